-- Who tells the parents of a case, and when, is a task until somebody says that it was done. And what a closed case still asks while
-- its lead is away stands with the other one of the two as well.
set local role app_owner;

-- The day by which whoever leads the case tells the parents; null once told, and while it is decided that they hear it later.
alter table app.case_file add column tell_by date;
grant update (parents_informed, parents_informed_on, tell_by) on app.case_file to app_web;
create index case_file_to_tell on app.case_file (lead_professional_id, tell_by, public_id) where tell_by is not null and state = 'open';

-- The other one of the two who hold the case: has the line as well on the days on which its owner is noted as away.
alter table app.aftercare
  add column stand_in_professional_id bigint,
  add foreign key (tenant_id, stand_in_professional_id) references app.professional (tenant_id, professional_id);
create index aftercare_stand_in on app.aftercare (stand_in_professional_id, owner_professional_id, due_on, public_id) where state = 'due';
alter table app.case_closing
  add column stand_in_professional_id bigint,
  add foreign key (tenant_id, stand_in_professional_id) references app.professional (tenant_id, professional_id);
create index case_closing_stand_in on app.case_closing (stand_in_professional_id, dispute_professional_id, read_on, public_id)
  where dispute_professional_id is not null;

set local role authz_owner;

-- A plan becomes a task when the case opens. Afterwards a day that has come says that it was done, and one ahead that it is planned.
create function authz.take_tell_by() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  if tg_op = 'INSERT' then
    if new.parents_informed = 'by-first-contact' then new.tell_by := new.parents_informed_on; end if;
  elsif new.tell_by is not distinct from old.tell_by then
    new.tell_by := case when new.parents_informed = 'by-first-contact' and new.parents_informed_on > authz.today() then new.parents_informed_on end;
  end if;
  return new;
end $$;

-- Who of the two is not the owner.
create function authz.take_stand_in() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
declare owner bigint := (to_jsonb(new) ->> tg_argv[0])::bigint;
begin
  new.stand_in_professional_id := (
    select g.professional_id
      from app.case_file c join app.access_grant g on g.tenant_id = c.tenant_id and g.grant_id in (c.lead_grant_id, c.deputy_grant_id)
     where c.tenant_id = new.tenant_id and c.case_id = new.case_id and g.professional_id <> owner limit 1);
  return new;
end $$;

-- Colleagues who are away today and have work of a closed case in which the reader stands in for them.
create function authz.stand_in_for() returns table (professional_id bigint)
  language sql stable security definer rows 5 set search_path = pg_catalog
as $$
  select distinct h.professional_id
    from authz.reader() me
    join app.absence a on a.tenant_id = me.tenant_id and a.ended_at is null and coalesce(a.away_until, 'infinity'::date) >= authz.today() and a.away_from <= authz.today()
    join app.held_function h on h.held_function_id = a.held_function_id
   where exists (select from app.aftercare n where n.stand_in_professional_id = me.professional_id and n.owner_professional_id = h.professional_id and n.state = 'due')
      or exists (select from app.case_closing k where k.stand_in_professional_id = me.professional_id and k.dispute_professional_id = h.professional_id)
$$;

-- As before; when only the one who stands in changes, that is followed as well.
create or replace function authz.aftercare_follows() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  of_case bigint := case tg_table_name when 'case_file' then (to_jsonb(new) ->> 'case_id')::bigint else (to_jsonb(new) ->> 'file_id')::bigint end;
  keeper bigint := coalesce(authz.who_keeps(new.tenant_id, of_case), (to_jsonb(new) ->> 'lead_professional_id')::bigint);
begin
  -- without anybody who begins, whose it is stays as it was
  update app.aftercare a set owner_professional_id = coalesce(keeper, a.owner_professional_id)
   where a.tenant_id = new.tenant_id and a.case_id = of_case and a.state = 'due';
  -- who read it when nobody was there left nobody to answer
  update app.case_closing k set dispute_professional_id = keeper
   where k.tenant_id = new.tenant_id and k.case_id = of_case and k.withdrawn is null and k.reading = 'disagreed' and k.kept_because is null;
  return null;
