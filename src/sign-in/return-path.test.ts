import assert from 'node:assert/strict';
import { test } from 'node:test';
import { safeReturn } from './return-path.ts';

const own = [
  '/',
  '/casussen',
  '/casussen/0198c0de-0000-7000-8000-000000000001?deel=plan&x=1#doel-2',
  '/zoeken?wat=%2F%2Felders.example',
  '/zorg/%C3%A9%C3%A9n',
  '/a//b',
  '/authentiek',
  "/~a!$&'()*+,;=:@-._",
];
for (const path of own) test(`${path} is a page of our own`, () => assert.equal(safeReturn(path), path));

const elsewhere = [
  null,
  '',
  'casussen',
  '.',
  '?a',
  '#a',
  '//elders.example',
  '//elders.example/casussen',
  '///elders.example',
  '////elders.example',
  '/\\elders.example',
  '\\/elders.example',
  '\\\\elders.example',
  '/\\/elders.example',
  '/a\\..\\..\\elders.example',
  'https://elders.example',
  'https:elders.example',
  'HTTPS:\\\\elders.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'mailto:x@elders.example',
  ' //elders.example',
  '/ /elders.example',
  '/\t/elders.example',
  '/\n/elders.example',
  '/\r\nSet-Cookie: perspectief=x',
  '\t//elders.example',
  '\u0000//elders.example',
  '/\u0000/elders.example',
  '/.//elders.example',
  '/..//elders.example',
  '/./..//elders.example',
  '/a/..//elders.example',
  '/%2e//elders.example',
  '/%2E%2e//elders.example',
  '/\u2028/elders.example',
  '/\u2215elders.example',
  '/\u3002elders.example',
  '\uFF0F\uFF0Felders.example',
  '/één',
  `/${'a'.repeat(501)}`,
  '@elders.example',
  '/auth',
  '/auth/sign-in?return=/auth/sign-in',
  '/auth/sign-out',
  '/./auth/callback',
  '/x/%2e%2e/auth/callback',
];
for (const path of elsewhere) {
  test(`${JSON.stringify(path)} leads to the first page`, () => assert.equal(safeReturn(path), '/'));
}

test('whatever comes out stays here for a browser that reads it', () => {
  for (const path of [...own, ...elsewhere]) {
    assert.equal(
      new URL(safeReturn(path), 'https://perspectief.example.nl/auth/finish').host,
      'perspectief.example.nl',
    );
  }
});
