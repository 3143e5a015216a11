import * as family from './store-family.ts';
import * as plan from './store-plan.ts';
import * as store from './store.ts';
import { ownNumber } from './store-own-number.ts';

/** All that a case shows, in one trip; `act` is how the journal names this look. */
export const caseReads = (caseId: string, act: 'cases.open' | 'windows.open') => ({
  file: store.caseRow(caseId),
  ownNumber: ownNumber(caseId),
  openings: store.openings(caseId),
  children: store.children(caseId),
  standings: family.childStandings(caseId),
  people: family.people(caseId),
  facts: store.facts(caseId),
  goals: plan.goals(caseId),
  agreements: plan.agreements(caseId),
  consents: plan.consents(caseId),
  takingPart: plan.takingPart(caseId),
  team: store.team(caseId),
  journal: store.caseOpened(act)(caseId),
});
