/** A document as it stands on disk, to be made wrong on purpose. */

export type Item = Record<string, unknown>;

export const isItem = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every object in the document, from the outside in. */
export function itemsIn(value: unknown): Item[] {
  if (Array.isArray(value)) return value.flatMap(itemsIn);
  return isItem(value) ? [value, ...Object.values(value).flatMap(itemsIn)] : [];
}

/** The first that is wanted; a mistake that cannot be planted proves nothing. */
export function find(document: unknown, wanted: (item: Item) => boolean): Item {
  const found = itemsIn(document).find(wanted);
  if (found === undefined) throw new Error('there is nothing here to make wrong');
  return found;
}

/** The item with this id or code. */
export const named = (document: unknown, name: string): Item =>
  find(document, ({ id, code }) => id === name || code === name);

export function listOf(item: unknown, key: string): unknown[] {
  const list = isItem(item) ? item[key] : undefined;
  if (!Array.isArray(list)) throw new Error(`${key} is no list`);
  return list;
}

/** Takes the item with this name out of the list. */
export function takeOut(document: unknown, key: string, name: string): void {
  const list = listOf(document, key);
  list.splice(list.indexOf(named(list, name)), 1);
}
