import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readParties } from '#src/parties/index.ts';
import { readSharing } from './content.ts';
import {
  familyStates,
  gates,
  mayShare,
  secrecies,
  verdicts,
  type Family,
  type Question,
  type SharingRule,
  type Verdict,
} from './rules.ts';

const { rules, subjects } = readSharing();
const { parties } = readParties();
const senders = parties.filter(({ asks }) => asks);
const receivers = parties.filter(({ receives }) => receives);
const strictness = (verdict: Verdict): number => verdicts.indexOf(verdict);

function* everyQuestion(): Generator<Question> {
  for (const sender of senders)
    for (const receiver of receivers)
      for (const subject of subjects)
        for (const family of familyStates)
          yield {
            sender: sender.code,
            receiver: receiver.code,
            subject: subject.code,
            family,
            secrecy: sender.secrecy,
          };
}

const said = (question: Partial<Question> & Pick<Question, 'sender' | 'receiver' | 'subject'>) => {
  const secrecy = parties.find(({ code }) => code === question.sender)?.secrecy ?? 'none';
  return mayShare(rules, { family: 'does-not-know', secrecy, ...question });
};

test('every combination has exactly one outcome, with a basis or a reason and another way', () => {
  let asked = 0;
  for (const question of everyQuestion()) {
    asked += 1;
    const { verdict, rule, reasons } = mayShare(rules, question);
    assert.ok(verdicts.includes(verdict));
    assert.equal(reasons.filter(({ step }) => step === 'verdict').length, 1);
    if (rule === undefined) {
      assert.equal(verdict, 'not-allowed', 'without a rule the answer is no');
      assert.ok(reasons.some(({ step }) => step === 'no-rule'));
      assert.notEqual(subjects.find(({ code }) => code === question.subject)?.otherWay.nl, undefined);
    } else {
      assert.ok(rule.article.length > 0);
    }
  }
  assert.equal(asked, senders.length * receivers.length * subjects.length * familyStates.length);
});

test('consent never makes an answer stricter', () => {
  for (const question of everyQuestion()) {
    const without = strictness(mayShare(rules, question).verdict);
    const withConsent = strictness(mayShare(rules, { ...question, family: 'consents' }).verdict);
    assert.ok(withConsent <= without, JSON.stringify(question));
    const told = strictness(mayShare(rules, { ...question, family: 'knows' }).verdict);
    if (question.family === 'does-not-know') assert.ok(told <= without, JSON.stringify(question));
  }
});

test('a stricter secrecy never makes an answer looser', () => {
  for (const question of everyQuestion()) {
    const ladder = secrecies.map(secrecy => strictness(mayShare(rules, { ...question, secrecy }).verdict));
    assert.deepEqual(
      ladder,
      ladder.toSorted((one, other) => one - other),
      JSON.stringify(question),
    );
  }
});

test('both hold for any set of rules, not only for ours', () => {
  const rule: fc.Arbitrary<SharingRule> = fc.record({
    code: fc.constantFrom('D1', 'D2', 'D3'),
    frames: fc.subarray(['jeugd-lokaal', 'zvh']),
    from: fc.subarray(['a', 'b', '*'], { minLength: 1 }),
    to: fc.subarray(['a', 'b', '*'], { minLength: 1 }),
    gates: fc.dictionary(fc.constantFrom('x', 'y'), fc.constantFrom(...gates)),
    lifts: fc.constantFrom(...secrecies),
  });
  const question: fc.Arbitrary<Question> = fc.record({
    sender: fc.constantFrom('a', 'b'),
    receiver: fc.constantFrom('a', 'b'),
    subject: fc.constantFrom('x', 'y'),
    family: fc.constantFrom(...familyStates),
    secrecy: fc.constantFrom(...secrecies),
    frame: fc.constantFrom('jeugd-lokaal', 'zvh', 'leerplicht'),
  });
  fc.assert(
    fc.property(fc.array(rule, { maxLength: 6 }), question, (any, asked) => {
      const verdict = (family: Family, secrecy: Question['secrecy']) =>
        strictness(mayShare(any, { ...asked, family, secrecy }).verdict);
      assert.ok(verdict('consents', asked.secrecy) <= verdict(asked.family, asked.secrecy));
      const ladder = secrecies.map(secrecy => verdict(asked.family, secrecy));
      assert.deepEqual(
        ladder,
        ladder.toSorted((one, other) => one - other),
      );
      assert.equal(
        mayShare(any, asked).verdict === 'not-allowed' || mayShare(any, asked).rule !== undefined,
        true,
      );
    }),
    { numRuns: 2000 },
  );
});

test('the answer does not hang on the order of the rules', () => {
  for (const question of everyQuestion())
    assert.equal(mayShare(rules, question).verdict, mayShare(rules.toReversed(), question).verdict);
});

