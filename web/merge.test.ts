import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { merge, same, settle, type Choice, type Fields, type Line } from './merge.ts';

const lines: readonly (Line & { text?: string })[] = [
  { name: 'ifNot', fields: ['ifNot'], text: 'ifNot' },
  { name: 'lookBackOn', fields: ['lookBackOn'] },
  { name: 'answer', fields: ['state', 'note'] },
  { name: 'bridge', fields: ['bridge', 'guard'] },
];
const sent = ['ifNot', 'lookBackOn', 'state', 'note', 'bridge'];
// few values, so that the same ones meet often; an empty box, a space and null say the same
const value = fc.constantFrom<unknown>(null, '', ' ', 'een', 'twee', 'drie');
const fieldsOf = (names: readonly string[]) =>
  fc
    .tuple(...names.map(() => value))
    .map((values): Fields => Object.fromEntries(names.map((name, i) => [name, values[i]])));
const three = fc.record({
  base: fieldsOf([...sent, 'guard']),
  mine: fieldsOf(sent),
  theirs: fieldsOf([...sent, 'guard']),
});
const differs = (line: Line, one: Fields, other: Fields) =>
  line.fields.some(field => Object.hasOwn(one, field) && !same(one[field], other[field]));
const equal = (line: Line, body: Fields, other: Fields) => !differs(line, body, other);

test('no change of either is lost: it is in the outcome, or both stand in the list of clashes', () => {
  fc.assert(
    fc.property(three, ({ base, mine, theirs }) => {
      const { body, clashes, theirs: changed } = merge({ base, mine, theirs }, lines);
      for (const line of lines) {
        const iDid = differs(line, mine, base);
        const theyDid = differs(line, theirs, base);
        const clashing = clashes.includes(line);
        if (iDid) assert.ok(clashing || equal(line, body, mine), `mine lost: ${line.name}`);
        if (theyDid) assert.ok(clashing || equal(line, body, theirs), `theirs lost: ${line.name}`);
        if (!iDid && !theyDid) assert.ok(equal(line, body, base));
        // and nobody is asked where nobody needs to be
        if (clashing) assert.ok(iDid && theyDid && !equal(line, mine, theirs));
        assert.equal(changed.includes(line), theyDid);
      }
    }),
    { numRuns: 20_000 },
  );
});

test('what is taken back by neither is never made up: each value was mine or theirs', () => {
  fc.assert(
    fc.property(three, given => {
      const { body } = merge(given, lines);
      assert.deepEqual(Object.keys(body).toSorted(), sent.toSorted(), 'no field more than the command has');
      for (const field of sent)
        assert.ok(same(body[field], given.mine[field]) || same(body[field], given.theirs[field]));
    }),
    { numRuns: 5_000 },
  );
});

test('a choice is done as it was made: mine, theirs, or the two written together', () => {
  const kinds = fc.constantFrom<Choice>('mine', 'theirs', { together: 'samen' });
  fc.assert(
    fc.property(three, fc.tuple(kinds, kinds, kinds, kinds), (given, chosen) => {
      const merged = merge(given, lines);
      const choices = new Map(lines.map((line, i) => [line.name, chosen[i] ?? 'mine']));
      const { body, nothingLeft } = settle(merged, given.theirs, choices);
      for (const line of merged.clashes) {
        const choice = choices.get(line.name);
        if (choice === 'mine') assert.ok(equal(line, body, given.mine));
        else if (choice === 'theirs') assert.ok(equal(line, body, given.theirs) || nothingLeft);
        else if (line.text !== undefined) assert.equal(body[line.text], 'samen');
      }
      for (const line of lines)
        if (!merged.clashes.includes(line))
          assert.ok(equal(line, body, merged.body), 'the rest stays as it was');
      if (nothingLeft) for (const field of sent) assert.ok(same(body[field], given.theirs[field]));
    }),
    { numRuns: 5_000 },
  );
});

test('what adds something beside what is there is written also when it says the same', () => {
  const given = { base: { holds: 'yes' }, mine: { holds: 'yes' }, theirs: { holds: 'yes' } };
  const check = [{ name: 'check', fields: ['holds'] }];
  assert.equal(merge(given, check).nothingLeft, true);
  assert.equal(merge(given, check, { adds: true }).nothingLeft, false);
});

test('another state makes it another question, though no field of the command changed', () => {
  const { clashes } = merge(
    {
      base: { bridge: null, guard: 'open' },
      mine: { bridge: 'oma' },
      theirs: { bridge: null, guard: 'kept' },
    },
    lines,
  );
  assert.deepEqual(
    clashes.map(each => each.name),
    ['bridge'],
  );
});
