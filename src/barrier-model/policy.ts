import { definePolicy } from '#kernel/authority.ts';

/** Who reads the model here: those who weigh concerns, or read along. It holds nobody's data; everybody has the public pages. */
export const policy = definePolicy('barrier-model', [
  {
    action: 'barrier-model.read',
    functions: ['intake-officer', 'behavioural-expert'],
    relations: ['self'],
    states: 'any',
    frames: 'any',
  },
]);
