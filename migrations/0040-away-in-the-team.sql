-- Whoever looks for the director of a case must see that he or she is not there, and call the other one. Yes or no, today: not since
-- when, not until when, and never why.
set local role authz_owner;

create function authz.is_away(of_held_function bigint) returns boolean
  language sql stable security definer set search_path = pg_catalog
as $$
  select exists (select from app.absence a
                  where a.held_function_id = of_held_function and a.ended_at is null and authz.today() between a.away_from and coalesce(a.away_until, authz.today()))
$$;
grant execute on function authz.is_away(bigint) to app_web;
