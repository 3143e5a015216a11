import type { BarrierModel, BarrierSignal } from '#contract/barrier-model.ts';
import type { CodedSignal, Coding, ConcernAnswers, FamilyKnows, Weighing } from '#contract/concerns.ts';
import { refusal, type FieldError, type Refusal } from '#kernel/refusal.ts';

/** A draft whose six questions have been answered. */
export interface CompleteConcern {
  readonly childName: string;
}

/** 2026-11-28 as people here write it. */
const dutchDay = (day: string): string => day.split('-').toReversed().join('-');

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
  if (answers.familyKnows === 'refuses') asked('familyKnowsNote', 'Wat willen zij niet, en waarom?');
  if (answers.familyKnows === 'no' || answers.familyKnows === 'partly')
    asked('familyKnowsNote', 'Waarom weten zij het (nog) niet of niet helemaal?');
  asked('reachMe', 'Hoe bereiken we u?');
  return errors.length > 0 || answers.childName === null
    ? refusal('draft-incomplete', errors)
    : { childName: answers.childName };
};

/** Whether this may go to the desk, given what the sharing rules say for this sender and what the family knows. */
export const lawful = (
  familyKnows: ConcernAnswers['familyKnows'],
  passing: Readonly<Record<FamilyKnows, 'allowed' | 'with-reason' | 'not-yet'>>,
  otherWay: string,
): Refusal | 'fine' =>
  // why the family does not know yet is asked before; here it is there
  familyKnows === null || passing[familyKnows] === 'not-yet'
    ? refusal('no-way-to-desk', [missing('familyKnows', otherWay)])
    : 'fine';

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

export interface InformBounds {
  /** yyyy-mm-dd */
  readonly today: string;
  /** The last day on which the law lets parents hear of it. */
  readonly latest: string;
  /** Until when it may wait before somebody looks at it again. */
  readonly postponedUntil: string;
}

/**
 * Parents hear of it within the term of the law; it may wait, with a reason and for a short time each time. A date is always
 * set, so that it cannot be forgotten.
 */
export const informingParents = (
  weighing: Extract<Weighing, { outcome: 'case-opened' }>,
  { today, latest, postponedUntil }: InformBounds,
  grounds: readonly { readonly code: string }[],
): Refusal | 'fine' => {
  if (
    weighing.parentsInformed === 'postponed' &&
    !grounds.some(({ code }) => code === weighing.parentsPostponedGround)
  )
    return refusal('invalid-input', [
      missing('parentsPostponedGround', 'Kies op welke grond de ouders het later horen'),
    ]);
  if (weighing.parentsInformed === 'postponed' && (weighing.parentsPostponedBecause ?? '') === '') {
    return refusal('invalid-input', [
      missing('parentsPostponedBecause', 'Waarom wacht het informeren van de ouders?'),
    ]);
  }
  if (weighing.parentsInformed !== 'by-sender' && weighing.parentsInformedOn < today) {
    return refusal('invalid-input', [missing('parentsInformedOn', 'Kies vandaag of een latere datum')]);
  }
  const last = weighing.parentsInformed === 'postponed' ? postponedUntil : latest;
  if (weighing.parentsInformed !== 'by-sender' && weighing.parentsInformedOn > last) {
    return refusal('term-out-of-bounds', [
      missing(
        'parentsInformedOn',
        weighing.parentsInformed === 'postponed'
          ? `Kijk hier uiterlijk ${dutchDay(last)} opnieuw naar`
          : `De ouders horen dit uiterlijk ${dutchDay(last)}. Kan dat niet, kies dan later informeren en schrijf waarom`,
      ),
    ]);
  }
  return 'fine';
};

const misfit = (errors: readonly FieldError[]): Refusal => refusal('coding-does-not-fit', errors);

/**
 * What else it could be, each explanation answered once and in the words of the model. Where the child told it, the model
 * names none and so none is taken: nobody weighs a child's own words against a misunderstanding.
 */
