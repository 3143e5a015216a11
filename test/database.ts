import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface TestDatabase {
  readonly adminUrl: string;
  readonly webUrl: string;
  readonly jobsUrl: string;
  close(): Promise<void>;
}

export const TEMPLATE = 'perspectief_template';

/** A database of one's own, migrated and with the content loaded: a copy of the one test/setup.ts prepared. */
export function withDatabase(): Promise<TestDatabase> {
  return create(`template ${TEMPLATE}`);
}

/** One that nothing was done to yet. */
export function withEmptyDatabase(): Promise<TestDatabase> {
  return create('');
}

async function create(options: string): Promise<TestDatabase> {
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await asAdministrator(`create database ${name} ${options}`);
  // Rights on the database itself are not copied with it.
  await asAdministrator(`revoke create, temporary on database ${name} from public`);
  return {
    adminUrl: testUrl('postgres', name),
    webUrl: testUrl('app_web', name),
    jobsUrl: testUrl('app_jobs', name),
    close: () => asAdministrator(`drop database ${name} with (force)`),
  };
}

export function testUrl(role: string, database: string): string {
  const problem = process.env['PERSPECTIEF_TEST_DATABASE_PROBLEM'];
  if (problem !== undefined) throw new Error(problem);
  const pattern = process.env['PERSPECTIEF_TEST_DATABASE'];
  if (pattern === undefined)
    throw new Error('There is no database: run tests with "npm test", which prepares one.');
  return pattern.replace('postgres@', `${role}@`).replace('/postgres?', `/${database}?`);
}

async function asAdministrator(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: testUrl('postgres', 'postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
