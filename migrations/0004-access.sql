-- Frame, scope, grant: the tables of the one idea, and the rule itself, once.
set local role app_owner;

create sequence app.file_seq as bigint;
grant usage on sequence app.file_seq to authz_owner;

create table app.scope (
  tenant_id integer not null references app.tenant,
  scope_id bigint not null generated always as identity unique,
  kind text not null check (kind in ('own', 'desk', 'concern', 'headline', 'domain', 'sealed', 'oversight')),
  frame_id integer not null references app.frame,
  -- the concern, case or desk it belongs to; conflicts of interest are kept per file
  file_id bigint not null,
  -- the scope whose grants open this one: itself, or for a concern its desk's inbox
  governing_scope_id bigint not null,
  life_domain text,
  sealed boolean not null default false,
  primary key (tenant_id, scope_id),
  -- what lies in a scope names its case as well: that the two belong together is a foreign key, and a case that is hidden
  -- from whoever writes is refused with the same words as a case that is not there
  unique (tenant_id, scope_id, file_id),
  foreign key (tenant_id, governing_scope_id) references app.scope (tenant_id, scope_id),
  foreign key (frame_id, life_domain) references app.frame_domain (frame_id, life_domain),
  check ((kind = 'domain') = (life_domain is not null)),
  check (kind = 'concern' or governing_scope_id = scope_id),
  check (kind <> 'sealed' or sealed)
);
comment on table app.scope is '@personal A compartment (on screen: een deel): a desk''s inbox, one concern in it, the headline of a case, one life domain, a sealed part, one''s own messages, oversight.';
create index scope_file on app.scope (file_id, kind);
create index scope_governed on app.scope (governing_scope_id, kind);
create unique index scope_domain_once on app.scope (file_id, life_domain) where kind = 'domain';
create unique index scope_headline_once on app.scope (file_id) where kind = 'headline';
create unique index scope_oversight_once on app.scope (tenant_id) where kind = 'oversight';

create table app.access_grant (
  tenant_id integer not null,
  grant_id bigint not null generated always as identity unique,
  public_id uuid not null default gen_random_uuid() unique,
  kind text not null check (kind in ('first-contact', 'director', 'deputy', 'team', 'standing')),
  -- where the grant itself is read: the headline of the case, or the one scope it stands for
  scope_id bigint not null,
  file_id bigint not null,
  professional_id bigint not null,
  held_function_id bigint not null,
  purpose text not null,
  basis_id bigint not null,
  reason text not null check (length(reason) between 1 and 400),
  given_by bigint,
  given_on date not null default authz.today(),
  valid_from timestamptz not null default now(),
  -- null for those who are appointed and for standing grants
  valid_until timestamptz,
  -- mere expiry leaves five working days of reading
  read_until timestamptz,
  accepted_at timestamptz,
  revoked_at timestamptz,
  revoke_reason text,
  review_by date,
  version integer not null default 1,
  primary key (tenant_id, grant_id),
  foreign key (tenant_id, scope_id, file_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, professional_id) references app.professional (tenant_id, professional_id),
  foreign key (tenant_id, held_function_id) references app.held_function (tenant_id, held_function_id),
  foreign key (tenant_id, basis_id) references app.legal_basis (tenant_id, basis_id),
  constraint team_grant_ends check ((kind = 'team') = (valid_until is not null and read_until is not null)),
  -- until the end of a day of the law, which begins at midnight in Amsterdam
  constraint grant_at_most_six_months check
    (valid_until <= ((valid_from at time zone 'Europe/Amsterdam')::date + interval '6 months 1 day') at time zone 'Europe/Amsterdam'),
  -- five working days, with room for holidays
  constraint reading_after_end check (read_until between valid_until and valid_until + interval '14 days'),
  constraint standing_is_reviewed check ((kind = 'standing') = (review_by is not null))
);
comment on table app.access_grant is '@personal Toegang: opens scopes to one professional, at a level, for a purpose, on a legal basis, from a date until a date.';
create index access_grant_scope on app.access_grant (scope_id);
create index access_grant_reader on app.access_grant (professional_id, file_id);
create index access_grant_invited on app.access_grant (professional_id) where accepted_at is null and revoked_at is null;
create index access_grant_function on app.access_grant (held_function_id);
create index access_grant_file on app.access_grant (file_id);
create index access_grant_standing on app.access_grant (professional_id, purpose) where kind = 'standing';
create index access_grant_review on app.access_grant (tenant_id, review_by) where kind = 'standing' and revoked_at is null;

create table app.access_grant_line (
  tenant_id integer not null,
  grant_id bigint not null,
  scope_id bigint not null,
  professional_id bigint not null,
  level smallint not null check (level between 1 and 3),
  -- a sealed part opens only to a line that says so
  cleared boolean not null default false,
  primary key (tenant_id, grant_id, scope_id),
  foreign key (tenant_id, grant_id) references app.access_grant (tenant_id, grant_id),
  foreign key (tenant_id, scope_id) references app.scope (tenant_id, scope_id),
  foreign key (tenant_id, professional_id) references app.professional (tenant_id, professional_id)
);
comment on table app.access_grant_line is '@personal One scope of a grant, with its level (1 headline, 2 detail, 3 write).';
create index access_grant_line_probe on app.access_grant_line (scope_id, professional_id) include (tenant_id, grant_id, level, cleared);
create index access_grant_line_reader on app.access_grant_line (professional_id, scope_id);

