-- The team manager's side of the work: who is away, who takes a case over, what the new director is told, and a case that is
-- never without somebody who leads it. The team manager reads no case: numbers and case numbers, through the functions below.
set local role app_owner;

-- Without a reason, on purpose: an employer does not record that somebody is ill, and who takes over need not know.
create table app.absence (
  tenant_id integer not null,
  absence_id bigint not null generated always as identity,
  held_function_id bigint not null,
  away_from date not null,
  away_until date,
  recorded_by bigint not null,
  recorded_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (tenant_id, absence_id),
  foreign key (tenant_id, held_function_id) references app.held_function (tenant_id, held_function_id),
  foreign key (tenant_id, recorded_by) references app.held_function (tenant_id, held_function_id),
  constraint away_ends_after_begin check (away_until >= away_from)
);
comment on table app.absence is '@staff From when until when a colleague is away, never why. For the team manager of the same organisation.';
create unique index absence_once on app.absence (held_function_id) where ended_at is null;
grant select, insert, update on app.absence to authz_owner;

-- What the municipality has decided about keeping what its desk receives. Rows are added and never changed: the last one counts,
-- as long as the frame still says the same.
create table app.retention_confirmation (
  tenant_id integer not null,
  confirmation_id bigint not null generated always as identity,
  desk_id bigint not null,
  frame_version text not null,
  case_years smallint not null check (case_years between 1 and 110),
  concern_years smallint not null check (concern_years between 1 and 110),
  own_message_years smallint not null check (own_message_years between 1 and 110),
  decision text not null,
  confirmed_by bigint not null,
  confirmed_on date not null default authz.today(),
  primary key (tenant_id, confirmation_id),
  foreign key (tenant_id, desk_id) references app.desk (tenant_id, desk_id),
  foreign key (tenant_id, confirmed_by) references app.held_function (tenant_id, held_function_id)
);
comment on table app.retention_confirmation is '@staff Which retention terms a municipality has confirmed for its desk, on which decision, by whom. Insert-only, through definer functions.';
create index retention_confirmation_desk on app.retention_confirmation (tenant_id, desk_id, confirmation_id desc);
grant select, insert on app.retention_confirmation to authz_owner;

create table app.handover (
  tenant_id integer not null,
  handover_id bigint not null generated always as identity,
  public_id uuid not null default gen_random_uuid() unique,
  case_id bigint not null,
  scope_id bigint not null,
  -- the five lines; the fifth is who introduces whom to the children, and when
  running text,
  agreed text,
  worries text,
  family_should_know text,
  introducer_professional_id bigint,
  introducer_held_function_id bigint,
  introducer_name text,
  introduce_on date,
  -- why the team manager named somebody else; a closed list, since a reason in words would be about somebody's health
  because text check (because in ('away', 'left', 'workload', 'independence')),
  from_professional_id bigint not null,
  from_held_function_id bigint not null,
  begun_on date not null default authz.today(),
  written_at timestamptz,
  written_by bigint,
  accepted_at timestamptz,
  accepted_by bigint,
  introduced_on date,
  -- whose task it is; kept by the triggers below
  lead_professional_id bigint,
  version integer not null default 1,
  primary key (tenant_id, handover_id),
  foreign key (tenant_id, scope_id, case_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, case_id) references app.case_file (tenant_id, case_id),
  foreign key (tenant_id, from_held_function_id) references app.held_function (tenant_id, held_function_id),
  foreign key (tenant_id, introducer_held_function_id) references app.held_function (tenant_id, held_function_id),
  foreign key (tenant_id, written_by) references app.held_function (tenant_id, held_function_id),
  foreign key (tenant_id, accepted_by) references app.held_function (tenant_id, held_function_id),
  constraint one_introducer check ((introducer_professional_id is null) = (introducer_held_function_id is null) and (introducer_professional_id is null or introducer_name is null)),
  constraint accepted_with_introduction check (accepted_at is null
    or (accepted_by is not null and introduce_on is not null and (introducer_professional_id is not null or introducer_name is not null))),
  constraint introduced_after_accepting check (introduced_on is null or accepted_at is not null)
);
comment on table app.handover is '@personal What the next director of a case must know (overdracht): five lines, read and accepted, with the day of the introduction. Retention: with the case.';
create index handover_scope on app.handover (scope_id);
create unique index handover_open_once on app.handover (tenant_id, case_id) where accepted_at is null;
create index handover_to_read on app.handover (lead_professional_id, (coalesce(introduce_on, begun_on)), public_id)
  where accepted_at is null and from_professional_id <> lead_professional_id;
create index handover_introduced_by_lead on app.handover (lead_professional_id, introduce_on, public_id) where accepted_at is not null and introduced_on is null;
create index handover_introducer on app.handover (introducer_professional_id, introduce_on, public_id) where accepted_at is not null and introduced_on is null;

