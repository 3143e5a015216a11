import type { z } from 'zod';
import type { ChildCandidate, Outcome, Weighing } from '#contract/concerns.ts';
import type { Telling } from '#contract/telling.ts';

export type Candidate = z.infer<typeof ChildCandidate>;
export type OutcomeCode = z.infer<typeof Outcome>;
type Opening = Extract<Weighing, { outcome: 'case-opened' }>;
export type WhoInforms = Opening['parentsInformed'];

/** A child the register does not know, as the desk types it: what is unknown stays empty. */
export interface TypedChild {
  givenNames: string;
  surnamePrefix: string;
  surname: string;
  year: string;
  month: string;
  day: string;
}

export type ChosenChild =
  { from: 'register'; candidate: Candidate } | { from: 'typed'; key: string; child: TypedChild };

/** Everything the one who weighs has filled in. It stays here when the outcome changes, so that nothing is lost. */
export interface WeighingForm {
  outcome: OutcomeCode | null;
  reason: string;
  passedOnTo: string;
  caseReference: string;
  headline: string;
  children: readonly ChosenChild[];
  lifeDomains: readonly string[];
  /** Into which of several the words of the sender go. */
  wordsIn: string;
  lead: string;
  deputy: string;
  parentsInformed: WhoInforms | null;
  parentsInformedOn: string;
  parentsPostponedBecause: string;
  /** On which ground parents hear later; of a case and of an outcome without one alike. */
  laterGround: string;
  /** Who tells the parents where no case is opened. */
  teller: 'desk' | 'sender' | 'later' | null;
  tellOn: string;
  tellSafe: boolean;
  tellBecause: string;
  tellUntil: string;
  lookBackOn: string;
  /** Who is asked to read along; empty: whoever is there. */
  secondReader: string;
}

export const emptyWeighing: WeighingForm = {
  outcome: null,
  reason: '',
  passedOnTo: '',
  caseReference: '',
  headline: '',
  children: [],
  lifeDomains: [],
  wordsIn: '',
  lead: '',
  deputy: '',
  parentsInformed: null,
  parentsInformedOn: '',
  parentsPostponedBecause: '',
  laterGround: '',
  teller: null,
  tellOn: '',
  tellSafe: false,
  tellBecause: '',
  tellUntil: '',
  lookBackOn: '',
  secondReader: '',
};

/** From light to heavy; none is chosen beforehand. */
export const outcomesLightToHeavy = [
  'no-follow-up',
  'advice-given',
  'passed-on',
  'joined-to-case',
  'case-opened',
] as const satisfies readonly OutcomeCode[];

export const chosenKey = (chosen: ChosenChild) =>
  chosen.from === 'register' ? chosen.candidate.childRef : chosen.key;

const filled = (text: string) => text.trim().length > 0;

export type MissingField =
  | 'outcome'
  | 'reason'
  | 'passedOnTo'
  | 'caseReference'
  | 'headline'
  | 'children'
  | 'lifeDomains'
  | 'wordsIn'
  | 'lead'
  | 'deputy'
  | 'sameColleague'
  | 'parentsInformed'
  | 'parentsInformedOn'
  | 'parentsPostponedBecause'
  | MissingTelling;

/** Words of their own, in the messages of telling. */
export type MissingTelling = 'teller' | 'tellOn' | 'tellSafe' | 'laterGround' | 'tellBecause' | 'tellUntil';

function missingForOpening(form: WeighingForm): MissingField[] {
  const missing: MissingField[] = [];
  if (form.children.length === 0) missing.push('children');
  if (!filled(form.headline)) missing.push('headline');
  if (form.lifeDomains.length === 0) missing.push('lifeDomains');
  if (form.lifeDomains.length > 1 && !form.lifeDomains.includes(form.wordsIn)) missing.push('wordsIn');
  if (!form.lead) missing.push('lead');
  if (!form.deputy) missing.push('deputy');
  if (form.lead && form.lead === form.deputy) missing.push('sameColleague');
  if (!form.parentsInformed) missing.push('parentsInformed');
  if (form.parentsInformed && !form.parentsInformedOn) missing.push('parentsInformedOn');
  if (form.parentsInformed === 'postponed' && !form.laterGround) missing.push('laterGround');
  if (form.parentsInformed === 'postponed' && !filled(form.parentsPostponedBecause)) {
    missing.push('parentsPostponedBecause');
  }
  return missing;
}

