/** How well the scan tells what people are from what they do, counted over sentences with a verdict. */
import { scanText, type KindOfText, type Sentence, type Words } from '#src/neutrality/index.ts';

/** Of what is asked so much must be right, and of what must be asked so much must be asked. */
export const LIMIT = 0.95;

export interface Score {
  /** Asked, and about the right kind of word. */
  readonly right: number;
  /** Asked where nothing had to be. */
  readonly wrong: number;
  /** Not asked, or about something else. */
  readonly missed: number;
  /** Rightly let be. */
  readonly silent: number;
}

export interface Miss {
  readonly sentence: Sentence;
  /** What was asked about, by entry. */
  readonly said: readonly string[];
}

export interface Outcome {
  readonly byText: ReadonlyMap<KindOfText, Score>;
  readonly all: Score;
  readonly misses: readonly Miss[];
}

/** Nothing asked is no mistake by itself: what was left out counts under recall. */
export const precision = ({ right, wrong }: Score): number =>
  right + wrong === 0 ? 1 : right / (right + wrong);
export const recall = ({ right, missed }: Score): number =>
  right + missed === 0 ? 1 : right / (right + missed);

export type Scan = (words: Words, kind: KindOfText, text: string) => ReturnType<typeof scanText>;

export function score(words: Words, sentences: readonly Sentence[], scan: Scan = scanText): Outcome {
  const verdicts = sentences.map(sentence => {
    const hits = scan(words, sentence.kind, sentence.text);
    return { sentence, said: hits.map(({ entry }) => entry), verdict: verdictOf(sentence, hits) };
  });
  const count = (those: typeof verdicts): Score => {
    const of = (verdict: keyof Score): number => those.filter(each => each.verdict === verdict).length;
    return { right: of('right'), wrong: of('wrong'), missed: of('missed'), silent: of('silent') };
  };
  return {
    byText: new Map(
      [...Map.groupBy(verdicts, ({ sentence }) => sentence.kind)].map(([kind, those]) => [
        kind,
        count(those),
      ]),
    ),
    all: count(verdicts),
    misses: verdicts.filter(({ verdict }) => verdict === 'wrong' || verdict === 'missed'),
  };
}

function verdictOf({ expected, about }: Sentence, hits: ReturnType<typeof scanText>): keyof Score {
  if (expected === 'silent') return hits.length === 0 ? 'silent' : 'wrong';
  return hits.some(({ kind }) => kind === about) ? 'right' : 'missed';
}

/** What is below the limit, and what was not tried at all. */
export function faultsIn({ byText, all }: Outcome, kinds: readonly KindOfText[]): string[] {
  const judge = (name: string, of: Score): string[] => [
    ...(precision(of) < LIMIT ? [`${name}: precision ${inFigures(precision(of))} is below ${LIMIT}`] : []),
    ...(recall(of) < LIMIT ? [`${name}: recall ${inFigures(recall(of))} is below ${LIMIT}`] : []),
  ];
  return [
    ...kinds.filter(kind => !byText.has(kind)).map(kind => `vacuous: no sentence of the kind ${kind}`),
    ...[...byText].flatMap(([kind, of]) => judge(kind, of)),
    ...judge('all texts', all),
  ];
}

/** Cut and not rounded, so that 0.9499 does not look like 0.95. */
export const inFigures = (share: number): string => (Math.floor(share * 1_000) / 1_000).toFixed(3);
