import { definePolicy } from '#kernel/authority.ts';

const frames = ['jeugd-lokaal', 'leerplicht'] as const;
const writers = { functions: 'any', relations: ['writer'], states: ['open'], frames } as const;

/** Notes are written and corrected by whoever may write in that part; a call-back is also settled by whose task it is. */
export const policy = definePolicy('contacts', [
  { action: 'contact.write', ...writers, relations: ['lead', 'deputy', 'writer'] },
  { action: 'contact.correct', ...writers },
  { action: 'contact.settle', ...writers, relations: ['writer', 'keeper'] },
]);
