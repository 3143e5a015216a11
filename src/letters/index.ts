/** What others may ask of the letters. */
export { letterFaults, loadLetters, type LetterContent, type Sender } from './content.ts';
export { createTypesetter, NotOnPaper, type Typesetter } from './typesetting.ts';
