import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Config } from '#kernel/config.ts';
import { startPostgres } from '#kernel/postgres/index.ts';

export interface Database {
  readonly adminUrl: string;
  /** Only after migrating: gives the login roles their passwords. */
  signIn(): Promise<{ webUrl: string; jobsUrl: string }>;
  readonly died: Promise<void>;
  stop(): Promise<void>;
}

const NAME = 'perspectief';

/** A PostgreSQL of our own, unless DATABASE_URL names one: then as an administrator of it, for this one command. */
export async function openDatabase(config: Config): Promise<Database> {
  if (config.databaseUrl === undefined) return openEmbedded(config.dataDir);
  const adminUrl = config.databaseUrl;
  return {
    adminUrl,
    signIn: async () => ({
      webUrl: await withNewPassword(adminUrl, 'app_web'),
      jobsUrl: await withNewPassword(adminUrl, 'app_jobs'),
    }),
    died: new Promise(() => undefined),
    stop: () => Promise.resolve(),
  };
}

async function openEmbedded(dataDir: string): Promise<Database> {
  // Root's PostgreSQL runs as another account, which has to pass through; the files inside stay closed.
  mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const postgres = await startPostgres({ directory: join(dataDir, 'postgres') });
  await createDatabase(postgres.adminUrl('postgres'));
  return {
    adminUrl: postgres.adminUrl(NAME),
    signIn: () =>
      Promise.resolve({ webUrl: postgres.url('app_web', NAME), jobsUrl: postgres.url('app_jobs', NAME) }),
    died: postgres.died,
    stop: () => postgres.stop(),
  };
}

async function createDatabase(adminUrl: string): Promise<void> {
  await withClient(adminUrl, async client => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [NAME]);
    if (rowCount === 0) await client.query(`create database ${NAME}`);
  });
}

async function withNewPassword(adminUrl: string, role: 'app_web' | 'app_jobs'): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  await withClient(adminUrl, client =>
    client.query(`alter role ${role} password '${scramSecret(password)}'`),
  );
  return adminUrl.replace(/^(postgres(?:ql)?:\/\/)(?:[^@/?]*@)?/, `$1${role}:${password}@`);
}

/** What PostgreSQL stores of a password. Sent instead of the password, which could end up in a log. */
function scramSecret(password: string): string {
  const salt = randomBytes(16);
  const iterations = 4096;
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const key = (name: string) => createHmac('sha256', salted).update(name).digest();
  const storedKey = createHash('sha256').update(key('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${key('Server Key').toString('base64')}`;
}

async function withClient(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