describe('what professionals ask', () => {
  const asked: readonly (readonly [string, Parameters<typeof said>[0], Verdict, string | undefined])[] = [
    [
      'a nurse may tell the school what a pupil can manage only with consent',
      { sender: 'youth-health', receiver: 'school', subject: 'health' },
      'consent-or-lifting',
      'D4',
    ],
    [
      'and with it she may',
      { sender: 'youth-health', receiver: 'school', subject: 'health', family: 'consents' },
      'allowed',
      'D4',
    ],
    [
      'a doctor may report suspected abuse to Veilig Thuis although the parents refuse',
      { sender: 'doctor', receiver: 'veilig-thuis', subject: 'abuse', family: 'refuses' },
      'allowed',
      'D8',
    ],
    [
      'and does not have to tell them first, because telling can be the danger',
      { sender: 'doctor', receiver: 'veilig-thuis', subject: 'abuse' },
      'allowed',
      'D8',
    ],
    [
      'a worry without suspicion is told to the parents before it goes to Veilig Thuis',
      { sender: 'school', receiver: 'veilig-thuis', subject: 'worry' },
      'after-informing',
      'D8',
    ],
    [
      'nobody is asked to tell the relatives before asking about a forced marriage',
      { sender: 'school', receiver: 'forced-marriage-hub', subject: 'abuse', family: 'refuses' },
      'allowed',
      'D32',
    ],
    [
      'suspected abuse goes to Veilig Thuis and not to a desk of the municipality',
      { sender: 'school', receiver: 'local-team', subject: 'abuse', family: 'consents' },
      'not-allowed',
      undefined,
    ],
    [
      'the police may know what is needed to find a child',
      { sender: 'school', receiver: 'police', subject: 'whereabouts' },
      'allowed',
      'D46',
    ],
    [
      'a youth helper with professional secrecy calls Veilig Thuis before the police',
      { sender: 'youth-care', receiver: 'police', subject: 'abuse' },
      'consent-or-lifting',
      'D47',
    ],
    [
      'in danger everybody who can help now may know',
      { sender: 'local-team', receiver: 'school', subject: 'danger' },
      'allowed',
      'D39',
    ],
    [
      'but no translation service',
      { sender: 'local-team', receiver: 'digital-service', subject: 'danger' },
      'not-allowed',
      'D38',
    ],
    [
      'a housing association never hears medical data, whoever agrees',
      { sender: 'doctor', receiver: 'housing-association', subject: 'health', family: 'consents' },
      'not-allowed',
      undefined,
    ],
    [
      'what a local team may know within its own municipality, another municipality may not',
      { sender: 'local-team', receiver: 'other-municipality', subject: 'worry', family: 'refuses' },
      'consent-or-lifting',
      'D29',
    ],
    [
      'in danger nobody waits',
      { sender: 'doctor', receiver: 'veilig-thuis', subject: 'danger' },
      'allowed',
      'D8',
    ],
    [
      'and everybody may call the police',
      { sender: 'youth-care', receiver: 'police', subject: 'danger' },
      'allowed',
      'D39',
    ],
    [
      'a school passes a worry on to the local team with the parents’ knowledge',
      { sender: 'school', receiver: 'local-team', subject: 'worry' },
      'after-informing',
      'D40',
    ],
    [
      'and not against their will',
      { sender: 'school', receiver: 'local-team', subject: 'worry', family: 'refuses' },
      'consent-or-lifting',
      'D40',
    ],
    [
      'a school reports absence, whatever the parents think',
      { sender: 'school', receiver: 'attendance-officer', subject: 'absence', family: 'refuses' },
      'allowed',
      'D1',
    ],
    [
      'police data do not go to the local team, not even with consent',
      { sender: 'police', receiver: 'local-team', subject: 'offence', family: 'consents' },
      'not-allowed',
      undefined,
    ],
    [
      'a mayor does not hear who it is',
      { sender: 'local-team', receiver: 'mayor', subject: 'worry', family: 'consents' },
      'not-allowed',
      'D33',
    ],
    [
      'nothing of a family goes to a translation or AI service',
      { sender: 'local-team', receiver: 'digital-service', subject: 'help', family: 'consents' },
      'not-allowed',
      'D38',
    ],
    [
      'a housing association does not get a child’s help plan',
      { sender: 'local-team', receiver: 'housing-association', subject: 'help', family: 'consents' },
      'not-allowed',
      undefined,
    ],
    [
      'a family may tell anybody',
      { sender: 'family', receiver: 'school', subject: 'help' },
      'allowed',
      'D37',
    ],
    [
      'a neighbour may tell a worry',
      { sender: 'bystander', receiver: 'local-team', subject: 'worry' },
      'allowed',
      'D36',
    ],
  ];
  for (const [title, question, verdict, rule] of asked)
    test(title, () => {
      const answer = said(question);
      assert.equal(answer.verdict, verdict);
      assert.equal(answer.rule?.code, rule);
    });
});

test('a question within a frame is answered by rules of that frame alone', () => {
  const question = {
    sender: 'police',
    receiver: 'care-safety-house',
    subject: 'offence',
    family: 'knows',
  } as const;
  assert.equal(said({ ...question, frame: 'zvh' }).rule?.code, 'D19');
  assert.equal(said({ ...question, frame: 'jeugd-lokaal' }).rule, undefined);
});
