import type { Messages } from '../nl.ts';

export const passOn: Messages['passOn'] = {};
