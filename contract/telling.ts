import { z } from 'zod';
import { casePurposes, IsoDate, Version, words } from './common.ts';
import { CaseId, ConcernId } from './ids.ts';
import { route } from './route.ts';

/** One of the grounds on which parents may be told later. */
export const LaterGround = z.object({ code: z.string(), nl: z.string(), en: z.string() });

/** One decision to tell parents later. Extending it is the next one, with a reason of its own. */
export const LaterNotice = z.object({
  laterId: z.uuid(),
  ground: LaterGround,
  because: z.string(),
  from: IsoDate,
  until: IsoDate,
  decidedBy: z.string(),
  state: z.enum(['runs', 'lapsed', 'told', 'extended', 'weighed-again']),
  endedOn: IsoDate.nullable(),
});
export type LaterNotice = z.infer<typeof LaterNotice>;

const later = {
  ground: z.string().trim().min(1, 'Kies een grond').max(40),
  because: words(1000),
  until: IsoDate.describe('At most two weeks ahead; then somebody looks at it again'),
};

/** With a decision that opens no case: who tells the parents and by when, or why not yet. */
export const Telling = z.discriminatedUnion('how', [
  z.object({
    how: z.literal('tell'),
    teller: z.enum(['desk', 'sender']),
    on: IsoDate,
    safe: z
      .boolean()
      .default(false)
      .describe('It was looked at that telling is safe; asked when a child told it or there is danger'),
  }),
  z.object({ how: z.literal('later'), ...later }),
]);
export type Telling = z.infer<typeof Telling>;

/** How it stands with telling the parents of a concern that went into no case. */
export const ParentsTold = z.object({
  teller: z.enum(['desk', 'sender']),
  tellBy: IsoDate.nullable().describe('Null once they were told'),
  overdue: z.boolean(),
  toldOn: IsoDate.nullable(),
  whom: z.string().nullable(),
  byWhom: z.string().nullable(),
});

export const tellParents = route({
  id: 'concerns.tell-parents',
  method: 'POST',
  path: '/concerns/{concernId}/telling',
  tag: 'concerns',
  summary: 'The parents were told that this was recorded: on which day, whom, and by whom',
  access: { may: 'concern.tell-parents', purposes: ['intake'] },
  params: z.object({ concernId: ConcernId }),
  body: z.object({ on: IsoDate, whom: words(200), byWhom: words(120) }),
  returns: z.object({ version: Version }),
  status: 201,
  etag: true,
  ifMatch: true,
  refuses: ['already-done', 'term-out-of-bounds'],
});

export const tellLater = route({
  id: 'concerns.tell-later',
  method: 'POST',
  path: '/concerns/{concernId}/later-notices',
  tag: 'concerns',
  summary: 'Later informeren: the parents of this concern are told later, or later still, on a ground',
  access: { may: 'concern.tell-later', purposes: ['intake'] },
  params: z.object({ concernId: ConcernId }),
  body: z.object(later),
  returns: z.object({ laterId: z.uuid(), version: Version }),
  status: 201,
  etag: true,
  ifMatch: true,
  refuses: ['already-done', 'term-out-of-bounds'],
});

export const informLater = route({
  id: 'course.inform-later',
  method: 'POST',
  path: '/cases/{caseId}/later-notices',
  tag: 'course',
  summary: 'Later informeren: the family of this case is informed later, or later still, on a ground',
  access: { may: 'course.inform-later', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  body: z.object(later),
  returns: z.object({ laterId: z.uuid() }),
  status: 201,
  refuses: ['already-done', 'term-out-of-bounds', 'case-closed'],
});
