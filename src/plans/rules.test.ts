import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isRefusal } from '#kernel/refusal.ts';
import {
  answered,
  checked,
  corrected,
  direct,
  dueDate,
  ifNotKept,
  pastDay,
  takesPart,
  waiting,
  type AnswerState,
} from './rules.ts';

const bounds = { today: '2026-11-22', latest: '2027-11-22' };
const refused = (decided: unknown) => (isRefusal(decided) ? decided.refused : undefined);

test('an agreement is for today or later, and for no longer than a year', () => {
  assert.equal(dueDate('2026-11-22', bounds), '2026-11-22');
  assert.equal(dueDate('2027-11-22', bounds), '2027-11-22');
  assert.equal(refused(dueDate('2026-11-21', bounds)), 'term-out-of-bounds');
  assert.equal(refused(dueDate('2027-11-23', bounds)), 'term-out-of-bounds');
});

test('an agreement is corrected while it is open or waits, and not once an organisation let its day pass', () => {
  const family = { state: 'open', byOrganisation: false, dueOn: '2026-12-01' };
  const of = (was: Partial<typeof family>, byOrganisation = false, dueOn = '2026-12-05') =>
    corrected({ ...family, ...was }, { byOrganisation, dueOn }, bounds);
  for (const state of ['open', 'waiting']) assert.equal(of({ state }), '2026-12-05', state);
  for (const state of ['kept', 'partly', 'not-kept', 'handed-over', 'let-go'])
    assert.equal(refused(of({ state })), 'already-done', state);
  assert.equal(of({ byOrganisation: true, dueOn: '2026-11-22' }), '2026-12-05', 'its day is today');
  assert.equal(refused(of({ byOrganisation: true, dueOn: '2026-11-21' })), 'term-out-of-bounds');
  assert.equal(of({ dueOn: '2026-11-21' }), '2026-12-05', 'of a family a day is agreed anew');
  assert.equal(of({ dueOn: '2026-11-21' }, false, '2026-11-21'), '2026-11-21', 'only the words');
  assert.equal(refused(of({ dueOn: '2026-11-21' }, false, '2026-11-20')), 'term-out-of-bounds');
  assert.equal(refused(of({ dueOn: '2026-11-21' }, true, '2026-11-21')), 'term-out-of-bounds');
});

test('an agreement that was kept needs no explanation, and may have one', () => {
  assert.deepEqual(answered('kept', null), { state: 'kept', note: null });
  assert.deepEqual(answered('kept', 'Ging vanzelf'), { state: 'kept', note: 'Ging vanzelf' });
});

test('not kept, or in part, asks what made it hard', () => {
  for (const state of ['partly', 'not-kept'] as const) {
    assert.equal(refused(answered(state, null)), 'invalid-input', state);
    assert.equal(refused(answered(state, '')), 'invalid-input', state);
    assert.deepEqual(answered(state, 'De bus reed niet'), { state, note: 'De bus reed niet' });
  }
});

test('taking an answer back leaves nothing of it', () => {
  assert.deepEqual(answered('open', 'Ging vanzelf'), { state: 'open', note: null });
});

test('an answer that stands always has the state that was given, and words where they are needed', () => {
  const state = fc.constantFrom<AnswerState>('open', 'kept', 'partly', 'not-kept');
  fc.assert(
    fc.property(state, fc.option(fc.string()), (given, note) => {
      const decided = answered(given, note);
      if (isRefusal(decided)) return;
      assert.equal(decided.state, given);
      assert.ok(given === 'open' || given === 'kept' || (decided.note ?? '') !== '');
    }),
  );
});

test('what was said or begun was on a day that has been', () => {
  assert.equal(pastDay('2026-11-22', '2026-11-22', 'on'), '2026-11-22');
  assert.equal(refused(pastDay('2026-11-23', '2026-11-22', 'on')), 'term-out-of-bounds');
});

test('safety that does not wholly hold is said in words', () => {
  assert.deepEqual(checked('yes', null), { holds: 'yes', note: null });
  assert.deepEqual(checked('yes', ''), { holds: 'yes', note: null });
  for (const holds of ['partly', 'no'] as const) {
    assert.equal(refused(checked(holds, '')), 'invalid-input');
    assert.deepEqual(checked(holds, 'Niemand was thuis'), { holds, note: 'Niemand was thuis' });
  }
});

