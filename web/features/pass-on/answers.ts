import type { ConcernAnswers } from '#contract/concerns.ts';
import type { Messages } from '../../messages/nl.ts';
import type { FieldProblem } from '../../ui/index.ts';

export type Answer = keyof ConcernAnswers;
type Words = Messages['passOn'];

/** The six questions, and which answers belong to each. `titled`: the question is what its first answer asks. */
export const questions = [
  { name: 'danger', titled: true, answers: ['dangerNow'] },
  { name: 'child', titled: false, answers: ['childName', 'childAge', 'childSchool'] },
  { name: 'observed', titled: true, answers: ['observed', 'observedWhen', 'firstHand', 'toldBy'] },
  { name: 'good', titled: false, answers: ['goesWell', 'doneSoFar'] },
  { name: 'known', titled: true, answers: ['familyKnows', 'familyKnowsNote'] },
  { name: 'reach', titled: true, answers: ['reachMe'] },
] as const satisfies readonly {
  name: keyof Words['questions'];
  titled: boolean;
  answers: readonly Answer[];
}[];
export type Question = (typeof questions)[number];

/** The question an answer belongs to: 1 to 6. */
export const stepOf = (answer: string) =>
  questions.findIndex(question => question.answers.some(each => each === answer)) + 1;

const most: Partial<Record<Answer, number>> = {
  childName: 120,
  childAge: 60,
  childSchool: 120,
  observed: 4000,
  observedWhen: 120,
  toldBy: 120,
  goesWell: 2000,
  doneSoFar: 2000,
  familyKnowsNote: 1000,
  reachMe: 200,
};
export const longest = (answer: Answer): number => most[answer] ?? 0;

const blank = (value: unknown) => value === null || (typeof value === 'string' && value.trim() === '');

/** What must still be answered or shortened before this can be passed on, in the order of the questions. */
export function openAnswers(answers: ConcernAnswers, words: Words): FieldProblem[] {
  const needed: readonly [keyof Words['missing'] & Answer, boolean][] = [
    ['dangerNow', true],
    ['childName', true],
    ['childAge', true],
    ['observed', true],
    ['observedWhen', true],
    ['firstHand', true],
    ['toldBy', answers.firstHand === false],
    ['goesWell', true],
    ['doneSoFar', true],
    ['familyKnows', true],
    ['familyKnowsNote', answers.familyKnows === 'partly' || answers.familyKnows === 'no'],
    ['reachMe', true],
  ];
  const missing = needed
    .filter(([answer, isNeeded]) => isNeeded && blank(answers[answer]))
    .map(([field]) => ({ field, message: words.missing[field] }));
  const tooLong = Object.entries(answers)
    .filter(
      ([answer, value]) => typeof value === 'string' && value.length > (most[answer as Answer] ?? Infinity),
    )
    .map(([field]) => ({ field, message: words.missing.tooLong(longest(field as Answer)) }));
  return [...missing, ...tooLong].sort((a, b) => stepOf(a.field) - stepOf(b.field));
}

/** Nothing typed is null, as in the contract. */
export const orNull = (text: string) => (text === '' ? null : text);

/** An answer as it reads, or undefined when there is none. */
export function read(answers: ConcernAnswers, answer: Answer, words: Words): string | undefined {
  const { fields } = words;
  const value = answers[answer];
  if (blank(value)) return undefined;
  if (answer === 'dangerNow') return answers.dangerNow === true ? fields.dangerYes : fields.dangerNo;
  if (answer === 'firstHand')
    return answers.firstHand === true ? fields.firstHandSelf : fields.firstHandOther;
  if (answer === 'familyKnows') {
    return answers.familyKnows === 'yes'
      ? fields.knowsYes
      : answers.familyKnows === 'no'
        ? fields.knowsNo
        : fields.knowsPartly;
  }
  return String(value);
}

/** What is not asked is not read: from whom one heard it, when one saw it oneself. */
export const isAsked = (answers: ConcernAnswers, answer: Answer) =>
  answer !== 'toldBy' || answers.firstHand === false;

export const label = (answers: ConcernAnswers, answer: Answer, words: Words): string =>
  answer === 'familyKnowsNote' && answers.familyKnows === 'yes'
    ? words.fields.familyKnowsNoteYes
    : words.fields[answer];

/** The whole text, to copy into one's own file. */
export function asText(answers: ConcernAnswers, words: Words): string {
  return questions
    .flatMap(({ answers: each }) => each)
    .filter(answer => isAsked(answers, answer))
    .flatMap(answer => {
      const text = read(answers, answer, words);
      return text === undefined ? [] : [`${label(answers, answer, words)}\n${text}`];
    })
    .join('\n\n');
}
