import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isRefusal } from '#kernel/refusal.ts';
import { lastDay } from './rules.ts';

const bounds = { today: '2026-11-22', byDefault: '2027-01-18', latest: '2027-05-22' };

test('without a wish access lasts until after the next look-back', () => {
  assert.equal(lastDay(undefined, bounds), '2027-01-18');
});

test('access for today alone is possible, and for six months at most', () => {
  assert.equal(lastDay('2026-11-22', bounds), '2026-11-22');
  assert.equal(lastDay('2027-05-22', bounds), '2027-05-22');
});

test('a last day that has been, or lies beyond six months, is refused and says which field', () => {
  for (const asked of ['2026-11-21', '2027-05-23', '2999-12-31']) {
    const decided = lastDay(asked, bounds);
    assert.ok(isRefusal(decided), asked);
    assert.equal(decided.refused, 'term-out-of-bounds');
    assert.deepEqual(
      decided.errors?.map(error => error.field),
      ['until'],
    );
  }
});

test('whatever is asked, access never ends before today or after six months', () => {
  const date = fc
    .date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
    .map(found => found.toISOString().slice(0, 10));
  fc.assert(
    fc.property(date, asked => {
      const decided = lastDay(asked, bounds);
      assert.ok(isRefusal(decided) || (decided >= bounds.today && decided <= bounds.latest));
    }),
  );
});
