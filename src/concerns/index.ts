/** What others may ask of the concerns. */
export { loadWeighing, weighingFaults } from './weighing-content.ts';
