import { z } from 'zod';
import { CodedSignal } from '#contract/concerns.ts';
import { Outcome, ReadingState } from '#contract/second-reading.ts';
import { read, updateOne, write } from '#kernel/database.ts';
import { listed, opened, openedScope } from '#kernel/journal.ts';
import { afterAll, beforeAll } from '#kernel/paging.ts';
import { colleagueColumns, ColleagueRow } from '#src/session/index.ts';

const answerColumns = `danger_now, child_name, child_age, child_school, observed, observed_when, first_hand, told_by, teller_agrees, goes_well, done_so_far, family_knows, family_knows_note, reach_me, shield_ground`;

const familyKnows = z.enum(['agrees', 'yes', 'refuses', 'partly', 'no']);
const safetyOutcome = z.enum(['safe-tonight', 'act-now']);
const feedback = z.enum(['received', 'contacting-family', 'nothing-further']);

const AnswersRow = z.object({
  danger_now: z.boolean().nullable(),
  child_name: z.string().nullable(),
  child_age: z.string().nullable(),
  child_school: z.string().nullable(),
  observed: z.string().nullable(),
  observed_when: z.string().nullable(),
  first_hand: z.boolean().nullable(),
  told_by: z.string().nullable(),
  teller_agrees: z.boolean().nullable(),
  goes_well: z.string().nullable(),
  done_so_far: z.string().nullable(),
  family_knows: familyKnows.nullable(),
  family_knows_note: z.string().nullable(),
  reach_me: z.string().nullable(),
  shield_ground: z.string().nullable(),
});
export type AnswersRow = z.infer<typeof AnswersRow>;

const DraftRow = AnswersRow.extend({
  public_id: z.string(),
  scope_id: z.string(),
  state: z.enum(['draft', 'sent', 'discarded']),
  updated_at: z.string(),
  sent_at: z.string().nullable(),
  feedback: feedback.nullable(),
  feedback_at: z.string().nullable(),
  shield_answer: z.enum(['asked', 'agreed', 'refused', 'opened']).nullable(),
  shield_opens_on: z.string().nullable(),
  version: z.int(),
});
export type DraftRow = z.infer<typeof DraftRow>;

const draftText = `select public_id, scope_id, state, ${answerColumns}, updated_at, sent_at, feedback, feedback_at, shield_answer, shield_opens_on, version
  from app.concern_draft where public_id = $1 and state <> 'discarded'`;

export const draft = read('concerns.draft', DraftRow, draftText);
/** The same, held until the command has been decided. */
export const draftToChange = read('concerns.draft-to-change', DraftRow, `${draftText} for update`);
export const draftOpened = openedScope(
  'concerns.get-draft',
  'select scope_id from app.concern_draft where public_id = $1',
);

/** Starts from the reader's standing grants, a handful, and not from all that is open to the reader. */
const ownScopes = `select distinct m.scope_id from app.access_grant m
  where m.professional_id = (select authz.actor()) and m.kind = 'standing' and m.purpose = 'own-messages'`;

/** The scope in which the reader keeps drafts and messages. */
export const ownScope = read(
  'concerns.own-scope',
  z.object({ scope_id: z.string(), tenant_id: z.int() }),
  `select s.scope_id, s.tenant_id from (${ownScopes}) mine join app.scope s on s.scope_id = mine.scope_id
    where (select true from authz.my_open o where o.scope_id = s.scope_id and o.level >= 3 limit 1)
    order by s.scope_id limit 1`,
);

const draftsBefore = listed(
  'concerns.drafts',
  z.object({
    public_id: z.string(),
    state: z.enum(['draft', 'sent']),
    child_name: z.string().nullable(),
    updated_at: z.string(),
    sent_at: z.string().nullable(),
    feedback: feedback.nullable(),
  }),
  'concerns.list-drafts',
  `select d.scope_id, d.public_id, d.state, d.child_name, d.updated_at, d.sent_at, d.feedback
     from (${ownScopes}) mine
     cross join lateral (select * from app.concern_draft d
                          where d.scope_id = mine.scope_id and d.state <> 'discarded' and (d.updated_at, d.public_id) < ($1::timestamptz, $2::uuid)
                          order by d.updated_at desc, d.public_id desc limit $3) d
    order by d.updated_at desc, d.public_id desc limit $3`,
);
export const drafts = (at: string | null, id: string | null, size: number) =>
  draftsBefore(at ?? afterAll.moment, id ?? afterAll.id, size);

