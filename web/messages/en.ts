import { administration } from './en/administration.ts';
import { calling } from './en/calling.ts';
import { cases } from './en/cases.ts';
import { closingReading } from './en/closing-reading.ts';
import { coding } from './en/coding.ts';
import { concernsDesk } from './en/concerns-desk.ts';
import { attachments } from './en/attachments.ts';
import { contacts } from './en/contacts.ts';
import { course } from './en/course.ts';
import { corrections } from './en/corrections.ts';
import { invitation } from './en/invitation.ts';
import { livingPlan } from './en/living-plan.ts';
import { letters } from './en/letters.ts';
import { myWork } from './en/my-work.ts';
import { organisations } from './en/organisations.ts';
import { oversight } from './en/oversight.ts';
import { ownFile } from './en/own-file.ts';
import { papers } from './en/papers.ts';
import { passOn } from './en/pass-on.ts';
import { passOnReceipt } from './en/pass-on-receipt.ts';
import { problems } from './en/problems.ts';
import { readerPool } from './en/reader-pool.ts';
import { secondReading } from './en/second-reading.ts';
import { shell } from './en/shell.ts';
import { signIn } from './en/sign-in.ts';
import { handover, team } from './en/team.ts';
import { meetings } from './en/meetings.ts';
import { statements } from './en/statements.ts';
import { telling } from './en/telling.ts';
import { twoHands } from './en/two-hands.ts';
import { ui } from './en/ui.ts';
import { windows } from './en/windows.ts';
import type { Messages } from './nl.ts';

/** All words on screen, in the second language. */
export const en = {
  administration,
  calling,
  cases,
  coding,
  concernsDesk,
  attachments,
  contacts,
  course,
  handover,
  corrections,
  invitation,
  livingPlan,
  letters,
  myWork,
  organisations,
  oversight,
  ownFile,
  papers,
  passOn,
  passOnReceipt,
  problems,
  closingReading,
  readerPool,
  secondReading,
  shell,
  signIn,
  team,
  telling,
  meetings,
  statements,
  twoHands,
  ui,
  windows,
} satisfies Messages;
