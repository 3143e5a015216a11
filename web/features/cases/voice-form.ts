import type { Case } from '#contract/cases.ts';
import type { Voice } from '#contract/voices.ts';
import { useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import { problemsOf, useTextCheck } from '../../ui/form-errors.ts';

export type Answer = 'yes' | 'no' | 'open';
export interface ChoiceForm {
  /** By the function that somebody on the case holds. */
  colleagues: Readonly<Record<string, Answer>>;
  yesNames: string;
  noNames: string;
}
export interface HeardForm {
  words: string;
  heardOn: string;
  heardWhere: string;
  heardBy: string;
  alone: 'yes' | 'no' | null;
}

/** Who works on the case and does not read it anyway, each once. */
export const askedAbout = (open: Case) => {
  const found = new Map<string, string>();
  for (const { colleague, state, mine, role } of open.team)
    if (state !== 'ended' && !mine && (role === 'team' || role === 'deputy'))
      found.set(colleague.heldFunctionId, colleague.label);
  return [...found].map(([id, label]) => ({ id, label }));
};

const namesOf = (text: string) =>
  text
    .split(/[,\n]/)
    .map(name => name.trim())
    .filter(name => name !== '');

export const emptyChoice: ChoiceForm = { colleagues: {}, yesNames: '', noNames: '' };

export const choiceOf = (voice: Voice): ChoiceForm => {
  const names = (mayKnow: boolean) =>
    voice.choices
      .filter(each => each.heldFunctionId === null && each.mayKnow === mayKnow)
      .map(each => each.who)
      .join(', ');
  return {
    colleagues: Object.fromEntries(
      voice.choices.flatMap(({ heldFunctionId, mayKnow }) =>
        heldFunctionId === null ? [] : [[heldFunctionId, mayKnow ? 'yes' : 'no'] as const],
      ),
    ),
    yesNames: names(true),
    noNames: names(false),
  };
};

/** As the server takes it; who was not named is left out. */
export const choicesIn = (form: ChoiceForm) => [
  ...Object.entries(form.colleagues)
    .filter(([, answer]) => answer !== 'open')
    .map(([heldFunctionId, answer]) => ({ mayKnow: answer === 'yes', heldFunctionId })),
  ...namesOf(form.yesNames).map(name => ({ mayKnow: true, name })),
  ...namesOf(form.noNames).map(name => ({ mayKnow: false, name })),
];

export function useChoiceProblems(form: ChoiceForm) {
  const { windows } = useMessages('case');
  const no = namesOf(form.noNames).map(name => name.toLocaleLowerCase('nl'));
  const both = namesOf(form.yesNames).find(name => no.includes(name.toLocaleLowerCase('nl')));
  return problemsOf(both !== undefined && { field: 'voiceNo', message: windows.voices.form.both(both) });
}

export function useHeardProblems(form: HeardForm) {
  const { windows } = useMessages('case');
  const words = windows.voices.form;
  const check = useTextCheck();
  return problemsOf(
    check('voiceWords', form.words, words.wordsMissing, 4000),
    form.heardOn === '' && { field: 'voiceOn', message: words.onMissing },
    form.heardOn > today() && { field: 'voiceOn', message: words.onLater },
    check('voiceWhere', form.heardWhere, words.whereMissing, 120),
    check('voiceBy', form.heardBy, words.byMissing, 120),
    form.alone === null && { field: 'voiceAlone', message: words.aloneMissing },
  );
}

export const heardIn = ({ words, heardOn, heardWhere, heardBy, alone }: HeardForm) => ({
  words,
  heardOn,
  heardWhere,
  heardBy,
  alone: alone === 'yes',
});
