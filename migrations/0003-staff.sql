-- Who works here, in which function, in which session. Written by definer functions alone.
set local role app_owner;

create table app.professional (
  tenant_id integer not null references app.tenant,
  professional_id bigint not null generated always as identity unique,
  issuer text not null,
  subject text not null,
  primary key (tenant_id, professional_id),
  unique (tenant_id, issuer, subject)
);
comment on table app.professional is '@staff A professional as one controller knows him or her: one row per tenant, so no right crosses tenants.';
create index professional_person on app.professional (issuer, subject);

create table app.held_function (
  tenant_id integer not null,
  held_function_id bigint not null generated always as identity unique,
  public_id uuid not null default gen_random_uuid() unique,
  professional_id bigint not null,
  organisation_id bigint not null,
  function text not null references app.function_title,
  label text not null,
  phone text,
  working_days text,
  valid_from timestamptz not null default now(),
  valid_to timestamptz,
  primary key (tenant_id, held_function_id),
  foreign key (tenant_id, professional_id) references app.professional (tenant_id, professional_id),
  foreign key (tenant_id, organisation_id) references app.organisation (tenant_id, organisation_id),
  check (valid_to is null or valid_to >= valid_from)
);
comment on table app.held_function is '@staff A function someone holds at an organisation, from a date until a date.';
create index held_function_professional on app.held_function (professional_id);
create index held_function_directory on app.held_function (tenant_id, function, held_function_id);
create unique index held_function_once on app.held_function (professional_id, organisation_id, function) where valid_to is null;

create table app.notice (
  tenant_id integer not null references app.tenant,
  notice_id bigint not null generated always as identity,
  public_id uuid not null default gen_random_uuid(),
  function text not null references app.function_title,
  kind text not null check (kind in ('basis-review-due', 'basis-review-lapsed', 'standing-review-due', 'lead-without-function', 'lead-with-conflict')),
  subject text not null,
  due_on date not null,
  raised_at timestamptz not null default now(),
  done_at timestamptz,
  primary key (tenant_id, notice_id)
);
comment on table app.notice is '@staff A task for a function (privacy officer, administrator, team manager), without personal data.';
create unique index notice_once on app.notice (tenant_id, function, kind, subject) where done_at is null;
create index notice_waiting on app.notice (tenant_id, function, due_on) where done_at is null;

grant select on app.professional, app.held_function, app.notice to authz_owner;
grant select on app.held_function, app.notice to app_web;
grant insert, update on app.professional, app.held_function, app.notice to authz_owner;

set local role authz_owner;

create table authz.session (
  token_hash bytea primary key,
  session_id uuid not null default gen_random_uuid(),
  tenant_id integer not null,
  professional_id bigint not null,
  held_function_id bigint not null,
  issuer text not null,
  subject text not null,
  acr text,
  created_at timestamptz not null default now(),
  idle_until timestamptz not null,
  idle_minutes smallint not null check (idle_minutes between 1 and 15),
  expires_at timestamptz not null check (expires_at <= created_at + interval '8 hours'),
  ended_at timestamptz
);
comment on table authz.session is '@staff Who is signed in. The token itself is never stored, only its SHA-256.';
create index session_person on authz.session (issuer, subject) where ended_at is null;
create index session_end on authz.session (expires_at);
create index session_function on authz.session (held_function_id) where ended_at is null;

create table authz.sign_in (
  state_hash bytea primary key,
  verifier text not null,
  nonce text not null,
  return_to text not null,
  created_at timestamptz not null default now()
);
comment on table authz.sign_in is '@staff A sign-in that has been started and not yet answered (state, PKCE verifier, nonce), ten minutes at most.';
create index sign_in_age on authz.sign_in (created_at);

create table authz.conflict_of_interest (
  tenant_id integer not null,
  professional_id bigint not null,
  file_id bigint not null,
  recorded_at timestamptz not null default now(),
  recorded_by bigint not null,
  lifted_at timestamptz,
  primary key (tenant_id, professional_id, file_id)
);
comment on table authz.conflict_of_interest is '@staff Persoonlijke betrokkenheid: beats every grant. Readable by nobody but the rule.';
create index conflict_probe on authz.conflict_of_interest (professional_id, file_id) where lifted_at is null;

create table authz.answered_command (
  professional_id bigint not null,
  idempotency_key uuid not null,
  route text not null,
  request_hash bytea not null,
  status smallint not null,
  -- ids and versions only, never personal data
  answer jsonb,
  answered_at timestamptz not null default now(),
  primary key (professional_id, idempotency_key)
);
comment on table authz.answered_command is '@staff The first answer to a command, so that a repeat gets the same one.';
create index answered_command_age on authz.answered_command (answered_at);
