-- A case of which nobody is there, and of which no team manager could know: because the organisation takes no part any more or has
-- no team manager, or because director and deputy are both away. It falls to a team manager of the controller's own parts, who sees
-- its number and gives it to two others; where there is none, the privacy officer is told that nobody can.
set local role app_owner;
-- who is away now or later, of one controller: never more than its staff
create index absence_running on app.absence (tenant_id, (coalesce(away_until, 'infinity'::date))) where ended_at is null;

set local role authz_owner;

-- Whether somebody is there for a case: one of the two holds the function and has no tie. Who was invited and has not answered is
-- there. Who is away is not, as long as there is work: the case is open, or a day of aftercare is to come. By the clock, as a
-- function may have ended after this act began.
create or replace function authz.has_keeper(of_tenant integer, of_case bigint) returns boolean
  language sql stable security definer cost 1000 set search_path = pg_catalog
as $$
  select exists (
    select from app.case_file c
      join app.access_grant g on g.tenant_id = c.tenant_id and g.grant_id in (c.lead_grant_id, c.deputy_grant_id)
      join app.held_function h on h.tenant_id = g.tenant_id and h.held_function_id = g.held_function_id and (h.valid_to is null or clock_timestamp() < h.valid_to)
     where c.tenant_id = of_tenant and c.case_id = of_case and g.revoked_at is null
       and not exists (select from authz.conflict_of_interest k where k.professional_id = g.professional_id and k.file_id = of_case and k.lifted_at is null)
       and not (exists (select from app.absence a where a.held_function_id = h.held_function_id and a.ended_at is null and authz.today() between a.away_from and coalesce(a.away_until, authz.today()))
                and (c.state = 'open' or exists (select from app.aftercare a where a.tenant_id = of_tenant and a.case_id = of_case and a.state = 'due'))))
$$;

-- Which team managers can name somebody for a case: those of the organisations of the two who hold it; where there is none without a
-- tie, those of the controller's own parts. `leaving`: as it would be without that organisation.
create function authz.who_reassigns(of_tenant integer, of_case bigint, leaving bigint) returns table (held_function_id bigint, organisation_id bigint, own boolean)
  language sql stable security definer rows 2 set search_path = pg_catalog
as $$
  with managers as (
    select m.held_function_id, m.organisation_id,
           exists (select from app.case_file c
                     join app.access_grant g on g.tenant_id = c.tenant_id and g.grant_id in (c.lead_grant_id, c.deputy_grant_id)
                     join app.held_function h on h.held_function_id = g.held_function_id and h.organisation_id = m.organisation_id
                    where c.tenant_id = of_tenant and c.case_id = of_case) as own,
           o.is_controller
      from app.held_function m
      join app.organisation o on o.tenant_id = m.tenant_id and o.organisation_id = m.organisation_id
     where m.tenant_id = of_tenant and m.function = 'team-manager' and m.valid_from <= now() and (m.valid_to is null or now() < m.valid_to)
       and m.organisation_id is distinct from leaving
       and not exists (select from authz.conflict_of_interest k where k.professional_id = m.professional_id and k.file_id = of_case and k.lifted_at is null))
  select m.held_function_id, m.organisation_id, m.own from managers m
   where m.own or (m.is_controller and not exists (select from managers x where x.own))
$$;

-- Cases of a controller of which nobody is there: open, or closed with a day of aftercare to come. It starts from what was asked and
-- from who is away today, never from all cases.
create function authz.cases_without(of_tenant integer) returns table (case_id bigint)
  language sql stable security definer rows 5 set search_path = pg_catalog
