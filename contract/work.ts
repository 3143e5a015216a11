import { z } from 'zod';
import { Instant, IsoDate, page, PageQuery } from './common.ts';
import { Invitation } from './grants.ts';
import { route } from './route.ts';

/** What a notice says: the kinds of `app.notice`, and the two that are looked up each time. The screen has the words. */
export const Notice = z.enum([
  'basis-review-due',
  'basis-review-lapsed',
  'closing-disputed',
  'closing-without-reader',
  'decision-reopened',
  'lead-and-deputy-away',
  'lead-with-conflict',
  'lead-without-function',
  'nobody-reassigns',
  'standing-review-due',
  'two-cases-of-one-child',
]);
export type Notice = z.infer<typeof Notice>;

/** One line of Mijn werk: what is asked of me, by when, why me. */
export const WorkItem = z.object({
  kind: z.enum([
    'aftercare',
    'agreement',
    'asked-to-read',
    'answered',
    'asked',
    'bridge',
    'call-back',
    'call-sender',
    'check',
    'closing-disputed',
    'closing-to-read',
    'concern',
    'handover',
    'inform-parents',
    'introduction',
    'correction',
    'invitation',
    'look-back',
    'look-safety',
    'meeting',
    'meeting-record',
    'missed',
    'notice',
    'pool-reading',
    'stop',
    'third-reading',
    'to-read',
    'tell',
    'unseen',
    'waiting',
    'waits-for-reader',
  ]),
  id: z.uuid(),
  title: z.string().describe('Words of the case, or a name; of a notice there are none'),
  context: z.string(),
  meets: z
    .object({ beginsAt: z.string(), place: z.string() })
    .nullable()
    .describe('Of a meeting: at what time, and where'),
  notice: Notice.nullable().describe('Of a notice: what it says; `context` is what it is about'),
  asked: z
    .object({ by: z.string().nullable(), role: Invitation.shape.role })
    .nullable()
    .describe('Of an invitation: who asks, and as what; `context` is why'),
  why: z
    .enum(['postponed', 'standing-in'])
    .nullable()
    .describe('Why on this day (the parents are informed later), or why me (the owner is away)'),
  dueOn: IsoDate,
  overdue: z.boolean(),
  caseId: z.uuid().nullable(),
  receivedAt: Instant.nullable(),
  concerns: z.int().nullable().describe('Eerst bellen: about how many concerns'),
  waiting: z
    .object({ organisation: z.string(), since: IsoDate, expected: z.boolean() })
    .nullable()
    .describe('Wacht op plek: where and since when; `expected` when the date is that of the place'),
});
export type WorkItem = z.infer<typeof WorkItem>;

export const getMyWork = route({
  id: 'work.mine',
  method: 'GET',
  path: '/my-work',
  tag: 'work',
  summary: 'Mijn werk: what is mine, by date, overdue first',
  access: { look: 'listed', purposes: ['help-coordination', 'attendance', 'intake'] },
  query: PageQuery,
  returns: page(WorkItem),
});
