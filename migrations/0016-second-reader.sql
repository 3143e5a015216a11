-- A decision on a concern is read by a second person, and by a third when the two differ. Whoever passed it on may be shielded
-- from the family and the team, and a bystander is unless he or she agrees. A private tie does not show whether a case runs.
set local role app_owner;

alter table app.concern_draft
  -- whether who told it to the sender agrees that the family knows; nobody asked is no
  add column teller_agrees boolean,
  -- on which ground the sender asks to be shielded, by its code in content/shielding.json
  add column shield_ground text,
  add column shield_answer text check (shield_answer in ('asked', 'agreed', 'refused'));
grant insert (teller_agrees, shield_ground), update (teller_agrees, shield_ground) on app.concern_draft to app_web;

alter table app.concern
  add column teller_agrees boolean,
  -- somebody has looked whether the child is safe
  add column looked boolean not null default false,
  -- how many decisions there were; each stands in app.concern_decision
  add column decisions smallint not null default 0,
  -- of the decision that stands: still to be read, agreed with, disagreed about, or held up by a third
  add column reading text check (reading in ('to-read', 'agreed', 'disputed', 'stands')),
  add column read_by date,
  add column asked_held_function_id bigint,
  add foreign key (tenant_id, asked_held_function_id) references app.held_function (tenant_id, held_function_id),
  add constraint read_when_weighed check (reading is null or state = 'weighed'),
  add constraint read_by_while_open check ((read_by is not null) = coalesce(reading in ('to-read', 'disputed'), false));
create index concern_to_look on app.concern (desk_id, look_by, public_id) where state = 'received' and not looked;
create index concern_to_read on app.concern (desk_id, read_by, public_id) where read_by is not null;

create table app.concern_decision (
  tenant_id integer not null,
  decision_id bigint not null generated always as identity,
  concern_id bigint not null,
  scope_id bigint not null,
  number smallint not null,
  outcome text not null check (outcome in ('no-follow-up', 'advice-given', 'passed-on', 'joined-to-case', 'case-opened')),
  reason text not null,
  passed_on_to text,
  case_reference text,
  decided_by bigint not null,
  decided_at timestamptz not null default now(),
  primary key (tenant_id, decision_id),
  unique (tenant_id, concern_id, number),
  foreign key (tenant_id, concern_id) references app.concern (tenant_id, concern_id),
  foreign key (tenant_id, scope_id, concern_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, decided_by) references app.held_function (tenant_id, held_function_id)
);
comment on table app.concern_decision is '@personal Each decision on a concern, with who decided and when; a later one does not wipe out an earlier one. Insert-only. Purpose: intake. Retention: with the concern.';
create index concern_decision_scope on app.concern_decision (scope_id, number);
create index concern_decision_case on app.concern_decision (tenant_id, case_reference) where case_reference is not null;

create table app.concern_reading (
  tenant_id integer not null,
  reading_id bigint not null generated always as identity,
  concern_id bigint not null,
  scope_id bigint not null,
  -- the decision that was read; for advice before it, the one that is coming
  number smallint not null,
  stage text not null check (stage in ('before', 'after', 'third')),
  verdict text not null,
  words text,
  read_by bigint not null,
  read_at timestamptz not null default now(),
  primary key (tenant_id, reading_id),
  foreign key (tenant_id, concern_id) references app.concern (tenant_id, concern_id),
  foreign key (tenant_id, scope_id, concern_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, read_by) references app.held_function (tenant_id, held_function_id),
  constraint verdict_of_stage check (verdict = any (case stage
    when 'before' then array['no-follow-up', 'advice-given', 'passed-on', 'joined-to-case', 'case-opened']
    when 'after' then array['agrees', 'disagrees'] else array['stands', 'weigh-again'] end)),
  constraint read_in_words check (words is not null or verdict = 'agrees')
);
comment on table app.concern_reading is '@personal What a second or third reader (meelezer) says of a decision on a concern: advice before it, agreement or not after it, or the word that settles. Insert-only. Purpose: intake. Retention: with the concern.';
create index concern_reading_scope on app.concern_reading (scope_id, reading_id);

