-- Cheap families for the proofs: copies of one that was made through the API, with other numbers and other words.
-- Only in the database of a proof, as its superuser.
create schema proof;

-- Copies the rows that the condition names, with some columns changed.
create function proof.copy(of_table regclass, condition text, changes jsonb) returns void
  language plpgsql
as $$
begin
  execute format('insert into %1$s overriding system value select r.* from %1$s t, jsonb_populate_record(null::%1$s, to_jsonb(t) || $1) r where %2$s', of_table, condition)
    using changes;
end $$;

create function proof.next(of_table text, of_column text) returns bigint
  language sql
as $$ select nextval(pg_get_serial_sequence(of_table, of_column)) $$;

-- A grant as it is after it was given, answered, expired or ended. `lines`: [{part, level, cleared}].
create function proof.plant_grant(of_case bigint, given jsonb) returns bigint
  language plpgsql
as $$
declare
  headline app.scope;
  new_grant bigint := proof.next('app.access_grant', 'grant_id');
begin
  select * into strict headline from app.scope where file_id = of_case and kind = 'headline';
  insert into app.access_grant (tenant_id, grant_id, public_id, kind, scope_id, file_id, professional_id, held_function_id, purpose, basis_id, reason, given_by,
                                valid_from, valid_until, read_until, accepted_at, revoked_at)
  overriding system value
  select headline.tenant_id, new_grant, (given ->> 'publicId')::uuid, given ->> 'kind', headline.scope_id, of_case, (given ->> 'professional')::bigint, (given ->> 'heldFunction')::bigint,
         'help-coordination', b.basis_id, given ->> 'reason', (given ->> 'givenBy')::bigint,
         now() + (given ->> 'from')::interval, now() + (given ->> 'until')::interval, now() + (given ->> 'readUntil')::interval,
         case when (given ->> 'accepted')::boolean then now() + (given ->> 'from')::interval end, case when (given ->> 'revoked')::boolean then now() end
    from app.legal_basis b where b.tenant_id = headline.tenant_id and b.frame_id = headline.frame_id and b.code = given ->> 'basis';
  insert into app.access_grant_line (tenant_id, grant_id, scope_id, professional_id, level, cleared)
  select s.tenant_id, new_grant, s.scope_id, (given ->> 'professional')::bigint, (line ->> 'level')::smallint, coalesce((line ->> 'cleared')::boolean, false)
    from jsonb_array_elements(given -> 'lines') line
    join app.scope s on s.file_id = of_case and coalesce(s.life_domain, s.kind) = line ->> 'part';
  if not found then raise exception 'a grant without lines'; end if;
  return new_grant;
end $$;

-- A standing grant for a scope, for somebody whose function does not bring it along.
create function proof.plant_standing(given jsonb) returns void
  language plpgsql
as $$
declare new_grant bigint := proof.next('app.access_grant', 'grant_id');
begin
  insert into app.access_grant (tenant_id, grant_id, kind, scope_id, file_id, professional_id, held_function_id, purpose, basis_id, reason, accepted_at, review_by)
  overriding system value
  select s.tenant_id, new_grant, 'standing', s.scope_id, s.file_id, (given ->> 'professional')::bigint, (given ->> 'heldFunction')::bigint, b.purpose, b.basis_id, 'Vals', now(), current_date + 300
    from app.scope s join app.legal_basis b on b.tenant_id = s.tenant_id and b.frame_id = s.frame_id and b.code = given ->> 'basis'
   where s.scope_id = (given ->> 'scope')::bigint;
  insert into app.access_grant_line (tenant_id, grant_id, scope_id, professional_id, level)
  select g.tenant_id, g.grant_id, g.scope_id, g.professional_id, 3 from app.access_grant g where g.grant_id = new_grant;
end $$;

-- Whoever has no scope for own messages gets one, with a grant that the frame does not admit.
create function proof.own_scope(of_professional bigint, of_held_function bigint, like_scope bigint) returns bigint
  language plpgsql
as $$
declare own bigint;
begin
  select s.scope_id into own from app.scope s join app.access_grant g on g.scope_id = s.scope_id where s.kind = 'own' and g.held_function_id = of_held_function;
  if own is not null then return own; end if;
  own := proof.next('app.scope', 'scope_id');
  perform proof.copy('app.scope', format('t.scope_id = %s', like_scope), jsonb_build_object('scope_id', own, 'governing_scope_id', own, 'file_id', nextval('app.file_seq')));
  perform proof.plant_standing(jsonb_build_object('scope', own, 'professional', of_professional, 'heldFunction', of_held_function, 'basis', 'youth-own-messages'));
  return own;
end $$;

-- One family: concerns, drafts and case. `given` is what families.ts calls a NewFamily.
create function proof.family(given jsonb) returns jsonb
  language plpgsql
as $$
declare
  old jsonb := given -> 'template';
  id jsonb := given -> 'ids';
  word jsonb := given -> 'words';
  old_case bigint := (old ->> 'case')::bigint;
  new_case bigint := nextval('app.file_seq');
  concerned bigint := nextval('app.file_seq');
  waiting bigint := nextval('app.file_seq');
  scopes jsonb := '{}';
  grants jsonb := '{}';
  goals jsonb := '{}';
  facts jsonb := '{}';
  children jsonb := '{}';
  notes jsonb := '{}';
  own bigint := (given ->> 'ownScope')::bigint;
  one record;
  new_id bigint;
  planted jsonb;
