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
  'safetyLooks',
  'coding',
  'outcome',
] as const satisfies readonly (keyof Concern)[];

export type ChangedField = (typeof shown)[number];

/** A coding is the same when it says the same, whoever kept it and when. */
const said = (concern: Concern, field: ChangedField): unknown =>
  field === 'coding'
    ? JSON.stringify(concern.coding?.signals)
    : field === 'safetyLooks'
      ? concern.safetyLooks.length
      : concern[field];

/** Which answers differ between what was on the screen and what is there now. */
export const changedFields = (before: Concern, now: Concern): ChangedField[] =>
  shown.filter(field => said(before, field) !== said(now, field));
