import assert from 'node:assert/strict';
import test from 'node:test';
import { ApiProblem, Unreachable } from '../../problems.ts';
import { createAutosave, type Kept } from './autosave.ts';

const at = '2026-11-21T13:03:00Z';
const refusal = (code: 'version-mismatch' | 'not-found' | 'server-error', status: number) =>
  new ApiProblem(code, { title: '', status, detail: '', instance: '' });

function desk(answers: (() => Promise<{ version: number; savedAt: string }>)[], theirs?: Kept<string>) {
  const sent: { value: string; version: number; key: string }[] = [];
  let keys = 0;
  const autosave = createAutosave<string>({
    kept: { value: '', version: 1, at },
    save: (value, version, key) => {
      sent.push({ value, version, key });
      const answer = answers.shift();
      return answer === undefined ? Promise.resolve({ version: version + 1, savedAt: at }) : answer();
    },
    load: () => (theirs === undefined ? Promise.reject(new Unreachable()) : Promise.resolve(theirs)),
    newKey: () => `key-${(keys += 1)}`,
    pause: 10,
  });
  return { autosave, sent };
}
const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

test('a text is kept once, a moment after the last keystroke', async () => {
  const { autosave, sent } = desk([]);
  autosave.change('a');
  autosave.change('ab');
  assert.equal(autosave.state().kind, 'typing');
  assert.ok(autosave.unsaved());
  await wait(40);
  assert.deepEqual(sent, [{ value: 'ab', version: 1, key: 'key-1' }]);
  assert.equal(autosave.state().kind, 'saved');
  assert.equal(autosave.unsaved(), false);
});

test('what is typed while saving is kept after it, over the new version', async () => {
  let release = () => {};
  const { autosave, sent } = desk([
    () => new Promise(resolve => (release = () => resolve({ version: 2, savedAt: at }))),
  ]);
  autosave.change('a');
  const flushed = autosave.flush();
  autosave.change('ab');
  release();
  assert.equal(await flushed, true);
  assert.deepEqual(
    sent.map(({ value, version }) => [value, version]),
    [
      ['a', 1],
      ['ab', 2],
    ],
  );
});

test('without a connection it tries again by itself, with the same key for the same text', async () => {
  const { autosave, sent } = desk([() => Promise.reject(new Unreachable())]);
  autosave.change('a');
  assert.equal(await autosave.flush(), false);
  assert.equal(autosave.state().kind, 'offline');
  assert.ok(autosave.unsaved());
  await wait(60);
  assert.equal(autosave.state().kind, 'saved');
  assert.deepEqual(
    sent.map(({ key }) => key),
    ['key-1', 'key-1'],
  );
});

test('a text typed on while there was no connection gets a key of its own', async () => {
  const { autosave, sent } = desk([() => Promise.reject(new Unreachable())]);
  autosave.change('a');
  await autosave.flush();
  autosave.change('ab');
  await wait(60);
  assert.deepEqual(
    sent.map(({ value, key }) => [value, key]),
    [
      ['a', 'key-1'],
      ['ab', 'key-2'],
    ],
  );
});

test('changed elsewhere: both texts are there, and nothing is written until someone chooses', async () => {
  const theirs = { value: 'theirs', version: 5, at };
  const { autosave, sent } = desk([() => Promise.reject(refusal('version-mismatch', 412))], theirs);
  autosave.change('mine');
  await autosave.flush();
  assert.deepEqual(autosave.state(), { kind: 'conflict', theirs });
  autosave.change('mine too');
  await wait(40);
  assert.equal(sent.length, 1);
  assert.equal(await autosave.resolve('both'), true);
  assert.deepEqual(sent[1], { value: 'both', version: 5, key: 'key-2' });
});

test('a lost answer after a save that succeeded is no conflict', async () => {
  const { autosave } = desk([() => Promise.reject(refusal('version-mismatch', 412))], {
    value: 'mine',
    version: 2,
    at,
  });
  autosave.change('mine');
  assert.equal(await autosave.flush(), true);
  assert.equal(autosave.version(), 2);
});

test('a refusal is shown and not repeated; the next keystroke tries again', async () => {
  const { autosave, sent } = desk([() => Promise.reject(refusal('not-found', 404))]);
  autosave.change('a');
  await autosave.flush();
  assert.equal(autosave.state().kind, 'failed');
  await wait(40);
  assert.equal(sent.length, 1);
  autosave.change('ab');
  await wait(40);
  assert.equal(autosave.state().kind, 'saved');
});
