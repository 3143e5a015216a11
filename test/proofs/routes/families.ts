/**
 * Families for a proof. One is made through the API, from the first word of the sender to the agreement in the plan;
 * every other is a copy of it in SQL, with words of its own that can be recognised wherever they turn up ("kanarie").
 */
import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import * as cases from '#contract/cases.ts';
import * as concerns from '#contract/concerns.ts';
import * as attachments from '#contract/attachments.ts';
import * as contacts from '#contract/contacts.ts';
import * as corrections from '#contract/corrections.ts';
import * as family from '#contract/family.ts';
import * as grants from '#contract/grants.ts';
import * as handovers from '#contract/handover.ts';
import * as letters from '#contract/letters.ts';
import * as papers from '#contract/papers.ts';
import * as plans from '#contract/plans.ts';
import * as voices from '#contract/voices.ts';
import * as windows from '#contract/windows.ts';
import * as statements from '#contract/statements.ts';
import type { Keys } from '#kernel/keys.ts';
import { loadBarrierModel } from '#src/barrier-model/index.ts';
import {
  childKey,
  createPopulationRegister,
  nameKey,
  parseBsn,
  type PopulationRegister,
} from '#src/people/index.ts';
import { held, inject, signIn, succeed, type House, type Person } from './house.ts';

/** The official test set has no such people; content/demo/families.json does. Fenna's address is secret. */
const openChildBsn = '999911004';
const secretChildBsn = '999911089';

export const surnameOf = (n: number): string => `Kanarie-child-${n}`;
export const birthYear = 2011;

/** What a text of a family is about. No text of one kind stands in a row of another. */
export const wordKinds = [
  'headline',
  'child',
  'school',
  'money',
  'address',
  'sealed',
  'family',
  'reason',
  'mine',
  'draft',
  'sent',
  'concern',
  'coding',
  'look',
  'letter',
  'handover',
  'asked',
  'paper',
  'waiting',
  'decision',
  'told',
  'consent',
  'voice',
  'weighing',
  'course',
] as const;
export type WordKind = (typeof wordKinds)[number] | 'reference';

const word = (kind: (typeof wordKinds)[number], n: number): string => `Kanarie-${kind}-${n}`;

const kindsOfId = {
  case: 'ca5e0000',
  child: 'c0de0001',
  secretChild: 'c0de0002',
  agreement: 'a9ee0001',
  moneyAgreement: 'a9ee0002',
  safetyAgreement: 'a9ee0003',
  missedAgreement: 'a9ee0004',
  consent: 'c05e0001',
  note: '907e0001',
  moneyNote: '907e0002',
  bareNote: '907e0003',
  attachment: 'a77a0001',
  waitingAttachment: 'a77a0002',
  person: '9e450001',
  voice: '50a10001',
  fact: 'fac70001',
  goal: '90a10001',
  moneyGoal: '90a10002',
  aftercare: 'af7e0001',
  stopAnswer: '570b0001',
  question: 'a54e0001',
  answeredQuestion: 'a54e0002',
  letter: 'de770001',
  sentLetter: 'de770002',
  handover: '4a0d0001',
  acceptedHandover: '4a0d0002',
  paper: '9a9e0001',
  correction: 'c0440001',
  answeredCorrection: 'c0440002',
  receiver: '4ece0001',
  draft: 'd4af0001',
  sent: 'd4af0002',
  waitingDraft: 'd4af0003',
  concern: 'c0ce0001',
  waiting: 'c0ce0002',
  leadGrant: 'ac0e0001',
  deputyGrant: 'ac0e0002',
  partnerGrant: 'ac0e0003',
  invitedGrant: 'ac0e0004',
  ownGrant: 'ac0e0005',
} as const;
type Ids = Readonly<Record<keyof typeof kindsOfId, string>>;