create table app.sender_shield (
  tenant_id integer not null,
  concern_id bigint not null,
  scope_id bigint not null,
  ground text not null,
  asked_at timestamptz not null default now(),
  -- null: asks for a second person, and is shielded meanwhile
  answer text check (answer in ('agreed', 'refused')),
  words text,
  answered_by bigint,
  answered_at timestamptz,
  primary key (tenant_id, concern_id),
  foreign key (tenant_id, concern_id) references app.concern (tenant_id, concern_id),
  foreign key (tenant_id, scope_id, concern_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, answered_by) references app.held_function (tenant_id, held_function_id),
  constraint answered_by_somebody check ((answer is null) = (answered_by is null) and (answer is null) = (answered_at is null) and (answer is null) = (words is null))
);
comment on table app.sender_shield is '@personal That a sender asks to be shielded from family and team, on which ground, and what a second person of the desk says of it. Purpose: intake. Retention: with the concern.';
create index sender_shield_scope on app.sender_shield (scope_id);

-- A fact may come from somebody who is shielded: then it says neither who nor from where.
alter table app.fact
  add column source_shielded boolean not null default false,
  alter column observer drop not null,
  alter column source_organisation_id drop not null,
  add constraint fact_has_a_source check (source_shielded or (observer is not null and source_organisation_id is not null));
create table app.fact_source (
  tenant_id integer not null,
  fact_id bigint not null,
  case_id bigint not null,
  -- the sealed part of the case, which its lead alone opens
  scope_id bigint not null,
  observer text not null,
  source_organisation_id bigint not null,
  primary key (tenant_id, fact_id),
  foreign key (tenant_id, fact_id) references app.fact (tenant_id, fact_id),
  foreign key (tenant_id, scope_id, case_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, source_organisation_id) references app.organisation (tenant_id, organisation_id)
);
comment on table app.fact_source is '@personal From whom a fact comes, where that person is shielded: in the sealed part, for who leads the case. Retention: with the case.';
create index fact_source_scope on app.fact_source (scope_id);

