-- From concern to case: the acts that make scopes, and the constraint that no case is ever without lead and deputy.
set local role authz_owner;

-- Content loading alone calls this, as the owner of the rule: a controller's intake desk with its scope, once.
create function authz.ensure_desk(for_tenant integer, frame_code text, desk_name text) returns void
  language plpgsql set search_path = pg_catalog
as $$
declare
  new_scope bigint;
  of_frame integer;
begin
  if exists (select from app.desk d where d.tenant_id = for_tenant) then return; end if;
  select f.frame_id into strict of_frame from app.frame f where f.code = frame_code order by f.version desc limit 1;
  new_scope := nextval('app.scope_scope_id_seq');
  insert into app.scope (tenant_id, scope_id, kind, frame_id, file_id, governing_scope_id) overriding system value
  values (for_tenant, new_scope, 'desk', of_frame, nextval('app.file_seq'), new_scope);
  insert into app.desk (tenant_id, scope_id, frame_id, name) values (for_tenant, new_scope, of_frame, desk_name);
end $$;

-- Sends a draft to the controller's desk. The sender keeps a copy; the concern lies in the desk's inbox, out of the sender's reach.
create function authz.pass_on(draft_public_id uuid, expected_version integer, look_by date, decide_by date) returns uuid
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  draft app.concern_draft;
  inbox app.desk;
  new_file bigint := nextval('app.file_seq');
  new_scope bigint := nextval(pg_get_serial_sequence('app.scope', 'scope_id'));
begin
  select * into me from authz.reader();
  select d.* into draft from app.concern_draft d
   where d.public_id = draft_public_id and d.state = 'draft'
     and (select true from authz.my_open o where o.scope_id = d.scope_id and o.level >= 3 limit 1) for update;
  if draft.draft_id is null then perform authz.refuse('not-found'); end if;
  if draft.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  select d.* into inbox from app.desk d where d.tenant_id = me.tenant_id order by d.desk_id limit 1;
  if inbox.desk_id is null then perform authz.refuse('no-desk'); end if;

  insert into app.scope (tenant_id, scope_id, kind, frame_id, file_id, governing_scope_id) overriding system value
  values (me.tenant_id, new_scope, 'concern', inbox.frame_id, new_file, inbox.scope_id);
  insert into app.concern (tenant_id, concern_id, scope_id, desk_id, draft_id, sender_held_function_id, danger_now, child_name, child_age, child_school,
                           observed, observed_when, first_hand, told_by, goes_well, done_so_far, family_knows, family_knows_note, reach_me, look_by, decide_by)
  values (me.tenant_id, new_file, new_scope, inbox.desk_id, draft.draft_id, me.held_function_id, draft.danger_now, draft.child_name, draft.child_age, draft.child_school,
          draft.observed, draft.observed_when, draft.first_hand, draft.told_by, draft.goes_well, draft.done_so_far, draft.family_knows, draft.family_knows_note, draft.reach_me,
          pass_on.look_by, pass_on.decide_by);
  update app.concern_draft d set state = 'sent', sent_at = now(), feedback = 'received', feedback_at = now(), version = version + 1, updated_at = now()
   where d.tenant_id = draft.tenant_id and d.draft_id = draft.draft_id;
  return draft_public_id;
end $$;

-- Does anything run already for this child, inside the own controller? The answer names the case and whom to call, never its content.
-- Asking is a search and is recorded, with the keyed hash and never the number.
create function authz.find_child(child_key bytea, act text)
  returns table (reference text, frame_title text, lead_label text, lead_phone text)
  language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare me record;
begin
  select * into me from authz.reader();
  if me.professional_id is null then perform authz.refuse('not-signed-in'); end if;
  if not exists (select from app.desk d where d.tenant_id = me.tenant_id and (select true from authz.my_open o where o.scope_id = d.scope_id and o.level >= 2 limit 1)) then
    perform authz.refuse('not-found');
  end if;
  perform authz.record_search('searched', find_child.act, child_key);
  return query
    select c.reference, f.title, h.label, h.phone
      from app.person_file p
      join app.case_file c on c.tenant_id = p.tenant_id and c.case_id = p.file_id and c.state = 'open'
      join app.frame f on f.frame_id = c.frame_id
      join app.access_grant g on g.grant_id = c.lead_grant_id
      join app.held_function h on h.held_function_id = g.held_function_id
     where p.tenant_id = me.tenant_id and p.person_key = child_key and p.kind = 'case' and p.is_open
       and not exists (select from authz.conflict_of_interest k where k.professional_id = me.professional_id and k.file_id = p.file_id and k.lifted_at is null);
