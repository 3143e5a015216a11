/**
 * ON CONFLICT and MERGE on tables with personal data, in SQL wherever it stands: in migrations, in functions as they
 * are stored, and in the server. Both answer differently when a row is there that the reader may not see.
 * And the day of the server, which in the last hour of its evening is not yet the day of the Netherlands.
 */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Catalog } from './catalog.ts';
import { fault, type LintFault } from './fault.ts';
import { isPersonal } from './tables.ts';

export interface Source {
  readonly name: string;
  readonly text: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What is written by hand: migrations and the server, without its tests. */
export function readSources(folder = root): Source[] {
  const names = [
    ...globSync('migrations/*.sql', { cwd: folder }),
    ...globSync('src/**/*.ts', { cwd: folder }).filter(name => !name.endsWith('.test.ts')),
  ];
  return names.toSorted().map(name => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') }));
}

export function judgeSources({ tables, routines }: Catalog, sources: readonly Source[]): LintFault[] {
  const personal = new Set(tables.filter(isPersonal).map(table => table.name));
  const stored = routines.map(({ name, body }) => ({ name: `function ${name}`, text: body }));
  return [...sources, ...stored].flatMap(source => judgeSource(source, personal));
}

const WORD =
  /\b(?:insert\s+into\s+(?<into>[\w."${}]+)|(?<conflict>on\s+conflict)|merge\s+into\s+(?<merged>[\w."${}]+))/gi;

function judgeSource({ name, text }: Source, personal: ReadonlySet<string>): LintFault[] {
  const found: LintFault[] = [];
  let into: string | undefined;
  for (const match of withoutComments(text).matchAll(WORD)) {
    const groups = match.groups ?? {};
    if (groups['into'] !== undefined) {
      into = groups['into'];
      continue;
    }
    const merged = groups['merged'];
    // ON CONFLICT belongs to the insert before it; a table that is filled in later could be any.
    const table = (merged ?? into ?? '').replaceAll('"', '').toLowerCase();
    const word = merged === undefined ? 'ON CONFLICT' : 'MERGE';
    if (personal.has(table)) {
      found.push(fault('on-conflict', name, `${word} on ${table} tells of rows that the reader may not see`));
    } else if (table === '' || table.includes('$')) {
      found.push(fault('on-conflict', name, `${word} on a table that is not named in the same place`));
    }
  }
  const day = SERVER_DAY.exec(withoutComments(text))?.[0];
  if (day !== undefined)
    found.push(
      fault('server-day', name, `${day} is the day of the server: authz.today() is that of the law`),
    );
  return found;
}

const SERVER_DAY = /\bcurrent_date\b|\bnow\(\)::date\b|\blocaltimestamp\b/i;

const withoutComments = (text: string): string =>
  text
    .replaceAll(/\/\*[\s\S]*?\*\//g, ' ')
    .replaceAll(/^\s*(?:--|\/\/).*$/gm, ' ')
    .replaceAll(/--\s.*$/gm, ' ');
