import type { ConcernAnswers, Weighing } from '#contract/concerns.ts';
import { refusal, type FieldError, type Refusal } from '#kernel/refusal.ts';

/** A draft whose six questions have been answered. */
export interface CompleteConcern {
  readonly childName: string;
}

const missing = (field: string, message: string): FieldError => ({ field, message });

/**
 * The six questions of "Zorg doorgeven" (danger now; about whom; what was seen or heard, when, by whom; what goes well and what
 * was done; does the family know; how to reach the sender). A draft may be passed on when each has an answer.
 */
export const complete = (answers: ConcernAnswers): CompleteConcern | Refusal => {
  const errors: FieldError[] = [];
  const asked = (field: keyof ConcernAnswers, message: string) => {
    const value = answers[field];
    if (value === null || value === '') errors.push(missing(field, message));
  };
  asked('dangerNow', 'Is er nu gevaar? Kies ja of nee');
  asked('childName', 'Over welk kind gaat het?');
  asked('childAge', 'Hoe oud is het kind, of wanneer is het geboren?');
  asked('observed', 'Wat zag of hoorde u?');
  asked('observedWhen', 'Wanneer was dat?');
  asked('firstHand', 'Zag of hoorde u dit zelf?');
  if (answers.firstHand === false) asked('toldBy', 'Van wie hoorde u dit?');
  asked('goesWell', 'Wat gaat goed? Ook dat hoort erbij');
  asked('doneSoFar', 'Wat hebt u al gedaan?');
  asked('familyKnows', 'Weten kind en ouders dit?');
  if (answers.familyKnows !== null && answers.familyKnows !== 'yes')
    asked('familyKnowsNote', 'Waarom weten zij het (nog) niet of niet helemaal?');
  asked('reachMe', 'Hoe bereiken we u?');
  return errors.length > 0 || answers.childName === null
    ? refusal('draft-incomplete', errors)
    : { childName: answers.childName };
};

export interface LookBackBounds {
  /** yyyy-mm-dd */
  readonly today: string;
  /** The term of the frame, counted from today. */
  readonly byFrame: string;
  /** No plan goes longer without looking back: six months. */
  readonly latest: string;
}

/** When the plan is looked at for the first time: the date that was chosen, or the frame's term. Dates compare as text. */
export const firstLookBack = (chosen: string | undefined, bounds: LookBackBounds): string | Refusal => {
  if (chosen === undefined) return bounds.byFrame;
  if (chosen <= bounds.today || chosen > bounds.latest)
    return refusal('term-out-of-bounds', [
      missing('nextLookBackOn', 'Kies een datum na vandaag, binnen zes maanden'),
    ]);
  return chosen;
};

/** Informing parents may wait, with a reason; a date is always set, so that it cannot be forgotten. */
export const informingParents = (
  weighing: Extract<Weighing, { outcome: 'case-opened' }>,
  today: string,
): Refusal | 'fine' => {
  if (weighing.parentsInformed === 'postponed' && (weighing.parentsPostponedBecause ?? '') === '') {
    return refusal('invalid-input', [
      missing('parentsPostponedBecause', 'Waarom wacht het informeren van de ouders?'),
    ]);
  }
  if (weighing.parentsInformed !== 'by-sender' && weighing.parentsInformedOn < today) {
    return refusal('invalid-input', [missing('parentsInformedOn', 'Kies vandaag of een latere datum')]);
  }
  return 'fine';
};
