import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectedOf, type OfCase, type OfCourse } from './course-expects.ts';

const course: OfCourse = {
  lookBacks: [],
  steps: [],
  stops: [],
  openWork: { callBacks: 0, letters: 0, corrections: 0, answers: 0, meetings: 0, later: 0 },
};
const joinsIn = (takingPart: OfCase['takingPart'], consents: OfCase['consents'] = []) => {
  const open: OfCase = {
    phase: 3,
    agreements: [],
    children: [],
    consents,
    deputy: null,
    facts: [],
    goals: [],
    lead: null,
    leadRole: 'director',
    people: [],
    takingPart,
    team: [],
  };
  return expectedOf(open, course, '2026-11-29').find(each => each.item === 'joins')?.there;
};
const nothing = { now: null, earlier: [], version: 1 };

const consent: OfCase['consents'][number] = {
  consentId: '00000000-0000-4000-8000-000000000000',
  kind: 'help',
  person: 'Moeder',
  givenOn: '2026-11-29',
  note: null,
  lifted: null,
  withdrawn: null,
  version: 1,
};

test('motivation points at an answer that is missing; a consent is no answer, and a no is one', () => {
  assert.equal(joinsIn(nothing), false);
  assert.equal(joinsIn(nothing, [consent]), false);
  const now = {
    answer: 'no',
    andThen: 'Wij bellen vrijdag',
    answeredOn: '2026-11-29',
    answeredBy: 'Casusregisseur',
    version: 2,
  } as const;
  assert.equal(joinsIn({ now, earlier: [], version: 2 }), true);
  assert.equal(joinsIn(null), true, 'for who may not read it there is nothing to point at');
});
