import { administration } from './administration.ts';
import { organisations } from './organisations.ts';
import { oversight } from './oversight.ts';
import { team } from './team.ts';

/** What team manager, privacy officer and administration read. */
export const ofOffice = { administration, organisations, oversight, team };
