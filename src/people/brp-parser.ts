import { parseAuthority } from './authority.ts';
import { parseBsn } from './bsn.ts';
import { parseCsv } from './csv.ts';
import { parseRegisterDate } from './incomplete-date.ts';
import type {
  ParentRole,
  RegisteredAddress,
  RegisteredParent,
  RegisteredPerson,
} from './population-register.ts';

/**
 * Reads person lists (persoonslijsten) in the tabular form in which RvIG publishes its test set: UTF-8 with byte order
 * mark, `;` between fields, one column per element named category.group.element as in the Logisch Ontwerp BRP. A
 * column without a name marks the row on which a list begins; that row holds what is valid now. The rows below hold
 * other children, partners and history of the same person.
 *
 * The parser picks columns by the allow-list below and forgets the rest at once. So places and countries of birth,
 * nationality (category 04), where somebody came from (08.14) or went to (08.13), right of residence (category 10),
 * voting (category 13), record numbers of foreign registers, titles, sex and the description of a dwelling (08.12)
 * never leave it, and neither does a column that a later edition adds.
 */
export const READ_COLUMNS = {
  bsn: '01.01.20',
  givenNames: '01.02.10',
  surnamePrefix: '01.02.30',
  surname: '01.02.40',
  birthDate: '01.03.10',
  parent1Bsn: '02.01.20',
  parent1GivenNames: '02.02.10',
  parent1SurnamePrefix: '02.02.30',
  parent1Surname: '02.02.40',
  parent1BirthDate: '02.03.10',
  parent2Bsn: '03.01.20',
  parent2GivenNames: '03.02.10',
  parent2SurnamePrefix: '03.02.30',
  parent2Surname: '03.02.40',
  parent2BirthDate: '03.03.10',
  deathDate: '06.08.10',
  suspension: '07.67.20',
  secrecy: '07.70.10',
  municipality: '08.09.10',
  addressKind: '08.10.10',
  streetName: '08.11.10',
  publicSpaceName: '08.11.15',
  houseNumber: '08.11.20',
  houseLetter: '08.11.30',
  houseNumberAddition: '08.11.40',
  postcode: '08.11.60',
  place: '08.11.70',
  authority: '11.32.10',
} as const;

type Field = keyof typeof READ_COLUMNS;
const isField = (name: string): name is Field => Object.hasOwn(READ_COLUMNS, name);
const FIELDS = Object.keys(READ_COLUMNS).filter(isField);

/** What was picked from the row on which a list begins; the row itself is forgotten. */
type ListHead = (field: Field) => string;

export interface PersonLists {
  /** One person per number. */
  readonly persons: readonly RegisteredPerson[];
  /** Numbers that head the lists of two persons. Neither is in `persons`: the number does not tell who is meant. */
  readonly ambiguousBsns: readonly string[];
  readonly counts: {
    readonly rows: number;
    readonly lists: number;
    readonly withoutBsn: number;
    /** Numbers that fail the 11-proef. */
    readonly invalidBsn: number;
    /** Lists struck off as an error (F) or erased (W); the register answers as if they were not there. */
    readonly erased: number;
  };
  /** Names of the columns that were not read. */
  readonly droppedColumns: readonly string[];
}

/** Everything of one file at once: the official set is one megabyte. `municipalityNames` is table 33, by code. */
export function parsePersonLists(text: string, municipalityNames: ReadonlyMap<string, string>): PersonLists {
  const [header, ...rows] = parseCsv(text, ';');
  if (header === undefined) throw new Error('The file of person lists is empty.');
  // A header name may occur twice, the empty one does: columns are known by their place, and the marker is the first.
  if (header[0] !== '')
    throw new Error('The first column of a file of person lists has no name; this one has.');
  const columns = findColumns(header);

  const heads = rows.filter(row => (row[0] ?? '') !== '').map(row => pick(row, columns));
  const listsByBsn = new Map<string, ListHead[]>();
  let [withoutBsn, invalidBsn, erased] = [0, 0, 0];
  for (const head of heads) {
    const bsn = parseBsn(head('bsn'));
    if (head('suspension') === 'F' || head('suspension') === 'W') erased++;
    else if (head('bsn') === '') withoutBsn++;
    else if (bsn === undefined) invalidBsn++;
    else listsByBsn.set(bsn, [...(listsByBsn.get(bsn) ?? []), head]);
  }
  const persons: RegisteredPerson[] = [];
  const ambiguousBsns: string[] = [];
  for (const [bsn, [head, ...others]] of listsByBsn) {
    if (head === undefined || others.length > 0) ambiguousBsns.push(bsn);
    else persons.push(toPerson(bsn, head, municipalityNames));
  }
  const read = new Set(columns.values());
  return {
    persons,
    ambiguousBsns,
    counts: { rows: rows.length, lists: heads.length, withoutBsn, invalidBsn, erased },
    droppedColumns: header.filter((_, at) => at > 0 && !read.has(at)),
  };
}

