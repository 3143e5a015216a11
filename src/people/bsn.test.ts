import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { maskBsn, parseBsn } from './bsn.ts';

test('a number that passes the 11-proef is a BSN, one that fails is not', () => {
  assert.equal(parseBsn('111222333'), '111222333');
  assert.equal(parseBsn('123456782'), '123456782');
  assert.equal(parseBsn('123456789'), undefined);
});

test('nine zeros pass the 11-proef and are no BSN all the same', () => {
  assert.equal(parseBsn('000000000'), undefined);
  assert.equal(parseBsn('00000000'), undefined);
});

test('a leading zero is kept, and put back where somebody left it out', () => {
  assert.equal(parseBsn('010082426'), '010082426');
  assert.equal(parseBsn('10082426'), '010082426');
});

test('spaces, dots and dashes may be typed; letters and other lengths are no BSN', () => {
  assert.equal(parseBsn(' 9999.11.004 '), '999911004');
  assert.equal(parseBsn('9999-11-004'), '999911004');
  for (const text of ['', '9999110', '9999110040', '99991100A', '９９９９１１００４', '+999911004']) {
    assert.equal(parseBsn(text), undefined, text);
  }
});

test('one wrong digit is always noticed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (at, shift) => {
      const bsn = '999911004';
      const wrong = (Number(bsn.charAt(at)) + shift) % 10;
      assert.equal(parseBsn(bsn.slice(0, at) + String(wrong) + bsn.slice(at + 1)), undefined);
    }),
  );
});

test('a masked BSN shows the last three digits and nothing else', () => {
  assert.equal(maskBsn('999911004'), '••••••004');
  assert.equal(maskBsn('9999 11 004'), '••••••004');
});

test('text that is no BSN shows nothing when masked, so a name typed in the wrong field does not leak', () => {
  assert.equal(maskBsn('Noor Verhagen'), '•••••••••');
});
