/**
 * Working days, school holidays, and the dates that follow from them.
 *
 * Pure: the days themselves come in as data (content/calendar). All dates are calendar dates, never
 * instants: a term of a day is not a term of 24 hours (Algemene termijnenwet, Atw).
 *
 * A date outside what the data covers is refused. There is no silent fallback to "no holidays known".
 */

type PlainDate = Temporal.PlainDate;

/** A stretch of whole days; both ends belong to it. */
export type DayRange = { readonly from: PlainDate; readonly until: PlainDate };

export type CalendarData = {
  /** Recognised holidays and the days put on a par with them (Atw article 3). */
  readonly holidays: readonly PlainDate[];
  readonly holidaysCover: DayRange;
  /** Royal decrees put more days on a par with holidays, about three years at a time (Atw article 3(3)). */
  readonly decreesKnownUntil: PlainDate;
  readonly schoolHolidays: readonly DayRange[];
  readonly schoolHolidaysCover: DayRange;
};

export type Calendar = {
  /** Not a Saturday, Sunday, recognised holiday or a day put on a par with one (Atw articles 1 and 3). */
  readonly isWorkingDay: (date: PlainDate) => boolean;
  /** In a school holiday of the region this calendar was made for. */
  readonly isSchoolHoliday: (date: PlainDate) => boolean;
  /**
   * The n-th working day after the date; the date itself does not count. With n = 0: the date itself, or the
   * first working day after it when it is none.
   */
  readonly addWorkingDays: (date: PlainDate, n: number) => PlainDate;
  /** The first working day after the date, also when the date is a working day itself. */
  readonly nextWorkingDay: (date: PlainDate) => PlainDate;
  /** The last days that the data knows about. */
  readonly knownUntil: Readonly<Record<CalendarPart, PlainDate>>;
};

export type CalendarPart = 'holidays' | 'decrees' | 'school-holidays';

export class DateNotCovered extends RangeError {
  override readonly name = 'DateNotCovered';
}

export function createCalendar(data: CalendarData): Calendar {
  const holidays = new Set(data.holidays.map(String));
  const schoolDays = new Set(data.schoolHolidays.flatMap(range => daysOf(range).map(String)));

  function isWorkingDay(date: PlainDate): boolean {
    refuseOutside(data.holidaysCover, date, 'holidays');
    return date.dayOfWeek <= 5 && !holidays.has(date.toString());
  }

  function isSchoolHoliday(date: PlainDate): boolean {
    refuseOutside(data.schoolHolidaysCover, date, 'school holidays');
    return schoolDays.has(date.toString());
  }

  function addWorkingDays(date: PlainDate, n: number): PlainDate {
    if (!Number.isInteger(n) || n < 0) throw new RangeError(`Working days are counted forward, not ${n}.`);
    let found = date;
    for (let left = n; left > 0;) {
      found = found.add({ days: 1 });
      if (isWorkingDay(found)) left -= 1;
    }
    while (!isWorkingDay(found)) found = found.add({ days: 1 });
    return found;
  }

  return {
    isWorkingDay,
    isSchoolHoliday,
    addWorkingDays,
    nextWorkingDay: date => addWorkingDays(date, 1),
    knownUntil: {
      holidays: data.holidaysCover.until,
      decrees: data.decreesKnownUntil,
      'school-holidays': data.schoolHolidaysCover.until,
    },
  };
}

/** A professional should not lose access while nobody is there to renew it: nor give it for half a year unasked. */
const WORKING_DAYS_AFTER_LOOK_BACK = 10;
const MONTHS_AT_MOST = 6;
const WORKING_DAYS_OF_READING = 5;
const WORKING_DAYS_TO_DECIDE = 5;

/**
 * The last day of access given today: the next look-back date plus ten working days, when the team has met and
 * said who stays. Never a day on which nobody works and never in a school holiday: then it moves to the first
 * later day that is neither. At most six months from today; where moving later would pass that, it moves earlier.
 * A look-back date that has passed is overdue and counts as today.
 *
 * Source: rule 13 of the working practice ("Wie blijft erbij?"); the six months are also a constraint in the
 * database. Not a statutory term, so the Atw does not lengthen it.
 */
export function accessEnd(
  calendar: Calendar,
  { today, lookBack }: { readonly today: PlainDate; readonly lookBack: PlainDate },
): PlainDate {
  const limit = today.add({ months: MONTHS_AT_MOST });
  const suits = (date: PlainDate): boolean => calendar.isWorkingDay(date) && !calendar.isSchoolHoliday(date);

  const base = isAfter(lookBack, today) ? lookBack : today;
  // A look-back date years away need not be counted from: the limit decides.
  const wished = isAfter(base, limit) ? limit : calendar.addWorkingDays(base, WORKING_DAYS_AFTER_LOOK_BACK);

  for (let date = wished; !isAfter(date, limit); date = date.add({ days: 1 })) {
    if (suits(date)) return date;
  }
  // From what was wished until the limit no day suits, so the day sought is the last one before.
  let earlier = limit;
  while (!suits(earlier)) earlier = earlier.subtract({ days: 1 });
  return earlier;
}

/**
 * Until when one may still read after access has merely expired: five working days, so that a forgotten renewal
 * does not stop the work. After revoking, leaving or a conflict of interest there are none.
 * Source: rule 13 of the working practice.
 */
export function readUntil(calendar: Calendar, end: PlainDate): PlainDate {
  return calendar.addWorkingDays(end, WORKING_DAYS_OF_READING);
}

/**
 * The last day to decide on a concern: five working days after the day it came in.
 * Source: rule 19 of the working practice, on the pattern of the triage term of Veilig Thuis
 * (Uitvoeringsbesluit Wmo 2015 article 4.1.7).
 */
export function decideBy(calendar: Calendar, received: PlainDate): PlainDate {
  return calendar.addWorkingDays(received, WORKING_DAYS_TO_DECIDE);
}

/** Which parts of the calendar run out within the given months: to be renewed long before a date is refused. */
export function runningOut(calendar: Calendar, today: PlainDate, withinMonths = 12): CalendarPart[] {
  const horizon = today.add({ months: withinMonths });
  const parts: CalendarPart[] = ['holidays', 'decrees', 'school-holidays'];
  return parts.filter(part => !isAfter(calendar.knownUntil[part], horizon));
}

function isAfter(one: PlainDate, other: PlainDate): boolean {
  return Temporal.PlainDate.compare(one, other) > 0;
}

function refuseOutside(cover: DayRange, date: PlainDate, what: string): void {
  if (isAfter(cover.from, date) || isAfter(date, cover.until)) {
    throw new DateNotCovered(
      `The calendar knows ${what} from ${cover.from} until ${cover.until}; ${date} lies outside. Add the days to content/calendar.`,
    );
  }
}

function daysOf({ from, until }: DayRange): PlainDate[] {
  const days: PlainDate[] = [];
  for (let day = from; !isAfter(day, until); day = day.add({ days: 1 })) days.push(day);
  return days;
}
