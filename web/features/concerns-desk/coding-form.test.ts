import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BarrierModel, BarrierSignal } from '#contract/barrier-model.ts';
import type { KeptCoding } from '#contract/concerns.ts';
import {
  agesOf,
  answer,
  chosenOf,
  differs,
  fromKept,
  problemsIn,
  signalsOf,
  toCoding,
  toggle,
  type CodingForm,
} from './coding-form.ts';
import type { ChosenChild } from './weighing-form.ts';

const signal = (id: string, given: Partial<BarrierSignal> = {}): BarrierSignal => ({
  id,
  nl: id,
  en: id,
  ages: ['young', 'old'],
  barrier: 'care',
  contextOnly: false,
  ownDisclosure: false,
  handlingTime: 'ordinary',
  alternativeExplanations: ['Armoede', 'Ziekte'],
  interventions: [],
  ...given,
});
const model: BarrierModel = {
  version: '2026-11-22',
  ages: [
    { id: 'young', nl: '', en: '', minAge: 0, maxAge: 11 },
    { id: 'old', nl: '', en: '', minAge: 12, maxAge: 17 },
  ],
  barriers: [{ id: 'care', nl: '', en: '' }],
  interventions: [],
  signals: [
    signal('seen'),
    signal('told', { ownDisclosure: true, ages: ['old'] }),
    signal('context', { contextOnly: true, ages: ['young'] }),
  ],
};
const nothing = fromKept(null);
const keptOf = (form: CodingForm): KeptCoding => ({
  modelVersion: model.version,
  signals: toCoding(form, model).signals.map(each => ({
    ...each,
    nl: '',
    en: '',
    contextOnly: false,
    ownDisclosure: false,
  })),
  codedBy: '',
  codedAt: '',
});

test('nothing is chosen beforehand, and nothing chosen is nothing to keep', () => {
  assert.deepEqual(chosenOf(nothing, model), []);
  assert.equal(nothing.none, false);
  assert.deepEqual(problemsIn(nothing, null, model), []);
  assert.equal(differs(nothing, null), false);
});

test('signals stand in the order in which they were chosen, and go when chosen again', () => {
  const both = toggle(toggle(nothing, 'told'), 'seen');
  assert.deepEqual(
    toCoding(both, model).signals.map(each => each.signalId),
    ['told', 'seen'],
  );
  assert.deepEqual(
    toggle(both, 'told').picks.map(each => each.signalId),
    ['seen'],
  );
});

test('"none of these" sends no signal, and taken back it has lost nothing', () => {
  const chosen = answer(toggle(nothing, 'seen'), 'seen', 'Armoede', 'likely');
  const none = { ...chosen, none: true };
  assert.deepEqual(toCoding(none, model).signals, []);
  assert.deepEqual(problemsIn(none, null, model), []);
  assert.equal({ ...none, none: false }.picks[0]?.answers['Armoede'], 'likely');
  // a signal that is chosen afterwards is the only one
  assert.deepEqual(toggle(none, 'told'), { none: false, picks: [{ signalId: 'told', answers: {} }] });
});

test('each other explanation is asked, and none where the child told it', () => {
  const form = answer(toggle(toggle(nothing, 'told'), 'seen'), 'seen', 'Armoede', 'possible');
  assert.deepEqual(problemsIn(form, null, model), [
    { kind: 'alternative', signalId: 'seen', words: 'Ziekte', nr: 1 },
  ]);
  const done = answer(form, 'seen', 'Ziekte', 'ruled-out');
  assert.deepEqual(problemsIn(done, null, model), []);
  assert.deepEqual(toCoding(done, model).signals, [
    { signalId: 'told', alternatives: [] },
    {
      signalId: 'seen',
      alternatives: [
        { words: 'Armoede', likelihood: 'possible' },
        { words: 'Ziekte', likelihood: 'ruled-out' },
      ],
    },
  ]);
});

test('context alone asks for something concrete beside it', () => {
  assert.equal(problemsIn(toggle(nothing, 'context'), null, model)[0]?.kind, 'only-context');
  assert.ok(
    problemsIn(toggle(toggle(nothing, 'context'), 'told'), null, model).every(
      problem => problem.kind === 'alternative',
    ),
  );
});

test('what is kept is not unsaved, and taking everything away again is asked about', () => {
  const form = toggle(nothing, 'told');
  assert.equal(differs(form, null), true);
  assert.equal(differs(form, keptOf(form)), false);
  assert.deepEqual(fromKept(keptOf(form)), form);
  assert.deepEqual(problemsIn(nothing, keptOf(form), model), [{ kind: 'nothing' }]);
  assert.equal(fromKept(keptOf({ ...nothing, none: true })).none, true);
});

const typed = (year: string, month = '', day = ''): ChosenChild => ({
  from: 'typed',
  key: year,
  child: { givenNames: '', surnamePrefix: '', surname: '', year, month, day },
});
const agesFor = (ageInYears: number | null, ...children: readonly ChosenChild[]) =>
  agesOf(model, { children, ageInYears, today: '2026-11-22' });

test('signals are those for the age of the child: as found or typed, else as the sender wrote', () => {
  assert.deepEqual(agesFor(8), ['young']);
  assert.deepEqual(agesFor(8, typed('2012')), ['old']);
  assert.deepEqual(agesFor(8, typed('')), ['young']);
  assert.deepEqual(agesFor(null), []);
  assert.deepEqual(agesFor(null, typed('2020'), typed('2012')), ['young', 'old']);
  // eleven or twelve: nobody knows before the birthday
  assert.deepEqual(agesFor(null, typed('2014')), ['young', 'old']);
  assert.deepEqual(agesFor(null, typed('2014', '11', '22')), ['old']);
  assert.deepEqual(agesFor(null, typed('2014', '11', '23')), ['young']);
  assert.deepEqual(
    signalsOf(model, 'care', ['young']).map(each => each.id),
    ['seen', 'context'],
  );
  assert.equal(signalsOf(model, 'care', []).length, 3);
});
