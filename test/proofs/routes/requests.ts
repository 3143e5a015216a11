/**
 * One well-formed request for every route, against the rows of one family; a second one after '#' where a route has
 * two kinds of target. `target` is replaced by rows that do not exist to see what absence looks like.
 */
import { randomUUID } from 'node:crypto';
import { routes } from '#contract/index.ts';
import type { Route } from '#contract/route.ts';
import type { Call } from './house.ts';
import { birthYear, type Background } from './families.ts';
import { aCoding, aFact, aMeeting, aWeighing, heard, anAttachment, pdfSaying } from './template.ts';
import { stagedCalls, stageOf, type Stage } from './stages.ts';
import { nothing, type Target } from './targets.ts';

export interface Request {
  readonly route: Route;
  readonly variant: string;
  /** What is used up when it succeeds. */
  readonly spends: 'nothing' | 'session' | 'family';
  /** Whether the target is named in it, so that absence can be compared with being hidden. */
  readonly aims: boolean;
  /** How far the family is that it is asked of. */
  readonly stage: Stage;
  readonly call: MakeCall;
}

export const inDays = (days: number): string =>
  Temporal.Now.plainDateISO('Europe/Amsterdam').add({ days }).toString();

export const answers = {
  dangerNow: false,
  childName: 'Noor',
  childAge: '14 jaar',
  childSchool: null,
  observed: 'Mist lessen',
  observedWhen: 'vanmorgen',
  firstHand: true,
  toldBy: null,
  tellerAgrees: null,
  goesWell: 'Komt graag',
  doneSoFar: 'Gesprek gehad',
  familyKnows: 'agrees',
  familyKnowsNote: null,
  reachMe: '(0990) 12 34 08',
  shieldGround: null,
};

const aLook = { outcome: 'safe-tonight', words: 'Gebeld met moeder' };
/** What was said, as a contact note has it. */
export const said = {
  happenedOn: inDays(0),
  withWhom: 'Moeder',
  how: 'phone',
  reached: true,
  what: 'Belt terug na het overleg',
};

export const known = { answer: 'known', words: 'Bij oma', source: 'Moeder', knownOn: inDays(-1) };
export const somebody = {
  name: 'Mark',
  role: 'vader',
  household: 2,
  safeContact: null,
  telephone: null,
  supporter: false,
  wish: null,
};
/** A meeting to which the mother is asked; of the children it is said why not. */
const meetingOf = (t: Target) => aMeeting(inDays(9), t.personId, [t.childId, t.secretChildId]);

/** The plan on paper for somebody of the family with authority over one child. */
export const toParent = ({ childId, personId }: { readonly childId: string; readonly personId: string }) => ({
  reader: { kind: 'parent', personId, children: [childId] },
  agreedBy: [childId],
  lines: null,
});
export const doesNotHold = {
  askedBy: 'moeder',
  onBehalfOf: null,
  askedOn: inDays(0),
  wrong: 'Die brief klopt niet',
  shouldBe: null,
};

export const fiveLines = {
  running: 'School doet mee',
  agreed: null,
  worries: 'Slaapt slecht',
  familyShouldKnow: null,
  introducer: { name: 'De mentor' },
};
export const stated = {
  part: 'school-work',
  organisation: 'Veilig Thuis',
  saidBy: 'Medewerker',
  phone: null,
  how: 'letter',
  receivedOn: inDays(0),
  what: 'Draagt over aan het lokaal team',
  sharedBecause: null,
  condition: 'Niet naar de buren',
  withheldFrom: [],
};
export const restated = {
  organisation: 'Veilig Thuis',
  saidBy: 'Medewerker',
  phone: null,
  receivedOn: inDays(0),
  what: 'Houdt de melding zelf',
  sharedBecause: null,
  condition: 'Niet naar de buren',
  alsoWithheldFrom: [],
  reason: 'Verkeerd gehoord',
};
export const asked = {
  part: 'school-work',
  toWhom: 'Zorgcoördinator',
  because: 'Moeder weet het',
  question: 'Kan het rooster op maat ingaan?',
  answerBy: inDays(7),
};

type MakeCall = (target: Target, by: Background) => Call;
export type Calls = Readonly<Record<string, MakeCall>>;

