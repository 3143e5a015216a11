import { z } from 'zod';
import { LetterText } from '#contract/letters.ts';
import { Presence } from '#contract/meetings.ts';
import { read, write } from '#kernel/database.ts';
import { opened, openedScope } from '#kernel/journal.ts';
import { caseNumber } from '#src/cases/index.ts';

/** A case by its own id, or by a meeting of it: every read of this file is of one case. */
const ofMeeting = 'select m.case_id from app.meeting m where m.public_id = $1';
type By = 'case' | 'meeting';
const numberBy = (by: By): string => (by === 'case' ? caseNumber : ofMeeting);

/** The same read twice: for the list of a case, and for a command on one meeting. */
const twice = <T>(make: (by: By) => T): Readonly<Record<By, T>> => ({
  case: make('case'),
  meeting: make('meeting'),
});

export const listOpened = opened('meetings.list', caseNumber);
export const previewOpened = opened('meetings.preview', ofMeeting);
export const openedFor = {
  plan: opened('meetings.plan', caseNumber),
  change: opened('meetings.change', ofMeeting),
  cancel: opened('meetings.cancel', ofMeeting),
  attendance: opened('meetings.attendance', ofMeeting),
  note: opened('meetings.write-note', ofMeeting),
  copy: opened('meetings.copy', ofMeeting),
};

export const file = twice(by =>
  read(
    `meetings.case-by-${by}`,
    z.object({
      public_id: z.string(),
      reference: z.string(),
      case_state: z.string(),
      frame: z.string(),
      tenant: z.string(),
      address_is_secret: z.boolean(),
      is_lead: z.boolean(),
      is_deputy: z.boolean(),
    }),
    `select c.public_id, c.reference, c.state as case_state, f.code as frame, t.code as tenant,
            exists (select from app.case_child k where k.scope_id = c.scope_id and k.secret) as address_is_secret,
            exists (select from authz.my_open o where o.scope_id = c.scope_id and o.grant_id = c.lead_grant_id and o.level >= 3) as is_lead,
            exists (select from authz.my_open o where o.scope_id = c.scope_id and o.grant_id = c.deputy_grant_id and o.level >= 3) as is_deputy
       from app.case_file c
       join app.frame f on f.frame_id = c.frame_id
       join app.tenant t on t.tenant_id = c.tenant_id
      where c.case_id = (${numberBy(by)})`,
  ),
);

/** The parts of the case of which the reader may read more than the headline, and whether to write there. */
export const parts = twice(by =>
  read(
    `meetings.parts-by-${by}`,
    z.object({ part: z.string(), title: z.string().nullable(), writes: z.boolean() }),
    `select coalesce(s.life_domain, s.kind) as part, d.title, o.level >= 3 as writes
       from app.scope s
      cross join lateral (select o.level from authz.my_open o where o.scope_id = s.scope_id and o.level >= 2 order by o.level desc limit 1) o
       left join app.frame_domain d on d.frame_id = s.frame_id and d.life_domain = s.life_domain
      where s.file_id = (${numberBy(by)}) and s.kind in ('headline', 'domain')
      order by s.kind desc, s.life_domain`,
  ),
);

export const children = twice(by =>
  read(
    `meetings.children-by-${by}`,
    z.object({
      public_id: z.string(),
      name: z.string(),
      birth_year: z.int().nullable(),
      birth_month: z.int().nullable(),
      birth_day: z.int().nullable(),
    }),
    `select k.public_id, concat_ws(' ', k.given_names, k.surname_prefix, k.surname) as name, k.birth_year, k.birth_month, k.birth_day
       from app.case_child k where k.case_id = (${numberBy(by)})
      order by k.birth_year, k.birth_month, k.birth_day, k.child_id`,
  ),
);

export const people = twice(by =>
  read(
    `meetings.people-by-${by}`,
    z.object({ public_id: z.string(), name: z.string(), role: z.string() }),
    `select p.public_id, p.name, p.role from app.case_person p
      where p.case_id = (${numberBy(by)}) and not p.gone order by p.household nulls last, p.person_id`,
  ),
);

