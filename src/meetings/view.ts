import type { Meeting, Meetings, AttendeeAsked } from '#contract/meetings.ts';
import type { ResultsOf } from '#kernel/database.ts';
import { one } from '#kernel/refusal.ts';
import { age } from '#src/cases/index.ts';
import type { Sender } from '#src/letters/index.ts';
import type { MeetingContent } from './content.ts';
import * as rules from './rules.ts';
import type * as store from './store.ts';
import type { Attending, Held } from './wording/rules.ts';

type Around = ResultsOf<{
  parts: ReturnType<typeof store.parts.case>;
  people: ReturnType<typeof store.people.case>;
  children: ReturnType<typeof store.children.case>;
  team: ReturnType<typeof store.team.case>;
}>;
export type Listed = Around &
  ResultsOf<{
    file: ReturnType<typeof store.file.case>;
    meetings: ReturnType<typeof store.meetings>;
    attendees: ReturnType<typeof store.attendees.case>;
    notes: ReturnType<typeof store.notes.case>;
    agreements: ReturnType<typeof store.agreements.case>;
    copies: ReturnType<typeof store.copies>;
  }>;

const directors: Readonly<Record<string, string>> = {
  'jeugd-lokaal': 'case-director',
  leerplicht: 'attendance-officer',
};
/** Whether somebody is shown the acts of who directs; policy.ts decides. */
export const directs = (
  actor: string,
  file: Pick<Listed['file'][number], 'case_state' | 'frame' | 'is_lead' | 'is_deputy'>,
): boolean =>
  file.case_state === 'open' && (file.is_lead || file.is_deputy) && directors[file.frame] === actor;

const titleOf = (parts: Around['parts'], part: string): string =>
  part === 'headline' ? 'Hele casus' : (parts.find(each => each.part === part)?.title ?? part);

/** "28 november 2026" */
export const inWords = (day: Temporal.PlainDate | string): string =>
  Temporal.PlainDate.from(day).toLocaleString('nl-NL', { day: 'numeric', month: 'long', year: 'numeric' });

const ageOf = (child: Around['children'][number], on: string): number | null =>
  age(
    { year: child.birth_year, month: child.birth_month, day: child.birth_day },
    Temporal.PlainDate.from(on),
  );

/** Who can be asked, and of whom something must be said, on the day of the meeting. */
export const aroundOn = (found: Around, content: MeetingContent, heldOn: string): rules.Around => ({
  people: found.people.map(({ public_id: id, name, role }) => ({
    id,
    name,
    mustBeAsked: rules.isParent(role, content.parentRoles),
  })),
  children: found.children.map(child => ({
    id: child.public_id,
    name: child.name,
    mustBeAsked: rules.isOldEnough(ageOf(child, heldOn), content.childFrom(heldOn)),
  })),
  team: found.team.map(({ public_id: id, parts }) => ({ id, parts })),
  parts: found.parts.map(({ part }) => part),
});

/** As the rules know who is asked. */
export const askedOf = (given: AttendeeAsked) => {
  const because = given.notInvitedBecause === '' ? null : given.notInvitedBecause;
  const { kind, invited, hears, firstHalfHour } = given;
  const rest = { kind, invited, because, hears, firstHalfHour };
  if (given.kind === 'person') return { ...rest, id: given.personId, label: null, organisation: null };
  if (given.kind === 'child') return { ...rest, id: given.childId, label: null, organisation: null };
  if (given.kind === 'team') return { ...rest, id: given.grantId, label: null, organisation: null };
  const label = given.name === null ? given.function : `${given.name}, ${given.function}`;
  return { ...rest, id: null, label, organisation: given.organisation };
};

