import { refusal, type Refusal } from '#kernel/refusal.ts';

export interface TermBounds {
  readonly today: string;
  /** The next look-back date plus ten working days, six months at most; see accessEnd in the calendar. */
  readonly byDefault: string;
  /** Six months from today. */
  readonly latest: string;
}

/** The last day of access: what was asked, or the default. Dates compare as text. */
export const lastDay = (asked: string | undefined, bounds: TermBounds): string | Refusal => {
  if (asked === undefined) return bounds.byDefault;
  if (asked < bounds.today || asked > bounds.latest)
    return refusal('term-out-of-bounds', [
      { field: 'until', message: 'Kies vandaag of een latere dag, binnen zes maanden' },
    ]);
  return asked;
};
