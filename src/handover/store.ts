import { z } from 'zod';
import { TakeOverReason } from '#contract/team.ts';
import { read, write } from '#kernel/database.ts';
import { openedScope } from '#kernel/journal.ts';
import { stillGiven } from '#src/cases/index.ts';

const directs = (role: 'lead' | 'deputy') =>
  `exists (select from authz.my_open o where o.scope_id = c.scope_id and o.grant_id = c.${role}_grant_id and o.level >= 3) as is_${role}`;

/** The case a hand-over is of, when it is there for this reader. */
export const caseThere = read(
  'handover.case',
  z.object({ public_id: z.string(), state: z.string(), is_lead: z.boolean(), is_deputy: z.boolean() }),
  `select c.public_id, c.state, ${directs('lead')}, ${directs('deputy')} from app.case_file c where c.public_id = $1`,
);

export const HandoverRow = z.object({
  public_id: z.string(),
  from_label: z.string(),
  running: z.string().nullable(),
  agreed: z.string().nullable(),
  worries: z.string().nullable(),
  family_should_know: z.string().nullable(),
  introducer: z.string().nullable(),
  introduced_by: z.string().nullable(),
  introduce_on: z.string().nullable(),
  because: TakeOverReason.nullable(),
  begun_on: z.string(),
  written_by: z.string().nullable(),
  written_at: z.string().nullable(),
  accepted_by: z.string().nullable(),
  accepted_at: z.string().nullable(),
  introduced_on: z.string().nullable(),
  is_lead: z.boolean(),
  is_deputy: z.boolean(),
  is_from: z.boolean(),
  is_introducer: z.boolean(),
  case_state: z.string(),
  frame: z.string(),
  version: z.int(),
});

const columns = `v.public_id, lf.label as from_label, v.running, v.agreed, v.worries, v.family_should_know, i.public_id as introducer,
          coalesce(i.label, v.introducer_name) as introduced_by, v.introduce_on, v.because, v.begun_on, w.label as written_by, v.written_at,
          a.label as accepted_by, v.accepted_at, v.introduced_on, ${directs('lead')}, ${directs('deputy')},
          v.from_professional_id = (select authz.actor()) as is_from,
          case when v.introducer_professional_id = (select authz.actor()) then ${stillGiven('v.scope_id')} else false end as is_introducer,
          c.state as case_state, f.code as frame, v.version
     from app.handover v
     join app.case_file c on c.tenant_id = v.tenant_id and c.case_id = v.case_id
     join app.frame f on f.frame_id = c.frame_id
     join app.held_function lf on lf.held_function_id = v.from_held_function_id
     left join app.held_function i on i.held_function_id = v.introducer_held_function_id
     left join app.held_function w on w.held_function_id = v.written_by
     left join app.held_function a on a.held_function_id = v.accepted_by`;

/** The last ones; a case has as many as it had directors. */
export const handovers = read(
  'handover.list',
  HandoverRow,
  `select ${columns} where v.scope_id = (select scope_id from app.case_file where public_id = $1)
    order by v.handover_id desc limit 10`,
);
export const handover = read('handover.one', HandoverRow, `select ${columns} where v.public_id = $1`);

export const draftOf = read(
  'handover.draft',
  z.object({ public_id: z.string(), version: z.int() }),
  `select v.public_id, v.version from app.handover v
    where v.scope_id = (select scope_id from app.case_file where public_id = $1) and v.accepted_at is null`,
);

/**
 * Who reads of the whole case now, and so finds the task of introducing. From the lines of this one part to their
 * grants to their functions, in that order whatever the planner has sampled: each step is one search by key.
 */
export const introducers = read(
  'handover.introducers',
  z.object({ held_function: z.string(), label: z.string() }),
  `select distinct h.public_id as held_function, h.label
     from app.access_grant_line l
     cross join lateral (select g.held_function_id from app.access_grant g
                          where g.tenant_id = l.tenant_id and g.grant_id = l.grant_id and g.scope_id = l.scope_id and g.accepted_at is not null
                            and g.revoked_at is null and (g.valid_until is null or now() < g.valid_until) offset 0) g
     cross join lateral (select h.public_id, h.label from app.held_function h
                          where h.held_function_id = g.held_function_id and (h.valid_to is null or now() < h.valid_to) offset 0) h
    where l.scope_id = (select scope_id from app.case_file where public_id = $1) and l.level >= 2
    order by h.label, h.public_id`,
);

/** A hand-over lies with the headline of its case; looking at it is a look at that part and no other. */
export const caseOpened = (act: string) =>
  openedScope(act, 'select scope_id from app.case_file where public_id = $1');
export const handoverOpened = (act: string) =>
  openedScope(act, 'select scope_id from app.handover where public_id = $1');

export const begin = write('handover.begin', 'select authz.begin_handover($1, $2)');
export const save = write(
  'handover.write',
  'select authz.write_handover($1, $2, $3, $4, $5, $6, $7, $8, $9)',
);
export const accept = write('handover.accept', 'select authz.accept_handover($1, $2)');
export const introduce = write('handover.introduce', 'select authz.record_introduction($1, $2, $3)');
export const declare = write('handover.declare-involvement', 'select authz.declare_involvement($1, $2)');
