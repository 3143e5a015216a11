/**
 * Makes the demo's register out of the official test set of RvIG. Run by hand when RvIG publishes another edition:
 *
 *   node run.mjs scripts/trim-test-persons.ts <the person lists, csv> <table 33, csv>
 *
 * Both files are in the folder `scripts` of the public repository BRP-API/Haal-Centraal-BRP-bevragen; table 33 is to
 * be saved as UTF-8 first. Writes `test-persons.json`, `test-persons.LICENSE.md` and `municipalities.json` in
 * `content/demo/`. The same input gives the same output.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { parsePersonLists, READ_COLUMNS } from '../src/people/brp-parser.ts';
import { parseMunicipalities } from '../src/people/municipalities.ts';
import { RegisteredPerson } from '../src/people/population-register.ts';
import type { DemoPersons } from '../src/people/register-demo.ts';

const SOURCE =
  'RvIG, Testset persoonslijsten proefomgeving GBA-V, 2 May 2022; repository BRP-API/Haal-Centraal-BRP-bevragen at e995b9e, folder scripts; EUPL-1.2';
const MUNICIPALITIES_SOURCE =
  'RvIG, table 33 (municipalities); repository BRP-API/Haal-Centraal-BRP-bevragen at e995b9e, folder scripts; EUPL-1.2';

const [personsPath, municipalitiesPath] = process.argv.slice(2);
if (personsPath === undefined || municipalitiesPath === undefined) {
  console.error('Usage: node run.mjs scripts/trim-test-persons.ts <person lists, csv> <table 33, csv>');
  process.exit(1);
}

/** Numbers set apart for testing. The set has others too; those are left out. */
const isTestNumber = (bsn: string): boolean => bsn.startsWith('9999');

const municipalities = parseMunicipalities(await readFile(municipalitiesPath, 'utf8'));
const names = new Map(municipalities.map(one => [one.code, one.name]));
const lists = parsePersonLists(await readFile(personsPath, 'utf8'), names);

const persons = lists.persons
  .filter(person => isTestNumber(person.bsn))
  .map(person => RegisteredPerson.parse({ ...person, parents: person.parents.map(withTestNumber) }))
  .toSorted((a, b) => a.bsn.localeCompare(b.bsn));
const outside = lists.persons.length - persons.length;
const unknownCodes = [...new Set(persons.flatMap(({ municipality }) => municipality?.code ?? []))].filter(
  code => !names.has(code),
);
const ambiguousBsns = lists.ambiguousBsns.filter(isTestNumber).toSorted();

const file: DemoPersons = { source: SOURCE, persons, ambiguousBsns };
await write('test-persons.json', listOnLines(file, 'persons', file.persons));
await write(
  'municipalities.json',
  listOnLines({ source: MUNICIPALITIES_SOURCE, municipalities }, 'municipalities', municipalities),
);
await write(
  'test-persons.LICENSE.md',
  `# Where test-persons.json and municipalities.json come from

| | |
|---|---|
| Source | RvIG (Rijksdienst voor Identiteitsgegevens): "Testset persoonslijsten proefomgeving GBA-V", 2 May 2022, and table 33 (municipalities) |
| Repository | BRP-API/Haal-Centraal-BRP-bevragen at e995b9e, folder \`scripts\` |
| Licence | EUPL-1.2, copyright RvIG 2022 |
| Changed | trimmed and brought into the form of this system by \`scripts/trim-test-persons.ts\` |

The persons are test persons. They do not exist; some of their data is wrong on purpose. Some names are made to test
screens. They are not people to write a story about: for that there is \`families.json\`, which is our own.

## What was kept

Of ${lists.counts.rows} rows with ${lists.counts.lists} person lists: ${persons.length} persons, as they are now, with number, names, birth date, secrecy, whether they died,
municipality, address, parents and what is noted about parental authority. ${Object.keys(READ_COLUMNS).length} of ${Object.keys(READ_COLUMNS).length + lists.droppedColumns.length} columns were read.

## What was left out, and why

| Left out | Why |
|---|---|
| ${lists.droppedColumns.length} columns, among them places and countries of birth, nationality, where somebody came from or went to, right of residence, voting, record numbers of foreign registers, titles, sex, partners, and the description of a dwelling | This system never records origin or anything that stands for it, and keeps no more than it needs. The parser reads by an allow-list, so these never leave it |
| History, and the rows with other children and partners | Only what is valid now is asked of a register; numbers in history rows are no persons |
| ${lists.counts.erased} list struck off or erased, ${lists.counts.withoutBsn} list without a number, ${lists.counts.invalidBsn} with a number that fails the 11-proef | A register does not deliver the first; nobody can ask for the others |
| The persons of ${lists.ambiguousBsns.length} numbers that head two lists | The number does not tell who is meant. The numbers are kept, so that asking for one fails as it would with the real register |
| ${outside} persons, and the numbers of their relatives, outside the range 9999 | Only that range is set apart for testing |

Municipalities: code, name and the day a municipality ended; successor and start were left out. Where the test set has a
code that is not in table 33, its name is its code${unknownCodes.length > 0 ? ` (${unknownCodes.join(', ')})` : ''}.
`,
);
console.log({
  ...lists.counts,
  persons: persons.length,
  outside,
  ambiguous: ambiguousBsns.length,
  columnsRead: Object.keys(READ_COLUMNS).length,
  columnsDropped: lists.droppedColumns.length,
  municipalities: municipalities.length,
});

function withTestNumber(parent: RegisteredPerson['parents'][number]): RegisteredPerson['parents'][number] {
  if (parent.bsn === undefined || isTestNumber(parent.bsn)) return parent;
  const { bsn: _, ...rest } = parent;
  return rest;
}

/** JSON with one item of the long list on a line, so that a change shows as the lines that changed. */
function listOnLines(whole: object, list: string, items: readonly unknown[]): string {
  const parts = Object.entries(whole).map(([key, value]) =>
    key === list
      ? `  ${JSON.stringify(key)}: [\n${items.map(item => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`
      : `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  return `{\n${parts.join(',\n')}\n}\n`;
}

async function write(name: string, text: string): Promise<void> {
  await writeFile(new URL(`../content/demo/${name}`, import.meta.url), text);
}
