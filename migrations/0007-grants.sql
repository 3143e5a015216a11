-- Giving, accepting and ending access. The only writers of grants and conflicts; each checks giver, basis and level.
set local role authz_owner;

-- A case that the reader leads or deputises, with writing access now.
create function authz.case_i_decide_on(case_public_id uuid)
  returns table (tenant_id integer, case_id bigint, scope_id bigint, frame_id integer, my_grant_id bigint, my_kind text, my_purpose text)
  language sql stable security definer rows 1 set search_path = pg_catalog
as $$
  select c.tenant_id, c.case_id, c.scope_id, c.frame_id, g.grant_id, g.kind, g.purpose
    from app.case_file c
   cross join lateral (select o.grant_id from authz.my_open o where o.scope_id = c.scope_id and o.level >= 3 offset 0) o
    join app.access_grant g on g.grant_id = o.grant_id and g.grant_id in (c.lead_grant_id, c.deputy_grant_id)
    join app.frame f on f.frame_id = c.frame_id
   where c.public_id = $1 and c.state = 'open'
     and (case when g.grant_id = c.deputy_grant_id then 'deputy' else 'lead' end) = any (f.access_decided_by)
   limit 1
$$;

-- Gives a colleague parts of a case. `parts` is a json array of {part: 'headline' or a life domain, level: 1..3}.
-- `new_public_id` is made by the caller, so that the answer to a repeated command is known before the commit.
-- Giving it to another organisation writes the disclosure record in the same act.
create function authz.give_access(case_public_id uuid, to_held_function uuid, parts jsonb, basis_code text, reason text, family_told text,
                                  valid_until timestamptz, read_until timestamptz, new_public_id uuid) returns uuid
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  decided record;
  receiver app.held_function;
  basis app.legal_basis;
  receiver_is_controller boolean;
  cap smallint;
  part record;
  new_grant bigint;
begin
  select * into me from authz.reader();
  select * into decided from authz.case_i_decide_on(case_public_id);
  if me.professional_id is null or decided.case_id is null then perform authz.refuse('not-found'); end if;

  select h.* into receiver from app.held_function h
   where h.public_id = to_held_function and h.tenant_id = decided.tenant_id and h.valid_from <= now() and (h.valid_to is null or now() < h.valid_to);
  if receiver.held_function_id is null then perform authz.refuse('colleague-not-eligible'); end if;
  select o.is_controller into receiver_is_controller from app.organisation o where o.tenant_id = receiver.tenant_id and o.organisation_id = receiver.organisation_id;

  select b.* into basis from app.legal_basis b
   where b.tenant_id = decided.tenant_id and b.frame_id = decided.frame_id and b.code = basis_code and b.kind = 'access';
  if basis.basis_id is null or not receiver.function = any (basis.receivers) or (basis.same_controller_only and not receiver_is_controller) then
    perform authz.refuse('basis-does-not-fit');
  end if;
  if basis.review_by < authz.today() then perform authz.refuse('basis-review-lapsed'); end if;
  if basis.ended_on is not null and basis.ended_on <= authz.today() then perform authz.refuse('basis-does-not-fit'); end if;

  select ff.max_level into cap from app.frame_function ff
   where ff.frame_id = decided.frame_id and ff.purpose = basis.purpose and ff.function = receiver.function;
  -- a conflict of interest is nobody's business but the rule's: the same words as for a function that may not take part
  if cap is null or receiver.professional_id = me.professional_id
     or exists (select from authz.conflict_of_interest c where c.professional_id = receiver.professional_id and c.file_id = decided.case_id and c.lifted_at is null) then
    perform authz.refuse('colleague-not-eligible');
  end if;
  if valid_until <= now() or valid_until > (authz.today() + interval '6 months 1 day') at time zone 'Europe/Amsterdam' or read_until < valid_until or read_until > valid_until + interval '14 days' then
    perform authz.refuse('term-out-of-bounds');
  end if;

  insert into app.access_grant (tenant_id, public_id, kind, scope_id, file_id, professional_id, held_function_id, purpose, basis_id, reason, given_by, valid_until, read_until)
  values (decided.tenant_id, new_public_id, 'team', decided.scope_id, decided.case_id, receiver.professional_id, receiver.held_function_id, basis.purpose, basis.basis_id, give_access.reason,
          me.held_function_id, give_access.valid_until, give_access.read_until)
  returning grant_id into new_grant;

  for part in
    select sc.scope_id, max((x.item ->> 'level')::smallint) as level
      from (select item from jsonb_array_elements(parts) item union all select '{"part":"headline","level":1}'::jsonb) x
      left join app.scope sc on sc.file_id = decided.case_id
       and case when x.item ->> 'part' = 'headline' then sc.kind = 'headline' else sc.kind = 'domain' and sc.life_domain = x.item ->> 'part' end
     group by sc.scope_id
  loop
    if part.scope_id is null then perform authz.refuse('part-not-open'); end if;
    if part.level > least(cap, basis.max_level)
       or part.level > coalesce((select max(o.level) from authz.my_open o where o.scope_id = part.scope_id), 0) then
      perform authz.refuse('level-too-high');
    end if;
    insert into app.access_grant_line (tenant_id, grant_id, scope_id, professional_id, level)
    values (decided.tenant_id, new_grant, part.scope_id, receiver.professional_id, part.level);
  end loop;

  if receiver.organisation_id <> me.organisation_id then
    insert into app.disclosure (tenant_id, scope_id, file_id, grant_id, from_organisation_id, to_organisation_id, what, basis_id, conditions, family_told)
    values (decided.tenant_id, decided.scope_id, decided.case_id, new_grant, me.organisation_id, receiver.organisation_id, parts, basis.basis_id,
            coalesce(basis.document ->> 'conditions', ''), give_access.family_told);
  end if;
  return new_public_id;
