-- The records of the work: desk, concern, case, child, plan. Every row lies in exactly one scope.
set local role app_owner;

create table app.desk (
  tenant_id integer not null,
  desk_id bigint not null generated always as identity,
  scope_id bigint not null,
  frame_id integer not null references app.frame,
  name text not null,
  primary key (tenant_id, desk_id),
  foreign key (tenant_id, scope_id) references app.scope (tenant_id, scope_id)
);
comment on table app.desk is '@personal An intake desk (aanmeldpunt) of a controller. Open only to those with a standing grant for it.';
create index desk_scope on app.desk (scope_id);

create table app.concern_draft (
  tenant_id integer not null,
  draft_id bigint not null generated always as identity,
  public_id uuid not null default gen_random_uuid() unique,
  scope_id bigint not null,
  state text not null default 'draft' check (state in ('draft', 'sent', 'discarded')),
  danger_now boolean,
  child_name text,
  child_age text,
  child_school text,
  observed text,
  observed_when text,
  first_hand boolean,
  told_by text,
  goes_well text,
  done_so_far text,
  family_knows text check (family_knows in ('yes', 'partly', 'no')),
  family_knows_note text,
  reach_me text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  sent_at timestamptz,
  feedback text check (feedback in ('received', 'contacting-family', 'nothing-further')),
  feedback_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, draft_id),
  foreign key (tenant_id, scope_id) references app.scope (tenant_id, scope_id)
);
comment on table app.concern_draft is '@personal A concern as its sender writes it, and afterwards the sender''s own copy. Purpose: own messages. Retention: as the frame says for messages.';
create index concern_draft_scope on app.concern_draft (scope_id, updated_at, public_id);

create table app.concern (
  tenant_id integer not null,
  concern_id bigint not null,
  public_id uuid not null default gen_random_uuid() unique,
  scope_id bigint not null,
  desk_id bigint not null,
  draft_id bigint not null,
  state text not null default 'received' check (state in ('received', 'weighed')),
  sender_held_function_id bigint not null,
  danger_now boolean not null,
  child_name text not null,
  child_age text not null,
  child_school text,
  observed text not null,
  observed_when text not null,
  first_hand boolean not null,
  told_by text,
  goes_well text not null,
  done_so_far text not null,
  family_knows text not null check (family_knows in ('yes', 'partly', 'no')),
  family_knows_note text,
  reach_me text not null,
  received_at timestamptz not null default now(),
  look_by date not null,
  decide_by date not null,
  outcome text check (outcome in ('no-follow-up', 'advice-given', 'passed-on', 'joined-to-case', 'case-opened')),
  outcome_reason text,
  passed_on_to text,
  weighed_by bigint,
  weighed_at timestamptz,
  case_reference text,
  version integer not null default 1,
  primary key (tenant_id, concern_id),
  foreign key (tenant_id, scope_id) references app.scope (tenant_id, scope_id),
  foreign key (tenant_id, desk_id) references app.desk (tenant_id, desk_id),
  foreign key (tenant_id, sender_held_function_id) references app.held_function (tenant_id, held_function_id),
  constraint weighed_with_reason check ((state = 'weighed') = (outcome is not null and outcome_reason is not null and weighed_by is not null and weighed_at is not null)),
  constraint told_by_when_second_hand check (first_hand or told_by is not null),
  constraint why_family_does_not_know check (family_knows = 'yes' or family_knows_note is not null)
);
comment on table app.concern is '@personal A concern at an intake desk, in the words of the sender. Purpose: intake. Retention: as the frame says for concerns.';
create index concern_scope on app.concern (scope_id);
create index concern_of_case on app.concern (tenant_id, case_reference) where case_reference is not null;
create index concern_waiting on app.concern (desk_id, decide_by, public_id) where state = 'received';

