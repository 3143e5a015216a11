import type { ConcernAnswers, Draft, FamilyKnows } from '#contract/concerns.ts';
import type { Messages } from '../../messages/nl.ts';
import type { FieldProblem } from '../../ui/index.ts';

export type Answer = keyof ConcernAnswers;
type Words = Messages['passOn'];

/** The six questions, and which answers belong to each. `titled`: the question is what its first answer asks. */
export const questions = [
  { name: 'danger', titled: true, answers: ['dangerNow'] },
  { name: 'child', titled: false, answers: ['childName', 'childAge', 'childSchool'] },
  {
    name: 'observed',
    titled: true,
    answers: ['observed', 'observedWhen', 'firstHand', 'toldBy', 'tellerAgrees'],
  },
  { name: 'good', titled: false, answers: ['goesWell', 'doneSoFar'] },
  { name: 'known', titled: true, answers: ['familyKnows', 'familyKnowsNote'] },
  { name: 'reach', titled: true, answers: ['reachMe', 'shieldGround'] },
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

export type Passing = Readonly<Record<FamilyKnows, 'allowed' | 'with-reason' | 'not-yet'>>;

/**
 * What must still be answered, shortened or done before this can be passed on, in the order of the questions. What the
 * sharing rules say is known a moment later than the page; the server judges in any case.
 */
export function openAnswers(
  answers: ConcernAnswers,
  words: Words,
  passing: Passing | undefined,
): FieldProblem[] {
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
    ['familyKnowsNote', needsNote(answers.familyKnows)],
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
  const notYet = mayNotYet(answers, passing) ? [{ field: 'familyKnows', message: words.missing.notYet }] : [];
  return [...missing, ...notYet, ...tooLong].sort((a, b) => stepOf(a.field) - stepOf(b.field));
}

/** Who knows and agrees, or only knows, needs no explanation. */
export const needsNote = (familyKnows: ConcernAnswers['familyKnows']) =>
  familyKnows === 'refuses' || familyKnows === 'partly' || familyKnows === 'no';

export const mayNotYet = ({ familyKnows }: ConcernAnswers, passing: Passing | undefined) =>
  familyKnows !== null && passing?.[familyKnows] === 'not-yet';

/**
 * What the sender wrote in words of their own: never the answer about danger, nor anything while there is danger; not
 * what another told, what the family said of it, or a name.
 */
export function ownTexts(answers: ConcernAnswers): Readonly<Record<string, string>> {
  if (answers.dangerNow === true) return {};
  const { observed, observedWhen, goesWell, doneSoFar, familyKnowsNote, familyKnows } = answers;
  const own = {
    observed: answers.firstHand === false ? null : observed,
    observedWhen,
    goesWell,
    doneSoFar,
    familyKnowsNote: familyKnows === 'no' || familyKnows === 'partly' ? familyKnowsNote : null,
  };
  return Object.fromEntries(
    Object.entries(own).flatMap(([name, text]) => (text === null ? [] : [[name, text]])),
  );
}

/** Any answer but that it was received is given with the decision, whatever that decision is. */
export const isDecided = (feedback: Draft['feedback']) => feedback !== null && feedback !== 'received';

/** Nothing typed is null, as in the contract. */
export const orNull = (text: string) => (text === '' ? null : text);

/** An answer as it reads, or undefined when there is none. */
export function read(answers: ConcernAnswers, answer: Answer, words: Words): string | undefined {
  const { fields } = words;
  const value = answers[answer];
  // chosen beforehand, so nothing chosen is an answer here; on which ground the list says
  if (answer === 'shieldGround') return value === null ? fields.shieldOpen : fields.shieldAsked;
  if (blank(value)) return undefined;
  if (answer === 'dangerNow') return answers.dangerNow === true ? fields.dangerYes : fields.dangerNo;
  if (answer === 'firstHand')
    return answers.firstHand === true ? fields.firstHandSelf : fields.firstHandOther;
  if (answer === 'familyKnows' && answers.familyKnows !== null) return fields.knows[answers.familyKnows];
  if (answer === 'tellerAgrees') return answers.tellerAgrees === true ? fields.tellerYes : fields.tellerNo;
  return String(value);
}

/** What is not asked is not read: from whom one heard it, when one saw it oneself. */
export const isAsked = (answers: ConcernAnswers, answer: Answer) =>
  (answer !== 'toldBy' && answer !== 'tellerAgrees') || answers.firstHand === false;

/** They know: then the note says what they said of it. */
export const familySaid = (familyKnows: ConcernAnswers['familyKnows']) =>
  familyKnows === 'agrees' || familyKnows === 'yes' || familyKnows === 'refuses';

export const label = (answers: ConcernAnswers, answer: Answer, words: Words): string =>
  answer === 'familyKnowsNote' && familySaid(answers.familyKnows)
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
