-- The meeting (overleg): who is there, what each may hear, notes part by part, and a record on paper for one of them at a time.
set local role app_owner;

create table app.meeting (
  tenant_id integer not null,
  meeting_id bigint not null generated always as identity,
  public_id uuid not null unique,
  case_id bigint not null,
  scope_id bigint not null,
  held_on date not null,
  begins_at text not null check (begins_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  place text not null,
  state text not null default 'planned' check (state in ('planned', 'held', 'cancelled')),
  -- the day in Mijn werk of whoever leads: until there is a record. Empty when there is one, and for a meeting that is off
  record_due_on date,
  lead_professional_id bigint,
  planned_by bigint not null,
  planned_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (tenant_id, meeting_id),
  unique (tenant_id, case_id, meeting_id),
  foreign key (tenant_id, scope_id, case_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, lead_professional_id) references app.professional (tenant_id, professional_id),
  foreign key (tenant_id, planned_by) references app.held_function (tenant_id, held_function_id),
  constraint planned_is_due check (state <> 'planned' or record_due_on = held_on),
  constraint cancelled_is_not_due check (state <> 'cancelled' or record_due_on is null)
);
comment on table app.meeting is '@personal A meeting (overleg) about a case: day, time and place, and nothing of what is spoken about. Retention: with the case.';
create index meeting_scope on app.meeting (scope_id, held_on desc, meeting_id desc);
create index meeting_case on app.meeting (case_id);
create index meeting_due on app.meeting (lead_professional_id, record_due_on, public_id) where record_due_on is not null;

-- Why a meeting is off lies apart: it may say something, and who sees the day alone does not read it.
create table app.meeting_cancelled (
  tenant_id integer not null,
  cancelled_id bigint not null generated always as identity,
  meeting_id bigint not null,
  scope_id bigint not null,
  because text not null,
  cancelled_by bigint not null,
  cancelled_at timestamptz not null default now(),
  undone_at timestamptz,
  undone_by bigint,
  primary key (tenant_id, cancelled_id),
  foreign key (tenant_id, meeting_id) references app.meeting (tenant_id, meeting_id),
  foreign key (tenant_id, scope_id) references app.scope (tenant_id, scope_id),
  foreign key (tenant_id, cancelled_by) references app.held_function (tenant_id, held_function_id),
  foreign key (tenant_id, undone_by) references app.held_function (tenant_id, held_function_id),
  constraint undone_by_somebody check ((undone_at is null) = (undone_by is null))
);
comment on table app.meeting_cancelled is '@personal Why a meeting is off, and that this was undone. Retention: with the meeting.';
create index meeting_cancelled_scope on app.meeting_cancelled (scope_id);
create index meeting_cancelled_of on app.meeting_cancelled (tenant_id, meeting_id, cancelled_id desc);

create table app.meeting_attendee (
  tenant_id integer not null,
  attendee_id bigint not null generated always as identity,
  public_id uuid not null default gen_random_uuid() unique,
  meeting_id bigint not null,
  case_id bigint not null,
  scope_id bigint not null,
  kind text not null check (kind in ('person', 'child', 'team', 'outside')),
  person_id bigint,
  child_id bigint,
  grant_id bigint,
  -- as they stood on the day of asking: name and role, or function and organisation
  label text not null,
  organisation text,
  invited boolean not null,
  not_invited_because text,
  -- the parts of the case that this one may hear
  hears text[] not null,
  first_half_hour boolean not null default false,
  presence text check (presence in ('present', 'video', 'absent')),
  primary key (tenant_id, attendee_id),
  foreign key (tenant_id, scope_id, case_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, case_id, meeting_id) references app.meeting (tenant_id, case_id, meeting_id),
  foreign key (tenant_id, person_id) references app.case_person (tenant_id, person_id),
  foreign key (tenant_id, child_id) references app.case_child (tenant_id, child_id),
  foreign key (tenant_id, grant_id) references app.access_grant (tenant_id, grant_id),
  constraint one_of_four check (
    (kind = 'person') = (person_id is not null) and (kind = 'child') = (child_id is not null) and (kind = 'team') = (grant_id is not null)
    and (kind <> 'outside' or organisation is not null)),
  -- invited, or why not; who is not invited hears nothing and is not there
  constraint invited_or_why_not check (invited = (not_invited_because is null)),
  constraint not_invited_hears_nothing check (invited or (hears = '{}' and presence is null))
);
comment on table app.meeting_attendee is '@personal Who is invited to a meeting or why not, which parts each may hear, and who was there. Retention: with the meeting.';
create index meeting_attendee_scope on app.meeting_attendee (scope_id);
create index meeting_attendee_of on app.meeting_attendee (tenant_id, meeting_id, attendee_id);

create table app.meeting_note (
  tenant_id integer not null,
  note_id bigint not null generated always as identity,
  public_id uuid not null unique,
  meeting_id bigint not null,
  case_id bigint not null,
  -- the part it is about: who does not read that part does not read the note
  scope_id bigint not null,
  words text not null,
  written_by bigint not null,
  written_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (tenant_id, note_id),
  unique (tenant_id, meeting_id, scope_id),
  foreign key (tenant_id, scope_id, case_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, case_id, meeting_id) references app.meeting (tenant_id, case_id, meeting_id),
  foreign key (tenant_id, written_by) references app.held_function (tenant_id, held_function_id)
);
comment on table app.meeting_note is '@personal What was spoken about one part of the case in a meeting. Retention: with the meeting.';
create index meeting_note_scope on app.meeting_note (scope_id);

-- What a note said before it was corrected. Rows are added and never changed.
create table app.meeting_note_earlier (
  tenant_id integer not null,
  earlier_id bigint not null generated always as identity,
  note_id bigint not null,
  scope_id bigint not null,
  words text not null,
  reason text not null,
  replaced_by bigint not null,
  replaced_at timestamptz not null default now(),
  primary key (tenant_id, earlier_id),
  foreign key (tenant_id, note_id) references app.meeting_note (tenant_id, note_id),
  foreign key (tenant_id, scope_id) references app.scope (tenant_id, scope_id),
  foreign key (tenant_id, replaced_by) references app.held_function (tenant_id, held_function_id)
);
comment on table app.meeting_note_earlier is '@personal What a note of a meeting said before, who corrected it and why. Insert-only. Retention: with the meeting.';
create index meeting_note_earlier_scope on app.meeting_note_earlier (scope_id);
create index meeting_note_earlier_of on app.meeting_note_earlier (tenant_id, note_id, earlier_id);

create table app.meeting_copy (
  tenant_id integer not null,
  copy_id bigint not null generated always as identity,
  public_id uuid not null unique,
  meeting_id bigint not null,
  case_id bigint not null,
  scope_id bigint not null,
  attendee_id bigint not null,
  reader_name text not null,
  -- every word but the notes and agreements (src/meetings)
  document jsonb not null,
  line_count integer not null,
  disclosure_id bigint,
  printed_by bigint not null,
  printed_at timestamptz not null default now(),
  primary key (tenant_id, copy_id),
  foreign key (tenant_id, scope_id, case_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, case_id, meeting_id) references app.meeting (tenant_id, case_id, meeting_id),
  foreign key (tenant_id, attendee_id) references app.meeting_attendee (tenant_id, attendee_id),
  foreign key (tenant_id, disclosure_id) references app.disclosure (tenant_id, disclosure_id),
  foreign key (tenant_id, printed_by) references app.held_function (tenant_id, held_function_id)
);
comment on table app.meeting_copy is '@personal The record of a meeting on paper (Voor wie?): who printed it for whom, and when. Insert-only. Retention: with the meeting.';
create index meeting_copy_scope on app.meeting_copy (scope_id);
create index meeting_copy_of on app.meeting_copy (tenant_id, meeting_id, copy_id desc);

create table app.meeting_copy_line (
  tenant_id integer not null,
  line_id bigint not null generated always as identity,
  copy_id bigint not null,
  case_id bigint not null,
  scope_id bigint not null,
  kind text not null check (kind in ('note', 'agreement')),
  section smallint not null,
  place smallint not null,
  words text not null,
  primary key (tenant_id, line_id),
  foreign key (tenant_id, scope_id, case_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, copy_id) references app.meeting_copy (tenant_id, copy_id)
);
comment on table app.meeting_copy_line is '@personal One note or agreement of a meeting as it stands on somebody''s paper. Insert-only. Retention: with the paper.';
create index meeting_copy_line_scope on app.meeting_copy_line (scope_id);
create index meeting_copy_line_of on app.meeting_copy_line (tenant_id, copy_id, section, place);

do $$
declare each text;
begin
  foreach each in array array['meeting', 'meeting_cancelled', 'meeting_attendee', 'meeting_note', 'meeting_note_earlier', 'meeting_copy', 'meeting_copy_line'] loop
    execute format('alter table app.%I enable row level security', each);
    execute format('alter table app.%I force row level security', each);
    -- that there is a meeting, and where, is for whoever sees the case; everything else for who reads in detail
    execute format('create policy opened on app.%1$I for select to app_web
      using ((select true from authz.my_open o where o.scope_id = %1$I.scope_id and o.level >= %2$s limit 1))', each, case each when 'meeting' then 1 else 2 end);
    execute format('create policy owner_of_the_rule on app.%I to authz_owner using (true) with check (true)', each);
    execute format('grant select on app.%I to app_web', each);
    execute format('grant select, insert on app.%I to authz_owner', each);
  end loop;
end $$;
grant update on app.meeting, app.meeting_cancelled, app.meeting_note to authz_owner;
-- as long as nobody came, the list of who is asked may still change
grant update, delete on app.meeting_attendee to authz_owner;

-- An agreement of a meeting is an agreement of the plan, and says where it was made.
alter table app.agreement add column meeting_id bigint,
  add foreign key (tenant_id, case_id, meeting_id) references app.meeting (tenant_id, case_id, meeting_id);
create index agreement_meeting on app.agreement (meeting_id) where meeting_id is not null;
grant insert (meeting_id) on app.agreement to app_web;

create trigger take_lead before insert on app.meeting for each row execute function authz.take_lead();
create trigger pass_meetings after update of lead_professional_id, state on app.case_file for each row
  when (old.lead_professional_id <> new.lead_professional_id or old.state <> new.state) execute function authz.pass_lead('meeting');
create trigger only_in_open_case before insert or update of held_on, begins_at, place, state, record_due_on on app.meeting
  for each row execute function authz.only_in_open_case();
create trigger only_in_open_case before insert or update on app.meeting_cancelled for each row execute function authz.only_in_open_case();
create trigger only_in_open_case before insert or update on app.meeting_attendee for each row execute function authz.only_in_open_case();
create trigger only_in_open_case before insert or update on app.meeting_note for each row execute function authz.only_in_open_case();
create trigger only_in_open_case before insert on app.meeting_copy for each row execute function authz.only_in_open_case();

set local role authz_owner;

-- A meeting of a case that the reader leads or deputises, locked, in the version that was seen.
create function authz.meeting_i_decide_on(meeting_public_id uuid, expected_version integer) returns app.meeting
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  found_meeting app.meeting;
  case_public_id uuid;
  decided record;
begin
  select c.public_id into case_public_id from app.meeting m join app.case_file c on c.tenant_id = m.tenant_id and c.case_id = m.case_id where m.public_id = meeting_public_id;
  select * into decided from authz.case_i_decide_on(case_public_id);
  if decided.case_id is null then perform authz.refuse('not-found'); end if;
  select m.* into found_meeting from app.meeting m where m.public_id = meeting_public_id for update;
  if found_meeting.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  return found_meeting;
end $$;

-- Who is asked and who is not, in place of the list before. Each child of `child_from` years and older on the day, or of an
-- age that nobody knows, and each parent of the family (by the first words of a role) stands on it: invited, or with why not.
create function authz.seat_attendees(target app.meeting, attendees jsonb, child_from integer, parent_words text[]) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  given record;
  person app.case_person;
  child app.case_child;
  access app.access_grant;
  held_label text;
  held_organisation text;
begin
  delete from app.meeting_attendee a where a.tenant_id = target.tenant_id and a.meeting_id = target.meeting_id;
  for given in
    select x ->> 'kind' as kind, (x ->> 'id')::uuid as id, x ->> 'label' as label, x ->> 'organisation' as organisation, (x ->> 'invited')::boolean as invited,
           x ->> 'because' as because, array(select jsonb_array_elements_text(x -> 'hears')) as hears, (x ->> 'firstHalfHour')::boolean as first_half_hour
      from jsonb_array_elements(attendees) x
  loop
    person := null; child := null; access := null; held_label := null; held_organisation := null;
    if exists (select from unnest(given.hears) h (part)
                where not exists (select from app.scope s where s.tenant_id = target.tenant_id and s.file_id = target.case_id
                                   and (s.kind = 'headline' and h.part = 'headline' or s.kind = 'domain' and s.life_domain = h.part))) then
      perform authz.refuse('part-not-open');
    end if;
    if given.kind = 'person' then
      select p.* into person from app.case_person p where p.tenant_id = target.tenant_id and p.case_id = target.case_id and p.public_id = given.id and not p.gone;
      if person.person_id is null then perform authz.refuse('not-found'); end if;
    elsif given.kind = 'child' then
      select k.* into child from app.case_child k where k.tenant_id = target.tenant_id and k.case_id = target.case_id and k.public_id = given.id;
      if child.child_id is null then perform authz.refuse('not-found'); end if;
    elsif given.kind = 'team' then
      select g.* into access from app.access_grant g
       where g.tenant_id = target.tenant_id and g.file_id = target.case_id and g.public_id = given.id and g.kind <> 'standing' and g.revoked_at is null
         and (g.kind <> 'team' or (g.accepted_at is not null and now() < g.valid_until));
      if access.grant_id is null then perform authz.refuse('not-found'); end if;
      select h.label, o.name into held_label, held_organisation from app.held_function h join app.organisation o on o.tenant_id = h.tenant_id and o.organisation_id = h.organisation_id
       where h.tenant_id = access.tenant_id and h.held_function_id = access.held_function_id;
      -- nobody of the team is told aloud what their own access does not hold
      if exists (select from unnest(given.hears) h (part)
                  where not exists (select from app.access_grant_line l join app.scope s on s.tenant_id = l.tenant_id and s.scope_id = l.scope_id
                                     where l.tenant_id = access.tenant_id and l.grant_id = access.grant_id and l.level >= 2 and coalesce(s.life_domain, s.kind) = h.part)) then
        perform authz.refuse('level-too-high');
      end if;
    end if;
    insert into app.meeting_attendee (tenant_id, meeting_id, case_id, scope_id, kind, person_id, child_id, grant_id, label, organisation, invited, not_invited_because, hears, first_half_hour)
    values (target.tenant_id, target.meeting_id, target.case_id, target.scope_id, given.kind, person.person_id, child.child_id, access.grant_id,
            case given.kind when 'person' then person.name || ', ' || person.role
                            when 'child' then concat_ws(' ', child.given_names, child.surname_prefix, child.surname)
                            when 'team' then held_label else given.label end,
            case given.kind when 'team' then held_organisation when 'outside' then given.organisation end,
            given.invited, given.because, given.hears, given.first_half_hour);
  end loop;
  if exists (select from app.case_child k
              where k.tenant_id = target.tenant_id and k.case_id = target.case_id
                and (k.birth_year is null or k.birth_month is null or k.birth_day is null
                     or make_date(k.birth_year, k.birth_month, k.birth_day) + make_interval(years => child_from) <= target.held_on)
                and not exists (select from app.meeting_attendee a where a.tenant_id = k.tenant_id and a.meeting_id = target.meeting_id and a.child_id = k.child_id))
     or exists (select from app.case_person p
                 where p.tenant_id = target.tenant_id and p.case_id = target.case_id and not p.gone
                   and regexp_split_to_array(lower(p.role), '[^[:alpha:]]+') && parent_words
                   and not exists (select from app.meeting_attendee a where a.tenant_id = p.tenant_id and a.meeting_id = target.meeting_id and a.person_id = p.person_id)) then
    perform authz.refuse('not-everyone-asked');
  end if;
end $$;

create function authz.plan_meeting(case_public_id uuid, new_public_id uuid, held_on date, begins_at text, place text, attendees jsonb, child_from integer, parent_words text[])
  returns void language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  decided record;
  made app.meeting;
begin
  select * into me from authz.reader();
  select * into decided from authz.case_i_decide_on(case_public_id);
  if decided.case_id is null then perform authz.refuse('not-found'); end if;
  insert into app.meeting (tenant_id, public_id, case_id, scope_id, held_on, begins_at, place, record_due_on, planned_by)
  values (decided.tenant_id, new_public_id, decided.case_id, decided.scope_id, plan_meeting.held_on, plan_meeting.begins_at, plan_meeting.place, plan_meeting.held_on,
          me.held_function_id)
  returning * into made;
  perform authz.seat_attendees(made, attendees, child_from, parent_words);
end $$;

-- Another day or place, or others who are asked: as long as it was not held.
create function authz.change_meeting(meeting_public_id uuid, expected_version integer, held_on date, begins_at text, place text, attendees jsonb, child_from integer,
                                     parent_words text[]) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare target app.meeting;
begin
  target := authz.meeting_i_decide_on(meeting_public_id, expected_version);
  if target.state <> 'planned' then perform authz.refuse('already-done'); end if;
  update app.meeting m set held_on = change_meeting.held_on, begins_at = change_meeting.begins_at, place = change_meeting.place, record_due_on = change_meeting.held_on,
         version = m.version + 1
   where m.tenant_id = target.tenant_id and m.meeting_id = target.meeting_id returning * into target;
  perform authz.seat_attendees(target, attendees, child_from, parent_words);
end $$;

-- A planned meeting is off, with why; without words that is undone.
create function authz.cancel_meeting(meeting_public_id uuid, expected_version integer, because text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  target app.meeting;
begin
  select * into me from authz.reader();
  target := authz.meeting_i_decide_on(meeting_public_id, expected_version);
  if target.state <> (case when because is null then 'cancelled' else 'planned' end) then perform authz.refuse('already-done'); end if;
  if because is null then
    update app.meeting_cancelled k set undone_at = now(), undone_by = me.held_function_id
     where k.tenant_id = target.tenant_id and k.meeting_id = target.meeting_id and k.undone_at is null;
  else
    insert into app.meeting_cancelled (tenant_id, meeting_id, scope_id, because, cancelled_by)
    values (target.tenant_id, target.meeting_id, target.scope_id, cancel_meeting.because, me.held_function_id);
  end if;
  update app.meeting m set state = case when because is null then 'planned' else 'cancelled' end, record_due_on = case when because is null then m.held_on end,
         version = m.version + 1
   where m.tenant_id = target.tenant_id and m.meeting_id = target.meeting_id;
end $$;

-- Who was there: everybody who was invited, from the day itself on. `presences` is a json object of attendee and presence.
create function authz.record_attendance(meeting_public_id uuid, expected_version integer, presences jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare target app.meeting;
begin
  target := authz.meeting_i_decide_on(meeting_public_id, expected_version);
  if target.state = 'cancelled' then perform authz.refuse('already-done'); end if;
  if target.held_on > authz.today() then perform authz.refuse('term-out-of-bounds'); end if;
  update app.meeting_attendee a set presence = presences ->> a.public_id::text
   where a.tenant_id = target.tenant_id and a.meeting_id = target.meeting_id and a.invited;
  if exists (select from app.meeting_attendee a where a.tenant_id = target.tenant_id and a.meeting_id = target.meeting_id and a.invited and a.presence is null) then
    perform authz.refuse('invalid-input');
  end if;
  update app.meeting m set state = 'held', version = m.version + 1,
         record_due_on = case when not exists (select from app.meeting_note n where n.tenant_id = m.tenant_id and n.meeting_id = m.meeting_id) then m.held_on end
   where m.tenant_id = target.tenant_id and m.meeting_id = target.meeting_id;
end $$;

-- What was spoken about one part, by whoever may write there. One note a part: who comes second corrects what stands.
create function authz.write_meeting_note(meeting_public_id uuid, part text, new_public_id uuid, words text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  target app.meeting;
  place record;
begin
  select * into me from authz.reader();
  select m.* into target from app.meeting m
   where m.public_id = meeting_public_id and (select true from authz.my_open o where o.scope_id = m.scope_id and o.level >= 1 limit 1) for update of m;
  if target.meeting_id is null then perform authz.refuse('not-found'); end if;
  select s.scope_id into place from app.scope s
   where s.tenant_id = target.tenant_id and s.file_id = target.case_id
     and case when write_meeting_note.part = 'headline' then s.kind = 'headline' else s.kind = 'domain' and s.life_domain = write_meeting_note.part end
     and (select true from authz.my_open o where o.scope_id = s.scope_id and o.level >= 3 limit 1);
  if place.scope_id is null then perform authz.refuse('not-found'); end if;
  if target.state = 'cancelled' then perform authz.refuse('already-done'); end if;
  if target.held_on > authz.today() then perform authz.refuse('term-out-of-bounds'); end if;
  insert into app.meeting_note (tenant_id, public_id, meeting_id, case_id, scope_id, words, written_by)
  values (target.tenant_id, new_public_id, target.meeting_id, target.case_id, place.scope_id, write_meeting_note.words, me.held_function_id);
  update app.meeting m set record_due_on = null where m.tenant_id = target.tenant_id and m.meeting_id = target.meeting_id and m.state = 'held' and m.record_due_on is not null;
exception when unique_violation then
  perform authz.refuse('version-mismatch');
end $$;

create function authz.correct_meeting_note(note_public_id uuid, expected_version integer, words text, reason text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  old app.meeting_note;
begin
  select * into me from authz.reader();
  select n.* into old from app.meeting_note n
   where n.public_id = note_public_id and (select true from authz.my_open o where o.scope_id = n.scope_id and o.level >= 3 limit 1) for update of n;
  if old.note_id is null then perform authz.refuse('not-found'); end if;
  if old.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  insert into app.meeting_note_earlier (tenant_id, note_id, scope_id, words, reason, replaced_by)
  values (old.tenant_id, old.note_id, old.scope_id, old.words, correct_meeting_note.reason, me.held_function_id);
  update app.meeting_note n set words = correct_meeting_note.words, version = n.version + 1 where n.tenant_id = old.tenant_id and n.note_id = old.note_id;
end $$;

-- Puts the record on paper for one who was invited. `lines` is a json array of {part, kind, section, words}; each part is one
-- that this reader may hear and the maker reads, and for a colleague still one that their own access holds. To another
-- organisation it is a disclosure, recorded in the same act; so somebody without access gets no record.
create function authz.make_meeting_copy(meeting_public_id uuid, expected_version integer, new_public_id uuid, attendee_public_id uuid, frame jsonb, lines jsonb, family_told text)
  returns void language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  target app.meeting;
  reader app.meeting_attendee;
  access app.access_grant;
  to_organisation bigint;
  line record;
  new_copy bigint;
  new_disclosure bigint;
begin
  select * into me from authz.reader();
  target := authz.meeting_i_decide_on(meeting_public_id, expected_version);
  if target.state <> 'held' then perform authz.refuse('term-out-of-bounds'); end if;
  select a.* into reader from app.meeting_attendee a where a.tenant_id = target.tenant_id and a.meeting_id = target.meeting_id and a.public_id = attendee_public_id;
  if reader.attendee_id is null then perform authz.refuse('not-found'); end if;
  if not reader.invited or reader.kind = 'outside' then perform authz.refuse('line-not-for-reader'); end if;
  if reader.kind = 'team' then
    select g.* into access from app.access_grant g
     where g.tenant_id = reader.tenant_id and g.grant_id = reader.grant_id and g.revoked_at is null
       and (g.kind <> 'team' or (g.accepted_at is not null and now() < g.valid_until));
    select h.organisation_id into to_organisation from app.held_function h
     where h.tenant_id = access.tenant_id and h.held_function_id = access.held_function_id and (h.valid_to is null or now() < h.valid_to);
    if to_organisation is null then perform authz.refuse('colleague-not-eligible'); end if;
    if to_organisation <> me.organisation_id then
      if family_told is null then perform authz.refuse('invalid-input'); end if;
      insert into app.disclosure (tenant_id, scope_id, file_id, grant_id, from_organisation_id, to_organisation_id, what, basis_id, conditions, family_told)
      select target.tenant_id, target.scope_id, target.case_id, access.grant_id, me.organisation_id, to_organisation,
             coalesce((select jsonb_agg(distinct jsonb_build_object('part', x ->> 'part', 'paper', new_public_id)) from jsonb_array_elements(lines) x), '[]'::jsonb),
             access.basis_id, coalesce(b.document ->> 'conditions', ''), make_meeting_copy.family_told
        from app.legal_basis b where b.tenant_id = access.tenant_id and b.basis_id = access.basis_id
      returning disclosure_id into new_disclosure;
    end if;
  end if;
  insert into app.meeting_copy (tenant_id, public_id, meeting_id, case_id, scope_id, attendee_id, reader_name, document, line_count, disclosure_id, printed_by)
  values (target.tenant_id, new_public_id, target.meeting_id, target.case_id, target.scope_id, reader.attendee_id, reader.label, make_meeting_copy.frame,
          jsonb_array_length(lines), new_disclosure, me.held_function_id)
  returning copy_id into new_copy;
  for line in
    select x.place, x.item ->> 'part' as part, x.item ->> 'kind' as kind, x.item ->> 'words' as words, (x.item ->> 'section')::smallint as section, s.scope_id
      from jsonb_array_elements(lines) with ordinality x (item, place)
      left join app.scope s on s.tenant_id = target.tenant_id and s.file_id = target.case_id and s.kind in ('headline', 'domain')
       and coalesce(s.life_domain, s.kind) = x.item ->> 'part'
  loop
    if line.scope_id is null or not coalesce((select true from authz.my_open o where o.scope_id = line.scope_id and o.level >= 2 limit 1), false) then
      perform authz.refuse('not-found');
    end if;
    if not line.part = any (reader.hears)
       or access.grant_id is not null
          and not exists (select from app.access_grant_line l where l.tenant_id = access.tenant_id and l.grant_id = access.grant_id and l.scope_id = line.scope_id and l.level >= 2) then
      perform authz.refuse('line-not-for-reader');
    end if;
    insert into app.meeting_copy_line (tenant_id, copy_id, case_id, scope_id, kind, section, place, words)
    values (target.tenant_id, new_copy, target.case_id, line.scope_id, line.kind, line.section, line.place, line.words);
  end loop;
end $$;

grant execute on function authz.plan_meeting(uuid, uuid, date, text, text, jsonb, integer, text[]),
  authz.change_meeting(uuid, integer, date, text, text, jsonb, integer, text[]), authz.cancel_meeting(uuid, integer, text),
  authz.record_attendance(uuid, integer, jsonb), authz.write_meeting_note(uuid, text, uuid, text), authz.correct_meeting_note(uuid, integer, text, text),
  authz.make_meeting_copy(uuid, integer, uuid, uuid, jsonb, jsonb, text) to app_web;