end $$;

-- Ends access at once. The lead or deputy ends anyone's on the case; everyone may give back their own.
create function authz.revoke_access(grant_public_id uuid, expected_version integer, reason text) returns integer
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  target app.access_grant;
  new_version integer;
begin
  select g.* into target from app.access_grant g where g.public_id = grant_public_id and g.kind = 'team' for update;
  if target.grant_id is null
     or not (target.professional_id = authz.actor()
             or exists (select from authz.case_i_decide_on((select c.public_id from app.case_file c where c.tenant_id = target.tenant_id and c.case_id = target.file_id)))) then
    perform authz.refuse('not-found');
  end if;
  if target.revoked_at is not null then perform authz.refuse('already-ended'); end if;
  if target.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  update app.access_grant g set revoked_at = now(), revoke_reason = revoke_access.reason, version = version + 1
   where g.grant_id = target.grant_id returning g.version into new_version;
  return new_version;
end $$;

-- What the reader was given and has not answered: the conditions of the rule, but for the answer itself. What would not open is no invitation.
create view authz.my_invited with (security_invoker, security_barrier) as
select g.*
  from app.access_grant g
  join app.scope sc on sc.scope_id = g.scope_id and sc.tenant_id = g.tenant_id
  join app.held_function h on h.held_function_id = g.held_function_id and h.professional_id = g.professional_id
  join app.legal_basis b on b.tenant_id = g.tenant_id and b.basis_id = g.basis_id
  join app.frame_function ff on ff.frame_id = sc.frame_id and ff.purpose = g.purpose and ff.function = h.function
 where g.professional_id = (select authz.actor())
   and g.purpose = any (string_to_array((select current_setting('perspectief.purposes', true)), ','))
   and g.kind <> 'standing' and g.accepted_at is null and g.revoked_at is null and g.valid_from <= now()
   and (g.valid_until is null or now() < g.valid_until)
   and h.valid_from <= now() and (h.valid_to is null or now() < h.valid_to)
   and g.given_on <= b.review_by and b.frame_id = sc.frame_id and (b.ended_on is null or authz.today() < b.ended_on)
   and not exists (select from authz.conflict_of_interest c
                    where c.professional_id = g.professional_id and c.file_id = g.file_id and c.lifted_at is null);
