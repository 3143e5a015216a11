-- What the intake desk codes a concern to, from the barrier model, while it weighs. It lies in the scope of the concern
-- and goes nowhere else: not to the sender, not into a case.
set local role app_owner;

create table app.concern_coding (
  tenant_id integer not null,
  concern_id bigint not null,
  scope_id bigint not null,
  -- the day of the model that was read; the words below are those of that day
  model_version date not null,
  -- in the order in which they were chosen: [{signalId, nl, en, contextOnly, ownDisclosure, alternatives: [{words, likelihood}]}].
  -- Empty: none of these. One document and no rows to count: signals are never added up.
  signals jsonb not null check (jsonb_typeof(signals) = 'array'),
  coded_by bigint not null,
  coded_at timestamptz not null default now(),
  primary key (tenant_id, concern_id),
  foreign key (tenant_id, concern_id) references app.concern (tenant_id, concern_id),
  foreign key (tenant_id, scope_id, concern_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, coded_by) references app.held_function (tenant_id, held_function_id)
);
comment on table app.concern_coding is '@personal The desk''s coding of a concern to the barrier model. Purpose: intake. Retention: with the concern.';
create index concern_coding_scope on app.concern_coding (scope_id);

alter table app.concern_coding enable row level security;
alter table app.concern_coding force row level security;
create policy opened on app.concern_coding for select to app_web
  using ((select true from authz.my_open o where o.scope_id = concern_coding.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.concern_coding to authz_owner using (true) with check (true);
grant select on app.concern_coding to app_web;
grant select, insert, update on app.concern_coding to authz_owner;

set local role authz_owner;

-- Codes a concern that the reader may decide on, and nobody has decided on yet. What fits the model is the server's to
-- judge (src/concerns/rules.ts); who may, and on which version, is judged here once more.
create function authz.code_concern(concern_public_id uuid, expected_version integer, version_of_model date, chosen jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  coded app.concern;
  me record;
begin
  coded := authz.concern_to_weigh(concern_public_id, expected_version);
  select * into me from authz.reader();
  update app.concern_coding k
     set model_version = version_of_model, signals = chosen, coded_by = me.held_function_id, coded_at = now()
   where k.tenant_id = coded.tenant_id and k.concern_id = coded.concern_id;
  if not found then
    insert into app.concern_coding (tenant_id, concern_id, scope_id, model_version, signals, coded_by)
    values (coded.tenant_id, coded.concern_id, coded.scope_id, version_of_model, chosen, me.held_function_id);
  end if;
  -- a colleague who weighs at the same time hears that something has changed
  update app.concern c set version = c.version + 1 where c.tenant_id = coded.tenant_id and c.concern_id = coded.concern_id;
end $$;

grant execute on function authz.code_concern(uuid, integer, date, jsonb) to app_web;
