/** Where two versions of a document differ, in words that a jurist can read. */
import { nameOf } from './read.ts';

export interface Difference {
  /** List items are called by their code or id: 'legalBases > youth-desk > article'. */
  readonly where: string;
  /** Undefined when it was not there, or is not there any more. */
  readonly was: unknown;
  readonly now: unknown;
}

/** JSON with the keys in order, so that the hash is of what the document says and not of how it is laid out. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
    return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/** The smallest parts that differ; lay-out is no difference. */
export function differencesBetween(was: unknown, now: unknown, at: readonly string[] = []): Difference[] {
  if (canonical(was) === canonical(now)) return [];
  const where = at.join(' > ') || 'the whole file';
  const old = parts(was);
  const fresh = parts(now);
  if (!old || !fresh) return [{ where, was, now }];
  // a list of mere words is read as a whole: what was added or left out shows beside what stayed
  if (isWords(was) && isWords(now)) {
    const same = canonical(was.toSorted()) === canonical(now.toSorted());
    return [{ where: same ? `${where} (order)` : where, was, now }];
  }
  const found = [...new Set([...old.keys(), ...fresh.keys()])].flatMap(key =>
    old.has(key) && fresh.has(key)
      ? differencesBetween(old.get(key), fresh.get(key), [...at, key])
      : [{ where: [...at, key].join(' > '), was: old.get(key), now: fresh.get(key) }],
  );
  return found.length > 0 ? found : [{ where: `${where} (order)`, was, now }];
}

/** The same, where it is enough to say where. */
export const differences = (was: unknown, now: unknown): string[] =>
  differencesBetween(was, now).map(({ where, was: before, now: after }) => {
    if (after === undefined) return `${where} (gone)`;
    return before === undefined ? `${where} (new)` : where;
  });

/** One difference on the lines of a jurist's screen. */
export function inWords({ where, was, now }: Difference): string {
  if (was === undefined) return `+ ${where}\n    ${words(now)}`;
  if (now === undefined) return `- ${where}\n    ${words(was)}`;
  return `  ${where}\n    was ${words(was)}\n    now ${words(now)}`;
}

const words = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (isWords(value)) return value.length === 0 ? 'nothing' : value.join(', ');
  if (typeof value === 'object' && value !== null && 'nl' in value && typeof value.nl === 'string')
    return value.nl;
  return JSON.stringify(value);
};

const isWords = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every(each => typeof each === 'string');

function parts(value: unknown): Map<string, unknown> | undefined {
  if (Array.isArray(value)) {
    return new Map(value.map((item: unknown, index) => [nameOf(item, String(index + 1)), item]));
  }
  if (typeof value === 'object' && value !== null) return new Map(Object.entries(value));
  return undefined;
}
