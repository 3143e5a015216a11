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

/**
 * What a plan asks besides its agreements, each on its own day:
 * check    the weekly question about a safety agreement, of whoever watches; once it is late the lead has it too, so that a
 *          watcher who is gone, or who has a tie that nobody may know, leaves no child unasked about
 * bridge   a place is waited for and nothing bridges it: the lead's
 * missed   an organisation did not do it, or has not said so a day later: the lead's. Of a family there is no such line
 * waiting  a place is waited for: no task, but not forgotten either
 * One agreement may have several lines on one day, so the kind is part of where a page ends. Starts from the cases I lead
 * and from what I watch or keep.
 */
const planAfter = listed(
  'work.plan',
  z.object({
    ...dated,
    kind: z.enum(['check', 'bridge', 'missed', 'waiting']),
    waiting_at: z.string().nullable(),
    waiting_since: z.string().nullable(),
    waiting_until: z.string().nullable(),
  }),
  'work.mine',
  `select a.scope_id, c.scope_id as headline_scope_id, k.kind, a.public_id, a.what as title,
          concat_ws(' · ', c.reference, case when k.kind = 'missed' then o.name end, c.headline) as context, k.due_on, c.public_id as case_public_id,
          a.waiting_at, a.waiting_since, a.waiting_until
     from (select a.tenant_id, a.agreement_id from app.case_file l join app.agreement a on a.case_id = l.case_id and a.tenant_id = l.tenant_id
            where l.lead_professional_id = (select authz.actor()) and l.state = 'open'
           union select a.tenant_id, a.agreement_id from app.agreement a where a.watcher_professional_id = (select authz.actor()) and a.state = 'open'
           union select a.tenant_id, a.agreement_id from app.agreement a where a.keeper_professional_id = (select authz.actor()) and a.state = 'waiting') m
     join app.agreement a on a.tenant_id = m.tenant_id and a.agreement_id = m.agreement_id
     join app.case_file c on c.tenant_id = a.tenant_id and c.case_id = a.case_id and c.state = 'open'
     left join app.held_function h on h.held_function_id = a.keeper_held_function_id
     left join app.organisation o on o.tenant_id = h.tenant_id and o.organisation_id = h.organisation_id
    cross join lateral (select c.lead_professional_id = (select authz.actor()) as leads) i
    cross join lateral (values
      ('check', a.next_check_on, a.state = 'open' and a.next_check_on is not null
         and (coalesce(a.watcher_professional_id, c.lead_professional_id) = (select authz.actor()) or (i.leads and a.next_check_on < authz.today()))),
      ('bridge', a.bridge_by, i.leads and a.state = 'waiting' and a.bridge_by is not null),
      ('missed', case when a.state = 'not-kept' then (a.answered_at at time zone 'Europe/Amsterdam')::date + 7 else a.due_on end,
         i.leads and a.keeper_held_function_id is not null
         and (a.state = 'not-kept' and (a.settled_at is null or a.settled_at < a.answered_at)
              or a.state = 'open' and a.due_on < authz.today() and a.keeper_professional_id <> (select authz.actor()))),
      ('waiting', coalesce(a.waiting_until, a.look_back_on, c.next_look_back_on), a.state = 'waiting')) k (kind, due_on, asked)
    where k.asked and (k.due_on, a.public_id, k.kind collate "C") > ($1::date, $2::uuid, $4::text collate "C")
    order by k.due_on, a.public_id, k.kind collate "C" limit $3`,
  ['scope_id', 'headline_scope_id'],
);
export const plan = (due: string | null, id: string | null, kind: string | null, size: number) =>
  planAfter(due ?? beforeAll.day, id ?? beforeAll.id, size, kind ?? '');

/** Call-backs of notes I wrote, by date, until they are done: starts from the writer's own index. */
const callBacksAfter = listed(
  'work.call-backs',
  z.object(dated),
  'work.mine',
  `select n.scope_id, c.scope_id as headline_scope_id, n.public_id, n.with_whom as title, concat(c.reference, ' · ', c.headline) as context, n.call_back_on as due_on, c.public_id as case_public_id
     from app.contact_note n join app.case_file c on c.tenant_id = n.tenant_id and c.case_id = n.case_id
    where n.writer_professional_id = (select authz.actor()) and n.call_back_on is not null and n.called_back_at is null and c.state = 'open'
      and (n.call_back_on, n.public_id) > ($1::date, $2::uuid)
    order by n.call_back_on, n.public_id limit $3`,
  ['scope_id', 'headline_scope_id'],
);
export const callBacks = (...page: Page) => callBacksAfter(...from(page));

/**
 * Children in the cases I lead whom nobody has seen and spoken with yet, within a week of the opening of the case. A week and
 * not five working days: it is the same day of the week, and needs no calendar in the database.
 */
const unseenBy = `((c.opened_at at time zone 'Europe/Amsterdam')::date + 7)`;
const unseenAfter = listed(
  'work.unseen',
  z.object(dated),
  'work.mine',
  `select c.scope_id, k.public_id, concat_ws(' ', k.given_names, k.surname_prefix, k.surname) as title, concat(c.reference, ' · ', c.headline) as context, ${unseenBy} as due_on, c.public_id as case_public_id
     from app.case_file c join app.case_child k on k.scope_id = c.scope_id
    where c.lead_professional_id = (select authz.actor()) and c.state = 'open' and k.last_seen_on is null
      and (${unseenBy}, k.public_id) > ($1::date, $2::uuid)
    order by due_on, k.public_id limit $3`,
);
export const unseen = (...page: Page) => unseenAfter(...from(page));

/** Corrections that wait for my answer, or for somebody to be told, in the cases I lead: starts from the lead's own index. */
const correctionsAfter = listed(
  'work.corrections',
  z.object({ ...dated, answered: z.boolean() }),
  'work.mine',
  `select k.scope_id, c.scope_id as headline_scope_id, k.public_id, k.wrong as title, concat(c.reference, ' · ', k.asked_by) as context, k.due_on, c.public_id as case_public_id,
          k.state <> 'open' as answered
     from app.correction k join app.case_file c on c.tenant_id = k.tenant_id and c.case_id = k.case_id
    where k.lead_professional_id = (select authz.actor()) and k.due_on is not null
      and (k.due_on, k.public_id) > ($1::date, $2::uuid)
    order by k.due_on, k.public_id limit $3`,
  ['scope_id', 'headline_scope_id'],
);
export const corrections = (...page: Page) => correctionsAfter(...from(page));

/** Tasks for my function, without anybody's data. */
export const notices = readImpersonal(
  'work.notices',
  z.object({ public_id: z.string(), kind: z.string(), subject: z.string(), due_on: z.string() }),
  `select n.public_id, n.kind, n.subject, n.due_on
     from app.notice n join app.held_function h on h.tenant_id = n.tenant_id and h.function = n.function
    where h.professional_id = (select authz.actor()) and (h.valid_to is null or now() < h.valid_to) and n.done_at is null
    order by n.due_on, n.public_id limit 25`,
);
