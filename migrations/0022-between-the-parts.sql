-- What held within each part of a case, and not between them: the family's request and a partner's answer when a case is
-- closed, the child that takes back, the aftercare of who left, a case that is opened again, and a tie with all of a file.
set local role authz_owner;

-- By all decisions, as a concern that was weighed again still came into the case that it was weighed into; and recording a
-- tie again, by somebody else too, makes it act at once.
create or replace function authz.put_conflict(of_tenant integer, of_professional bigint, of_case bigint, by_professional bigint) returns void
  language sql security definer set search_path = pg_catalog
as $$
  insert into authz.conflict_of_interest (tenant_id, professional_id, file_id, recorded_by)
  select of_tenant, of_professional, f.file_id, by_professional
    from (select of_case as file_id
          union select k.concern_id from app.case_file c join app.concern_decision k on k.tenant_id = c.tenant_id and k.case_reference = c.reference
                 where c.tenant_id = of_tenant and c.case_id = of_case) f
  -- there may have been one before that was lifted
  on conflict (tenant_id, professional_id, file_id) do update set lifted_at = null, recorded_at = now(), recorded_by = excluded.recorded_by, acts_from = now()
$$;

-- Closing would silence what the family asked to be corrected, who must still be told of it, and an answer nobody has read.
create function authz.heard_before_closing() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  if exists (select from app.correction k where k.tenant_id = new.tenant_id and k.case_id = new.case_id and k.due_on is not null)
     or exists (select from app.partner_question q where q.tenant_id = new.tenant_id and q.case_id = new.case_id and q.state = 'answered') then
    perform authz.refuse('work-left-open');
  end if;
  return null;
end $$;