begin
  -- scopes
  for one in select * from app.scope s where s.file_id in (old_case, (old ->> 'concern')::bigint, (old ->> 'waiting')::bigint) order by s.scope_id loop
    new_id := proof.next('app.scope', 'scope_id');
    scopes := scopes || jsonb_build_object(one.scope_id::text, new_id);
    perform proof.copy('app.scope', format('t.scope_id = %s', one.scope_id), jsonb_build_object('scope_id', new_id,
      'governing_scope_id', case when one.governing_scope_id = one.scope_id then new_id else one.governing_scope_id end,
      'file_id', case one.file_id when old_case then new_case when (old ->> 'concern')::bigint then concerned else waiting end));
  end loop;
  -- own messages: a draft, and the copies of what was sent
  for one in select * from app.concern_draft d where d.public_id in ((old ->> 'draft')::uuid, (old ->> 'sent')::uuid, (old ->> 'waitingDraft')::uuid) loop
    new_id := proof.next('app.concern_draft', 'draft_id');
    perform proof.copy('app.concern_draft', format('t.draft_id = %s', one.draft_id), jsonb_build_object('draft_id', new_id, 'scope_id', own,
      'public_id', case one.public_id when (old ->> 'draft')::uuid then id ->> 'draft' when (old ->> 'sent')::uuid then id ->> 'sent' else id ->> 'waitingDraft' end,
      'child_name', case one.public_id when (old ->> 'draft')::uuid then word ->> 'draft' when (old ->> 'sent')::uuid then word ->> 'sent' else word ->> 'sent' end,
      'observed', word ->> case when one.public_id = (old ->> 'draft')::uuid then 'draft' else 'sent' end));
    if one.public_id <> (old ->> 'draft')::uuid then
      perform proof.copy('app.concern', format('t.draft_id = %s', one.draft_id), jsonb_build_object('draft_id', new_id, 'sender_held_function_id', given -> 'sender',
        'concern_id', case when one.public_id = (old ->> 'sent')::uuid then concerned else waiting end,
        'public_id', case when one.public_id = (old ->> 'sent')::uuid then id ->> 'concern' else id ->> 'waiting' end,
        'scope_id', (select s.scope_id from app.scope s where s.file_id = case when one.public_id = (old ->> 'sent')::uuid then concerned else waiting end),
        'child_name', word ->> case when one.public_id = (old ->> 'sent')::uuid then 'concern' else 'waiting' end,
        'observed', word ->> case when one.public_id = (old ->> 'sent')::uuid then 'concern' else 'waiting' end,
        'reach_me', word ->> case when one.public_id = (old ->> 'sent')::uuid then 'concern' else 'waiting' end,
        'outcome_reason', case when one.public_id = (old ->> 'sent')::uuid then word ->> 'decision' end,
        'case_reference', case when one.public_id = (old ->> 'sent')::uuid then given ->> 'reference' end) ||
        -- as if it had gone into no case: the parents are still to be told
        case when one.public_id = (old ->> 'sent')::uuid then '{"tell_by": "2001-12-01", "teller": "desk"}' else '{}' end::jsonb);
    end if;
    if one.public_id = (old ->> 'sent')::uuid then
      perform proof.copy('app.concern_coding', format('t.concern_id = %s', old ->> 'concern'), jsonb_build_object('concern_id', concerned,
        'scope_id', (select s.scope_id from app.scope s where s.file_id = concerned),
        'signals', (select jsonb_set(k.signals, '{0,nl}', word -> 'coding') from app.concern_coding k where k.concern_id = (old ->> 'concern')::bigint)));
      perform proof.copy('app.safety_look', format('t.concern_id = %s', old ->> 'concern'), jsonb_build_object('concern_id', concerned,
        'look_id', proof.next('app.safety_look', 'look_id'), 'scope_id', (select s.scope_id from app.scope s where s.file_id = concerned), 'words', word -> 'look'));
      perform proof.copy('app.concern_decision', format('t.concern_id = %s', old ->> 'concern'), jsonb_build_object('concern_id', concerned,
        'decision_id', proof.next('app.concern_decision', 'decision_id'), 'scope_id', (select s.scope_id from app.scope s where s.file_id = concerned),
        'reason', word -> 'decision', 'case_reference', given -> 'reference'));
    end if;
    if one.public_id = (old ->> 'waitingDraft')::uuid then
      perform proof.copy('app.sender_shield', format('t.concern_id = %s', old ->> 'waiting'), jsonb_build_object('concern_id', waiting,
        'scope_id', (select s.scope_id from app.scope s where s.file_id = waiting)));
    end if;
  end loop;
  -- the grants that were there, with their lines
  for one in select * from app.access_grant g where g.file_id = old_case order by g.grant_id loop
    new_id := proof.next('app.access_grant', 'grant_id');
    grants := grants || jsonb_build_object(one.grant_id::text, new_id);
    perform proof.copy('app.access_grant', format('t.grant_id = %s', one.grant_id), jsonb_build_object('grant_id', new_id, 'file_id', new_case, 'scope_id', scopes -> one.scope_id::text,
      'reason', word ->> 'reason',
      'public_id', case one.grant_id when (old ->> 'leadGrant')::bigint then id ->> 'leadGrant' when (old ->> 'deputyGrant')::bigint then id ->> 'deputyGrant'
                                     when (old ->> 'partnerGrant')::bigint then id ->> 'partnerGrant' else id ->> 'invitedGrant' end));
  end loop;
  insert into app.access_grant_line (tenant_id, grant_id, scope_id, professional_id, level, cleared)
  select l.tenant_id, (grants ->> l.grant_id::text)::bigint, (scopes ->> l.scope_id::text)::bigint, l.professional_id, l.level, l.cleared
    from app.access_grant_line l join app.access_grant g on g.grant_id = l.grant_id where g.file_id = old_case;
  -- the case
  perform proof.copy('app.case_file', format('t.case_id = %s', old_case), jsonb_build_object('case_id', new_case, 'public_id', id ->> 'case', 'reference', given ->> 'reference',
    'next_look_back_on', '2001-01-01', 'opened_at', '2001-01-01', 'headline', word ->> 'headline', 'opened_because', word ->> 'decision', 'scope_id', scopes -> (select c.scope_id::text from app.case_file c where c.case_id = old_case),
    'lead_grant_id', grants -> (old ->> 'leadGrant'), 'deputy_grant_id', grants -> (old ->> 'deputyGrant')));
  for one in select * from app.case_child k where k.case_id = old_case order by k.child_id loop
    new_id := proof.next('app.case_child', 'child_id');
    children := children || jsonb_build_object(one.child_id::text, new_id);
    perform proof.copy('app.case_child', format('t.child_id = %s', one.child_id), jsonb_build_object('child_id', new_id, 'case_id', new_case, 'scope_id', scopes -> one.scope_id::text,
      'public_id', id ->> case when one.secret then 'secretChild' else 'child' end, 'surname', word ->> 'child', 'name_key', '\x' || (given ->> 'nameKey')));
    perform proof.copy('app.child_address', format('t.child_id = %s', one.child_id), jsonb_build_object('child_id', new_id,
      'scope_id', scopes -> (select a.scope_id::text from app.child_address a where a.child_id = one.child_id),
      'address', '\x' || (given ->> case when one.secret then 'sealedAddress' else 'openAddress' end)));
  end loop;
  insert into app.person_file (tenant_id, person_key, file_id, frame_code, kind, is_open, scope_id)
  select p.tenant_id, decode(given ->> 'personKey', 'hex'), new_case, p.frame_code, p.kind, p.is_open, (scopes ->> p.scope_id::text)::bigint
    from app.person_file p where p.file_id = old_case limit 1;
  -- the plan
  for one in select f.*, s.life_domain from app.fact f join app.scope s using (scope_id) where f.case_id = old_case loop
    new_id := proof.next('app.fact', 'fact_id');
    facts := facts || jsonb_build_object(one.fact_id::text, new_id);
    perform proof.copy('app.fact', format('t.fact_id = %s', one.fact_id), jsonb_build_object('fact_id', new_id, 'public_id', case when one.side = 'worry' then id ->> 'fact' else gen_random_uuid()::text end, 'case_id', new_case,
      'scope_id', scopes -> one.scope_id::text, 'words', word ->> case one.life_domain when 'money' then 'money' else 'school' end));
  end loop;
  for one in select g.*, s.life_domain from app.goal g join app.scope s using (scope_id) where g.case_id = old_case loop
    new_id := proof.next('app.goal', 'goal_id');
    goals := goals || jsonb_build_object(one.goal_id::text, new_id);
    perform proof.copy('app.goal', format('t.goal_id = %s', one.goal_id), jsonb_build_object('goal_id', new_id, 'case_id', new_case, 'scope_id', scopes -> one.scope_id::text,
      'public_id', id ->> case one.life_domain when 'money' then 'moneyGoal' else 'goal' end, 'words', word ->> case one.life_domain when 'money' then 'money' else 'school' end));
  end loop;
  for one in select n.* from app.goal_score n where n.case_id = old_case loop
    perform proof.copy('app.goal_score', format('t.goal_score_id = %s', one.goal_score_id), jsonb_build_object('goal_score_id', proof.next('app.goal_score', 'goal_score_id'), 'case_id', new_case,
      'scope_id', scopes -> one.scope_id::text, 'goal_id', goals -> one.goal_id::text, 'given_by', word ->> 'school'));
  end loop;
  for one in select k.* from app.consent k where k.case_id = old_case loop
    perform proof.copy('app.consent', format('t.consent_id = %s', one.consent_id), jsonb_build_object('consent_id', proof.next('app.consent', 'consent_id'), 'case_id', new_case,
      'scope_id', scopes -> one.scope_id::text, 'public_id', id ->> 'consent', 'person', word ->> 'consent'));
  end loop;
  for one in select a.*, s.life_domain from app.agreement a join app.scope s using (scope_id) where a.case_id = old_case loop
    new_id := proof.next('app.agreement', 'agreement_id');
    perform proof.copy('app.agreement', format('t.agreement_id = %s', one.agreement_id), jsonb_build_object('agreement_id', new_id, 'case_id', new_case, 'due_on', '2001-01-01', 'version', 1,
      'scope_id', scopes -> one.scope_id::text, 'goal_id', goals -> one.goal_id::text,
      'public_id', id ->> case when one.life_domain = 'money' then 'moneyAgreement' when one.kind = 'safety' then 'safetyAgreement' else 'agreement' end,
      'what', word ->> case one.life_domain when 'money' then 'money' else 'school' end) ||
      case when one.life_domain = 'money' or one.kind = 'safety' or given -> 'keeper' = 'null' then '{}' else jsonb_build_object('keeper_professional_id', given -> 'keeper' -> 'professional', 'keeper_held_function_id', given -> 'keeper' -> 'heldFunction') end);
    perform proof.copy('app.agreement_earlier', format('t.tenant_id = %s and t.agreement_id = %s', one.tenant_id, one.agreement_id), jsonb_build_object('earlier_id', proof.next('app.agreement_earlier', 'earlier_id'),
      'agreement_id', new_id, 'scope_id', scopes -> one.scope_id::text, 'what', word ->> case one.life_domain when 'money' then 'money' else 'school' end));
  end loop;
  -- one that an organisation did not keep, as if the partner had said so
  perform proof.copy('app.agreement', format('t.agreement_id = %s', (select a.agreement_id from app.agreement a join app.scope s using (scope_id) where a.case_id = old_case and a.kind = 'help' and s.life_domain <> 'money')),
    jsonb_build_object('agreement_id', proof.next('app.agreement', 'agreement_id'), 'case_id', new_case, 'due_on', '2001-01-01', 'public_id', id ->> 'missedAgreement', 'state', 'not-kept', 'note', word ->> 'school', 'what', word ->> 'school',
      'answered_at', now(), 'goal_id', null, 'scope_id', scopes -> (select s.scope_id::text from app.scope s where s.file_id = old_case and s.life_domain = 'school-work')));
  for one in select k.*, a.kind from app.agreement_check k join app.agreement a using (agreement_id) where k.case_id = old_case loop
    perform proof.copy('app.agreement_check', format('t.agreement_check_id = %s', one.agreement_check_id), jsonb_build_object('agreement_check_id', proof.next('app.agreement_check', 'agreement_check_id'), 'case_id', new_case,
      'scope_id', scopes -> one.scope_id::text, 'agreement_id', (select a.agreement_id from app.agreement a where a.public_id = (id ->> 'safetyAgreement')::uuid), 'note', word ->> 'school'));
  end loop;
  -- contact notes with what they said before, and who is around the children
  for one in select n.*, s.life_domain from app.contact_note n join app.scope s using (scope_id) where n.case_id = old_case loop
    new_id := proof.next('app.contact_note', 'note_id');
    notes := notes || jsonb_build_object(one.note_id::text, new_id);
    perform proof.copy('app.contact_note', format('t.note_id = %s', one.note_id), jsonb_build_object('note_id', new_id, 'case_id', new_case, 'scope_id', scopes -> one.scope_id::text,
      'public_id', id ->> case when one.life_domain = 'money' then 'moneyNote' when one.how = 'letter' then 'bareNote' else 'note' end, 'with_whom', word ->> case one.life_domain when 'money' then 'money' else 'school' end,
      'call_back_on', case when one.call_back_on is not null then '2001-01-01' end) ||
      case when one.life_domain = 'money' or given -> 'keeper' = 'null' then '{}' else jsonb_build_object('writer_professional_id', given -> 'keeper' -> 'professional', 'caller_professional_id', given -> 'keeper' -> 'professional', 'writer_held_function_id', given -> 'keeper' -> 'heldFunction') end);
  end loop;
  for one in select e.*, s.life_domain from app.contact_note_earlier e join app.scope s using (scope_id) where s.file_id = old_case loop
    perform proof.copy('app.contact_note_earlier', format('t.earlier_id = %s', one.earlier_id), jsonb_build_object('earlier_id', proof.next('app.contact_note_earlier', 'earlier_id'),
      'note_id', notes -> one.note_id::text, 'scope_id', scopes -> one.scope_id::text, 'what', word ->> case one.life_domain when 'money' then 'money' else 'school' end));
  end loop;
  -- a PDF with the note about money, and one that has still to come
  for one in select a.*, s.life_domain from app.attachment a join app.scope s using (scope_id) where a.case_id = old_case loop
    new_id := proof.next('app.attachment', 'attachment_id');
    perform proof.copy('app.attachment', format('t.attachment_id = %s', one.attachment_id), jsonb_build_object('attachment_id', new_id, 'case_id', new_case, 'note_id', notes -> one.note_id::text,
      'scope_id', scopes -> one.scope_id::text, 'public_id', id ->> case one.life_domain when 'money' then 'attachment' else 'waitingAttachment' end,
      'source', word ->> case one.life_domain when 'money' then 'money' else 'school' end));
    insert into app.attachment_piece (tenant_id, attachment_id, piece, scope_id, bytes)
    select p.tenant_id, new_id, p.piece, (scopes ->> one.scope_id::text)::bigint,
           convert_to(replace(convert_from(p.bytes, 'UTF8'), 'Brief van Veilig Thuis', rpad(word ->> 'money', length('Brief van Veilig Thuis'))), 'UTF8')
      from app.attachment_piece p where p.attachment_id = one.attachment_id;
  end loop;
  for one in select * from app.case_person p where p.case_id = old_case loop
    perform proof.copy('app.case_person', format('t.person_id = %s', one.person_id), jsonb_build_object('person_id', proof.next('app.case_person', 'person_id'), 'case_id', new_case,
      'scope_id', scopes -> one.scope_id::text, 'public_id', id ->> 'person', 'name', word ->> 'family', 'safe_contact', word ->> 'family', 'telephone', word ->> 'family', 'wish', word ->> 'family'));
  end loop;
  for one in select t.*, s.sealed from app.child_standing t join app.scope s using (scope_id) where s.file_id = old_case loop
    perform proof.copy('app.child_standing', format('t.standing_id = %s', one.standing_id), jsonb_build_object('standing_id', proof.next('app.child_standing', 'standing_id'),
      'child_id', children -> one.child_id::text, 'scope_id', scopes -> one.scope_id::text, 'words', word ->> case when one.sealed then 'sealed' else 'family' end));
  end loop;
  -- where it is and was: a reason at a hard stop, a look back, a closing that was taken back with its aftercare
  insert into app.stop_answer (tenant_id, public_id, case_id, scope_id, stop, because, until, answered_by)
  select c.tenant_id, (id ->> 'stopAnswer')::uuid, c.case_id, c.scope_id, 'look-back', word ->> 'course', '2001-01-01', (given ->> 'sender')::bigint from app.case_file c where c.case_id = new_case;
  insert into app.later_notice (tenant_id, public_id, case_id, scope_id, ground, because, from_on, until, decided_by)
  select c.tenant_id, (id ->> 'later')::uuid, c.case_id, c.scope_id, 'not-reached', word ->> 'course', '1500-01-01',
         -- the newest family first: it stands on the first page of whoever oversees
         date '2001-01-01' - ('x' || right(id ->> 'later', 6))::bit(24)::integer, (given ->> 'sender')::bigint from app.case_file c where c.case_id = new_case;
  insert into app.look_back (tenant_id, public_id, case_id, scope_id, held_on, helped, downside, decision, next_on, kept, recorded_by)
  select c.tenant_id, gen_random_uuid(), c.case_id, c.scope_id, authz.today(), word ->> 'course', word ->> 'course', 'continue', c.next_look_back_on, '[]', (given ->> 'sender')::bigint
    from app.case_file c where c.case_id = new_case;
  insert into app.case_closing (tenant_id, public_id, case_id, scope_id, reason, keeps_an_eye, whom_to_call, judgement, closed_by, ended, open_worry, reading, read_before, withdrawn, withdrawn_on, withdrawn_by, withdrawn_because)
  select c.tenant_id, gen_random_uuid(), c.case_id, c.scope_id, word ->> 'course', word ->> 'course', word ->> 'course', word ->> 'course', (given ->> 'sender')::bigint, '{}',
         word ->> 'course', 'to-read', '2001-01-01',
         'reopened', authz.today(), (given ->> 'sender')::bigint, word ->> 'course' from app.case_file c where c.case_id = new_case;
  insert into app.aftercare (tenant_id, public_id, case_id, scope_id, closing_id, owner_professional_id, due_on, state, words)
  select k.tenant_id, (id ->> 'aftercare')::uuid, k.case_id, k.scope_id, k.closing_id, c.lead_professional_id, authz.today() + 1, 'dropped', word ->> 'course'
    from app.case_closing k join app.case_file c on c.tenant_id = k.tenant_id and c.case_id = k.case_id where k.case_id = new_case;
  -- an organisation where nobody works, of the same controller: its end touches nobody else in the proof
  insert into app.organisation (tenant_id, public_id, code, name, kind, is_controller)
  select c.tenant_id, (id ->> 'organisation')::uuid, 'proof-' || c.case_id, 'Organisatie zonder mensen', 'local-team', true from app.case_file c where c.case_id = new_case;
  for one in select * from app.letter l where l.case_id = old_case loop
    perform proof.copy('app.letter', format('t.letter_id = %s', one.letter_id), jsonb_build_object('letter_id', proof.next('app.letter', 'letter_id'), 'case_id', new_case,
      'scope_id', scopes -> one.scope_id::text, 'public_id', id ->> case one.public_id when (old ->> 'sentLetter')::uuid then 'sentLetter' else 'letter' end,
      'recipient', word ->> 'letter',
      'document', jsonb_set(jsonb_set(one.document, '{text,addressee}', jsonb_build_array(word ->> 'letter')), '{text,salutation}', word -> 'letter')));
  end loop;
  for one in select v.*, s.life_domain from app.fact_view v join app.scope s using (scope_id) where s.file_id = old_case loop
    perform proof.copy('app.fact_view', format('t.view_id = %s', one.view_id), jsonb_build_object('view_id', proof.next('app.fact_view', 'view_id'), 'fact_id', facts -> one.fact_id::text,
      'scope_id', scopes -> one.scope_id::text, 'words', word ->> case one.life_domain when 'money' then 'money' else 'school' end));
  end loop;
  for one in select * from app.weighing w where w.case_id = old_case loop
    perform proof.copy('app.weighing', format('t.weighing_id = %s', one.weighing_id), jsonb_build_object('weighing_id', proof.next('app.weighing', 'weighing_id'), 'case_id', new_case,
      'scope_id', scopes -> one.scope_id::text, 'decision', word ->> 'weighing'));
  end loop;
  for one in select * from app.taking_part t where t.case_id = old_case loop
    perform proof.copy('app.taking_part', format('t.taking_part_id = %s', one.taking_part_id), jsonb_build_object('taking_part_id', proof.next('app.taking_part', 'taking_part_id'),
      'case_id', new_case, 'scope_id', scopes -> one.scope_id::text, 'and_then', word ->> 'joins'));
  end loop;
  -- what the child said, in its own part, with what was written before and whom it named
  for one in select * from app.child_voice v where v.case_id = old_case loop
    new_id := proof.next('app.child_voice', 'voice_id');
    perform proof.copy('app.child_voice', format('t.voice_id = %s', one.voice_id), jsonb_build_object('voice_id', new_id, 'case_id', new_case, 'scope_id', scopes -> one.scope_id::text,
      'child_id', children -> one.child_id::text, 'public_id', id ->> 'voice', 'words', word ->> 'voice', 'heard_where', word ->> 'voice', 'heard_by', word ->> 'voice'));
    perform proof.copy('app.child_voice_earlier', format('t.earlier_id = %s', e.earlier_id), jsonb_build_object('earlier_id', proof.next('app.child_voice_earlier', 'earlier_id'),
      'voice_id', new_id, 'scope_id', scopes -> one.scope_id::text, 'words', word ->> 'voice', 'reason', word ->> 'voice')) from app.child_voice_earlier e where e.voice_id = one.voice_id;
    perform proof.copy('app.child_voice_choice', format('t.choice_id = %s', k.choice_id), jsonb_build_object('choice_id', proof.next('app.child_voice_choice', 'choice_id'),
      'voice_id', new_id, 'scope_id', scopes -> one.scope_id::text) || case when k.name is null then '{}' else jsonb_build_object('name', word ->> 'voice') end)
       from app.child_voice_choice k where k.voice_id = one.voice_id;
  end loop;
  for one in select * from app.handover v where v.case_id = old_case loop
    for new_id in select proof.next('app.handover', 'handover_id') from generate_series(1, 2) loop
      perform proof.copy('app.handover', format('t.handover_id = %s', one.handover_id), jsonb_build_object('handover_id', new_id, 'case_id', new_case, 'scope_id', scopes -> one.scope_id::text,
        'introduce_on', '2001-01-01', 'running', word ->> 'handover', 'agreed', word ->> 'handover', 'worries', word ->> 'handover', 'family_should_know', word ->> 'handover', 'introducer_name', word ->> 'handover') ||
        case when exists (select from app.handover v where v.case_id = new_case) then jsonb_build_object('public_id', id ->> 'acceptedHandover', 'accepted_at', now(), 'accepted_by', one.written_by)
             else jsonb_build_object('public_id', id ->> 'handover') end);
    end loop;
  end loop;
  for one in select m.*, s.life_domain from app.statement m join app.scope s using (scope_id) where m.case_id = old_case loop
    new_id := proof.next('app.statement', 'statement_id');
    perform proof.copy('app.statement', format('t.statement_id = %s', one.statement_id), jsonb_build_object('statement_id', new_id, 'case_id', new_case,
      'scope_id', scopes -> one.scope_id::text, 'public_id', id ->> case one.life_domain when 'money' then 'moneyStatement' else 'statement' end, 'what', word ->> case one.life_domain when 'money' then 'money' else 'school' end,
      'condition', word ->> case one.life_domain when 'money' then 'money' else 'school' end));
    perform proof.copy('app.statement_earlier', format('t.statement_id = %s', one.statement_id), jsonb_build_object('earlier_id', proof.next('app.statement_earlier', 'earlier_id'),
      'statement_id', new_id, 'scope_id', scopes -> one.scope_id::text, 'what', word ->> case one.life_domain when 'money' then 'money' else 'school' end));
  end loop;
  for one in select * from app.partner_question q where q.case_id = old_case loop
    perform proof.copy('app.partner_question', format('t.question_id = %s', one.question_id), jsonb_build_object('question_id', proof.next('app.partner_question', 'question_id'), 'case_id', new_case,
      'scope_id', scopes -> one.scope_id::text, 'about_scope_id', scopes -> one.about_scope_id::text, 'due_on', '2001-01-01',
      'public_id', id ->> case one.public_id when (old ->> 'answeredQuestion')::uuid then 'answeredQuestion' else 'question' end,
      'token_hash', '\x' || encode(sha256(convert_to(gen_random_uuid()::text, 'UTF8')), 'hex'), 'to_whom', word ->> 'asked', 'question', word ->> 'asked') ||
      case when one.answer is null then '{}' else jsonb_build_object('answer', word ->> 'asked', 'answer_condition', word ->> 'asked') end);
  end loop;
  -- the plan on paper, and what the family says does not hold
  for one in select * from app.plan_paper p where p.case_id = old_case loop
    new_id := proof.next('app.plan_paper', 'paper_id');
    perform proof.copy('app.plan_paper', format('t.paper_id = %s', one.paper_id), jsonb_build_object('paper_id', new_id, 'case_id', new_case, 'scope_id', scopes -> one.scope_id::text,
      'public_id', id ->> 'paper', 'reader_name', word ->> 'paper', 'person_id', (select p.person_id from app.case_person p where p.public_id = (id ->> 'person')::uuid),
      'document', jsonb_set(jsonb_set(one.document, '{text,addressee}', jsonb_build_array(word ->> 'paper')), '{text,reference}', word -> 'paper')));
    insert into app.plan_paper_line (tenant_id, paper_id, case_id, scope_id, goal_id, agreement_id, section, place, words)
    select l.tenant_id, new_id, new_case, (scopes ->> l.scope_id::text)::bigint, (goals ->> l.goal_id::text)::bigint, null, l.section, l.place,
           word ->> case s.life_domain when 'money' then 'money' else 'school' end
      from app.plan_paper_line l join app.scope s using (scope_id) where l.paper_id = one.paper_id;
  end loop;
  -- meetings: one that was held, with notes and a record on paper, and one that comes
  for one in select * from app.meeting m where m.case_id = old_case order by m.meeting_id loop
    new_id := proof.next('app.meeting', 'meeting_id');
    perform proof.copy('app.meeting', format('t.meeting_id = %s', one.meeting_id), jsonb_build_object('meeting_id', new_id, 'case_id', new_case, 'scope_id', scopes -> one.scope_id::text,
      'public_id', id ->> case one.state when 'held' then 'meeting' else 'comingMeeting' end, 'place', word ->> 'place') ||
      case one.state when 'held' then '{}' else jsonb_build_object('held_on', '2001-01-01', 'record_due_on', '2001-01-01') end);
    insert into app.meeting_attendee (tenant_id, public_id, meeting_id, case_id, scope_id, kind, person_id, child_id, label, invited, not_invited_because, hears, presence)
    select a.tenant_id, case when a.kind = 'person' and one.state = 'held' then (id ->> 'attendee')::uuid else gen_random_uuid() end, new_id, new_case, (scopes ->> a.scope_id::text)::bigint, a.kind,
           case when a.kind = 'person' then (select p.person_id from app.case_person p where p.public_id = (id ->> 'person')::uuid) end, (children ->> a.child_id::text)::bigint,
           word ->> case a.kind when 'person' then 'family' else 'child' end, a.invited, a.not_invited_because, a.hears, a.presence
      from app.meeting_attendee a where a.meeting_id = one.meeting_id order by a.attendee_id;
    insert into app.meeting_note (tenant_id, public_id, meeting_id, case_id, scope_id, words, written_by, version)
    select n.tenant_id, (id ->> case s.life_domain when 'money' then 'moneyMeetingNote' else 'meetingNote' end)::uuid, new_id, new_case, (scopes ->> n.scope_id::text)::bigint,
           word ->> case s.life_domain when 'money' then 'money' else 'school' end, n.written_by, n.version
      from app.meeting_note n join app.scope s using (scope_id) where n.meeting_id = one.meeting_id;
    insert into app.meeting_note_earlier (tenant_id, note_id, scope_id, words, reason, replaced_by)
    select e.tenant_id, n.note_id, n.scope_id, n.words, e.reason, e.replaced_by
      from app.meeting_note_earlier e join app.meeting_note o using (note_id) join app.meeting_note n on n.meeting_id = new_id and n.scope_id = (scopes ->> o.scope_id::text)::bigint
     where o.meeting_id = one.meeting_id;
    insert into app.meeting_copy (tenant_id, public_id, meeting_id, case_id, scope_id, attendee_id, reader_name, document, line_count, printed_by)
    select y.tenant_id, (id ->> 'meetingCopy')::uuid, new_id, new_case, (scopes ->> y.scope_id::text)::bigint, (select a.attendee_id from app.meeting_attendee a where a.public_id = (id ->> 'attendee')::uuid),
           word ->> 'family', jsonb_set(jsonb_set(jsonb_set(y.document, '{text,addressee}', jsonb_build_array(word ->> 'family')), '{text,reference}', word -> 'family'), '{text,sections,0,items}', '[]'),
           y.line_count, y.printed_by
      from app.meeting_copy y where y.meeting_id = one.meeting_id;
    insert into app.meeting_copy_line (tenant_id, copy_id, case_id, scope_id, kind, section, place, words)
    select l.tenant_id, (select n.copy_id from app.meeting_copy n where n.meeting_id = new_id), new_case, (scopes ->> l.scope_id::text)::bigint, l.kind, l.section, l.place,
           word ->> case s.life_domain when 'money' then 'money' else 'school' end
      from app.meeting_copy_line l join app.meeting_copy y using (copy_id) join app.scope s on s.scope_id = l.scope_id where y.meeting_id = one.meeting_id;
  end loop;
  for one in select * from app.correction k where k.case_id = old_case order by k.correction_id loop
    new_id := proof.next('app.correction', 'correction_id');
    perform proof.copy('app.correction', format('t.correction_id = %s', one.correction_id), jsonb_build_object('correction_id', new_id, 'case_id', new_case, 'scope_id', scopes -> one.scope_id::text,
      'goal_id', goals -> one.goal_id::text, 'public_id', id ->> case one.state when 'open' then 'correction' else 'answeredCorrection' end,
      'about_words', word ->> 'school', 'asked_by', word ->> 'school', 'wrong', word ->> 'school') ||
      case one.state when 'open' then '{}' else jsonb_build_object('due_on', '2001-01-01', 'answer', word ->> 'school') end);
    insert into app.correction_earlier (tenant_id, correction_id, scope_id, words, replaced_by)
    select e.tenant_id, new_id, (scopes ->> e.scope_id::text)::bigint, word ->> 'school', e.replaced_by from app.correction_earlier e where e.correction_id = one.correction_id;
    insert into app.correction_receiver (tenant_id, public_id, correction_id, scope_id, name, given_on)
    select r.tenant_id, (id ->> 'receiver')::uuid, new_id, (scopes ->> r.scope_id::text)::bigint, word ->> 'school', r.given_on from app.correction_receiver r where r.correction_id = one.correction_id;
  end loop;
  for one in select * from app.disclosure d where d.file_id = old_case and d.question_id is null loop
    perform proof.copy('app.disclosure', format('t.disclosure_id = %s', one.disclosure_id), jsonb_build_object('disclosure_id', proof.next('app.disclosure', 'disclosure_id'), 'file_id', new_case,
      'scope_id', scopes -> one.scope_id::text, 'grant_id', grants -> one.grant_id::text, 'family_told', word ->> 'told'));
  end loop;
  -- somebody looked, so that there is something to ask about
  for one in select * from app.journal j where j.file_id = old_case and j.kind = 'opened' and j.act = 'cases.open' order by j.journal_id limit 3 loop
    perform proof.copy('app.journal', format('t.journal_id = %s', one.journal_id), jsonb_build_object('journal_id', proof.next('app.journal', 'journal_id'), 'file_id', new_case,
      'scope_id', scopes -> one.scope_id::text, 'grant_id', grants -> one.grant_id::text, 'trace_id', 'proof'));
  end loop;
  -- each organisation has a number of its own
  insert into app.own_number (tenant_id, case_id, organisation_id, scope_id, number, version)
  select c.tenant_id, c.case_id, o.organisation_id, c.scope_id, word ->> named.kind, 2
    from app.case_file c
    join (values ('gemeente-duinveen', 'number'), ('jgz-duinveen', 'foreign'), ('gi-kustland', 'third')) named (code, kind) on true
    join app.organisation o on o.tenant_id = c.tenant_id and o.code = named.code
   where c.case_id = new_case;
  -- who stands how to this family
  for planted in select * from jsonb_array_elements(given -> 'grants') loop
    new_id := proof.plant_grant(new_case, planted);
    if planted ->> 'kind' in ('first-contact', 'director') then
      update app.access_grant g set revoked_at = now() from app.case_file c where c.case_id = new_case and g.grant_id = c.lead_grant_id;
      update app.case_file c set lead_grant_id = new_id, lead_role = planted ->> 'kind', lead_professional_id = (planted ->> 'professional')::bigint where c.case_id = new_case;
    elsif planted ->> 'kind' = 'deputy' then
      update app.access_grant g set revoked_at = now() from app.case_file c where c.case_id = new_case and g.grant_id = c.deputy_grant_id;
      update app.case_file c set deputy_grant_id = new_id where c.case_id = new_case;
    end if;
  end loop;
  -- the desk calls the sender of the concern that waits
  insert into app.sender_call (tenant_id, public_id, scope_id, caller_held_function_id, caller_professional_id, due_on, made_by)
  select c.tenant_id, (id ->> 'call')::uuid, (old ->> 'deskScope')::bigint, h.held_function_id, h.professional_id, '2001-01-01', h.held_function_id
    from app.concern c join app.held_function h on h.held_function_id = c.weighed_by where c.concern_id = concerned returning call_id into new_id;
  insert into app.concern_call (tenant_id, call_id, concern_id, scope_id) select c.tenant_id, new_id, c.concern_id, c.scope_id from app.concern c where c.concern_id = waiting;
  -- what a second reader of the desk got of a closing: not who closed, leads or deputises by now
  new_id := proof.next('app.scope', 'scope_id');
  insert into app.scope (tenant_id, scope_id, kind, frame_id, file_id, governing_scope_id) overriding system value
  select c.tenant_id, new_id, 'closing-reading', c.frame_id, c.case_id, (old ->> 'deskScope')::bigint from app.case_file c where c.case_id = new_case;
  insert into app.closing_reading (tenant_id, public_id, case_id, scope_id, closing_id, desk_id, not_by, due_on, document)
  select k.tenant_id, (id ->> 'closingReading')::uuid, k.case_id, new_id, k.closing_id, d.desk_id,
         array[authz.person_of(k.closed_by), c.lead_professional_id, (select g.professional_id from app.access_grant g where g.grant_id = c.deputy_grant_id)], '2030-01-01',
         jsonb_build_object('reference', c.reference, 'phase', c.phase, 'closedBy', 'x', 'phone', null, 'closedOn', k.closed_on, 'reason', k.reason, 'keepsAnEye', k.keeps_an_eye,
                            'whomToCall', k.whom_to_call, 'openWorry', k.open_worry)
    from app.case_closing k join app.case_file c on c.tenant_id = k.tenant_id and c.case_id = k.case_id join app.desk d on d.scope_id = (old ->> 'deskScope')::bigint where k.case_id = new_case;
  perform proof.plant_pool_reading(concerned, id, word, (given ->> 'poolReader')::bigint);
  insert into authz.conflict_of_interest (tenant_id, professional_id, file_id, recorded_by)
  select c.tenant_id, (given ->> 'conflict')::bigint, f.file_id, (given ->> 'conflict')::bigint
    from app.case_file c, unnest(array[new_case, concerned, waiting]) f (file_id) where c.case_id = new_case and given ->> 'conflict' is not null;
  return jsonb_build_object('case', new_case, 'concern', concerned, 'waiting', waiting,
    'scopes', (select jsonb_object_agg(coalesce(s.life_domain, s.kind), s.scope_id::text) from app.scope s where s.file_id = new_case),
    'concernScope', (select s.scope_id::text from app.scope s where s.file_id = concerned), 'waitingScope', (select s.scope_id::text from app.scope s where s.file_id = waiting),
    'grants', (select jsonb_object_agg(g.public_id, g.grant_id::text) from app.access_grant g where g.file_id = new_case));
