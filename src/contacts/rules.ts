import { refusal, type FieldError, type Refusal } from '#kernel/refusal.ts';

export interface Contact {
  readonly happenedOn: string;
  readonly reached: boolean;
  readonly what: string | null;
}

/** What was said is empty, or it is something. */
const wordsOf = (what: string | null): string | null => (what === '' ? null : what);

const outOfBounds = (error: FieldError): Refusal => refusal('term-out-of-bounds', [error]);

/** A contact is on a day that has been, and says what was spoken about when somebody was reached. Dates compare as text. */
export const contact = <T extends Contact>(given: T, today: string): T | Refusal => {
  if (given.happenedOn > today)
    return outOfBounds({ field: 'happenedOn', message: 'Kies vandaag of een eerdere datum' });
  const what = wordsOf(given.what);
  if (given.reached && what === null)
    return refusal('invalid-input', [
      { field: 'what', message: 'Schrijf op wat er is besproken, of kies Niet bereikt' },
    ]);
  return { ...given, what };
};

/** A call-back is for today or later, within three months: further ahead it is an agreement. */
export const callBack = (
  on: string,
  bounds: { readonly today: string; readonly latest: string },
): string | Refusal =>
  on < bounds.today || on > bounds.latest
    ? outOfBounds({ field: 'callBackOn', message: 'Kies vandaag of een latere dag, binnen drie maanden' })
    : on;

/** Whoever was not reached is called back, the next working day unless said otherwise; after a talk only when asked for. */
export const callBackDay = (reached: boolean, wished: string | null, nextWorkingDay: string): string | null =>
  wished ?? (reached ? null : nextWorkingDay);
