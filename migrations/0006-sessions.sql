-- Definer functions around sign-in and sessions. Each has a fixed search_path and names everything in full.
set local role authz_owner;

-- A refusal that the server knows by name (contract/problem.ts): SQLSTATE PF001, the message is the name.
create function authz.refuse(problem text) returns void
  language plpgsql set search_path = pg_catalog
as $$ begin raise exception using errcode = 'PF001', message = problem; end $$;

-- An update that found no row was made on an old version: it must not be answered as done.
create function authz.expect_row(touched bigint) returns void
  language plpgsql set search_path = pg_catalog
as $$ begin if touched <> 1 then raise exception using errcode = 'PF001', message = 'version-mismatch'; end if; end $$;

-- Opens the transaction's context: whose session, for which purposes, under which trace. No row when no session lives.
create function authz.enter(token text, purposes text, trace text)
  returns table (session_id uuid, tenant_id integer, tenant_name text, school_region text, professional_id bigint, held_function_id bigint, held_function_public_id uuid,
                 organisation_id bigint, organisation_name text, function text, label text, acr text, expires_at timestamptz, idle_until timestamptz, idle_minutes smallint)
  language plpgsql security definer rows 1 set search_path = pg_catalog
as $$
begin
  perform set_config('perspectief.session', coalesce(token, ''), true),
          set_config('perspectief.purposes', purposes, true),
          set_config('perspectief.trace', trace, true);
  return query
    select s.session_id, s.tenant_id, t.name, t.school_region, s.professional_id, s.held_function_id, h.public_id,
           h.organisation_id, o.name, h.function, h.label, s.acr, s.expires_at, s.idle_until, s.idle_minutes
      from authz.session s
      join app.held_function h on h.held_function_id = s.held_function_id
      join app.organisation o on o.tenant_id = h.tenant_id and o.organisation_id = h.organisation_id
      join app.tenant t on t.tenant_id = s.tenant_id
     where s.token_hash = sha256(convert_to(coalesce(token, ''), 'UTF8'))
       and s.ended_at is null and now() < s.expires_at and now() < s.idle_until
       and h.valid_from <= now() and (h.valid_to is null or now() < h.valid_to);
end $$;

-- The reader in full, for definer functions. No row when nobody acts. (`rows 1`: whoever joins with a function is planned for
-- a thousand rows of it otherwise, and reads whole tables.)
create function authz.reader()
  returns table (tenant_id integer, professional_id bigint, held_function_id bigint, organisation_id bigint, function text)
  language sql stable security definer rows 1 set search_path = pg_catalog
as $$
  select h.tenant_id, h.professional_id, h.held_function_id, h.organisation_id, h.function
    from authz.session s
    join app.held_function h on h.held_function_id = s.held_function_id
   where s.token_hash = sha256(convert_to(coalesce(current_setting('perspectief.session', true), ''), 'UTF8'))
     and s.ended_at is null and now() < s.expires_at and now() < s.idle_until
     and h.valid_from <= now() and (h.valid_to is null or now() < h.valid_to)
$$;

-- Activity keeps a session alive; called at most once a minute by the server, outside the work itself.
create function authz.touch_session(token text) returns void
  language sql security definer set search_path = pg_catalog
as $$
  update authz.session s
     set idle_until = least(now() + make_interval(mins => s.idle_minutes), s.expires_at)
   where s.token_hash = sha256(convert_to(token, 'UTF8'))
     and s.ended_at is null and now() < s.idle_until and now() < s.expires_at
$$;

create function authz.end_session(token text, everywhere boolean) returns void
  language sql security definer set search_path = pg_catalog
as $$
  update authz.session s set ended_at = now()
   where s.ended_at is null
     and case when everywhere
              then (s.issuer, s.subject) in (select m.issuer, m.subject from authz.session m
                                              where m.token_hash = sha256(convert_to(token, 'UTF8'))
                                                and m.ended_at is null and now() < m.idle_until and now() < m.expires_at)
              else s.token_hash = sha256(convert_to(token, 'UTF8')) end
$$;

-- Sign-out that the identity provider asks for (back-channel), or an administrator.
create function authz.end_sessions_of(issuer text, subject text) returns void
  language sql security definer set search_path = pg_catalog
