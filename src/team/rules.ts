import { refusal, type Refusal } from '#kernel/refusal.ts';

export interface Away {
  readonly from: string;
  readonly until: string | null;
}

/** Somebody is away from a day until a day; dates compare as text. A day far back or ahead is a slip of the hand. */
export const absence = (
  away: Away,
  bounds: { readonly earliest: string; readonly latest: string },
): Away | Refusal => {
  const off = (day: string): boolean => day < bounds.earliest || day > bounds.latest;
  if (off(away.from))
    return refusal('term-out-of-bounds', [
      { field: 'from', message: 'Kies een dag van de afgelopen drie maanden tot een jaar vooruit' },
    ]);
  if (away.until !== null && (away.until < away.from || off(away.until)))
    return refusal('term-out-of-bounds', [
      { field: 'until', message: 'Kies een laatste dag na de eerste, of laat leeg wat u niet weet' },
    ]);
  return away;
};
