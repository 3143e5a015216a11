-- What another organisation said can have been written down wrongly. It is corrected with a reason; what it said before stays
-- beside it. An answer that came by a link is the partner's own and is not corrected: one asks again.
set local role app_owner;

alter table app.statement
  add column version integer not null default 1,
  add column changed_by bigint,
  add column changed_at timestamptz,
  add foreign key (tenant_id, changed_by) references app.held_function (tenant_id, held_function_id);
comment on table app.statement is '@personal What another organisation says (verklaring), in one part, with source and conditions. Corrected with a reason; what it said before is kept. Purpose: the case''s. Retention: with the case.';
grant update on app.statement to authz_owner;
create trigger note_hand before update of version on app.statement for each row when (new.version <> old.version) execute function authz.note_hand();
drop trigger only_in_open_case on app.statement;
create trigger only_in_open_case before insert or update on app.statement for each row execute function authz.only_in_open_case();

create table app.statement_earlier (
  tenant_id integer not null,
  earlier_id bigint not null generated always as identity,
  statement_id bigint not null,
  scope_id bigint not null,
  organisation text not null,
  said_by text not null,
  phone text,
  received_on date not null,
  what text not null,
  shared_because text,
  condition text,
  reason text not null,
  replaced_by bigint not null,
  replaced_at timestamptz not null default now(),
  primary key (tenant_id, earlier_id),
  foreign key (tenant_id, statement_id) references app.statement (tenant_id, statement_id),
  foreign key (tenant_id, scope_id) references app.scope (tenant_id, scope_id),
  foreign key (tenant_id, replaced_by) references app.held_function (tenant_id, held_function_id)
);
comment on table app.statement_earlier is '@personal What a statement said before, who corrected it and why. Insert-only. Retention: with the case.';
create index statement_earlier_scope on app.statement_earlier (scope_id);
create index statement_earlier_statement on app.statement_earlier (tenant_id, statement_id, earlier_id);

alter table app.statement_earlier enable row level security;
alter table app.statement_earlier force row level security;
create policy opened on app.statement_earlier for select to app_web
  using ((select true from authz.my_open o where o.scope_id = statement_earlier.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.statement_earlier to authz_owner using (true) with check (true);
grant select on app.statement_earlier to app_web;
grant select, insert on app.statement_earlier to authz_owner;
create trigger only_in_open_case before insert on app.statement_earlier for each row execute function authz.only_in_open_case();

set local role authz_owner;

-- Corrects a statement in a part that the reader may write in. A condition may come to name more organisations and never
-- fewer: what a source asked to keep from somebody stays so until the source says otherwise, in a statement of its own.
create function authz.correct_statement(statement_public_id uuid, expected_version integer, organisation text, said_by text, phone text, received_on date, what text,
                                        shared_because text, condition text, also_withheld text[], reason text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  old app.statement;
  corrector bigint;
  named bigint[];
begin
  select m.* into old from app.statement m
    join app.case_file c on c.tenant_id = m.tenant_id and c.case_id = m.case_id and c.state = 'open'
   where m.public_id = statement_public_id and m.how <> 'task-link'
     and (select true from authz.my_open o where o.scope_id = m.scope_id and o.level >= 3 limit 1);
  if old.statement_id is null then perform authz.refuse('not-found'); end if;
  -- the part is locked while a condition on it is written, so that access given in the same moment is seen
  perform 1 from app.scope s where s.tenant_id = old.tenant_id and s.scope_id = old.scope_id for update;
  select m.* into old from app.statement m where m.tenant_id = old.tenant_id and m.statement_id = old.statement_id for update;
  if old.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  named := array(select o.organisation_id from app.organisation o where o.tenant_id = old.tenant_id and not o.is_controller and o.code = any (also_withheld) order by o.organisation_id);
  if cardinality(named) <> cardinality(also_withheld) then perform authz.refuse('invalid-input'); end if;
  if exists (select from app.access_grant_line l
               join app.access_grant g on g.tenant_id = l.tenant_id and g.grant_id = l.grant_id
               join app.held_function h on h.held_function_id = g.held_function_id
              where l.scope_id = old.scope_id and l.tenant_id = old.tenant_id and l.level >= 2 and h.organisation_id = any (named)
                and g.revoked_at is null and (g.read_until is null or now() < g.read_until) and (h.valid_to is null or now() < h.valid_to)) then
    perform authz.refuse('source-condition');
  end if;
  select o.held_function_id into corrector from authz.my_open o where o.scope_id = old.scope_id and o.level >= 3 order by o.grant_id limit 1;
  insert into app.statement_earlier (tenant_id, statement_id, scope_id, organisation, said_by, phone, received_on, what, shared_because, condition, reason, replaced_by)
  values (old.tenant_id, old.statement_id, old.scope_id, old.organisation, old.said_by, old.phone, old.received_on, old.what, old.shared_because, old.condition,
          correct_statement.reason, corrector);
  update app.statement m
     set organisation = correct_statement.organisation, said_by = correct_statement.said_by, phone = correct_statement.phone, received_on = correct_statement.received_on,
         what = correct_statement.what, shared_because = correct_statement.shared_because, condition = correct_statement.condition,
         withheld_from = array(select distinct each from unnest(old.withheld_from || named) each order by each), version = m.version + 1
   where m.tenant_id = old.tenant_id and m.statement_id = old.statement_id;
end $$;
grant execute on function authz.correct_statement(uuid, integer, text, text, text, date, text, text, text, text[], text) to app_web;
