/**
 * Fills a database with cases of which the access rule could have made every one: the same tenants, staff, grants and
 * near misses at every size, so that what is measured differs by size alone. Loaded as the superuser, without indexes
 * and constraints; putting the constraints back is what proves that the rows are legal.
 */
import type { Keys } from '#kernel/keys.ts';
import { loadContent } from '#src/frames/load.ts';
import { migrate } from '#src/migrate.ts';
import { loadCases } from './load/cases.ts';
import { loadConcerns } from './load/concerns.ts';
import { withoutIndexes } from './load/indexes.ts';
import { loadNewer } from './load/newer.ts';
import { loadSessions, tokensOf, type ReaderName } from './load/sessions.ts';
import { loadStaff } from './load/staff.ts';
import { ownTenant, worldOf, type World } from './load/world.ts';
import { connected } from './connect.ts';

export interface Loaded {
  readonly world: World;
  readonly tokens: Readonly<Record<ReaderName, readonly string[]>>;
  readonly seconds: number;
  readonly bytes: number;
}

export async function load(
  adminUrl: string,
  { cases, seed, keys }: { readonly cases: number; readonly seed: number; readonly keys: Keys },
): Promise<Loaded> {
  const begin = performance.now();
  await migrate(adminUrl, () => undefined);
  await loadContent(adminUrl);
  const world = worldOf(cases, seed);
  const client = await connected(adminUrl);
  try {
    await client.query(
      `set synchronous_commit = off; set maintenance_work_mem = '512MB'; set work_mem = '128MB'; set jit = off`,
    );
    await loadStaff(client, world);
    await withoutIndexes(client, async () => {
      await loadCases(client, world, keys);
      await loadConcerns(client, world);
      await loadNewer(client);
    });
    await client.query(
      `update app.tenant set code = code || '-demo' where code = '${ownTenant}'; update app.tenant set code = '${ownTenant}' where code = 'bench-00'`,
    );
    await loadSessions(client, world);
    await client.query('vacuum (freeze, analyze)');
    await client.query('checkpoint');
    const size = await client.query<{ bytes: string }>(
      'select pg_database_size(current_database()) as bytes',
    );
    return {
      world,
      tokens: {
        few: tokensOf(world, 'few'),
        many: tokensOf(world, 'many'),
        nurse: tokensOf(world, 'nurse'),
        intake: tokensOf(world, 'intake'),
        privacy: tokensOf(world, 'privacy'),
        manager: tokensOf(world, 'manager'),
      },
      seconds: (performance.now() - begin) / 1000,
      bytes: Number(size.rows[0]?.bytes),
    };
  } finally {
    await client.end();
  }
}
