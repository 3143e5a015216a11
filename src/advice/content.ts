/**
 * What somebody may, must and may not do who sees something: by who they are, by what it may be about and by how fast
 * somebody must look. The pages put these together; nothing here is about one child.
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

/** One thing one may, must or may not do, with the article where there is one. */
const actSchema = z.strictObject({ nl: textSchema, en: textSchema, article: textSchema.optional() });
const acts = z.array(actSchema);

const signallersSchema = z.strictObject({
  version: dateSchema,
  signallers: z.array(
    z.strictObject({
      /** The signaller of the barrier model. */
      id: z.string().startsWith('SG-'),
      /** 'Ik ben mentor, leraar of zorgcoördinator': how people call themselves. */
      called: bilingualSchema,
      /** Whether the meldcode binds this function by law, is offered to it, or is not meant for it. */
      meldcode: z.enum(['bound', 'offered', 'none']),
      may: acts.min(1),
      must: acts,
      mustNot: acts.min(1),
      /** Whom to ask first inside one's own organisation or circle. */
      inside: bilingualSchema,
      /** Codes of telephones in content/parties.json, after 112; the first to call first. */
      telephones: z.array(codeSchema).min(1),
      writeDown: z.array(bilingualSchema).min(1),
      /** No signal fits, and still something is not right. */
      gutFeeling: bilingualSchema,
      ...sourcedShape,
    }),
  ),
});

const phenomenaSchema = z.strictObject({
  version: dateSchema,
  phenomena: z.array(
    z.strictObject({
      /** The phenomenon of the barrier model. */
      id: z.string().startsWith('PH-'),
      protocol: codeSchema,
      telephones: z.array(codeSchema).min(1),
      /** What to say first to the child or young person, and to a parent; or why not to a parent. */
      toChild: bilingualSchema,
      toParent: bilingualSchema,
      /** True where a talk with the family can put the child in danger: then nobody says toParent before advice. */
      parentsLast: z.boolean(),
      may: acts,
      mustNot: acts.min(1),
      writeDown: z.array(bilingualSchema).min(1),
      ...sourcedShape,
    }),
  ),
  /** When a child tells it, or asks not to pass it on. */
  ownDisclosure: z.strictObject({
    say: bilingualSchema,
    ask: bilingualSchema,
    doNot: z.array(bilingualSchema).min(1),
    /** With the parents: not before the child said who may know. */
    parents: bilingualSchema,
  }),
  /** With the parents, where somebody must look today: one of them may be the danger. */
  urgentWithParents: bilingualSchema,
  handling: z.array(
    z.strictObject({
      time: z.enum(['ordinary', 'within-5-working-days', 'same-day', 'immediate']),
      nl: textSchema,
      en: textSchema,
      act: bilingualSchema,
    }),
  ),
});

export type SignallerAdvice = z.infer<typeof signallersSchema>['signallers'][number];
export type PhenomenonAdvice = z.infer<typeof phenomenaSchema>['phenomena'][number];
export type Act = z.infer<typeof actSchema>;
export interface Advice extends Omit<z.infer<typeof phenomenaSchema>, 'version'> {
  readonly signallers: readonly SignallerAdvice[];
}

export const adviceFiles = {
  signallers: (folder: URL = contentFolder): URL => new URL('advice/signallers.json', folder),
  phenomena: (folder: URL = contentFolder): URL => new URL('advice/phenomena.json', folder),
};

export function readAdvice(folder: URL = contentFolder): Advice {
  const [signallers, phenomena] = [adviceFiles.signallers(folder), adviceFiles.phenomena(folder)];
  return {
    ...parseDocument(phenomenaSchema, readDocument(phenomena), phenomena),
    signallers: parseDocument(signallersSchema, readDocument(signallers), signallers).signallers,
  };
}
