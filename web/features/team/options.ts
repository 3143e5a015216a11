import type { TakeOverReason, TeamMate } from '#contract/team.ts';
import { useMessages } from '../../messages/context.tsx';
import { awayNow } from './away.ts';

/**
 * Colleagues who may lead in all of these frames and are there today. Who is away is offered only where fewer than `atLeast` are
 * there, and it is said: a case must be able to go to somebody.
 */
export function useMateOptions(mates: readonly TeamMate[], frames: readonly string[], atLeast: number) {
  const { team } = useMessages('office');
  const able = mates.filter(mate => frames.every(frame => mate.leadsIn.includes(frame)));
  const there = able.filter(mate => !awayNow(mate));
  return (there.length >= atLeast ? there : able).map(mate => ({
    value: mate.heldFunctionId,
    label: awayNow(mate) ? `${mate.label} (${team.takeOver.awayNow})` : mate.label,
  }));
}

const reasons: readonly TakeOverReason[] = ['away', 'left', 'workload', 'independence'];

export function useReasons() {
  const { team } = useMessages('office');
  return reasons.map(value => ({ value, label: team.takeOver.reasons[value] }));
}
