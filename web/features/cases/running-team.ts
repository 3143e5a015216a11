import type { Case } from '#contract/cases.ts';
import type { Member } from './team.tsx';

/** Everybody else's access that runs now; an appointment is succeeded, never renewed. */
export const runningTeam = (open: Case): Member[] =>
  open.team.filter(member => member.role === 'team' && member.state !== 'ended' && !member.mine);
