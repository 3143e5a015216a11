-- Law and organisation as data, loaded from content/ and never written by the server.
set local role app_owner;

create table app.tenant (
  tenant_id integer primary key generated always as identity,
  code text not null unique,
  name text not null,
  kind text not null check (kind in ('municipality', 'partnership', 'regional-service')),
  -- whose school holidays access does not end in
  school_region text not null check (school_region in ('noord', 'midden', 'zuid'))
);
comment on table app.tenant is '@content The controller: a municipality, a partnership or a regional service.';

create table app.frame (
  frame_id integer primary key generated always as identity,
  code text not null,
  version text not null,
  title text not null,
  valid_from date not null,
  -- relations on a case that may give access: lead, deputy
  access_decided_by text[] not null,
  may_use_bsn boolean not null,
  document jsonb not null,
  document_hash text not null,
  unique (code, version)
);
comment on table app.frame is '@content The law a case or desk lives under; one row per version, a case keeps the version it was opened with.';

-- Composed by the loader: the functions that take part, for the purpose of each appointment and access basis of the frame,
-- and for own-messages, intake and oversight the functions whose standing grants say so (function_standing).
create table app.frame_function (
  frame_id integer not null references app.frame,
  purpose text not null,
  function text not null,
  max_level smallint not null check (max_level between 1 and 3),
  may_lead boolean not null default false,
  may_deputise boolean not null default false,
  primary key (frame_id, purpose, function)
);
comment on table app.frame_function is '@content Which function a frame admits for which purpose, and the highest level it may reach (1 headline, 2 detail, 3 write).';

create table app.frame_domain (
  frame_id integer not null references app.frame,
  life_domain text not null,
  title text not null,
  position smallint not null,
  primary key (frame_id, life_domain)
);
comment on table app.frame_domain is '@content The life domains a frame knows.';

create table app.function_standing (
  function text not null,
  standing text not null check (standing in ('own', 'desk', 'oversight')),
  level smallint not null check (level between 1 and 3),
  review_months smallint not null,
  primary key (function, standing)
);
comment on table app.function_standing is '@content Standing grants that come with a function.';

create table app.function_title (
  function text primary key,
  title text not null,
  document jsonb not null
);
comment on table app.function_title is '@content The functions of the field with their Dutch titles.';

create table app.legal_basis (
  tenant_id integer not null references app.tenant,
  basis_id bigint not null generated always as identity,
  frame_id integer not null references app.frame,
  code text not null,
  purpose text not null,
  kind text not null check (kind in ('appointment', 'access', 'standing')),
  receivers text[] not null,
  max_level smallint not null check (max_level between 1 and 3),
  same_controller_only boolean not null,
  document jsonb not null,
  -- the controller reviews each basis; lapsing blocks new grants and warns, it shuts nothing
  review_by date not null,
  -- shutting is a human act
  ended_on date,
  primary key (tenant_id, basis_id),
  unique (tenant_id, frame_id, code)
);
comment on table app.legal_basis is '@content A legal basis as a controller has adopted it: article, necessity, level cap, review term.';
create index legal_basis_id on app.legal_basis (basis_id);

create table app.organisation (
  tenant_id integer not null references app.tenant,
  organisation_id bigint not null generated always as identity,
  code text not null,
  name text not null,
  -- true for the parts of the controller itself: giving access to another organisation is a disclosure
  is_controller boolean not null,
  primary key (tenant_id, organisation_id),
  unique (tenant_id, code)
);
comment on table app.organisation is '@content Organisations that work with a controller.';

grant select on app.tenant, app.frame, app.frame_function, app.frame_domain, app.function_standing, app.function_title, app.legal_basis, app.organisation to app_web, authz_owner, app_jobs;
grant update (review_by, ended_on) on app.legal_basis to authz_owner;
