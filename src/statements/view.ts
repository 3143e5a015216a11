import type { z } from 'zod';
import type { PartnerQuestion, Statement } from '#contract/statements.ts';
import type * as store from './store.ts';

export const toStatement = (row: z.infer<typeof store.StatementRow>): Statement => ({
  statementId: row.public_id,
  part: row.part,
  organisation: row.organisation,
  saidBy: row.said_by,
  phone: row.phone,
  how: row.how,
  receivedOn: row.received_on,
  question: row.question,
  what: row.what,
  sharedBecause: row.shared_because,
  condition: row.condition,
  withheldFrom: row.withheld_from,
  recordedBy: row.recorded_by,
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
