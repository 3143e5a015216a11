import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';
import { readConfig } from '#kernel/config.ts';
import { readOrganisations, readOrganisationsFile } from '#src/frames/organisations-content.ts';
import { loadContent } from '#src/frames/load.ts';

export type Log = (line: string) => void;

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

const defaultFolder = fileURLToPath(new URL('../migrations', import.meta.url));

/** "migrate" in seven-bit letters; any number will do, as long as every process uses the same one. */
const LOCK = 0x6d696772;

/**
 * Brings a database to the newest revision. Each file runs in a transaction of its own, which begins with
 * writing down the revision: either both are there or neither is. Two processes at once wait for each other.
 */
export async function migrate(
  adminUrl: string,
  log: Log,
  folder = defaultFolder,
): Promise<{ applied: string[] }> {
  const migrations = readMigrations(folder);
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    const landed = await readLanded(client);
    refuseChanges(migrations, landed);
    const applied: string[] = [];
    for (const migration of migrations.filter(({ name }) => !landed.has(name))) {
      await apply(client, migration);
      log(`migration ${migration.name} applied`);
      applied.push(migration.name);
    }
    await migrateQueue(adminUrl);
    return { applied };
  } finally {
    // Ending the connection also gives the lock back.
    await client.end();
  }
}

function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder)
    .filter(name => name.endsWith('.sql'))
    .sort();
  for (const [index, name] of names.entries()) {
    const number = String(index + 1).padStart(4, '0');
    if (!name.startsWith(`${number}-`)) {
      throw new Error(
        `migrations/${name}: the numbers must follow each other, and here ${number} was expected.`,
      );
    }
  }
  return names.map(name => {
    const sql = readFileSync(join(folder, name), 'utf8');
    return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
  });
}

async function readLanded(client: pg.Client): Promise<Map<string, string>> {
  await client.query(`create table if not exists public.perspectief_migrations (
    name text primary key,
    sha256 text not null,
    applied_at timestamptz not null default now()
  )`);
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from public.perspectief_migrations',
  );
  return new Map(rows.map(row => [row.name, row.sha256]));
}

/** What has landed somewhere can no longer change there, so changing the file would make installations differ. */
function refuseChanges(migrations: readonly Migration[], landed: ReadonlyMap<string, string>): void {
  for (const [name, sha256] of landed) {
    const file = migrations.find(migration => migration.name === name);
    if (file === undefined) {
      throw new Error(
        `This database has had migration ${name}, which this version does not know: it belongs to a newer or other version.`,
      );
    }
    if (file.sha256 !== sha256) {
      throw new Error(
        `migrations/${name} was changed after it was applied to this database. ` +
          'Put it back and write the change as a new migration; a demo can also start afresh without its data folder.',
      );
    }
  }
}

async function apply(client: pg.Client, { name, sql, sha256 }: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query('insert into public.perspectief_migrations (name, sha256) values ($1, $2)', [
      name,
      sha256,
    ]);
    const before = await transactionId(client);
    await client.query(sql);
    if ((await transactionId(client)) !== before) {
      throw new Error('it ends the transaction it runs in; leave "begin", "commit" and "rollback" out.');
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(
      `migrations/${name}${lineOf(error, sql)}: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    );
  }
}

async function transactionId(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>('select pg_current_xact_id()::text as id');
  return rows[0]?.id;
}

function lineOf(error: unknown, sql: string): string {
  const position = error instanceof pg.DatabaseError ? Number(error.position) : Number.NaN;
  return Number.isNaN(position) ? '' : `:${sql.slice(0, position).split('\n').length}`;
}

/**
 * The queue has its own migrations. They run as app_jobs, who thereby owns the schema: its tables have row-level
 * security without policies, so that a worker under any other role would silently find no work.
 */
async function migrateQueue(adminUrl: string): Promise<void> {
  const pgPool = new pg.Pool({ connectionString: adminUrl, options: '-c role=app_jobs', max: 2 });
  // Without these two a lost connection would end the process; here the query at hand fails and says so.
  pgPool.on('error', () => undefined);
  pgPool.on('connect', client => client.on('error', () => undefined));
  try {
    await runMigrations({ pgPool, logger: onlyTrouble });
    const { rows } = await pgPool.query<{ owner: string }>(
      `select nspowner::regrole::text as owner from pg_namespace where nspname = 'graphile_worker'`,
    );
    if (rows[0]?.owner !== 'app_jobs') {
      throw new Error(
        `The schema graphile_worker must be owned by app_jobs, not by ${rows[0]?.owner ?? 'nobody'}.`,
      );
    }
  } finally {
    await pgPool.end();
  }
}

const onlyTrouble = new Logger(() => (level, message) => {
  if (level === 'error' || level === 'warning') console.error(message);
});

if (import.meta.main) {
  try {
    const { migrateDatabaseUrl, organisationsFile, demoWanted } = readConfig(process.env);
    if (migrateDatabaseUrl === undefined) {
      throw new Error(
        'Set MIGRATE_DATABASE_URL to the database to migrate, as a role that may create roles, ' +
          'for example postgresql://admin:secret@db.example.nl/perspectief. "npm start" migrates its own database by itself.',
      );
    }
    const { applied } = await migrate(migrateDatabaseUrl, line => console.log(line));
    console.log(applied.length === 0 ? 'Nothing to migrate.' : `${applied.length} migrations applied.`);
    const tenants =
      organisationsFile !== undefined
        ? readOrganisationsFile(pathToFileURL(organisationsFile))
        : demoWanted
          ? readOrganisations()
          : [];
    await loadContent(migrateDatabaseUrl, { tenants });
    console.log('The content is up to date.');
    if (tenants.length === 0) {
      console.log(
        'No controllers were loaded. Set ORGANISATIONS_FILE to a file shaped as content/demo/organisations.json, without accounts; or DEMO=true.',
      );
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