function missingForTelling(form: WeighingForm, careful: boolean): MissingTelling[] {
  if (form.teller === null) return ['teller'];
  const missing: MissingTelling[] = [];
  if (form.teller === 'later') {
    if (!form.laterGround) missing.push('laterGround');
    if (!filled(form.tellBecause)) missing.push('tellBecause');
    if (!form.tellUntil) missing.push('tellUntil');
    return missing;
  }
  if (careful && !form.tellSafe) missing.push('tellSafe');
  if (!form.tellOn) missing.push('tellOn');
  return missing;
}

/** Outcomes after which nobody but the desk tells the parents. */
export const opensNothing = (outcome: OutcomeCode | null) =>
  outcome === 'no-follow-up' || outcome === 'advice-given' || outcome === 'passed-on';

/** What is still to be answered for the chosen outcome, in the order of the page. */
export function missingFields(form: WeighingForm, careful: boolean): MissingField[] {
  const missing: MissingField[] = [];
  if (!form.outcome) missing.push('outcome');
  if (form.outcome === 'passed-on' && !filled(form.passedOnTo)) missing.push('passedOnTo');
  if (form.outcome === 'joined-to-case' && !filled(form.caseReference)) missing.push('caseReference');
  if (form.outcome && !filled(form.reason)) missing.push('reason');
  if (opensNothing(form.outcome)) missing.push(...missingForTelling(form, careful));
  return form.outcome === 'case-opened' ? [...missing, ...missingForOpening(form)] : missing;
}

const numberOrUnknown = (text: string) => (filled(text) ? Number(text) : null);

const toChild = (chosen: ChosenChild): Opening['children'][number] =>
  chosen.from === 'register'
    ? { childRef: chosen.candidate.childRef }
    : {
        givenNames: chosen.child.givenNames,
        surnamePrefix: filled(chosen.child.surnamePrefix) ? chosen.child.surnamePrefix : null,
        surname: chosen.child.surname,
        birthDate: {
          year: numberOrUnknown(chosen.child.year),
          month: numberOrUnknown(chosen.child.month),
          day: numberOrUnknown(chosen.child.day),
        },
      };

type WeighingInput = z.input<typeof Weighing>;

function toOpening(form: WeighingForm, parentsInformed: WhoInforms): WeighingInput {
  return {
    outcome: 'case-opened',
    reason: form.reason,
    headline: form.headline,
    children: form.children.map(toChild),
    // the words of the sender go into the first
    lifeDomains: form.lifeDomains.toSorted(
      (one, other) => Number(other === form.wordsIn) - Number(one === form.wordsIn),
    ),
    leadHeldFunctionId: form.lead,
    deputyHeldFunctionId: form.deputy,
    parentsInformed,
    parentsInformedOn: form.parentsInformedOn,
    parentsPostponedGround: parentsInformed === 'postponed' ? form.laterGround : null,
    parentsPostponedBecause: parentsInformed === 'postponed' ? form.parentsPostponedBecause : null,
    ...(form.lookBackOn ? { nextLookBackOn: form.lookBackOn } : {}),
  };
}

/** The decision as the server takes it, or undefined while something is missing. */
export function toWeighing(form: WeighingForm, careful: boolean): WeighingInput | undefined {
  const decided = missingFields(form, careful).length > 0 ? undefined : toDecision(form);
  return decided && { ...decided, secondReaderHeldFunctionId: form.secondReader || null };
}

const toTelling = (form: WeighingForm): z.input<typeof Telling> | undefined =>
  form.teller === null
    ? undefined
    : form.teller === 'later'
      ? { how: 'later', ground: form.laterGround, because: form.tellBecause, until: form.tellUntil }
      : { how: 'tell', teller: form.teller, on: form.tellOn, safe: form.tellSafe };

function toDecision(form: WeighingForm): WeighingInput | undefined {
  switch (form.outcome) {
    case 'no-follow-up':
    case 'advice-given':
      return { outcome: form.outcome, reason: form.reason, telling: toTelling(form) };
    case 'passed-on':
      return {
        outcome: 'passed-on',
        reason: form.reason,
        passedOnTo: form.passedOnTo,
        telling: toTelling(form),
      };
    case 'joined-to-case':
      return { outcome: 'joined-to-case', reason: form.reason, caseReference: form.caseReference };
    case 'case-opened':
      return form.parentsInformed ? toOpening(form, form.parentsInformed) : undefined;
    case null:
      return undefined;
  }
}