/** Identifiers that tell what they are of, so that one that leaks can be named. */
const idsOf = (n: number): Ids => {
  const tail = n.toString(16).padStart(12, '0');
  return Object.fromEntries(
    Object.entries(kindsOfId).map(([kind, head]) => [kind, `${head}-0000-4000-8000-${tail}`]),
  ) as Ids;
};

const referenceOf = (n: number): string => `C-KANA-${n.toString(36).toUpperCase().padStart(4, '0')}`;

const bsns = Array.from({ length: 69_000 }, (_, i) => String(999_920_000 + i)).filter(
  each => parseBsn(each) !== undefined,
);

/** A test number that passes the eleven-test and is nobody's, in the register of the demo either. */
export const bsnOf = (n: number): string => z.string().parse(bsns[n]);

/** The register of the demo, which also knows the children of these families; it says nothing that stands in a case. */
export function registerOfFamilies(): PopulationRegister {
  const demo = createPopulationRegister({ url: undefined, key: undefined });
  const known = new Set(bsns);
  return {
    ...demo,
    getByBsn: async ask => {
      if (!known.has(ask.bsn)) return demo.getByBsn(ask);
      const somebody = await demo.getByBsn({ ...ask, bsn: openChildBsn });
      return somebody === undefined ? undefined : { ...somebody, bsn: ask.bsn };
    },
  };
}

/** Which words of which families stand in a text: 'school 12'. */
export function wordsIn(text: string): Set<string> {
  const found = new Set<string>();
  for (const [, kind, n] of text.matchAll(/kanarie-([a-z]+)-(\d+)/gi))
    found.add(`${kind?.toLowerCase() ?? ''} ${n ?? ''}`);
  for (const [, n] of text.matchAll(/C-KANA-([0-9A-Z]{4})/gi))
    found.add(`reference ${Number.parseInt(n ?? '', 36)}`);
  return found;
}

const Made = z.object({
  case: z.int(),
  concern: z.int(),
  waiting: z.int(),
  scopes: z.record(z.string(), z.string()),
  concernScope: z.string(),
  waitingScope: z.string(),
  grants: z.record(z.string(), z.string()),
});

export interface Family extends z.infer<typeof Made> {
  readonly n: number;
  readonly ids: Ids;
  readonly reference: string;
  readonly bsn: string;
  readonly ownScope: string;
  /** Who holds the draft and passed the concerns on. */
  readonly sender: Person;
}

export interface PlantedGrant {
  readonly kind: 'first-contact' | 'director' | 'deputy' | 'team';
  readonly to: Pick<Person, 'professionalId' | 'heldFunctionId'>;
  readonly basis: string;
  readonly lines: readonly { readonly part: string; readonly level: 1 | 2 | 3; readonly cleared?: boolean }[];
  readonly accepted: boolean;
  readonly revoked?: boolean;
  /** As PostgreSQL writes a stretch of time, from now: '-10 days'. */
  readonly from?: string;
  readonly until?: string;
  readonly readUntil?: string;
}

export interface NewFamily {
  readonly grants?: readonly PlantedGrant[];
  readonly sender?: Person;
  readonly keeper?: Person;
  readonly conflict?: Person;
}

/** Those who are there in every family. */
export interface Background {
  readonly desk: Person;
  readonly lead: Person;
  readonly deputy: Person;
  readonly sender: Person;
  readonly partner: Person;
  readonly invited: Person;
  readonly manager: Person;
  /** A director who has no case yet. */
  readonly relief: Person;
  readonly privacyOfficer: Person;
}

const answers = (childName: string, shieldGround: string | null) => ({
  dangerNow: false,
  childName,
  childAge: '14 jaar',
  childSchool: 'De Brug',
  observed: 'Mist al 22 lesuren en zegt dat het thuis niet gaat',
  observedWhen: 'vanmorgen',
  firstHand: true,
  toldBy: null,
  tellerAgrees: null,
  goesWell: 'Komt graag en helpt anderen',
  doneSoFar: 'Gesprek gehad en gebeld met moeder',
  familyKnows: 'agrees' as const,
  familyKnowsNote: null,
  reachMe: '(0990) 12 34 08',
  shieldGround,
});

