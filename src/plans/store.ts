import { z } from 'zod';
import { read, updateOne, write } from '#kernel/database.ts';
import { hand, handOf } from '#kernel/hand.ts';
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
     from (select * from app.held_function where public_id = $3 and (valid_to is null or now() < valid_to) limit 1) h
    cross join (select c.scope_id, case when $2 = 'headline' then c.scope_id
                                        else (select d.scope_id from app.scope d where d.file_id = c.case_id and d.kind = 'domain' and d.life_domain = $2) end as part
                  from app.case_file c where c.public_id = $1 limit 1) c
     join app.access_grant_line l on l.professional_id = h.professional_id and l.scope_id = c.part and l.level >= 2
     join app.access_grant g on g.tenant_id = l.tenant_id and g.grant_id = l.grant_id and g.held_function_id = h.held_function_id and g.scope_id = c.scope_id
      and g.revoked_at is null and (g.valid_until is null or now() < g.valid_until)
    limit 1`,
);

export const goalInPart = read(
  'plans.goal-in-part',
  z.object({ goal_id: z.string(), scope_id: z.string() }),
  'select goal_id, scope_id from app.goal where public_id = $1',
);

export const insertGoal = write(
  'plans.insert-goal',
  'insert into app.goal (tenant_id, public_id, case_id, scope_id, words, whose, term) values ($1, $2, $3, $4, $5, $6, $7)',
);

/** Help that can stand beside a limit: an agreement of the same case, also one in another part that the writer reads. */
export const offer = read(
  'plans.offer',
  z.object({ agreement_id: z.string() }),
  `select agreement_id from app.agreement where public_id = $1 and case_id = $2 and kind = 'help'`,
);

/** A safety agreement is asked about for the first time a week later. */
export const insertAgreement = write(
  'plans.insert-agreement',
  `insert into app.agreement (tenant_id, public_id, case_id, scope_id, goal_id, kind, what, keeper_professional_id, keeper_held_function_id, keeper_name, due_on, offer_id, next_check_on, meeting_id)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
);

/** The meeting in which something is agreed: of this case, and not called off. */
export const meeting = read(
  'plans.meeting',
  z.object({ meeting_id: z.string() }),
  `select m.meeting_id from app.meeting m where m.public_id = $1 and m.case_id = $2 and m.state <> 'cancelled'`,
);

export const goal = read(
  'plans.goal',
  z.object({ public_id: z.string(), case_state: z.string(), frame: z.string(), level: z.int() }),
  `select g.public_id, c.state as case_state, f.code as frame, (select max(o.level)::int from authz.my_open o where o.scope_id = g.scope_id) as level
     from app.goal g
     join app.case_file c on c.tenant_id = g.tenant_id and c.case_id = g.case_id
     join app.frame f on f.frame_id = c.frame_id
    where g.public_id = $1`,
);
export const goalOpened = openedScope(
  'plans.score-goal',
  'select scope_id from app.goal where public_id = $1',
);

export const insertScore = updateOne(
  'plans.insert-score',
  `insert into app.goal_score (tenant_id, case_id, scope_id, goal_id, score, given_by, given_on)
   select g.tenant_id, g.case_id, g.scope_id, g.goal_id, $2::smallint, $3, $4::date from app.goal g where g.public_id = $1`,
);