as $$
  select c.case_id
    from (select c.case_id
            from app.notice n join app.case_file c on c.tenant_id = n.tenant_id and c.reference = n.subject
           where n.tenant_id = of_tenant and n.function = 'team-manager' and n.done_at is null and n.kind in ('lead-without-function', 'lead-with-conflict')
          union
          select g.file_id
            from app.absence a
            join app.access_grant g on g.held_function_id = a.held_function_id and g.kind in ('first-contact', 'director', 'deputy') and g.revoked_at is null
           where a.tenant_id = of_tenant and a.ended_at is null and coalesce(a.away_until, 'infinity'::date) >= authz.today() and a.away_from <= authz.today()) x
    join app.case_file c on c.tenant_id = of_tenant and c.case_id = x.case_id
   where (c.state = 'open' or c.state = 'closed' and exists (select from app.aftercare a where a.tenant_id = of_tenant and a.case_id = c.case_id and a.state = 'due'))
     and not authz.has_keeper(of_tenant, c.case_id)
$$;

-- Those that fall to the manager who acts, because nobody of the organisations of the two can: number and hands alone.
create view authz.fallen_case with (security_invoker, security_barrier) as
select c.tenant_id, c.case_id, c.reference, c.version, c.frame_id, c.lead_role, c.next_look_back_on, c.state, lead.held_function_id as lead_held_function_id,
       deputy.held_function_id as deputy_held_function_id, lead.professional_id as lead_professional_id, deputy.professional_id as deputy_professional_id
  from authz.team_i_manage() me
 cross join lateral authz.cases_without(me.tenant_id) w
  join app.case_file c on c.tenant_id = me.tenant_id and c.case_id = w.case_id
  join app.access_grant lead on lead.tenant_id = c.tenant_id and lead.grant_id = c.lead_grant_id
  join app.access_grant deputy on deputy.tenant_id = c.tenant_id and deputy.grant_id = c.deputy_grant_id
 where exists (select from authz.who_reassigns(c.tenant_id, c.case_id, null) r where r.held_function_id = me.held_function_id and not r.own);
comment on view authz.fallen_case is '@rule Which cases of another organisation a team manager of the controller may give to somebody else.';

create or replace view authz.team_case with (security_invoker, security_barrier) as
select c.tenant_id, c.case_id, c.reference, c.version, c.frame_id, c.lead_role, c.next_look_back_on, lead.held_function_id as lead_held_function_id,
       deputy.held_function_id as deputy_held_function_id, lead.professional_id as lead_professional_id, deputy.professional_id as deputy_professional_id
  from authz.team_i_manage() me
  join app.held_function h on h.tenant_id = me.tenant_id and h.organisation_id = me.organisation_id
  join app.access_grant g on g.held_function_id = h.held_function_id and g.kind in ('first-contact', 'director', 'deputy') and g.revoked_at is null
  join app.case_file c on c.tenant_id = g.tenant_id and c.case_id = g.file_id and c.state = 'open' and g.grant_id in (c.lead_grant_id, c.deputy_grant_id)
  join app.access_grant lead on lead.tenant_id = c.tenant_id and lead.grant_id = c.lead_grant_id
  join app.access_grant deputy on deputy.tenant_id = c.tenant_id and deputy.grant_id = c.deputy_grant_id
 where not exists (select from authz.conflict_of_interest k where k.professional_id = me.professional_id and k.file_id = c.case_id and k.lifted_at is null)
union all
select f.tenant_id, f.case_id, f.reference, f.version, f.frame_id, f.lead_role, f.next_look_back_on, f.lead_held_function_id, f.deputy_held_function_id,
       f.lead_professional_id, f.deputy_professional_id
  from authz.fallen_case f where f.state = 'open';

