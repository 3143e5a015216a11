import assert from 'node:assert/strict';
import test from 'node:test';
import type { ConcernAnswers } from '#contract/concerns.ts';
import { isDecided, mayNotYet, needsNote, ownTexts } from './answers.ts';

const answers: ConcernAnswers = {
  dangerNow: false,
  childName: 'naam',
  childAge: 'leeftijd',
  childSchool: 'school',
  observed: 'gezien',
  observedWhen: 'wanneer',
  firstHand: true,
  tellerAgrees: null,
  shieldGround: null,
  toldBy: 'oma',
  goesWell: 'goed',
  doneSoFar: 'gedaan',
  familyKnows: 'no',
  familyKnowsNote: 'reden',
  reachMe: 'telefoon',
};

test('only the sender’s own words are looked at: no names, no organisation, no telephone', () => {
  assert.deepEqual(ownTexts(answers), {
    observed: 'gezien',
    observedWhen: 'wanneer',
    goesWell: 'goed',
    doneSoFar: 'gedaan',
    familyKnowsNote: 'reden',
  });
});

test('while there is danger nothing is looked at', () => {
  assert.deepEqual(ownTexts({ ...answers, dangerNow: true }), {});
});

test('what another told is another’s', () => {
  assert.equal('observed' in ownTexts({ ...answers, firstHand: false }), false);
});

test('what the family said of it is the family’s', () => {
  for (const familyKnows of ['agrees', 'yes', 'refuses'] as const)
    assert.equal('familyKnowsNote' in ownTexts({ ...answers, familyKnows }), false, familyKnows);
});

test('as long as the rules are not there nothing is held up, and a not yet holds up only its own answer', () => {
  const passing = {
    agrees: 'allowed',
    yes: 'not-yet',
    refuses: 'not-yet',
    partly: 'with-reason',
    no: 'with-reason',
  } as const;
  assert.equal(mayNotYet(answers, undefined), false);
  assert.equal(mayNotYet(answers, passing), false);
  assert.equal(mayNotYet({ ...answers, familyKnows: 'yes' }, passing), true);
  assert.equal(mayNotYet({ ...answers, familyKnows: null }, passing), false);
});

test('who agrees, or only knows, needs no explanation', () => {
  assert.deepEqual((['agrees', 'yes', 'refuses', 'partly', 'no'] as const).map(needsNote), [
    false,
    false,
    true,
    true,
    true,
  ]);
});

test('what is received is not decided; every other answer came with a decision', () => {
  assert.deepEqual(([null, 'received', 'contacting-family', 'nothing-further'] as const).map(isDecided), [
    false,
    false,
    true,
    true,
  ]);
});
