-- Parents hear that something about their child was recorded, also when no case was opened: who tells them and by when, or why
-- not yet. Every postponement is a row of its own, two weeks at a time; extending it is a new decision with its own reason.
set local role app_owner;

alter table app.concern
  -- until when the parents are told; empty once they were, and for an outcome that goes on in a case
  add column tell_by date,
  add column teller text check (teller in ('desk', 'sender')),
  add column told_on date,
  add column told_whom text,
  add column told_by_whom text,
  add column told_recorded_by bigint,
  add foreign key (tenant_id, told_recorded_by) references app.held_function (tenant_id, held_function_id),
  add constraint told_at_once check (num_nulls(told_on, told_whom, told_by_whom, told_recorded_by) in (0, 4)),
  add constraint told_or_to_tell check (tell_by is null or (told_on is null and state = 'weighed' and teller is not null));
create index concern_to_tell on app.concern (desk_id, tell_by, public_id) where tell_by is not null;

create table app.later_notice (
  tenant_id integer not null,
  later_id bigint not null generated always as identity,
  public_id uuid not null default gen_random_uuid() unique,
  concern_id bigint,
  case_id bigint,
  scope_id bigint not null,
  ground text not null,
  because text not null,
  from_on date not null default authz.today(),
  until date not null,
  decided_by bigint not null,
  ended_on date,
  ended_how text check (ended_how in ('told', 'extended', 'weighed-again')),
  -- whose task it is when it lies in a case: filled and followed by the triggers of 0014
  lead_professional_id bigint,
  primary key (tenant_id, later_id),
  foreign key (tenant_id, scope_id, concern_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, concern_id) references app.concern (tenant_id, concern_id),
  foreign key (tenant_id, scope_id, case_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, case_id) references app.case_file (tenant_id, case_id),
  foreign key (tenant_id, decided_by) references app.held_function (tenant_id, held_function_id),
  constraint later_about_one check (num_nonnulls(concern_id, case_id) = 1),
  constraint later_ended_at_once check ((ended_on is null) = (ended_how is null)),
  constraint later_ahead check (until > from_on)
);
comment on table app.later_notice is '@personal Later informeren: on which ground parents are not told yet, from when until when, and who decided it; an extension is the next row. Retention: with the concern or the case.';
create index later_notice_scope on app.later_notice (scope_id, later_id desc);
create index later_notice_case on app.later_notice (case_id);
create index later_notice_due on app.later_notice (lead_professional_id, until, public_id) where ended_on is null;
create index later_notice_overseen on app.later_notice (tenant_id, (ended_on is not null), until, public_id);
create unique index later_notice_runs_once on app.later_notice (tenant_id, coalesce(concern_id, case_id)) where ended_on is null;

