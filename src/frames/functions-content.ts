/** The functions of the field: what they are called, what they do, what comes with them. */
import * as z from 'zod';
import { Level } from '#contract/common.ts';
import { codeSchema, dateSchema, sourcedShape, textSchema } from '#kernel/content/vocabulary.ts';
import { standingSchema } from './vocabulary.ts';
import { contentFolder, parseDocument, readDocument } from '#kernel/content/read.ts';

/** On which ground someone in this function may pass on a concern: the ground of the giver, not of the desk. */
const passOnBasisSchema = z.strictObject({
  article: textSchema,
  conditions: textSchema,
  note: textSchema.optional(),
  ...sourcedShape,
});

const functionSchema = z
  .strictObject({
    code: codeSchema,
    title: textSchema,
    duty: textSchema,
    /** Grants that come with the function and end with it. */
    standing: z.array(z.strictObject({ kind: standingSchema, level: Level })),
    standingReviewMonths: z.int().min(1).max(12),
    mayPassOnConcern: z.boolean(),
    passOnBasis: passOnBasisSchema.nullable(),
  })
  .superRefine((entry, ctx) => {
    const refuse = (path: string[], message: string): void =>
      ctx.addIssue({ code: 'custom', path, message, input: entry });
    const kinds = entry.standing.map(standing => standing.kind);
    if (new Set(kinds).size !== kinds.length) refuse(['standing'], 'one standing grant of a kind');
    if (entry.mayPassOnConcern !== (entry.passOnBasis !== null)) {
      refuse(['passOnBasis'], 'who may pass on a concern has a ground to do so, and nobody else has one');
    }
    if (entry.mayPassOnConcern !== kinds.includes('own')) {
      refuse(['standing'], 'who may pass on a concern has own messages, and nobody else has');
    }
  });
export type FieldFunction = z.infer<typeof functionSchema>;

export const functionsSchema = z
  .strictObject({ version: dateSchema, functions: z.array(functionSchema).min(1) })
  .refine(({ functions }) => new Set(functions.map(f => f.code)).size === functions.length, {
    path: ['functions'],
    message: 'a code stands here twice',
  });

export const functionsFile = (folder: URL = contentFolder): URL => new URL('functions.json', folder);

export function readFunctions(folder: URL = contentFolder): FieldFunction[] {
  const file = functionsFile(folder);
  return parseDocument(functionsSchema, readDocument(file), file).functions;
}
