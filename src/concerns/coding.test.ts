import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { BarrierSignal } from '#contract/barrier-model.ts';
import type { Coding } from '#contract/concerns.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { loadBarrierModel } from '#src/barrier-model/index.ts';
import { ageInYears, coded, outsideAge } from './rules.ts';

const model = loadBarrierModel();
const modelVersion = model.version;
const find = (which: (signal: BarrierSignal) => boolean): BarrierSignal => {
  const found = model.signals.find(which);
  assert.ok(found);
  return found;
};
const concrete = find(s => !s.contextOnly && !s.ownDisclosure && s.alternativeExplanations.length > 1);
const context = find(s => s.contextOnly);
const told = find(s => s.ownDisclosure);

type Chosen = Coding['signals'][number];
const choose = ({ id, alternativeExplanations }: BarrierSignal): Chosen => ({
  signalId: id,
  alternatives: alternativeExplanations.map(words => ({ words, likelihood: 'possible' })),
});
const keep = (...signals: readonly Chosen[]) => coded({ modelVersion, signals: [...signals] }, model);
const fieldsOf = (decided: ReturnType<typeof coded>): readonly string[] => {
  assert.ok(isRefusal(decided), 'it is refused');
  assert.equal(decided.refused, 'coding-does-not-fit');
  return (decided.errors ?? []).map(error => error.field);
};

test('a coding keeps the words of the model, and the order in which the desk chose', () => {
  const kept = keep(choose(told), choose(concrete));
  assert.ok(!isRefusal(kept));
  assert.deepEqual(
    kept.map(({ signalId, nl, en }) => ({ signalId, nl, en })),
    [told, concrete].map(({ id, nl, en }) => ({ signalId: id, nl, en })),
  );
  assert.deepEqual(kept[1]?.alternatives, choose(concrete).alternatives);
});

test('"none of these" is a coding', () => {
  assert.deepEqual(keep(), []);
});

test('what is only context does not stand alone, however much of it there is', () => {
  const contexts = model.signals.filter(s => s.contextOnly);
  assert.deepEqual(fieldsOf(keep(choose(context))), ['signals']);
  assert.deepEqual(fieldsOf(keep(...contexts.map(choose))), ['signals']);
  assert.ok(!isRefusal(keep(choose(context), choose(concrete))));
});

test('what a child tells itself is weighed against nothing', () => {
  assert.ok(!isRefusal(keep({ signalId: told.id, alternatives: [] })));
  const asked = {
    signalId: told.id,
    alternatives: [{ words: 'Misverstand', likelihood: 'likely' as const }],
  };
  assert.deepEqual(fieldsOf(keep(asked)), ['signals.0.alternatives']);
  // and not even when the content would name an explanation
  const careless = {
    ...model,
    signals: [{ ...told, alternativeExplanations: ['Misverstand'] }],
  };
  assert.deepEqual(fieldsOf(coded({ modelVersion, signals: [asked] }, careless)), ['signals.0.alternatives']);
  assert.ok(
    !isRefusal(coded({ modelVersion, signals: [{ signalId: told.id, alternatives: [] }] }, careless)),
  );
});

test('every other explanation is answered, once, and in the words of the model', () => {
  const all = choose(concrete);
  const [first, ...rest] = all.alternatives;
  assert.ok(first);
  for (const alternatives of [
    rest,
    [],
    [...all.alternatives, { words: 'Iets anders', likelihood: 'likely' as const }],
    [{ ...first, words: `${first.words} ` }, ...rest],
    [...all.alternatives, first],
    [first, first],
  ])
    assert.deepEqual(fieldsOf(keep({ ...all, alternatives })), ['signals.0.alternatives']);
});

test('a signal that is not there, was retired, or stands there twice is refused', () => {
  for (const signalId of ['SIG999', 'SIG021', '', concrete.id.toLowerCase()])
    assert.deepEqual(fieldsOf(keep({ signalId, alternatives: [] })), ['signals.0.signalId'], signalId);
  assert.deepEqual(fieldsOf(keep(choose(concrete), choose(concrete))), ['signals.1.signalId']);
});

test('a coding with another version of the model in hand is refused', () => {
  assert.deepEqual(fieldsOf(coded({ modelVersion: '2020-01-01', signals: [] }, model)), ['modelVersion']);
});

test('what is kept has the signals that were sent and no number, whatever is chosen and answered', () => {
  const likelihood = fc.constantFrom('ruled-out' as const, 'possible' as const, 'likely' as const);
  fc.assert(
    fc.property(
      fc.shuffledSubarray(model.signals, { maxLength: 12 }),
      fc.array(likelihood, { minLength: 40, maxLength: 40 }),
      (chosen, answers) => {
        let at = 0;
        const signals = chosen.map(signal => ({
          signalId: signal.id,
          alternatives: signal.alternativeExplanations.map(words => ({
            words,
            likelihood: answers[(at += 1) % answers.length] ?? 'possible',
          })),
        }));
        const kept = coded({ modelVersion, signals }, model);
        const onlyContext = chosen.length > 0 && chosen.every(s => s.contextOnly);
        assert.equal(isRefusal(kept), onlyContext);
        if (isRefusal(kept)) return;
        assert.deepEqual(
          kept.map(({ signalId, alternatives }) => ({ signalId, alternatives })),
          signals,
        );
        assert.ok(!JSON.stringify(kept).match(/:\s*-?\d/), 'no number in it');
      },
    ),
  );
});

test('a signal for another age is a remark when the age is known, and never a refusal', () => {
  const all = model.signals.filter(signal => !signal.ownDisclosure).slice(0, 60);
  const kept = keep(...all.map(choose));
  assert.ok(!isRefusal(kept));
  for (const [years, age] of [
    [0, 'AC1'],
    [3, 'AC1'],
    [4, 'AC2'],
    [11, 'AC2'],
    [12, 'AC3'],
    [16, 'AC4'],
    [22, 'AC5'],
  ] as const)
    assert.deepEqual(
      outsideAge(kept, years, model),
      all.filter(({ ages }) => !ages.includes(age)).map(({ id }) => id),
      `${years} years`,
    );
  assert.deepEqual(outsideAge(kept, undefined, model), []);
});

test('an age is read from what a sender writes, and not guessed', () => {
  const today = '2026-11-22';
  for (const [written, years] of [
    ['8', 8],
    ['8 jaar', 8],
    [' Ongeveer 8 jaar ', 8],
    ['8 years old', 8],
    ['10 maanden', 0],
    ['18 mnd', 1],
    ['22-11-2011', 15],
    ['23-11-2011', 14],
    ['1/2/2020', 6],
    ['groep 4', undefined],
    ['8 of 9', undefined],
    ['tussen 8 en 10', undefined],
    ['80', undefined],
    ['01-01-2030', undefined],
    ['', undefined],
  ] as const)
    assert.equal(ageInYears(written, today), years, written);
});
