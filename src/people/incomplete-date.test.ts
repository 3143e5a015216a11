import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { IncompleteDate, incompleteDate, parseRegisterDate, wholeDate } from './incomplete-date.ts';

test('a date of which the day or month is unknown stays incomplete', () => {
  assert.deepEqual(parseRegisterDate('20110614'), { year: 2011, month: 6, day: 14 });
  assert.deepEqual(parseRegisterDate('20110600'), { year: 2011, month: 6, day: null });
  assert.deepEqual(parseRegisterDate('20110000'), { year: 2011, month: null, day: null });
  assert.deepEqual(parseRegisterDate('00000000'), { year: null, month: null, day: null });
});

test('what cannot be a date is unknown: nothing is guessed', () => {
  assert.deepEqual(
    parseRegisterDate('20110013'),
    { year: 2011, month: null, day: null },
    'a day without a month',
  );
  assert.deepEqual(
    parseRegisterDate('00000614'),
    { year: null, month: null, day: null },
    'a month without a year',
  );
  assert.deepEqual(parseRegisterDate('20111301'), { year: 2011, month: null, day: null }, 'month 13');
  assert.deepEqual(parseRegisterDate('20110230'), { year: 2011, month: 2, day: null }, '30 February');
  for (const text of ['', ' ', '2011', '2011-06-14', 'onbekend']) {
    assert.deepEqual(parseRegisterDate(text), { year: null, month: null, day: null }, text);
  }
});

test('29 February is a day in a leap year only', () => {
  assert.equal(wholeDate(parseRegisterDate('20200229')), '2020-02-29');
  assert.equal(wholeDate(parseRegisterDate('20190229')), undefined);
});

test('only a date of which everything is known becomes a calendar date', () => {
  assert.equal(wholeDate({ year: 2011, month: 6, day: 14 }), '2011-06-14');
  assert.equal(wholeDate({ year: 2011, month: 6, day: null }), undefined);
  assert.equal(wholeDate({ year: 2011, month: null, day: null }), undefined);
});

test('whatever is read, every part is as given or unknown, never something else', () => {
  const part = fc.integer({ min: -1, max: 40 });
  fc.assert(
    fc.property(fc.oneof(fc.integer({ min: -5, max: 10_005 }), part), part, part, (year, month, day) => {
      const date = incompleteDate(year, month, day);
      assert.ok(date.year === null || date.year === year);
      assert.ok(date.month === null || date.month === month);
      assert.ok(date.day === null || date.day === day);
      assert.deepEqual(IncompleteDate.parse(date), date);
    }),
  );
});

test('a stored date with a day but no month is refused', () => {
  assert.equal(IncompleteDate.safeParse({ year: 2011, month: null, day: 3 }).success, false);
  assert.equal(IncompleteDate.safeParse({ year: null, month: 3, day: null }).success, false);
});
