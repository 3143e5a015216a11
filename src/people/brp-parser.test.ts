import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parsePersonLists, READ_COLUMNS, type PersonLists } from './brp-parser.ts';
import { ParentalAuthority, RegisteredPerson } from './population-register.ts';

/** The header of the official file of 2 May 2022; `-` stands for a column without a name. */
const HEADER = `
  - 01.01.10 01.01.20 01.02.10 01.02.20 01.02.30 01.02.40 01.03.10 01.03.20 01.03.30 01.04.10 01.20.10
  01.20.20 01.61.10 01.81.10 01.81.20 01.82.10 01.82.20 01.82.30 01.83.10 01.83.20 01.83.30 01.84.10
  01.85.10 01.86.10 01.88.10 01.88.20 01.H 02.01.10 02.01.20 02.02.10 02.02.20 02.02.30 02.02.40
  02.03.10 02.03.20 02.03.30 02.04.10 02.62.10 02.81.10 02.81.20 02.82.10 02.82.20 02.82.30 02.83.10
  02.83.20 02.83.30 02.84.10 02.85.10 02.86.10 02.H 03.01.10 03.01.20 03.02.10 03.02.20 03.02.30
  03.02.40 03.03.10 03.03.20 03.03.30 03.04.10 03.62.10 03.81.10 03.81.20 03.82.10 03.82.20 03.82.30
  03.83.10 03.83.20 03.83.30 03.84.10 03.85.10 03.86.10 03.H 04.05.10 04.63.10 04.64.10 04.65.10
  04.73.10 04.82.10 04.82.20 04.82.30 04.83.10 04.83.20 04.83.30 04.84.10 04.85.10 04.86.10 04.88.10
  04.88.20 04.H 05.01.10 05.01.20 05.02.10 05.02.20 05.02.30 05.02.40 05.03.10 05.03.20 05.03.30
  05.04.10 05.06.10 05.06.20 05.06.30 05.07.10 05.07.20 05.07.30 05.07.40 05.15.10 05.81.10 05.81.20
  05.82.10 05.82.20 05.82.30 05.83.10 05.83.20 05.83.30 05.84.10 05.85.10 05.86.10 05.H 06.08.10
  06.08.20 06.08.30 06.81.10 06.81.20 06.82.10 06.82.20 06.82.30 06.83.10 06.83.20 06.83.30 06.84.10
  06.85.10 06.86.10 06.88.10 06.88.10 06.H 07.66.20 07.67.10 07.67.20 07.68.10 07.69.10 07.70.10
  07.71.10 07.71.20 07.80.10 07.80.20 07.87.10 07.88.10 07.88.20 07.H 08.09.10 08.09.20 08.10.10
  08.10.20 08.10.30 08.11.10 08.11.15 08.11.20 08.11.30 08.11.40 08.11.50 08.11.60 08.11.70 08.11.80
  08.11.90 08.12.10 08.13.10 08.13.20 08.13.30 08.13.40 08.13.50 08.14.10 08.14.20 08.72.10 08.75.10
  08.83.10 08.83.20 08.83.30 08.84.10 08.85.10 08.86.10 08.88.10 08.88.20 08.H 09.01.10 09.01.20
  09.02.10 09.02.20 09.02.30 09.02.40 09.03.10 09.03.20 09.03.30 09.81.10 09.81.20 09.82.10 09.82.20
  09.82.30 09.83.10 09.83.20 09.83.30 09.84.10 09.85.10 09.86.10 09.89.10 09.H 10.39.10 10.39.20
  10.39.30 10.83.10 10.83.20 10.83.30 10.84.10 10.85.10 10.86.10 10.H 11.32.10 11.33.10 11.82.10
  11.82.20 11.82.30 11.83.10 11.83.20 11.83.30 11.84.10 11.85.10 11.86.10 11.H 12.35.10 12.35.20
  12.35.30 12.35.40 12.35.50 12.35.60 12.35.70 12.36.10 12.82.10 12.82.20 12.82.30 12.83.10 12.83.20
  12.83.30 12.85.10 12.86.10 12.H 13.31.10 13.31.20 13.31.30 13.38.10 13.38.20 13.82.10 13.82.20
  13.82.30 13.H -`
  .trim()
  .split(/\s+/)
  .map(name => (name === '-' ? '' : name));

