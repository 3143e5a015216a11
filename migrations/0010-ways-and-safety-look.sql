-- What the family thinks of a concern, the safety look, and that nobody weighs the concern that they passed on.
set local role app_owner;

-- The sharing rules ask more than whether the family knows: whether it agrees, or does not want it.
alter table app.concern_draft drop constraint concern_draft_family_knows_check,
  add constraint concern_draft_family_knows_check check (family_knows in ('agrees', 'yes', 'refuses', 'partly', 'no'));
alter table app.concern drop constraint concern_family_knows_check,
  add constraint concern_family_knows_check check (family_knows in ('agrees', 'yes', 'refuses', 'partly', 'no')),
  drop constraint why_family_does_not_know,
  add constraint why_family_does_not_know check (family_knows in ('agrees', 'yes') or family_knows_note is not null);

-- A row for each look, the last one counts: what held last night may not hold tonight.
create table app.safety_look (
  tenant_id integer not null,
  look_id bigint not null generated always as identity,
  concern_id bigint not null,
  scope_id bigint not null,
  outcome text not null check (outcome in ('safe-tonight', 'act-now')),
  words text not null,
  looked_by bigint not null,
  looked_at timestamptz not null default now(),
  primary key (tenant_id, look_id),
  foreign key (tenant_id, concern_id) references app.concern (tenant_id, concern_id),
  foreign key (tenant_id, scope_id, concern_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, looked_by) references app.held_function (tenant_id, held_function_id)
);
comment on table app.safety_look is '@personal The desk''s safety look at a concern: safe tonight or act now, in words, by whom. Insert-only. Purpose: intake. Retention: with the concern.';
create index safety_look_scope on app.safety_look (scope_id, look_id desc);

alter table app.safety_look enable row level security;
alter table app.safety_look force row level security;
create policy opened on app.safety_look for select to app_web
  using ((select true from authz.my_open o where o.scope_id = safety_look.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.safety_look to authz_owner using (true) with check (true);
grant select on app.safety_look to app_web;
grant select, insert on app.safety_look to authz_owner;

set local role authz_owner;

-- A concern the reader may decide on, locked; as before, and now also: not the one that the reader passed on. It is the
-- person who counts, in whichever function the concern was passed on.
create or replace function authz.concern_to_weigh(concern_public_id uuid, expected_version integer) returns app.concern
  language plpgsql security definer set search_path = pg_catalog
as $$
declare found_concern app.concern;
begin
  select c.* into found_concern from app.concern c
   where c.public_id = concern_public_id
     and (select true from authz.my_open o where o.scope_id = c.scope_id and o.level >= 3 limit 1) for update;
  if found_concern.concern_id is null then perform authz.refuse('not-found'); end if;
  if found_concern.state <> 'received' then perform authz.refuse('already-weighed'); end if;
  if exists (select from app.held_function h
              where h.tenant_id = found_concern.tenant_id and h.held_function_id = found_concern.sender_held_function_id and h.professional_id = authz.actor()) then
    perform authz.refuse('own-concern');
  end if;
  if found_concern.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  return found_concern;
end $$;

-- The safety look: by anybody who may write at the desk, also who passed the concern on, so that no child waits for a colleague.
create function authz.look_at_safety(concern_public_id uuid, expected_version integer, seen text, in_words text) returns void
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
  update app.concern c set version = c.version + 1 where c.tenant_id = found_concern.tenant_id and c.concern_id = found_concern.concern_id;
end $$;

grant execute on function authz.look_at_safety(uuid, integer, text, text) to app_web;
