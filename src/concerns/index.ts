/** What others may ask of the concerns. */
export { laterOfCase, type LaterRow } from './store-telling.ts';
export { laterFits } from './telling-rules.ts';
export { groundOf, toLater } from './telling-view.ts';
export { loadWeighing, weighingFaults, type Ground, type WeighingContent } from './weighing-content.ts';
