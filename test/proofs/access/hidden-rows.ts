/**
 * Hidden rows change nothing: what a reader gets, in which order and how many, is the same before and after fifty
 * cases were added that are not for this reader.
 */
import type pg from 'pg';
import type { TestDatabase } from '../../database.ts';
import type { Scope } from '../../reference-model.ts';
import { connect } from './compare.ts';
import { createNearMissWorld, type Context } from './near-miss-world.ts';
import { createRandom } from './random.ts';
import { prepareDatabase, readables, storeWorld } from './store-world.ts';

const HIDDEN_CASES = 50;

export async function hiddenRowsChangeNothing({ adminUrl }: TestDatabase, seed: number): Promise<string[]> {
  const random = createRandom(seed, 0xffff);
  const made = createNearMissWorld(random);
  const client = await connect(adminUrl);
  try {
    await prepareDatabase(client);
    await client.query('begin');
    await storeWorld(client, made, random);
    await client.query('analyze');
    const reading = async (): Promise<Map<Context, string[]>> => {
      await client.query('set local role app_web');
      const found = new Map<Context, string[]>();
      for (const context of made.contexts) found.set(context, await readAll(client, context));
      await client.query('reset role');
      return found;
    };
    const before = await reading();
    await addHiddenCases(client, made.world.scopes);
    return compare(before, await reading());
  } finally {
    await client.end();
  }
}

function compare(before: ReadonlyMap<Context, string[]>, after: ReadonlyMap<Context, string[]>): string[] {
  const seen = [...before.values()].flat().length;
  if (seen < 1_000) return [`vacuous: the readers of the hidden-rows test saw only ${seen} rows`];
  for (const [context, rows] of before) {
    const now = after.get(context) ?? [];
    const at = rows.findIndex((row, index) => row !== now[index]);
    if (at === -1 && now.length === rows.length) continue;
    return [
      `hidden rows show: ${HIDDEN_CASES} hidden cases changed what "${context.token}" reads, from row ${at}:\n` +
        `  before ${rows[at] ?? '(nothing)'}\n  after  ${now[at === -1 ? rows.length : at] ?? '(nothing)'}`,
    ];
  }
  console.log(`${HIDDEN_CASES} hidden cases changed none of ${seen} rows read`);
  return [];
}

/** Everything there is for this reader: each table in its natural order and by scope, how many, and the openings. */
async function readAll(client: pg.Client, { token, purposes }: Context): Promise<string[]> {
  const found: string[] = [];
  await client.query('select from authz.enter($1, $2, $3)', [token, purposes.join(','), 'proof']);
  const tables = [...readables.map(({ table }) => table), 'scope', 'access_grant', 'access_grant_line'];
  const texts = tables.flatMap(table => [
    `select '${table}', to_jsonb(t)::text as row from app.${table} t`,
    `(select '${table} by scope', to_jsonb(t)::text from app.${table} t order by scope_id desc limit 25)`,
    `select '${table} in all', count(*)::text from app.${table}`,
  ]);
  texts.push(`(select 'openings', to_jsonb(o)::text from authz.my_open o order by scope_id, grant_id)`);
  for (const text of texts) {
    const { rows } = await client.query<string[]>({ name: text.slice(0, 60), text, rowMode: 'array' });
    found.push(...rows.map(row => row.join(': ')));
  }
  return found;
}

/** Cases of the same controllers and frames, full of rows, worked on by people who are nobody else here. */
async function addHiddenCases(admin: pg.Client, scopes: readonly Scope[]): Promise<void> {
  const first = 500_000;
  const [like] = scopes;
  if (like === undefined) throw new Error('a world without scopes');
  await admin.query(
    `insert into app.scope (tenant_id, scope_id, kind, frame_id, file_id, governing_scope_id) overriding system value
     select $1, i, 'headline', $2, i, i from generate_series($3::bigint, $3::bigint + ${HIDDEN_CASES - 1}) i`,
    [like.tenant, like.frame, first],
  );
  await admin.query(
    `insert into app.access_grant (tenant_id, grant_id, kind, scope_id, file_id, professional_id, held_function_id, purpose, basis_id, reason, accepted_at)
     overriding system value select $1, i, 'director', i, i, 999999, 999999, 'help', 1, 'hidden', now() from generate_series($2::bigint, $2::bigint + ${HIDDEN_CASES - 1}) i`,
    [like.tenant, first],
  );
  await admin.query(
    `insert into app.access_grant_line (tenant_id, grant_id, scope_id, professional_id, level, cleared)
     select $1, i, i, 999999, 3, true from generate_series($2::bigint, $2::bigint + ${HIDDEN_CASES - 1}) i`,
    [like.tenant, first],
  );
  for (const { table, key } of readables) {
    await admin.query(
      `insert into app.${table} (tenant_id, ${key}, scope_id) overriding system value
       select $1, id, id from generate_series($2::bigint, $2::bigint + ${HIDDEN_CASES - 1}) id`,
      [like.tenant, first],
    );
  }
}
