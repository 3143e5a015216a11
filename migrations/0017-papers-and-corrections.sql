-- What the family has in its hands: the plan on paper for one reader, and what they ask to be corrected. What is on paper
-- lies line by line in the part that the line came from, so that nobody reads on a copy what the case does not show them.
set local role app_owner;

create table app.plan_paper (
  tenant_id integer not null,
  paper_id bigint not null generated always as identity,
  public_id uuid not null unique,
  case_id bigint not null,
  scope_id bigint not null,
  reader text not null check (reader in ('parent', 'parent-without-authority', 'child', 'partner')),
  reader_name text not null,
  person_id bigint,
  child_id bigint,
  -- the access of a partner, which says which parts it may have on paper
  grant_id bigint,
  plan_version integer not null,
  -- of the whole plan on that day: the next paper has the same version as long as nothing in it changed
  plan_state bytea not null,
  -- every word but the goals and agreements (src/papers)
  document jsonb not null,
  line_count integer not null,
  disclosure_id bigint,
  printed_by bigint not null,
  printed_at timestamptz not null default now(),
  primary key (tenant_id, paper_id),
  foreign key (tenant_id, scope_id, case_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, person_id) references app.case_person (tenant_id, person_id),
  foreign key (tenant_id, child_id) references app.case_child (tenant_id, child_id),
  foreign key (tenant_id, grant_id) references app.access_grant (tenant_id, grant_id),
  foreign key (tenant_id, disclosure_id) references app.disclosure (tenant_id, disclosure_id),
  foreign key (tenant_id, printed_by) references app.held_function (tenant_id, held_function_id),
  constraint one_reader check (
    (reader in ('parent', 'parent-without-authority')) = (person_id is not null) and (reader = 'child') = (child_id is not null)
    and (reader = 'partner') = (grant_id is not null))
);
comment on table app.plan_paper is '@personal The plan on paper (Voor wie?): who printed it for whom, and when. Insert-only. Retention: with the case.';
create index plan_paper_scope on app.plan_paper (scope_id, paper_id desc);

create table app.plan_paper_line (
  tenant_id integer not null,
  line_id bigint not null generated always as identity,
  paper_id bigint not null,
  case_id bigint not null,
  scope_id bigint not null,
  goal_id bigint,
  agreement_id bigint,
  -- where on the paper: which heading, and the how-manieth line
  section smallint not null,
  place smallint not null,
  words text not null,
  primary key (tenant_id, line_id),
  foreign key (tenant_id, scope_id, case_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, paper_id) references app.plan_paper (tenant_id, paper_id),
  foreign key (tenant_id, case_id, goal_id) references app.goal (tenant_id, case_id, goal_id),
  foreign key (tenant_id, case_id, agreement_id) references app.agreement (tenant_id, case_id, agreement_id),
  constraint of_one_row check ((goal_id is null) <> (agreement_id is null))
);
comment on table app.plan_paper_line is '@personal One goal or agreement as it stands on somebody''s paper. Insert-only. Retention: with the paper.';
create index plan_paper_line_scope on app.plan_paper_line (scope_id);
create index plan_paper_line_paper on app.plan_paper_line (tenant_id, paper_id, section, place);
create index plan_paper_line_goal on app.plan_paper_line (goal_id) where goal_id is not null;
create index plan_paper_line_agreement on app.plan_paper_line (agreement_id) where agreement_id is not null;

