import { definePolicy } from '#kernel/authority.ts';

/** The privacy officer does; the FG supervises and sees logs only. */
export const policy = definePolicy('oversight', [
  {
    action: 'conflict.record',
    functions: ['privacy-officer'],
    relations: ['overseer'],
    states: ['any'],
    frames: 'any',
  },
  {
    action: 'basis.review',
    functions: ['privacy-officer'],
    relations: ['overseer'],
    states: ['any'],
    frames: 'any',
  },
]);
