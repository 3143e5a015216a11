import type pg from 'pg';
import type { Keys } from '#kernel/keys.ts';
import { childKey, nameKey } from '#src/people/index.ts';
import {
  askedAbout,
  birthYear,
  few,
  many,
  misses,
  namesakes,
  reference,
  seen,
  surname,
  type World,
} from './world.ts';

/** A reader's cases as SQL over the number of the case: which role, and what keeps the last ones from being seen. */
const rolesOf = (name: 'few' | 'many', reader: typeof few | typeof many): string => {
  const missing = reader.from + seen(reader);
  const upTo = (count: number): number => reader.from + count - 1;
  const ranges = [
    `select '${name}', 'lead', null, ${reader.from}, ${upTo(reader.lead)}`,
    `select '${name}', 'deputy', null, ${upTo(reader.lead) + 1}, ${upTo(reader.lead + reader.deputy)}`,
    `select '${name}', 'team', null, ${upTo(reader.lead + reader.deputy) + 1}, ${upTo(seen(reader))}`,
    ...misses.map((miss, index) => {
      const role = miss === 'conflict' ? 'deputy' : miss === 'predecessor' ? 'predecessor' : 'team';
      const from = missing + index * reader.missed;
      return `select '${name}', '${role}', '${miss}', ${from}, ${from + reader.missed - 1}`;
    }),
  ];
  return ranges.join(' union all ');
};

/** Keyed names by number, as the server computes them: no two numbers share one, so a search costs the same at every size. */
async function loadNames(client: pg.Client, { cases }: World, keys: Keys): Promise<void> {
  await client.query(
    'create temp table bench_name (number bigint, surname text, year smallint, child smallint, key bytea)',
  );
  const chunk = 10_000;
  for (let from = 1; from <= cases; from += chunk) {
    const numbers = Array.from({ length: Math.min(chunk, cases - from + 1) }, (_, index) => from + index);
    const rows = numbers.flatMap(number =>
      ([0, 1] as const).map(child => ({
        number,
        child,
        name: surname(number),
        year: birthYear(number, child),
      })),
    );
    await client.query(
      `insert into bench_name (number, surname, year, child, key) select * from unnest($1::bigint[], $2::text[], $3::smallint[], $4::smallint[], $5::bytea[])`,
      [
        rows.map(row => row.number),
        rows.map(row => row.name),
        rows.map(row => row.year),
        rows.map(row => row.child),
        rows.map(row => Buffer.from(nameKey(keys, row.name, row.year))),
      ],
    );
  }
  await client.query('create index on bench_name (number, child); analyze bench_name');
}

