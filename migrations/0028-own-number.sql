-- Eigen zaaknummer: what an organisation that takes part in a case calls it in its own system.
set local role app_owner;

create table app.own_number (
  tenant_id integer not null,
  case_id bigint not null,
  organisation_id bigint not null,
  -- the headline of the case
  scope_id bigint not null,
  -- null: taken away again; the row stays, so that its versions go on
  number text constraint own_number_form check (number ~ '^[A-Za-z0-9]([A-Za-z0-9 ./-]{0,38}[A-Za-z0-9])?$' and number ~ '[0-9]'),
  -- as it is searched for: people type signs and capitals as they like
  found_as text generated always as (upper(regexp_replace(number, '[ ./-]', '', 'g'))) stored,
  changed_by bigint,
  changed_at timestamptz,
  version integer not null,
  primary key (tenant_id, case_id, organisation_id),
  foreign key (tenant_id, scope_id, case_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, organisation_id) references app.organisation (tenant_id, organisation_id)
);
comment on table app.own_number is '@personal The number of a case in the system of one organisation (eigen zaaknummer). Nobody reads the table itself: what somebody gets of it comes from authz.own_number and authz.cases_by_own_number. Purpose: the case''s, against double entry. Retention: with the case.';
create index own_number_scope on app.own_number (scope_id);
create index own_number_found on app.own_number (tenant_id, organisation_id, found_as) where number is not null;

-- Two locks: no right for the web role, and no policy by which it would see a row if it had one. The one probe cannot say
-- whose organisation a row is of, and a number of another organisation is nobody's business.
alter table app.own_number enable row level security;
alter table app.own_number force row level security;
create policy owner_of_the_rule on app.own_number to authz_owner using (true) with check (true);
grant select, insert, update on app.own_number to authz_owner;

create trigger only_in_open_case before insert or update on app.own_number for each row execute function authz.only_in_open_case();
create trigger note_hand before insert or update on app.own_number for each row execute function authz.note_hand();

set local role authz_owner;

-- A case that the reader has through a function at the organisation that he or she acts for now. Who has it through another
-- employer takes part for that one, and has no number here. `given`: access that has not expired; reading days are for reading.
create function authz.case_of_my_organisation(case_public_id uuid)
  returns table (tenant_id integer, case_id bigint, scope_id bigint, organisation_id bigint, given boolean)
  language sql stable security definer rows 1 set search_path = pg_catalog
as $$
  select c.tenant_id, c.case_id, c.scope_id, me.organisation_id, bool_or(g.valid_until is null or now() < g.valid_until)
    from authz.reader() me
    join app.case_file c on c.tenant_id = me.tenant_id and c.public_id = $1
   cross join lateral (select o.grant_id, o.held_function_id from authz.my_open o where o.scope_id = c.scope_id offset 0) o
    join app.access_grant g on g.tenant_id = c.tenant_id and g.grant_id = o.grant_id
    join app.held_function h on h.tenant_id = c.tenant_id and h.held_function_id = o.held_function_id and h.organisation_id = me.organisation_id
   group by c.tenant_id, c.case_id, c.scope_id, me.organisation_id
$$;

-- The number of the reader's own organisation; version 1 as long as none was ever noted. No row: not of this case.
create function authz.own_number(case_public_id uuid)
  returns table (number text, given boolean, changed_by bigint, changed_at timestamptz, version integer)
  language sql stable security definer rows 1 set search_path = pg_catalog
as $$
  select n.number, mine.given, n.changed_by, n.changed_at, coalesce(n.version, 1)
    from authz.case_of_my_organisation($1) mine
    left join app.own_number n on n.tenant_id = mine.tenant_id and n.case_id = mine.case_id and n.organisation_id = mine.organisation_id
$$;

-- Cases that the reader's own organisation calls so, as far as the reader has them through it. One index look-up.
create function authz.cases_by_own_number(asked text)
  returns table (tenant_id integer, case_id bigint)
  language sql stable security definer rows 2 set search_path = pg_catalog
as $$
  select distinct n.tenant_id, n.case_id
    from authz.reader() me
    join app.own_number n on n.tenant_id = me.tenant_id and n.organisation_id = me.organisation_id and n.found_as = $1 and n.number is not null
   cross join lateral (select o.held_function_id from authz.my_open o where o.scope_id = n.scope_id offset 0) o
    join app.held_function h on h.tenant_id = n.tenant_id and h.held_function_id = o.held_function_id and h.organisation_id = me.organisation_id
$$;

-- Notes, changes or takes away the number of the reader's own organisation. There is no way to name another one.
create function authz.note_own_number(case_public_id uuid, expected_version integer, new_number text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  mine record;
  version_now integer;
begin
  select * into mine from authz.case_of_my_organisation(case_public_id);
  if mine.case_id is null then perform authz.refuse('not-found'); end if;
  if not mine.given then perform authz.refuse('not-allowed'); end if;
  select n.version into version_now from app.own_number n
   where n.tenant_id = mine.tenant_id and n.case_id = mine.case_id and n.organisation_id = mine.organisation_id for update;
  if coalesce(version_now, 1) <> expected_version then perform authz.refuse('version-mismatch'); end if;
  if version_now is null then
    insert into app.own_number (tenant_id, case_id, organisation_id, scope_id, number, version)
    values (mine.tenant_id, mine.case_id, mine.organisation_id, mine.scope_id, new_number, 2);
  else
    update app.own_number n set number = new_number, version = n.version + 1
     where n.tenant_id = mine.tenant_id and n.case_id = mine.case_id and n.organisation_id = mine.organisation_id;
  end if;
exception when unique_violation then
  -- a colleague noted one in the same moment
  perform authz.refuse('version-mismatch');
end $$;

grant execute on function authz.own_number(uuid), authz.cases_by_own_number(text), authz.note_own_number(uuid, integer, text) to app_web;
