import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  definePolicy,
  mintPermit,
  type Actor,
  type Policy,
  type Relation,
  type Subject,
} from './authority.ts';
import { Refused } from './refusal.ts';

const policy = definePolicy('gardens', [
  {
    action: 'garden.water',
    functions: ['gardener'],
    relations: ['lead'],
    states: ['open'],
    frames: ['spring'],
  },
  { action: 'garden.water', functions: 'any', relations: ['keeper'], states: 'any', frames: 'any' },
  { action: 'garden.close', functions: ['gardener'], relations: ['lead'], states: ['open'], frames: 'any' },
]);

const actor = (held: string): Actor => ({
  sessionId: 's',
  tenantId: 1,
  tenant: 'Tuin',
  schoolRegion: 'noord',
  professionalId: '1',
  heldFunctionId: '1',
  heldFunctionPublicId: 'p',
  organisationId: '1',
  organisation: 'Tuin',
  function: held,
  label: held,
  acr: null,
  expiresAt: '2026-11-22T16:00:00+00:00',
  idleUntil: '2026-11-22T12:00:00+00:00',
  idleMinutes: 15,
});

const subject = (given: Partial<Subject> = {}): Subject => ({
  id: 'garden-1',
  relations: ['lead'],
  state: 'open',
  frame: 'spring',
  ...given,
});

const refusal = (act: () => unknown): string | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    assert.ok(error instanceof Refused);
    return error.code;
  }
};
const water = (held: string, given: Partial<Subject> = {}) =>
  refusal(() => mintPermit(policy, 'garden.water', actor(held), subject(given)));

test('a permit is for one action on one row', () => {
  const permit = mintPermit(policy, 'garden.close', actor('gardener'), subject());
  assert.equal(permit.action, 'garden.close');
  assert.equal(permit.subject, 'garden-1');
});

test('function, relation, state and frame must all fit one and the same line', () => {
  assert.equal(water('gardener'), undefined);
  assert.equal(water('neighbour'), 'not-allowed');
  assert.equal(water('gardener', { state: 'closed' }), 'case-closed', 'only the state stands in the way');
  assert.equal(water('gardener', { frame: 'winter' }), 'not-allowed');
  assert.equal(water('gardener', { relations: ['deputy'] }), 'not-allowed');
  // each half fits a line of its own, and no line fits whole
  assert.equal(water('neighbour', { relations: ['lead', 'writer'] }), 'not-allowed');
});

test('one line is enough', () => {
  assert.equal(water('neighbour', { relations: ['keeper'], state: 'closed', frame: 'winter' }), undefined);
});

test('who is nothing to a row does not learn that it is there', () => {
  assert.equal(water('gardener', { relations: [] }), 'not-found');
});

test('an action that no line names is never allowed', () => {
  const other: Policy<string> = policy;
  assert.equal(
    refusal(() => mintPermit(other, 'garden.sell', actor('gardener'), subject())),
    'not-allowed',
  );
  assert.equal(
    refusal(() =>
      mintPermit(definePolicy<'garden.sell'>('none', []), 'garden.sell', actor('gardener'), subject()),
    ),
    'not-allowed',
  );
});

test('a line without functions or relations lets nobody through', () => {
  const closed = definePolicy('closed', [
    { action: 'a.b', functions: [], relations: ['lead'], states: 'any', frames: 'any' },
    { action: 'a.b', functions: 'any', relations: [], states: 'any', frames: 'any' },
  ]);
  assert.equal(
    refusal(() => mintPermit(closed, 'a.b', actor('gardener'), subject())),
    'not-allowed',
  );
});

test('a permit is given exactly when some line fits, whatever the policy', () => {
  const word = fc.constantFrom('one', 'two', 'three');
  const words = fc.oneof(fc.constant('any' as const), fc.subarray(['one', 'two', 'three']));
  const relations = fc.subarray<Relation>(['lead', 'deputy', 'keeper']);
  const rows = fc.array(
    fc.record({
      action: fc.constantFrom('a.one', 'a.two'),
      functions: words,
      relations,
      states: words,
      frames: words,
    }),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(rows, word, word, word, relations, (made, held, state, frame, mine) => {
      let expected = false;
      for (const row of made) {
        if (row.action !== 'a.one') continue;
        if (row.functions !== 'any' && !row.functions.includes(held)) continue;
        if (row.states !== 'any' && !row.states.includes(state)) continue;
        if (row.frames !== 'any' && !row.frames.includes(frame)) continue;
        for (const relation of row.relations) if (mine.includes(relation)) expected = true;
      }
      const code = refusal(() =>
        mintPermit(
          definePolicy('drawn', made),
          'a.one',
          actor(held),
          subject({ state, frame, relations: mine }),
        ),
      );
      assert.equal(code === undefined, expected);
      if (!expected) assert.equal(code, mine.length === 0 ? 'not-found' : 'not-allowed');
    }),
  );
});
