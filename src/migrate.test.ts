import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { withEmptyDatabase, type TestDatabase } from '#test/database.ts';
import { migrate } from './migrate.ts';

const parent = mkdtempSync(join(tmpdir(), 'perspectief-migrations-'));
after(() => rmSync(parent, { recursive: true }));

let database: TestDatabase;
let folder: string;
beforeEach(async () => {
  database = await withEmptyDatabase();
  folder = mkdtempSync(join(parent, 'one-'));
});
afterEach(() => database.close());

function write(files: Record<string, string>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(folder, name), sql);
}

// The queue is installed as app_jobs, who must be allowed to make a schema in this database.
const first = `do $$ begin execute format('grant create on database %I to app_jobs', current_database()); end $$;
create table one (id integer);`;

function run(): Promise<{ applied: string[] }> {
  return migrate(database.adminUrl, () => undefined, folder);
}

async function ask(sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: unknown }>(sql);
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
}

test('each file is applied once, in order', async () => {
  write({ '0001-one.sql': first });
  assert.deepEqual((await run()).applied, ['0001-one.sql']);
  write({ '0002-two.sql': 'insert into one values (2);' });
  assert.deepEqual((await run()).applied, ['0002-two.sql']);
  assert.deepEqual((await run()).applied, []);
  assert.equal(await ask('select count(*)::integer as answer from one'), 1);
});

test('two at once do the work once', async () => {
  write({ '0001-one.sql': first, '0002-two.sql': 'insert into one values (2);' });
  const outcomes = await Promise.all([run(), run(), run()]);
  assert.equal(outcomes.flatMap(({ applied }) => applied).length, 2);
  assert.equal(await ask('select count(*)::integer as answer from one'), 1);
});

test('a file that fails leaves nothing of itself, and is named with its line', async () => {
  write({ '0001-one.sql': first, '0002-two.sql': 'insert into one values (2);\n\nselect * from nothing;' });
  await assert.rejects(run(), /migrations\/0002-two\.sql:3: relation "nothing" does not exist/);
  assert.equal(await ask('select count(*)::integer as answer from one'), 0);
  write({ '0002-two.sql': 'insert into one values (2);' });
  assert.deepEqual((await run()).applied, ['0002-two.sql']);
});

test('a file that ends its own transaction is refused', async () => {
  write({ '0001-one.sql': `${first} commit; begin;` });
  await assert.rejects(run(), /ends the transaction it runs in/);
});

test('a landed file that was changed is refused, and so is one that is gone', async () => {
  write({ '0001-one.sql': first });
  await run();
  write({ '0001-one.sql': `${first} -- later` });
  await assert.rejects(run(), /0001-one\.sql was changed after it was applied/);
  rmSync(join(folder, '0001-one.sql'));
  await assert.rejects(run(), /which this version does not know/);
});

test('numbers that do not follow each other are refused', async () => {
  write({ '0001-one.sql': first, '0003-three.sql': '' });
  await assert.rejects(run(), /0003-three\.sql: .* 0002 was expected/);
});

test('the queue belongs to the worker alone', async () => {
  write({ '0001-one.sql': first });
  await run();
  assert.equal(
    await ask(`select string_agg(distinct c.relowner::regrole::text, ',') as answer
                 from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'graphile_worker'`),
    'app_jobs',
  );
  assert.equal(
    await ask(`select has_schema_privilege('app_web', 'graphile_worker', 'usage') as answer`),
    false,
  );
});

test('the migrations of this version all apply to an empty database', async () => {
  const real = fileURLToPath(new URL('../migrations', import.meta.url));
  const { applied } = await migrate(database.adminUrl, () => undefined);
  assert.deepEqual(
    applied,
    readdirSync(real)
      .filter(name => name.endsWith('.sql'))
      .sort(),
  );
});
