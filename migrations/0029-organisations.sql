-- Which organisations take part, as the functional administrator keeps it: added, renamed, ended and taken up again, each with a
-- reason. No family's data: of cases there is a number and nothing else.
set local role app_owner;

alter table app.organisation
  add column public_id uuid not null default gen_random_uuid() unique,
  -- a code of content/parties.json; not known of what was loaded before there were kinds
  add column kind text,
  add column since date not null default authz.today(),
  add column ended_on date,
  add column ended_at timestamptz,
  add column version integer not null default 1,
  add constraint organisation_ends_at_once check ((ended_on is null) = (ended_at is null));
update app.organisation o
   set since = least(o.since, (select min(h.valid_from at time zone 'Europe/Amsterdam')::date from app.held_function h
                                where h.tenant_id = o.tenant_id and h.organisation_id = o.organisation_id));
create index held_function_organisation on app.held_function (tenant_id, organisation_id) where valid_to is null;
grant insert (tenant_id, public_id, code, name, kind, is_controller), update (name, kind, since, ended_on, ended_at, version) on app.organisation to authz_owner;

create table app.organisation_change (
  tenant_id integer not null,
  change_id bigint not null generated always as identity,
  organisation_id bigint not null,
  what text not null check (what in ('added', 'changed', 'ended', 'resumed')),
  -- as they were from then on
  name text not null,
  kind text,
  ended_on date,
  because text not null,
  changed_by bigint not null,
  changed_at timestamptz not null default now(),
  primary key (tenant_id, change_id),
  foreign key (tenant_id, organisation_id) references app.organisation (tenant_id, organisation_id),
  foreign key (tenant_id, changed_by) references app.held_function (tenant_id, held_function_id),
  constraint ended_on_a_day check ((what = 'ended') = (ended_on is not null))
);
comment on table app.organisation_change is '@staff What changed in the organisations that take part: by which function, when and why. Insert-only, through definer functions.';
create index organisation_change_of on app.organisation_change (tenant_id, organisation_id, change_id desc);
grant select, insert on app.organisation_change to authz_owner;

set local role authz_owner;

-- Who holds a function at an organisation that is being ended in the same moment waits for that, and then does not.
create function authz.organisation_takes_part() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  perform 1 from app.organisation o where o.tenant_id = new.tenant_id and o.organisation_id = new.organisation_id and o.ended_at is null for share;
  if not found then perform authz.refuse('organisation-ended'); end if;
  return new;
end $$;
grant execute on function authz.organisation_takes_part() to app_owner;

-- As before. Functions at an organisation that takes no part any more are passed over; who has no other is told so.
do $$
declare
  body text := pg_get_functiondef('authz.sign_in(text,text,text,jsonb,text,bytea,integer,integer)'::regprocedure);
  joined text := 'o.code = f.item ->> ''organisation''';
  refused text := 'if first_held is null then perform authz.refuse(''unknown-function''); end if;';
