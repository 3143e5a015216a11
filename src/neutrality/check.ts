/** Whether the list can be used and measured. Each complaint begins with the id of the item to mend, and says in which file. */
import { twice } from '#kernel/content/fitting.ts';
import type { Neutrality, NeutralityFile, Sentence, WordList } from './content.ts';
import { createLexicon, NotationFault } from './notation/rules.ts';
import { innocentIn, scannedKinds, scanText } from './rules.ts';

/** Fewer measure nothing: one sentence would move the score by more than the limit allows. */
const AT_LEAST = 240;

export interface Complaint {
  readonly file: NeutralityFile;
  readonly fault: string;
}

export function checkNeutrality({ words, sentences, heldOut }: Neutrality): Complaint[] {
  const unusable = [...notationFaults(words), ...doubles(words)];
  return [
    ...unusable.map(fault => ({ file: 'words' as const, fault })),
    // a list that cannot be read cannot be held against the sentences either
    ...(unusable.length > 0 ? [] : idle(words, sentences).map(fault => ({ file: 'words' as const, fault }))),
    ...sentenceFaults(sentences, heldOut),
  ];
}

/** Each word as a jurist wrote it, where the notation does not allow it. */
export function notationFaults({ sets, entries, innocent }: WordList): string[] {
  const { pattern } = createLexicon(sets);
  const used = [...entries, ...innocent].flatMap(({ words }) => words);
  const unused = Object.keys(sets).filter(
    name => name !== 'abbreviation' && !used.some(each => each.includes(`[${name}]`)),
  );
  return [
    ...[...entries, ...innocent].flatMap(({ id, words }) =>
      words.flatMap(word => {
        try {
          pattern(word);
          return [];
        } catch (error) {
          if (error instanceof NotationFault) return [`${id}: ${error.message}`];
          throw error;
        }
      }),
    ),
    ...unused.map(name => `the set ${name}: no word of the list names it`),
  ];
}

function doubles({ sets, entries, innocent }: WordList): string[] {
  const items = [...entries, ...innocent];
  // the same words may be asked about in one way in all texts and in another way in labels
  const everywhere = entries.filter(({ only }) => only === undefined).flatMap(({ words }) => words);
  return [
    ...twice(items.map(({ id }) => id)).map(id => `${id}: this id stands here twice`),
    ...twice(everywhere).map(word => {
      const item = entries.findLast(({ words }) => words.includes(word));
      return `${item?.id ?? ''}: "${word}" stands here twice`;
    }),
    ...Object.entries(sets).flatMap(([name, members]) =>
      twice(members).map(word => `the set ${name}: "${word}" stands here twice`),
    ),
  ];
}

/** What no sentence shows to be needed: nobody would notice if it broke. */
function idle(words: WordList, sentences: readonly Sentence[]): string[] {
  const scanned = sentences.filter(({ kind }) => scannedKinds.has(kind));
  const asked = new Set(
    scanned
      .filter(({ expected }) => expected === 'ask')
      .flatMap(({ kind, text }) => scanText(words, kind, text).map(({ entry }) => entry)),
  );
  const spared = new Set(
    scanned.filter(({ expected }) => expected === 'silent').flatMap(({ text }) => innocentIn(words, text)),
  );
  return [
    ...words.entries
      .filter(({ id }) => !asked.has(id))
      .map(({ id }) => `${id}: no sentence to ask about is caught by this entry`),
    ...words.innocent
      .filter(({ id }) => !spared.has(id))
      .map(({ id }) => `${id}: no innocent sentence has one of these`),
  ];
}

function sentenceFaults(sentences: readonly Sentence[], heldOut: readonly Sentence[]): Complaint[] {
  const all = [...sentences, ...heldOut];
  const silent = sentences.filter(({ expected }) => expected === 'silent').length;
  const fileOf = (id: string): NeutralityFile =>
    heldOut.some(each => each.id === id) ? 'held-out' : 'sentences';
  const about = (id: string, fault: string): Complaint => ({ file: fileOf(id), fault: `${id}: ${fault}` });
  return [
    ...twice(all.map(({ id }) => id)).map(id => about(id, 'this id stands here twice')),
    ...twice(all.map(({ text }) => text)).map(text =>
      about(all.findLast(each => each.text === text)?.id ?? '', 'this text stands here twice'),
    ),
    ...all
      .filter(({ kind, expected }) => expected === 'ask' && !scannedKinds.has(kind))
      .map(({ id, kind }) => about(id, `${kind} is never asked about`)),
    ...(sentences.length < AT_LEAST
      ? [
          {
            file: 'sentences' as const,
            fault: `${sentences.length} sentences, and it takes ${AT_LEAST} to measure`,
          },
        ]
      : []),
    ...(silent * 2 < sentences.length
      ? [
          {
            file: 'sentences' as const,
            fault: `only ${silent} of ${sentences.length} sentences are innocent, and half of them must be`,
          },
        ]
      : []),
  ];
}
