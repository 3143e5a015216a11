export { CallPage } from './call-page.tsx';
export { ClosingReadingPage } from './closing-reading-page.tsx';
export { ConcernPage } from './concern-page.tsx';
export { PoolReadingPage } from './pool-reading-page.tsx';
export { ConcernsPage } from './concerns-page.tsx';
