-- A family further on than the others: nothing stands in the way of closing its case, it is closed, nobody is left for it, or what somebody said may
-- not go to every organisation. As its superuser, and by the triggers of the product.
create function proof.bring_to(of_case bigint, stage text, ids jsonb, said text, of_held_function bigint) returns void
  language plpgsql
as $$
declare kase app.case_file;
begin
  select c.* into strict kase from app.case_file c where c.case_id = of_case;
  if stage = 'conditioned' then
    update app.statement m set withheld_from = array(select o.organisation_id from app.organisation o where o.tenant_id = m.tenant_id and o.code = 'jgz-duinveen')
     where m.case_id = of_case and m.scope_id = (select s.scope_id from app.scope s where s.file_id = of_case and s.life_domain = 'money');
    return;
  end if;
  if stage = 'ended-organisation' then
    update app.organisation o set ended_on = authz.today(), ended_at = now() where o.public_id = (ids ->> 'organisation')::uuid;
    return;
  end if;
  if stage = 'refused-shield' then
    update app.sender_shield s set answer = 'refused', words = said, answered_by = c.sender_held_function_id, answered_at = now(), opens_on = authz.today()
      from app.concern c where c.public_id = (ids ->> 'waiting')::uuid and s.concern_id = c.concern_id;
    return;
  end if;
  if stage = 'own-decision' then
    update app.concern c set weighed_by = of_held_function where c.public_id = (ids ->> 'concern')::uuid;
    return;
  end if;
  if stage = 'fallen' then
    -- both have left an organisation beside the controller, where nobody manages a team
    with gone as (
      insert into app.held_function (tenant_id, professional_id, organisation_id, function, label, valid_from, valid_to)
      select h.tenant_id, h.professional_id, o.organisation_id, h.function, h.label, h.valid_from, now()
        from app.access_grant g join app.held_function h on h.held_function_id = g.held_function_id
        join lateral (select o.organisation_id from app.organisation o where o.tenant_id = h.tenant_id and not o.is_controller and o.ended_at is null
                         and not exists (select from app.held_function m where m.tenant_id = o.tenant_id and m.organisation_id = o.organisation_id and m.function = 'team-manager')
                       order by o.organisation_id limit 1) o on true
       where g.grant_id in (kase.lead_grant_id, kase.deputy_grant_id)
      returning held_function_id, professional_id)
    update app.access_grant g set held_function_id = o.held_function_id
      from gone o where g.grant_id in (kase.lead_grant_id, kase.deputy_grant_id) and g.professional_id = o.professional_id;
    insert into app.notice (tenant_id, function, kind, subject, due_on) values (kase.tenant_id, 'team-manager', 'lead-without-function', kase.reference, authz.today());
    return;
  end if;
  -- the child was spoken with, the family knows, and no work is left open
  update app.case_child k set last_seen_on = authz.today(), last_seen_by = 'x', last_seen_alone = true where k.case_id = of_case;
  insert into app.stop_answer (tenant_id, public_id, case_id, scope_id, stop, because, until, answered_by)
  select kase.tenant_id, gen_random_uuid(), of_case, kase.scope_id, 'family-informed', said, authz.today() + 5, s.answered_by from app.stop_answer s where s.case_id = of_case limit 1;
  update app.contact_note n set called_back_at = now() where n.case_id = of_case and n.call_back_on is not null and n.called_back_at is null;
  update app.letter l set state = 'withdrawn', recipient = null, document = null, address = null where l.case_id = of_case and l.state = 'draft';
  update app.correction k set state = 'refused', answer = said, answered_on = authz.today(), answered_by = k.registered_by, due_on = null where k.case_id = of_case and k.state = 'open';
  update app.correction k set due_on = null where k.case_id = of_case;
  update app.partner_question q set state = 'read', read_by = q.asker_held_function_id, read_at = now() where q.case_id = of_case and q.state = 'answered';
  update app.meeting m set state = 'cancelled', record_due_on = null where m.case_id = of_case and m.record_due_on is not null;
  update app.later_notice n set ended_on = authz.today(), ended_how = 'told' where n.case_id = of_case and n.ended_on is null;
  update app.case_file c set parents_informed = 'by-first-contact', parents_informed_on = authz.today(), parents_postponed_because = null where c.case_id = of_case;
  update app.agreement a set state = 'kept', answered_at = now() where a.case_id = of_case and a.state in ('open', 'waiting');
  if stage = 'ending' then return; end if;
  insert into app.case_closing (tenant_id, public_id, case_id, scope_id, reason, keeps_an_eye, whom_to_call, judgement, closed_by, ended,
                                open_worry, reading, read_before, read_by, read_on, reading_words)
  -- with a worry, and its reader does not agree
  select k.tenant_id, gen_random_uuid(), k.case_id, k.scope_id, said, said, said, said, k.closed_by, '{"grants": [], "agreements": []}',
         said, 'disagreed', authz.today(), k.closed_by, authz.today(), said from app.case_closing k where k.case_id = of_case limit 1;
  update app.closing_reading r set closing_id = (select k.closing_id from app.case_closing k where k.case_id = of_case and k.withdrawn is null) where r.case_id = of_case;
  update app.person_file p set is_open = false where p.file_id = of_case and p.kind = 'case';
  update app.case_file c set state = 'closed' where c.case_id = of_case;
  update app.aftercare a set state = 'due', words = null, closing_id = (select k.closing_id from app.case_closing k where k.case_id = of_case and k.withdrawn is null)
   where a.public_id = (ids ->> 'aftercare')::uuid;
  if stage = 'closed' then return; end if;
  -- both have left: as they were appointed in a function that has ended
  with gone as (
    insert into app.held_function (tenant_id, professional_id, organisation_id, function, label, valid_from, valid_to)
    select h.tenant_id, h.professional_id, h.organisation_id, h.function, h.label, h.valid_from, now()
      from app.access_grant g join app.held_function h on h.held_function_id = g.held_function_id where g.grant_id in (kase.lead_grant_id, kase.deputy_grant_id)
    returning held_function_id, professional_id)
  update app.access_grant g set held_function_id = o.held_function_id
    from gone o where g.grant_id in (kase.lead_grant_id, kase.deputy_grant_id) and g.professional_id = o.professional_id;
end $$;
