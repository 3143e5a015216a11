import { z } from 'zod';
import { listed } from '#kernel/journal.ts';

export const role = z.enum(['first-contact', 'director', 'deputy', 'team']);

/** What the phase is called on screen; `f` is the case's frame. */
export const phaseTitle = (phase: string) =>
  `(select p ->> 'onScreen' from jsonb_array_elements(f.document -> 'phases' -> 'list') p where (p ->> 'number')::int = ${phase}) as phase_title`;

/** What the profession calls it. */
export const phaseName = (phase: string) =>
  `(select p ->> 'title' from jsonb_array_elements(f.document -> 'phases' -> 'list') p where (p ->> 'number')::int = ${phase}) as phase_name`;

const listColumns = `c.scope_id, c.public_id, c.reference, c.headline, c.phase, c.state = 'closed' as closed, c.next_look_back_on, g.kind as role, ${phaseTitle('c.phase')},
          coalesce((select json_agg(concat_ws(' ', k.given_names, k.surname_prefix, k.surname) order by k.child_id) from app.case_child k where k.scope_id = c.scope_id), '[]'::json) as children`;

const ListRow = z.object({
  public_id: z.string(),
  reference: z.string(),
  headline: z.string(),
  phase: z.int(),
  phase_title: z.string().nullable(),
  closed: z.boolean(),
  next_look_back_on: z.string(),
  role,
  children: z.array(z.string()),
});
export type ListRow = z.infer<typeof ListRow>;

/** My cases, newest first: starts from the reader's own grants. */
export const myCases = listed(
  'cases.mine',
  ListRow,
  'cases.list',
  `select ${listColumns}
     from (select distinct on (m.file_id) m.tenant_id, m.file_id, m.kind from app.access_grant m
            where m.professional_id = (select authz.actor()) and m.kind <> 'standing' and m.revoked_at is null
              and m.file_id < case when $1::uuid is null then 9223372036854775807 else (select case_id from app.case_file where public_id = $1) end
            order by m.file_id desc, m.grant_id desc limit $2) g
     join app.case_file c on c.tenant_id = g.tenant_id and c.case_id = g.file_id
     join app.frame f on f.frame_id = c.frame_id
    order by g.file_id desc`,
);

const myGrant = `cross join lateral (select m.kind from authz.my_open o join app.access_grant m on m.grant_id = o.grant_id where o.scope_id = c.scope_id order by o.level desc limit 1) g`;
const myTenant =
  '(select m.tenant_id from app.held_function m where m.professional_id = (select authz.actor()) limit 1)';

/** By its own number, or by the number that the reader's own organisation gave it: $2, without signs. */
export const casesByNumber = listed(
  'cases.by-number',
  ListRow,
  'cases.search',
  `select ${listColumns}
     from (select c.tenant_id, c.case_id from app.case_file c where c.tenant_id = ${myTenant} and c.reference = $1
           union
           select n.tenant_id, n.case_id from authz.cases_by_own_number($2) n) found
     join app.case_file c on c.tenant_id = found.tenant_id and c.case_id = found.case_id ${myGrant} join app.frame f on f.frame_id = c.frame_id
    order by c.public_id limit 5`,
);

export const casesByName = listed(
  'cases.by-name',
  ListRow,
  'cases.search',
  `select ${listColumns}
     from (select distinct k.scope_id from app.case_child k where k.tenant_id = ${myTenant} and k.name_key = any ($1::bytea[])) found
     join app.case_file c on c.scope_id = found.scope_id ${myGrant} join app.frame f on f.frame_id = c.frame_id
    order by c.public_id limit 5`,
);
