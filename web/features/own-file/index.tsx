export { OwnFilePage } from './own-file-page.tsx';
