/**
 * Numbers in texts. A text names a legal number as {objection-weeks} and never repeats it, so that a jurist changes it in
 * one place and sees what it touches.
 */

/** The numbers that may be named, and whether each binds by law. */
export type KnownNumbers = ReadonlyMap<string, { readonly legal: boolean }>;

const placeholder = /\{([a-z][a-z0-9-]*)\}/g;
/** '6 weken', '12 jaar', '24-uurs': an amount that should have been named. Times of day and articles are none. */
const repeated =
  /(?<![\w.,-])\d+(?:[.,]\d+)?[\s-]*(?:werk|school)?(?:dag(?:en)?|we(?:ek|ken)|maand(?:en)?|jaar|jaren|jarige|uurs?|euro|days?|weeks?|months?|years?|hours?|(?:working|school) days?)\b/iu;

/** The codes of the numbers that this text names. */
export const namedNumbers = (text: string): string[] => [...text.matchAll(placeholder)].map(([, code = '']) => code);

/** A text in pieces: words, and the codes of the numbers between them. */
export function piecesOf(text: string): readonly ({ readonly words: string } | { readonly number: string })[] {
  // split with a group gives words and codes in turn
  return text
    .split(placeholder)
    .map((piece, index) => (index % 2 === 0 ? { words: piece } : { number: piece }))
    .filter(piece => !('words' in piece && piece.words === ''));
}

/** What is wrong with the numbers in all texts below this item. */
export function numberFaults(item: string, value: unknown, known: KnownNumbers): string[] {
  return textsIn(value).flatMap(text => [
    ...namedNumbers(text)
      .filter(code => !known.has(code))
      .map(code => `${item}: names the number {${code}}, which is not there`),
    ...repeatedAmounts(item, text),
  ]);
}

/** An amount in a text that should have named its number, or been left out. */
export const repeatedAmounts = (item: string, text: string): string[] => {
  const [amount] = repeated.exec(text) ?? [];
  return amount === undefined
    ? []
    : [`${item}: repeats the amount "${amount}"; name the number, as in {objection-weeks}`];
};

/** Every text in a document, but for where it comes from and the articles it names. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => (cited.has(key) ? [] : textsIn(each)));
}
const cited = new Set(['article', 'ground', 'source', 'legalBasis']);