const model = loadBarrierModel();
/** A signal that the child told itself: nothing else is asked about it. */
export const aCoding = {
  modelVersion: model.version,
  signals: model.signals
    .filter(signal => signal.ownDisclosure)
    .slice(0, 1)
    .map(({ id }) => ({ signalId: id, alternatives: [] })),
};

const text = (answer: Record<string, unknown>, field: string): string => z.string().parse(answer[field]);
const soon = (days: number): string => Temporal.Now.plainDateISO('Europe/Amsterdam').add({ days }).toString();

export async function makeBackground(house: House): Promise<Background> {
  const one = (subject: string, code: string) =>
    signIn(house, { subject: `proof-${subject}`, functions: [held(code, 'duinveen', `Proef ${subject}`)] });
  return {
    desk: await one('desk', 'intake-officer'),
    lead: await one('lead', 'case-director'),
    deputy: await one('deputy', 'case-director'),
    sender: await one('sender', 'youth-nurse'),
    partner: await one('partner', 'attendance-officer'),
    invited: await one('invited', 'youth-protection-officer'),
    manager: await one('manager', 'team-manager'),
    relief: await one('relief', 'case-director'),
    privacyOfficer: await one('privacy', 'privacy-officer'),
  };
}

type Template = Awaited<ReturnType<typeof makeTemplate>>;

