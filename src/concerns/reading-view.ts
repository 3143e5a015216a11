import type { Concern } from '#contract/concerns.ts';
import { isBefore } from '#kernel/clock.ts';
import { mayRead, type Readable } from './reading-rules.ts';
import type { ConcernRow } from './store.ts';
import type { RequestRow } from './store-pool.ts';
import type { DecisionRow, ReadingRow, ShieldRow } from './store-readings.ts';
import type { Ground } from './weighing-content.ts';

export const toReadable = (row: ConcernRow, readings: readonly ReadingRow[]): Readable => ({
  state: row.state,
  decisions: row.decisions,
  reading: row.reading,
  mine: row.mine,
  decidedByMe: row.decided_by_me,
  readings: readings.map(({ number, stage, verdict, mine, of_sender: ofSender }) => ({
    number,
    stage,
    verdict,
    mine,
    ofSender,
  })),
});

export interface ReadingRows {
  readonly decisions: readonly DecisionRow[];
  readonly readings: readonly ReadingRow[];
  readonly shield: ShieldRow | undefined;
  readonly requests: readonly RequestRow[];
  readonly grounds: readonly Ground[];
}

/** What the page of a concern says of its decisions, who read them, and whether the sender is shielded. */
export const toReadings = (
  row: ConcernRow,
  { decisions, readings, shield, requests, grounds }: ReadingRows,
  today: Temporal.PlainDate,
): Pick<Concern, 'decisions' | 'readings' | 'second' | 'mayRead' | 'shield' | 'pool' | 'mayAskPool'> => ({
  decisions: decisions.map(each => ({
    number: each.number,
    outcome: each.outcome,
    reason: each.reason,
    passedOnTo: each.passed_on_to,
    caseReference: each.case_reference,
    decidedBy: each.label,
    decidedAt: each.decided_at,
  })),
  readings: readings.map(each => ({
    decision: each.number,
    stage: each.stage,
    verdict: each.verdict,
    words: each.words,
    readBy: each.label,
    readAt: each.read_at,
  })),
  second:
    row.reading === null
      ? null
      : {
          state: row.reading,
          readBefore: row.read_by,
          overdue: row.read_by !== null && isBefore(row.read_by, today),
          asked: row.asked,
        },
  mayRead: row.my_level >= 2 ? mayRead(toReadable(row, readings)) : null,
  pool: requests.map(each => ({
    requestId: each.public_id,
    reader: each.reader_label,
    organisation: each.reader_organisation,
    askedOn: each.asked_on,
    readBefore: each.due_on,
    state: each.ended_how ?? 'asked',
  })),
  mayAskPool: row.my_level >= 3 && row.read_by !== null,
  shield:
    shield === undefined
      ? null
      : {
          // a ground that has left the list is still the one that was asked on
          ground: grounds.find(({ code }) => code === shield.ground) ?? {
            code: shield.ground,
            nl: shield.ground,
            en: shield.ground,
          },
          answer: shield.answer,
          words: shield.words,
          answeredBy: shield.label,
          mayAnswer: shield.answer === null && !row.mine && row.my_level >= 2,
          opensOn: shield.opens_on,
          opened: shield.opened,
          mayRefuse: shield.answer !== 'refused' && !row.mine && row.my_level >= 2,
          mayOpen:
            !shield.opened &&
            shield.opens_on !== null &&
            shield.opens_on <= today.toString() &&
            !row.mine &&
            row.my_level >= 2,
        },
});
