import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differencesBetween, inWords } from './differences.ts';

const said = (was: unknown, now: unknown): string[] => differencesBetween(was, now).map(inWords);
const term = (value: number): unknown => ({ numbers: [{ code: 'objection-weeks', unit: 'weeks', value }] });

test('a jurist who changes a term reads which one, what it was and what it is', () => {
  assert.deepEqual(said(term(6), term(4)), ['  numbers > objection-weeks > value\n    was 6\n    now 4']);
  assert.deepEqual(said(term(6), term(6)), []);
});

test('what is new or gone is shown by its Dutch words', () => {
  const signal = { id: 'SIG001', nl: 'Kind is niet ingeschreven' };
  assert.deepEqual(said({ signals: [] }, { signals: [signal] }), [
    '+ signals > SIG001\n    Kind is niet ingeschreven',
  ]);
  const other = { id: 'SIG002', nl: 'Kind is lang niet gezien' };
  assert.deepEqual(said({ signals: [signal] }, { signals: [signal, other] }), [
    '+ signals > SIG002\n    Kind is lang niet gezien',
  ]);
  assert.deepEqual(said({ signals: [signal, other] }, { signals: [signal] }), [
    '- signals > SIG002\n    Kind is lang niet gezien',
  ]);
});

test('a list of words is shown as a whole, and another order is a difference', () => {
  assert.deepEqual(said({ partners: ['PT-JGZ'] }, { partners: ['PT-JGZ', 'PT-GP'] }), [
    '  partners\n    was PT-JGZ\n    now PT-JGZ, PT-GP',
  ]);
  const [one, two] = [{ id: 'SIG001' }, { id: 'SIG002' }];
  assert.match(said({ signals: [one, two] }, { signals: [two, one] })[0] ?? '', /^ {2}signals \(order\)/);
});
