import { definePolicy } from '#kernel/authority.ts';

/** A letter to the family is for who directs the case and its deputy; there is a text for this frame alone. */
const writing = {
  functions: ['case-director'],
  relations: ['lead', 'deputy'],
  // of a closed case the letter of closing alone: rules.kindFits
  states: ['open', 'closed'],
  frames: ['jeugd-lokaal'],
} as const;

export const policy = definePolicy('letters', [
  { action: 'letter.prepare', ...writing },
  { action: 'letter.send', ...writing },
  { action: 'letter.undo-sending', ...writing },
  { action: 'letter.withdraw', ...writing },
]);
