import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  accessEnd,
  createCalendar,
  DateNotCovered,
  decideBy,
  readUntil,
  runningOut,
  type CalendarData,
} from './calendar.ts';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const range = (from: string, until: string) => ({ from: day(from), until: day(until) });

const data: CalendarData = {
  // The winter of 2026-2027 as the law has it, with one made-up decree.
  holidays: ['2026-12-25', '2026-12-26', '2027-01-01', '2027-03-26', '2027-03-29', '2027-04-27'].map(day),
  holidaysCover: range('2026-01-01', '2028-12-31'),
  decreesKnownUntil: day('2027-12-31'),
  schoolHolidays: [
    range('2026-12-19', '2027-01-03'),
    range('2027-02-20', '2027-02-28'),
    range('2027-07-10', '2027-08-22'),
  ],
  schoolHolidaysCover: range('2026-01-01', '2028-08-31'),
};
const calendar = createCalendar(data);
const quiet = createCalendar({ ...data, schoolHolidays: [] });

test('a Saturday, a Sunday and a holiday are no working days, the days around them are', () => {
  assert.equal(calendar.isWorkingDay(day('2026-11-20')), true);
  assert.equal(calendar.isWorkingDay(day('2026-11-21')), false);
  assert.equal(calendar.isWorkingDay(day('2026-11-22')), false);
  assert.equal(calendar.isWorkingDay(day('2026-12-24')), true);
  assert.equal(calendar.isWorkingDay(day('2026-12-25')), false);
  assert.equal(calendar.isWorkingDay(day('2026-12-28')), true);
});

test('both ends of a school holiday belong to it', () => {
  assert.equal(calendar.isSchoolHoliday(day('2026-12-18')), false);
  assert.equal(calendar.isSchoolHoliday(day('2026-12-19')), true);
  assert.equal(calendar.isSchoolHoliday(day('2027-01-03')), true);
  assert.equal(calendar.isSchoolHoliday(day('2027-01-04')), false);
});

test('the next working day lies after the date, also over the turn of the year', () => {
  assert.equal(calendar.nextWorkingDay(day('2026-12-31')).toString(), '2027-01-04');
  assert.equal(calendar.nextWorkingDay(day('2026-11-20')).toString(), '2026-11-23');
  assert.equal(calendar.nextWorkingDay(day('2026-11-23')).toString(), '2026-11-24');
  assert.equal(calendar.nextWorkingDay(day('2027-03-25')).toString(), '2027-03-30');
});

test('counting starts the day after, and nought working days is the date or the first working day after it', () => {
  assert.equal(calendar.addWorkingDays(day('2026-11-23'), 5).toString(), '2026-11-30');
  assert.equal(calendar.addWorkingDays(day('2026-11-21'), 1).toString(), '2026-11-23');
  assert.equal(calendar.addWorkingDays(day('2026-11-23'), 0).toString(), '2026-11-23');
  assert.equal(calendar.addWorkingDays(day('2026-11-21'), 0).toString(), '2026-11-23');
  assert.throws(() => calendar.addWorkingDays(day('2026-11-21'), -1), RangeError);
  assert.throws(() => calendar.addWorkingDays(day('2026-11-21'), 1.5), RangeError);
});

test('the night in which the clock goes back has no part in counting days', () => {
  assert.equal(calendar.addWorkingDays(day('2026-10-23'), 1).toString(), '2026-10-26');
  assert.equal(calendar.addWorkingDays(day('2026-10-25'), 1).toString(), '2026-10-26');
});

test('a concern of Tuesday is decided on by Tuesday, one of Friday evening or the weekend by Friday', () => {
  assert.equal(decideBy(calendar, day('2026-11-03')).toString(), '2026-11-10');
  assert.equal(decideBy(calendar, day('2026-11-06')).toString(), '2026-11-13');
  assert.equal(decideBy(calendar, day('2026-11-07')).toString(), '2026-11-13');
  assert.equal(decideBy(calendar, day('2026-12-23')).toString(), '2026-12-31');
});

test('access ends ten working days after the look-back date', () => {
  const today = day('2026-11-09');
  assert.equal(accessEnd(calendar, { today, lookBack: day('2026-11-16') }).toString(), '2026-11-30');
});

test('access does not end in a school holiday: it moves to the first working day after it', () => {
  const today = day('2026-11-30');
  assert.equal(accessEnd(calendar, { today, lookBack: day('2026-12-10') }).toString(), '2027-01-04');
  assert.equal(accessEnd(quiet, { today, lookBack: day('2026-12-10') }).toString(), '2026-12-24');
});

test('access lasts six months at most, and moves earlier when a holiday begins before that', () => {
  const today = day('2027-01-20');
  // Wished: 20 July, in the summer holiday, which ends after the limit of 20 July.
  assert.equal(accessEnd(calendar, { today, lookBack: day('2027-07-06') }).toString(), '2027-07-09');
  // A look-back date years away changes nothing.
  assert.equal(accessEnd(calendar, { today, lookBack: day('2028-06-01') }).toString(), '2027-07-09');
  assert.equal(accessEnd(quiet, { today, lookBack: day('2028-06-01') }).toString(), '2027-07-20');
});