export const insertDraft = write(
  'concerns.insert-draft',
  `insert into app.concern_draft (tenant_id, scope_id, public_id, ${answerColumns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
);

export const updateDraft = updateOne(
  'concerns.update-draft',
  `update app.concern_draft
      set danger_now = $2, child_name = $3, child_age = $4, child_school = $5, observed = $6, observed_when = $7, first_hand = $8, told_by = $9, teller_agrees = $10,
          goes_well = $11, done_so_far = $12, family_knows = $13, family_knows_note = $14, reach_me = $15, shield_ground = $16, updated_at = now(), version = version + 1
    where public_id = $1`,
);

/** Thrown away: the words are erased at once. */
export const discardDraft = updateOne(
  'concerns.discard-draft',
  `update app.concern_draft
      set state = 'discarded', danger_now = null, child_name = null, child_age = null, child_school = null, observed = null, observed_when = null, first_hand = null,
          told_by = null, teller_agrees = null, goes_well = null, done_so_far = null, family_knows = null, family_knows_note = null, reach_me = null, shield_ground = null, updated_at = now(), version = version + 1
    where public_id = $1`,
);

export const passOn = write('concerns.pass-on', 'select authz.pass_on($1, $2, $3, $4)');

export const waiting = `c.public_id, c.scope_id, c.child_name, c.child_age, c.danger_now, c.received_at, c.look_by, c.decide_by, c.version, h.label, org.name as organisation, l.outcome as safety, k.call_id as call_public_id, k.caller as call_caller, k.due_on as call_on, k.scope_id as call_scope_id`;

/** Of a concern: who calls the sender first, and when. */
export const runningCall = `left join lateral (
  select s.scope_id, s.public_id as call_id, kh.label as caller, s.due_on
    from app.concern_call k
    join app.sender_call s on s.tenant_id = k.tenant_id and s.call_id = k.call_id
    join app.held_function kh on kh.held_function_id = s.caller_held_function_id
   where k.scope_id = c.scope_id and k.ended_at is null limit 1) k on true`;

export const WaitingRow = z.object({
  public_id: z.string(),
  child_name: z.string(),
  child_age: z.string(),
  danger_now: z.boolean(),
  received_at: z.string(),
  look_by: z.string(),
  decide_by: z.string(),
  version: z.int(),
  label: z.string(),
  organisation: z.string(),
  safety: safetyOutcome.nullable(),
  call_public_id: z.string().nullable(),
  call_caller: z.string().nullable(),
  call_on: z.string().nullable(),
});
export type WaitingRow = z.infer<typeof WaitingRow>;

/** The rest of a waiting row, beside its concern `c`. */
export const besideWaiting = `
     join app.held_function h on h.held_function_id = c.sender_held_function_id
     join app.organisation org on org.tenant_id = h.tenant_id and org.organisation_id = h.organisation_id
     left join lateral (select s.outcome from app.safety_look s where s.scope_id = c.scope_id order by s.look_id desc limit 1) l on true
     ${runningCall}`;

/** Waiting at the reader's desks; starts from the desks of the own controller, never from all concerns. */
const waitingAfter = listed(
  'concerns.waiting',
  WaitingRow,
  'concerns.list',
  `select ${waiting}
     from app.desk d
     cross join lateral (select * from app.concern c
                          where c.desk_id = d.desk_id and c.state = 'received' and (c.decide_by, c.public_id) > ($1::date, $2::uuid)
                          order by c.decide_by, c.public_id limit $3) c${besideWaiting}
    where d.tenant_id = (select m.tenant_id from app.held_function m where m.professional_id = (select authz.actor()) limit 1)
    order by c.decide_by, c.public_id limit $3`,
  ['scope_id', 'call_scope_id'],
);
export const waitingConcerns = (decide: string | null, id: string | null, size: number) =>
  waitingAfter(decide ?? beforeAll.day, id ?? beforeAll.id, size);

const ConcernRow = z
  .object({
    public_id: z.string(),
    concern_id: z.string(),
    state: z.enum(['received', 'weighed']),
    danger_now: z.boolean(),
    child_name: z.string(),
    child_age: z.string(),
    child_school: z.string().nullable(),
    observed: z.string(),
    observed_when: z.string(),
    first_hand: z.boolean(),
    told_by: z.string().nullable(),
    teller_agrees: z.boolean().nullable(),
    goes_well: z.string(),
    done_so_far: z.string(),
    family_knows: familyKnows,
    family_knows_note: z.string().nullable(),
    reach_me: z.string(),
    received_at: z.string(),
    look_by: z.string(),
    decide_by: z.string(),
    outcome: Outcome.nullable(),
    outcome_reason: z.string().nullable(),
    passed_on_to: z.string().nullable(),
    case_reference: z.string().nullable(),
    version: z.int(),
    my_level: z.int(),
    mine: z.boolean(),
    decisions: z.int(),
    decided_by_me: z.boolean(),
    reading: ReadingState.nullable(),
    read_by: z.string().nullable(),
    asked: z.string().nullable(),
    teller: z.enum(['desk', 'sender']).nullable(),
    tell_by: z.string().nullable(),
    told_on: z.string().nullable(),
    told_whom: z.string().nullable(),
    told_by_whom: z.string().nullable(),
    frame: z.string(),
    look_back_weeks: z.int(),
    may_use_bsn: z.boolean(),
    basis: z.string(),
  })
  .extend(ColleagueRow.shape);
export type ConcernRow = z.infer<typeof ConcernRow>;

export const concern = read(
  'concerns.concern',
  ConcernRow,
  `select c.public_id, c.concern_id, c.state, c.danger_now, c.child_name, c.child_age, c.child_school, c.observed, c.observed_when, c.first_hand, c.told_by, c.teller_agrees,
          c.goes_well, c.done_so_far, c.family_knows, c.family_knows_note, c.reach_me, c.received_at, c.look_by, c.decide_by, c.outcome, c.outcome_reason,
          c.passed_on_to, c.case_reference, c.version, ${colleagueColumns('h', 'org', 'ft')},
          mine.level as my_level, h.professional_id = (select authz.actor()) as mine, c.decisions, coalesce(wh.professional_id = (select authz.actor()), false) as decided_by_me,
          c.reading, c.read_by, ah.label as asked, c.teller, c.tell_by, c.told_on, c.told_whom, c.told_by_whom, f.code as frame, (f.document -> 'firstLookBackWeeks' ->> 'value')::int as look_back_weeks, f.may_use_bsn,
          b.document ->> 'article' as basis
     from app.concern c
     join app.held_function h on h.held_function_id = c.sender_held_function_id
     join app.function_title ft on ft.function = h.function
     join app.organisation org on org.tenant_id = h.tenant_id and org.organisation_id = h.organisation_id
     cross join lateral (select o.level, o.grant_id from authz.my_open o where o.scope_id = c.scope_id order by o.level desc limit 1) mine
     join app.desk d on d.tenant_id = c.tenant_id and d.desk_id = c.desk_id
     join app.frame f on f.frame_id = d.frame_id
     left join app.held_function wh on wh.held_function_id = c.weighed_by
     left join app.held_function ah on ah.held_function_id = c.asked_held_function_id
     left join app.access_grant g on g.grant_id = mine.grant_id
     left join app.legal_basis b on b.tenant_id = g.tenant_id and b.basis_id = g.basis_id
    where c.public_id = $1`,
);

const CodingRow = z.object({
  model_version: z.string(),
  signals: z.array(CodedSignal),
  label: z.string(),
  coded_at: z.string(),
});
export type CodingRow = z.infer<typeof CodingRow>;

export const coding = read(
  'concerns.coding',
  CodingRow,
  `select k.model_version, k.signals, h.label, k.coded_at
     from app.concern c
     join app.concern_coding k on k.tenant_id = c.tenant_id and k.concern_id = c.concern_id
     join app.held_function h on h.tenant_id = k.tenant_id and h.held_function_id = k.coded_by
    where c.public_id = $1`,
);

const SafetyLookRow = z.object({
  outcome: safetyOutcome,
  words: z.string(),
  label: z.string(),
  looked_at: z.string(),
});
export type SafetyLookRow = z.infer<typeof SafetyLookRow>;

export const safetyLooks = read(
  'concerns.safety-looks',
  SafetyLookRow,
  `select l.outcome, l.words, h.label, l.looked_at
     from app.concern c
     join app.safety_look l on l.scope_id = c.scope_id
     join app.held_function h on h.tenant_id = l.tenant_id and h.held_function_id = l.looked_by
    where c.public_id = $1
    order by l.look_id desc`,
);

export const concernOpened = (act: string) =>
  opened(act, 'select concern_id from app.concern where public_id = $1');

/** Does anything run already for this child at our own controller? The function records the search itself. */
export const runningCase = (key: Uint8Array) => ({
  ...read(
    'concerns.running-case',
    z.object({
      reference: z.string(),
      frame_title: z.string(),
      lead_label: z.string(),
      lead_phone: z.string().nullable(),
    }),
    `select * from authz.find_child($1, 'concerns.find-child')`,
  )(key),
  part: 'journals' as const,
});

export const code = write('concerns.code', 'select authz.code_concern($1, $2, $3, $4)');
export const lookAtSafety = write('concerns.look-at-safety', 'select authz.look_at_safety($1, $2, $3, $4)');
export const weigh = write('concerns.weigh', 'select authz.weigh_concern($1, $2, $3, $4, $5, $6, $7, $8)');
export const joinCase = write('concerns.join-case', 'select authz.join_case($1, $2, $3, $4, $5, $6)');
export const openCase = write('concerns.open-case', 'select authz.open_case($1, $2, $3)');
