import type pg from 'pg';
import type { World } from './world.ts';

/** One professional for so many cases, and at least so many. Each function works at the organisation named by its code. */
const functions = [
  { function: 'case-director', organisation: 'gemeente', cases: 25, least: 4 },
  { function: 'attendance-officer', organisation: 'gemeente', cases: 100, least: 3 },
  { function: 'behavioural-expert', organisation: 'gemeente', cases: 100, least: 2 },
  { function: 'youth-nurse', organisation: 'jgz', cases: 100, least: 2 },
  { function: 'youth-protection-officer', organisation: 'gi', cases: 200, least: 1 },
  { function: 'team-manager', organisation: 'gemeente', cases: 500, least: 1 },
  { function: 'intake-officer', organisation: 'gemeente', cases: 2_000, least: 2 },
  { function: 'privacy-officer', organisation: 'gemeente', cases: 1_000_000, least: 1 },
];

const readers = [
  { reader: 'few', function: 'case-director', organisation: 'gemeente' },
  { reader: 'many', function: 'case-director', organisation: 'gemeente' },
  { reader: 'nurse', function: 'youth-nurse', organisation: 'jgz' },
  { reader: 'intake', function: 'intake-officer', organisation: 'gemeente' },
  { reader: 'privacy', function: 'privacy-officer', organisation: 'gemeente' },
  { reader: 'manager', function: 'application-manager', organisation: 'gemeente' },
];

/**
 * Controllers with their bases and desk, organisations, professionals, functions, and the standing grants that the
 * database itself gives with a function. Leaves the temporary tables bench_tenant, bench_basis and bench_staff behind.
 */
export async function loadStaff(client: pg.Client, { tenants, cases, ownCases }: World): Promise<void> {
  await client.query(`
    insert into app.tenant (code, name, kind, school_region)
    select 'bench-' || lpad(k::text, 2, '0'), 'Gemeente ' || k, 'municipality', (array['noord', 'midden', 'zuid'])[1 + k % 3]
      from generate_series(0, ${tenants - 1}) k order by k;
    create temp table bench_tenant as
      select row_number() over (order by code) - 1 as k, tenant_id,
             case code when 'bench-00' then ${ownCases} else (${cases - ownCases} + ${tenants - 2}) / ${tenants - 1} end as cases
        from app.tenant where code like 'bench-%';
    insert into app.organisation (tenant_id, code, name, is_controller)
    select t.tenant_id, o.code, o.code || ' ' || t.k, o.code = 'gemeente' from bench_tenant t cross join (values ('gemeente'), ('jgz'), ('gi')) o (code)
     order by t.k;
    insert into app.legal_basis (tenant_id, frame_id, code, purpose, kind, receivers, max_level, same_controller_only, document, review_by)
    select t.tenant_id, b.frame_id, b.code, b.purpose, b.kind, b.receivers, b.max_level, b.same_controller_only, b.document, b.review_by
      from bench_tenant t cross join app.legal_basis b join app.tenant d on d.tenant_id = b.tenant_id and d.code = 'duinveen'
     order by t.k, b.basis_id;
    select authz.ensure_desk(tenant_id, 'jeugd-lokaal', 'Aanmeldpunt') from bench_tenant order by k;
    create temp table bench_basis as
      select b.tenant_id, b.code, b.basis_id, b.frame_id, b.purpose from app.legal_basis b join bench_tenant using (tenant_id);
    create temp table bench_staff (tenant_id integer, function text, k bigint, reader text, subject text, code text)`);
  await client.query(
    `insert into bench_staff
     select t.tenant_id, f.function, g.nr, null, concat_ws('-', 'bench', t.k, f.function, g.nr), f.organisation
       from bench_tenant t cross join jsonb_to_recordset($1) f (function text, organisation text, cases int, least int)
       cross join lateral generate_series(0, greatest(f.least, t.cases / f.cases) - 1) g (nr)
     union all
     select t.tenant_id, f.function, null, f.reader, 'bench-reader-' || f.reader, f.organisation
       from bench_tenant t cross join jsonb_to_recordset($2) f (reader text, function text, organisation text) where t.k = 0`,
    [JSON.stringify(functions), JSON.stringify(readers)],
  );
  await client.query(`
    insert into app.professional (tenant_id, issuer, subject) select tenant_id, 'bench', subject from bench_staff order by tenant_id, subject;
    insert into app.held_function (tenant_id, professional_id, organisation_id, function, label, phone, working_days, valid_from)
    select s.tenant_id, p.professional_id, o.organisation_id, s.function, initcap(replace(s.function, '-', ' ')) || ' ' || coalesce(s.k::text, s.reader), '070 123 45 67',
           'ma, di, do', now() - interval '400 days'
      from bench_staff s join app.professional p on p.tenant_id = s.tenant_id and p.subject = s.subject
      join app.organisation o on o.tenant_id = s.tenant_id and o.code = s.code
     order by s.tenant_id, s.subject;
    analyze app.held_function, app.professional, app.scope, app.legal_basis, app.access_grant, app.access_grant_line;
    select count(authz.give_standing(h.held_function_id)) from app.held_function h join bench_tenant using (tenant_id);
    alter table bench_staff add professional_id bigint, add held_function_id bigint, add organisation_id bigint, add own_scope_id bigint;
    update bench_staff s set professional_id = p.professional_id, held_function_id = h.held_function_id, organisation_id = h.organisation_id,
           own_scope_id = (select g.scope_id from app.access_grant g where g.held_function_id = h.held_function_id and g.purpose = 'own-messages')
      from app.professional p join app.held_function h on h.professional_id = p.professional_id where p.tenant_id = s.tenant_id and p.subject = s.subject;
    create index on bench_staff (tenant_id, function, k);
    create temp table bench_staff_count as select tenant_id, function, count(*) as n from bench_staff where k is not null group by 1, 2;
    analyze bench_staff; analyze bench_staff_count; analyze bench_tenant; analyze bench_basis`);
}
