import { z } from 'zod';
import { listed } from '#kernel/journal.ts';
import { dated, from, me, type Page } from './store-page.ts';

export { notices, withoutAnybody } from './store-notices.ts';
export { plan } from './store-plan.ts';

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

/** The safety look at a concern is for today: until somebody looked it stands with everybody of the desk. */
const looksAfter = listed(
  'work.safety-looks',
  z.object({ ...dated, received_at: z.string() }),
  'work.mine',
  `select c.scope_id, c.public_id, c.child_name as title, h.label as context, c.look_by as due_on, null::uuid as case_public_id, c.received_at
     from app.desk d
     cross join lateral (select * from app.concern c
                          where c.desk_id = d.desk_id and c.state = 'received' and not c.looked and (c.look_by, c.public_id) > ($1::date, $2::uuid)
                          order by c.look_by, c.public_id limit $3) c
     join app.held_function h on h.held_function_id = c.sender_held_function_id
    where d.tenant_id = (select m.tenant_id from app.held_function m where m.professional_id = (select authz.actor()) limit 1)
    order by c.look_by, c.public_id limit $3`,
);
export const safetyLooks = (...page: Page) => looksAfter(...from(page));

/**
 * Decisions that a second or third reader still has to read (nalezen vóór). They stand with everybody of the desk and say
 * who was asked; to one of the two who differ, or who passed the concern on, it is something to wait for.
 */
const readingsAfter = listed(
  'work.readings',
  z.object({ ...dated, kind: z.enum(['asked-to-read', 'to-read', 'third-reading', 'waits-for-reader']) }),
  'work.mine',
  `select c.scope_id, c.public_id, c.child_name as title, h.label as context, c.read_by as due_on, null::uuid as case_public_id,
          case when (select authz.actor()) in (h.professional_id, s.professional_id) or r.was_part then 'waits-for-reader'
               when c.reading = 'disputed' then 'third-reading'
               when a.professional_id = (select authz.actor()) then 'asked-to-read' else 'to-read' end as kind
     from app.desk d
     cross join lateral (select * from app.concern c
                          where c.desk_id = d.desk_id and c.read_by is not null and (c.read_by, c.public_id) > ($1::date, $2::uuid)
                          order by c.read_by, c.public_id limit $3) c
     join app.held_function h on h.held_function_id = c.weighed_by
     join app.held_function s on s.held_function_id = c.sender_held_function_id
     left join app.held_function a on a.held_function_id = c.asked_held_function_id
     left join lateral (select true as was_part from app.concern_reading r join app.held_function rh on rh.held_function_id = r.read_by
                         where r.scope_id = c.scope_id and r.number = c.decisions and r.stage = 'after' and rh.professional_id = (select authz.actor()) limit 1) r on true
    where d.tenant_id = (select m.tenant_id from app.held_function m where m.professional_id = (select authz.actor()) limit 1)
    order by c.read_by, c.public_id limit $3`,
);
export const readings = (...page: Page) => readingsAfter(...from(page));

/** Parents of a concern that went into no case, whom nobody has told yet: of each desk of the own controller no more than a page. */
const toTellAfter = listed(
  'work.to-tell',
  z.object({ ...dated, later: z.boolean() }),
  'work.mine',
  `select c.scope_id, c.public_id, c.child_name as title, '' as context, c.tell_by as due_on, null::uuid as case_public_id,
          exists (select from app.later_notice l where l.scope_id = c.scope_id and l.ended_on is null) as later
     from app.desk d
     cross join lateral (select * from app.concern c
                          where c.desk_id = d.desk_id and c.tell_by is not null and (c.tell_by, c.public_id) > ($1::date, $2::uuid)
                          order by c.tell_by, c.public_id limit $3) c
    where d.tenant_id = (select m.tenant_id from app.held_function m where m.professional_id = (select authz.actor()) limit 1)
    order by c.tell_by, c.public_id limit $3`,
);
export const toTell = (...page: Page) => toTellAfter(...from(page));

/** Families of the cases I lead who are informed later, on the day until which: starts from the lead's own index. */
const laterAfter = listed(
  'work.later',
  z.object(dated),
  'work.mine',
  `select l.scope_id, l.public_id, c.headline as title, c.reference as context, l.until as due_on, c.public_id as case_public_id
     from app.later_notice l join app.case_file c on c.tenant_id = l.tenant_id and c.case_id = l.case_id
    where l.lead_professional_id = (select authz.actor()) and l.ended_on is null and (l.until, l.public_id) > ($1::date, $2::uuid)
    order by l.until, l.public_id limit $3`,
);
export const later = (...page: Page) => laterAfter(...from(page));