create table app.case_file (
  tenant_id integer not null,
  case_id bigint not null,
  public_id uuid not null default gen_random_uuid() unique,
  reference text not null,
  scope_id bigint not null,
  frame_id integer not null references app.frame,
  state text not null default 'open' check (state in ('open', 'closed')),
  phase smallint not null default 1 check (phase between 1 and 8),
  headline text not null,
  opened_at timestamptz not null default now(),
  opened_because text not null,
  parents_informed text not null check (parents_informed in ('by-first-contact', 'by-sender', 'postponed')),
  parents_informed_on date not null,
  parents_postponed_because text,
  next_look_back_on date not null,
  -- lead and deputy at every instant: not null, and checked against the grants at commit
  lead_grant_id bigint not null,
  deputy_grant_id bigint not null,
  lead_role text not null check (lead_role in ('first-contact', 'director')),
  -- whose list of look-back dates the case stands in
  lead_professional_id bigint not null,
  version integer not null default 1,
  primary key (tenant_id, case_id),
  unique (tenant_id, reference),
  foreign key (tenant_id, scope_id) references app.scope (tenant_id, scope_id),
  foreign key (tenant_id, lead_grant_id) references app.access_grant (tenant_id, grant_id) deferrable initially deferred,
  foreign key (tenant_id, deputy_grant_id) references app.access_grant (tenant_id, grant_id) deferrable initially deferred,
  constraint lead_is_not_deputy check (lead_grant_id <> deputy_grant_id),
  constraint director_from_phase_four check (lead_role = 'director' or phase <= 3),
  constraint postponed_with_reason check (parents_informed <> 'postponed' or parents_postponed_because is not null)
);
comment on table app.case_file is '@personal A case (casus): one family, one plan, one director. Purpose: the frame''s. Retention: as the frame says.';
create index case_file_scope on app.case_file (scope_id);
create index case_file_lead on app.case_file (lead_grant_id);
create index case_file_deputy on app.case_file (deputy_grant_id);
create index case_file_look_back on app.case_file (lead_professional_id, next_look_back_on, public_id) where state = 'open';

create table app.case_child (
  tenant_id integer not null,
  child_id bigint not null generated always as identity,
  public_id uuid not null default gen_random_uuid() unique,
  case_id bigint not null,
  scope_id bigint not null,
  given_names text not null,
  surname_prefix text,
  surname text not null,
  birth_year smallint,
  birth_month smallint,
  birth_day smallint,
  municipality text,
  -- secrecy in the population register; the address then lies in the sealed part
  secret boolean not null,
  bsn bytea,
  name_key bytea not null,
  last_seen_on date,
  last_seen_by text,
  last_seen_alone boolean,
  version integer not null default 1,
  primary key (tenant_id, child_id),
  foreign key (tenant_id, scope_id, case_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, case_id) references app.case_file (tenant_id, case_id)
);
comment on table app.case_child is '@personal A child in a case, fetched one by one from the population register. BSN encrypted with a key outside the database.';
create index case_child_scope on app.case_child (scope_id);
create index case_child_name on app.case_child (tenant_id, name_key);

create table app.child_address (
  tenant_id integer not null,
  child_id bigint not null,
  scope_id bigint not null,
  address bytea not null,
  primary key (tenant_id, child_id),
  foreign key (tenant_id, child_id) references app.case_child (tenant_id, child_id),
  foreign key (tenant_id, scope_id) references app.scope (tenant_id, scope_id)
);
comment on table app.child_address is '@personal Where a child lives, encrypted; in the sealed part when the register keeps it secret. Shown only when asked for.';
create index child_address_scope on app.child_address (scope_id);

create table app.fact (
  tenant_id integer not null,
  fact_id bigint not null generated always as identity,
  public_id uuid not null default gen_random_uuid() unique,
  case_id bigint not null,
  scope_id bigint not null,
  child_id bigint,
  kind text not null check (kind in ('observation', 'told-by', 'judgement', 'decision')),
  side text not null check (side in ('worry', 'goes-well')),
  words text not null,
  observer text not null,
  observed_when text not null,
  source_organisation_id bigint not null,
  source_conditions text,
  family_view text,
  recorded_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (tenant_id, fact_id),
  foreign key (tenant_id, scope_id, case_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, source_organisation_id) references app.organisation (tenant_id, organisation_id)
);
comment on table app.fact is '@personal What was seen, told, judged or decided, about one child or the family; what goes well is as much a fact as a worry.';
create index fact_scope on app.fact (scope_id);
create index fact_case on app.fact (case_id);

