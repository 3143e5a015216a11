/** After it all: the database is away for a while and comes back, nothing is lost, nothing can be taken back. */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { leakIn } from './canaries.ts';
import type { Judge } from './judge.ts';
import { nameOf, succeeded } from './outcome.ts';
import { askAll } from './rounds.ts';
import { MAX_CONNECTIONS, type Scene } from './scene.ts';
import type { Tally } from './tally.ts';

export async function outage(scene: Scene, seed: number): Promise<{ asked: number; faults: string[] }> {
  scene.door.shut();
  const outcomes = await askAll(scene, seed + 1, ({ route }) => 'look' in route.access);
  scene.door.open();
  const faults = outcomes.flatMap(outcome => [
    ...(outcome.reply.status === 503 ? [] : [`without a database: ${nameOf(outcome)}`]),
    ...(leakIn(outcome.reply.bytes) === undefined
      ? []
      : [`without a database, and words: ${nameOf(outcome)}`]),
  ]);
  return { asked: outcomes.length, faults };
}

/** Every request once more, with nothing planned: all of them succeed, and are journaled as they should. */
export async function recovery(
  scene: Scene,
  { seed, judge, tally }: { readonly seed: number; readonly judge: Judge; readonly tally: Tally },
): Promise<number> {
  const outcomes = await askAll(scene, seed + 2, () => true);
  await judge(outcomes);
  for (const outcome of outcomes.filter(each => !succeeded(each)))
    tally.say(`it did not recover: ${nameOf(outcome)}`);
  return outcomes.length;
}

/** Every connection of the server is back where it belongs, and none is left behind in the database. */
export async function connectionsLeft({ pool, admin }: Scene): Promise<string[]> {
  let backends = -1;
  for (let tries = 0; tries < 50; tries += 1) {
    const { rows } = await admin.query<{ n: string; lost: string }>(
      `select count(*) as n, count(*) filter (where state <> 'idle') as lost from pg_stat_activity
        where usename = 'app_web' and application_name = 'perspectief-web' and datname = current_database() and client_port is not null`,
    );
    backends = Number(rows[0]?.n);
    const back = pool.idleCount === pool.totalCount && pool.waitingCount === 0;
    if (back && pool.totalCount <= MAX_CONNECTIONS && Number(rows[0]?.lost) === 0) return [];
    await sleep(100);
  }
  return [
    `connections are lost: ${pool.totalCount} in the pool, ${pool.idleCount} of them idle, ${pool.waitingCount} wait, ${backends} in the database`,
  ];
}

const changes = [
  `update app.journal set act = 'nothing'`,
  'delete from app.journal',
  'truncate app.journal',
  `update app.journal_search set act = 'nothing'`,
  'delete from app.journal_search',
  'truncate app.journal_search',
  'alter table app.journal disable trigger all',
];

/** Who runs the server cannot take a row of the journal back, nor may anybody else who can sign in. */
export async function insertOnly({ database, admin }: Scene): Promise<string[]> {
  const faults: string[] = [];
  for (const url of [database.webUrl, database.jobsUrl]) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    for (const text of changes) {
      const refused = await client.query(text).then(
        () => 'done',
        (error: unknown) => (error instanceof pg.DatabaseError ? error.code : String(error)),
      );
      if (refused !== '42501') faults.push(`"${text}" as ${client.user ?? ''}: ${refused ?? ''}`);
    }
    await client.end();
  }
  const { rows } = await admin.query<{ role: string; may: string }>(
    `select r.role, p.may from (values ('app_web'), ('app_jobs'), ('authz_owner')) r (role),
            (values ('update'), ('delete'), ('truncate')) p (may), (values ('app.journal'), ('app.journal_search')) t (name)
      where has_table_privilege(r.role, t.name, p.may) or (p.may = 'update' and has_any_column_privilege(r.role, t.name, 'update'))`,
  );
  for (const { role, may } of rows) faults.push(`${role} has the right to ${may} in the journal`);
  return faults;
}

/** What stood in the journal stands there still. */
export async function rowsLost({ admin }: Scene, tally: Tally): Promise<string[]> {
  const { rows } = await admin.query<{ n: string }>(
    'select (select count(*) from app.journal where trace_id = any ($1)) + (select count(*) from app.journal_search where trace_id = any ($1)) as n',
    [[...tally.traces]],
  );
  const now = Number(rows[0]?.n);
  return now === tally.rows ? [] : [`the journal had ${tally.rows} rows and has ${now}`];
}
