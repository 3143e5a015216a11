import type { TakeOverReason, TeamMate } from '#contract/team.ts';
import { useMessages } from '../../messages/context.tsx';
import { awayNow } from './away.ts';

/** Colleagues who may lead in all of these frames; who is away is said, and may still be chosen. */
export function useMateOptions(mates: readonly TeamMate[], frames: readonly string[]) {
  const { team } = useMessages();
  return mates
    .filter(mate => frames.every(frame => mate.leadsIn.includes(frame)))
    .map(mate => ({
      value: mate.heldFunctionId,
      label: awayNow(mate) ? `${mate.label} (${team.takeOver.awayNow})` : mate.label,
    }));
}

const reasons: readonly TakeOverReason[] = ['away', 'left', 'workload', 'independence'];

export function useReasons() {
  const { team } = useMessages();
  return reasons.map(value => ({ value, label: team.takeOver.reasons[value] }));
}