const calls: Calls = {
  'session.options': () => ({}),
  'session.get': () => ({}),
  'session.end': () => ({}),
  'session.end-all': () => ({}),
  'session.act-as': t => ({ body: { heldFunctionId: t.ownFunctionId } }),
  'session.act-as#another': t => ({ body: { heldFunctionId: t.otherFunctionId } }),
  'session.colleagues': () => ({ query: { functions: 'case-director,team-manager' } }),
  'frames.list': () => ({}),
  'work.mine': () => ({}),
  'barrier-model.get': () => ({}),

  'concerns.start-draft': () => ({ body: { childName: 'Noor' } }),
  'concerns.list-drafts': () => ({}),
  'concerns.get-draft': t => ({ params: { draftId: t.draftId } }),
  'concerns.get-draft#sent': t => ({ params: { draftId: t.sentId } }),
  'concerns.save-draft': t => ({ params: { draftId: t.draftId }, body: answers, ifMatch: 2 }),
  'concerns.save-draft#sent': t => ({ params: { draftId: t.sentId }, body: answers, ifMatch: 4 }),
  'concerns.discard-draft': t => ({ params: { draftId: t.draftId }, ifMatch: 2 }),
  'concerns.pass-on': t => ({ params: { draftId: t.draftId }, ifMatch: 2 }),
  'concerns.list': () => ({}),
  'concerns.by-sender': () => ({}),
  'concerns.call-first': t => ({
    body: {
      concerns: [{ concernId: t.concernId, version: 1 }],
      callerHeldFunctionId: t.ownFunctionId,
      on: inDays(0),
    },
  }),
  'concerns.open-call': t => ({ params: { callId: t.callId } }),
  'concerns.hear-sender': t => ({
    params: { callId: t.callId },
    body: { heard: [{ concernId: t.concernId, version: 1, words: 'Praat eerst zelf' }] },
  }),
  'concerns.not-reached': t => ({ params: { callId: t.callId }, ifMatch: 1 }),
  'concerns.open': t => ({ params: { concernId: t.concernId } }),
  'concerns.open#weighed': t => ({ params: { concernId: t.weighedId } }),
  'concerns.find-child': t => ({
    params: { concernId: t.concernId },
    body: { surname: 'Kuipers', birthYear: 2020 },
  }),
  'concerns.find-child#running': t => ({ params: { concernId: t.concernId }, body: { bsn: t.bsn } }),
  'concerns.code': t => ({ params: { concernId: t.concernId }, ifMatch: 1, body: aCoding }),
  'concerns.code#weighed': t => ({ params: { concernId: t.weighedId }, ifMatch: 3, body: aCoding }),
  'concerns.ways': () => ({}),
  'concerns.check-words': () => ({ body: { texts: ['Komt moe op school'] } }),
  'concerns.look-at-safety': t => ({ params: { concernId: t.concernId }, ifMatch: 1, body: aLook }),
  'concerns.look-at-safety#weighed': t => ({ params: { concernId: t.weighedId }, ifMatch: 3, body: aLook }),
  'concerns.read': t => ({
    params: { concernId: t.concernId },
    ifMatch: 1,
    body: { stage: 'before', advice: 'advice-given', words: 'School kan dit zelf' },
  }),
  'concerns.read#after': t => ({
    params: { concernId: t.weighedId },
    ifMatch: 4,
    body: { stage: 'after', agrees: true, words: null },
  }),
  'concerns.read#third': t => ({
    params: { concernId: t.weighedId },
    ifMatch: 4,
    body: { stage: 'third', stands: true, words: 'Het blijft zo' },
  }),
  'concerns.to-read': () => ({}),
  'concerns.answer-shield': t => ({
    params: { concernId: t.concernId },
    ifMatch: 1,
    body: { agrees: true, words: 'Gebeld met de afzender' },
  }),
  'concerns.answer-shield#none': t => ({
    params: { concernId: t.weighedId },
    ifMatch: 4,
    body: { agrees: true, words: 'Gebeld met de afzender' },
  }),
  'pool.readers': () => ({}),
  'pool.ask': (t, by) => ({
    params: { concernId: t.weighedId },
    ifMatch: 4,
    body: { readerId: by.poolMember.heldFunctionPublicId },
  }),
  // nobody of that number stands in the pool
  'pool.ask#none': t => ({ params: { concernId: t.weighedId }, ifMatch: 4, body: { readerId: t.personId } }),
  'pool.open': t => ({ params: { poolReadingId: t.poolReadingId } }),
  'pool.answer': t => ({
    params: { poolReadingId: t.poolReadingId },
    body: { verdict: 'agrees', words: null },
  }),
  'concerns.tell-parents': t => ({
    params: { concernId: t.weighedId },
    ifMatch: 4,
    body: { on: inDays(0), whom: 'Moeder en vader', byWhom: 'Medewerker aanmeldpunt' },
  }),
  'concerns.tell-parents#none': t => ({
    params: { concernId: t.concernId },
    ifMatch: 1,
    body: { on: inDays(0), whom: 'Moeder en vader', byWhom: 'Medewerker aanmeldpunt' },
  }),
  'concerns.tell-later': t => ({
    params: { concernId: t.weighedId },
    ifMatch: 4,
    body: { ground: 'not-reached', because: 'Nog niet thuis', until: inDays(5) },
  }),
  // asked for, and not refused: there is nothing to open
  'concerns.open-shield': t => ({ params: { concernId: t.concernId }, ifMatch: 1 }),
  'concerns.weigh': t => ({
    params: { concernId: t.concernId },
    ifMatch: 1,
    body: { outcome: 'no-follow-up', reason: 'School pakt het op' },
  }),
  'concerns.weigh#join': t => ({
    params: { concernId: t.concernId },
    ifMatch: 1,
    body: { outcome: 'joined-to-case', reason: 'Hoort bij wat loopt', caseReference: t.reference },
  }),
  'concerns.weigh#open': (t, by) => ({
    params: { concernId: t.concernId },
    ifMatch: 1,
    body: {
      outcome: 'case-opened',
      reason: 'Er is meer aan de hand',
      headline: 'Weer naar school',
      children: [
        {
          givenNames: 'Noor',
          surnamePrefix: null,
          surname: 'Niemand',
          birthDate: { year: 2011, month: null, day: null },
        },
      ],
      lifeDomains: ['school-work'],
      leadHeldFunctionId: by.lead.heldFunctionPublicId,
      deputyHeldFunctionId: by.deputy.heldFunctionPublicId,
      parentsInformed: 'by-first-contact',
      parentsInformedOn: inDays(2),
      parentsPostponedBecause: null,
    },
  }),
  'concerns.weigh#again': t => ({
    params: { concernId: t.weighedId },
    ifMatch: 2,
    body: { outcome: 'advice-given', reason: 'Nog eens gewogen' },
  }),

  'cases.list': () => ({}),
  'cases.search': t => ({ body: { reference: t.reference } }),
  // as people type it
  'cases.search#own-number': t => ({ body: { reference: t.ownNumber.replaceAll('-', ' ') } }),
  'cases.search#foreign-number': t => ({ body: { reference: t.foreignNumber } }),
  'cases.search#name': t => ({ body: { surname: t.surname, birthYear } }),
  'cases.open': t => ({ params: { caseId: t.caseId } }),
  'cases.note-own-number': t => ({ params: { caseId: t.caseId }, ifMatch: 2, body: { number: 'Z-2' } }),
  'cases.change': t => ({ params: { caseId: t.caseId }, ifMatch: 1, body: { phase: 2 } }),
  'cases.appoint': (t, by) => ({
    params: { caseId: t.caseId },
    ifMatch: 1,
    body: { role: 'director', heldFunctionId: by.relief.heldFunctionPublicId },
  }),
  'cases.open-part': t => ({ params: { caseId: t.caseId }, body: { lifeDomain: 'safety' } }),
  'cases.record-seen': t => ({
    params: { caseId: t.caseId, childId: t.childId },
    ifMatch: 1,
    body: { seenOn: inDays(-1), seenBy: 'De jeugdverpleegkundige', alone: true },
  }),
  'cases.reveal-address': t => ({ params: { caseId: t.caseId, childId: t.childId } }),
  'cases.reveal-address#secret': t => ({ params: { caseId: t.caseId, childId: t.secretChildId } }),
  'cases.looks': t => ({ params: { caseId: t.caseId } }),

  'grants.give': (t, by) => ({
    params: { caseId: t.caseId },
    body: {
      heldFunctionId: by.manager.heldFunctionPublicId,
      parts: [{ part: 'headline', level: 'headline' }],
      basisCode: 'youth-team-manager',
      reason: 'Regelt een opvolger',
      familyTold: 'Ja',
    },
  }),
  'grants.revoke': t => ({
    params: { grantId: t.partnerGrantId },
    ifMatch: 2,
    body: { reason: 'Niet meer nodig' },
  }),
  'grants.revoke#own': t => ({
    params: { grantId: t.ownGrantId },
    ifMatch: 1,
    body: { reason: 'Mijn werk is klaar' },
  }),
  'grants.renew': t => ({
    params: { caseId: t.caseId },
    body: {
      choices: [
        { grantId: t.partnerGrantId, version: 2, stays: true },
        { grantId: t.invitedGrantId, version: 1, stays: false },
      ],
      familyTold: 'Ja, bij het terugkijken',
    },
  }),
  'grants.invitations': () => ({}),
  'grants.invitation': t => ({ params: { grantId: t.ownGrantId } }),
  'grants.invitation#another': t => ({ params: { grantId: t.invitedGrantId } }),
  'grants.answer': t => ({ params: { grantId: t.ownGrantId }, body: { privateTie: false } }),
  'grants.answer#tie': t => ({ params: { grantId: t.ownGrantId }, body: { privateTie: true } }),
  'grants.answer#another': t => ({ params: { grantId: t.invitedGrantId }, body: { privateTie: false } }),

  'plans.add-goal': t => ({
    params: { caseId: t.caseId },
    body: { part: 'school-work', words: 'Weer naar school', whose: 'Noor' },
  }),
  'plans.add-goal#money': t => ({
    params: { caseId: t.caseId },
    body: { part: 'money', words: 'Geen brieven meer', whose: 'Moeder' },
  }),
  'plans.add-goal#sealed': t => ({
    params: { caseId: t.caseId },
    body: { part: 'sealed', words: 'Veilig', whose: 'Fenna' },
  }),
  'plans.add-agreement': t => ({
    params: { caseId: t.caseId },
    body: {
      part: 'school-work',
      kind: 'safety',
      what: 'Haalt Noor op',
      keeper: { name: 'De buurvrouw' },
      dueOn: inDays(9),
    },
  }),
  'plans.answer-agreement': t => ({
    params: { agreementId: t.agreementId },
    ifMatch: 1,
    body: { state: 'kept', note: null },
  }),

  'plans.score-goal': t => ({
    params: { goalId: t.goalId },
    body: { score: 6, givenBy: 'Noor', givenOn: inDays(-1) },
  }),
  'plans.correct-agreement': t => ({
    params: { agreementId: t.safetyId },
    ifMatch: 1,
    body: { what: 'Haalt Noor op', keeper: { name: 'Oma' }, dueOn: inDays(9), reason: 'Andere dag' },
  }),
  // the school has let the day pass
  'plans.correct-agreement#missed': t => ({
    params: { agreementId: t.missedId },
    ifMatch: 1,
    body: { what: 'Rooster', keeper: { name: 'Oma' }, dueOn: inDays(9), reason: 'Andere dag' },
  }),
  'plans.change-agreement': t => ({
    params: { agreementId: t.agreementId },
    ifMatch: 1,
    body: { watcherHeldFunctionId: null, ifNot: 'We bellen elkaar', lookBackOn: null, offerId: null },
  }),
  'plans.check-agreement': t => ({
    params: { agreementId: t.safetyId },
    ifMatch: 1,
    body: { holds: 'yes', note: null },
  }),
  'plans.wait-for-place': t => ({
    params: { agreementId: t.agreementId },
    ifMatch: 1,
    body: { organisation: 'Gezinshulp', since: inDays(-1), expectedOn: null, bridge: null },
  }),
  'plans.settle-missed': t => ({
    params: { agreementId: t.missedId },
    ifMatch: 1,
    body: { note: 'Belt morgen terug' },
  }),
  'plans.say-who-directs': t => ({
    params: { caseId: t.caseId },
    ifMatch: 1,
    body: { directing: 'family' },
  }),
  'plans.record-taking-part': t => ({
    params: { caseId: t.caseId },
    ifMatch: 2,
    body: { answer: 'no', andThen: 'Wij bellen volgende week' },
  }),
  'plans.record-consent': t => ({
    params: { caseId: t.caseId },
    body: { kind: 'plan', person: 'De buurvrouw', givenOn: inDays(-1), note: null },
  }),
  'plans.withdraw-consent': t => ({
    params: { consentId: t.consentId },
    ifMatch: 1,
    body: { withdrawnOn: inDays(0), note: null },
  }),

  'contacts.list': t => ({ params: { caseId: t.caseId } }),
  'contacts.write': t => ({
    params: { caseId: t.caseId },
    body: { ...said, part: 'school-work', callBackOn: null },
  }),
  'contacts.write#money': t => ({
    params: { caseId: t.caseId },
    body: { ...said, part: 'money', callBackOn: inDays(3) },
  }),
  'contacts.write#whole': t => ({
    params: { caseId: t.caseId },
    body: { ...said, part: 'headline', callBackOn: null },
  }),
  'contacts.write#sealed': t => ({
    params: { caseId: t.caseId },
    body: { ...said, part: 'sealed', callBackOn: null },
  }),
  'contacts.write#answer': t => ({
    params: { caseId: t.caseId },
    body: { ...said, part: 'school-work', callBackOn: null, answers: t.noteId },
  }),
  'contacts.correct': t => ({
    params: { noteId: t.noteId },
    ifMatch: 2,
    body: { ...said, reason: 'Het was moeder' },
  }),
  'contacts.correct#money': t => ({
    params: { noteId: t.moneyNoteId },
    ifMatch: 2,
    body: { ...said, reason: 'Het was moeder' },
  }),
  'attachments.choices': () => ({}),
  'attachments.add': t => ({ params: { noteId: t.bareNoteId }, body: anAttachment }),
  'attachments.add#there': t => ({ params: { noteId: t.moneyNoteId }, body: anAttachment }),
  'attachments.add#kind': t => ({
    params: { noteId: t.bareNoteId },
    body: { ...anAttachment, kind: 'song' },
  }),
  'attachments.send': t => ({
    params: { attachmentId: t.waitingAttachmentId },
    ifMatch: 1,
    file: pdfSaying('Brief'),
  }),
  'attachments.send#kept': t => ({
    params: { attachmentId: t.attachmentId },
    ifMatch: 2,
    file: pdfSaying('Brief'),
  }),
  'attachments.send#acting': t => ({
    params: { attachmentId: t.waitingAttachmentId },
    ifMatch: 1,
    file: pdfSaying('/JavaScript'),
  }),
  'attachments.open': t => ({ params: { attachmentId: t.attachmentId } }),
  'attachments.open#waiting': t => ({ params: { attachmentId: t.waitingAttachmentId } }),
  'attachments.withdraw': t => ({
    params: { attachmentId: t.attachmentId },
    ifMatch: 2,
    body: { because: 'Van een ander gezin' },
  }),
  'contacts.settle-call-back': t => ({ params: { noteId: t.noteId }, ifMatch: 2, body: { moveTo: null } }),

  'windows.open': t => ({ params: { caseId: t.caseId } }),
  'windows.add-fact': t => ({ params: { caseId: t.caseId }, body: aFact }),
  'windows.add-fact#money': t => ({ params: { caseId: t.caseId }, body: { ...aFact, part: 'money' } }),
  'windows.add-fact#whole': t => ({ params: { caseId: t.caseId }, body: { ...aFact, part: 'headline' } }),
  'windows.add-fact#voice': t => ({ params: { caseId: t.caseId }, body: { ...aFact, part: 'voice' } }),
  'windows.add-view': t => ({
    params: { factId: t.factId },
    ifMatch: 2,
    body: { who: 'Vader', words: 'Bij mij slaapt zij goed', saidOn: inDays(0) },
  }),
  'windows.weigh': t => ({ params: { caseId: t.caseId }, ifMatch: 2, body: aWeighing }),
  'voices.list': t => ({ params: { caseId: t.caseId } }),
  'voices.write': t => ({
    params: { caseId: t.caseId },
    body: { ...heard(), childId: t.childId, choices: [{ mayKnow: false, name: 'Oma' }] },
  }),
  'voices.correct': t => ({
    params: { voiceId: t.voiceId },
    ifMatch: 2,
    body: { ...heard(), reason: 'Verkeerd verstaan' },
  }),
  'voices.choose': t => ({
    params: { voiceId: t.voiceId },
    ifMatch: 2,
    body: { saidOn: inDays(0), choices: [] },
  }),
  'voices.share': (t, by) => ({
    params: { voiceId: t.voiceId },
    ifMatch: 2,
    body: { heldFunctionId: by.deputy.heldFunctionPublicId },
  }),
  'voices.share#not-named': (t, by) => ({
    params: { voiceId: t.voiceId },
    ifMatch: 2,
    body: { heldFunctionId: by.invited.heldFunctionPublicId },
  }),

  'family.record-authority': t => ({
    params: { caseId: t.caseId, childId: t.childId },
    ifMatch: 2,
    body: known,
  }),
  'family.record-residence': t => ({
    params: { caseId: t.caseId, childId: t.childId },
    ifMatch: 2,
    body: known,
  }),
  'family.record-residence#secret': t => ({
    params: { caseId: t.caseId, childId: t.secretChildId },
    ifMatch: 2,
    body: known,
  }),
  'family.add-person': t => ({ params: { caseId: t.caseId }, body: somebody }),
  'family.change-person': t => ({
    params: { caseId: t.caseId, personId: t.personId },
    ifMatch: 1,
    body: { ...somebody, gone: false },
  }),
  'course.open': t => ({ params: { caseId: t.caseId } }),
  'course.answer-stop': t => ({
    params: { caseId: t.caseId },
    body: { stop: 'look-back', childId: null, because: 'Nog niet veilig', until: inDays(5) },
  }),
  'course.inform-later': t => ({
    params: { caseId: t.caseId },
    body: { ground: 'not-reached', because: 'Nog niet thuis', until: inDays(5) },
  }),
  'course.look-back': t => ({
    params: { caseId: t.caseId },
    ifMatch: 1,
    body: { heldOn: inDays(0), helped: 'Oma', downside: 'Niets', decision: 'continue', nextOn: inDays(30) },
  }),
  'course.close': t => ({
    params: { caseId: t.caseId },
    ifMatch: 1,
    body: {
      reason: 'Klaar',
      keepsAnEye: 'Oma',
      whomToCall: 'Moeder',
      judgement: 'Goed',
      notAskedBecause: null,
      aftercare: [inDays(90)],
      openLeft: [],
      openWorry: null,
    },
  }),
  'course.undo-closing': t => ({ params: { caseId: t.caseId }, ifMatch: 1 }),
  'course.reopen': t => ({
    params: { caseId: t.caseId },
    ifMatch: 1,
    body: { because: 'Weer zorgen', nextLookBackOn: inDays(30) },
  }),
  'course.answer-aftercare': t => ({
    params: { aftercareId: t.aftercareId },
    ifMatch: 1,
    body: { answer: 'well', words: null },
  }),
  'course.open-closing-reading': t => ({ params: { closingReadingId: t.closingReadingId } }),
  'course.read-closing': t => ({
    params: { closingReadingId: t.closingReadingId },
    body: { agrees: false, words: 'Te vroeg' },
  }),
  'course.keep-closed': t => ({ params: { caseId: t.caseId }, body: { because: 'Oma let op' } }),
  'statements.list': t => ({ params: { caseId: t.caseId } }),
  'statements.write': t => ({ params: { caseId: t.caseId }, body: stated }),
  'statements.write#money': t => ({ params: { caseId: t.caseId }, body: { ...stated, part: 'money' } }),
  'statements.write#sealed': t => ({ params: { caseId: t.caseId }, body: { ...stated, part: 'sealed' } }),
  'statements.write#withheld': t => ({
    params: { caseId: t.caseId },
    body: { ...stated, part: 'school-work', withheldFrom: ['nergens'] },
  }),
  'statements.correct': t => ({ params: { statementId: t.statementId }, ifMatch: 2, body: restated }),
  'statements.correct#money': t => ({
    params: { statementId: t.moneyStatementId },
    ifMatch: 2,
    body: restated,
  }),
  'statements.ask': t => ({ params: { caseId: t.caseId }, body: asked }),
  'statements.ask#sealed': t => ({ params: { caseId: t.caseId }, body: { ...asked, part: 'sealed' } }),
  'statements.withdraw-question': t => ({ params: { questionId: t.questionId }, ifMatch: 1 }),
  'statements.withdraw-question#answered': t => ({ params: { questionId: t.answeredId }, ifMatch: 2 }),
  'statements.read-answer': t => ({
    params: { questionId: t.answeredId },
    ifMatch: 2,
    body: { part: 'school-work', withheldFrom: [] },
  }),
  'statements.read-answer#waiting': t => ({
    params: { questionId: t.questionId },
    ifMatch: 1,
    body: { part: null, withheldFrom: [] },
  }),
  'letters.list': t => ({ params: { caseId: t.caseId } }),
  'letters.prepare': t => ({
    params: { caseId: t.caseId },
    body: { kind: 'information-parent', name: 'Een ouder', children: [t.childId], address: [] },
  }),
  'letters.open': t => ({ params: { letterId: t.letterId } }),
  'letters.pdf': t => ({ params: { letterId: t.letterId } }),
  'letters.send': t => ({
    params: { letterId: t.letterId },
    ifMatch: 1,
    body: { sentOn: inDays(0), endsPostponement: false },
  }),
  'letters.send#sent': t => ({
    params: { letterId: t.sentLetterId },
    ifMatch: 2,
    body: { sentOn: inDays(0), endsPostponement: false },
  }),
  'letters.undo-sending': t => ({ params: { letterId: t.sentLetterId }, ifMatch: 2 }),
  'letters.withdraw': t => ({ params: { letterId: t.letterId }, ifMatch: 1 }),

  'handover.list': t => ({ params: { caseId: t.caseId } }),
  'handover.begin': t => ({ params: { caseId: t.caseId } }),
  'handover.write': t => ({
    params: { handoverId: t.handoverId },
    ifMatch: 2,
    body: { ...fiveLines, introduceOn: inDays(2) },
  }),
  'handover.write#accepted': t => ({
    params: { handoverId: t.acceptedHandoverId },
    ifMatch: 2,
    body: { ...fiveLines, introduceOn: null },
  }),
  'handover.accept': t => ({ params: { handoverId: t.handoverId }, ifMatch: 2 }),
  'handover.record-introduction': t => ({
    params: { handoverId: t.acceptedHandoverId },
    ifMatch: 2,
    body: { on: inDays(0) },
  }),
  'handover.record-introduction#draft': t => ({
    params: { handoverId: t.handoverId },
    ifMatch: 2,
    body: { on: inDays(0) },
  }),
  'handover.declare-involvement': t => ({ params: { caseId: t.caseId } }),

  'team.overview': () => ({}),
  'team.cases': (_, by) => ({ params: { heldFunctionId: by.deputy.heldFunctionPublicId } }),
  'team.set-absence': t => ({
    params: { heldFunctionId: t.otherFunctionId },
    body: { away: { from: inDays(0), until: inDays(9) } },
  }),
  'team.take-over': (t, by) => ({
    body: {
      because: 'away',
      cases: [
        {
          reference: t.reference,
          version: 1,
          leadHeldFunctionId: by.relief.heldFunctionPublicId,
          deputyHeldFunctionId: by.deputy.heldFunctionPublicId,
        },
      ],
    },
  }),
  'meetings.list': t => ({ params: { caseId: t.caseId } }),
  'meetings.plan': t => ({ params: { caseId: t.caseId }, body: meetingOf(t) }),
  'meetings.change': t => ({ params: { meetingId: t.comingMeetingId }, ifMatch: 1, body: meetingOf(t) }),
  'meetings.change#held': t => ({ params: { meetingId: t.meetingId }, ifMatch: 2, body: meetingOf(t) }),
  'meetings.cancel': t => ({
    params: { meetingId: t.comingMeetingId },
    ifMatch: 1,
    body: { because: 'Moeder is ziek' },
  }),
  'meetings.attendance': t => ({
    params: { meetingId: t.meetingId },
    ifMatch: 2,
    body: { attendees: [{ attendeeId: t.attendeeId, presence: 'video' }] },
  }),
  'meetings.write-note': t => ({
    params: { meetingId: t.meetingId },
    body: { part: 'headline', words: 'Besproken' },
  }),
  'meetings.write-note#school': t => ({
    params: { meetingId: t.comingMeetingId },
    body: { part: 'school-work', words: 'Besproken' },
  }),
  'meetings.write-note#sealed': t => ({
    params: { meetingId: t.meetingId },
    body: { part: 'sealed', words: 'Besproken' },
  }),
  'meetings.correct-note': t => ({
    params: { noteId: t.meetingNoteId },
    ifMatch: 2,
    body: { words: 'Anders', reason: 'Verkeerd verstaan' },
  }),
  'meetings.preview': t => ({ params: { meetingId: t.meetingId }, body: { attendeeId: t.attendeeId } }),
  'meetings.copy': t => ({
    params: { meetingId: t.meetingId },
    body: { attendeeId: t.attendeeId, familyTold: null, seen: t.meetingSeen },
  }),
  // not what was read
  'meetings.copy#changed': t => ({
    params: { meetingId: t.meetingId },
    body: { attendeeId: t.attendeeId, familyTold: null, seen: 'y' },
  }),
  'meetings.pdf': t => ({ params: { copyId: t.meetingCopyId } }),
  'own-file.open': t => ({ params: { caseId: t.caseId } }),
  'own-file.pdf': t => ({ params: { caseId: t.caseId } }),
  'papers.list': t => ({ params: { caseId: t.caseId } }),
  'papers.preview': t => ({ params: { caseId: t.caseId }, body: toParent(t) }),
  'papers.make': t => ({ params: { caseId: t.caseId }, body: { ...toParent(t), familyTold: 'Besproken' } }),
  'papers.open': t => ({ params: { paperId: t.paperId } }),
  'papers.pdf': t => ({ params: { paperId: t.paperId } }),
  'corrections.list': t => ({ params: { caseId: t.caseId } }),
  'corrections.ask': t => ({
    params: { caseId: t.caseId },
    body: { ...doesNotHold, about: { kind: 'goal', id: t.goalId } },
  }),
  'corrections.ask#whole': t => ({
    params: { caseId: t.caseId },
    body: { ...doesNotHold, about: { kind: 'other', part: 'headline', words: 'De naam' } },
  }),
  'corrections.ask#sealed': t => ({
    params: { caseId: t.caseId },
    body: { ...doesNotHold, about: { kind: 'other', part: 'sealed', words: 'Het adres' } },
  }),
  'corrections.extend': t => ({
    params: { correctionId: t.correctionId },
    ifMatch: 1,
    body: { until: inDays(60), because: 'Wij vragen het na' },
  }),
  'corrections.answer': t => ({
    params: { correctionId: t.correctionId },
    ifMatch: 1,
    body: { outcome: 'refused', answer: 'De school heeft het zo gezien' },
  }),
  'corrections.answer#answered': t => ({
    params: { correctionId: t.answeredCorrectionId },
    ifMatch: 2,
    body: { outcome: 'refused', answer: 'De school heeft het zo gezien' },
  }),
  'corrections.tell': t => ({
    params: { correctionId: t.answeredCorrectionId, receiverId: t.receiverId },
    ifMatch: 2,
    body: { toldOn: inDays(0) },
  }),

  'oversight.looks': t => ({ body: { bsn: t.bsn } }),
  'oversight.disclosures': () => ({}),
  'oversight.postponements': () => ({}),
  'oversight.record-conflict': t => ({
    body: { heldFunctionId: t.otherFunctionId, caseReference: t.reference },
  }),
  'oversight.review-basis': () => ({
    params: { frame: 'jeugd-lokaal', basis: 'youth-team-manager' },
    body: { reviewBy: inDays(300) },
  }),

  'administration.standing-access': () => ({}),
  'administration.pool-members': () => ({}),
  'administration.set-pool-member': (_, by) => ({
    params: { heldFunctionId: by.expert.heldFunctionPublicId },
    body: { reads: true },
  }),
  'administration.set-pool-member#none': t => ({
    params: { heldFunctionId: t.otherFunctionId },
    body: { reads: false },
  }),
  'administration.desk-retention': () => ({}),
  'administration.confirm-retention': () => ({
    body: { caseYears: 20, concernYears: 5, ownMessageYears: 5, decision: 'Selectielijst, besluit 12' },
  }),
  'administration.review-standing': t => ({
    params: { grantId: t.standingGrantId },
    body: { stillNeeded: true },
  }),
  'administration.organisations': () => ({}),
  'administration.organisation': t => ({ params: { organisationId: t.organisationId } }),
  'administration.add-organisation': () => ({
    body: {
      code: `proef-${randomUUID()}`,
      name: 'Woningbouw',
      kind: 'housing-association',
      isController: false,
      because: 'Convenant',
    },
  }),
  'administration.change-organisation': t => ({
    params: { organisationId: t.organisationId },
    ifMatch: 1,
    body: { name: 'Andere naam', kind: 'local-team', because: 'Nieuwe naam' },
  }),
  'administration.end-organisation': t => ({
    params: { organisationId: t.organisationId },
    ifMatch: 1,
    body: { endedOn: inDays(0), because: 'Gestopt' },
  }),
  // it takes part: there is nothing to take up again
  'administration.resume-organisation': t => ({
    params: { organisationId: t.organisationId },
    ifMatch: 1,
    body: { because: 'Toch weer' },
  }),
  'administration.end-function': t => ({ params: { heldFunctionId: t.otherFunctionId } }),
};

