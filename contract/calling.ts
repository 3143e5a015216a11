import { z } from 'zod';
import { IsoDate, Version, words } from './common.ts';
import { ConcernRow } from './concerns.ts';
import { CallId, ConcernId, HeldFunctionId } from './ids.ts';
import { route } from './route.ts';

/** A concern as it stands under its sender: who that is, is not said of somebody who is shielded. */
export const ConcernOfSender = ConcernRow.omit({ sender: true }).extend({
  sender: z.string().nullable().describe('The function; null: shielded'),
});
export type ConcernOfSender = z.infer<typeof ConcernOfSender>;

export const listBySender = route({
  id: 'concerns.by-sender',
  method: 'GET',
  path: '/concerns-by-sender',
  tag: 'concerns',
  summary:
    'Concerns waiting at the reader’s desks under the organisation of their sender. Who is shielded stands under no organisation',
  access: { look: 'listed', purposes: ['intake'] },
  returns: z.object({
    items: z.array(
      z.object({
        organisation: z.string().nullable().describe('Null: shielded senders, whoever they are'),
        concerns: z.array(ConcernOfSender).min(1),
      }),
    ),
    more: z.boolean().describe('More wait than are shown here; the list by date shows all'),
  }),
});

/** Why something was not done for one of several concerns. */
export const LeftBecause = z.enum(['changed', 'weighed', 'own', 'caller-is-sender', 'not-in-call', 'gone']);
export type LeftBecause = z.infer<typeof LeftBecause>;

/** A command for several concerns tells what was done and what was not. */
const done = z.array(z.uuid()).describe('The concerns for which it was done');
const left = z
  .array(z.object({ concernId: z.uuid(), because: LeftBecause }))
  .describe('Those for which it was not, and why');

const seen = { concernId: ConcernId, version: Version };
const once = (list: readonly { readonly concernId: string }[]): boolean =>
  new Set(list.map(each => each.concernId)).size === list.length;
const twice = 'Elke zorg mag er één keer in staan';

export const CalledFirst = z.object({
  callId: z.uuid().nullable().describe('Null: it was done for none'),
  done,
  left,
});
export type CalledFirst = z.infer<typeof CalledFirst>;

export const callFirst = route({
  id: 'concerns.call-first',
  method: 'POST',
  path: '/concern-calls',
  tag: 'concerns',
  summary:
    'Eerst bellen: somebody of the desk calls the sender about these concerns. Decides nothing and moves no term',
  access: { may: 'concern.call-first', purposes: ['intake'] },
  body: z.object({
    concerns: z
      .array(z.object(seen))
      .min(1)
      .max(100)
      .refine(once, twice)
      .describe('Each in the version that was seen'),
    callerHeldFunctionId: HeldFunctionId,
    on: IsoDate,
  }),
  returns: CalledFirst,
  status: 201,
  refuses: ['colleague-not-eligible', 'term-out-of-bounds'],
});

export const ConcernToCall = ConcernOfSender.omit({ call: true }).extend({
  reach: z
    .string()
    .nullable()
    .describe('How the sender is reached; null: shielded, it stands in the concern'),
  ownConcern: z.boolean(),
});
export type ConcernToCall = z.infer<typeof ConcernToCall>;

export const CallToSender = z.object({
  callId: z.uuid(),
  organisation: z.string().nullable().describe('Null: several, or shielded'),
  caller: z.string(),
  on: IsoDate,
  overdue: z.boolean(),
  attempts: z.int().describe('How often nobody was reached'),
  lastTriedOn: IsoDate.nullable(),
  items: z.array(ConcernToCall).describe('Empty: nothing is left to call about'),
  mayAnswer: z.boolean(),
  version: Version,
});
export type CallToSender = z.infer<typeof CallToSender>;

export const openCall = route({
  id: 'concerns.open-call',
  method: 'GET',
  path: '/concern-calls/{callId}',
  tag: 'concerns',
  summary: 'The concerns about which the sender is called, as long as nobody was spoken with about them',
  access: { look: 'listed', purposes: ['intake'] },
  params: z.object({ callId: CallId }),
  returns: CallToSender,
  etag: true,
});

export const hearSender = route({
  id: 'concerns.hear-sender',
  method: 'POST',
  path: '/concern-calls/{callId}/answers',
  tag: 'concerns',
  summary: 'Spoken with the sender: what was heard about each of these concerns',
  access: { may: 'concern.call-first', purposes: ['intake'] },
  params: z.object({ callId: CallId }),
  body: z.object({
    heard: z
      .array(z.object({ ...seen, words: words(1000) }))
      .min(1)
      .max(100)
      .refine(once, twice),
  }),
  returns: z.object({ done, left }),
  status: 201,
});

export const notReached = route({
  id: 'concerns.not-reached',
  method: 'POST',
  path: '/concern-calls/{callId}/attempts',
  tag: 'concerns',
  summary: 'Nobody was reached: the call is for the next working day. The terms of the concerns stay',
  access: { may: 'concern.call-first', purposes: ['intake'] },
  params: z.object({ callId: CallId }),
  returns: z.object({ on: IsoDate, attempts: z.int(), version: Version }),
  status: 201,
  etag: true,
  ifMatch: true,
  refuses: ['already-done'],
});
