import type { Case } from '#contract/cases.ts';
import type { ResultsOf } from '#kernel/database.ts';
import type * as plan from './store-plan.ts';

type AgreementRow = ResultsOf<{ all: ReturnType<typeof plan.agreements> }>['all'][number];

/** How often each organisation did not keep an agreement. Of a family there is no such number, and of no person. */
export const missedBy = (agreements: readonly AgreementRow[]): Case['missed'] => {
  const times = new Map<string, number>();
  for (const { state, keeper_organisation: organisation } of agreements)
    if (state === 'not-kept' && organisation !== null)
      times.set(organisation, (times.get(organisation) ?? 0) + 1);
  return [...times].map(([organisation, many]) => ({ organisation, times: many }));
};

/** What an agreement has besides who does what, for when. */
export const termsOf = (
  row: AgreementRow,
  rows: readonly AgreementRow[],
): Pick<
  Case['agreements'][number],
  | 'watcher'
  | 'ifNot'
  | 'lookBackOn'
  | 'offerId'
  | 'nextCheckOn'
  | 'lastCheck'
  | 'waiting'
  | 'settled'
  | 'earlier'
> => ({
  watcher: row.watcher === null ? null : { heldFunctionId: row.watcher, label: row.watcher_label ?? '' },
  ifNot: row.if_not,
  lookBackOn: row.look_back_on,
  offerId: rows.find(each => each.agreement_id === row.offer_id)?.public_id ?? null,
  nextCheckOn: row.state === 'open' ? row.next_check_on : null,
  lastCheck:
    row.checked_on === null || row.holds === null
      ? null
      : { on: row.checked_on, holds: row.holds, note: row.check_note },
  waiting:
    row.state !== 'waiting' || row.waiting_at === null || row.waiting_since === null
      ? null
      : {
          organisation: row.waiting_at,
          since: row.waiting_since,
          expectedOn: row.waiting_until,
          bridge: row.bridge,
        },
  settled:
    row.state !== 'not-kept' || row.settled_on === null || row.settled_note === null
      ? null
      : { on: row.settled_on, note: row.settled_note },
  earlier: row.earlier.map(each => ({
    what: each.what,
    keeper: each.keeper,
    dueOn: each.due_on,
    reason: each.reason,
    correctedBy: each.corrected_by,
    correctedAt: each.corrected_at,
  })),
});
