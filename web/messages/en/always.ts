import { invitation } from './invitation.ts';
import { myWork } from './my-work.ts';
import { problems } from './problems.ts';
import { secondReading } from './second-reading.ts';
import { shell } from './shell.ts';
import { signIn } from './sign-in.ts';
import { telling } from './telling.ts';
import { twoHands } from './two-hands.ts';
import { ui } from './ui.ts';

/** What every page may say. */
export const always = { invitation, myWork, problems, secondReading, shell, signIn, telling, twoHands, ui };
