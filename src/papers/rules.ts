/**
 * Whose line of the plan is this, and may this reader have it on paper? Whatever is not surely the reader's own waits for
 * the maker; whatever is surely somebody else's never comes through, whatever the maker ticks.
 */
import type { LineWhy } from '#contract/papers.ts';

export interface Adult {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  /** Lives in one of the homes of the children, or is a parent wherever he or she lives. Others are the network. */
  readonly ofFamily: boolean;
}

export interface Child {
  readonly id: string;
  readonly givenNames: string;
  readonly age: number | null;
}

export interface Line {
  readonly id: string;
  readonly kind: 'goal' | 'agreement';
  readonly part: string;
  /** As it was typed: whose goal it is, or who of family or network keeps the agreement; empty for a professional. */
  readonly whose: string;
  /** The organisation that keeps the agreement. */
  readonly organisation: string | null;
  readonly words: string;
}

export type Reader =
  | { readonly kind: 'parent'; readonly id: string; readonly children: readonly string[] }
  | { readonly kind: 'parent-without-authority'; readonly id: string }
  | { readonly kind: 'child'; readonly id: string }
  | { readonly kind: 'partner'; readonly organisation: string; readonly parts: readonly string[] };

export interface Around {
  readonly adults: readonly Adult[];
  readonly children: readonly Child[];
  /** From this age a young person decides alone who knows what is about them. */
  readonly aloneFrom: number;
  readonly agreedBy: readonly string[];
}

export interface Verdict {
  readonly verdict: 'own' | 'ask' | 'barred';
  readonly why: LineWhy | null;
  readonly namesOther: boolean;
}

const wordsIn = (text: string): readonly string[] =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word.length > 1);

/** Of "moeder van Noor" only the first word says who it is. */
const nothingSaid = new Set(['van', 'de', 'den', 'der', 'het', 'en', 'of', 'te', 'ten', 'ter']);
const namesOf = (who: Adult | Child): readonly string[] =>
  'role' in who ? [...wordsIn(who.name), ...wordsIn(who.role).slice(0, 1)] : wordsIn(who.givenNames);

/** Finds who is named in a text. A name that two people share, such as a surname, names nobody by itself. */
export function namedBy({ adults, children }: Pick<Around, 'adults' | 'children'>) {
  const whose = new Map<string, Set<string>>();
  for (const who of [...adults, ...children])
    for (const word of namesOf(who))
      if (!nothingSaid.has(word)) whose.set(word, (whose.get(word) ?? new Set()).add(who.id));
  return (text: string): ReadonlySet<string> =>
    new Set(
      wordsIn(text).flatMap(word => {
        const found = [...(whose.get(word) ?? [])];
        return found.length === 1 ? found : [];
      }),
    );
}

const barred = (why: LineWhy, namesOther = false): Verdict => ({ verdict: 'barred', why, namesOther });
const own: Verdict = { verdict: 'own', why: null, namesOther: false };

/** What holds for each line of a plan, for one reader. */
export function judge(reader: Reader, around: Around): (line: Line) => Verdict {
  const named = namedBy(around);
  const childIds = new Set(around.children.map(({ id }) => id));
  const family = new Set(around.adults.filter(({ ofFamily }) => ofFamily).map(({ id }) => id));
  const mine = new Set(
    reader.kind === 'parent' ? reader.children : reader.kind === 'child' ? [reader.id] : [],
  );
  /** Of sixteen or older, or of an age that nobody knows, and has not said that this reader may know. */
  const decides = new Set(
    around.children
      .filter(({ id, age }) => (age === null || age >= around.aloneFrom) && !around.agreedBy.includes(id))
      .map(({ id }) => id),
  );
  return line => {
    const owners = named(line.whose);
    const all = new Set([...owners, ...named(line.words)]);
    const theirs = [...all].filter(id => childIds.has(id));
    const readerId = reader.kind === 'partner' ? undefined : reader.id;
    const onlyMine = readerId !== undefined && owners.size === 1 && owners.has(readerId);
    const namesOther = [...all].some(id => family.has(id) && id !== readerId);
    const ask: Verdict = { verdict: 'ask', why: null, namesOther };

    if (reader.kind === 'parent-without-authority') return onlyMine ? own : barred('no-authority');
    if (reader.kind === 'partner') {
      if (!reader.parts.includes(line.part)) return barred('part-not-theirs');
      if (theirs.some(id => decides.has(id))) return barred('young-person-decides');
      return line.organisation === reader.organisation ? own : ask;
    }
    if (theirs.some(id => !mine.has(id))) return barred('other-child');
    if (reader.kind === 'parent' && theirs.some(id => decides.has(id))) return barred('young-person-decides');
    if (onlyMine) return own;
    if (readerId !== undefined && owners.has(readerId)) return ask;
    if ([...owners].some(id => family.has(id))) return barred('other-adult');
    // a goal is in somebody's own words; one of the network is no more the reader's than one of the other parent
    if (line.kind === 'goal' && [...owners].some(id => !childIds.has(id))) return barred('not-theirs');
    return ask;
  };
}

/**
 * The lines that come on the paper. Without a choice: the reader's own, and what was on the last paper for this reader.
 * A choice that holds a barred line is answered with undefined: it is refused, never made smaller in silence.
 */
export function choose(
  judged: readonly (Verdict & { readonly id: string })[],
  wanted: readonly string[] | null,
  before: readonly string[],
): ReadonlySet<string> | undefined {
  const allowed = judged.filter(({ verdict }) => verdict !== 'barred');
  if (wanted === null)
    return new Set(
      allowed.filter(({ id, verdict }) => verdict === 'own' || before.includes(id)).map(({ id }) => id),
    );
  const known = new Set(allowed.map(({ id }) => id));
  return wanted.every(id => known.has(id)) ? new Set(wanted) : undefined;
}

/** The number that this reader gave last; what others said of it is theirs. */
export const ownScore = <Score extends { readonly givenBy: string }>(
  scores: readonly Score[],
  readerId: string | undefined,
  around: Pick<Around, 'adults' | 'children'>,
): Score | undefined => {
  const named = namedBy(around);
  return readerId === undefined
    ? undefined
    : scores.findLast(({ givenBy }) => {
        const who = named(givenBy);
        return who.size === 1 && who.has(readerId);
      });
};
