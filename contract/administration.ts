import { z } from 'zod';
import { IsoDate, Purpose } from './common.ts';
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
