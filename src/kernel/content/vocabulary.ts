/** The words that all content shares: codes, dates, texts, and how far a statement was checked. */
import * as z from 'zod';

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

/** A text for people: Dutch first, English second. */
export const bilingualSchema = z.strictObject({ nl: textSchema, en: textSchema });
export type Bilingual = z.infer<typeof bilingualSchema>;
export type Language = keyof Bilingual;

/**
 * How far a statement was checked:
 * law (article text read), source (public page), known (general knowledge of the law, text not read again),
 * practice (judgement of people who do the work), proposal (ours), unsure (a jurist must look).
 */
export const markSchema = z.enum(['law', 'source', 'known', 'practice', 'proposal', 'unsure']);

/** Where a statement comes from and when somebody last looked. */
export const sourcedShape = {
  source: textSchema,
  checkedOn: dateSchema,
  mark: markSchema,
} as const;
