export { DraftPage } from './draft-page.tsx';
export { PassOnPage } from './pass-on-page.tsx';
