-- A goal for the short or the long term, and whether the family takes part in the plan.
set local role app_owner;

-- Null: nobody said, as of every goal until now. Said when the goal is written and not changed afterwards.
alter table app.goal add column term text check (term in ('short', 'long'));
grant insert (term) on app.goal to app_web;

-- Doet het gezin mee? The position of the family towards the plan. A new answer is a new row, the last one counts.
create table app.taking_part (
  tenant_id integer not null,
  taking_part_id bigint not null generated always as identity,
  case_id bigint not null,
  scope_id bigint not null,
  answer text not null check (answer in ('yes', 'partly', 'no')),
  -- and what then: what professionals do next, never what the family has coming
  and_then text,
  answered_on date not null,
  answered_by bigint not null,
  recorded_at timestamptz not null default now(),
  version integer not null,
  primary key (tenant_id, taking_part_id),
  unique (tenant_id, case_id, version),
  foreign key (tenant_id, scope_id, case_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, case_id) references app.case_file (tenant_id, case_id),
  foreign key (tenant_id, answered_by) references app.held_function (tenant_id, held_function_id),
  constraint not_wholly_says_what_then check ((answer = 'yes') = (and_then is null))
);
comment on table app.taking_part is '@personal Whether the family takes part in the plan (doet het gezin mee?), and what happens then. No score, of no single person, on no paper, and nothing follows from it. Insert-only. Retention: with the case.';
create index taking_part_scope on app.taking_part (scope_id);
create trigger only_in_open_case before insert on app.taking_part for each row execute function authz.only_in_open_case();

alter table app.taking_part enable row level security;
alter table app.taking_part force row level security;
create policy opened on app.taking_part for select to app_web
  using ((select true from authz.my_open o where o.scope_id = taking_part.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.taking_part to authz_owner using (true) with check (true);
grant select on app.taking_part to app_web;
grant select, insert on app.taking_part to authz_owner;

set local role authz_owner;

create function authz.record_taking_part(case_public_id uuid, expected_version integer, answer text, and_then text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  decided record;
begin
  select * into me from authz.reader();
  select * into decided from authz.case_i_decide_on(case_public_id);
  if decided.case_id is null then perform authz.refuse('not-found'); end if;
  if coalesce((select max(t.version) from app.taking_part t where t.tenant_id = decided.tenant_id and t.case_id = decided.case_id), 1) <> expected_version then
    perform authz.refuse('version-mismatch');
  end if;
  insert into app.taking_part (tenant_id, case_id, scope_id, answer, and_then, answered_on, answered_by, version)
  values (decided.tenant_id, decided.case_id, decided.scope_id, record_taking_part.answer, record_taking_part.and_then, authz.today(), me.held_function_id,
          expected_version + 1);
exception when unique_violation then
  -- somebody wrote an answer in the same moment
  perform authz.refuse('version-mismatch');
end $$;

grant execute on function authz.record_taking_part(uuid, integer, text, text) to app_web;