export async function loadCases(client: pg.Client, world: World, keys: Keys): Promise<void> {
  const { cases, ownCases, tenants, seed } = world;
  await loadNames(client, world, keys);
  // file, scope and grant numbers are given out in blocks: five scopes and five grants a case, some of them unused
  await client.query(`
    create temp table bench_role (reader text, role text, miss text, first int, last int);
    insert into bench_role ${rolesOf('few', few)} union all ${rolesOf('many', many)};
    create temp table bench_base as select (select last_value from app.file_seq) as file, (select max(scope_id) from app.scope) as scope, (select max(grant_id) from app.access_grant) as grnt;
    create temp table bench_case as
    select i, t.tenant_id, i % 20 as shape, case when i <= ${ownCases} then i else 1 + (i - ${ownCases} - 1) / ${tenants - 1} end as j,
           base.file + i as file_id, base.scope + (i - 1) * 5 as scope_id, base.grnt + (i - 1) * 5 as grant_id, overlay(overlay(md5('case ${seed} ' || i) placing '4' from 13) placing '8' from 17)::uuid as public_id,
           r.reader, r.role, r.miss,
           case when r.reader is null then i % 20 in (18, 19, 0) else r.role = 'team' end as attendance,
           case when i between ${namesakes * 9 + 1} and ${namesakes * 9 + 100} then i - ${namesakes * 9} else i end as name_number,
           1 + i % 2 as children, i % 20 in (5, 15) as sealed, (1 + i % 8)::smallint as phase, now() - make_interval(days => 1 + i % 300) as opened_at
      from generate_series(1, ${cases}) i
      join bench_tenant t on t.k = case when i <= ${ownCases} then 0 else 1 + (i - ${ownCases} - 1) % ${tenants - 1} end
      left join bench_role r on i between r.first and r.last
     cross join bench_base base;
    create index on bench_case (i); analyze bench_case;
    select setval('app.file_seq', (select file from bench_base) + ${cases}), setval('app.scope_scope_id_seq', (select scope from bench_base) + ${cases} * 5),
           setval('app.access_grant_grant_id_seq', (select grnt from bench_base) + ${cases} * 5);

    create temp table bench_scope as
    select c.i, c.tenant_id, c.scope_id + p.k as scope_id, p.kind, p.life_domain, p.k, c.file_id,
           (select frame_id from app.frame where code = case when c.attendance then 'leerplicht' else 'jeugd-lokaal' end order by version desc limit 1) as frame_id
      from bench_case c
     cross join (values (1, 'headline', null, null), (2, 'domain', 'care', 'school-work'), (3, 'domain', 'upbringing', 'safety'), (4, 'domain', 'safety', null), (5, 'sealed', null, null))
           p0 (k, kind, youth, school)
     cross join lateral (select p0.k, p0.kind, case when c.attendance then p0.school else p0.youth end as life_domain) p
     where (p.kind <> 'domain' or p.life_domain is not null) and (p.kind <> 'sealed' or c.sealed);
    create index on bench_scope (i); analyze bench_scope;
    insert into app.scope (tenant_id, scope_id, kind, frame_id, file_id, governing_scope_id, life_domain, sealed) overriding system value
    select tenant_id, scope_id, kind, frame_id, file_id, scope_id, life_domain, kind = 'sealed' from bench_scope order by scope_id;

    create temp table bench_grant as
    select c.i, c.tenant_id, c.file_id, c.scope_id + 1 as scope_id, c.grant_id + g.slot as grant_id, g.slot, c.attendance, s.professional_id, s.held_function_id, s.organisation_id, s.function,
           case g.slot when 1 then case when c.phase > 3 then 'director' else 'first-contact' end when 2 then 'deputy' when 5 then 'first-contact' else 'team' end as kind,
           case when g.slot in (1, 2, 5) then case when c.attendance then 'attendance-appointment' else 'youth-appointment' end
                when g.slot = 3 then case when c.attendance then 'attendance-help' else 'youth-second-reader' end
                else case when c.attendance then 'attendance-team-manager' else 'youth-family-permission' end end as basis,
           case when g.slot = 5 then 'predecessor' when g.slot < 3 then 'appointed' when g.slot = 3 and c.role = 'team' then coalesce(c.miss, 'live')
                when c.shape = 3 then 'reading' when c.shape = 7 then 'over' when c.shape = 11 then 'revoked' when c.shape = 13 and g.slot = 4 then 'invited' else 'live' end as state,
           c.opened_at
      from bench_case c
      join bench_staff_count directors on directors.tenant_id = c.tenant_id and directors.function = case when c.attendance then 'attendance-officer' else 'case-director' end
     cross join generate_series(1, 5) g (slot)
     cross join lateral (select case when c.attendance then 'attendance-officer' else 'case-director' end as lead, c.j % directors.n as lead_k,
                                case g.slot when 3 then case when c.attendance then 'case-director' else 'behavioural-expert' end
                                            when 4 then case when c.attendance then 'team-manager' else 'youth-nurse' end end as team) f
      join bench_staff_count count on count.tenant_id = c.tenant_id and count.function = coalesce(f.team, f.lead)
      join bench_staff s on s.tenant_id = c.tenant_id
       and case when (g.slot = 1 and c.role = 'lead') or (g.slot = 2 and c.role = 'deputy') or (g.slot = 3 and c.role = 'team') or g.slot = 5 then s.reader = c.reader
                else s.function = coalesce(f.team, f.lead)
                     and s.k = case g.slot when 1 then f.lead_k when 2 then (f.lead_k + 1 + (c.j / count.n) % (count.n - 1)) % count.n else c.j % count.n end end
     where g.slot <> 5 or c.role = 'predecessor';
    create index on bench_grant (grant_id); analyze bench_grant;
    insert into app.access_grant (tenant_id, grant_id, kind, scope_id, file_id, professional_id, held_function_id, purpose, basis_id, reason, given_on, valid_from, valid_until, read_until,
                                  accepted_at, revoked_at, revoke_reason) overriding system value
    select g.tenant_id, g.grant_id, g.kind, g.scope_id, g.file_id, g.professional_id, g.held_function_id, b.purpose, b.basis_id, 'Nodig voor het plan van dit gezin', t.valid_from::date, t.valid_from,
           case when g.kind = 'team' then t.valid_until end, case when g.kind = 'team' then t.valid_until + interval '7 days' end,
           case when g.state <> 'invited' then t.valid_from end, case when g.state in ('revoked', 'predecessor') then now() - interval '3 days' end,
           case when g.state in ('revoked', 'predecessor') then 'Opgevolgd' end
      from bench_grant g join bench_basis b on b.tenant_id = g.tenant_id and b.code = g.basis
     cross join lateral (select case g.state when 'over' then now() - interval '90 days' when 'future' then now() + interval '2 days'
                                             else greatest(g.opened_at, now() - interval '60 days') end as valid_from,
                                case g.state when 'over' then now() - interval '20 days' when 'reading' then now() - interval '1 hour' else now() + interval '40 days' end as valid_until) t
     order by g.grant_id;
    insert into app.access_grant_line (tenant_id, grant_id, scope_id, professional_id, level, cleared)
    select g.tenant_id, g.grant_id, s.scope_id, g.professional_id, case when g.slot in (1, 2, 5) then 3 when s.kind = 'headline' then 1 else 2 end, g.slot = 1 and s.kind = 'sealed'
      from bench_grant g join bench_scope s on s.i = g.i
     where g.slot = 1 or (s.kind <> 'sealed' and (g.slot in (2, 5) or s.k <= case g.slot when 3 then 3 when 4 then case when g.attendance then 1 else 2 end end))
     order by g.grant_id, s.scope_id;
    insert into authz.conflict_of_interest (tenant_id, professional_id, file_id, recorded_by)
    select g.tenant_id, g.professional_id, g.file_id, g.professional_id from bench_grant g join bench_case c on c.i = g.i and c.miss = 'conflict' and g.slot = 2;
    insert into authz.conflict_of_interest (tenant_id, professional_id, file_id, recorded_by)
    select c.tenant_id, s.professional_id, c.file_id, s.professional_id
      from bench_case c join bench_staff_count n on n.tenant_id = c.tenant_id and n.function = 'behavioural-expert'
      join bench_staff s on s.tenant_id = c.tenant_id and s.function = 'behavioural-expert' and s.k = (c.j + 1) % n.n
     where c.i % 40 = 2`);
  await loadRecords(client);
  await sealSome(client, keys);
}

