import { definePolicy } from '#kernel/authority.ts';

const frames = ['jeugd-lokaal', 'leerplicht'] as const;

/** The plan is written by whoever may write in that part; an answer is given by the keeper or by a writer. */
export const policy = definePolicy('plans', [
  {
    action: 'plan.write',
    functions: 'any',
    relations: ['lead', 'deputy', 'writer'],
    states: ['open'],
    frames,
  },
  { action: 'plan.answer', functions: 'any', relations: ['writer', 'keeper'], states: ['open'], frames },
]);