/** What may never be stored, written down apart from the allow-list it guards. */
const NEVER: readonly RegExp[] = [
  /^(01|02|03|05|09)\.03\.(20|30)$/, // place and country of birth
  /^05\.(06|07)\.(20|30)$/, // place and country of a marriage and its end
  /^06\.08\.(20|30)$/, // place and country of death
  /^04\./, // nationality
  /^08\.12\./, // description of a dwelling
  /^08\.13\./, // departure abroad
  /^08\.14\./, // came from
  /^10\./, // right of residence
  /^13\./, // voting
  /^..\.01\.10$/, // register's own record number
  /^..\.(73|88)\./, // numbers of foreign registers, and who delivered
  /^..\.02\.20$/, // titles
  /^..\.04\.10$/, // sex
];

type Cells = Readonly<Record<string, string>>;

/** One file of person lists. Cells are given by the name of their column; a row with a mark begins a list. */
function csv(
  rows: readonly (Cells & { readonly mark?: string })[],
  header: readonly string[] = HEADER,
): string {
  const quote = (text: string): string => (/[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const line = (row: Cells): string =>
    header.map((name, at) => quote(at === 0 ? (row['mark'] ?? '') : (row[name] ?? ''))).join(';');
  return `\uFEFF${[header.join(';'), ...rows.map(line)].join('\r\n')}\r\n`;
}

const municipalities = new Map([
  ['9990', 'Duinveen'],
  ['1999', 'Registratie Niet Ingezetenen (RNI)'],
]);
const parse = (
  rows: readonly (Cells & { readonly mark?: string })[],
  header?: readonly string[],
): PersonLists => parsePersonLists(csv(rows, header), municipalities);

const noor = {
  mark: 'Lg01_1',
  '01.01.20': '999911004',
  '01.02.10': 'Noor',
  '01.02.40': 'Verhagen',
  '01.03.10': '20110614',
  '02.01.20': '999911028',
  '02.02.10': 'Esther',
  '02.02.40': 'Mulder',
  '02.03.10': '19860211',
  '03.02.10': 'Mark',
  '03.02.40': 'Verhagen',
  '07.70.10': '0',
  '08.09.10': '9990',
  '08.10.10': 'W',
  '08.11.10': 'Kastanjestr',
  '08.11.15': 'Kastanjestraat',
  '08.11.20': '14',
  '08.11.60': '9990AB',
  '08.11.70': 'Duinveen',
  '11.32.10': '12',
} satisfies Cells;

function only(lists: PersonLists): RegisteredPerson {
  const [person, ...others] = lists.persons;
  assert.ok(
    person !== undefined && others.length === 0,
    `expected one person, found ${lists.persons.length}`,
  );
  return person;
}

test('the official header has 257 columns, two without a name and two that are both called 06.88.10', () => {
  assert.equal(HEADER.length, 257);
  assert.equal(HEADER.filter(name => name === '').length, 2);
  assert.equal(HEADER.filter(name => name === '06.88.10').length, 2);
});

test('a person list becomes one person as they are now', () => {
  assert.deepEqual(only(parse([noor])), {
    bsn: '999911004',
    givenNames: 'Noor',
    surnamePrefix: '',
    surname: 'Verhagen',
    birthDate: { year: 2011, month: 6, day: 14 },
    secret: false,
    deceased: false,
    municipality: { code: '9990', name: 'Duinveen' },
    address: {
      kind: 'residence',
      street: 'Kastanjestraat',
      houseNumber: 14,
      houseLetter: '',
      houseNumberAddition: '',
      postcode: '9990AB',
      place: 'Duinveen',
    },
    parents: [
      {
        role: 'parent-1',
        bsn: '999911028',
        givenNames: 'Esther',
        surnamePrefix: '',
        surname: 'Mulder',
        birthDate: { year: 1986, month: 2, day: 11 },
      },
      { role: 'parent-2', givenNames: 'Mark', surnamePrefix: '', surname: 'Verhagen' },
    ],
    parentalAuthority: 'both-parents',
  });
});

test('the rows below a list are history and family: a number in them is never a new person and changes nothing', () => {
  const history = {
    ...noor,
    mark: '',
    '01.01.20': '999911016',
    '01.02.10': 'Sem',
    '11.32.10': '1',
    '07.70.10': '7',
  };
  const lists = parse([noor, history, { '09.01.20': '999911053', '01.01.20': '999911065' }]);
  assert.deepEqual(lists.persons, parse([noor]).persons);
  assert.equal(lists.counts.rows, 3);
  assert.equal(lists.counts.lists, 1);
});

test('two lists under one number are kept apart from everybody: neither is handed over', () => {
  const lists = parse([
    noor,
    { ...noor, mark: 'Lg01_2', '01.02.10': 'Sem' },
    { ...noor, mark: 'Lg01_3', '01.01.20': '999911016' },
  ]);
  assert.deepEqual(lists.ambiguousBsns, ['999911004']);
  assert.equal(only(lists).bsn, '999911016');
});

test('a list struck off as an error or erased does not exist, also not beside another list under the same number', () => {
  for (const reason of ['F', 'W']) {
    const lists = parse([
      { ...noor, '07.67.20': reason },
      { ...noor, mark: 'Lg01_2', '01.02.10': 'Sem' },
    ]);
    assert.equal(only(lists).givenNames, 'Sem');
    assert.equal(lists.counts.erased, 1);
  }
});

test('a list without a number, or with one that fails the 11-proef, is counted and left out', () => {
  const lists = parse([
    { ...noor, '01.01.20': '' },
    { ...noor, '01.01.20': '123456789' },
  ]);
  assert.deepEqual(lists.persons, []);
  assert.equal(lists.counts.withoutBsn, 1);
  assert.equal(lists.counts.invalidBsn, 1);
});

test('whatever stands in the columns that are not read never leaves the parser', () => {
  const read = new Set<string>(Object.values(READ_COLUMNS));
  const value = fc.oneof(
    fc.constantFrom('', '.', '0', '00000000', '20110614', '999911004', '1999', 'E', '"', ';'),
    fc.string(),
  );
  const row = fc.record({
    mark: fc.constantFrom('', 'Lg01_1', 'Lg01_2'),
    read: fc.array(value, { minLength: 28, maxLength: 28 }),
  });
  const columns = fc.shuffledSubarray(HEADER.slice(1), { minLength: HEADER.length - 1 });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), columns, (rows, shuffled) => {
      const header = ['', ...shuffled];
      const planted = rows.map(({ mark, read: values }, at) => ({
        ...Object.fromEntries(HEADER.map(name => [name, `canary-${name}-${at}`])),
        ...Object.fromEntries([...read].map((name, place) => [name, values[place] ?? ''])),
        // Otherwise hardly a list would survive the 11-proef, and the property would prove little.
        '01.01.20': ['999911004', '999911016', '999911028', '999911041', '999911053', '999911065'][at] ?? '',
        '07.67.20': '',
        mark,
      }));
      const lists = parse(planted, header);
      assert.equal(lists.persons.length, rows.filter(({ mark }) => mark !== '').length);
      assert.doesNotMatch(JSON.stringify(lists.persons), /canary/);
      for (const person of lists.persons) RegisteredPerson.parse(person);
    }),
  );
});