as $$
  update authz.session s set ended_at = now()
   where s.ended_at is null and s.issuer = end_sessions_of.issuer and s.subject = end_sessions_of.subject
$$;

create function authz.start_sign_in(state_hash bytea, verifier text, nonce text, return_to text) returns void
  language sql security definer set search_path = pg_catalog
as $$ insert into authz.sign_in (state_hash, verifier, nonce, return_to) values ($1, $2, $3, $4) $$;

-- One answer per started sign-in: taking it also removes it.
create function authz.take_sign_in(state_hash bytea) returns table (verifier text, nonce text, return_to text)
  language sql security definer rows 1 set search_path = pg_catalog
as $$
  delete from authz.sign_in s where s.state_hash = $1 and s.created_at > now() - interval '10 minutes'
  returning s.verifier, s.nonce, s.return_to
$$;

create function authz.oversight_scope(for_tenant integer) returns bigint
  language plpgsql security definer set search_path = pg_catalog
as $$
declare found_scope bigint;
begin
  select scope_id into found_scope from app.scope where tenant_id = for_tenant and kind = 'oversight' limit 1;
  if found_scope is null then
    perform pg_advisory_xact_lock(hashtextextended('oversight', for_tenant));
    select scope_id into found_scope from app.scope where tenant_id = for_tenant and kind = 'oversight' limit 1;
  end if;
  if found_scope is null then
    found_scope := nextval(pg_get_serial_sequence('app.scope', 'scope_id'));
    insert into app.scope (tenant_id, scope_id, kind, frame_id, file_id, governing_scope_id) overriding system value
    select for_tenant, found_scope, 'oversight', ff.frame_id, nextval('app.file_seq'), found_scope
      from app.legal_basis b join app.frame f on f.frame_id = b.frame_id
      join app.frame_function ff on ff.frame_id = f.frame_id and ff.purpose = b.purpose
     where b.tenant_id = for_tenant and b.kind = 'standing' and b.purpose = 'oversight' order by f.code, f.version desc limit 1;
  end if;
  return found_scope;
end $$;

-- Standing grants come with a function: own drafts and messages, the intake desk, oversight.
create function authz.give_standing(for_held_function bigint) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  h app.held_function;
  standing record;
  target record;
  new_scope bigint;
  targets bigint[];
  new_grant bigint;
begin
  select * into strict h from app.held_function where held_function_id = for_held_function;
  for standing in
    select fs.standing, fs.level, fs.review_months,
           case fs.standing when 'own' then 'own-messages' when 'desk' then 'intake' else 'oversight' end as purpose
      from app.function_standing fs where fs.function = h.function
  loop
    if standing.standing = 'own' then
      new_scope := nextval(pg_get_serial_sequence('app.scope', 'scope_id'));
      insert into app.scope (tenant_id, scope_id, kind, frame_id, file_id, governing_scope_id) overriding system value
      select h.tenant_id, new_scope, 'own', ff.frame_id, nextval('app.file_seq'), new_scope
        from app.legal_basis b join app.frame f on f.frame_id = b.frame_id
        join app.frame_function ff on ff.frame_id = f.frame_id and ff.purpose = b.purpose and ff.function = h.function
       where b.tenant_id = h.tenant_id and b.kind = 'standing' and b.purpose = 'own-messages' and h.function = any (b.receivers)
       order by f.code, f.version desc limit 1;
      targets := array[new_scope];
    elsif standing.standing = 'oversight' then
      targets := array[authz.oversight_scope(h.tenant_id)];
    else
      targets := array(select d.scope_id from app.desk d where d.tenant_id = h.tenant_id);
    end if;
    -- known before it is asked: only then are these scopes looked up, and not all scopes of the tenant tried
    for target in
      select sc.scope_id, sc.file_id, b.basis_id, b.document ->> 'necessity' as necessity
        from app.scope sc
        join app.legal_basis b on b.tenant_id = sc.tenant_id and b.frame_id = sc.frame_id and b.kind = 'standing'
                              and b.purpose = standing.purpose and h.function = any (b.receivers)
       where sc.tenant_id = h.tenant_id and sc.scope_id = any (targets)
    loop
      insert into app.access_grant (tenant_id, kind, scope_id, file_id, professional_id, held_function_id, purpose, basis_id, reason, accepted_at, review_by)
      values (h.tenant_id, 'standing', target.scope_id, target.file_id, h.professional_id, h.held_function_id, standing.purpose, target.basis_id,
              left(coalesce(target.necessity, 'Hoort bij de functie.'), 400), now(), (authz.today() + make_interval(months => standing.review_months))::date)
      returning grant_id into new_grant;
      insert into app.access_grant_line (tenant_id, grant_id, scope_id, professional_id, level)
      values (h.tenant_id, new_grant, target.scope_id, h.professional_id, standing.level);
    end loop;
  end loop;
