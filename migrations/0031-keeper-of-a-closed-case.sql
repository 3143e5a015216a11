-- A closed case whose lead and deputy are both gone can be given to somebody else: for its days of aftercare, and so that there is
-- somebody who reads it when the family asks. And whoever is appointed still holds the function when the appointment is there.
set local role authz_owner;

-- Whether somebody is there for a closed case: one of the two holds the function and has no tie. Who was invited and has not
-- answered is there. While a day of aftercare is to come, who is away (as the team manager noted it) is not.
create function authz.has_keeper(of_tenant integer, of_case bigint) returns boolean
  language sql stable security definer cost 1000 set search_path = pg_catalog
as $$
  select exists (
    select from app.case_file c
      join app.access_grant g on g.tenant_id = c.tenant_id and g.grant_id in (c.lead_grant_id, c.deputy_grant_id)
      join app.held_function h on h.tenant_id = g.tenant_id and h.held_function_id = g.held_function_id and (h.valid_to is null or now() < h.valid_to)
     where c.tenant_id = of_tenant and c.case_id = of_case and g.revoked_at is null
       and not exists (select from authz.conflict_of_interest k where k.professional_id = g.professional_id and k.file_id = of_case and k.lifted_at is null)
       and not (exists (select from app.absence a where a.held_function_id = h.held_function_id and a.ended_at is null and authz.today() between a.away_from and coalesce(a.away_until, authz.today()))
                and exists (select from app.aftercare a where a.tenant_id = of_tenant and a.case_id = of_case and a.state = 'due')))
$$;

-- Aftercare that nobody does: what the team manager is asked to arrange.
create function authz.waits_for_keeper(of_tenant integer, of_case bigint) returns boolean
  language sql stable security definer set search_path = pg_catalog
as $$
  select exists (select from app.case_file c where c.tenant_id = of_tenant and c.case_id = of_case and c.state = 'closed')
     and exists (select from app.aftercare a where a.tenant_id = of_tenant and a.case_id = of_case and a.state = 'due')
     and not authz.has_keeper(of_tenant, of_case)
$$;

-- As authz.team_case, of closed cases.
create view authz.team_closed_case with (security_invoker, security_barrier) as
select distinct c.tenant_id, c.case_id, c.reference, c.version, c.frame_id, c.lead_role, lead.held_function_id as lead_held_function_id,
       deputy.held_function_id as deputy_held_function_id
  from authz.team_i_manage() me
  join app.held_function h on h.tenant_id = me.tenant_id and h.organisation_id = me.organisation_id
  join app.access_grant g on g.held_function_id = h.held_function_id and g.kind in ('first-contact', 'director', 'deputy') and g.revoked_at is null
  join app.case_file c on c.tenant_id = g.tenant_id and c.case_id = g.file_id and c.state = 'closed' and g.grant_id in (c.lead_grant_id, c.deputy_grant_id)
  join app.access_grant lead on lead.tenant_id = c.tenant_id and lead.grant_id = c.lead_grant_id
  join app.access_grant deputy on deputy.tenant_id = c.tenant_id and deputy.grant_id = c.deputy_grant_id
 where not exists (select from authz.conflict_of_interest k where k.professional_id = me.professional_id and k.file_id = c.case_id and k.lifted_at is null);
comment on view authz.team_closed_case is '@rule Which closed cases the team manager may give to somebody else, once nobody is there.';

-- Closed cases without a keeper, by their numbers alone: first those with a day of aftercare to come, by that day.
create function authz.team_unkept()
  returns table (reference text, version integer, frame text, frame_title text, lead_role text, lead uuid, lead_label text, deputy uuid, deputy_label text, needs text, aftercare_on date)
  language sql stable security definer set search_path = pg_catalog
as $$
  select t.reference, t.version, f.code, f.title, t.lead_role, l.public_id, l.label, d.public_id, d.label,
         case when l.valid_to <= now() then 'lead-without-function'
              when exists (select from authz.conflict_of_interest k where k.professional_id = l.professional_id and k.file_id = t.case_id and k.lifted_at is null) then 'lead-with-conflict'
              else 'lead-away' end,
         due.next_on
    from authz.team_closed_case t
    join app.frame f on f.frame_id = t.frame_id
    join app.held_function l on l.held_function_id = t.lead_held_function_id
    join app.held_function d on d.held_function_id = t.deputy_held_function_id
    left join lateral (select min(a.due_on) as next_on from app.aftercare a where a.tenant_id = t.tenant_id and a.case_id = t.case_id and a.state = 'due') due on true
   where not authz.has_keeper(t.tenant_id, t.case_id)
   order by due.next_on, t.reference
