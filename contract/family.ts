import { z } from 'zod';
import { casePurposes, IsoDate, optionalWords, text, Version, words } from './common.ts';
import { CaseId, ChildId, PersonId } from './ids.ts';
import { route } from './route.ts';
import { personNow, standingNow } from './theirs.ts';

/** Known, in words; not registered, which is not "nobody"; or asked, and not answered yet. */
export const StandingAnswer = z.enum(['known', 'not-registered', 'asked']);
export type StandingAnswer = z.infer<typeof StandingAnswer>;

/** One sentence about a child, with date and source. */
export const Standing = z.object({
  answer: StandingAnswer,
  words: z.string().nullable().describe('Only when it is known'),
  source: z.string().describe('Waar dit staat, wie het zei, of aan wie het is gevraagd'),
  knownOn: IsoDate,
});
export type Standing = z.infer<typeof Standing>;

const Recorded = Standing.nullable();
/** What stands on top of each child, for who may read detail. */
export const ChildStanding = z.object({
  authority: Recorded.describe('Wie heeft gezag? Null: nog niet vastgelegd'),
  authorityVersion: Version,
  residence: Recorded.describe('Waar woont het kind? With a secret address it lies in the sealed part'),
  residenceVersion: Version,
});

export const Household = z.union([z.literal(1), z.literal(2)]).nullable();

/** Somebody of family or network; the children may live in two households. */
export const CasePerson = z.object({
  personId: z.uuid(),
  name: z.string(),
  role: z.string(),
  household: Household.describe('Null: lives somewhere else'),
  safeContact: z.string().nullable().describe('Hoe en wanneer veilig bereiken'),
  telephone: z.string().nullable().describe('What may be done with it stands in safeContact; on no paper'),
  supporter: z.boolean().describe('Steunfiguur: wie het gezin zelf vertrouwt; on no paper'),
  wish: z.string().nullable().describe('Wat wil hij of zij? In own words; on no paper'),
  gone: z.boolean().describe('Hoort er niet meer bij'),
  version: Version,
});
export type CasePerson = z.infer<typeof CasePerson>;

const sentence = { words: words(300), source: words(200), knownOn: IsoDate };
const asked = z.object({ answer: z.literal('asked'), source: words(200), knownOn: IsoDate });
const recording = {
  tag: 'cases',
  access: { may: 'case.record-family', purposes: casePurposes },
  returns: z.object({ version: Version }),
  etag: true,
  ifMatch: true,
  refuses: ['term-out-of-bounds'],
} as const;

export const recordAuthority = route({
  ...recording,
  id: 'family.record-authority',
  method: 'PUT',
  path: '/cases/{caseId}/children/{childId}/authority',
  summary: 'Wie heeft gezag? Known in one sentence, not registered, or asked; with date and source',
  params: z.object({ caseId: CaseId, childId: ChildId }),
  body: z.discriminatedUnion('answer', [
    z.object({ answer: z.literal('known'), ...sentence }),
    z.object({ answer: z.literal('not-registered'), source: words(200), knownOn: IsoDate }),
    asked,
  ]),
  theirs: standingNow,
});

export const recordResidence = route({
  ...recording,
  id: 'family.record-residence',
  method: 'PUT',
  path: '/cases/{caseId}/children/{childId}/residence',
  summary: 'Where the child lives, in one sentence; no address. With a secret address: in the sealed part',
  params: z.object({ caseId: CaseId, childId: ChildId }),
  body: z.discriminatedUnion('answer', [z.object({ answer: z.literal('known'), ...sentence }), asked]),
  theirs: standingNow,
});

/** Digits, with a plus in front, spaces and dashes between; a short number of a service has five. An empty box is no number. */
export const isTelephone = (typed: string): boolean =>
  typed === '' ||
  (/^\+? ?\d[\d -]{5,}$/.test(typed) && typed.length <= 20 && typed.replaceAll(/\D/g, '').length >= 5);
const Telephone = text(20).refine(
  isTelephone,
  'Vul een telefoonnummer in van 6 tot 20 tekens: cijfers, spaties, streepjes, en een plus vooraan',
);

const person = {
  name: words(120),
  role: words(120),
  household: Household,
  safeContact: optionalWords(400),
  telephone: Telephone.nullable(),
  supporter: z.boolean(),
  wish: optionalWords(400),
};

export const addPerson = route({
  id: 'family.add-person',
  method: 'POST',
  path: '/cases/{caseId}/people',
  tag: 'cases',
  summary:
    'Somebody of family or network, how and when to reach him or her safely, whether the family trusts him or her, and what he or she wants',
  access: { may: 'case.record-family', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  body: z.object(person),
  returns: z.object({ personId: z.uuid() }),
  status: 201,
});

export const changePerson = route({
  ...recording,
  id: 'family.change-person',
  method: 'PUT',
  path: '/cases/{caseId}/people/{personId}',
  summary:
    'Change who somebody is, in which household, how to reach him or her safely, whether the family trusts him or her, and what he or she wants',
  params: z.object({ caseId: CaseId, personId: PersonId }),
  body: z.object({ ...person, gone: z.boolean() }),
  refuses: [],
  theirs: personNow,
});