/** The family all others are copies of, made as people make it. */
async function makeTemplate(house: House, by: Background) {
  const draftOf = async (
    childName: string,
    passOn: boolean,
    ground: string | null = null,
  ): Promise<string> => {
    const draftId = text(await succeed(house, concerns.startDraft, { body: {} }, by.sender), 'draftId');
    await succeed(
      house,
      concerns.saveDraft,
      { params: { draftId }, body: answers(childName, ground), ifMatch: 1 },
      by.sender,
    );
    if (passOn) await succeed(house, concerns.passOnConcern, { params: { draftId }, ifMatch: 2 }, by.sender);
    return draftId;
  };
  const draft = await draftOf('Nog niet doorgegeven', false);
  const sent = await draftOf('Noor', true);
  const [concernId] = await concernsOf(house);
  const waitingDraft = await draftOf('Noor opnieuw', true, 'danger-to-sender');
  const waitingId = (await concernsOf(house)).find(id => id !== concernId);
  if (concernId === undefined || waitingId === undefined) throw new Error('no concern at the desk');

  const childRef = async (bsn: string): Promise<string> => {
    const found = await succeed(house, concerns.findChild, { params: { concernId }, body: { bsn } }, by.desk);
    return z.object({ candidates: z.tuple([z.object({ childRef: z.string() })]) }).parse(found).candidates[0]
      .childRef;
  };
  const aLook = { outcome: 'safe-tonight', words: 'Gebeld met moeder' };
  await succeed(house, concerns.lookAtSafety, { params: { concernId }, ifMatch: 1, body: aLook }, by.desk);
  await succeed(house, concerns.codeConcern, { params: { concernId }, ifMatch: 2, body: aCoding }, by.desk);
  const weighing = {
    outcome: 'case-opened',
    reason: 'School, geld en thuis hangen samen',
    headline: 'Weer hele dagen naar school',
    children: [{ childRef: await childRef(openChildBsn) }, { childRef: await childRef(secretChildBsn) }],
    lifeDomains: ['school-work', 'money'],
    leadHeldFunctionId: by.lead.heldFunctionPublicId,
    deputyHeldFunctionId: by.deputy.heldFunctionPublicId,
    parentsInformed: 'by-first-contact',
    parentsInformedOn: soon(1),
    parentsPostponedBecause: null,
  };
  const opened = await succeed(
    house,
    concerns.weighConcern,
    { params: { concernId }, ifMatch: 3, body: weighing },
    by.desk,
  );
  const caseId = text(opened, 'caseId');

  const give = async (to: Person, basisCode: string, level: string): Promise<string> => {
    const body = {
      heldFunctionId: to.heldFunctionPublicId,
      parts: [{ part: 'school-work', level }],
      basisCode,
      reason: 'Helpt mee met school',
      familyTold: 'Ja, besproken',
    };
    return text(await succeed(house, grants.giveAccess, { params: { caseId }, body }, by.lead), 'grantId');
  };
  const accept = (grantId: string, who: Person) =>
    succeed(house, grants.answerInvitation, { params: { grantId }, body: { privateTie: false } }, who);
  const invitationOf = async (who: Person): Promise<string> => {
    const { items } = z
      .object({ items: z.array(z.object({ grantId: z.string() })) })
      .parse(await succeed(house, grants.listInvitations, {}, who));
    return z.string().parse(items[0]?.grantId);
  };
  const leadGrant = await invitationOf(by.lead);
  const deputyGrant = await invitationOf(by.deputy);
  await accept(leadGrant, by.lead);
  await accept(deputyGrant, by.deputy);
  const partnerGrant = await give(by.partner, 'youth-attendance-in-plan', 'write');
  await accept(partnerGrant, by.partner);
  const invitedGrant = await give(by.invited, 'youth-ots-information', 'detail');

  let schoolGoal = '';
  const goalIds: string[] = [];
  for (const part of ['school-work', 'money']) {
    const goalId = text(
      await succeed(
        house,
        plans.addGoal,
        { params: { caseId }, body: { part, words: 'Weer naar school', whose: 'Noor' } },
        by.lead,
      ),
      'goalId',
    );
    if (part === 'school-work') schoolGoal = goalId;
    goalIds.push(goalId);
    const keeper =
      part === 'money' ? { name: 'Moeder' } : { heldFunctionId: by.partner.heldFunctionPublicId };
    await succeed(
      house,
      plans.addAgreement,
      {
        params: { caseId },
        body: { part, kind: 'help', what: 'Rooster maken', keeper, dueOn: soon(20), goalId },
      },
      by.lead,
    );
  }
  const safety = {
    part: 'school-work',
    kind: 'safety',
    what: 'Wordt opgehaald',
    keeper: { name: 'De buurvrouw' },
    dueOn: soon(20),
  };
  const safetyId = text(
    await succeed(house, plans.addAgreement, { params: { caseId }, body: safety }, by.lead),
    'agreementId',
  );
  const checked = { holds: 'partly', note: 'De buurvrouw was ziek' };
  await succeed(
    house,
    plans.checkAgreement,
    { params: { agreementId: safetyId }, body: checked, ifMatch: 1 },
    by.lead,
  );
  const score = { score: 4, givenBy: 'Noor', givenOn: soon(0) };
  await succeed(house, plans.scoreGoal, { params: { goalId: schoolGoal }, body: score }, by.lead);
  const consent = { kind: 'help', person: 'Moeder', givenOn: soon(0), note: 'Als school meedoet' };
  await succeed(house, plans.recordConsent, { params: { caseId }, body: consent }, by.lead);
  const personId = await writeAround(house, by, caseId);
  await writeWindows(house, by, caseId);
  const answeredQuestion = await askAround(house, by, caseId);
  await askCorrections(house, by, caseId, schoolGoal);
  const { children } = z
    .object({ children: z.array(z.object({ childId: z.string() })) })
    .parse(await succeed(house, letters.listLetters, { params: { caseId } }, by.lead));
  const prepare = async (name: string): Promise<string> => {
    const named = children.map(({ childId }) => childId);
    const body = { kind: 'information-parent', name, children: named, address: [] };
    return text(
      await succeed(house, letters.prepareLetter, { params: { caseId }, body }, by.lead),
      'letterId',
    );
  };
  const letter = await prepare('Een ouder');
  const sentLetter = await prepare('De andere ouder');
  await succeed(
    house,
    letters.sendLetter,
    { params: { letterId: sentLetter }, ifMatch: 1, body: { sentOn: soon(0), endsPostponement: false } },
    by.lead,
  );
  await writeHandover(house, by, caseId);
  await succeed(
    house,
    papers.makePaper,
    {
      params: { caseId },
      body: {
        reader: { kind: 'parent', personId, children: children.map(({ childId }) => childId) },
        agreedBy: children.map(({ childId }) => childId),
        lines: goalIds,
        familyTold: null,
      },
    },
    by.lead,
  );
  await succeed(house, cases.openCase, { params: { caseId } }, by.lead);
  return {
    draft,
    sent,
    waitingDraft,
    concernId,
    waitingId,
    caseId,
    letter,
    sentLetter,
    answeredQuestion,
    leadGrant,
    deputyGrant,
    partnerGrant,
    invitedGrant,
  };
}

