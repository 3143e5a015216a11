import { attachments } from './attachments.ts';
import { caseLinks } from './case-links.ts';
import { cases } from './cases.ts';
import { contacts } from './contacts.ts';
import { corrections } from './corrections.ts';
import { handover } from './handover.ts';
import { livingPlan } from './living-plan.ts';
import { ownFile } from './own-file.ts';
import { windows } from './windows.ts';

/** What the page of a case says. */
export const ofCase = {
  attachments,
  caseLinks,
  cases,
  contacts,
  corrections,
  handover,
  livingPlan,
  ownFile,
  windows,
};
