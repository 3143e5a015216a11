import { z } from 'zod';
import { read, write } from '#kernel/database.ts';
import { hand, handOf } from '#kernel/hand.ts';
import { opened, openedScope } from '#kernel/journal.ts';
import { afterAll } from '#kernel/paging.ts';
import { caseNumber } from '#src/cases/index.ts';

/** That the case is there for this reader: without it, hidden and absent look the same. */
export const caseThere = read(
  'voices.case',
  z.object({ public_id: z.string() }),
  'select public_id from app.case_file where public_id = $1',
);
export const listOpened = opened('voices.list', caseNumber, 'voices');

const heard = {
  words: z.string(),
  heard_on: z.string(),
  heard_where: z.string(),
  heard_by: z.string(),
  alone: z.boolean(),
};

export const VoiceRow = z.object({
  public_id: z.string(),
  child: z.string(),
  given_names: z.string(),
  surname_prefix: z.string().nullable(),
  surname: z.string(),
  ...heard,
  written_by: z.string(),
  organisation: z.string(),
  written_at: z.string(),
  level: z.int(),
  choices: z.array(
    z.object({
      may_know: z.boolean(),
      who: z.string(),
      held_function: z.string().nullable(),
      said_on: z.string(),
      reads: z.boolean(),
    }),
  ),
  earlier: z.array(
    z.object({ ...heard, reason: z.string(), corrected_by: z.string(), corrected_at: z.string() }),
  ),
  version: z.int(),
});

/** Newest first. Who has it now is asked of the lines by which it opens, not of what was once given. */
const voicesBefore = read(
  'voices.list',
  VoiceRow,
  `select v.public_id, k.public_id as child, k.given_names, k.surname_prefix, k.surname, v.words, v.heard_on, v.heard_where, v.heard_by, v.alone,
          h.label as written_by, o.name as organisation, v.written_at, v.version,
          (select max(m.level)::int from authz.my_open m where m.scope_id = v.scope_id) as level,
          coalesce((select json_agg(json_build_object('may_know', c.may_know, 'who', coalesce(c.name, w.label), 'held_function', w.public_id, 'said_on', c.said_on,
                                                      'reads', c.professional_id is not null and exists (
                                      select from app.access_grant_line l join app.access_grant g on g.tenant_id = l.tenant_id and g.grant_id = l.grant_id
                                       where l.scope_id = c.scope_id and l.professional_id = c.professional_id and l.cleared and g.accepted_at is not null
                                         and g.revoked_at is null and (g.read_until is null or now() < g.read_until))) order by c.choice_id)
                      from app.child_voice_choice c left join app.held_function w on w.held_function_id = c.held_function_id
                     where c.scope_id = v.scope_id and c.replaced_at is null), '[]'::json) as choices,
          coalesce((select json_agg(json_build_object('words', e.words, 'heard_on', e.heard_on, 'heard_where', e.heard_where, 'heard_by', e.heard_by, 'alone', e.alone,
                                                      'reason', e.reason, 'corrected_by', by.label, 'corrected_at', e.replaced_at) order by e.earlier_id desc)
                      from app.child_voice_earlier e join app.held_function by on by.held_function_id = e.replaced_by
                     where e.scope_id = v.scope_id), '[]'::json) as earlier
     from app.child_voice v
     join app.case_child k on k.tenant_id = v.tenant_id and k.child_id = v.child_id
     join app.held_function h on h.held_function_id = v.writer_held_function_id
     join app.organisation o on o.tenant_id = h.tenant_id and o.organisation_id = h.organisation_id
    where v.case_id = (${caseNumber}) and (v.heard_on, v.public_id) < ($2::date, $3::uuid)
    order by v.heard_on desc, v.public_id desc limit $4`,
);
export const voices = (caseId: string, day: string | null, id: string | null, size: number) =>
  voicesBefore(caseId, day ?? 'infinity', id ?? afterAll.id, size);

/** Whether the reader writes in any part of this case. */
export const writes = read(
  'voices.writes',
  z.object({ writes: z.boolean() }),
  `select coalesce((select true from authz.my_open o where o.case_id = (${caseNumber}) and o.kind in ('headline', 'domain') and o.level >= 3 limit 1), false) as writes`,
);
export const child = read(
  'voices.child',
  z.object({ public_id: z.string() }),
  `select k.public_id from app.case_child k where k.scope_id = (select scope_id from app.case_file where public_id = $1) and k.public_id = $2`,
);

export const voice = read(
  'voices.voice',
  z.object({
    public_id: z.string(),
    ...hand,
    ...heard,
    choices: z.array(
      z.object({ may_know: z.boolean(), name: z.string().nullable(), held_function: z.string().nullable() }),
    ),
    case_state: z.string(),
    frame: z.string(),
    level: z.int(),
  }),
  `select v.public_id, ${handOf('v')}, v.words, v.heard_on, v.heard_where, v.heard_by, v.alone,
          coalesce((select json_agg(json_build_object('may_know', x.may_know, 'name', x.name, 'held_function', w.public_id) order by x.choice_id)
                      from app.child_voice_choice x left join app.held_function w on w.held_function_id = x.held_function_id
                     where x.scope_id = v.scope_id and x.replaced_at is null), '[]'::json) as choices,
          c.state as case_state, f.code as frame,
          (select max(o.level)::int from authz.my_open o where o.scope_id = v.scope_id) as level
     from app.child_voice v
     join app.case_file c on c.tenant_id = v.tenant_id and c.case_id = v.case_id
     join app.frame f on f.frame_id = c.frame_id
    where v.public_id = $1`,
);
const scopeOfVoice = 'select scope_id from app.child_voice where public_id = $1';
export const openedToCorrect = openedScope('voices.correct', scopeOfVoice);
export const openedToChoose = openedScope('voices.choose', scopeOfVoice);
export const openedToShare = openedScope('voices.share', scopeOfVoice);
/** Where the case shows who looked, an act on the words is an act on the case. */
export const caseOpened = openedScope(
  'cases.command',
  'select c.scope_id from app.child_voice v join app.case_file c on c.tenant_id = v.tenant_id and c.case_id = v.case_id where v.public_id = $1',
  'voices.command',
);

export const writeVoice = write(
  'voices.write',
  'select authz.write_voice($1, $2, $3, $4, $5, $6, $7, $8, $9)',
);
export const correctVoice = write(
  'voices.correct',
  'select authz.correct_voice($1, $2, $3, $4, $5, $6, $7, $8)',
);
export const chooseVoice = write('voices.choose', 'select authz.record_childs_choice($1, $2, $3, $4)');
export const shareVoice = write('voices.share', 'select authz.share_voice($1, $2, $3)');
