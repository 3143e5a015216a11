-- "Eerst bellen": somebody of the desk calls the sender about several concerns at once. One line of work for several concerns;
-- nothing is decided by it, and no term moves.
set local role app_owner;

-- The call, in the part of the desk: who makes it and when. It names no child and no sender; only of which organisation
-- the concerns are, when all are of one and none of them is shielded.
create table app.sender_call (
  tenant_id integer not null,
  call_id bigint not null generated always as identity,
  public_id uuid not null unique,
  scope_id bigint not null,
  caller_held_function_id bigint not null,
  caller_professional_id bigint not null,
  organisation_id bigint,
  due_on date not null,
  -- how often nobody was reached
  attempts smallint not null default 0,
  last_tried_on date,
  made_by bigint not null,
  made_at timestamptz not null default now(),
  ended_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, call_id),
  foreign key (tenant_id, scope_id) references app.scope (tenant_id, scope_id),
  foreign key (tenant_id, caller_held_function_id) references app.held_function (tenant_id, held_function_id),
  foreign key (tenant_id, caller_professional_id) references app.professional (tenant_id, professional_id),
  foreign key (tenant_id, organisation_id) references app.organisation (tenant_id, organisation_id),
  foreign key (tenant_id, made_by) references app.held_function (tenant_id, held_function_id)
);
comment on table app.sender_call is '@personal That somebody of the desk calls the sender of concerns first, and when. Purpose: intake. Retention: with the last of its concerns.';
create index sender_call_scope on app.sender_call (scope_id);
create index sender_call_due on app.sender_call (caller_professional_id, due_on, public_id) where ended_at is null;

-- Which concerns it is about, each in its own part, and what was heard.
create table app.concern_call (
  tenant_id integer not null,
  concern_call_id bigint not null generated always as identity,
  call_id bigint not null,
  concern_id bigint not null,
  scope_id bigint not null,
  words text,
  ended_by bigint,
  ended_at timestamptz,
  ended_how text check (ended_how in ('spoken', 'weighed', 'replaced')),
  primary key (tenant_id, concern_call_id),
  foreign key (tenant_id, call_id) references app.sender_call (tenant_id, call_id),
  foreign key (tenant_id, concern_id) references app.concern (tenant_id, concern_id),
  foreign key (tenant_id, scope_id, concern_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, ended_by) references app.held_function (tenant_id, held_function_id),
  constraint concern_call_ended_at_once check ((ended_at is null) = (ended_how is null)),
  constraint concern_call_spoken_in_words check ((ended_how is not distinct from 'spoken') = (words is not null and ended_by is not null))
);
comment on table app.concern_call is '@personal That the sender of a concern is called first, and what was heard. Purpose: intake. Retention: with the concern.';
create index concern_call_scope on app.concern_call (scope_id, concern_call_id desc);
create index concern_call_of_call on app.concern_call (tenant_id, call_id);
create unique index concern_called_once on app.concern_call (tenant_id, concern_id) where ended_at is null;

