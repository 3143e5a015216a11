import { definePolicy } from '#kernel/authority.ts';

/** The course of a case is for its lead and deputy, who stay appointed when it is closed: to read, and for the aftercare. */
const directing = [
  { functions: ['case-director'], relations: ['lead', 'deputy'], frames: ['jeugd-lokaal'] },
  { functions: ['attendance-officer'], relations: ['lead', 'deputy'], frames: ['leerplicht'] },
] as const;

export const policy = definePolicy('course', [
  ...directing.flatMap(who => [
    { action: 'course.answer-stop', ...who, states: ['open'] },
    { action: 'course.inform-later', ...who, states: ['open'] },
    { action: 'course.look-back', ...who, states: ['open'] },
    { action: 'course.close', ...who, states: ['open'] },
    { action: 'course.undo-closing', ...who, states: ['closed'] },
    { action: 'course.reopen', ...who, states: ['closed'] },
    { action: 'course.answer-aftercare', ...who, states: ['closed'] },
    { action: 'course.keep-closed', ...who, states: ['closed'] },
  ]),
  // as with a decision on a concern, anybody of the desk; that it is not one of those who closed, the rule judges
  {
    action: 'course.read-closing',
    functions: ['intake-officer', 'behavioural-expert'],
    relations: ['desk-reader'],
    states: ['closed'],
    frames: ['jeugd-lokaal'],
  },
]);
