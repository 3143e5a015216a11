import { definePolicy } from '#kernel/authority.ts';

/** The plan is put on paper by who directs the case and its deputy; there is a text for this frame alone. */
export const policy = definePolicy('papers', [
  {
    action: 'paper.make',
    functions: ['case-director'],
    relations: ['lead', 'deputy'],
    states: ['open'],
    frames: ['jeugd-lokaal'],
  },
]);
