import { administration } from './en/administration.ts';
import { cases } from './en/cases.ts';
import { coding } from './en/coding.ts';
import { concernsDesk } from './en/concerns-desk.ts';
import { contacts } from './en/contacts.ts';
import { corrections } from './en/corrections.ts';
import { invitation } from './en/invitation.ts';
import { livingPlan } from './en/living-plan.ts';
import { letters } from './en/letters.ts';
import { myWork } from './en/my-work.ts';
import { oversight } from './en/oversight.ts';
import { papers } from './en/papers.ts';
import { passOn } from './en/pass-on.ts';
import { passOnReceipt } from './en/pass-on-receipt.ts';
import { problems } from './en/problems.ts';
import { shell } from './en/shell.ts';
import { signIn } from './en/sign-in.ts';
import { ui } from './en/ui.ts';
import type { Messages } from './nl.ts';

/** All words on screen, in the second language. */
export const en = {
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
} satisfies Messages;
