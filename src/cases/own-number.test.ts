import assert from 'node:assert/strict';
import test from 'node:test';
import { isRefusal } from '#kernel/refusal.ts';
import { foundAs, ownNumber } from './own-number.ts';

test('numbers as organisations have them', () => {
  for (const typed of [
    'Z-2026/00123',
    '20261234',
    '2026.11.0007',
    'JGZ 88',
    '9',
    'LP26-0000412-B',
    '999990019123',
  ])
    assert.equal(ownNumber(typed), typed);
  assert.equal(ownNumber('Z  2026   12'), 'Z 2026 12');
});

test('what can be a citizen service number is refused, however it is typed', () => {
  for (const typed of [
    '999990019',
    '9999.90.019',
    '9999 90 019',
    '9999-90-019',
    'BSN 9999.90.019',
    'bsn999990019',
    'Z-999990019',
    'Kind 999990019 en meer',
  ]) {
    const answer = ownNumber(typed);
    assert.ok(isRefusal(answer), typed);
    assert.match(answer.errors?.[0]?.message ?? '', /burgerservicenummer/);
  }
  // nine digits that pass no test, a test number with a digit more or less, and a date before a number of one's own
  for (const typed of ['999990018', '99999001', '9999900190', 'Z9999-90019'])
    assert.equal(ownNumber(typed), typed);
});

test('a name is no number', () => {
  const answer = ownNumber('Verhagen');
  assert.ok(isRefusal(answer));
  assert.match(answer.errors?.[0]?.message ?? '', /geen naam/);
});

test('signs and capitals do not matter when one searches', () => {
  assert.equal(foundAs('z-2026/00123'), foundAs('Z 2026.00123'));
  assert.notEqual(foundAs('Z-1'), foundAs('Z-2'));
});
