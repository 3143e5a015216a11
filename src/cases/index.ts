export { caseNumber, stillGiven } from './store.ts';
export { standOn, subjectOf, type Standing } from './standing.ts';
