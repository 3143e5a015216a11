import { z } from 'zod';
import { IsoDate, Purpose, words } from './common.ts';
import { GrantId, HeldFunctionId } from './ids.ts';
import { route } from './route.ts';

export const StandingAccess = z.object({
  grantId: z.uuid(),
  label: z.string(),
  organisation: z.string(),
  functionTitle: z.string(),
  purpose: Purpose,
  reviewBy: IsoDate,
  reviewLapsed: z.boolean(),
});

export const listStandingAccess = route({
  id: 'administration.standing-access',
  method: 'GET',
  path: '/standing-access',
  tag: 'administration',
  summary: 'Access that comes with a function, by the date it must be reviewed',
  access: { signedIn: 'Functions and desks, no family’s data; answers only the administrator' },
  returns: z.object({ items: z.array(StandingAccess) }),
});

export const reviewStandingAccess = route({
  id: 'administration.review-standing',
  method: 'PUT',
  path: '/standing-access/{grantId}/review',
  tag: 'administration',
  summary: 'Does this function still need this? Yes until next year, or end it now',
  access: { may: 'standing.review', purposes: [] },
  params: z.object({ grantId: GrantId }),
  body: z.object({ stillNeeded: z.boolean() }),
  status: 204,
});

export const endFunction = route({
  id: 'administration.end-function',
  method: 'POST',
  path: '/held-functions/{heldFunctionId}/end',
  tag: 'administration',
  summary: 'Someone no longer holds a function: sessions and access end at once',
  access: { may: 'function.end', purposes: [] },
  params: z.object({ heldFunctionId: HeldFunctionId }),
  status: 204,
});

const years = z.int().min(1).max(110);

/** How long something is kept, as the frame says it: in years, or not decided yet. */
const RetentionRule = z.object({
  kind: z.enum(['case', 'concern', 'own-message']),
  years: z.int().nullable().describe('At least, by the frame; null: the municipality decides'),
  from: z.enum(['last-change', 'birth-of-youngest-child', 'decision', 'sent']),
  basis: z.string(),
  note: z.string().nullable(),
  source: z.string(),
  confirmedYears: z.int().nullable(),
});

export const DeskRetention = z.object({
  desk: z.string(),
  frameTitle: z.string(),
  rules: z.array(RetentionRule),
  confirmed: z
    .object({ on: IsoDate, by: z.string(), decision: z.string() })
    .nullable()
    .describe('Null: not confirmed yet, or the frame has changed since'),
});

export const getDeskRetention = route({
  id: 'administration.desk-retention',
  method: 'GET',
  path: '/desk-retention',
  tag: 'administration',
  summary:
    'How long the desk keeps what it receives: what the frame says, and what the municipality has confirmed',
  access: { signedIn: 'Terms of the law, no family’s data; answers only the administrator' },
  returns: z.object({ items: z.array(DeskRetention) }),
});

export const confirmRetention = route({
  id: 'administration.confirm-retention',
  method: 'POST',
  path: '/desk-retention/confirmations',
  tag: 'administration',
  summary: 'The municipality has decided how long the desk keeps; never shorter than the frame says',
  access: { may: 'retention.confirm', purposes: [] },
  body: z.object({
    caseYears: years,
    concernYears: years,
    ownMessageYears: years,
    decision: words(300).describe('Which decision or selection list'),
  }),
  returns: z.object({ confirmedOn: IsoDate }),
  status: 201,
  refuses: ['term-out-of-bounds', 'no-desk'],
});
