import type { z } from 'zod';
import type { PartnerQuestion, Statement } from '#contract/statements.ts';
import type * as store from './store.ts';

type Said = Pick<
  z.infer<typeof store.StatementRow>,
  'organisation' | 'said_by' | 'phone' | 'received_on' | 'what' | 'shared_because' | 'condition'
>;
export const toSaid = (row: Said) => ({
  organisation: row.organisation,
  saidBy: row.said_by,
  phone: row.phone,
  receivedOn: row.received_on,
  what: row.what,
  sharedBecause: row.shared_because,
  condition: row.condition,
});

export const toStatement = (row: z.infer<typeof store.StatementRow>, open: boolean): Statement => ({
  statementId: row.public_id,
  part: row.part,
  ...toSaid(row),
  how: row.how,
  question: row.question,
  withheldFrom: row.withheld_from,
  recordedBy: row.recorded_by,
  mayCorrect: open && row.level >= 3 && row.how !== 'task-link',
  earlier: row.earlier.map(each => ({
    ...toSaid(each),
    reason: each.reason,
    correctedBy: each.corrected_by,
    correctedAt: each.corrected_at,
  })),
  version: row.version,
});

export const toQuestion = (row: z.infer<typeof store.QuestionRow>): PartnerQuestion => ({
  questionId: row.public_id,
  part: row.part,
  toWhom: row.to_whom,
  because: row.because,
  question: row.question,
  answerBy: row.answer_by,
  state: row.state,
  over: row.over,
  askedBy: row.asked_by,
  askedAt: row.asked_at,
  disclosedAt: row.disclosed_at,
  answer:
    row.answer === null ||
    row.answered_by === null ||
    row.answered_for === null ||
    row.answer_because === null ||
    row.answered_at === null
      ? null
      : {
          what: row.answer,
          by: row.answered_by,
          organisation: row.answered_for,
          phone: row.answer_phone,
          because: row.answer_because,
          condition: row.answer_condition,
          at: row.answered_at,
        },
  version: row.version,
});
