/** Length of sentences and words. LIX is words per sentence plus the share of words of more than six letters. */

export interface Measured {
  readonly words: number;
  readonly wordsPerSentence: number;
  readonly lettersPerWord: number;
  /** In percent. */
  readonly longWords: number;
  readonly lix: number;
  readonly longest: readonly { readonly sentence: string; readonly words: number }[];
}

const sentences = new Intl.Segmenter('nl', { granularity: 'sentence' });
const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu;

/** Texts are whole blocks: headings, paragraphs, items of a list. */
export function measure(texts: readonly string[]): Measured {
  const found = texts
    .flatMap(text => [...sentences.segment(text)].map(({ segment }) => segment.trim()))
    .map(sentence => ({ sentence, words: sentence.match(wordPattern) ?? [] }))
    .filter(({ words }) => words.length > 0);
  const words = found.flatMap(each => each.words);
  const count = Math.max(1, words.length);
  const wordsPerSentence = words.length / Math.max(1, found.length);
  const longWords = (words.filter(word => word.length > 6).length / count) * 100;
  return {
    words: words.length,
    wordsPerSentence,
    lettersPerWord: words.reduce((sum, word) => sum + word.length, 0) / count,
    longWords,
    lix: wordsPerSentence + longWords,
    longest: found
      .map(each => ({ sentence: each.sentence, words: each.words.length }))
      .toSorted((one, other) => other.words - one.words)
      .slice(0, 20),
  };
}
