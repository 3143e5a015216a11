import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { parseBsn } from './bsn.ts';
import { wholeDate } from './incomplete-date.ts';
import { foldName, isNamed, readSurname } from './name-match.ts';
import {
  MAX_CANDIDATES,
  RegisterError,
  RegisteredPerson,
  requireCall,
  type NameAsk,
  type PopulationRegister,
} from './population-register.ts';

/**
 * The register of the demo: official test persons and families of our own, from `content/demo/`. The files are read at
 * the first question and stay in memory; nobody in them exists.
 */

/** The form of `content/demo/test-persons.json` and `content/demo/families.json`. */
export const DemoPersons = z.strictObject({
  source: z.string(),
  persons: z.array(RegisteredPerson),
  /** Numbers under which the source has two persons; asking for one is an error, as it is with the real register. */
  ambiguousBsns: z.array(z.string()),
});
export type DemoPersons = z.infer<typeof DemoPersons>;

export async function loadDemoPersons(file: 'test-persons.json' | 'families.json'): Promise<DemoPersons> {
  const text = await readFile(new URL(`../../content/demo/${file}`, import.meta.url), 'utf8');
  return DemoPersons.parse(JSON.parse(text));
}

async function loadAll(): Promise<readonly DemoPersons[]> {
  return Promise.all([loadDemoPersons('test-persons.json'), loadDemoPersons('families.json')]);
}

export function createDemoRegister(
  load: () => Promise<readonly DemoPersons[]> = loadAll,
): PopulationRegister {
  let index: Promise<Index> | undefined;
  const lookUp = (): Promise<Index> => (index ??= load().then(buildIndex));

  return {
    async getByBsn({ bsn, call }) {
      requireCall(call);
      const asked = parseBsn(bsn);
      if (asked === undefined) return undefined;
      const { byBsn, ambiguous } = await lookUp();
      if (ambiguous.has(asked))
        throw new RegisterError('ambiguous', 'The register has this number for two persons.');
      return byBsn.get(asked);
    },

    async findByNameAndBirth(ask) {
      requireCall(ask.call);
      const { bySurname } = await lookUp();
      for (const reading of readSurname(ask.surname)) {
        const found = (bySurname.get(reading.surname) ?? []).filter(
          person => isNamed(person, reading) && isBorn(person, ask),
        );
        if (found.length > MAX_CANDIDATES) return 'too-many';
        if (found.length > 0) return { candidates: found };
      }
      return { candidates: [] };
    },
  };
}

interface Index {
  readonly byBsn: ReadonlyMap<string, RegisteredPerson>;
  readonly bySurname: ReadonlyMap<string, readonly RegisteredPerson[]>;
  readonly ambiguous: ReadonlySet<string>;
}

function buildIndex(files: readonly DemoPersons[]): Index {
  const persons = files.flatMap(file => file.persons);
  const byBsn = new Map(persons.map(person => [person.bsn, person]));
  if (byBsn.size !== persons.length) throw new Error('Two demo persons have the same number.');
  return {
    byBsn,
    bySurname: Map.groupBy(persons, person => foldName(person.surname)),
    ambiguous: new Set(files.flatMap(file => file.ambiguousBsns)),
  };
}

function isBorn(person: RegisteredPerson, ask: NameAsk): boolean {
  if (person.birthDate.year !== ask.birthYear) return false;
  return ask.birthDate === undefined || wholeDate(person.birthDate) === ask.birthDate;
}
