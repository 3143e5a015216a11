import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyWeighing, missingFields, toWeighing, type WeighingForm } from './weighing-form.ts';

const opening: WeighingForm = {
  ...emptyWeighing,
  outcome: 'case-opened',
  reason: 'School en geld hangen samen.',
  headline: 'Weer uitgerust op school',
  children: [
    {
      from: 'typed',
      key: 'one',
      child: { givenNames: 'Noor', surnamePrefix: '', surname: 'Jansen', year: '2011', month: '', day: '' },
    },
  ],
  lead: 'lead',
  deputy: 'deputy',
  parentsInformed: 'by-first-contact',
  parentsInformedOn: '2026-11-30',
};
const partsOf = (form: WeighingForm) => {
  const weighing = toWeighing(form, false);
  return weighing?.outcome === 'case-opened' ? weighing.lifeDomains : weighing;
};

test('of several parts it is said to which the sender’s words belong, and not guessed from the order of ticking', () => {
  const several = { ...opening, lifeDomains: ['school-work', 'money', 'safety'] };
  assert.deepEqual(missingFields(several, false), ['wordsIn']);
  assert.deepEqual(partsOf({ ...several, wordsIn: 'safety' }), ['safety', 'school-work', 'money']);
  assert.deepEqual(
    missingFields({ ...several, wordsIn: 'care' }, false),
    ['wordsIn'],
    'a part that was unticked again holds nothing',
  );
});

test('with one part there is nothing to ask', () => {
  assert.deepEqual(partsOf({ ...opening, lifeDomains: ['safety'] }), ['safety']);
});
