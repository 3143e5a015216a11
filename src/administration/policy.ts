import { definePolicy } from '#kernel/authority.ts';

/** The functional administrator looks after functions and standing access, never after families. */
export const policy = definePolicy('administration', [
  {
    action: 'standing.review',
    functions: ['application-manager'],
    relations: ['self'],
    states: ['any'],
    frames: 'any',
  },
  {
    action: 'retention.confirm',
    functions: ['application-manager'],
    relations: ['self'],
    states: ['any'],
    frames: 'any',
  },
  {
    action: 'function.end',
    functions: ['application-manager'],
    relations: ['self'],
    states: ['any'],
    frames: 'any',
  },
]);
