/** What is done from the day of a meeting on: who was there, what was said, and the record on paper. */
import { createHash, randomUUID } from 'node:crypto';
import * as contract from '#contract/meetings.ts';
import type { Clock } from '#kernel/clock.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { one, Refused, unlessRefused } from '#kernel/refusal.ts';
import { NotOnPaper, type LetterContent, type Typesetter } from '#src/letters/index.ts';
import type { MeetingContent } from './content.ts';
import { policy } from './policy.ts';
import * as rules from './rules.ts';
import { subjectOf, type File } from './standing.ts';
import * as store from './store.ts';
import { attendingOf, directs, heldOf } from './view.ts';
import { compose, heardBy, withLines } from './wording/rules.ts';

/** What one meeting holds, for its record. */
const ofMeeting = (meetingId: string) => ({
  meetings: store.meeting(meetingId),
  file: store.file.meeting(meetingId),
  parts: store.parts.meeting(meetingId),
  team: store.team.meeting(meetingId),
  attendees: store.attendees.meeting(meetingId),
  notes: store.notes.meeting(meetingId),
  agreements: store.agreements.meeting(meetingId),
});
type OfMeeting = Parameters<typeof heldOf>[0] & {
  readonly meetings: readonly { readonly held_on: string; readonly state: string }[];
  readonly file: readonly File[];
  readonly team: readonly {
    readonly public_id: string;
    readonly parts: readonly string[];
    readonly other_than_mine: boolean;
  }[];
};