const weighedAlternatives = (
  signal: BarrierSignal,
  answered: Coding['signals'][number]['alternatives'],
  field: string,
): CodedSignal['alternatives'] | FieldError => {
  const asked = signal.ownDisclosure ? [] : signal.alternativeExplanations;
  const unknown = answered.some(({ words }, index) => {
    const first = answered.findIndex(other => other.words === words);
    return !asked.includes(words) || first !== index;
  });
  if (unknown)
    return missing(
      field,
      signal.ownDisclosure
        ? 'Het kind vertelt dit zelf. Die vraag stellen we niet'
        : 'Deze andere verklaring hoort niet bij dit signaal',
    );
  if (answered.length < asked.length)
    return missing(field, 'Kies bij elke andere verklaring: uitgesloten, mogelijk of waarschijnlijk');
  return asked.flatMap(words => answered.find(each => each.words === words) ?? []);
};

/**
 * A coding as the barrier model allows it. Each signal exists and stands there once; what is only context does not stand
 * alone; an empty list says "none of these". The order is the one in which the desk chose: nothing is counted, weighed
 * against another or added up.
 */
export const coded = (coding: Coding, model: BarrierModel): readonly CodedSignal[] | Refusal => {
  if (coding.modelVersion !== model.version)
    return misfit([
      missing('modelVersion', 'Het barrièremodel is intussen vernieuwd. Ververs de pagina en kies opnieuw'),
    ]);
  const errors: FieldError[] = [];
  const kept = coding.signals.flatMap(({ signalId, alternatives }, index): readonly CodedSignal[] => {
    const signal = model.signals.find(each => each.id === signalId);
    const again = coding.signals.findIndex(each => each.signalId === signalId) !== index;
    if (signal === undefined || again) {
      errors.push(
        missing(
          `signals.${index}.signalId`,
          again ? 'Dit signaal staat er twee keer' : 'Dit signaal staat niet (meer) in het barrièremodel',
        ),
      );
      return [];
    }
    const weighed = weighedAlternatives(signal, alternatives, `signals.${index}.alternatives`);
    if ('field' in weighed) {
      errors.push(weighed);
      return [];
    }
    const { nl, en, contextOnly, ownDisclosure } = signal;
    return [{ signalId, nl, en, contextOnly, ownDisclosure, alternatives: weighed }];
  });
  if (errors.length > 0) return misfit(errors);
  if (kept.length > 0 && kept.every(signal => signal.contextOnly))
    return misfit([
      missing(
        'signals',
        'Dit is alleen context. Kies er bij wat er concreet over dit kind is gezien of gehoord, of kies "geen van deze"',
      ),
    ]);
  return kept;
};

/** Coded signals that the model names for other ages than the child's. A remark for the desk, and no reason to refuse. */
export const outsideAge = (
  signals: readonly CodedSignal[],
  years: number | undefined,
  model: BarrierModel,
): readonly string[] => {
  if (years === undefined) return [];
  const ages = model.ages.filter(age => age.minAge <= years && years <= age.maxAge).map(age => age.id);
  return signals
    .map(({ signalId }) => signalId)
    .filter(
      id => model.signals.find(each => each.id === id)?.ages.every(age => !ages.includes(age)) === true,
    );
};

/**
 * The age in whole years, as far as it can be read from what a sender wrote: "8", "8 jaar", "ongeveer 8 jaar", "10 maanden",
 * "14-06-2011". Anything else is unknown; nothing is guessed. `today` is yyyy-mm-dd.
 */
export const ageInYears = (written: string, today: string): number | undefined => {
  const text = written.trim().toLowerCase();
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text) ?? [];
  if (year !== '') {
    const turned = today.slice(5) >= `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return plausible(Number(today.slice(0, 4)) - Number(year) - (turned ? 0 : 1));
  }
  const [, number, unit = 'jaar'] =
    /^(?:ongeveer|ong\.|circa|ca\.?|about)?\s*(\d{1,2})\s*(jaar|jr\.?|years?(?: old)?|maanden|mnd|months?)?$/.exec(
      text,
    ) ?? [];
  if (number === undefined) return undefined;
  return plausible(unit.startsWith('m') ? Math.floor(Number(number) / 12) : Number(number));
};

/** Somebody about whom one passes on a concern is a child or young adult; another number is a slip of the pen. */
const plausible = (years: number): number | undefined => (years >= 0 && years <= 26 ? years : undefined);
