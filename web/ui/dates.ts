/**
 * Dates on screen. A date is a string yyyy-mm-dd; an instant is a string with an offset. Everything is said in the
 * time of the Netherlands, whatever the clock of the device is set to.
 */
export type Language = 'nl' | 'en';
const zone = 'Europe/Amsterdam';
const dayLength = 86_400_000;
const locale = (language: Language) => (language === 'nl' ? 'nl-NL' : 'en-GB');

const utc = (date: string) => new Date(`${date}T12:00:00Z`);
const iso = (day: Date) => day.toISOString().slice(0, 10);
export const addDays = (date: string, days: number) => iso(new Date(utc(date).getTime() + days * dayLength));
const weekday = (date: string) => utc(date).getUTCDay();

/** The calendar date in the Netherlands at an instant; today without one. */
export const dateOf = (instant: string | Date = new Date()) =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(new Date(instant));
export const today = () => dateOf();
/** The last day of something that ends at an instant: access until and including Monday ends when Tuesday begins. */
export const lastDayOf = (end: string) => dateOf(new Date(new Date(end).getTime() - 1));

/** Easter Sunday (Meeus). */
function easter(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return iso(new Date(Date.UTC(year, Math.floor(f / 31) - 1, (f % 31) + 1, 12)));
}

/** Recognised holidays of the Algemene termijnenwet. */
function holidays(year: number): readonly string[] {
  const sunday = easter(year);
  const kings = weekday(`${year}-04-27`) === 0 ? `${year}-04-26` : `${year}-04-27`;
  const fixed = [`${year}-01-01`, kings, `${year}-05-05`, `${year}-12-25`, `${year}-12-26`];
  return [...fixed, ...[-2, 1, 39, 50].map(days => addDays(sunday, days))];
}

export const isWorkingDay = (date: string) =>
  weekday(date) !== 0 && weekday(date) !== 6 && !holidays(Number(date.slice(0, 4))).includes(date);

/** Working days after `from`, up to and including `until`. */
export function workingDaysUntil(until: string, from = today()): number {
  let count = 0;
  for (let date = addDays(from, 1); date <= until; date = addDays(date, 1))
    if (isWorkingDay(date)) count += 1;
  return count;
}

/** The working day so many working days after a date. */
export function addWorkingDays(date: string, days: number): string {
  let [reached, left] = [date, days];
  while (left > 0) {
    reached = addDays(reached, 1);
    if (isWorkingDay(reached)) left -= 1;
  }
  return reached;
}

/** The last day (Sunday) of the week of a date. */
export const endOfWeek = (date: string) => addDays(date, (7 - weekday(date)) % 7);

/** "di 24 november", with the year only when it is another year, or asked for. */
export function day(date: string, language: Language, long = false, withYear = false): string {
  const sameYear = !withYear && date.slice(0, 4) === today().slice(0, 4);
  const text = new Intl.DateTimeFormat(locale(language), {
    timeZone: 'UTC',
    weekday: long ? 'long' : 'short',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(utc(date));
  return text.replace(/,/g, '');
}

/** A time of the clock as it is kept, "14:03", as it is said: in Dutch "14.03". The one place where a time gets its sign. */
export const time = (kept: string, language: Language) => kept.replace(':', language === 'nl' ? '.' : ':');

/** "14.03": at an instant. */
export const clock = (instant: string | Date, language: Language) =>
  time(
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(
      new Date(instant),
    ),
    language,
  );

/** Whole days from today: negative is past. */
export const daysFromToday = (date: string) =>
  Math.round((utc(date).getTime() - utc(today()).getTime()) / dayLength);

/** "24 november": of any year. */
export const dayOfYear = (date: string, language: Language, month: 'long' | 'short' = 'long') =>
  new Intl.DateTimeFormat(locale(language), { timeZone: 'UTC', day: 'numeric', month })
    .format(utc(date))
    .replace('.', '');