export const recordHandlers = (deps: {
  readonly clock: Clock;
  readonly letters: LetterContent;
  readonly meetings: MeetingContent;
  readonly typesetter: Typesetter;
}): readonly Handler[] => {
  const { clock, letters, meetings: content, typesetter } = deps;
  const senderOf = (tenant: string) => letters.senders.find(({ code }) => code === tenant);

  /** The record for one attendee: the very same for the eye and for the paper. */
  const recordFor = (attendeeId: string, found: OfMeeting) => {
    const file = one(found.file);
    const meeting = one(found.meetings);
    if (meeting.state !== 'held')
      throw new Refused('term-out-of-bounds', [
        { field: 'attendeeId', message: 'Schrijf eerst op wie er waren' },
      ]);
    const row = one(found.attendees.filter(each => each.public_id === attendeeId));
    // somebody without access has no basis to keep it: what he or she needs goes by a letter or by giving access
    if (!row.invited || row.kind === 'outside') throw new Refused('line-not-for-reader');
    const member = found.team.find(each => each.public_id === row.of_public_id);
    if (row.kind === 'team' && member === undefined) throw new Refused('colleague-not-eligible');
    const sender = senderOf(file.tenant);
    if (sender === undefined) throw new Refused('letter-sender-unknown');
    const reader = attendingOf(row);
    const held = heldOf(found, {
      reference: file.reference,
      heldOn: meeting.held_on,
      today: clock.today(),
      childLine: letters.childLine,
      addressIsSecret: file.address_is_secret,
      sender,
    });
    const words =
      row.kind === 'person'
        ? content.readers.family
        : content.readers[row.kind === 'child' ? 'child' : 'team'];
    const { text, lines } = compose(words, reader, held, heardBy(reader, member?.parts ?? null));
    const whole = withLines(text, lines);
    return {
      text,
      lines,
      whole,
      isDisclosure: member?.other_than_mine ?? false,
      seen: createHash('sha256').update(JSON.stringify(whole)).digest('hex'),
    };
  };

  return [
    serve(contract.recordAttendance, async (unit, { params: { meetingId }, body, ifMatch }) => {
      const found = await unit.load({
        file: store.file.meeting(meetingId),
        meetings: store.meeting(meetingId),
        attendees: store.attendees.meeting(meetingId),
        opened: store.openedFor.attendance(meetingId),
      });
      const meeting = one(found.meetings);
      const may = unit.permit(policy, 'meeting.record', subjectOf(meeting.public_id, one(found.file)));
      if (meeting.version !== ifMatch) throw new Refused('version-mismatch');
      if (meeting.state === 'cancelled') throw new Refused('already-done');
      if (meeting.held_on > clock.today().toString()) throw new Refused('term-out-of-bounds');
      const presences = unlessRefused(
        rules.attendance(
          found.attendees.filter(each => each.invited).map(each => each.public_id),
          body.attendees,
        ),
      );
      const answer = { version: ifMatch + 1 };
      await unit.save(
        may,
        { recorded: store.attendance(may.subject, may.subject, ifMatch, JSON.stringify(presences)) },
        { status: 200, body: answer },
      );
      return answer;
    }),

    serve(contract.writeMeetingNote, async (unit, { params: { meetingId }, body }) => {
      const found = await unit.load({
        file: store.file.meeting(meetingId),
        meetings: store.meeting(meetingId),
        parts: store.parts.meeting(meetingId),
        notes: store.notes.meeting(meetingId),
        opened: store.openedFor.note(meetingId),
      });
      const meeting = one(found.meetings);
      const file = one(found.file);
      const part = found.parts.find(each => each.part === body.part);
      if (part === undefined)
        throw new Refused(file.is_lead || file.is_deputy ? 'part-not-open' : 'not-allowed');
      if (!part.writes) throw new Refused('not-allowed');
      const may = unit.permit(policy, 'meeting.note', {
        id: meeting.public_id,
        relations: ['writer'],
        state: file.case_state,
        frame: file.frame,
      });
      if (meeting.state === 'cancelled') throw new Refused('already-done');
      if (meeting.held_on > clock.today().toString()) throw new Refused('term-out-of-bounds');
      if (found.notes.some(each => each.part === body.part))
        throw new Refused('version-mismatch', [
          { field: 'words', message: 'Over dit deel staat al iets. Lees het, en verbeter wat er staat' },
        ]);
      const noteId = randomUUID();
      const answer = { noteId };
      await unit.save(
        may,
        { written: store.writeNote(may.subject, may.subject, body.part, noteId, body.words) },
        { status: 201, body: answer },
      );
      return answer;
    }),

    serve(contract.correctMeetingNote, async (unit, { params: { noteId }, body, ifMatch }) => {
      const { notes } = await unit.load({ notes: store.note(noteId), opened: store.noteOpened(noteId) });
      const note = one(notes);
      if (note.level < 3) throw new Refused('not-allowed');
      const may = unit.permit(policy, 'meeting.note', {
        id: note.public_id,
        relations: ['writer'],
        state: note.case_state,
        frame: note.frame,
      });
      if (note.version !== ifMatch) throw new Refused('version-mismatch');
      const answer = { version: ifMatch + 1 };
      await unit.save(
        may,
        { corrected: store.correctNote(may.subject, may.subject, ifMatch, body.words, body.reason) },
        { status: 201, body: answer },
      );
      return answer;
    }),

    serve(contract.previewMeetingCopy, async (unit, { params: { meetingId }, body }) => {
      const found = await unit.look({ ...ofMeeting(meetingId), opened: store.previewOpened(meetingId) });
      one(found.meetings);
      // whoever reads along has not all of the meeting, and so cannot say what somebody's whole record is
      if (!directs(unit.actor.function, one(found.file)))
        throw new Refused(one(found.file).case_state === 'closed' ? 'case-closed' : 'not-allowed');
      const { whole, isDisclosure, seen } = recordFor(body.attendeeId, found);
      return { text: whole, isDisclosure, seen };
    }),

    serve(contract.makeMeetingCopy, async (unit, { params: { meetingId }, body }) => {
      const found = await unit.load({ ...ofMeeting(meetingId), opened: store.openedFor.copy(meetingId) });
      const meeting = one(found.meetings);
      const may = unit.permit(policy, 'meeting.copy', subjectOf(meeting.public_id, one(found.file)));
      const { text, lines, whole, isDisclosure, seen } = recordFor(body.attendeeId, found);
      if (seen !== body.seen) throw new Refused('version-mismatch');
      const familyTold = body.familyTold === '' ? null : body.familyTold;
      if (isDisclosure && familyTold === null)
        throw new Refused('invalid-input', [
          { field: 'familyTold', message: 'Schrijf op wat je het gezin hierover hebt verteld' },
        ]);
      const document = { template: content.template, on: clock.today().toString(), text };
      try {
        // what is kept can be printed: a sign that is not in the font is refused now and not at the printer
        typesetter.pdf({ ...document, text: whole });
      } catch (error) {
        if (!(error instanceof NotOnPaper)) throw error;
        throw new Refused('invalid-input', [
          {
            field: 'attendeeId',
            message: 'In het verslag staat een teken dat niet op papier kan; schrijf het met letters',
          },
        ]);
      }
      const copyId = randomUUID();
      const answer = { copyId };
      await unit.save(
        may,
        {
          made: store.makeCopy(
            may.subject,
            may.subject,
            meeting.version,
            copyId,
            body.attendeeId,
            JSON.stringify(document),
            JSON.stringify(lines),
            familyTold,
          ),
        },
        { status: 201, body: answer },
      );
      return answer;
    }),

    serve(contract.openMeetingCopyPdf, async (unit, { params: { copyId } }) => {
      const { copy } = await unit.look({ copy: store.copy(copyId), opened: store.copyOpened(copyId) });
      const found = one(copy);
      // half a record would be another one than was given
      if (found.lines.length !== found.line_count) throw new Refused('not-allowed');
      return typesetter.pdf({ ...found.document, text: withLines(found.document.text, found.lines) });
    }),
  ];
};
