import { refusal, type Refusal } from '#kernel/refusal.ts';

export interface TermBounds {
  readonly today: string;
  /** The next look-back date plus ten working days, six months at most; see accessEnd in the calendar. */
  readonly byDefault: string;
  /** Six months from today. */
  readonly latest: string;
}

export interface Running {
  readonly public_id: string;
  readonly version: number;
  readonly label: string;
  readonly lapsed: boolean;
}
export interface Choice {
  readonly grantId: string;
  readonly version: number;
  readonly stays: boolean;
}

/**
 * "Wie blijft erbij?" is answered for everybody who has access now: who was let in or changed meanwhile is not passed
 * over, and nobody stands in it twice. On a basis whose review has lapsed nothing new is given, so nothing is renewed.
 */
export const renewal = (running: readonly Running[], choices: readonly Choice[]): 'fine' | Refusal => {
  const chosen = new Map(choices.map(each => [each.grantId, each]));
  if (
    chosen.size !== choices.length ||
    chosen.size !== running.length ||
    running.some(each => chosen.get(each.public_id)?.version !== each.version)
  )
    return refusal('version-mismatch');
  const lapsed = running.filter(each => each.lapsed && chosen.get(each.public_id)?.stays === true);
  return lapsed.length === 0
    ? 'fine'
    : refusal(
        'basis-review-lapsed',
        lapsed.map(each => ({
          field: each.public_id,
          message: `${each.label}: laat de privacy officer eerst de grondslag beoordelen, of kies: stopt`,
        })),
      );
};

/** The last day of access: what was asked, or the default. Dates compare as text. */
export const lastDay = (asked: string | undefined, bounds: TermBounds): string | Refusal => {
  if (asked === undefined) return bounds.byDefault;
  if (asked < bounds.today || asked > bounds.latest)
    return refusal('term-out-of-bounds', [
      { field: 'until', message: 'Kies vandaag of een latere dag, binnen zes maanden' },
    ]);
  return asked;
};