create table app.goal (
  tenant_id integer not null,
  goal_id bigint not null generated always as identity,
  public_id uuid not null default gen_random_uuid() unique,
  case_id bigint not null,
  scope_id bigint not null,
  words text not null,
  whose text not null,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (tenant_id, goal_id),
  unique (tenant_id, case_id, goal_id),
  foreign key (tenant_id, scope_id, case_id) references app.scope (tenant_id, scope_id, file_id)
);
comment on table app.goal is '@personal A goal in the family''s own words.';
create index goal_scope on app.goal (scope_id);
create index goal_case on app.goal (case_id);

create table app.agreement (
  tenant_id integer not null,
  agreement_id bigint not null generated always as identity,
  public_id uuid not null default gen_random_uuid() unique,
  case_id bigint not null,
  scope_id bigint not null,
  goal_id bigint,
  kind text not null check (kind in ('help', 'safety')),
  what text not null,
  -- either a professional who keeps it, or someone of the family or network in words
  keeper_professional_id bigint,
  keeper_held_function_id bigint,
  keeper_name text,
  due_on date not null,
  state text not null default 'open' check (state in ('open', 'kept', 'partly', 'not-kept')),
  note text,
  answered_at timestamptz,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (tenant_id, agreement_id),
  foreign key (tenant_id, scope_id, case_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, case_id, goal_id) references app.goal (tenant_id, case_id, goal_id),
  foreign key (tenant_id, keeper_held_function_id) references app.held_function (tenant_id, held_function_id),
  constraint one_keeper check ((keeper_professional_id is null) = (keeper_held_function_id is null) and (keeper_professional_id is null) <> (keeper_name is null))
);
comment on table app.agreement is '@personal An agreement (afspraak) in the plan: who does what, for when.';
create index agreement_scope on app.agreement (scope_id);
create index agreement_case on app.agreement (case_id);
create index agreement_mine on app.agreement (keeper_professional_id, due_on, public_id) where state = 'open';

create table app.disclosure (
  tenant_id integer not null,
  disclosure_id bigint not null generated always as identity,
  scope_id bigint not null,
  file_id bigint not null,
  grant_id bigint not null,
  from_organisation_id bigint not null,
  to_organisation_id bigint not null,
  what jsonb not null,
  basis_id bigint not null,
  conditions text not null,
  family_told text not null,
  disclosed_at timestamptz not null default now(),
  primary key (tenant_id, disclosure_id),
  foreign key (tenant_id, scope_id) references app.scope (tenant_id, scope_id),
  foreign key (tenant_id, grant_id) references app.access_grant (tenant_id, grant_id)
);
comment on table app.disclosure is '@personal Verstrekking: what was given to which other organisation, on which basis, under which conditions, and whether the family was told.';
create index disclosure_scope on app.disclosure (scope_id);

create table app.journal (
  tenant_id integer not null,
  journal_id bigint not null generated always as identity,
  looked_at timestamptz not null default now(),
  kind text not null check (kind in ('listed', 'opened')),
  act text not null,
  scope_id bigint not null,
  file_id bigint not null,
  grant_id bigint not null,
  purpose text not null,
  -- who looked is never the server's word: the database takes it from the session
  professional_id bigint not null default authz.actor(),
  held_function_id bigint not null,
  organisation_id bigint not null,
  function text not null,
  trace_id text not null default current_setting('perspectief.trace', true),
  primary key (tenant_id, journal_id)
);
comment on table app.journal is '@personal Who looked: one row per look and scope, listed or opened. Insert-only. Retention: at least five years.';
create index journal_scope on app.journal (scope_id, journal_id desc);
create index journal_file on app.journal (file_id, journal_id desc);

-- A child is found by a keyed hash, never by a list; only definer functions read this table.
create table app.person_file (
  tenant_id integer not null,
  person_key bytea not null,
  file_id bigint not null,
  frame_code text not null,
  kind text not null check (kind in ('concern', 'case')),
  is_open boolean not null default true,
  scope_id bigint not null,
  primary key (tenant_id, person_key, file_id),
  foreign key (tenant_id, scope_id) references app.scope (tenant_id, scope_id)
);
comment on table app.person_file is '@personal Which file is about which child, by keyed hash. No reader but the definer functions.';
create unique index child_one_open_case on app.person_file (tenant_id, frame_code, person_key) where kind = 'case' and is_open;
create index person_file_scope on app.person_file (scope_id);
create index person_file_file on app.person_file (file_id);

