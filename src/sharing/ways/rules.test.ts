import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readFunctions } from '#src/frames/functions-content.ts';
import { readParties } from '#src/parties/index.ts';
import { readSharing } from '../content.ts';
import type { SharingRule } from '../rules.ts';
import { familyAnswers, passingOf, waysOf, type Sender } from './rules.ts';

const { rules } = readSharing();
const { parties } = readParties();
const of = (code: string): Sender => {
  const party = parties.find(each => each.code === code);
  assert.ok(party);
  return { sender: party.code, secrecy: party.secrecy };
};
const waysOfParty = (code: string) =>
  waysOf(rules, of(code)).map(({ way, to }) => [way, ...to.map(({ receiver }) => receiver)].join(' '));
const passing = (code: string, danger = false) => passingOf(rules, of(code), danger);

test('a nurse may call 112 and Veilig Thuis, and go to the local team when the family agrees', () => {
  assert.deepEqual(waysOfParty('youth-health'), [
    'danger police veilig-thuis',
    'abuse veilig-thuis',
    'worry local-team',
  ]);
  const worry = waysOf(rules, of('youth-health')).find(({ way }) => way === 'worry');
  assert.deepEqual(
    worry?.to.map(({ rule, asks }) => [rule.code, asks]),
    [['D41', 'agreeing']],
  );
  assert.deepEqual(passing('youth-health'), {
    agrees: 'allowed',
    yes: 'not-yet',
    refuses: 'not-yet',
    partly: 'not-yet',
    no: 'not-yet',
  });
});

test('danger does not open the desk to whoever the law sends to 112 and Veilig Thuis', () => {
  assert.deepEqual(passing('youth-health', true), passing('youth-health'));
});

test('a school reports absence to DUO, and comes with a worry when the parents know and do not refuse', () => {
  assert.ok(waysOfParty('school').includes('absence education-agency'));
  const { no, partly, ...known } = passing('school');
  assert.deepEqual([no, partly], ['not-yet', 'not-yet'], 'reasons do not take the place of telling here');
  assert.deepEqual(known, { agrees: 'allowed', yes: 'allowed', refuses: 'not-yet' });
});

test('within the municipality the family hears it first, unless telling is dangerous: then with the reason', () => {
  for (const code of ['attendance-officer', 'civil-affairs', 'local-team'])
    assert.deepEqual(
      passing(code),
      { agrees: 'allowed', yes: 'allowed', refuses: 'allowed', partly: 'with-reason', no: 'with-reason' },
      code,
    );
});

test('a certified institution comes with a worry when the family agrees, and with danger by its own duty', () => {
  assert.deepEqual(passing('certified-institution'), {
    agrees: 'allowed',
    yes: 'not-yet',
    refuses: 'not-yet',
    partly: 'not-yet',
    no: 'not-yet',
  });
  assert.deepEqual(new Set(Object.values(passing('certified-institution', true))), new Set(['allowed']));
});

test('who belongs to no party has what everybody has: 112', () => {
  const ways = waysOf(rules, { sender: '', secrecy: 'none' });
  assert.deepEqual(
    ways.map(({ way, to }) => [way, to.map(({ receiver }) => receiver)]),
    [['danger', ['police', 'veilig-thuis']]],
  );
  assert.deepEqual(
    new Set(Object.values(passingOf(rules, { sender: '', secrecy: 'none' }, false))),
    new Set(['not-yet']),
  );
});

test('each function that may pass on a concern has a way to the desk, and 112', () => {
  for (const { code, mayPassOnConcern } of readFunctions()) {
    if (!mayPassOnConcern) continue;
    const party = parties.find(({ functions }) => functions.includes(code));
    assert.ok(party, code);
    const ways = waysOfParty(party.code);
    assert.ok(ways.includes('worry local-team'), `${code}: no rule leads to the desk`);
    assert.ok(ways[0]?.startsWith('danger police'), code);
  }
});

test('without rules there is no way, and a rule taken away never opens one', () => {
  assert.deepEqual(waysOf([], of('school')), []);
  const strictness = ['allowed', 'with-reason', 'not-yet'];
  fc.assert(
    fc.property(
      fc.subarray(rules as SharingRule[]),
      fc.constantFrom(...parties.map(({ code }) => code)),
      fc.boolean(),
      (fewer, code, danger) => {
        const all = passing(code, danger);
        const some = passingOf(fewer, of(code), danger);
        return familyAnswers.every(said => strictness.indexOf(some[said]) >= strictness.indexOf(all[said]));
      },
    ),
  );
});
