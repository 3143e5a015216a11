import { z } from 'zod';
import {
  bilingual,
  Colleague,
  IncompleteDate,
  Instant,
  IsoDate,
  optionalWords,
  page,
  PageQuery,
  Part,
  text,
  Version,
  words,
} from './common.ts';
import { ConcernId, DraftId, HeldFunctionId } from './ids.ts';
import { route } from './route.ts';
import {
  ConcernDecision,
  ConcernReading,
  Outcome,
  PoolRequest,
  ReadingStage,
  SecondReading,
  SenderShield,
  ShieldGround,
} from './second-reading.ts';
import { LaterGround, LaterNotice, ParentsTold, Telling } from './telling.ts';

export { Outcome };

/** agrees: they know and are fine with it; refuses: they know and do not want it; yes: they know. */
export const FamilyKnows = z.enum(['agrees', 'yes', 'refuses', 'partly', 'no']);
export type FamilyKnows = z.infer<typeof FamilyKnows>;

/** One way that is open to the sender: whom to turn to, on which basis, on which condition. */
export const ConcernWay = z.object({
  way: z.enum(['danger', 'abuse', 'absence', 'worry']),
  to: z.array(
    z.object({
      receiver: z.string(),
      name: bilingual,
      telephones: z.array(bilingual.extend({ number: z.string() })),
      rule: z.string().describe('Number of the sharing rule in content/'),
      article: z.string(),
      why: bilingual,
      condition: bilingual,
      asks: z
        .enum(['nothing', 'telling', 'knowing', 'agreeing'])
        .describe('Of the family, before anything is shared'),
      mark: z.string().describe('unsure: a jurist has yet to look'),
      checkedOn: IsoDate,
      isReport: z.boolean().describe('Whether turning to it is a report to Veilig Thuis'),
    }),
  ),
});
export type ConcernWay = z.infer<typeof ConcernWay>;

const Passing = z.enum(['allowed', 'with-reason', 'not-yet']);
const PassingBy = z.object({ agrees: Passing, yes: Passing, refuses: Passing, partly: Passing, no: Passing });

export const getWays = route({
  id: 'concerns.ways',
  method: 'GET',
  path: '/concern-ways',
  tag: 'concerns',
  summary: 'The ways that the sharing rules open to the reader’s function; no rule, no way',
  access: { signedIn: 'content: what the sharing rules say for a function; nobody’s data' },
  returns: z.object({
    ways: z.array(ConcernWay),
    passing: z
      .object({ now: PassingBy, danger: PassingBy.describe('When there is danger now') })
      .describe('Whether a concern may go to the desk, for each thing the family knows or thinks'),
    otherWay: bilingual.describe('What one can do when it may not'),
    shieldGrounds: z.array(ShieldGround).describe('Grounds on which a sender may ask to be shielded'),
  }),
});

/** The six questions of "Zorg doorgeven". In a draft every answer may still be open. */
export const ConcernAnswers = z.object({
  dangerNow: z.boolean().nullable(),
  childName: optionalWords(120),
  childAge: optionalWords(60).describe('Leeftijd of geboortedatum, zoals de afzender het weet'),
  childSchool: optionalWords(120),
  observed: optionalWords(4000).describe('Wat zag of hoorde u?'),
  observedWhen: optionalWords(120),
  firstHand: z.boolean().nullable().describe('Zelf gezien of gehoord'),
  toldBy: optionalWords(120).describe('Van wie gehoord, als het niet zelf gezien is'),
  tellerAgrees: z
    .boolean()
    .nullable()
    .describe('Who told it agrees that the family knows; otherwise shielded'),
  goesWell: optionalWords(2000),
  doneSoFar: optionalWords(2000),
  familyKnows: FamilyKnows.nullable(),
  familyKnowsNote: optionalWords(1000).describe('Waarom (nog) niet'),
  reachMe: optionalWords(200),
  shieldGround: optionalWords(40).describe('Asks to be shielded, on this ground'),
});
export type ConcernAnswers = z.infer<typeof ConcernAnswers>;

