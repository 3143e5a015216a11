import type { IncompleteDate } from '#contract/common.ts';
import type { Language } from './dates.ts';

const months = (language: Language) =>
  new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', { month: 'long', timeZone: 'UTC' });

/** Names of the months, January first. */
export const monthNames = (language: Language): string[] =>
  Array.from({ length: 12 }, (_, month) => months(language).format(new Date(Date.UTC(2026, month, 15))));

/** A date as far as it is known: "14 juni 2011", "juni 2011", "2011"; nothing when nothing is known. */
export function incompleteDate(date: IncompleteDate, language: Language): string | undefined {
  if (date.year === null) return undefined;
  if (date.month === null) return String(date.year);
  const month = monthNames(language)[date.month - 1] ?? '';
  return date.day === null ? `${month} ${date.year}` : `${date.day} ${month} ${date.year}`;
}
