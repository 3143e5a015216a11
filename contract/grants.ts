import { z } from 'zod';
import { casePurposes, Instant, IsoDate, Level, page, PageQuery, Part, Version, words } from './common.ts';
import { CaseId, GrantId, HeldFunctionId } from './ids.ts';
import { route } from './route.ts';

export const giveAccess = route({
  id: 'grants.give',
  method: 'POST',
  path: '/cases/{caseId}/grants',
  tag: 'grants',
  summary:
    'Give a colleague access to parts of a case; to another organisation this is a disclosure and is recorded as one',
  access: { may: 'grant.give', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  body: z.object({
    heldFunctionId: HeldFunctionId,
    parts: z
      .array(z.object({ part: Part, level: Level }))
      .min(1)
      .max(10),
    basisCode: words(80),
    reason: words(300).describe('Waarom heeft deze persoon dit nodig? One line'),
    familyTold: words(300).describe('Weet het gezin dit? Told when, or why not yet'),
    until: IsoDate.optional().describe(
      'Last day; without it the next look-back date plus ten working days, six months at most',
    ),
  }),
  returns: z.object({ grantId: z.uuid(), lastDay: IsoDate }),
  status: 201,
  refuses: [
    'source-condition',
    'colleague-not-eligible',
    'basis-does-not-fit',
    'basis-review-lapsed',
    'level-too-high',
    'part-not-open',
    'term-out-of-bounds',
  ],
});

export const revokeAccess = route({
  id: 'grants.revoke',
  method: 'POST',
  path: '/grants/{grantId}/revocation',
  tag: 'grants',
  summary: 'End access at once: anyone’s on a case one directs, or one’s own',
  access: { may: 'grant.revoke', purposes: casePurposes },
  params: z.object({ grantId: GrantId }),
  body: z.object({ reason: words(300) }),
  returns: z.object({ version: Version }),
  status: 201,
  ifMatch: true,
  refuses: ['already-ended'],
});

/** Wie blijft erbij? Everybody's running access in one act; nothing is chosen beforehand. */
export const renewTeam = route({
  id: 'grants.renew',
  method: 'POST',
  path: '/cases/{caseId}/team-renewal',
  tag: 'grants',
  summary:
    'Who stays? Renews or ends all running access of the team in one act; renewed until the look-back date plus ten working days',
  access: { may: 'grant.renew', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  body: z.object({
    choices: z
      .array(z.object({ grantId: GrantId, version: Version, stays: z.boolean() }))
      .min(1)
      .max(100)
      .describe(
        'All of it: access that is missing here or has changed is refused, so that nobody is passed over',
      ),
    familyTold: words(300).describe('Weet het gezin dit? Told when, or why not yet'),
  }),
  returns: z.object({ lastDay: IsoDate }),
  status: 201,
  refuses: [
    'colleague-not-eligible',
    'basis-does-not-fit',
    'basis-review-lapsed',
    'term-out-of-bounds',
    'source-condition',
  ],
});

export const Invitation = z.object({
  grantId: z.uuid(),
  role: z.enum(['first-contact', 'director', 'deputy', 'team']),
  caseReference: z.string(),
  reason: z.string(),
  givenBy: z.string().nullable(),
  givenByPhone: z.string().nullable(),
  givenAt: Instant,
  until: Instant.nullable(),
  basis: z.string(),
  parts: z.array(z.object({ part: Part, level: Level })),
  children: z
    .array(z.string())
    .describe('Shown only on opening: to say whether there is a private tie one must know the family'),
});

export const listInvitations = route({
  id: 'grants.invitations',
  method: 'GET',
  path: '/invitations',
  tag: 'grants',
  summary: 'Cases the reader has been given access to and has not opened yet',
  access: { look: 'listed', purposes: casePurposes },
  query: PageQuery,
  returns: page(Invitation),
});

export const getInvitation = route({
  id: 'grants.invitation',
  method: 'GET',
  path: '/invitations/{grantId}',
  tag: 'grants',
  summary: 'One invitation, with the children’s names',
  access: { look: 'opened', purposes: casePurposes },
  params: z.object({ grantId: GrantId }),
  returns: Invitation,
});

export const answerInvitation = route({
  id: 'grants.answer',
  method: 'POST',
  path: '/invitations/{grantId}/answer',
  tag: 'grants',
  summary: '“Ik heb geen privéband met dit gezin”: opens the case; saying there is a tie closes it for good',
  access: { may: 'grant.answer', purposes: casePurposes },
  params: z.object({ grantId: GrantId }),
  body: z.object({ privateTie: z.boolean() }),
  returns: z.object({ caseId: z.uuid().nullable() }),
  status: 201,
});