const punishing = [
  'Dan krijgt moeder een boete.',
  'Dan volgt een dwangsom',
  'Anders straffen we dat.',
  'Er komt een sanctie.',
  'Dan stopt de uitkering.',
  'We gaan de uitkering korten.',
  'dan volgt UITHUISPLAATSING',
  'Dan wordt Noor uit huis geplaatst.',
  'Dan vragen we een ondertoezichtstelling.',
  'Dan komt er een OTS',
  'De woning wordt ontruimd.',
  'De leerplichtambtenaar maakt proces-verbaal op.',
];
const helping = [
  'Bespreken: wat maakte het lastig? Daarna zoeken we een ander moment.',
  'We bellen elkaar dezelfde dag.',
  'Moeder vraagt hulp bij de uitkering.',
  'We lopen samen naar school, ook op straat blijft iemand erbij.',
  'De botsing bespreken we aan tafel.',
  'We kijken opnieuw naar de afspraak over de kortere schooldag.',
  'Opschalen naar de teamleider van de organisatie.',
];

test('a voluntary plan names no sanction, and says which words it means', () => {
  for (const words of punishing) {
    for (const directing of ['family', 'together'] as const)
      assert.equal(refused(ifNotKept(words, directing)), 'sanction-in-voluntary-plan', words);
    assert.equal(ifNotKept(words, 'court-measure'), words);
  }
  const decided = ifNotKept('Dan krijgt moeder een boete.', 'together');
  assert.ok(isRefusal(decided));
  assert.match(decided.errors?.[0]?.message ?? '', /"boete"/);
});

test('what helps is not taken for a sanction', () => {
  for (const words of helping) assert.equal(ifNotKept(words, 'together'), words, words);
  assert.equal(ifNotKept('', 'together'), null, 'empty is what the plan says');
  assert.equal(ifNotKept(null, 'family'), null);
});

test('a plan becomes voluntary again when nothing in it names a sanction', () => {
  assert.equal(direct('together', [null, 'We bellen']), 'together');
  assert.equal(refused(direct('family', ['We bellen', 'Dan een boete'])), 'sanction-in-voluntary-plan');
  assert.equal(direct('court-measure', ['Dan een boete']), 'court-measure');
});

test('without a bridge there is a task from today; with one there is none', () => {
  const place = { organisation: 'Gezinshulp', since: '2026-11-20', expectedOn: null, bridge: null };
  const decided = waiting(place, '2026-11-22');
  assert.ok(!isRefusal(decided));
  assert.equal(decided.bridgeBy, '2026-11-22');
  for (const [bridge, by] of [
    ['Oma helpt', null],
    ['', '2026-11-22'],
  ] as const) {
    const next = waiting({ ...place, bridge }, '2026-11-22');
    assert.ok(!isRefusal(next));
    assert.equal(next.bridgeBy, by);
  }
  assert.equal(refused(waiting({ ...place, since: '2026-11-23' }, '2026-11-22')), 'term-out-of-bounds');
  assert.equal(refused(waiting({ ...place, expectedOn: '2026-11-20' }, '2026-11-22')), 'term-out-of-bounds');
});

test('who takes part in part or not at all is not let go of: what then is said', () => {
  assert.deepEqual(takesPart('yes', 'telt niet', 'together'), { answer: 'yes', andThen: null });
  for (const answer of ['partly', 'no'] as const) {
    for (const nothing of [null, ''])
      assert.equal(refused(takesPart(answer, nothing, 'together')), 'invalid-input');
    assert.deepEqual(takesPart(answer, 'Wij bellen vrijdag', 'family'), {
      answer,
      andThen: 'Wij bellen vrijdag',
    });
    const sanction = 'Dan volgt een dwangsom';
    assert.equal(refused(takesPart(answer, sanction, 'together')), 'sanction-in-voluntary-plan');
    assert.deepEqual(takesPart(answer, sanction, 'court-measure'), { answer, andThen: sanction });
  }
});
