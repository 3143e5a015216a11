import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as rules from './rules.ts';
import { compose, heardBy, withLines, type Attending, type Held } from './wording/rules.ts';

const parents = ['moeder', 'vader', 'ouder'];

test('a parent is a parent, a grandmother is none', () => {
  for (const role of ['Moeder', 'vader van Noor', 'Ouder (gezag)'])
    assert.equal(rules.isParent(role, parents), true, role);
  for (const role of ['Grootmoeder', 'Buurvrouw', 'Oma', 'Schoonvader', ''])
    assert.equal(rules.isParent(role, parents), false, role);
});

test('a child of twelve is asked, and a child of an age that nobody knows', () => {
  assert.deepEqual(
    [11, 12, 15, null].map(age => rules.isOldEnough(age, 12)),
    [false, true, true, true],
  );
});

test('where an address is secret the place is no address; a room is none', () => {
  for (const text of ['Dorpsstraat 12', '1234 AB', 'Lange Laan 7a, keuken', 'bij oma op 1234AB'])
    assert.equal(rules.looksLikeAddress(text), true, text);
  for (const text of ['Keukentafel', 'Kantoor, kamer 12', 'School, lokaal 3', 'Bij ons op kantoor'])
    assert.equal(rules.looksLikeAddress(text), false, text);
  assert.equal(rules.place('Dorpsstraat 12', false), 'Dorpsstraat 12');
  assert.equal((rules.place('Dorpsstraat 12', true) as { refused: string }).refused, 'address-is-secret');
});

const around: rules.Around = {
  people: [
    { id: 'esther', name: 'Esther', mustBeAsked: true },
    { id: 'riet', name: 'Riet', mustBeAsked: false },
  ],
  children: [{ id: 'noor', name: 'Noor', mustBeAsked: true }],
  team: [{ id: 'officer', parts: ['school-work'] }],
  parts: ['headline', 'school-work', 'money'],
};
const asked = (id: string | null, given: Partial<rules.Asked> = {}): rules.Asked => ({
  kind: 'person',
  id,
  invited: true,
  because: null,
  hears: ['school-work'],
  ...given,
});
const noor = asked('noor', { kind: 'child' });
const refusedAs = (given: readonly rules.Asked[]) =>
  (rules.seating(given, around) as { refused?: string }).refused;

test('no parent and no older child is passed over in silence', () => {
  assert.equal(refusedAs([asked('esther'), noor]), undefined);
  assert.equal(refusedAs([asked('esther')]), 'not-everyone-asked');
  assert.equal(refusedAs([noor]), 'not-everyone-asked');
  assert.equal(refusedAs([asked('esther', { invited: false }), noor]), 'invalid-input');
  const seated = rules.seating([asked('esther', { invited: false, because: 'Zij is ziek' }), noor], around);
  assert.ok(Array.isArray(seated));
  // who is not there hears nothing, whatever was ticked before
  assert.deepEqual((seated as readonly rules.Asked[])[0]?.hears, []);
});

test('nobody stands there twice, no part is made up, and no colleague hears more than they may read', () => {
  assert.equal(refusedAs([asked('esther'), asked('esther'), noor]), 'invalid-input');
  assert.equal(refusedAs([asked('esther', { hears: ['sealed'] }), noor]), 'part-not-open');
  const officer = (hears: string[]) => asked('officer', { kind: 'team', hears });
  assert.equal(refusedAs([asked('esther'), noor, officer(['school-work'])]), undefined);
  assert.equal(refusedAs([asked('esther'), noor, officer(['school-work', 'money'])]), 'level-too-high');
});

test('of everybody who was invited is said whether they were there, and of nobody else', () => {
  const there = (attendeeId: string) => ({ attendeeId, presence: 'present' });
  assert.deepEqual(rules.attendance(['a'], [there('a')]), { a: 'present' });
  assert.equal((rules.attendance(['a', 'b'], [there('a')]) as { refused: string }).refused, 'invalid-input');
  assert.equal(
    (rules.attendance(['a'], [there('a'), there('c')]) as { refused: string }).refused,
    'invalid-input',
  );
});

const words = {
  title: 'Verslag',
  reference: '{reference} van {day}',
  only: 'Alleen voor {recipient}',
  salutation: 'Dag',
  present: 'Wie',
  agreements: 'Afspraken',
  agreement: '{who}: {what} Uiterlijk op {by}.',
  nothing: 'Niets',
  rights: 'Rechten',
  rightsLines: ['a', 'b', 'c'],
  closing: ['{team}'],
};
const attending = (id: string, hears: string[], given: Partial<Attending> = {}): Attending => ({
  id,
  kind: 'person',
  label: id,
  organisation: null,
  hears,
  presence: 'present',
  ...given,
});
const school = attending('mentor', ['school-work'], { kind: 'team', organisation: 'De Brug' });
const mother = attending('Esther', ['headline', 'school-work', 'money']);
const lender = attending('bewindvoerder', ['money'], { kind: 'outside', organisation: 'Kanariebank' });
const held: Held = {
  reference: 'C-1',
  day: '16 november 2026',
  dated: '17 november 2026',
  childLine: '0800',
  addressIsSecret: false,
  sender: { team: 'Team', organisation: 'Gemeente', telephone: '1', privacyContact: 'p' },
  attendees: [mother, school, lender],
  notes: [
    { part: 'school-work', title: 'School', words: 'Noor gaat om acht uur.\n\nDe mentor belt.' },
    { part: 'money', title: 'Geld', words: 'Kanarieschuld' },
  ],
  agreements: [
    {
      part: 'school-work',
      who: 'mentor',
      organisation: 'De Brug',
      what: 'Belt elke week',
      by: '23 november 2026',
    },
    { part: 'money', who: 'Esther', organisation: null, what: 'Kanariebetaling', by: '23 november 2026' },
  ],
};

test('the record of one holds the parts that one may hear, and names nobody who sat there for another part', () => {
  const { text, lines } = compose(words, school, held, heardBy(school, ['school-work']));
  const paper = JSON.stringify(withLines(text, lines));
  assert.doesNotMatch(paper, /Kanarie|bewindvoerder/);
  assert.match(paper, /Noor gaat om acht uur.*De mentor belt/);
  assert.match(paper, /mentor, De Brug: Belt elke week. Uiterlijk op 23 november 2026/);
  assert.match(
    JSON.stringify(
      withLines(...(Object.values(compose(words, mother, held, heardBy(mother, null))) as [never, never])),
    ),
    /Kanarieschuld/,
  );
});

test('what a colleague may not read any more is not on the record either; where an address is secret no organisation is named', () => {
  assert.deepEqual([...heardBy(school, [])], []);
  const gone = compose(words, school, held, heardBy(school, []));
  assert.deepEqual(gone.lines, []);
  assert.match(JSON.stringify(gone.text), /Niets/);
  const secret = compose(words, mother, { ...held, addressIsSecret: true }, heardBy(mother, null));
  assert.doesNotMatch(JSON.stringify([secret.text, secret.lines]), /De Brug|Kanariebank/);
});

test('a name that looks like a hole stays a name', () => {
  const named = attending('{privacyContact}', ['money']);
  assert.match(compose(words, named, held, new Set()).text.addressee.join(''), /\{privacyContact\}/);
});
