import { z } from 'zod';
import { casePurposes, IsoDate, optionalWords, Part, Version, words } from './common.ts';
import { AgreementId, CaseId, GoalId, HeldFunctionId } from './ids.ts';
import { route } from './route.ts';

export const addGoal = route({
  id: 'plans.add-goal',
  method: 'POST',
  path: '/cases/{caseId}/goals',
  tag: 'plans',
  summary: 'A goal, in the family’s own words',
  access: { may: 'plan.write', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  body: z.object({ part: Part, words: words(400), whose: words(120) }),
  returns: z.object({ goalId: z.uuid() }),
  status: 201,
  refuses: ['part-not-open'],
});

/** Two answers per agreement: who does what, for when. The rest is inherited from the plan. */
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
    kind: z.enum(['help', 'safety']),
    what: words(400),
    keeper: z.union([z.object({ heldFunctionId: HeldFunctionId }), z.object({ name: words(120) })]),
    dueOn: IsoDate,
    goalId: GoalId.optional(),
  }),
  returns: z.object({ agreementId: z.uuid() }),
  status: 201,
  refuses: ['part-not-open', 'colleague-not-eligible', 'term-out-of-bounds'],
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
});
