import { z } from 'zod';
import { read } from '#kernel/database.ts';
import { caseNumber, stillGiven } from './store.ts';

export const goals = read(
  'cases.goals',
  z.object({
    public_id: z.string(),
    goal_id: z.string(),
    scope_id: z.string(),
    words: z.string(),
    whose: z.string(),
    term: z.enum(['short', 'long']).nullable(),
    scores: z.array(z.object({ score: z.int(), given_by: z.string(), given_on: z.string() })),
  }),
  `select g.public_id, g.goal_id, g.scope_id, g.words, g.whose, g.term,
          coalesce((select json_agg(json_build_object('score', s.score, 'given_by', s.given_by, 'given_on', s.given_on) order by s.given_on, s.goal_score_id)
                      from app.goal_score s where s.goal_id = g.goal_id), '[]'::json) as scores
     from app.goal g where g.case_id = (${caseNumber}) order by g.goal_id`,
);

/** Safety agreements first, then limits, then help; each by date. */
export const agreements = read(
  'cases.agreements',
  z.object({
    public_id: z.string(),
    agreement_id: z.string(),
    scope_id: z.string(),
    goal_id: z.string().nullable(),
    kind: z.enum(['help', 'safety', 'limit']),
    what: z.string(),
    keeper_name: z.string().nullable(),
    keeper: z.string().nullable(),
    keeper_label: z.string().nullable(),
    keeper_organisation: z.string().nullable(),
    keeper_phone: z.string().nullable(),
    mine: z.boolean(),
    may_keep: z.boolean(),
    due_on: z.string(),
    state: z.enum(['open', 'waiting', 'kept', 'partly', 'not-kept', 'handed-over', 'let-go']),
    note: z.string().nullable(),
    may_watch: z.boolean(),
    watcher: z.string().nullable(),
    watcher_label: z.string().nullable(),
    if_not: z.string().nullable(),
    look_back_on: z.string().nullable(),
    offer_id: z.string().nullable(),
    next_check_on: z.string().nullable(),
    checked_on: z.string().nullable(),
    holds: z.enum(['yes', 'partly', 'no']).nullable(),
    check_note: z.string().nullable(),
    waiting_at: z.string().nullable(),
    waiting_since: z.string().nullable(),
    waiting_until: z.string().nullable(),
    bridge: z.string().nullable(),
    settled_on: z.string().nullable(),
    settled_note: z.string().nullable(),
    may_move: z.boolean(),
    earlier: z.array(
      z.object({
        what: z.string(),
        keeper: z.string(),
        due_on: z.string(),
        reason: z.string(),
        corrected_by: z.string(),
        corrected_at: z.string(),
      }),
    ),
    version: z.int(),
  }),
  `select a.public_id, a.agreement_id, a.scope_id, a.goal_id, a.kind, a.what, a.keeper_name, h.public_id as keeper, h.label as keeper_label, o.name as keeper_organisation, h.phone as keeper_phone,
          coalesce(a.keeper_professional_id = (select authz.actor()), false) as mine, 
          case when a.keeper_professional_id = (select authz.actor()) then ${stillGiven('a.scope_id')} else false end as may_keep, a.due_on, a.state, a.note, a.version,
          case when a.next_check_on is not null and coalesce(a.watcher_professional_id, a.lead_professional_id) = (select authz.actor()) then ${stillGiven('a.scope_id')} else false end as may_watch,
          w.public_id as watcher, w.label as watcher_label, a.if_not, a.look_back_on, a.offer_id, a.next_check_on, k.checked_on, k.holds, k.note as check_note,
          a.waiting_at, a.waiting_since, a.waiting_until, a.bridge,
          case when a.settled_at >= a.answered_at then (a.settled_at at time zone 'Europe/Amsterdam')::date end as settled_on, a.settled_note,
          a.state in ('open', 'waiting') and (a.keeper_held_function_id is null or a.due_on >= authz.today()) as may_move,
          coalesce((select json_agg(json_build_object('what', e.what, 'keeper', coalesce(e.keeper_name, concat(eh.label, ', ', eo.name)), 'due_on', e.due_on, 'reason', e.reason,
                                                      'corrected_by', by.label, 'corrected_at', e.replaced_at) order by e.earlier_id desc)
                      from app.agreement_earlier e
                      join app.held_function by on by.held_function_id = e.replaced_by
                      left join app.held_function eh on eh.held_function_id = e.keeper_held_function_id
                      left join app.organisation eo on eo.tenant_id = eh.tenant_id and eo.organisation_id = eh.organisation_id
                     where e.tenant_id = a.tenant_id and e.agreement_id = a.agreement_id), '[]'::json) as earlier
     from app.agreement a
     left join app.held_function w on w.held_function_id = a.watcher_held_function_id
     left join lateral (select k.checked_on, k.holds, k.note from app.agreement_check k where k.agreement_id = a.agreement_id
                         order by k.agreement_check_id desc limit 1) k on true
     left join app.held_function h on h.held_function_id = a.keeper_held_function_id
     left join app.organisation o on o.tenant_id = h.tenant_id and o.organisation_id = h.organisation_id
    where a.case_id = (${caseNumber})
    order by a.kind desc, a.due_on, a.agreement_id`,
);

/** What somebody of the family has agreed to, the newest last; what was taken back stays. */
export const consents = read(
  'cases.consents',
  z.object({
    public_id: z.string(),
    kind: z.enum(['help', 'secrecy', 'plan']),
    person: z.string(),
    given_on: z.string(),
    note: z.string().nullable(),
    lifted_for: z.string().nullable(),
    lifted_what: z.string().nullable(),
    lifted_until: z.string().nullable(),
    withdrawn_on: z.string().nullable(),
    withdrawn_note: z.string().nullable(),
    version: z.int(),
  }),
  `select public_id, kind, person, given_on, note, lifted_for, lifted_what, lifted_until, withdrawn_on, withdrawn_note, version
     from app.consent where case_id = (${caseNumber}) order by consent_id`,
);

/** Whether the family takes part, the last answer first. */
export const takingPart = read(
  'cases.taking-part',
  z.object({
    answer: z.enum(['yes', 'partly', 'no']),
    and_then: z.string().nullable(),
    answered_on: z.string(),
    answered_by: z.string(),
    version: z.int(),
  }),
  `select t.answer, t.and_then, t.answered_on, h.label as answered_by, t.version
     from app.taking_part t join app.held_function h on h.held_function_id = t.answered_by
    where t.case_id = (${caseNumber}) and t.tenant_id = (select c.tenant_id from app.case_file c where c.public_id = $1)
    order by t.version desc limit 21`,
);