export const Feedback = z.enum(['received', 'contacting-family', 'nothing-further']);

export const Draft = z.object({
  draftId: z.uuid(),
  state: z.enum(['draft', 'sent']),
  answers: ConcernAnswers,
  updatedAt: Instant,
  sentAt: Instant.nullable(),
  feedback: Feedback.nullable(),
  feedbackAt: Instant.nullable(),
  shieldAnswer: z
    .enum(['asked', 'agreed', 'refused', 'opened'])
    .nullable()
    .describe('What became of asking to be shielded; null: not asked'),
  shieldOpensOn: IsoDate.nullable().describe(
    'Refused: from this day family and team may read who passed it on',
  ),
  version: Version,
});
export type Draft = z.infer<typeof Draft>;

export const DraftRow = z.object({
  draftId: z.uuid(),
  state: z.enum(['draft', 'sent']),
  childName: z.string().nullable(),
  updatedAt: Instant,
  sentAt: Instant.nullable(),
  feedback: Feedback.nullable(),
});

export const startDraft = route({
  id: 'concerns.start-draft',
  method: 'POST',
  path: '/concern-drafts',
  tag: 'concerns',
  summary: 'Start passing on a concern: a draft of one’s own, kept on the server',
  access: { may: 'concern.draft', purposes: ['own-messages'] },
  body: ConcernAnswers.partial(),
  returns: z.object({ draftId: z.uuid(), version: Version }),
  status: 201,
  etag: true,
});

export const listDrafts = route({
  id: 'concerns.list-drafts',
  method: 'GET',
  path: '/concern-drafts',
  tag: 'concerns',
  summary: 'One’s own drafts and the concerns one has passed on, newest first',
  access: { look: 'listed', purposes: ['own-messages'] },
  query: PageQuery,
  returns: page(DraftRow),
});

export const getDraft = route({
  id: 'concerns.get-draft',
  method: 'GET',
  path: '/concern-drafts/{draftId}',
  tag: 'concerns',
  summary: 'One’s own draft, or one’s copy of what was passed on with the feedback',
  access: { look: 'opened', purposes: ['own-messages'] },
  params: z.object({ draftId: DraftId }),
  returns: Draft,
  etag: true,
});

export const saveDraft = route({
  id: 'concerns.save-draft',
  method: 'PUT',
  path: '/concern-drafts/{draftId}',
  tag: 'concerns',
  summary: 'Save a draft (autosave; not a look)',
  access: { may: 'concern.draft', purposes: ['own-messages'] },
  params: z.object({ draftId: DraftId }),
  body: ConcernAnswers,
  returns: z.object({ version: Version, savedAt: Instant }),
  etag: true,
  ifMatch: true,
  refuses: ['already-sent'],
});

export const discardDraft = route({
  id: 'concerns.discard-draft',
  method: 'DELETE',
  path: '/concern-drafts/{draftId}',
  tag: 'concerns',
  summary: 'Throw a draft away; its words are erased',
  access: { may: 'concern.draft', purposes: ['own-messages'] },
  params: z.object({ draftId: DraftId }),
  status: 204,
  ifMatch: true,
  refuses: ['already-sent'],
});

export const passOnConcern = route({
  id: 'concerns.pass-on',
  method: 'POST',
  path: '/concern-drafts/{draftId}/passing-on',
  tag: 'concerns',
  summary: 'Pass the concern on to the intake desk. This is no report to Veilig Thuis',
  access: { may: 'concern.pass-on', purposes: ['own-messages'] },
  params: z.object({ draftId: DraftId }),
  returns: z.object({ draftId: z.uuid(), decideBy: IsoDate }),
  status: 201,
  ifMatch: true,
  refuses: ['draft-incomplete', 'no-way-to-desk', 'no-desk', 'already-sent'],
});

