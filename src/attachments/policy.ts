import { definePolicy } from '#kernel/authority.ts';

const writers = {
  functions: 'any',
  relations: ['writer'],
  states: ['open'],
  frames: ['jeugd-lokaal', 'leerplicht'],
} as const;

/** A PDF comes with a note, and goes, by whoever may write in the part of that note. */
export const policy = definePolicy('attachments', [
  { action: 'attachment.add', ...writers },
  { action: 'attachment.send', ...writers },
  { action: 'attachment.withdraw', ...writers },
]);
