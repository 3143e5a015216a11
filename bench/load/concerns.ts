import type pg from 'pg';
import type { World } from './world.ts';

/** For each case the concern it began with, weighed; and at every desk the ones that wait, some of them passed on by the nurse of the bench. */
export async function loadConcerns(client: pg.Client, { waitingPerDesk }: World): Promise<void> {
  await client.query(`
    create temp table bench_concern as
    select row_number() over (order by q.state, q.tenant_id, q.n) as q, q.*
      from (select c.tenant_id, c.i::bigint as n, 'weighed' as state, c.i, c.j, c.opened_at - interval '2 days' as received_at from bench_case c
            union all
            select t.tenant_id, n, 'received', null, n, now() - make_interval(hours => n::int) from bench_tenant t cross join generate_series(1, ${waitingPerDesk}) n) q;
    create temp table bench_file as select (select last_value from app.file_seq) as file, (select last_value from app.scope_scope_id_seq) as scope;
    alter table bench_concern add file_id bigint, add scope_id bigint, add desk_id bigint, add desk_scope_id bigint, add frame_id int,
      add sender_id bigint, add sender_scope_id bigint, add weigher_id bigint, add draft_id bigint;
    update bench_concern q set file_id = b.file + q.q, scope_id = b.scope + q.q, desk_id = d.desk_id, desk_scope_id = d.scope_id, frame_id = d.frame_id,
           sender_id = s.held_function_id, sender_scope_id = s.own_scope_id, weigher_id = w.held_function_id
      from bench_file b, app.desk d, bench_staff s, bench_staff w, bench_staff_count count
     where d.tenant_id = q.tenant_id and count.tenant_id = q.tenant_id and count.function = 'youth-nurse' and s.tenant_id = q.tenant_id and s.function = 'youth-nurse'
       and case when q.state = 'received' and q.n <= 50 and exists (select from bench_tenant t where t.tenant_id = q.tenant_id and t.k = 0) then s.reader = 'nurse' else s.k = q.j % count.n end
       and w.tenant_id = q.tenant_id and w.function = 'intake-officer' and w.k = 0;
    analyze bench_concern;
    select setval('app.file_seq', (select file_id from bench_concern order by file_id desc limit 1)), setval('app.scope_scope_id_seq', (select max(scope_id) from bench_concern));
    insert into app.scope (tenant_id, scope_id, kind, frame_id, file_id, governing_scope_id) overriding system value
    select tenant_id, scope_id, 'concern', frame_id, file_id, desk_scope_id from bench_concern order by scope_id;
    create temp sequence bench_draft;
    update bench_concern set draft_id = nextval('bench_draft');
    insert into app.concern_draft (tenant_id, draft_id, scope_id, state, danger_now, child_name, child_age, observed, observed_when, first_hand, goes_well, done_so_far, family_knows, reach_me,
                                   created_at, updated_at, sent_at, feedback, feedback_at) overriding system value
    select tenant_id, draft_id, sender_scope_id, 'sent', false, 'Een kind', '7 jaar', 'Het kind vertelt dat het vaak alleen thuis is en dan niet eet.', 'deze week', true,
           'Het kind komt graag naar het spreekuur.', 'Met moeder gebeld.', 'yes', '070 123 45 67', received_at, received_at, received_at, case state when 'weighed' then 'contacting-family' else 'received' end, received_at
      from bench_concern order by draft_id;
    select setval('app.concern_draft_draft_id_seq', (select max(draft_id) from bench_concern));
    insert into app.concern (tenant_id, concern_id, scope_id, desk_id, draft_id, state, sender_held_function_id, danger_now, child_name, child_age, observed, observed_when, first_hand, goes_well,
                             done_so_far, family_knows, reach_me, received_at, look_by, decide_by, outcome, outcome_reason, weighed_by, weighed_at, case_reference)
    select tenant_id, file_id, scope_id, desk_id, draft_id, state, sender_id, false, 'Een kind', '7 jaar', 'Het kind vertelt dat het vaak alleen thuis is en dan niet eet.', 'deze week', true,
           'Het kind komt graag naar het spreekuur.', 'Met moeder gebeld.', 'yes', '070 123 45 67', received_at, received_at::date + 1, received_at::date + 7 + (n % 5)::int,
           case state when 'weighed' then 'case-opened' end, case state when 'weighed' then 'Er is een plan nodig.' end, case state when 'weighed' then weigher_id end,
           case state when 'weighed' then received_at + interval '1 day' end, case state when 'weighed' then 'BEN-2026-' || lpad(i::text, 7, '0') end
      from bench_concern order by file_id`);
}
