/** What others may ask of the open door. */
export { readLibrary, type Library } from './library.ts';
export { writeSite } from './write.ts';
