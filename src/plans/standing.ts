/** What every command on a plan begins with: the row that is acted on, and what the reader is to it. */
import type { Relation, Subject } from '#kernel/authority.ts';
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
