/**
 * Where a text says what people are instead of what they do. A hit is a question to the writer and never an obstacle:
 * whoever is in a hurry passes by. What a child or parent said is never scanned, because it may be the evidence, and a
 * child bullied for its origin must be able to say so.
 */
import { createLexicon, fold, GAP, slotsOf, type Lexicon, type Slot } from './notation/rules.ts';

export const kindsOfWord = ['origin', 'religion', 'proxy', 'culture'] as const;
export type KindOfWord = (typeof kindsOfWord)[number];

/** Texts by who wrote them and what for; `label` is a name of a team, tag, file or saved filter. */
export const kindsOfText = [
  'professional-text',
  'label',
  'own-content',
  'child-words',
  'parent-words',
  'organisation-name',
  'interpreter',
  'destination',
  'danger-screen',
] as const;
export type KindOfText = (typeof kindsOfText)[number];

/** All others are let be: words of others, names, practical needs, and danger, where nobody is held up. */
export const scannedKinds: ReadonlySet<KindOfText> = new Set(['professional-text', 'label', 'own-content']);

export interface Words {
  readonly sets: Readonly<Record<string, readonly string[]>>;
  readonly entries: readonly {
    readonly id: string;
    readonly kind: KindOfWord;
    readonly words: readonly string[];
    /** In these kinds of text alone. */
    readonly only?: readonly KindOfText[] | undefined;
  }[];
  readonly innocent: readonly { readonly id: string; readonly words: readonly string[] }[];
}

export interface Hit {
  /** Places in the text as given: text.slice(start, end) is what to underline. */
  readonly start: number;
  readonly end: number;
  readonly entry: string;
  readonly kind: KindOfWord;
}

export function scanText(words: Words, kindOfText: KindOfText, text: string): readonly Hit[] {
  if (!scannedKinds.has(kindOfText)) return [];
  const list = compiled(words);
  const tokens = tokensOf(text, list);
  const matches = matchesIn(tokens, list);
  const harmless = new Set(
    matches.filter(({ pattern }) => pattern.kind === undefined).flatMap(({ at }) => rangeOf(at)),
  );
  const spoken = kindOfText === 'professional-text' ? quotesIn(text) : [];
  const hits = matches.flatMap(({ pattern, at }): Hit[] => {
    const first = tokens[at[0] ?? 0];
    const last = tokens[at.at(-1) ?? 0];
    if (first === undefined || last === undefined || pattern.kind === undefined) return [];
    if (pattern.only !== undefined && !pattern.only.includes(kindOfText)) return [];
    if (at.every(each => harmless.has(each))) return [];
    if (spoken.some(({ from, to }) => from <= first.start && last.end <= to)) return [];
    return [{ start: first.start, end: last.end, entry: pattern.id, kind: pattern.kind }];
  });
  return widest(hits);
}

/** The ids of what was found innocent: for the checks of the list itself. */
export function innocentIn(words: Words, text: string): readonly string[] {
  const list = compiled(words);
  return matchesIn(tokensOf(text, list), list).flatMap(({ pattern }) =>
    pattern.kind === undefined ? [pattern.id] : [],
  );
}

interface Pattern {
  readonly id: string;
  /** Undefined for what is innocent. */
  readonly kind: KindOfWord | undefined;
  readonly only: readonly KindOfText[] | undefined;
  readonly slots: readonly Slot[];
}

interface Compiled {
  readonly lexicon: Lexicon;
  readonly byFirst: ReadonlyMap<Slot, readonly Pattern[]>;
  readonly abbreviations: ReadonlySet<string>;
}

/** A list is made ready once. */
const ready = new WeakMap<Words, Compiled>();

function compiled(words: Words): Compiled {
  const there = ready.get(words);
  if (there !== undefined) return there;
  const { lexicon, pattern } = createLexicon(words.sets);
  const patterns: Pattern[] = [
    ...words.entries.flatMap(({ id, kind, only, words: list }) =>
      list.map(each => ({ id, kind, only, slots: pattern(each) })),
    ),
    ...words.innocent.flatMap(({ id, words: list }) =>
      list.map(each => ({ id, kind: undefined, only: undefined, slots: pattern(each) })),
    ),
  ];
  const made = {
    lexicon,
    byFirst: Map.groupBy(patterns, ({ slots: [first = GAP] }) => first),
    abbreviations: new Set(words.sets['abbreviation']),
  };
  ready.set(words, made);
  return made;
}