create table app.correction (
  tenant_id integer not null,
  correction_id bigint not null generated always as identity,
  public_id uuid not null unique,
  case_id bigint not null,
  scope_id bigint not null,
  about text not null check (about in ('fact', 'goal', 'agreement', 'contact-note', 'other')),
  fact_id bigint,
  goal_id bigint,
  agreement_id bigint,
  note_id bigint,
  -- what it said on the day it was asked; for something else: what it is, in words
  about_words text not null,
  asked_by text not null,
  -- the child of twelve or older for whom a professional asks
  child_id bigint,
  asked_on date not null,
  wrong text not null,
  should_be text,
  registered_by bigint not null,
  registered_at timestamptz not null default now(),
  answer_by date not null,
  extended_because text,
  state text not null default 'open' check (state in ('open', 'corrected', 'partly', 'refused')),
  answer text,
  answered_on date,
  answered_by bigint,
  -- what is asked of whoever leads the case: an answer, then telling who had it; empty once all of that is done
  lead_professional_id bigint,
  due_on date,
  version integer not null default 1,
  primary key (tenant_id, correction_id),
  foreign key (tenant_id, scope_id, case_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, case_id, goal_id) references app.goal (tenant_id, case_id, goal_id),
  foreign key (tenant_id, case_id, agreement_id) references app.agreement (tenant_id, case_id, agreement_id),
  foreign key (tenant_id, fact_id) references app.fact (tenant_id, fact_id),
  foreign key (tenant_id, note_id) references app.contact_note (tenant_id, note_id),
  foreign key (tenant_id, child_id) references app.case_child (tenant_id, child_id),
  foreign key (tenant_id, registered_by) references app.held_function (tenant_id, held_function_id),
  foreign key (tenant_id, answered_by) references app.held_function (tenant_id, held_function_id),
  constraint about_one_thing check (
    (about = 'fact') = (fact_id is not null) and (about = 'goal') = (goal_id is not null)
    and (about = 'agreement') = (agreement_id is not null) and (about = 'contact-note') = (note_id is not null)),
  constraint answered_in_words check ((state = 'open') = (answer is null) and (state = 'open') = (answered_on is null) and (state = 'open') = (answered_by is null)),
  constraint open_is_due check (state <> 'open' or due_on = answer_by)
);
comment on table app.correction is '@personal Somebody of the family says that something does not hold (Correctie vragen), and what was answered. Retention: with the case.';
create index correction_scope on app.correction (scope_id, correction_id desc);
create index correction_case on app.correction (case_id);
create index correction_due on app.correction (lead_professional_id, due_on, public_id) where due_on is not null;

-- What something said before it was corrected. Rows are added and never changed: a correction erases nothing in silence.
create table app.correction_earlier (
  tenant_id integer not null,
  earlier_id bigint not null generated always as identity,
  correction_id bigint not null,
  scope_id bigint not null,
  words text not null,
  replaced_by bigint not null,
  replaced_at timestamptz not null default now(),
  primary key (tenant_id, earlier_id),
  foreign key (tenant_id, scope_id) references app.scope (tenant_id, scope_id),
  foreign key (tenant_id, correction_id) references app.correction (tenant_id, correction_id),
  foreign key (tenant_id, replaced_by) references app.held_function (tenant_id, held_function_id)
);
comment on table app.correction_earlier is '@personal What a fact, goal, agreement or note said before it was corrected. Insert-only. Retention: with the case.';
create index correction_earlier_scope on app.correction_earlier (scope_id);
create index correction_earlier_of on app.correction_earlier (tenant_id, correction_id);

create table app.correction_receiver (
  tenant_id integer not null,
  receiver_id bigint not null generated always as identity,
  public_id uuid not null default gen_random_uuid() unique,
  correction_id bigint not null,
  scope_id bigint not null,
  name text not null,
  given_on date not null,
  told_on date,
  told_by bigint,
  primary key (tenant_id, receiver_id),
  foreign key (tenant_id, scope_id) references app.scope (tenant_id, scope_id),
  foreign key (tenant_id, correction_id) references app.correction (tenant_id, correction_id),
  foreign key (tenant_id, told_by) references app.held_function (tenant_id, held_function_id),
  constraint told_by_somebody check ((told_on is null) = (told_by is null))
);
comment on table app.correction_receiver is '@personal Who had what was corrected, by access or on paper, and when they were told. Retention: with the correction.';
create index correction_receiver_scope on app.correction_receiver (scope_id);
create index correction_receiver_of on app.correction_receiver (tenant_id, correction_id);

