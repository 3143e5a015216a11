import { z } from 'zod';
import { ContactHow } from '#contract/contacts.ts';
import { read, write } from '#kernel/database.ts';
import { hand, handOf } from '#kernel/hand.ts';
import { opened, openedScope } from '#kernel/journal.ts';
import { afterAll } from '#kernel/paging.ts';
import { AttachmentRow, attachmentsOfNote } from '#src/attachments/index.ts';
import { caseNumber, stillGiven } from '#src/cases/index.ts';

/** That the case is there for this reader: without it, hidden and absent look the same. */
export const caseThere = read(
  'contacts.case',
  z.object({ public_id: z.string(), state: z.string() }),
  'select public_id, state from app.case_file where public_id = $1',
);
export const listOpened = opened('contacts.list', caseNumber);

const said = {
  happened_on: z.string(),
  with_whom: z.string(),
  how: ContactHow,
  reached: z.boolean(),
  what: z.string().nullable(),
};

const Earlier = z.object({
  ...said,
  reason: z.string(),
  corrected_by: z.string(),
  corrected_at: z.string(),
});

export const NoteRow = z.object({
  public_id: z.string(),
  scope_kind: z.string(),
  life_domain: z.string().nullable(),
  ...said,
  written_by: z.string(),
  organisation: z.string(),
  written_at: z.string(),
  mine: z.boolean(),
  level: z.int(),
  may_keep: z.boolean(),
  call_back_on: z.string().nullable(),
  called_back_at: z.string().nullable(),
  earlier: z.array(Earlier),
  attachments: z.array(AttachmentRow),
  version: z.int(),
});

/** Newest first: of each part that is open no more than a page, from its own index. */
const notesBefore = read(
  'contacts.notes',
  NoteRow,
  `select n.public_id, s.kind as scope_kind, s.life_domain, n.happened_on, n.with_whom, n.how, n.reached, n.what, h.label as written_by, o.name as organisation, n.written_at,
          n.writer_professional_id = (select authz.actor()) as mine,
          (select max(m.level)::int from authz.my_open m where m.scope_id = n.scope_id) as level,
          case when n.writer_professional_id = (select authz.actor()) then ${stillGiven('n.scope_id')} else false end as may_keep,
          n.call_back_on, n.called_back_at, n.version,
          coalesce((select json_agg(json_build_object('happened_on', e.happened_on, 'with_whom', e.with_whom, 'how', e.how, 'reached', e.reached, 'what', e.what, 'reason', e.reason,
                                                      'corrected_by', by.label, 'corrected_at', e.replaced_at) order by e.earlier_id desc)
                      from app.contact_note_earlier e join app.held_function by on by.held_function_id = e.replaced_by
                     where e.tenant_id = n.tenant_id and e.note_id = n.note_id), '[]'::json) as earlier,
          ${attachmentsOfNote('n')}
     from app.scope s
    cross join lateral (select * from app.contact_note n
                         where n.scope_id = s.scope_id and (n.happened_on, n.written_at, n.public_id) < ($2::date, $3::timestamptz, $4::uuid)
                         order by n.happened_on desc, n.written_at desc, n.public_id desc limit $5) n
     join app.held_function h on h.held_function_id = n.writer_held_function_id
     join app.organisation o on o.tenant_id = h.tenant_id and o.organisation_id = h.organisation_id
    where s.file_id = (${caseNumber}) and s.kind in ('headline', 'domain')
    order by n.happened_on desc, n.written_at desc, n.public_id desc limit $5`,
);
export const notes = (
  caseId: string,
  day: string | null,
  moment: string | null,
  id: string | null,
  size: number,
) => notesBefore(caseId, day ?? 'infinity', moment ?? afterAll.moment, id ?? afterAll.id, size);

/** One part of a case ($2 'headline' or a life domain), when it is open to the reader. */
export const part = read(
  'contacts.part',
  z.object({ scope_id: z.string(), level: z.int() }),
  `select o.scope_id, max(o.level)::int as level from authz.my_open o
    where o.case_id = (${caseNumber}) and case when $2 = 'headline' then o.kind = 'headline' else o.kind = 'domain' and o.life_domain = $2 end
    group by o.scope_id`,
);

export const note = read(
  'contacts.note',
  z.object({
    public_id: z.string(),
    ...hand,
    ...said,
    call_back_on: z.string().nullable(),
    case_state: z.string(),
    frame: z.string(),
    level: z.int(),
    mine: z.boolean(),
    call_back_open: z.boolean(),
  }),
  `select n.public_id, ${handOf('n')}, n.happened_on, n.with_whom, n.how, n.reached, n.what, n.call_back_on, c.state as case_state, f.code as frame,
          (select max(o.level)::int from authz.my_open o where o.scope_id = n.scope_id) as level,
          case when n.writer_professional_id = (select authz.actor()) then ${stillGiven('n.scope_id')} else false end as mine,
          n.call_back_on is not null and n.called_back_at is null as call_back_open
     from app.contact_note n
     join app.case_file c on c.tenant_id = n.tenant_id and c.case_id = n.case_id
     join app.frame f on f.frame_id = c.frame_id
    where n.public_id = $1`,
);
const scopeOfNote = 'select scope_id from app.contact_note where public_id = $1';
export const openedToCorrect = openedScope('contacts.correct', scopeOfNote);
export const openedToSettle = openedScope('contacts.settle-call-back', scopeOfNote);

export const writeNote = write(
  'contacts.write',
  'select authz.write_contact_note($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
);
export const correctNote = write(
  'contacts.correct',
  'select authz.correct_contact_note($1, $2, $3, $4, $5, $6, $7, $8)',
);
export const settleCallBack = write('contacts.settle', 'select authz.settle_call_back($1, $2, $3)');