/** What is opened in the bench must open: the address of a child of each reader's first case, and the one that the privacy officer asks about. */
async function sealSome(client: pg.Client, keys: Keys): Promise<void> {
  const numbers = [few.from, many.from + 10];
  const { rows } = await client.query<{ child_id: string; case_id: string; public_id: string }>(
    'select k.child_id, k.case_id, c.public_id from app.case_file c join app.case_child k on k.tenant_id = c.tenant_id and k.case_id = c.case_id where c.reference = any ($1)',
    [numbers.map(reference)],
  );
  for (const { child_id, public_id } of rows) {
    const address = keys.seal(
      JSON.stringify(['Voorbeeldstraat 1', '1234 AB Duinveen']),
      `case-child:${public_id}:address`,
    );
    await client.query('update app.child_address set address = $2 where child_id = $1', [
      child_id,
      Buffer.from(address),
    ]);
  }
  await client.query(
    'update app.person_file set person_key = $2 where ctid = (select ctid from app.person_file where file_id = $1 limit 1)',
    [rows[0]?.case_id, Buffer.from(childKey(keys, askedAbout))],
  );
}

async function loadRecords(client: pg.Client): Promise<void> {
  await client.query(`
    -- the same numbers at every size: what is due on one day is read in the order of its number
    create function pg_temp.drawn(variadic what text[]) returns uuid language sql as
      $$ select overlay(overlay(md5(array_to_string(what, ' ')) placing '4' from 13) placing '8' from 17)::uuid $$;
    insert into app.case_file (tenant_id, case_id, public_id, reference, scope_id, frame_id, phase, headline, opened_at, opened_because, parents_informed, parents_informed_on, next_look_back_on,
                               lead_grant_id, deputy_grant_id, lead_role, lead_professional_id)
    select c.tenant_id, c.file_id, c.public_id, 'BEN-2026-' || lpad(c.i::text, 7, '0'), c.scope_id + 1, s.frame_id, c.phase, 'Afspraken over rust thuis en hulp bij opvoeden', c.opened_at,
           'De zorgen zijn herkend en vragen om een plan met het gezin.', 'by-first-contact', least(c.opened_at::date + 3, current_date), current_date + (c.i % 150)::int, c.grant_id + 1, c.grant_id + 2, g.kind, g.professional_id
      from bench_case c join bench_scope s on s.scope_id = c.scope_id + 1 join bench_grant g on g.grant_id = c.grant_id + 1 order by c.i;
    insert into app.case_child (tenant_id, case_id, scope_id, given_names, surname, birth_year, birth_month, birth_day, municipality, secret, bsn, name_key)
    select c.tenant_id, c.file_id, c.scope_id + 1, (array['Noor', 'Sem', 'Yara', 'Daan', 'Mila', 'Bram', 'Lotte'])[1 + (c.i + k) % 7], n.surname, n.year, 1 + c.i % 12, 1 + c.i % 28, 'Duinveen',
           c.sealed and k = 0, decode(repeat(md5(c.i || 'bsn' || k), 2), 'hex'), n.key
      from bench_case c cross join lateral generate_series(0, c.children - 1) k join bench_name n on n.number = c.name_number and n.child = k order by c.i, k;
    analyze app.case_child;
    insert into app.child_address (tenant_id, child_id, scope_id, address)
    select k.tenant_id, k.child_id, case when k.secret then k.scope_id + 4 else k.scope_id end, decode(repeat(md5(k.child_id || 'address'), 4), 'hex') from app.case_child k order by k.child_id;
    insert into app.person_file (tenant_id, person_key, file_id, frame_code, kind, scope_id)
    select k.tenant_id, decode(repeat(md5('person' || k.child_id), 2), 'hex'), k.case_id, f.code, 'case', k.scope_id
      from app.case_child k join bench_scope s on s.scope_id = k.scope_id join app.frame f on f.frame_id = s.frame_id order by k.child_id;
    insert into app.fact (tenant_id, case_id, scope_id, kind, side, words, observer, observed_when, source_organisation_id, source_conditions, recorded_at)
    select c.tenant_id, c.file_id, c.scope_id + x.k, x.kind, x.side, x.words, 'Leerkracht', 'vorige week', g.organisation_id, 'Doorgegeven aan het aanmeldpunt', c.opened_at
      from bench_case c join bench_grant g on g.grant_id = c.grant_id + 1
     cross join (values (2, 'observation', 'worry', 'Het kind komt vaak zonder eten op school en valt in de les in slaap. Dat is deze maand vier keer gezien.'),
                        (3, 'told-by', 'worry', 'Er is thuis veel ruzie, vertelt het kind. Het slaapt dan bij de buren en durft niet naar huis.'),
                        (2, 'observation', 'goes-well', 'Oma haalt het kind elke woensdag op. Het kind vertelt daar graag over.')) x (k, kind, side, words) order by c.i, x.k;
    insert into app.goal (tenant_id, case_id, scope_id, words, whose, created_at)
    select c.tenant_id, c.file_id, c.scope_id + 2, 'Wij willen dat er thuis weer rust is en dat iedereen slaapt.', 'de ouders', c.opened_at from bench_case c order by c.i;
    analyze app.goal;
    insert into app.agreement (tenant_id, public_id, case_id, scope_id, goal_id, kind, what, keeper_professional_id, keeper_held_function_id, keeper_name, due_on, state, next_check_on, created_at)
    select c.tenant_id, pg_temp.drawn('agreement', c.i::text, a::text), c.file_id, c.scope_id + 1 + a, goal.goal_id, case a when 1 then 'help' else 'safety' end, case a when 1 then 'Belt elke maandag met moeder' else 'Brengt de kinderen bij ruzie naar oma' end,
           case a when 1 then g.professional_id end, case a when 1 then g.held_function_id end, case a when 2 then 'tante van het kind' end, current_date + (c.i % 60)::int - 3,
           case when a = 2 and c.shape % 3 = 0 then 'kept' else 'open' end, case a when 2 then current_date + (c.i % 7)::int end, c.opened_at
      from bench_case c join bench_grant g on g.grant_id = c.grant_id + 1 join app.goal goal on goal.scope_id = c.scope_id + 2 cross join generate_series(1, 2) a order by c.i, a;
    insert into app.disclosure (tenant_id, scope_id, file_id, grant_id, from_organisation_id, to_organisation_id, what, basis_id, conditions, family_told)
    select g.tenant_id, g.scope_id, g.file_id, g.grant_id, l.organisation_id, g.organisation_id, '[{"part": "care", "level": 2}]', b.basis_id, 'Alleen voor dit plan', 'De ouders weten het'
      from bench_grant g join bench_grant l on l.i = g.i and l.slot = 1 join bench_basis b on b.tenant_id = g.tenant_id and b.code = g.basis
     where g.organisation_id <> l.organisation_id order by g.grant_id;
    insert into app.journal (tenant_id, looked_at, kind, act, scope_id, file_id, grant_id, purpose, professional_id, held_function_id, organisation_id, function, trace_id)
    select g.tenant_id, g.opened_at + interval '1 day', case g.slot when 1 then 'opened' else 'listed' end, case g.slot when 1 then 'cases.open' else 'cases.list' end, s.scope_id, g.file_id, g.grant_id,
           b.purpose, g.professional_id, g.held_function_id, g.organisation_id, g.function, md5(g.grant_id::text)
      from bench_grant g join bench_scope s on s.i = g.i and (g.slot = 1 or (g.slot = 2 and s.kind = 'headline')) join bench_basis b on b.tenant_id = g.tenant_id and b.code = g.basis
     order by g.opened_at`);
}
