/**
 * Requests that need a family of another stage than the rest: one whose case can be closed, one whose case is closed (in
 * which nobody writes any more), one with a condition on what somebody said, one whose concern was weighed by whoever asks, one whose sender may be named,
 * one beside which an organisation was ended, one whose case is closed and whose lead and deputy have left, one whose
 * lead and deputy have left an organisation without a team manager.
 * A route joins by one line in a list here.
 */
import type { Calls } from './requests.ts';

export type Stage =
  | 'as-is'
  | 'own-decision'
  | 'refused-shield'
  | 'ended-organisation'
  | 'conditioned'
  | 'ending'
  | 'closed'
  | 'unkept'
  | 'fallen';

/** What is asked of a closed case as it is of an open one, and must be refused there for no other reason. */
export const writtenWhileOpen = [
  'cases.change',
  'cases.appoint',
  'cases.open-part',
  'cases.record-seen',
  'cases.note-own-number',
  'grants.give',
  'plans.add-goal',
  'plans.score-goal',
  'plans.add-agreement',
  'plans.answer-agreement',
  'plans.change-agreement',
  'plans.correct-agreement',
  'plans.record-taking-part',
  'plans.record-consent',
  'contacts.write',
  'contacts.correct',
  'windows.add-fact',
  'windows.add-view',
  'windows.weigh',
  'voices.write',
  'voices.correct',
  'voices.share',
  'family.record-authority',
  'family.add-person',
  'family.change-person',
  'course.answer-stop',
  'course.look-back',
  'course.close',
  'statements.write',
  'statements.correct',
  'statements.ask',
  'letters.prepare',
  'handover.begin',
  'handover.write',
  'papers.make',
  'corrections.ask',
  'course.inform-later',
  'meetings.plan',
  'meetings.cancel',
  'meetings.attendance',
  'meetings.write-note',
  'attachments.add',
  'attachments.withdraw',
] as const;

const ending = new Set(['course.close']);
const closed = new Set([
  'course.undo-closing',
  'course.reopen',
  'course.answer-aftercare',
  'course.keep-closed',
  'course.read-closing',
  'voices.choose#closed',
  'cases.open#closed',
  'handover.declare-involvement#closed',
]);
const ownDecision = new Set(['concerns.read#own']);
const conditioned = new Set(['grants.give#condition']);

export const stageOf = (variant: string): Stage => {
  if (closed.has(variant) || writtenWhileOpen.some(each => `${each}#closed` === variant)) return 'closed';
  if (ownDecision.has(variant)) return 'own-decision';
  if (variant === 'concerns.open-shield#refused') return 'refused-shield';
  if (variant === 'administration.resume-organisation#ended') return 'ended-organisation';
  if (variant === 'team.take-over#unkept') return 'unkept';
  if (variant === 'team.take-over#fallen') return 'fallen';
  if (conditioned.has(variant)) return 'conditioned';
  return ending.has(variant) ? 'ending' : 'as-is';
};

/** The same request as of an open case, and what only such a family has. */
export const stagedCalls = (calls: Calls): Calls => ({
  ...Object.fromEntries(
    [
      ...[...writtenWhileOpen, 'voices.choose', 'cases.open', 'handover.declare-involvement'].map(
        variant => [variant, 'closed'] as const,
      ),
      ['team.take-over', 'unkept'] as const,
      ['team.take-over', 'fallen'] as const,
    ].map(([variant, stage]) => {
      const call = calls[variant];
      if (call === undefined) throw new Error(`no such request: ${variant}`);
      return [`${variant}#${stage}`, call];
    }),
  ),
  'concerns.read#own': t => ({
    params: { concernId: t.weighedId },
    ifMatch: 4,
    body: { stage: 'after', agrees: true, words: null },
  }),
  'administration.resume-organisation#ended': t => ({
    params: { organisationId: t.organisationId },
    ifMatch: 1,
    body: { because: 'Toch weer' },
  }),
  'concerns.open-shield#refused': t => ({ params: { concernId: t.concernId }, ifMatch: 1 }),
  // the nurse is of an organisation that may not know what was said about money
  'grants.give#condition': (t, by) => ({
    params: { caseId: t.caseId },
    body: {
      heldFunctionId: by.sender.heldFunctionPublicId,
      parts: [{ part: 'money', level: 'detail' }],
      basisCode: 'youth-family-permission',
      reason: 'Denkt mee',
      familyTold: 'Ja',
    },
  }),
});