comment on view authz.my_invited is '@rule What the reader may answer now.';

-- A conflict of interest is with a family: it covers the case and every concern that was weighed into it.
create function authz.put_conflict(of_tenant integer, of_professional bigint, of_case bigint, by_professional bigint) returns void
  language sql security definer set search_path = pg_catalog
as $$
  insert into authz.conflict_of_interest (tenant_id, professional_id, file_id, recorded_by)
  select of_tenant, of_professional, f.file_id, by_professional
    from (select of_case as file_id
          union select k.concern_id from app.case_file c join app.concern k on k.tenant_id = c.tenant_id and k.case_reference = c.reference
                 where c.tenant_id = of_tenant and c.case_id = of_case) f
  -- there may have been one before that was lifted
  on conflict (tenant_id, professional_id, file_id) do update set lifted_at = null, recorded_at = now(), recorded_by = excluded.recorded_by
$$;

-- What the reader has been invited to and has not yet opened. Until then only the least: who asks, for what, and which children,
-- since nobody can say whether there is a private tie without knowing the family. Showing the children is an opened look.
create function authz.my_invitations(only_grant uuid, after_at timestamptz, after_id uuid, at_most integer)
  returns table (grant_public_id uuid, kind text, reference text, case_public_id uuid, reason text, given_by_label text, given_by_phone text, given_at timestamptz,
                 valid_until timestamptz, basis_title text, parts jsonb, children jsonb)
  language sql volatile security definer set search_path = pg_catalog
as $$
  with invited as materialized (
    select g.*
      from authz.my_invited g
     where (only_grant is null or g.public_id = only_grant)
       and (after_at is null or (g.valid_from, g.public_id) > (after_at, after_id))
     order by g.valid_from, g.public_id limit at_most),
  looked as (
    insert into app.journal (tenant_id, kind, act, scope_id, file_id, grant_id, purpose, professional_id, held_function_id, organisation_id, function, trace_id)
    select i.tenant_id, case when only_grant is null then 'listed' else 'opened' end, 'invitation', i.scope_id, i.file_id, i.grant_id, i.purpose, i.professional_id,
           i.held_function_id, h.organisation_id, h.function, coalesce(current_setting('perspectief.trace', true), '')
      from invited i join app.held_function h on h.tenant_id = i.tenant_id and h.held_function_id = i.held_function_id)
  select i.public_id, i.kind, c.reference, c.public_id, i.reason, gb.label, gb.phone, i.valid_from, i.valid_until, b.document ->> 'article',
         coalesce((select jsonb_agg(jsonb_build_object('part', coalesce(sc.life_domain, sc.kind), 'level', l.level) order by sc.scope_id)
            from app.access_grant_line l join app.scope sc on sc.scope_id = l.scope_id where l.tenant_id = i.tenant_id and l.grant_id = i.grant_id and sc.kind in ('headline', 'domain')), '[]'::jsonb),
         case when only_grant is null then '[]'::jsonb
              else coalesce((select jsonb_agg(concat_ws(' ', k.given_names, k.surname_prefix, k.surname) order by k.child_id) from app.case_child k where k.scope_id = i.scope_id), '[]'::jsonb) end
    from invited i
    join app.case_file c on c.tenant_id = i.tenant_id and c.case_id = i.file_id
    join app.legal_basis b on b.tenant_id = i.tenant_id and b.basis_id = i.basis_id
    left join app.held_function gb on gb.held_function_id = i.given_by
   order by i.valid_from, i.public_id
$$;

