import { z } from 'zod';

/**
 * A date of which the register may know only a part. What is not known is null and is never filled up: somebody born
 * "in 2011" has no birthday, and no age that is certain all year.
 */
export const IncompleteDate = z
  .strictObject({
    year: z.int().min(1).max(9999).nullable(),
    month: z.int().min(1).max(12).nullable(),
    day: z.int().min(1).max(31).nullable(),
  })
  .refine(date => date.month === null || date.year !== null, 'a month without a year says nothing')
  .refine(date => date.day === null || date.month !== null, 'a day without a month says nothing')
  .readonly();
export type IncompleteDate = z.infer<typeof IncompleteDate>;

/**
 * Keeps what can be true and drops what cannot: zero is "unknown" in the register, a month without a year or a day
 * without a month says nothing, 30 February is no day. Dropping is all this does; it never adds.
 */
export function incompleteDate(year: number, month: number, day: number): IncompleteDate {
  const isYear = Number.isInteger(year) && year >= 1 && year <= 9999;
  const isMonth = isYear && Number.isInteger(month) && month >= 1 && month <= 12;
  const isDay =
    isMonth &&
    Number.isInteger(day) &&
    day >= 1 &&
    day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
  return { year: isYear ? year : null, month: isMonth ? month : null, day: isDay ? day : null };
}

/** Reads the register's own form, yyyymmdd with zeros for what is unknown. Anything else is a date of which nothing is known. */
export function parseRegisterDate(text: string): IncompleteDate {
  const digits = /^(\d{4})(\d{2})(\d{2})$/.exec(text.trim());
  return incompleteDate(Number(digits?.[1] ?? 0), Number(digits?.[2] ?? 0), Number(digits?.[3] ?? 0));
}

/** The ISO date, when and only when all of it is known. */
export function wholeDate(date: IncompleteDate): string | undefined {
  if (date.year === null || date.month === null || date.day === null) return undefined;
  return Temporal.PlainDate.from({ year: date.year, month: date.month, day: date.day }).toString();
}
