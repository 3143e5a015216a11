import { z } from 'zod';
import { Instant, IsoDate, page, PageQuery } from './common.ts';
import { route } from './route.ts';

/** One line of Mijn werk: what is asked of me, by when, why me. */
export const WorkItem = z.object({
  kind: z.enum([
    'agreement',
    'bridge',
    'call-back',
    'check',
    'concern',
    'correction',
    'invitation',
    'look-back',
    'missed',
    'notice',
    'tell',
    'unseen',
    'waiting',
  ]),
  id: z.uuid(),
  title: z.string(),
  context: z.string(),
  dueOn: IsoDate,
  overdue: z.boolean(),
  caseId: z.uuid().nullable(),
  receivedAt: Instant.nullable(),
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
