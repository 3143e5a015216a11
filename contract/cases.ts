import { z } from 'zod';
import {
  casePurposes,
  Colleague,
  IncompleteDate,
  Instant,
  IsoDate,
  Level,
  page,
  PageQuery,
  Part,
  Purpose,
  Version,
  words,
} from './common.ts';
import { CasePerson, ChildStanding } from './family.ts';
import { CaseId, ChildId, HeldFunctionId } from './ids.ts';
import { OwnNumber } from './own-number.ts';
import { Directing, GoalTerm, TakingPart } from './plans.ts';
import { route } from './route.ts';
import { caseNow, seenNow } from './theirs.ts';

export const CaseRow = z.object({
  caseId: z.uuid(),
  reference: z.string(),
  headline: z.string(),
  children: z.array(z.string()),
  phase: z.int(),
  phaseTitle: z.string(),
  closed: z.boolean(),
  nextLookBackOn: IsoDate,
  myRole: z.enum(['first-contact', 'director', 'deputy', 'team']),
});

export const listCases = route({
  id: 'cases.list',
  method: 'GET',
  path: '/cases',
  tag: 'cases',
  summary: 'Cases the reader has access to, newest access first',
  access: { look: 'listed', purposes: casePurposes },
  query: PageQuery,
  returns: page(CaseRow),
});

export const searchCases = route({
  id: 'cases.search',
  method: 'POST',
  path: '/case-searches',
  tag: 'cases',
  summary:
    'Find one’s own case by its number, by the own organisation’s number, or by surname and birth year of a child',
  access: { look: 'searched', purposes: casePurposes },
  body: z.union([
    z.object({ reference: words(40).describe('Of the case, or of the own organisation') }),
    z.object({ surname: words(100), birthYear: z.int().min(1900).max(2100) }),
  ]),
  returns: z.object({ items: z.array(CaseRow) }),
});

export const Child = z.object({
  childId: z.uuid(),
  name: z.string(),
  birthDate: IncompleteDate,
  age: z.int().nullable(),
  municipality: z.string().nullable(),
  secret: z.boolean(),
  hasAddress: z.boolean().describe('Whether there is an address that this reader may ask for'),
  lastSeenOn: IsoDate.nullable(),
  lastSeenBy: z.string().nullable(),
  lastSeenAlone: z.boolean().nullable(),
  standing: ChildStanding.nullable().describe('Only for who may read the whole case in detail'),
  version: Version,
});

export const Fact = z.object({
  factId: z.uuid(),
  part: Part,
  side: z.enum(['worry', 'goes-well']),
  kind: z.enum(['observation', 'told-by', 'judgement', 'decision']),
  words: z.string(),
  observer: z.string().nullable().describe('Null: shielded'),
  observedWhen: z.string(),
  sourceOrganisation: z.string().nullable().describe('Null: shielded'),
  sourceShielded: z.boolean().describe('Who said it is shielded; named to who leads the case alone'),
  sourceConditions: z.string().nullable(),
  views: z
    .array(z.object({ who: z.string(), words: z.string(), saidOn: IsoDate }))
    .describe('Kijk van de ouder: what each of the family says of it, the last of each'),
  version: Version,
});

export const Goal = z.object({
  goalId: z.uuid(),
  part: Part,
  words: z.string(),
  whose: z.string(),
  term: GoalTerm.nullable().describe('Null: nobody said'),
  scores: z
    .array(z.object({ score: z.int().min(0).max(10), givenBy: z.string(), givenOn: IsoDate }))
    .describe('What somebody of the family said of it, oldest first; nothing is sorted by it'),
});

export const Agreement = z.object({
  agreementId: z.uuid(),
  part: Part,
  goalId: z.uuid().nullable(),
  kind: z.enum(['help', 'safety', 'limit']),
  what: z.string(),
  keeper: z.string().describe('Wie: functie en organisatie, of iemand van gezin of netwerk'),
  keptBy: z.object({ heldFunctionId: z.uuid() }).nullable(),
  keeperPhone: z.string().nullable(),
  keeperOrganisation: z.string().nullable().describe('Null: somebody of family or network keeps it'),
  mine: z.boolean(),
  dueOn: IsoDate,
  state: z.enum(['open', 'waiting', 'kept', 'partly', 'not-kept', 'handed-over', 'let-go']),
  note: z.string().nullable(),
  overdue: z.boolean(),
  mayAnswer: z.boolean(),
  watcher: z
    .object({ heldFunctionId: z.uuid(), label: z.string() })
    .nullable()
    .describe('Wie let op? Null: whoever leads the case'),
  ifNot: z.string().nullable().describe('Wat als het niet lukt? Null: bespreken, daarna opschalen'),
  lookBackOn: IsoDate.nullable().describe('Null: the look-back date of the plan'),
  offerId: z.uuid().nullable().describe('The help beside a limit, when the reader has that part too'),
  nextCheckOn: IsoDate.nullable().describe('When the weekly question about a safety agreement is due'),
  lastCheck: z
    .object({ on: IsoDate, holds: z.enum(['yes', 'partly', 'no']), note: z.string().nullable() })
    .nullable(),
  mayCheck: z.boolean(),
  mayChange: z.boolean(),
  mayCorrect: z.boolean(),
  earlier: z
    .array(
      z.object({
        what: z.string(),
        keeper: z.string(),
        dueOn: IsoDate,
        reason: z.string(),
        correctedBy: z.string(),
        correctedAt: Instant,
      }),
    )
    .describe('What it said before it was corrected, the last first'),
  waiting: z
    .object({
      organisation: z.string(),
      since: IsoDate,
      expectedOn: IsoDate.nullable(),
      bridge: z.string().nullable(),
    })
    .nullable(),
  settled: z.object({ on: IsoDate, note: z.string() }).nullable(),
  version: Version,
});

