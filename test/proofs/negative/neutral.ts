/** Faults for proof:neutral: a list with something left out or too wide, and a scan that looks where it must not. */
import {
  kindsOfWord,
  readNeutrality,
  scannedKinds,
  scanText,
  type KindOfText,
  type Words,
} from '#src/neutrality/index.ts';
import type { Fault, Verdict } from '../negative.ts';
import { faultsIn, score, type Scan } from '../neutral/score.ts';

export const proof = 'proof:neutral';

const { words, sentences } = readNeutrality();

function judged(list: Words, scan?: Scan, of = sentences): Verdict {
  const [first] = faultsIn(score(list, of, scan), [...new Set(sentences.map(({ kind }) => kind))]);
  return first ?? false;
}

/** The database of the proof is not asked. */
export const run = (): Promise<Verdict> => Promise.resolve(judged(words));

/** The fault has to be found by what it spoils, and not by an accident beside it. */
const fault = (name: string, by: RegExp, verdict: () => Verdict): Fault => ({
  name,
  leavesNoTrace: true,
  run: () => {
    const red = verdict();
    if (red !== false && !by.test(red)) return Promise.reject(new Error(`red for another reason: ${red}`));
    return Promise.resolve(red);
  },
});

const quiet = [...new Set(sentences.map(({ kind }) => kind))].filter(kind => !scannedKinds.has(kind));

export const faults: readonly Fault[] = [
  ...kindsOfWord.map(kind =>
    fault(`a list without words of ${kind}`, /recall/, () =>
      judged({ ...words, entries: words.entries.filter(entry => entry.kind !== kind) }),
    ),
  ),
  fault('a list without look-alikes', /precision/, () => judged({ ...words, innocent: [] })),
  fault('every word as a stem', /precision/, () =>
    judged({ ...words, entries: words.entries.map(entry => ({ ...entry, words: entry.words.map(asStem) })) }),
  ),
  fault('entries for labels in every text', /precision/, () =>
    judged({ ...words, entries: words.entries.map(entry => ({ ...entry, only: undefined })) }),
  ),
  fault('a scan that overlooks words with a capital or an accent', /recall/, () =>
    judged(words, (list, kind, text) =>
      scanText(list, kind, text.replaceAll(/\p{L}*[^\P{L}a-z]\p{L}*/gu, 'x')),
    ),
  ),
  ...quiet.map(kind =>
    fault(`a scan of ${kind}`, new RegExp(`^${kind}: precision`), () => judged(words, alsoOf(kind))),
  ),
  fault('sentences without labels', /vacuous: no sentence of the kind label/, () =>
    judged(
      words,
      undefined,
      sentences.filter(({ kind }) => kind !== 'label'),
    ),
  ),
];

const asStem = (word: string): string => word.replaceAll(/(?<=[\p{L}]{3})(?=$|[ |])/gu, '*');

const alsoOf =
  (open: KindOfText): Scan =>
  (list, kind, text) =>
    scanText(list, kind === open ? 'professional-text' : kind, text);
