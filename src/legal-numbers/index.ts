/** What others may ask of the legal numbers. */
export { legalNumberFaults } from './content.ts';
