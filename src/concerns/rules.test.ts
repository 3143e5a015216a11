import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ConcernAnswers, Weighing } from '#contract/concerns.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { complete, firstLookBack, informingParents } from './rules.ts';

const answered: ConcernAnswers = {
  dangerNow: false,
  childName: 'Bo',
  childAge: 'ongeveer 8',
  childSchool: null,
  observed: 'Bo komt zonder jas en zonder eten.',
  observedWhen: 'deze week',
  firstHand: true,
  toldBy: null,
  tellerAgrees: null,
  goesWell: 'Speelt graag met anderen',
  doneSoFar: 'Met moeder gesproken',
  familyKnows: 'yes',
  familyKnowsNote: null,
  shieldGround: null,
  reachMe: 'via school',
};

const missing = (answers: ConcernAnswers): readonly string[] => {
  const decided = complete(answers);
  if (!isRefusal(decided)) return [];
  assert.equal(decided.refused, 'draft-incomplete');
  return (decided.errors ?? []).map(error => error.field);
};

test('a concern with an answer to each of the six questions may be passed on', () => {
  assert.deepEqual(complete(answered), { childName: 'Bo' });
});

test('an empty draft names every question that is still open, the school not among them', () => {
  const empty = Object.fromEntries(
    Object.keys(answered).map(key => [key, null]),
  ) as unknown as ConcernAnswers;
  assert.deepEqual(missing(empty), [
    'dangerNow',
    'childName',
    'childAge',
    'observed',
    'observedWhen',
    'firstHand',
    'goesWell',
    'doneSoFar',
    'familyKnows',
    'reachMe',
  ]);
});

test('"no danger now" is an answer, no answer is not', () => {
  assert.deepEqual(missing({ ...answered, dangerNow: false }), []);
  assert.deepEqual(missing({ ...answered, dangerNow: null }), ['dangerNow']);
});

test('who did not see it with own eyes says who told it', () => {
  assert.deepEqual(missing({ ...answered, firstHand: false }), ['toldBy']);
  assert.deepEqual(missing({ ...answered, firstHand: false, toldBy: 'de buurvrouw' }), []);
});

test('a family that does not know, or not all of it, asks for the reason', () => {
  for (const familyKnows of ['no', 'partly'] as const) {
    assert.deepEqual(missing({ ...answered, familyKnows }), ['familyKnowsNote'], familyKnows);
    assert.deepEqual(missing({ ...answered, familyKnows, familyKnowsNote: 'Eerst overleg' }), []);
  }
});

test('what goes well belongs to a concern: without it nothing is passed on', () => {
  assert.deepEqual(missing({ ...answered, goesWell: '' }), ['goesWell']);
});

test('taking answers away never makes a concern more complete', () => {
  const fields = Object.keys(answered) as (keyof ConcernAnswers)[];
  fc.assert(
    fc.property(fc.subarray(fields), fc.subarray(fields), (some, more) => {
      const without = (taken: readonly string[]) =>
        Object.fromEntries(
          Object.entries(answered).map(([key, value]) => [key, taken.includes(key) ? null : value]),
        ) as unknown as ConcernAnswers;
      const less = missing(without(some));
      const least = missing(without([...some, ...more]));
      // a question about an answer that is gone itself is not asked
      assert.ok(
        less.every(field => least.includes(field) || field === 'toldBy' || field === 'familyKnowsNote'),
      );
    }),
  );
});

const bounds = { today: '2026-11-22', byFrame: '2027-01-04', latest: '2027-05-22' };

test('without a choice the plan is looked at again on the term of the frame', () => {
  assert.equal(firstLookBack(undefined, bounds), '2027-01-04');
});

test('a look-back date lies after today and within six months', () => {
  assert.equal(firstLookBack('2026-11-23', bounds), '2026-11-23');
  assert.equal(firstLookBack('2027-05-22', bounds), '2027-05-22');
  for (const outside of ['2026-11-22', '2026-11-21', '2027-05-23', '2999-01-01'])
    assert.ok(isRefusal(firstLookBack(outside, bounds)), outside);
});

const opening = (given: Partial<Extract<Weighing, { outcome: 'case-opened' }>>) =>
  ({
    outcome: 'case-opened',
    parentsInformed: 'by-first-contact',
    parentsInformedOn: '2026-11-22',
    parentsPostponedBecause: null,
    ...given,
  }) as Extract<Weighing, { outcome: 'case-opened' }>;

const grounds = [{ code: 'danger-to-child' }];
const informing = { today: '2026-11-22', latest: '2026-12-20', postponedUntil: '2026-12-06' };

test('postponing word to the parents needs a reason', () => {
  const decided = informingParents(
    opening({ parentsInformed: 'postponed', parentsPostponedGround: 'danger-to-child' }),
    informing,
    grounds,
  );
  assert.ok(isRefusal(decided));
  assert.deepEqual(
    decided.errors?.map(error => error.field),
    ['parentsPostponedBecause'],
  );
  assert.equal(
    informingParents(
      opening({
        parentsInformed: 'postponed',
        parentsPostponedGround: 'danger-to-child',
        parentsPostponedBecause: 'Eerst veilig',
      }),
      informing,
      grounds,
    ),
    'fine',
  );
});

test('postponing word to the parents needs a ground of the list', () => {
  for (const ground of [null, 'because']) {
    const decided = informingParents(
      opening({
        parentsInformed: 'postponed',
        parentsPostponedGround: ground,
        parentsPostponedBecause: 'Eerst veilig',
      }),
      informing,
      grounds,
    );
    assert.ok(isRefusal(decided));
    assert.deepEqual(
      decided.errors?.map(error => error.field),
      ['parentsPostponedGround'],
    );
  }
});

test('parents are told today or later; only what the sender already told may lie behind', () => {
  const yesterday = { parentsInformedOn: '2026-11-21' };
  assert.ok(isRefusal(informingParents(opening(yesterday), informing, grounds)));
  assert.equal(
    informingParents(opening({ ...yesterday, parentsInformed: 'by-sender' }), informing, grounds),
    'fine',
  );
  assert.equal(informingParents(opening({}), informing, grounds), 'fine');
});

test('parents hear of it within the month of the law, and waiting is looked at again within two weeks', () => {
  const because = {
    parentsInformed: 'postponed',
    parentsPostponedGround: 'danger-to-child',
    parentsPostponedBecause: 'Eerst veilig',
  } as const;
  assert.equal(informingParents(opening({ parentsInformedOn: '2026-12-20' }), informing, grounds), 'fine');
  assert.equal(
    informingParents(opening({ ...because, parentsInformedOn: '2026-12-06' }), informing, grounds),
    'fine',
  );
  for (const late of [{ parentsInformedOn: '2026-12-21' }, { ...because, parentsInformedOn: '2026-12-07' }]) {
    const decided = informingParents(opening(late), informing, grounds);
    assert.ok(isRefusal(decided));
    assert.equal(decided.refused, 'term-out-of-bounds');
    assert.equal(decided.errors?.[0]?.field, 'parentsInformedOn');
  }
});
