-- A PDF with a contact note: where it came from, what its source asks of us, and its bytes in pieces.
set local role app_owner;

create table app.attachment (
  tenant_id integer not null,
  attachment_id bigint not null generated always as identity,
  public_id uuid not null unique,
  note_id bigint not null,
  case_id bigint not null,
  -- the part of its note: who may not read that, does not know that there is a PDF
  scope_id bigint not null,
  kind text not null,
  -- the source: an organisation or a person of the family, that need not be known here
  source text not null,
  dated_on date not null,
  condition text,
  -- organisations that the condition names: this part is not given to them
  withheld_from bigint[] not null default '{}',
  -- the source gave it to be used until and including this day
  usable_until date,
  -- first said what it is, then the bytes; taken back, the bytes are gone and this stays
  state text not null default 'waiting' check (state in ('waiting', 'kept', 'withdrawn')),
  size_bytes integer,
  sha256 bytea check (octet_length(sha256) = 32),
  attached_by bigint not null,
  attached_at timestamptz not null default now(),
  withdrawn_by bigint,
  withdrawn_at timestamptz,
  withdrawn_because text,
  version integer not null default 1,
  primary key (tenant_id, attachment_id),
  foreign key (tenant_id, note_id) references app.contact_note (tenant_id, note_id),
  foreign key (tenant_id, scope_id, case_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, attached_by) references app.held_function (tenant_id, held_function_id),
  foreign key (tenant_id, withdrawn_by) references app.held_function (tenant_id, held_function_id),
  constraint withheld_by_a_condition check (withheld_from = '{}' or condition is not null),
  constraint kept_has_bytes check (state <> 'kept' or (size_bytes is not null and sha256 is not null)),
  constraint withdrawn_by_somebody check ((state = 'withdrawn') = (withdrawn_by is not null) and (state = 'withdrawn') = (withdrawn_at is not null)
                                          and (state = 'withdrawn') = (withdrawn_because is not null))
);
comment on table app.attachment is '@personal A PDF with a contact note (bijlage): kind, source, condition of the source. Its file name is made by us and kept nowhere. Purpose: the case''s. Retention: with the note.';
create index attachment_scope on app.attachment (scope_id);
create unique index attachment_one_a_note on app.attachment (tenant_id, note_id) where state <> 'withdrawn';
create index attachment_note on app.attachment (tenant_id, note_id, attachment_id);

-- The bytes, in pieces, so that neither the server nor the line to it ever holds a whole file several times.
create table app.attachment_piece (
  tenant_id integer not null,
  attachment_id bigint not null,
  piece integer not null default 0,
  scope_id bigint not null,
  bytes bytea not null check (octet_length(bytes) between 1 and 262144),
  primary key (tenant_id, attachment_id, piece),
  foreign key (tenant_id, attachment_id) references app.attachment (tenant_id, attachment_id),
  foreign key (tenant_id, scope_id) references app.scope (tenant_id, scope_id)
);
comment on table app.attachment_piece is '@personal The bytes of a PDF with a contact note. Read by its download alone. Retention: with the note; gone at once when the PDF is taken back.';
create index attachment_piece_scope on app.attachment_piece (scope_id);
-- a PDF is compressed already
alter table app.attachment_piece alter column bytes set storage external;

