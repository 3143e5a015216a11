-- What whoever leads a case has to do stands under their name on the row itself, so that Mijn werk starts from an index by
-- date instead of reading all of their cases and sorting. Empty once the case is closed.
set local role authz_owner;

-- On insert: who leads the case of this row today.
create function authz.take_lead() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  new.lead_professional_id := (select c.lead_professional_id from app.case_file c
                                where c.tenant_id = new.tenant_id and c.case_id = new.case_id and c.state = 'open');
  return new;
end $$;

-- On the case: its rows in the table that the trigger names go with the lead, to the successor or, at the end, to nobody.
create function authz.pass_lead() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  execute format('update app.%I set lead_professional_id = $1 where tenant_id = $2 and case_id = $3', tg_argv[0])
    using case when new.state = 'open' then new.lead_professional_id end, new.tenant_id, new.case_id;
  return null;
end $$;

-- On the case: a place that is waited for without a date of its own is looked at when the plan is.
create function authz.pass_look_back() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  update app.agreement a set case_look_back_on = new.next_look_back_on where a.tenant_id = new.tenant_id and a.case_id = new.case_id;
  return null;
end $$;

create function authz.take_look_back() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  new.case_look_back_on := (select c.next_look_back_on from app.case_file c where c.tenant_id = new.tenant_id and c.case_id = new.case_id);
  return new;
end $$;

-- A child is seen and spoken with within seven days of the opening of the case: the same day of the week, without a calendar.
create function authz.take_see_by() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  new.see_by := (select (c.opened_at at time zone 'Europe/Amsterdam')::date + 7 from app.case_file c where c.tenant_id = new.tenant_id and c.case_id = new.case_id);
  return new;
end $$;

grant execute on function authz.take_lead(), authz.pass_lead(), authz.pass_look_back(), authz.take_look_back(), authz.take_see_by() to app_owner;

set local role app_owner;
alter table app.agreement
  add column lead_professional_id bigint,
  add column case_look_back_on date;
alter table app.case_child
  add column lead_professional_id bigint,
  add column see_by date;
create index case_child_case on app.case_child (case_id);
-- the definer functions change these columns when the case changes
grant update (lead_professional_id, see_by) on app.case_child to authz_owner;

set local role authz_owner;
update app.agreement a set lead_professional_id = case when c.state = 'open' then c.lead_professional_id end, case_look_back_on = c.next_look_back_on
  from app.case_file c where c.tenant_id = a.tenant_id and c.case_id = a.case_id;
update app.case_child k set lead_professional_id = case when c.state = 'open' then c.lead_professional_id end,
       see_by = (c.opened_at at time zone 'Europe/Amsterdam')::date + 7
  from app.case_file c where c.tenant_id = k.tenant_id and c.case_id = k.case_id;
set constraints all immediate;
set constraints all deferred;
set local role app_owner;

create trigger take_lead before insert on app.agreement for each row execute function authz.take_lead();
create trigger take_look_back before insert on app.agreement for each row execute function authz.take_look_back();
create trigger take_lead before insert on app.case_child for each row execute function authz.take_lead();
create trigger take_see_by before insert on app.case_child for each row execute function authz.take_see_by();
create trigger pass_agreements after update of lead_professional_id, state on app.case_file for each row
  when (old.lead_professional_id <> new.lead_professional_id or old.state <> new.state) execute function authz.pass_lead('agreement');
create trigger pass_children after update of lead_professional_id, state on app.case_file for each row
  when (old.lead_professional_id <> new.lead_professional_id or old.state <> new.state) execute function authz.pass_lead('case_child');
create trigger pass_look_back after update of next_look_back_on on app.case_file for each row
  when (old.next_look_back_on <> new.next_look_back_on) execute function authz.pass_look_back();

-- One index for each line of Mijn werk, by whose it is and when.
create index case_child_unseen on app.case_child (lead_professional_id, see_by, public_id) where last_seen_on is null;
create index agreement_check_watched on app.agreement (watcher_professional_id, next_check_on, public_id) where state = 'open' and next_check_on is not null;
create index agreement_check_led on app.agreement (lead_professional_id, next_check_on, public_id)
  where state = 'open' and next_check_on is not null and watcher_professional_id is null;
create index agreement_check_late on app.agreement (lead_professional_id, next_check_on, public_id)
  where state = 'open' and next_check_on is not null and watcher_professional_id is not null;
create index agreement_to_bridge on app.agreement (lead_professional_id, bridge_by, public_id) where state = 'waiting' and bridge_by is not null;
create index agreement_missed on app.agreement (lead_professional_id, ((answered_at at time zone 'Europe/Amsterdam')::date + 7), public_id)
  where state = 'not-kept' and keeper_held_function_id is not null and (settled_at is null or settled_at < answered_at);
create index agreement_silent on app.agreement (lead_professional_id, due_on, public_id) where state = 'open' and keeper_held_function_id is not null;
create index agreement_waiting_led on app.agreement (lead_professional_id, (coalesce(waiting_until, look_back_on, case_look_back_on)), public_id) where state = 'waiting';
create index agreement_waiting_kept on app.agreement (keeper_professional_id, (coalesce(waiting_until, look_back_on, case_look_back_on)), public_id)
  where state = 'waiting';
drop index app.agreement_watched, app.agreement_kept_waiting;
