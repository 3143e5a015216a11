import { z } from 'zod';
import { read, updateOne, write } from '#kernel/database.ts';
import { openedScope } from '#kernel/journal.ts';
import { caseNumber, stillGiven } from '#src/cases/index.ts';

/** One part of a case ($2 'headline' or a life domain), when it is open to the reader. */
export const part = read(
  'plans.part',
  z.object({ scope_id: z.string(), level: z.int() }),
  `select o.scope_id, max(o.level)::int as level from authz.my_open o
    where o.case_id = (${caseNumber}) and case when $2 = 'headline' then o.kind = 'headline' else o.kind = 'domain' and o.life_domain = $2 end
    group by o.scope_id`,
);

/** A colleague who has this part of the case at detail or more, invited ones included: someone to whom an agreement can be given. */
export const keeper = read(
  'plans.keeper',
  z.object({ held_function_id: z.string(), professional_id: z.string() }),
  `select h.held_function_id, h.professional_id
     from app.held_function h
     join app.access_grant g on g.held_function_id = h.held_function_id and g.scope_id = (select scope_id from app.case_file where public_id = $1)
      and g.revoked_at is null and (g.valid_until is null or now() < g.valid_until)
     join app.access_grant_line l on l.tenant_id = g.tenant_id and l.grant_id = g.grant_id and l.level >= 2
     join app.scope s on s.scope_id = l.scope_id
      and case when $2 = 'headline' then s.kind = 'headline' else s.kind = 'domain' and s.life_domain = $2 end
    where h.public_id = $3 and (h.valid_to is null or now() < h.valid_to) limit 1`,
);

export const goalInPart = read(
  'plans.goal-in-part',
  z.object({ goal_id: z.string(), scope_id: z.string() }),
  'select goal_id, scope_id from app.goal where public_id = $1',
);

export const insertGoal = write(
  'plans.insert-goal',
  'insert into app.goal (tenant_id, public_id, case_id, scope_id, words, whose) values ($1, $2, $3, $4, $5, $6)',
);

export const insertAgreement = write(
  'plans.insert-agreement',
  `insert into app.agreement (tenant_id, public_id, case_id, scope_id, goal_id, kind, what, keeper_professional_id, keeper_held_function_id, keeper_name, due_on)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
);

export const agreement = read(
  'plans.agreement',
  z.object({
    public_id: z.string(),
    version: z.int(),
    case_public_id: z.string(),
    case_state: z.string(),
    frame: z.string(),
    level: z.int(),
    mine: z.boolean(),
  }),
  `select a.public_id, a.version, c.public_id as case_public_id, c.state as case_state, f.code as frame,
          (select max(o.level)::int from authz.my_open o where o.scope_id = a.scope_id) as level,
          case when a.keeper_professional_id = (select authz.actor()) then ${stillGiven('a.scope_id')} else false end as mine
     from app.agreement a
     join app.case_file c on c.tenant_id = a.tenant_id and c.case_id = a.case_id
     join app.frame f on f.frame_id = c.frame_id
    where a.public_id = $1`,
);
export const agreementOpened = openedScope(
  'plans.answer-agreement',
  'select scope_id from app.agreement where public_id = $1',
);

export const answerAgreement = updateOne(
  'plans.answer',
  `update app.agreement set state = $2, note = $3, answered_at = case when $2 = 'open' then null else now() end, version = version + 1 where public_id = $1 and version = $4`,
);

/** The keeper's own answer, for who may read this part but not write in it. */
export const answerOwnAgreement = write(
  'plans.answer-own',
  'select authz.answer_own_agreement($1, $4, $2, $3)',
);
