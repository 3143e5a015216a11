import { z } from 'zod';
import { readImpersonal } from '#kernel/database.ts';
import { listed } from '#kernel/journal.ts';

const dated = {
  public_id: z.string(),
  title: z.string(),
  context: z.string(),
  due_on: z.string(),
  case_public_id: z.string().nullable(),
};

/** Agreements I keep, by date: starts from the keeper's own index. */
export const agreements = listed(
  'work.agreements',
  z.object(dated),
  'work.mine',
  `select a.scope_id, c.scope_id as headline_scope_id, a.public_id, a.what as title, concat(c.reference, ' · ', c.headline) as context, a.due_on, c.public_id as case_public_id
     from app.agreement a join app.case_file c on c.tenant_id = a.tenant_id and c.case_id = a.case_id
    where a.keeper_professional_id = (select authz.actor()) and a.state = 'open'
      and ($1::date is null or (a.due_on, a.public_id) > ($1, $2::uuid))
    order by a.due_on, a.public_id limit $3`,
  ['scope_id', 'headline_scope_id'],
);

/** Concerns at my desks that wait for a decision. */
export const concerns = listed(
  'work.concerns',
  z.object({ ...dated, received_at: z.string() }),
  'work.mine',
  `select c.scope_id, c.public_id, c.child_name as title, h.label as context, c.decide_by as due_on, null::uuid as case_public_id, c.received_at
     from (select distinct o.scope_id from authz.my_open o where o.kind = 'desk' and o.level >= 2) mine
     join app.desk d on d.scope_id = mine.scope_id
     join app.concern c on c.desk_id = d.desk_id and c.tenant_id = d.tenant_id and c.state = 'received'
     join app.held_function h on h.held_function_id = c.sender_held_function_id
    where $1::date is null or (c.decide_by, c.public_id) > ($1, $2::uuid)
    order by c.decide_by, c.public_id limit $3`,
);

/** Look-back dates of the cases I lead: starts from the lead's own index. */
export const lookBacks = listed(
  'work.look-backs',
  z.object(dated),
  'work.mine',
  `select c.scope_id, c.public_id, c.headline as title, c.reference as context, c.next_look_back_on as due_on, c.public_id as case_public_id
     from app.case_file c
    where c.lead_professional_id = (select authz.actor()) and c.state = 'open'
      and ($1::date is null or (c.next_look_back_on, c.public_id) > ($1, $2::uuid))
    order by c.next_look_back_on, c.public_id limit $3`,
);

/** Tasks for my function, without anybody's data. */
export const notices = readImpersonal(
  'work.notices',
  z.object({ public_id: z.string(), kind: z.string(), subject: z.string(), due_on: z.string() }),
  `select n.public_id, n.kind, n.subject, n.due_on
     from app.notice n join app.held_function h on h.tenant_id = n.tenant_id and h.function = n.function
    where h.professional_id = (select authz.actor()) and (h.valid_to is null or now() < h.valid_to) and n.done_at is null
    order by n.due_on, n.public_id limit 25`,
);