export const agreement = read(
  'plans.agreement',
  z.object({
    public_id: z.string(),
    version: z.int(),
    kind: z.enum(['help', 'safety', 'limit']),
    state: z.enum(['open', 'waiting', 'kept', 'partly', 'not-kept', 'handed-over', 'let-go']),
    part: z.string(),
    by_organisation: z.boolean(),
    case_id: z.string(),
    case_public_id: z.string(),
    case_state: z.string(),
    directing: z.enum(['family', 'together', 'court-measure']),
    frame: z.string(),
    level: z.int(),
    mine: z.boolean(),
    watching: z.boolean(),
    is_lead: z.boolean(),
    is_deputy: z.boolean(),
  }),
  `select a.public_id, a.version, a.kind, a.state, (select coalesce(s.life_domain, s.kind) from app.scope s where s.scope_id = a.scope_id) as part,
          a.keeper_held_function_id is not null as by_organisation, a.case_id, c.public_id as case_public_id, c.state as case_state, c.directing, f.code as frame,
          (select max(o.level)::int from authz.my_open o where o.scope_id = a.scope_id) as level,
          case when a.keeper_professional_id = (select authz.actor()) then ${stillGiven('a.scope_id')} else false end as mine,
          case when coalesce(a.watcher_professional_id, c.lead_professional_id) = (select authz.actor()) then ${stillGiven('a.scope_id')} else false end as watching,
          exists (select from authz.my_open o where o.scope_id = c.scope_id and o.grant_id = c.lead_grant_id and o.level >= 3) as is_lead,
          exists (select from authz.my_open o where o.scope_id = c.scope_id and o.grant_id = c.deputy_grant_id and o.level >= 3) as is_deputy
     from app.agreement a
     join app.case_file c on c.tenant_id = a.tenant_id and c.case_id = a.case_id
     join app.frame f on f.frame_id = c.frame_id
    where a.public_id = $1`,
);
export const agreementOpened = openedScope(
  'plans.agreement',
  'select scope_id from app.agreement where public_id = $1',
);

/** What stands in an agreement now, for whoever was overtaken. */
export const agreementNow = read(
  'plans.agreement-now',
  z.object({
    ...hand,
    what: z.string(),
    keeper: z.string().nullable(),
    keeper_name: z.string().nullable(),
    due_on: z.string(),
    state: z.string(),
    note: z.string().nullable(),
    watcher: z.string().nullable(),
    if_not: z.string().nullable(),
    look_back_on: z.string().nullable(),
    offer: z.string().nullable(),
    waiting_at: z.string().nullable(),
    waiting_since: z.string().nullable(),
    waiting_until: z.string().nullable(),
    bridge: z.string().nullable(),
    settled_note: z.string().nullable(),
    holds: z.string().nullable(),
    check_note: z.string().nullable(),
  }),
  `select ${handOf('a')}, a.what, h.public_id as keeper, a.keeper_name, a.due_on, a.state, a.note, w.public_id as watcher, a.if_not, a.look_back_on, b.public_id as offer,
          a.waiting_at, a.waiting_since, a.waiting_until, a.bridge, a.settled_note, k.holds, k.note as check_note
     from app.agreement a
     left join app.held_function h on h.held_function_id = a.keeper_held_function_id
     left join app.held_function w on w.held_function_id = a.watcher_held_function_id
     left join app.agreement b on b.tenant_id = a.tenant_id and b.agreement_id = a.offer_id
     left join lateral (select c.holds, c.note from app.agreement_check c where c.agreement_id = a.agreement_id order by c.agreement_check_id desc limit 1) k on true
    where a.public_id = $1`,
);

/** Who directs now, for whoever was overtaken. */
export const directingNow = read(
  'plans.directing-now',
  z.object({ ...hand, directing: z.string() }),
  `select ${handOf('c')}, c.directing from app.case_file c where c.public_id = $1`,
);

