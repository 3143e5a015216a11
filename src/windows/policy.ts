import { definePolicy } from '#kernel/authority.ts';

const frames = ['jeugd-lokaal', 'leerplicht'] as const;
const open = { functions: 'any', states: ['open'], frames } as const;

/** Facts are written by whoever writes in that part; the weighing of the case is for its lead and deputy. */
export const policy = definePolicy('windows', [
  { action: 'fact.write', ...open, relations: ['lead', 'deputy', 'writer'] },
  { action: 'fact.view', ...open, relations: ['writer'] },
  {
    action: 'case.weigh',
    ...open,
    functions: ['case-director'],
    relations: ['lead', 'deputy'],
    frames: ['jeugd-lokaal'],
  },
  {
    action: 'case.weigh',
    ...open,
    functions: ['attendance-officer'],
    relations: ['lead', 'deputy'],
    frames: ['leerplicht'],
  },
]);
