/** What others may ask of the legal numbers. */
export { isLegal, legalNumberFaults, readLegalNumbers, type LegalNumber } from './content.ts';
export { inWords, valueOn } from './rules.ts';
