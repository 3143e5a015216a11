export { CasePage } from './case-page.tsx';
export { CasesPage } from './cases-page.tsx';
export { CoursePage } from './course-page.tsx';
export { CaseLooksPage } from './looks-page.tsx';
export { WindowsPage } from './windows-page.tsx';
