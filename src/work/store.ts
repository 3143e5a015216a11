import { z } from 'zod';
import { readImpersonal } from '#kernel/database.ts';
import { listed } from '#kernel/journal.ts';
import { beforeAll } from '#kernel/paging.ts';

const dated = {
  public_id: z.string(),
  title: z.string(),
  context: z.string(),
  due_on: z.string(),
  case_public_id: z.string().nullable(),
};

type Page = readonly [due: string | null, id: string | null, size: number];

const from = ([due, id, size]: Page) => [due ?? beforeAll.day, id ?? beforeAll.id, size] as const;

/** Agreements I keep, by date: starts from the keeper's own index. */
const agreementsAfter = listed(
  'work.agreements',
  z.object(dated),
  'work.mine',
  `select a.scope_id, c.scope_id as headline_scope_id, a.public_id, a.what as title, concat(c.reference, ' · ', c.headline) as context, a.due_on, c.public_id as case_public_id
     from app.agreement a join app.case_file c on c.tenant_id = a.tenant_id and c.case_id = a.case_id
    where a.keeper_professional_id = (select authz.actor()) and a.state = 'open'
      and (a.due_on, a.public_id) > ($1::date, $2::uuid)
    order by a.due_on, a.public_id limit $3`,
  ['scope_id', 'headline_scope_id'],
);
export const agreements = (...page: Page) => agreementsAfter(...from(page));

/** Concerns at my desks that wait for a decision: of each desk of the own controller no more than a page. */
const concernsAfter = listed(
  'work.concerns',
  z.object({ ...dated, received_at: z.string() }),
  'work.mine',
  `select c.scope_id, c.public_id, c.child_name as title, h.label as context, c.decide_by as due_on, null::uuid as case_public_id, c.received_at
     from app.desk d
     cross join lateral (select * from app.concern c
                          where c.desk_id = d.desk_id and c.state = 'received' and (c.decide_by, c.public_id) > ($1::date, $2::uuid)
                          order by c.decide_by, c.public_id limit $3) c
     join app.held_function h on h.held_function_id = c.sender_held_function_id
    where d.tenant_id = (select m.tenant_id from app.held_function m where m.professional_id = (select authz.actor()) limit 1)
    order by c.decide_by, c.public_id limit $3`,
);
export const concerns = (...page: Page) => concernsAfter(...from(page));

/** Look-back dates of the cases I lead: starts from the lead's own index. */
const lookBacksAfter = listed(
  'work.look-backs',
  z.object(dated),
  'work.mine',
  `select c.scope_id, c.public_id, c.headline as title, c.reference as context, c.next_look_back_on as due_on, c.public_id as case_public_id
     from app.case_file c
    where c.lead_professional_id = (select authz.actor()) and c.state = 'open'
      and (c.next_look_back_on, c.public_id) > ($1::date, $2::uuid)
    order by c.next_look_back_on, c.public_id limit $3`,
);
export const lookBacks = (...page: Page) => lookBacksAfter(...from(page));

/** Tasks for my function, without anybody's data. */
export const notices = readImpersonal(
  'work.notices',
  z.object({ public_id: z.string(), kind: z.string(), subject: z.string(), due_on: z.string() }),
  `select n.public_id, n.kind, n.subject, n.due_on
     from app.notice n join app.held_function h on h.tenant_id = n.tenant_id and h.function = n.function
    where h.professional_id = (select authz.actor()) and (h.valid_to is null or now() < h.valid_to) and n.done_at is null
    order by n.due_on, n.public_id limit 25`,
);
