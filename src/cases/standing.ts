import type { Permit, Relation, Subject } from '#kernel/authority.ts';
import type { ResultsOf } from '#kernel/database.ts';
import { standsNow } from '#kernel/hand.ts';
import { one, Refused } from '#kernel/refusal.ts';
import type { Unit } from '#kernel/unit.ts';
import * as store from './store.ts';

export type Standing = Awaited<ReturnType<typeof standOn>>;

const openedForCommand = store.caseOpened('cases.command');

/** Loads a case for a command: its state, and what the reader is to it. That this was looked at is journaled in the same transaction. */
export const standOn = async (unit: Unit, caseId: string) => {
  const { standing } = await unit.load({
    standing: store.standing(caseId),
    opened: openedForCommand(caseId),
  });
  const row = one(standing);
  const relations: Relation[] = [
    ...(row.is_lead ? (['lead'] as const) : []),
    ...(row.is_deputy ? (['deputy'] as const) : []),
  ];
  return { ...row, relations };
};

/** The case as a permit's subject. A team member who sees the case but does not direct it is told so; a stranger finds nothing. */
export const subjectOf = (standing: Standing, also: readonly Relation[] = []): Subject => {
  const relations = [...standing.relations, ...also];
  if (relations.length === 0) throw new Refused('not-allowed');
  return { id: standing.public_id, relations, state: standing.state, frame: standing.frame };
};

type CaseNow = ResultsOf<{ now: ReturnType<typeof store.caseNow> }>['now'][number];

/** Two on one case: whoever comes second hears what stands there now, in the fields of the own command. */
export const unlessCaseOvertaken = async (
  unit: Unit,
  may: Permit,
  standing: Standing,
  ifMatch: number,
  tell: (now: CaseNow) => Record<string, unknown>,
): Promise<void> => {
  if (standing.version === ifMatch) return;
  const { now } = await unit.more({ now: store.caseNow(standing.public_id) });
  const row = one(now);
  await unit.overtaken(may, standsNow(row, tell(row)));
};
