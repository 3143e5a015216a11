-- A journal that can be told to fail, for one request at a time: its row in `planned` is there before it asks.
-- Only in the database of a proof, as its superuser.
create table proof.planned (
  trace_id text primary key,
  moment text not null check (moment in ('insert', 'commit')),
  -- an SQLSTATE, or 'slow'
  code text not null,
  -- the how many-th row of the transaction
  at_row integer not null,
  -- how often: whoever decides again gets through after that
  times integer not null,
  lane integer not null
);

-- A rolled back attempt takes everything with it but the number it drew.
create function proof.lanes(count integer) returns void
  language plpgsql
as $$
begin
  for lane in 0 .. count - 1 loop execute format('create sequence proof.fired_%s', lane); end loop;
end $$;

create function proof.plan(of_trace text, moment text, code text, at_row integer, times integer, lane integer) returns void
  language sql
as $$
  select setval(('proof.fired_' || lane)::regclass, 1, false);
  insert into proof.planned values (of_trace, moment, code, at_row, times, lane);
$$;

create function proof.strike() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  p proof.planned;
  nth integer;
begin
  select * into p from proof.planned x where x.trace_id = new.trace_id and x.moment = tg_argv[0];
  if p.trace_id is null then return new; end if;
  nth := coalesce(nullif(current_setting('proof.row', true), '')::integer, 0) + 1;
  perform set_config('proof.row', nth::text, true);
  if nth <> p.at_row or nextval(('proof.fired_' || p.lane)::regclass) > p.times then return new; end if;
  if p.code = 'slow' then
    perform pg_sleep(30);
  end if;
  -- as talkative as a real error can be: what it was about must not travel on
  raise exception using errcode = p.code, message = format('Kanarie-error: no room for %s', to_jsonb(new)),
    detail = format('Failing row contains (%s, Kanarie-detail, 999920017).', new), hint = 'Kanarie-hint';
end $$;

create trigger proof_insert before insert on app.journal for each row execute function proof.strike('insert');
create trigger proof_insert before insert on app.journal_search for each row execute function proof.strike('insert');
create constraint trigger proof_commit after insert on app.journal deferrable initially deferred for each row execute function proof.strike('commit');
create constraint trigger proof_commit after insert on app.journal_search deferrable initially deferred for each row execute function proof.strike('commit');

-- The limits that the server's role has anyway, in a proof's patience.
do $$
begin
  execute format('alter role app_web in database %I set lock_timeout = ''300ms''', current_database());
  execute format('alter role app_web in database %I set statement_timeout = ''1500ms''', current_database());
end $$;