/** What I was asked to read for another municipality: starts from the reader's own index. */
const poolAfter = listed(
  'work.pool',
  z.object(dated),
  'work.mine',
  `select p.scope_id, p.public_id, p.from_name as title, '' as context, p.due_on, null::uuid as case_public_id
     from app.pool_reading p
    where p.reader_professional_id = (select authz.actor()) and p.ended_on is null and (p.due_on, p.public_id) > ($1::date, $2::uuid)
    order by p.due_on, p.public_id limit $3`,
);
export const pool = (...page: Page) => poolAfter(...from(page));

/**
 * Senders whom I call first, by date: starts from the caller's own index. It names no child; how many concerns is what the
 * caller may open of them, and a call of which that is none is not shown.
 */
const senderCallsAfter = listed(
  'work.sender-calls',
  z.object({ ...dated, concerns: z.int() }),
  'work.mine',
  `select s.scope_id, s.public_id, coalesce(org.name, '') as title, '' as context, s.due_on, null::uuid as case_public_id, k.concerns
     from app.sender_call s
     cross join lateral (select count(*)::int as concerns from app.concern_call k
                          where k.tenant_id = s.tenant_id and k.call_id = s.call_id and k.ended_at is null) k
     left join app.organisation org on org.tenant_id = s.tenant_id and org.organisation_id = s.organisation_id
    where s.caller_professional_id = (select authz.actor()) and s.ended_at is null and (s.due_on, s.public_id) > ($1::date, $2::uuid)
      and k.concerns > 0
    order by s.due_on, s.public_id limit $3`,
);
export const senderCalls = (...page: Page) => senderCallsAfter(...from(page));

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

/** Call-backs that are mine to make, by date, until they are done: starts from the caller's own index. */
const callBacksAfter = listed(
  'work.call-backs',
  z.object(dated),
  'work.mine',
  `select n.scope_id, c.scope_id as headline_scope_id, n.public_id, n.with_whom as title, concat(c.reference, ' · ', c.headline) as context, n.call_back_on as due_on, c.public_id as case_public_id
     from app.contact_note n join app.case_file c on c.tenant_id = n.tenant_id and c.case_id = n.case_id
    where n.caller_professional_id = (select authz.actor()) and n.call_back_on is not null and n.called_back_at is null and c.state = 'open'
      and (n.call_back_on, n.public_id) > ($1::date, $2::uuid)
    order by n.call_back_on, n.public_id limit $3`,
  ['scope_id', 'headline_scope_id'],
);
export const callBacks = (...page: Page) => callBacksAfter(...from(page));

/**
 * Questions to somebody without an account: waited for, or answered and not yet read. Of whoever leads the case, and of who
 * asked when that is somebody else; each from its own index.
 */
const questionLine = (whose: string): string =>
  `(select c.scope_id, q.public_id, q.to_whom as title, concat(c.reference, ' · ', c.headline) as context, q.due_on, c.public_id as case_public_id, q.state
     from app.partner_question q join app.case_file c on c.tenant_id = q.tenant_id and c.case_id = q.case_id and c.state = 'open'
    where ${whose} and q.state in ('open', 'answered') and (q.due_on, q.public_id) > ($1::date, $2::uuid)
    order by q.due_on, q.public_id limit $3)`;
const questionsAfter = listed(
  'work.questions',
  z.object({ ...dated, state: z.enum(['open', 'answered']) }),
  'work.mine',
  `select * from (${questionLine(`q.lead_professional_id = ${me}`)} union all
                  ${questionLine(`q.asker_professional_id = ${me} and q.lead_professional_id <> q.asker_professional_id`)}) lines
    order by due_on, public_id limit $3`,
);
export const questions = (...page: Page) => questionsAfter(...from(page));

/**
 * Children in the cases I lead whom nobody has seen and spoken with yet, within a week of the opening of the case: starts
 * from the lead's own index.
 */
const unseenAfter = listed(
  'work.unseen',
  z.object(dated),
  'work.mine',
  `select c.scope_id, k.public_id, concat_ws(' ', k.given_names, k.surname_prefix, k.surname) as title, concat(c.reference, ' · ', c.headline) as context, k.see_by as due_on, c.public_id as case_public_id
     from app.case_child k join app.case_file c on c.tenant_id = k.tenant_id and c.case_id = k.case_id
    where k.lead_professional_id = (select authz.actor()) and k.last_seen_on is null
      and (k.see_by, k.public_id) > ($1::date, $2::uuid)
    order by k.see_by, k.public_id limit $3`,
);
export const unseen = (...page: Page) => unseenAfter(...from(page));

