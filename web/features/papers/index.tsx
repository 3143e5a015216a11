export { PaperPage } from './paper-page.tsx';
export { PapersPage } from './papers-page.tsx';
