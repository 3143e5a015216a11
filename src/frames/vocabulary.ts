/** The words that frames, functions and organisations share. */
import * as z from 'zod';
import type { Purpose } from '#contract/common.ts';

/** English kebab case: 'case-director'. */
export const codeSchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'a code is lower case words joined by hyphens');

export const dateSchema = z.iso.date();

/** One or more sentences for people; not empty, not padded. */
export const textSchema = z
  .string()
  .min(2)
  .refine(text => text === text.trim(), 'no space at the begin or end');

/**
 * How far a statement was checked:
 * law (article text read), source (public page), known (general knowledge of the law, text not read again),
 * practice (judgement of people who do the work), proposal (ours), unsure (a jurist must look).
 */
export const markSchema = z.enum(['law', 'source', 'known', 'practice', 'proposal', 'unsure']);

export const standingSchema = z.enum(['own', 'desk', 'oversight']);
export type Standing = z.infer<typeof standingSchema>;

/** A standing grant serves exactly one purpose. */
export const purposeOfStanding = {
  own: 'own-messages',
  desk: 'intake',
  oversight: 'oversight',
} as const satisfies Record<Standing, Purpose>;

export const tenantKindSchema = z.enum(['municipality', 'partnership', 'regional-service']);

/** Where a statement comes from and when somebody last looked. */
export const sourcedShape = {
  source: textSchema,
  checkedOn: dateSchema,
  mark: markSchema,
} as const;
