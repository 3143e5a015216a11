import { z } from 'zod';
import { read, write } from '#kernel/database.ts';
import { hand, handOf } from '#kernel/hand.ts';
import { openedScope } from '#kernel/journal.ts';
import { caseNumber } from '#src/cases/index.ts';

export const WeighingRow = z.object({
  if_nothing: z.string(),
  works_already: z.string(),
  at_least: z.string(),
  decision: z.string(),
  heavier: z.boolean(),
  why_not_lighter: z.string().nullable(),
  weighed_on: z.string(),
  weighed_by: z.string(),
  version: z.int(),
});

/** The last one first. */
export const weighings = read(
  'windows.weighings',
  WeighingRow,
  `select w.if_nothing, w.works_already, w.at_least, w.decision, w.heavier, w.why_not_lighter, w.weighed_on, h.label as weighed_by, w.version
     from app.weighing w join app.held_function h on h.held_function_id = w.weighed_by
    where w.case_id = (${caseNumber}) and w.tenant_id = (select c.tenant_id from app.case_file c where c.public_id = $1)
    order by w.version desc limit 21`,
);

/** One part of a case ($2 'headline' or a life domain), when it is open to the reader. */
export const part = read(
  'windows.part',
  z.object({ level: z.int() }),
  `select max(o.level)::int as level from authz.my_open o
    where o.case_id = (${caseNumber}) and case when $2 = 'headline' then o.kind = 'headline' else o.kind = 'domain' and o.life_domain = $2 end
    group by o.scope_id`,
);

export const fact = read(
  'windows.fact',
  z.object({
    public_id: z.string(),
    ...hand,
    case_state: z.string(),
    frame: z.string(),
    level: z.int(),
  }),
  `select x.public_id, ${handOf('x')}, c.state as case_state, f.code as frame,
          (select max(o.level)::int from authz.my_open o where o.scope_id = x.scope_id) as level
     from app.fact x
     join app.case_file c on c.tenant_id = x.tenant_id and c.case_id = x.case_id
     join app.frame f on f.frame_id = c.frame_id
    where x.public_id = $1`,
);
export const factOpened = openedScope(
  'windows.add-view',
  'select scope_id from app.fact where public_id = $1',
);

/** How often the case has been weighed, counted as versions: 1 is not yet. */
export const weighed = read(
  'windows.weighed',
  z.object({ version: z.int() }),
  `select coalesce(max(w.version), 1)::int as version from app.weighing w
    where w.case_id = (${caseNumber}) and w.tenant_id = (select c.tenant_id from app.case_file c where c.public_id = $1)`,
);

/** What was weighed last and by whom, for whoever was overtaken. */
export const weighingNow = read(
  'windows.weighing-now',
  z.object({
    ...hand,
    if_nothing: z.string(),
    works_already: z.string(),
    at_least: z.string(),
    decision: z.string(),
    heavier: z.boolean(),
    why_not_lighter: z.string().nullable(),
  }),
  `select w.version, h.label as changed_by, w.recorded_at as changed_at, w.if_nothing, w.works_already, w.at_least, w.decision, w.heavier, w.why_not_lighter
     from app.weighing w join app.held_function h on h.held_function_id = w.weighed_by
    where w.case_id = (${caseNumber}) order by w.version desc limit 1`,
);

export const writeFact = write(
  'windows.add-fact',
  'select authz.write_fact($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
);
export const addView = write('windows.add-view', 'select authz.record_fact_view($1, $2, $3, $4, $5)');
export const weigh = write('windows.weigh', 'select authz.weigh_case($1, $2, $3, $4, $5, $6, $7, $8)');