/** What it said before is kept by the same function. */
export const correctAgreement = write(
  'plans.correct',
  'select authz.correct_agreement($1, $2, $3, $4, $5, $6, $7)',
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

export const changeAgreement = updateOne(
  'plans.change',
  `update app.agreement set watcher_professional_id = $2, watcher_held_function_id = $3, if_not = $4, look_back_on = $5, offer_id = $6, version = version + 1
    where public_id = $1 and version = $7`,
);

/** Who watches may read the part and need not write in it; the function writes the answer and asks again a week later. */
export const checkAgreement = write('plans.check', 'select authz.check_agreement($1, $4, $2, $3)');

/** Without a bridge the task stands from the day on which it was first missing. */
export const waitForPlace = updateOne(
  'plans.wait',
  `update app.agreement set state = 'waiting', note = null, answered_at = null, waiting_at = $2, waiting_since = $3, waiting_until = $4, bridge = $5,
          bridge_by = case when $6::date is null then null when state = 'waiting' then coalesce(bridge_by, $6::date) else $6::date end, version = version + 1
    where public_id = $1 and version = $7`,
);

export const settleMissed = updateOne(
  'plans.settle',
  `update app.agreement set settled_at = now(), settled_note = $2, version = version + 1 where public_id = $1 and version = $3 and state = 'not-kept'`,
);

/** What a case says should follow, in its agreements and beside whether the family takes part, as far as whoever decides on who directs may read it: all of it. */
export const ifNots = read(
  'plans.if-nots',
  z.object({ if_not: z.string().nullable() }),
  `select if_not from app.agreement where case_id = $1 and if_not is not null
    union all
   (select t.and_then from app.taking_part t join app.case_file c using (tenant_id, case_id) where c.case_id = $1 order by t.version desc limit 1)`,
);

/** How often it was said whether the family takes part, counted as versions: 1 is not yet. And who directs meanwhile. */
export const takingPart = read(
  'plans.taking-part',
  z.object({ version: z.int(), directing: z.enum(['family', 'together', 'court-measure']) }),
  `select coalesce((select max(t.version) from app.taking_part t where t.tenant_id = c.tenant_id and t.case_id = c.case_id), 1)::int as version, c.directing
     from app.case_file c where c.public_id = $1`,
);

/** What was said last and by whom, for whoever was overtaken. */
export const takingPartNow = read(
  'plans.taking-part-now',
  z.object({ ...hand, answer: z.string(), and_then: z.string().nullable() }),
  `select t.version, h.label as changed_by, t.recorded_at as changed_at, t.answer, t.and_then
     from app.case_file c
     join app.taking_part t on t.tenant_id = c.tenant_id and t.case_id = c.case_id
     join app.held_function h on h.held_function_id = t.answered_by
    where c.public_id = $1 order by t.version desc limit 1`,
);

export const recordTakingPart = write(
  'plans.record-taking-part',
  'select authz.record_taking_part($1, $2, $3, $4)',
);
export const sayWhoDirects = updateOne(
  'plans.direct',
  'update app.case_file set directing = $2, version = version + 1 where public_id = $1 and version = $3',
);

/** The same tick of the same person stands once: who ticks it again hears that somebody was first. */
export const insertConsent = updateOne(
  'plans.insert-consent',
  `insert into app.consent (tenant_id, case_id, scope_id, public_id, kind, person, given_on, note, lifted_for, lifted_what, lifted_until)
   select $1::int, $2::bigint, $3::bigint, $4::uuid, $5, $6, $7::date, $8, $9, $10, $11::date
    where $5 = 'secrecy' or not exists (select from app.consent k where k.case_id = $2::bigint and k.kind = $5 and lower(k.person) = lower($6) and k.withdrawn_on is null)`,
);

export const consent = read(
  'plans.consent',
  z.object({
    public_id: z.string(),
    version: z.int(),
    given_on: z.string(),
    withdrawn: z.boolean(),
    case_state: z.string(),
    frame: z.string(),
    level: z.int(),
  }),
  `select k.public_id, k.version, k.given_on, k.withdrawn_on is not null as withdrawn, c.state as case_state, f.code as frame,
          (select max(o.level)::int from authz.my_open o where o.scope_id = k.scope_id) as level
     from app.consent k
     join app.case_file c on c.tenant_id = k.tenant_id and c.case_id = k.case_id
     join app.frame f on f.frame_id = c.frame_id
    where k.public_id = $1`,
);
export const consentOpened = openedScope(
  'plans.withdraw-consent',
  'select scope_id from app.consent where public_id = $1',
);
export const withdrawConsent = updateOne(
  'plans.withdraw',
  'update app.consent set withdrawn_on = $2, withdrawn_note = $3, version = version + 1 where public_id = $1 and version = $4 and withdrawn_on is null',
);
