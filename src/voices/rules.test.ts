import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusal } from '#kernel/refusal.ts';
import { choice, onDay } from './rules.ts';

test('a child is heard on a day that has been', () => {
  assert.equal(onDay('heardOn', '2026-11-17', '2026-11-17'), 'fine');
  assert.ok(isRefusal(onDay('heardOn', '2026-11-18', '2026-11-17')));
});

test('who is named twice in one list stands there once', () => {
  assert.deepEqual(
    choice([
      { mayKnow: false, name: 'Oma' },
      { mayKnow: false, name: ' oma ' },
    ]),
    [{ mayKnow: false, name: ' oma ' }],
  );
});

test('who is named in both lists is a question to the child', () => {
  assert.ok(
    isRefusal(
      choice([
        { mayKnow: true, name: 'Oma' },
        { mayKnow: false, name: 'OMA' },
      ]),
    ),
  );
  assert.ok(
    isRefusal(
      choice([
        { mayKnow: true, heldFunctionId: 'a' },
        { mayKnow: false, heldFunctionId: 'a' },
      ]),
    ),
  );
});
