import type { Telling } from '#contract/telling.ts';
import { refusal, type FieldError, type Refusal } from '#kernel/refusal.ts';

export interface TellingBounds {
  /** yyyy-mm-dd */
  readonly today: string;
  /** The last day on which the law lets parents hear of it. */
  readonly latest: string;
  /** Until when it may wait before somebody looks at it again. */
  readonly postponedUntil: string;
}

/** Who tells the parents and by when; with a ground, that they are told later. */
export interface TellingPlan {
  readonly teller: 'desk' | 'sender';
  readonly on: string;
  readonly ground?: string;
  readonly because?: string;
}

const dutchDay = (day: string): string => day.split('-').toReversed().join('-');
const wrong = (field: string, message: string): FieldError => ({ field, message });

/** A ground of the list, and a day within the two weeks that it may wait each time. Dates compare as text. */
export const laterFits = (
  { ground, until }: { readonly ground: string; readonly until: string },
  known: readonly { readonly code: string }[],
  { today, postponedUntil }: Pick<TellingBounds, 'today' | 'postponedUntil'>,
  at = '',
): 'fine' | Refusal => {
  if (!known.some(({ code }) => code === ground))
    return refusal('invalid-input', [wrong(`${at}ground`, 'Kies op welke grond de ouders het later horen')]);
  return until <= today || until > postponedUntil
    ? refusal('term-out-of-bounds', [
        wrong(`${at}until`, `Kies een dag na vandaag en uiterlijk ${dutchDay(postponedUntil)}`),
      ])
    : 'fine';
};

/**
 * Telling where no case was opened. Nobody chose: then the desk tells, on the last day of the law, so that it cannot be
 * forgotten. Where a child told it, or there is danger, nobody tells before somebody has looked whether that is safe.
 */
export const planTelling = (
  telling: Telling | undefined,
  bounds: TellingBounds,
  { careful, grounds }: { readonly careful: boolean; readonly grounds: readonly { readonly code: string }[] },
): TellingPlan | Refusal => {
  const unsafe = refusal('invalid-input', [
    wrong('telling.safe', 'Is vertellen veilig voor het kind? Weet je dat niet, kies dan later informeren'),
  ]);
  if (telling === undefined) return careful ? unsafe : { teller: 'desk', on: bounds.latest };
  if (telling.how === 'later') {
    const fits = laterFits(telling, grounds, bounds, 'telling.');
    return fits === 'fine'
      ? { teller: 'desk', on: telling.until, ground: telling.ground, because: telling.because }
      : fits;
  }
  if (careful && !telling.safe) return unsafe;
  return telling.on < bounds.today || telling.on > bounds.latest
    ? refusal('term-out-of-bounds', [
        wrong(
          'telling.on',
          `De ouders horen dit uiterlijk ${dutchDay(bounds.latest)}. Kan dat niet, kies dan later informeren`,
        ),
      ])
    : { teller: telling.teller, on: telling.on };
};

/** Told was told today or before, and after it came in. */
export const toldFits = (
  on: string,
  { today, receivedOn }: { readonly today: string; readonly receivedOn: string },
): 'fine' | Refusal =>
  on > today || on < receivedOn
    ? refusal('term-out-of-bounds', [
        wrong('on', 'Kies vandaag of een eerdere dag, na het doorgeven van de zorg'),
      ])
    : 'fine';
