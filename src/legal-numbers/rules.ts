/** Which value of a legal number holds on a day. */

interface Valued {
  readonly values: readonly { readonly validFrom: string; readonly value: number }[];
}

/**
 * The value on this day (ISO 8601), in the unit of the number; undefined before the first day that is known, because a
 * term of which nobody knows whether it held then is refused rather than guessed.
 */
export const valueOn = ({ values }: Valued, day: string): number | undefined =>
  values.findLast(({ validFrom }) => validFrom <= day)?.value;

const units = {
  nl: {
    hours: ['uur', 'uur'],
    days: ['dag', 'dagen'],
    'working-days': ['werkdag', 'werkdagen'],
    weeks: ['week', 'weken'],
    months: ['maand', 'maanden'],
    years: ['jaar', 'jaar'],
    age: ['jaar', 'jaar'],
    euro: ['euro', 'euro'],
    goals: ['doel', 'doelen'],
  },
  en: {
    hours: ['hour', 'hours'],
    days: ['day', 'days'],
    'working-days': ['working day', 'working days'],
    weeks: ['week', 'weeks'],
    months: ['month', 'months'],
    years: ['year', 'years'],
    age: ['years', 'years'],
    euro: ['euro', 'euro'],
    goals: ['goal', 'goals'],
  },
} as const;

/** '6 weken', '1 werkdag', '5.150 euro': the number of this day with its unit; undefined when no value is known. */
export function inWords(
  number: Valued & { readonly unit: keyof (typeof units)['nl'] },
  day: string,
  language: 'nl' | 'en',
): string | undefined {
  const value = valueOn(number, day);
  if (value === undefined) return undefined;
  const amount = value.toLocaleString(language === 'nl' ? 'nl-NL' : 'en-GB');
  return `${amount} ${units[language][number.unit][value === 1 ? 0 : 1]}`;
}
