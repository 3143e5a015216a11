/** What others may ask of the plan on paper. */
export { loadPapers, paperFaults, type PaperContent } from './content.ts';
