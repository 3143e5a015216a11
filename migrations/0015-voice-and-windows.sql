-- The child's own words, each in a sealed part of its own, opened person by person as the child chooses; and what the four
-- windows of a case still lacked: facts by hand, the view of somebody of the family beside a fact, and the weighing.
set local role app_owner;

-- One statement, one part: what opens one opens no other. A part of this kind is sealed, so only a cleared line opens it.
alter table app.scope drop constraint scope_kind_check;
alter table app.scope
  add constraint scope_kind_check check (kind in ('own', 'desk', 'concern', 'headline', 'domain', 'sealed', 'oversight', 'voice')),
  add constraint a_voice_is_sealed check (kind <> 'voice' or sealed);
-- taking back closes a line; it stays as what was once given
grant update (cleared) on app.access_grant_line to authz_owner;

create table app.child_voice (
  tenant_id integer not null,
  voice_id bigint not null generated always as identity,
  public_id uuid not null unique,
  case_id bigint not null,
  scope_id bigint not null unique,
  child_id bigint not null,
  words text not null,
  heard_on date not null,
  heard_where text not null,
  heard_by text not null,
  alone boolean not null,
  -- who wrote is never the server's word: the function below takes it from the session and the grant
  writer_professional_id bigint not null,
  writer_held_function_id bigint not null,
  written_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (tenant_id, voice_id),
  foreign key (tenant_id, scope_id, case_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, child_id) references app.case_child (tenant_id, child_id),
  foreign key (tenant_id, writer_professional_id) references app.professional (tenant_id, professional_id),
  foreign key (tenant_id, writer_held_function_id) references app.held_function (tenant_id, held_function_id)
);
comment on table app.child_voice is '@personal What a child said, in its own words: where, when, to whom, alone or not. Each in a sealed part of its own. Purpose: the case''s. Retention: with the case.';
create index child_voice_case on app.child_voice (case_id, heard_on, public_id);

-- What it said before it was corrected. Rows are added and never changed: nobody has the right to.
create table app.child_voice_earlier (
  tenant_id integer not null,
  earlier_id bigint not null generated always as identity,
  voice_id bigint not null,
  scope_id bigint not null,
  words text not null,
  heard_on date not null,
  heard_where text not null,
  heard_by text not null,
  alone boolean not null,
  reason text not null,
  replaced_by bigint not null,
  replaced_at timestamptz not null default now(),
  primary key (tenant_id, earlier_id),
  foreign key (tenant_id, voice_id) references app.child_voice (tenant_id, voice_id),
  foreign key (tenant_id, scope_id) references app.scope (tenant_id, scope_id),
  foreign key (tenant_id, replaced_by) references app.held_function (tenant_id, held_function_id)
);
comment on table app.child_voice_earlier is '@personal What a statement of a child said before, who corrected it and why. Insert-only. Retention: with the case.';
create index child_voice_earlier_scope on app.child_voice_earlier (scope_id);

-- Whom the child names: may know, or may not. A name, or somebody who works on the case. What the child said before stays.
create table app.child_voice_choice (
  tenant_id integer not null,
  choice_id bigint not null generated always as identity,
  voice_id bigint not null,
  scope_id bigint not null,
  may_know boolean not null,
  name text,
  professional_id bigint,
  held_function_id bigint,
  said_on date not null,
  recorded_by bigint not null,
  recorded_at timestamptz not null default now(),
  replaced_at timestamptz,
  primary key (tenant_id, choice_id),
  foreign key (tenant_id, voice_id) references app.child_voice (tenant_id, voice_id),
  foreign key (tenant_id, scope_id) references app.scope (tenant_id, scope_id),
  foreign key (tenant_id, professional_id) references app.professional (tenant_id, professional_id),
  foreign key (tenant_id, held_function_id) references app.held_function (tenant_id, held_function_id),
  foreign key (tenant_id, recorded_by) references app.held_function (tenant_id, held_function_id),
  constraint a_name_or_a_colleague check ((name is null) = (professional_id is not null) and (professional_id is null) = (held_function_id is null))
);
comment on table app.child_voice_choice is '@personal Who may know and who may not, as the child chose for one statement. Retention: with the case.';
create index child_voice_choice_scope on app.child_voice_choice (scope_id, professional_id);

