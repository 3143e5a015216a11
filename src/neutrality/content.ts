/**
 * Words of origin, faith, stand-ins and culture, in one place, so that they come into no other: the list with what the
 * screen asks, the sentences that measure it, and where our own content may name one all the same. A group is named in
 * this folder to prevent it elsewhere; nowhere else in code, tests, comments or documents.
 */
import * as z from 'zod';
import { ContentFault, contentFolder, parseDocument, readDocument } from '#kernel/content/read.ts';
import { bilingualSchema, codeSchema, dateSchema, textSchema } from '#kernel/content/vocabulary.ts';
import { kindsOfText, kindsOfWord } from './rules.ts';

const wordsSchema = z.array(z.string().min(1)).min(1);
const kindOfTextSchema = z.enum(kindsOfText);

const listSchema = z.strictObject({
  version: dateSchema,
  about: textSchema,
  /** How the words are written, for whoever adds one. */
  notation: textSchema,
  sets: z.record(codeSchema, wordsSchema),
  entries: z
    .array(
      z.strictObject({
        id: codeSchema,
        kind: z.enum(kindsOfWord),
        only: z.array(kindOfTextSchema).min(1).optional(),
        words: wordsSchema,
        /** What the screen asks the writer. */
        ask: bilingualSchema,
      }),
    )
    .min(1),
  /** Look-alikes: a hit that lies within one of these is none. */
  innocent: z.array(z.strictObject({ id: codeSchema, why: textSchema, words: wordsSchema })),
});

const sentenceSchema = z
  .strictObject({
    id: z.string().regex(/^[SH]\d{3}$/, 'an id is S or H and three digits'),
    kind: kindOfTextSchema,
    text: textSchema,
    expected: z.enum(['ask', 'silent']),
    /** Which kind of word has to be seen. */
    about: z.enum(kindsOfWord).optional(),
  })
  .refine(({ expected, about }) => (expected === 'ask') === (about !== undefined), {
    path: ['about'],
    message: 'a sentence to ask about says which kind of word it holds, and no other sentence does',
  });

const sentencesSchema = z.strictObject({
  version: dateSchema,
  about: textSchema,
  /** By what a verdict was given, so that two people give the same. */
  rule: bilingualSchema,
  sentences: z.array(sentenceSchema).min(1),
});

const exemptSchema = z.strictObject({
  version: dateSchema,
  about: textSchema,
  exempt: z.array(
    z.strictObject({
      id: codeSchema,
      /** As in 'content/functions.json'. */
      file: z.string().regex(/^content\/.+\.json$/),
      /** The id or code of the nearest item above the word; absent when the file has none. */
      item: z.string().optional(),
      word: textSchema,
      reason: textSchema,
    }),
  ),
});

export type WordList = z.infer<typeof listSchema>;
export type Sentence = z.infer<typeof sentenceSchema>;
export type Exemption = z.infer<typeof exemptSchema>['exempt'][number];

export interface Neutrality {
  readonly words: WordList;
  /** Written before the list. */
  readonly sentences: readonly Sentence[];
  /** Written before the list as well, and never used to better it. */
  readonly heldOut: readonly Sentence[];
  readonly exempt: readonly Exemption[];
}

const names = ['words', 'sentences', 'held-out', 'exempt'] as const;
export type NeutralityFile = (typeof names)[number];
export const neutralityFile = (name: NeutralityFile, folder: URL): URL =>
  new URL(`neutrality/${name}.json`, folder);

/** Each file as its schema wants it, or what is wrong in all of them. */
export function readNeutrality(folder: URL = contentFolder): Neutrality {
  const faults: string[] = [];
  const read = <T>(name: NeutralityFile, schema: z.ZodType<T>): T | undefined => {
    const file = neutralityFile(name, folder);
    try {
      return parseDocument(schema, readDocument(file), file);
    } catch (error) {
      if (!(error instanceof ContentFault)) throw error;
      faults.push(error.message);
      return undefined;
    }
  };
  const words = read('words', listSchema);
  const sentences = read('sentences', sentencesSchema)?.sentences;
  const heldOut = read('held-out', sentencesSchema)?.sentences;
  const exempt = read('exempt', exemptSchema)?.exempt;
  if (words === undefined || sentences === undefined || heldOut === undefined || exempt === undefined)
    throw new ContentFault(faults.join('\n'));
  return { words, sentences, heldOut, exempt };
}
