-- Letters to the family. A letter is between the team and one person: it lies with the headline of the case and is read
-- by those who write there. What it says is kept as it was prepared, so that a sent letter stays what was sent.
set local role app_owner;

create table app.letter (
  tenant_id integer not null,
  letter_id bigint not null generated always as identity,
  public_id uuid not null default gen_random_uuid() unique,
  case_id bigint not null,
  scope_id bigint not null,
  kind text not null check (kind in ('information-parent', 'information-child')),
  -- the child it is written to; a parent is no row of its own
  child_id bigint,
  language text not null default 'nl' check (language = 'nl'),
  state text not null default 'draft' check (state in ('draft', 'sent', 'withdrawn')),
  recipient text,
  -- every word on the paper but the address (src/letters/document.ts)
  document jsonb,
  address bytea,
  prepared_by bigint not null,
  prepared_at timestamptz not null default now(),
  sent_on date,
  sent_by bigint,
  sent_recorded_at timestamptz,
  -- what the case said before this letter was sent, for the day on which sending can be undone
  informed_before text,
  informed_on_before date,
  version integer not null default 1,
  primary key (tenant_id, letter_id),
  foreign key (tenant_id, scope_id, case_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, case_id) references app.case_file (tenant_id, case_id),
  foreign key (tenant_id, child_id) references app.case_child (tenant_id, child_id),
  foreign key (tenant_id, prepared_by) references app.held_function (tenant_id, held_function_id),
  foreign key (tenant_id, sent_by) references app.held_function (tenant_id, held_function_id),
  constraint written_to_one check ((kind = 'information-child') = (child_id is not null)),
  -- a child is given its letter in person: no address of a child, secret or not, is ever on paper
  constraint no_address_of_a_child check (kind <> 'information-child' or address is null),
  constraint withdrawn_is_erased check ((state = 'withdrawn') = (recipient is null) and (state = 'withdrawn') = (document is null) and (state <> 'withdrawn' or address is null)),
  constraint sent_with_date check ((state = 'sent') = (sent_on is not null) and (state = 'sent') = (sent_by is not null) and (state = 'sent') = (sent_recorded_at is not null)),
  constraint before_in_pairs check ((informed_before is null) = (informed_on_before is null) and (informed_before is null or state = 'sent'))
);
comment on table app.letter is '@personal A letter to a parent or child, as a draft or as sent. Purpose: the frame''s. Retention: with the case.';
create index letter_scope on app.letter (scope_id);
create index letter_case on app.letter (case_id);

alter table app.letter enable row level security;
alter table app.letter force row level security;
create policy opened on app.letter for select to app_web
  using ((select true from authz.my_open o where o.scope_id = letter.scope_id and o.level >= 3 limit 1));
create policy owner_of_the_rule on app.letter to authz_owner using (true) with check (true);
grant select on app.letter to app_web;
grant select, insert, update on app.letter to authz_owner;

set local role authz_owner;

-- A letter of a case that the reader leads or deputises, locked; refuses what is not to be seen or changed in the meantime.
create function authz.letter_i_decide_on(letter_public_id uuid, expected_version integer) returns app.letter
  language plpgsql security definer set search_path = pg_catalog
as $$
declare found_letter app.letter;
begin
  select l.* into found_letter from app.letter l
   where l.public_id = letter_public_id and l.state <> 'withdrawn'
     and exists (select from authz.case_i_decide_on((select c.public_id from app.case_file c where c.tenant_id = l.tenant_id and c.case_id = l.case_id))) for update;
  if found_letter.letter_id is null then perform authz.refuse('not-found'); end if;
  if found_letter.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  return found_letter;
end $$;

-- Prepares a letter: a draft that nobody has had yet. `to_child` is the child it is written to, or null for a parent.
-- Where the address of any child is secret no address is kept: the team reads letters, and two parents may not learn from
-- each other's paper where somebody lives.
create function authz.prepare_letter(case_public_id uuid, new_public_id uuid, to_child uuid, recipient_name text, words jsonb, sealed_address bytea) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  decided record;
  me record;
  child app.case_child;