begin
  if position(joined in body) = 0 or position(refused in body) = 0 then raise exception 'sign_in has changed'; end if;
  execute replace(replace(body, joined, joined || ' and o.ended_at is null'), refused,
    'if first_held is null and exists (select from jsonb_array_elements(functions) f (item) join app.organisation o on o.tenant_id = t and o.code = f.item ->> ''organisation'' and o.ended_at is not null)
  then perform authz.refuse(''organisation-ended''); end if;
  ' || refused);
end $$;

-- The end of a function acts at once on everything that came with it, whoever ends it.
create function authz.end_held_function(ended bigint) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  update app.held_function h set valid_to = now() where h.held_function_id = ended and h.valid_to is null;
  update authz.session s set ended_at = now() where s.held_function_id = ended and s.ended_at is null;
  perform authz.tell_of_cases_without(ended);
end $$;

create or replace function authz.end_function(of_held_function uuid) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  ended bigint;
begin
  select * into me from authz.reader();
  if me.function is distinct from 'application-manager' then perform authz.refuse('not-found'); end if;
  select h.held_function_id into ended from app.held_function h
   where h.public_id = of_held_function and h.tenant_id = me.tenant_id and h.valid_to is null for update;
  if ended is null then perform authz.refuse('not-found'); end if;
  perform authz.end_held_function(ended);
end $$;

-- For the administrator: the organisations of the own controller, and what the end of one would touch, in numbers alone.
create function authz.organisations(only_one uuid)
  returns table (organisation_public_id uuid, code text, name text, kind text, is_controller boolean, is_mine boolean, since date, ended_on date, functions integer,
                 people integer, at_desk integer, cases integer, leads integer, aftercare integer, version integer)
  language sql stable security definer set search_path = pg_catalog
as $$
  select o.public_id, o.code, o.name, o.kind, o.is_controller, o.organisation_id = me.organisation_id, o.since, o.ended_on, coalesce(held.functions, 0), coalesce(held.people, 0),
         touched.at_desk, touched.cases, touched.leads, touched.aftercare, o.version
    from authz.reader() me
    join app.organisation o on o.tenant_id = me.tenant_id
    left join (
      select h.tenant_id, h.organisation_id, count(*)::integer as functions, count(distinct h.professional_id)::integer as people
        from app.held_function h where h.valid_to is null group by h.tenant_id, h.organisation_id) held
      on held.tenant_id = o.tenant_id and held.organisation_id = o.organisation_id
    -- of the list nobody asks what would be touched
    left join lateral (
      select count(distinct h.held_function_id) filter (where g.kind = 'standing' and g.purpose = 'intake')::integer as at_desk,
             count(distinct c.case_id) filter (where c.state = 'open')::integer as cases,
             count(distinct c.case_id) filter (where c.state = 'open' and g.grant_id in (c.lead_grant_id, c.deputy_grant_id))::integer as leads,
             count(distinct c.case_id) filter (where c.state = 'closed' and g.grant_id in (c.lead_grant_id, c.deputy_grant_id)
               and exists (select from app.aftercare a where a.tenant_id = c.tenant_id and a.case_id = c.case_id and a.state = 'due'))::integer as aftercare
        from app.held_function h
        join app.access_grant g on g.tenant_id = h.tenant_id and g.held_function_id = h.held_function_id and g.revoked_at is null and (g.valid_until is null or now() < g.read_until)
        left join app.case_file c on c.tenant_id = g.tenant_id and c.case_id = g.file_id and g.kind <> 'standing'
       where only_one is not null and h.tenant_id = o.tenant_id and h.organisation_id = o.organisation_id and h.valid_to is null) touched on only_one is not null
   where me.function = 'application-manager' and (only_one is null or o.public_id = only_one)
   order by o.ended_on is not null, o.name, o.organisation_id
$$;

create function authz.organisation_history(of_organisation uuid) returns table (changed_at timestamptz, what text, name text, kind text, ended_on date, because text, changed_by text)
  language sql stable security definer set search_path = pg_catalog
as $$
  select x.changed_at, x.what, x.name, x.kind, x.ended_on, x.because, h.label
    from authz.reader() me
    join app.organisation o on o.tenant_id = me.tenant_id and o.public_id = of_organisation
    join app.organisation_change x on x.tenant_id = o.tenant_id and x.organisation_id = o.organisation_id
    join app.held_function h on h.tenant_id = x.tenant_id and h.held_function_id = x.changed_by
   where me.function = 'application-manager'
   order by x.change_id desc
   limit 200
$$;

create function authz.add_organisation(new_public_id uuid, code text, name text, kind text, is_controller boolean, because text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  added bigint;
begin
  select * into me from authz.reader();
  if me.function is distinct from 'application-manager' then perform authz.refuse('not-found'); end if;
  insert into app.organisation (tenant_id, public_id, code, name, kind, is_controller)
  values (me.tenant_id, new_public_id, add_organisation.code, add_organisation.name, add_organisation.kind, add_organisation.is_controller)
  on conflict on constraint organisation_tenant_id_code_key do nothing returning organisation_id into added;
  if added is null then perform authz.refuse('organisation-known'); end if;
  insert into app.organisation_change (tenant_id, organisation_id, what, name, kind, because, changed_by)
  values (me.tenant_id, added, 'added', add_organisation.name, add_organisation.kind, add_organisation.because, me.held_function_id);
end $$;

-- An organisation of the administrator's own controller, locked, in the version that was seen.
create function authz.organisation_i_keep(of_organisation uuid, expected_version integer) returns app.organisation
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  kept app.organisation;
begin
  select * into me from authz.reader();
  if me.function is distinct from 'application-manager' then perform authz.refuse('not-found'); end if;
  select o.* into kept from app.organisation o where o.tenant_id = me.tenant_id and o.public_id = of_organisation for update;
  if kept.organisation_id is null then perform authz.refuse('not-found'); end if;
  if kept.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  return kept;
end $$;

create function authz.note_organisation(changed bigint, what text, because text) returns void
  language sql security definer set search_path = pg_catalog
as $$
  insert into app.organisation_change (tenant_id, organisation_id, what, name, kind, ended_on, because, changed_by)
  select o.tenant_id, o.organisation_id, note_organisation.what, o.name, o.kind, o.ended_on, note_organisation.because, me.held_function_id
    from authz.reader() me join app.organisation o on o.tenant_id = me.tenant_id and o.organisation_id = changed
$$;

create function authz.change_organisation(of_organisation uuid, expected_version integer, name text, kind text, because text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare kept app.organisation;
begin
  kept := authz.organisation_i_keep(of_organisation, expected_version);
  if kept.ended_at is not null then perform authz.refuse('already-done'); end if;
  update app.organisation o set name = change_organisation.name, kind = change_organisation.kind, version = o.version + 1
   where o.tenant_id = kept.tenant_id and o.organisation_id = kept.organisation_id;
  perform authz.note_organisation(kept.organisation_id, 'changed', because);
end $$;

-- Ends taking part. Nobody is taken from a family by this: while somebody of it leads or deputises an open case, it is refused.
create function authz.end_organisation(of_organisation uuid, expected_version integer, on_day date, because text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  kept app.organisation;
  held bigint[];
begin
  kept := authz.organisation_i_keep(of_organisation, expected_version);
  if kept.ended_at is not null then perform authz.refuse('already-done'); end if;
  -- who ends their own organisation could not take it up again
  if kept.organisation_id = (select r.organisation_id from authz.reader() r) then perform authz.refuse('own-organisation'); end if;
  if on_day > authz.today() or on_day < kept.since then perform authz.refuse('term-out-of-bounds'); end if;
  -- locked, so that an appointment that is being made is seen here
  held := array(select h.held_function_id from app.held_function h
                 where h.tenant_id = kept.tenant_id and h.organisation_id = kept.organisation_id and h.valid_to is null
                 order by h.held_function_id for update);
  if exists (select from app.access_grant g
               join app.case_file c on c.tenant_id = g.tenant_id and c.case_id = g.file_id and c.state = 'open' and g.grant_id in (c.lead_grant_id, c.deputy_grant_id)
              where g.tenant_id = kept.tenant_id and g.held_function_id = any (held)) then
    perform authz.refuse('organisation-leads-cases');
  end if;
  perform authz.end_held_function(x.held_function_id) from unnest(held) x (held_function_id);
  update app.organisation o set ended_on = on_day, ended_at = now(), version = o.version + 1
   where o.tenant_id = kept.tenant_id and o.organisation_id = kept.organisation_id;
  perform authz.note_organisation(kept.organisation_id, 'ended', because);
end $$;

-- Takes part again. Nothing of what ended comes back: whoever signs in begins anew.
create function authz.resume_organisation(of_organisation uuid, expected_version integer, because text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare kept app.organisation;
begin
  kept := authz.organisation_i_keep(of_organisation, expected_version);
  if kept.ended_at is null then perform authz.refuse('already-done'); end if;
  update app.organisation o set ended_on = null, ended_at = null, since = authz.today(), version = o.version + 1
   where o.tenant_id = kept.tenant_id and o.organisation_id = kept.organisation_id;
  perform authz.note_organisation(kept.organisation_id, 'resumed', because);
end $$;

grant execute on function authz.organisations(uuid), authz.organisation_history(uuid), authz.add_organisation(uuid, text, text, text, boolean, text),
  authz.change_organisation(uuid, integer, text, text, text), authz.end_organisation(uuid, integer, date, text), authz.resume_organisation(uuid, integer, text) to app_web;

-- "Ik ken dit gezin privé", also when the case is closed: who reads it on still reads a family they know. As before in an open
-- case. In a closed one nobody has to be succeeded first, so it acts at once for everybody; the other of the two does the
-- aftercare, and the team manager hears of it where nobody is left who can.
create or replace function authz.declare_involvement(case_public_id uuid, until timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  target app.case_file;
  appointed boolean;
begin
  select * into me from authz.reader();
  select c.* into target from app.case_file c
   where c.public_id = case_public_id and c.state in ('open', 'closed')
     and (select true from authz.my_open o where o.scope_id = c.scope_id limit 1) for update;
  if me.professional_id is null or target.case_id is null then perform authz.refuse('not-found'); end if;
  -- already said: the moment it acts is not put off by saying it again
  if exists (select from authz.conflict_of_interest k where k.professional_id = me.professional_id and k.file_id = target.case_id and k.lifted_at is null) then
    perform authz.refuse('already-done');
  end if;
  perform authz.put_conflict(me.tenant_id, me.professional_id, target.case_id, me.professional_id);
  appointed := exists (select from app.access_grant g where g.tenant_id = target.tenant_id and g.grant_id in (target.lead_grant_id, target.deputy_grant_id) and g.professional_id = me.professional_id);
  if appointed and target.state = 'open' then
    update authz.conflict_of_interest k set acts_from = greatest(now(), least(declare_involvement.until, now() + interval '7 days'))
     where k.tenant_id = me.tenant_id and k.professional_id = me.professional_id and k.file_id = target.case_id;
  end if;
  if appointed and (target.state = 'open' or authz.who_keeps(target.tenant_id, target.case_id) is null
                    and exists (select from app.aftercare a where a.tenant_id = target.tenant_id and a.case_id = target.case_id and a.state = 'due')) then
    insert into app.notice (tenant_id, function, kind, subject, due_on)
    values (target.tenant_id, 'team-manager', 'lead-with-conflict', target.reference, authz.today())
    on conflict (tenant_id, function, kind, subject) where done_at is null do nothing;
  end if;
  update app.access_grant g set revoked_at = now(), revoke_reason = 'Teruggegeven door de ontvanger', version = g.version + 1
   where g.tenant_id = target.tenant_id and g.file_id = target.case_id and g.professional_id = me.professional_id and g.kind = 'team' and g.revoked_at is null;
end $$;

set local role app_owner;
create trigger organisation_takes_part before insert on app.held_function for each row execute function authz.organisation_takes_part();