-- "Ik heb geen privéband met dit gezin." Saying so opens; saying there is one records a conflict of interest, which acts at once.
create function authz.answer_invitation(grant_public_id uuid, private_tie boolean) returns uuid
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  target app.access_grant;
  case_reference text;
  case_public uuid;
begin
  select g.* into target from app.access_grant g
   where g.public_id = grant_public_id and g.grant_id in (select i.grant_id from authz.my_invited i where i.public_id = grant_public_id)
   for update;
  if target.grant_id is null then perform authz.refuse('not-found'); end if;
  select c.reference, c.public_id into case_reference, case_public from app.case_file c where c.tenant_id = target.tenant_id and c.case_id = target.file_id;
  if not private_tie then
    update app.access_grant g set accepted_at = now(), version = version + 1 where g.grant_id = target.grant_id;
    return case_public;
  end if;
  perform authz.put_conflict(target.tenant_id, target.professional_id, target.file_id, target.professional_id);
  if target.kind = 'team' then
    update app.access_grant g set revoked_at = now(), revoke_reason = 'Teruggegeven door de ontvanger', version = version + 1 where g.grant_id = target.grant_id;
  else
    insert into app.notice (tenant_id, function, kind, subject, due_on)
    values (target.tenant_id, 'team-manager', 'lead-with-conflict', case_reference, authz.today())
    on conflict (tenant_id, function, kind, subject) where done_at is null do nothing;
  end if;
  return null;
end $$;

