import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isRefusal } from '#kernel/refusal.ts';
import { age, appointment, change, seen, type CaseState } from './rules.ts';

const bounds = { today: '2026-11-22', latest: '2027-05-22' };
const current: CaseState = {
  headline: 'Bo wil weer buiten spelen',
  phase: 2,
  leadRole: 'first-contact',
  nextLookBackOn: '2027-01-04',
};
const refused = (decided: unknown) => (isRefusal(decided) ? decided.refused : undefined);

test('what is not named does not change', () => {
  assert.deepEqual(change(current, { headline: 'Anders' }, bounds), {
    headline: 'Anders',
    phase: 2,
    nextLookBackOn: '2027-01-04',
  });
});

test('a first contact brings a case as far as phase three, a director further', () => {
  assert.equal(refused(change(current, { phase: 3 }, bounds)), undefined);
  assert.equal(refused(change(current, { phase: 4 }, bounds)), 'director-needed');
  assert.equal(refused(change({ ...current, leadRole: 'director' }, { phase: 8 }, bounds)), undefined);
});

test('phases are a guide: a case may go back', () => {
  const later: CaseState = { ...current, phase: 6, leadRole: 'director' };
  assert.deepEqual(change(later, { phase: 2 }, bounds), {
    headline: current.headline,
    phase: 2,
    nextLookBackOn: current.nextLookBackOn,
  });
});

test('a new look-back date lies after today and within six months; an overdue one does not stand in the way', () => {
  for (const date of ['2026-11-23', '2027-05-22'])
    assert.equal(refused(change(current, { nextLookBackOn: date }, bounds)), undefined, date);
  for (const date of ['2026-11-22', '2026-01-01', '2027-05-23'])
    assert.equal(refused(change(current, { nextLookBackOn: date }, bounds)), 'term-out-of-bounds', date);
  assert.equal(
    refused(change({ ...current, nextLookBackOn: '2026-10-01' }, { headline: 'Anders' }, bounds)),
    undefined,
  );
});

test('from phase four on nobody goes back to a first contact', () => {
  assert.equal(appointment(3, 'first-contact'), 'fine');
  assert.equal(refused(appointment(4, 'first-contact')), 'director-needed');
  assert.equal(appointment(8, 'director'), 'fine');
  assert.equal(appointment(8, 'deputy'), 'fine');
});

test('no change leaves a case from phase four without a director', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 8 }),
      fc.constantFrom('first-contact', 'director'),
      fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined }),
      (phase, leadRole, wanted) => {
        fc.pre(phase < 4 || leadRole === 'director');
        const decided = change({ ...current, phase, leadRole }, { phase: wanted }, bounds);
        assert.ok(isRefusal(decided) || decided.phase < 4 || leadRole === 'director');
      },
    ),
  );
});

test('a child was seen today or before, never tomorrow', () => {
  assert.equal(seen('2026-11-22', '2026-11-22'), 'fine');
  assert.equal(seen('2026-11-01', '2026-11-22'), 'fine');
  assert.equal(refused(seen('2026-11-23', '2026-11-22')), 'term-out-of-bounds');
});

test('someone is a year older on the birthday itself', () => {
  const birth = { year: 2011, month: 6, day: 14 };
  assert.equal(age(birth, { year: 2026, month: 6, day: 13 }), 14);
  assert.equal(age(birth, { year: 2026, month: 6, day: 14 }), 15);
  assert.equal(age(birth, { year: 2026, month: 12, day: 1 }), 15);
});

test('who was born on 29 February turns a year older on 1 March', () => {
  const birth = { year: 2016, month: 2, day: 29 };
  assert.equal(age(birth, { year: 2026, month: 2, day: 28 }), 9);
  assert.equal(age(birth, { year: 2026, month: 3, day: 1 }), 10);
});

test('an age is never made up from a birth date of which a part is unknown', () => {
  const today = { year: 2026, month: 11, day: 22 };
  for (const birth of [
    { year: 2011, month: 6, day: null },
    { year: 2011, month: null, day: null },
    { year: null, month: null, day: null },
  ])
    assert.equal(age(birth, today), null);
});

test('age is the number of birthdays that have been', () => {
  const day = fc
    .date({ min: new Date('1990-01-01'), max: new Date('2026-11-22'), noInvalidDate: true })
    .map(date => Temporal.PlainDate.from(date.toISOString().slice(0, 10)));
  fc.assert(
    fc.property(day, day, (one, other) => {
      const [birth, today] = Temporal.PlainDate.compare(one, other) <= 0 ? [one, other] : [other, one];
      fc.pre(!(birth.month === 2 && birth.day === 29));
      assert.equal(age(birth, today), birth.until(today, { largestUnit: 'years' }).years);
    }),
  );
});