/** Reasons why a hard stop is not met yet, on the day that was set: starts from the lead's own index. */
const stopsAfter = listed(
  'work.stops',
  z.object(dated),
  'work.mine',
  `select s.scope_id, s.public_id, coalesce(nullif(concat_ws(' ', k.given_names, k.surname_prefix, k.surname), ''), c.headline) as title,
          concat(c.reference, ' · ', s.because) as context, s.until as due_on, c.public_id as case_public_id
     from app.stop_answer s
     join app.case_file c on c.tenant_id = s.tenant_id and c.case_id = s.case_id
     left join app.case_child k on k.tenant_id = s.tenant_id and k.child_id = s.child_id
    where s.lead_professional_id = (select authz.actor()) and s.settled_at is null and (s.until, s.public_id) > ($1::date, $2::uuid)
    order by s.until, s.public_id limit $3`,
);
export const stops = (...page: Page) => stopsAfter(...from(page));

/** Days of aftercare of the cases I led when they were closed: starts from the owner's own index. */
const aftercareAfter = listed(
  'work.aftercare',
  z.object(dated),
  'work.mine',
  `select a.scope_id, a.public_id, c.headline as title, c.reference as context, a.due_on, c.public_id as case_public_id
     from app.aftercare a join app.case_file c on c.tenant_id = a.tenant_id and c.case_id = a.case_id
    where a.owner_professional_id = (select authz.actor()) and a.state = 'due'
      and (a.due_on, a.public_id) > ($1::date, $2::uuid)
    order by a.due_on, a.public_id limit $3`,
);
export const aftercare = (...page: Page) => aftercareAfter(...from(page));

/** A hand-over is read before the introduction, when there is a day for it. */
const handoverDue = 'coalesce(v.introduce_on, v.begun_on)';
/** Hand-overs to me that I have not accepted yet: starts from the lead's own index. The title is the case's own words for who may read it. */
const handoversAfter = listed(
  'work.handovers',
  z.object(dated),
  'work.mine',
  `select v.scope_id, v.public_id, c.headline as title, c.reference as context, ${handoverDue} as due_on, c.public_id as case_public_id
     from app.handover v join app.case_file c on c.tenant_id = v.tenant_id and c.case_id = v.case_id
    where v.lead_professional_id = (select authz.actor()) and v.accepted_at is null and v.from_professional_id <> v.lead_professional_id
      and (${handoverDue}, v.public_id) > ($1::date, $2::uuid)
    order by ${handoverDue}, v.public_id limit $3`,
);
export const handovers = (...page: Page) => handoversAfter(...from(page));

const introduction = (owner: 'lead' | 'introducer') =>
  `select v.scope_id, v.public_id, c.reference as context, v.introduce_on as due_on, c.public_id as case_public_id,
          (select string_agg(k.given_names, ', ' order by k.child_id) from app.case_child k where k.scope_id = c.scope_id) as title
     from app.handover v join app.case_file c on c.tenant_id = v.tenant_id and c.case_id = v.case_id
    where v.${owner}_professional_id = (select authz.actor()) and v.accepted_at is not null and v.introduced_on is null
      ${owner === 'introducer' ? 'and v.lead_professional_id <> v.introducer_professional_id' : ''}
      and (v.introduce_on, v.public_id) > ($1::date, $2::uuid)
    order by v.introduce_on, v.public_id limit $3`;
const introducedRow = z
  .object({ ...dated, title: z.string().nullable() })
  .transform(row => ({ ...row, title: row.title ?? row.context }));

/** The introduction to the children is a task of who leads, and of who introduces while the access has not ended. */
const introductionsAfter = listed('work.introductions', introducedRow, 'work.mine', introduction('lead'));
export const introductions = (...page: Page) => introductionsAfter(...from(page));
const introducingAfter = listed('work.introducing', introducedRow, 'work.mine', introduction('introducer'));
export const introducing = (...page: Page) => introducingAfter(...from(page));

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

/** Meetings of the cases I lead, until there is a record: starts from the lead's own index. Where and when, and nothing of what it is about. */
const meetingsAfter = listed(
  'work.meetings',
  z.object({ ...dated, to_record: z.boolean(), begins_at: z.string(), place: z.string() }),
  'work.mine',
  `select m.scope_id, m.public_id, c.headline as title, c.reference as context, m.begins_at, m.place, m.record_due_on as due_on, c.public_id as case_public_id,
          m.state = 'held' or m.record_due_on < authz.today() as to_record
     from app.meeting m join app.case_file c on c.tenant_id = m.tenant_id and c.case_id = m.case_id
    where m.lead_professional_id = (select authz.actor()) and m.record_due_on is not null
      and (m.record_due_on, m.public_id) > ($1::date, $2::uuid)
    order by m.record_due_on, m.public_id limit $3`,
);
export const meetings = (...page: Page) => meetingsAfter(...from(page));
