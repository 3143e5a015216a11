-- The day's work on a case: contact notes with a call-back, who has authority over a child and where it lives, and how the
-- people around it are reached safely.
set local role app_owner;

create table app.contact_note (
  tenant_id integer not null,
  note_id bigint not null generated always as identity,
  public_id uuid not null unique,
  case_id bigint not null,
  scope_id bigint not null,
  happened_on date not null,
  with_whom text not null,
  how text not null check (how in ('phone', 'visit', 'talk', 'video', 'message', 'letter')),
  reached boolean not null,
  what text,
  -- a call-back is a task of who wrote the note until it is done
  call_back_on date,
  called_back_at timestamptz,
  called_back_by bigint,
  -- who wrote is never the server's word: the function below takes it from the session and the grant
  writer_professional_id bigint not null,
  writer_held_function_id bigint not null,
  written_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (tenant_id, note_id),
  foreign key (tenant_id, scope_id, case_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, writer_professional_id) references app.professional (tenant_id, professional_id),
  foreign key (tenant_id, writer_held_function_id) references app.held_function (tenant_id, held_function_id),
  foreign key (tenant_id, called_back_by) references app.held_function (tenant_id, held_function_id),
  constraint contact_says_what check (what is not null or not reached),
  constraint called_back_when_asked check (called_back_at is null or call_back_on is not null)
);
comment on table app.contact_note is '@personal A contact note (contactnotitie): when, with whom, how, what; or that nobody was reached and when to call back. Purpose: the case''s. Retention: with the case.';
create index contact_note_scope on app.contact_note (scope_id, happened_on, written_at, public_id);
create index contact_note_call_back on app.contact_note (writer_professional_id, call_back_on, public_id) where call_back_on is not null and called_back_at is null;

-- What a note said before it was corrected. Rows are added and never changed: nobody has the right to.
create table app.contact_note_earlier (
  tenant_id integer not null,
  earlier_id bigint not null generated always as identity,
  note_id bigint not null,
  scope_id bigint not null,
  happened_on date not null,
  with_whom text not null,
  how text not null,
  reached boolean not null,
  what text,
  reason text not null,
  replaced_by bigint not null,
  replaced_at timestamptz not null default now(),
  primary key (tenant_id, earlier_id),
  foreign key (tenant_id, note_id) references app.contact_note (tenant_id, note_id),
  foreign key (tenant_id, scope_id) references app.scope (tenant_id, scope_id),
  foreign key (tenant_id, replaced_by) references app.held_function (tenant_id, held_function_id)
);
comment on table app.contact_note_earlier is '@personal What a contact note said before, who corrected it and why. Insert-only. Retention: with the case.';
create index contact_note_earlier_scope on app.contact_note_earlier (scope_id);
create index contact_note_earlier_note on app.contact_note_earlier (tenant_id, note_id, earlier_id);

-- Who has authority over a child and where it lives, each in one sentence. A new answer is a new row: the last one counts.
create table app.child_standing (
  tenant_id integer not null,
  standing_id bigint not null generated always as identity,
  child_id bigint not null,
  -- the headline of the case; where a child lives whose address is secret, lies in the sealed part
  scope_id bigint not null,
  kind text not null check (kind in ('authority', 'residence')),
  -- three answers and no fourth: what is not registered is not "nobody"
  answer text not null check (answer in ('known', 'not-registered', 'asked')),
  words text,
  source text not null,
  known_on date not null,
  recorded_by bigint not null,
  recorded_at timestamptz not null default now(),
  version integer not null,
  primary key (tenant_id, standing_id),
  unique (tenant_id, child_id, kind, version),
  foreign key (tenant_id, child_id) references app.case_child (tenant_id, child_id),
  foreign key (tenant_id, scope_id) references app.scope (tenant_id, scope_id),
  foreign key (tenant_id, recorded_by) references app.held_function (tenant_id, held_function_id),
  constraint known_is_said check ((answer = 'known') = (words is not null)),
  constraint only_authority_is_registered check (kind = 'authority' or answer <> 'not-registered')
);
comment on table app.child_standing is '@personal Who has authority (gezag) over a child, and where the child lives: one sentence, with date and source. Insert-only. Retention: with the case.';
create index child_standing_scope on app.child_standing (scope_id);

create table app.case_person (
  tenant_id integer not null,
  person_id bigint not null generated always as identity,
  public_id uuid not null unique,
  case_id bigint not null,
  scope_id bigint not null,
  name text not null,
  role text not null,
  -- which of the two homes of the children somebody lives in; null: somewhere else
  household smallint check (household in (1, 2)),
  safe_contact text,
  gone boolean not null default false,
  recorded_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (tenant_id, person_id),
  foreign key (tenant_id, scope_id, case_id) references app.scope (tenant_id, scope_id, file_id)
);
comment on table app.case_person is '@personal Somebody of family or network, in which of two households, and how and when to reach him or her safely. Retention: with the case.';
create index case_person_scope on app.case_person (scope_id);

