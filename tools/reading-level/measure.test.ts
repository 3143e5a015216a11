import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measure } from './measure.ts';

test('counts words and long words, and finds the longest sentence', () => {
  const { words, wordsPerSentence, longWords, lix, longest } = measure([
    'Het kind is thuis. Bel Veilig Thuis.',
    'Verantwoordelijkheid',
  ]);
  assert.equal(words, 8);
  assert.equal(wordsPerSentence, 8 / 3);
  assert.equal(longWords, 12.5);
  assert.equal(lix, 8 / 3 + 12.5);
  assert.deepEqual(longest[0], { sentence: 'Het kind is thuis.', words: 4 });
});

test('nothing to read is no division by nothing', () => {
  assert.equal(measure(['', '…']).lix, 0);
});