const toMeeting = (row: Listed['meetings'][number], found: Listed): Meeting => {
  const title = (part: string) => titleOf(found.parts, part);
  const mine = <Row extends { readonly meeting_public_id: string }>(rows: readonly Row[]) =>
    rows.filter(each => each.meeting_public_id === row.public_id);
  const open = one(found.file).case_state === 'open';
  return {
    meetingId: row.public_id,
    heldOn: row.held_on,
    beginsAt: row.begins_at,
    place: row.place,
    state: row.state,
    recordMissing: row.record_missing,
    cancelledBecause: row.cancelled_because,
    attendees: mine(found.attendees).map(each => ({
      attendeeId: each.public_id,
      kind: each.kind,
      of: each.of_public_id,
      label: each.label,
      organisation: each.organisation,
      invited: each.invited,
      notInvitedBecause: each.not_invited_because,
      hears: each.hears.map(part => ({ part, title: title(part) })),
      firstHalfHour: each.first_half_hour,
      presence: each.presence,
    })),
    notes: mine(found.notes).map(each => ({
      noteId: each.public_id,
      part: each.part,
      partTitle: title(each.part),
      words: each.words,
      writtenBy: each.written_by,
      writtenAt: each.written_at,
      mayCorrect: open && each.level >= 3,
      earlier: each.earlier.map(before => ({
        words: before.words,
        reason: before.reason,
        correctedBy: before.corrected_by,
        correctedAt: before.corrected_at,
      })),
      version: each.version,
    })),
    agreements: mine(found.agreements).map(each => ({
      agreementId: each.public_id,
      part: each.part,
      partTitle: title(each.part),
      what: each.what,
      who: each.organisation === null ? each.who : `${each.who}, ${each.organisation}`,
      dueOn: each.due_on,
      state: each.state,
    })),
    copies: mine(found.copies).map(each => ({
      copyId: each.public_id,
      readerName: each.reader_name,
      printedBy: each.printed_by,
      printedAt: each.printed_at,
      whole: each.whole,
    })),
    version: row.version,
  };
};

export const toMeetings = (
  found: Listed,
  by: {
    readonly content: MeetingContent;
    readonly hasSender: (tenant: string) => boolean;
    readonly today: string;
    readonly actsAs: string;
  },
): Meetings => {
  const file = one(found.file);
  const mayAct = directs(by.actsAs, file);
  const near = aroundOn(found, by.content, by.today);
  const mustBeAsked = new Set(
    [...near.people, ...near.children].filter(each => each.mustBeAsked).map(({ id }) => id),
  );
  return {
    caseId: file.public_id,
    reference: file.reference,
    mayAct,
    mayPrint: mayAct && by.hasSender(file.tenant),
    addressIsSecret: file.address_is_secret,
    parts: found.parts.map(({ part, writes }) => ({
      part,
      title: titleOf(found.parts, part),
      mayWrite: writes && file.case_state === 'open',
    })),
    around: mayAct
      ? {
          people: found.people.map(({ public_id: personId, name, role }) => ({
            personId,
            name,
            role,
            mustBeAsked: mustBeAsked.has(personId),
          })),
          children: found.children.map(child => ({
            childId: child.public_id,
            name: child.name,
            age: ageOf(child, by.today),
            mustBeAsked: mustBeAsked.has(child.public_id),
          })),
          team: found.team.map(each => ({
            grantId: each.public_id,
            label: each.label,
            organisation: each.organisation,
            elsewhere: each.elsewhere,
            parts: each.parts,
          })),
        }
      : null,
    meetings: found.meetings.map(row => toMeeting(row, found)),
  };
};

type OfOne = ResultsOf<{
  parts: ReturnType<typeof store.parts.meeting>;
  attendees: ReturnType<typeof store.attendees.meeting>;
  notes: ReturnType<typeof store.notes.meeting>;
  agreements: ReturnType<typeof store.agreements.meeting>;
}>;

export const attendingOf = (row: OfOne['attendees'][number]): Attending => ({
  id: row.public_id,
  kind: row.kind,
  label: row.label,
  organisation: row.organisation,
  hears: row.hears,
  presence: row.presence,
});

/** All that is known of one meeting, before anything is kept back from anybody. */
export const heldOf = (
  found: OfOne,
  of: {
    readonly reference: string;
    readonly heldOn: string;
    readonly today: Temporal.PlainDate;
    readonly childLine: string;
    readonly addressIsSecret: boolean;
    readonly sender: Sender;
  },
): Held => ({
  reference: of.reference,
  day: inWords(of.heldOn),
  dated: inWords(of.today),
  childLine: of.childLine,
  addressIsSecret: of.addressIsSecret,
  sender: of.sender,
  attendees: found.attendees.map(attendingOf),
  notes: found.notes.map(({ part, words }) => ({ part, title: titleOf(found.parts, part), words })),
  agreements: found.agreements.map(({ part, who, organisation, what, due_on: due }) => ({
    part,
    who,
    organisation,
    what,
    by: inWords(due),
  })),
});
