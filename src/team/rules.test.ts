import assert from 'node:assert/strict';
import { test } from 'node:test';
import { absence } from './rules.ts';

const bounds = { earliest: '2026-08-28', latest: '2027-11-28' };

test('somebody is away from a day until a later day, or until it is known', () => {
  assert.deepEqual(absence({ from: '2026-11-28', until: null }, bounds), { from: '2026-11-28', until: null });
  assert.ok(!('refused' in absence({ from: '2026-11-28', until: '2026-11-28' }, bounds)));
});

test('a day far back or ahead, or a last day before the first, is a slip of the hand', () => {
  const field = (from: string, until: string | null) => {
    const answer = absence({ from, until }, bounds);
    return 'refused' in answer ? answer.errors?.[0]?.field : undefined;
  };
  assert.equal(field('2026-08-27', null), 'from');
  assert.equal(field('2027-11-29', null), 'from');
  assert.equal(field('2026-11-28', '2026-11-27'), 'until');
  assert.equal(field('2026-11-28', '2027-11-29'), 'until');
});
