import type { Keys } from './keys.ts';
import { Refused } from './refusal.ts';

/** Rows of one page. One more is read, to know whether there is a next page; nobody counts. */
export const pageSize = 25;

/** A cursor is opaque to the caller: the ordering values of the last row. */
export const cursorOf = (...values: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

export const readCursor = (cursor: string | undefined, parts: number): readonly (string | null)[] => {
  if (cursor === undefined) return Array.from({ length: parts }, () => null);
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (
      Array.isArray(values) &&
      values.length === parts &&
      values.every(v => typeof v === 'string' || typeof v === 'number')
    )
      return values.map(String);
  } catch {
    // falls through: a cursor that is not ours is refused as input
  }
  throw notOurs();
};

const notOurs = () =>
  new Refused('invalid-input', [{ field: 'after', message: 'Deze bladwijzer klopt niet; begin vooraan' }]);

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