test('six months from the last day of a month is the last day of the month it comes to', () => {
  const lookBack = day('2027-12-01');
  assert.equal(accessEnd(quiet, { today: day('2026-08-31'), lookBack }).toString(), '2027-02-26');
  assert.equal(accessEnd(quiet, { today: day('2026-12-31'), lookBack }).toString(), '2027-06-30');
});

test('a look-back date that has passed counts as today', () => {
  const today = day('2026-11-23');
  assert.equal(accessEnd(calendar, { today, lookBack: day('2026-06-01') }).toString(), '2026-12-07');
  assert.equal(accessEnd(calendar, { today, lookBack: today }).toString(), '2026-12-07');
});

test('reading goes on for five working days after mere expiry', () => {
  assert.equal(readUntil(calendar, day('2026-11-30')).toString(), '2026-12-07');
  assert.equal(readUntil(calendar, day('2026-12-24')).toString(), '2027-01-04');
});

test('a date that the data does not cover is refused, not guessed', () => {
  assert.throws(() => calendar.isWorkingDay(day('2025-12-31')), DateNotCovered);
  assert.throws(() => calendar.addWorkingDays(day('2028-12-29'), 1), DateNotCovered);
  assert.throws(() => calendar.isSchoolHoliday(day('2028-09-01')), DateNotCovered);
  assert.throws(
    () => accessEnd(calendar, { today: day('2028-06-01'), lookBack: day('2028-09-01') }),
    DateNotCovered,
  );
});

test('a calendar that runs out within a year says which part', () => {
  assert.deepEqual(runningOut(calendar, day('2026-11-21')), []);
  assert.deepEqual(runningOut(calendar, day('2026-12-31')), ['decrees']);
  assert.deepEqual(runningOut(calendar, day('2027-11-21')), ['decrees', 'school-holidays']);
  assert.deepEqual(runningOut(calendar, day('2028-01-01')), ['holidays', 'decrees', 'school-holidays']);
});

const someDay = fc.integer({ min: 0, max: 600 }).map(n => day('2026-01-01').add({ days: n }));
const compare = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(one, other);

/** Counting the slow way: list the days, keep the working ones. */
function slowlyAdded(from: Temporal.PlainDate, n: number): Temporal.PlainDate {
  const closed = new Set(data.holidays.map(String));
  const days = Array.from({ length: 3 * n + 15 }, (_, index) => from.add({ days: index + 1 }));
  const open = days.filter(each => ![6, 7].includes(each.dayOfWeek) && !closed.has(each.toString()));
  const found = open[n - 1];
  assert.ok(found);
  return found;
}

test('property: counting working days agrees with listing them, and is always a working day', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: 1, max: 60 }), (from, n) => {
      const found = calendar.addWorkingDays(from, n);
      assert.equal(found.toString(), slowlyAdded(from, n).toString());
      assert.equal(calendar.isWorkingDay(found), true);
    }),
    { numRuns: 2000 },
  );
});

test('property: counting in two steps is counting in one, and a later start never ends earlier', () => {
  fc.assert(
    fc.property(someDay, fc.nat(40), fc.nat(40), fc.nat(20), (from, n, m, later) => {
      const inTwo = calendar.addWorkingDays(calendar.addWorkingDays(from, n), m);
      // From a weekend, nought days already moves: only then may the two differ.
      if (calendar.isWorkingDay(from) || n > 0) {
        assert.equal(inTwo.toString(), calendar.addWorkingDays(from, n + m).toString());
      }
      const other = calendar.addWorkingDays(from.add({ days: later }), n);
      assert.ok(compare(other, calendar.addWorkingDays(from, n)) >= 0);
    }),
    { numRuns: 2000 },
  );
});

test('property: access ends on a working school day, after today, within six months, near what was wished', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: -100, max: 400 }), (today, distance) => {
      const lookBack = today.add({ days: distance });
      const end = accessEnd(calendar, { today, lookBack });
      const limit = today.add({ months: 6 });
      assert.equal(calendar.isWorkingDay(end), true);
      assert.equal(calendar.isSchoolHoliday(end), false);
      assert.ok(compare(end, today) > 0);
      assert.ok(compare(end, limit) <= 0);
      // Nothing that suits lies between what was wished and what came out.
      const base = compare(lookBack, today) > 0 ? lookBack : today;
      const tenLater = slowlyAdded(base, 10);
      const wished = compare(tenLater, limit) > 0 ? limit : tenLater;
      const [low, high] =
        compare(wished, end) < 0 ? [wished, end] : [end.add({ days: 1 }), wished.add({ days: 1 })];
      for (let each = low; compare(each, high) < 0; each = each.add({ days: 1 })) {
        assert.ok(
          !calendar.isWorkingDay(each) || calendar.isSchoolHoliday(each),
          `${each} would have suited`,
        );
      }
      // It moves earlier only when every later day within the limit is unfit.
      if (compare(end, wished) < 0) {
        for (let each = wished; compare(each, limit) <= 0; each = each.add({ days: 1 })) {
          assert.ok(
            !calendar.isWorkingDay(each) || calendar.isSchoolHoliday(each),
            `${each} lies later and suits`,
          );
        }
      }
    }),
    { numRuns: 3000 },
  );
});