do $$
declare each text;
begin
  foreach each in array array['plan_paper', 'plan_paper_line', 'correction', 'correction_earlier', 'correction_receiver'] loop
    execute format('alter table app.%I enable row level security', each);
    execute format('alter table app.%I force row level security', each);
    execute format('create policy opened on app.%1$I for select to app_web
      using ((select true from authz.my_open o where o.scope_id = %1$I.scope_id and o.level >= 2 limit 1))', each);
    execute format('create policy owner_of_the_rule on app.%I to authz_owner using (true) with check (true)', each);
    execute format('grant select on app.%I to app_web', each);
    execute format('grant select, insert on app.%I to authz_owner', each);
  end loop;
end $$;
grant update on app.correction, app.correction_receiver to authz_owner;
grant update (words, version) on app.fact, app.goal to authz_owner;
grant select on app.case_person to authz_owner;

create trigger take_lead before insert on app.correction for each row execute function authz.take_lead();
create trigger pass_corrections after update of lead_professional_id, state on app.case_file for each row
  when (old.lead_professional_id <> new.lead_professional_id or old.state <> new.state) execute function authz.pass_lead('correction');

set local role authz_owner;

-- Puts the plan on paper for one reader. `lines` is a json array of {id, section, words}, in the order of the paper; each
-- lies in a part that the maker reads, and for a partner in a part that its own access holds in detail. To another
-- organisation it is a disclosure, recorded in the same act.
create function authz.make_plan_paper(case_public_id uuid, new_public_id uuid, reader_kind text, reader_id uuid, name_on_paper text, plan_version integer,
                                      plan_state bytea, words jsonb, lines jsonb, family_told text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  decided record;
  person app.case_person;
  child app.case_child;
  given app.access_grant;
  to_organisation bigint;
  line record;
  new_paper bigint;
  new_disclosure bigint;
begin
  select * into me from authz.reader();
  select * into decided from authz.case_i_decide_on(case_public_id);
  if me.professional_id is null or decided.case_id is null then perform authz.refuse('not-found'); end if;
  if reader_kind in ('parent', 'parent-without-authority') then
    select p.* into person from app.case_person p where p.tenant_id = decided.tenant_id and p.case_id = decided.case_id and p.public_id = reader_id and not p.gone;
  elsif reader_kind = 'child' then
    select k.* into child from app.case_child k where k.tenant_id = decided.tenant_id and k.case_id = decided.case_id and k.public_id = reader_id;
  else
    select g.* into given from app.access_grant g
     where g.tenant_id = decided.tenant_id and g.file_id = decided.case_id and g.public_id = reader_id and g.kind = 'team' and g.accepted_at is not null
       and g.revoked_at is null and now() < g.valid_until;
    select h.organisation_id into to_organisation from app.held_function h
     where h.tenant_id = given.tenant_id and h.held_function_id = given.held_function_id and (h.valid_to is null or now() < h.valid_to);
  end if;
  if person.person_id is null and child.child_id is null and to_organisation is null then perform authz.refuse('not-found'); end if;
  if to_organisation <> me.organisation_id then
    insert into app.disclosure (tenant_id, scope_id, file_id, grant_id, from_organisation_id, to_organisation_id, what, basis_id, conditions, family_told)
    select decided.tenant_id, decided.scope_id, decided.case_id, given.grant_id, me.organisation_id, to_organisation,
           coalesce((select jsonb_agg(distinct jsonb_build_object('part', coalesce(sc.life_domain, sc.kind), 'paper', new_public_id))
                       from jsonb_array_elements(lines) x
                       join (select g.public_id, g.scope_id from app.goal g where g.case_id = decided.case_id
                             union all select a.public_id, a.scope_id from app.agreement a where a.case_id = decided.case_id) r on r.public_id = (x ->> 'id')::uuid
                       join app.scope sc on sc.scope_id = r.scope_id), '[]'::jsonb),
           given.basis_id, coalesce(b.document ->> 'conditions', ''), make_plan_paper.family_told
      from app.legal_basis b where b.tenant_id = given.tenant_id and b.basis_id = given.basis_id
    returning disclosure_id into new_disclosure;
  end if;
  insert into app.plan_paper (tenant_id, public_id, case_id, scope_id, reader, reader_name, person_id, child_id, grant_id, plan_version, plan_state, document,
                              line_count, disclosure_id, printed_by)
  values (decided.tenant_id, new_public_id, decided.case_id, decided.scope_id, reader_kind, name_on_paper, person.person_id, child.child_id, given.grant_id,
          make_plan_paper.plan_version, make_plan_paper.plan_state, words, jsonb_array_length(lines), new_disclosure, me.held_function_id)
  returning paper_id into new_paper;
  for line in
    select x.place, x.item ->> 'words' as words, (x.item ->> 'section')::smallint as section, r.*
      from jsonb_array_elements(lines) with ordinality x (item, place)
      left join (select g.public_id, g.scope_id, g.goal_id, null::bigint as agreement_id from app.goal g where g.tenant_id = decided.tenant_id and g.case_id = decided.case_id
                 union all select a.public_id, a.scope_id, null, a.agreement_id from app.agreement a where a.tenant_id = decided.tenant_id and a.case_id = decided.case_id) r
        on r.public_id = (x.item ->> 'id')::uuid
  loop
    if line.scope_id is null or not coalesce((select true from authz.my_open o where o.scope_id = line.scope_id and o.level >= 2 limit 1), false) then
      perform authz.refuse('not-found');
    end if;
    if reader_kind = 'partner'
       and not exists (select from app.access_grant_line l where l.tenant_id = decided.tenant_id and l.grant_id = given.grant_id and l.scope_id = line.scope_id and l.level >= 2) then
      perform authz.refuse('line-not-for-reader');
    end if;
    insert into app.plan_paper_line (tenant_id, paper_id, case_id, scope_id, goal_id, agreement_id, section, place, words)
    values (decided.tenant_id, new_paper, decided.case_id, line.scope_id, line.goal_id, line.agreement_id, line.section, line.place, line.words);
  end loop;
end $$;

-- Writes down that somebody of the family says something does not hold. Whoever reads it in detail, by access that has not
-- expired, may do that: a parent says it to whom they speak with. `part` is asked for something that is no row of its own.
create function authz.ask_correction(case_public_id uuid, new_public_id uuid, about_kind text, about_id uuid, part text, words_about text, asked_by text, for_child uuid,
                                     asked_on date, wrong text, should_be text, answer_by date) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  target app.case_file;
  found_row record;
  child app.case_child;
begin
  select * into me from authz.reader();
  select c.* into target from app.case_file c where c.public_id = case_public_id and c.state = 'open';
  select r.* into found_row from (
    select f.scope_id, f.fact_id, null::bigint as goal_id, null::bigint as agreement_id, null::bigint as note_id, f.words
      from app.fact f where about_kind = 'fact' and f.case_id = target.case_id and f.public_id = about_id
    union all select g.scope_id, null, g.goal_id, null, null, g.words
      from app.goal g where about_kind = 'goal' and g.case_id = target.case_id and g.public_id = about_id
    union all select a.scope_id, null, null, a.agreement_id, null, a.what
      from app.agreement a where about_kind = 'agreement' and a.case_id = target.case_id and a.public_id = about_id
    union all select n.scope_id, null, null, null, n.note_id, n.what
      from app.contact_note n where about_kind = 'contact-note' and n.case_id = target.case_id and n.public_id = about_id and n.what is not null
    union all select s.scope_id, null, null, null, null, words_about
      from app.scope s where about_kind = 'other' and s.file_id = target.case_id
       and case when ask_correction.part = 'headline' then s.kind = 'headline' else s.kind = 'domain' and s.life_domain = ask_correction.part end) r
   where (select true from authz.my_open o cross join lateral (select g.valid_until from app.access_grant g where g.grant_id = o.grant_id) g
           where o.scope_id = r.scope_id and o.level >= 2 and (g.valid_until is null or now() < g.valid_until) limit 1);
  if me.professional_id is null or found_row.scope_id is null then perform authz.refuse('not-found'); end if;
  if for_child is not null then
    select k.* into child from app.case_child k where k.tenant_id = target.tenant_id and k.case_id = target.case_id and k.public_id = for_child;
    if child.child_id is null then perform authz.refuse('not-found'); end if;
  end if;
  insert into app.correction (tenant_id, public_id, case_id, scope_id, about, fact_id, goal_id, agreement_id, note_id, about_words, asked_by, child_id, asked_on, wrong,
                              should_be, registered_by, answer_by, due_on)
  values (target.tenant_id, new_public_id, target.case_id, found_row.scope_id, about_kind, found_row.fact_id, found_row.goal_id, found_row.agreement_id, found_row.note_id,
          found_row.words, ask_correction.asked_by, child.child_id, ask_correction.asked_on, ask_correction.wrong, ask_correction.should_be, me.held_function_id,
          ask_correction.answer_by, ask_correction.answer_by);
end $$;

-- A request in a case that the reader leads or deputises, in a part that is open to them, locked.
create function authz.correction_i_decide_on(correction_public_id uuid, expected_version integer) returns app.correction
  language plpgsql security definer set search_path = pg_catalog
as $$
declare found_correction app.correction;
begin
  select k.* into found_correction from app.correction k
   where k.public_id = correction_public_id
     and exists (select from authz.case_i_decide_on((select c.public_id from app.case_file c where c.tenant_id = k.tenant_id and c.case_id = k.case_id)))
     and (select true from authz.my_open o where o.scope_id = k.scope_id and o.level >= 3 limit 1) for update;
  if found_correction.correction_id is null then perform authz.refuse('not-found'); end if;
  if found_correction.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  return found_correction;
end $$;

-- The answer comes later, once, with the reason; said before the first day has passed.
create function authz.extend_correction(correction_public_id uuid, expected_version integer, until_day date, because text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare asked app.correction;
begin
  asked := authz.correction_i_decide_on(correction_public_id, expected_version);
  if asked.state <> 'open' or asked.extended_because is not null then perform authz.refuse('already-done'); end if;
  if authz.today() > asked.answer_by or until_day <= asked.answer_by then perform authz.refuse('term-out-of-bounds'); end if;
  update app.correction k set answer_by = until_day, due_on = until_day, extended_because = because, version = k.version + 1
   where k.tenant_id = asked.tenant_id and k.correction_id = asked.correction_id;
end $$;

-- The answer of whoever directs. What is corrected keeps what it said beside it, and everybody who had it is listed to be
-- told: whose access held the part, and on whose paper it stood. `seen` is what it said when the answer was written.
create function authz.answer_correction(correction_public_id uuid, expected_version integer, outcome text, in_words text, seen text, new_words text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  asked app.correction;
  note app.contact_note;
  before text;
  listed integer := 0;
begin
  asked := authz.correction_i_decide_on(correction_public_id, expected_version);
  select * into me from authz.reader();
  if asked.state <> 'open' then perform authz.refuse('already-done'); end if;
  if outcome <> 'refused' then
    if new_words is not null then
      case asked.about
        when 'fact' then select f.words into before from app.fact f where f.tenant_id = asked.tenant_id and f.fact_id = asked.fact_id for update;
        when 'goal' then select g.words into before from app.goal g where g.tenant_id = asked.tenant_id and g.goal_id = asked.goal_id for update;
        when 'agreement' then select a.what into before from app.agreement a where a.tenant_id = asked.tenant_id and a.agreement_id = asked.agreement_id for update;
        when 'contact-note' then
          select n.* into note from app.contact_note n where n.tenant_id = asked.tenant_id and n.note_id = asked.note_id for update;
          before := note.what;
        else perform authz.refuse('invalid-input');
      end case;
      -- somebody changed it while the answer was written: nothing of theirs is overwritten
      if before is distinct from seen then perform authz.refuse('version-mismatch'); end if;
      insert into app.correction_earlier (tenant_id, correction_id, scope_id, words, replaced_by)
      values (asked.tenant_id, asked.correction_id, asked.scope_id, before, me.held_function_id);
      update app.fact f set words = new_words, version = f.version + 1 where f.tenant_id = asked.tenant_id and f.fact_id = asked.fact_id;
      update app.goal g set words = new_words, version = g.version + 1 where g.tenant_id = asked.tenant_id and g.goal_id = asked.goal_id;
      update app.agreement a set what = new_words, version = a.version + 1 where a.tenant_id = asked.tenant_id and a.agreement_id = asked.agreement_id;
      if note.note_id is not null then
        insert into app.contact_note_earlier (tenant_id, note_id, scope_id, happened_on, with_whom, how, reached, what, reason, replaced_by)
        values (note.tenant_id, note.note_id, note.scope_id, note.happened_on, note.with_whom, note.how, note.reached, note.what, in_words, me.held_function_id);
        update app.contact_note n set what = new_words, version = n.version + 1 where n.tenant_id = note.tenant_id and n.note_id = note.note_id;
      end if;
    end if;
    insert into app.correction_receiver (tenant_id, correction_id, scope_id, name, given_on)
    select asked.tenant_id, asked.correction_id, asked.scope_id, r.name, min(r.given_on)
      from (select concat(h.label, ', ', o.name) as name, (g.accepted_at at time zone 'Europe/Amsterdam')::date as given_on
              from app.access_grant g
              join app.access_grant_line l on l.tenant_id = g.tenant_id and l.grant_id = g.grant_id and l.scope_id = asked.scope_id and l.level >= 2
              join app.held_function h on h.tenant_id = g.tenant_id and h.held_function_id = g.held_function_id
              join app.organisation o on o.tenant_id = h.tenant_id and o.organisation_id = h.organisation_id
             where g.tenant_id = asked.tenant_id and g.file_id = asked.case_id and g.kind = 'team' and g.accepted_at is not null
            union all
            select p.reader_name, (p.printed_at at time zone 'Europe/Amsterdam')::date
              from app.plan_paper_line l join app.plan_paper p on p.tenant_id = l.tenant_id and p.paper_id = l.paper_id
             where l.tenant_id = asked.tenant_id and (l.goal_id = asked.goal_id or l.agreement_id = asked.agreement_id)) r
     group by r.name order by r.name;
    get diagnostics listed = row_count;
  end if;
  update app.correction k
     set state = outcome, answer = in_words, answered_on = authz.today(), answered_by = me.held_function_id, version = k.version + 1,
         due_on = case when listed > 0 then authz.today() end
   where k.tenant_id = asked.tenant_id and k.correction_id = asked.correction_id;
end $$;

-- One who had it was told; after the last one nothing is asked any more.
create function authz.tell_receiver(correction_public_id uuid, expected_version integer, receiver_public_id uuid, on_day date) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  asked app.correction;
begin
  asked := authz.correction_i_decide_on(correction_public_id, expected_version);
  select * into me from authz.reader();
  if on_day > authz.today() or on_day < asked.answered_on then perform authz.refuse('term-out-of-bounds'); end if;
  update app.correction_receiver r set told_on = on_day, told_by = me.held_function_id
   where r.tenant_id = asked.tenant_id and r.correction_id = asked.correction_id and r.public_id = receiver_public_id and r.told_on is null;
  if not found then perform authz.refuse('already-done'); end if;
  update app.correction k
     set version = k.version + 1,
         due_on = case when exists (select from app.correction_receiver r where r.tenant_id = asked.tenant_id and r.correction_id = asked.correction_id and r.told_on is null)
                       then k.due_on end
   where k.tenant_id = asked.tenant_id and k.correction_id = asked.correction_id;
end $$;

grant execute on function
  authz.make_plan_paper(uuid, uuid, text, uuid, text, integer, bytea, jsonb, jsonb, text),
  authz.ask_correction(uuid, uuid, text, uuid, text, text, text, uuid, date, text, text, date),
  authz.extend_correction(uuid, integer, date, text), authz.answer_correction(uuid, integer, text, text, text, text),
  authz.tell_receiver(uuid, integer, uuid, date) to app_web;
