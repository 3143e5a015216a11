/**
 * Whether something may be shared: a pure function over the sharing rules, the same for the public page and for a real
 * disclosure. It says what the law allows; a person decides.
 */

/** What the family knows and wants, for what is shared now. */
export const familyStates = ['does-not-know', 'refuses', 'knows', 'consents'] as const;
export type Family = (typeof familyStates)[number];

/** From loose to strict. */
export const verdicts = ['allowed', 'after-informing', 'consent-or-lifting', 'not-allowed'] as const;
export type Verdict = (typeof verdicts)[number];

/** From loose to strict: what is lifted by consent (professional), and what only a rule of its own law opens. */
export const secrecies = ['none', 'official', 'professional', 'partnership', 'police', 'justice'] as const;
export type Secrecy = (typeof secrecies)[number];

/**
 * What a rule asks of the family:
 * duty: the law says so, or nobody can refuse it; the family hears it, and it does not wait for that.
 * safety: one may at once; the family hears it when and if that is safe, because telling can be the danger.
 * right: one may, after telling the family, whatever the family thinks of it; unless telling is dangerous.
 * right-with-knowledge: one may when the family knows and does not refuse.
 * consent: one may when the family agrees.
 * never: there is no way for personal data.
 */
export const gates = ['duty', 'safety', 'right', 'right-with-knowledge', 'consent', 'never'] as const;
export type Gate = (typeof gates)[number];

const asked: Readonly<Record<Gate, Readonly<Record<Family, Verdict>>>> = {
  duty: { 'does-not-know': 'allowed', refuses: 'allowed', knows: 'allowed', consents: 'allowed' },
  safety: { 'does-not-know': 'allowed', refuses: 'allowed', knows: 'allowed', consents: 'allowed' },
  right: { 'does-not-know': 'after-informing', refuses: 'allowed', knows: 'allowed', consents: 'allowed' },
  'right-with-knowledge': {
    'does-not-know': 'after-informing',
    refuses: 'consent-or-lifting',
    knows: 'allowed',
    consents: 'allowed',
  },
  consent: {
    'does-not-know': 'consent-or-lifting',
    refuses: 'consent-or-lifting',
    knows: 'consent-or-lifting',
    consents: 'allowed',
  },
  never: {
    'does-not-know': 'not-allowed',
    refuses: 'not-allowed',
    knows: 'not-allowed',
    consents: 'not-allowed',
  },
};

export interface SharingRule {
  readonly code: string;
  /** The legal frames in which it holds; empty: in every one and outside them. */
  readonly frames: readonly string[];
  /** Codes of parties, or '*' for every one. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** What may be shared by this rule, and what it asks of the family for each. */
  readonly gates: Readonly<Partial<Record<string, Gate>>>;
  /** The strictest secrecy of the sender that this rule sets aside by itself. */
  readonly lifts: Secrecy;
}

export interface Question {
  readonly sender: string;
  readonly receiver: string;
  readonly subject: string;
  readonly family: Family;
  /** The secrecy under which the sender works. */
  readonly secrecy: Secrecy;
  /** With a frame: only rules that hold in it. */
  readonly frame?: string;
}

/** One sentence of the reasoning, for the page to put into words. */
export type Reason =
  | { readonly step: 'rule'; readonly rule: string }
  | { readonly step: 'no-rule' }
  | { readonly step: 'secrecy'; readonly secrecy: Secrecy; readonly lifted: boolean }
  | { readonly step: 'family'; readonly gate: Gate; readonly family: Family }
  | { readonly step: 'verdict'; readonly verdict: Verdict };

export interface Answer<Rule extends SharingRule> {
  readonly verdict: Verdict;
  /** The rule it rests on; none: there is no legal basis, and the answer is no. */
  readonly rule: Rule | undefined;
  readonly reasons: readonly Reason[];
}

const strictness = (verdict: Verdict): number => verdicts.indexOf(verdict);
const stricter = (one: Verdict, other: Verdict): Verdict =>
  strictness(one) >= strictness(other) ? one : other;

/**
 * The answer to a question: exactly one, by the rule that allows most, the first of them when several do; without a rule
 * the answer is no. Consent never makes it stricter, and a stricter secrecy never makes it looser.
 */
export function mayShare<Rule extends SharingRule>(rules: readonly Rule[], question: Question): Answer<Rule> {
  const answers = rules.flatMap(rule => {
    const gate = gateOf(rule, question);
    return gate === undefined ? [] : [byRule(rule, gate, question)];
  });
  const loosest = Math.min(...answers.map(({ verdict }) => strictness(verdict)));
  return (
    answers.find(({ verdict }) => strictness(verdict) === loosest) ?? {
      verdict: 'not-allowed',
      rule: undefined,
      reasons: [{ step: 'no-rule' }, { step: 'verdict', verdict: 'not-allowed' }],
    }
  );
}

function gateOf(rule: SharingRule, { sender, receiver, subject, frame }: Question): Gate | undefined {
  const names = (list: readonly string[], code: string): boolean => list.includes('*') || list.includes(code);
  if (!names(rule.from, sender) || !names(rule.to, receiver)) return undefined;
  if (frame !== undefined && rule.frames.length > 0 && !rule.frames.includes(frame)) return undefined;
  return rule.gates[subject];
}

function byRule<Rule extends SharingRule>(
  rule: Rule,
  gate: Gate,
  { family, secrecy }: Question,
): Answer<Rule> {
  const lifted = secrecies.indexOf(secrecy) <= secrecies.indexOf(rule.lifts);
  const verdict = stricter(asked[gate][family], lifted ? 'allowed' : underSecrecy(secrecy, family));
  return {
    verdict,
    rule,
    reasons: [
      { step: 'rule', rule: rule.code },
      { step: 'secrecy', secrecy, lifted },
      { step: 'family', gate, family },
      { step: 'verdict', verdict },
    ],
  };
}

/** A secrecy that the rule leaves standing: consent lifts that of an office or profession, and no stricter one. */
const underSecrecy = (secrecy: Secrecy, family: Family): Verdict => {
  if (secrecies.indexOf(secrecy) > secrecies.indexOf('professional')) return 'not-allowed';
  return family === 'consents' ? 'allowed' : 'consent-or-lifting';
};
