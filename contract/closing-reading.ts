import { z } from 'zod';
import { casePurposes, IsoDate, optionalWords, words } from './common.ts';
import { CaseId, ClosingReadingId } from './ids.ts';
import { route } from './route.ts';

/** Where the second reading stands of a case that was closed with a worry. */
export const ClosingReadingState = z.object({
  state: z.enum(['to-read', 'agreed', 'disagreed', 'lapsed']),
  readBefore: IsoDate,
  overdue: z.boolean(),
  readBy: z.string().nullable(),
  readOn: IsoDate.nullable(),
  words: z.string().nullable(),
  keptBecause: z.string().nullable().describe('Why the case stays closed although the reader disagrees'),
  mayKeep: z.boolean().describe('The reader disagrees, and whoever asks leads or deputises'),
});

/** What the second reader gets: the words of the closing and the worry. No name, no other part of the case. */
export const ClosingReading = z.object({
  closingReadingId: z.uuid(),
  reference: z.string(),
  phase: z.int(),
  phaseTitle: z.string(),
  closedOn: IsoDate,
  closedBy: z.string(),
  phone: z.string().nullable(),
  openWorry: z.string(),
  reason: z.string(),
  keepsAnEye: z.string(),
  whomToCall: z.string(),
  readBefore: IsoDate,
  overdue: z.boolean(),
  mayAnswer: z
    .boolean()
    .describe('False for who closed, leads or deputises: nobody reads along with themselves'),
});
export type ClosingReading = z.infer<typeof ClosingReading>;

export const openClosingReading = route({
  id: 'course.open-closing-reading',
  method: 'GET',
  path: '/closing-readings/{closingReadingId}',
  tag: 'course',
  summary:
    'A case that was closed with a worry, as its second reader sees it: until it was read, or opened again',
  access: { look: 'opened', purposes: ['intake'] },
  params: z.object({ closingReadingId: ClosingReadingId }),
  returns: ClosingReading,
});

export const readClosing = route({
  id: 'course.read-closing',
  method: 'POST',
  path: '/closing-readings/{closingReadingId}/answer',
  tag: 'course',
  summary: 'The second reader agrees that the case was closed, or not and why; nothing else is written',
  access: { may: 'course.read-closing', purposes: ['intake'] },
  params: z.object({ closingReadingId: ClosingReadingId }),
  body: z
    .object({ agrees: z.boolean(), words: optionalWords(1000).describe('Needed with disagreeing') })
    .refine(({ agrees, words: said }) => agrees || (said ?? '') !== '', {
      path: ['words'],
      message: 'Schrijf waarom u het er niet mee eens bent',
    }),
  returns: z.object({ answered: z.literal(true) }),
  status: 201,
  refuses: ['own-decision', 'already-done'],
});

export const keepClosed = route({
  id: 'course.keep-closed',
  method: 'POST',
  path: '/cases/{caseId}/closing/kept',
  tag: 'course',
  summary: 'Leave a case closed although the second reader disagrees, with the reason',
  access: { may: 'course.keep-closed', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  body: z.object({ because: words(400) }),
  status: 204,
  refuses: ['already-done', 'case-not-closed'],
});