const spends = (route: Route): Request['spends'] => {
  if (route.id === 'session.end' || route.id === 'session.end-all') return 'session';
  if (route.id === 'concerns.start-draft' || route.id === 'oversight.review-basis') return 'nothing';
  return 'may' in route.access ? 'family' : 'nothing';
};

const order = { nothing: 0, family: 1, session: 2 } as const;
const stages: readonly Stage[] = [
  'as-is',
  'own-decision',
  'refused-shield',
  'ended-organisation',
  'conditioned',
  'ending',
  'closed',
];

/** Every request; those that use something up come last. */
export const requests: readonly Request[] = Object.entries({ ...calls, ...stagedCalls(calls) })
  .map(([variant, call]) => {
    const route = routes.find(each => each.id === variant.split('#')[0]);
    if (route === undefined) throw new Error(`no such route: ${variant}`);
    return { route, variant, spends: spends(route), aims: usesTarget(call), stage: stageOf(variant), call };
  })
  .toSorted(
    (one, other) =>
      order[one.spends] - order[other.spends] || stages.indexOf(one.stage) - stages.indexOf(other.stage),
  );

function usesTarget(call: MakeCall): boolean {
  let used = false;
  const somebody = { heldFunctionPublicId: randomUUID() };
  const target = new Proxy(nothing(), {
    get: (from, name): unknown => {
      used = true;
      return Reflect.get(from, name);
    },
  });
  call(target, new Proxy({}, { get: () => somebody }) as Background);
  return used;
}