$$;

-- Who is about to be appointed, locked: whoever ends their function in the same moment waits, or has come first. In one order, and
-- before the case, since the end of a function goes on to cases.
create function authz.hold_functions(of_held_functions uuid[]) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare one bigint;
begin
  -- each by its own key: as a list of keys all functions of everybody would be read
  for one in
    select h.held_function_id from unnest(of_held_functions) wanted (id)
     cross join lateral (select f.held_function_id from app.held_function f where f.public_id = wanted.id limit 1) h order by h.held_function_id
  loop
    perform 1 from app.held_function h where h.held_function_id = one for share;
  end loop;
end $$;

-- As before; and the function is still held when the lock is there, which may be later than the moment this began.
do $$
declare
  body text;
  change record;
begin
  for change in
    select * from (values
      ('authz.give_appointment(bigint,text,uuid,bigint)',
       'h.valid_from <= now() and (h.valid_to is null or now() < h.valid_to);',
       'h.valid_from <= now() and (h.valid_to is null or clock_timestamp() < h.valid_to) for share;'),
      ('authz.appoint(uuid,integer,text,uuid)',
       'if decided.case_id is null then perform authz.refuse(''not-found''); end if;',
       'if decided.case_id is null then perform authz.refuse(''not-found''); end if;
  perform authz.hold_functions(array[to_held_function]);'),
      ('authz.open_case_file(uuid,integer,jsonb)',
       'lead_id := authz.give_appointment(',
       'perform authz.hold_functions(array[(opening ->> ''leadHeldFunction'')::uuid, (opening ->> ''deputyHeldFunction'')::uuid]);
  lead_id := authz.give_appointment('),
      -- the team manager is asked where something can be done: of a closed case only when nobody is left for its aftercare
      ('authz.record_conflict(uuid,text)',
       'and g.professional_id = who.professional_id) then',
       'and g.professional_id = who.professional_id)
     and (target.state = ''open'' or authz.waits_for_keeper(target.tenant_id, target.case_id)) then'),
      ('authz.answer_invitation(uuid,boolean)',
       '  else
    insert into app.notice',
       '  elsif authz.waits_for_keeper(target.tenant_id, target.file_id)
     or exists (select from app.case_file c where c.tenant_id = target.tenant_id and c.case_id = target.file_id and c.state = ''open'') then
    insert into app.notice'),
      ('authz.declare_involvement(uuid,timestamp with time zone)',
       'authz.who_keeps(target.tenant_id, target.case_id) is null
                    and exists (select from app.aftercare a where a.tenant_id = target.tenant_id and a.case_id = target.case_id and a.state = ''due'')',
       'authz.waits_for_keeper(target.tenant_id, target.case_id)'),
      ('authz.tell_of_cases_without(bigint)',
       'exists (select from app.aftercare a where a.tenant_id = c.tenant_id and a.case_id = c.case_id and a.state = ''due'')',
       'authz.waits_for_keeper(c.tenant_id, c.case_id)')) as t (name, was, becomes)
  loop
    body := pg_get_functiondef(change.name::regprocedure);
    if position(change.was in body) = 0 then raise exception '% has changed', change.name; end if;
    execute replace(body, change.was, change.becomes);
  end loop;
end $$;

-- As before; a closed case is passed on where nobody is there. Then who comes is asked for a private tie anew, which is also how
-- they are told; of whoever stays as one of the two it is known.
create or replace function authz.take_over_one(case_reference text, expected_version integer, to_lead uuid, to_deputy uuid, because text) returns void
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
  select c.* into target from app.case_file c where c.tenant_id = me.tenant_id and c.reference = case_reference for update;
  if not coalesce(case target.state when 'open' then exists (select from authz.team_case t where t.case_id = target.case_id)
                                    when 'closed' then exists (select from authz.team_closed_case t where t.case_id = target.case_id) end, false) then
    perform authz.refuse('not-found');
  end if;
  if target.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  if target.state = 'closed' and authz.has_keeper(target.tenant_id, target.case_id) then perform authz.refuse('not-found'); end if;
  select g.* into strict lead from app.access_grant g where g.tenant_id = target.tenant_id and g.grant_id = target.lead_grant_id;
  select g.* into strict deputy from app.access_grant g where g.tenant_id = target.tenant_id and g.grant_id = target.deputy_grant_id;
  select h.* into new_lead from app.held_function h where h.public_id = to_lead and h.tenant_id = me.tenant_id and h.organisation_id = me.organisation_id and (h.valid_to is null or clock_timestamp() < h.valid_to);
  select h.* into new_deputy from app.held_function h where h.public_id = to_deputy and h.tenant_id = me.tenant_id and h.organisation_id = me.organisation_id and (h.valid_to is null or clock_timestamp() < h.valid_to);
  if new_lead.held_function_id is null or new_deputy.held_function_id is null then perform authz.refuse('colleague-not-eligible'); end if;
  if new_lead.professional_id = new_deputy.professional_id then perform authz.refuse('lead-is-deputy'); end if;
  -- who stays as one of the two of a closed case can be there: nobody else is asked once somebody was named
  if target.state = 'closed' and exists (select from authz.conflict_of_interest k where k.professional_id in (new_lead.professional_id, new_deputy.professional_id)
                                            and k.file_id = target.case_id and k.lifted_at is null) then
    perform authz.refuse('colleague-not-eligible');
  end if;
  lead_grant := lead.grant_id;
  deputy_grant := deputy.grant_id;
  if new_lead.held_function_id <> lead.held_function_id then
    lead_grant := authz.give_appointment(target.case_id, target.lead_role, to_lead, me.held_function_id);
  end if;
  if new_deputy.held_function_id <> deputy.held_function_id then
    deputy_grant := authz.give_appointment(target.case_id, 'deputy', to_deputy, me.held_function_id);
  end if;
  if lead_grant = lead.grant_id and deputy_grant = deputy.grant_id then perform authz.refuse('already-done'); end if;
  if target.state = 'closed' then
    update app.access_grant g set reason = 'Doet de nazorg van deze afgeronde casus' where g.grant_id in (lead_grant, deputy_grant) and g.grant_id not in (lead.grant_id, deputy.grant_id);
  end if;
  -- who already works on the case has said before that there is no private tie
  update app.access_grant g set accepted_at = now()
   where g.grant_id in (lead_grant, deputy_grant) and g.accepted_at is null
     and exists (select from app.access_grant e where e.professional_id = g.professional_id and e.file_id = g.file_id and e.accepted_at is not null and e.revoked_at is null and e.grant_id <> g.grant_id
                    and (target.state = 'open' or e.grant_id in (lead.grant_id, deputy.grant_id)));
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

-- As before; all who are named are held first, for all cases at once.
do $$
declare
  body text := pg_get_functiondef('authz.take_over(jsonb,text)'::regprocedure);
  first_line text := 'if not exists (select from authz.team_i_manage()) then perform authz.refuse(''not-found''); end if;';
begin
  if position(first_line in body) = 0 then raise exception 'take_over has changed'; end if;
  execute replace(body, first_line, first_line || '
  perform authz.hold_functions(array(select (x ->> k)::uuid from jsonb_array_elements(choices) x, unnest(array[''lead'', ''deputy'']) k));');
end $$;

-- An appointment in a closed case is made where nobody is there, and otherwise refused as everything is.
create function authz.appointed_in_closed_case() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
declare found_state text;
begin
  select c.state into found_state from app.case_file c where c.tenant_id = new.tenant_id and c.case_id = new.file_id for key share;
  if found_state = 'closed' and authz.has_keeper(new.tenant_id, new.file_id) then perform authz.refuse('case-closed'); end if;
  return new;
end $$;

-- As before; a closed case may pass into other hands, and into nothing less than two appointments to it that stand. All that it
-- says stays as it is.
create or replace function authz.closed_stays_closed() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  found_state text;
  hands constant text[] := '{lead_grant_id,deputy_grant_id,lead_professional_id,version,changed_at,changed_by}';
begin
  if tg_table_name = 'scope' then
    select c.state into found_state from app.case_file c
     where c.tenant_id = new.tenant_id and c.case_id = (to_jsonb(new) ->> 'file_id')::bigint for key share;
    if found_state = 'closed' then perform authz.refuse('case-closed'); end if;
  elsif to_jsonb(old) ->> 'state' = 'closed' and to_jsonb(new) ->> 'state' = 'closed' then
    if to_jsonb(old) - hands <> to_jsonb(new) - hands
       or (to_jsonb(old) ->> 'lead_grant_id', to_jsonb(old) ->> 'deputy_grant_id') = (to_jsonb(new) ->> 'lead_grant_id', to_jsonb(new) ->> 'deputy_grant_id')
       or (select count(distinct g.professional_id) from app.access_grant g
            where g.tenant_id = new.tenant_id and g.file_id = (to_jsonb(new) ->> 'case_id')::bigint and g.revoked_at is null
              and (g.grant_id = (to_jsonb(new) ->> 'lead_grant_id')::bigint and g.kind = to_jsonb(new) ->> 'lead_role' and g.professional_id = (to_jsonb(new) ->> 'lead_professional_id')::bigint
                   or g.grant_id = (to_jsonb(new) ->> 'deputy_grant_id')::bigint and g.kind = 'deputy')) <> 2 then
      perform authz.refuse('case-closed');
    end if;
  end if;
  return new;
end $$;

-- The days of aftercare go to who keeps the closed case now: to the new lead at once where nobody has begun, and again when one of
-- the two begins.
create function authz.aftercare_follows() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  of_case bigint := case tg_table_name when 'case_file' then (to_jsonb(new) ->> 'case_id')::bigint else (to_jsonb(new) ->> 'file_id')::bigint end;
  keeper bigint := coalesce(authz.who_keeps(new.tenant_id, of_case), (to_jsonb(new) ->> 'lead_professional_id')::bigint);
begin
  update app.aftercare a set owner_professional_id = keeper
   where a.tenant_id = new.tenant_id and a.case_id = of_case and a.state = 'due' and a.owner_professional_id <> keeper;
  return null;
end $$;

-- What the team manager was asked of a case that was open then is no question once it is closed and somebody is there; opened
-- again, it is one.
create function authz.ask_again_for_lead() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  if new.state = 'closed' then
    update app.notice n set done_at = now()
     where n.tenant_id = new.tenant_id and n.function = 'team-manager' and n.subject = new.reference and n.kind in ('lead-without-function', 'lead-with-conflict') and n.done_at is null
       and not authz.waits_for_keeper(new.tenant_id, new.case_id);
  else
    insert into app.notice (tenant_id, function, kind, subject, due_on)
    select distinct new.tenant_id, 'team-manager', x.kind, new.reference, authz.today()
      from app.access_grant g
      join app.held_function h on h.held_function_id = g.held_function_id
     cross join lateral (
       select 'lead-without-function' as kind where h.valid_to <= now()
       union all
       select 'lead-with-conflict' where exists (select from authz.conflict_of_interest k where k.professional_id = g.professional_id and k.file_id = new.case_id and k.lifted_at is null)) x
     where g.tenant_id = new.tenant_id and g.grant_id in (new.lead_grant_id, new.deputy_grant_id)
    on conflict (tenant_id, function, kind, subject) where done_at is null do nothing;
  end if;
  return null;
end $$;

-- what was asked already and needs nobody
update app.notice n set done_at = now()
  from app.case_file c
 where c.tenant_id = n.tenant_id and c.reference = n.subject and c.state = 'closed' and n.function = 'team-manager'
   and n.kind in ('lead-without-function', 'lead-with-conflict') and n.done_at is null and not authz.waits_for_keeper(c.tenant_id, c.case_id);

grant execute on function authz.team_unkept() to app_web;
grant execute on function authz.appointed_in_closed_case(), authz.aftercare_follows(), authz.ask_again_for_lead() to app_owner;

set local role app_owner;
drop trigger only_in_open_case on app.access_grant;
create trigger only_in_open_case before insert on app.access_grant for each row when (new.kind = 'team') execute function authz.only_in_open_case();
create trigger appointed_in_closed_case before insert on app.access_grant for each row when (new.kind in ('first-contact', 'director', 'deputy'))
  execute function authz.appointed_in_closed_case();
create trigger aftercare_follows after update of lead_grant_id, deputy_grant_id on app.case_file for each row
  when (new.state = 'closed' and (old.lead_grant_id <> new.lead_grant_id or old.deputy_grant_id <> new.deputy_grant_id)) execute function authz.aftercare_follows();
create trigger aftercare_follows after update of accepted_at on app.access_grant for each row
  when (old.accepted_at is null and new.accepted_at is not null and new.kind in ('first-contact', 'director', 'deputy')) execute function authz.aftercare_follows();
create trigger ask_again_for_lead after update of state on app.case_file for each row when (old.state <> new.state) execute function authz.ask_again_for_lead();