test('a canary in a column that is read does come out: the test above can fail', () => {
  assert.match(JSON.stringify(parse([{ ...noor, '01.02.10': 'canary' }])), /canary/);
});

test('no column of what may never be stored is on the allow-list, and every one of them is in the official header', () => {
  const read: readonly string[] = Object.values(READ_COLUMNS);
  for (const never of NEVER) {
    assert.deepEqual(
      read.filter(name => never.test(name)),
      [],
      String(never),
    );
    assert.ok(
      HEADER.some(name => never.test(name)),
      `${never} guards nothing`,
    );
  }
  const lists = parse([noor]);
  assert.equal(lists.droppedColumns.length, 256 - read.length);
  for (const name of HEADER.filter(one => NEVER.some(never => never.test(one)))) {
    assert.ok(lists.droppedColumns.includes(name), name);
  }
});

test('a column that a later edition adds is not read, and one that is missing or doubled stops the parser', () => {
  assert.deepEqual(
    parse([{ ...noor, '01.99.99': 'new' }], [...HEADER, '01.99.99']).persons,
    parse([noor]).persons,
  );
  assert.throws(
    () =>
      parse(
        [noor],
        HEADER.filter(name => name !== '07.70.10'),
      ),
    /no column 07\.70\.10/,
  );
  assert.throws(() => parse([noor], [...HEADER, '07.70.10']), /two columns 07\.70\.10/);
});

