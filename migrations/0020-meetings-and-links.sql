-- What other organisations say: a statement (verklaring) with its source and its conditions, and one question to somebody
-- without an account, by a link that works once.
set local role app_owner;

create table app.statement (
  tenant_id integer not null,
  statement_id bigint not null generated always as identity,
  public_id uuid not null unique,
  case_id bigint not null,
  scope_id bigint not null,
  -- the source: an organisation that need not be known here, and who spoke for it
  organisation text not null,
  said_by text not null,
  phone text,
  how text not null check (how in ('task-link', 'phone', 'talk', 'message', 'letter')),
  received_on date not null,
  -- what was asked, when it was asked by a link
  question text,
  what text not null,
  shared_because text,
  condition text,
  -- organisations that the condition names: this part is not given to them
  withheld_from bigint[] not null default '{}',
  recorded_by bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (tenant_id, statement_id),
  foreign key (tenant_id, scope_id, case_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, recorded_by) references app.held_function (tenant_id, held_function_id),
  constraint withheld_by_a_condition check (withheld_from = '{}' or condition is not null)
);
comment on table app.statement is '@personal What another organisation says (verklaring), in one part, with source and conditions. Insert-only. Purpose: the case''s. Retention: with the case.';
create index statement_scope on app.statement (scope_id, received_on, statement_id);

create table app.partner_question (
  tenant_id integer not null,
  question_id bigint not null generated always as identity,
  public_id uuid not null unique,
  case_id bigint not null,
  -- with the headline: an answer is read by who directs before it lies where others read along
  scope_id bigint not null,
  about_scope_id bigint not null,
  to_whom text not null,
  because text not null,
  question text not null,
  answer_by date not null,
  -- of the link nothing is kept but this
  token_hash bytea unique check (octet_length(token_hash) = 32),
  state text not null default 'open' check (state in ('open', 'answered', 'read', 'withdrawn')),
  asker_professional_id bigint not null,
  asker_held_function_id bigint not null,
  lead_professional_id bigint,
  asked_at timestamptz not null default now(),
  answer text,
  answered_by text,
  answered_for text,
  answer_phone text,
  answer_because text,
  answer_condition text,
  answered_at timestamptz,
  -- the day in Mijn werk: until when is waited, or when the answer came
  due_on date not null,
  read_by bigint,
  read_at timestamptz,
  statement_id bigint,
  version integer not null default 1,
  primary key (tenant_id, question_id),
  foreign key (tenant_id, scope_id, case_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, about_scope_id, case_id) references app.scope (tenant_id, scope_id, file_id),
  foreign key (tenant_id, asker_professional_id) references app.professional (tenant_id, professional_id),
  foreign key (tenant_id, asker_held_function_id) references app.held_function (tenant_id, held_function_id),
  foreign key (tenant_id, lead_professional_id) references app.professional (tenant_id, professional_id),
  foreign key (tenant_id, read_by) references app.held_function (tenant_id, held_function_id),
  foreign key (tenant_id, statement_id) references app.statement (tenant_id, statement_id),
  constraint open_has_a_link check (state <> 'open' or token_hash is not null),
  constraint answered_whole check ((state in ('answered', 'read')) = (answer is not null and answered_by is not null and answered_for is not null and answer_because is not null and answered_at is not null)),
  constraint read_by_somebody check ((state = 'read') = (read_by is not null) and (state = 'read') = (read_at is not null))
);
comment on table app.partner_question is '@personal One question to somebody without an account, by a link that works once, and the answer to it. Purpose: the case''s. Retention: with the case.';
create index partner_question_scope on app.partner_question (scope_id, question_id);
create index partner_question_case on app.partner_question (case_id);
create index partner_question_led on app.partner_question (lead_professional_id, due_on, public_id) where state in ('open', 'answered');
create index partner_question_asked on app.partner_question (asker_professional_id, due_on, public_id)
  where state in ('open', 'answered') and lead_professional_id <> asker_professional_id;

