/** The words around the content, in both languages. */
import { en } from './words/en.ts';
import { nl } from './words/nl.ts';

export type { Words } from './words/nl.ts';
export const words = { nl, en } as const;
