import { z } from 'zod';
import { casePurposes, Instant, IsoDate, optionalWords, Part, Version, words } from './common.ts';
import {
  AttendeeId,
  CaseId,
  ChildId,
  GrantId,
  MeetingCopyId,
  MeetingId,
  MeetingNoteId,
  PersonId,
} from './ids.ts';
import { LetterText } from './letters.ts';
import { route } from './route.ts';

export const Presence = z.enum(['present', 'video', 'absent']);
export type Presence = z.infer<typeof Presence>;

const onOneLine = (most: number) =>
  words(most).refine(text => !/[\n\r]/.test(text), 'Schrijf dit op één regel');
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Schrijf de tijd als 14:30');

/** Somebody who is asked, or of whom is said why not. Parts that are not named here are not for them. */
const asked = {
  invited: z.boolean(),
  notInvitedBecause: optionalWords(400).describe('Needed when somebody is not invited'),
  hears: z.array(Part).max(20).describe('The parts of the case that this one may hear'),
  firstHalfHour: z.boolean().describe('Is there for the first half hour'),
};
export const AttendeeAsked = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), personId: PersonId, ...asked }),
  z.object({ kind: z.literal('child'), childId: ChildId, ...asked }),
  z.object({ kind: z.literal('team'), grantId: GrantId, ...asked }),
  z.object({
    kind: z.literal('outside'),
    function: onOneLine(80),
    organisation: onOneLine(80),
    name: onOneLine(80).nullable(),
    ...asked,
  }),
]);
export type AttendeeAsked = z.infer<typeof AttendeeAsked>;

export const Attendee = z.object({
  attendeeId: z.uuid(),
  kind: z.enum(['person', 'child', 'team', 'outside']),
  of: z.uuid().nullable().describe('The person, the child or the access'),
  label: z.string(),
  organisation: z.string().nullable(),
  invited: z.boolean(),
  notInvitedBecause: z.string().nullable(),
  hears: z.array(z.object({ part: z.string(), title: z.string() })),
  firstHalfHour: z.boolean(),
  presence: Presence.nullable(),
});
export type Attendee = z.infer<typeof Attendee>;

export const MeetingNote = z.object({
  noteId: z.uuid(),
  part: z.string(),
  partTitle: z.string(),
  words: z.string(),
  writtenBy: z.string(),
  writtenAt: Instant,
  mayCorrect: z.boolean(),
  earlier: z.array(
    z.object({ words: z.string(), reason: z.string(), correctedBy: z.string(), correctedAt: Instant }),
  ),
  version: Version,
});
export type MeetingNote = z.infer<typeof MeetingNote>;

export const Meeting = z.object({
  meetingId: z.uuid(),
  heldOn: IsoDate,
  beginsAt: z.string(),
  place: z.string(),
  state: z.enum(['planned', 'held', 'cancelled']),
  recordMissing: z.boolean().describe('The day has come and there is no record yet'),
  cancelledBecause: z.string().nullable(),
  attendees: z.array(Attendee),
  notes: z.array(MeetingNote).describe('One for each part that the reader may read'),
  agreements: z.array(
    z.object({
      agreementId: z.uuid(),
      part: z.string(),
      partTitle: z.string(),
      what: z.string(),
      who: z.string(),
      dueOn: IsoDate,
      state: z.enum(['open', 'kept', 'partly', 'not-kept', 'waiting']),
    }),
  ),
  copies: z.array(
    z.object({
      copyId: z.uuid(),
      readerName: z.string(),
      printedBy: z.string(),
      printedAt: Instant,
      whole: z.boolean(),
    }),
  ),
  version: Version,
});
export type Meeting = z.infer<typeof Meeting>;

export const Meetings = z.object({
  caseId: z.uuid(),
  reference: z.string(),
  mayAct: z
    .boolean()
    .describe('Lead or deputy of an open case: plans, changes, calls off, says who was there, prints'),
  mayPrint: z.boolean().describe('Whether there is somebody to send a record'),
  addressIsSecret: z.boolean(),
  parts: z.array(z.object({ part: z.string(), title: z.string(), mayWrite: z.boolean() })),
  around: z
    .object({
      people: z.array(
        z.object({
          personId: z.uuid(),
          name: z.string(),
          role: z.string(),
          mustBeAsked: z.boolean().describe('A parent: invited, or why not'),
        }),
      ),
      children: z.array(
        z.object({
          childId: z.uuid(),
          name: z.string(),
          age: z.int().nullable(),
          mustBeAsked: z.boolean().describe('Twelve or older, or of an age that nobody knows'),
        }),
      ),
      team: z.array(
        z.object({
          grantId: z.uuid(),
          label: z.string(),
          organisation: z.string(),
          elsewhere: z.boolean(),
          parts: z
            .array(z.string())
            .describe('What their own access holds in detail: no other part is said to them'),
        }),
      ),
    })
    .nullable()
    .describe('Who can be asked; for who may plan'),
  meetings: z.array(Meeting).describe('The newest day first'),
});
export type Meetings = z.infer<typeof Meetings>;

