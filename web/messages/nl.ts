import { administration } from './nl/administration.ts';
import { cases } from './nl/cases.ts';
import { coding } from './nl/coding.ts';
import { concernsDesk } from './nl/concerns-desk.ts';
import { contacts } from './nl/contacts.ts';
import { corrections } from './nl/corrections.ts';
import { invitation } from './nl/invitation.ts';
import { livingPlan } from './nl/living-plan.ts';
import { letters } from './nl/letters.ts';
import { myWork } from './nl/my-work.ts';
import { oversight } from './nl/oversight.ts';
import { papers } from './nl/papers.ts';
import { passOn } from './nl/pass-on.ts';
import { passOnReceipt } from './nl/pass-on-receipt.ts';
import { problems } from './nl/problems.ts';
import { shell } from './nl/shell.ts';
import { signIn } from './nl/sign-in.ts';
import { ui } from './nl/ui.ts';

/** All words on screen. Dutch is the measure: English has exactly the same. */
export const nl = {
  administration,
  cases,
  coding,
  concernsDesk,
  contacts,
  corrections,
  invitation,
  livingPlan,
  letters,
  myWork,
  oversight,
  papers,
  passOn,
  passOnReceipt,
  problems,
  shell,
  signIn,
  ui,
};
export type Messages = typeof nl;