-- That somebody was given a statement, by whom, and until when.
create table app.child_voice_access (
  tenant_id integer not null,
  access_id bigint not null generated always as identity,
  voice_id bigint not null,
  scope_id bigint not null,
  professional_id bigint not null,
  held_function_id bigint not null,
  given_by bigint not null,
  given_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (tenant_id, access_id),
  foreign key (tenant_id, voice_id) references app.child_voice (tenant_id, voice_id),
  foreign key (tenant_id, scope_id) references app.scope (tenant_id, scope_id),
  foreign key (tenant_id, professional_id) references app.professional (tenant_id, professional_id),
  foreign key (tenant_id, held_function_id) references app.held_function (tenant_id, held_function_id),
  foreign key (tenant_id, given_by) references app.held_function (tenant_id, held_function_id)
);
comment on table app.child_voice_access is '@personal Who was given a statement of a child, by whom, from when until when. Retention: with the case.';
create index child_voice_access_scope on app.child_voice_access (scope_id);

-- What somebody of the family says of a fact, each person on his or her own row; the last one of each counts.
create table app.fact_view (
  tenant_id integer not null,
  view_id bigint not null generated always as identity,
  fact_id bigint not null,
  scope_id bigint not null,
  who text not null,
  words text not null,
  said_on date not null,
  recorded_by bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (tenant_id, view_id),
  foreign key (tenant_id, fact_id) references app.fact (tenant_id, fact_id),
  foreign key (tenant_id, scope_id) references app.scope (tenant_id, scope_id),
  foreign key (tenant_id, recorded_by) references app.held_function (tenant_id, held_function_id)
);
comment on table app.fact_view is '@personal What somebody of the family says of a fact (Kijk van de ouder), in that person''s words. Insert-only. Retention: with the fact.';
create index fact_view_scope on app.fact_view (scope_id);
create index fact_view_fact on app.fact_view (fact_id, view_id);

-- nothing has ever been written here: one field has no room for two parents
alter table app.fact drop column family_view;
alter table app.fact add column recorded_by bigint;
alter table app.fact add foreign key (tenant_id, recorded_by) references app.held_function (tenant_id, held_function_id);
grant update (version) on app.fact to authz_owner;

-- The weighing of a case: a new one is a new row, the last one counts.
create table app.weighing (
  tenant_id integer not null,
  weighing_id bigint not null generated always as identity,
  case_id bigint not null,
  scope_id bigint not null,
  if_nothing text not null,
  works_already text not null,
  at_least text not null,
  decision text not null,
  heavier boolean not null,
  why_not_lighter text,
  weighed_on date not null,
  weighed_by bigint not null,
  recorded_at timestamptz not null default now(),
  version integer not null,
  primary key (tenant_id, weighing_id),
  unique (tenant_id, case_id, version),
  foreign key (tenant_id, scope_id, case_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, case_id) references app.case_file (tenant_id, case_id),
  foreign key (tenant_id, weighed_by) references app.held_function (tenant_id, held_function_id),
  constraint heavier_says_why check (heavier = (why_not_lighter is not null))
);
comment on table app.weighing is '@personal The weighing (weging) of a case: what if nothing changes, what works already, what must change at least, and the decision. Insert-only. Retention: with the case.';
create index weighing_scope on app.weighing (scope_id);