alter table app.attachment enable row level security;
alter table app.attachment force row level security;
create policy opened on app.attachment for select to app_web
  using ((select true from authz.my_open o where o.scope_id = attachment.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.attachment to authz_owner using (true) with check (true);
grant select on app.attachment to app_web;
grant select, insert, update on app.attachment to authz_owner;

alter table app.attachment_piece enable row level security;
alter table app.attachment_piece force row level security;
create policy opened on app.attachment_piece for select to app_web
  using ((select true from authz.my_open o where o.scope_id = attachment_piece.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.attachment_piece to authz_owner using (true) with check (true);
grant select on app.attachment_piece to app_web;
grant select, insert, delete on app.attachment_piece to authz_owner;

create trigger only_in_open_case before insert or update on app.attachment for each row execute function authz.only_in_open_case();
create trigger only_in_open_case before insert on app.attachment_piece for each row execute function authz.only_in_open_case();

set local role authz_owner;

-- As with a statement: no grant opens a part in detail to an organisation that the source of a PDF in it names.
create function authz.heed_attachments() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  if exists (select from app.attachment a
               join app.access_grant g on g.tenant_id = new.tenant_id and g.grant_id = new.grant_id
               join app.held_function h on h.held_function_id = g.held_function_id
              where a.tenant_id = new.tenant_id and a.scope_id = new.scope_id and a.state <> 'withdrawn' and h.organisation_id = any (a.withheld_from)) then
    perform authz.refuse('source-condition');
  end if;
  return null;
end $$;
grant execute on function authz.heed_attachments() to app_owner;

-- Says which PDF is to come with a note, in whose part the reader writes. `withheld` are codes of organisations that the
-- condition names; one that reads along in that part already is a reason to refuse.
create function authz.add_attachment(note_public_id uuid, new_public_id uuid, kind text, source text, dated_on date, condition text, withheld text[], usable_until date)
  returns void language plpgsql security definer set search_path = pg_catalog
as $$
declare
  place record;
  named bigint[];
begin
  -- the part is locked while a condition on it is written, so that access given in the same moment is seen
  select n.tenant_id, n.note_id, n.case_id, n.scope_id, o.held_function_id into place
    from app.contact_note n
    join app.case_file c on c.tenant_id = n.tenant_id and c.case_id = n.case_id and c.state = 'open'
    join app.scope s on s.tenant_id = n.tenant_id and s.scope_id = n.scope_id
   cross join lateral (select o.held_function_id from authz.my_open o where o.scope_id = n.scope_id and o.level >= 3 order by o.grant_id limit 1) o
   where n.public_id = note_public_id for update of s;
  if place.note_id is null then perform authz.refuse('not-found'); end if;
  named := array(select o.organisation_id from app.organisation o where o.tenant_id = place.tenant_id and not o.is_controller and o.code = any (withheld) order by o.organisation_id);
  if cardinality(named) <> cardinality(withheld) then perform authz.refuse('invalid-input'); end if;
  if exists (select from app.access_grant_line l
               join app.access_grant g on g.tenant_id = l.tenant_id and g.grant_id = l.grant_id
               join app.held_function h on h.held_function_id = g.held_function_id
              where l.scope_id = place.scope_id and l.tenant_id = place.tenant_id and l.level >= 2 and h.organisation_id = any (named)
                and g.revoked_at is null and (g.read_until is null or now() < g.read_until) and (h.valid_to is null or now() < h.valid_to)) then
    perform authz.refuse('source-condition');
  end if;
  insert into app.attachment (tenant_id, public_id, note_id, case_id, scope_id, kind, source, dated_on, condition, withheld_from, usable_until, attached_by)
  values (place.tenant_id, new_public_id, place.note_id, place.case_id, place.scope_id, add_attachment.kind, add_attachment.source, add_attachment.dated_on,
          add_attachment.condition, named, add_attachment.usable_until, place.held_function_id);
exception when unique_violation then
  perform authz.refuse('note-has-pdf');
end $$;

-- A PDF of a part that the reader writes in, locked; refuses what is not to be seen or changed in the meantime.
create function authz.attachment_i_write(attachment_public_id uuid, expected_version integer) returns app.attachment
  language plpgsql security definer set search_path = pg_catalog
as $$
declare found_attachment app.attachment;
begin
  select a.* into found_attachment
    from app.attachment a join app.case_file c on c.tenant_id = a.tenant_id and c.case_id = a.case_id and c.state = 'open'
   where a.public_id = attachment_public_id
     and (select true from authz.my_open o where o.scope_id = a.scope_id and o.level >= 3 limit 1) for update of a;
  if found_attachment.attachment_id is null then perform authz.refuse('not-found'); end if;
  if found_attachment.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  return found_attachment;
end $$;

-- One piece of the bytes, as long as they have not all come.
create function authz.put_attachment_piece(attachment_public_id uuid, expected_version integer, piece integer, bytes bytea) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare attachment app.attachment;
begin
  attachment := authz.attachment_i_write(attachment_public_id, expected_version);
  if attachment.state <> 'waiting' then perform authz.refuse('already-done'); end if;
  insert into app.attachment_piece (tenant_id, attachment_id, piece, scope_id, bytes)
  values (attachment.tenant_id, attachment.attachment_id, put_attachment_piece.piece, attachment.scope_id, put_attachment_piece.bytes);
end $$;

-- All bytes have come: the database counts and hashes them itself.
create function authz.keep_attachment(attachment_public_id uuid, expected_version integer, sent_bytes integer, sent_sha256 bytea) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  attachment app.attachment;
  came record;
begin
  attachment := authz.attachment_i_write(attachment_public_id, expected_version);
  if attachment.state <> 'waiting' then perform authz.refuse('already-done'); end if;
  select sum(octet_length(p.bytes))::integer as size, sha256(string_agg(p.bytes, ''::bytea order by p.piece)) as hash into came
    from app.attachment_piece p where p.tenant_id = attachment.tenant_id and p.attachment_id = attachment.attachment_id;
  if came.size is distinct from sent_bytes or came.hash is distinct from sent_sha256 then
    raise exception 'the pieces of an attachment are not what was sent';
  end if;
  update app.attachment a set state = 'kept', size_bytes = came.size, sha256 = came.hash, version = a.version + 1
   where a.tenant_id = attachment.tenant_id and a.attachment_id = attachment.attachment_id;
end $$;

-- A PDF that does not belong here is taken back: its bytes are gone, what it was and why it went stays.
create function authz.withdraw_attachment(attachment_public_id uuid, expected_version integer, because text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  attachment app.attachment;
begin
  select * into me from authz.reader();
  attachment := authz.attachment_i_write(attachment_public_id, expected_version);
  if attachment.state = 'withdrawn' then perform authz.refuse('already-done'); end if;
  delete from app.attachment_piece p where p.tenant_id = attachment.tenant_id and p.attachment_id = attachment.attachment_id;
  update app.attachment a
     set state = 'withdrawn', withdrawn_by = me.held_function_id, withdrawn_at = now(), withdrawn_because = because, version = a.version + 1
   where a.tenant_id = attachment.tenant_id and a.attachment_id = attachment.attachment_id;
end $$;

grant execute on function authz.add_attachment(uuid, uuid, text, text, date, text, text[], date), authz.put_attachment_piece(uuid, integer, integer, bytea),
  authz.keep_attachment(uuid, integer, integer, bytea), authz.withdraw_attachment(uuid, integer, text) to app_web;

set local role app_owner;
create trigger source_of_pdf after insert on app.access_grant_line for each row when (new.level >= 2) execute function authz.heed_attachments();
