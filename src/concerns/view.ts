import type { Concern, ConcernAnswers, Draft, KeptCoding, SafetyLook } from '#contract/concerns.ts';
import { isBefore } from '#kernel/clock.ts';
import { toColleague } from '#src/session/index.ts';
import { toCall } from './calling-view.ts';
import type { CallRow } from './store-calling.ts';
import { toReadings, type ReadingRows } from './reading-view.ts';
import { ageInYears } from './rules.ts';
import { toLater, toTold } from './telling-view.ts';
import type { LaterRow } from './store-telling.ts';
import type { Ground } from './weighing-content.ts';
import type { AnswersRow, CodingRow, ConcernRow, DraftRow, SafetyLookRow } from './store.ts';

export const toAnswers = (row: AnswersRow): ConcernAnswers => ({
  dangerNow: row.danger_now,
  childName: row.child_name,
  childAge: row.child_age,
  childSchool: row.child_school,
  observed: row.observed,
  observedWhen: row.observed_when,
  firstHand: row.first_hand,
  toldBy: row.told_by,
  tellerAgrees: row.teller_agrees,
  goesWell: row.goes_well,
  doneSoFar: row.done_so_far,
  familyKnows: row.family_knows,
  familyKnowsNote: row.family_knows_note,
  reachMe: row.reach_me,
  shieldGround: row.shield_ground,
});

/** In the order of the columns in the store. An emptied answer is no answer. */
export const toValues = (answers: ConcernAnswers): readonly unknown[] =>
  [
    answers.dangerNow,
    answers.childName,
    answers.childAge,
    answers.childSchool,
    answers.observed,
    answers.observedWhen,
    answers.firstHand,
    answers.toldBy,
    answers.tellerAgrees,
    answers.goesWell,
    answers.doneSoFar,
    answers.familyKnows,
    answers.familyKnowsNote,
    answers.reachMe,
    answers.shieldGround,
  ].map(value => (value === '' ? null : value));

export const toDraft = (row: DraftRow): Draft => ({
  draftId: row.public_id,
  state: row.state === 'sent' ? 'sent' : 'draft',
  answers: toAnswers(row),
  updatedAt: row.updated_at,
  sentAt: row.sent_at,
  feedback: row.feedback,
  feedbackAt: row.feedback_at,
  shieldAnswer: row.shield_answer,
  shieldOpensOn: row.shield_opens_on,
  version: row.version,
});

const toCoding = (row: CodingRow): KeptCoding => ({
  modelVersion: row.model_version,
  signals: row.signals,
  codedBy: row.label,
  codedAt: row.coded_at,
});

const toLook = (row: SafetyLookRow): SafetyLook => ({
  outcome: row.outcome,
  words: row.words,
  lookedBy: row.label,
  lookedAt: row.looked_at,
});

/** Where a child told it, or there is danger, somebody looks whether telling the parents is safe. */
export const tellWithCare = (
  row: Pick<ConcernRow, 'danger_now'>,
  coding: Pick<CodingRow, 'signals'> | undefined,
  looks: readonly Pick<SafetyLookRow, 'outcome'>[],
): boolean =>
  row.danger_now ||
  looks[0]?.outcome === 'act-now' ||
  coding?.signals.some(signal => signal.ownDisclosure) === true;

export const toConcern = (
  row: ConcernRow,
  coding: CodingRow | undefined,
  { looks, calls }: { readonly looks: readonly SafetyLookRow[]; readonly calls: readonly CallRow[] },
  reading: ReadingRows,
  telling: { readonly later: readonly LaterRow[]; readonly grounds: readonly Ground[] },
  today: Temporal.PlainDate,
): Concern => ({
  concernId: row.public_id,
  state: row.state,
  sender: toColleague(row),
  dangerNow: row.danger_now,
  childName: row.child_name,
  childAge: row.child_age,
  childSchool: row.child_school,
  observed: row.observed,
  observedWhen: row.observed_when,
  firstHand: row.first_hand,
  toldBy: row.told_by,
  tellerAgrees: row.teller_agrees,
  goesWell: row.goes_well,
  doneSoFar: row.done_so_far,
  familyKnows: row.family_knows,
  familyKnowsNote: row.family_knows_note,
  reachMe: row.reach_me,
  receivedAt: row.received_at,
  lookBy: row.look_by,
  decideBy: row.decide_by,
  overdue: row.state === 'received' && isBefore(row.decide_by, today),
  frame: row.frame,
  outcome: row.outcome,
  outcomeReason: row.outcome_reason,
  passedOnTo: row.passed_on_to,
  // kept in the row also when it is weighed again
  caseReference: row.outcome === null ? null : row.case_reference,
  safetyLooks: looks.map(toLook),
  calls: calls.map(toCall),
  coding: coding === undefined ? null : toCoding(coding),
  ageInYears: ageInYears(row.child_age, today.toString()) ?? null,
  mayWeigh: row.my_level >= 3 && row.state === 'received' && !row.mine,
  mayLook: row.my_level >= 3 && row.state === 'received',
  ownConcern: row.mine,
  ...toReadings(row, reading, today),
  parentsTold: toTold(row, today.toString()),
  later: toLater(telling.later, telling.grounds, today.toString()),
  laterGrounds: [...telling.grounds],
  tellWithCare: tellWithCare(row, coding, looks),
  mayTell: row.my_level >= 3 && row.tell_by !== null,
  version: row.version,
});
