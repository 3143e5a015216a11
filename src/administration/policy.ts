import { definePolicy } from '#kernel/authority.ts';

/** The functional administrator looks after organisations, functions and standing access, never after families. */
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
    action: 'pool.set-member',
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
  {
    action: 'organisation.add',
    functions: ['application-manager'],
    relations: ['self'],
    states: ['any'],
    frames: 'any',
  },
  {
    action: 'organisation.change',
    functions: ['application-manager'],
    relations: ['self'],
    states: ['any'],
    frames: 'any',
  },
  {
    action: 'organisation.end',
    functions: ['application-manager'],
    relations: ['self'],
    states: ['any'],
    frames: 'any',
  },
  {
    action: 'organisation.resume',
    functions: ['application-manager'],
    relations: ['self'],
    states: ['any'],
    frames: 'any',
  },
]);
