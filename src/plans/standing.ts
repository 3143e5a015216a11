/** What every command on a plan begins with: the row that is acted on, and what the reader is to it. */
import type { Permit, Relation, Subject } from '#kernel/authority.ts';
import { standsNow } from '#kernel/hand.ts';
import type { ResultsOf } from '#kernel/database.ts';
import { one, Refused } from '#kernel/refusal.ts';
import type { Unit } from '#kernel/unit.ts';
import { standOn, subjectOf } from '#src/cases/index.ts';
import { policy } from './policy.ts';
import * as store from './store.ts';

/** The case and the part that is written in. A part the reader does not have looks the same as one that is not open. */
export const writeIn = async (
  unit: Unit,
  caseId: string,
  wanted: string,
  action: 'plan.write' | 'plan.consent' = 'plan.write',
) => {
  const standing = await standOn(unit, caseId);
  const { parts } = await unit.more({ parts: store.part(caseId, wanted) });
  const [part] = parts;
  const may = unit.permit(
    policy,
    action,
    subjectOf(standing, part !== undefined && part.level >= 3 ? ['writer'] : []),
  );
  if (part === undefined) throw new Refused('part-not-open');
  if (part.level < 3) throw new Refused('not-allowed');
  return { standing, part, may };
};

export const yearFrom = (today: Temporal.PlainDate) => ({
  today: today.toString(),
  latest: today.add({ years: 1 }).toString(),
});

/** A goal or a consent as a permit's subject. Who reads it and may not write is told so. */
export const subjectOfRow = (row: {
  readonly public_id: string;
  readonly level: number;
  readonly case_state: string;
  readonly frame: string;
}): Subject => {
  if (row.level < 3) throw new Refused('not-allowed');
  return { id: row.public_id, relations: ['writer'], state: row.case_state, frame: row.frame };
};

/** An agreement with what the reader is to it; that it was opened is journaled in the same transaction. */
export const agreementOf = async (unit: Unit, agreementId: string) => {
  const { agreements } = await unit.load({
    agreements: store.agreement(agreementId),
    opened: store.agreementOpened(agreementId),
  });
  const row = one(agreements);
  const relations: Relation[] = [
    ...(row.level >= 3 ? (['writer'] as const) : []),
    ...(row.mine ? (['keeper'] as const) : []),
    ...(row.watching ? (['watcher'] as const) : []),
    ...(row.is_lead ? (['lead'] as const) : []),
    ...(row.is_deputy ? (['deputy'] as const) : []),
  ];
  if (relations.length === 0) throw new Refused('not-allowed');
  return {
    ...row,
    subject: { id: row.public_id, relations, state: row.case_state, frame: row.frame } satisfies Subject,
  };
};

type AgreementNow = ResultsOf<{ now: ReturnType<typeof store.agreementNow> }>['now'][number];

/** Two on one agreement: whoever comes second hears what stands there now, in the fields of the own command. */
export const unlessOvertaken = async (
  unit: Unit,
  may: Permit,
  agreement: { readonly public_id: string; readonly version: number },
  ifMatch: number,
  tell: (now: AgreementNow) => Record<string, unknown>,
): Promise<void> => {
  if (agreement.version === ifMatch) return;
  const { now } = await unit.more({ now: store.agreementNow(agreement.public_id) });
  const row = one(now);
  await unit.overtaken(may, standsNow(row, tell(row)));
};

/** What is written in no more than one of its states belongs to that state: what was waited for stays in the row. */
const inState = <T>(now: AgreementNow, state: string, value: T): T | null =>
  now.state === state ? value : null;

export const agreedNow = (now: AgreementNow) => ({
  what: now.what,
  keeper: now.keeper === null ? { name: now.keeper_name ?? '' } : { heldFunctionId: now.keeper },
  dueOn: now.due_on,
});
export const termsNow = (now: AgreementNow) => ({
  watcherHeldFunctionId: now.watcher,
  ifNot: now.if_not,
  lookBackOn: now.look_back_on,
  offerId: now.offer,
});
export const answerNow = ({ state, note }: AgreementNow) => ({ state, note });
export const checkNow = ({ holds, check_note: note }: AgreementNow) => ({ holds, note });
export const waitingNow = (now: AgreementNow) => ({
  organisation: inState(now, 'waiting', now.waiting_at),
  since: inState(now, 'waiting', now.waiting_since),
  expectedOn: inState(now, 'waiting', now.waiting_until),
  bridge: inState(now, 'waiting', now.bridge),
  state: now.state,
});
export const followUpNow = (now: AgreementNow) => ({
  note: inState(now, 'not-kept', now.settled_note),
  state: now.state,
});

/** Hulp en grenzen: help stands beside a limit, and beside nothing else. A limit without it is asked about, never refused. */
export const offerBeside = (
  kind: string,
  wanted: string | null,
  found: readonly { readonly agreement_id: string }[],
): string | null => {
  if (wanted === null) return null;
  const [offer] = found;
  if (kind !== 'limit')
    throw new Refused('invalid-input', [{ field: 'offer', message: 'Hulp staat naast een grens' }]);
  if (offer === undefined) throw new Refused('not-found');
  return offer.agreement_id;
};
