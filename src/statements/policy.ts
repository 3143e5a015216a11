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

/** A statement is written down and corrected by whoever may write in that part; lead and deputy ask, and read the answer. */
export const policy = definePolicy('statements', [
  {
    action: 'statement.write',
    functions: 'any',
    relations: ['lead', 'deputy', 'writer'],
    states: ['open'],
    frames: ['jeugd-lokaal', 'leerplicht'],
  },
  {
    action: 'statement.correct',
    functions: 'any',
    relations: ['writer'],
    states: ['open'],
    frames: ['jeugd-lokaal', 'leerplicht'],
  },
  ...directing.flatMap(who => [
    { action: 'question.ask' as const, ...who },
    { action: 'question.withdraw' as const, ...who },
    { action: 'question.read-answer' as const, ...who },
  ]),
]);
