import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { accessEnd } from '#kernel/calendar.ts';
import {
  holidaysSchema,
  loadCalendar,
  readCalendarData,
  schoolHolidaysSchema,
  schoolRegionSchema,
} from './calendar-content.ts';
import { contentFolder, readDocument } from '#kernel/content/read.ts';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const national = holidaysSchema.parse(readDocument(new URL('calendar/holidays.json', contentFolder)));
const school = schoolHolidaysSchema.parse(
  readDocument(new URL('calendar/school-holidays.json', contentFolder)),
);

/** Easter Sunday by the way of Meeus, Jones and Butcher; the file was made in another way. */
function easter(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(sum / 31), day: (sum % 31) + 1 });
}

/** Algemene termijnenwet article 3, computed. */
function holidaysOf(year: number): Map<string, string> {
  const sunday = easter(year);
  const kingsDay = Temporal.PlainDate.from({ year, month: 4, day: 27 });
  return new Map([
    [`${year}-01-01`, 'Nieuwjaarsdag'],
    [sunday.subtract({ days: 2 }).toString(), 'Goede Vrijdag'],
    [sunday.add({ days: 1 }).toString(), 'Tweede Paasdag'],
    [(kingsDay.dayOfWeek === 7 ? kingsDay.subtract({ days: 1 }) : kingsDay).toString(), 'Koningsdag'],
    [`${year}-05-05`, 'Bevrijdingsdag'],
    [sunday.add({ days: 39 }).toString(), 'Hemelvaartsdag'],
    [sunday.add({ days: 50 }).toString(), 'Tweede Pinksterdag'],
    [`${year}-12-25`, 'Eerste Kerstdag'],
    [`${year}-12-26`, 'Tweede Kerstdag'],
  ]);
}

test('the computation of Easter gives the dates everyone knows', () => {
  assert.deepEqual(
    [2000, 2019, 2024, 2025, 2026, 2027].map(year => easter(year).toString()),
    ['2000-04-23', '2019-04-21', '2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28'],
  );
});

test('the holidays on file are those of article 3, each year from 2026 to 2032, and no others', () => {
  for (let year = 2026; year <= 2032; year += 1) {
    const found = new Map(
      national.days.filter(each => each.date.year === year).map(each => [each.date.toString(), each.name]),
    );
    assert.deepEqual(
      found,
      new Map([...holidaysOf(year)].toSorted(([one], [other]) => one.localeCompare(other))),
      `holidays of ${year}`,
    );
  }
});

test('the King is celebrated on 26 April when the 27th is a Sunday', () => {
  const kingsDays = national.days
    .filter(each => each.name === 'Koningsdag')
    .map(each => each.date.toString());
  assert.deepEqual(
    kingsDays.slice(0, 6).map(date => date.slice(5)),
    ['04-27', '04-27', '04-27', '04-27', '04-27', '04-26'],
  );
});

test('the days of the decree are Fridays after a Thursday that is a holiday, in the years it speaks of', () => {
  const named = new Set(national.days.map(each => each.date.toString()));
  for (const { date } of national.decrees.days) {
    assert.equal(date.dayOfWeek, 5, date.toString());
    assert.ok(named.has(date.subtract({ days: 1 }).toString()), `${date} does not follow a holiday`);
    assert.ok(Temporal.PlainDate.compare(date, national.decrees.knownUntil) <= 0);
  }
});

test('school holidays run from Saturday to Sunday and do not overlap within a region', () => {
  for (const region of schoolRegionSchema.options) {
    const { schoolHolidays } = readCalendarData(region);
    const sorted = schoolHolidays.toSorted((one, other) => Temporal.PlainDate.compare(one.from, other.from));
    for (const [index, { from, until }] of sorted.entries()) {
      assert.deepEqual([from.dayOfWeek, until.dayOfWeek], [6, 7], `${region} ${from}`);
      const previous = sorted[index - 1];
      if (previous)
        assert.ok(Temporal.PlainDate.compare(previous.until, from) < 0, `${region} ${from} overlaps`);
    }
  }
});

