import { refusal, type Refusal } from '#kernel/refusal.ts';

export type LeadRole = 'first-contact' | 'director';

/** From this phase a case needs a director; before it a first contact (aanspreekpunt) will do. */
export const directorFromPhase = 4;

/** Without these a case does not go on: from phase 3 child and family, from phase 4 the day of looking back as well. */
export const firstStopsFrom = 3;
export const lookBackStopFrom = 4;

/** Of each hard stop whether it has an answer: it was done, or it is written why not yet and until when. */
export interface Stops {
  readonly childrenSpoken: boolean;
  readonly familyInformed: boolean;
  readonly lookBackSet: boolean;
}

/** The first hard stop in the way of a phase further on; going back is always free. */
export const stopBefore = (from: number, to: number, stops: Stops): 'fine' | Refusal => {
  if (to <= from || to < firstStopsFrom) return 'fine';
  const because = (message: string) => [{ field: 'phase', message }];
  if (!stops.childrenSpoken)
    return refusal(
      'child-not-spoken',
      because('Leg per kind vast wanneer het is gesproken, of schrijf waarom nog niet en wanneer wel'),
    );
  if (!stops.familyInformed)
    return refusal(
      'family-not-informed',
      because('Stuur de brief, of schrijf waarom het gezin het nog niet weet en wanneer wel'),
    );
  return to >= lookBackStopFrom && !stops.lookBackSet
    ? refusal(
        'look-back-not-set',
        because('Kies een dag om terug te kijken, of schrijf waarom die er nog niet is'),
      )
    : 'fine';
};

export interface Change {
  readonly headline?: string | undefined;
  readonly phase?: number | undefined;
  readonly nextLookBackOn?: string | undefined;
}

export interface CaseState {
  readonly headline: string;
  readonly phase: number;
  readonly leadRole: LeadRole;
  readonly nextLookBackOn: string;
}

/** Phases are a guide, free to overlap and return; the stops are a director from phase 4 and a look-back date that lies ahead. Dates compare as text. */
export const change = (
  current: CaseState,
  wanted: Change,
  bounds: { readonly today: string; readonly latest: string },
): Omit<CaseState, 'leadRole'> | Refusal => {
  const phase = wanted.phase ?? current.phase;
  if (phase >= directorFromPhase && current.leadRole !== 'director')
    return refusal('director-needed', [
      { field: 'phase', message: 'Vanaf samen plannen is er een casusregisseur' },
    ]);
  const nextLookBackOn = wanted.nextLookBackOn ?? current.nextLookBackOn;
  if (
    wanted.nextLookBackOn !== undefined &&
    (wanted.nextLookBackOn <= bounds.today || wanted.nextLookBackOn > bounds.latest)
  ) {
    return refusal('term-out-of-bounds', [
      { field: 'nextLookBackOn', message: 'Kies een datum na vandaag, binnen zes maanden' },
    ]);
  }
  return { headline: wanted.headline ?? current.headline, phase, nextLookBackOn };
};

/**
 * Parents are told once, on a day that has been. What was decided to be told later is ended with the letter, and by nothing that
 * is said in passing.
 */
export const told = (
  on: string,
  today: string,
  { postponed, tellBy }: { readonly postponed: boolean; readonly tellBy: string | null },
): 'fine' | Refusal => {
  if (postponed) return refusal('notice-postponed');
  if (tellBy === null) return refusal('already-done');
  return on > today
    ? refusal('term-out-of-bounds', [
        { field: 'parentsToldOn', message: 'Kies vandaag of een eerdere datum' },
      ])
    : 'fine';
};

/** A first contact can lead until phase 3 only. */
export const appointment = (phase: number, role: LeadRole | 'deputy'): 'fine' | Refusal =>
  role === 'first-contact' && phase >= directorFromPhase ? refusal('director-needed') : 'fine';

/** A child was seen on a day that has been. */
export const seen = (seenOn: string, today: string): 'fine' | Refusal =>
  seenOn > today
    ? refusal('term-out-of-bounds', [{ field: 'seenOn', message: 'Kies vandaag of een eerdere datum' }])
    : 'fine';

/** What is known of a child was known on a day that has been. */
export const knownOn = (on: string, today: string): 'fine' | Refusal =>
  on > today
    ? refusal('term-out-of-bounds', [{ field: 'knownOn', message: 'Kies vandaag of een eerdere datum' }])
    : 'fine';

/** An empty box is no answer. */
export const wordsOrNothing = (words: string | null): string | null => (words === '' ? null : words);

/** Whole years, as far as the register knows the date; unknown parts are never made up. */
export const age = (
  birth: { readonly year: number | null; readonly month: number | null; readonly day: number | null },
  today: { readonly year: number; readonly month: number; readonly day: number },
): number | null => {
  if (birth.year === null || birth.month === null || birth.day === null) return null;
  const hadBirthday = today.month > birth.month || (today.month === birth.month && today.day >= birth.day);
  return today.year - birth.year - (hadBirthday ? 0 : 1);
};