/** A draft that waits for a successor; the copies have one that was accepted beside it. */
async function writeHandover(house: House, by: Background, caseId: string): Promise<void> {
  const begun = await succeed(house, handovers.beginHandover, { params: { caseId } }, by.lead);
  const body = {
    running: 'School doet mee',
    agreed: 'Bellen op maandag',
    worries: 'Slaapt slecht',
    familyShouldKnow: 'Dat ik wegga',
    introducer: { name: 'De mentor' },
    introduceOn: soon(3),
  };
  await succeed(
    house,
    handovers.writeHandover,
    { params: { handoverId: text(begun, 'handoverId') }, ifMatch: 1, body },
    by.lead,
  );
}

/** Notes in both parts, one of them a call-back of the partner; somebody of the family; where the children live. */
async function writeAround(house: House, by: Background, caseId: string): Promise<string> {
  const said = {
    happenedOn: soon(0),
    withWhom: 'Vader',
    how: 'phone',
    reached: true,
    what: 'Wil mee aan tafel',
  };
  for (const [part, writer, callBackOn] of [
    ['money', by.lead, null],
    ['school-work', by.partner, soon(20)],
  ] as const) {
    const note = { params: { caseId }, body: { ...said, part, callBackOn } };
    const noteId = text(await succeed(house, contacts.writeContact, note, writer), 'noteId');
    const mended = { params: { noteId }, ifMatch: 1, body: { ...said, reason: 'Verkeerde naam' } };
    await succeed(house, contacts.correctContact, mended, writer);
    const attachmentId = text(
      await succeed(house, attachments.addAttachment, { params: { noteId }, body: anAttachment }, writer),
      'attachmentId',
    );
    // of one the bytes have still to come
    if (part === 'money')
      await succeed(
        house,
        attachments.sendAttachment,
        { params: { attachmentId }, ifMatch: 1, file: pdfSaying('Brief van Veilig Thuis') },
        writer,
      );
  }
  const bare = { ...said, part: 'school-work', how: 'letter', callBackOn: null };
  await succeed(house, contacts.writeContact, { params: { caseId }, body: bare }, by.lead);
  const personId = text(
    await succeed(
      house,
      family.addPerson,
      {
        params: { caseId },
        body: { name: 'Esther', role: 'moeder', household: 1, safeContact: 'Overdag bellen' },
      },
      by.lead,
    ),
    'personId',
  );
  const { children } = z
    .object({ children: z.array(z.object({ childId: z.string() })) })
    .parse(await succeed(house, cases.openCase, { params: { caseId } }, by.lead));
  for (const { childId } of children) {
    const known = {
      params: { caseId, childId },
      ifMatch: 1,
      body: { answer: 'known', words: 'Bij moeder', source: 'Moeder', knownOn: soon(0) },
    };
    await succeed(house, family.recordAuthority, known, by.lead);
    await succeed(house, family.recordResidence, known, by.lead);
  }
  return personId;
}

