-- The course of a case: two lines and eight phases that are a guide, three hard stops, looking back, closing with the
-- family, aftercare. A closed case is read and not written: the database itself says so, whichever way somebody comes.
set local role app_owner;

alter table app.case_file
  add column line text not null default 'tailored' check (line in ('simple', 'tailored')),
  add column line_because text;
grant update (line, line_because) on app.case_file to app_web;

-- An agreement that was open when the case was closed: handed over to somebody, or let go with the reason in words.
alter table app.agreement
  drop constraint agreement_state_check,
  add constraint agreement_state_check check (state in ('open', 'waiting', 'kept', 'partly', 'not-kept', 'handed-over', 'let-go'));

create table app.case_step (
  tenant_id integer not null,
  case_step_id bigint not null generated always as identity,
  case_id bigint not null,
  scope_id bigint not null,
  phase smallint not null,
  line text not null,
  because text,
  moved_on date not null default authz.today(),
  moved_by bigint,
  primary key (tenant_id, case_step_id),
  foreign key (tenant_id, scope_id, case_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, moved_by) references app.held_function (tenant_id, held_function_id)
);
comment on table app.case_step is '@personal Where a case was and since when: phase and line, with who moved it. Insert-only, by trigger. Retention: with the case.';
create index case_step_scope on app.case_step (scope_id, case_step_id desc);

-- Why a hard stop is passed without it, until a day. A newer answer, or the thing itself, settles the older one.
create table app.stop_answer (
  tenant_id integer not null,
  stop_answer_id bigint not null generated always as identity,
  public_id uuid not null unique,
  case_id bigint not null,
  scope_id bigint not null,
  stop text not null check (stop in ('child-spoken', 'family-informed', 'look-back')),
  child_id bigint,
  because text not null,
  until date not null,
  answered_on date not null default authz.today(),
  answered_by bigint not null,
  settled_at timestamptz,
  -- whose task it is: filled and followed by the triggers of 0014
  lead_professional_id bigint,
  primary key (tenant_id, stop_answer_id),
  foreign key (tenant_id, scope_id, case_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, case_id) references app.case_file (tenant_id, case_id),
  foreign key (tenant_id, child_id) references app.case_child (tenant_id, child_id),
  foreign key (tenant_id, answered_by) references app.held_function (tenant_id, held_function_id),
  constraint stop_of_a_child check ((stop = 'child-spoken') = (child_id is not null))
);
comment on table app.stop_answer is '@personal Why a child was not spoken with, the family not informed, or no day of looking back was set yet, and until when. Retention: with the case.';
create index stop_answer_scope on app.stop_answer (scope_id);
create index stop_answer_due on app.stop_answer (lead_professional_id, until, public_id) where settled_at is null;
create index stop_answer_case on app.stop_answer (case_id) where settled_at is null;

create table app.look_back (
  tenant_id integer not null,
  look_back_id bigint not null generated always as identity,
  public_id uuid not null unique,
  case_id bigint not null,
  scope_id bigint not null,
  held_on date not null,
  helped text not null,
  downside text not null,
  decision text not null check (decision in ('continue', 'differently', 'stop')),
  next_on date not null,
  -- what had been kept on that day: of each organisation and of the family, never of a person
  kept jsonb not null,
  recorded_by bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (tenant_id, look_back_id),
  foreign key (tenant_id, scope_id, case_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, case_id) references app.case_file (tenant_id, case_id),
  foreign key (tenant_id, recorded_by) references app.held_function (tenant_id, held_function_id)
);
comment on table app.look_back is '@personal What was said when family and team looked back: what helped, what had a downside, how it goes on. Insert-only. Retention: with the case.';
create index look_back_scope on app.look_back (scope_id, look_back_id desc);

