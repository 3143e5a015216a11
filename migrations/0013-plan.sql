-- The plan as it is lived with: what the person says of a goal, who watches over an agreement, a place that is waited for,
-- what an organisation did not do, three ticks of consent, who directs, and who stays when the family looks back.
set local role app_owner;

-- Who directs. With the family unless somebody says otherwise; a court's measure is said, never assumed.
alter table app.case_file add column directing text not null default 'together' check (directing in ('family', 'together', 'court-measure'));
grant update (directing) on app.case_file to app_web;

-- A 0 to 10 that somebody of the family gives to a goal of their own. Several over time; nothing is sorted by it.
create table app.goal_score (
  tenant_id integer not null,
  goal_score_id bigint not null generated always as identity,
  case_id bigint not null,
  scope_id bigint not null,
  goal_id bigint not null,
  score smallint not null check (score between 0 and 10),
  given_by text not null,
  given_on date not null,
  recorded_at timestamptz not null default now(),
  primary key (tenant_id, goal_score_id),
  foreign key (tenant_id, scope_id, case_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, case_id, goal_id) references app.goal (tenant_id, case_id, goal_id)
);
comment on table app.goal_score is '@personal What somebody of the family says of a goal, from 0 to 10, with who and when. Never added up, never compared between people.';
create index goal_score_scope on app.goal_score (scope_id);
create index goal_score_goal on app.goal_score (goal_id);

alter table app.goal_score enable row level security;
alter table app.goal_score force row level security;
create policy opened on app.goal_score for select to app_web
  using ((select true from authz.my_open o where o.scope_id = goal_score.scope_id and o.level >= 2 limit 1));
create policy written on app.goal_score for insert to app_web
  with check ((select true from authz.my_open o where o.scope_id = goal_score.scope_id and o.level >= 3 limit 1));
create policy owner_of_the_rule on app.goal_score to authz_owner using (true) with check (true);
grant select on app.goal_score to app_web;
grant insert (tenant_id, case_id, scope_id, goal_id, score, given_by, given_on) on app.goal_score to app_web;

alter table app.agreement
  drop constraint agreement_kind_check,
  drop constraint agreement_state_check,
  add constraint agreement_kind_check check (kind in ('help', 'safety', 'limit')),
  add constraint agreement_state_check check (state in ('open', 'waiting', 'kept', 'partly', 'not-kept')),
  -- who watches over it; empty is whoever leads the case, also after somebody else has become that
  add column watcher_professional_id bigint,
  add column watcher_held_function_id bigint,
  -- empty is what the plan says: talk about it, then escalate; and the plan's own day of looking back
  add column if_not text,
  add column look_back_on date,
  -- the help that stands beside a limit
  add column offer_id bigint,
  -- a safety agreement is asked about every week
  add column next_check_on date,
  -- a place that is waited for; kept when it is over, so that how long it took can still be told
  add column waiting_at text,
  add column waiting_since date,
  add column waiting_until date,
  add column bridge text,
  add column bridge_by date,
  -- what was agreed with an organisation that did not do it; of an earlier answer when it is older than the answer
  add column settled_at timestamptz,
  add column settled_note text,
  add unique (tenant_id, case_id, agreement_id),
  add foreign key (tenant_id, watcher_held_function_id) references app.held_function (tenant_id, held_function_id),
  add foreign key (tenant_id, case_id, offer_id) references app.agreement (tenant_id, case_id, agreement_id),
  add constraint one_watcher check ((watcher_professional_id is null) = (watcher_held_function_id is null)),
  add constraint offer_beside_limit check (offer_id is null or kind = 'limit'),
  add constraint waits_somewhere check (state <> 'waiting' or (waiting_at is not null and waiting_since is not null and (bridge is null) = (bridge_by is not null))),
  add constraint settled_in_words check ((settled_at is null) = (settled_note is null));
create index agreement_watched on app.agreement (watcher_professional_id) where state = 'open';
create index agreement_kept_waiting on app.agreement (keeper_professional_id) where state = 'waiting';

set local role authz_owner;
update app.agreement set next_check_on = authz.today() + 7 where kind = 'safety';
-- what was checked for the rows until now is checked before the table is changed again
set constraints all immediate;
set constraints all deferred;
set local role app_owner;
alter table app.agreement add constraint checked_weekly check ((kind = 'safety') = (next_check_on is not null));
grant insert (offer_id, next_check_on) on app.agreement to app_web;
grant update (watcher_professional_id, watcher_held_function_id, if_not, look_back_on, offer_id, waiting_at, waiting_since, waiting_until, bridge, bridge_by,
              settled_at, settled_note) on app.agreement to app_web;

