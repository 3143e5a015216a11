import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reasonOf } from './answers.ts';
import { IssuerRefused } from './issuer.ts';
import { html } from '#kernel/html.ts';
import { page } from './page.ts';

test('of an error only its kind is told, down to what caused it', () => {
  const secret = 'eyJhbGciOi';
  const cause = Object.assign(new TypeError(secret), { code: 'ECONNREFUSED' });
  assert.equal(
    reasonOf(new RangeError(secret, { cause: new Error(secret, { cause }) })),
    'RangeError < Error < ECONNREFUSED',
  );
  assert.equal(reasonOf(new IssuerRefused('access_denied', undefined)), 'refused:access_denied');
  assert.equal(reasonOf(new IssuerRefused(`access_denied ${secret}`, undefined)), 'refused:other');
  assert.equal(reasonOf(secret), 'unknown');
  const round = new Error(secret);
  round.cause = round;
  assert.equal(reasonOf(round), 'Error < Error < Error < Error < Error');
});

test('what is filled in is text, in elements and in attributes', () => {
  const hostile = `<script>alert("1")</script>&'`;
  const shown = page({
    title: hostile,
    refresh: `/x?${hostile}`,
    body: html`<p title="${hostile}">${hostile}</p>`,
  });
  assert.ok(!shown.includes('<script'));
  assert.equal(shown.split('&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62;&#38;&#39;').length - 1, 5);
  assert.equal(html`${html`<b>${1}</b>`}${[html`<i></i>`]}${undefined}`.text, '<b>1</b><i></i>');
});
