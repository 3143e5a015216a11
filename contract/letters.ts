import { z } from 'zod';
import { casePurposes, Instant, IsoDate, Version, words } from './common.ts';
import { CaseId, ChildId, LetterId } from './ids.ts';
import { route } from './route.ts';

export const LetterKind = z.enum([
  'information-parent',
  'information-child',
  'closing-parent',
  'closing-child',
]);
export type LetterKind = z.infer<typeof LetterKind>;

/** Withdrawn letters are erased, and so are not there. */
const LetterState = z.enum(['draft', 'sent']);

export const LetterRow = z.object({
  letterId: z.uuid(),
  kind: LetterKind,
  recipient: z.string(),
  state: LetterState,
  preparedBy: z.string(),
  preparedAt: Instant,
  sentOn: IsoDate.nullable(),
  version: Version,
});

/** A child as one to whom a letter may be written, or whom a parent's letter may name. */
export const LetterChild = z.object({
  childId: z.uuid(),
  name: z.string(),
  age: z.int().nullable(),
  mayReceive: z.boolean().describe('From the age at which a child gets its own letter'),
});

export const Letters = z.object({
  caseId: z.uuid(),
  reference: z.string(),
  parentsInformed: z.enum(['by-first-contact', 'by-sender', 'postponed']),
  parentsInformedOn: IsoDate,
  closed: z.boolean().describe('Only letters of closing are made now'),
  addressIsSecret: z.boolean().describe('A child’s address is secret: no address goes on any letter'),
  children: z.array(LetterChild),
  letters: z.array(LetterRow).describe('Of these the reader sees those in parts where the reader writes'),
  mayPrepare: z.boolean(),
  without: z
    .enum(['frame', 'sender'])
    .nullable()
    .describe('Why no letter can be made here: no text for this legal frame, or nobody to send it'),
});
export type Letters = z.infer<typeof Letters>;

/** The letter in words, in the order of the paper. The PDF is made of exactly these. */
export const LetterText = z.object({
  team: z.string(),
  organisation: z.string(),
  telephone: z.string(),
  addressee: z.array(z.string()).describe('Name, and the address when there is one'),
  dated: z.string().describe('The day of the letter, in words'),
  reference: z.string(),
  title: z.string(),
  salutation: z.string(),
  sections: z.array(
    z.object({ heading: z.string(), paragraphs: z.array(z.string()), items: z.array(z.string()) }),
  ),
  closing: z.array(z.string()),
});
export type LetterText = z.infer<typeof LetterText>;

export const Letter = LetterRow.extend({
  caseId: z.uuid(),
  text: LetterText,
  parentsInformed: Letters.shape.parentsInformed,
  mayUndo: z.boolean().describe('Sent, and the day on which that was written down is not over'),
  mayAct: z.boolean(),
});
export type Letter = z.infer<typeof Letter>;

export const listLetters = route({
  id: 'letters.list',
  method: 'GET',
  path: '/cases/{caseId}/letters',
  tag: 'letters',
  summary: 'Letters of a case, and for whom one can be made',
  access: { look: 'opened', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  returns: Letters,
});

const onPaper = words(120).refine(name => !/[\n\r]/.test(name), 'Schrijf dit op één regel');

const toParent = {
  name: onPaper.describe('As it stands on the paper'),
  children: z.array(ChildId).min(1).max(12).describe('Over whom this parent has authority, and no other'),
  address: z.array(onPaper).max(4).describe('Of this parent; may be left out'),
};

/** "Voor wie?" is asked first; everything else follows from it. Letters of closing are for a closed case, the others for an open one. */
export const Recipient = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('information-parent'), ...toParent }),
  z.object({ kind: z.literal('information-child'), childId: ChildId }),
  z.object({ kind: z.literal('closing-parent'), ...toParent }),
  z.object({ kind: z.literal('closing-child'), childId: ChildId }),
]);

export const prepareLetter = route({
  id: 'letters.prepare',
  method: 'POST',
  path: '/cases/{caseId}/letters',
  tag: 'letters',
  summary: 'Prepare a letter for one person. Nothing is sent',
  access: { may: 'letter.prepare', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  body: Recipient,
  returns: z.object({ letterId: z.uuid(), version: Version }),
  status: 201,
  etag: true,
  refuses: [
    'letter-sender-unknown',
    'address-is-secret',
    'child-too-young',
    'case-closed',
    'case-not-closed',
  ],
});

export const openLetter = route({
  id: 'letters.open',
  method: 'GET',
  path: '/letters/{letterId}',
  tag: 'letters',
  summary: 'A letter in words: exactly what that person will read',
  access: { look: 'opened', purposes: casePurposes },
  params: z.object({ letterId: LetterId }),
  returns: Letter,
  etag: true,
});

export const openLetterPdf = route({
  id: 'letters.pdf',
  method: 'GET',
  path: '/letters/{letterId}/pdf',
  tag: 'letters',
  summary: 'The same letter on paper: PDF/A-2a',
  access: { look: 'opened', purposes: casePurposes },
  params: z.object({ letterId: LetterId }),
  returns: z.custom<Uint8Array>(bytes => bytes instanceof Uint8Array),
  file: { type: 'application/pdf', name: 'brief.pdf' },
});

export const sendLetter = route({
  id: 'letters.send',
  method: 'POST',
  path: '/letters/{letterId}/sending',
  tag: 'letters',
  summary:
    'Write down that the letter was sent, and on which day; where the parents had yet to be informed, they are',
  access: { may: 'letter.send', purposes: casePurposes },
  params: z.object({ letterId: LetterId }),
  body: z.object({
    sentOn: IsoDate,
    endsPostponement: z.boolean().describe('It was decided to inform the parents later; that ends now'),
  }),
  returns: z.object({ version: Version }),
  status: 201,
  etag: true,
  ifMatch: true,
  refuses: ['letter-sent', 'term-out-of-bounds', 'notice-postponed'],
});

export const undoSending = route({
  id: 'letters.undo-sending',
  method: 'DELETE',
  path: '/letters/{letterId}/sending',
  tag: 'letters',
  summary: 'Undo that the letter was sent, until the end of the day on which that was written down',
  access: { may: 'letter.undo-sending', purposes: casePurposes },
  params: z.object({ letterId: LetterId }),
  returns: z.object({ version: Version }),
  etag: true,
  ifMatch: true,
  refuses: ['undo-too-late'],
});

export const withdrawLetter = route({
  id: 'letters.withdraw',
  method: 'DELETE',
  path: '/letters/{letterId}',
  tag: 'letters',
  summary: 'Withdraw a letter that was not sent; its words are erased',
  access: { may: 'letter.withdraw', purposes: casePurposes },
  params: z.object({ letterId: LetterId }),
  status: 204,
  ifMatch: true,
  refuses: ['letter-sent'],
});
