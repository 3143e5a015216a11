import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callBack, callBackDay, contact } from './rules.ts';

const said = { happenedOn: '2026-11-03', reached: true, what: 'Vader wil mee op het overleg' };

test('a contact is on a day that has been', () => {
  assert.deepEqual(contact(said, '2026-11-03'), said);
  assert.deepEqual(contact(said, '2026-11-02'), {
    refused: 'term-out-of-bounds',
    errors: [{ field: 'happenedOn', message: 'Kies vandaag of een eerdere datum' }],
  });
});

test('whoever was reached said something; who was not reached need not be made to', () => {
  for (const what of [null, '']) {
    const refused = contact({ ...said, what }, '2026-11-03');
    assert.ok('refused' in refused && refused.refused === 'invalid-input');
    assert.deepEqual(contact({ ...said, reached: false, what }, '2026-11-03'), {
      ...said,
      reached: false,
      what: null,
    });
  }
});

test('who was not reached is called back the next working day, unless another day is chosen', () => {
  assert.equal(callBackDay(false, null, '2026-11-09'), '2026-11-09');
  assert.equal(callBackDay(false, '2026-11-10', '2026-11-09'), '2026-11-10');
  assert.equal(callBackDay(true, null, '2026-11-09'), null);
  assert.equal(callBackDay(true, '2026-11-12', '2026-11-09'), '2026-11-12');
});

test('a call-back is for today or later, and no longer ahead than three months', () => {
  const bounds = { today: '2026-11-06', latest: '2027-02-06' };
  for (const on of ['2026-11-06', '2027-02-06']) assert.equal(callBack(on, bounds), on);
  for (const on of ['2026-11-05', '2027-02-07']) {
    const refused = callBack(on, bounds);
    assert.ok(typeof refused === 'object' && refused.refused === 'term-out-of-bounds');
  }
});
