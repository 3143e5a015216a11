export { caseNumber, stillGiven, stops } from './store.ts';
export { phaseName, phaseTitle } from './store-lists.ts';
export { age, stopBefore } from './rules.ts';
export { standOn, subjectOf, type Standing } from './standing.ts';
export { caseReads } from './reads.ts';
export { toCase } from './view.ts';