end $$;

-- A case whose lead or deputy no longer holds the function keeps the other one; the team manager is told.
create function authz.tell_of_cases_without(ended_held_function bigint) returns void
  language sql security definer set search_path = pg_catalog
as $$
  insert into app.notice (tenant_id, function, kind, subject, due_on)
  select c.tenant_id, 'team-manager', 'lead-without-function', c.reference, authz.today()
    from app.access_grant g
    join app.case_file c on c.tenant_id = g.tenant_id and c.case_id = g.file_id and c.state = 'open' and g.grant_id in (c.lead_grant_id, c.deputy_grant_id)
   where g.held_function_id = ended_held_function
  on conflict (tenant_id, function, kind, subject) where done_at is null do nothing
$$;

-- Signs in: who this is at the issuer, which functions the claims give, and a session for the first of them.
-- `functions` is a json array of {organisation, function, label, phone, workingDays}. Functions that the claims no longer give end now, at
-- another controller too. Claims that name nothing known are refused and end nothing: a mistake in a mapping must not take a
-- director from every case; sessions end all the same.
create function authz.sign_in(issuer text, subject text, tenant_code text, functions jsonb, acr text, token_hash bytea, idle_minutes integer, hours integer)
  returns uuid
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  t integer;
  p bigint;
  wanted record;
  h bigint;
  first_held bigint;
  kept bigint[] := '{}';
  ended bigint;
  new_session uuid;
begin
  select tenant_id into t from app.tenant where code = tenant_code;
  if t is null then perform authz.refuse('unknown-organisation'); end if;
  insert into app.professional (tenant_id, issuer, subject) values (t, sign_in.issuer, sign_in.subject)
  on conflict on constraint professional_tenant_id_issuer_subject_key do nothing;
  select professional_id into strict p from app.professional x where x.tenant_id = t and x.issuer = sign_in.issuer and x.subject = sign_in.subject for update;

  for wanted in
    select o.organisation_id, ft.function, coalesce(nullif(f.item ->> 'label', ''), ft.title) as label, f.item ->> 'phone' as phone, f.item ->> 'workingDays' as working_days
      from jsonb_array_elements(functions) with ordinality as f (item, nr)
      join app.organisation o on o.tenant_id = t and o.code = f.item ->> 'organisation'
      join app.function_title ft on ft.function = f.item ->> 'function'
     order by f.nr
  loop
    select held_function_id into h from app.held_function x
     where x.professional_id = p and x.organisation_id = wanted.organisation_id and x.function = wanted.function and x.valid_to is null;
    if h is null then
      insert into app.held_function (tenant_id, professional_id, organisation_id, function, label, phone, working_days)
      values (t, p, wanted.organisation_id, wanted.function, wanted.label, wanted.phone, wanted.working_days)
      returning held_function_id into h;
      perform authz.give_standing(h);
    else
      update app.held_function x set label = wanted.label, phone = wanted.phone, working_days = wanted.working_days
       where x.held_function_id = h and (x.label, x.phone, x.working_days) is distinct from (wanted.label, wanted.phone, wanted.working_days);
    end if;
    kept := kept || h;
    first_held := coalesce(first_held, h);
  end loop;
  if first_held is null then perform authz.refuse('unknown-function'); end if;

  for ended in
    update app.held_function x set valid_to = now()
     where x.professional_id in (select m.professional_id from app.professional m where m.issuer = sign_in.issuer and m.subject = sign_in.subject)
       and x.valid_to is null and not x.held_function_id = any (kept)
    returning x.held_function_id
  loop
    perform authz.tell_of_cases_without(ended);
  end loop;

  insert into authz.session (token_hash, tenant_id, professional_id, held_function_id, issuer, subject, acr, idle_until, idle_minutes, expires_at)
  values (token_hash, t, p, first_held, issuer, subject, acr, now() + make_interval(mins => idle_minutes), idle_minutes, now() + make_interval(hours => hours))
  returning session_id into new_session;
  return new_session;