alter table app.handover enable row level security;
alter table app.handover force row level security;
create policy opened on app.handover for select to app_web
  using ((select true from authz.my_open o where o.scope_id = handover.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.handover to authz_owner using (true) with check (true);
grant select on app.handover to app_web;
grant select, insert, update on app.handover to authz_owner;

-- Whose call-back it is: of who wrote the note, until the lead who wrote it is succeeded.
alter table app.contact_note add column caller_professional_id bigint;

set local role authz_owner;
update app.contact_note set caller_professional_id = writer_professional_id;
set constraints all immediate;
set constraints all deferred;

-- A tie that a lead or deputy says of himself closes sealed parts at once, and the rest when somebody else has been named, or
-- at this moment at the latest. Every other tie acts at once, as before.
alter table authz.conflict_of_interest add column acts_from timestamptz not null default now();

create or replace view authz.my_open with (security_barrier) as
select sc.scope_id,
       sc.file_id as case_id,
       least(l.level, b.max_level, ff.max_level,
             case when g.valid_until is null or now() < g.valid_until then 3 else 2 end)::smallint as level,
       g.grant_id,
       sc.kind,
       sc.life_domain,
       g.purpose,
       g.held_function_id
  from app.scope sc
  join app.access_grant_line l on l.scope_id = sc.governing_scope_id
  join app.access_grant g on g.grant_id = l.grant_id and g.professional_id = l.professional_id
  join app.held_function h on h.held_function_id = g.held_function_id and h.professional_id = g.professional_id
  join app.legal_basis b on b.basis_id = g.basis_id
  join app.frame_function ff on ff.frame_id = sc.frame_id and ff.purpose = g.purpose and ff.function = h.function
 where l.professional_id = (select authz.actor())
   -- at once and not one by one: a plan that may look a number up by its tenant reads all functions of the tenant
   and sc.tenant_id = all (array[l.tenant_id, g.tenant_id, h.tenant_id, b.tenant_id])
   and g.purpose = any (string_to_array((select current_setting('perspectief.purposes', true)), ','))
   and g.accepted_at is not null and g.revoked_at is null and g.valid_from <= now()
   and (g.valid_until is null or now() < g.read_until)
   and h.valid_from <= now() and (h.valid_to is null or now() < h.valid_to)
   and g.given_on <= b.review_by and b.frame_id = sc.frame_id and (b.ended_on is null or authz.today() < b.ended_on)
   and (not sc.sealed or l.cleared)
   and not exists (select from authz.conflict_of_interest c
                    where c.professional_id = l.professional_id and c.file_id = sc.file_id and c.lifted_at is null
                      and (c.acts_from <= now() or sc.sealed));

-- Recording a tie again, by somebody else too, makes it act at once.
create or replace function authz.put_conflict(of_tenant integer, of_professional bigint, of_case bigint, by_professional bigint) returns void
  language sql security definer set search_path = pg_catalog
as $$
  insert into authz.conflict_of_interest (tenant_id, professional_id, file_id, recorded_by)
  select of_tenant, of_professional, f.file_id, by_professional
    from (select of_case as file_id
          union select k.concern_id from app.case_file c join app.concern k on k.tenant_id = c.tenant_id and k.case_reference = c.reference
                 where c.tenant_id = of_tenant and c.case_id = of_case) f
  -- there may have been one before that was lifted
  on conflict (tenant_id, professional_id, file_id) do update set lifted_at = null, recorded_at = now(), recorded_by = excluded.recorded_by, acts_from = now()
$$;

-- "Ik ken dit gezin privé", said by somebody who is at work on the case. Lead and deputy keep the rest until a successor is
-- there, at the latest until `until`; the team manager is told. Everybody else is out at once. What the tie is, nobody asks.
create function authz.declare_involvement(case_public_id uuid, until timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  target app.case_file;
begin
  select * into me from authz.reader();
  select c.* into target from app.case_file c
   where c.public_id = case_public_id and c.state = 'open'
     and (select true from authz.my_open o where o.scope_id = c.scope_id limit 1) for update;
  if me.professional_id is null or target.case_id is null then perform authz.refuse('not-found'); end if;
  -- already said: the moment it acts is not put off by saying it again
  if exists (select from authz.conflict_of_interest k where k.professional_id = me.professional_id and k.file_id = target.case_id and k.lifted_at is null) then
    perform authz.refuse('already-done');
  end if;
  perform authz.put_conflict(me.tenant_id, me.professional_id, target.case_id, me.professional_id);
  if exists (select from app.access_grant g where g.tenant_id = target.tenant_id and g.grant_id in (target.lead_grant_id, target.deputy_grant_id) and g.professional_id = me.professional_id) then
    update authz.conflict_of_interest k set acts_from = greatest(now(), least(declare_involvement.until, now() + interval '7 days'))
     where k.tenant_id = me.tenant_id and k.professional_id = me.professional_id and k.file_id = target.case_id;
    insert into app.notice (tenant_id, function, kind, subject, due_on)
    values (target.tenant_id, 'team-manager', 'lead-with-conflict', target.reference, authz.today())
    on conflict (tenant_id, function, kind, subject) where done_at is null do nothing;
  end if;
  update app.access_grant g set revoked_at = now(), revoke_reason = 'Teruggegeven door de ontvanger', version = g.version + 1
   where g.tenant_id = target.tenant_id and g.file_id = target.case_id and g.professional_id = me.professional_id and g.kind = 'team' and g.revoked_at is null;
end $$;

-- Where a lead cannot act any more (no function, or a tie that acts) and the deputy can, the deputy leads from that moment, with
-- all the work of the lead. The predecessor stays in the deputy's place, where he opens nothing, until the team manager has
-- named somebody. Where the deputy cannot either, nothing moves and the notice remains.
create function authz.stand_in(of_case bigint) returns boolean
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  target app.case_file;
  lead app.access_grant;
  deputy app.access_grant;
  new_lead bigint;
  new_deputy bigint;
begin
  select c.* into target from app.case_file c where c.case_id = of_case and c.state = 'open' for update;
  if target.case_id is null then return false; end if;
  select g.* into strict lead from app.access_grant g where g.tenant_id = target.tenant_id and g.grant_id = target.lead_grant_id;
  select g.* into strict deputy from app.access_grant g where g.tenant_id = target.tenant_id and g.grant_id = target.deputy_grant_id;
  if not exists (select from app.held_function h where h.held_function_id = lead.held_function_id and h.valid_to <= now())
     and not exists (select from authz.conflict_of_interest k where k.professional_id = lead.professional_id and k.file_id = of_case and k.lifted_at is null and k.acts_from <= now()) then
    return false;
  end if;
  if deputy.accepted_at is null
     or not exists (select from app.held_function h
                      join app.frame_function ff on ff.frame_id = target.frame_id and ff.purpose = deputy.purpose and ff.function = h.function and ff.may_lead
                     where h.held_function_id = deputy.held_function_id and (h.valid_to is null or now() < h.valid_to))
     or exists (select from authz.conflict_of_interest k where k.professional_id = deputy.professional_id and k.file_id = of_case and k.lifted_at is null) then
    return false;
  end if;
  -- on the day of the deputy's own appointment: a basis whose review has lapsed meanwhile leaves what runs
  insert into app.access_grant (tenant_id, kind, scope_id, file_id, professional_id, held_function_id, purpose, basis_id, reason, given_by, given_on, accepted_at)
  values (deputy.tenant_id, target.lead_role, deputy.scope_id, of_case, deputy.professional_id, deputy.held_function_id, deputy.purpose, deputy.basis_id,
          'Neemt als achtervang waar, tot er een opvolger is', deputy.given_by, deputy.given_on, now())
  returning grant_id into new_lead;
  insert into app.access_grant_line (tenant_id, grant_id, scope_id, professional_id, level, cleared)
  select s.tenant_id, new_lead, s.scope_id, deputy.professional_id, 3, s.sealed from app.scope s where s.file_id = of_case;
  insert into app.access_grant (tenant_id, kind, scope_id, file_id, professional_id, held_function_id, purpose, basis_id, reason, given_by, given_on)
  values (lead.tenant_id, 'deputy', lead.scope_id, of_case, lead.professional_id, lead.held_function_id, lead.purpose, lead.basis_id,
          'Wacht op een opvolger', lead.given_by, lead.given_on)
  returning grant_id into new_deputy;
  update app.access_grant g set revoked_at = now(), revoke_reason = 'Waargenomen door de achtervang', version = g.version + 1
   where g.tenant_id = target.tenant_id and g.grant_id in (lead.grant_id, deputy.grant_id);
  update app.case_file c set lead_grant_id = new_lead, deputy_grant_id = new_deputy, lead_professional_id = deputy.professional_id, version = c.version + 1
   where c.tenant_id = target.tenant_id and c.case_id = of_case;
  return true;
end $$;

create function authz.stand_in_after_function() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  perform authz.stand_in(c.case_id)
     from app.access_grant g join app.case_file c on c.tenant_id = g.tenant_id and c.lead_grant_id = g.grant_id and c.state = 'open'
    where g.held_function_id = new.held_function_id;
  return null;
end $$;

create function authz.stand_in_after_tie() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  perform authz.stand_in(c.case_id) from app.case_file c
    where c.tenant_id = new.tenant_id and c.case_id = new.file_id and c.state = 'open' and c.lead_professional_id = new.professional_id;
  return null;
end $$;
-- at commit: a tie that was said by the lead himself is recorded first and put off in the same act
create constraint trigger stand_in after insert or update on authz.conflict_of_interest deferrable initially deferred
  for each row execute function authz.stand_in_after_tie();

-- The worker's: a tie that was put off acts from now on.
create function authz.deputies_stand_in() returns integer
  language sql security definer set search_path = pg_catalog
as $$
  select count(*) filter (where authz.stand_in(c.case_id))::integer
    from authz.conflict_of_interest k
    join app.case_file c on c.tenant_id = k.tenant_id and c.case_id = k.file_id and c.state = 'open' and c.lead_professional_id = k.professional_id
   where k.lifted_at is null and k.acts_from <= now()
$$;

-- Somebody else leads. What the predecessor kept, watched over and would call back goes along; a hand-over stands ready for
-- the successor; and a tie that waited for this moment acts.
create function authz.pass_work() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  successor app.access_grant;
  predecessor app.access_grant;
begin
  update authz.conflict_of_interest k set acts_from = now()
   where k.tenant_id = new.tenant_id and k.file_id = new.case_id and k.lifted_at is null and k.acts_from > now()
     and k.professional_id not in (select g.professional_id from app.access_grant g where g.tenant_id = new.tenant_id and g.grant_id in (new.lead_grant_id, new.deputy_grant_id));
  if new.lead_professional_id = old.lead_professional_id or new.state <> 'open' then return null; end if;
  select g.* into strict successor from app.access_grant g where g.tenant_id = new.tenant_id and g.grant_id = new.lead_grant_id;
  select g.* into strict predecessor from app.access_grant g where g.tenant_id = old.tenant_id and g.grant_id = old.lead_grant_id;
  update app.agreement a
     set keeper_professional_id = successor.professional_id, keeper_held_function_id = successor.held_function_id, version = a.version + 1
   where a.tenant_id = new.tenant_id and a.case_id = new.case_id and a.keeper_professional_id = predecessor.professional_id and a.state in ('open', 'waiting');
  update app.agreement a set watcher_professional_id = null, watcher_held_function_id = null, version = a.version + 1
   where a.tenant_id = new.tenant_id and a.case_id = new.case_id and a.watcher_professional_id = predecessor.professional_id and a.state in ('open', 'waiting');
  update app.contact_note n set caller_professional_id = successor.professional_id
   where n.tenant_id = new.tenant_id and n.case_id = new.case_id and n.caller_professional_id = predecessor.professional_id
     and n.call_back_on is not null and n.called_back_at is null;
  insert into app.handover (tenant_id, case_id, scope_id, from_professional_id, from_held_function_id)
  select new.tenant_id, new.case_id, new.scope_id, predecessor.professional_id, predecessor.held_function_id
   -- the case is locked by its own update: nobody begins one in the same moment
   where not exists (select from app.handover v where v.tenant_id = new.tenant_id and v.case_id = new.case_id and v.accepted_at is null);
  return null;
end $$;

create function authz.note_who_calls() returns trigger
  language plpgsql set search_path = pg_catalog
as $$
begin
  new.caller_professional_id := coalesce(new.caller_professional_id, new.writer_professional_id);
  return new;
end $$;

-- Begins a hand-over from whoever leads the case now. Lead and deputy write it: who falls ill writes none.
create function authz.begin_handover(case_public_id uuid, new_public_id uuid) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  decided record;
begin
  select * into me from authz.reader();
  select * into decided from authz.case_i_decide_on(case_public_id);
  if me.professional_id is null or decided.case_id is null then perform authz.refuse('not-found'); end if;
  insert into app.handover (tenant_id, public_id, case_id, scope_id, from_professional_id, from_held_function_id)
  select c.tenant_id, new_public_id, c.case_id, c.scope_id, g.professional_id, g.held_function_id
    from app.case_file c join app.access_grant g on g.tenant_id = c.tenant_id and g.grant_id = c.lead_grant_id
   where c.tenant_id = decided.tenant_id and c.case_id = decided.case_id;
exception when unique_violation then
  perform authz.refuse('already-done');
end $$;

-- A hand-over of a case that the reader leads or deputises, locked, in the version that was seen.
create function authz.handover_i_decide_on(handover_public_id uuid, expected_version integer) returns app.handover
  language plpgsql security definer set search_path = pg_catalog
as $$
declare found_handover app.handover;
begin
  select v.* into found_handover from app.handover v
   where v.public_id = handover_public_id
     and exists (select from authz.case_i_decide_on((select c.public_id from app.case_file c where c.tenant_id = v.tenant_id and c.case_id = v.case_id))) for update;
  if found_handover.handover_id is null then perform authz.refuse('not-found'); end if;
  if found_handover.accepted_at is not null then perform authz.refuse('already-done'); end if;
  if found_handover.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  return found_handover;
end $$;

create function authz.write_handover(handover_public_id uuid, expected_version integer, running text, agreed text, worries text, family_should_know text,
                                     introducer uuid, introducer_name text, introduce_on date) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  written app.handover;
  who app.held_function;
begin
  select * into me from authz.reader();
  written := authz.handover_i_decide_on(handover_public_id, expected_version);
  if introducer is not null then
    select h.* into who from app.held_function h
     where h.public_id = introducer and h.tenant_id = written.tenant_id and (h.valid_to is null or now() < h.valid_to)
       -- only who reads of the whole case, and so finds the task; somebody else is introduced by name
       and exists (select from app.access_grant g join app.access_grant_line l on l.tenant_id = g.tenant_id and l.grant_id = g.grant_id and l.scope_id = written.scope_id and l.level >= 2
                    where g.tenant_id = h.tenant_id and g.held_function_id = h.held_function_id and g.file_id = written.case_id
                      and g.accepted_at is not null and g.revoked_at is null and (g.valid_until is null or now() < g.valid_until));
    if who.held_function_id is null then perform authz.refuse('colleague-not-eligible'); end if;
  end if;
  update app.handover v
     set running = write_handover.running, agreed = write_handover.agreed, worries = write_handover.worries, family_should_know = write_handover.family_should_know,
         introducer_professional_id = who.professional_id, introducer_held_function_id = who.held_function_id,
         introducer_name = case when who.held_function_id is null then write_handover.introducer_name end, introduce_on = write_handover.introduce_on,
         written_at = now(), written_by = me.held_function_id, version = v.version + 1
   where v.tenant_id = written.tenant_id and v.handover_id = written.handover_id;
end $$;

-- Read and accepted, by who leads the case now and did not before.
create function authz.accept_handover(handover_public_id uuid, expected_version integer) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  read_now app.handover;
begin
  select * into me from authz.reader();
  read_now := authz.handover_i_decide_on(handover_public_id, expected_version);
  if read_now.lead_professional_id is distinct from me.professional_id or read_now.from_professional_id = me.professional_id then perform authz.refuse('not-allowed'); end if;
  if read_now.introduce_on is null or (read_now.introducer_professional_id is null and read_now.introducer_name is null) then perform authz.refuse('draft-incomplete'); end if;
  update app.handover v set accepted_at = now(), accepted_by = me.held_function_id, version = v.version + 1
   where v.tenant_id = read_now.tenant_id and v.handover_id = read_now.handover_id;
end $$;

-- The new director has been introduced to the children: said by lead, deputy, or who introduced, also with reading rights.
create function authz.record_introduction(handover_public_id uuid, expected_version integer, on_day date) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  done app.handover;
begin
  select * into me from authz.reader();
  select v.* into done from app.handover v
   where v.public_id = handover_public_id
     and (exists (select from authz.case_i_decide_on((select c.public_id from app.case_file c where c.tenant_id = v.tenant_id and c.case_id = v.case_id)))
          or v.introducer_professional_id = me.professional_id
             and exists (select from app.case_file c where c.tenant_id = v.tenant_id and c.case_id = v.case_id and c.state = 'open')
             and (select true from authz.my_open o cross join lateral (select g.valid_until from app.access_grant g where g.grant_id = o.grant_id) g
                   where o.scope_id = v.scope_id and o.level >= 2 and (g.valid_until is null or now() < g.valid_until) limit 1)) for update;
  if done.handover_id is null then perform authz.refuse('not-found'); end if;
  if done.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  if done.introduced_on is not null then perform authz.refuse('already-done'); end if;
  if done.accepted_at is null then perform authz.refuse('draft-incomplete'); end if;
  if on_day > authz.today() or on_day < done.begun_on - 31 then perform authz.refuse('term-out-of-bounds'); end if;
  update app.handover v set introduced_on = on_day, version = v.version + 1 where v.tenant_id = done.tenant_id and v.handover_id = done.handover_id;
end $$;

-- The team manager who acts, or no row. A team is an organisation of one controller.
create function authz.team_i_manage() returns table (tenant_id integer, organisation_id bigint, held_function_id bigint, professional_id bigint)
  language sql stable security definer rows 1 set search_path = pg_catalog
as $$ select r.tenant_id, r.organisation_id, r.held_function_id, r.professional_id from authz.reader() r where r.function = 'team-manager' $$;

-- Open cases led or deputised from the manager's own organisation, but for those of a family the manager has a tie with.
-- For the functions below: numbers of cases and the two who hold them, and no column of what a case is about.
create view authz.team_case with (security_invoker, security_barrier) as
select c.tenant_id, c.case_id, c.reference, c.version, c.frame_id, c.lead_role, c.next_look_back_on, lead.held_function_id as lead_held_function_id,
       deputy.held_function_id as deputy_held_function_id, lead.professional_id as lead_professional_id, deputy.professional_id as deputy_professional_id
  from authz.team_i_manage() me
  join app.held_function h on h.tenant_id = me.tenant_id and h.organisation_id = me.organisation_id
  join app.access_grant g on g.held_function_id = h.held_function_id and g.kind in ('first-contact', 'director', 'deputy') and g.revoked_at is null
  join app.case_file c on c.tenant_id = g.tenant_id and c.case_id = g.file_id and c.state = 'open' and g.grant_id in (c.lead_grant_id, c.deputy_grant_id)
  join app.access_grant lead on lead.tenant_id = c.tenant_id and lead.grant_id = c.lead_grant_id
  join app.access_grant deputy on deputy.tenant_id = c.tenant_id and deputy.grant_id = c.deputy_grant_id
 where not exists (select from authz.conflict_of_interest k where k.professional_id = me.professional_id and k.file_id = c.case_id and k.lifted_at is null);
comment on view authz.team_case is '@rule Which cases the team manager may pass on to somebody else.';

create function authz.team_overview()
  returns table (held_function uuid, label text, function text, function_title text, organisation text, phone text, working_days text, away_from date, away_until date, leads_in text[],
                 leads integer, deputises integer, overdue integer, waiting integer, look_backs integer)
  language sql stable security definer set search_path = pg_catalog
as $$
  with held as materialized (select distinct on (t.case_id) t.* from authz.team_case t order by t.case_id)
  select h.public_id, h.label, h.function, ft.title, o.name, h.phone, h.working_days, a.away_from, a.away_until,
         array(select distinct f.code from app.frame_function ff join app.frame f on f.frame_id = ff.frame_id where ff.function = h.function and ff.may_lead order by f.code),
         (select count(*)::integer from held t where t.lead_held_function_id = h.held_function_id),
         (select count(*)::integer from held t where t.deputy_held_function_id = h.held_function_id),
         (select count(*)::integer from held t join app.agreement g on g.tenant_id = t.tenant_id and g.case_id = t.case_id and g.state = 'open'
           where t.lead_held_function_id = h.held_function_id
             and (g.keeper_held_function_id = h.held_function_id and g.due_on < authz.today() or g.next_check_on < authz.today()))
         + (select count(*)::integer from app.contact_note n join held t on t.tenant_id = n.tenant_id and t.case_id = n.case_id and t.lead_held_function_id = h.held_function_id
             where n.caller_professional_id = h.professional_id and n.call_back_on is not null and n.called_back_at is null and n.call_back_on < authz.today()),
         (select count(*)::integer from held t join app.agreement g on g.tenant_id = t.tenant_id and g.case_id = t.case_id and g.state = 'waiting'
           where t.lead_held_function_id = h.held_function_id and (g.waiting_until is null or g.waiting_until < authz.today())),
         (select count(*)::integer from held t where t.lead_held_function_id = h.held_function_id and t.next_look_back_on < authz.today())
    from authz.team_i_manage() me
    join app.held_function h on h.tenant_id = me.tenant_id and h.organisation_id = me.organisation_id and h.valid_from <= now() and (h.valid_to is null or now() < h.valid_to)
    join app.function_title ft on ft.function = h.function
    join app.organisation o on o.tenant_id = h.tenant_id and o.organisation_id = h.organisation_id
    left join app.absence a on a.held_function_id = h.held_function_id and a.ended_at is null
   where exists (select from app.frame_function ff where ff.function = h.function and ff.may_lead)
   order by h.label, h.public_id
$$;

-- Cases of one colleague (null: those that need somebody), by their numbers alone.
create function authz.team_cases(of_held_function uuid)
  returns table (reference text, version integer, frame text, frame_title text, lead_role text, lead uuid, lead_label text, deputy uuid, deputy_label text, needs text)
  language sql stable security definer set search_path = pg_catalog
as $$
  select distinct t.reference, t.version, f.code, f.title, t.lead_role, l.public_id, l.label, d.public_id, d.label,
         (select n.kind from app.notice n where n.tenant_id = t.tenant_id and n.function = 'team-manager' and n.subject = t.reference and n.done_at is null
             and n.kind in ('lead-without-function', 'lead-with-conflict') order by n.kind desc limit 1)
    from authz.team_case t
    join app.frame f on f.frame_id = t.frame_id
    join app.held_function l on l.held_function_id = t.lead_held_function_id
    join app.held_function d on d.held_function_id = t.deputy_held_function_id
   where case when of_held_function is null
              then exists (select from app.notice n where n.tenant_id = t.tenant_id and n.function = 'team-manager' and n.subject = t.reference and n.done_at is null
                              and n.kind in ('lead-without-function', 'lead-with-conflict'))
              else of_held_function in (l.public_id, d.public_id) end
   order by t.reference
$$;

-- Away from and until and including a day (null: not known yet), or back (`from_day` null).
create function authz.set_absence(of_held_function uuid, from_day date, until_day date) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  who app.held_function;
begin
  select * into me from authz.team_i_manage();
  select h.* into who from app.held_function h
   where h.public_id = of_held_function and h.tenant_id = me.tenant_id and h.organisation_id = me.organisation_id and (h.valid_to is null or now() < h.valid_to) for update;
  if who.held_function_id is null then perform authz.refuse('not-found'); end if;
  update app.absence a set ended_at = now() where a.held_function_id = who.held_function_id and a.ended_at is null;
  if from_day is not null then
    insert into app.absence (tenant_id, held_function_id, away_from, away_until, recorded_by) values (who.tenant_id, who.held_function_id, from_day, until_day, me.held_function_id);
  end if;
end $$;

-- One case to who leads and who deputises from now on. Either may be who it was. The successor is there before the
-- predecessor's access ends; whether somebody cannot because of a tie is said in the words for any who cannot.
create function authz.take_over_one(case_reference text, expected_version integer, to_lead uuid, to_deputy uuid, because text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  target app.case_file;
  lead app.access_grant;
  deputy app.access_grant;
  new_lead app.held_function;
  new_deputy app.held_function;
  lead_grant bigint;
  deputy_grant bigint;
begin
  select * into me from authz.team_i_manage();
  select c.* into target from app.case_file c where c.tenant_id = me.tenant_id and c.reference = case_reference and c.state = 'open' for update;
  if target.case_id is null or not exists (select from authz.team_case t where t.case_id = target.case_id) then perform authz.refuse('not-found'); end if;
  if target.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  select g.* into strict lead from app.access_grant g where g.tenant_id = target.tenant_id and g.grant_id = target.lead_grant_id;
  select g.* into strict deputy from app.access_grant g where g.tenant_id = target.tenant_id and g.grant_id = target.deputy_grant_id;
  select h.* into new_lead from app.held_function h where h.public_id = to_lead and h.tenant_id = me.tenant_id and h.organisation_id = me.organisation_id and (h.valid_to is null or now() < h.valid_to);
  select h.* into new_deputy from app.held_function h where h.public_id = to_deputy and h.tenant_id = me.tenant_id and h.organisation_id = me.organisation_id and (h.valid_to is null or now() < h.valid_to);
  if new_lead.held_function_id is null or new_deputy.held_function_id is null then perform authz.refuse('colleague-not-eligible'); end if;
  if new_lead.professional_id = new_deputy.professional_id then perform authz.refuse('lead-is-deputy'); end if;
  lead_grant := lead.grant_id;
  deputy_grant := deputy.grant_id;
  if new_lead.held_function_id <> lead.held_function_id then
    lead_grant := authz.give_appointment(target.case_id, target.lead_role, to_lead, me.held_function_id);
  end if;
  if new_deputy.held_function_id <> deputy.held_function_id then
    deputy_grant := authz.give_appointment(target.case_id, 'deputy', to_deputy, me.held_function_id);
  end if;
  if lead_grant = lead.grant_id and deputy_grant = deputy.grant_id then perform authz.refuse('already-done'); end if;
  -- who already works on the case has said before that there is no private tie
  update app.access_grant g set accepted_at = now()
   where g.grant_id in (lead_grant, deputy_grant) and g.accepted_at is null
     and exists (select from app.access_grant e where e.professional_id = g.professional_id and e.file_id = g.file_id and e.accepted_at is not null and e.revoked_at is null and e.grant_id <> g.grant_id);
  update app.access_grant g set revoked_at = now(), revoke_reason = 'Opgevolgd', version = g.version + 1
   where g.grant_id in (lead.grant_id, deputy.grant_id) and g.grant_id not in (lead_grant, deputy_grant);
  update app.case_file c set lead_grant_id = lead_grant, deputy_grant_id = deputy_grant, lead_professional_id = new_lead.professional_id, version = c.version + 1
   where c.tenant_id = target.tenant_id and c.case_id = target.case_id;
  update app.handover v set because = take_over_one.because where v.tenant_id = target.tenant_id and v.case_id = target.case_id and v.accepted_at is null;
  update app.notice n set done_at = now()
   where n.tenant_id = target.tenant_id and n.subject = target.reference and n.kind in ('lead-without-function', 'lead-with-conflict') and n.done_at is null
     and not exists (select from app.access_grant g join app.held_function h on h.held_function_id = g.held_function_id
                      where g.grant_id in (lead_grant, deputy_grant)
                        and case n.kind when 'lead-without-function' then h.valid_to is not null
                                        else exists (select from authz.conflict_of_interest k where k.professional_id = g.professional_id and k.file_id = target.case_id and k.lifted_at is null) end);
end $$;

-- All chosen cases in one act, or none. `choices`: [{reference, version, lead, deputy}]. Which of them could not is said by
-- their places in the list, all at once, so that only those need another choice.
create function authz.take_over(choices jsonb, because text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  choice record;
  said text;
  first_said text;
  refused jsonb := '[]';
begin
  if not exists (select from authz.team_i_manage()) then perform authz.refuse('not-found'); end if;
  for choice in
    select x.item ->> 'reference' as reference, (x.item ->> 'version')::integer as version, (x.item ->> 'lead')::uuid as lead, (x.item ->> 'deputy')::uuid as deputy, x.nr - 1 as place
      from jsonb_array_elements(choices) with ordinality x (item, nr) order by x.item ->> 'reference'
  loop
    begin
      perform authz.take_over_one(choice.reference, choice.version, choice.lead, choice.deputy, because);
    exception when sqlstate 'PF001' then
      get stacked diagnostics said = message_text;
      first_said := coalesce(first_said, said);
      refused := refused || jsonb_build_object('field', 'cases.' || choice.place, 'problem', said);
    end;
  end loop;
  if first_said is not null then raise exception using errcode = 'PF001', message = first_said, detail = refused::text; end if;
end $$;

-- Oversight without content: that the reader oversees this controller, and that this was looked at. Answers the controller.
create function authz.oversee(act text) returns integer
  language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
  me record;
  overseen bigint;
begin
  select * into me from authz.reader();
  if me.professional_id is null then perform authz.refuse('not-signed-in'); end if;
  overseen := authz.oversight_scope(me.tenant_id);
  insert into app.journal (tenant_id, kind, act, scope_id, file_id, grant_id, purpose, professional_id, held_function_id, organisation_id, function, trace_id)
  -- by the function that oversight comes with, which need not be the one that is signed in
  select me.tenant_id, 'listed', oversee.act, s.scope_id, s.file_id, o.grant_id, o.purpose, me.professional_id, h.held_function_id, h.organisation_id, h.function,
         coalesce(current_setting('perspectief.trace', true), '')
    from app.scope s cross join lateral (select o.grant_id, o.purpose from authz.my_open o where o.scope_id = s.scope_id and o.level >= 2 order by o.level desc limit 1) o
    join app.access_grant g on g.tenant_id = s.tenant_id and g.grant_id = o.grant_id
    join app.held_function h on h.tenant_id = g.tenant_id and h.held_function_id = g.held_function_id
   where s.scope_id = overseen;
  if not found then perform authz.refuse('not-found'); end if;
  return me.tenant_id;
end $$;

-- What was given to which other organisation, the newest first: parts and levels, dates and article, and no word of a family.
create function authz.disclosures(before_id bigint, at_most integer)
  returns table (disclosure_id bigint, disclosed_at timestamptz, reference text, from_organisation text, to_organisation text, to_function text, article text, parts jsonb, ended_at timestamptz)
  language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare here integer := authz.oversee('oversight.disclosures');
begin
  return query
    select d.disclosure_id, d.disclosed_at, c.reference, f.name, t.name, ft.title, b.document ->> 'article', d.what,
           least(g.revoked_at, h.valid_to, case when g.valid_until <= now() then g.valid_until end)
      from app.disclosure d
      join app.access_grant g on g.tenant_id = d.tenant_id and g.grant_id = d.grant_id
      join app.held_function h on h.held_function_id = g.held_function_id
      join app.function_title ft on ft.function = h.function
      join app.organisation f on f.tenant_id = d.tenant_id and f.organisation_id = d.from_organisation_id
      join app.organisation t on t.tenant_id = d.tenant_id and t.organisation_id = d.to_organisation_id
      join app.legal_basis b on b.tenant_id = d.tenant_id and b.basis_id = d.basis_id
      left join app.case_file c on c.tenant_id = d.tenant_id and c.case_id = d.file_id
     where d.tenant_id = here and d.disclosure_id < coalesce(before_id, 9223372036854775807)
       and not exists (select from authz.conflict_of_interest k where k.professional_id = authz.actor() and k.file_id = d.file_id and k.lifted_at is null)
     order by d.disclosure_id desc limit at_most;
end $$;

-- Of how many open cases the parents are informed later, and until when: dates and the frame, never the reason.
create function authz.postponements(after_day date, after_reference text, at_most integer)
  returns table (reference text, frame_title text, inform_on date, opened_at timestamptz, lead_label text)
  language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare here integer := authz.oversee('oversight.postponements');
begin
  return query
    select c.reference, f.title, c.parents_informed_on, c.opened_at, h.label
      from app.case_file c
      join app.frame f on f.frame_id = c.frame_id
      join app.access_grant g on g.tenant_id = c.tenant_id and g.grant_id = c.lead_grant_id
      join app.held_function h on h.held_function_id = g.held_function_id
     where c.tenant_id = here and c.state = 'open' and c.parents_informed = 'postponed'
       and (c.parents_informed_on, c.reference) > (coalesce(after_day, '-infinity'), coalesce(after_reference, ''))
       and not exists (select from authz.conflict_of_interest k where k.professional_id = authz.actor() and k.file_id = c.case_id and k.lifted_at is null)
     order by c.parents_informed_on, c.reference limit at_most;
end $$;

-- The desk of the administrator's own controller: what the frame says of keeping, and what was confirmed of it.
create function authz.desk_retention()
  returns table (desk text, frame_title text, rules jsonb, case_years smallint, concern_years smallint, own_message_years smallint, decision text, confirmed_on date, confirmed_by text)
  language sql stable security definer set search_path = pg_catalog
as $$
  select d.name, f.title, f.document -> 'retention', r.case_years, r.concern_years, r.own_message_years, r.decision, r.confirmed_on, h.label
    from authz.reader() me
    join app.desk d on d.tenant_id = me.tenant_id
    join app.frame f on f.frame_id = d.frame_id
    left join lateral (select r.* from app.retention_confirmation r where r.tenant_id = d.tenant_id and r.desk_id = d.desk_id
                        order by r.confirmation_id desc limit 1) r on r.frame_version = f.version
    left join app.held_function h on h.held_function_id = r.confirmed_by
   where me.function = 'application-manager'
   order by d.desk_id
$$;

-- The municipality has decided: never shorter than what the frame says.
create function authz.confirm_retention(case_years integer, concern_years integer, own_message_years integer, decision text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  confirmed record;
begin
  select * into me from authz.reader();
  if me.function is distinct from 'application-manager' then perform authz.refuse('not-found'); end if;
  select d.desk_id, f.version, f.document -> 'retention' as rules into confirmed
    from app.desk d join app.frame f on f.frame_id = d.frame_id where d.tenant_id = me.tenant_id order by d.desk_id limit 1;
  if confirmed.desk_id is null then perform authz.refuse('no-desk'); end if;
  if exists (select from (values ('case', case_years), ('concern', concern_years), ('ownMessage', own_message_years)) t (kind, years)
              where t.years not between 1 and 110 or t.years < coalesce(extract(year from (confirmed.rules -> t.kind ->> 'term')::interval), 0)) then
    perform authz.refuse('term-out-of-bounds');
  end if;
  insert into app.retention_confirmation (tenant_id, desk_id, frame_version, case_years, concern_years, own_message_years, decision, confirmed_by)
  values (me.tenant_id, confirmed.desk_id, confirmed.version, case_years, concern_years, own_message_years, confirm_retention.decision, me.held_function_id);
end $$;

grant execute on function authz.desk_retention(), authz.confirm_retention(integer, integer, integer, text), authz.disclosures(bigint, integer), authz.postponements(date, text, integer), authz.declare_involvement(uuid, timestamptz), authz.begin_handover(uuid, uuid),
  authz.write_handover(uuid, integer, text, text, text, text, uuid, text, date), authz.accept_handover(uuid, integer), authz.record_introduction(uuid, integer, date),
  authz.team_overview(), authz.team_cases(uuid), authz.set_absence(uuid, date, date), authz.take_over(jsonb, text) to app_web;
grant execute on function authz.deputies_stand_in() to app_jobs;
grant execute on function authz.stand_in_after_function(), authz.pass_work(), authz.note_who_calls() to app_owner;

set local role app_owner;
create index case_file_postponed on app.case_file (tenant_id, parents_informed_on, reference) where state = 'open' and parents_informed = 'postponed';
create index contact_note_to_call on app.contact_note (caller_professional_id, call_back_on, public_id) where call_back_on is not null and called_back_at is null;
drop index app.contact_note_call_back;
create trigger who_calls before insert on app.contact_note for each row execute function authz.note_who_calls();

create trigger take_lead before insert on app.handover for each row execute function authz.take_lead();
create trigger pass_handovers after update of lead_professional_id, state on app.case_file for each row
  when (old.lead_professional_id <> new.lead_professional_id or old.state <> new.state) execute function authz.pass_lead('handover');
-- by its name after the others: what it adds takes the new lead by itself
create trigger pass_work after update of lead_grant_id, deputy_grant_id on app.case_file for each row
  when (old.lead_grant_id <> new.lead_grant_id or old.deputy_grant_id <> new.deputy_grant_id) execute function authz.pass_work();
create trigger stand_in after update of valid_to on app.held_function for each row
  when (new.valid_to is not null) execute function authz.stand_in_after_function();
