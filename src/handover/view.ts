import type { Handover } from '#contract/handover.ts';
import type { z } from 'zod';
import { standsNow } from '#kernel/hand.ts';
import type { HandoverRow } from './store.ts';

const moment = (by: string | null, at: string | null): { by: string; at: string } | null =>
  by === null || at === null ? null : { by, at };

export const toHandover = (row: z.infer<typeof HandoverRow>): Handover => {
  const open = row.case_state === 'open';
  const directs = row.is_lead || row.is_deputy;
  const waits = row.accepted_at === null;
  return {
    handoverId: row.public_id,
    from: row.from_label,
    running: row.running,
    agreed: row.agreed,
    worries: row.worries,
    familyShouldKnow: row.family_should_know,
    introducer:
      row.introduced_by === null ? null : { heldFunctionId: row.introducer, label: row.introduced_by },
    introduceOn: row.introduce_on,
    because: row.because,
    begunOn: row.begun_on,
    written: moment(row.written_by, row.written_at),
    accepted: moment(row.accepted_by, row.accepted_at),
    introducedOn: row.introduced_on,
    may: {
      write: open && waits && directs,
      accept: open && waits && row.is_lead && !row.is_from,
      recordIntroduction: open && !waits && row.introduced_on === null && (directs || row.is_introducer),
    },
    version: row.version,
  };
};

/** What stands in the five lines now and who wrote it, for whoever was overtaken. */
export const linesNow = (row: z.infer<typeof HandoverRow>) => {
  const { running, agreed, worries, family_should_know: familyShouldKnow, introduce_on: introduceOn } = row;
  const introducer =
    row.introduced_by === null
      ? null
      : row.introducer === null
        ? { name: row.introduced_by }
        : { heldFunctionId: row.introducer };
  return standsNow(
    { version: row.version, changed_by: row.written_by, changed_at: row.written_at },
    { running, agreed, worries, familyShouldKnow, introducer, introduceOn },
  );
};