create table app.agreement_check (
  tenant_id integer not null,
  agreement_check_id bigint not null generated always as identity,
  case_id bigint not null,
  scope_id bigint not null,
  agreement_id bigint not null,
  holds text not null check (holds in ('yes', 'partly', 'no')),
  note text,
  checked_on date not null default authz.today(),
  checked_by bigint not null,
  primary key (tenant_id, agreement_check_id),
  foreign key (tenant_id, scope_id, case_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, case_id, agreement_id) references app.agreement (tenant_id, case_id, agreement_id),
  foreign key (tenant_id, checked_by) references app.held_function (tenant_id, held_function_id),
  constraint not_holding_in_words check (holds = 'yes' or note is not null)
);
comment on table app.agreement_check is '@personal The weekly question about a safety agreement: does it hold? Retention: with the agreement.';
create index agreement_check_scope on app.agreement_check (scope_id);
create index agreement_check_last on app.agreement_check (agreement_id, agreement_check_id desc);

alter table app.agreement_check enable row level security;
alter table app.agreement_check force row level security;
create policy opened on app.agreement_check for select to app_web
  using ((select true from authz.my_open o where o.scope_id = agreement_check.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.agreement_check to authz_owner using (true) with check (true);
grant select on app.agreement_check to app_web;
grant select, insert on app.agreement_check to authz_owner;

-- Three separate ticks of one person. None of them is the legal basis on which the controller works.
create table app.consent (
  tenant_id integer not null,
  consent_id bigint not null generated always as identity,
  public_id uuid not null default gen_random_uuid() unique,
  case_id bigint not null,
  scope_id bigint not null,
  kind text not null check (kind in ('help', 'secrecy', 'plan')),
  person text not null,
  given_on date not null,
  -- in the person's own words, such as what he or she does not agree with
  note text,
  -- whose secrecy may be broken, about what, until when
  lifted_for text,
  lifted_what text,
  lifted_until date,
  withdrawn_on date,
  withdrawn_note text,
  recorded_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (tenant_id, consent_id),
  foreign key (tenant_id, scope_id, case_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, case_id) references app.case_file (tenant_id, case_id),
  constraint secrecy_says_what check (
    case when kind = 'secrecy' then lifted_for is not null and lifted_what is not null and lifted_until is not null
         else lifted_for is null and lifted_what is null and lifted_until is null end),
  constraint withdrawn_after_given check (withdrawn_on >= given_on)
);
comment on table app.consent is '@personal What somebody of the family agrees to: help, breaking professional secrecy, the plan. Separate, dated, withdrawable; none of them is the legal basis.';
create index consent_scope on app.consent (scope_id);
create index consent_case on app.consent (case_id);
create unique index consent_once on app.consent (tenant_id, case_id, kind, lower(person)) where withdrawn_on is null and kind <> 'secrecy';

alter table app.consent enable row level security;
alter table app.consent force row level security;
create policy opened on app.consent for select to app_web
  using ((select true from authz.my_open o where o.scope_id = consent.scope_id and o.level >= 2 limit 1));
create policy written on app.consent for insert to app_web
  with check ((select true from authz.my_open o where o.scope_id = consent.scope_id and o.level >= 3 limit 1));
create policy changed on app.consent for update to app_web
  using ((select true from authz.my_open o where o.scope_id = consent.scope_id and o.level >= 3 limit 1))
  with check ((select true from authz.my_open o where o.scope_id = consent.scope_id and o.level >= 3 limit 1));
create policy owner_of_the_rule on app.consent to authz_owner using (true) with check (true);
grant select on app.consent to app_web;
grant insert (tenant_id, public_id, case_id, scope_id, kind, person, given_on, note, lifted_for, lifted_what, lifted_until) on app.consent to app_web;
grant update (withdrawn_on, withdrawn_note, version) on app.consent to app_web;

set local role authz_owner;

-- The weekly question, answered by who watches over the agreement, also when he or she may read the part but not write
-- in it; or by a writer. The days after mere expiry are for reading alone.
create function authz.check_agreement(agreement_public_id uuid, expected_version integer, new_holds text, new_note text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  checked app.agreement;
begin
  select * into me from authz.reader();
  select a.* into checked
    from app.agreement a
    join app.case_file c on c.tenant_id = a.tenant_id and c.case_id = a.case_id and c.state = 'open'
   where a.public_id = agreement_public_id and a.version = expected_version and a.kind = 'safety' and a.state = 'open'
     and (select true from authz.my_open o
           cross join lateral (select g.valid_until from app.access_grant g where g.grant_id = o.grant_id) g
           where o.scope_id = a.scope_id and (g.valid_until is null or now() < g.valid_until)
             and o.level >= case when coalesce(a.watcher_professional_id, c.lead_professional_id) = me.professional_id then 2 else 3 end limit 1)
     for update of a;
  if checked.agreement_id is null then perform authz.refuse('version-mismatch'); end if;
  insert into app.agreement_check (tenant_id, case_id, scope_id, agreement_id, holds, note, checked_by)
  values (checked.tenant_id, checked.case_id, checked.scope_id, checked.agreement_id, new_holds, new_note, me.held_function_id);
  update app.agreement a set next_check_on = authz.today() + 7, version = a.version + 1
   where a.tenant_id = checked.tenant_id and a.agreement_id = checked.agreement_id;
end $$;

-- "Wie blijft erbij?" All running access of the team renewed or ended in one act. `choices` is a json array of
-- {grantId, version, stays, newId} and names all of it: whoever was let in meanwhile is not passed over. Renewing is giving
-- again, under all the rules of giving, disclosure included; who already said that there is no private tie need not again.
create function authz.renew_team(case_public_id uuid, choices jsonb, family_told text, valid_until timestamptz, read_until timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  decided record;
  running record;
  parts jsonb;
  chosen integer := 0;
begin
  select * into me from authz.reader();
  select * into decided from authz.case_i_decide_on(case_public_id);
  if me.professional_id is null or decided.case_id is null then perform authz.refuse('not-found'); end if;
  for running in
    select g.grant_id, g.version, g.reason, g.accepted_at, h.public_id as receiver, b.code as basis_code, b.max_level, ff.max_level as cap,
           x.item ->> 'version' as seen, (x.item ->> 'stays')::boolean as stays, (x.item ->> 'newId')::uuid as new_id
      from app.access_grant g
      join app.held_function h on h.held_function_id = g.held_function_id and (h.valid_to is null or now() < h.valid_to)
      join app.legal_basis b on b.tenant_id = g.tenant_id and b.basis_id = g.basis_id
      left join app.frame_function ff on ff.frame_id = b.frame_id and ff.purpose = g.purpose and ff.function = h.function
      left join lateral (select item from jsonb_array_elements(choices) item where (item ->> 'grantId')::uuid = g.public_id limit 1) x on true
     where g.tenant_id = decided.tenant_id and g.file_id = decided.case_id and g.kind = 'team' and g.revoked_at is null and now() < g.read_until
       and g.professional_id <> me.professional_id
     order by g.grant_id for update of g
  loop
    if running.seen is null or running.stays is null or running.seen::integer <> running.version then perform authz.refuse('version-mismatch'); end if;
    chosen := chosen + 1;
    if running.stays then
      select jsonb_agg(jsonb_build_object('part', coalesce(sc.life_domain, sc.kind), 'level', least(l.level, running.max_level, running.cap))) into parts
        from app.access_grant_line l join app.scope sc on sc.scope_id = l.scope_id
       where l.tenant_id = decided.tenant_id and l.grant_id = running.grant_id and sc.kind in ('headline', 'domain');
      perform authz.give_access(case_public_id, running.receiver, parts, running.basis_code, running.reason, family_told, valid_until, read_until, running.new_id);
      update app.access_grant g set accepted_at = case when running.accepted_at is null then null else now() end where g.public_id = running.new_id;
    end if;
    update app.access_grant g
       set revoked_at = now(), version = g.version + 1,
           revoke_reason = case when running.stays then 'Verlengd bij het terugkijken' else 'Beëindigd bij het terugkijken' end
     where g.tenant_id = decided.tenant_id and g.grant_id = running.grant_id;
  end loop;
  if chosen <> jsonb_array_length(choices) then perform authz.refuse('version-mismatch'); end if;
end $$;

grant execute on function authz.check_agreement(uuid, integer, text, text), authz.renew_team(uuid, jsonb, text, timestamptz, timestamptz) to app_web;
