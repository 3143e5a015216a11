/** What is published as a whole, and on which day: terms and ages are those of that day. */
import * as z from 'zod';
import { contentFolder, parseDocument, readDocument } from '#kernel/content/read.ts';
import { bilingualSchema, dateSchema } from '#kernel/content/vocabulary.ts';

const publicationSchema = z.strictObject({
  /** The day of this publication. The same content gives the same pages, whatever day it is made. */
  version: dateSchema,
  title: bilingualSchema,
  /** Who answers for these pages; a municipality puts its own name here. */
  publisher: bilingualSchema,
  /** True as long as every page must say that this is for practice. */
  practiceOnly: z.boolean(),
});

export type Publication = z.infer<typeof publicationSchema>;

export function readPublication(folder: URL = contentFolder): Publication {
  const file = new URL('publication.json', folder);
  return parseDocument(publicationSchema, readDocument(file), file);
}
