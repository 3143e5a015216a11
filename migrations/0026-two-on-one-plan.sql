-- Two people on one plan: whoever comes second is shown what stands there now, and who wrote it. So each row that two people
-- change keeps who changed it last, and when; whatever the way (a column of the web role, a definer function), the trigger
-- writes it. No column of it may be written by the web role.
set local role app_owner;
do $$
declare each text;
begin
  foreach each in array array['case_file', 'case_child', 'case_person', 'agreement', 'contact_note', 'child_voice', 'fact'] loop
    execute format('alter table app.%I add column changed_by bigint, add column changed_at timestamptz,
                      add foreign key (tenant_id, changed_by) references app.held_function (tenant_id, held_function_id)', each);
  end loop;
end $$;

set local role authz_owner;
create function authz.note_hand() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  new.changed_by := (select r.held_function_id from authz.reader() r);
  new.changed_at := now();
  return new;
end $$;
grant execute on function authz.note_hand() to app_owner;

set local role app_owner;
do $$
declare each text;
begin
  foreach each in array array['case_file', 'case_child', 'case_person', 'agreement', 'contact_note', 'child_voice', 'fact'] loop
    execute format('create trigger note_hand before update of version on app.%I for each row when (new.version <> old.version) execute function authz.note_hand()', each);
  end loop;
end $$;

-- A question to somebody without an account tells something about a family too: it is a disclosure (verstrekking) of its own,
-- with whom it was asked of, what and why. It has no grant and no basis of the register: the asker says why it may be asked.
alter table app.disclosure
  alter column grant_id drop not null,
  alter column to_organisation_id drop not null,
  alter column basis_id drop not null,
  alter column family_told drop not null,
  add column question_id bigint,
  add column to_whom text,
  add column because text,
  add foreign key (tenant_id, question_id) references app.partner_question (tenant_id, question_id),
  add constraint by_grant_or_question check (
    case when question_id is null then num_nulls(grant_id, to_organisation_id, basis_id, family_told) = 0 and num_nonnulls(to_whom, because) = 0
         else num_nonnulls(grant_id, to_organisation_id, basis_id, family_told) = 0 and num_nulls(to_whom, because) = 0 end);
create unique index disclosure_question on app.disclosure (tenant_id, question_id) where question_id is not null;

set local role authz_owner;
create function authz.disclose_question() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  insert into app.disclosure (tenant_id, scope_id, file_id, from_organisation_id, what, conditions, question_id, to_whom, because)
  select new.tenant_id, new.scope_id, new.case_id, h.organisation_id,
         (select jsonb_build_array(jsonb_build_object('part', coalesce(s.life_domain, s.kind), 'question', new.public_id)) from app.scope s where s.scope_id = new.about_scope_id),
         '', new.question_id, new.to_whom, new.because
    from app.held_function h where h.held_function_id = new.asker_held_function_id;
  return null;
end $$;
grant execute on function authz.disclose_question() to app_owner;

-- questions that were asked before this day
insert into app.disclosure (tenant_id, scope_id, file_id, from_organisation_id, what, conditions, disclosed_at, question_id, to_whom, because)
select q.tenant_id, q.scope_id, q.case_id, h.organisation_id, jsonb_build_array(jsonb_build_object('part', coalesce(s.life_domain, s.kind), 'question', q.public_id)),
       '', q.asked_at, q.question_id, q.to_whom, q.because
  from app.partner_question q join app.held_function h on h.held_function_id = q.asker_held_function_id join app.scope s on s.scope_id = q.about_scope_id;

-- As before, and what was told in a question. Whom it was asked of and why are words of the case: oversight sees that there was one.
drop function authz.disclosures(bigint, integer);
create function authz.disclosures(before_id bigint, at_most integer)
  returns table (disclosure_id bigint, disclosed_at timestamptz, reference text, from_organisation text, to_organisation text, to_function text, article text, parts jsonb,
                 ended_at timestamptz, by_question boolean)
  language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare here integer := authz.oversee('oversight.disclosures');
begin
  return query
    select d.disclosure_id, d.disclosed_at, c.reference, f.name, coalesce(t.name, ''), coalesce(ft.title, ''), coalesce(b.document ->> 'article', ''),
           (select coalesce(jsonb_agg(jsonb_build_object('part', case x.item ->> 'part' when 'voice' then 'headline' else x.item ->> 'part' end,
                                                         'level', coalesce((x.item ->> 'level')::integer, 2)) order by x.nr), '[]')
              from jsonb_array_elements(d.what) with ordinality x (item, nr)),
           case when q.question_id is null then least(g.revoked_at, h.valid_to, case when g.valid_until <= now() then g.valid_until end)
                when q.state <> 'open' or q.answer_by < authz.today() then coalesce(q.answered_at, q.read_at, least(now(), ((q.answer_by + 1)::timestamp at time zone 'Europe/Amsterdam'))) end,
           q.question_id is not null
      from app.disclosure d
      left join app.access_grant g on g.tenant_id = d.tenant_id and g.grant_id = d.grant_id
      left join app.held_function h on h.held_function_id = g.held_function_id
      left join app.function_title ft on ft.function = h.function
      join app.organisation f on f.tenant_id = d.tenant_id and f.organisation_id = d.from_organisation_id
      left join app.organisation t on t.tenant_id = d.tenant_id and t.organisation_id = d.to_organisation_id
      left join app.legal_basis b on b.tenant_id = d.tenant_id and b.basis_id = d.basis_id
      left join app.partner_question q on q.tenant_id = d.tenant_id and q.question_id = d.question_id
      left join app.case_file c on c.tenant_id = d.tenant_id and c.case_id = d.file_id
     where d.tenant_id = here and d.disclosure_id < coalesce(before_id, 9223372036854775807)
       and not exists (select from authz.conflict_of_interest k where k.professional_id = authz.actor() and k.file_id = d.file_id and k.lifted_at is null)
     order by d.disclosure_id desc limit at_most;
end $$;
grant execute on function authz.disclosures(bigint, integer) to app_web;

set local role app_owner;
create trigger disclose_question after insert on app.partner_question for each row execute function authz.disclose_question();
