import type { WorkItem } from '#contract/work.ts';

/** What one sits down for: a few kinds of act, not a button for every kind of line. */
export const workFilters = ['safety', 'speak', 'agreements', 'desk', 'looking', 'team', 'waiting'] as const;
export type WorkFilter = (typeof workFilters)[number];

/** Each kind of line has its place: a new kind without one does not compile. */
export const filterOf = {
  'look-safety': 'safety',
  check: 'safety',
  meeting: 'speak',
  'meeting-record': 'speak',
  unseen: 'speak',
  stop: 'speak',
  'call-back': 'speak',
  'call-sender': 'speak',
  tell: 'speak',
  correction: 'speak',
  agreement: 'agreements',
  missed: 'agreements',
  bridge: 'agreements',
  answered: 'agreements',
  'inform-parents': 'speak',
  'pool-reading': 'desk',
  'closing-to-read': 'desk',
  concern: 'desk',
  'asked-to-read': 'desk',
  'to-read': 'desk',
  'third-reading': 'desk',
  'look-back': 'looking',
  aftercare: 'looking',
  'closing-disputed': 'looking',
  handover: 'team',
  introduction: 'team',
  invitation: 'team',
  notice: 'team',
  asked: 'waiting',
  waiting: 'waiting',
  'waits-for-reader': 'waiting',
} as const satisfies Record<WorkItem['kind'], WorkFilter>;