create or replace view authz.team_closed_case with (security_invoker, security_barrier) as
select distinct c.tenant_id, c.case_id, c.reference, c.version, c.frame_id, c.lead_role, lead.held_function_id as lead_held_function_id,
       deputy.held_function_id as deputy_held_function_id
  from authz.team_i_manage() me
  join app.held_function h on h.tenant_id = me.tenant_id and h.organisation_id = me.organisation_id
  join app.access_grant g on g.held_function_id = h.held_function_id and g.kind in ('first-contact', 'director', 'deputy') and g.revoked_at is null
  join app.case_file c on c.tenant_id = g.tenant_id and c.case_id = g.file_id and c.state = 'closed' and g.grant_id in (c.lead_grant_id, c.deputy_grant_id)
  join app.access_grant lead on lead.tenant_id = c.tenant_id and lead.grant_id = c.lead_grant_id
  join app.access_grant deputy on deputy.tenant_id = c.tenant_id and deputy.grant_id = c.deputy_grant_id
 where not exists (select from authz.conflict_of_interest k where k.professional_id = me.professional_id and k.file_id = c.case_id and k.lifted_at is null)
union all
select f.tenant_id, f.case_id, f.reference, f.version, f.frame_id, f.lead_role, f.lead_held_function_id, f.deputy_held_function_id
  from authz.fallen_case f where f.state = 'closed';

drop function authz.team_cases(uuid);
-- As before, and those of which both are away; `elsewhere` is the organisation of a case that fell to the manager.
create function authz.team_cases(of_held_function uuid)
  returns table (reference text, version integer, frame text, frame_title text, lead_role text, lead uuid, lead_label text, deputy uuid, deputy_label text, needs text, elsewhere text)
  language sql stable security definer set search_path = pg_catalog
as $$
  with without as materialized (select w.case_id from authz.team_i_manage() me cross join lateral authz.cases_without(me.tenant_id) w)
  select distinct t.reference, t.version, f.code, f.title, t.lead_role, l.public_id, l.label, d.public_id, d.label,
         coalesce(n.kind, case when t.case_id in (select w.case_id from without w) then 'lead-away' end),
         case when me.organisation_id not in (l.organisation_id, d.organisation_id) then o.name end
    from authz.team_i_manage() me
   cross join authz.team_case t
    join app.frame f on f.frame_id = t.frame_id
    join app.held_function l on l.held_function_id = t.lead_held_function_id
    join app.held_function d on d.held_function_id = t.deputy_held_function_id
    join app.organisation o on o.tenant_id = t.tenant_id and o.organisation_id = l.organisation_id
    left join lateral (
      select n.kind from app.notice n where n.tenant_id = t.tenant_id and n.function = 'team-manager' and n.subject = t.reference and n.done_at is null
         and n.kind in ('lead-without-function', 'lead-with-conflict') order by n.kind desc limit 1) n on true
   where case when of_held_function is null then n.kind is not null or t.case_id in (select w.case_id from without w)
              else of_held_function in (l.public_id, d.public_id) end
   order by t.reference
$$;

drop function authz.team_unkept();
create function authz.team_unkept()
  returns table (reference text, version integer, frame text, frame_title text, lead_role text, lead uuid, lead_label text, deputy uuid, deputy_label text, needs text, elsewhere text, aftercare_on date)
  language sql stable security definer set search_path = pg_catalog
as $$
  select t.reference, t.version, f.code, f.title, t.lead_role, l.public_id, l.label, d.public_id, d.label,
         case when l.valid_to <= now() then 'lead-without-function'
              when exists (select from authz.conflict_of_interest k where k.professional_id = l.professional_id and k.file_id = t.case_id and k.lifted_at is null) then 'lead-with-conflict'
              else 'lead-away' end,
         case when me.organisation_id not in (l.organisation_id, d.organisation_id) then o.name end,
         due.next_on
    from authz.team_i_manage() me
   cross join authz.team_closed_case t
    join app.frame f on f.frame_id = t.frame_id
    join app.held_function l on l.held_function_id = t.lead_held_function_id
    join app.held_function d on d.held_function_id = t.deputy_held_function_id
    join app.organisation o on o.tenant_id = t.tenant_id and o.organisation_id = l.organisation_id
    left join lateral (select min(a.due_on) as next_on from app.aftercare a where a.tenant_id = t.tenant_id and a.case_id = t.case_id and a.state = 'due') due on true
   where not authz.has_keeper(t.tenant_id, t.case_id)
   order by due.next_on, t.reference