/** The safety look, the same day by one: is the child safe tonight, or must something be done now? */
export const SafetyLook = z.object({
  outcome: z.enum(['safe-tonight', 'act-now']),
  words: z.string(),
  lookedBy: z.string(),
  lookedAt: Instant,
});
export type SafetyLook = z.infer<typeof SafetyLook>;

export const ConcernRow = z.object({
  concernId: z.uuid(),
  childName: z.string(),
  childAge: z.string(),
  dangerNow: z.boolean(),
  sender: Colleague.pick({ label: true, organisation: true }),
  receivedAt: Instant,
  lookBy: IsoDate.describe('Veiligheidsblik: dezelfde dag'),
  safety: SafetyLook.shape.outcome.nullable().describe('Of the last safety look; null: nobody looked yet'),
  lookOverdue: z.boolean(),
  decideBy: IsoDate.describe('Besluit: binnen vijf werkdagen'),
  overdue: z.boolean(),
  call: z
    .object({ callId: z.uuid(), caller: z.string(), on: IsoDate })
    .nullable()
    .describe('Eerst bellen: who calls the sender first, and when; null: nobody'),
  version: Version,
});
export type ConcernRow = z.infer<typeof ConcernRow>;

/** Of a concern about which the sender is or was called. */
export const SenderCall = z.object({
  callId: z.uuid(),
  caller: z.string(),
  on: IsoDate.nullable().describe('Null: nobody calls any more'),
  heard: z.object({ words: z.string(), by: z.string(), at: Instant }).nullable(),
});
export type SenderCall = z.infer<typeof SenderCall>;

export const listConcerns = route({
  id: 'concerns.list',
  method: 'GET',
  path: '/concerns',
  tag: 'concerns',
  summary: 'Concerns waiting at the reader’s desks, by the date a decision is due',
  access: { look: 'listed', purposes: ['intake'] },
  query: PageQuery,
  returns: page(ConcernRow),
});

/** How the desk weighs another explanation. In words: nothing is counted or added up. */
export const Likelihood = z.enum(['ruled-out', 'possible', 'likely']);
export type Likelihood = z.infer<typeof Likelihood>;

/** The desk codes a concern to the barrier model, in the order in which it chose. The sender is never asked. */
export const Coding = z.object({
  modelVersion: z.iso.date().describe('Of the barrier model that was read'),
  signals: z
    .array(
      z.object({
        signalId: text(20),
        alternatives: z
          .array(z.object({ words: text(200), likelihood: Likelihood }))
          .max(10)
          .describe(
            'Every other explanation that the model names, and no other; none for a child’s own words',
          ),
      }),
    )
    .max(12)
    .describe('Empty: none of these'),
});
export type Coding = z.infer<typeof Coding>;

/** What was coded, in the words that the model had then. */
export const CodedSignal = z.object({
  signalId: z.string(),
  nl: z.string(),
  en: z.string(),
  contextOnly: z.boolean(),
  ownDisclosure: z.boolean(),
  alternatives: z.array(z.object({ words: z.string(), likelihood: Likelihood })),
});
export type CodedSignal = z.infer<typeof CodedSignal>;

export const KeptCoding = z.object({
  modelVersion: z.iso.date(),
  signals: z.array(CodedSignal).describe('Empty: none of these'),
  codedBy: z.string(),
  codedAt: Instant,
});
export type KeptCoding = z.infer<typeof KeptCoding>;

