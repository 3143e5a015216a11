import { z } from 'zod';
import { Attachment } from './attachments.ts';
import {
  casePurposes,
  Instant,
  IsoDate,
  optionalWords,
  page,
  PageQuery,
  Part,
  Version,
  words,
} from './common.ts';
import { CaseId, ContactNoteId } from './ids.ts';
import { route } from './route.ts';
import { callBackNow, contactNow } from './theirs.ts';

export const ContactHow = z.enum(['phone', 'visit', 'talk', 'video', 'message', 'letter']);
export type ContactHow = z.infer<typeof ContactHow>;

/** The four fields: wanneer, met wie, hoe, wat. */
const fields = {
  happenedOn: IsoDate,
  withWhom: words(120),
  how: ContactHow,
  reached: z.boolean().describe('False: niet bereikt'),
  what: optionalWords(4000).describe('Needed when somebody was reached'),
};

/** What a note said before it was corrected. */
export const EarlierContact = z.object({
  happenedOn: IsoDate,
  withWhom: z.string(),
  how: ContactHow,
  reached: z.boolean(),
  what: z.string().nullable(),
  reason: z.string(),
  correctedBy: z.string(),
  correctedAt: Instant,
});

export const ContactNote = z.object({
  noteId: z.uuid(),
  part: Part,
  happenedOn: IsoDate,
  withWhom: z.string(),
  how: ContactHow,
  reached: z.boolean(),
  what: z.string().nullable(),
  writtenBy: z.string(),
  organisation: z.string(),
  writtenAt: Instant,
  mine: z.boolean(),
  callBack: z
    .object({ on: IsoDate, doneAt: Instant.nullable(), maySettle: z.boolean() })
    .nullable()
    .describe('A task of who wrote the note, until it is done'),
  mayCorrect: z.boolean(),
  earlier: z.array(EarlierContact).describe('What it said before, the newest correction first'),
  attachments: z.array(Attachment).describe('Its PDF, and any that was taken back'),
  version: Version,
});
export type ContactNote = z.infer<typeof ContactNote>;

export const listContacts = route({
  id: 'contacts.list',
  method: 'GET',
  path: '/cases/{caseId}/contact-notes',
  tag: 'contacts',
  summary: 'Contact notes in the parts the reader may read, newest first',
  access: { look: 'opened', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  query: PageQuery,
  returns: page(ContactNote),
});

export const writeContact = route({
  id: 'contacts.write',
  method: 'POST',
  path: '/cases/{caseId}/contact-notes',
  tag: 'contacts',
  summary: 'A contact note in one part of the case; nobody reached makes a call-back of the writer',
  access: { may: 'contact.write', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  body: z.object({
    part: Part.describe('A life domain, or the headline for the whole case'),
    ...fields,
    callBackOn: IsoDate.nullable().describe('Null when nobody was reached: the next working day'),
    answers: ContactNoteId.optional().describe('The note whose call-back this is: that one is done'),
  }),
  returns: z.object({ noteId: z.uuid(), callBackOn: IsoDate.nullable() }),
  status: 201,
  refuses: ['part-not-open', 'term-out-of-bounds'],
});

export const correctContact = route({
  id: 'contacts.correct',
  method: 'POST',
  path: '/contact-notes/{noteId}/corrections',
  tag: 'contacts',
  summary: 'Correct a contact note, with the reason; what it said before stays beside it',
  access: { may: 'contact.correct', purposes: casePurposes },
  params: z.object({ noteId: ContactNoteId }),
  body: z.object({ ...fields, reason: words(400) }),
  returns: z.object({ version: Version }),
  status: 201,
  etag: true,
  ifMatch: true,
  theirs: contactNow,
  refuses: ['term-out-of-bounds'],
});

export const settleCallBack = route({
  id: 'contacts.settle-call-back',
  method: 'PUT',
  path: '/contact-notes/{noteId}/call-back',
  tag: 'contacts',
  summary: 'A call-back is not needed any more, or is for another day',
  access: { may: 'contact.settle', purposes: casePurposes },
  params: z.object({ noteId: ContactNoteId }),
  body: z.object({ moveTo: IsoDate.nullable().describe('Null: it is done') }),
  returns: z.object({ version: Version }),
  etag: true,
  ifMatch: true,
  theirs: callBackNow,
  refuses: ['already-done', 'term-out-of-bounds'],
});