$$;

-- What stands in Mijn werk of cases without anybody, as it is today: it comes with the day and goes when somebody is back, the days
-- are changed or the case is given. For the team manager those of which both are away (the rest is a notice already); for the
-- privacy officer those that no team manager can give to anybody. A number, and no id by which anything opens.
create function authz.without_anybody() returns table (public_id uuid, kind text, subject text, due_on date)
  language sql stable security definer set search_path = pg_catalog
as $$
  select overlay(overlay(md5(concat(x.kind, c.reference)) placing '8' from 13) placing '8' from 17)::uuid, x.kind, c.reference, coalesce(away.since, authz.today())
    from authz.reader() me
   cross join lateral authz.cases_without(me.tenant_id) w
    join app.case_file c on c.tenant_id = me.tenant_id and c.case_id = w.case_id
   cross join lateral (
     select 'lead-and-deputy-away' as kind
      where me.function = 'team-manager' and c.state = 'open'
        and exists (select from authz.who_reassigns(c.tenant_id, c.case_id, null) r where r.held_function_id = me.held_function_id)
        and not exists (select from app.notice n where n.tenant_id = c.tenant_id and n.function = 'team-manager' and n.subject = c.reference and n.done_at is null
                           and n.kind in ('lead-without-function', 'lead-with-conflict'))
     union all
     select 'nobody-reassigns'
      where me.function = 'privacy-officer'
        and not exists (select from authz.conflict_of_interest k where k.professional_id = me.professional_id and k.file_id = c.case_id and k.lifted_at is null)
        and not exists (select from authz.who_reassigns(c.tenant_id, c.case_id, null))) x
    left join lateral (
      -- the day on which the second of the two went
      select max(a.away_from) as since
        from app.access_grant g
        join app.absence a on a.held_function_id = g.held_function_id and a.ended_at is null and authz.today() between a.away_from and coalesce(a.away_until, authz.today())
       where g.tenant_id = c.tenant_id and g.grant_id in (c.lead_grant_id, c.deputy_grant_id)) away on true
   where me.function in ('team-manager', 'privacy-officer')
   order by 4, 3 limit 25
$$;

-- As before. The cases are locked first, in one order: of two whose functions end in the same moment the second knows of the first.
create or replace function authz.tell_of_cases_without(ended_held_function bigint) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  perform 1 from app.case_file c
    where (c.tenant_id, c.case_id) in (select g.tenant_id, g.file_id from app.access_grant g where g.held_function_id = ended_held_function and g.kind in ('first-contact', 'director', 'deputy')
                                      and g.revoked_at is null)
    order by c.case_id for no key update;
  insert into app.notice (tenant_id, function, kind, subject, due_on)
  select c.tenant_id, 'team-manager', 'lead-without-function', c.reference, authz.today()
    from app.access_grant g
    join app.case_file c on c.tenant_id = g.tenant_id and c.case_id = g.file_id and g.grant_id in (c.lead_grant_id, c.deputy_grant_id)
   where g.held_function_id = ended_held_function
     and (c.state = 'open' or c.state = 'closed' and authz.waits_for_keeper(c.tenant_id, c.case_id))
  on conflict (tenant_id, function, kind, subject) where done_at is null do nothing;
end $$;

-- What is left without anybody when this organisation takes no part: its closed cases with aftercare to come of which nobody elsewhere
-- is there, and the cases of its people that wait already. And the organisations whose team managers are asked then; none: nobody can.
create function authz.left_without(of_tenant integer, of_organisation bigint) returns table (cases integer, asked text[])
  language sql stable security definer rows 1 set search_path = pg_catalog
