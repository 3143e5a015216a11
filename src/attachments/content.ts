/** Kinds of PDF that come with a note, and how large one may be: content, so that a municipality can say otherwise. */
import { z } from 'zod';
import { contentFolder, parseDocument, readDocument } from '#kernel/content/read.ts';

const AttachmentContent = z.strictObject({
  version: z.iso.date(),
  // a megabyte holds a letter; above twenty the server needs more memory than it is given
  mostBytes: z
    .int()
    .min(1024 * 1024)
    .max(20 * 1024 * 1024),
  mostSource: z.string().min(1),
  mark: z.enum(['law', 'practice', 'proposal']),
  checkedOn: z.iso.date(),
  kinds: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[a-z][a-z-]{0,39}$/),
        nl: z.string().min(1).max(40),
        en: z.string().min(1).max(40),
        /** What a saved file is called, before its date. */
        file: z.string().regex(/^[a-z-]{1,40}$/),
      }),
    )
    .min(1)
    .refine(
      kinds => new Set(kinds.map(({ code }) => code)).size === kinds.length,
      'a code stands here twice',
    ),
});
export type AttachmentContent = z.infer<typeof AttachmentContent>;

export const loadAttachments = (folder: URL = contentFolder): AttachmentContent => {
  const file = new URL('attachments.json', folder);
  return parseDocument(AttachmentContent, readDocument(file), file);
};

export const attachmentFaults = (folder: URL = contentFolder): readonly string[] => {
  loadAttachments(folder);
  return [];
};
