/** The rows that a request aims at: those of one family, or rows that do not exist, to see what absence looks like. */
import { randomUUID } from 'node:crypto';
import { bsnOf, surnameOf, word } from './families.ts';
import type { Subject } from './subjects.ts';

export interface Target {
  readonly caseId: string;
  readonly reference: string;
  readonly ownNumber: string;
  readonly foreignNumber: string;
  readonly surname: string;
  readonly bsn: string;
  readonly childId: string;
  readonly secretChildId: string;
  readonly agreementId: string;
  readonly safetyId: string;
  readonly missedId: string;
  readonly goalId: string;
  readonly consentId: string;
  readonly noteId: string;
  readonly moneyNoteId: string;
  readonly statementId: string;
  readonly moneyStatementId: string;
  readonly bareNoteId: string;
  readonly attachmentId: string;
  readonly waitingAttachmentId: string;
  readonly factId: string;
  readonly voiceId: string;
  readonly personId: string;
  readonly callId: string;
  readonly aftercareId: string;
  readonly closingReadingId: string;
  readonly questionId: string;
  readonly answeredId: string;
  readonly letterId: string;
  readonly sentLetterId: string;
  readonly handoverId: string;
  readonly acceptedHandoverId: string;
  readonly paperId: string;
  readonly meetingId: string;
  readonly comingMeetingId: string;
  readonly attendeeId: string;
  readonly meetingNoteId: string;
  readonly meetingCopyId: string;
  readonly meetingSeen: string;
  readonly correctionId: string;
  readonly answeredCorrectionId: string;
  readonly receiverId: string;
  readonly draftId: string;
  readonly sentId: string;
  readonly concernId: string;
  readonly weighedId: string;
  readonly poolReadingId: string;
  readonly partnerGrantId: string;
  readonly invitedGrantId: string;
  readonly ownGrantId: string;
  readonly ownFunctionId: string;
  readonly otherFunctionId: string;
  readonly standingGrantId: string;
  readonly organisationId: string;
}

export const targetOf = ({ family, person, spare, meetingSeen }: Subject): Target => ({
  caseId: family.ids.case,
  reference: family.reference,
  ownNumber: word('number', family.n),
  foreignNumber: word('foreign', family.n),
  surname: surnameOf(family.n),
  bsn: family.bsn,
  childId: family.ids.child,
  secretChildId: family.ids.secretChild,
  agreementId: family.ids.agreement,
  safetyId: family.ids.safetyAgreement,
  missedId: family.ids.missedAgreement,
  goalId: family.ids.goal,
  consentId: family.ids.consent,
  noteId: family.ids.note,
  moneyNoteId: family.ids.moneyNote,
  statementId: family.ids.statement,
  moneyStatementId: family.ids.moneyStatement,
  bareNoteId: family.ids.bareNote,
  attachmentId: family.ids.attachment,
  waitingAttachmentId: family.ids.waitingAttachment,
  factId: family.ids.fact,
  voiceId: family.ids.voice,
  personId: family.ids.person,
  callId: family.ids.call,
  aftercareId: family.ids.aftercare,
  closingReadingId: family.ids.closingReading,
  questionId: family.ids.question,
  answeredId: family.ids.answeredQuestion,
  letterId: family.ids.letter,
  sentLetterId: family.ids.sentLetter,
  handoverId: family.ids.handover,
  acceptedHandoverId: family.ids.acceptedHandover,
  paperId: family.ids.paper,
  meetingId: family.ids.meeting,
  comingMeetingId: family.ids.comingMeeting,
  attendeeId: family.ids.attendee,
  meetingNoteId: family.ids.meetingNote,
  meetingCopyId: family.ids.meetingCopy,
  meetingSeen,
  correctionId: family.ids.correction,
  answeredCorrectionId: family.ids.answeredCorrection,
  receiverId: family.ids.receiver,
  draftId: family.ids.draft,
  sentId: family.ids.sent,
  concernId: family.ids.waiting,
  weighedId: family.ids.concern,
  poolReadingId: family.ids.poolReading,
  partnerGrantId: family.ids.partnerGrant,
  invitedGrantId: family.ids.invitedGrant,
  ownGrantId: family.ids.ownGrant,
  ownFunctionId: person.heldFunctionPublicId,
  otherFunctionId: spare.heldFunctionId,
  standingGrantId: spare.standingGrantId,
  organisationId: family.ids.organisation,
});

/** Rows that nobody has. */
export const nothing = (): Target => ({
  caseId: randomUUID(),
  reference: 'C-ZZZZ-ZZZZ',
  ownNumber: 'Kanarie-number-0',
  foreignNumber: 'Kanarie-foreign-0',
  surname: 'Niemand',
  // families begin at one
  bsn: bsnOf(0),
  childId: randomUUID(),
  secretChildId: randomUUID(),
  agreementId: randomUUID(),
  safetyId: randomUUID(),
  missedId: randomUUID(),
  goalId: randomUUID(),
  consentId: randomUUID(),
  noteId: randomUUID(),
  moneyNoteId: randomUUID(),
  statementId: randomUUID(),
  moneyStatementId: randomUUID(),
  bareNoteId: randomUUID(),
  attachmentId: randomUUID(),
  waitingAttachmentId: randomUUID(),
  factId: randomUUID(),
  voiceId: randomUUID(),
  personId: randomUUID(),
  callId: randomUUID(),
  aftercareId: randomUUID(),
  closingReadingId: randomUUID(),
  questionId: randomUUID(),
  answeredId: randomUUID(),
  letterId: randomUUID(),
  sentLetterId: randomUUID(),
  handoverId: randomUUID(),
  acceptedHandoverId: randomUUID(),
  paperId: randomUUID(),
  meetingId: randomUUID(),
  comingMeetingId: randomUUID(),
  attendeeId: randomUUID(),
  meetingNoteId: randomUUID(),
  meetingCopyId: randomUUID(),
  meetingSeen: 'x',
  correctionId: randomUUID(),
  answeredCorrectionId: randomUUID(),
  receiverId: randomUUID(),
  draftId: randomUUID(),
  sentId: randomUUID(),
  concernId: randomUUID(),
  weighedId: randomUUID(),
  poolReadingId: randomUUID(),
  partnerGrantId: randomUUID(),
  invitedGrantId: randomUUID(),
  ownGrantId: randomUUID(),
  ownFunctionId: randomUUID(),
  otherFunctionId: randomUUID(),
  standingGrantId: randomUUID(),
  organisationId: randomUUID(),
});
