import type { TeamMate } from '#contract/team.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';

/** From when until when somebody is away, in words; nothing once the last day has passed. */
export function useAway(away: TeamMate['away']): string | undefined {
  const { team } = useMessages('office');
  const dates = useDates();
  if (away === null || (away.until !== null && away.until < today())) return undefined;
  return away.until === null
    ? team.mates.awayOpen(dates.day(away.from))
    : team.mates.away(dates.day(away.from), dates.day(away.until));
}

export const awayNow = ({ away }: TeamMate): boolean =>
  away !== null && away.from <= today() && (away.until === null || away.until >= today());