interface Token {
  readonly start: number;
  readonly end: number;
  readonly slots: ReadonlySet<Slot>;
  readonly sentence: number;
  /** Nothing but a space, hyphen, quote or the like stands between this word and the one before. */
  readonly joined: boolean;
}

/** Runs of letters with what may stand inside a word: accents, soft hyphens, an apostrophe before a letter. */
const runs = /[\p{L}\p{M}](?:[\p{L}\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]|['’](?=\p{L}))*|\p{N}+/gu;
/** Names of files are written as OneWord. */
const camel = /(?<=\p{Ll})(?=\p{Lu})/u;

function tokensOf(text: string, { lexicon, abbreviations }: Compiled): readonly Token[] {
  const tokens: Token[] = [];
  let sentence = 0;
  let end = 0;
  let before = '';
  for (const run of text.matchAll(runs)) {
    let start = run.index;
    for (const word of run[0].split(camel)) {
      const between = text.slice(end, start);
      const marks = abbreviations.has(before) ? between.replace(/^\./, '') : between;
      const opens = tokens.length === 0 || /[.!?]["”’)]*\s|;|\n\s*\n/.test(marks);
      if (opens) sentence += 1;
      const folded = fold(word);
      const slots = slotsOf(lexicon, { folded, capital: /^\p{Lu}/u.test(word), opensSentence: opens });
      end = start + word.length;
      tokens.push({ start, end, slots, sentence, joined: !opens && !/[,:.!?]/.test(marks) });
      before = folded;
      start = end;
    }
  }
  return tokens;
}

interface Match {
  readonly pattern: Pattern;
  /** The tokens that fill the slots, in order. */
  readonly at: readonly number[];
}

const matchesIn = (tokens: readonly Token[], { byFirst }: Compiled): Match[] =>
  tokens.flatMap((token, index) =>
    [...token.slots].flatMap(slot =>
      (byFirst.get(slot) ?? []).flatMap((pattern): Match[] => {
        const rest = fill(tokens, index, pattern.slots, 1);
        return rest === undefined ? [] : [{ pattern, at: [index, ...rest] }];
      }),
    ),
  );

/** So many words may stand where a pattern has '…'. */
const WIDEST_GAP = 5;

/** Where the slots from this one on are filled, after this token. */
function fill(
  tokens: readonly Token[],
  after: number,
  slots: readonly Slot[],
  from: number,
): readonly number[] | undefined {
  const slot = slots[from];
  if (slot === undefined) return [];
  const gap = slot === GAP;
  const wanted = gap ? (slots[from + 1] ?? GAP) : slot;
  for (let at = after + 1; at <= after + 1 + (gap ? WIDEST_GAP : 0); at += 1) {
    const token = tokens[at];
    if (token === undefined || token.sentence !== tokens[after]?.sentence) return undefined;
    if (!gap && !token.joined) return undefined;
    if (!token.slots.has(wanted)) continue;
    const rest = fill(tokens, at, slots, from + (gap ? 2 : 1));
    if (rest !== undefined) return [at, ...rest];
  }
  return undefined;
}

function rangeOf(at: readonly number[]): number[] {
  const [first = 0] = at;
  return Array.from({ length: (at.at(-1) ?? first) - first + 1 }, (_, index) => first + index);
}

/** What somebody said, quoted after a colon: it is theirs, and may be what matters. */
const quotesIn = (text: string): { readonly from: number; readonly to: number }[] =>
  [...text.matchAll(/:\s*["“”„«][^"“”„«»]*["”“»]/gu)].map(({ index, 0: quote }) => ({
    from: index,
    to: index + quote.length,
  }));

/** One question for one stretch of text: what lies within another hit of its kind is left out. */
function widest(hits: readonly Hit[]): readonly Hit[] {
  const reach = new Map<KindOfWord, number>();
  return hits
    .toSorted((one, other) => one.start - other.start || other.end - one.end)
    .filter(({ kind, end }) => {
      if (end <= (reach.get(kind) ?? -1)) return false;
      reach.set(kind, end);
      return true;
    });
}
