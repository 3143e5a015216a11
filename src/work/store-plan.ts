import { z } from 'zod';
import { listed } from '#kernel/journal.ts';
import { beforeAll } from '#kernel/paging.ts';
import { dated, me } from './store-page.ts';

/** One kind of line, from its own index: no more than a page, after where the page before ended. */
const planLine = (kind: 'check' | 'bridge' | 'missed' | 'waiting', due: string, asked: string): string =>
  `(select a.scope_id, c.scope_id as headline_scope_id, '${kind}' as kind, a.public_id, a.what as title, a.tenant_id, a.keeper_held_function_id,
          c.reference, c.headline, ${due} as due_on, c.public_id as case_public_id, a.waiting_at, a.waiting_since, a.waiting_until
     from app.agreement a join app.case_file c on c.tenant_id = a.tenant_id and c.case_id = a.case_id and c.state = 'open'
    where ${asked} and (${due}, a.public_id) >= ($1::date, $2::uuid) and ((${due}, a.public_id) > ($1::date, $2::uuid) or '${kind}' > $4::text collate "C")
    order by ${due}, a.public_id limit $3)`;
const answered = `((a.answered_at at time zone 'Europe/Amsterdam')::date + 7)`;
const waits = 'coalesce(a.waiting_until, a.look_back_on, a.case_look_back_on)';
const planLines = [
  planLine(
    'check',
    'a.next_check_on',
    `a.watcher_professional_id = ${me} and a.state = 'open' and a.next_check_on is not null`,
  ),
  planLine(
    'check',
    'a.next_check_on',
    `a.lead_professional_id = ${me} and a.watcher_professional_id is null and a.state = 'open' and a.next_check_on is not null`,
  ),
  planLine(
    'check',
    'a.next_check_on',
    `a.lead_professional_id = ${me} and a.watcher_professional_id is not null and a.watcher_professional_id <> ${me} and a.state = 'open'
      and a.next_check_on is not null and a.next_check_on < authz.today()`,
  ),
  planLine(
    'bridge',
    'a.bridge_by',
    `a.lead_professional_id = ${me} and a.state = 'waiting' and a.bridge_by is not null`,
  ),
  planLine(
    'missed',
    answered,
    `a.lead_professional_id = ${me} and a.state = 'not-kept' and a.keeper_held_function_id is not null and (a.settled_at is null or a.settled_at < a.answered_at)`,
  ),
  planLine(
    'missed',
    'a.due_on',
    `a.lead_professional_id = ${me} and a.state = 'open' and a.keeper_held_function_id is not null and a.keeper_professional_id <> ${me} and a.due_on < authz.today()`,
  ),
  planLine('waiting', waits, `a.lead_professional_id = ${me} and a.state = 'waiting'`),
  planLine(
    'waiting',
    waits,
    `a.keeper_professional_id = ${me} and a.lead_professional_id is distinct from ${me} and a.state = 'waiting'`,
  ),
];

/**
 * What a plan asks besides its agreements, each on its own day:
 * check    the weekly question about a safety agreement, of whoever watches; once it is late the lead has it too, so that a
 *          watcher who is gone, or who has a tie that nobody may know, leaves no child unasked about
 * bridge   a place is waited for and nothing bridges it: the lead's
 * missed   an organisation did not do it, or has not said so a day later: the lead's. Of a family there is no such line
 * waiting  a place is waited for: no task, but not forgotten either. Of the lead, and of whoever keeps the agreement
 * One agreement may have several lines on one day, so the kind is part of where a page ends. Each line starts from an index
 * of its owner by date and reads no more than a page (migration 0014).
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
  `select l.scope_id, l.headline_scope_id, l.kind, l.public_id, l.title,
          concat_ws(' · ', l.reference, case when l.kind = 'missed' then o.name end, l.headline) as context, l.due_on, l.case_public_id,
          l.waiting_at, l.waiting_since, l.waiting_until
     from (select * from (${planLines.join(' union all ')}) lines order by due_on, public_id, kind collate "C" limit $3) l
     left join app.held_function h on h.held_function_id = l.keeper_held_function_id
     left join app.organisation o on o.tenant_id = h.tenant_id and o.organisation_id = h.organisation_id
    order by l.due_on, l.public_id, l.kind collate "C"`,
  ['scope_id', 'headline_scope_id'],
);
export const plan = (due: string | null, id: string | null, kind: string | null, size: number) =>
  planAfter(due ?? beforeAll.day, id ?? beforeAll.id, size, kind ?? '');
