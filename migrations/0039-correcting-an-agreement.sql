-- What was agreed can have been written down wrongly, and a day can be agreed anew with the family. Who does what and for when is
-- corrected with a reason while it is open; what it said before stays beside it. What an organisation let pass is not corrected:
-- that it did not do it on the first day stays what happened.
set local role app_owner;

create table app.agreement_earlier (
  tenant_id integer not null,
  earlier_id bigint not null generated always as identity,
  agreement_id bigint not null,
  scope_id bigint not null,
  what text not null,
  keeper_held_function_id bigint,
  keeper_name text,
  due_on date not null,
  reason text not null,
  replaced_by bigint not null,
  replaced_at timestamptz not null default now(),
  primary key (tenant_id, earlier_id),
  foreign key (tenant_id, agreement_id) references app.agreement (tenant_id, agreement_id),
  foreign key (tenant_id, scope_id) references app.scope (tenant_id, scope_id),
  foreign key (tenant_id, keeper_held_function_id) references app.held_function (tenant_id, held_function_id),
  foreign key (tenant_id, replaced_by) references app.held_function (tenant_id, held_function_id),
  constraint one_keeper_before check ((keeper_held_function_id is null) <> (keeper_name is null))
);
comment on table app.agreement_earlier is '@personal What an agreement said before, for whom and for when, who corrected it and why. Insert-only. Retention: with the agreement.';
create index agreement_earlier_scope on app.agreement_earlier (scope_id);
create index agreement_earlier_agreement on app.agreement_earlier (tenant_id, agreement_id, earlier_id);

alter table app.agreement_earlier enable row level security;
alter table app.agreement_earlier force row level security;
create policy opened on app.agreement_earlier for select to app_web
  using ((select true from authz.my_open o where o.scope_id = agreement_earlier.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.agreement_earlier to authz_owner using (true) with check (true);
grant select on app.agreement_earlier to app_web;
grant select, insert on app.agreement_earlier to authz_owner;
create trigger only_in_open_case before insert on app.agreement_earlier for each row execute function authz.only_in_open_case();

set local role authz_owner;

-- Corrects an agreement in a part that the reader may write in. `keeper` is a function, or null when somebody of family or network
-- keeps it by name. Who keeps it already may stay, also when his or her access has ended since; a new keeper reads that part.
create function authz.correct_agreement(agreement_public_id uuid, expected_version integer, what text, keeper uuid, keeper_name text, due_on date, reason text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  old app.agreement;
  corrector bigint;
  kept_by app.held_function;
begin
  select a.* into old from app.agreement a
    join app.case_file c on c.tenant_id = a.tenant_id and c.case_id = a.case_id and c.state = 'open'
   where a.public_id = agreement_public_id
     and (select true from authz.my_open o where o.scope_id = a.scope_id and o.level >= 3 limit 1)
     for update of a;
  if old.agreement_id is null then perform authz.refuse('not-found'); end if;
  if old.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  if old.state not in ('open', 'waiting') then perform authz.refuse('already-done'); end if;
  -- the first day has passed without the organisation: that stays
  if old.keeper_held_function_id is not null and old.due_on < authz.today() then perform authz.refuse('term-out-of-bounds'); end if;
  -- only what stays as it was, of a family, may lie in the past: nobody else comes to have missed a day that was never his or hers
  if correct_agreement.due_on < authz.today() and (correct_agreement.due_on <> old.due_on or keeper is not null) then perform authz.refuse('term-out-of-bounds'); end if;
  if keeper is not null then
    select h.* into kept_by from app.held_function h
     where h.public_id = keeper and h.tenant_id = old.tenant_id
       and (h.held_function_id = old.keeper_held_function_id
            or ((h.valid_to is null or now() < h.valid_to)
                and exists (select from app.access_grant_line l
                              join app.access_grant g on g.tenant_id = l.tenant_id and g.grant_id = l.grant_id
                             where l.tenant_id = old.tenant_id and l.professional_id = h.professional_id and l.scope_id = old.scope_id and l.level >= 2
                               and g.held_function_id = h.held_function_id and g.revoked_at is null and (g.valid_until is null or now() < g.valid_until))));
    if kept_by.held_function_id is null then perform authz.refuse('colleague-not-eligible'); end if;
  end if;
  select o.held_function_id into corrector from authz.my_open o where o.scope_id = old.scope_id and o.level >= 3 order by o.grant_id limit 1;
  insert into app.agreement_earlier (tenant_id, agreement_id, scope_id, what, keeper_held_function_id, keeper_name, due_on, reason, replaced_by)
  values (old.tenant_id, old.agreement_id, old.scope_id, old.what, old.keeper_held_function_id, old.keeper_name, old.due_on, correct_agreement.reason, corrector);
  update app.agreement a
     set what = correct_agreement.what, keeper_professional_id = kept_by.professional_id, keeper_held_function_id = kept_by.held_function_id,
         keeper_name = correct_agreement.keeper_name, due_on = correct_agreement.due_on, version = a.version + 1
   where a.tenant_id = old.tenant_id and a.agreement_id = old.agreement_id;
end $$;
grant execute on function authz.correct_agreement(uuid, integer, text, uuid, text, date, text) to app_web;