/** One tick of one person. None of them is the legal basis. */
export const Consent = z.object({
  consentId: z.uuid(),
  kind: z.enum(['help', 'secrecy', 'plan']),
  person: z.string(),
  givenOn: IsoDate,
  note: z.string().nullable(),
  lifted: z.object({ by: z.string(), about: z.string(), until: IsoDate }).nullable(),
  withdrawn: z.object({ on: IsoDate, note: z.string().nullable() }).nullable(),
  version: Version,
});

export const PartOfCase = z.object({
  part: Part,
  title: z.string(),
  myLevel: Level,
});

/** One grant on the case, as the team page shows it: who may see what, until when, on which basis. */
export const TeamMember = z.object({
  grantId: z.uuid(),
  role: z.enum(['first-contact', 'director', 'deputy', 'team']),
  colleague: Colleague,
  parts: z.array(z.object({ part: Part, title: z.string(), level: Level })),
  basis: z.string(),
  reason: z
    .string()
    .nullable()
    .describe('Waarom heeft deze persoon dit nodig? Only for lead, deputy and the person concerned'),
  validUntil: Instant.nullable(),
  state: z.enum(['invited', 'live', 'reading-only', 'ended']),
  mine: z.boolean(),
  away: z.boolean().describe('Noted as away today'),
  disclosed: z.boolean().describe('Given to another organisation: a disclosure is on record'),
  version: Version,
});

/** Waarom mag ik dit zien? One line for each grant by which this case is open to the reader. */
export const Why = z.object({
  role: z.enum(['first-contact', 'director', 'deputy', 'team']),
  function: z.string(),
  purpose: Purpose,
  basisArticle: z.string(),
  basisNecessity: z.string(),
  basisReviewLapsed: z.boolean(),
  reason: z.string(),
  givenBy: z.string().nullable(),
  since: Instant,
  until: Instant.nullable(),
  parts: z.array(z.object({ part: Part, title: z.string(), level: Level })),
});

export const Case = z.object({
  caseId: z.uuid(),
  reference: z.string(),
  ownNumber: OwnNumber.nullable().describe('Null: the reader has the case through another organisation'),
  headline: z.string(),
  frame: z.object({ code: z.string(), title: z.string(), controller: z.string(), contactPoint: z.string() }),
  state: z.enum(['open', 'closed']),
  line: z.enum(['simple', 'tailored']).describe('Enkelvoudig, or maatwerk met regisseur'),
  phase: z.int(),
  phaseTitle: z.string().describe('As said on screen'),
  phaseName: z.string().describe('As the profession calls it'),
  openedAt: Instant,
  nextLookBackOn: IsoDate,
  directing: Directing,
  takingPart: z
    .object({
      now: TakingPart.nullable(),
      earlier: z.array(TakingPart).describe('The newest first, at most twenty'),
      version: Version.describe('1: nothing is recorded'),
    })
    .nullable()
    .describe('Doet het gezin mee? Only for who may read the whole case in detail'),
  parentsInformed: z.enum(['by-first-contact', 'by-sender', 'postponed']),
  parentsInformedOn: IsoDate,
  parentsTold: z.boolean().describe('Said to be done; otherwise the day is a plan'),
  lead: Colleague.nullable(),
  leadRole: z.enum(['first-contact', 'director']),
  deputy: Colleague.nullable(),
  children: z.array(Child),
  people: z.array(CasePerson),
  parts: z.array(PartOfCase),
  facts: z.array(Fact),
  goals: z.array(Goal),
  askFromGoals: z
    .int()
    .nullable()
    .describe('With this many goals the page asks before one more, and never refuses it. A working term'),
  agreements: z.array(Agreement),
  missed: z
    .array(z.object({ organisation: z.string(), times: z.int() }))
    .describe('Agreements that an organisation did not keep, for each organisation and never for a person'),
  consents: z.array(Consent),
  team: z.array(TeamMember),
  why: z.array(Why),
  /** Parts that are shielded look the same on every case. */
  may: z.object({
    giveAccess: z.boolean(),
    appoint: z.boolean(),
    openPart: z.boolean(),
    change: z.boolean(),
    consent: z.boolean(),
  }),
  version: Version,
});
export type Case = z.infer<typeof Case>;

