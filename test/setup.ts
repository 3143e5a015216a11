// Runs once around all test files: a PostgreSQL with a prepared database, a browser, the built web client.
// What the tests need of it they get through the environment; see database.ts and browser.ts.
import { chmodSync, existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startPostgres, type Postgres } from '#kernel/postgres/index.ts';
import { findRunning, isAlive } from '#kernel/postgres/pidfile.ts';
import { endPostgres } from '#kernel/postgres/process.ts';
import { loadContent } from '#src/frames/load.ts';
import { migrate } from '#src/migrate.ts';
import { buildWeb } from '#src/start/web.ts';
import { prepareChromium } from './chromium.ts';
import { TEMPLATE } from './database.ts';

const PREFIX = 'perspectief-test-';

let folder: string | undefined;
let postgres: Postgres | undefined;

export async function globalSetup(): Promise<void> {
  await sweep();
  const own = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  folder = own;
  // Root's PostgreSQL runs as another account, which has to pass through.
  chmodSync(own, 0o711);
  // The runner answers Ctrl-C by ending without a teardown, and during the set-up it does not answer at all.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => setTimeout(() => process.exit(1), 1_000).unref());
  }
  process.once('exit', removeAtOnce);
  await Promise.all([
    attempt('DATABASE', () => prepareDatabase(own)),
    attempt('BROWSER', () => prepareBrowser(own)),
    attempt('WEB', buildWebClient),
  ]);
}

/** What fails here is said at once, and fails the tests that need it; the others can still run. */
async function attempt(what: 'DATABASE' | 'BROWSER' | 'WEB', work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    process.env[`PERSPECTIEF_TEST_${what}_PROBLEM`] = problem;
    console.error(problem);
  }
}

export async function globalTeardown(): Promise<void> {
  await postgres?.stop();
  if (folder !== undefined) removeFolder(folder);
  folder = undefined;
}

/** The last moment of this process, in which nothing can be awaited. PostgreSQL has been told to end by then. */
function removeAtOnce(): void {
  if (folder === undefined) return;
  const pidFile = join(folder, 'postgres', 'postmaster.pid');
  const until = Date.now() + 3_000;
  const idle = new Int32Array(new SharedArrayBuffer(4));
  while (existsSync(pidFile) && Date.now() < until) Atomics.wait(idle, 0, 0, 20);
  removeFolder(folder);
}

async function prepareDatabase(own: string): Promise<void> {
  postgres = await startPostgres({ directory: join(own, 'postgres'), durable: false });
  const client = new pg.Client({ connectionString: postgres.adminUrl('postgres') });
  await client.connect();
  try {
    await client.query(`create database ${TEMPLATE}`);
    const template = postgres.adminUrl(TEMPLATE);
    await migrate(template, () => undefined);
    await loadContent(template);
    await client.query(`alter database ${TEMPLATE} with is_template true allow_connections false`);
  } finally {
    await client.end();
  }
  process.env['PERSPECTIEF_TEST_DATABASE'] = postgres.adminUrl('postgres');
}

async function prepareBrowser(own: string): Promise<void> {
  const chromium = await prepareChromium(own);
  if (chromium !== undefined) process.env['PERSPECTIEF_TEST_CHROMIUM'] = chromium;
}

async function buildWebClient(): Promise<void> {
  const web = fileURLToPath(new URL('../web/index.html', import.meta.url));
  if (existsSync(web)) await buildWeb(() => undefined);
}

/** What runs that were killed left behind. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter(entry => entry.startsWith(PREFIX))) {
    if (isAlive(Number(name.slice(PREFIX.length).split('-')[0]))) continue;
    const left = join(tmpdir(), name);
    const running = existsSync(join(left, 'postgres'))
      ? findRunning(realpathSync(join(left, 'postgres')))
      : undefined;
    if (running !== undefined) await endPostgres(running.pid);
    removeFolder(left);
  }
}

function removeFolder(path: string): void {
  // When the temporary folder was closed to PostgreSQL's account, the data are elsewhere and this is a link.
  const data = join(path, 'postgres');
  if (existsSync(data) && realpathSync(data) !== data)
    rmSync(join(realpathSync(data), '..'), { recursive: true, force: true });
  rmSync(path, { recursive: true, force: true });
}
