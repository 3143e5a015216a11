import { definePolicy } from '#kernel/authority.ts';

/** The course of a case is for its lead and deputy, who stay appointed when it is closed: to read, and for the aftercare. */
const directing = [
  { functions: ['case-director'], relations: ['lead', 'deputy'], frames: ['jeugd-lokaal'] },
  { functions: ['attendance-officer'], relations: ['lead', 'deputy'], frames: ['leerplicht'] },
] as const;

export const policy = definePolicy(
  'course',
  directing.flatMap(who => [
    { action: 'course.answer-stop', ...who, states: ['open'] },
    { action: 'course.look-back', ...who, states: ['open'] },
    { action: 'course.close', ...who, states: ['open'] },
    { action: 'course.undo-closing', ...who, states: ['closed'] },
    { action: 'course.reopen', ...who, states: ['closed'] },
    { action: 'course.answer-aftercare', ...who, states: ['closed'] },
  ]),
);