export const listMeetings = route({
  id: 'meetings.list',
  method: 'GET',
  path: '/cases/{caseId}/meetings',
  tag: 'meetings',
  summary:
    'Meetings of a case: everybody who sees the case sees the day, and the notes of the parts they read',
  access: { look: 'opened', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  returns: Meetings,
});

const planned = z.object({
  heldOn: IsoDate,
  beginsAt: Clock,
  place: onOneLine(160).describe('Where an address is secret: no address'),
  attendees: z.array(AttendeeAsked).min(1).max(40),
});
const refuses = [
  'term-out-of-bounds',
  'address-is-secret',
  'not-everyone-asked',
  'part-not-open',
  'level-too-high',
] as const;

export const planMeeting = route({
  id: 'meetings.plan',
  method: 'POST',
  path: '/cases/{caseId}/meetings',
  tag: 'meetings',
  summary: 'Plan a meeting: when, where, who is asked and what each may hear',
  access: { may: 'meeting.plan', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  body: planned,
  returns: z.object({ meetingId: z.uuid() }),
  status: 201,
  refuses: [...refuses],
});

export const changeMeeting = route({
  id: 'meetings.change',
  method: 'PUT',
  path: '/meetings/{meetingId}',
  tag: 'meetings',
  summary: 'Another day or place, or others who are asked; as long as it was not held',
  access: { may: 'meeting.plan', purposes: casePurposes },
  params: z.object({ meetingId: MeetingId }),
  body: planned,
  returns: z.object({ version: Version }),
  etag: true,
  ifMatch: true,
  refuses: [...refuses, 'already-done'],
});

export const cancelMeeting = route({
  id: 'meetings.cancel',
  method: 'PUT',
  path: '/meetings/{meetingId}/cancellation',
  tag: 'meetings',
  summary: 'Call a planned meeting off, with why; null undoes it',
  access: { may: 'meeting.plan', purposes: casePurposes },
  params: z.object({ meetingId: MeetingId }),
  body: z.object({ because: optionalWords(400) }),
  returns: z.object({ version: Version }),
  etag: true,
  ifMatch: true,
  refuses: ['already-done'],
});

export const recordAttendance = route({
  id: 'meetings.attendance',
  method: 'PUT',
  path: '/meetings/{meetingId}/attendance',
  tag: 'meetings',
  summary: 'Who was there: of everybody who was invited, from the day itself on',
  access: { may: 'meeting.record', purposes: casePurposes },
  params: z.object({ meetingId: MeetingId }),
  body: z.object({ attendees: z.array(z.object({ attendeeId: AttendeeId, presence: Presence })).max(40) }),
  returns: z.object({ version: Version }),
  etag: true,
  ifMatch: true,
  refuses: ['already-done', 'term-out-of-bounds'],
});

export const writeMeetingNote = route({
  id: 'meetings.write-note',
  method: 'POST',
  path: '/meetings/{meetingId}/notes',
  tag: 'meetings',
  summary: 'What was spoken about one part; who does not read that part does not read it',
  access: { may: 'meeting.note', purposes: casePurposes },
  params: z.object({ meetingId: MeetingId }),
  body: z.object({ part: Part, words: words(4000) }),
  returns: z.object({ noteId: z.uuid() }),
  status: 201,
  refuses: ['part-not-open', 'already-done', 'term-out-of-bounds', 'version-mismatch'],
});

export const correctMeetingNote = route({
  id: 'meetings.correct-note',
  method: 'POST',
  path: '/meeting-notes/{noteId}/corrections',
  tag: 'meetings',
  summary: 'Correct what was written down, with the reason; what it said before stays beside it',
  access: { may: 'meeting.note', purposes: casePurposes },
  params: z.object({ noteId: MeetingNoteId }),
  body: z.object({ words: words(4000), reason: words(400) }),
  returns: z.object({ version: Version }),
  status: 201,
  etag: true,
  ifMatch: true,
});

export const previewMeetingCopy = route({
  id: 'meetings.preview',
  method: 'POST',
  path: '/meetings/{meetingId}/copy-previews',
  tag: 'meetings',
  summary: 'Voor wie? Exactly what one attendee would read; nothing is kept',
  access: { look: 'opened', purposes: casePurposes },
  params: z.object({ meetingId: MeetingId }),
  body: z.object({ attendeeId: AttendeeId }),
  returns: z.object({
    text: LetterText,
    isDisclosure: z.boolean(),
    seen: z
      .string()
      .describe('What was read: sent along when it is made, so that no other words get on paper'),
  }),
  refuses: ['line-not-for-reader', 'letter-sender-unknown', 'colleague-not-eligible', 'term-out-of-bounds'],
});

export const makeMeetingCopy = route({
  id: 'meetings.copy',
  method: 'POST',
  path: '/meetings/{meetingId}/copies',
  tag: 'meetings',
  summary: 'The record on paper for one attendee; to another organisation it is a disclosure',
  access: { may: 'meeting.copy', purposes: casePurposes },
  params: z.object({ meetingId: MeetingId }),
  body: z.object({
    attendeeId: AttendeeId,
    familyTold: optionalWords(400).describe('Needed for another organisation'),
    seen: z.string().max(64).describe('Of the preview: changed since then is refused'),
  }),
  returns: z.object({ copyId: z.uuid() }),
  status: 201,
  refuses: [
    'version-mismatch',
    'line-not-for-reader',
    'letter-sender-unknown',
    'colleague-not-eligible',
    'term-out-of-bounds',
  ],
});

export const openMeetingCopyPdf = route({
  id: 'meetings.pdf',
  method: 'GET',
  path: '/meeting-copies/{copyId}/pdf',
  tag: 'meetings',
  summary: 'The record as it was given, as PDF/A; for who reads all that is in it',
  access: { look: 'opened', purposes: casePurposes },
  params: z.object({ copyId: MeetingCopyId }),
  returns: z.custom<Uint8Array>(bytes => bytes instanceof Uint8Array),
  file: { type: 'application/pdf', name: 'verslag.pdf' },
});