alter table app.statement enable row level security;
alter table app.statement force row level security;
create policy opened on app.statement for select to app_web
  using ((select true from authz.my_open o where o.scope_id = statement.scope_id and o.level >= 2 limit 1));
create policy owner_of_the_rule on app.statement to authz_owner using (true) with check (true);
grant select on app.statement to app_web;
grant select, insert on app.statement to authz_owner;

alter table app.partner_question enable row level security;
alter table app.partner_question force row level security;
create policy opened on app.partner_question for select to app_web
  using ((select true from authz.my_open o where o.scope_id = partner_question.scope_id and o.level >= 3 limit 1));
create policy owner_of_the_rule on app.partner_question to authz_owner using (true) with check (true);
grant select on app.partner_question to app_web;
grant select, insert, update on app.partner_question to authz_owner;

create trigger take_lead before insert on app.partner_question for each row execute function authz.take_lead();
create trigger pass_questions after update of lead_professional_id, state on app.case_file for each row
  when (old.lead_professional_id <> new.lead_professional_id or old.state <> new.state) execute function authz.pass_lead('partner_question');

-- a part is locked while a condition on it is written, so that access given in the same moment is seen
grant update (life_domain) on app.scope to authz_owner;

set local role authz_owner;

-- No grant opens a part in detail to an organisation that a source's condition names. After the foreign keys: those wait for
-- a condition that is being written, and this one then sees it.
create function authz.heed_conditions() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  if exists (select from app.statement s
               join app.access_grant g on g.tenant_id = new.tenant_id and g.grant_id = new.grant_id
               join app.held_function h on h.held_function_id = g.held_function_id
              where s.tenant_id = new.tenant_id and s.scope_id = new.scope_id and h.organisation_id = any (s.withheld_from)) then
    perform authz.refuse('source-condition');
  end if;
  return null;
end $$;
grant execute on function authz.heed_conditions() to app_owner;

-- Keeps a statement in a part that the reader may write in. `withheld` are codes of other organisations that the condition names;
-- one that reads along in that part already is a reason to refuse.
create function authz.keep_statement(of_tenant integer, of_case bigint, part text, new_public_id uuid, organisation text, said_by text, phone text, how text,
                                     received_on date, question text, what text, shared_because text, condition text, withheld text[]) returns bigint
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  place record;
  named bigint[];
  new_id bigint;
begin
  select s.scope_id, o.held_function_id into place
    from app.scope s
   cross join lateral (select o.held_function_id from authz.my_open o where o.scope_id = s.scope_id and o.level >= 3 order by o.grant_id limit 1) o
   where s.tenant_id = of_tenant and s.file_id = of_case
     and case when keep_statement.part = 'headline' then s.kind = 'headline' else s.kind = 'domain' and s.life_domain = keep_statement.part end
     for update of s;
  if place.scope_id is null then perform authz.refuse('part-not-open'); end if;
  named := array(select o.organisation_id from app.organisation o where o.tenant_id = of_tenant and not o.is_controller and o.code = any (withheld) order by o.organisation_id);
  if cardinality(named) <> cardinality(withheld) then perform authz.refuse('invalid-input'); end if;
  if exists (select from app.access_grant_line l
               join app.access_grant g on g.tenant_id = l.tenant_id and g.grant_id = l.grant_id
               join app.held_function h on h.held_function_id = g.held_function_id
              where l.scope_id = place.scope_id and l.tenant_id = of_tenant and l.level >= 2 and h.organisation_id = any (named)
                and g.revoked_at is null and (g.read_until is null or now() < g.read_until) and (h.valid_to is null or now() < h.valid_to)) then
    perform authz.refuse('source-condition');
  end if;
  insert into app.statement (tenant_id, public_id, case_id, scope_id, organisation, said_by, phone, how, received_on, question, what, shared_because, condition, withheld_from, recorded_by)
  values (of_tenant, new_public_id, of_case, place.scope_id, keep_statement.organisation, keep_statement.said_by, keep_statement.phone, keep_statement.how, keep_statement.received_on,
          keep_statement.question, keep_statement.what, keep_statement.shared_because, keep_statement.condition, named, place.held_function_id)
  returning statement_id into new_id;
  return new_id;
