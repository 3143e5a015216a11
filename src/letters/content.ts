/** The words of letters, who sends them, and how long is said to be kept: all of it in content/letters/. */
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { LetterKind, LetterText } from '#contract/letters.ts';
import { ContentFault, contentFolder, faultsOf, parseDocument, readDocument } from '#kernel/content/read.ts';
import { codeSchema, dateSchema, textSchema } from '#kernel/content/vocabulary.ts';
import { readLegalNumbers, valueOn } from '#src/legal-numbers/index.ts';
import { readParties } from '#src/parties/index.ts';
import { holes } from './rules.ts';

const { title, reference, salutation, sections, closing } = LetterText.shape;
const wordsSchema = z
  .strictObject({
    version: dateSchema,
    kind: LetterKind,
    template: z.literal('letter-1'),
    frames: z.array(codeSchema).min(1),
    /** The legal number that says from which age a child gets its own letter. */
    ageFrom: codeSchema.optional(),
    title,
    reference,
    salutation,
    sections: sections.min(1),
    closing,
  })
  .superRefine((words, ctx) => {
    const unknown = holesIn(words).filter(hole => !holes.some(known => known === hole));
    if (unknown.length > 0)
      ctx.addIssue({
        code: 'custom',
        path: ['sections'],
        message: `nothing is known to put in place of {${unknown.join('}, {')}}`,
        input: words,
      });
  });
export type LetterWords = z.infer<typeof wordsSchema>;

const holesIn = (words: unknown): readonly string[] =>
  [...JSON.stringify(words).matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

const sendersSchema = z.strictObject({
  version: dateSchema,
  senders: z.array(
    z.strictObject({
      /** The tenant. */
      code: codeSchema,
      team: textSchema,
      organisation: textSchema,
      /** Of the whole team: no letter depends on who is there that day. */
      telephone: textSchema,
      privacyContact: textSchema,
    }),
  ),
});
export type Sender = z.infer<typeof sendersSchema>['senders'][number];

const keptSchema = z.strictObject({
  version: dateSchema,
  term: textSchema,
  noTerm: textSchema,
  until: textSchema,
  from: z.strictObject({
    'last-change': textSchema,
    'first-processing': textSchema,
    'birth-of-youngest-child': textSchema,
    decision: textSchema,
    sent: textSchema,
  }),
});
export type Kept = z.infer<typeof keptSchema>;

export interface LetterContent {
  readonly words: ReadonlyMap<LetterKind, LetterWords>;
  readonly senders: readonly Sender[];
  readonly kept: Kept;
  /** The paper, by its name. */
  readonly templates: ReadonlyMap<string, string>;
  readonly childLine: string;
  /** From which age a child gets its own letter, on this day. */
  readonly ageFrom: (day: string) => number;
}

const read = <T>(schema: z.ZodType<T>, name: string, folder: URL): T => {
  const file = new URL(`letters/${name}.json`, folder);
  return parseDocument(schema, readDocument(file), file);
};

export function loadLetters(folder: URL = contentFolder): LetterContent {
  const all = LetterKind.options.map(kind => {
    const words = read(wordsSchema, kind, folder);
    if (words.kind !== kind)
      throw new ContentFault(`content/letters/${kind}.json: kind is ${words.kind} and not ${kind}`);
    return words;
  });
  const code = all.find(({ kind }) => kind === 'information-child')?.ageFrom;
  const age = readLegalNumbers(folder).find(number => number.code === code);
  if (age === undefined)
    throw new ContentFault('content/letters/information-child.json: ageFrom is no legal number');
  const childLine = readParties(folder).telephones.find(each => each.code === 'child-line')?.number;
  if (childLine === undefined)
    throw new ContentFault('content/parties.json: the letter to a child needs the telephone child-line');
  return {
    words: new Map(all.map(words => [words.kind, words])),
    senders: read(sendersSchema, 'senders', folder).senders,
    kept: read(keptSchema, 'kept', folder),
    templates: new Map(
      [...new Set(all.map(({ template }) => template))].map(name => [
        name,
        readFileSync(new URL(`letters/${name}.typ`, folder), 'utf8'),
      ]),
    ),
    childLine,
    ageFrom: day => valueOn(age, day) ?? 18,
  };
}

/** What must be mended before a letter can be made. */
export const letterFaults = (folder: URL = contentFolder): readonly string[] =>
  faultsOf(() => {
    loadLetters(folder);
    return [];
  });