/** Who takes part now, and which parts their own access holds in detail. */
export const team = twice(by =>
  read(
    `meetings.team-by-${by}`,
    z.object({
      public_id: z.string(),
      label: z.string(),
      organisation: z.string(),
      elsewhere: z.boolean(),
      other_than_mine: z.boolean(),
      parts: z.array(z.string()),
    }),
    `select g.public_id, h.label, o.name as organisation, not o.is_controller as elsewhere,
            o.organisation_id <> (select m.organisation_id from app.held_function m where m.held_function_id = (select x.held_function_id from authz.my_open x where x.scope_id = g.scope_id limit 1)) as other_than_mine,
            coalesce((select json_agg(coalesce(s.life_domain, s.kind)) from app.access_grant_line l join app.scope s on s.scope_id = l.scope_id
                       where l.tenant_id = g.tenant_id and l.grant_id = g.grant_id and l.level >= 2), '[]'::json) as parts
       from app.access_grant g
       join app.held_function h on h.held_function_id = g.held_function_id
       join app.organisation o on o.tenant_id = h.tenant_id and o.organisation_id = h.organisation_id
      where g.file_id = (${numberBy(by)}) and g.kind <> 'standing'
        and g.revoked_at is null and (h.valid_to is null or now() < h.valid_to)
        and (g.kind <> 'team' or (g.accepted_at is not null and g.valid_from <= now() and now() < g.valid_until))
      order by case g.kind when 'deputy' then 2 when 'team' then 3 else 1 end, h.label, g.grant_id`,
  ),
);

export const MeetingRow = z.object({
  public_id: z.string(),
  held_on: z.string(),
  begins_at: z.string(),
  place: z.string(),
  state: z.enum(['planned', 'held', 'cancelled']),
  record_missing: z.boolean(),
  cancelled_because: z.string().nullable(),
  version: z.int(),
});
const meetingColumns = `m.public_id, m.held_on, m.begins_at, m.place, m.state, coalesce(m.record_due_on <= authz.today(), false) as record_missing, m.version,
          (select k.because from app.meeting_cancelled k where k.tenant_id = m.tenant_id and k.meeting_id = m.meeting_id and k.undone_at is null
            order by k.cancelled_id desc limit 1) as cancelled_because`;
/** Whoever sees the case sees that it meets; why it is off, who is asked and what was said are rows with rights of their own. */
export const meetings = read(
  'meetings.of-case',
  MeetingRow,
  `select ${meetingColumns} from app.meeting m where m.case_id = (${caseNumber}) order by m.held_on desc, m.meeting_id desc limit 200`,
);
export const meeting = read(
  'meetings.one',
  MeetingRow,
  `select ${meetingColumns} from app.meeting m where m.public_id = $1`,
);

/** Of every meeting of a case, or of one. */
const where = (by: By): string => (by === 'case' ? `m.case_id = (${caseNumber})` : 'm.public_id = $1');

export const AttendeeRow = z.object({
  meeting_public_id: z.string(),
  public_id: z.string(),
  kind: z.enum(['person', 'child', 'team', 'outside']),
  of_public_id: z.string().nullable(),
  label: z.string(),
  organisation: z.string().nullable(),
  invited: z.boolean(),
  not_invited_because: z.string().nullable(),
  hears: z.array(z.string()),
  first_half_hour: z.boolean(),
  presence: Presence.nullable(),
});
export const attendees = twice(by =>
  read(
    `meetings.attendees-by-${by}`,
    AttendeeRow,
    `select m.public_id as meeting_public_id, a.public_id, a.kind, coalesce(p.public_id, k.public_id, g.public_id) as of_public_id, a.label, a.organisation,
            a.invited, a.not_invited_because, a.hears, a.first_half_hour, a.presence
       from app.meeting m
       join app.meeting_attendee a on a.tenant_id = m.tenant_id and a.meeting_id = m.meeting_id
       left join app.case_person p on p.tenant_id = a.tenant_id and p.person_id = a.person_id
       left join app.case_child k on k.tenant_id = a.tenant_id and k.child_id = a.child_id
       left join app.access_grant g on g.tenant_id = a.tenant_id and g.grant_id = a.grant_id
      where ${where(by)} order by a.attendee_id`,
  ),
);

const Earlier = z.object({
  words: z.string(),
  reason: z.string(),
  corrected_by: z.string(),
  corrected_at: z.string(),
});
export const NoteRow = z.object({
  meeting_public_id: z.string(),
  public_id: z.string(),
  part: z.string(),
  words: z.string(),
  written_by: z.string(),
  written_at: z.string(),
  level: z.int(),
  earlier: z.array(Earlier),
  version: z.int(),
});
export const notes = twice(by =>
  read(
    `meetings.notes-by-${by}`,
    NoteRow,
    `select m.public_id as meeting_public_id, n.public_id, coalesce(s.life_domain, s.kind) as part, n.words, h.label as written_by, n.written_at, n.version,
            (select max(o.level)::int from authz.my_open o where o.scope_id = n.scope_id) as level,
            coalesce((select json_agg(json_build_object('words', e.words, 'reason', e.reason, 'corrected_by', b.label, 'corrected_at', e.replaced_at) order by e.earlier_id desc)
                        from app.meeting_note_earlier e join app.held_function b on b.held_function_id = e.replaced_by
                       where e.tenant_id = n.tenant_id and e.note_id = n.note_id), '[]'::json) as earlier
       from app.meeting m
       join app.meeting_note n on n.tenant_id = m.tenant_id and n.meeting_id = m.meeting_id
       join app.scope s on s.scope_id = n.scope_id
       join app.held_function h on h.held_function_id = n.written_by
      where ${where(by)} order by s.kind desc, s.life_domain`,
  ),
);

