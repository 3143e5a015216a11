/**
 * Who acts around a child, as one list: who asks what may be shared, who receives, who acts in a protocol, whom one calls.
 * The signallers and partners of the barrier model belong to one of these each.
 */
import * as z from 'zod';
import { secrecies } from '#src/sharing/index.ts';
import { contentFolder, parseDocument, readDocument } from '#kernel/content/read.ts';
import {
  bilingualSchema,
  codeSchema,
  dateSchema,
  sourcedShape,
  textSchema,
} from '#kernel/content/vocabulary.ts';

/**
 * The secrecy that somebody works under. What lifts it differs: a parent or child lifts professional secrecy by consent;
 * police, justice and partnership data leave only by a rule of their own law.
 */
const secrecySchema = z.enum(secrecies);

const partySchema = z.strictObject({
  code: codeSchema,
  nl: textSchema,
  en: textSchema,
  sector: z.enum(['public', 'education', 'health', 'care', 'justice', 'partnership', 'private']),
  secrecy: secrecySchema,
  signallers: z.array(z.string().startsWith('SG-')),
  partners: z.array(z.string().startsWith('PT-')),
  /** Functions of content/functions.json that work for it: whose rules hold for somebody who signs in with one. */
  functions: z.array(codeSchema).default([]),
  /** Codes of numbers below, the first to call first. */
  telephones: z.array(codeSchema),
  /** Whether it can be the one who asks: "ik ben ...". */
  asks: z.boolean(),
  /** Whether one can ask to share with it. */
  receives: z.boolean(),
});

const telephoneSchema = z.strictObject({
  code: codeSchema,
  number: z.string().regex(/^[+0-9][-+0-9 a-z]+$/, 'a telephone number as one reads it aloud'),
  nl: textSchema,
  en: textSchema,
  when: bilingualSchema,
  ...sourcedShape,
});

const partiesSchema = z.strictObject({
  version: dateSchema,
  parties: z.array(partySchema).min(1),
  telephones: z.array(telephoneSchema).min(1),
});

export type Party = z.infer<typeof partySchema>;
export type Telephone = z.infer<typeof telephoneSchema>;
export type Parties = z.infer<typeof partiesSchema>;

export const partiesFile = (folder: URL = contentFolder): URL => new URL('parties.json', folder);

export function readParties(folder: URL = contentFolder): Parties {
  const file = partiesFile(folder);
  return parseDocument(partiesSchema, readDocument(file), file);
}