end $$;

-- A statement that came by telephone, talk, message or letter, written down by who may write in that part.
create function authz.write_statement(case_public_id uuid, part text, new_public_id uuid, organisation text, said_by text, phone text, how text, received_on date,
                                      what text, shared_because text, condition text, withheld text[]) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare of_case app.case_file;
begin
  select c.* into of_case from app.case_file c
   where c.public_id = case_public_id and c.state = 'open' and exists (select from authz.my_open o where o.scope_id = c.scope_id);
  if of_case.case_id is null then perform authz.refuse('not-found'); end if;
  if write_statement.how = 'task-link' then perform authz.refuse('invalid-input'); end if;
  perform authz.keep_statement(of_case.tenant_id, of_case.case_id, part, new_public_id, organisation, said_by, phone, how, received_on, null, what, shared_because, condition, withheld);
end $$;

-- Asks one question. Only the hash of the link's token comes here.
create function authz.ask_partner(case_public_id uuid, part text, new_public_id uuid, to_whom text, because text, question text, answer_by date, token_hash bytea) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  decided record;
  me record;
  about bigint;
begin
  select * into me from authz.reader();
  select * into decided from authz.case_i_decide_on(case_public_id);
  if me.professional_id is null or decided.case_id is null then perform authz.refuse('not-found'); end if;
  select s.scope_id into about from app.scope s
   where s.tenant_id = decided.tenant_id and s.file_id = decided.case_id
     and case when ask_partner.part = 'headline' then s.kind = 'headline' else s.kind = 'domain' and s.life_domain = ask_partner.part end
     and (select true from authz.my_open o where o.scope_id = s.scope_id and o.level >= 3 limit 1);
  if about is null then perform authz.refuse('part-not-open'); end if;
  if ask_partner.answer_by < authz.today() or ask_partner.answer_by > authz.today() + interval '2 months' then perform authz.refuse('term-out-of-bounds'); end if;
  insert into app.partner_question (tenant_id, public_id, case_id, scope_id, about_scope_id, to_whom, because, question, answer_by, token_hash, asker_professional_id, asker_held_function_id, due_on)
  values (decided.tenant_id, new_public_id, decided.case_id, decided.scope_id, about, ask_partner.to_whom, ask_partner.because, ask_partner.question, ask_partner.answer_by,
          ask_partner.token_hash, me.professional_id, me.held_function_id, ask_partner.answer_by);
end $$;

-- A question of a case that the reader leads or deputises, locked; refuses what is not to be seen or changed in the meantime.
create function authz.question_i_decide_on(question_public_id uuid, expected_version integer) returns app.partner_question
  language plpgsql security definer set search_path = pg_catalog
as $$
declare found_question app.partner_question;
begin
  select q.* into found_question from app.partner_question q
   where q.public_id = question_public_id
     and exists (select from authz.case_i_decide_on((select c.public_id from app.case_file c where c.tenant_id = q.tenant_id and c.case_id = q.case_id))) for update;
  if found_question.question_id is null then perform authz.refuse('not-found'); end if;
  if found_question.version <> expected_version then perform authz.refuse('version-mismatch'); end if;
  return found_question;
end $$;

-- The question is taken back: its link is dead at once.
create function authz.withdraw_question(question_public_id uuid, expected_version integer) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare question app.partner_question;
begin
  question := authz.question_i_decide_on(question_public_id, expected_version);
  if question.state <> 'open' then perform authz.refuse('already-done'); end if;
  update app.partner_question q set state = 'withdrawn', token_hash = null, version = q.version + 1
   where q.tenant_id = question.tenant_id and q.question_id = question.question_id;
end $$;

-- The answer was read. It becomes a statement in a part, with what its condition means; or in none (`part` null).
create function authz.read_answer(question_public_id uuid, expected_version integer, part text, new_public_id uuid, withheld text[]) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  me record;
  question app.partner_question;
  kept bigint;
