import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';

/** "persp" in hexadecimal: any number will do, as long as nothing else in this database uses it. */
const LOCK = 0x7065727370;

export interface Ownership {
  release(): Promise<void>;
}

/**
 * A PostgreSQL we did not start ourselves is either left over from a process that was killed, or in use by one
 * that runs. Whoever uses it holds a lock in it, which PostgreSQL drops by itself when that process dies.
 */
export async function takeOwnership(url: string): Promise<Ownership | 'taken' | 'not available'> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  let broken = false;
  // Lost only when PostgreSQL itself ends, which others watch for.
  client.on('error', () => (broken = true));
  try {
    await client.connect();
    // A process that was killed this moment needs a moment to be noticed.
    for (let attempt = 0; attempt < 20; attempt++) {
      const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [
        LOCK,
      ]);
      if (rows[0]?.locked === true) {
        return {
          async release() {
            if (!broken) await client.end();
          },
        };
      }
      await sleep(100);
    }
    await client.end();
    return 'taken';
  } catch {
    await client.end().catch(() => undefined);
    return 'not available';
  }
}