create table app.journal_search (
  tenant_id integer not null,
  search_id bigint not null generated always as identity,
  looked_at timestamptz not null default now(),
  kind text not null check (kind in ('searched', 'refused')),
  act text not null,
  key_hash bytea,
  purpose text not null,
  professional_id bigint not null,
  held_function_id bigint not null,
  organisation_id bigint not null,
  function text not null,
  trace_id text not null,
  primary key (tenant_id, search_id)
);
comment on table app.journal_search is '@staff Searches and refusals, with a keyed hash of what was asked. Insert-only, through definer functions.';
create index journal_search_person on app.journal_search (professional_id, search_id desc);
grant select, insert on app.journal_search to authz_owner;

-- Policies. Level 1 headline, 2 detail, 3 write.
alter table app.desk enable row level security;
alter table app.desk force row level security;
create policy opened on app.desk for select to app_web
  using ((select true from authz.my_open o where o.scope_id = desk.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.desk to authz_owner using (true) with check (true);
grant select on app.desk to app_web;
grant select, insert on app.desk to authz_owner;

alter table app.concern_draft enable row level security;
alter table app.concern_draft force row level security;
create policy opened on app.concern_draft for select to app_web
  using ((select true from authz.my_open o where o.scope_id = concern_draft.scope_id and o.level >= 2 limit 1));
create policy written on app.concern_draft for insert to app_web
  with check ((select true from authz.my_open o where o.scope_id = concern_draft.scope_id and o.level >= 3 limit 1));
create policy changed on app.concern_draft for update to app_web
  using ((select true from authz.my_open o where o.scope_id = concern_draft.scope_id and o.level >= 3 limit 1))
  with check ((select true from authz.my_open o where o.scope_id = concern_draft.scope_id and o.level >= 3 limit 1));
create policy owner_of_the_rule on app.concern_draft to authz_owner using (true) with check (true);
grant select on app.concern_draft to app_web;
-- numbers, states and answers are the database's: whoever adds a row cannot try out which numbers are taken
grant insert (tenant_id, scope_id, public_id, danger_now, child_name, child_age, child_school, observed, observed_when, first_hand, told_by, goes_well, done_so_far,
              family_knows, family_knows_note, reach_me) on app.concern_draft to app_web;
-- what has been sent or fed back is not the sender's to change
grant update (danger_now, child_name, child_age, child_school, observed, observed_when, first_hand, told_by, goes_well, done_so_far,
              family_knows, family_knows_note, reach_me, updated_at, version, state) on app.concern_draft to app_web;
grant select, update on app.concern_draft to authz_owner;

alter table app.concern enable row level security;
alter table app.concern force row level security;
create policy opened on app.concern for select to app_web
  using ((select true from authz.my_open o where o.scope_id = concern.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.concern to authz_owner using (true) with check (true);
grant select on app.concern to app_web;
grant select, insert, update on app.concern to authz_owner;

alter table app.case_file enable row level security;
alter table app.case_file force row level security;
create policy opened on app.case_file for select to app_web
  using ((select true from authz.my_open o where o.scope_id = case_file.scope_id and o.level >= 1 limit 1));
create policy changed on app.case_file for update to app_web
  using ((select true from authz.my_open o where o.scope_id = case_file.scope_id and o.level >= 3 limit 1))
  with check ((select true from authz.my_open o where o.scope_id = case_file.scope_id and o.level >= 3 limit 1));
create policy owner_of_the_rule on app.case_file to authz_owner using (true) with check (true);
grant select on app.case_file to app_web;
grant update (headline, phase, next_look_back_on, version) on app.case_file to app_web;
grant select, insert, update on app.case_file to authz_owner;

alter table app.case_child enable row level security;
alter table app.case_child force row level security;
create policy opened on app.case_child for select to app_web
  using ((select true from authz.my_open o where o.scope_id = case_child.scope_id and o.level >= 1 limit 1));
create policy changed on app.case_child for update to app_web
  using ((select true from authz.my_open o where o.scope_id = case_child.scope_id and o.level >= 3 limit 1))
  with check ((select true from authz.my_open o where o.scope_id = case_child.scope_id and o.level >= 3 limit 1));
create policy owner_of_the_rule on app.case_child to authz_owner using (true) with check (true);
grant select on app.case_child to app_web;
grant update (last_seen_on, last_seen_by, last_seen_alone, version) on app.case_child to app_web;
grant select, insert on app.case_child to authz_owner;

alter table app.child_address enable row level security;
alter table app.child_address force row level security;
create policy opened on app.child_address for select to app_web
  using ((select true from authz.my_open o where o.scope_id = child_address.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.child_address to authz_owner using (true) with check (true);
grant select on app.child_address to app_web;
grant select, insert on app.child_address to authz_owner;

alter table app.fact enable row level security;
alter table app.fact force row level security;
create policy opened on app.fact for select to app_web
  using ((select true from authz.my_open o where o.scope_id = fact.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.fact to authz_owner using (true) with check (true);
grant select on app.fact to app_web;
grant select, insert on app.fact to authz_owner;

alter table app.goal enable row level security;
alter table app.goal force row level security;
create policy opened on app.goal for select to app_web
  using ((select true from authz.my_open o where o.scope_id = goal.scope_id and o.level >= 2 limit 1));
create policy written on app.goal for insert to app_web
  with check ((select true from authz.my_open o where o.scope_id = goal.scope_id and o.level >= 3 limit 1));
create policy owner_of_the_rule on app.goal to authz_owner using (true) with check (true);
grant select on app.goal to app_web;
grant insert (tenant_id, public_id, case_id, scope_id, words, whose) on app.goal to app_web;
grant select on app.goal to authz_owner;

alter table app.agreement enable row level security;
alter table app.agreement force row level security;
create policy opened on app.agreement for select to app_web
  using ((select true from authz.my_open o where o.scope_id = agreement.scope_id and o.level >= 2 limit 1));
create policy written on app.agreement for insert to app_web
  with check ((select true from authz.my_open o where o.scope_id = agreement.scope_id and o.level >= 3 limit 1));
create policy changed on app.agreement for update to app_web
  using ((select true from authz.my_open o where o.scope_id = agreement.scope_id and o.level >= 3 limit 1))
  with check ((select true from authz.my_open o where o.scope_id = agreement.scope_id and o.level >= 3 limit 1));
create policy owner_of_the_rule on app.agreement to authz_owner using (true) with check (true);
grant select on app.agreement to app_web;
grant insert (tenant_id, public_id, case_id, scope_id, goal_id, kind, what, keeper_professional_id, keeper_held_function_id, keeper_name, due_on) on app.agreement to app_web;
grant update (state, note, answered_at, version) on app.agreement to app_web;
grant select, update on app.agreement to authz_owner;

alter table app.disclosure enable row level security;
alter table app.disclosure force row level security;
create policy opened on app.disclosure for select to app_web
  using ((select true from authz.my_open o where o.scope_id = disclosure.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.disclosure to authz_owner using (true) with check (true);
grant select on app.disclosure to app_web;
grant select, insert on app.disclosure to authz_owner;

alter table app.journal enable row level security;
alter table app.journal force row level security;
create policy opened on app.journal for select to app_web
  using ((select true from authz.my_open o where o.scope_id = journal.scope_id and o.level >= 2 limit 1));
create policy written on app.journal for insert to app_web
  with check ((select true from authz.my_open o where o.scope_id = journal.scope_id and o.level >= 1 limit 1));
create policy owner_of_the_rule on app.journal to authz_owner using (true) with check (true);
grant select on app.journal to app_web;
grant insert (tenant_id, kind, act, scope_id, file_id, grant_id, purpose, held_function_id, organisation_id, function) on app.journal to app_web;
grant select, insert on app.journal to authz_owner;

alter table app.person_file enable row level security;
alter table app.person_file force row level security;
create policy owner_of_the_rule on app.person_file to authz_owner using (true) with check (true);
grant select, insert, update on app.person_file to authz_owner;