alter table app.concern_decision enable row level security;
alter table app.concern_decision force row level security;
create policy opened on app.concern_decision for select to app_web
  using ((select true from authz.my_open o where o.scope_id = concern_decision.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.concern_decision to authz_owner using (true) with check (true);
grant select on app.concern_decision to app_web;
grant select, insert on app.concern_decision to authz_owner;

alter table app.concern_reading enable row level security;
alter table app.concern_reading force row level security;
create policy opened on app.concern_reading for select to app_web
  using ((select true from authz.my_open o where o.scope_id = concern_reading.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.concern_reading to authz_owner using (true) with check (true);
grant select on app.concern_reading to app_web;
grant select, insert on app.concern_reading to authz_owner;

alter table app.sender_shield enable row level security;
alter table app.sender_shield force row level security;
create policy opened on app.sender_shield for select to app_web
  using ((select true from authz.my_open o where o.scope_id = sender_shield.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.sender_shield to authz_owner using (true) with check (true);
grant select on app.sender_shield to app_web;
grant select, insert, update on app.sender_shield to authz_owner;

alter table app.fact_source enable row level security;
alter table app.fact_source force row level security;
create policy opened on app.fact_source for select to app_web
  using ((select true from authz.my_open o where o.scope_id = fact_source.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.fact_source to authz_owner using (true) with check (true);
grant select on app.fact_source to app_web;
grant select, insert on app.fact_source to authz_owner;

-- A second case about a child, opened by somebody who may not know of the first.
alter table app.person_file add column twin boolean not null default false;
drop index app.child_one_open_case;
create unique index child_one_open_case on app.person_file (tenant_id, frame_code, person_key, twin) where kind = 'case' and is_open;

alter table app.notice drop constraint notice_kind_check,
  add constraint notice_kind_check check (kind in ('basis-review-due', 'basis-review-lapsed', 'standing-review-due', 'lead-without-function', 'lead-with-conflict',
                                                   'two-cases-of-one-child', 'decision-reopened'));

set local role authz_owner;
update app.concern c set looked = true where exists (select from app.safety_look l where l.tenant_id = c.tenant_id and l.concern_id = c.concern_id);
insert into app.concern_decision (tenant_id, concern_id, scope_id, number, outcome, reason, passed_on_to, case_reference, decided_by, decided_at)
select c.tenant_id, c.concern_id, c.scope_id, 1, c.outcome, c.outcome_reason, c.passed_on_to, c.case_reference, c.weighed_by, c.weighed_at
  from app.concern c where c.state = 'weighed';
update app.concern c set decisions = 1 where c.state = 'weighed';
set constraints all immediate;
set constraints all deferred;

-- As before; and what the sender asks and says of who told it goes along.
create or replace function authz.pass_on(draft_public_id uuid, expected_version integer, look_by date, decide_by date) returns uuid
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  draft app.concern_draft;
  inbox app.desk;
  new_file bigint := nextval('app.file_seq');
  new_scope bigint := nextval(pg_get_serial_sequence('app.scope', 'scope_id'));
begin
  select * into me from authz.reader();
  select d.* into draft from app.concern_draft d
   where d.public_id = draft_public_id and d.state = 'draft'
     and (select true from authz.my_open o where o.scope_id = d.scope_id and o.level >= 3 limit 1) for update;
  if draft.draft_id is null then perform authz.refuse('not-found'); end if;
  if draft.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  select d.* into inbox from app.desk d where d.tenant_id = me.tenant_id order by d.desk_id limit 1;
  if inbox.desk_id is null then perform authz.refuse('no-desk'); end if;

  insert into app.scope (tenant_id, scope_id, kind, frame_id, file_id, governing_scope_id) overriding system value
  values (me.tenant_id, new_scope, 'concern', inbox.frame_id, new_file, inbox.scope_id);
  insert into app.concern (tenant_id, concern_id, scope_id, desk_id, draft_id, sender_held_function_id, danger_now, child_name, child_age, child_school,
                           observed, observed_when, first_hand, told_by, teller_agrees, goes_well, done_so_far, family_knows, family_knows_note, reach_me, look_by, decide_by)
  values (me.tenant_id, new_file, new_scope, inbox.desk_id, draft.draft_id, me.held_function_id, draft.danger_now, draft.child_name, draft.child_age, draft.child_school,
          draft.observed, draft.observed_when, draft.first_hand, draft.told_by, draft.teller_agrees, draft.goes_well, draft.done_so_far, draft.family_knows,
          draft.family_knows_note, draft.reach_me, pass_on.look_by, pass_on.decide_by);
  if draft.shield_ground is not null then
    insert into app.sender_shield (tenant_id, concern_id, scope_id, ground) values (me.tenant_id, new_file, new_scope, draft.shield_ground);
  end if;
  update app.concern_draft d
     set state = 'sent', sent_at = now(), feedback = 'received', feedback_at = now(), shield_answer = case when draft.shield_ground is not null then 'asked' end,
         version = version + 1, updated_at = now()
   where d.tenant_id = draft.tenant_id and d.draft_id = draft.draft_id;
  return draft_public_id;
end $$;

-- As before; and of two cases of one child (see open_case) the reader hears of the first that no tie hides.
create or replace function authz.find_child(child_key bytea, act text)
  returns table (reference text, frame_title text, lead_label text, lead_phone text)
  language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare me record;
begin
  select * into me from authz.reader();
  if me.professional_id is null then perform authz.refuse('not-signed-in'); end if;
  if not exists (select from app.desk d where d.tenant_id = me.tenant_id and (select true from authz.my_open o where o.scope_id = d.scope_id and o.level >= 2 limit 1)) then
    perform authz.refuse('not-found');
  end if;
  perform authz.record_search('searched', find_child.act, child_key);
  return query
    select c.reference, f.title, h.label, h.phone
      from app.person_file p
      join app.case_file c on c.tenant_id = p.tenant_id and c.case_id = p.file_id and c.state = 'open'
      join app.frame f on f.frame_id = c.frame_id
      join app.access_grant g on g.grant_id = c.lead_grant_id
      join app.held_function h on h.held_function_id = g.held_function_id
     where p.tenant_id = me.tenant_id and p.person_key = child_key and p.kind = 'case' and p.is_open
       and not exists (select from authz.conflict_of_interest k where k.professional_id = me.professional_id and k.file_id = p.file_id and k.lifted_at is null)
     order by p.twin, c.case_id;
end $$;

-- As before, by the decisions: a concern that was weighed again still came into the case that it was weighed into.
create or replace function authz.put_conflict(of_tenant integer, of_professional bigint, of_case bigint, by_professional bigint) returns void
  language sql security definer set search_path = pg_catalog
as $$
  insert into authz.conflict_of_interest (tenant_id, professional_id, file_id, recorded_by)
  select of_tenant, of_professional, f.file_id, by_professional
    from (select of_case as file_id
          union select k.concern_id from app.case_file c join app.concern_decision k on k.tenant_id = c.tenant_id and k.case_reference = c.reference
                 where c.tenant_id = of_tenant and c.case_id = of_case) f
  -- there may have been one before that was lifted
  on conflict (tenant_id, professional_id, file_id) do update set lifted_at = null, recorded_at = now(), recorded_by = excluded.recorded_by
$$;

create or replace function authz.look_at_safety(concern_public_id uuid, expected_version integer, seen text, in_words text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  found_concern app.concern;
  me record;
begin
  select c.* into found_concern from app.concern c
   where c.public_id = concern_public_id
     and (select true from authz.my_open o where o.scope_id = c.scope_id and o.level >= 3 limit 1) for update;
  if found_concern.concern_id is null then perform authz.refuse('not-found'); end if;
  if found_concern.state <> 'received' then perform authz.refuse('already-weighed'); end if;
  if found_concern.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  select * into me from authz.reader();
  insert into app.safety_look (tenant_id, concern_id, scope_id, outcome, words, looked_by)
  values (found_concern.tenant_id, found_concern.concern_id, found_concern.scope_id, seen, in_words, me.held_function_id);
  -- a colleague who weighs at the same time hears that something has changed
  update app.concern c set looked = true, version = c.version + 1 where c.tenant_id = found_concern.tenant_id and c.concern_id = found_concern.concern_id;
end $$;

-- The person behind a function: nobody reads along with themselves in another function.
create function authz.person_of(held bigint) returns bigint
  language sql stable security definer set search_path = pg_catalog
as $$ select h.professional_id from app.held_function h where h.held_function_id = held $$;

drop function authz.record_weighing(app.concern, text, text, text, text, text);
-- Records a decision, and word of it to the sender. Somebody else who advised the same before it has read along; otherwise it
-- stands and is read afterwards, by who is asked or anybody of the desk.
create function authz.record_weighing(weighed app.concern, new_outcome text, reason text, to_whom text, reference text, new_feedback text, asked uuid, read_within date) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  reader_asked bigint;
  agreed boolean;
begin
  select * into me from authz.reader();
  if read_within is null or read_within < authz.today() or read_within > authz.today() + 31 then perform authz.refuse('term-out-of-bounds'); end if;
  if asked is not null then
    -- whether a tie hides the concern from who is asked is not told: then it waits for anybody else
    select h.held_function_id into reader_asked
      from app.held_function h
      join app.desk d on d.tenant_id = weighed.tenant_id and d.desk_id = weighed.desk_id
      join app.access_grant g on g.held_function_id = h.held_function_id and g.scope_id = d.scope_id and g.kind = 'standing' and g.revoked_at is null
     where h.public_id = asked and h.tenant_id = weighed.tenant_id and (h.valid_to is null or now() < h.valid_to)
       and h.professional_id not in (me.professional_id, authz.person_of(weighed.sender_held_function_id)) limit 1;
    if reader_asked is null then perform authz.refuse('colleague-not-eligible'); end if;
  end if;
  agreed := exists (
    select from app.concern_reading r
     where r.tenant_id = weighed.tenant_id and r.concern_id = weighed.concern_id and r.number = weighed.decisions + 1 and r.stage = 'before' and r.verdict = new_outcome
       and authz.person_of(r.read_by) not in (me.professional_id, authz.person_of(weighed.sender_held_function_id)));
  insert into app.concern_decision (tenant_id, concern_id, scope_id, number, outcome, reason, passed_on_to, case_reference, decided_by)
  values (weighed.tenant_id, weighed.concern_id, weighed.scope_id, weighed.decisions + 1, new_outcome, record_weighing.reason, to_whom, reference, me.held_function_id);
  update app.concern c
     set state = 'weighed', outcome = new_outcome, outcome_reason = record_weighing.reason, passed_on_to = to_whom, case_reference = reference,
         weighed_by = me.held_function_id, weighed_at = now(), decisions = weighed.decisions + 1,
         reading = case when agreed then 'agreed' else 'to-read' end, read_by = case when not agreed then read_within end,
         asked_held_function_id = case when not agreed then reader_asked end, version = c.version + 1
   where c.tenant_id = weighed.tenant_id and c.concern_id = weighed.concern_id;
  update app.concern_draft d set feedback = new_feedback, feedback_at = now(), version = d.version + 1
   where d.tenant_id = weighed.tenant_id and d.draft_id = weighed.draft_id;
  -- whoever has a conflict of interest with the family of the case has one with this concern
  insert into authz.conflict_of_interest (tenant_id, professional_id, file_id, recorded_by)
  select k.tenant_id, k.professional_id, weighed.concern_id, k.recorded_by
    from app.case_file c join authz.conflict_of_interest k on k.tenant_id = c.tenant_id and k.file_id = c.case_id and k.lifted_at is null
   where c.tenant_id = weighed.tenant_id and c.reference = record_weighing.reference
  on conflict (tenant_id, professional_id, file_id) do nothing;
end $$;

drop function authz.weigh_concern(uuid, integer, text, text, text);
-- The three outcomes that open nothing: no follow-up, advice given, passed on to another organisation.
create function authz.weigh_concern(concern_public_id uuid, expected_version integer, outcome text, reason text, passed_on_to text, asked uuid, read_within date) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare weighed app.concern;
begin
  if outcome not in ('no-follow-up', 'advice-given', 'passed-on') then perform authz.refuse('invalid-input'); end if;
  weighed := authz.concern_to_weigh(concern_public_id, expected_version);
  perform authz.record_weighing(weighed, outcome, reason, passed_on_to, null, 'nothing-further', asked, read_within);
end $$;

-- The sealed part of a case, which its lead opens and nobody else.
create function authz.sealed_part(of_case bigint) returns bigint
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  headline app.scope;
  sealed_scope bigint;
begin
  select s.* into strict headline from app.scope s where s.file_id = of_case and s.kind = 'headline';
  select s.scope_id into sealed_scope from app.scope s where s.tenant_id = headline.tenant_id and s.file_id = of_case and s.kind = 'sealed' limit 1;
  if sealed_scope is not null then return sealed_scope; end if;
  sealed_scope := nextval(pg_get_serial_sequence('app.scope', 'scope_id'));
  insert into app.scope (tenant_id, scope_id, kind, frame_id, file_id, governing_scope_id, sealed) overriding system value
  values (headline.tenant_id, sealed_scope, 'sealed', headline.frame_id, of_case, sealed_scope, true);
  insert into app.access_grant_line (tenant_id, grant_id, scope_id, professional_id, level, cleared)
  select g.tenant_id, g.grant_id, sealed_scope, g.professional_id, 3, true
    from app.case_file c join app.access_grant g on g.tenant_id = c.tenant_id and g.grant_id = c.lead_grant_id
   where c.tenant_id = headline.tenant_id and c.case_id = of_case;
  return sealed_scope;
end $$;

drop function authz.copy_concern_to_case(app.concern, bigint, bigint);
-- The sender's words become facts in the case: what worries, and what goes well. Only these two; the rest stays at the desk.
-- Who is shielded is named in the sealed part alone: the sender who asked for it and was not refused, and a bystander who
-- did not agree. What an earlier decision brought into the case is there already.
create function authz.copy_concern_to_case(weighed app.concern, to_case bigint, to_scope bigint, to_reference text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  sender app.held_function;
  real_observer text;
  sender_shielded boolean;
  observer_shielded boolean;
  said record;
  new_fact bigint;
  sealed_scope bigint;
begin
  if exists (select from app.concern_decision d where d.tenant_id = weighed.tenant_id and d.concern_id = weighed.concern_id and d.case_reference = to_reference) then return; end if;
  select h.* into strict sender from app.held_function h where h.held_function_id = weighed.sender_held_function_id;
  real_observer := coalesce(case when not weighed.first_hand then weighed.told_by end, sender.label);
  sender_shielded := exists (select from app.sender_shield s where s.tenant_id = weighed.tenant_id and s.concern_id = weighed.concern_id and s.answer is distinct from 'refused');
  observer_shielded := case when weighed.first_hand then sender_shielded else weighed.teller_agrees is not true end;
  for said in select x.side, x.words from (values ('worry', weighed.observed), ('goes-well', weighed.goes_well)) x (side, words) where length(trim(x.words)) > 0 loop
    insert into app.fact (tenant_id, case_id, scope_id, kind, side, words, observer, observed_when, source_organisation_id, source_shielded)
    values (weighed.tenant_id, to_case, to_scope, case when weighed.first_hand then 'observation' else 'told-by' end, said.side, said.words,
            case when not observer_shielded then real_observer end, weighed.observed_when, case when not sender_shielded then sender.organisation_id end,
            sender_shielded or observer_shielded)
    returning fact_id into new_fact;
    if sender_shielded or observer_shielded then
      sealed_scope := coalesce(sealed_scope, authz.sealed_part(to_case));
      insert into app.fact_source (tenant_id, fact_id, case_id, scope_id, observer, source_organisation_id)
      values (weighed.tenant_id, new_fact, to_case, sealed_scope,
              -- the director must be able to call whoever passed it on, also when that person heard it from another
              case when weighed.first_hand then real_observer else concat(real_observer, ' (', sender.label, ')') end, sender.organisation_id);
    end if;
  end loop;
end $$;

drop function authz.join_case(uuid, integer, text, text);
-- Adds a concern to a case that runs already in the own controller; its lead finds the words there, the desk sees nothing of it.
create function authz.join_case(concern_public_id uuid, expected_version integer, reason text, reference text, asked uuid, read_within date) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  weighed app.concern;
  target app.case_file;
begin
  weighed := authz.concern_to_weigh(concern_public_id, expected_version);
  select c.* into target from app.case_file c where c.tenant_id = weighed.tenant_id and c.reference = join_case.reference and c.state = 'open'
     and not exists (select from authz.conflict_of_interest k where k.professional_id = authz.actor() and k.file_id = c.case_id and k.lifted_at is null);
  if target.case_id is null then perform authz.refuse('no-such-case'); end if;
  perform authz.copy_concern_to_case(weighed, target.case_id, target.scope_id, target.reference);
  perform authz.record_weighing(weighed, 'joined-to-case', reason, null, target.reference, 'contacting-family', asked, read_within);
end $$;

-- Opens a case, as before; `opening` also says who is asked to read along (secondReader) and until when (readBy).
-- Where a case runs that a private tie hides from whoever weighs, a refusal would tell it. So the case is opened as any
-- other; who keeps the ties and who arranges directors hear of the two the same day, and others with a tie have one with both.
create or replace function authz.open_case(concern_public_id uuid, expected_version integer, opening jsonb) returns uuid
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  weighed app.concern;
  me record;
  of_frame app.frame;
  new_case bigint := nextval('app.file_seq');
  headline_scope bigint := nextval(pg_get_serial_sequence('app.scope', 'scope_id'));
  sealed_scope bigint;
  child jsonb;
  new_child bigint;
  domain text;
  domain_scope bigint;
  first_domain bigint;
  lead_id bigint;
  deputy_id bigint;
  case_public uuid;
  hidden bigint;
begin
  weighed := authz.concern_to_weigh(concern_public_id, expected_version);
  select * into me from authz.reader();
  select f.* into strict of_frame from app.desk d join app.frame f on f.frame_id = d.frame_id where d.tenant_id = weighed.tenant_id and d.desk_id = weighed.desk_id;

  insert into app.scope (tenant_id, scope_id, kind, frame_id, file_id, governing_scope_id) overriding system value
  values (weighed.tenant_id, headline_scope, 'headline', of_frame.frame_id, new_case, headline_scope);
  if exists (select from jsonb_array_elements(opening -> 'children') k where (k ->> 'secret')::boolean) then
    sealed_scope := nextval(pg_get_serial_sequence('app.scope', 'scope_id'));
    insert into app.scope (tenant_id, scope_id, kind, frame_id, file_id, governing_scope_id, sealed) overriding system value
    values (weighed.tenant_id, sealed_scope, 'sealed', of_frame.frame_id, new_case, sealed_scope, true);
  end if;
  for domain in select d.code from jsonb_array_elements_text(opening -> 'lifeDomains') with ordinality d (code, nr) group by d.code order by min(d.nr) loop
    domain_scope := authz.make_domain(new_case, domain);
    first_domain := coalesce(first_domain, domain_scope);
  end loop;
  if first_domain is null then perform authz.refuse('unknown-life-domain'); end if;

  lead_id := authz.give_appointment(new_case, 'first-contact', (opening ->> 'leadHeldFunction')::uuid, me.held_function_id);
  deputy_id := authz.give_appointment(new_case, 'deputy', (opening ->> 'deputyHeldFunction')::uuid, me.held_function_id);
  if (select count(distinct g.professional_id) from app.access_grant g where g.grant_id in (lead_id, deputy_id)) < 2 then perform authz.refuse('lead-is-deputy'); end if;

  insert into app.case_file (tenant_id, case_id, public_id, reference, scope_id, frame_id, headline, opened_because, parents_informed, parents_informed_on, parents_postponed_because,
                             next_look_back_on, lead_grant_id, deputy_grant_id, lead_role, lead_professional_id)
  values (weighed.tenant_id, new_case, (opening ->> 'caseId')::uuid, opening ->> 'reference', headline_scope, of_frame.frame_id, opening ->> 'headline', opening ->> 'reason',
          opening ->> 'parentsInformed', (opening ->> 'parentsInformedOn')::date, opening ->> 'parentsPostponedBecause',
          (opening ->> 'nextLookBackOn')::date, lead_id, deputy_id, 'first-contact',
          (select g.professional_id from app.access_grant g where g.grant_id = lead_id))
  returning public_id into case_public;

  for child in select * from jsonb_array_elements(opening -> 'children') loop
    if child ->> 'personKey' is not null then
      hidden := null;
      if exists (select from app.person_file p where p.tenant_id = weighed.tenant_id and p.frame_code = of_frame.code and p.kind = 'case' and p.is_open
                    and p.person_key = decode(child ->> 'personKey', 'hex')
                    and not exists (select from authz.conflict_of_interest k where k.professional_id = me.professional_id and k.file_id = p.file_id and k.lifted_at is null)) then
        perform authz.refuse('child-has-open-case');
      end if;
      select p.file_id into hidden from app.person_file p where p.tenant_id = weighed.tenant_id and p.frame_code = of_frame.code and p.kind = 'case' and p.is_open
                    and p.person_key = decode(child ->> 'personKey', 'hex') limit 1;
      if hidden is not null then
        insert into app.notice (tenant_id, function, kind, subject, due_on)
        select weighed.tenant_id, f.function, 'two-cases-of-one-child', concat(opening ->> 'reference', ' en ', c.reference), authz.today()
          from app.case_file c cross join (values ('team-manager'), ('privacy-officer')) f (function)
         where c.tenant_id = weighed.tenant_id and c.case_id = hidden
           and not exists (select from app.held_function h where h.professional_id = me.professional_id and h.function = f.function and h.valid_to is null)
        on conflict (tenant_id, function, kind, subject) where done_at is null do nothing;
        insert into authz.conflict_of_interest (tenant_id, professional_id, file_id, recorded_by)
        select k.tenant_id, k.professional_id, new_case, k.recorded_by from authz.conflict_of_interest k
         where k.tenant_id = weighed.tenant_id and k.file_id = hidden and k.lifted_at is null and k.professional_id <> me.professional_id
        on conflict (tenant_id, professional_id, file_id) do nothing;
      end if;
      begin
        insert into app.person_file (tenant_id, person_key, file_id, frame_code, kind, scope_id, twin)
        values (weighed.tenant_id, decode(child ->> 'personKey', 'hex'), new_case, of_frame.code, 'case', headline_scope, hidden is not null);
      exception when unique_violation then
        -- somebody opened one in the same moment
        perform authz.refuse('child-has-open-case');
      end;
      -- it may have been weighed into a case about this child before
      insert into app.person_file (tenant_id, person_key, file_id, frame_code, kind, scope_id)
      select weighed.tenant_id, decode(child ->> 'personKey', 'hex'), weighed.concern_id, of_frame.code, 'concern', weighed.scope_id
       where not exists (select from app.person_file p where p.tenant_id = weighed.tenant_id and p.person_key = decode(child ->> 'personKey', 'hex') and p.file_id = weighed.concern_id);
    end if;
    insert into app.case_child (tenant_id, case_id, scope_id, given_names, surname_prefix, surname, birth_year, birth_month, birth_day, municipality, secret, bsn, name_key)
    values (weighed.tenant_id, new_case, headline_scope, child ->> 'givenNames', child ->> 'surnamePrefix', child ->> 'surname', (child ->> 'birthYear')::smallint,
            (child ->> 'birthMonth')::smallint, (child ->> 'birthDay')::smallint, child ->> 'municipality', (child ->> 'secret')::boolean,
            decode(child ->> 'bsn', 'hex'), decode(child ->> 'nameKey', 'hex'))
    returning child_id into new_child;
    if child ->> 'address' is not null then
      insert into app.child_address (tenant_id, child_id, scope_id, address)
      values (weighed.tenant_id, new_child, case when (child ->> 'secret')::boolean then sealed_scope else headline_scope end, decode(child ->> 'address', 'hex'));
    end if;
  end loop;

  perform authz.copy_concern_to_case(weighed, new_case, first_domain, opening ->> 'reference');
  perform authz.record_weighing(weighed, 'case-opened', opening ->> 'reason', null, opening ->> 'reference', 'contacting-family',
                                (opening ->> 'secondReader')::uuid, (opening ->> 'readBy')::date);
  return case_public;
end $$;

-- A second reader: advice before the decision, agreeing with it or not afterwards, and a third when the two differ. Nobody
-- reads the concern that they passed on, or a decision of their own; the third is neither of the two. What was done for
-- safety stays done: a case that was opened runs on, and who arranges directors hears that the decision is weighed again.
create function authz.read_concern(concern_public_id uuid, expected_version integer, at_stage text, says text, in_words text, next_due date) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  concern app.concern;
begin
  select * into me from authz.reader();
  select c.* into concern from app.concern c
   where c.public_id = concern_public_id
     and (select true from authz.my_open o where o.scope_id = c.scope_id and o.level >= 2 limit 1) for update;
  if concern.concern_id is null then perform authz.refuse('not-found'); end if;
  if authz.person_of(concern.sender_held_function_id) = me.professional_id then perform authz.refuse('own-concern'); end if;
  if at_stage = 'before' and concern.state <> 'received' then perform authz.refuse('already-weighed'); end if;
  if at_stage = 'after' and concern.reading is distinct from 'to-read' or at_stage = 'third' and concern.reading is distinct from 'disputed' then
    perform authz.refuse('already-done');
  end if;
  if at_stage <> 'before' and (authz.person_of(concern.weighed_by) = me.professional_id
       or exists (select from app.concern_reading r where r.tenant_id = concern.tenant_id and r.concern_id = concern.concern_id and r.number = concern.decisions
                     and r.stage = 'after' and authz.person_of(r.read_by) = me.professional_id)) then
    perform authz.refuse('own-decision');
  end if;
  if concern.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  if says in ('disagrees', 'weigh-again') and (next_due is null or next_due < authz.today() or next_due > authz.today() + 31) then perform authz.refuse('term-out-of-bounds'); end if;
  insert into app.concern_reading (tenant_id, concern_id, scope_id, number, stage, verdict, words, read_by)
  values (concern.tenant_id, concern.concern_id, concern.scope_id, case when at_stage = 'before' then concern.decisions + 1 else concern.decisions end, at_stage, says, in_words, me.held_function_id);
  if says = 'weigh-again' then
    update app.concern c
       set state = 'received', outcome = null, outcome_reason = null, passed_on_to = null, weighed_by = null, weighed_at = null, reading = null, read_by = null,
           asked_held_function_id = null, decide_by = next_due, version = c.version + 1
     where c.tenant_id = concern.tenant_id and c.concern_id = concern.concern_id;
    if concern.outcome in ('joined-to-case', 'case-opened') then
      insert into app.notice (tenant_id, function, kind, subject, due_on)
      values (concern.tenant_id, 'team-manager', 'decision-reopened', concern.case_reference, authz.today())
      on conflict (tenant_id, function, kind, subject) where done_at is null do nothing;
    end if;
  else
    update app.concern c
       set reading = case says when 'agrees' then 'agreed' when 'disagrees' then 'disputed' when 'stands' then 'stands' else c.reading end,
           read_by = case says when 'agrees' then null when 'stands' then null when 'disagrees' then next_due else c.read_by end,
           asked_held_function_id = case when at_stage = 'before' then c.asked_held_function_id end, version = c.version + 1
     where c.tenant_id = concern.tenant_id and c.concern_id = concern.concern_id;
  end if;
end $$;

-- A second person of the desk agrees that a sender is shielded, or does not. What has gone into a case shielded stays so, so
-- refusing is for before the decision.
create function authz.answer_shield(concern_public_id uuid, expected_version integer, agrees boolean, in_words text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  concern app.concern;
begin
  select * into me from authz.reader();
  select c.* into concern from app.concern c
   where c.public_id = concern_public_id
     and (select true from authz.my_open o where o.scope_id = c.scope_id and o.level >= 2 limit 1) for update;
  if concern.concern_id is null then perform authz.refuse('not-found'); end if;
  if authz.person_of(concern.sender_held_function_id) = me.professional_id then perform authz.refuse('own-concern'); end if;
  if not exists (select from app.sender_shield s where s.tenant_id = concern.tenant_id and s.concern_id = concern.concern_id and s.answer is null) then
    perform authz.refuse('already-done');
  end if;
  if not agrees and concern.decisions > 0 then perform authz.refuse('already-weighed'); end if;
  if concern.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  update app.sender_shield s
     set answer = case when agrees then 'agreed' else 'refused' end, words = in_words, answered_by = me.held_function_id, answered_at = now()
   where s.tenant_id = concern.tenant_id and s.concern_id = concern.concern_id;
  update app.concern_draft d set shield_answer = case when agrees then 'agreed' else 'refused' end, version = d.version + 1
   where d.tenant_id = concern.tenant_id and d.draft_id = concern.draft_id;
  update app.concern c set version = c.version + 1 where c.tenant_id = concern.tenant_id and c.concern_id = concern.concern_id;
end $$;

grant execute on function authz.weigh_concern(uuid, integer, text, text, text, uuid, date), authz.join_case(uuid, integer, text, text, uuid, date),
  authz.read_concern(uuid, integer, text, text, text, date), authz.answer_shield(uuid, integer, boolean, text) to app_web;
