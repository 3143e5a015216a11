import { z } from 'zod';
import { casePurposes, IsoDate, optionalWords, Part, Version, words } from './common.ts';
import { AgreementId, CaseId, ConsentId, GoalId, HeldFunctionId, MeetingId } from './ids.ts';
import { route } from './route.ts';
import {
  agreedNow,
  answerNow,
  checkNow,
  directingNow,
  followUpNow,
  takingPartNow,
  termsNow,
  waitingNow,
} from './theirs.ts';

/** Kort: de komende weken. Lang: later. */
export const GoalTerm = z.enum(['short', 'long']);

export const addGoal = route({
  id: 'plans.add-goal',
  method: 'POST',
  path: '/cases/{caseId}/goals',
  tag: 'plans',
  summary: 'A goal, in the family’s own words',
  access: { may: 'plan.write', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  body: z.object({
    part: Part,
    words: words(400),
    whose: words(120),
    term: GoalTerm.optional().describe('For the coming weeks, or later; without it nobody said'),
  }),
  returns: z.object({ goalId: z.uuid() }),
  status: 201,
  refuses: ['part-not-open'],
});

/** By the person, never about a person: how near is this goal, from 0 to 10? */
export const scoreGoal = route({
  id: 'plans.score-goal',
  method: 'POST',
  path: '/goals/{goalId}/scores',
  tag: 'plans',
  summary: 'The 0 to 10 that somebody of the family gives to a goal, with who and when',
  access: { may: 'plan.score', purposes: casePurposes },
  params: z.object({ goalId: GoalId }),
  body: z.object({ score: z.int().min(0).max(10), givenBy: words(120), givenOn: IsoDate }),
  returns: z.object({ goalId: z.uuid() }),
  status: 201,
  refuses: ['term-out-of-bounds'],
});

/** Two answers per agreement: who does what, for when. The rest is inherited from the plan. */
const agreed = {
  what: words(400),
  keeper: z.union([z.object({ heldFunctionId: HeldFunctionId }), z.object({ name: words(120) })]),
  dueOn: IsoDate,
};

export const addAgreement = route({
  id: 'plans.add-agreement',
  method: 'POST',
  path: '/cases/{caseId}/agreements',
  tag: 'plans',
  summary: 'An agreement: who does what, for when',
  access: { may: 'plan.write', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  body: z.object({
    part: Part,
    kind: z.enum(['help', 'safety', 'limit']),
    ...agreed,
    goalId: GoalId.optional(),
    offerId: AgreementId.optional().describe('Hulp en grenzen: the help that stands beside a limit'),
    meetingId: MeetingId.optional().describe('The meeting in which it was agreed'),
  }),
  returns: z.object({ agreementId: z.uuid() }),
  status: 201,
  refuses: ['part-not-open', 'colleague-not-eligible', 'term-out-of-bounds'],
});

/** What was written down wrongly, or was agreed anew with the family. What an organisation let pass is not moved afterwards. */
export const correctAgreement = route({
  id: 'plans.correct-agreement',
  method: 'POST',
  path: '/agreements/{agreementId}/corrections',
  tag: 'plans',
  summary:
    'Correct who does what, for when, while it is open, with the reason; what it said before stays beside it',
  access: { may: 'plan.change', purposes: casePurposes },
  params: z.object({ agreementId: AgreementId }),
  body: z.object({ ...agreed, reason: words(400) }),
  returns: z.object({ version: Version }),
  status: 201,
  etag: true,
  ifMatch: true,
  theirs: agreedNow,
  refuses: ['colleague-not-eligible', 'term-out-of-bounds', 'already-done'],
});

/** What an agreement inherits from the plan, and may have otherwise. Null is what the plan says. */
export const changeAgreement = route({
  id: 'plans.change-agreement',
  method: 'PUT',
  path: '/agreements/{agreementId}/terms',
  tag: 'plans',
  summary:
    'Who watches over it, what if it does not work out, when to look back, which help stands beside it',
  access: { may: 'plan.change', purposes: casePurposes },
  params: z.object({ agreementId: AgreementId }),
  body: z.object({
    watcherHeldFunctionId: HeldFunctionId.nullable().describe('Null: whoever leads the case'),
    ifNot: optionalWords(400).describe('Null: bespreken, daarna opschalen'),
    lookBackOn: IsoDate.nullable().describe('Null: the look-back date of the plan'),
    offerId: AgreementId.nullable(),
  }),
  returns: z.object({ version: Version }),
  etag: true,
  ifMatch: true,
  theirs: termsNow,
  refuses: ['colleague-not-eligible', 'term-out-of-bounds', 'sanction-in-voluntary-plan'],
});

export const answerAgreement = route({
  id: 'plans.answer-agreement',
  method: 'PUT',
  path: '/agreements/{agreementId}/answer',
  tag: 'plans',
  summary: 'Gelukt, deels of niet; not kept asks what made it hard, nothing follows by itself',
  access: { may: 'plan.answer', purposes: casePurposes },
  params: z.object({ agreementId: AgreementId }),
  body: z.object({ state: z.enum(['kept', 'partly', 'not-kept', 'open']), note: optionalWords(1000) }),
  returns: z.object({ version: Version }),
  etag: true,
  ifMatch: true,
  theirs: answerNow,
});

export const checkAgreement = route({
  id: 'plans.check-agreement',
  method: 'POST',
  path: '/agreements/{agreementId}/checks',
  tag: 'plans',
  summary: 'The weekly question about a safety agreement: does it hold? Asked again a week later',
  access: { may: 'plan.check', purposes: casePurposes },
  params: z.object({ agreementId: AgreementId }),
  body: z.object({ holds: z.enum(['yes', 'partly', 'no']), note: optionalWords(1000) }),
  returns: z.object({ version: Version }),
  status: 201,
  etag: true,
  ifMatch: true,
  theirs: checkNow,
});

export const waitForPlace = route({
  id: 'plans.wait-for-place',
  method: 'PUT',
  path: '/agreements/{agreementId}/waiting',
  tag: 'plans',
  summary:
    'Wacht op plek: where, since when, expected when, and what bridges it; without a bridge the lead has a task',
  access: { may: 'plan.change', purposes: casePurposes },
  params: z.object({ agreementId: AgreementId }),
  body: z.object({
    organisation: words(120),
    since: IsoDate,
    expectedOn: IsoDate.nullable(),
    bridge: optionalWords(400),
  }),
  returns: z.object({ version: Version }),
  etag: true,
  ifMatch: true,
  theirs: waitingNow,
  refuses: ['term-out-of-bounds'],
});

export const settleMissed = route({
  id: 'plans.settle-missed',
  method: 'PUT',
  path: '/agreements/{agreementId}/follow-up',
  tag: 'plans',
  summary:
    'An organisation did not do it: what the lead has agreed about that. What a family missed has no such thing',
  access: { may: 'plan.settle', purposes: casePurposes },
  params: z.object({ agreementId: AgreementId }),
  body: z.object({ note: words(1000) }),
  returns: z.object({ version: Version }),
  etag: true,
  ifMatch: true,
  theirs: followUpNow,
});

export const Directing = z.enum(['family', 'together', 'court-measure']);
export type Directing = z.infer<typeof Directing>;

export const sayWhoDirects = route({
  id: 'plans.say-who-directs',
  method: 'PUT',
  path: '/cases/{caseId}/directing',
  tag: 'plans',
  summary: 'Wie voert de regie? The family, together, or by a measure of the court',
  access: { may: 'plan.direct', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  body: z.object({ directing: Directing }),
  returns: z.object({ version: Version }),
  etag: true,
  ifMatch: true,
  theirs: directingNow,
  refuses: ['sanction-in-voluntary-plan'],
});

/** Doet het gezin mee? Where the family stands towards the plan; no score, of no single person. */
const takesPart = {
  answer: z.enum(['yes', 'partly', 'no']),
  andThen: optionalWords(400).describe(
    'En dan: what professionals do next. Only, and always, with partly or no',
  ),
};

export const TakingPart = z.object({
  ...takesPart,
  answeredOn: IsoDate,
  answeredBy: z.string(),
  version: Version,
});
export type TakingPart = z.infer<typeof TakingPart>;

/** A new answer stands on top of those before it and takes none of them away. Nothing follows from it by itself. */
export const recordTakingPart = route({
  id: 'plans.record-taking-part',
  method: 'POST',
  path: '/cases/{caseId}/taking-part',
  tag: 'plans',
  summary: 'Doet het gezin mee? Yes, partly or no; and with partly or no what happens then',
  access: { may: 'plan.taking-part', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  body: z.object(takesPart),
  returns: z.object({ version: Version }),
  status: 201,
  etag: true,
  ifMatch: true,
  theirs: takingPartNow,
  refuses: ['sanction-in-voluntary-plan'],
});

const ConsentGiven = z.object({
  person: words(120).describe('Who agrees, as the family says it'),
  givenOn: IsoDate,
  note: optionalWords(400).describe('In that person’s own words, such as what he or she does not agree with'),
});

/** Three separate ticks. None of them is the legal basis. */
export const recordConsent = route({
  id: 'plans.record-consent',
  method: 'POST',
  path: '/cases/{caseId}/consents',
  tag: 'plans',
  summary: 'One tick of one person: with help, with breaking professional secrecy, or with the plan',
  access: { may: 'plan.consent', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  body: z.discriminatedUnion('kind', [
    ConsentGiven.extend({ kind: z.literal('help') }),
    ConsentGiven.extend({ kind: z.literal('plan') }),
    ConsentGiven.extend({
      kind: z.literal('secrecy'),
      by: words(120).describe('Whose secrecy may be broken'),
      about: words(400).describe('About what, and to whom'),
      until: IsoDate,
    }),
  ]),
  returns: z.object({ consentId: z.uuid() }),
  status: 201,
  refuses: ['term-out-of-bounds'],
});

export const withdrawConsent = route({
  id: 'plans.withdraw-consent',
  method: 'POST',
  path: '/consents/{consentId}/withdrawal',
  tag: 'plans',
  summary: 'Somebody takes a tick back; it stays on record that it was given',
  access: { may: 'plan.consent', purposes: casePurposes },
  params: z.object({ consentId: ConsentId }),
  body: z.object({ withdrawnOn: IsoDate, note: optionalWords(400) }),
  returns: z.object({ version: Version }),
  status: 201,
  etag: true,
  ifMatch: true,
  refuses: ['already-ended', 'term-out-of-bounds'],
});
