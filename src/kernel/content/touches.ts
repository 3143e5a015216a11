/** Which items of the content name a legal number: what a jurist touches by changing it. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { nameOf, readDocument } from './read.ts';
import { namedNumbers } from './numbers.ts';

export interface Touched {
  /** Below content/: 'protocols/absence.json'. */
  readonly file: string;
  /** The item in it, by its code: 'steps > hear-family'. */
  readonly item: string;
}

/** Numbers themselves, and words to prevent, name no number. */
const apart = /^(legal-numbers|working-terms)\.json$|^(neutrality|demo|calendar)\//;

export function touchedBy(code: string, folder: URL): readonly Touched[] {
  return readdirSync(fileURLToPath(folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.json') && !apart.test(name))
    .toSorted()
    .flatMap(file => itemsNaming(code, readDocument(new URL(file, folder)), []).map(item => ({ file, item })));
}

/** The smallest things with a name in which the number is named, each once. */
function itemsNaming(code: string, value: unknown, at: readonly string[], key = ''): string[] {
  if (typeof value === 'string') {
    const names = key === 'number' ? value === code : namedNumbers(value).includes(code);
    return names ? [at.join(' > ') || 'the whole file'] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  const found = Object.entries(value).flatMap(([name, each]: [string, unknown]) => {
    const item = Array.isArray(value) ? nameOf(each, '') : '';
    return itemsNaming(code, each, item === '' || typeof each === 'string' ? at : [...at, item], name);
  });
  return [...new Set(found)];
}