export const openCase = route({
  id: 'cases.open',
  method: 'GET',
  path: '/cases/{caseId}',
  tag: 'cases',
  summary: 'Open a case: what the reader’s grants show of it, and why',
  access: { look: 'opened', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  returns: Case,
  etag: true,
});

export const changeCase = route({
  id: 'cases.change',
  method: 'PATCH',
  path: '/cases/{caseId}',
  tag: 'cases',
  summary: 'Change headline, phase, line or look-back date, or say that the parents were told',
  access: { may: 'case.change', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  body: z
    .object({
      headline: words(300),
      phase: z.int().min(1).max(8),
      nextLookBackOn: IsoDate,
      line: z.object({ to: z.enum(['simple', 'tailored']), because: words(400) }),
      parentsToldOn: IsoDate.describe('Whoever leads the case told the parents on this day'),
    })
    .partial()
    .refine(change => Object.keys(change).length > 0, 'Zeg wat er verandert'),
  returns: z.object({ version: Version }),
  etag: true,
  ifMatch: true,
  theirs: caseNow,
  refuses: [
    'director-needed',
    'term-out-of-bounds',
    'child-not-spoken',
    'family-not-informed',
    'look-back-not-set',
    'already-done',
    'notice-postponed',
  ],
});

export const appoint = route({
  id: 'cases.appoint',
  method: 'POST',
  path: '/cases/{caseId}/appointments',
  tag: 'cases',
  summary:
    'Name a director, another first contact, or a deputy; the predecessor’s access ends when the successor’s begins',
  access: { may: 'case.appoint', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  body: z.object({ role: z.enum(['first-contact', 'director', 'deputy']), heldFunctionId: HeldFunctionId }),
  returns: z.object({ version: Version }),
  status: 201,
  etag: true,
  ifMatch: true,
  refuses: ['colleague-not-eligible', 'lead-is-deputy', 'director-needed', 'source-condition'],
});

export const openPart = route({
  id: 'cases.open-part',
  method: 'POST',
  path: '/cases/{caseId}/parts',
  tag: 'cases',
  summary: 'Open a life domain because a goal or worry needs it',
  access: { may: 'case.open-part', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  body: z.object({ lifeDomain: Part }),
  returns: z.object({ lifeDomain: Part }),
  status: 201,
  refuses: ['unknown-life-domain', 'already-open'],
});

export const recordSeen = route({
  id: 'cases.record-seen',
  method: 'PUT',
  path: '/cases/{caseId}/children/{childId}/last-seen',
  tag: 'cases',
  summary: 'Laatst gezien en gesproken: when, by whom, alone or not',
  access: { may: 'case.record-seen', purposes: casePurposes },
  params: z.object({ caseId: CaseId, childId: ChildId }),
  body: z.object({ seenOn: IsoDate, seenBy: words(120), alone: z.boolean() }),
  returns: z.object({ version: Version }),
  etag: true,
  ifMatch: true,
  theirs: seenNow,
  refuses: ['term-out-of-bounds'],
});

export const revealAddress = route({
  id: 'cases.reveal-address',
  method: 'GET',
  path: '/cases/{caseId}/children/{childId}/address',
  tag: 'cases',
  summary: 'Show where a child lives, one child at a time, asked for on purpose',
  access: { look: 'opened', purposes: casePurposes },
  params: z.object({ caseId: CaseId, childId: ChildId }),
  returns: z.object({ lines: z.array(z.string()), secret: z.boolean() }),
});

export const LookRow = z.object({
  lookedAt: Instant,
  kind: z.enum(['listed', 'opened']),
  act: z.string(),
  part: Part,
  partTitle: z.string(),
  label: z.string(),
  functionTitle: z.string(),
  organisation: z.string(),
  purpose: Purpose,
});

export const listLooks = route({
  id: 'cases.looks',
  method: 'GET',
  path: '/cases/{caseId}/looks',
  tag: 'cases',
  summary: 'Wie heeft gekeken? Who looked at the parts the reader may read, newest first',
  access: { look: 'opened', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  query: PageQuery,
  returns: page(LookRow),
});