/** One that was answered, with somebody who has to be told, and one that waits for an answer. */
async function askCorrections(house: House, by: Background, caseId: string, goalId: string): Promise<void> {
  const body = {
    about: { kind: 'goal', id: goalId },
    askedBy: 'Noor',
    onBehalfOf: null,
    askedOn: soon(0),
    wrong: 'Zo heb ik het niet gezegd',
    shouldBe: null,
  };
  const ask = async () =>
    text(
      await succeed(house, corrections.askCorrection, { params: { caseId }, body }, by.partner),
      'correctionId',
    );
  const correctionId = await ask();
  await succeed(
    house,
    corrections.answerCorrection,
    {
      params: { correctionId },
      ifMatch: 1,
      body: {
        outcome: 'corrected',
        answer: 'U heeft gelijk',
        seen: 'Weer naar school',
        newWords: 'Hele dagen naar school',
      },
    },
    by.lead,
  );
  await ask();
}

/** What stands in the four windows, and what the child said to the partner: the deputy may know it, and has not been given it. */
async function writeWindows(house: House, by: Background, caseId: string): Promise<void> {
  const params = { caseId };
  const { children, facts } = z
    .object({
      children: z.array(z.object({ childId: z.string(), secret: z.boolean() })),
      facts: z.array(z.object({ factId: z.string(), side: z.string() })),
    })
    .parse(await succeed(house, cases.openCase, { params }, by.lead));
  const worry = facts.find(each => each.side === 'worry');
  const view = { who: 'Moeder', words: 'Zij slaapt slecht', saidOn: soon(0) };
  await succeed(
    house,
    windows.addFactView,
    { params: { factId: worry?.factId ?? '' }, ifMatch: 1, body: view },
    by.partner,
  );
  await succeed(house, windows.addFact, { params, body: { ...aFact, part: 'money' } }, by.lead);
  await succeed(house, windows.weigh, { params, ifMatch: 1, body: aWeighing }, by.lead);
  const choices = [
    { mayKnow: true, heldFunctionId: by.deputy.heldFunctionPublicId },
    { mayKnow: false, name: 'Oma' },
  ];
  const childId = children.find(each => !each.secret)?.childId;
  const voiceId = text(
    await succeed(house, voices.writeVoice, { params, body: { ...heard(), childId, choices } }, by.partner),
    'voiceId',
  );
  await succeed(
    house,
    voices.correctVoice,
    { params: { voiceId }, ifMatch: 1, body: { ...heard(), reason: 'Verkeerd verstaan' } },
    by.partner,
  );
}

export const aFact = {
  part: 'school-work',
  side: 'goes-well',
  kind: 'observation',
  words: 'Was drie dagen op tijd',
  observer: 'De mentor',
  observedWhen: 'deze week',
  sourceHeldFunctionId: null,
  sourceConditions: null,
};
export const aWeighing = {
  ifNothing: 'Dan blijft het zo',
  worksAlready: 'De mentor',
  atLeast: 'Op tijd naar bed',
  decision: 'Gezinshulp',
  heavier: false,
  whyNotLighter: null,
};
export const heard = () => ({
  words: 'Oma mag het niet weten',
  heardOn: soon(0),
  heardWhere: 'Op school',
  heardBy: 'De mentor',
  alone: true,
});

/** What is said of a PDF, without anybody's words. */
export const anAttachment = {
  kind: 'handover',
  source: 'Veilig Thuis',
  datedOn: soon(-1),
  condition: 'Niet naar school',
  withheldFrom: [],
  usableUntil: null,
};

/** A PDF whose words stand in it as they are; the database makes another family's from it. */
export const pdfSaying = (words: string): string => {
  const shown = `BT /F1 12 Tf 72 720 Td (${words}) Tj ET`;
  return (
    `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n` +
    `3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>\nendobj\n` +
    `4 0 obj\n<< /Length ${shown.length} >>\nstream\n${shown}\nendstream\nendobj\n` +
    `5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n` +
    `trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n`
  );
};