-- Recorded by the privacy officer for someone else; acts at once, and the person gets no message.
create function authz.record_conflict(of_held_function uuid, case_reference text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  who app.held_function;
  target app.case_file;
begin
  select * into me from authz.reader();
  if not exists (select from authz.my_open o where o.kind = 'oversight' and o.scope_id = (select authz.oversight_scope(me.tenant_id)) and o.level >= 3) then
    perform authz.refuse('not-found');
  end if;
  select h.* into who from app.held_function h where h.public_id = of_held_function and h.tenant_id = me.tenant_id;
  select c.* into target from app.case_file c where c.tenant_id = me.tenant_id and c.reference = case_reference;
  if who.held_function_id is null or target.case_id is null then perform authz.refuse('not-found'); end if;
  perform authz.put_conflict(me.tenant_id, who.professional_id, target.case_id, me.professional_id);
  if exists (select from app.access_grant g where g.grant_id in (target.lead_grant_id, target.deputy_grant_id) and g.professional_id = who.professional_id) then
    insert into app.notice (tenant_id, function, kind, subject, due_on)
    values (me.tenant_id, 'team-manager', 'lead-with-conflict', target.reference, authz.today())
    on conflict (tenant_id, function, kind, subject) where done_at is null do nothing;
  end if;
end $$;

-- Administration: the end of a function acts at once on everything that came with it.
create function authz.end_function(of_held_function uuid) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  ended bigint;
begin
  select * into me from authz.reader();
  if me.function is distinct from 'application-manager' then perform authz.refuse('not-found'); end if;
  update app.held_function h set valid_to = now()
   where h.public_id = of_held_function and h.tenant_id = me.tenant_id and h.valid_to is null returning h.held_function_id into ended;
  if ended is null then perform authz.refuse('not-found'); end if;
  update authz.session s set ended_at = now() where s.held_function_id = ended and s.ended_at is null;
  perform authz.tell_of_cases_without(ended);
end $$;

create function authz.standing_access() returns table (grant_public_id uuid, label text, organisation text, function text, purpose text, review_by date, version integer)
  language sql stable security definer set search_path = pg_catalog
as $$
  select g.public_id, h.label, o.name, h.function, g.purpose, g.review_by, g.version
    from authz.reader() me
    join app.access_grant g on g.tenant_id = me.tenant_id and g.kind = 'standing' and g.revoked_at is null
    join app.held_function h on h.held_function_id = g.held_function_id and h.valid_to is null
    join app.organisation o on o.tenant_id = h.tenant_id and o.organisation_id = h.organisation_id
   where me.function = 'application-manager'
   order by g.review_by, h.label, g.purpose, g.grant_id
$$;

-- The yearly question to the administrator: does this function still need this? Yes sets the next date, no ends it.
create function authz.review_standing(grant_public_id uuid, still_needed boolean) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare me record;
begin
  select * into me from authz.reader();
  if me.function is distinct from 'application-manager' then perform authz.refuse('not-found'); end if;
  update app.access_grant g
     set review_by = case when still_needed then (authz.today() + interval '12 months')::date else g.review_by end,
         revoked_at = case when still_needed then null else now() end,
         revoke_reason = case when still_needed then null else 'Niet meer nodig bij de jaarlijkse beoordeling' end,
         version = version + 1
   where g.public_id = grant_public_id and g.tenant_id = me.tenant_id and g.kind = 'standing' and g.revoked_at is null;
  if not found then perform authz.refuse('not-found'); end if;
  -- the question is answered when nothing of what came with the function is still due
  update app.notice n set done_at = now()
   where n.tenant_id = me.tenant_id and n.kind = 'standing-review-due' and n.done_at is null
     and not exists (select from app.access_grant g join app.held_function h on h.held_function_id = g.held_function_id
                      where g.tenant_id = n.tenant_id and g.kind = 'standing' and g.revoked_at is null and h.valid_to is null
                        and h.label = n.subject and g.review_by < authz.today() + 30);
end $$;

-- The controller's privacy officer has looked at a legal basis again.
create function authz.review_basis(of_frame text, basis_code text, review_by date) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare me record;
begin
  select * into me from authz.reader();
  if not exists (select from authz.my_open o where o.kind = 'oversight' and o.scope_id = (select authz.oversight_scope(me.tenant_id)) and o.level >= 3) then
    perform authz.refuse('not-found');
  end if;
  if review_basis.review_by <= authz.today() or review_basis.review_by > authz.today() + interval '24 months' then perform authz.refuse('term-out-of-bounds'); end if;
  update app.legal_basis b set review_by = review_basis.review_by
    from app.frame f where f.frame_id = b.frame_id and f.code = of_frame and b.tenant_id = me.tenant_id and b.code = basis_code;
  if not found then perform authz.refuse('not-found'); end if;
  update app.notice n set done_at = now()
   where n.tenant_id = me.tenant_id and n.done_at is null and n.kind in ('basis-review-due', 'basis-review-lapsed')
     and n.subject like '%(' || basis_code || ')';
end $$;

-- Who keeps an agreement answers it, also when he or she may read the part but not write in it. The days after mere expiry
-- are for reading alone.
create function authz.answer_own_agreement(agreement_public_id uuid, expected_version integer, new_state text, new_note text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  update app.agreement a
     set state = new_state, note = new_note, answered_at = case when new_state = 'open' then null else now() end, version = a.version + 1
   where a.public_id = agreement_public_id and a.version = expected_version and a.keeper_professional_id = authz.actor()
     and (select true from authz.my_open o
           cross join lateral (select g.valid_until from app.access_grant g where g.grant_id = o.grant_id) g
           where o.scope_id = a.scope_id and o.level >= 2 and (g.valid_until is null or now() < g.valid_until) limit 1);
  if not found then perform authz.refuse('version-mismatch'); end if;
end $$;

grant execute on function authz.answer_own_agreement(uuid, integer, text, text), authz.give_access(uuid, uuid, jsonb, text, text, text, timestamptz, timestamptz, uuid), authz.revoke_access(uuid, integer, text),
  authz.my_invitations(uuid, timestamptz, uuid, integer), authz.answer_invitation(uuid, boolean), authz.record_conflict(uuid, text), authz.end_function(uuid),
  authz.standing_access(), authz.review_standing(uuid, boolean), authz.review_basis(text, text, date) to app_web;
