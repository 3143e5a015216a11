import type { WorkItem } from '#contract/work.ts';

/** What one sits down for: a few kinds of act, not a button for every kind of line. */
export const workFilters = ['safety', 'speak', 'agreements', 'desk', 'looking', 'team', 'waiting'] as const;
export type WorkFilter = (typeof workFilters)[number];

/** Each kind of line has its place: a new kind without one does not compile. */
export const filterOf = {
  'look-safety': 'safety',
  check: 'safety',
  unseen: 'speak',
  stop: 'speak',
  'call-back': 'speak',
  tell: 'speak',
  correction: 'speak',
  agreement: 'agreements',
  missed: 'agreements',
  bridge: 'agreements',
  answered: 'agreements',
  concern: 'desk',
  'asked-to-read': 'desk',
  'to-read': 'desk',
  'third-reading': 'desk',
  'look-back': 'looking',
  aftercare: 'looking',
  handover: 'team',
  introduction: 'team',
  invitation: 'team',
  notice: 'team',
  asked: 'waiting',
  waiting: 'waiting',
  'waits-for-reader': 'waiting',
} as const satisfies Record<WorkItem['kind'], WorkFilter>;
