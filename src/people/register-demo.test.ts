import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { z } from 'zod';
import { parseBsn } from './bsn.ts';
import { wholeDate } from './incomplete-date.ts';
import type { RegisteredPerson } from './population-register.ts';
import { CALL, registeredPerson, testRegisterContract } from './register-contract.test-support.ts';
import { createDemoRegister, loadDemoPersons } from './register-demo.ts';

testRegisterContract('the register of the demo', {
  searchesByYear: true,
  async open(files) {
    return { register: createDemoRegister(async () => files), async [Symbol.asyncDispose]() {} };
  },
});

const official = await loadDemoPersons('test-persons.json');
const families = await loadDemoPersons('families.json');

/** Age on a day; undefined where the register does not know it for certain. */
function ageOn(person: RegisteredPerson, day: string): number | undefined {
  const born = wholeDate(person.birthDate);
  return born === undefined
    ? undefined
    : Temporal.PlainDate.from(born).until(day, { largestUnit: 'years' }).years;
}

const named = (givenNames: string): RegisteredPerson => {
  const person = families.persons.find(one => one.givenNames === givenNames);
  assert.ok(person, `${givenNames} is not in the demo families`);
  return person;
};

test('nothing is read before the first question, and then once', async () => {
  let loads = 0;
  const register = createDemoRegister(async () => {
    loads++;
    return [families];
  });
  assert.equal(loads, 0);
  await Promise.all([
    register.getByBsn({ bsn: named('Noor').bsn, call: CALL }),
    register.findByNameAndBirth({ surname: 'Verhagen', birthYear: 2011, call: CALL }),
  ]);
  await register.getByBsn({ bsn: named('Sem').bsn, call: CALL });
  assert.equal(loads, 1);
});

test('two persons with one number are not taken in', async () => {
  const twins = [registeredPerson(1), registeredPerson(1)];
  const register = createDemoRegister(async () => [{ source: 'test', persons: twins, ambiguousBsns: [] }]);
  await assert.rejects(register.getByBsn({ bsn: registeredPerson(1).bsn, call: CALL }), /same number/);
});

test('the official set was trimmed to 656 persons with test numbers', () => {
  assert.equal(official.persons.length, 656);
  assert.equal(official.ambiguousBsns.length, 5);
  for (const person of official.persons) {
    for (const bsn of [person.bsn, ...person.parents.flatMap(parent => parent.bsn ?? [])]) {
      assert.ok(bsn.startsWith('9999') && parseBsn(bsn) === bsn, bsn);
    }
  }
});

test('of the official set 51 are certainly under age on 21 November 2026, two of them deceased, none secret', () => {
  const minors = official.persons.filter(person => (ageOn(person, '2026-11-21') ?? 99) < 18);
  assert.equal(minors.length, 51);
  assert.equal(minors.filter(person => person.deceased).length, 2);
  assert.equal(minors.filter(person => person.secret).length, 0);
});

test('the official set has what screens must be able to show: secrecy, death, unknown dates, non-residents, every kind of authority', () => {
  const count = (is: (person: RegisteredPerson) => boolean): number => official.persons.filter(is).length;
  assert.equal(
    count(person => person.secret),
    44,
  );
  assert.equal(
    count(person => person.deceased),
    21,
  );
  assert.equal(
    count(person => person.municipality === null),
    79,
  );
  assert.equal(
    count(person => person.address?.kind === 'postal'),
    11,
  );
  assert.ok(count(person => wholeDate(person.birthDate) === undefined) > 0);
  assert.equal(new Set(official.persons.map(person => person.parentalAuthority)).size, 8);
});

test('the files of the demo hold no key that the port does not have', async () => {
  for (const name of ['test-persons.json', 'families.json']) {
    const text = await readFile(new URL(`../../content/demo/${name}`, import.meta.url), 'utf8');
    const keys = new Set([...text.matchAll(/"(\w+)":/g)].map(match => match[1] ?? ''));
    const port =
      'address ambiguousBsns birthDate bsn code day deceased givenNames houseLetter houseNumber houseNumberAddition ' +
      'kind month municipality name parentalAuthority parents persons place postcode role secret source street ' +
      'surname surnamePrefix year';
    assert.deepEqual([...keys].toSorted(), port.split(' '));
  }
});

