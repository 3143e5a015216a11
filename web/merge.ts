/**
 * Two people on one plan: what was seen (base), what one wrote (mine) and what stands there now (theirs), put together
 * field by field. What does not clash is re-applied; what does clash is chosen by a person. Pure, and nothing is lost: each
 * change of either is in the outcome, or in the list of clashes with both texts.
 */
export type Fields = Readonly<Record<string, unknown>>;

/** Fields that are one answer, such as "niet gelukt" and what made it hard: they are taken or kept together. */
export interface Line {
  readonly name: string;
  /** The fields of the command; also such as it does not send, when these changing makes it another question. */
  readonly fields: readonly string[];
}

export interface Merged<L extends Line> {
  /** What to send; a line that clashes says mine until somebody has chosen. */
  readonly body: Fields;
  readonly clashes: readonly L[];
  /** What the other changed since one looked. */
  readonly theirs: readonly L[];
  /** Nothing of mine is left to write: it stands there already. */
  readonly nothingLeft: boolean;
}

/** Left out, null and an empty box say the same. */
const plain = (value: unknown): unknown => {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([key, each]: [string, unknown]) => [key, plain(each)] as const)
      .filter(([, each]) => each !== null)
      .sort(([one], [other]) => (one < other ? -1 : 1));
  return value;
};
export const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(plain(one)) === JSON.stringify(plain(other));

interface Three {
  readonly base: Fields;
  readonly mine: Fields;
  readonly theirs: Fields;
}

/** `adds`: the command adds something beside what is there, so that it is written even when it says the same. */
export function merge<L extends Line>(
  { base, mine, theirs }: Three,
  lines: readonly L[],
  { adds = false }: { adds?: boolean } = {},
): Merged<L> {
  const body: Record<string, unknown> = { ...mine };
  const clashes: L[] = [];
  const changedByThem: L[] = [];
  for (const line of lines) {
    const sent = line.fields.filter(field => Object.hasOwn(mine, field));
    const there = line.fields.filter(field => Object.hasOwn(theirs, field));
    const iChanged = adds || sent.some(field => !same(mine[field], base[field]));
    const theyChanged = there.some(field => !same(theirs[field], base[field]));
    if (theyChanged) changedByThem.push(line);
    if (!iChanged) {
      for (const field of sent) if (Object.hasOwn(theirs, field)) body[field] = theirs[field];
    } else if (theyChanged && !sent.every(field => same(mine[field], theirs[field]))) clashes.push(line);
  }
  return { body, clashes, theirs: changedByThem, nothingLeft: !adds && saysSame(body, theirs) };
}

const saysSame = (body: Fields, theirs: Fields): boolean => {
  const both = Object.keys(body).filter(field => Object.hasOwn(theirs, field));
  return (
    (both.length > 0 || Object.keys(body).length === 0) &&
    both.every(field => same(body[field], theirs[field]))
  );
};

/** For one line that clashes: mine, theirs, or the two written together. */
export type Choice = 'mine' | 'theirs' | { readonly together: string };

/** What was chosen, as one body. Of a line that stays theirs, nothing of mine is sent. */
export function settle<L extends Line & { readonly text?: string }>(
  merged: Merged<L>,
  theirs: Fields,
  choices: ReadonlyMap<string, Choice>,
): { readonly body: Fields; readonly nothingLeft: boolean } {
  const body: Record<string, unknown> = { ...merged.body };
  for (const line of merged.clashes) {
    const choice = choices.get(line.name) ?? 'mine';
    if (choice === 'mine') continue;
    for (const field of line.fields) {
      if (!Object.hasOwn(body, field)) continue;
      if (Object.hasOwn(theirs, field)) body[field] = theirs[field];
      else delete body[field];
    }
    if (choice !== 'theirs' && line.text !== undefined) body[line.text] = choice.together;
  }
  const allTheirs = merged.clashes.every(line => choices.get(line.name) === 'theirs');
  return { body, nothingLeft: allTheirs && saysSame(body, theirs) };
}