begin
  select * into me from authz.reader();
  select * into decided from authz.case_i_decide_on(case_public_id);
  if me.professional_id is null or decided.case_id is null then perform authz.refuse('not-found'); end if;
  if to_child is not null then
    select k.* into child from app.case_child k where k.tenant_id = decided.tenant_id and k.case_id = decided.case_id and k.public_id = to_child;
    if child.child_id is null then perform authz.refuse('not-found'); end if;
  end if;
  if sealed_address is not null
     and (to_child is not null or exists (select from app.case_child k where k.tenant_id = decided.tenant_id and k.case_id = decided.case_id and k.secret)) then
    perform authz.refuse('address-is-secret');
  end if;
  insert into app.letter (tenant_id, public_id, case_id, scope_id, kind, child_id, recipient, document, address, prepared_by)
  values (decided.tenant_id, new_public_id, decided.case_id, decided.scope_id, case when to_child is null then 'information-parent' else 'information-child' end,
          child.child_id, recipient_name, words, sealed_address, me.held_function_id);
end $$;

-- Takes back a letter that was not sent; its words are erased.
create function authz.withdraw_letter(letter_public_id uuid, expected_version integer) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare letter app.letter;
begin
  letter := authz.letter_i_decide_on(letter_public_id, expected_version);
  if letter.state = 'sent' then perform authz.refuse('letter-sent'); end if;
  update app.letter l set state = 'withdrawn', recipient = null, document = null, address = null, version = l.version + 1
   where l.tenant_id = letter.tenant_id and l.letter_id = letter.letter_id;
end $$;

-- Writes down that a letter was sent. Where the case still had the parents to inform (postponed, or planned for a later day),
-- the last letter that was prepared for a parent does that. Where a delay was decided on, whoever sends says that it ends.
create function authz.send_letter(letter_public_id uuid, expected_version integer, on_day date, ends_postponement boolean) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  letter app.letter;
  target app.case_file;
  me record;
  informs boolean;
begin
  letter := authz.letter_i_decide_on(letter_public_id, expected_version);
  if letter.state = 'sent' then perform authz.refuse('letter-sent'); end if;
  if on_day > authz.today() or on_day < (letter.prepared_at at time zone 'Europe/Amsterdam')::date then perform authz.refuse('term-out-of-bounds'); end if;
  select * into me from authz.reader();
  select c.* into target from app.case_file c where c.tenant_id = letter.tenant_id and c.case_id = letter.case_id for update;
  if target.parents_informed = 'postponed' and not ends_postponement then perform authz.refuse('notice-postponed'); end if;
  informs := letter.kind = 'information-parent'
    and (target.parents_informed = 'postponed' or target.parents_informed_on > on_day)
    and not exists (select from app.letter o where o.tenant_id = letter.tenant_id and o.case_id = letter.case_id and o.letter_id <> letter.letter_id
                       and o.kind = 'information-parent' and o.state = 'draft');
  update app.letter l
     set state = 'sent', sent_on = on_day, sent_by = me.held_function_id, sent_recorded_at = now(), version = l.version + 1,
         informed_before = case when informs then target.parents_informed end, informed_on_before = case when informs then target.parents_informed_on end
   where l.tenant_id = letter.tenant_id and l.letter_id = letter.letter_id;
  if informs then
    update app.case_file c set parents_informed = 'by-first-contact', parents_informed_on = on_day, version = c.version + 1
     where c.tenant_id = target.tenant_id and c.case_id = target.case_id;
  end if;
end $$;

-- Until the end of the day on which it was written down, sending can be undone; what the case said before comes back.
create function authz.undo_sending(letter_public_id uuid, expected_version integer) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare letter app.letter;
begin
  letter := authz.letter_i_decide_on(letter_public_id, expected_version);
  if letter.state <> 'sent' or (letter.sent_recorded_at at time zone 'Europe/Amsterdam')::date <> authz.today() then
    perform authz.refuse('undo-too-late');
  end if;
  update app.letter l
     set state = 'draft', sent_on = null, sent_by = null, sent_recorded_at = null, informed_before = null, informed_on_before = null, version = l.version + 1
   where l.tenant_id = letter.tenant_id and l.letter_id = letter.letter_id;
  if letter.informed_before is not null then
    update app.case_file c set parents_informed = letter.informed_before, parents_informed_on = letter.informed_on_before, version = c.version + 1
     where c.tenant_id = letter.tenant_id and c.case_id = letter.case_id;
  end if;
end $$;

grant execute on function authz.prepare_letter(uuid, uuid, uuid, text, jsonb, bytea), authz.withdraw_letter(uuid, integer),
  authz.send_letter(uuid, integer, date, boolean), authz.undo_sending(uuid, integer) to app_web;
