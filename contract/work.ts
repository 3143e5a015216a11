import { z } from 'zod';
import { Instant, IsoDate, page, PageQuery } from './common.ts';
import { route } from './route.ts';

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
  title: z.string(),
  context: z.string(),
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
