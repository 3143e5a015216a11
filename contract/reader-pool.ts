import { z } from 'zod';
import { IsoDate, optionalWords, Version } from './common.ts';
import { CodedSignal, FamilyKnows, SafetyLook } from './concerns.ts';
import { ConcernId, HeldFunctionId, PoolReaderId, PoolReadingId } from './ids.ts';
import { route } from './route.ts';
import { Outcome } from './second-reading.ts';

/** Somebody of another controller who reads along: regionale meelezerspool. */
export const PoolReader = z.object({
  readerId: z.uuid(),
  label: z.string(),
  organisation: z.string(),
  controller: z.string(),
  phone: z.string().nullable(),
  workingDays: z.string().nullable(),
});

export const listPool = route({
  id: 'pool.readers',
  method: 'GET',
  path: '/pool-readers',
  tag: 'concerns',
  summary: 'Regionale meelezerspool: who of other municipalities may be asked to read along',
  access: {
    signedIn: 'Staff of other controllers, no family’s data; answers only who weighs or reads along',
  },
  returns: z.object({ items: z.array(PoolReader) }),
});

export const askPool = route({
  id: 'pool.ask',
  method: 'POST',
  path: '/concerns/{concernId}/pool-requests',
  tag: 'concerns',
  summary:
    'Ask somebody of the pool to read the decision that stands. That reader gets a copy without name, school or number, until it was read',
  access: { may: 'concern.ask-pool', purposes: ['intake'] },
  params: z.object({ concernId: ConcernId }),
  body: z.object({ readerId: PoolReaderId }),
  returns: z.object({ requestId: z.uuid(), readBefore: IsoDate, version: Version }),
  status: 201,
  etag: true,
  ifMatch: true,
  refuses: ['already-done', 'colleague-not-eligible', 'basis-does-not-fit', 'basis-review-lapsed'],
});

/** What a reader elsewhere sees of a concern and of the decision on it. No name, school, sender’s name or number of a case. */
export const PoolReading = z.object({
  poolReadingId: z.uuid(),
  from: z.string().describe('The municipality that asks'),
  stage: z.enum(['after', 'third']),
  askedOn: IsoDate,
  readBefore: IsoDate,
  overdue: z.boolean(),
  childAge: z.string(),
  dangerNow: z.boolean(),
  observed: z.string(),
  observedWhen: z.string(),
  firstHand: z.boolean(),
  toldBy: z.string().nullable(),
  goesWell: z.string(),
  doneSoFar: z.string(),
  familyKnows: FamilyKnows,
  familyKnowsNote: z.string().nullable(),
  sender: z.string().nullable().describe('The function; null when shielded'),
  looks: z.array(SafetyLook.pick({ outcome: true, words: true })),
  signals: z.array(CodedSignal),
  outcome: Outcome,
  reason: z.string(),
  passedOnTo: z.string().nullable(),
  said: z.array(z.object({ verdict: z.string(), words: z.string().nullable() })),
});
export type PoolReading = z.infer<typeof PoolReading>;

export const openPoolReading = route({
  id: 'pool.open',
  method: 'GET',
  path: '/pool-readings/{poolReadingId}',
  tag: 'concerns',
  summary: 'The copy that one was asked to read, until it was read',
  access: { look: 'opened', purposes: ['intake'] },
  params: z.object({ poolReadingId: PoolReadingId }),
  returns: PoolReading,
});

export const answerPoolReading = route({
  id: 'pool.answer',
  method: 'POST',
  path: '/pool-readings/{poolReadingId}/answer',
  tag: 'concerns',
  summary: 'What the reader elsewhere says, or that it is given back; then the copy is gone',
  access: { may: 'pool.answer', purposes: ['intake'] },
  params: z.object({ poolReadingId: PoolReadingId }),
  body: z.object({
    verdict: z.enum(['agrees', 'disagrees', 'stands', 'weigh-again', 'declined']),
    words: optionalWords(2000).describe('Needed with everything but agreeing and giving back'),
  }),
  returns: z.object({ answered: z.literal(true) }),
  status: 201,
  refuses: ['already-done'],
});

export const PoolMember = z.object({
  heldFunctionId: z.uuid(),
  label: z.string(),
  organisation: z.string(),
  inPool: z.boolean(),
  since: IsoDate.nullable(),
});

export const listPoolMembers = route({
  id: 'administration.pool-members',
  method: 'GET',
  path: '/pool-members',
  tag: 'administration',
  summary: 'Which colleagues read along for others in the region',
  access: { signedIn: 'Functions, no family’s data; answers only the administrator' },
  returns: z.object({ items: z.array(PoolMember) }),
});

export const setPoolMember = route({
  id: 'administration.set-pool-member',
  method: 'PUT',
  path: '/pool-members/{heldFunctionId}',
  tag: 'administration',
  summary: 'Put a colleague in the regional pool, or take one out; what was still to be read ends at once',
  access: { may: 'pool.set-member', purposes: [] },
  params: z.object({ heldFunctionId: HeldFunctionId }),
  body: z.object({ reads: z.boolean() }),
  status: 204,
});
