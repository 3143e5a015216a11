/** How the checks of content say that parts do not fit together: each complaint begins with the code of its item. */
import { readFileSync } from 'node:fs';
import { ContentFault, lineOfItem, shortName } from './read.ts';

/** 'plan: partner names x, which is not there' for each name that is not known. */
export const unknownNames = (
  item: string,
  field: string,
  names: readonly string[],
  known: ReadonlySet<string>,
): string[] => [
  ...names.filter(name => !known.has(name)).map(name => `${item}: ${field} names ${name}, which is not there`),
  ...twice(names).map(name => `${item}: ${field} names ${name} twice`),
];

export const twice = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
];

/** The complaint with its file and the line of its item. */
export function placed(fault: string, file: URL): string {
  const [item = ''] = fault.split(/[:,] /, 1);
  const line = lineOfItem(readFileSync(file, 'utf8'), item);
  return `${shortName(file)}${line === undefined ? '' : `, line ${line}`}: ${fault}`;
}

/** The value, or what must be mended before there is one. */
export function readOrFaults<T>(read: () => T): { readonly value: T } | { readonly faults: readonly string[] } {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof ContentFault) return { faults: [error.message] };
    throw error;
  }
}
