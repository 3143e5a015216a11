import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readKeys, readOrMakeKeys } from './keys.ts';

const folder = mkdtempSync(join(tmpdir(), 'perspectief-keys-'));
after(() => rmSync(folder, { recursive: true }));

function keyFile(content: unknown): string {
  const file = join(folder, `${Math.random()}.json`);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content), { mode: 0o600 });
  return file;
}
const random = () => Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64');
const old = { id: 'old', key: random() };
const recent = { id: 'new', key: random() };
const lookupKey = random();
const keys = readKeys(keyFile({ fieldKeys: [old], lookupKey }));

test('what is sealed opens again, and looks different every time', () => {
  const one = keys.seal('Noor, 999990019', 'person:1:bsn');
  assert.notDeepEqual(one, keys.seal('Noor, 999990019', 'person:1:bsn'));
  assert.equal(keys.open(one, 'person:1:bsn'), 'Noor, 999990019');
  assert.equal(keys.open(keys.seal('', 'x'), 'x'), '');
});

test('it does not open under another context, so that it cannot be moved to another person', () => {
  assert.throws(() => keys.open(keys.seal('999990019', 'person:1:bsn'), 'person:2:bsn'));
});

test('every changed byte is noticed', () => {
  const sealed = keys.seal('999990019', 'person:1:bsn');
  for (let index = 0; index < sealed.length; index++) {
    const changed = Buffer.from(sealed);
    changed[index] = (changed[index] ?? 0) ^ 1;
    assert.throws(() => keys.open(changed, 'person:1:bsn'), `byte ${index}`);
  }
  for (let length = 0; length < sealed.length; length++) {
    assert.throws(() => keys.open(sealed.subarray(0, length), 'person:1:bsn'), `${length} bytes`);
  }
});

test('after a change of keys the old ones still open, and new work uses the first', () => {
  const sealed = keys.seal('999990019', 'x');
  const both = readKeys(keyFile({ fieldKeys: [recent, old], lookupKey }));
  assert.equal(both.open(sealed, 'x'), '999990019');
  assert.throws(() => keys.open(both.seal('999990019', 'x'), 'x'), /key "new" is not in the key file/);
});

test('a lookup is the same for the same value and another for every other kind, value or key', () => {
  const value = Buffer.from(keys.lookup('bsn', '999990019')).toString('hex');
  assert.equal(value.length, 64);
  assert.equal(Buffer.from(keys.lookup('bsn', '999990019')).toString('hex'), value);
  assert.notEqual(Buffer.from(keys.lookup('bsn9', '99990019')).toString('hex'), value);
  const other = readKeys(keyFile({ fieldKeys: [old], lookupKey: random() }));
  assert.notEqual(Buffer.from(other.lookup('bsn', '999990019')).toString('hex'), value);
});

test('a key file that others can read is refused, with what to do about it', () => {
  const file = keyFile({ fieldKeys: [old], lookupKey });
  chmodSync(file, 0o640);
  assert.throws(() => readKeys(file), /chmod 600/);
});

test('a key file that is not right is refused without showing what is in it', () => {
  assert.throws(() => readKeys(join(folder, 'absent.json')), /does not exist/);
  const short = Buffer.alloc(16, 7).toString('base64');
  for (const content of [
    '{ "secret',
    { fieldKeys: [], lookupKey },
    { fieldKeys: [{ id: 'a', key: short }], lookupKey },
  ]) {
    assert.throws(
      () => readKeys(keyFile(content)),
      (error: Error) =>
        /key file/.test(error.message) && !error.message.includes(short) && !error.message.includes('secret'),
    );
  }
  assert.throws(() => readKeys(keyFile({ fieldKeys: [old, old], lookupKey })), /an id of its own/);
});

test('the demo makes its keys once, for its own eyes', () => {
  const file = join(folder, 'new', 'keys.json');
  const sealed = readOrMakeKeys(file).seal('x', 'y');
  assert.equal(statSync(file).mode & 0o777, 0o600);
  const content = readFileSync(file, 'utf8');
  assert.equal(readOrMakeKeys(file).open(sealed, 'y'), 'x');
  assert.equal(readFileSync(file, 'utf8'), content);
});
