/**
 * A PostgreSQL for a proof, in a temporary folder: migrated, with the content loaded, and copied for each database
 * that `withDatabase()` of test/database.ts gives. Inside `npm test` there is one already; outside, this starts one.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '#kernel/postgres/index.ts';
import { findRunning, isAlive } from '#kernel/postgres/pidfile.ts';
import { endPostgres } from '#kernel/postgres/process.ts';
import { loadContent } from '#src/frames/load.ts';
import { migrate } from '#src/migrate.ts';
import { TEMPLATE, testUrl, withDatabase, type TestDatabase } from '../database.ts';

const PREFIX = 'perspectief-proof-';
const PLACE = 'PERSPECTIEF_TEST_DATABASE';

export async function withPostgres<T>(work: () => Promise<T>): Promise<T> {
  if (process.env[PLACE] !== undefined) return work();
  await sweep();
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  // Root's PostgreSQL runs as another account, which has to pass through.
  chmodSync(folder, 0o711);
  const clear = (): void => removeFolder(folder);
  process.once('exit', clear);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  const postgres = await startPostgres({ directory: join(folder, 'postgres'), durable: false });
  try {
    await run(postgres.adminUrl('postgres'), `create database ${TEMPLATE}`);
    await migrate(postgres.adminUrl(TEMPLATE), () => undefined);
    await loadContent(postgres.adminUrl(TEMPLATE));
    await run(
      postgres.adminUrl('postgres'),
      `alter database ${TEMPLATE} with is_template true allow_connections false`,
    );
    process.env[PLACE] = postgres.adminUrl('postgres');
    return await work();
  } finally {
    delete process.env[PLACE];
    await postgres.stop();
    clear();
  }
}

/** A copy of the prepared database for as long as the work takes. */
export async function inDatabase<T>(work: (database: TestDatabase) => Promise<T>): Promise<T> {
  const database = await withDatabase();
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** A copy of this database, to which nobody may be connected, for as long as the work takes. */
export async function inCopyOf<T>(
  source: TestDatabase,
  work: (database: TestDatabase) => Promise<T>,
): Promise<T> {
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  const from = /\/(\w+)\?/.exec(source.adminUrl)?.[1] ?? '';
  await run(testUrl('postgres', 'postgres'), `create database ${name} template ${from}`);
  try {
    await run(testUrl('postgres', name), `revoke create, temporary on database ${name} from public`);
    return await work({
      adminUrl: testUrl('postgres', name),
      webUrl: testUrl('app_web', name),
      jobsUrl: testUrl('app_jobs', name),
      close: () => Promise.resolve(),
    });
  } finally {
    await run(testUrl('postgres', 'postgres'), `drop database ${name} with (force)`);
  }
}

/** One or more statements, as whoever the address says. */
export async function run(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

/** What runs that were killed left behind. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter(entry => /^perspectief-proof-\d+-/.test(entry))) {
    if (isAlive(Number(name.slice(PREFIX.length).split('-')[0]))) continue;
    const left = join(tmpdir(), name);
    const data = join(left, 'postgres');
    const running = existsSync(data) ? findRunning(realpathSync(data)) : undefined;
    if (running !== undefined) await endPostgres(running.pid);
    removeFolder(left);
  }
}

function removeFolder(folder: string): void {
  // When the temporary folder was closed to PostgreSQL's account, the data are elsewhere and this is a link.
  const data = join(folder, 'postgres');
  if (existsSync(data) && realpathSync(data) !== data)
    rmSync(join(realpathSync(data), '..'), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}

/** `--n 1000000 --seed 1`, as numbers; what is not named has the value given here. */
export function numbersFromArguments<T extends Record<string, number | undefined>>(defaults: T): T {
  const found: Record<string, number | undefined> = { ...defaults };
  const words = process.argv.slice(2);
  for (let at = 0; at < words.length; at += 2) {
    const name = (words[at] ?? '').replace(/^--/, '');
    const value = Number(words[at + 1]);
    if (!(name in defaults) || !Number.isFinite(value)) {
      throw new Error(
        `Use: ${Object.keys(defaults)
          .map(each => `[--${each} number]`)
          .join(' ')}`,
      );
    }
    found[name] = value;
  }
  return found as T;
}