end $$;

-- A concern the reader may decide on, locked; refuses what is not to be seen, already weighed or changed in the meantime.
create function authz.concern_to_weigh(concern_public_id uuid, expected_version integer) returns app.concern
  language plpgsql security definer set search_path = pg_catalog
as $$
declare found_concern app.concern;
begin
  select c.* into found_concern from app.concern c
   where c.public_id = concern_public_id
     and (select true from authz.my_open o where o.scope_id = c.scope_id and o.level >= 3 limit 1) for update;
  if found_concern.concern_id is null then perform authz.refuse('not-found'); end if;
  if found_concern.state <> 'received' then perform authz.refuse('already-weighed'); end if;
  if found_concern.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  return found_concern;
end $$;

create function authz.record_weighing(weighed app.concern, new_outcome text, reason text, to_whom text, reference text, new_feedback text) returns void
  language sql security definer set search_path = pg_catalog
as $$
  update app.concern c
     set state = 'weighed', outcome = new_outcome, outcome_reason = reason, passed_on_to = to_whom, case_reference = reference,
         weighed_by = (select r.held_function_id from authz.reader() r), weighed_at = now(), version = c.version + 1
   where c.tenant_id = weighed.tenant_id and c.concern_id = weighed.concern_id;
  update app.concern_draft d set feedback = new_feedback, feedback_at = now(), version = d.version + 1
   where d.tenant_id = weighed.tenant_id and d.draft_id = weighed.draft_id;
  -- whoever has a conflict of interest with the family of the case has one with this concern
  insert into authz.conflict_of_interest (tenant_id, professional_id, file_id, recorded_by)
  select k.tenant_id, k.professional_id, weighed.concern_id, k.recorded_by
    from app.case_file c join authz.conflict_of_interest k on k.tenant_id = c.tenant_id and k.file_id = c.case_id and k.lifted_at is null
   where c.tenant_id = weighed.tenant_id and c.reference = record_weighing.reference
  on conflict (tenant_id, professional_id, file_id) do nothing
$$;