alter table app.sender_call enable row level security;
alter table app.sender_call force row level security;
create policy opened on app.sender_call for select to app_web
  using ((select true from authz.my_open o where o.scope_id = sender_call.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.sender_call to authz_owner using (true) with check (true);
grant select on app.sender_call to app_web;
grant select, insert, update on app.sender_call to authz_owner;

alter table app.concern_call enable row level security;
alter table app.concern_call force row level security;
create policy opened on app.concern_call for select to app_web
  using ((select true from authz.my_open o where o.scope_id = concern_call.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.concern_call to authz_owner using (true) with check (true);
grant select on app.concern_call to app_web;
grant select, insert, update on app.concern_call to authz_owner;

set local role authz_owner;

-- Holds the concerns of a command, as far as the reader may write there, until it is decided which of them can be done. In
-- one order, so that two commands never wait for each other.
create function authz.hold_concerns(concern_public_ids uuid[]) returns integer
  language plpgsql security definer set search_path = pg_catalog
as $$
declare held integer;
begin
  with found as (
    select c.concern_id from app.concern c
     where c.public_id = any (concern_public_ids)
       and (select true from authz.my_open o where o.scope_id = c.scope_id and o.level >= 3 limit 1)
     order by c.concern_id for update)
  select count(*) into held from found;
  return held;
end $$;

-- A call that is about no concern any more is over. Held first, so that of two who end the last two concerns one sees both.
create function authz.end_empty_calls(of_tenant integer, calls bigint[]) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  perform from app.sender_call s where s.tenant_id = of_tenant and s.call_id = any (calls) order by s.call_id for update;
  update app.sender_call s set ended_at = now(), version = s.version + 1
   where s.tenant_id = of_tenant and s.call_id = any (calls) and s.ended_at is null
     and not exists (select from app.concern_call k where k.tenant_id = s.tenant_id and k.call_id = s.call_id and k.ended_at is null);
end $$;

-- Somebody of the desk calls first about these concerns. Each must be one that the reader may decide on, in the version that
-- was seen; one that a colleague would call about goes over to this call.
create function authz.call_first(new_public_id uuid, concern_public_ids uuid[], seen_versions integer[], caller uuid, on_day date) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  who app.held_function;
  asked record;
  concern app.concern;
  desk app.desk;
  made app.sender_call;
  replaced bigint[];
  shielded boolean := false;
  organisations bigint[] := '{}';
begin
  select * into me from authz.reader();
  if on_day < authz.today() or on_day > authz.today() + 31 then perform authz.refuse('term-out-of-bounds'); end if;
  for asked in
    select a.public_id, a.version from unnest(concern_public_ids, seen_versions) a (public_id, version) join app.concern c on c.public_id = a.public_id order by c.concern_id
  loop
    concern := authz.concern_to_weigh(asked.public_id, asked.version);
    if made.call_id is null then
      select d.* into strict desk from app.desk d where d.tenant_id = concern.tenant_id and d.desk_id = concern.desk_id;
      select h.* into who
        from app.held_function h
        join app.access_grant g on g.tenant_id = h.tenant_id and g.held_function_id = h.held_function_id and g.scope_id = desk.scope_id and g.kind = 'standing' and g.revoked_at is null
       where h.public_id = caller and h.tenant_id = concern.tenant_id and h.function = 'intake-officer' and (h.valid_to is null or now() < h.valid_to) limit 1;
      if who.held_function_id is null then perform authz.refuse('colleague-not-eligible'); end if;
      insert into app.sender_call (tenant_id, public_id, scope_id, caller_held_function_id, caller_professional_id, due_on, made_by)
      values (concern.tenant_id, new_public_id, desk.scope_id, who.held_function_id, who.professional_id, on_day, me.held_function_id)
      returning * into made;
    end if;
    -- nobody calls him- or herself
    if concern.desk_id <> desk.desk_id or authz.person_of(concern.sender_held_function_id) = who.professional_id then perform authz.refuse('colleague-not-eligible'); end if;
    with ended as (
      update app.concern_call k set ended_at = now(), ended_how = 'replaced'
       where k.tenant_id = concern.tenant_id and k.concern_id = concern.concern_id and k.ended_at is null
      returning k.call_id)
    select replaced || coalesce(array_agg(e.call_id), '{}') into replaced from ended e;
    insert into app.concern_call (tenant_id, call_id, concern_id, scope_id) values (concern.tenant_id, made.call_id, concern.concern_id, concern.scope_id);
    shielded := shielded or exists (select from app.sender_shield s where s.tenant_id = concern.tenant_id and s.concern_id = concern.concern_id and s.opened_at is null);
    organisations := organisations || (select h.organisation_id from app.held_function h where h.tenant_id = concern.tenant_id and h.held_function_id = concern.sender_held_function_id);
    -- a colleague who weighs at the same time hears that something has changed
    update app.concern c set version = c.version + 1 where c.tenant_id = concern.tenant_id and c.concern_id = concern.concern_id;
  end loop;
  if made.call_id is null then perform authz.refuse('not-found'); end if;
  perform authz.end_empty_calls(made.tenant_id, replaced);
  if not shielded and organisations[1] = all (organisations) then
    update app.sender_call s set organisation_id = organisations[1] where s.tenant_id = made.tenant_id and s.call_id = made.call_id;
  end if;
end $$;

-- What was heard about each of these concerns, by whoever of the desk spoke with the sender.
create function authz.hear_sender(call_public_id uuid, concern_public_ids uuid[], seen_versions integer[], heard text[]) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  asked record;
  concern app.concern;
  running app.sender_call;
begin
  select * into me from authz.reader();
  for asked in
    select a.public_id, a.version, a.words from unnest(concern_public_ids, seen_versions, heard) a (public_id, version, words) join app.concern c on c.public_id = a.public_id order by c.concern_id
  loop
    concern := authz.concern_to_weigh(asked.public_id, asked.version);
    select s.* into running from app.sender_call s where s.tenant_id = concern.tenant_id and s.public_id = call_public_id;
    update app.concern_call k set words = asked.words, ended_by = me.held_function_id, ended_at = now(), ended_how = 'spoken'
     where k.tenant_id = concern.tenant_id and k.concern_id = concern.concern_id and k.call_id = running.call_id and k.ended_at is null;
    if not found then perform authz.refuse('already-done'); end if;
    update app.concern c set version = c.version + 1 where c.tenant_id = concern.tenant_id and c.concern_id = concern.concern_id;
  end loop;
  perform authz.end_empty_calls(running.tenant_id, array[running.call_id]);
end $$;

-- Nobody was reached: the call is for another day. Nothing else moves.
create function authz.sender_not_reached(call_public_id uuid, expected_version integer, next_day date) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare running app.sender_call;
begin
  select s.* into running from app.sender_call s
   where s.public_id = call_public_id
     and (select true from authz.my_open o where o.scope_id = s.scope_id and o.level >= 3 limit 1) for update;
  if running.call_id is null then perform authz.refuse('not-found'); end if;
  if running.ended_at is not null then perform authz.refuse('already-done'); end if;
  if running.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  if next_day <= authz.today() or next_day > running.due_on + 31 and next_day > authz.today() + 31 then perform authz.refuse('term-out-of-bounds'); end if;
  update app.sender_call s set due_on = next_day, attempts = s.attempts + 1, last_tried_on = authz.today(), version = s.version + 1
   where s.tenant_id = running.tenant_id and s.call_id = running.call_id;
end $$;

-- Decided meanwhile: nobody has to call about it any more.
create function authz.end_call_of_weighed() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
declare calls bigint[];
begin
  with ended as (
    update app.concern_call k set ended_at = now(), ended_how = 'weighed'
     where k.tenant_id = new.tenant_id and k.concern_id = new.concern_id and k.ended_at is null
    returning k.call_id)
  select array_agg(e.call_id) into calls from ended e;
  perform authz.end_empty_calls(new.tenant_id, calls);
  return null;
end $$;

grant execute on function authz.hold_concerns(uuid[]), authz.call_first(uuid, uuid[], integer[], uuid, date),
  authz.hear_sender(uuid, uuid[], integer[], text[]), authz.sender_not_reached(uuid, integer, date) to app_web;
grant execute on function authz.end_call_of_weighed() to app_owner;
set local role app_owner;
create trigger end_call_of_weighed after update of state on app.concern for each row
  when (new.state = 'weighed' and old.state <> 'weighed') execute function authz.end_call_of_weighed();