/** Statements in both parts; a question that waits and one that was answered by its link. */
async function askAround(house: House, by: Background, caseId: string): Promise<string> {
  for (const part of ['school-work', 'money'])
    await succeed(
      house,
      statements.writeStatement,
      {
        params: { caseId },
        body: {
          part,
          organisation: 'Veilig Thuis',
          saidBy: 'Medewerker',
          phone: '(0990) 12 00 00',
          how: 'letter',
          receivedOn: soon(0),
          what: 'Draagt over aan het lokaal team',
          sharedBecause: 'Moeder weet het',
          condition: 'Niet naar school',
          withheldFrom: [],
        },
      },
      by.lead,
    );
  const asked: { questionId: string; path: string }[] = [];
  for (const toWhom of ['Zorgcoördinator', 'Schuldhulpverlener'])
    asked.push(
      z.object({ questionId: z.string(), path: z.string() }).parse(
        await succeed(
          house,
          statements.askPartner,
          {
            params: { caseId },
            body: {
              part: 'school-work',
              toWhom,
              because: 'Moeder weet het',
              question: 'Kan het rooster ingaan?',
              answerBy: soon(20),
            },
          },
          by.lead,
        ),
      ),
    );
  const [, answered] = asked;
  if (answered === undefined) throw new Error('nothing was asked');
  const said = {
    answer: 'Ja',
    by: 'Medewerker',
    organisation: 'School',
    phone: '(0990) 55 00 00',
    reason: 'agrees',
    reasonWords: '',
    condition: 'Niet naar de buren',
  };
  const { status } = await inject(house.app, {
    method: 'POST',
    url: answered.path,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    payload: new URLSearchParams(said).toString(),
  });
  if (status !== 200) throw new Error(`a link was not answered: ${status}`);
  return answered.questionId;
}

async function concernsOf({ admin }: Pick<House, 'admin'>): Promise<string[]> {
  const { rows } = await admin.query<{ id: string }>(
    'select public_id as id from app.concern order by concern_id',
  );
  return rows.map(row => row.id);
}

/** The template, and how to make another family from it. */
export async function prepareFamilies(house: House): Promise<Families> {
  const background = await makeBackground(house);
  const template = await makeTemplate(house, background);
  await house.admin.query(readFileSync(new URL('families.sql', import.meta.url), 'utf8'));
  return startFamilies(house, background, template, 0);
}

export interface Families {
  readonly background: Background;
  readonly template: Template;
  readonly deskScope: string;
  readonly oversightScope: string;
  inCopy(copy: House): Promise<Families>;
  ownScopeOf(who: Person): Promise<string>;
  make(wanted?: NewFamily): Promise<Family>;
  fingerprint(family: Family, alsoHeldFunction: string): Promise<string>;
}

