-- The four roles of the installation. Roles belong to the cluster, so each is made only when absent.
--   app_owner    owns the tables; cannot sign in; forced row-level security binds it as well
--   authz_owner  owns the one access rule and the few definer functions; cannot sign in
--   app_web      the server: no ownership, no bypass, no right to write grants, sessions or conflicts
--   app_jobs     the worker: owns the queue's schema and nothing else
do $$
declare r text;
begin
  foreach r in array array['app_owner', 'authz_owner'] loop
    if not exists (select from pg_catalog.pg_roles where rolname = r) then
      execute format('create role %I nologin noinherit', r);
    end if;
  end loop;
  foreach r in array array['app_web', 'app_jobs'] loop
    if not exists (select from pg_catalog.pg_roles where rolname = r) then
      execute format('create role %I login noinherit', r);
    end if;
  end loop;
  -- Whoever migrates acts as the owners; a superuser needs no such membership.
  if not (select rolsuper from pg_catalog.pg_roles where rolname = current_user) then
    execute format('grant app_owner, authz_owner, app_jobs to %I with set true, inherit true', current_user);
  end if;
  execute format('grant create on database %I to app_owner, authz_owner, app_jobs', current_database());
  execute format('revoke create, temporary on database %I from public', current_database());
end $$;

-- Every protected table brings the access rule, a join of six, into a plan. Searching for join orders would cost more than
-- the work: joins run in the order they are written, a named statement is planned once per connection, nothing is compiled.
alter role app_web set join_collapse_limit = 1;
alter role app_web set plan_cache_mode = 'force_generic_plan';
alter role app_web set jit = off;
-- A list reads its owner's index in the order of the page and stops when the page is full. A bitmap has no order: every
-- row of the owner would be tried by the rule first.
alter role app_web set enable_bitmapscan = off;
alter role app_web set statement_timeout = '5s';
alter role app_web set idle_in_transaction_session_timeout = '10s';
alter role app_web set lock_timeout = '3s';

revoke create on schema public from public;

set local role app_owner;
create schema app;
grant usage on schema app to app_web, app_jobs, authz_owner;

set local role authz_owner;
create schema authz;
grant usage on schema authz to app_web, app_jobs, app_owner;

-- The day of the law: dates of grants, bases and reviews are days in the Netherlands, whatever time zone a connection is in.
create function authz.today() returns date
  language sql stable parallel safe
  return (now() at time zone 'Europe/Amsterdam')::date;
revoke execute on function authz.today() from public;
grant execute on function authz.today() to app_web, app_jobs, app_owner;