create table app.case_closing (
  tenant_id integer not null,
  closing_id bigint not null generated always as identity,
  public_id uuid not null unique,
  case_id bigint not null,
  scope_id bigint not null,
  reason text not null,
  keeps_an_eye text not null,
  whom_to_call text not null,
  -- the family's own words, or why it could not be asked
  judgement text,
  not_asked_because text,
  -- as the frame says; null while its term is not confirmed
  keep_until date,
  closed_on date not null default authz.today(),
  closed_by bigint not null,
  closed_at timestamptz not null default now(),
  -- what ended with it, for the day on which closing can be undone
  ended jsonb not null,
  withdrawn text check (withdrawn in ('undone', 'reopened')),
  withdrawn_on date,
  withdrawn_by bigint,
  withdrawn_because text,
  primary key (tenant_id, closing_id),
  foreign key (tenant_id, scope_id, case_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, case_id) references app.case_file (tenant_id, case_id),
  foreign key (tenant_id, closed_by) references app.held_function (tenant_id, held_function_id),
  foreign key (tenant_id, withdrawn_by) references app.held_function (tenant_id, held_function_id),
  constraint asked_or_why_not check ((judgement is null) <> (not_asked_because is null)),
  constraint withdrawn_at_once check ((withdrawn is null) = (withdrawn_on is null) and (withdrawn is null) = (withdrawn_by is null)),
  constraint reopened_with_reason check (withdrawn is distinct from 'reopened' or withdrawn_because is not null)
);
comment on table app.case_closing is '@personal The closing of a case with the family: why, who keeps an eye, whom to call, what the family thought of it, until when it is kept. Retention: with the case.';
create index case_closing_scope on app.case_closing (scope_id);
create unique index case_closed_once on app.case_closing (tenant_id, case_id) where withdrawn is null;

create table app.aftercare (
  tenant_id integer not null,
  aftercare_id bigint not null generated always as identity,
  public_id uuid not null default gen_random_uuid() unique,
  case_id bigint not null,
  scope_id bigint not null,
  closing_id bigint not null,
  -- the lead on the day of closing; the list of a closed case is nobody's but this one's
  owner_professional_id bigint not null,
  due_on date not null,
  state text not null default 'due' check (state in ('due', 'well', 'talk', 'worries', 'dropped')),
  words text,
  answered_on date,
  answered_by bigint,
  version integer not null default 1,
  primary key (tenant_id, aftercare_id),
  foreign key (tenant_id, scope_id, case_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, case_id) references app.case_file (tenant_id, case_id),
  foreign key (tenant_id, closing_id) references app.case_closing (tenant_id, closing_id),
  foreign key (tenant_id, owner_professional_id) references app.professional (tenant_id, professional_id),
  foreign key (tenant_id, answered_by) references app.held_function (tenant_id, held_function_id),
  constraint answered_at_once check ((state in ('due', 'dropped')) = (answered_on is null) and (answered_on is null) = (answered_by is null))
);
comment on table app.aftercare is '@personal A day of aftercare (nazorg) of a closed case, and how it went. Retention: with the case.';
create index aftercare_scope on app.aftercare (scope_id, due_on);
create index aftercare_case on app.aftercare (case_id);
create index aftercare_due on app.aftercare (owner_professional_id, due_on, public_id) where state = 'due';