end $$;

-- Someone with more than one function says which one he or she is acting in.
create function authz.act_as(held_function uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  update authz.session s set held_function_id = h.held_function_id
    from app.held_function h
   where s.token_hash = sha256(convert_to(coalesce(current_setting('perspectief.session', true), ''), 'UTF8'))
     and s.professional_id = authz.actor() and h.professional_id = s.professional_id
     and h.public_id = act_as.held_function and h.valid_from <= now() and (h.valid_to is null or now() < h.valid_to);
  return found;
end $$;

create function authz.answered(key uuid) returns table (route text, request_hash bytea, status smallint, answer jsonb)
  language sql stable security definer rows 1 set search_path = pg_catalog
as $$
  select a.route, a.request_hash, a.status, a.answer from authz.answered_command a
   where a.professional_id = authz.actor() and a.idempotency_key = key
$$;

create function authz.remember_answer(key uuid, route text, request_hash bytea, status integer, answer jsonb) returns void
  language sql security definer set search_path = pg_catalog
as $$ insert into authz.answered_command (professional_id, idempotency_key, route, request_hash, status, answer) values (authz.actor(), key, route, request_hash, status, answer) $$;

-- A search is a look: what was asked for stays as a keyed hash.
create function authz.record_search(kind text, act text, key_hash bytea) returns void
  language sql security definer set search_path = pg_catalog
as $$
  insert into app.journal_search (tenant_id, kind, act, key_hash, purpose, professional_id, held_function_id, organisation_id, function, trace_id)
  select r.tenant_id, $1, $2, $3, coalesce(current_setting('perspectief.purposes', true), ''), r.professional_id, r.held_function_id, r.organisation_id, r.function,
         coalesce(current_setting('perspectief.trace', true), '')
    from authz.reader() r
$$;

-- The worker's two duties. Neither reads a family's data.
create function authz.sweep() returns void
  language sql security definer set search_path = pg_catalog
as $$
  delete from authz.session where expires_at < now() - interval '1 day' or idle_until < now() - interval '1 day';
  delete from authz.sign_in where created_at < now() - interval '1 hour';
  delete from authz.answered_command where answered_at < now() - interval '7 days';
$$;

create function authz.raise_review_notices() returns integer
  language sql security definer set search_path = pg_catalog
as $$
  with raised as (
    insert into app.notice (tenant_id, function, kind, subject, due_on)
    select b.tenant_id, f.function, case when b.review_by < authz.today() then 'basis-review-lapsed' else 'basis-review-due' end,
           concat(fr.title, ': ', b.document ->> 'article', ' (', b.code, ')'), b.review_by
      from app.legal_basis b join app.frame fr on fr.frame_id = b.frame_id cross join (values ('privacy-officer'), ('team-manager')) f (function)
     where b.review_by < authz.today() + 30 and b.ended_on is null
    union
    select g.tenant_id, 'application-manager', 'standing-review-due', h.label, g.review_by
      from app.access_grant g join app.held_function h on h.held_function_id = g.held_function_id
     where g.kind = 'standing' and g.revoked_at is null and h.valid_to is null and g.review_by < authz.today() + 30
    on conflict (tenant_id, function, kind, subject) where done_at is null do nothing
    returning 1)
  select count(*)::integer from raised
$$;

revoke execute on all functions in schema authz from public;
grant execute on function authz.expect_row(bigint), authz.enter(text, text, text), authz.touch_session(text), authz.end_session(text, boolean), authz.end_sessions_of(text, text),
  authz.start_sign_in(bytea, text, text, text), authz.take_sign_in(bytea), authz.sign_in(text, text, text, jsonb, text, bytea, integer, integer),
  authz.act_as(uuid), authz.answered(uuid), authz.remember_answer(uuid, text, bytea, integer, jsonb), authz.record_search(text, text, bytea) to app_web;
grant execute on function authz.sweep(), authz.raise_review_notices() to app_jobs;

-- The same holds for functions made later: nobody may call them unless told so.
alter default privileges for role authz_owner revoke execute on functions from public;
