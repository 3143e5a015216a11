import { z } from 'zod';
import { Instant, IsoDate, optionalWords, page, PageQuery, Version, words } from './common.ts';
import { ConcernId } from './ids.ts';
import { route } from './route.ts';

export const Outcome = z.enum(['no-follow-up', 'advice-given', 'passed-on', 'joined-to-case', 'case-opened']);

/** Each decision that was made on a concern, the newest first. */
export const ConcernDecision = z.object({
  number: z.int(),
  outcome: Outcome,
  reason: z.string(),
  passedOnTo: z.string().nullable(),
  caseReference: z.string().nullable(),
  decidedBy: z.string(),
  decidedAt: Instant,
});
export type ConcernDecision = z.infer<typeof ConcernDecision>;

export const ReadingStage = z.enum(['before', 'after', 'third']);
export type ReadingStage = z.infer<typeof ReadingStage>;

/** What a second or third reader (meelezer) said: advice before a decision, agreement or not after it, or what settles it. */
export const ConcernReading = z.object({
  decision: z.int().describe('The number of the decision that was read'),
  stage: ReadingStage,
  verdict: z.union([Outcome, z.enum(['agrees', 'disagrees', 'stands', 'weigh-again'])]),
  words: z.string().nullable(),
  readBy: z.string(),
  readAt: Instant,
});
export type ConcernReading = z.infer<typeof ConcernReading>;

/** Where the reading of the decision that stands is. The outcome holds in each of these. */
export const ReadingState = z.enum(['to-read', 'agreed', 'disputed', 'stands']);
export const SecondReading = z.object({
  state: ReadingState,
  readBefore: IsoDate.nullable().describe('Nalezen vóór; null when nothing is open'),
  overdue: z.boolean(),
  asked: z.string().nullable().describe('Who was asked to read; anybody else of the desk may'),
});
export type SecondReading = z.infer<typeof SecondReading>;

/** One of the grounds on which a sender may be shielded from family and team. */
export const ShieldGround = z.object({ code: z.string(), nl: z.string(), en: z.string() });

/** A sender asks to be shielded; until a second person answers that holds, and asks for one. */
export const SenderShield = z.object({
  ground: ShieldGround,
  answer: z.enum(['agreed', 'refused']).nullable().describe('Null: vraagt een tweede'),
  words: z.string().nullable(),
  answeredBy: z.string().nullable(),
  mayAnswer: z.boolean(),
  opensOn: IsoDate.nullable().describe(
    'Refused: from this day somebody may open the name; the sender was told',
  ),
  opened: z.boolean(),
  mayRefuse: z.boolean(),
  mayOpen: z.boolean(),
});
export type SenderShield = z.infer<typeof SenderShield>;

/** That somebody of the regional pool was asked, and what came of it. */
export const PoolRequest = z.object({
  requestId: z.uuid(),
  reader: z.string(),
  organisation: z.string(),
  askedOn: IsoDate,
  readBefore: IsoDate,
  state: z.enum(['asked', 'read', 'declined', 'overtaken', 'withdrawn']),
});
export type PoolRequest = z.infer<typeof PoolRequest>;

export const readConcern = route({
  id: 'concerns.read',
  method: 'POST',
  path: '/concerns/{concernId}/readings',
  tag: 'concerns',
  summary:
    'Read along with a decision: advice before it, agreement or not after it, or settling it as a third. Never one’s own',
  access: { may: 'concern.read-along', purposes: ['intake'] },
  params: z.object({ concernId: ConcernId }),
  body: z.discriminatedUnion('stage', [
    z.object({ stage: z.literal('before'), advice: Outcome, words: words(2000) }),
    z.object({
      stage: z.literal('after'),
      agrees: z.boolean(),
      words: optionalWords(2000).describe('Needed when the reader does not agree'),
    }),
    z.object({ stage: z.literal('third'), stands: z.boolean(), words: words(2000) }),
  ]),
  returns: z.object({ version: Version }),
  status: 201,
  etag: true,
  ifMatch: true,
  refuses: ['already-weighed', 'already-done', 'own-concern', 'own-decision'],
});

export const ToRead = z.object({
  concernId: z.uuid(),
  childName: z.string(),
  outcome: Outcome,
  state: z.enum(['to-read', 'disputed']),
  decidedBy: z.string(),
  asked: z.string().nullable(),
  readBefore: IsoDate,
  overdue: z.boolean(),
  mine: z.boolean().describe('The reader decided it: it waits for somebody else'),
});

export const listToRead = route({
  id: 'concerns.to-read',
  method: 'GET',
  path: '/concern-readings',
  tag: 'concerns',
  summary: 'Decisions at the reader’s desks that a second or third reader still has to read, by date',
  access: { look: 'listed', purposes: ['intake'] },
  query: PageQuery,
  returns: page(ToRead),
});

export const answerShield = route({
  id: 'concerns.answer-shield',
  method: 'POST',
  path: '/concerns/{concernId}/shield',
  tag: 'concerns',
  summary: 'A second person of the desk agrees that the sender is shielded, or does not; the sender is told',
  access: { may: 'concern.answer-shield', purposes: ['intake'] },
  params: z.object({ concernId: ConcernId }),
  body: z.object({ agrees: z.boolean(), words: words(1000) }),
  returns: z.object({ version: Version }),
  status: 201,
  etag: true,
  ifMatch: true,
  refuses: ['already-done', 'own-concern'],
});

export const openShield = route({
  id: 'concerns.open-shield',
  method: 'POST',
  path: '/concerns/{concernId}/shield-opening',
  tag: 'concerns',
  summary: 'After the notice to the sender: the name is no longer shielded, also in a case that runs',
  access: { may: 'concern.open-shield', purposes: ['intake'] },
  params: z.object({ concernId: ConcernId }),
  returns: z.object({ version: Version }),
  status: 201,
  etag: true,
  ifMatch: true,
  refuses: ['already-done', 'own-concern', 'term-out-of-bounds'],
});
