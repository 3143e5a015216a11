export { LooksPage } from './oversight-page.tsx';