async function startFamilies(
  house: House,
  background: Background,
  template: Template,
  before: number,
): Promise<Families> {
  const { rows } = await house.admin.query<Record<string, string>>(
    `select (select case_id from app.case_file where public_id = $1) as case, (select concern_id from app.concern where public_id = $2) as concern,
            (select concern_id from app.concern where public_id = $3) as waiting, (select grant_id from app.access_grant where public_id = $4) as "leadGrant",
            (select grant_id from app.access_grant where public_id = $5) as "deputyGrant", (select grant_id from app.access_grant where public_id = $6) as "partnerGrant",
            (select scope_id from app.concern_draft where public_id = $7) as "ownScope", (select scope_id from app.desk where tenant_id = $8) as "deskScope",
            authz.oversight_scope($8) as "oversightScope"`,
    [
      template.caseId,
      template.concernId,
      template.waitingId,
      template.leadGrant,
      template.deputyGrant,
      template.partnerGrant,
      template.draft,
      background.lead.tenantId,
    ],
  );
  const [numbers] = rows;
  if (numbers === undefined) throw new Error('no template');
  const ownTemplate = z.string().parse(numbers['ownScope']);
  let last = before;

  const ownScopeOf = async (who: Person): Promise<string> => {
    const found = await house.admin.query<{ own: string }>(
      'select proof.own_scope($1, $2, $3)::text as own',
      [who.professionalId, who.heldFunctionId, ownTemplate],
    );
    return z.string().parse(found.rows[0]?.own);
  };

  return {
    background,
    template,
    /** The same families in a copy of the database, to which others can be added. */
    inCopy: (copy: House): Promise<Families> => startFamilies(copy, background, template, last),
    deskScope: z.string().parse(numbers['deskScope']),
    oversightScope: z.string().parse(numbers['oversightScope']),
    ownScopeOf,
    make: async (wanted: NewFamily = {}): Promise<Family> => {
      last += 1;
      const n = last;
      const ids = idsOf(n);
      const sender = wanted.sender ?? background.sender;
      const ownScope = await ownScopeOf(sender);
      const seal = (plain: string) => hex(house.keys.seal(plain, `case-child:${ids.case}:address`));
      const given = {
        template: {
          ...numbers,
          draft: template.draft,
          sent: template.sent,
          waitingDraft: template.waitingDraft,
          sentLetter: template.sentLetter,
          answeredQuestion: template.answeredQuestion,
        },
        ids,
        words: Object.fromEntries(wordKinds.map(kind => [kind, word(kind, n)])),
        reference: referenceOf(n),
        ...lookUpKeys(house.keys, n),
        openAddress: seal(JSON.stringify([word('address', n)])),
        sealedAddress: seal(JSON.stringify([word('sealed', n)])),
        ownScope: Number(ownScope),
        sender: Number(sender.heldFunctionId),
        keeper: wanted.keeper === undefined ? null : numbersOf(wanted.keeper),
        conflict: wanted.conflict?.professionalId,
        grants: (wanted.grants ?? []).map((grant, i) => ({
          ...numbersOf(grant.to),
          publicId: i === 0 ? ids.ownGrant : randomUUID(),
          kind: grant.kind,
          basis: grant.basis,
          reason: word('mine', n),
          givenBy: Number(background.lead.heldFunctionId),
          lines: grant.lines,
          accepted: grant.accepted,
          revoked: grant.revoked === true,
          from: grant.from ?? '-10 days',
          until: grant.kind === 'team' ? (grant.until ?? '60 days') : null,
          readUntil: grant.kind === 'team' ? (grant.readUntil ?? '70 days') : null,
        })),
      };
      const { rows: made } = await house.admin.query<{ made: unknown }>('select proof.family($1) as made', [
        JSON.stringify(given),
      ]);
      return {
        ...Made.parse(made[0]?.made),
        n,
        ids,
        reference: given.reference,
        bsn: bsnOf(n),
        ownScope,
        sender,
      };
    },
    /** Changes whenever a row of the family does, or who stands how to it. */
    fingerprint: async (family: Family, alsoHeldFunction: string): Promise<string> => {
      const found = await house.admin.query<{ word: string }>(
        'select proof.fingerprint($1, $2, $3, $4, $5) as word',
        [
          family.case,
          family.concern,
          family.waiting,
          [family.ids.draft, family.ids.sent, family.ids.waitingDraft],
          alsoHeldFunction,
        ],
      );
      return z.string().parse(found.rows[0]?.word);
    },
  };
}

const numbersOf = (who: Pick<Person, 'professionalId' | 'heldFunctionId'>) => ({
  professional: Number(who.professionalId),
  heldFunction: Number(who.heldFunctionId),
});

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const lookUpKeys = (keys: Keys, n: number) => ({
  personKey: hex(childKey(keys, bsnOf(n))),
  nameKey: hex(nameKey(keys, surnameOf(n), birthYear)),
});
