-- What could still come into a case that somebody else was closing in the same moment: a part, a request of the family, words of
-- a child for a colleague, the answer of a partner. Each now waits for the closing, and is then told of it (or the closing is).
set local role app_owner;
create trigger only_in_open_case before insert on app.correction for each row execute function authz.only_in_open_case();
create trigger only_in_open_case before insert on app.child_voice_access for each row execute function authz.only_in_open_case();

set local role authz_owner;

-- As before; a new part waits for who is closing the case.
create or replace function authz.closed_stays_closed() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
declare found_state text;
begin
  if tg_table_name = 'scope' then
    select c.state into found_state from app.case_file c
     where c.tenant_id = new.tenant_id and c.case_id = (to_jsonb(new) ->> 'file_id')::bigint for key share;
    if found_state = 'closed' then perform authz.refuse('case-closed'); end if;
  elsif to_jsonb(old) ->> 'state' = 'closed' and to_jsonb(new) ->> 'state' = 'closed' then
    perform authz.refuse('case-closed');
  end if;
  return new;
end $$;

-- As before. The case is locked before the question, in the order of who closes it: an answer that came first is an answer that
-- must be read, one that came later finds a link that does not work.
create or replace function authz.answer_partner_question(token text, answer text, answered_by text, answered_for text, phone text, because text, condition text) returns timestamptz
  language plpgsql security definer set search_path = pg_catalog
as $$
declare question app.partner_question;
begin
  perform 1 from app.partner_question q join app.case_file c on c.tenant_id = q.tenant_id and c.case_id = q.case_id
   where q.token_hash = sha256(convert_to(token, 'UTF8')) for key share of c;
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

-- Words of a child that were given end with the access by which they opened, unless they open by another: a deputy who stands
-- in goes on reading, and no longer once the lead is back. Access that only expires ends on its own last day, and says so itself.
create function authz.end_given_words() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  update app.child_voice_access a set ended_at = now()
    from app.access_grant g join app.child_voice v on v.tenant_id = g.tenant_id and v.case_id = g.file_id
   where case tg_table_name when 'access_grant' then g.grant_id = (to_jsonb(new) ->> 'grant_id')::bigint
              else g.held_function_id = (to_jsonb(new) ->> 'held_function_id')::bigint end
     and g.tenant_id = new.tenant_id and a.scope_id = v.scope_id and a.professional_id = g.professional_id and a.ended_at is null
     and not exists (select from app.access_grant_line l
                       join app.access_grant o on o.tenant_id = l.tenant_id and o.grant_id = l.grant_id
                       join app.held_function h on h.tenant_id = o.tenant_id and h.held_function_id = o.held_function_id
                      where l.tenant_id = a.tenant_id and l.scope_id = a.scope_id and l.professional_id = a.professional_id and l.cleared
                        and o.accepted_at is not null and o.revoked_at is null and (o.read_until is null or now() < o.read_until)
                        and (h.valid_to is null or now() < h.valid_to));
  return null;
end $$;

grant execute on function authz.end_given_words() to app_owner;
set local role app_owner;
-- at commit: what takes the place of the access is given in the same act
create constraint trigger end_given_words after update of revoked_at on app.access_grant deferrable initially deferred
  for each row when (new.revoked_at is not null) execute function authz.end_given_words();
create constraint trigger end_given_words after update of valid_to on app.held_function deferrable initially deferred
  for each row when (new.valid_to is not null) execute function authz.end_given_words();

-- What follows who leads a case is found by its case, whatever its state: without these a successor read all there is.
drop index app.stop_answer_case;
create index stop_answer_case on app.stop_answer (case_id);
create index handover_case on app.handover (case_id);

set local role authz_owner;
-- As before, each by its own key.
create or replace function authz.pass_aftercare() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  update app.aftercare a set owner_professional_id = authz.who_keeps(a.tenant_id, a.case_id)
   where a.owner_professional_id = new.professional_id and a.state = 'due' and authz.who_keeps(a.tenant_id, a.case_id) <> new.professional_id;
  return null;
end $$;
-- As before; the case is probed for this one reader instead of being looked for among all of theirs.
do $$
declare
  body text := pg_get_functiondef('authz.write_statement(uuid,text,uuid,text,text,text,text,date,text,text,text,text[])'::regprocedure);
  asked text := 'exists (select from authz.my_open o where o.scope_id = c.scope_id)';
begin
  if position(asked in body) = 0 then raise exception 'write_statement has changed'; end if;
  execute replace(body, asked, '(select true from authz.my_open o where o.scope_id = c.scope_id limit 1)');
end $$;

set local role app_owner;
-- what was said too long already
set local role authz_owner;
update app.child_voice_access a set ended_at = now()
 where a.ended_at is null
   and not exists (select from app.access_grant_line l
                     join app.access_grant o on o.tenant_id = l.tenant_id and o.grant_id = l.grant_id
                     join app.held_function h on h.tenant_id = o.tenant_id and h.held_function_id = o.held_function_id
                    where l.tenant_id = a.tenant_id and l.scope_id = a.scope_id and l.professional_id = a.professional_id and l.cleared
                      and o.accepted_at is not null and o.revoked_at is null and (h.valid_to is null or now() < h.valid_to));