-- The three outcomes that open nothing: no follow-up, advice given, passed on to another organisation.
create function authz.weigh_concern(concern_public_id uuid, expected_version integer, outcome text, reason text, passed_on_to text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare weighed app.concern;
begin
  if outcome not in ('no-follow-up', 'advice-given', 'passed-on') then perform authz.refuse('invalid-input'); end if;
  weighed := authz.concern_to_weigh(concern_public_id, expected_version);
  perform authz.record_weighing(weighed, outcome, reason, passed_on_to, null, 'nothing-further');
end $$;

-- The sender's words become facts in the case: what worries, and what goes well. Only these two; the rest stays at the desk.
create function authz.copy_concern_to_case(weighed app.concern, to_case bigint, to_scope bigint) returns void
  language sql security definer set search_path = pg_catalog
as $$
  insert into app.fact (tenant_id, case_id, scope_id, kind, side, words, observer, observed_when, source_organisation_id)
  select weighed.tenant_id, to_case, to_scope, case when weighed.first_hand then 'observation' else 'told-by' end, x.side, x.words,
         coalesce(case when weighed.first_hand then null else weighed.told_by end, h.label), weighed.observed_when, h.organisation_id
    from app.held_function h
    cross join lateral (values ('worry', weighed.observed), ('goes-well', weighed.goes_well)) x (side, words)
   where h.held_function_id = weighed.sender_held_function_id and length(trim(x.words)) > 0
$$;

-- Adds a concern to a case that runs already in the own controller; its lead finds the words there, the desk sees nothing of it.
create function authz.join_case(concern_public_id uuid, expected_version integer, reason text, reference text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  weighed app.concern;
  target app.case_file;
begin
  weighed := authz.concern_to_weigh(concern_public_id, expected_version);
  select c.* into target from app.case_file c where c.tenant_id = weighed.tenant_id and c.reference = join_case.reference and c.state = 'open'
     and not exists (select from authz.conflict_of_interest k where k.professional_id = authz.actor() and k.file_id = c.case_id and k.lifted_at is null);
  if target.case_id is null then perform authz.refuse('no-such-case'); end if;
  perform authz.copy_concern_to_case(weighed, target.case_id, target.scope_id);
  perform authz.record_weighing(weighed, 'joined-to-case', reason, null, target.reference, 'contacting-family');
end $$;

-- Gives an appointed professional every part of a case, for as long as the appointment lasts. The lead also opens the sealed part.
create function authz.give_appointment(of_case bigint, appointed_kind text, to_held_function uuid, given_by bigint) returns bigint
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  who app.held_function;
  headline app.scope;
  basis app.legal_basis;
  new_grant bigint;
begin
  select s.* into strict headline from app.scope s where s.file_id = of_case and s.kind = 'headline';
  select h.* into who from app.held_function h
   where h.public_id = to_held_function and h.tenant_id = headline.tenant_id and h.valid_from <= now() and (h.valid_to is null or now() < h.valid_to);
  select b.* into basis
    from app.legal_basis b
    join app.frame_function ff on ff.frame_id = b.frame_id and ff.purpose = b.purpose and ff.function = who.function
     and case when appointed_kind = 'deputy' then ff.may_deputise else ff.may_lead end
   where b.tenant_id = headline.tenant_id and b.frame_id = headline.frame_id and b.kind = 'appointment' and who.function = any (b.receivers)
     and b.review_by >= authz.today() and (b.ended_on is null or authz.today() < b.ended_on)
   order by b.basis_id limit 1;
  if who.held_function_id is null or basis.basis_id is null
     or exists (select from authz.conflict_of_interest c where c.professional_id = who.professional_id and c.file_id = of_case and c.lifted_at is null) then
    perform authz.refuse('colleague-not-eligible');
  end if;
  insert into app.access_grant (tenant_id, kind, scope_id, file_id, professional_id, held_function_id, purpose, basis_id, reason, given_by)
  values (headline.tenant_id, appointed_kind, headline.scope_id, of_case, who.professional_id, who.held_function_id, basis.purpose, basis.basis_id,
          case appointed_kind when 'deputy' then 'Achtervang van deze casus' when 'director' then 'Casusregisseur van deze casus' else 'Aanspreekpunt van deze casus' end, given_by)
  returning grant_id into new_grant;
  insert into app.access_grant_line (tenant_id, grant_id, scope_id, professional_id, level, cleared)
  select s.tenant_id, new_grant, s.scope_id, who.professional_id, 3, s.sealed
    from app.scope s where s.file_id = of_case and (not s.sealed or appointed_kind <> 'deputy');
  return new_grant;
end $$;

-- Opens a life domain when a goal or worry needs it; lead and deputy hold it from that moment.
create function authz.make_domain(of_case bigint, domain text) returns bigint
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  headline app.scope;
  new_scope bigint := nextval(pg_get_serial_sequence('app.scope', 'scope_id'));
begin
  select s.* into strict headline from app.scope s where s.file_id = of_case and s.kind = 'headline';
  if not exists (select from app.frame_domain d where d.frame_id = headline.frame_id and d.life_domain = domain) then perform authz.refuse('unknown-life-domain'); end if;
  insert into app.scope (tenant_id, scope_id, kind, frame_id, file_id, governing_scope_id, life_domain) overriding system value
  values (headline.tenant_id, new_scope, 'domain', headline.frame_id, of_case, new_scope, domain);
  insert into app.access_grant_line (tenant_id, grant_id, scope_id, professional_id, level)
  select g.tenant_id, g.grant_id, new_scope, g.professional_id, 3
    from app.case_file c join app.access_grant g on g.tenant_id = c.tenant_id and g.grant_id in (c.lead_grant_id, c.deputy_grant_id)
   where c.tenant_id = headline.tenant_id and c.case_id = of_case;
  return new_scope;
end $$;

create function authz.open_life_domain(case_public_id uuid, life_domain text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare decided record;
begin
  select * into decided from authz.case_i_decide_on(case_public_id);
  if decided.case_id is null then perform authz.refuse('not-found'); end if;
  if exists (select from app.scope s where s.file_id = decided.case_id and s.kind = 'domain' and s.life_domain = open_life_domain.life_domain) then
    perform authz.refuse('already-open');
  end if;
  perform authz.make_domain(decided.case_id, open_life_domain.life_domain);
end $$;

-- Opens a case with its scopes, children, lead and deputy, in one act. `opening` is what contract/concerns.ts calls the opening of a case:
--   {caseId, headline, reason, lifeDomains: [code], leadHeldFunction, deputyHeldFunction, reference, nextLookBackOn,
--    parentsInformed, parentsInformedOn, parentsPostponedBecause,
--    children: [{givenNames, surnamePrefix, surname, birthYear, birthMonth, birthDay, municipality, secret, bsn, personKey, nameKey, address}]}  (byte strings in hex)
create function authz.open_case(concern_public_id uuid, expected_version integer, opening jsonb) returns uuid
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  weighed app.concern;
  me record;
  of_frame app.frame;
  new_case bigint := nextval('app.file_seq');
  headline_scope bigint := nextval(pg_get_serial_sequence('app.scope', 'scope_id'));
  sealed_scope bigint;
  child jsonb;
  new_child bigint;
  domain text;
  domain_scope bigint;
  first_domain bigint;
  lead_id bigint;
  deputy_id bigint;
  case_public uuid;
begin
  weighed := authz.concern_to_weigh(concern_public_id, expected_version);
  select * into me from authz.reader();
  select f.* into strict of_frame from app.desk d join app.frame f on f.frame_id = d.frame_id where d.tenant_id = weighed.tenant_id and d.desk_id = weighed.desk_id;

  insert into app.scope (tenant_id, scope_id, kind, frame_id, file_id, governing_scope_id) overriding system value
  values (weighed.tenant_id, headline_scope, 'headline', of_frame.frame_id, new_case, headline_scope);
  if exists (select from jsonb_array_elements(opening -> 'children') k where (k ->> 'secret')::boolean) then
    sealed_scope := nextval(pg_get_serial_sequence('app.scope', 'scope_id'));
    insert into app.scope (tenant_id, scope_id, kind, frame_id, file_id, governing_scope_id, sealed) overriding system value
    values (weighed.tenant_id, sealed_scope, 'sealed', of_frame.frame_id, new_case, sealed_scope, true);
  end if;
  for domain in select d.code from jsonb_array_elements_text(opening -> 'lifeDomains') with ordinality d (code, nr) group by d.code order by min(d.nr) loop
    domain_scope := authz.make_domain(new_case, domain);
    first_domain := coalesce(first_domain, domain_scope);
  end loop;
  if first_domain is null then perform authz.refuse('unknown-life-domain'); end if;

  lead_id := authz.give_appointment(new_case, 'first-contact', (opening ->> 'leadHeldFunction')::uuid, me.held_function_id);
  deputy_id := authz.give_appointment(new_case, 'deputy', (opening ->> 'deputyHeldFunction')::uuid, me.held_function_id);
  if (select count(distinct g.professional_id) from app.access_grant g where g.grant_id in (lead_id, deputy_id)) < 2 then perform authz.refuse('lead-is-deputy'); end if;

  insert into app.case_file (tenant_id, case_id, public_id, reference, scope_id, frame_id, headline, opened_because, parents_informed, parents_informed_on, parents_postponed_because,
                             next_look_back_on, lead_grant_id, deputy_grant_id, lead_role, lead_professional_id)
  values (weighed.tenant_id, new_case, (opening ->> 'caseId')::uuid, opening ->> 'reference', headline_scope, of_frame.frame_id, opening ->> 'headline', opening ->> 'reason',
          opening ->> 'parentsInformed', (opening ->> 'parentsInformedOn')::date, opening ->> 'parentsPostponedBecause',
          (opening ->> 'nextLookBackOn')::date, lead_id, deputy_id, 'first-contact',
          (select g.professional_id from app.access_grant g where g.grant_id = lead_id))
  returning public_id into case_public;

  for child in select * from jsonb_array_elements(opening -> 'children') loop
    if child ->> 'personKey' is not null then
      if exists (select from app.person_file p where p.tenant_id = weighed.tenant_id and p.frame_code = of_frame.code and p.kind = 'case' and p.is_open
                    and p.person_key = decode(child ->> 'personKey', 'hex')) then
        perform authz.refuse('child-has-open-case');
      end if;
      begin
        insert into app.person_file (tenant_id, person_key, file_id, frame_code, kind, scope_id)
        values (weighed.tenant_id, decode(child ->> 'personKey', 'hex'), new_case, of_frame.code, 'case', headline_scope),
               (weighed.tenant_id, decode(child ->> 'personKey', 'hex'), weighed.concern_id, of_frame.code, 'concern', weighed.scope_id);
      exception when unique_violation then
        -- somebody opened one in the same moment
        perform authz.refuse('child-has-open-case');
      end;
    end if;
    insert into app.case_child (tenant_id, case_id, scope_id, given_names, surname_prefix, surname, birth_year, birth_month, birth_day, municipality, secret, bsn, name_key)
    values (weighed.tenant_id, new_case, headline_scope, child ->> 'givenNames', child ->> 'surnamePrefix', child ->> 'surname', (child ->> 'birthYear')::smallint,
            (child ->> 'birthMonth')::smallint, (child ->> 'birthDay')::smallint, child ->> 'municipality', (child ->> 'secret')::boolean,
            decode(child ->> 'bsn', 'hex'), decode(child ->> 'nameKey', 'hex'))
    returning child_id into new_child;
    if child ->> 'address' is not null then
      insert into app.child_address (tenant_id, child_id, scope_id, address)
      values (weighed.tenant_id, new_child, case when (child ->> 'secret')::boolean then sealed_scope else headline_scope end, decode(child ->> 'address', 'hex'));
    end if;
  end loop;

  perform authz.copy_concern_to_case(weighed, new_case, first_domain);
  perform authz.record_weighing(weighed, 'case-opened', opening ->> 'reason', null, opening ->> 'reference', 'contacting-family');
  return case_public;
end $$;

-- Names a director (or, in phases 1 to 3, another first contact) or deputy. The successor is there before the predecessor's access ends.
create function authz.appoint(case_public_id uuid, expected_version integer, role text, to_held_function uuid) returns integer
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  decided record;
  target app.case_file;
  me record;
  new_grant bigint;
  old_grant bigint;
  new_version integer;
begin
  select * into decided from authz.case_i_decide_on(case_public_id);
  select * into me from authz.reader();
  if decided.case_id is null then perform authz.refuse('not-found'); end if;
  select c.* into target from app.case_file c where c.tenant_id = decided.tenant_id and c.case_id = decided.case_id for update;
  if target.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  old_grant := case when role = 'deputy' then target.deputy_grant_id else target.lead_grant_id end;
  if exists (select from app.access_grant g join app.held_function h on h.public_id = to_held_function
              where g.grant_id = case when role = 'deputy' then target.lead_grant_id else target.deputy_grant_id end and g.professional_id = h.professional_id) then
    perform authz.refuse('lead-is-deputy');
  end if;
  new_grant := authz.give_appointment(target.case_id, role, to_held_function, me.held_function_id);
  -- someone who already works on the case under a private-tie statement need not make it again
  update app.access_grant g set accepted_at = now()
   where g.grant_id = new_grant and exists (select from app.access_grant e where e.professional_id = g.professional_id and e.file_id = g.file_id
                                              and e.accepted_at is not null and e.revoked_at is null and e.grant_id <> new_grant);
  update app.access_grant g set revoked_at = now(), revoke_reason = 'Opgevolgd', version = version + 1 where g.grant_id = old_grant;
  update app.case_file c
     set lead_grant_id = case when role = 'deputy' then c.lead_grant_id else new_grant end,
         deputy_grant_id = case when role = 'deputy' then new_grant else c.deputy_grant_id end,
         lead_role = case when role = 'deputy' then c.lead_role else role end,
         lead_professional_id = case when role = 'deputy' then c.lead_professional_id else (select g.professional_id from app.access_grant g where g.grant_id = new_grant) end,
         version = c.version + 1
   where c.tenant_id = target.tenant_id and c.case_id = target.case_id returning c.version into new_version;
  -- the team manager's question is answered when both who are appointed hold their function and have no conflict
  update app.notice n set done_at = now()
   where n.tenant_id = target.tenant_id and n.subject = target.reference and n.kind in ('lead-without-function', 'lead-with-conflict') and n.done_at is null
     and not exists (select from app.case_file c
                       join app.access_grant g on g.tenant_id = c.tenant_id and g.grant_id in (c.lead_grant_id, c.deputy_grant_id)
                       join app.held_function h on h.held_function_id = g.held_function_id
                      where c.tenant_id = target.tenant_id and c.case_id = target.case_id
                        and case n.kind when 'lead-without-function' then h.valid_to is not null
                                        else exists (select from authz.conflict_of_interest k where k.professional_id = g.professional_id and k.file_id = c.case_id and k.lifted_at is null) end);
  return new_version;
end $$;

-- Who looked, for a person: the privacy officer and the FG ask by number; the answer has no content, only who, when, for which purpose.
create function authz.looks_at_person(child_key bytea, before_id bigint, at_most integer)
  returns table (journal_id bigint, looked_at timestamptz, kind text, act text, purpose text, function text, label text, organisation text, reference text, part text)
  language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
  me record;
  overseen bigint;
begin
  select * into me from authz.reader();
  if me.professional_id is null then perform authz.refuse('not-signed-in'); end if;
  overseen := authz.oversight_scope(me.tenant_id);
  if not exists (select from authz.my_open o where o.scope_id = overseen and o.level >= 2) then
    perform authz.refuse('not-found');
  end if;
  perform authz.record_search('searched', 'looks-at-person', child_key);
  insert into app.journal (tenant_id, kind, act, scope_id, file_id, grant_id, purpose, professional_id, held_function_id, organisation_id, function, trace_id)
  -- by the function that oversight comes with, which need not be the one that is signed in
  select me.tenant_id, 'opened', 'looks-at-person', s.scope_id, s.file_id, o.grant_id, o.purpose, me.professional_id, h.held_function_id, h.organisation_id, h.function,
         coalesce(current_setting('perspectief.trace', true), '')
    from app.scope s cross join lateral (select o.grant_id, o.purpose from authz.my_open o where o.scope_id = s.scope_id offset 0) o
    join app.access_grant g on g.tenant_id = s.tenant_id and g.grant_id = o.grant_id
    join app.held_function h on h.tenant_id = g.tenant_id and h.held_function_id = g.held_function_id
   where s.scope_id = overseen limit 1;
  return query
    select j.journal_id, j.looked_at, j.kind, j.act, j.purpose, j.function, h.label, o.name, c.reference, coalesce(s.life_domain, s.kind)
      from app.person_file p
      -- of each file no more than a page, from its own index: a case may have been looked at thousands of times
     cross join lateral (select l.* from app.journal l where l.tenant_id = p.tenant_id and l.file_id = p.file_id and l.journal_id < coalesce(before_id, 9223372036854775807)
                          order by l.journal_id desc limit at_most) j
      join app.scope s on s.scope_id = j.scope_id
      join app.held_function h on h.held_function_id = j.held_function_id
      join app.organisation o on o.tenant_id = j.tenant_id and o.organisation_id = j.organisation_id
      left join app.case_file c on c.tenant_id = p.tenant_id and c.case_id = p.file_id
     where p.tenant_id = me.tenant_id and p.person_key = child_key
       -- a conflict of interest beats oversight too
       and not exists (select from authz.conflict_of_interest k where k.professional_id = me.professional_id and k.file_id = p.file_id and k.lifted_at is null)
     order by j.journal_id desc limit at_most;
end $$;

-- At commit, every open case has a lead and a deputy whose appointments stand.
create function authz.check_case_is_held() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  if exists (
    select from app.case_file c
      join app.access_grant lead on lead.tenant_id = c.tenant_id and lead.grant_id = c.lead_grant_id
      join app.access_grant deputy on deputy.tenant_id = c.tenant_id and deputy.grant_id = c.deputy_grant_id
     where c.tenant_id = new.tenant_id and c.state = 'open'
       and c.case_id = case tg_table_name when 'case_file' then (to_jsonb(new) ->> 'case_id')::bigint else (to_jsonb(new) ->> 'file_id')::bigint end
       and (lead.revoked_at is not null or deputy.revoked_at is not null or lead.kind <> c.lead_role or deputy.kind <> 'deputy'
            or lead.professional_id <> c.lead_professional_id or lead.file_id <> c.case_id or deputy.file_id <> c.case_id or lead.professional_id = deputy.professional_id)) then
    raise exception using errcode = '23514', message = 'an open case has a lead and a deputy at every instant', constraint = 'case_is_held';
  end if;
  return null;
end $$;

grant execute on function authz.check_case_is_held() to app_owner;
set local role app_owner;
create constraint trigger case_is_held after insert or update on app.case_file deferrable initially deferred for each row execute function authz.check_case_is_held();
create constraint trigger case_is_held after update of revoked_at, kind on app.access_grant deferrable initially deferred for each row execute function authz.check_case_is_held();
set local role authz_owner;

grant execute on function authz.pass_on(uuid, integer, date, date), authz.find_child(bytea, text), authz.weigh_concern(uuid, integer, text, text, text),
  authz.join_case(uuid, integer, text, text), authz.open_life_domain(uuid, text), authz.open_case(uuid, integer, jsonb), authz.appoint(uuid, integer, text, uuid),
  authz.looks_at_person(bytea, bigint, integer) to app_web;
