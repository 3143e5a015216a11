import { definePolicy } from '#kernel/authority.ts';

const frames = ['jeugd-lokaal', 'leerplicht'] as const;
const open = { functions: 'any', states: ['open'], frames } as const;

/** Whoever writes on the case writes down what a child said; the writer and who leads the case keep it. */
export const policy = definePolicy('voices', [
  { action: 'voice.write', ...open, relations: ['writer'] },
  { action: 'voice.keep', ...open, relations: ['writer'] },
  // what the child takes back is taken back in a closed case too
  { action: 'voice.choose', ...open, states: ['open', 'closed'], relations: ['writer'] },
]);
