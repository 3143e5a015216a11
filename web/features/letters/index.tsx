export { LetterPage } from './letter-page.tsx';
export { LettersPage } from './letters-page.tsx';
