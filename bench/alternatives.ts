/**
 * Other shapes of the access rule, each on a copy of the same database and measured in the same rounds as the rule as
 * built. Nothing here is in use: it says what a change would bring, before anybody makes it.
 */
import type pg from 'pg';
import type { Postgres } from '#kernel/postgres/index.ts';
import { floorConnections, floorRound } from './floor.ts';
import { connected } from './connect.ts';
import type { Prepared } from './prepare.ts';
import type { Results } from './results.ts';
import { median } from './round.ts';

interface Alternative {
  readonly name: string;
  readonly apply: (client: pg.Client) => Promise<void>;
}

const actorCall = /\( SELECT authz\.actor\(\) AS actor\)/g;

async function viewText(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ text: string }>(
    `select pg_get_viewdef('authz.my_open'::regclass) as text`,
  );
  const text = rows[0]?.text ?? '';
  if (!actorCall.test(text)) throw new Error('authz.my_open no longer asks authz.actor() who is reading');
  return text;
}

/** Who is reading, written out where the rule asks for it, instead of called: the reader is found by the statement's own plan. */
async function withoutCall(client: pg.Client): Promise<void> {
  const actor = `(select s.professional_id from authz.session s join app.held_function h on h.held_function_id = s.held_function_id
    where s.token_hash = sha256(convert_to(current_setting('perspectief.session', true), 'UTF8'))
      and s.ended_at is null and now() < s.expires_at and now() < s.idle_until and h.valid_from <= now() and (h.valid_to is null or now() < h.valid_to))`;
  await client.query(
    `create or replace view authz.my_open with (security_barrier) as ${(await viewText(client)).replaceAll(actorCall, actor)}`,
  );
}

/** What a grant, its function, basis and frame say, kept beside each line: accepting, revoking and ending would have to write it. */
async function flatLines(client: pg.Client): Promise<void> {
  await client.query(`
    set role authz_owner;
    create table authz.opening as
      select l.tenant_id, l.scope_id, l.professional_id, l.grant_id, g.purpose, g.held_function_id, least(l.level, b.max_level, ff.max_level)::smallint as level, l.cleared,
             g.valid_from, g.valid_until, g.read_until
        from app.access_grant_line l join app.scope sc on sc.scope_id = l.scope_id join app.access_grant g on g.grant_id = l.grant_id
        join app.held_function h on h.held_function_id = g.held_function_id join app.legal_basis b on b.basis_id = g.basis_id
        join app.frame_function ff on ff.frame_id = sc.frame_id and ff.purpose = g.purpose and ff.function = h.function
       where g.accepted_at is not null and g.revoked_at is null and h.valid_to is null;
    create index opening_probe on authz.opening (scope_id, professional_id) include (tenant_id, grant_id, purpose, held_function_id, level, cleared, valid_from, valid_until, read_until);
    create or replace view authz.my_open with (security_barrier) as
      select sc.scope_id, sc.file_id as case_id, least(l.level, case when l.valid_until is null or now() < l.valid_until then 3 else 2 end)::smallint as level, l.grant_id, sc.kind,
             sc.life_domain, l.purpose, l.held_function_id
        from app.scope sc join authz.opening l on l.scope_id = sc.governing_scope_id
       where l.professional_id = (select authz.actor()) and sc.tenant_id = all (array[l.tenant_id])
         and l.purpose = any (string_to_array((select current_setting('perspectief.purposes', true)), ',')) and l.valid_from <= now()
         and (l.valid_until is null or now() < l.read_until) and (not sc.sealed or l.cleared)
         and not exists (select from authz.conflict_of_interest c where c.professional_id = l.professional_id and c.file_id = sc.file_id and c.lifted_at is null);
    reset role`);
  await client.query('vacuum (analyze) authz.opening');
}

const alternatives: readonly Alternative[] = [
  { name: 'as built', apply: async () => {} },
  { name: 'reader written out', apply: withoutCall },
  { name: 'flat lines', apply: flatLines },
  {
    name: 'both',
    apply: async client => {
      await flatLines(client);
      await withoutCall(client);
    },
  },
];

const CONNECTIONS = 8;
const ROUNDS = 5;
const SECONDS = 0.8;

export async function measureAlternatives(
  postgres: Postgres,
  { database, operations }: Prepared,
  say: (line: string) => void,
): Promise<Results['alternatives']> {
  const root = await connected(postgres.adminUrl('postgres'));
  const copies: { readonly name: string; readonly clients: pg.Client[] }[] = [];
  for (const [index, { name, apply }] of alternatives.entries()) {
    const copy = `${database}_rule_${index}`;
    await root.query(`create database ${copy} template ${database}`);
    const client = await connected(postgres.adminUrl(copy));
    await client.query(
      `update authz.session set idle_until = least(expires_at, now() + interval '15 minutes')`,
    );
    await apply(client);
    await client.end();
    copies.push({ name, clients: await floorConnections(postgres.url('app_web', copy), CONNECTIONS) });
  }
  const found: Results['alternatives'] = [];
  for (const [operation, captured] of operations) {
    const rates = copies.map((): number[] => []);
    for (let round = 0; round <= ROUNDS; round++) {
      for (const [index, { clients }] of copies.entries()) {
        const { perSecond } = await floorRound(clients, captured, round === 0 ? SECONDS / 2 : SECONDS);
        if (round > 0) rates[index]?.push(perSecond);
      }
    }
    const [built = []] = rates;
    found.push({
      operation: operation.name,
      reader: operation.reader,
      by: copies.map(({ name }, index) => ({
        name,
        perSecond: median(rates[index] ?? []),
        times: median((rates[index] ?? []).map((rate, round) => rate / (built[round] ?? Number.NaN))),
      })),
    });
  }
  await Promise.all(copies.flatMap(({ clients }) => clients.map(client => client.end())));
  for (const index of alternatives.keys()) await root.query(`drop database ${database}_rule_${index}`);
  await root.end();
  say('alternatives measured');
  return found;
}