alter table app.case_step enable row level security;
alter table app.case_step force row level security;
create policy opened on app.case_step for select to app_web
  using ((select true from authz.my_open o where o.scope_id = case_step.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.case_step to authz_owner using (true) with check (true);
grant select on app.case_step to app_web;
grant select, insert on app.case_step to authz_owner;

alter table app.stop_answer enable row level security;
alter table app.stop_answer force row level security;
create policy opened on app.stop_answer for select to app_web
  using ((select true from authz.my_open o where o.scope_id = stop_answer.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.stop_answer to authz_owner using (true) with check (true);
grant select on app.stop_answer to app_web;
grant select, insert, update on app.stop_answer to authz_owner;

alter table app.look_back enable row level security;
alter table app.look_back force row level security;
create policy opened on app.look_back for select to app_web
  using ((select true from authz.my_open o where o.scope_id = look_back.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.look_back to authz_owner using (true) with check (true);
grant select on app.look_back to app_web;
grant select, insert on app.look_back to authz_owner;

alter table app.case_closing enable row level security;
alter table app.case_closing force row level security;
create policy opened on app.case_closing for select to app_web
  using ((select true from authz.my_open o where o.scope_id = case_closing.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.case_closing to authz_owner using (true) with check (true);
grant select on app.case_closing to app_web;
grant select, insert, update on app.case_closing to authz_owner;

alter table app.aftercare enable row level security;
alter table app.aftercare force row level security;
create policy opened on app.aftercare for select to app_web
  using ((select true from authz.my_open o where o.scope_id = aftercare.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.aftercare to authz_owner using (true) with check (true);
grant select on app.aftercare to app_web;
grant select, insert, update on app.aftercare to authz_owner;

-- Letters of closing: the only ones that are made after the case has ended.
alter table app.letter
  drop constraint letter_kind_check,
  drop constraint written_to_one,
  drop constraint no_address_of_a_child,
  add constraint letter_kind_check check (kind in ('information-parent', 'information-child', 'closing-parent', 'closing-child')),
  add constraint written_to_one check ((kind in ('information-child', 'closing-child')) = (child_id is not null)),
  add constraint no_address_of_a_child check (kind not in ('information-child', 'closing-child') or address is null);

set local role authz_owner;

insert into app.case_step (tenant_id, case_id, scope_id, phase, line, moved_on)
select c.tenant_id, c.case_id, c.scope_id, c.phase, c.line, (c.opened_at at time zone 'Europe/Amsterdam')::date from app.case_file c;

-- Where a case is, written down as it moves. Runs by trigger, whoever moves it.
create function authz.record_step() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  insert into app.case_step (tenant_id, case_id, scope_id, phase, line, because, moved_by)
  values (new.tenant_id, new.case_id, new.scope_id, new.phase, new.line,
          case when tg_op = 'UPDATE' and new.line <> old.line then new.line_because end, (select r.held_function_id from authz.reader() r));
  return null;
end $$;

-- What was answered with "not yet" is settled once it has happened.
create function authz.settle_stop() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  update app.stop_answer s set settled_at = now()
   where s.tenant_id = new.tenant_id and s.case_id = new.case_id and s.settled_at is null
     and case tg_table_name when 'case_child' then s.child_id = (to_jsonb(new) ->> 'child_id')::bigint else s.stop = tg_argv[0] end;
  return null;
end $$;

-- Nothing is written in a closed case, by any way. The lock makes whoever writes at the moment of closing wait for it, and
-- then be told. What lies in no case (a concern, a desk, one's own messages) passes.
create function authz.only_in_open_case() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
declare found_state text;
begin
  select c.state into found_state
    from app.scope s join app.case_file c on c.tenant_id = s.tenant_id and c.case_id = s.file_id
   where s.tenant_id = new.tenant_id and s.scope_id = new.scope_id for key share of c;
  if found_state = 'closed' then perform authz.refuse('case-closed'); end if;
  return new;
end $$;

-- A new part of a closed case, or the case itself: only closing, undoing and reopening change what it says.
create function authz.closed_stays_closed() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  if tg_table_name = 'scope' then
    if exists (select from app.case_file c where c.tenant_id = new.tenant_id and c.case_id = (to_jsonb(new) ->> 'file_id')::bigint and c.state = 'closed') then
      perform authz.refuse('case-closed');
    end if;
  elsif to_jsonb(old) ->> 'state' = 'closed' and to_jsonb(new) ->> 'state' = 'closed' then
    perform authz.refuse('case-closed');
  end if;
  return new;
end $$;

grant execute on function authz.record_step(), authz.settle_stop(), authz.only_in_open_case(), authz.closed_stays_closed() to app_owner;
set local role app_owner;
create trigger take_lead before insert on app.stop_answer for each row execute function authz.take_lead();
create trigger pass_stops after update of lead_professional_id, state on app.case_file for each row
  when (old.lead_professional_id <> new.lead_professional_id or old.state <> new.state) execute function authz.pass_lead('stop_answer');
create trigger step_recorded after insert on app.case_file for each row execute function authz.record_step();
create trigger step_moved after update of phase, line on app.case_file for each row
  when (old.phase is distinct from new.phase or old.line is distinct from new.line) execute function authz.record_step();
create trigger stop_child after update of last_seen_on on app.case_child for each row execute function authz.settle_stop('child-spoken');
create trigger stop_family after update of parents_informed, parents_informed_on on app.case_file for each row execute function authz.settle_stop('family-informed');
create trigger stop_look_back after update of next_look_back_on on app.case_file for each row
  when (old.next_look_back_on is distinct from new.next_look_back_on) execute function authz.settle_stop('look-back');
create trigger closed_stays_closed before update on app.case_file for each row execute function authz.closed_stays_closed();
create trigger closed_stays_closed before insert on app.scope for each row when (new.kind in ('domain', 'sealed')) execute function authz.closed_stays_closed();
create trigger only_in_open_case before insert on app.access_grant for each row when (new.kind <> 'standing') execute function authz.only_in_open_case();
-- of these rows the lead goes along with the case, also when it closes: all other columns stand still
create trigger only_in_open_case before update of last_seen_on, last_seen_by, last_seen_alone on app.case_child for each row execute function authz.only_in_open_case();
create trigger only_in_open_case before insert on app.fact for each row execute function authz.only_in_open_case();
create trigger only_in_open_case before insert on app.goal for each row execute function authz.only_in_open_case();
create trigger only_in_open_case before insert on app.goal_score for each row execute function authz.only_in_open_case();
create trigger only_in_open_case before insert or update of what, due_on, state, note, answered_at, watcher_professional_id, if_not, look_back_on, offer_id, next_check_on,
  waiting_at, waiting_since, waiting_until, bridge, bridge_by, settled_at, settled_note on app.agreement for each row execute function authz.only_in_open_case();
create trigger only_in_open_case before insert on app.agreement_check for each row execute function authz.only_in_open_case();
create trigger only_in_open_case before insert or update on app.consent for each row execute function authz.only_in_open_case();
create trigger only_in_open_case before insert or update on app.contact_note for each row execute function authz.only_in_open_case();
create trigger only_in_open_case before insert on app.child_standing for each row execute function authz.only_in_open_case();
create trigger only_in_open_case before insert or update on app.case_person for each row execute function authz.only_in_open_case();
create trigger only_in_open_case before insert or update on app.letter for each row when (new.kind not in ('closing-parent', 'closing-child')) execute function authz.only_in_open_case();
create trigger only_in_open_case before insert on app.stop_answer for each row execute function authz.only_in_open_case();
create trigger only_in_open_case before insert on app.look_back for each row execute function authz.only_in_open_case();
set local role authz_owner;

-- A closed case that the reader leads or deputises: they stay appointed, to read and to do the aftercare.
create function authz.case_i_keep(case_public_id uuid)
  returns table (tenant_id integer, case_id bigint, scope_id bigint)
  language sql stable security definer rows 1 set search_path = pg_catalog
as $$
  select c.tenant_id, c.case_id, c.scope_id
    from app.case_file c
   cross join lateral (select o.grant_id from authz.my_open o where o.scope_id = c.scope_id and o.level >= 3 offset 0) o
   where c.public_id = $1 and c.state = 'closed' and o.grant_id in (c.lead_grant_id, c.deputy_grant_id)
   limit 1
$$;

-- Why a hard stop is not met yet, and until when. Lead or deputy.
create function authz.answer_stop(case_public_id uuid, new_public_id uuid, stop text, child_public_id uuid, because text, until date) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  decided record;
  child app.case_child;
begin
  select * into me from authz.reader();
  select * into decided from authz.case_i_decide_on(case_public_id);
  if me.professional_id is null or decided.case_id is null then perform authz.refuse('not-found'); end if;
  if answer_stop.stop = 'child-spoken' then
    select k.* into child from app.case_child k where k.tenant_id = decided.tenant_id and k.case_id = decided.case_id and k.public_id = child_public_id;
    if child.child_id is null then perform authz.refuse('not-found'); end if;
  end if;
  if answer_stop.until <= authz.today() then perform authz.refuse('term-out-of-bounds'); end if;
  update app.stop_answer s set settled_at = now()
   where s.tenant_id = decided.tenant_id and s.case_id = decided.case_id and s.stop = answer_stop.stop and s.child_id is not distinct from child.child_id and s.settled_at is null;
  insert into app.stop_answer (tenant_id, public_id, case_id, scope_id, stop, child_id, because, until, answered_by)
  values (decided.tenant_id, new_public_id, decided.case_id, decided.scope_id, answer_stop.stop, child.child_id, answer_stop.because, answer_stop.until, me.held_function_id);
end $$;

-- Looking back with the family. What had been kept is counted here, for each organisation and for the family as one.
create function authz.record_look_back(case_public_id uuid, expected_version integer, new_public_id uuid, held_on date, helped text, downside text, decision text, next_on date) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  decided record;
begin
  select * into me from authz.reader();
  select * into decided from authz.case_i_decide_on(case_public_id);
  if me.professional_id is null or decided.case_id is null then perform authz.refuse('not-found'); end if;
  update app.case_file c set next_look_back_on = record_look_back.next_on, version = c.version + 1
   where c.tenant_id = decided.tenant_id and c.case_id = decided.case_id and c.version = expected_version;
  if not found then perform authz.refuse('version-mismatch'); end if;
  if record_look_back.held_on > authz.today() or record_look_back.next_on <= authz.today() then perform authz.refuse('term-out-of-bounds'); end if;
  insert into app.look_back (tenant_id, public_id, case_id, scope_id, held_on, helped, downside, decision, next_on, kept, recorded_by)
  select decided.tenant_id, new_public_id, decided.case_id, decided.scope_id, record_look_back.held_on, record_look_back.helped, record_look_back.downside,
         record_look_back.decision, record_look_back.next_on,
         coalesce((select jsonb_agg(to_jsonb(k) order by k.organisation nulls first)
                     from (select o.name as organisation, count(*) filter (where a.state = 'kept') as kept, count(*) filter (where a.state = 'partly') as partly,
                                  count(*) filter (where a.state = 'not-kept') as missed, count(*) as total
                             from app.agreement a
                             left join app.held_function h on h.tenant_id = a.tenant_id and h.held_function_id = a.keeper_held_function_id
                             left join app.organisation o on o.tenant_id = h.tenant_id and o.organisation_id = h.organisation_id
                            where a.tenant_id = decided.tenant_id and a.case_id = decided.case_id group by o.name) k), '[]'::jsonb),
         me.held_function_id;
end $$;

-- Closes a case with the family, in one act. `open_left` names every agreement that is still open or waiting: {agreementId,
-- version, how: 'handed-over' | 'let-go', words}; `dates` are the days of aftercare. Team access expires at this moment, with
-- the days of reading of mere expiry; who never began is not let in any more. Lead and deputy stay appointed.
create function authz.close_case(case_public_id uuid, expected_version integer, new_public_id uuid, said jsonb, open_left jsonb, dates jsonb, keep_until date, read_until timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  decided record;
  target app.case_file;
  grants jsonb;
  agreements jsonb;
  new_closing bigint;
begin
  select * into me from authz.reader();
  select * into decided from authz.case_i_decide_on(case_public_id);
  if me.professional_id is null or decided.case_id is null then perform authz.refuse('not-found'); end if;
  select c.* into target from app.case_file c where c.tenant_id = decided.tenant_id and c.case_id = decided.case_id for update;
  if target.state = 'closed' then perform authz.refuse('case-closed'); end if;
  if target.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  if exists (select from app.contact_note n where n.scope_id in (select s.scope_id from app.scope s where s.tenant_id = target.tenant_id and s.file_id = target.case_id)
                and n.call_back_on is not null and n.called_back_at is null)
     or exists (select from app.letter l where l.tenant_id = target.tenant_id and l.case_id = target.case_id and l.state = 'draft') then
    perform authz.refuse('work-left-open');
  end if;
  -- each open agreement is named in the version that was seen, and nothing else is
  perform 1 from app.agreement a where a.tenant_id = target.tenant_id and a.case_id = target.case_id for update;
  if exists (select from app.agreement a
               left join lateral (select x ->> 'version' as seen from jsonb_array_elements(open_left) x where (x ->> 'agreementId')::uuid = a.public_id limit 1) x on true
              where a.tenant_id = target.tenant_id and a.case_id = target.case_id and a.state in ('open', 'waiting') and x.seen is distinct from a.version::text)
     or jsonb_array_length(open_left) <> (select count(*) from app.agreement a where a.tenant_id = target.tenant_id and a.case_id = target.case_id and a.state in ('open', 'waiting')) then
    perform authz.refuse('work-left-open');
  end if;
  select coalesce(jsonb_agg(jsonb_build_object('agreementId', a.agreement_id, 'state', a.state, 'note', a.note, 'answeredAt', a.answered_at)), '[]') into agreements
    from app.agreement a where a.tenant_id = target.tenant_id and a.case_id = target.case_id and a.state in ('open', 'waiting');
  update app.agreement a set state = x.item ->> 'how', note = x.item ->> 'words', answered_at = now(), version = a.version + 1
    from jsonb_array_elements(open_left) x (item)
   where a.tenant_id = target.tenant_id and a.case_id = target.case_id and a.public_id = (x.item ->> 'agreementId')::uuid and a.state in ('open', 'waiting');

  select coalesce(jsonb_agg(jsonb_build_object('grantId', g.grant_id, 'validUntil', g.valid_until, 'readUntil', g.read_until, 'begun', g.accepted_at is not null)), '[]') into grants
    from app.access_grant g where g.tenant_id = target.tenant_id and g.file_id = target.case_id and g.kind = 'team' and g.revoked_at is null and now() < g.valid_until;
  update app.access_grant g
     set valid_until = case when g.accepted_at is null then g.valid_until else now() end,
         read_until = case when g.accepted_at is null then g.read_until else least(close_case.read_until, g.read_until) end,
         revoked_at = case when g.accepted_at is null then now() end,
         revoke_reason = case when g.accepted_at is null then 'De casus is afgerond' end, version = g.version + 1
   where g.tenant_id = target.tenant_id and g.file_id = target.case_id and g.kind = 'team' and g.revoked_at is null and now() < g.valid_until;

  insert into app.case_closing (tenant_id, public_id, case_id, scope_id, reason, keeps_an_eye, whom_to_call, judgement, not_asked_because, keep_until, closed_by, ended)
  values (target.tenant_id, new_public_id, target.case_id, target.scope_id, said ->> 'reason', said ->> 'keepsAnEye', said ->> 'whomToCall', said ->> 'judgement',
          said ->> 'notAskedBecause', close_case.keep_until, me.held_function_id, jsonb_build_object('grants', grants, 'agreements', agreements))
  returning closing_id into new_closing;
  insert into app.aftercare (tenant_id, case_id, scope_id, closing_id, owner_professional_id, due_on)
  select distinct target.tenant_id, target.case_id, target.scope_id, new_closing, target.lead_professional_id, d.day::date from jsonb_array_elements_text(dates) d (day);
  update app.person_file p set is_open = false where p.tenant_id = target.tenant_id and p.file_id = target.case_id and p.kind = 'case';
  update app.case_file c set state = 'closed', version = c.version + 1 where c.tenant_id = target.tenant_id and c.case_id = target.case_id;
end $$;

-- Opens a closed case again: its children may have no other open case, lead and deputy still stand (checked at commit).
create function authz.open_again(of_case app.case_file, how text, because text) returns app.case_closing
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  closing app.case_closing;
  me record;
begin
  select * into me from authz.reader();
  select k.* into closing from app.case_closing k where k.tenant_id = of_case.tenant_id and k.case_id = of_case.case_id and k.withdrawn is null for update;
  if closing.closing_id is null then perform authz.refuse('case-not-closed'); end if;
  update app.case_closing k set withdrawn = how, withdrawn_on = authz.today(), withdrawn_by = me.held_function_id, withdrawn_because = because
   where k.tenant_id = closing.tenant_id and k.closing_id = closing.closing_id;
  update app.aftercare a set state = 'dropped', version = a.version + 1
   where a.tenant_id = closing.tenant_id and a.closing_id = closing.closing_id and a.state = 'due';
  begin
    update app.person_file p set is_open = true where p.tenant_id = of_case.tenant_id and p.file_id = of_case.case_id and p.kind = 'case';
  exception when unique_violation then
    perform authz.refuse('child-has-open-case');
  end;
  return closing;
end $$;

-- Until the end of the day, closing can be undone: what ended with it comes back as it was.
create function authz.undo_closing(case_public_id uuid, expected_version integer) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  kept record;
  target app.case_file;
  closing app.case_closing;
begin
  select * into kept from authz.case_i_keep(case_public_id);
  if kept.case_id is null then perform authz.refuse('not-found'); end if;
  select c.* into target from app.case_file c where c.tenant_id = kept.tenant_id and c.case_id = kept.case_id for update;
  if target.state <> 'closed' then perform authz.refuse('case-not-closed'); end if;
  if target.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  closing := authz.open_again(target, 'undone', null);
  if closing.closed_on <> authz.today() then perform authz.refuse('undo-too-late'); end if;
  update app.case_file c set state = 'open', version = c.version + 1 where c.tenant_id = target.tenant_id and c.case_id = target.case_id;
  -- a letter that was prepared says what no longer holds
  update app.letter l set state = 'withdrawn', recipient = null, document = null, address = null, version = l.version + 1
   where l.tenant_id = target.tenant_id and l.case_id = target.case_id and l.kind in ('closing-parent', 'closing-child') and l.state = 'draft';
  update app.access_grant g
     set valid_until = (x.item ->> 'validUntil')::timestamptz, read_until = (x.item ->> 'readUntil')::timestamptz, revoked_at = null, revoke_reason = null, version = g.version + 1
    from jsonb_array_elements(closing.ended -> 'grants') x (item)
   where g.tenant_id = target.tenant_id and g.grant_id = (x.item ->> 'grantId')::bigint
     -- whoever gave it back in between has given it back
     and case when (x.item ->> 'begun')::boolean then g.revoked_at is null else g.revoked_at = closing.closed_at end;
  update app.agreement a
     set state = x.item ->> 'state', note = x.item ->> 'note', answered_at = (x.item ->> 'answeredAt')::timestamptz, version = a.version + 1
    from jsonb_array_elements(closing.ended -> 'agreements') x (item)
   where a.tenant_id = target.tenant_id and a.agreement_id = (x.item ->> 'agreementId')::bigint;
end $$;

-- Reopening: an act with a reason. The team is asked again; what was handed over stays handed over.
create function authz.reopen_case(case_public_id uuid, expected_version integer, because text, look_back_on date) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  kept record;
  target app.case_file;
begin
  select * into kept from authz.case_i_keep(case_public_id);
  if kept.case_id is null then perform authz.refuse('not-found'); end if;
  select c.* into target from app.case_file c where c.tenant_id = kept.tenant_id and c.case_id = kept.case_id for update;
  if target.state <> 'closed' then perform authz.refuse('case-not-closed'); end if;
  if target.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  if look_back_on <= authz.today() then perform authz.refuse('term-out-of-bounds'); end if;
  perform authz.open_again(target, 'reopened', because);
  update app.case_file c set state = 'open', next_look_back_on = look_back_on, version = c.version + 1 where c.tenant_id = target.tenant_id and c.case_id = target.case_id;
end $$;

-- How it goes, on a day of aftercare. Where it does not simply go well there is a next day.
create function authz.answer_aftercare(aftercare_public_id uuid, expected_version integer, answer text, words text, next_on date) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  asked app.aftercare;
begin
  select * into me from authz.reader();
  select a.* into asked from app.aftercare a
   where a.public_id = aftercare_public_id
     and exists (select from authz.case_i_keep((select c.public_id from app.case_file c where c.tenant_id = a.tenant_id and c.case_id = a.case_id))) for update;
  if asked.aftercare_id is null then perform authz.refuse('not-found'); end if;
  if asked.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  if asked.state <> 'due' then perform authz.refuse('already-done'); end if;
  if next_on <= authz.today() then perform authz.refuse('term-out-of-bounds'); end if;
  update app.aftercare a set state = answer, words = answer_aftercare.words, answered_on = authz.today(), answered_by = me.held_function_id, version = a.version + 1
   where a.tenant_id = asked.tenant_id and a.aftercare_id = asked.aftercare_id;
  if next_on is not null then
    insert into app.aftercare (tenant_id, case_id, scope_id, closing_id, owner_professional_id, due_on)
    values (asked.tenant_id, asked.case_id, asked.scope_id, asked.closing_id, asked.owner_professional_id, next_on);
  end if;
end $$;

-- An answer is given in an open case; the others who write plans are held by their own rules and by the trigger.
create or replace function authz.letter_i_decide_on(letter_public_id uuid, expected_version integer) returns app.letter
  language plpgsql security definer set search_path = pg_catalog
as $$
declare found_letter app.letter;
begin
  select l.* into found_letter from app.letter l
    join app.case_file c on c.tenant_id = l.tenant_id and c.case_id = l.case_id
   where l.public_id = letter_public_id and l.state <> 'withdrawn'
     and (exists (select from authz.case_i_decide_on(c.public_id))
          or l.kind in ('closing-parent', 'closing-child') and exists (select from authz.case_i_keep(c.public_id))) for update of l;
  if found_letter.letter_id is null then perform authz.refuse('not-found'); end if;
  if found_letter.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  return found_letter;
end $$;

-- Prepares the letter of closing for one person, once the case is closed.
create function authz.prepare_closing_letter(case_public_id uuid, new_public_id uuid, to_child uuid, recipient_name text, words jsonb, sealed_address bytea) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  kept record;
  me record;
  child app.case_child;
begin
  select * into me from authz.reader();
  select * into kept from authz.case_i_keep(case_public_id);
  if me.professional_id is null or kept.case_id is null then perform authz.refuse('not-found'); end if;
  if to_child is not null then
    select k.* into child from app.case_child k where k.tenant_id = kept.tenant_id and k.case_id = kept.case_id and k.public_id = to_child;
    if child.child_id is null then perform authz.refuse('not-found'); end if;
  end if;
  if sealed_address is not null
     and (to_child is not null or exists (select from app.case_child k where k.tenant_id = kept.tenant_id and k.case_id = kept.case_id and k.secret)) then
    perform authz.refuse('address-is-secret');
  end if;
  insert into app.letter (tenant_id, public_id, case_id, scope_id, kind, child_id, recipient, document, address, prepared_by)
  values (kept.tenant_id, new_public_id, kept.case_id, kept.scope_id, case when to_child is null then 'closing-parent' else 'closing-child' end,
          child.child_id, recipient_name, words, sealed_address, me.held_function_id);
end $$;

-- Somebody has to do the aftercare too: the team manager hears of it when who is appointed leaves.
create or replace function authz.tell_of_cases_without(ended_held_function bigint) returns void
  language sql security definer set search_path = pg_catalog
as $$
  insert into app.notice (tenant_id, function, kind, subject, due_on)
  select c.tenant_id, 'team-manager', 'lead-without-function', c.reference, authz.today()
    from app.access_grant g
    join app.case_file c on c.tenant_id = g.tenant_id and c.case_id = g.file_id and g.grant_id in (c.lead_grant_id, c.deputy_grant_id)
     and (c.state = 'open' or exists (select from app.aftercare a where a.tenant_id = c.tenant_id and a.case_id = c.case_id and a.state = 'due'))
   where g.held_function_id = ended_held_function
  on conflict (tenant_id, function, kind, subject) where done_at is null do nothing
$$;

grant execute on function authz.answer_stop(uuid, uuid, text, uuid, text, date), authz.record_look_back(uuid, integer, uuid, date, text, text, text, date),
  authz.close_case(uuid, integer, uuid, jsonb, jsonb, jsonb, date, timestamptz), authz.undo_closing(uuid, integer), authz.reopen_case(uuid, integer, text, date),
  authz.answer_aftercare(uuid, integer, text, text, date), authz.prepare_closing_letter(uuid, uuid, uuid, text, jsonb, bytea) to app_web;