export const Concern = z.object({
  concernId: z.uuid(),
  state: z.enum(['received', 'weighed']),
  sender: Colleague,
  dangerNow: z.boolean(),
  childName: z.string(),
  childAge: z.string(),
  childSchool: z.string().nullable(),
  observed: z.string(),
  observedWhen: z.string(),
  firstHand: z.boolean(),
  toldBy: z.string().nullable(),
  tellerAgrees: z.boolean().nullable(),
  goesWell: z.string(),
  doneSoFar: z.string(),
  familyKnows: FamilyKnows,
  familyKnowsNote: z.string().nullable(),
  reachMe: z.string(),
  receivedAt: Instant,
  lookBy: IsoDate,
  decideBy: IsoDate,
  overdue: z.boolean(),
  frame: z.string(),
  outcome: Outcome.nullable(),
  outcomeReason: z.string().nullable(),
  passedOnTo: z.string().nullable(),
  caseReference: z.string().nullable(),
  /** Newest first. */
  safetyLooks: z.array(SafetyLook),
  /** Newest first: calls that are still to be made, and what was heard. */
  calls: z.array(SenderCall),
  /** Null when nobody coded the concern, which is allowed. */
  coding: KeptCoding.nullable(),
  /** As far as it can be read from what the sender wrote. */
  ageInYears: z.int().nullable(),
  mayWeigh: z.boolean(),
  mayLook: z.boolean(),
  /** The reader passed it on: somebody else weighs it. */
  ownConcern: z.boolean(),
  /** Newest first; the first of them stands when the concern is weighed. */
  decisions: z.array(ConcernDecision),
  /** Newest first. */
  readings: z.array(ConcernReading),
  /** Null as long as there is no decision that stands. */
  second: SecondReading.nullable(),
  /** What the reader may say as second or third reader; null: nothing now. */
  mayRead: ReadingStage.nullable(),
  /** Newest first: readers of other municipalities who were asked. */
  pool: z.array(PoolRequest),
  mayAskPool: z.boolean(),
  shield: SenderShield.nullable(),
  /** Null: nobody is told here, as it goes on in a case or is not decided. */
  parentsTold: ParentsTold.nullable(),
  /** Newest first. */
  later: z.array(LaterNotice),
  laterGrounds: z.array(LaterGround),
  /** A child told it, or there is danger: first look whether telling is safe. */
  tellWithCare: z.boolean(),
  mayTell: z.boolean(),
  version: Version,
});
export type Concern = z.infer<typeof Concern>;

export const getConcern = route({
  id: 'concerns.open',
  method: 'GET',
  path: '/concerns/{concernId}',
  tag: 'concerns',
  summary: 'A concern at the desk, in the words of the sender',
  access: { look: 'opened', purposes: ['intake'] },
  params: z.object({ concernId: ConcernId }),
  returns: Concern,
  etag: true,
});

/** A person from the population register, as far as the desk needs to recognise a child. The reference is opaque and expires. */
export const ChildCandidate = z.object({
  childRef: z.string().max(2000),
  givenNames: z.string(),
  surnamePrefix: z.string().nullable(),
  surname: z.string(),
  birthDate: IncompleteDate,
  municipality: z.string().nullable(),
  maskedBsn: z.string(),
  secret: z.boolean(),
  runningCase: z
    .object({
      reference: z.string(),
      frame: z.string(),
      leadLabel: z.string(),
      leadPhone: z.string().nullable(),
    })
    .nullable()
    .describe('Loopt er al iets bij ons?'),
});

export const findChild = route({
  id: 'concerns.find-child',
  method: 'POST',
  path: '/concerns/{concernId}/child-searches',
  tag: 'concerns',
  summary:
    'Find the child of this concern in the population register, one person at a time, with purpose and basis',
  access: { look: 'searched', purposes: ['intake'] },
  params: z.object({ concernId: ConcernId }),
  body: z.union([
    z.object({
      bsn: z
        .string()
        .trim()
        .regex(/^\d{9}$/, 'Een BSN heeft negen cijfers'),
    }),
    z.object({ surname: words(100), birthYear: z.int().min(1900).max(2100), birthDate: IsoDate.optional() }),
  ]),
  returns: z.object({ candidates: z.array(ChildCandidate) }),
  refuses: ['person-not-found', 'too-many-found', 'birth-date-needed', 'register-unavailable'],
});

