export { ConcernPage } from './concern-page.tsx';
export { ConcernsPage } from './concerns-page.tsx';
