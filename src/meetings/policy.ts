import { definePolicy } from '#kernel/authority.ts';

/** In each frame its own function directs, as with the case itself. */
const directing = [
  { functions: ['case-director'], relations: ['lead', 'deputy'], states: ['open'], frames: ['jeugd-lokaal'] },
  {
    functions: ['attendance-officer'],
    relations: ['lead', 'deputy'],
    states: ['open'],
    frames: ['leerplicht'],
  },
] as const;

/** Lead and deputy plan a meeting and give its record; what was said of a part is noted by whoever may write there. */
export const policy = definePolicy('meetings', [
  ...directing.flatMap(who => [
    { action: 'meeting.plan' as const, ...who },
    { action: 'meeting.record' as const, ...who },
    { action: 'meeting.copy' as const, ...who },
  ]),
  {
    action: 'meeting.note',
    functions: 'any',
    relations: ['writer'],
    states: ['open'],
    frames: ['jeugd-lokaal', 'leerplicht'],
  },
]);