alter table app.contact_note enable row level security;
alter table app.contact_note force row level security;
create policy opened on app.contact_note for select to app_web
  using ((select true from authz.my_open o where o.scope_id = contact_note.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.contact_note to authz_owner using (true) with check (true);
grant select on app.contact_note to app_web;
grant select, insert, update on app.contact_note to authz_owner;

alter table app.contact_note_earlier enable row level security;
alter table app.contact_note_earlier force row level security;
create policy opened on app.contact_note_earlier for select to app_web
  using ((select true from authz.my_open o where o.scope_id = contact_note_earlier.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.contact_note_earlier to authz_owner using (true) with check (true);
grant select on app.contact_note_earlier to app_web;
grant select, insert on app.contact_note_earlier to authz_owner;

alter table app.child_standing enable row level security;
alter table app.child_standing force row level security;
create policy opened on app.child_standing for select to app_web
  using ((select true from authz.my_open o where o.scope_id = child_standing.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.child_standing to authz_owner using (true) with check (true);
grant select on app.child_standing to app_web;
grant select, insert on app.child_standing to authz_owner;

alter table app.case_person enable row level security;
alter table app.case_person force row level security;
create policy opened on app.case_person for select to app_web
  using ((select true from authz.my_open o where o.scope_id = case_person.scope_id and o.level >= 2 limit 1));
create policy written on app.case_person for insert to app_web
  with check ((select true from authz.my_open o where o.scope_id = case_person.scope_id and o.level >= 3 limit 1));
create policy changed on app.case_person for update to app_web
  using ((select true from authz.my_open o where o.scope_id = case_person.scope_id and o.level >= 3 limit 1))
  with check ((select true from authz.my_open o where o.scope_id = case_person.scope_id and o.level >= 3 limit 1));
create policy owner_of_the_rule on app.case_person to authz_owner using (true) with check (true);
grant select on app.case_person to app_web;
grant insert (tenant_id, public_id, case_id, scope_id, name, role, household, safe_contact) on app.case_person to app_web;
grant update (name, role, household, safe_contact, gone, version) on app.case_person to app_web;

set local role authz_owner;

-- A note whose call-back the reader may settle, locked: whoever writes in its part, and who wrote it while the access has not
-- expired (the days after mere expiry are for reading alone). No row when it is not to be seen or not the reader's to settle.
create function authz.call_back_i_settle(note_public_id uuid) returns app.contact_note
  language plpgsql security definer set search_path = pg_catalog
as $$
declare found_note app.contact_note;
begin
  select n.* into found_note from app.contact_note n join app.case_file c on c.tenant_id = n.tenant_id and c.case_id = n.case_id and c.state = 'open'
   where n.public_id = note_public_id
     and (select true from authz.my_open o
           cross join lateral (select g.valid_until from app.access_grant g where g.grant_id = o.grant_id) g
           where o.scope_id = n.scope_id
             and (o.level >= 3 or o.level >= 2 and n.writer_professional_id = authz.actor() and (g.valid_until is null or now() < g.valid_until)) limit 1)
     for update of n;
  return found_note;
end $$;

-- Writes a note in a part that the reader may write in. `answers` is the note whose call-back this is: it is done by this one.
create function authz.write_contact_note(case_public_id uuid, part text, new_public_id uuid, happened_on date, with_whom text, how text, reached boolean,
                                         what text, call_back_on date, answers uuid) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  place record;
  answered app.contact_note;
begin
  select * into me from authz.reader();
  select s.tenant_id, s.scope_id, s.file_id, o.held_function_id into place
    from app.case_file c
    join app.scope s on s.tenant_id = c.tenant_id and s.file_id = c.case_id
     and case when write_contact_note.part = 'headline' then s.kind = 'headline' else s.kind = 'domain' and s.life_domain = write_contact_note.part end
   cross join lateral (select o.held_function_id from authz.my_open o where o.scope_id = s.scope_id and o.level >= 3 order by o.grant_id limit 1) o
   where c.public_id = case_public_id and c.state = 'open';
  if place.scope_id is null then perform authz.refuse('not-found'); end if;
  if answers is not null then
    answered := authz.call_back_i_settle(answers);
    if answered.note_id is null or answered.case_id <> place.file_id then perform authz.refuse('not-found'); end if;
    -- somebody else may have called in the meantime: what is written now is kept all the same
    update app.contact_note n set called_back_at = now(), called_back_by = place.held_function_id, version = n.version + 1
     where n.tenant_id = answered.tenant_id and n.note_id = answered.note_id and n.call_back_on is not null and n.called_back_at is null;
  end if;
  insert into app.contact_note (tenant_id, public_id, case_id, scope_id, happened_on, with_whom, how, reached, what, call_back_on, writer_professional_id, writer_held_function_id)
  values (place.tenant_id, new_public_id, place.file_id, place.scope_id, write_contact_note.happened_on, write_contact_note.with_whom, write_contact_note.how,
          write_contact_note.reached, write_contact_note.what, write_contact_note.call_back_on, me.professional_id, place.held_function_id);
end $$;

-- Corrects a note: what it said stays beside it, with who corrected it and why.
create function authz.correct_contact_note(note_public_id uuid, expected_version integer, happened_on date, with_whom text, how text, reached boolean, what text, reason text)
  returns void language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  old app.contact_note;
begin
  select * into me from authz.reader();
  select n.* into old from app.contact_note n join app.case_file c on c.tenant_id = n.tenant_id and c.case_id = n.case_id and c.state = 'open'
   where n.public_id = note_public_id
     and (select true from authz.my_open o where o.scope_id = n.scope_id and o.level >= 3 limit 1) for update of n;
  if old.note_id is null then perform authz.refuse('not-found'); end if;
  if old.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  insert into app.contact_note_earlier (tenant_id, note_id, scope_id, happened_on, with_whom, how, reached, what, reason, replaced_by)
  values (old.tenant_id, old.note_id, old.scope_id, old.happened_on, old.with_whom, old.how, old.reached, old.what, correct_contact_note.reason, me.held_function_id);
  update app.contact_note n
     set happened_on = correct_contact_note.happened_on, with_whom = correct_contact_note.with_whom, how = correct_contact_note.how,
         reached = correct_contact_note.reached, what = correct_contact_note.what, version = n.version + 1
   where n.tenant_id = old.tenant_id and n.note_id = old.note_id;
end $$;

-- A call-back is done, or is for another day (`move_to`).
create function authz.settle_call_back(note_public_id uuid, expected_version integer, move_to date) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  note app.contact_note;
begin
  select * into me from authz.reader();
  note := authz.call_back_i_settle(note_public_id);
  if note.note_id is null then perform authz.refuse('not-found'); end if;
  if note.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  if note.call_back_on is null or note.called_back_at is not null then perform authz.refuse('already-done'); end if;
  update app.contact_note n
     set call_back_on = coalesce(move_to, n.call_back_on), called_back_at = case when move_to is null then now() end,
         called_back_by = case when move_to is null then me.held_function_id end, version = n.version + 1
   where n.tenant_id = note.tenant_id and n.note_id = note.note_id;
end $$;

-- Records who has authority over a child, or where it lives. Lead and deputy do; where a child with a secret address lives is
-- for who opens the sealed part. `expected_version` is 1 as long as nothing is recorded.
create function authz.record_child_standing(case_public_id uuid, child_public_id uuid, standing_kind text, expected_version integer, answer text, words text, source text, known_on date)
  returns void language plpgsql security definer set search_path = pg_catalog
as $$
declare
  decided record;
  me record;
  child app.case_child;
  place bigint;
begin
  select * into decided from authz.case_i_decide_on(case_public_id);
  select * into me from authz.reader();
  select k.* into child from app.case_child k where k.tenant_id = decided.tenant_id and k.case_id = decided.case_id and k.public_id = child_public_id;
  if child.child_id is null then perform authz.refuse('not-found'); end if;
  place := child.scope_id;
  if standing_kind = 'residence' and child.secret then
    select s.scope_id into place from app.scope s where s.tenant_id = child.tenant_id and s.file_id = child.case_id and s.kind = 'sealed';
  end if;
  if not exists (select from authz.my_open o where o.scope_id = place and o.level >= 3) then perform authz.refuse('not-allowed'); end if;
  if coalesce((select max(k.version) from app.child_standing k where k.tenant_id = child.tenant_id and k.child_id = child.child_id and k.kind = standing_kind), 1) <> expected_version then
    perform authz.refuse('version-mismatch');
  end if;
  insert into app.child_standing (tenant_id, child_id, scope_id, kind, answer, words, source, known_on, recorded_by, version)
  values (child.tenant_id, child.child_id, place, standing_kind, record_child_standing.answer, record_child_standing.words, record_child_standing.source,
          record_child_standing.known_on, me.held_function_id, expected_version + 1);
exception when unique_violation then
  -- somebody recorded one in the same moment
  perform authz.refuse('version-mismatch');
end $$;

grant execute on function authz.write_contact_note(uuid, text, uuid, date, text, text, boolean, text, date, uuid),
  authz.correct_contact_note(uuid, integer, date, text, text, boolean, text, text), authz.settle_call_back(uuid, integer, date),
  authz.record_child_standing(uuid, uuid, text, integer, text, text, text, date) to app_web;
