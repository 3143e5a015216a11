/**
 * What came on a case since the plan: notes with a call-back, reasons at a hard stop, hand-overs, statements and questions,
 * corrections, letters, papers, readings, and cases that are closed with their days of aftercare. Of each kind that stands in
 * Mijn werk the reader with many cases has more than a list may sort.
 */
import type pg from 'pg';

/** Closed, where it touches no comparison: shapes that no comparable case has. */
const closed = `c.reader is distinct from 'few' and c.shape in (14, 16, 17, 18)`;

export async function loadNewer(client: pg.Client): Promise<void> {
  await client.query(`
    create temp table bench_led as
    select c.i, c.shape, c.tenant_id, c.file_id as case_id, c.scope_id + 1 as headline, c.scope_id + 2 as part, c.scope_id + 3 as other, c.opened_at, ${closed} as closed,
           l.professional_id as lead, l.held_function_id as lead_function, d.professional_id as deputy, d.held_function_id as deputy_function, l.organisation_id
      from bench_case c join bench_grant l on l.grant_id = c.grant_id + 1 join bench_grant d on d.grant_id = c.grant_id + 2;
    create index on bench_led (case_id); analyze bench_led;

    insert into app.contact_note (tenant_id, public_id, case_id, scope_id, happened_on, with_whom, how, reached, what, call_back_on, writer_professional_id, writer_held_function_id,
                                  caller_professional_id, written_at)
    select c.tenant_id, pg_temp.drawn('note', c.i::text, n::text), c.case_id, case n when 1 then c.part else c.headline end, current_date - n, 'Moeder', 'phone', true, 'Wil graag mee aan tafel en belt terug.',
           case when n = 1 and not c.closed then current_date + (c.i % 40)::int - 5 end, c.lead, c.lead_function, c.lead, now() - make_interval(days => n)
      from bench_led c cross join generate_series(1, 3) n order by c.i, n;
    insert into app.case_person (tenant_id, public_id, case_id, scope_id, name, role, household)
    select c.tenant_id, gen_random_uuid(), c.case_id, c.headline, case n when 1 then 'Esther' else 'Mark' end, case n when 1 then 'moeder' else 'vader' end, n
      from bench_led c cross join generate_series(1, 2) n order by c.i, n;
    insert into app.child_standing (tenant_id, child_id, scope_id, kind, answer, words, source, known_on, recorded_by, version)
    select k.tenant_id, k.child_id, k.scope_id, 'authority', 'known', 'Beide ouders', 'De ouders', current_date - 2, c.lead_function, 2
      from app.case_child k join bench_led c on c.case_id = k.case_id order by k.child_id;
    insert into app.stop_answer (tenant_id, public_id, case_id, scope_id, stop, because, until, answered_by, lead_professional_id)
    select c.tenant_id, pg_temp.drawn('stop', c.i::text, n::text), c.case_id, c.headline, 'family-informed', 'Nog niet veilig', current_date + (c.i % 20)::int, c.lead_function, case when not c.closed then c.lead end
      from bench_led c cross join generate_series(1, 2) n order by c.i, n;
    insert into app.handover (tenant_id, case_id, scope_id, running, introducer_professional_id, introducer_held_function_id, introduce_on, from_professional_id, from_held_function_id,
                              begun_on, accepted_at, accepted_by, lead_professional_id)
    select c.tenant_id, c.case_id, c.headline, 'School doet mee', c.deputy, c.deputy_function, current_date + (c.i % 30)::int, c.deputy, c.deputy_function, current_date - 3,
           case n when 1 then null else now() end, case n when 1 then null else c.lead_function end, case when not c.closed then c.lead end
      from bench_led c cross join generate_series(1, 3) n order by c.i, n;
    insert into app.statement (tenant_id, public_id, case_id, scope_id, organisation, said_by, how, received_on, what, condition, recorded_by)
    select c.tenant_id, gen_random_uuid(), c.case_id, c.part, 'School', 'Mentor', 'letter', current_date - n, 'Komt drie dagen per week, en is dan rustig.', 'Niet naar de buren', c.lead_function
      from bench_led c cross join generate_series(1, 2) n order by c.i, n;
    insert into app.partner_question (tenant_id, public_id, case_id, scope_id, about_scope_id, to_whom, because, question, answer_by, token_hash, asker_professional_id, asker_held_function_id,
                                      lead_professional_id, due_on)
    select c.tenant_id, pg_temp.drawn('question', c.i::text, n::text), c.case_id, c.headline, c.part, 'Mentor', 'De ouders weten het', 'Kan het rooster ingaan?', current_date + 20, sha256(convert_to(concat(c.i, 'q', n), 'UTF8')),
           case n when 1 then c.lead else c.deputy end, case n when 1 then c.lead_function else c.deputy_function end, case when not c.closed then c.lead end, current_date + (c.i % 20)::int
      from bench_led c cross join generate_series(1, 3) n order by c.i, n;
    insert into app.weighing (tenant_id, case_id, scope_id, if_nothing, works_already, at_least, decision, heavier, weighed_on, weighed_by, version)
    select c.tenant_id, c.case_id, c.headline, 'Het blijft zo', 'De buurvrouw', 'Rust', 'Hulp thuis', false, current_date - 1, c.lead_function, 2 from bench_led c order by c.i;
    insert into app.taking_part (tenant_id, case_id, scope_id, answer, and_then, answered_on, answered_by, version)
    select c.tenant_id, c.case_id, c.headline, 'partly', 'Wij bellen vrijdag', current_date - 1, c.lead_function, n from bench_led c cross join generate_series(2, 4) n order by c.i, n;
    insert into app.correction (tenant_id, public_id, case_id, scope_id, about, goal_id, about_words, asked_by, asked_on, wrong, registered_by, answer_by, lead_professional_id, due_on)
    select c.tenant_id, pg_temp.drawn('correction', c.i::text, n::text), c.case_id, c.part, 'goal', g.goal_id, g.words, 'Moeder', current_date - 1, 'Zo heb ik het niet gezegd', c.lead_function, current_date + (c.i % 29)::int,
           c.lead, current_date + (c.i % 29)::int
      from bench_led c join app.goal g on g.scope_id = c.part cross join generate_series(1, 2) n where not c.closed order by c.i, n;
    insert into app.letter (tenant_id, case_id, scope_id, kind, recipient, document, prepared_by)
    select c.tenant_id, c.case_id, c.headline, 'information-parent', 'Een ouder', '{}', c.lead_function from bench_led c where not c.closed order by c.i;
    insert into app.plan_paper (tenant_id, public_id, case_id, scope_id, reader, reader_name, person_id, plan_version, plan_state, document, line_count, printed_by, printed_at)
    select p.tenant_id, gen_random_uuid(), p.case_id, p.scope_id, 'parent', p.name, p.person_id, 1, '\\x00', '{}', 1, c.lead_function, now() - interval '20 days'
      from app.case_person p join bench_led c on c.case_id = p.case_id order by p.person_id;
    insert into app.plan_paper_line (tenant_id, paper_id, case_id, scope_id, goal_id, section, place, words)
    select p.tenant_id, p.paper_id, p.case_id, g.scope_id, g.goal_id, 1, 1, g.words from app.plan_paper p join bench_led c on c.case_id = p.case_id join app.goal g on g.scope_id = c.part
     order by p.paper_id;

    update app.concern q set looked = true, decisions = 1, reading = 'to-read', read_by = (q.received_at + interval '3 days')::date where q.state = 'weighed';
    insert into app.concern_decision (tenant_id, concern_id, scope_id, number, outcome, reason, case_reference, decided_by, decided_at)
    select q.tenant_id, q.concern_id, q.scope_id, 1, q.outcome, q.outcome_reason, q.case_reference, q.weighed_by, q.weighed_at from app.concern q where q.state = 'weighed' order by q.concern_id;

    insert into app.case_closing (tenant_id, public_id, case_id, scope_id, reason, keeps_an_eye, whom_to_call, judgement, closed_on, closed_by, ended)
    select c.tenant_id, gen_random_uuid(), c.case_id, c.headline, 'Klaar', 'De buurvrouw', 'De huisarts', 'Goed', current_date - 9, c.lead_function, '{"grants": [], "agreements": []}'
      from bench_led c where c.closed order by c.i;
    insert into app.aftercare (tenant_id, case_id, scope_id, closing_id, owner_professional_id, due_on)
    select k.tenant_id, k.case_id, k.scope_id, k.closing_id, c.lead, current_date + n * 30 + (c.i % 20)::int
      from app.case_closing k join bench_led c on c.case_id = k.case_id cross join generate_series(1, 6) n order by k.case_id, n;
    update app.case_file f set state = 'closed' from bench_led c where c.case_id = f.case_id and c.closed;
    update app.person_file p set is_open = false from bench_led c where c.case_id = p.file_id and c.closed;
    update app.agreement a set state = 'kept', answered_at = now() - interval '9 days' from bench_led c where c.case_id = a.case_id and c.closed;
    -- the triggers that follow who leads do not run here
    update app.agreement a set lead_professional_id = case when not c.closed then c.lead end, case_look_back_on = f.next_look_back_on
      from bench_led c join app.case_file f on f.case_id = c.case_id where c.case_id = a.case_id;
    update app.case_child k set lead_professional_id = case when not c.closed then c.lead end, see_by = (c.opened_at at time zone 'Europe/Amsterdam')::date + 7
      from bench_led c where c.case_id = k.case_id;
    -- agreements of each kind that Mijn werk has: a place that is waited for, what an organisation did not do
    insert into app.agreement (tenant_id, public_id, case_id, scope_id, goal_id, kind, what, keeper_professional_id, keeper_held_function_id, due_on, state, answered_at, waiting_at, waiting_since, waiting_until,
                               bridge_by, lead_professional_id, case_look_back_on)
    select c.tenant_id, pg_temp.drawn('waiting', c.i::text, n::text), c.case_id, c.part, g.goal_id, 'help', 'Gezinshulp', c.deputy, c.deputy_function, current_date + 9, case when n < 3 then 'waiting' else 'not-kept' end,
           case when n >= 3 then now() - interval '2 days' end, case when n < 3 then 'Gezinshulp' end, case when n < 3 then current_date - 3 end, case when n < 3 then current_date + (c.i % 60)::int end,
           case when n < 3 then current_date + 2 end, c.lead, f.next_look_back_on
      from bench_led c join app.goal g on g.scope_id = c.part join app.case_file f on f.case_id = c.case_id cross join generate_series(1, 4) n where not c.closed order by c.i, n;
    analyze`);
}