export const codeConcern = route({
  id: 'concerns.code',
  method: 'PUT',
  path: '/concerns/{concernId}/coding',
  tag: 'concerns',
  summary: 'Code a concern to the barrier model: what is seen or heard, and what it can be besides',
  access: { may: 'concern.code', purposes: ['intake'] },
  params: z.object({ concernId: ConcernId }),
  body: Coding,
  returns: z.object({
    version: Version,
    coding: KeptCoding,
    outsideAge: z.array(z.string()).describe('Signals that the model names for another age: a warning'),
  }),
  etag: true,
  ifMatch: true,
  refuses: ['already-weighed', 'own-concern', 'coding-does-not-fit'],
});

export const lookAtSafety = route({
  id: 'concerns.look-at-safety',
  method: 'POST',
  path: '/concerns/{concernId}/safety-looks',
  tag: 'concerns',
  summary: 'Record the safety look: safe tonight, or act now, and in words on what that rests',
  access: { may: 'concern.look-at-safety', purposes: ['intake'] },
  params: z.object({ concernId: ConcernId }),
  body: z.object({ outcome: SafetyLook.shape.outcome, words: words(1000) }),
  returns: z.object({ version: Version, look: SafetyLook }),
  status: 201,
  etag: true,
  ifMatch: true,
  refuses: ['already-weighed'],
});

const withReason = {
  reason: words(2000),
  secondReaderHeldFunctionId: HeldFunctionId.nullable()
    .default(null)
    .describe('Who is asked to read it afterwards; null: anybody of the desk'),
};

const withTelling = {
  ...withReason,
  telling: Telling.optional().describe('Without it: the desk tells, on the last day of the law'),
};

export const Weighing = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('no-follow-up'), ...withTelling }),
  z.object({ outcome: z.literal('advice-given'), ...withTelling }),
  z.object({ outcome: z.literal('passed-on'), ...withTelling, passedOnTo: words(200) }),
  z.object({ outcome: z.literal('joined-to-case'), ...withReason, caseReference: words(20) }),
  z.object({
    outcome: z.literal('case-opened'),
    ...withReason,
    headline: words(300).describe('Waar het om gaat, in één zin die het gezin mag lezen'),
    /** From a search (childRef), or typed when the register does not know the child. */
    children: z
      .array(
        z.union([
          z.object({ childRef: z.string().max(2000) }),
          z.object({
            givenNames: words(120),
            surnamePrefix: optionalWords(20),
            surname: words(120),
            birthDate: IncompleteDate,
          }),
        ]),
      )
      .min(1)
      .max(12),
    lifeDomains: z
      .array(Part)
      .min(1)
      .max(7)
      .describe('The parts to open; the words of the sender go into the first'),
    leadHeldFunctionId: HeldFunctionId,
    deputyHeldFunctionId: HeldFunctionId,
    parentsInformed: z.enum(['by-first-contact', 'by-sender', 'postponed']),
    parentsInformedOn: IsoDate,
    parentsPostponedGround: optionalWords(40).default(null).describe('With postponed: a ground of the list'),
    parentsPostponedBecause: optionalWords(1000),
    nextLookBackOn: IsoDate.optional().describe('Without it: the term of the frame'),
  }),
]);
export type Weighing = z.infer<typeof Weighing>;

export const weighConcern = route({
  id: 'concerns.weigh',
  method: 'POST',
  path: '/concerns/{concernId}/weighing',
  tag: 'concerns',
  summary:
    'Weigh the concern: outcome and reason. Opening a case names a first contact and a deputy in the same act',
  access: { may: 'concern.weigh', purposes: ['intake'] },
  params: z.object({ concernId: ConcernId }),
  body: Weighing,
  returns: z.object({
    outcome: Outcome,
    caseId: z.uuid().nullable(),
    caseReference: z.string().nullable(),
    readBefore: IsoDate.nullable().describe('Until when it is read afterwards; null: read along already'),
  }),
  status: 201,
  ifMatch: true,
  refuses: [
    'already-weighed',
    'own-concern',
    'child-has-open-case',
    'colleague-not-eligible',
    'lead-is-deputy',
    'unknown-life-domain',
    'no-such-case',
    'term-out-of-bounds',
    'person-not-found',
    'register-unavailable',
  ],
});
