export { caseNumber, stillGiven } from './store.ts';
export { age } from './rules.ts';
export { standOn, subjectOf, type Standing } from './standing.ts';
export { caseReads } from './reads.ts';
export { toCase } from './view.ts';