begin
  select * into me from authz.reader();
  question := authz.question_i_decide_on(question_public_id, expected_version);
  if question.state <> 'answered' then perform authz.refuse('already-done'); end if;
  if part is not null then
    kept := authz.keep_statement(question.tenant_id, question.case_id, part, new_public_id, question.answered_for, question.answered_by, question.answer_phone, 'task-link',
                                 (question.answered_at at time zone 'Europe/Amsterdam')::date, question.question, question.answer, question.answer_because,
                                 question.answer_condition, withheld);
  end if;
  update app.partner_question q set state = 'read', read_by = me.held_function_id, read_at = now(), statement_id = kept, version = q.version + 1
   where q.tenant_id = question.tenant_id and q.question_id = question.question_id;
end $$;

-- For whoever has the link, without an account: the question and whom to call, as long as it waits for an answer. Who left
-- the function is not named any more; whoever leads the case is.
create function authz.partner_question(token text) returns table (question text, asker text, organisation text, phone text, answer_by date)
  language sql stable security definer rows 1 set search_path = pg_catalog
as $$
  select q.question, h.label, o.name, h.phone, q.answer_by
    from app.partner_question q
    join app.case_file c on c.tenant_id = q.tenant_id and c.case_id = q.case_id and c.state = 'open'
    join app.held_function a on a.held_function_id = q.asker_held_function_id
    join app.access_grant g on g.tenant_id = c.tenant_id and g.grant_id = c.lead_grant_id
    join app.held_function h on h.held_function_id = case when a.valid_to is null or now() < a.valid_to then a.held_function_id else g.held_function_id end
    join app.organisation o on o.tenant_id = h.tenant_id and o.organisation_id = h.organisation_id
   where q.token_hash = sha256(convert_to($1, 'UTF8')) and q.state = 'open' and authz.today() <= q.answer_by
$$;

-- The one answer. When it came, or null when the link does not work: wrong, over, taken back and used look the same. The very
-- same answer once more, as from a second tap, is told again that it came.
create function authz.answer_partner_question(token text, answer text, answered_by text, answered_for text, phone text, because text, condition text) returns timestamptz
  language plpgsql security definer set search_path = pg_catalog
as $$
declare question app.partner_question;
begin
  select q.* into question from app.partner_question q where q.token_hash = sha256(convert_to(token, 'UTF8')) for update;
  if question.state in ('answered', 'read') then
    return case when (question.answer, question.answered_by, question.answered_for, question.answer_because) =
                     (answer_partner_question.answer, answer_partner_question.answered_by, answer_partner_question.answered_for, answer_partner_question.because)
                     and question.answer_phone is not distinct from answer_partner_question.phone and question.answer_condition is not distinct from answer_partner_question.condition
                then question.answered_at end;
  end if;
  if question.question_id is null or question.state <> 'open' or authz.today() > question.answer_by
     or not exists (select from app.case_file c where c.tenant_id = question.tenant_id and c.case_id = question.case_id and c.state = 'open') then
    return null;
  end if;
  update app.partner_question q
     set state = 'answered', answer = answer_partner_question.answer, answered_by = answer_partner_question.answered_by, answered_for = answer_partner_question.answered_for,
         answer_phone = answer_partner_question.phone, answer_because = answer_partner_question.because, answer_condition = answer_partner_question.condition, answered_at = now(), due_on = authz.today(), version = q.version + 1
   where q.tenant_id = question.tenant_id and q.question_id = question.question_id;
  return now();
end $$;

grant execute on function authz.write_statement(uuid, text, uuid, text, text, text, text, date, text, text, text, text[]),
  authz.ask_partner(uuid, text, uuid, text, text, text, date, bytea), authz.withdraw_question(uuid, integer),
  authz.read_answer(uuid, integer, text, uuid, text[]), authz.partner_question(text),
  authz.answer_partner_question(text, text, text, text, text, text, text) to app_web;

set local role app_owner;
create trigger source_conditions after insert on app.access_grant_line for each row when (new.level >= 2) execute function authz.heed_conditions();
