import assert from 'node:assert/strict';
import test from 'node:test';
import { addDays, dayOfYear, today } from './dates.ts';
import { exampleDay, readDate, written, type Direction } from './read-date.ts';

const on = '2026-11-29';
const asked = (date: string, because: string) => ({ date, because });

test('a date is read the way people write it', () => {
  assert.equal(readDate('24-11-2026'), '2026-11-24');
  assert.equal(readDate('di 24 november 2026'), '2026-11-24');
  assert.equal(readDate('2026-11-24'), '2026-11-24');
  assert.equal(readDate('1 mrt 27'), '2027-03-01');
  assert.equal(readDate('31-2-2027'), undefined);
  assert.equal(readDate('morgen'), undefined);
  const tomorrow = addDays(today(), 1);
  assert.equal(readDate(`${Number(tomorrow.slice(8))}-${Number(tomorrow.slice(5, 7))}`), tomorrow);
});

test('ahead: a near day gets its year, also over the turn of the year; one that has just gone does not', () => {
  assert.equal(readDate('29 nov', 'ahead', on), on, 'today');
  assert.equal(readDate('4 dec', 'ahead', on), '2026-12-04');
  assert.equal(readDate('1 feb', 'ahead', on), '2027-02-01');
  assert.equal(readDate('31-5', 'ahead', on), '2027-05-31', 'half a year');
  assert.deepEqual(readDate('1 juni', 'ahead', on), asked('2027-06-01', 'gone'));
  assert.deepEqual(readDate('24 nov', 'ahead', on), asked('2027-11-24', 'gone'));
  assert.deepEqual(readDate('di 24 november', 'ahead', on), asked('2027-11-24', 'gone'));
  assert.deepEqual(readDate('1 nov', 'ahead', '2027-01-10'), asked('2027-11-01', 'far-ahead'));
  assert.equal(readDate('24 nov 2027', 'ahead', on), '2027-11-24', 'with its year it is taken');
  assert.equal(readDate('24 nov 2026', 'ahead', on), '2026-11-24', 'whether it may be is for the form');
});

test('behind: the same, looking back', () => {
  assert.equal(readDate('29 nov', 'behind', on), on);
  assert.equal(readDate('24 nov', 'behind', on), '2026-11-24');
  assert.equal(readDate('24 dec', 'behind', '2027-01-10'), '2026-12-24');
  assert.equal(readDate('30 mei', 'behind', on), '2026-05-30', 'half a year');
  assert.deepEqual(readDate('29 mei', 'behind', on), asked('2026-05-29', 'long-ago'));
  assert.deepEqual(readDate('4 dec', 'behind', on), asked('2025-12-04', 'coming'));
  assert.equal(readDate('4 dec 2025', 'behind', on), '2025-12-04');
});

test('what stands there as an example is read as it is meant, on every day of the year', () => {
  for (let day = '2027-01-01'; day < '2029-01-01'; day = addDays(day, 1))
    for (const direction of ['ahead', 'behind'] satisfies Direction[]) {
      const example = exampleDay(direction, day);
      assert.ok(direction === 'ahead' ? example > day : example < day);
      assert.equal(readDate(written(example), direction, day), example);
      for (const language of ['nl', 'en'] as const)
        assert.equal(readDate(dayOfYear(example, language, 'short'), direction, day), example, day);
    }
});