alter table app.child_voice enable row level security;
alter table app.child_voice force row level security;
create policy opened on app.child_voice for select to app_web
  using ((select true from authz.my_open o where o.scope_id = child_voice.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.child_voice to authz_owner using (true) with check (true);
grant select on app.child_voice to app_web;
grant select, insert, update on app.child_voice to authz_owner;

alter table app.child_voice_earlier enable row level security;
alter table app.child_voice_earlier force row level security;
create policy opened on app.child_voice_earlier for select to app_web
  using ((select true from authz.my_open o where o.scope_id = child_voice_earlier.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.child_voice_earlier to authz_owner using (true) with check (true);
grant select on app.child_voice_earlier to app_web;
grant select, insert on app.child_voice_earlier to authz_owner;

alter table app.child_voice_choice enable row level security;
alter table app.child_voice_choice force row level security;
create policy opened on app.child_voice_choice for select to app_web
  using ((select true from authz.my_open o where o.scope_id = child_voice_choice.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.child_voice_choice to authz_owner using (true) with check (true);
grant select on app.child_voice_choice to app_web;
grant select, insert on app.child_voice_choice to authz_owner;
grant update (replaced_at) on app.child_voice_choice to authz_owner;

alter table app.child_voice_access enable row level security;
alter table app.child_voice_access force row level security;
create policy opened on app.child_voice_access for select to app_web
  using ((select true from authz.my_open o where o.scope_id = child_voice_access.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.child_voice_access to authz_owner using (true) with check (true);
grant select on app.child_voice_access to app_web;
grant select, insert on app.child_voice_access to authz_owner;
grant update (ended_at) on app.child_voice_access to authz_owner;

alter table app.fact_view enable row level security;
alter table app.fact_view force row level security;
create policy opened on app.fact_view for select to app_web
  using ((select true from authz.my_open o where o.scope_id = fact_view.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.fact_view to authz_owner using (true) with check (true);
grant select on app.fact_view to app_web;
grant select, insert on app.fact_view to authz_owner;

alter table app.weighing enable row level security;
alter table app.weighing force row level security;
create policy opened on app.weighing for select to app_web
  using ((select true from authz.my_open o where o.scope_id = weighing.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.weighing to authz_owner using (true) with check (true);
grant select on app.weighing to app_web;
grant select, insert on app.weighing to authz_owner;

set local role authz_owner;

-- A no of the child holds wherever a line comes from: an appointment, a renewal, an act of giving. It closes that line.
create function authz.keep_childs_no() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  if exists (select from app.child_voice_choice k
              where k.scope_id = new.scope_id and k.tenant_id = new.tenant_id and k.replaced_at is null
                and k.professional_id = new.professional_id and not k.may_know) then
    new.cleared := false;
  end if;
  return new;
end $$;

-- When access is renewed, what the child let somebody know goes along, as long as the access before it still runs. Words that
-- somebody had as lead do not: those go with leading the case.
create function authz.carry_childs_yes() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  insert into app.access_grant_line (tenant_id, grant_id, scope_id, professional_id, level, cleared)
  select new.tenant_id, new.grant_id, l.scope_id, new.professional_id, max(l.level), true
    from app.access_grant g
    join app.access_grant_line l on l.tenant_id = g.tenant_id and l.grant_id = g.grant_id and l.cleared
    join app.scope s on s.tenant_id = l.tenant_id and s.scope_id = l.scope_id and s.kind = 'voice'
   where g.tenant_id = new.tenant_id and g.professional_id = new.professional_id and g.file_id = new.file_id and g.grant_id <> new.grant_id
     and g.kind in ('team', 'deputy') and g.accepted_at is not null and g.revoked_at is null and (g.valid_until is null or now() < g.valid_until)
   group by l.scope_id;
  return null;
end $$;

grant execute on function authz.keep_childs_no(), authz.carry_childs_yes() to app_owner;
set local role app_owner;
create trigger childs_no before insert or update of cleared on app.access_grant_line for each row when (new.cleared) execute function authz.keep_childs_no();
create trigger childs_yes after insert on app.access_grant for each row when (new.kind in ('team', 'deputy')) execute function authz.carry_childs_yes();
set local role authz_owner;

-- A statement that the reader wrote or has by leading the case, locked; refuses what is not to be seen or changed meanwhile.
create function authz.voice_i_keep(voice_public_id uuid, expected_version integer) returns app.child_voice
  language plpgsql security definer set search_path = pg_catalog
as $$
declare found_voice app.child_voice;
begin
  select v.* into found_voice
    from app.child_voice v join app.case_file c on c.tenant_id = v.tenant_id and c.case_id = v.case_id and c.state = 'open'
   where v.public_id = voice_public_id
     and (select true from authz.my_open o where o.scope_id = v.scope_id and o.level >= 3 limit 1) for update of v;
  if found_voice.voice_id is null then perform authz.refuse('not-found'); end if;
  if found_voice.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  return found_voice;
end $$;

-- Puts down whom the child names now. `choices` is a json array of {mayKnow, name} or {mayKnow, heldFunction}. Whoever was
-- given the words and is not named any more, or named with no, reads them no longer from this moment.
create function authz.put_childs_choice(voice app.child_voice, said_on date, choices jsonb, by_held_function bigint) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  leads bigint;
  item jsonb;
  who app.held_function;
begin
  select c.lead_professional_id into leads from app.case_file c where c.tenant_id = voice.tenant_id and c.case_id = voice.case_id;
  update app.child_voice_choice k set replaced_at = now() where k.scope_id = voice.scope_id and k.replaced_at is null;
  for item in select * from jsonb_array_elements(choices) loop
    who := null;
    if item ->> 'heldFunction' is not null then
      select h.* into who from app.held_function h
       where h.public_id = (item ->> 'heldFunction')::uuid and h.tenant_id = voice.tenant_id
         and exists (select from app.access_grant g where g.tenant_id = voice.tenant_id and g.file_id = voice.case_id and g.professional_id = h.professional_id and g.revoked_at is null);
      if who.held_function_id is null then perform authz.refuse('colleague-not-eligible'); end if;
      -- said to the child beforehand: whoever writes it down knows it, and whoever leads the case reads it
      if not (item ->> 'mayKnow')::boolean and who.professional_id in (leads, voice.writer_professional_id)
         and exists (select from app.access_grant_line l where l.tenant_id = voice.tenant_id and l.scope_id = voice.scope_id and l.professional_id = who.professional_id and l.cleared) then
        perform authz.refuse('reads-anyway');
      end if;
    end if;
    insert into app.child_voice_choice (tenant_id, voice_id, scope_id, may_know, name, professional_id, held_function_id, said_on, recorded_by)
    values (voice.tenant_id, voice.voice_id, voice.scope_id, (item ->> 'mayKnow')::boolean, item ->> 'name', who.professional_id, who.held_function_id,
            put_childs_choice.said_on, by_held_function);
  end loop;
  update app.access_grant_line l set cleared = false
   where l.tenant_id = voice.tenant_id and l.scope_id = voice.scope_id and l.cleared and l.professional_id not in (leads, voice.writer_professional_id)
     and not exists (select from app.child_voice_choice k where k.scope_id = voice.scope_id and k.replaced_at is null and k.professional_id = l.professional_id and k.may_know);
  update app.child_voice_access a set ended_at = now()
   where a.scope_id = voice.scope_id and a.ended_at is null
     and not exists (select from app.child_voice_choice k where k.scope_id = voice.scope_id and k.replaced_at is null and k.professional_id = a.professional_id and k.may_know);
end $$;

-- Writes down what a child said, by whoever writes in a part of the case. Its part opens to the writer and to who leads the case.
create function authz.write_voice(case_public_id uuid, child_public_id uuid, new_public_id uuid, words text, heard_on date, heard_where text, heard_by text,
                                  alone boolean, choices jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  place record;
  heard app.case_child;
  voice app.child_voice;
  new_scope bigint := nextval(pg_get_serial_sequence('app.scope', 'scope_id'));
begin
  select * into me from authz.reader();
  select c.tenant_id, c.case_id, c.frame_id, c.lead_grant_id, o.grant_id, o.held_function_id into place
    from app.case_file c
    join app.scope s on s.tenant_id = c.tenant_id and s.file_id = c.case_id and s.kind in ('headline', 'domain')
   cross join lateral (select o.grant_id, o.held_function_id from authz.my_open o where o.scope_id = s.scope_id and o.level >= 3 order by o.grant_id limit 1) o
   where c.public_id = case_public_id and c.state = 'open' order by o.grant_id limit 1;
  if place.case_id is null then perform authz.refuse('not-found'); end if;
  select k.* into heard from app.case_child k where k.tenant_id = place.tenant_id and k.case_id = place.case_id and k.public_id = child_public_id;
  if heard.child_id is null then perform authz.refuse('not-found'); end if;
  insert into app.scope (tenant_id, scope_id, kind, frame_id, file_id, governing_scope_id, sealed) overriding system value
  values (place.tenant_id, new_scope, 'voice', place.frame_id, place.case_id, new_scope, true);
  insert into app.child_voice (tenant_id, public_id, case_id, scope_id, child_id, words, heard_on, heard_where, heard_by, alone, writer_professional_id, writer_held_function_id)
  values (place.tenant_id, new_public_id, place.case_id, new_scope, heard.child_id, write_voice.words, write_voice.heard_on, write_voice.heard_where, write_voice.heard_by,
          write_voice.alone, me.professional_id, place.held_function_id)
  returning * into voice;
  insert into app.access_grant_line (tenant_id, grant_id, scope_id, professional_id, level, cleared)
  select g.tenant_id, g.grant_id, new_scope, g.professional_id, 3, true
    from app.access_grant g where g.tenant_id = place.tenant_id and g.grant_id in (place.grant_id, place.lead_grant_id);
  perform authz.put_childs_choice(voice, voice.heard_on, choices, place.held_function_id);
end $$;

-- Corrects what was written down: what it said stays beside it, with who corrected it and why.
create function authz.correct_voice(voice_public_id uuid, expected_version integer, words text, heard_on date, heard_where text, heard_by text, alone boolean, reason text)
  returns void language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  old app.child_voice;
begin
  select * into me from authz.reader();
  old := authz.voice_i_keep(voice_public_id, expected_version);
  insert into app.child_voice_earlier (tenant_id, voice_id, scope_id, words, heard_on, heard_where, heard_by, alone, reason, replaced_by)
  values (old.tenant_id, old.voice_id, old.scope_id, old.words, old.heard_on, old.heard_where, old.heard_by, old.alone, correct_voice.reason, me.held_function_id);
  update app.child_voice v
     set words = correct_voice.words, heard_on = correct_voice.heard_on, heard_where = correct_voice.heard_where, heard_by = correct_voice.heard_by,
         alone = correct_voice.alone, version = v.version + 1
   where v.tenant_id = old.tenant_id and v.voice_id = old.voice_id;
end $$;

-- The child has chosen again.
create function authz.record_childs_choice(voice_public_id uuid, expected_version integer, said_on date, choices jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  voice app.child_voice;
begin
  select * into me from authz.reader();
  voice := authz.voice_i_keep(voice_public_id, expected_version);
  perform authz.put_childs_choice(voice, record_childs_choice.said_on, choices, me.held_function_id);
  update app.child_voice v set version = v.version + 1 where v.tenant_id = voice.tenant_id and v.voice_id = voice.voice_id;
end $$;

-- Gives one statement to one colleague who works on the case and whom the child named with yes. It opens by the access that
-- this colleague has already, and so it ends with it. To another organisation it is a disclosure.
create function authz.share_voice(voice_public_id uuid, expected_version integer, to_held_function uuid) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  voice app.child_voice;
  receiver app.held_function;
  said boolean;
  opened bigint;
begin
  select * into me from authz.reader();
  voice := authz.voice_i_keep(voice_public_id, expected_version);
  select h.* into receiver from app.held_function h
   where h.public_id = to_held_function and h.tenant_id = voice.tenant_id and h.valid_from <= now() and (h.valid_to is null or now() < h.valid_to);
  if receiver.held_function_id is null then perform authz.refuse('colleague-not-eligible'); end if;
  -- once with no is a no, whatever else was written
  select bool_and(k.may_know) into said from app.child_voice_choice k
   where k.scope_id = voice.scope_id and k.replaced_at is null and k.professional_id = receiver.professional_id;
  if not said then perform authz.refuse('child-said-no'); end if;
  if said is null then perform authz.refuse('child-not-asked'); end if;
  -- a conflict of interest is nobody's business but the rule's: the same words as for somebody who does not work on the case
  if exists (select from authz.conflict_of_interest c where c.professional_id = receiver.professional_id and c.file_id = voice.case_id and c.lifted_at is null) then
    perform authz.refuse('colleague-not-eligible');
  end if;
  if exists (select from app.access_grant_line l join app.access_grant g on g.tenant_id = l.tenant_id and g.grant_id = l.grant_id
              where l.tenant_id = voice.tenant_id and l.scope_id = voice.scope_id and l.professional_id = receiver.professional_id and l.cleared
                and g.accepted_at is not null and g.revoked_at is null and (g.valid_until is null or now() < g.valid_until)) then
    perform authz.refuse('already-done');
  end if;
  -- the running access by which it opens, the longest one; a line that was closed before opens again
  select g.grant_id into opened from app.access_grant g
   where g.tenant_id = voice.tenant_id and g.file_id = voice.case_id and g.professional_id = receiver.professional_id and g.kind <> 'standing'
     and g.accepted_at is not null and g.revoked_at is null and (g.valid_until is null or now() < g.valid_until)
   order by g.valid_until desc nulls first, g.grant_id desc limit 1;
  if opened is null then perform authz.refuse('colleague-not-eligible'); end if;
  update app.access_grant_line l set cleared = true where l.tenant_id = voice.tenant_id and l.grant_id = opened and l.scope_id = voice.scope_id;
  if not found then
    insert into app.access_grant_line (tenant_id, grant_id, scope_id, professional_id, level, cleared)
    values (voice.tenant_id, opened, voice.scope_id, receiver.professional_id, 2, true);
  end if;
  insert into app.child_voice_access (tenant_id, voice_id, scope_id, professional_id, held_function_id, given_by)
  values (voice.tenant_id, voice.voice_id, voice.scope_id, receiver.professional_id, receiver.held_function_id, me.held_function_id);
  if receiver.organisation_id <> me.organisation_id then
    insert into app.disclosure (tenant_id, scope_id, file_id, grant_id, from_organisation_id, to_organisation_id, what, basis_id, conditions, family_told)
    select voice.tenant_id, voice.scope_id, voice.case_id, g.grant_id, me.organisation_id, receiver.organisation_id, '[{"part":"voice","level":2}]'::jsonb, g.basis_id,
           coalesce(b.document ->> 'conditions', ''), 'Het kind koos zelf wie dit mag weten'
      from app.access_grant g join app.legal_basis b on b.tenant_id = g.tenant_id and b.basis_id = g.basis_id
     where g.tenant_id = voice.tenant_id and g.grant_id = opened;
  end if;
  update app.child_voice v set version = v.version + 1 where v.tenant_id = voice.tenant_id and v.voice_id = voice.voice_id;
end $$;

-- Writes a fact in a part that the reader may write in. Its source is the writer's organisation, or that of a colleague on the case.
create function authz.write_fact(case_public_id uuid, part text, new_public_id uuid, side text, kind text, words text, observer text, observed_when text,
                                 source_held_function uuid, source_conditions text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  place record;
  source bigint;
begin
  select s.tenant_id, s.scope_id, s.file_id, o.held_function_id into place
    from app.case_file c
    join app.scope s on s.tenant_id = c.tenant_id and s.file_id = c.case_id
     and case when write_fact.part = 'headline' then s.kind = 'headline' else s.kind = 'domain' and s.life_domain = write_fact.part end
   cross join lateral (select o.held_function_id from authz.my_open o where o.scope_id = s.scope_id and o.level >= 3 order by o.grant_id limit 1) o
   where c.public_id = case_public_id and c.state = 'open';
  if place.scope_id is null then perform authz.refuse('not-found'); end if;
  select h.organisation_id into source from app.held_function h
   where h.tenant_id = place.tenant_id
     and case when source_held_function is null then h.held_function_id = place.held_function_id
              else h.public_id = source_held_function
                   and exists (select from app.access_grant g where g.tenant_id = h.tenant_id and g.file_id = place.file_id and g.professional_id = h.professional_id) end;
  if source is null then perform authz.refuse('colleague-not-eligible'); end if;
  insert into app.fact (tenant_id, public_id, case_id, scope_id, side, kind, words, observer, observed_when, source_organisation_id, source_conditions, recorded_by)
  values (place.tenant_id, new_public_id, place.file_id, place.scope_id, write_fact.side, write_fact.kind, write_fact.words, write_fact.observer, write_fact.observed_when,
          source, write_fact.source_conditions, place.held_function_id);
end $$;

-- What somebody of the family says of a fact, beside it.
create function authz.record_fact_view(fact_public_id uuid, expected_version integer, who text, words text, said_on date) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  target app.fact;
begin
  select * into me from authz.reader();
  select f.* into target from app.fact f join app.case_file c on c.tenant_id = f.tenant_id and c.case_id = f.case_id and c.state = 'open'
   where f.public_id = fact_public_id
     and (select true from authz.my_open o where o.scope_id = f.scope_id and o.level >= 3 limit 1) for update of f;
  if target.fact_id is null then perform authz.refuse('not-found'); end if;
  if target.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  insert into app.fact_view (tenant_id, fact_id, scope_id, who, words, said_on, recorded_by)
  values (target.tenant_id, target.fact_id, target.scope_id, record_fact_view.who, record_fact_view.words, record_fact_view.said_on, me.held_function_id);
  update app.fact f set version = f.version + 1 where f.tenant_id = target.tenant_id and f.fact_id = target.fact_id;
end $$;

-- A weighing by lead or deputy. `expected_version` is 1 as long as there is none.
create function authz.weigh_case(case_public_id uuid, expected_version integer, if_nothing text, works_already text, at_least text, decision text, heavier boolean,
                                 why_not_lighter text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  decided record;
begin
  select * into me from authz.reader();
  select * into decided from authz.case_i_decide_on(case_public_id);
  if decided.case_id is null then perform authz.refuse('not-found'); end if;
  if coalesce((select max(w.version) from app.weighing w where w.tenant_id = decided.tenant_id and w.case_id = decided.case_id), 1) <> expected_version then
    perform authz.refuse('version-mismatch');
  end if;
  insert into app.weighing (tenant_id, case_id, scope_id, if_nothing, works_already, at_least, decision, heavier, why_not_lighter, weighed_on, weighed_by, version)
  values (decided.tenant_id, decided.case_id, decided.scope_id, weigh_case.if_nothing, weigh_case.works_already, weigh_case.at_least, weigh_case.decision,
          weigh_case.heavier, weigh_case.why_not_lighter, authz.today(), me.held_function_id, expected_version + 1);
exception when unique_violation then
  -- somebody weighed in the same moment
  perform authz.refuse('version-mismatch');
end $$;

-- Who looked, for a person, as before; a look at the words of a child stands in it as a look at the case (whoever asks for
-- them is written down there, words or none), so that the list does not tell that a child said something.
create or replace function authz.looks_at_person(child_key bytea, before_id bigint, at_most integer)
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
                            and not exists (select from app.scope v where v.tenant_id = l.tenant_id and v.scope_id = l.scope_id and v.kind = 'voice')
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

grant execute on function authz.write_voice(uuid, uuid, uuid, text, date, text, text, boolean, jsonb), authz.correct_voice(uuid, integer, text, date, text, text, boolean, text),
  authz.record_childs_choice(uuid, integer, date, jsonb), authz.share_voice(uuid, integer, uuid),
  authz.write_fact(uuid, text, uuid, text, text, text, text, text, uuid, text), authz.record_fact_view(uuid, integer, text, text, date),
  authz.weigh_case(uuid, integer, text, text, text, text, boolean, text) to app_web;
