import type { Concern } from '#contract/concerns.ts';

/** What the sender may have changed or added between two looks; only what is shown on the page. */
const shown = [
  'dangerNow',
  'childName',
  'childAge',
  'childSchool',
  'observed',
  'observedWhen',
  'goesWell',
  'doneSoFar',
  'familyKnows',
  'familyKnowsNote',
  'reachMe',
  'decideBy',
  'outcome',
] as const satisfies readonly (keyof Concern)[];

export type ChangedField = (typeof shown)[number];

/** Which answers differ between what was on the screen and what is there now. */
export const changedFields = (before: Concern, now: Concern): ChangedField[] =>
  shown.filter(field => before[field] !== now[field]);
