import type { z } from 'zod';
import type { ConcernOfSender, ConcernToCall } from '#contract/calling.ts';
import type { ConcernRow, SenderCall } from '#contract/concerns.ts';
import { isBefore } from '#kernel/clock.ts';
import type { BySenderRow, CallRow, InCallRow } from './store-calling.ts';
import type { WaitingRow } from './store.ts';

/** A waiting concern, without who passed it on. */
export const toWaiting = (
  row: WaitingRow,
  today: Temporal.PlainDate,
): Omit<z.input<typeof ConcernRow>, 'sender'> => ({
  concernId: row.public_id,
  childName: row.child_name,
  childAge: row.child_age,
  dangerNow: row.danger_now,
  receivedAt: row.received_at,
  lookBy: row.look_by,
  decideBy: row.decide_by,
  safety: row.safety,
  lookOverdue: row.safety === null && isBefore(row.look_by, today),
  overdue: isBefore(row.decide_by, today),
  call:
    row.call_public_id === null || row.call_caller === null || row.call_on === null
      ? null
      : { callId: row.call_public_id, caller: row.call_caller, on: row.call_on },
  version: row.version,
});

/** Under its sender. A function alone can tell who it is: of who is shielded that is left out too. */
export const toOfSender = (row: BySenderRow, today: Temporal.PlainDate): ConcernOfSender => ({
  ...toWaiting(row, today),
  sender: row.shielded ? null : row.label,
});

export const toConcernToCall = (row: InCallRow, today: Temporal.PlainDate): ConcernToCall => {
  const { call: _, ...waiting } = toOfSender(row, today);
  return {
    ...waiting,
    reach: row.shielded ? null : [...new Set([row.phone, row.reach_me].filter(Boolean))].join(' · '),
    ownConcern: row.mine,
  };
};

export const toCall = (row: CallRow): SenderCall => ({
  callId: row.public_id,
  caller: row.caller,
  on: row.ended ? null : row.due_on,
  heard:
    row.words === null || row.heard_by === null || row.heard_at === null
      ? null
      : { words: row.words, by: row.heard_by, at: row.heard_at },
});