test('the numbers of the demo families pass the 11-proef, lie in the test range and are not in the official set', () => {
  const taken = new Set([
    ...official.ambiguousBsns,
    ...official.persons.flatMap(person => [
      person.bsn,
      ...person.parents.flatMap(parent => parent.bsn ?? []),
    ]),
  ]);
  const own = families.persons.map(person => person.bsn);
  assert.equal(new Set(own).size, own.length);
  for (const bsn of own) {
    assert.equal(parseBsn(bsn), bsn);
    assert.ok(bsn.startsWith('9999'), bsn);
    assert.ok(!taken.has(bsn), bsn);
  }
});

test('every parent in the demo families is a person of the demo, with the same name and birth date', () => {
  for (const child of families.persons) {
    for (const { role: _, ...parent } of child.parents) {
      const { bsn, givenNames, surnamePrefix, surname, birthDate } =
        families.persons.find(person => person.bsn === parent.bsn) ??
        assert.fail(`${child.givenNames} has an unknown parent`);
      assert.deepEqual(parent, { bsn, givenNames, surnamePrefix, surname, birthDate });
    }
  }
});

test('the children of the demo have the ages of the story, all of November 2026', () => {
  for (const day of ['2026-11-01', '2026-11-30']) {
    assert.deepEqual(
      ['Noor', 'Sem', 'Timo', 'Lot', 'Fenna'].map(name => ageOn(named(name), day)),
      [15, 9, 6, 0, 8],
      day,
    );
  }
  assert.equal(ageOn(named('Noor'), '2027-05-21'), 15, 'at the end of the story');
});

test('Noor and Sem live with their mother; their father has authority too and lives elsewhere', () => {
  for (const child of [named('Noor'), named('Sem')]) {
    assert.equal(child.surname, 'Verhagen');
    assert.equal(child.parentalAuthority, 'both-parents');
    assert.deepEqual(
      child.parents.map(parent => parent.givenNames),
      ['Esther', 'Mark'],
    );
    assert.deepEqual(child.address, named('Esther').address);
    assert.notDeepEqual(child.address, named('Mark').address);
  }
});

test('Timo and Lot live with a parent, and Fenna and her parent have a secret address', () => {
  assert.deepEqual(named('Timo').address, named('Linda').address);
  assert.deepEqual(named('Lot').address, named('Linda').address);
  assert.deepEqual(
    families.persons.filter(person => person.secret).map(person => person.givenNames),
    ['Fenna', 'Sanne'],
  );
  assert.ok(named('Fenna').address);
  assert.deepEqual(named('Fenna').address, named('Sanne').address);
});

test('the municipalities of the demo families do not exist: table 33 has neither their code nor their name', async () => {
  const text = await readFile(new URL('../../content/demo/municipalities.json', import.meta.url), 'utf8');
  const table = z
    .strictObject({
      source: z.string(),
      municipalities: z.array(
        z.strictObject({
          code: z.string().regex(/^\d{4}$/),
          name: z.string().min(1),
          ended: z.iso.date().nullable(),
        }),
      ),
    })
    .parse(JSON.parse(text)).municipalities;
  assert.equal(table.length, 1478);
  assert.equal(new Set(table.map(one => one.code)).size, table.length);
  const demo = families.persons.map(
    person => person.municipality ?? assert.fail('everybody lives somewhere'),
  );
  assert.deepEqual(
    new Set(demo.map(one => `${one.code} ${one.name}`)),
    new Set(['9990 Duinveen', '9991 Heidewoude']),
  );
  for (const one of table) {
    assert.ok(!demo.some(own => own.code === one.code || own.name === one.name), one.name);
  }
});