test('only the code 0 means not secret; empty, unknown and everything else is secret', () => {
  assert.equal(only(parse([noor])).secret, false);
  for (const code of ['', '1', '2', '3', '4', '5', '6', '7', '8', '00', 'O', '.', 'nee', '-1']) {
    assert.equal(only(parse([{ ...noor, '07.70.10': code }])).secret, true, `code "${code}"`);
  }
  fc.assert(
    fc.property(fc.string(), code => {
      assert.equal(only(parse([{ ...noor, '07.70.10': code }])).secret, code.trim() !== '0');
    }),
  );
});

test('who died is marked, also when the day is unknown or only one of the two places says so', () => {
  assert.equal(only(parse([{ ...noor, '06.08.10': '20200229' }])).deceased, true);
  assert.equal(only(parse([{ ...noor, '06.08.10': '00000000' }])).deceased, true);
  assert.equal(only(parse([{ ...noor, '07.67.20': 'O' }])).deceased, true);
});

test('a code of authority is translated, an empty one means by law, and one without a word is not guessed at', () => {
  const expected: Readonly<Record<string, ParentalAuthority>> = {
    '': 'not-registered',
    '1': 'parent-1',
    '2': 'parent-2',
    '12': 'both-parents',
    D: 'third-party',
    '1D': 'parent-1-and-third-party',
    '2D': 'parent-2-and-third-party',
    C: 'unknown-code',
    CD: 'unknown-code',
    '1C': 'unknown-code',
    '2C': 'unknown-code',
    '3C': 'unknown-code',
    '3D': 'unknown-code',
    '21': 'unknown-code',
  };
  for (const [code, authority] of Object.entries(expected)) {
    assert.equal(only(parse([{ ...noor, '11.32.10': code }])).parentalAuthority, authority, `code "${code}"`);
  }
  assert.deepEqual([...new Set(Object.values(expected))].toSorted(), ParentalAuthority.options.toSorted());
});

test('who is no resident has no municipality and no address, also when the register still has where they used to live', () => {
  for (const cells of [
    { '08.09.10': '1999' },
    { '07.67.20': 'E' },
    { '07.67.20': 'R' },
    { '08.09.10': '0000' },
    { '08.09.10': '' },
    { '08.09.10': 'Elders' },
  ]) {
    const person = only(parse([{ ...noor, ...cells }]));
    assert.equal(person.municipality, null, JSON.stringify(cells));
    assert.equal(person.address, null, JSON.stringify(cells));
  }
});

test('a municipality that is not in the table keeps its code for a name', () => {
  assert.deepEqual(only(parse([{ ...noor, '08.09.10': '1810' }])).municipality, {
    code: '1810',
    name: '1810',
  });
});

test('a postal address is not where somebody lives, and a dwelling without a street is no address', () => {
  assert.equal(only(parse([{ ...noor, '08.10.10': 'B' }])).address?.kind, 'postal');
  const dwelling = { ...noor, '08.11.10': '', '08.11.15': '', '08.12.10': 'canary' };
  assert.equal(only(parse([dwelling])).address, null);
});

test('a full stop and a zero are how the register writes unknown, and do not become a name or a number', () => {
  const person = only(
    parse([{ ...noor, '01.02.40': '.', '08.11.15': '.', '08.11.20': '0', '08.11.70': '.' }]),
  );
  assert.equal(person.surname, '');
  assert.equal(person.address?.street, 'Kastanjestr');
  assert.equal(person.address?.houseNumber, null);
  assert.equal(person.address?.place, '');
});

test('a parent of whom neither name nor number is known is no parent, and the other keeps its place', () => {
  const person = only(
    parse([{ ...noor, '02.01.20': '', '02.02.10': '', '02.02.40': '.', '02.03.10': '00000000' }]),
  );
  assert.deepEqual(
    person.parents.map(parent => parent.role),
    ['parent-2'],
  );
});

test('an incomplete birth date stays incomplete', () => {
  assert.deepEqual(only(parse([{ ...noor, '01.03.10': '20110000' }])).birthDate, {
    year: 2011,
    month: null,
    day: null,
  });
  assert.deepEqual(only(parse([{ ...noor, '01.03.10': '' }])).birthDate, {
    year: null,
    month: null,
    day: null,
  });
  assert.deepEqual(only(parse([{ ...noor, '02.03.10': '19860000' }])).parents[0]?.birthDate, {
    year: 1986,
    month: null,
    day: null,
  });
});