end $$;

-- Somebody of the other controller who was asked to read the decision along: the copy is that person's and nobody else's.
-- `by_held_function`: who that is, when it is the one who is asked about.
create function proof.plant_pool_reading(of_concern bigint, id jsonb, word jsonb, by_held_function bigint) returns void
  language plpgsql
as $$
declare
  concern app.concern;
  reader app.held_function;
  asked bigint := proof.next('app.pool_request', 'request_id');
  new_scope bigint := proof.next('app.scope', 'scope_id');
  new_file bigint := nextval('app.file_seq');
  new_grant bigint := proof.next('app.access_grant', 'grant_id');
begin
  select * into strict concern from app.concern c where c.concern_id = of_concern;
  select h.* into reader from app.professional p join app.held_function h using (tenant_id, professional_id) where p.subject = 'proof-pool-reader' and p.tenant_id <> concern.tenant_id;
  if by_held_function is not null then
    select h.* into strict reader from app.held_function h where h.held_function_id = by_held_function;
  elsif reader.held_function_id is null then
    insert into app.professional (tenant_id, issuer, subject) select o.tenant_id, 'proof', 'proof-pool-reader' from app.organisation o where o.tenant_id <> concern.tenant_id and o.is_controller limit 1;
    insert into app.held_function (tenant_id, professional_id, organisation_id, function, label)
    select p.tenant_id, p.professional_id, o.organisation_id, 'behavioural-expert', 'Meelezer elders' from app.professional p join app.organisation o on o.tenant_id = p.tenant_id and o.is_controller
     where p.issuer = 'proof' and p.subject = 'proof-pool-reader' returning * into reader;
  end if;
  insert into app.pool_request (tenant_id, request_id, public_id, concern_id, scope_id, number, stage, reader_issuer, reader_subject, reader_label, reader_organisation, asked_by, due_on)
  overriding system value
  values (concern.tenant_id, asked, (id ->> 'poolRequest')::uuid, concern.concern_id, concern.scope_id, concern.decisions, 'after', 'proof', 'proof-pool-reader', word ->> 'decision', word ->> 'decision', concern.weighed_by, '2001-01-01');
  insert into app.scope (tenant_id, scope_id, kind, frame_id, file_id, governing_scope_id, sealed) overriding system value
  select reader.tenant_id, new_scope, 'pool-reading', s.frame_id, new_file, new_scope, true from app.scope s where s.scope_id = concern.scope_id;
  insert into app.access_grant (tenant_id, grant_id, kind, scope_id, file_id, professional_id, held_function_id, purpose, basis_id, reason, valid_until, read_until, accepted_at) overriding system value
  select reader.tenant_id, new_grant, 'pool-reader', new_scope, new_file, reader.professional_id, reader.held_function_id, 'intake', b.basis_id, word ->> 'reason', now() + interval '20 days', now() + interval '20 days', now()
    from app.legal_basis b join app.scope s on s.scope_id = concern.scope_id and s.frame_id = b.frame_id where b.tenant_id = reader.tenant_id and b.kind = 'standing' and b.purpose = 'intake';
  insert into app.access_grant_line (tenant_id, grant_id, scope_id, professional_id, level, cleared) values (reader.tenant_id, new_grant, new_scope, reader.professional_id, 2, true);
  insert into app.pool_reading (tenant_id, public_id, scope_id, grant_id, reader_professional_id, from_tenant_id, from_request_id, from_name, stage, due_on, document)
  select reader.tenant_id, (id ->> 'poolReading')::uuid, new_scope, new_grant, reader.professional_id, concern.tenant_id, asked, t.name, 'after', '2001-01-01', authz.copy_for_pool(concern)
    from app.tenant t where t.tenant_id = concern.tenant_id;