as $$
  with held as materialized (
    select c.case_id
      from app.held_function h
      join app.access_grant g on g.tenant_id = h.tenant_id and g.held_function_id = h.held_function_id and g.kind in ('first-contact', 'director', 'deputy') and g.revoked_at is null
      join app.case_file c on c.tenant_id = g.tenant_id and c.case_id = g.file_id and c.state = 'closed' and g.grant_id in (c.lead_grant_id, c.deputy_grant_id)
     where h.tenant_id = of_tenant and h.organisation_id = of_organisation and h.valid_to is null
       and exists (select from app.aftercare a where a.tenant_id = c.tenant_id and a.case_id = c.case_id and a.state = 'due')
       and not exists (
         select from app.access_grant e
           join app.held_function x on x.held_function_id = e.held_function_id and x.organisation_id <> of_organisation and (x.valid_to is null or now() < x.valid_to)
          where e.tenant_id = c.tenant_id and e.grant_id in (c.lead_grant_id, c.deputy_grant_id)
            and not exists (select from authz.conflict_of_interest k where k.professional_id = e.professional_id and k.file_id = c.case_id and k.lifted_at is null)
            and not exists (select from app.absence a where a.held_function_id = x.held_function_id and a.ended_at is null and authz.today() between a.away_from and coalesce(a.away_until, authz.today())))
    union
    select w.case_id
      from authz.cases_without(of_tenant) w
      join app.case_file c on c.tenant_id = of_tenant and c.case_id = w.case_id
      join app.access_grant g on g.tenant_id = c.tenant_id and g.grant_id in (c.lead_grant_id, c.deputy_grant_id)
      join app.held_function h on h.held_function_id = g.held_function_id and h.organisation_id = of_organisation)
  select (select count(*)::integer from held),
         array(select distinct o.name from held cross join lateral authz.who_reassigns(of_tenant, held.case_id, of_organisation) r
                 join app.organisation o on o.tenant_id = of_tenant and o.organisation_id = r.organisation_id order by 1)
$$;

drop function authz.organisations(uuid);
-- As before, with what is left without anybody and who is asked then.
create function authz.organisations(only_one uuid)
  returns table (organisation_public_id uuid, code text, name text, kind text, is_controller boolean, is_mine boolean, since date, ended_on date, functions integer,
                 people integer, at_desk integer, cases integer, leads integer, aftercare integer, without integer, asked text[], version integer)
  language sql stable security definer set search_path = pg_catalog
as $$
  select o.public_id, o.code, o.name, o.kind, o.is_controller, o.organisation_id = me.organisation_id, o.since, o.ended_on, coalesce(held.functions, 0), coalesce(held.people, 0),
         touched.at_desk, touched.cases, touched.leads, touched.aftercare, gone.cases, gone.asked, o.version
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
    left join lateral (select w.cases, w.asked from authz.left_without(o.tenant_id, o.organisation_id) w where only_one is not null offset 0) gone on true
   where me.function = 'application-manager' and (only_one is null or o.public_id = only_one)
   order by o.ended_on is not null, o.name, o.organisation_id
$$;

-- As before; the cases are locked in one order before the functions end one by one.
do $$
declare
  body text := pg_get_functiondef('authz.end_organisation(uuid,integer,date,text)'::regprocedure);
  ends text := 'perform authz.end_held_function(x.held_function_id) from unnest(held) x (held_function_id);';
begin
  if position(ends in body) = 0 then raise exception 'end_organisation has changed'; end if;
  execute replace(body, ends, 'perform 1 from app.case_file c
    where (c.tenant_id, c.case_id) in (select g.tenant_id, g.file_id from app.access_grant g where g.held_function_id = any (held) and g.kind in (''first-contact'', ''director'', ''deputy'')
                                          and g.revoked_at is null)
    order by c.case_id for no key update;
  ' || ends);
end $$;

grant execute on function authz.team_cases(uuid), authz.team_unkept(), authz.without_anybody(), authz.organisations(uuid) to app_web;
