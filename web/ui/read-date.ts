import { addDays, today } from './dates.ts';

/** A date without a year lies ahead (an agreement) or behind (last seen). */
export type Direction = 'ahead' | 'behind';

/** A day that has no year, and of which no year can be taken for granted: the nearest one in this direction. */
export interface YearAsked {
  readonly date: string;
  /** That day of this year lies on the other side of today; or it is far off. */
  readonly because: 'gone' | 'coming' | 'far-ahead' | 'long-ago';
}

/** Half a year: nearer than this, no other year can be meant. */
const near = 183;

/** A day to show how a date is written: one that somebody could mean here. */
export const exampleDay = (direction: Direction, on = today()) => addDays(on, direction === 'ahead' ? 5 : -5);

/** "4-12-2026" */
export const written = (date: string) =>
  `${Number(date.slice(8))}-${Number(date.slice(5, 7))}-${date.slice(0, 4)}`;

/** What someone typed as a date: 24-11-2026, 24/11, 24 nov, 2026-11-24. A year is filled in only when it is near. */
export function readDate(
  typed: string,
  direction: Direction = 'ahead',
  on = today(),
): string | YearAsked | undefined {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/^(ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/, '');
  const whole = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (whole) return valid(Number(whole[1]), Number(whole[2]), Number(whole[3]));
  const parts = /^(\d{1,2})[\s./-]+(\d{1,2}|[a-z]{3,9})\.?(?:[\s./-]+(\d{4}|\d{2}))?$/.exec(text);
  if (!parts) return undefined;
  const month = monthOf(parts[2] ?? '');
  const dayOfMonth = Number(parts[1]);
  if (month === undefined) return undefined;
  if (parts[3] !== undefined)
    return valid(parts[3].length === 2 ? 2000 + Number(parts[3]) : Number(parts[3]), month, dayOfMonth);
  return nearest(month, dayOfMonth, direction, on);
}

/** That day in the year that is nearest in this direction; asked when even that is far. */
function nearest(
  month: number,
  dayOfMonth: number,
  direction: Direction,
  on: string,
): string | YearAsked | undefined {
  const year = Number(on.slice(0, 4));
  const thisYear = valid(year, month, dayOfMonth);
  if (direction === 'ahead') {
    const gone = thisYear !== undefined && thisYear < on;
    const date = gone ? valid(year + 1, month, dayOfMonth) : thisYear;
    if (date === undefined || date <= addDays(on, near)) return date;
    return { date, because: gone ? 'gone' : 'far-ahead' };
  }
  const coming = thisYear !== undefined && thisYear > on;
  const date = coming ? valid(year - 1, month, dayOfMonth) : thisYear;
  if (date === undefined || date >= addDays(on, -near)) return date;
  return { date, because: coming ? 'coming' : 'long-ago' };
}

const months = [
  'jan',
  'feb',
  'mrt|maa|mar',
  'apr',
  'mei|may',
  'jun',
  'jul',
  'aug',
  'sep',
  'okt|oct',
  'nov',
  'dec',
];
function monthOf(word: string): number | undefined {
  if (/^\d+$/.test(word)) return Number(word);
  const found = months.findIndex(month => new RegExp(`^(${month})`).test(word));
  return found === -1 ? undefined : found + 1;
}

function valid(year: number, month: number, dayOfMonth: number): string | undefined {
  const made = new Date(Date.UTC(year, month - 1, dayOfMonth, 12));
  const same =
    made.getUTCFullYear() === year && made.getUTCMonth() === month - 1 && made.getUTCDate() === dayOfMonth;
  return same ? made.toISOString().slice(0, 10) : undefined;
}
