/**
 * Who may give what to whom, and on which legal basis. One rule a line of the law; where there is none, the answer is no,
 * with the lawful other way.
 */
import * as z from 'zod';
import { contentFolder, parseDocument, readDocument } from '#kernel/content/read.ts';
import {
  bilingualSchema,
  codeSchema,
  dateSchema,
  sourcedShape,
  textSchema,
} from '#kernel/content/vocabulary.ts';
import { gates, secrecies } from './rules.ts';

const partyOrAll = z.union([codeSchema, z.literal('*')]);

const subjectSchema = z.strictObject({
  code: codeSchema,
  nl: textSchema,
  en: textSchema,
  /** Where no rule allows it: what one can do. */
  otherWay: bilingualSchema,
});

const ruleSchema = z
  .strictObject({
    code: z.string().regex(/^D\d+[a-z]?$/, 'a rule is called D with its number'),
    frames: z.array(z.enum(['jeugd-lokaal', 'leerplicht', 'leerplicht-boa', 'zvh', 'lokale-pga'])),
    from: z.array(partyOrAll).min(1),
    to: z.array(partyOrAll).min(1),
    gates: z.record(codeSchema, z.enum(gates)),
    what: bilingualSchema,
    article: textSchema,
    why: bilingualSchema,
    lifts: z.enum(secrecies),
    conditions: z.array(bilingualSchema),
    /** The sentence for the letter to the family. */
    letter: bilingualSchema,
    record: bilingualSchema,
    howLong: bilingualSchema,
    /** What one can do when the answer is not yes. */
    otherWay: bilingualSchema.optional(),
    /** What a jurist must look up. */
    unsure: bilingualSchema.optional(),
    ...sourcedShape,
  })
  .superRefine((rule, ctx) => {
    const refuse = (path: string, message: string): void =>
      ctx.addIssue({ code: 'custom', path: [path], message, input: rule });
    const asked = Object.values(rule.gates);
    if (asked.length === 0) refuse('gates', 'a rule says what may be shared by it');
    if (asked.includes('never') && rule.otherWay === undefined)
      refuse('otherWay', 'a rule that says no names the lawful other way');
    if (rule.mark === 'unsure' && rule.unsure === undefined)
      refuse('unsure', 'what is unsure says what a jurist must look up');
  });

const sharingSchema = z.strictObject({
  version: dateSchema,
  subjects: z.array(subjectSchema).min(1),
  rules: z.array(ruleSchema).min(1),
});

export type Rule = z.infer<typeof ruleSchema>;
export type Subject = z.infer<typeof subjectSchema>;
export type Sharing = z.infer<typeof sharingSchema>;

export const sharingFile = (folder: URL = contentFolder): URL => new URL('sharing/rules.json', folder);

export function readSharing(folder: URL = contentFolder): Sharing {
  const file = sharingFile(folder);
  return parseDocument(sharingSchema, readDocument(file), file);
}
