import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stopBefore } from '#src/cases/index.ts';
import { aftercareDays, allNamed, dayAhead, dayBehind, keepUntil } from './rules.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const refused = (decided: unknown): string | undefined =>
  typeof decided === 'object' && decided !== null && 'refused' in decided
    ? String(decided.refused)
    : undefined;
const met = { childrenSpoken: true, familyInformed: true, lookBackSet: true };

test('three hard stops, each in its turn; going back is always free', () => {
  assert.equal(
    stopBefore(1, 2, { childrenSpoken: false, familyInformed: false, lookBackSet: false }),
    'fine',
  );
  assert.equal(refused(stopBefore(2, 3, { ...met, childrenSpoken: false })), 'child-not-spoken');
  assert.equal(refused(stopBefore(2, 3, { ...met, familyInformed: false })), 'family-not-informed');
  assert.equal(stopBefore(2, 3, { ...met, lookBackSet: false }), 'fine');
  assert.equal(refused(stopBefore(3, 4, { ...met, lookBackSet: false })), 'look-back-not-set');
  assert.equal(refused(stopBefore(1, 8, { ...met, childrenSpoken: false })), 'child-not-spoken');
  assert.equal(
    stopBefore(6, 3, { childrenSpoken: false, familyInformed: false, lookBackSet: false }),
    'fine',
  );
});

test('aftercare falls on a day of the week that people work', () => {
  // the story: closed on Friday 21 May 2027
  assert.deepEqual(aftercareDays(day('2027-05-21'), [3, 6, 12]), ['2027-08-23', '2027-11-22', '2028-05-22']);
  for (const each of aftercareDays(day('2026-11-28'), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]))
    assert.ok(day(each).dayOfWeek <= 5, each);
});

test('until when a case is kept is the frame’s word, and no day is promised where it has none', () => {
  const from = { opened: day('2026-11-03'), closed: day('2027-05-21'), youngestBorn: day('2017-05-30') };
  assert.equal(keepUntil({ term: 'P20Y', from: 'last-change' }, from), '2047-05-21');
  assert.equal(keepUntil({ term: 'P19Y', from: 'birth-of-youngest-child' }, from), '2036-05-30');
  // WGS: five years from the first processing, and not from the closing
  assert.equal(keepUntil({ term: 'P5Y', from: 'first-processing' }, from), '2031-11-03');
  assert.equal(keepUntil({ term: null, from: 'last-change' }, from), null);
  assert.equal(
    keepUntil({ term: 'P19Y', from: 'birth-of-youngest-child' }, { ...from, youngestBorn: null }),
    null,
  );
  assert.equal(keepUntil({ term: 'P20Y', from: 'sent' }, from), null);
});

test('a case closes when every open agreement is named in the version that was seen, and nobody waits for a call or a letter', () => {
  const open = [{ agreementId: 'aa', version: 2 }];
  const nothing = { callBacks: 0, letters: 0, corrections: 0, answers: 0, meetings: 0, later: 0 };
  assert.equal(allNamed(open, open, nothing), 'fine');
  assert.equal(allNamed([], [], nothing), 'fine');
  for (const named of [[], [{ agreementId: 'aa', version: 1 }], [...open, { agreementId: 'bb', version: 1 }]])
    assert.equal(refused(allNamed(open, named, nothing)), 'work-left-open');
  assert.equal(refused(allNamed([], [], { ...nothing, callBacks: 1 })), 'work-left-open');
  assert.equal(refused(allNamed([], [], { ...nothing, letters: 1 })), 'work-left-open');
  assert.equal(refused(allNamed([], [], { ...nothing, corrections: 1 })), 'work-left-open');
  assert.equal(refused(allNamed([], [], { ...nothing, answers: 1 })), 'work-left-open');
  assert.equal(refused(allNamed([], [], { ...nothing, meetings: 1 })), 'work-left-open');
  assert.equal(refused(allNamed([], [], { ...nothing, later: 1 })), 'work-left-open');
});

test('a new day lies ahead and not too far; what was done was done today or before', () => {
  const bounds = { today: '2026-11-28', latest: '2027-05-28' };
  assert.equal(dayAhead('2026-11-29', bounds, 'until'), 'fine');
  assert.equal(refused(dayAhead('2026-11-28', bounds, 'until')), 'term-out-of-bounds');
  assert.equal(refused(dayAhead('2027-05-29', bounds, 'until')), 'term-out-of-bounds');
  assert.equal(dayBehind('2026-11-28', '2026-11-28', 'heldOn'), 'fine');
  assert.equal(refused(dayBehind('2026-11-29', '2026-11-28', 'heldOn')), 'term-out-of-bounds');
});