grant select, insert on app.scope, app.access_grant_line to authz_owner;
grant usage on sequence app.scope_scope_id_seq to authz_owner;
grant select, insert, update on app.access_grant to authz_owner;

set local role authz_owner;

-- Who is acting: the living session of the token that this transaction carries. Null when there is none.
create function authz.actor() returns bigint
  language plpgsql stable parallel restricted security definer set search_path = pg_catalog
as $$
declare found_id bigint;
begin
  select s.professional_id into found_id
    from authz.session s
    join app.held_function h on h.held_function_id = s.held_function_id
   where s.token_hash = sha256(convert_to(current_setting('perspectief.session', true), 'UTF8'))
     and s.ended_at is null and now() < s.expires_at and now() < s.idle_until
     and h.valid_from <= now() and (h.valid_to is null or now() < h.valid_to);
  return found_id;
end $$;

-- The whole access rule, once. Each policy is one probe of it and nothing else.
-- Conditions, by the names the proof uses:
--   tenant     the grant, its line and the scope are of one controller; the reader is a professional of it
--   live       accepted, not revoked, begun, not past its reading days
--   level      the line's level, capped by legal basis and frame; detail at most after mere expiry
--   purpose    the grant's purpose is one this transaction was opened for
--   frame      the frame admits the function for the purpose
--   function   the function is still held
--   review     the grant was not given on a legal basis whose review had lapsed; the basis has not been ended
--   sealed     a sealed part opens only to a cleared line
--   conflict   no conflict of interest: beats everything
--
-- security_barrier: a condition that the reader adds is tried on what the rule lets through and on nothing else. Without
-- it `where kind::int > 0` is tried on hidden scopes first, and the error says what they are. For the same reason a join
-- with it reads all that the reader holds: ask it for one scope, in a scalar sub-select or in a
-- lateral one that ends in a limit or in offset 0, which keeps it from becoming that join.
create view authz.my_open with (security_barrier) as
select sc.scope_id,
       sc.file_id as case_id,
       least(l.level, b.max_level, ff.max_level,
             case when g.valid_until is null or now() < g.valid_until then 3 else 2 end)::smallint as level,
       g.grant_id,
       sc.kind,
       sc.life_domain,
       g.purpose,
       g.held_function_id
  from app.scope sc
  join app.access_grant_line l on l.scope_id = sc.governing_scope_id
  join app.access_grant g on g.grant_id = l.grant_id and g.professional_id = l.professional_id
  join app.held_function h on h.held_function_id = g.held_function_id and h.professional_id = g.professional_id
  join app.legal_basis b on b.basis_id = g.basis_id
  join app.frame_function ff on ff.frame_id = sc.frame_id and ff.purpose = g.purpose and ff.function = h.function
 where l.professional_id = (select authz.actor())
   -- at once and not one by one: a plan that may look a number up by its tenant reads all functions of the tenant
   and sc.tenant_id = all (array[l.tenant_id, g.tenant_id, h.tenant_id, b.tenant_id])
   and g.purpose = any (string_to_array((select current_setting('perspectief.purposes', true)), ','))
   and g.accepted_at is not null and g.revoked_at is null and g.valid_from <= now()
   and (g.valid_until is null or now() < g.read_until)
   and h.valid_from <= now() and (h.valid_to is null or now() < h.valid_to)
   and g.given_on <= b.review_by and b.frame_id = sc.frame_id and (b.ended_on is null or authz.today() < b.ended_on)
   and (not sc.sealed or l.cleared)
   and not exists (select from authz.conflict_of_interest c
                    where c.professional_id = l.professional_id and c.file_id = sc.file_id and c.lifted_at is null);
comment on view authz.my_open is '@rule What the reader may open now, and by which grant.';
grant select on authz.my_open to app_web;

revoke execute on all functions in schema authz from public;
grant execute on function authz.actor() to app_web;

set local role app_owner;

-- Policies: forced, and always the same probe. The owner of the rule reads what it needs to decide.
alter table app.scope enable row level security;
alter table app.scope force row level security;
create policy opened on app.scope for select to app_web
  using ((select true from authz.my_open o where o.scope_id = scope.scope_id and o.level >= 1 limit 1));
create policy owner_of_the_rule on app.scope to authz_owner using (true) with check (true);

alter table app.access_grant enable row level security;
alter table app.access_grant force row level security;
create policy opened on app.access_grant for select to app_web
  using ((select true from authz.my_open o where o.scope_id = access_grant.scope_id and o.level >= 1 limit 1));
create policy owner_of_the_rule on app.access_grant to authz_owner using (true) with check (true);

alter table app.access_grant_line enable row level security;
alter table app.access_grant_line force row level security;
create policy opened on app.access_grant_line for select to app_web
  using ((select true from authz.my_open o where o.scope_id = access_grant_line.scope_id and o.level >= 1 limit 1));
create policy owner_of_the_rule on app.access_grant_line to authz_owner using (true) with check (true);

grant select on app.scope, app.access_grant, app.access_grant_line to app_web;
