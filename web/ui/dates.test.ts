import assert from 'node:assert/strict';
import test from 'node:test';
import { clock, day, endOfWeek, isWorkingDay, lastDayOf, time, today, workingDaysUntil } from './dates.ts';

test('a day is said with its weekday, and the year only when it is another one', () => {
  const year = Number(today().slice(0, 4));
  assert.equal(day('2031-11-24', 'nl'), 'ma 24 november 2031');
  assert.ok(!day(`${year}-03-03`, 'nl').includes(String(year)));
  assert.equal(day('2031-11-24', 'nl', true), 'maandag 24 november 2031');
  assert.ok(day(`${year}-03-03`, 'nl', true, true).endsWith(` ${year}`), 'on paper always');
});

test('the time is that of the Netherlands, winter and summer', () => {
  assert.equal(clock('2026-11-03T13:05:00Z', 'nl'), '14.05');
  assert.equal(clock('2026-07-03T12:05:00Z', 'nl'), '14.05');
  assert.equal(clock('2026-07-03T12:05:00Z', 'en'), '14:05');
});

test('working days skip weekends and recognised holidays', () => {
  assert.equal(workingDaysUntil('2026-11-24', '2026-11-20'), 2);
  assert.equal(workingDaysUntil('2026-12-28', '2026-12-24'), 1);
  for (const holiday of [
    '2026-04-03',
    '2026-04-06',
    '2026-04-27',
    '2026-05-05',
    '2026-05-14',
    '2026-05-25',
    '2027-03-29',
  ])
    assert.equal(isWorkingDay(holiday), false, holiday);
  assert.equal(isWorkingDay('2026-04-28'), true);
});

test('access until and including a day ends when the next day begins', () => {
  assert.equal(lastDayOf('2027-01-18T23:00:00Z'), '2027-01-18');
  assert.equal(lastDayOf('2026-07-06T22:00:00Z'), '2026-07-06');
  assert.equal(lastDayOf('2026-07-06T10:00:00Z'), '2026-07-06');
});

test('a week ends on Sunday', () => {
  assert.equal(endOfWeek('2026-11-21'), '2026-11-22');
  assert.equal(endOfWeek('2026-11-22'), '2026-11-22');
  assert.equal(endOfWeek('2026-11-23'), '2026-11-29');
});

test('a time as it is kept is said with a point in Dutch and with a colon in English', () => {
  assert.equal(time('09:05', 'nl'), '09.05');
  assert.equal(time('14:30', 'en'), '14:30');
});
