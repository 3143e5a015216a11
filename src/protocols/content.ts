/**
 * Protocols: who does what, by when, with which words, and what if nobody does. One file each, written to be read by a
 * jurist and drawn from the same data. Every protocol begins with the same two questions: is there danger now, and may
 * or must the family be told now?
 */
import * as z from 'zod';
import { contentFolder, jsonFilesIn, parseDocument, readDocument } from '#kernel/content/read.ts';
import {
  bilingualSchema,
  codeSchema,
  dateSchema,
  sourcedShape,
  textSchema,
} from '#kernel/content/vocabulary.ts';

/** By when, counted from what: at once, the same day, or a number of content/legal-numbers.json or working-terms.json. */
const deadlineSchema = z
  .strictObject({
    /** legal: the law says so, or internal: agreed or proposed, to be set per municipality. */
    kind: z.enum(['legal', 'internal']),
    within: z.enum(['at-once', 'same-day', 'number']),
    /** The code of the number. */
    number: codeSchema.optional(),
    /** From what is counted: "na de melding". */
    from: bilingualSchema,
    /** For a legal term that is not a number: the article. */
    article: textSchema.optional(),
  })
  .superRefine((deadline, ctx) => {
    const refuse = (path: string, message: string): void =>
      ctx.addIssue({ code: 'custom', path: [path], message, input: deadline });
    if ((deadline.within === 'number') !== (deadline.number !== undefined))
      refuse('number', 'a deadline in days, weeks or months names its number; the others name none');
    if (deadline.kind === 'legal' && deadline.number === undefined && deadline.article === undefined)
      refuse('article', 'a legal deadline without a number names the article that says so');
  });

const outcomeSchema = z.strictObject({
  code: codeSchema,
  nl: textSchema,
  en: textSchema,
  /** A step of this protocol, 'end', or 'protocol:<code>'. */
  to: z.union([
    codeSchema,
    z.string().regex(/^protocol:[a-z-]+$/, 'another protocol is named as protocol:<code>'),
  ]),
  /** Why a legal term that comes next does not apply on this way: the article. */
  ground: textSchema.optional(),
});

const stepSchema = z
  .strictObject({
    code: codeSchema,
    nl: textSchema,
    en: textSchema,
    /** Begins by an event of its own, whatever step the rest is at. */
    entry: z.boolean().optional(),
    trigger: bilingualSchema,
    /** Codes of content/parties.json. */
    actors: z.array(codeSchema).min(1),
    deadline: deadlineSchema,
    decision: bilingualSchema,
    outcomes: z.array(outcomeSchema).min(1),
    records: bilingualSchema,
    /** Who must be told, and who must not. */
    tell: z.array(bilingualSchema).min(1),
    tellNot: z.array(bilingualSchema),
    ifNobodyActs: bilingualSchema,
    /** What one can say, in the words one would say them. */
    words: bilingualSchema,
  })
  .superRefine((step, ctx) => {
    const codes = step.outcomes.map(({ code }) => code);
    if (new Set(codes).size !== codes.length)
      ctx.addIssue({
        code: 'custom',
        path: ['outcomes'],
        message: 'an outcome stands here twice',
        input: step,
      });
  });

const protocolSchema = z.strictObject({
  code: codeSchema,
  version: dateSchema,
  nl: textSchema,
  en: textSchema,
  /** In which situation one takes this protocol. */
  when: bilingualSchema,
  /** Is there danger now: what then, in this situation. */
  danger: bilingualSchema,
  /** May and must the family be told now? */
  family: bilingualSchema,
  /** Codes of content/parties.json, telephones: whom to call, first one first. */
  telephones: z.array(codeSchema).min(1),
  /** What must be known before this is used in earnest. */
  unsure: z.array(bilingualSchema),
  steps: z.array(stepSchema).min(2),
  ...sourcedShape,
});

export type Protocol = z.infer<typeof protocolSchema>;
export type Step = z.infer<typeof stepSchema>;
export type Outcome = z.infer<typeof outcomeSchema>;

export const protocolFiles = (folder: URL = contentFolder): URL[] =>
  jsonFilesIn(new URL('protocols/', folder));

export const readProtocol = (file: URL): Protocol => parseDocument(protocolSchema, readDocument(file), file);

/** All protocols, in the order of their file names. */
export const readProtocols = (folder: URL = contentFolder): readonly Protocol[] =>
  protocolFiles(folder).map(readProtocol);
