import { administration } from './nl/administration.ts';
import { calling } from './nl/calling.ts';
import { cases } from './nl/cases.ts';
import { closingReading } from './nl/closing-reading.ts';
import { coding } from './nl/coding.ts';
import { concernsDesk } from './nl/concerns-desk.ts';
import { attachments } from './nl/attachments.ts';
import { contacts } from './nl/contacts.ts';
import { course } from './nl/course.ts';
import { corrections } from './nl/corrections.ts';
import { invitation } from './nl/invitation.ts';
import { livingPlan } from './nl/living-plan.ts';
import { letters } from './nl/letters.ts';
import { myWork } from './nl/my-work.ts';
import { organisations } from './nl/organisations.ts';
import { oversight } from './nl/oversight.ts';
import { ownFile } from './nl/own-file.ts';
import { papers } from './nl/papers.ts';
import { passOn } from './nl/pass-on.ts';
import { passOnReceipt } from './nl/pass-on-receipt.ts';
import { problems } from './nl/problems.ts';
import { readerPool } from './nl/reader-pool.ts';
import { secondReading } from './nl/second-reading.ts';
import { shell } from './nl/shell.ts';
import { signIn } from './nl/sign-in.ts';
import { handover, team } from './nl/team.ts';
import { meetings } from './nl/meetings.ts';
import { statements } from './nl/statements.ts';
import { telling } from './nl/telling.ts';
import { twoHands } from './nl/two-hands.ts';
import { ui } from './nl/ui.ts';
import { windows } from './nl/windows.ts';

/** All words on screen. Dutch is the measure: English has exactly the same. */
export const nl = {
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
};
export type Messages = typeof nl;
