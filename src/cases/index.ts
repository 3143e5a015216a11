export { caseNumber, caseOpened } from './store.ts';
export { standOn, subjectOf, type Standing } from './standing.ts';
export { partOf, partTitle } from './view.ts';