export const AgreementRow = z.object({
  meeting_public_id: z.string(),
  public_id: z.string(),
  part: z.string(),
  what: z.string(),
  who: z.string(),
  organisation: z.string().nullable(),
  due_on: z.string(),
  state: z.enum(['open', 'kept', 'partly', 'not-kept', 'waiting']),
});
export const agreements = twice(by =>
  read(
    `meetings.agreements-by-${by}`,
    AgreementRow,
    `select m.public_id as meeting_public_id, a.public_id, coalesce(s.life_domain, s.kind) as part, a.what, coalesce(a.keeper_name, h.label) as who, o.name as organisation, a.due_on, a.state
       from app.meeting m
       join app.agreement a on a.tenant_id = m.tenant_id and a.meeting_id = m.meeting_id
       join app.scope s on s.scope_id = a.scope_id
       left join app.held_function h on h.held_function_id = a.keeper_held_function_id
       left join app.organisation o on o.tenant_id = h.tenant_id and o.organisation_id = h.organisation_id
      where ${where(by)} order by a.due_on, a.agreement_id`,
  ),
);

export const CopyRow = z.object({
  meeting_public_id: z.string(),
  public_id: z.string(),
  reader_name: z.string(),
  printed_by: z.string(),
  printed_at: z.string(),
  whole: z.boolean(),
});
export const copies = read(
  'meetings.copies',
  CopyRow,
  `select m.public_id as meeting_public_id, y.public_id, y.reader_name, h.label as printed_by, y.printed_at,
          y.line_count = (select count(*) from app.meeting_copy_line l where l.tenant_id = y.tenant_id and l.copy_id = y.copy_id) as whole
     from app.meeting m
     join app.meeting_copy y on y.tenant_id = m.tenant_id and y.meeting_id = m.meeting_id
     join app.held_function h on h.held_function_id = y.printed_by
    where m.case_id = (${caseNumber}) order by y.copy_id desc`,
);

/** What must be known of the paper to print it again: a reader who lacks a part has fewer lines than it was given with. */
export const copy = read(
  'meetings.copy-again',
  z.object({
    line_count: z.int(),
    document: z.object({ template: z.string(), on: z.string(), text: LetterText }),
    lines: z.array(z.object({ kind: z.enum(['note', 'agreement']), section: z.int(), words: z.string() })),
  }),
  `select y.line_count, y.document,
          coalesce((select json_agg(json_build_object('kind', l.kind, 'section', l.section, 'words', l.words) order by l.section, l.place)
                      from app.meeting_copy_line l where l.tenant_id = y.tenant_id and l.copy_id = y.copy_id), '[]'::json) as lines
     from app.meeting_copy y where y.public_id = $1`,
);
export const copyOpened = opened(
  'meetings.pdf',
  'select y.case_id from app.meeting_copy y where y.public_id = $1',
);

export const note = read(
  'meetings.note',
  z.object({
    public_id: z.string(),
    version: z.int(),
    case_state: z.string(),
    frame: z.string(),
    level: z.int(),
  }),
  `select n.public_id, n.version, c.state as case_state, f.code as frame,
          (select max(o.level)::int from authz.my_open o where o.scope_id = n.scope_id) as level
     from app.meeting_note n
     join app.case_file c on c.tenant_id = n.tenant_id and c.case_id = n.case_id
     join app.frame f on f.frame_id = c.frame_id
    where n.public_id = $1`,
);
export const noteOpened = openedScope(
  'meetings.correct-note',
  'select scope_id from app.meeting_note where public_id = $1',
);

export const plan = write('meetings.plan', 'select authz.plan_meeting($1, $2, $3, $4, $5, $6, $7, $8)');
export const change = write('meetings.change', 'select authz.change_meeting($1, $2, $3, $4, $5, $6, $7, $8)');
export const cancel = write('meetings.cancel', 'select authz.cancel_meeting($1, $2, $3)');
export const attendance = write('meetings.attendance', 'select authz.record_attendance($1, $2, $3)');
export const writeNote = write('meetings.write-note', 'select authz.write_meeting_note($1, $2, $3, $4)');
export const correctNote = write(
  'meetings.correct-note',
  'select authz.correct_meeting_note($1, $2, $3, $4)',
);
export const makeCopy = write('meetings.copy', 'select authz.make_meeting_copy($1, $2, $3, $4, $5, $6, $7)');
