import { definePolicy } from '#kernel/authority.ts';

const frames = ['jeugd-lokaal', 'leerplicht'] as const;
const open = { functions: 'any', states: ['open'], frames } as const;

/**
 * The plan is written by whoever may write in that part; an answer is given by the keeper or by a writer, the weekly
 * question about safety answered by who watches. What an organisation did not do is the lead's to settle, never that of
 * the one who did not do it.
 */
export const policy = definePolicy('plans', [
  { action: 'plan.write', ...open, relations: ['lead', 'deputy', 'writer'] },
  { action: 'plan.score', ...open, relations: ['writer'] },
  { action: 'plan.change', ...open, relations: ['writer'] },
  { action: 'plan.answer', ...open, relations: ['writer', 'keeper'] },
  { action: 'plan.check', ...open, relations: ['writer', 'watcher'] },
  { action: 'plan.settle', ...open, relations: ['lead', 'deputy'] },
  { action: 'plan.direct', ...open, relations: ['lead', 'deputy'] },
  { action: 'plan.taking-part', ...open, relations: ['lead', 'deputy'] },
  { action: 'plan.consent', ...open, relations: ['writer'] },
]);