end $$;

-- Any letter to the last parent does it while it has not been said, also on or after the day that was planned.
do $$
declare
  body text;
  change record;
begin
  for change in
    select * from (values
      ('authz.send_letter(uuid,integer,date,boolean)',
       'or target.parents_informed_on > on_day)',
       'or target.parents_informed_on > on_day or target.tell_by is not null)'),
      ('authz.send_letter(uuid,integer,date,boolean)',
       'parents_informed_on = on_day, version',
       'parents_informed_on = on_day, tell_by = null, version'),
      ('authz.undo_sending(uuid,integer)',
       'parents_informed_on = letter.informed_on_before, version',
       'parents_informed_on = letter.informed_on_before, tell_by = case letter.informed_before when ''by-first-contact'' then letter.informed_on_before end, version'),
      ('authz.inform_later(uuid,uuid,text,text,date)',
       'target.parents_informed_on <= authz.today() then',
       'target.parents_informed_on <= authz.today() and target.tell_by is null then'),
      ('authz.inform_later(uuid,uuid,text,text,date)',
       'parents_postponed_because = inform_later.because',
       'parents_postponed_because = inform_later.because, tell_by = null')) as t (name, was, becomes)
  loop
    body := pg_get_functiondef(change.name::regprocedure);
    if position(change.was in body) = 0 then raise exception '% has changed', change.name; end if;
    execute replace(body, change.was, change.becomes);
  end loop;
end $$;

grant execute on function authz.stand_in_for() to app_web;
grant execute on function authz.take_tell_by(), authz.take_stand_in() to app_owner;

-- What runs already. Of the cases that are open, where no letter said it and nobody else did, it is asked.
update app.case_file c set tell_by = c.parents_informed_on
 where c.state = 'open' and c.parents_informed = 'by-first-contact'
   and not exists (select from app.letter l where l.tenant_id = c.tenant_id and l.case_id = c.case_id and l.informed_before is not null);
update app.aftercare n set stand_in_professional_id = (
  select g.professional_id from app.case_file c join app.access_grant g on g.tenant_id = c.tenant_id and g.grant_id in (c.lead_grant_id, c.deputy_grant_id)
   where c.tenant_id = n.tenant_id and c.case_id = n.case_id and g.professional_id <> n.owner_professional_id limit 1)
 where n.state = 'due';
update app.case_closing k set stand_in_professional_id = (
  select g.professional_id from app.case_file c join app.access_grant g on g.tenant_id = c.tenant_id and g.grant_id in (c.lead_grant_id, c.deputy_grant_id)
   where c.tenant_id = k.tenant_id and c.case_id = k.case_id and g.professional_id <> k.dispute_professional_id limit 1)
 where k.dispute_professional_id is not null;

set local role app_owner;
create trigger take_tell_by before insert on app.case_file for each row execute function authz.take_tell_by();
create trigger retake_tell_by before update of parents_informed, parents_informed_on on app.case_file for each row
  when (old.parents_informed <> new.parents_informed or old.parents_informed_on <> new.parents_informed_on) execute function authz.take_tell_by();
drop trigger stop_family on app.case_file;
create trigger stop_family after update of parents_informed, parents_informed_on, tell_by on app.case_file for each row
  when (old.parents_informed <> new.parents_informed or old.parents_informed_on <> new.parents_informed_on or old.tell_by is distinct from new.tell_by)
  execute function authz.settle_stop('family-informed');
-- after the triggers that say whose it is, which come first by their name
create trigger take_stand_in before insert or update of owner_professional_id on app.aftercare for each row execute function authz.take_stand_in('owner_professional_id');
create trigger take_stand_in before insert or update of dispute_professional_id on app.case_closing for each row execute function authz.take_stand_in('dispute_professional_id');
