import { readFileSync } from 'node:fs';
import { contentFolder } from '#kernel/content/read.ts';

export { ownFileHandlers } from './handlers.ts';

/** The paper it is set on. */
export const ownFileTemplate = (folder: URL = contentFolder): readonly [name: string, template: string] => [
  'own-file-1',
  readFileSync(new URL('letters/own-file-1.typ', folder), 'utf8'),
];