alter table app.later_notice enable row level security;
alter table app.later_notice force row level security;
create policy opened on app.later_notice for select to app_web
  using ((select true from authz.my_open o where o.scope_id = later_notice.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.later_notice to authz_owner using (true) with check (true);
grant select on app.later_notice to app_web;
grant select, insert, update on app.later_notice to authz_owner;

set local role authz_owner;

insert into app.later_notice (tenant_id, case_id, scope_id, ground, because, from_on, until, decided_by)
select c.tenant_id, c.case_id, c.scope_id, 'not-recorded', c.parents_postponed_because, least((c.opened_at at time zone 'Europe/Amsterdam')::date, c.parents_informed_on - 1),
       c.parents_informed_on, g.held_function_id
  from app.case_file c join app.access_grant g on g.tenant_id = c.tenant_id and g.grant_id = c.lead_grant_id
 where c.state = 'open' and c.parents_informed = 'postponed';
update app.later_notice l set lead_professional_id = c.lead_professional_id
  from app.case_file c where c.tenant_id = l.tenant_id and c.case_id = l.case_id;
update app.concern c set teller = 'desk', tell_by = greatest(((c.received_at at time zone 'Europe/Amsterdam')::date + interval '1 month')::date, authz.today())
 where c.state = 'weighed' and c.outcome in ('no-follow-up', 'advice-given', 'passed-on');
set constraints all immediate;
set constraints all deferred;

-- One more postponement of telling, which ends the one before it. Two weeks at a time is the law's and judged before; here
-- stands what no law will ever allow.
create function authz.put_later(about app.later_notice) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare me record;
begin
  select * into me from authz.reader();
  if about.until <= authz.today() or about.until > authz.today() + 31 then perform authz.refuse('term-out-of-bounds'); end if;
  update app.later_notice l set ended_on = authz.today(), ended_how = 'extended'
   where l.tenant_id = about.tenant_id and l.scope_id = about.scope_id and l.ended_on is null;
  insert into app.later_notice (tenant_id, public_id, concern_id, case_id, scope_id, ground, because, until, decided_by)
  values (about.tenant_id, coalesce(about.public_id, gen_random_uuid()), about.concern_id, about.case_id, about.scope_id, about.ground, about.because, about.until, me.held_function_id);
end $$;

drop function authz.weigh_concern(uuid, integer, text, text, text, uuid, date);
-- The three outcomes that open nothing, with who tells the parents and by when. `telling` is {teller, on} or, not yet, with
-- {ground, because} as well.
create function authz.weigh_concern(concern_public_id uuid, expected_version integer, outcome text, reason text, passed_on_to text, asked uuid, read_within date, telling jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  weighed app.concern;
  by_day date := (telling ->> 'on')::date;
  later app.later_notice;
begin
  if outcome not in ('no-follow-up', 'advice-given', 'passed-on') then perform authz.refuse('invalid-input'); end if;
  weighed := authz.concern_to_weigh(concern_public_id, expected_version);
  perform authz.record_weighing(weighed, outcome, reason, passed_on_to, null, 'nothing-further', asked, read_within);
  -- who was told of an earlier decision knows that it is recorded
  if weighed.told_on is not null then return; end if;
  if by_day is null or by_day < authz.today() or by_day > authz.today() + 31 then perform authz.refuse('term-out-of-bounds'); end if;
  update app.concern c set teller = telling ->> 'teller', tell_by = by_day where c.tenant_id = weighed.tenant_id and c.concern_id = weighed.concern_id;
  if telling ->> 'ground' is not null then
    later.tenant_id := weighed.tenant_id;
    later.concern_id := weighed.concern_id;
    later.scope_id := weighed.scope_id;
    later.ground := telling ->> 'ground';
    later.because := telling ->> 'because';
    later.until := by_day;
    perform authz.put_later(later);
  end if;
end $$;

-- A concern of the desk whose parents are still to be told.
create function authz.concern_to_tell(concern_public_id uuid, expected_version integer) returns app.concern
  language plpgsql security definer set search_path = pg_catalog
as $$
declare concern app.concern;
begin
  select c.* into concern from app.concern c
   where c.public_id = concern_public_id
     and (select true from authz.my_open o where o.scope_id = c.scope_id and o.level >= 3 limit 1) for update;
  if concern.concern_id is null then perform authz.refuse('not-found'); end if;
  if concern.tell_by is null then perform authz.refuse('already-done'); end if;
  if concern.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  return concern;
end $$;

-- The parents were told: when, whom, by whom.
create function authz.tell_parents(concern_public_id uuid, expected_version integer, on_day date, whom text, by_whom text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  concern app.concern;
begin
  select * into me from authz.reader();
  concern := authz.concern_to_tell(concern_public_id, expected_version);
  if on_day is null or on_day > authz.today() then perform authz.refuse('term-out-of-bounds'); end if;
  update app.concern c
     set tell_by = null, told_on = on_day, told_whom = whom, told_by_whom = by_whom, told_recorded_by = me.held_function_id, version = c.version + 1
   where c.tenant_id = concern.tenant_id and c.concern_id = concern.concern_id;
  update app.later_notice l set ended_on = authz.today(), ended_how = 'told'
   where l.tenant_id = concern.tenant_id and l.scope_id = concern.scope_id and l.ended_on is null;
end $$;

-- The parents are told later, or later still.
create function authz.tell_later(concern_public_id uuid, expected_version integer, new_public_id uuid, ground text, because text, until date) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  concern app.concern;
  later app.later_notice;
begin
  concern := authz.concern_to_tell(concern_public_id, expected_version);
  later.tenant_id := concern.tenant_id;
  later.public_id := new_public_id;
  later.concern_id := concern.concern_id;
  later.scope_id := concern.scope_id;
  later.ground := tell_later.ground;
  later.because := tell_later.because;
  later.until := tell_later.until;
  perform authz.put_later(later);
  update app.concern c set tell_by = tell_later.until, version = c.version + 1 where c.tenant_id = concern.tenant_id and c.concern_id = concern.concern_id;
end $$;

-- The family of a case is informed later, or later still. Lead or deputy; not once it was informed.
create function authz.inform_later(case_public_id uuid, new_public_id uuid, ground text, because text, until date) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  decided record;
  target app.case_file;
  later app.later_notice;
begin
  select * into decided from authz.case_i_decide_on(case_public_id);
  if decided.case_id is null then perform authz.refuse('not-found'); end if;
  select c.* into target from app.case_file c where c.tenant_id = decided.tenant_id and c.case_id = decided.case_id for update;
  if target.parents_informed <> 'postponed' and target.parents_informed_on <= authz.today() then perform authz.refuse('already-done'); end if;
  later.tenant_id := target.tenant_id;
  later.public_id := new_public_id;
  later.case_id := target.case_id;
  later.scope_id := target.scope_id;
  later.ground := inform_later.ground;
  later.because := inform_later.because;
  later.until := inform_later.until;
  perform authz.put_later(later);
  update app.case_file c set parents_informed = 'postponed', parents_informed_on = inform_later.until, parents_postponed_because = inform_later.because
   where c.tenant_id = target.tenant_id and c.case_id = target.case_id;
end $$;

-- A case that is opened with the family informed later has its first postponement in the same act; `opening` names the ground.
alter function authz.open_case(uuid, integer, jsonb) rename to open_case_file;
revoke execute on function authz.open_case_file(uuid, integer, jsonb) from app_web;
create function authz.open_case(concern_public_id uuid, expected_version integer, opening jsonb) returns uuid
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  opened uuid := authz.open_case_file(concern_public_id, expected_version, opening);
  later app.later_notice;
begin
  if opening ->> 'parentsInformed' = 'postponed' then
    select c.tenant_id, c.case_id, c.scope_id, c.parents_postponed_because, c.parents_informed_on
      into later.tenant_id, later.case_id, later.scope_id, later.because, later.until from app.case_file c where c.public_id = opened;
    later.ground := opening ->> 'parentsPostponedGround';
    perform authz.put_later(later);
  end if;
  return opened;
end $$;

-- A letter ends the postponement; undoing the sending brings it back.
create function authz.follow_informing() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  if new.parents_informed <> 'postponed' then
    update app.later_notice l set ended_on = authz.today(), ended_how = 'told'
     where l.tenant_id = new.tenant_id and l.case_id = new.case_id and l.ended_on is null;
  elsif old.parents_informed <> 'postponed' then
    update app.later_notice l set ended_on = null, ended_how = null
     where l.tenant_id = new.tenant_id and l.later_id =
           (select k.later_id from app.later_notice k where k.tenant_id = new.tenant_id and k.case_id = new.case_id order by k.later_id desc limit 1)
       and l.ended_how = 'told';
  end if;
  return null;
end $$;

-- A decision that is opened again takes its plan of telling along: the next decision makes a new one.
create function authz.forget_telling() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  new.tell_by := null;
  update app.later_notice l set ended_on = authz.today(), ended_how = 'weighed-again'
   where l.tenant_id = new.tenant_id and l.concern_id = new.concern_id and l.ended_on is null;
  return new;
end $$;

drop function authz.postponements(date, text, integer);
-- Later informeren for oversight: each postponement with its ground and dates, those that run first; never the reason in words.
create function authz.postponements(after_ended boolean, after_until date, after_id uuid, at_most integer)
  returns table (public_id uuid, reference text, frame_title text, ground text, from_on date, until date, decided_label text, ended_on date, ended_how text)
  language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare here integer := authz.oversee('oversight.postponements');
begin
  return query
    select l.public_id, c.reference, f.title, l.ground, l.from_on, l.until, h.label, l.ended_on, l.ended_how
      from app.later_notice l
      join app.scope s on s.tenant_id = l.tenant_id and s.scope_id = l.scope_id
      join app.frame f on f.frame_id = s.frame_id
      join app.held_function h on h.held_function_id = l.decided_by
      left join app.case_file c on c.tenant_id = l.tenant_id and c.case_id = l.case_id
     where l.tenant_id = here
       and (l.ended_on is not null, l.until, l.public_id) > (coalesce(after_ended, false), coalesce(after_until, '-infinity'), coalesce(after_id, '00000000-0000-0000-0000-000000000000'))
       and not exists (select from authz.conflict_of_interest k where k.professional_id = authz.actor() and k.file_id = coalesce(l.case_id, l.concern_id) and k.lifted_at is null)
     order by l.ended_on is not null, l.until, l.public_id limit at_most;
end $$;

grant execute on function authz.weigh_concern(uuid, integer, text, text, text, uuid, date, jsonb), authz.tell_parents(uuid, integer, date, text, text),
  authz.tell_later(uuid, integer, uuid, text, text, date), authz.inform_later(uuid, uuid, text, text, date), authz.open_case(uuid, integer, jsonb),
  authz.postponements(boolean, date, uuid, integer) to app_web;
grant execute on function authz.follow_informing(), authz.forget_telling() to app_owner;

set local role app_owner;
drop index app.case_file_postponed;
create trigger take_lead before insert on app.later_notice for each row execute function authz.take_lead();
create trigger pass_later after update of lead_professional_id, state on app.case_file for each row
  when (old.lead_professional_id <> new.lead_professional_id or old.state <> new.state) execute function authz.pass_lead('later_notice');
create trigger follow_informing after update of parents_informed on app.case_file for each row
  when (old.parents_informed <> new.parents_informed) execute function authz.follow_informing();
create trigger forget_telling before update of state on app.concern for each row
  when (old.state = 'weighed' and new.state = 'received') execute function authz.forget_telling();
create trigger only_in_open_case before insert or update of until, ended_on, because on app.later_notice for each row execute function authz.only_in_open_case();

-- The regional pool of readers (meelezerspool). Rows of one controller never open to another, so a reader elsewhere gets a
-- copy, in a sealed part of the reader's own controller, with a grant of its own that ends when it was read. The copy has no
-- name, no school, no number of a case; who is shielded is not in it.
alter table app.scope
  drop constraint scope_kind_check,
  add constraint scope_kind_check check (kind in ('own', 'desk', 'concern', 'headline', 'domain', 'sealed', 'oversight', 'voice', 'pool-reading')),
  add constraint pool_reading_sealed check (kind <> 'pool-reading' or sealed);
alter table app.access_grant
  drop constraint access_grant_kind_check,
  drop constraint team_grant_ends,
  add constraint access_grant_kind_check check (kind in ('first-contact', 'director', 'deputy', 'team', 'standing', 'pool-reader')),
  add constraint team_grant_ends check ((kind in ('team', 'pool-reader')) = (valid_until is not null and read_until is not null));

create table app.pool_reader (
  tenant_id integer not null,
  pool_reader_id bigint not null generated always as identity,
  public_id uuid not null default gen_random_uuid() unique,
  held_function_id bigint not null,
  added_by bigint not null,
  added_on date not null default authz.today(),
  left_on date,
  primary key (tenant_id, pool_reader_id),
  foreign key (tenant_id, held_function_id) references app.held_function (tenant_id, held_function_id),
  foreign key (tenant_id, added_by) references app.held_function (tenant_id, held_function_id)
);
comment on table app.pool_reader is '@staff Who of a controller reads along with decisions of others in the region. Written and read through definer functions.';
create unique index pool_reader_once on app.pool_reader (tenant_id, held_function_id) where left_on is null;
grant select, insert, update on app.pool_reader to authz_owner;

-- On the side of who asks: that it was asked, of which function where, and what came of it.
create table app.pool_request (
  tenant_id integer not null,
  request_id bigint not null generated always as identity,
  public_id uuid not null unique,
  concern_id bigint not null,
  scope_id bigint not null,
  number smallint not null,
  stage text not null check (stage in ('after', 'third')),
  -- the person behind the function elsewhere: not one who decided or read here too
  reader_issuer text not null,
  reader_subject text not null,
  reader_label text not null,
  reader_organisation text not null,
  asked_by bigint not null,
  asked_on date not null default authz.today(),
  due_on date not null,
  ended_on date,
  ended_how text check (ended_how in ('read', 'declined', 'overtaken', 'withdrawn')),
  primary key (tenant_id, request_id),
  foreign key (tenant_id, concern_id) references app.concern (tenant_id, concern_id),
  foreign key (tenant_id, scope_id, concern_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, asked_by) references app.held_function (tenant_id, held_function_id),
  constraint pool_request_ended_at_once check ((ended_on is null) = (ended_how is null))
);
comment on table app.pool_request is '@personal That a reader of another controller was asked to read a decision on a concern, and what came of it: what was given to whom, and until when. Retention: with the concern.';
create index pool_request_scope on app.pool_request (scope_id, request_id desc);
create unique index pool_request_runs_once on app.pool_request (tenant_id, concern_id) where ended_on is null;

-- On the side of who reads: the copy, until it was read.
create table app.pool_reading (
  tenant_id integer not null,
  pool_reading_id bigint not null generated always as identity,
  public_id uuid not null default gen_random_uuid() unique,
  scope_id bigint not null,
  grant_id bigint not null,
  reader_professional_id bigint not null,
  from_tenant_id integer not null,
  from_request_id bigint not null,
  from_name text not null,
  stage text not null check (stage in ('after', 'third')),
  asked_on date not null default authz.today(),
  due_on date not null,
  document jsonb,
  ended_on date,
  primary key (tenant_id, pool_reading_id),
  unique (from_tenant_id, from_request_id),
  foreign key (tenant_id, scope_id) references app.scope (tenant_id, scope_id),
  foreign key (tenant_id, grant_id) references app.access_grant (tenant_id, grant_id),
  foreign key (tenant_id, reader_professional_id) references app.professional (tenant_id, professional_id),
  foreign key (from_tenant_id, from_request_id) references app.pool_request (tenant_id, request_id),
  constraint copy_goes_when_read check ((document is null) = (ended_on is not null))
);
comment on table app.pool_reading is '@personal A copy of a concern of another controller and the decision on it, without names, for one reader of the regional pool; erased as soon as it was read. Retention: until it was read, at most two weeks after the day it was due.';
create index pool_reading_scope on app.pool_reading (scope_id);
create index pool_reading_due on app.pool_reading (reader_professional_id, due_on, public_id) where ended_on is null;

alter table app.concern_reading
  alter column read_by drop not null,
  add column pool_request_id bigint,
  add foreign key (tenant_id, pool_request_id) references app.pool_request (tenant_id, request_id),
  add constraint read_by_one check (num_nonnulls(read_by, pool_request_id) = 1);

alter table app.pool_request enable row level security;
alter table app.pool_request force row level security;
create policy opened on app.pool_request for select to app_web
  using ((select true from authz.my_open o where o.scope_id = pool_request.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.pool_request to authz_owner using (true) with check (true);
grant select on app.pool_request to app_web;
grant select, insert, update on app.pool_request to authz_owner;

alter table app.pool_reading enable row level security;
alter table app.pool_reading force row level security;
create policy opened on app.pool_reading for select to app_web
  using ((select true from authz.my_open o where o.scope_id = pool_reading.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.pool_reading to authz_owner using (true) with check (true);
grant select on app.pool_reading to app_web;
grant select, insert, update on app.pool_reading to authz_owner;

set local role authz_owner;

-- For the administrator: colleagues of the own controller whose function reads along, and whether they stand in the pool.
create function authz.pool_members() returns table (held_function_public_id uuid, label text, organisation text, function text, in_pool boolean, added_on date)
  language sql stable security definer set search_path = pg_catalog
as $$
  select h.public_id, h.label, o.name, h.function, p.pool_reader_id is not null, p.added_on
    from authz.reader() me
    join app.held_function h on h.tenant_id = me.tenant_id and h.function in ('behavioural-expert', 'intake-officer') and h.valid_to is null
    join app.organisation o on o.tenant_id = h.tenant_id and o.organisation_id = h.organisation_id
    left join app.pool_reader p on p.tenant_id = h.tenant_id and p.held_function_id = h.held_function_id and p.left_on is null
   where me.function = 'application-manager'
   order by h.label, h.held_function_id
$$;

-- Ends a reading elsewhere: the copy is erased and the grant gone, whoever ends it.
create function authz.end_pool_request(ended app.pool_request, how text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare reading app.pool_reading;
begin
  update app.pool_request q set ended_on = authz.today(), ended_how = how
   where q.tenant_id = ended.tenant_id and q.request_id = ended.request_id and q.ended_on is null;
  update app.pool_reading p set document = null, ended_on = authz.today()
   where p.from_tenant_id = ended.tenant_id and p.from_request_id = ended.request_id and p.ended_on is null
  returning p.* into reading;
  update app.access_grant g set revoked_at = now(), revoke_reason = 'Meelezen is klaar', version = g.version + 1
   where g.tenant_id = reading.tenant_id and g.grant_id = reading.grant_id and g.revoked_at is null;
end $$;

-- Puts a colleague in the pool, or takes one out: what that person still had to read ends at once.
create function authz.set_pool(of_held_function uuid, reads boolean) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  who app.held_function;
  running app.pool_request;
begin
  select * into me from authz.reader();
  if me.function is distinct from 'application-manager' then perform authz.refuse('not-found'); end if;
  select h.* into who from app.held_function h
   where h.public_id = of_held_function and h.tenant_id = me.tenant_id and h.function in ('behavioural-expert', 'intake-officer') and h.valid_to is null;
  if who.held_function_id is null then perform authz.refuse('not-found'); end if;
  if reads then
    insert into app.pool_reader (tenant_id, held_function_id, added_by) values (me.tenant_id, who.held_function_id, me.held_function_id)
    on conflict (tenant_id, held_function_id) where left_on is null do nothing;
    return;
  end if;
  update app.pool_reader p set left_on = authz.today() where p.tenant_id = me.tenant_id and p.held_function_id = who.held_function_id and p.left_on is null;
  for running in
    select q.* from app.pool_reading p join app.access_grant g on g.tenant_id = p.tenant_id and g.grant_id = p.grant_id
      join app.pool_request q on q.tenant_id = p.from_tenant_id and q.request_id = p.from_request_id
     where p.tenant_id = me.tenant_id and g.held_function_id = who.held_function_id and p.ended_on is null
  loop
    perform authz.end_pool_request(running, 'withdrawn');
  end loop;
end $$;

-- Who of other controllers may be asked to read along: staff, for those who decide or read at a desk.
create function authz.reader_pool() returns table (reader_public_id uuid, label text, organisation text, controller text, phone text, working_days text)
  language sql stable security definer set search_path = pg_catalog
as $$
  select p.public_id, h.label, o.name, t.name, h.phone, h.working_days
    from authz.reader() me
    join app.pool_reader p on p.tenant_id <> me.tenant_id and p.left_on is null
    join app.held_function h on h.tenant_id = p.tenant_id and h.held_function_id = p.held_function_id and h.valid_to is null
    join app.organisation o on o.tenant_id = h.tenant_id and o.organisation_id = h.organisation_id
    join app.tenant t on t.tenant_id = p.tenant_id
   where me.function in ('intake-officer', 'behavioural-expert')
   order by t.name, h.label, p.pool_reader_id
   limit 100
$$;

-- What goes along to a reader elsewhere: the concern and the decision, without name, school or number of a case. Who passed
-- it on is a function, and nothing at all when shielded; a bystander only when he or she agrees.
create function authz.copy_for_pool(concern app.concern) returns jsonb
  language sql stable security definer set search_path = pg_catalog
as $$
  select jsonb_build_object(
    'childAge', concern.child_age, 'dangerNow', concern.danger_now, 'observed', concern.observed, 'observedWhen', concern.observed_when,
    'firstHand', concern.first_hand, 'toldBy', case when concern.teller_agrees then concern.told_by end, 'goesWell', concern.goes_well,
    'doneSoFar', concern.done_so_far, 'familyKnows', concern.family_knows, 'familyKnowsNote', concern.family_knows_note,
    'sender', (select ft.title from app.held_function h join app.function_title ft on ft.function = h.function
                where h.held_function_id = concern.sender_held_function_id
                  and not exists (select from app.sender_shield s where s.tenant_id = concern.tenant_id and s.concern_id = concern.concern_id and s.answer is distinct from 'refused')),
    'looks', coalesce((select jsonb_agg(jsonb_build_object('outcome', l.outcome, 'words', l.words) order by l.look_id desc)
                         from app.safety_look l where l.tenant_id = concern.tenant_id and l.concern_id = concern.concern_id), '[]'),
    'signals', coalesce((select k.signals from app.concern_coding k where k.tenant_id = concern.tenant_id and k.concern_id = concern.concern_id), '[]'),
    'outcome', concern.outcome, 'reason', concern.outcome_reason, 'passedOnTo', concern.passed_on_to,
    'said', coalesce((select jsonb_agg(jsonb_build_object('verdict', r.verdict, 'words', r.words) order by r.reading_id)
                        from app.concern_reading r where r.tenant_id = concern.tenant_id and r.concern_id = concern.concern_id and r.number = concern.decisions), '[]'))
$$;

-- Asks somebody of the pool to read the decision that stands. Asking another takes it back from who was asked before.
create function authz.ask_pool(concern_public_id uuid, expected_version integer, new_public_id uuid, reader_public_id uuid, due date) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  concern app.concern;
  who record;
  basis record;
  before_this app.pool_request;
  asked app.pool_request;
  new_scope bigint := nextval(pg_get_serial_sequence('app.scope', 'scope_id'));
  new_file bigint := nextval('app.file_seq');
  new_grant bigint;
  ends timestamptz := ((due + 15)::timestamp at time zone 'Europe/Amsterdam');
begin
  select * into me from authz.reader();
  select c.* into concern from app.concern c
   where c.public_id = concern_public_id
     and (select true from authz.my_open o where o.scope_id = c.scope_id and o.level >= 3 limit 1) for update;
  if concern.concern_id is null then perform authz.refuse('not-found'); end if;
  if concern.reading is null or concern.reading not in ('to-read', 'disputed') then perform authz.refuse('already-done'); end if;
  if concern.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  if due < authz.today() or due > authz.today() + 31 then perform authz.refuse('term-out-of-bounds'); end if;
  select h.tenant_id, h.held_function_id, h.professional_id, h.function, h.label, p.issuer, p.subject, case when o.name = t.name then t.name else o.name || ', ' || t.name end as organisation into who
    from app.pool_reader r
    join app.held_function h on h.tenant_id = r.tenant_id and h.held_function_id = r.held_function_id and h.valid_to is null
    join app.professional p on p.tenant_id = h.tenant_id and p.professional_id = h.professional_id
    join app.organisation o on o.tenant_id = h.tenant_id and o.organisation_id = h.organisation_id
    join app.tenant t on t.tenant_id = h.tenant_id
   where r.public_id = reader_public_id and r.left_on is null and r.tenant_id <> concern.tenant_id;
  -- one person may work for two municipalities: neither the sender, nor who decided or read, reads along from elsewhere
  if who.held_function_id is null or exists (
       select from app.professional p
        where p.tenant_id = concern.tenant_id and p.issuer = who.issuer and p.subject = who.subject
          and (p.professional_id in (authz.person_of(concern.sender_held_function_id), authz.person_of(concern.weighed_by))
               or p.professional_id in (select authz.person_of(r.read_by) from app.concern_reading r
                                         where r.tenant_id = concern.tenant_id and r.concern_id = concern.concern_id and r.number = concern.decisions)))
     or exists (select from app.concern_reading r join app.pool_request q on q.tenant_id = r.tenant_id and q.request_id = r.pool_request_id
                 where r.tenant_id = concern.tenant_id and r.concern_id = concern.concern_id and r.number = concern.decisions
                   and q.reader_issuer = who.issuer and q.reader_subject = who.subject) then
    perform authz.refuse('colleague-not-eligible');
  end if;
  select b.basis_id, b.frame_id, b.review_by, b.ended_on into basis
    from app.desk d join app.legal_basis b on b.tenant_id = who.tenant_id and b.frame_id = d.frame_id and b.kind = 'standing' and b.purpose = 'intake' and who.function = any (b.receivers)
   where d.tenant_id = concern.tenant_id and d.desk_id = concern.desk_id;
  if basis.basis_id is null or basis.ended_on <= authz.today() then perform authz.refuse('basis-does-not-fit'); end if;
  if basis.review_by < authz.today() then perform authz.refuse('basis-review-lapsed'); end if;

  select q.* into before_this from app.pool_request q where q.tenant_id = concern.tenant_id and q.concern_id = concern.concern_id and q.ended_on is null;
  if before_this.request_id is not null then perform authz.end_pool_request(before_this, 'withdrawn'); end if;
  insert into app.pool_request (tenant_id, public_id, concern_id, scope_id, number, stage, reader_issuer, reader_subject, reader_label, reader_organisation, asked_by, due_on)
  values (concern.tenant_id, new_public_id, concern.concern_id, concern.scope_id, concern.decisions, case concern.reading when 'to-read' then 'after' else 'third' end,
          who.issuer, who.subject, who.label, who.organisation, me.held_function_id, due)
  returning * into asked;
  insert into app.scope (tenant_id, scope_id, kind, frame_id, file_id, governing_scope_id, sealed) overriding system value
  values (who.tenant_id, new_scope, 'pool-reading', basis.frame_id, new_file, new_scope, true);
  insert into app.access_grant (tenant_id, kind, scope_id, file_id, professional_id, held_function_id, purpose, basis_id, reason, valid_until, read_until, accepted_at)
  values (who.tenant_id, 'pool-reader', new_scope, new_file, who.professional_id, who.held_function_id, 'intake', basis.basis_id, 'Leest één besluit mee voor een andere gemeente.', ends, ends, now())
  returning grant_id into new_grant;
  insert into app.access_grant_line (tenant_id, grant_id, scope_id, professional_id, level, cleared) values (who.tenant_id, new_grant, new_scope, who.professional_id, 2, true);
  insert into app.pool_reading (tenant_id, scope_id, grant_id, reader_professional_id, from_tenant_id, from_request_id, from_name, stage, due_on, document)
  select who.tenant_id, new_scope, new_grant, who.professional_id, concern.tenant_id, asked.request_id, t.name, asked.stage, due, authz.copy_for_pool(concern)
    from app.tenant t where t.tenant_id = concern.tenant_id;
  update app.concern c set version = c.version + 1 where c.tenant_id = concern.tenant_id and c.concern_id = concern.concern_id;
end $$;

-- What a second or third reader said is worked into the concern; the same for a reader of the desk and of the pool.
create function authz.settle_reading(concern app.concern, at_stage text, says text, next_due date) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  if says in ('disagrees', 'weigh-again') and (next_due is null or next_due < authz.today() or next_due > authz.today() + 31) then perform authz.refuse('term-out-of-bounds'); end if;
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

-- As before.
create or replace function authz.read_concern(concern_public_id uuid, expected_version integer, at_stage text, says text, in_words text, next_due date) returns void
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
                     and r.stage = 'after' and authz.person_of(r.read_by) = me.professional_id)
       -- the same person, who read it as a colleague of another municipality
       or exists (select from app.concern_reading r
                    join app.pool_request q on q.tenant_id = r.tenant_id and q.request_id = r.pool_request_id
                    join app.professional p on p.tenant_id = r.tenant_id and p.issuer = q.reader_issuer and p.subject = q.reader_subject
                   where r.tenant_id = concern.tenant_id and r.concern_id = concern.concern_id and r.number = concern.decisions and p.professional_id = me.professional_id)) then
    perform authz.refuse('own-decision');
  end if;
  if concern.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  insert into app.concern_reading (tenant_id, concern_id, scope_id, number, stage, verdict, words, read_by)
  values (concern.tenant_id, concern.concern_id, concern.scope_id, case when at_stage = 'before' then concern.decisions + 1 else concern.decisions end, at_stage, says, in_words, me.held_function_id);
  perform authz.settle_reading(concern, at_stage, says, next_due);
end $$;

-- A reader of the pool says what he or she thinks of it, or gives it back. Either way it is gone from the reader's desk.
create function authz.answer_pool_reading(reading_public_id uuid, says text, in_words text, next_due date) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  mine app.pool_reading;
  asked app.pool_request;
  concern app.concern;
begin
  select p.* into mine from app.pool_reading p
   where p.public_id = reading_public_id and p.reader_professional_id = authz.actor() and p.ended_on is null
     and (select true from authz.my_open o where o.scope_id = p.scope_id and o.level >= 2 limit 1);
  if mine.pool_reading_id is null then perform authz.refuse('not-found'); end if;
  select q.* into strict asked from app.pool_request q where q.tenant_id = mine.from_tenant_id and q.request_id = mine.from_request_id;
  -- the concern first, as everybody locks: who is told that it is over is told so by what another did to the concern
  select c.* into strict concern from app.concern c where c.tenant_id = asked.tenant_id and c.concern_id = asked.concern_id for update;
  select q.* into asked from app.pool_request q where q.tenant_id = asked.tenant_id and q.request_id = asked.request_id for update;
  if asked.ended_on is not null then perform authz.refuse('already-done'); end if;
  if says = 'declined' then
    perform authz.end_pool_request(asked, 'declined');
    return;
  end if;
  if concern.decisions <> asked.number or concern.reading is distinct from (case asked.stage when 'after' then 'to-read' else 'disputed' end) then perform authz.refuse('already-done'); end if;
  perform authz.end_pool_request(asked, 'read');
  insert into app.concern_reading (tenant_id, concern_id, scope_id, number, stage, verdict, words, pool_request_id)
  values (concern.tenant_id, concern.concern_id, concern.scope_id, concern.decisions, asked.stage, says, in_words, asked.request_id);
  perform authz.settle_reading(concern, asked.stage, says, next_due);
end $$;

-- Read by another meanwhile, or weighed again: nobody elsewhere keeps a copy.
create function authz.end_overtaken() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
declare running app.pool_request;
begin
  for running in select q.* from app.pool_request q where q.tenant_id = new.tenant_id and q.concern_id = new.concern_id and q.ended_on is null loop
    perform authz.end_pool_request(running, 'overtaken');
  end loop;
  return null;
end $$;

grant execute on function authz.pool_members(), authz.set_pool(uuid, boolean), authz.reader_pool(), authz.ask_pool(uuid, integer, uuid, uuid, date),
  authz.answer_pool_reading(uuid, text, text, date) to app_web;
grant execute on function authz.end_overtaken() to app_owner;
set local role app_owner;
create trigger end_overtaken after update of reading, decisions on app.concern for each row
  when (old.reading is distinct from new.reading or old.decisions <> new.decisions) execute function authz.end_overtaken();

-- Refusing to shield a sender is possible at any time. It opens nothing by itself: the sender is told first, and only after
-- the days of that notice somebody of the desk opens the name, also where it lies shielded in a case.
set local role app_owner;
alter table app.sender_shield
  add column opens_on date,
  add column opened_at timestamptz,
  add column opened_by bigint,
  add foreign key (tenant_id, opened_by) references app.held_function (tenant_id, held_function_id);
alter table app.concern_draft
  add column shield_opens_on date,
  drop constraint concern_draft_shield_answer_check,
  add constraint concern_draft_shield_answer_check check (shield_answer in ('asked', 'agreed', 'refused', 'opened'));
-- which concern brought the fact: only of that one the sender is opened
alter table app.fact_source add column concern_id bigint;
grant delete on app.fact_source to authz_owner;
grant update on app.fact to authz_owner;
set local role authz_owner;
-- what was refused before this was named at once
update app.sender_shield s set opens_on = (s.answered_at at time zone 'Europe/Amsterdam')::date, opened_at = s.answered_at, opened_by = s.answered_by where s.answer = 'refused';
update app.concern_draft d set shield_answer = 'opened' where d.shield_answer = 'refused';
set constraints all immediate;
set constraints all deferred;
set local role app_owner;
alter table app.sender_shield
  add constraint refused_with_notice check ((answer is not distinct from 'refused') = (opens_on is not null)),
  add constraint opened_by_somebody check ((opened_at is null) = (opened_by is null) and (opened_at is null or opens_on is not null));
set local role authz_owner;

drop function authz.answer_shield(uuid, integer, boolean, text);
-- A second person of the desk agrees that a sender is shielded, or does not; then the sender has until `opens_on` to say more.
create function authz.answer_shield(concern_public_id uuid, expected_version integer, agrees boolean, in_words text, opens_on date) returns void
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
  -- what was agreed to can be refused later on; what was refused is not agreed to again
  if not exists (select from app.sender_shield s where s.tenant_id = concern.tenant_id and s.concern_id = concern.concern_id
                    and (s.answer is null or s.answer = 'agreed' and not agrees)) then
    perform authz.refuse('already-done');
  end if;
  if concern.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  if not agrees and (answer_shield.opens_on is null or answer_shield.opens_on <= authz.today() or answer_shield.opens_on > authz.today() + 31) then
    perform authz.refuse('term-out-of-bounds');
  end if;
  update app.sender_shield s
     set answer = case when agrees then 'agreed' else 'refused' end, words = in_words, answered_by = me.held_function_id, answered_at = now(),
         opens_on = case when not agrees then answer_shield.opens_on end
   where s.tenant_id = concern.tenant_id and s.concern_id = concern.concern_id;
  update app.concern_draft d
     set shield_answer = case when agrees then 'agreed' else 'refused' end, shield_opens_on = case when not agrees then answer_shield.opens_on end, version = d.version + 1
   where d.tenant_id = concern.tenant_id and d.draft_id = concern.draft_id;
  update app.concern c set version = c.version + 1 where c.tenant_id = concern.tenant_id and c.concern_id = concern.concern_id;
end $$;

-- After the notice: the sender is named like any other. In a case that runs the facts of this concern say from whom they are;
-- a bystander who did not agree stays shielded, and in a closed case nothing is written.
create function authz.open_shield(concern_public_id uuid, expected_version integer) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  concern app.concern;
  shield app.sender_shield;
  sender app.held_function;
  named boolean;
  said record;
begin
  select * into me from authz.reader();
  select c.* into concern from app.concern c
   where c.public_id = concern_public_id
     and (select true from authz.my_open o where o.scope_id = c.scope_id and o.level >= 2 limit 1) for update;
  if concern.concern_id is null then perform authz.refuse('not-found'); end if;
  if authz.person_of(concern.sender_held_function_id) = me.professional_id then perform authz.refuse('own-concern'); end if;
  select s.* into shield from app.sender_shield s where s.tenant_id = concern.tenant_id and s.concern_id = concern.concern_id;
  if shield.answer is distinct from 'refused' or shield.opened_at is not null then perform authz.refuse('already-done'); end if;
  if concern.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  if authz.today() < shield.opens_on then perform authz.refuse('term-out-of-bounds'); end if;
  update app.sender_shield s set opened_at = now(), opened_by = me.held_function_id where s.tenant_id = concern.tenant_id and s.concern_id = concern.concern_id;
  update app.concern_draft d set shield_answer = 'opened', version = d.version + 1 where d.tenant_id = concern.tenant_id and d.draft_id = concern.draft_id;
  select h.* into strict sender from app.held_function h where h.held_function_id = concern.sender_held_function_id;
  named := concern.first_hand or concern.teller_agrees is true;
  for said in
    select k.fact_id from app.fact_source k join app.case_file c on c.tenant_id = k.tenant_id and c.case_id = k.case_id and c.state = 'open'
     where k.tenant_id = concern.tenant_id and k.concern_id = concern.concern_id
  loop
    update app.fact f
       set source_organisation_id = sender.organisation_id, observer = case when not named then f.observer when concern.first_hand then sender.label else concern.told_by end,
           source_shielded = not named
     where f.tenant_id = concern.tenant_id and f.fact_id = said.fact_id;
    if named then delete from app.fact_source k where k.tenant_id = concern.tenant_id and k.fact_id = said.fact_id; end if;
  end loop;
  update app.concern c set version = c.version + 1 where c.tenant_id = concern.tenant_id and c.concern_id = concern.concern_id;
end $$;

-- As before; a sender is shielded until the name was opened, and what lies in the sealed part says of which concern it is.
create or replace function authz.copy_concern_to_case(weighed app.concern, to_case bigint, to_scope bigint, to_reference text) returns void
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
  sender_shielded := exists (select from app.sender_shield s where s.tenant_id = weighed.tenant_id and s.concern_id = weighed.concern_id and s.opened_at is null);
  observer_shielded := case when weighed.first_hand then sender_shielded else weighed.teller_agrees is not true end;
  for said in select x.side, x.words from (values ('worry', weighed.observed), ('goes-well', weighed.goes_well)) x (side, words) where length(trim(x.words)) > 0 loop
    insert into app.fact (tenant_id, case_id, scope_id, kind, side, words, observer, observed_when, source_organisation_id, source_shielded)
    values (weighed.tenant_id, to_case, to_scope, case when weighed.first_hand then 'observation' else 'told-by' end, said.side, said.words,
            case when not observer_shielded then real_observer end, weighed.observed_when, case when not sender_shielded then sender.organisation_id end,
            sender_shielded or observer_shielded)
    returning fact_id into new_fact;
    if sender_shielded or observer_shielded then
      sealed_scope := coalesce(sealed_scope, authz.sealed_part(to_case));
      insert into app.fact_source (tenant_id, fact_id, case_id, scope_id, concern_id, observer, source_organisation_id)
      values (weighed.tenant_id, new_fact, to_case, sealed_scope, weighed.concern_id,
              -- the director must be able to call whoever passed it on, also when that person heard it from another
              case when weighed.first_hand then real_observer else concat(real_observer, ' (', sender.label, ')') end, sender.organisation_id);
    end if;
  end loop;
end $$;

-- As above, likewise.
create or replace function authz.copy_for_pool(concern app.concern) returns jsonb
  language sql stable security definer set search_path = pg_catalog
as $$
  select jsonb_build_object(
    'childAge', concern.child_age, 'dangerNow', concern.danger_now, 'observed', concern.observed, 'observedWhen', concern.observed_when,
    'firstHand', concern.first_hand, 'toldBy', case when concern.teller_agrees then concern.told_by end, 'goesWell', concern.goes_well,
    'doneSoFar', concern.done_so_far, 'familyKnows', concern.family_knows, 'familyKnowsNote', concern.family_knows_note,
    'sender', (select ft.title from app.held_function h join app.function_title ft on ft.function = h.function
                where h.held_function_id = concern.sender_held_function_id
                  and not exists (select from app.sender_shield s where s.tenant_id = concern.tenant_id and s.concern_id = concern.concern_id and s.opened_at is null)),
    'looks', coalesce((select jsonb_agg(jsonb_build_object('outcome', l.outcome, 'words', l.words) order by l.look_id desc)
                         from app.safety_look l where l.tenant_id = concern.tenant_id and l.concern_id = concern.concern_id), '[]'),
    'signals', coalesce((select k.signals from app.concern_coding k where k.tenant_id = concern.tenant_id and k.concern_id = concern.concern_id), '[]'),
    'outcome', concern.outcome, 'reason', concern.outcome_reason, 'passedOnTo', concern.passed_on_to,
    'said', coalesce((select jsonb_agg(jsonb_build_object('verdict', r.verdict, 'words', r.words) order by r.reading_id)
                        from app.concern_reading r where r.tenant_id = concern.tenant_id and r.concern_id = concern.concern_id and r.number = concern.decisions), '[]'))
$$;

grant execute on function authz.answer_shield(uuid, integer, boolean, text, date), authz.open_shield(uuid, integer) to app_web;
