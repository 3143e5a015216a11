import { definePolicy } from '#kernel/authority.ts';

/** In each frame its own function directs: help is not directed by who enforces school attendance, nor the other way round. */
const directing = [
  { functions: ['case-director'], relations: ['lead', 'deputy'], states: ['open'], frames: ['jeugd-lokaal'] },
  {
    functions: ['attendance-officer'],
    relations: ['lead', 'deputy'],
    states: ['open'],
    frames: ['leerplicht'],
  },
] as const;

/**
 * Acting on a case itself is for its lead (first contact or director) and its deputy. What the own organisation calls it is
 * noted by everybody of that organisation who has the case.
 */
export const policy = definePolicy('cases', [
  {
    action: 'case.note-own-number',
    functions: 'any',
    relations: ['own'],
    states: ['open'],
    frames: ['jeugd-lokaal', 'leerplicht'],
  },
  ...directing.flatMap(who => [
    { action: 'case.change', ...who },
    { action: 'case.appoint', ...who },
    { action: 'case.open-part', ...who },
    { action: 'case.record-seen', ...who },
    { action: 'case.record-family', ...who },
  ]),
]);
