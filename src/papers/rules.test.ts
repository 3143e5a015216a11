import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as rules from './rules.ts';

const around = (given: Partial<rules.Around> = {}): rules.Around => ({
  adults: [
    { id: 'esther', name: 'Esther Verhagen', role: 'Moeder', ofFamily: true },
    { id: 'mark', name: 'Mark Verhagen', role: 'vader van Noor en Sem', ofFamily: true },
    { id: 'riet', name: 'Riet Dekker', role: 'Buurvrouw', ofFamily: false },
  ],
  children: [
    { id: 'noor', givenNames: 'Noor', age: 15 },
    { id: 'sem', givenNames: 'Sem', age: 9 },
  ],
  aloneFrom: 16,
  agreedBy: [],
  ...given,
});
const mother: rules.Reader = { kind: 'parent', id: 'esther', children: ['noor', 'sem'] };
const line = (given: Partial<rules.Line>): rules.Line => ({
  id: 'x',
  kind: 'agreement',
  part: 'money',
  whose: '',
  organisation: null,
  words: 'Belt met school',
  ...given,
});
const verdict = (reader: rules.Reader, given: Partial<rules.Line>, near = around()) => {
  const { verdict: said, why } = rules.judge(reader, near)(line(given));
  return why ?? said;
};

test('a line is the reader’s own by name, by role, in any spelling of capitals and accents', () => {
  for (const whose of ['Esther', 'moeder', 'MOEDER', 'Ésther Verhagen', 'Moeder Esther'])
    assert.equal(verdict(mother, { kind: 'goal', whose }), 'own', whose);
});

test('what is the other parent’s never comes through, whatever it is called', () => {
  for (const kind of ['goal', 'agreement'] as const)
    for (const whose of ['Mark', 'vader', 'Vader (Mark)', 'mark verhagen'])
      assert.equal(verdict(mother, { kind, whose }), 'other-adult', `${kind} ${whose}`);
  assert.equal(verdict(mother, { whose: 'Esther en Mark' }), 'ask', 'of both: the maker decides');
  assert.equal(verdict(mother, { whose: 'Verhagen' }), 'ask', 'a surname is nobody');
});

test('the network helps: its agreements wait for the maker, its goals are not the reader’s', () => {
  assert.equal(verdict(mother, { whose: 'Buurvrouw' }), 'ask');
  assert.equal(verdict(mother, { kind: 'goal', whose: 'Buurvrouw' }), 'not-theirs');
});

test('a line of a child over whom the reader has no authority is barred, also where it is only named in it', () => {
  const overNoor: rules.Reader = { ...mother, children: ['noor'] };
  assert.equal(verdict(overNoor, { whose: 'Sem' }), 'other-child');
  assert.equal(verdict(overNoor, { words: 'Haalt Sem op' }), 'other-child');
  assert.equal(verdict(overNoor, { whose: 'Esther', words: 'Haalt Sem op' }), 'other-child');
  assert.equal(verdict(overNoor, { kind: 'goal', whose: 'Noor' }), 'ask');
});

test('from sixteen a young person says who may know, and an age that nobody knows counts as sixteen', () => {
  for (const age of [16, 17, null]) {
    const near = around({ children: [{ id: 'noor', givenNames: 'Noor', age }] });
    const over: rules.Reader = { ...mother, children: ['noor'] };
    assert.equal(verdict(over, { kind: 'goal', whose: 'Noor' }, near), 'young-person-decides');
    assert.equal(verdict(over, { words: 'Praat met Noor' }, near), 'young-person-decides');
    assert.equal(verdict(over, { whose: 'Noor' }, { ...near, agreedBy: ['noor'] }), 'ask');
    assert.equal(verdict({ kind: 'child', id: 'noor' }, { whose: 'Noor' }, near), 'own');
    const partner: rules.Reader = { kind: 'partner', organisation: 'JGZ', parts: ['money'] };
    assert.equal(verdict(partner, { whose: 'Noor' }, near), 'young-person-decides');
  }
});

test('without authority: what one agreed to oneself, and nothing else', () => {
  const father: rules.Reader = { kind: 'parent-without-authority', id: 'mark' };
  assert.equal(verdict(father, { whose: 'vader' }), 'own');
  for (const whose of ['', 'Esther', 'Noor', 'Esther en Mark', 'Buurvrouw'])
    assert.equal(verdict(father, { whose }), 'no-authority', whose);
});

test('a child reads no line of a parent, and none of a brother or sister', () => {
  const noor: rules.Reader = { kind: 'child', id: 'noor' };
  assert.equal(verdict(noor, { whose: 'moeder' }), 'other-adult');
  assert.equal(verdict(noor, { whose: 'Noor', words: 'Brengt Sem' }), 'other-child');
  assert.equal(verdict(noor, { kind: 'goal', whose: 'Noor' }), 'own');
});

test('a partner has its own access on paper and no more', () => {
  const jgz: rules.Reader = { kind: 'partner', organisation: 'JGZ', parts: ['care'] };
  assert.equal(verdict(jgz, { part: 'money', organisation: 'JGZ' }), 'part-not-theirs');
  assert.equal(verdict(jgz, { part: 'care', organisation: 'JGZ' }), 'own');
  assert.equal(verdict(jgz, { part: 'care', whose: 'Esther' }), 'ask');
});

test('a choice with one barred line is refused as a whole', () => {
  const judged = (['own', 'ask', 'barred'] as const).map(each => ({
    id: each,
    verdict: each,
    why: null,
    namesOther: false,
  }));
  assert.deepEqual([...(rules.choose(judged, null, []) ?? [])], ['own']);
  assert.deepEqual([...(rules.choose(judged, null, ['ask', 'barred']) ?? [])], ['own', 'ask']);
  assert.equal(rules.choose(judged, ['own', 'barred'], []), undefined);
  assert.equal(rules.choose(judged, ['unknown'], []), undefined);
  assert.deepEqual([...(rules.choose(judged, [], ['ask']) ?? [])], []);
});

test('of several numbers for a goal only the reader’s own is said', () => {
  const scores = [
    { givenBy: 'Noor', value: 3 },
    { givenBy: 'moeder', value: 7 },
    { givenBy: 'Noor en moeder', value: 5 },
  ];
  assert.equal(rules.ownScore(scores, 'noor', around())?.value, 3);
  assert.equal(rules.ownScore(scores, 'esther', around())?.value, 7);
  assert.equal(rules.ownScore(scores, 'mark', around()), undefined);
  assert.equal(rules.ownScore(scores, undefined, around()), undefined);
});
