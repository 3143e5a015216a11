/**
 * The notation of the word list, made into something that a text can be held against. A jurist writes 'word*' and
 * '[set] word … other'; no regular expressions in content, so that no entry can make the scan slow.
 */

/** How much of a word has to be there. */
export type Shape = 'whole' | 'start' | 'end' | 'inside';

interface Part {
  readonly shape: Shape;
  /** Folded: lower case, no accents. */
  readonly text: string;
  /** Written with a capital in the list: then it needs one in the text as well. */
  readonly capital: boolean;
}

/** One word of a pattern: any of these parts will do. Numbers are given out in order, and stand for the words themselves. */
export type Slot = number;
/** '…' in a pattern. */
export const GAP = -1;

export interface Lexicon {
  readonly parts: Readonly<Record<Shape, ReadonlyMap<string, readonly Found[]>>>;
  /** Which lengths the parts of a shape have: a word is cut at these, and at no others. */
  readonly lengths: Readonly<Record<Shape, readonly number[]>>;
  /** Slots that any word with a capital fills, unless it begins a sentence. */
  readonly names: readonly Slot[];
}

interface Found {
  readonly capital: boolean;
  readonly slot: Slot;
}

export class NotationFault extends Error {
  override readonly name = 'NotationFault';
}

/** Lower case, without accents, soft hyphens and apostrophes. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/** Any word with a capital that does not begin a sentence: a name, mostly. */
const NAME = '[name]';
/** A shorter stem than this is in too many words. */
const SHORTEST_STEM = 2;

export function createLexicon(sets: Readonly<Record<string, readonly string[]>>): {
  readonly lexicon: Lexicon;
  readonly pattern: (text: string) => readonly Slot[];
} {
  const slots = new Map<string, Slot>();
  const parts = { whole: new Map(), start: new Map(), end: new Map(), inside: new Map() } as Record<
    Shape,
    Map<string, Found[]>
  >;
  const lengths: Record<Shape, number[]> = { whole: [], start: [], end: [], inside: [] };
  const names: Slot[] = [];

  const add = ({ shape, text, capital }: Part, slot: Slot): void => {
    const there = parts[shape].get(text);
    if (there === undefined) parts[shape].set(text, [{ capital, slot }]);
    else there.push({ capital, slot });
    if (!lengths[shape].includes(text.length)) lengths[shape].push(text.length);
  };
  const slotOf = (word: string): Slot => {
    const known = slots.get(word);
    if (known !== undefined) return known;
    const slot = slots.size;
    slots.set(word, slot);
    for (const choice of word.split('|')) {
      if (choice === NAME) names.push(slot);
      else for (const part of choicesOf(choice, sets)) add(part, slot);
    }
    return slot;
  };
  return {
    lexicon: { parts, lengths, names },
    pattern: text => {
      const words = text.split(' ');
      if (words[0] === '…' || words.at(-1) === '…' || /… …/.test(text))
        throw new NotationFault(`"${text}": … stands between two words`);
      return words.map(word => (word === '…' ? GAP : slotOf(word)));
    },
  };
}

function choicesOf(choice: string, sets: Readonly<Record<string, readonly string[]>>): readonly Part[] {
  const [, set] = /^\[(.+)\]$/.exec(choice) ?? [];
  if (set === undefined) return [partOf(choice)];
  const members = Object.hasOwn(sets, set) ? sets[set] : undefined;
  if (members === undefined) throw new NotationFault(`[${set}] is none of the sets`);
  return members.map(partOf);
}

function partOf(word: string): Part {
  const [, before = '', core = '', after = ''] = /^(\*?)([\p{L}\p{N}]+)(\*?)$/u.exec(word) ?? [];
  const text = fold(core);
  if (text === '') throw new NotationFault(`"${word}" is no word, stem or [set]`);
  if (before + after !== '' && text.length < SHORTEST_STEM)
    throw new NotationFault(`"${word}": this stem is in too many words`);
  return { shape: shapes[`${before}_${after}`] ?? 'whole', text, capital: /^\p{Lu}/u.test(core) };
}
const shapes: Readonly<Record<string, Shape>> = { _: 'whole', '_*': 'start', '*_': 'end', '*_*': 'inside' };

/** Longer than any Dutch word that means something; a longer run of letters is looked at up to here. */
const LONGEST_WORD = 80;

/** The slots that this word can fill. */
export function slotsOf(
  { parts, lengths, names }: Lexicon,
  word: { readonly folded: string; readonly capital: boolean; readonly opensSentence: boolean },
): ReadonlySet<Slot> {
  const text = word.folded.slice(0, LONGEST_WORD);
  const slots = new Set<Slot>();
  const look = (shape: Shape, piece: string): void => {
    for (const { capital, slot } of parts[shape].get(piece) ?? [])
      if (!capital || word.capital) slots.add(slot);
  };
  look('whole', text);
  for (const length of lengths.start) if (length <= text.length) look('start', text.slice(0, length));
  for (const length of lengths.end) if (length <= text.length) look('end', text.slice(-length));
  for (const length of lengths.inside)
    for (let at = 0; at + length <= text.length; at += 1) look('inside', text.slice(at, at + length));
  if (word.capital && !word.opensSentence) for (const slot of names) slots.add(slot);
  return slots;
}
