/** Waiting for what must come, however slow or busy the machine: never for so many milliseconds and then hoping. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { TestDatabase } from './database.ts';

/** Until this holds; one that does not within a minute never will, and then `what` says what did not come. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 60_000; !(await holds()); await sleep(5))
    assert.ok(Date.now() < end, `did not come: ${what}`);
}

/**
 * Until so many connections to this database wait for a lock (true), or `answer` has come without that (false).
 * It asks over a connection of its own: inside a transaction PostgreSQL goes on telling who was there when first asked.
 */
export async function waitsForLock(
  database: Pick<TestDatabase, 'adminUrl'>,
  answer: Promise<unknown>,
  howMany = 1,
): Promise<boolean> {
  let done = false;
  const over = () => (done = true);
  answer.then(over, over);
  let waits = false;
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  try {
    await until('somebody who waits for a lock, or an answer', async () => {
      const { rows } = await client.query<{ waiting: number }>(
        `select count(*)::integer as waiting from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`,
      );
      waits = (rows[0]?.waiting ?? 0) >= howMany;
      return waits || done;
    });
  } finally {
    await client.end();
  }
  return waits;
}
