/** Why somebody without an account may share the answer: the choices on the page behind the link, besides own words. */
import * as z from 'zod';
import { contentFolder, parseDocument, readDocument } from '#kernel/content/read.ts';
import { codeSchema, dateSchema, textSchema } from '#kernel/content/vocabulary.ts';

const reasonSchema = z.strictObject({ code: codeSchema, label: textSchema });
export type PartnerReason = z.infer<typeof reasonSchema>;
const reasonsSchema = z
  .strictObject({
    version: dateSchema,
    reasons: z.array(reasonSchema).min(1),
    /** Asks for the own words; always the last one. */
    other: reasonSchema,
  })
  .superRefine(({ reasons, other }, ctx) => {
    const codes = [...reasons, other].map(({ code }) => code);
    if (new Set(codes).size !== codes.length)
      ctx.addIssue({
        code: 'custom',
        path: ['reasons'],
        message: 'each reason has a code of its own',
        input: codes,
      });
  });
export type PartnerReasons = z.infer<typeof reasonsSchema>;

export const partnerReasonsFile = (folder: URL = contentFolder): URL =>
  new URL('sharing/partner-reasons.json', folder);

export function readPartnerReasons(folder: URL = contentFolder): PartnerReasons {
  const file = partnerReasonsFile(folder);
  return parseDocument(reasonsSchema, readDocument(file), file);
}
