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
