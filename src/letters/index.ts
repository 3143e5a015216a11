/** What others may ask of the letters. */
export { letterFaults, loadLetters, type LetterContent } from './content.ts';
export { createTypesetter, type Typesetter } from './typesetting.ts';