function findColumns(header: readonly string[]): ReadonlyMap<Field, number> {
  return new Map(
    FIELDS.map(field => {
      const name = READ_COLUMNS[field];
      const place = header.indexOf(name);
      if (place < 0) throw new Error(`The file of person lists has no column ${name}.`);
      if (header.lastIndexOf(name) !== place)
        throw new Error(`The file of person lists has two columns ${name}.`);
      return [field, place];
    }),
  );
}

function pick(row: readonly string[], columns: ReadonlyMap<Field, number>): ListHead {
  const values = new Map<Field, string>();
  for (const [field, place] of columns) values.set(field, (row[place] ?? '').trim());
  return field => values.get(field) ?? '';
}

function toPerson(
  bsn: string,
  head: ListHead,
  municipalityNames: ReadonlyMap<string, string>,
): RegisteredPerson {
  const municipality = toMunicipality(head, municipalityNames);
  return {
    bsn,
    givenNames: known(head('givenNames')),
    surnamePrefix: known(head('surnamePrefix')),
    surname: known(head('surname')),
    birthDate: parseRegisterDate(head('birthDate')),
    secret: head('secrecy') !== '0',
    deceased: head('deathDate') !== '' || head('suspension') === 'O',
    municipality,
    address: municipality === null ? null : toAddress(head),
    parents: [
      ...toParent('parent-1', {
        bsn: head('parent1Bsn'),
        givenNames: head('parent1GivenNames'),
        surnamePrefix: head('parent1SurnamePrefix'),
        surname: head('parent1Surname'),
        birthDate: head('parent1BirthDate'),
      }),
      ...toParent('parent-2', {
        bsn: head('parent2Bsn'),
        givenNames: head('parent2GivenNames'),
        surnamePrefix: head('parent2SurnamePrefix'),
        surname: head('parent2Surname'),
        birthDate: head('parent2BirthDate'),
      }),
    ],
    parentalAuthority: parseAuthority(head('authority')),
  };
}

/** Code 1999 is the registration of non-residents, 0000 unknown; after departure (E, R) the code is where they used to live. */
function toMunicipality(
  head: ListHead,
  names: ReadonlyMap<string, string>,
): RegisteredPerson['municipality'] {
  const code = head('municipality');
  if (!/^\d{4}$/.test(code) || code === '0000' || code === '1999') return null;
  if (head('suspension') === 'E' || head('suspension') === 'R') return null;
  return { code, name: names.get(code) ?? code };
}

/** A full stop is how the register writes "unknown". */
function known(text: string): string {
  return text === '.' ? '' : text;
}

/** A parent of whom neither a name nor a number is known is left out: the register notes that there is nobody to name. */
function toParent(
  role: ParentRole,
  raw: Readonly<Record<'bsn' | 'givenNames' | 'surnamePrefix' | 'surname' | 'birthDate', string>>,
): readonly RegisteredParent[] {
  const bsn = parseBsn(raw.bsn);
  const [givenNames, surname] = [known(raw.givenNames), known(raw.surname)];
  if (bsn === undefined && givenNames === '' && surname === '') return [];
  const birthDate = parseRegisterDate(raw.birthDate);
  return [
    {
      role,
      ...(bsn === undefined ? {} : { bsn }),
      givenNames,
      surnamePrefix: known(raw.surnamePrefix),
      surname,
      ...(birthDate.year === null ? {} : { birthDate }),
    },
  ];
}

function toAddress(head: ListHead): RegisteredAddress | null {
  const street = known(head('publicSpaceName')) || known(head('streetName'));
  if (street === '') return null;
  const houseNumber = Number(head('houseNumber'));
  return {
    kind: head('addressKind') === 'B' ? 'postal' : 'residence',
    street,
    houseNumber:
      Number.isInteger(houseNumber) && houseNumber > 0 && houseNumber < 100_000 ? houseNumber : null,
    houseLetter: head('houseLetter'),
    houseNumberAddition: head('houseNumberAddition'),
    postcode: head('postcode'),
    place: known(head('place')),
  };
}