-- The child has chosen again, also when the case is closed: there is still somebody who reads, and to take back is the child's.
create or replace function authz.record_childs_choice(voice_public_id uuid, expected_version integer, said_on date, choices jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  voice app.child_voice;
begin
  select * into me from authz.reader();
  select v.* into voice from app.child_voice v
   where v.public_id = voice_public_id
     and (select true from authz.my_open o where o.scope_id = v.scope_id and o.level >= 3 limit 1) for update of v;
  if voice.voice_id is null then perform authz.refuse('not-found'); end if;
  if voice.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  perform authz.put_childs_choice(voice, record_childs_choice.said_on, choices, me.held_function_id);
  update app.child_voice v set version = v.version + 1 where v.tenant_id = voice.tenant_id and v.voice_id = voice.voice_id;
end $$;

-- Who does the aftercare of a case: its lead, or its deputy where the lead cannot; null when neither can. A tie that is put
-- off counts, as the day of aftercare is later.
create function authz.who_keeps(of_tenant integer, of_case bigint) returns bigint
  language sql stable security definer set search_path = pg_catalog
as $$
  select g.professional_id
    from app.case_file c
    join app.access_grant g on g.tenant_id = c.tenant_id and g.grant_id in (c.lead_grant_id, c.deputy_grant_id)
    join app.held_function h on h.held_function_id = g.held_function_id and (h.valid_to is null or now() < h.valid_to)
   where c.tenant_id = of_tenant and c.case_id = of_case and g.accepted_at is not null and g.revoked_at is null
     and not exists (select from authz.conflict_of_interest k where k.professional_id = g.professional_id and k.file_id = of_case and k.lifted_at is null)
   order by g.grant_id = c.lead_grant_id desc limit 1
$$;

create function authz.take_aftercare() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  new.owner_professional_id := coalesce(authz.who_keeps(new.tenant_id, new.case_id), new.owner_professional_id);
  return new;
end $$;

-- Who left, or has a tie, finds the aftercare no longer; the other of the two does.
create function authz.pass_aftercare() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  update app.aftercare a set owner_professional_id = k.professional_id
    from (select a.aftercare_id, authz.who_keeps(a.tenant_id, a.case_id) as professional_id
            from app.aftercare a where a.owner_professional_id = new.professional_id and a.state = 'due') k
   where a.aftercare_id = k.aftercare_id and k.professional_id <> a.owner_professional_id;
  return null;
end $$;
create constraint trigger pass_aftercare after insert or update on authz.conflict_of_interest deferrable initially deferred
  for each row execute function authz.pass_aftercare();

-- Who led may have left while the case was closed.
create function authz.stand_in_after_opening() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  perform authz.stand_in(new.case_id);
  return null;
end $$;

-- Opens a closed case again, as before. Another open case of a child that a private tie hides from the reader is not told by a
-- refusal: as when a case is opened, who keeps the ties and who arranges directors hear of the two.
create or replace function authz.open_again(of_case app.case_file, how text, because text) returns app.case_closing
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  closing app.case_closing;
  me record;
  other record;
begin
  select * into me from authz.reader();
  select k.* into closing from app.case_closing k where k.tenant_id = of_case.tenant_id and k.case_id = of_case.case_id and k.withdrawn is null for update;
  if closing.closing_id is null then perform authz.refuse('case-not-closed'); end if;
  update app.case_closing k set withdrawn = how, withdrawn_on = authz.today(), withdrawn_by = me.held_function_id, withdrawn_because = because
   where k.tenant_id = closing.tenant_id and k.closing_id = closing.closing_id;
  update app.aftercare a set state = 'dropped', version = a.version + 1
   where a.tenant_id = closing.tenant_id and a.closing_id = closing.closing_id and a.state = 'due';
  for other in
    select p.person_key, o.twin, c.case_id, c.reference,
           exists (select from authz.conflict_of_interest k where k.professional_id = me.professional_id and k.file_id = o.file_id and k.lifted_at is null) as hidden
      from app.person_file p
      join app.person_file o on o.tenant_id = p.tenant_id and o.frame_code = p.frame_code and o.person_key = p.person_key and o.kind = 'case' and o.is_open and o.file_id <> p.file_id
      join app.case_file c on c.tenant_id = o.tenant_id and c.case_id = o.file_id
     where p.tenant_id = of_case.tenant_id and p.file_id = of_case.case_id and p.kind = 'case'
  loop
    if not other.hidden then perform authz.refuse('child-has-open-case'); end if;
    update app.person_file p set twin = not other.twin
     where p.tenant_id = of_case.tenant_id and p.file_id = of_case.case_id and p.kind = 'case' and p.person_key = other.person_key;
    insert into app.notice (tenant_id, function, kind, subject, due_on)
    select of_case.tenant_id, f.function, 'two-cases-of-one-child', concat(of_case.reference, ' en ', other.reference), authz.today()
      from (values ('team-manager'), ('privacy-officer')) f (function)
     where not exists (select from app.held_function h where h.professional_id = me.professional_id and h.function = f.function and h.valid_to is null)
    on conflict (tenant_id, function, kind, subject) where done_at is null do nothing;
  end loop;
  begin
    update app.person_file p set is_open = true where p.tenant_id = of_case.tenant_id and p.file_id = of_case.case_id and p.kind = 'case';
  exception when unique_violation then
    perform authz.refuse('child-has-open-case');
  end;
  return closing;
end $$;

-- As before. A paper holds a part in detail; and words of a child that were given stand in it as something of the case, so that
-- the list does not tell that a child said something.
create or replace function authz.disclosures(before_id bigint, at_most integer)
  returns table (disclosure_id bigint, disclosed_at timestamptz, reference text, from_organisation text, to_organisation text, to_function text, article text, parts jsonb, ended_at timestamptz)
  language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare here integer := authz.oversee('oversight.disclosures');
begin
  return query
    select d.disclosure_id, d.disclosed_at, c.reference, f.name, t.name, ft.title, b.document ->> 'article',
           (select coalesce(jsonb_agg(jsonb_build_object('part', case x.item ->> 'part' when 'voice' then 'headline' else x.item ->> 'part' end,
                                                         'level', coalesce((x.item ->> 'level')::integer, 2)) order by x.nr), '[]')
              from jsonb_array_elements(d.what) with ordinality x (item, nr)),
           least(g.revoked_at, h.valid_to, case when g.valid_until <= now() then g.valid_until end)
      from app.disclosure d
      join app.access_grant g on g.tenant_id = d.tenant_id and g.grant_id = d.grant_id
      join app.held_function h on h.held_function_id = g.held_function_id
      join app.function_title ft on ft.function = h.function
      join app.organisation f on f.tenant_id = d.tenant_id and f.organisation_id = d.from_organisation_id
      join app.organisation t on t.tenant_id = d.tenant_id and t.organisation_id = d.to_organisation_id
      join app.legal_basis b on b.tenant_id = d.tenant_id and b.basis_id = d.basis_id
      left join app.case_file c on c.tenant_id = d.tenant_id and c.case_id = d.file_id
     where d.tenant_id = here and d.disclosure_id < coalesce(before_id, 9223372036854775807)
       and not exists (select from authz.conflict_of_interest k where k.professional_id = authz.actor() and k.file_id = d.file_id and k.lifted_at is null)
     order by d.disclosure_id desc limit at_most;
end $$;

grant execute on function authz.heard_before_closing(), authz.take_aftercare(), authz.pass_aftercare(), authz.stand_in_after_opening() to app_owner;
set local role app_owner;
create trigger heard_before_closing after update of state on app.case_file for each row
  when (old.state = 'open' and new.state = 'closed') execute function authz.heard_before_closing();
create trigger take_aftercare before insert on app.aftercare for each row execute function authz.take_aftercare();
create trigger pass_aftercare after update of valid_to on app.held_function for each row
  when (new.valid_to is not null) execute function authz.pass_aftercare();
create constraint trigger stand_in_after_opening after update of state on app.case_file deferrable initially deferred for each row
  when (old.state = 'closed' and new.state = 'open') execute function authz.stand_in_after_opening();
