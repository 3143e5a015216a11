/** One size: a database of its own, loaded, checked and counted, before anything is timed. */
import { join } from 'node:path';
import { z } from 'zod';
import type { Keys } from '#kernel/keys.ts';
import type { Postgres } from '#kernel/postgres/index.ts';
import { startCapture, type Captured } from './capture.ts';
import { checkWorld } from './check.ts';
import { openExplainer, type Explained } from './explain.ts';
import { firstTime } from './floor.ts';
import type { Levels } from './growth.ts';
import { load, type Loaded } from './load.ts';
import { reference } from './load/world.ts';
import { connected } from './connect.ts';
import { firstSignIn, moreOperations } from './more.ts';
import { newerOperations } from './newer.ts';
import { looks, passOn, type CaseIds, type Operation } from './operations.ts';
import { plant, type Plant } from './plant.ts';
import { median } from './round.ts';

export interface Prepared {
  readonly cases: number;
  readonly database: string;
  readonly loaded: Loaded;
  readonly operations: readonly (readonly [Operation, readonly Captured[]])[];
  readonly explained: readonly (readonly [Operation, readonly Explained[]])[];
  readonly levels: Levels;
  /** Milliseconds until a case is open on a connection that is new. */
  readonly newConnection: number;
  readonly faults: readonly string[];
}

/** So many different cases does the floor take in turns. */
const CAPTURES = 12;

export async function prepare(
  postgres: Postgres,
  options: {
    readonly cases: number;
    readonly seed: number;
    readonly keys: Keys;
    readonly folder: string;
    readonly plant: Plant | undefined;
    readonly say: (line: string) => void;
  },
): Promise<Prepared> {
  const { cases, seed, keys, folder, say } = options;
  const database = `bench_${cases}`;
  const urls = { admin: postgres.adminUrl(database), web: postgres.url('app_web', database) };
  const root = await connected(postgres.adminUrl('postgres'));
  await root.query(`create database ${database}`);
  await root.end();
  const loaded = await load(urls.admin, { cases, seed, keys });
  say(`loaded in ${loaded.seconds.toFixed(0)} s, ${(loaded.bytes / 1e6).toFixed(0)} MB`);
  const faults = (await checkWorld(urls, loaded.world, loaded.tokens)).map(
    fault => `${cases} cases: ${fault}`,
  );
  if (options.plant !== undefined) await plant(urls.admin, options.plant);

  const known = await idsOf(urls.admin);
  const ids = (i: number): CaseIds => {
    const found = known.get(reference(i));
    if (found === undefined) throw new Error(`no case ${i}`);
    return found;
  };
  const timed = [...looks('few', ids), ...looks('many', ids), passOn];
  const capturing = await startCapture({
    databaseUrl: urls.web,
    folder: join(folder, `${database}-capture`),
    keys,
  });
  const explainer = await openExplainer(urls.admin);
  const operations: (readonly [Operation, readonly Captured[]])[] = [];
  const explained: (readonly [Operation, readonly Explained[]])[] = [];
  for (const operation of [
    ...timed,
    ...(await moreOperations(urls.admin)),
    ...(await newerOperations(urls.admin)),
  ]) {
    const captured: Captured[] = [];
    const isTimed = timed.includes(operation);
    for (let n = 0; n < (isTimed ? CAPTURES : 1); n++) {
      captured.push(await capturing.capture(operation, loaded.tokens[operation.reader][n] ?? '', n));
    }
    const [first] = captured;
    if (first === undefined) throw new Error('nothing was captured');
    explained.push([operation, await explainer.explain(first)]);
    if (isTimed) operations.push([operation, captured]);
  }
  explained.push([firstSignIn.operation, await explainer.explain(firstSignIn.captured)]);
  const opened = operations.find(([operation]) => operation.name === 'open a case')?.[1][0];
  const first: number[] = [];
  for (let n = 0; n < 5 && opened !== undefined; n++) first.push(await firstTime(urls.web, opened));
  await explainer.close();
  await capturing.close();
  say(
    `${explained.reduce((sum, [, statements]) => sum + statements.length, 0)} statements of ${explained.length} operations counted`,
  );
  return {
    cases,
    database,
    loaded,
    operations,
    explained,
    levels: explainer.levels,
    newConnection: median(first),
    faults,
  };
}

/** Of each case its number, its first child and one parent. */
async function idsOf(adminUrl: string): Promise<ReadonlyMap<string, CaseIds>> {
  const client = await connected(adminUrl);
  const { rows } = await client.query(
    `select c.reference, c.public_id as "caseId",
            (select k.public_id from app.case_child k where k.case_id = c.case_id order by k.child_id limit 1) as "childId",
            (select p.public_id from app.case_person p where p.scope_id = c.scope_id order by p.person_id limit 1) as "personId"
       from app.case_file c where c.reference <= $1`,
    [reference(3_000)],
  );
  await client.end();
  return new Map(
    z
      .array(z.object({ reference: z.string(), caseId: z.uuid(), childId: z.uuid(), personId: z.uuid() }))
      .parse(rows)
      .map(({ reference: number, ...ids }) => [number, ids]),
  );
}
