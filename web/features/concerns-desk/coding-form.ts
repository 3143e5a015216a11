import type { BarrierModel, BarrierSignal } from '#contract/barrier-model.ts';
import type { Coding, KeptCoding, Likelihood } from '#contract/concerns.ts';
import type { IncompleteDate } from '#contract/common.ts';
import type { ChosenChild } from './weighing-form.ts';

/** A signal that was chosen, with what was answered to each other explanation so far. */
export interface Pick {
  signalId: string;
  answers: Readonly<Partial<Record<string, Likelihood>>>;
}

/** What is chosen stays when "none of these" is ticked by mistake, so that nothing is lost. */
export interface CodingForm {
  none: boolean;
  picks: readonly Pick[];
}

export const fromKept = (kept: KeptCoding | null): CodingForm => ({
  none: kept?.signals.length === 0,
  picks: (kept?.signals ?? []).map(({ signalId, alternatives }) => ({
    signalId,
    answers: Object.fromEntries(alternatives.map(({ words, likelihood }) => [words, likelihood])),
  })),
});

const picked = ({ none, picks }: CodingForm): readonly Pick[] => (none ? [] : picks);

/** Chosen last stands last; what is chosen again goes away. A signal is not "none of these". */
export const toggle = (form: CodingForm, signalId: string): CodingForm => {
  const picks = picked(form);
  return {
    none: false,
    picks: picks.some(pick => pick.signalId === signalId)
      ? picks.filter(pick => pick.signalId !== signalId)
      : [...picks, { signalId, answers: {} }],
  };
};

export const answer = (
  form: CodingForm,
  signalId: string,
  words: string,
  likelihood: Likelihood,
): CodingForm => ({
  ...form,
  picks: form.picks.map(pick =>
    pick.signalId === signalId ? { ...pick, answers: { ...pick.answers, [words]: likelihood } } : pick,
  ),
});

export interface Chosen {
  signal: BarrierSignal;
  answers: Pick['answers'];
}

/** What was chosen, as far as the model still has it. */
export const chosenOf = (form: CodingForm, model: BarrierModel): readonly Chosen[] =>
  picked(form).flatMap(({ signalId, answers }) => {
    const signal = model.signals.find(each => each.id === signalId);
    return signal === undefined ? [] : [{ signal, answers }];
  });

/** Nobody asks what else it could be where the child told it. */
export const askedOf = ({ ownDisclosure, alternativeExplanations }: BarrierSignal): readonly string[] =>
  ownDisclosure ? [] : alternativeExplanations;

export type CodingProblem =
  | { kind: 'alternative'; signalId: string; words: string; nr: number }
  | { kind: 'only-context' }
  | { kind: 'nothing' };

/** What is still to be answered before it can be kept. Nothing chosen is fine, as long as nothing was kept before. */
export const problemsIn = (
  form: CodingForm,
  kept: KeptCoding | null,
  model: BarrierModel,
): readonly CodingProblem[] => {
  const chosen = chosenOf(form, model);
  if (chosen.length === 0) return kept === null || form.none ? [] : [{ kind: 'nothing' }];
  return [
    ...(chosen.every(({ signal }) => signal.contextOnly) ? [{ kind: 'only-context' } as const] : []),
    ...chosen.flatMap(({ signal, answers }) =>
      askedOf(signal).flatMap((words, nr) =>
        answers[words] === undefined
          ? [{ kind: 'alternative', signalId: signal.id, words, nr } as const]
          : [],
      ),
    ),
  ];
};

/** As the server takes it, in the order of choosing. */
export const toCoding = (form: CodingForm, model: BarrierModel): Coding => ({
  modelVersion: model.version,
  signals: chosenOf(form, model).map(({ signal, answers }) => ({
    signalId: signal.id,
    alternatives: askedOf(signal).flatMap(words => {
      const likelihood = answers[words];
      return likelihood === undefined ? [] : [{ words, likelihood }];
    }),
  })),
});

const said = (form: CodingForm): string =>
  JSON.stringify([
    form.none,
    picked(form).map(({ signalId, answers }) => [
      signalId,
      Object.entries(answers).toSorted(([one], [other]) => (one < other ? -1 : 1)),
    ]),
  ]);

/** Whether something stands here that is not kept. */
export const differs = (form: CodingForm, kept: KeptCoding | null): boolean =>
  said(form) !== said(fromKept(kept));

const filled = (text: string): number | null => (text.trim() === '' ? null : Number(text));
const bornOf = (chosen: ChosenChild): IncompleteDate =>
  chosen.from === 'register'
    ? chosen.candidate.birthDate
    : {
        year: filled(chosen.child.year),
        month: filled(chosen.child.month),
        day: filled(chosen.child.day),
      };

/** The ages somebody can have who was born then; more than one where month or day is unknown. `today` is yyyy-mm-dd. */
function possibleYears({ year, month, day }: IncompleteDate, today: string): number[] {
  if (year === null) return [];
  const [thisYear = 0, thisMonth = 0, thisDay = 0] = today.split('-').map(Number);
  const turning = thisYear - year;
  if (month === null || (month === thisMonth && day === null)) return [turning - 1, turning];
  const turned = thisMonth > month || (thisMonth === month && day !== null && thisDay >= day);
  return [turned ? turning : turning - 1];
}

/**
 * The ages of the model that this concern is about: of the children that were chosen, else of the age that the sender
 * wrote. Nothing when it is not known.
 */
export const agesOf = (
  model: BarrierModel,
  about: { children: readonly ChosenChild[]; ageInYears: number | null; today: string },
): readonly string[] => {
  const born = about.children.flatMap(child => possibleYears(bornOf(child), about.today));
  const years = born.length > 0 || about.ageInYears === null ? born : [about.ageInYears];
  return model.ages
    .filter(({ minAge, maxAge }) => years.some(year => minAge <= year && year <= maxAge))
    .map(({ id }) => id);
};

/** The signals of a barrier, for these ages; for all ages when none is named. */
export const signalsOf = (
  model: BarrierModel,
  barrier: string,
  ages: readonly string[],
): readonly BarrierSignal[] =>
  model.signals.filter(
    signal =>
      signal.barrier === barrier && (ages.length === 0 || signal.ages.some(age => ages.includes(age))),
  );
