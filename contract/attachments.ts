import { z } from 'zod';
import { casePurposes, Instant, IsoDate, optionalWords, Version, words } from './common.ts';
import { AttachmentId, ContactNoteId } from './ids.ts';
import { route } from './route.ts';

const Code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/);

/** What kinds there are and how large one may be: content, and who works with this controller. */
export const AttachmentChoices = z.object({
  kinds: z.array(z.object({ code: Code, nl: z.string(), en: z.string() })),
  mostBytes: z.int().positive(),
  scanned: z.boolean().describe('Whether a virus scanner is configured'),
  organisations: z.array(z.object({ code: Code, name: z.string() })),
});
export type AttachmentChoices = z.infer<typeof AttachmentChoices>;

/** A PDF with a contact note, without its bytes. A name of a file is not kept. */
export const Attachment = z.object({
  attachmentId: z.uuid(),
  kind: z.object({ code: Code, nl: z.string(), en: z.string() }),
  source: z.string(),
  datedOn: IsoDate,
  condition: z.string().nullable().describe('Voorwaarde van de bron, in its own words'),
  withheldFrom: z.array(z.string()).describe('Names of the organisations that the condition is about'),
  usableUntil: IsoDate.nullable().describe('After this day it is not given any more'),
  state: z
    .enum(['waiting', 'kept', 'over', 'withdrawn'])
    .describe('Waiting: the PDF itself has not come. Over: the day until which it may be used is past'),
  sizeBytes: z.int().nullable(),
  attachedBy: z.string(),
  withdrawn: z.object({ by: z.string(), at: Instant, because: z.string() }).nullable(),
  mayChange: z.boolean().describe('To send its bytes, or to take it back'),
  version: Version,
});
export type Attachment = z.infer<typeof Attachment>;

export const attachmentChoices = route({
  id: 'attachments.choices',
  method: 'GET',
  path: '/attachment-choices',
  tag: 'attachments',
  summary: 'Kinds of PDF, how large one may be, whether it is scanned, and for whom a condition may be meant',
  access: { signedIn: 'Content, and organisations of the own controller' },
  returns: AttachmentChoices,
});

export const addAttachment = route({
  id: 'attachments.add',
  method: 'POST',
  path: '/contact-notes/{noteId}/attachments',
  tag: 'attachments',
  summary: 'Say which PDF comes with a contact note, with its source and condition; the bytes follow',
  access: { may: 'attachment.add', purposes: casePurposes },
  params: z.object({ noteId: ContactNoteId }),
  body: z.object({
    kind: Code,
    source: words(120),
    datedOn: IsoDate.describe('The day that stands on it'),
    condition: optionalWords(400),
    withheldFrom: z
      .array(Code)
      .max(20)
      .refine(codes => new Set(codes).size === codes.length, 'Noem een organisatie één keer')
      .describe('Organisations that the condition names: this part is not given to them'),
    usableUntil: IsoDate.nullable(),
  }),
  returns: z.object({ attachmentId: z.uuid(), version: Version }),
  status: 201,
  refuses: ['note-has-pdf', 'source-condition', 'term-out-of-bounds'],
});

export const sendAttachment = route({
  id: 'attachments.send',
  method: 'PUT',
  path: '/attachments/{attachmentId}/pdf',
  tag: 'attachments',
  summary: 'The PDF itself: known by its content, and scanned where a scanner is configured',
  access: { may: 'attachment.send', purposes: casePurposes },
  params: z.object({ attachmentId: AttachmentId }),
  receives: 'application/pdf',
  returns: z.object({ version: Version, sizeBytes: z.int() }),
  etag: true,
  ifMatch: true,
  refuses: [
    'not-a-pdf',
    'file-too-large',
    'file-protected',
    'file-acts',
    'file-refused',
    'scanner-unavailable',
    'already-done',
  ],
});

export const openAttachment = route({
  id: 'attachments.open',
  method: 'GET',
  path: '/attachments/{attachmentId}/pdf',
  tag: 'attachments',
  summary: 'The PDF, to save and never to show within our own pages',
  access: { look: 'opened', purposes: casePurposes },
  params: z.object({ attachmentId: AttachmentId }),
  returns: z.object({
    name: z.string().regex(/^[a-z-]{1,40}-\d{4}-\d\d-\d\d\.pdf$/),
    pieces: z.array(z.custom<Uint8Array>(bytes => bytes instanceof Uint8Array)).min(1),
  }),
  file: { type: 'application/pdf', name: 'bijlage.pdf', download: true },
});

export const withdrawAttachment = route({
  id: 'attachments.withdraw',
  method: 'PUT',
  path: '/attachments/{attachmentId}/withdrawal',
  tag: 'attachments',
  summary: 'Take a PDF back that does not belong here: its bytes are gone, what it was and why it went stays',
  access: { may: 'attachment.withdraw', purposes: casePurposes },
  params: z.object({ attachmentId: AttachmentId }),
  body: z.object({ because: words(400) }),
  returns: z.object({ version: Version }),
  etag: true,
  ifMatch: true,
  refuses: ['already-done'],
});
