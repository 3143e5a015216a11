import { z } from 'zod';
import { casePurposes, Instant, IsoDate, optionalWords, Part, Version, words } from './common.ts';
import {
  AgreementId,
  CaseId,
  ChildId,
  ContactNoteId,
  CorrectionId,
  FactId,
  GoalId,
  ReceiverId,
} from './ids.ts';
import { route } from './route.ts';

/** What somebody says does not hold: a row of the case, or something else in words. */
export const CorrectionAbout = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fact'), id: FactId }),
  z.object({ kind: z.literal('goal'), id: GoalId }),
  z.object({ kind: z.literal('agreement'), id: AgreementId }),
  z.object({ kind: z.literal('contact-note'), id: ContactNoteId }),
  z.object({ kind: z.literal('other'), part: Part, words: words(400).describe('Iets anders, in words') }),
]);
export type CorrectionAbout = z.infer<typeof CorrectionAbout>;

export const CorrectionState = z.enum(['open', 'corrected', 'partly', 'refused']);
export type CorrectionState = z.infer<typeof CorrectionState>;

export const Correction = z.object({
  correctionId: z.uuid(),
  part: Part,
  about: z.object({
    kind: z.enum(['fact', 'goal', 'agreement', 'contact-note', 'other']),
    id: z.uuid().nullable(),
    words: z.string().describe('What it said on the day it was asked'),
    now: z.string().nullable().describe('What it says now; null for something else'),
  }),
  askedBy: z.string(),
  onBehalfOf: z.string().nullable().describe('The child of twelve or older for whom a professional asks'),
  askedOn: IsoDate,
  wrong: z.string(),
  shouldBe: z.string().nullable(),
  registeredBy: z.string(),
  answerBy: IsoDate,
  extendedBecause: z.string().nullable(),
  latest: IsoDate.describe('The last day to which answering can be put off'),
  overdue: z.boolean(),
  state: CorrectionState,
  answer: z.string().nullable(),
  answeredOn: IsoDate.nullable(),
  answeredBy: z.string().nullable(),
  earlier: z.array(z.object({ words: z.string(), until: Instant })).describe('What it said before'),
  receivers: z.array(
    z.object({ receiverId: z.uuid(), name: z.string(), givenOn: IsoDate, toldOn: IsoDate.nullable() }),
  ),
  mayAnswer: z.boolean(),
  mayExtend: z.boolean(),
  version: Version,
});
export type Correction = z.infer<typeof Correction>;

export const listCorrections = route({
  id: 'corrections.list',
  method: 'GET',
  path: '/cases/{caseId}/corrections',
  tag: 'corrections',
  summary: 'What the family says does not hold, in the parts the reader may read, newest first',
  access: { look: 'opened', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  returns: z.object({ items: z.array(Correction) }),
});

export const askCorrection = route({
  id: 'corrections.ask',
  method: 'POST',
  path: '/cases/{caseId}/corrections',
  tag: 'corrections',
  summary: 'Correctie vragen: who says that what does not hold, and what it should be',
  access: { may: 'correction.ask', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  body: z.object({
    about: CorrectionAbout,
    askedBy: words(120).describe('Of the family, as it calls itself'),
    onBehalfOf: ChildId.nullable().describe('A child of twelve or older for whom a professional asks'),
    askedOn: IsoDate,
    wrong: words(1000),
    shouldBe: optionalWords(1000),
  }),
  returns: z.object({ correctionId: z.uuid(), answerBy: IsoDate }),
  status: 201,
  refuses: ['part-not-open', 'term-out-of-bounds', 'child-too-young'],
});

const deciding = { tag: 'corrections', etag: true, ifMatch: true } as const;

export const extendCorrection = route({
  ...deciding,
  id: 'corrections.extend',
  method: 'PUT',
  path: '/corrections/{correctionId}/term',
  summary: 'The answer comes later, once, with the reason; said before the first day has passed',
  access: { may: 'correction.decide', purposes: casePurposes },
  params: z.object({ correctionId: CorrectionId }),
  body: z.object({ until: IsoDate, because: words(400) }),
  returns: z.object({ version: Version }),
  refuses: ['already-done', 'term-out-of-bounds'],
});

const reason = words(1000).describe('In words that the person can read');
export const answerCorrection = route({
  ...deciding,
  id: 'corrections.answer',
  method: 'POST',
  path: '/corrections/{correctionId}/answer',
  summary: 'Corrected, partly, or not; what it said stays, and who had it is listed to be told',
  access: { may: 'correction.decide', purposes: casePurposes },
  params: z.object({ correctionId: CorrectionId }),
  body: z.discriminatedUnion('outcome', [
    z.object({
      outcome: z.enum(['corrected', 'partly']),
      answer: reason,
      seen: z.string().max(4000).nullable().describe('What it said when the answer was written'),
      newWords: words(4000).nullable().describe('Null for something else, which is mended where it stands'),
    }),
    z.object({ outcome: z.literal('refused'), answer: reason }),
  ]),
  returns: z.object({ version: Version }),
  status: 201,
  refuses: ['already-done'],
});

export const tellReceiver = route({
  ...deciding,
  id: 'corrections.tell',
  method: 'PUT',
  path: '/corrections/{correctionId}/receivers/{receiverId}',
  summary: 'One who had what was corrected was told so',
  access: { may: 'correction.decide', purposes: casePurposes },
  params: z.object({ correctionId: CorrectionId, receiverId: ReceiverId }),
  body: z.object({ toldOn: IsoDate }),
  returns: z.object({ version: Version }),
  refuses: ['already-done', 'term-out-of-bounds'],
});
