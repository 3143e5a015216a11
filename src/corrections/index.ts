/** What others may ask of corrections. */
export { loadCorrectionTerms, type CorrectionTerms } from './terms.ts';
