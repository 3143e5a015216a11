/**
 * Which ways are open to somebody who worries about a child, and whether a concern may go to the desk: from the sharing
 * rules alone. No rule, no way. It says what the law allows; a person decides.
 */
import { mayShare, type Answer, type Family, type Question, type SharingRule } from '../rules.ts';

export const wayCodes = ['danger', 'abuse', 'absence', 'worry'] as const;
export type WayCode = (typeof wayCodes)[number];

/** What a sender says that the family knows and thinks. Known to some of them is not yet known. */
export const familyAnswers = ['agrees', 'yes', 'refuses', 'partly', 'no'] as const;
export type FamilyAnswer = (typeof familyAnswers)[number];
const familyOf: Readonly<Record<FamilyAnswer, Family>> = {
  agrees: 'consents',
  yes: 'knows',
  refuses: 'refuses',
  partly: 'does-not-know',
  no: 'does-not-know',
};

/** Who sends: the party that the sender's function belongs to, with the secrecy that it works under. */
export type Sender = Pick<Question, 'sender' | 'secrecy'>;

/** with-reason: the family hears it first, unless telling is dangerous; then why. */
export type Passing = 'allowed' | 'with-reason' | 'not-yet';
/** What the way asks of the family before anything is shared, from nothing to consent. */
export type Asks = 'nothing' | 'telling' | 'knowing' | 'agreeing';

interface Direction {
  readonly way: WayCode;
  readonly receivers: readonly string[];
  readonly frame?: string;
}

/** In the order in which one asks: danger goes before everything. The desk is the local team's. */
const directions: readonly Direction[] = [
  { way: 'danger', receivers: ['police', 'veilig-thuis'] },
  { way: 'abuse', receivers: ['veilig-thuis'] },
  { way: 'absence', receivers: ['education-agency'], frame: 'leerplicht' },
  { way: 'worry', receivers: ['local-team'], frame: 'jeugd-lokaal' },
];

export interface Way<Rule extends SharingRule> {
  readonly way: WayCode;
  readonly to: readonly { readonly receiver: string; readonly rule: Rule; readonly asks: Asks }[];
}

/** The ways for which a rule gives a basis, be it only when the family agrees. */
export function waysOf<Rule extends SharingRule>(
  rules: readonly Rule[],
  sender: Sender,
): readonly Way<Rule>[] {
  return directions.flatMap(({ way, receivers, frame }) => {
    const to = receivers.flatMap(receiver => {
      const question = { ...sender, receiver, subject: way, ...(frame === undefined ? {} : { frame }) };
      const answer = answerOf(rules, question, 'agrees');
      if (answer.rule === undefined || answer.verdict === 'not-allowed') return [];
      // the rule that allows most while the family knows nothing is the one the sender stands on
      const { rule } = answerOf(rules, question, 'no');
      return [{ receiver, rule: rule ?? answer.rule, asks: asksOf(rules, question) }];
    });
    return to.length === 0 ? [] : [{ way, to }];
  });
}

/** Whether a worry may go to the desk, for each thing the family may know or think. */
export function passingOf(
  rules: readonly SharingRule[],
  sender: Sender,
  dangerNow: boolean,
): Readonly<Record<FamilyAnswer, Passing>> {
  // danger opens the desk only by a rule of the frame's own: what holds for everybody leads to 112 and not to a desk
  const ofFrame = rules.filter(({ frames }) => frames.length > 0);
  const subjects: readonly (readonly [WayCode, readonly SharingRule[]])[] = [
    ['worry', rules],
    ...(dangerNow ? [['danger', ofFrame] as const] : []),
  ];
  const passing = (said: FamilyAnswer): Passing =>
    loosest(
      subjects.map(([subject, by]) =>
        passingBy(answerOf(by, { ...sender, receiver: 'local-team', subject, frame: 'jeugd-lokaal' }, said)),
      ),
    );
  return {
    agrees: passing('agrees'),
    yes: passing('yes'),
    refuses: passing('refuses'),
    partly: passing('partly'),
    no: passing('no'),
  };
}

type Asked = Omit<Question, 'family'>;

/** A rule of the frame's own says it more exactly than one that holds everywhere: of two that allow as much, it goes first. */
const answerOf = <Rule extends SharingRule>(
  rules: readonly Rule[],
  question: Asked,
  said: FamilyAnswer,
): Answer<Rule> =>
  mayShare(
    rules.toSorted((one, other) => Number(one.frames.length === 0) - Number(other.frames.length === 0)),
    { ...question, family: familyOf[said] },
  );

const passingBy = ({ verdict, reasons }: Answer<SharingRule>): Passing => {
  if (verdict === 'allowed') return 'allowed';
  const right = reasons.some(reason => reason.step === 'family' && reason.gate === 'right');
  return verdict === 'after-informing' && right ? 'with-reason' : 'not-yet';
};

const order: readonly Passing[] = ['allowed', 'with-reason', 'not-yet'];
const loosest = (passings: readonly Passing[]): Passing =>
  order.find(each => passings.includes(each)) ?? 'not-yet';

const asksOf = (rules: readonly SharingRule[], question: Asked): Asks => {
  const verdict = (said: FamilyAnswer) => answerOf(rules, question, said).verdict;
  if (verdict('no') === 'allowed') return 'nothing';
  if (verdict('refuses') === 'allowed') return 'telling';
  return verdict('yes') === 'allowed' ? 'knowing' : 'agreeing';
};
