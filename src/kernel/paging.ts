import { z } from 'zod';
import type { Keys } from './keys.ts';
import { Refused } from './refusal.ts';

/** Rows of one page. One more is read, to know whether there is a next page; nobody counts. */
export const pageSize = 25;

/**
 * Where a list begins or, when it runs backwards, ends: a page always starts after something, so that the database
 * finds its first row in the index. (`$1 is null or ...` would read and throw away all pages before.)
 */
export const beforeAll = { day: '-infinity', id: '00000000-0000-0000-0000-000000000000' } as const;
export const afterAll = { moment: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' } as const;

/** A cursor is opaque to the caller: the ordering values of the last row. */
export const cursorOf = (...values: readonly string[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

/** Reads a cursor back; `parts` says what each of its values must be, so that no other text reaches the database. Without a cursor all are null. */
export const readCursor = <const Parts extends readonly z.ZodType<string>[]>(
  cursor: string | undefined,
  ...parts: Parts
): { readonly [P in keyof Parts]: string | null } => {
  const none = parts.map(() => null) as { [P in keyof Parts]: null };
  if (cursor === undefined) return none;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(values) && values.length === parts.length)
      return parts.map((part, i) => part.parse(values[i])) as { [P in keyof Parts]: string };
  } catch {
    // falls through: a cursor that is not ours is refused as input
  }
  throw notOurs();
};

const notOurs = () =>
  new Refused('invalid-input', [{ field: 'after', message: 'Deze bladwijzer klopt niet; begin vooraan' }]);

/** What `sealCursor` makes. */
export const SealedCursor = z.base64url();

/** The journal's numbers run over all cases: a reader of one must not learn from a cursor how much others look. */
export const sealCursor = (keys: Keys, id: string, context: string): string =>
  Buffer.from(keys.seal(id, context)).toString('base64url');

export const openCursor = (keys: Keys, cursor: string, context: string): string => {
  try {
    return keys.open(Buffer.from(cursor, 'base64url'), context);
  } catch {
    throw notOurs();
  }
};

/** Cuts the extra row off and says where the next page begins. */
export const toPage = <Row, Item>(
  rows: readonly Row[],
  cursor: (row: Row) => string,
  item: (row: Row) => Item,
  size = pageSize,
): { items: Item[]; next: string | null } => {
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return { items: shown.map(item), next: rows.length > size && last !== undefined ? cursor(last) : null };
};
