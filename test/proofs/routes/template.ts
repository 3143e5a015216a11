/**
 * The one family of a proof that is made as people make it, from the first word of the sender to the agreement in the plan.
 * Every other is a copy of it: families.ts.
 */
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
import * as meetings from '#contract/meetings.ts';
import * as papers from '#contract/papers.ts';
import * as plans from '#contract/plans.ts';
import * as voices from '#contract/voices.ts';
import * as windows from '#contract/windows.ts';
import * as statements from '#contract/statements.ts';
import { loadBarrierModel } from '#src/barrier-model/index.ts';
import type { Background } from './families.ts';
import { inject, succeed, type House, type Person } from './house.ts';

/** The official test set has no such people; content/demo/families.json does. Fenna's address is secret. */
export const openChildBsn = '999911004';
const secretChildBsn = '999911089';

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

export type Template = Awaited<ReturnType<typeof makeTemplate>>;

/** The family all others are copies of, made as people make it. */
export async function makeTemplate(house: House, by: Background) {
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
  const mended = {
    what: 'Wordt opgehaald',
    keeper: { name: 'De buurvrouw' },
    dueOn: soon(20),
    reason: 'Andere dag afgesproken',
  };
  await succeed(
    house,
    plans.correctAgreement,
    { params: { agreementId: safetyId }, body: mended, ifMatch: 2 },
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
  await holdMeetings(house, by, caseId, personId);
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

/** A meeting that was held, with a note in both parts and its record for the mother; and one that comes. */
async function holdMeetings(house: House, by: Background, caseId: string, personId: string): Promise<void> {
  const params = { caseId };
  const { children } = z
    .object({ children: z.array(z.object({ childId: z.string() })) })
    .parse(await succeed(house, cases.openCase, { params }, by.lead));
  const plan = async (heldOn: string) =>
    text(
      await succeed(
        house,
        meetings.planMeeting,
        {
          params,
          body: aMeeting(
            heldOn,
            personId,
            children.map(({ childId }) => childId),
          ),
        },
        by.lead,
      ),
      'meetingId',
    );
  const meetingId = await plan(soon(0));
  const found = z
    .object({
      meetings: z.array(
        z.object({ attendees: z.array(z.object({ attendeeId: z.string(), invited: z.boolean() })) }),
      ),
    })
    .parse(await succeed(house, meetings.listMeetings, { params }, by.lead));
  const attendeeId = found.meetings[0]?.attendees.find(each => each.invited)?.attendeeId ?? '';
  const there = { attendees: [{ attendeeId, presence: 'present' }] };
  await succeed(
    house,
    meetings.recordAttendance,
    { params: { meetingId }, ifMatch: 1, body: there },
    by.lead,
  );
  for (const [part, writer] of [
    ['money', by.lead],
    ['school-work', by.partner],
  ] as const) {
    const body = { part, words: 'Besproken' };
    const note = await succeed(house, meetings.writeMeetingNote, { params: { meetingId }, body }, writer);
    const mended = { words: 'Anders besproken', reason: 'Verkeerd verstaan' };
    await succeed(
      house,
      meetings.correctMeetingNote,
      { params: { noteId: text(note, 'noteId') }, ifMatch: 1, body: mended },
      writer,
    );
  }
  const aim = { params: { meetingId }, body: { attendeeId } };
  const { seen } = z
    .object({ seen: z.string() })
    .parse(await succeed(house, meetings.previewMeetingCopy, aim, by.lead));
  await succeed(
    house,
    meetings.makeMeetingCopy,
    { params: { meetingId }, body: { attendeeId, familyTold: null, seen } },
    by.lead,
  );
  await plan(soon(20));
}

/** The mother is asked; of the children it is said why not. */
export const aMeeting = (heldOn: string, personId: string, childIds: readonly string[]) => ({
  heldOn,
  beginsAt: '14:30',
  place: 'Bij ons op kantoor',
  attendees: [
    {
      kind: 'person',
      personId,
      invited: true,
      notInvitedBecause: null,
      hears: ['school-work', 'money'],
      firstHalfHour: false,
    },
    ...childIds.map(childId => ({
      kind: 'child',
      childId,
      invited: false,
      notInvitedBecause: 'Wil er niet bij zijn',
      hears: [],
      firstHalfHour: false,
    })),
  ],
});

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
        body: {
          name: 'Esther',
          role: 'moeder',
          household: 1,
          safeContact: 'Overdag bellen',
          telephone: '0990 11 22 33',
          supporter: true,
          wish: 'Rust in huis',
        },
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
  await succeed(
    house,
    plans.recordTakingPart,
    { params, ifMatch: 1, body: { answer: 'partly', andThen: 'Wij bellen vader vrijdag' } },
    by.lead,
  );
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
  const stated = {
    organisation: 'Veilig Thuis',
    saidBy: 'Medewerker',
    phone: '(0990) 12 00 00',
    receivedOn: soon(0),
    what: 'Draagt over aan het lokaal team',
    sharedBecause: 'Moeder weet het',
    condition: 'Niet naar school',
  };
  for (const part of ['school-work', 'money']) {
    const body = { ...stated, part, how: 'letter', withheldFrom: [] };
    const statementId = text(
      await succeed(house, statements.writeStatement, { params: { caseId }, body }, by.lead),
      'statementId',
    );
    const mended = { ...stated, alsoWithheldFrom: [], reason: 'Verkeerd gehoord' };
    await succeed(
      house,
      statements.correctStatement,
      { params: { statementId }, ifMatch: 1, body: mended },
      by.lead,
    );
  }
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