test('each school holiday has its usual length', () => {
  const weeks = {
    herfstvakantie: 1,
    kerstvakantie: 2,
    voorjaarsvakantie: 1,
    meivakantie: 1,
    zomervakantie: 6,
  };
  for (const { schoolYear, holidays } of school.schoolYears) {
    for (const { name, from, until } of holidays) {
      const length = Object.entries(weeks).find(([known]) => known === name);
      assert.equal(from.until(until).days + 1, (length?.[1] ?? 0) * 7 + 2, `${name} ${schoolYear}`);
    }
  }
});

test('school years that could not be compared well are marked unsure', () => {
  const marks = school.schoolYears.map(year => [year.schoolYear, year.mark]);
  assert.deepEqual(marks, [
    ['2025-2026', 'source'],
    ['2026-2027', 'source'],
    ['2027-2028', 'unsure'],
    ['2028-2029', 'unsure'],
    ['2029-2030', 'unsure'],
  ]);
});

test('the calendars of the regions agree on working days and differ on school holidays', () => {
  const [noord, zuid] = [loadCalendar('noord'), loadCalendar('zuid')];
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1600 }), n => {
      const date = day('2026-01-01').add({ days: n });
      assert.equal(noord.isWorkingDay(date), zuid.isWorkingDay(date));
    }),
  );
  assert.deepEqual(
    [noord, zuid].map(each => each.isSchoolHoliday(day('2027-02-25'))),
    [true, false],
  );
});

test('property: access given on any day until 2030 ends on a working school day, in each region', () => {
  for (const region of schoolRegionSchema.options) {
    const calendar = loadCalendar(region);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1350 }), fc.integer({ min: 0, max: 200 }), (n, distance) => {
        const today = day('2026-01-01').add({ days: n });
        const end = accessEnd(calendar, { today, lookBack: today.add({ days: distance }) });
        assert.ok(calendar.isWorkingDay(end) && !calendar.isSchoolHoliday(end), end.toString());
        assert.ok(Temporal.PlainDate.compare(end, today.add({ months: 6 })) <= 0);
      }),
      { numRuns: 500 },
    );
  }
});

test('the dates of the demonstration come out of the calendar of the south', () => {
  const calendar = loadCalendar('zuid');
  const ends = [
    { today: day('2026-11-09'), lookBack: day('2026-11-16') },
    { today: day('2026-11-19'), lookBack: day('2027-02-11') },
  ].map(given => accessEnd(calendar, given).toString());
  assert.deepEqual(ends, ['2026-11-30', '2027-02-25']);
});

test('a holiday that stands twice, a range that ends before it begins and a region without summer are refused', () => {
  const documents = {
    twice: { ...json('calendar/holidays.json') },
    backwards: { ...json('calendar/school-holidays.json') },
  };
  const days = list(documents.twice['days']);
  assert.match(
    complaint(holidaysSchema, { ...documents.twice, days: [...days, days[0]] }),
    /stands here twice/,
  );

  const years = list(documents.backwards['schoolYears']);
  const first = object(years[0]);
  const holidays = list(first['holidays']);
  const turned = holidays.map((each, index) =>
    index === 0 ? { ...object(each), from: '2026-10-26', until: '2026-10-18' } : each,
  );
  assert.match(
    complaint(schoolHolidaysSchema, {
      ...documents.backwards,
      schoolYears: [{ ...first, holidays: turned }],
    }),
    /the end lies before the begin/,
  );
  assert.match(
    complaint(schoolHolidaysSchema, {
      ...documents.backwards,
      schoolYears: [{ ...first, holidays: holidays.slice(0, -1) }],
    }),
    /zuid has .*wanted are/,
  );
});

function json(path: string): Record<string, unknown> {
  return object(readDocument(new URL(path, contentFolder)));
}

function object(value: unknown): Record<string, unknown> {
  assert.ok(typeof value === 'object' && value !== null && !Array.isArray(value));
  return { ...value };
}

function list(value: unknown): unknown[] {
  assert.ok(Array.isArray(value));
  return value;
}

function complaint(schema: typeof holidaysSchema | typeof schoolHolidaysSchema, document: unknown): string {
  const parsed = schema.safeParse(document);
  assert.equal(parsed.success, false, 'a fault was planted and not found');
  return parsed.error?.issues.map(issue => issue.message).join('; ') ?? '';
}