end $$;

-- Everything that may be read of a family, and who stands how to it, as one word: a refused command leaves it alone.
create function proof.fingerprint(of_case bigint, of_concern bigint, of_waiting bigint, drafts uuid[], also uuid) returns text
  language sql stable
as $$
  select md5(concat_ws('~',
    (select string_agg(t::text, '|' order by scope_id) from app.scope t where file_id in (of_case, of_concern, of_waiting)),
    (select string_agg(t::text, '|' order by grant_id) from app.access_grant t where file_id = of_case or held_function_id = (select h.held_function_id from app.held_function h where h.public_id = also)),
    (select string_agg(t::text, '|' order by l.grant_id, l.scope_id) from app.access_grant t join app.access_grant_line l using (grant_id) where t.file_id = of_case),
    (select string_agg(t::text, '|') from app.case_file t where case_id = of_case),
    (select string_agg(t::text, '|' order by child_id) from app.case_child t where case_id = of_case),
    (select string_agg(t::text, '|' order by fact_id) from app.fact t where case_id = of_case),
    (select string_agg(t::text, '|' order by view_id) from app.fact_view t join app.scope s using (scope_id) where s.file_id = of_case),
    (select string_agg(t::text, '|' order by weighing_id) from app.weighing t where case_id = of_case),
    (select string_agg(t::text, '|' order by taking_part_id) from app.taking_part t where case_id = of_case),
    (select string_agg(t::text, '|' order by voice_id) from app.child_voice t where case_id = of_case),
    (select string_agg(t::text, '|' order by earlier_id) from app.child_voice_earlier t join app.scope s using (scope_id) where s.file_id = of_case),
    (select string_agg(t::text, '|' order by choice_id) from app.child_voice_choice t join app.scope s using (scope_id) where s.file_id = of_case),
    (select string_agg(t::text, '|' order by access_id) from app.child_voice_access t join app.scope s using (scope_id) where s.file_id = of_case),
    (select string_agg(t::text, '|' order by organisation_id) from app.own_number t where case_id = of_case),
    (select string_agg(t::text, '|' order by goal_id) from app.goal t where case_id = of_case),
    (select string_agg(t::text, '|' order by agreement_id) from app.agreement t where case_id = of_case),
    (select string_agg(t::text, '|' order by goal_score_id) from app.goal_score t where case_id = of_case),
    (select string_agg(t::text, '|' order by earlier_id) from app.agreement_earlier t join app.scope s using (scope_id) where s.file_id = of_case),
    (select string_agg(t::text, '|' order by agreement_check_id) from app.agreement_check t where case_id = of_case),
    (select string_agg(t::text, '|' order by consent_id) from app.consent t where case_id = of_case),
    (select string_agg(t::text, '|' order by note_id) from app.contact_note t where case_id = of_case),
    (select string_agg(t::text, '|' order by earlier_id) from app.contact_note_earlier t join app.scope s using (scope_id) where s.file_id = of_case),
    (select string_agg(t::text, '|' order by person_id) from app.case_person t where case_id = of_case),
    (select string_agg(t::text, '|' order by standing_id) from app.child_standing t join app.scope s using (scope_id) where s.file_id = of_case),
    (select string_agg(t::text, '|' order by letter_id) from app.letter t where case_id = of_case),
    (select string_agg(t::text, '|' order by case_step_id) from app.case_step t where case_id = of_case),
    (select string_agg(t::text, '|' order by stop_answer_id) from app.stop_answer t where case_id = of_case),
    (select string_agg(s::text || k::text, '|' order by k.concern_call_id) from app.concern_call k join app.sender_call s using (tenant_id, call_id) where k.concern_id = of_waiting),
    (select string_agg(t::text, '|' order by request_id) from app.pool_request t where concern_id in (of_concern, of_waiting)),
    (select string_agg(p::text, '|' order by pool_reading_id) from app.pool_request t join app.pool_reading p on p.from_tenant_id = t.tenant_id and p.from_request_id = t.request_id where t.concern_id in (of_concern, of_waiting)),
    (select string_agg(t::text, '|' order by later_id) from app.later_notice t where coalesce(case_id, concern_id) in (of_case, of_concern, of_waiting)),
    (select string_agg(t::text, '|' order by look_back_id) from app.look_back t where case_id = of_case),
    (select string_agg(t::text, '|' order by closing_id) from app.case_closing t where case_id = of_case),
    (select string_agg(t::text, '|' order by closing_reading_id) from app.closing_reading t where case_id = of_case),
    (select string_agg(t::text, '|' order by aftercare_id) from app.aftercare t where case_id = of_case),
    (select string_agg(t::text, '|' order by handover_id) from app.handover t where case_id = of_case),
    (select string_agg(t::text, '|' order by attachment_id) from app.attachment t where case_id = of_case),
    (select string_agg(p.piece || ' ' || md5(p.bytes), '|' order by p.attachment_id, p.piece) from app.attachment_piece p join app.attachment t using (tenant_id, attachment_id) where t.case_id = of_case),
    (select string_agg(t::text, '|' order by statement_id) from app.statement t where case_id = of_case),
    (select string_agg(t::text, '|' order by earlier_id) from app.statement_earlier t join app.scope s using (scope_id) where s.file_id = of_case),
    (select string_agg(t::text, '|' order by question_id) from app.partner_question t where case_id = of_case),
    (select string_agg(t::text, '|' order by paper_id) from app.plan_paper t where case_id = of_case),
    (select string_agg(t::text, '|' order by line_id) from app.plan_paper_line t where case_id = of_case),
    (select string_agg(t::text, '|' order by meeting_id) from app.meeting t where case_id = of_case),
    (select string_agg(t::text, '|' order by cancelled_id) from app.meeting_cancelled t join app.scope s using (scope_id) where s.file_id = of_case),
    (select string_agg(t::text, '|' order by attendee_id) from app.meeting_attendee t where case_id = of_case),
    (select string_agg(t::text, '|' order by note_id) from app.meeting_note t where case_id = of_case),
    (select string_agg(t::text, '|' order by earlier_id) from app.meeting_note_earlier t join app.scope s using (scope_id) where s.file_id = of_case),
    (select string_agg(t::text, '|' order by copy_id) from app.meeting_copy t where case_id = of_case),
    (select string_agg(t::text, '|' order by line_id) from app.meeting_copy_line t where case_id = of_case),
    (select string_agg(t::text, '|' order by correction_id) from app.correction t where case_id = of_case),
    (select string_agg(t::text, '|' order by earlier_id) from app.correction_earlier t join app.scope s using (scope_id) where s.file_id = of_case),
    (select string_agg(t::text, '|' order by receiver_id) from app.correction_receiver t join app.scope s using (scope_id) where s.file_id = of_case),
    (select string_agg(t::text, '|' order by disclosure_id) from app.disclosure t where file_id = of_case),
    (select string_agg(t::text, '|' order by concern_id) from app.concern t where concern_id in (of_concern, of_waiting)),
    (select string_agg(t::text, '|' order by concern_id) from app.concern_coding t where concern_id in (of_concern, of_waiting)),
    (select string_agg(t::text, '|' order by look_id) from app.safety_look t where concern_id in (of_concern, of_waiting)),
    (select string_agg(t::text, '|' order by decision_id) from app.concern_decision t where concern_id in (of_concern, of_waiting)),
    (select string_agg(t::text, '|' order by reading_id) from app.concern_reading t where concern_id in (of_concern, of_waiting)),
    (select string_agg(t::text, '|' order by concern_id) from app.sender_shield t where concern_id in (of_concern, of_waiting)),
    (select string_agg(t::text, '|' order by draft_id) from app.concern_draft t where public_id = any (drafts)),
    (select string_agg(t::text, '|' order by file_id, professional_id) from authz.conflict_of_interest t where file_id in (of_case, of_concern, of_waiting)),
    (select string_agg(t::text, '|' order by held_function_id) from app.held_function t where public_id = also)))
$$;
create index proof_trace on app.journal (trace_id);
create index proof_search_trace on app.journal_search (trace_id);
