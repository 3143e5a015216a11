/** The words of this work in plain Dutch and English, for everybody who meets them. */
import * as z from 'zod';
import { twice, unknownNames } from '#kernel/content/fitting.ts';
import { numberFaults, type KnownNumbers } from '#kernel/content/numbers.ts';
import { contentFolder, parseDocument, readDocument } from '#kernel/content/read.ts';
import {
  bilingualSchema,
  codeSchema,
  dateSchema,
  sourcedShape,
  textSchema,
} from '#kernel/content/vocabulary.ts';

const termSchema = z
  .strictObject({
    code: codeSchema,
    nl: textSchema,
    en: textSchema,
    /** Other Dutch words and abbreviations by which people look for it. */
    also: z.array(textSchema),
    /** One to three short sentences. */
    meaning: bilingualSchema,
    /** Codes of terms beside which it makes sense. */
    see: z.array(codeSchema),
    /** Whether it stands on the screens of the workplace, word for word. */
    screen: z.boolean(),
    article: textSchema.optional(),
    ...sourcedShape,
  })
  .refine(({ mark, article }) => mark !== 'law' || article !== undefined, {
    path: ['article'],
    message: 'what was read in the law names its article',
  });

const glossarySchema = z.strictObject({ version: dateSchema, terms: z.array(termSchema).min(1) });

export type Term = z.infer<typeof termSchema>;

/**
 * Words that we do not use on screen, because families feel blamed by them or because they mean something else elsewhere.
 * People do look for them: then they stand in `also`, and the meaning says which word we use.
 */
const notOurWords = [
  'signaal melden',
  'barrière',
  'barrières',
  'scope',
  'dossierdeel',
  'triagedesk',
  'risico',
  'multiprobleemgezin',
  'drang',
  'melder',
  'cliëntsysteem',
  'casuïstiek',
  'doelgroep',
];

export const glossaryFile = (folder: URL = contentFolder): URL => new URL('glossary.json', folder);

export function readGlossary(folder: URL = contentFolder): readonly Term[] {
  const file = glossaryFile(folder);
  return parseDocument(glossarySchema, readDocument(file), file).terms;
}

/** Each complaint begins with the code of the term to mend. */
export function checkGlossary(terms: readonly Term[], numbers: KnownNumbers): string[] {
  const codes = new Set(terms.map(({ code }) => code));
  const { compare } = new Intl.Collator('nl-NL');
  const sorted = terms.toSorted((one, other) => compare(one.nl, other.nl));
  return [
    ...twice(terms.map(({ code }) => code)).map(code => `${code}: this code stands here twice`),
    ...doubles(terms),
    ...terms
      .flatMap((term, index) => (term === sorted[index] ? [] : [`${term.code}: stands out of order`]))
      .slice(0, 1),
    ...terms.flatMap(term => [
      ...unknownNames(term.code, 'see', term.see, codes),
      ...(term.see.includes(term.code) ? [`${term.code}: see names the term itself`] : []),
      ...numberFaults(term.code, term, numbers),
      ...otherWords(term),
    ]),
  ];
}

/** A word that is looked for leads to one term. */
function doubles(terms: readonly Term[]): string[] {
  const words = (term: Term): string[] => [term.nl, ...term.also].map(word => word.toLowerCase());
  const double = new Set(twice(terms.flatMap(words)));
  return terms.flatMap(term =>
    [...new Set(words(term))]
      .filter(word => double.has(word))
      .map(word => `${term.code}: the word "${word}" stands here twice`),
  );
}

function otherWords({ code, nl, also, meaning }: Term): string[] {
  return notOurWords.flatMap(word => {
    const whole = new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'iu');
    if (whole.test(nl)) return [`${code}: "${word}" is not our word; it may stand in also`];
    const searched = also.includes(word);
    if (searched === whole.test(meaning.nl)) return [];
    return searched
      ? [`${code}: "${word}" is not our word; the meaning says which word we use instead`]
      : [`${code}: the meaning uses "${word}", which is not our word`];
  });
}
