import type { Case } from '#contract/cases.ts';
import type { Messages } from '../../messages/nl.ts';
import { today } from '../../ui/dates.ts';

/**
 * Until two years old an age is said in whole months: "0 jaar" says nothing about a baby. Null when the date of birth is not
 * wholly known. `on`: yyyy-mm-dd.
 */
export function ageInWords(
  { age, birthDate: { year, month, day } }: Pick<Case['children'][number], 'age' | 'birthDate'>,
  words: Messages['cases']['child'],
  on = today(),
): string | null {
  if (age === null) return null;
  if (age >= 2 || year === null || month === null || day === null) return words.age(age);
  const [thisYear = year, thisMonth = month, thisDay = day] = on.split('-').map(Number);
  return words.months((thisYear - year) * 12 + thisMonth - month - (thisDay < day ? 1 : 0));
}
