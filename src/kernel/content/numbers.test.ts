import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namedNumbers, numberFaults, piecesOf, repeatedAmounts } from './numbers.ts';

const known = new Map([['objection-weeks', { legal: true }]]);

test('a text names its numbers', () => {
  assert.deepEqual(namedNumbers('Binnen {objection-weeks} of {other-days}.'), ['objection-weeks', 'other-days']);
  assert.deepEqual(piecesOf('Binnen {objection-weeks}.'), [
    { words: 'Binnen ' },
    { number: 'objection-weeks' },
    { words: '.' },
  ]);
  assert.deepEqual(piecesOf('{objection-weeks}'), [{ number: 'objection-weeks' }]);
});

test('a number that is not there is refused, wherever it stands', () => {
  assert.deepEqual(numberFaults('D1', { why: [{ nl: 'Binnen {objection-weeks}.' }] }, known), []);
  assert.match(numberFaults('D1', { why: [{ nl: 'Binnen {gone-weeks}.' }] }, known).join(), /D1: names the number \{gone-weeks\}/);
});

test('an amount is named and not repeated; times, articles and telephone numbers are none', () => {
  for (const text of ['Binnen 6 weken.', 'Kind van 12 jaar', 'een 12-jarige', '1 werkdag', '5 working days', '24 uur', '5.150 euro'])
    assert.equal(repeatedAmounts('x', text).length, 1, text);
  for (const text of ['Bel 0800-2000', 'artikel 21a lid 2', 'om 15.30', 'stap 3', 'BW 1:377c', '24/7', 'in 2026', 'een week'])
    assert.equal(repeatedAmounts('x', text).length, 0, text);
  assert.deepEqual(numberFaults('x', { article: 'art. 3, binnen 6 weken', source: 'na 6 weken' }, known), []);
});
