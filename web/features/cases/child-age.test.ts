import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nl } from '../../messages/nl.ts';
import { ageInWords } from './child-age.ts';

const said = (year: number, month: number | null, day: number | null, age: number | null) =>
  ageInWords({ age, birthDate: { year, month, day } }, nl.cases.child, '2026-11-29');

test('a baby is so many months old, a child so many years', () => {
  assert.equal(said(2026, 11, 29, 0), 'jonger dan een maand');
  assert.equal(said(2026, 10, 30, 0), 'jonger dan een maand');
  assert.equal(said(2026, 10, 29, 0), '1 maand');
  assert.equal(said(2026, 5, 17, 0), '6 maanden');
  assert.equal(said(2025, 12, 30, 0), '10 maanden');
  assert.equal(said(2024, 11, 30, 1), '23 maanden');
  assert.equal(said(2024, 11, 29, 2), '2 jaar');
  assert.equal(said(2011, 6, 14, 15), '15 jaar');
});

test('what is not known of the day is not made up', () => {
  assert.equal(said(2026, null, null, null), null);
});
