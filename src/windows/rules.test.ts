import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusal } from '#kernel/refusal.ts';
import { saidOn, whyNotLighter, wordsOrNothing } from './rules.ts';

test('"waarom niet lichter?" is asked with a heavier step, and kept with that alone', () => {
  assert.equal(whyNotLighter(true, 'Twee keer geprobeerd'), 'Twee keer geprobeerd');
  assert.ok(isRefusal(whyNotLighter(true, null)));
  assert.ok(isRefusal(whyNotLighter(true, '')));
  assert.equal(whyNotLighter(false, 'Staat er nog van net'), null);
});

test('somebody says something on a day that has been', () => {
  assert.equal(saidOn('2026-11-17', '2026-11-17'), 'fine');
  assert.ok(isRefusal(saidOn('2026-11-18', '2026-11-17')));
});

test('an empty box is no answer', () => {
  assert.equal(wordsOrNothing(''), null);
  assert.equal(wordsOrNothing('Alleen met de school'), 'Alleen met de school');
});
