import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isRefusal } from '#kernel/refusal.ts';
import { answered, dueDate, type AnswerState } from './rules.ts';

const bounds = { today: '2026-11-22', latest: '2027-11-22' };
const refused = (decided: unknown) => (isRefusal(decided) ? decided.refused : undefined);

test('an agreement is for today or later, and for no longer than a year', () => {
  assert.equal(dueDate('2026-11-22', bounds), '2026-11-22');
  assert.equal(dueDate('2027-11-22', bounds), '2027-11-22');
  assert.equal(refused(dueDate('2026-11-21', bounds)), 'term-out-of-bounds');
  assert.equal(refused(dueDate('2027-11-23', bounds)), 'term-out-of-bounds');
});

test('an agreement that was kept needs no explanation, and may have one', () => {
  assert.deepEqual(answered('kept', null), { state: 'kept', note: null });
  assert.deepEqual(answered('kept', 'Ging vanzelf'), { state: 'kept', note: 'Ging vanzelf' });
});

test('not kept, or in part, asks what made it hard', () => {
  for (const state of ['partly', 'not-kept'] as const) {
    assert.equal(refused(answered(state, null)), 'invalid-input', state);
    assert.equal(refused(answered(state, '')), 'invalid-input', state);
    assert.deepEqual(answered(state, 'De bus reed niet'), { state, note: 'De bus reed niet' });
  }
});

test('taking an answer back leaves nothing of it', () => {
  assert.deepEqual(answered('open', 'Ging vanzelf'), { state: 'open', note: null });
});

test('an answer that stands always has the state that was given, and words where they are needed', () => {
  const state = fc.constantFrom<AnswerState>('open', 'kept', 'partly', 'not-kept');
  fc.assert(
    fc.property(state, fc.option(fc.string()), (given, note) => {
      const decided = answered(given, note);
      if (isRefusal(decided)) return;
      assert.equal(decided.state, given);
      assert.ok(given === 'open' || given === 'kept' || (decided.note ?? '') !== '');
    }),
  );
});
