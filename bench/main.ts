/**
 * npm run bench
 *
 * What the product costs: the real server over HTTP against the bare driver with the same statements, at several sizes
 * of the database, and the pages that every statement touches. Red when the server does too little of what the driver
 * does, takes too much memory, or when anything costs more because there is more that it has nothing to do with.
 */
import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { cpus, loadavg, release, tmpdir, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readOrMakeKeys } from '#kernel/keys.ts';
import { startPostgres, type Postgres } from '#kernel/postgres/index.ts';
import { measureAlternatives } from './alternatives.ts';
import { memoryFaults, pageFaults, speedFaults, statementsOf } from './judge.ts';
import { connected } from './connect.ts';
import { measure, type Subject } from './measure.ts';
import { readOptions, usage, type Options } from './options.ts';
import { prepare, type Prepared } from './prepare.ts';
import { print, write, writeAgain } from './report.ts';
import type { Results } from './results.ts';
import { productionFlags, startServerProcess, type RunningServer } from './server.ts';

const begin = performance.now();
const say = (line: string): void =>
  console.log(`${((performance.now() - begin) / 1000).toFixed(0).padStart(5)} s  ${line}`);

async function bench(options: Options, folder: string, postgres: Postgres): Promise<Results> {
  const loadBefore = loadavg()[0] ?? 0;
  const keyFile = join(folder, 'keys.json');
  const keys = readOrMakeKeys(keyFile);
  const sizes: Prepared[] = [];
  for (const cases of options.sizes) {
    say(`${cases.toLocaleString('en')} cases`);
    sizes.push(
      await prepare(postgres, { cases, seed: options.seed, keys, folder, plant: options.plant, say }),
    );
  }
  const statements = statementsOf(sizes);
  const faults = [...sizes.flatMap(size => size.faults), ...pageFaults(sizes, statements)];
  const alternatives =
    options.alternatives && sizes[0] !== undefined ? await measureAlternatives(postgres, sizes[0], say) : [];

  const servers: RunningServer[] = [];
  const cells = [];
  if (!options.countOnly) {
    const subjects: Subject[] = [];
    for (const { cases, database, loaded, operations } of sizes) {
      const webUrl = postgres.url('app_web', database);
      const server = await startServerProcess({
        databaseUrl: webUrl,
        keyFile,
        folder: join(folder, `${database}-server`),
      });
      servers.push(server);
      subjects.push({
        cases,
        server,
        adminUrl: postgres.adminUrl(database),
        webUrl,
        tokens: loaded.tokens,
        operations,
      });
    }
    for (const connections of options.connections) {
      say(`${connections} connections`);
      cells.push(
        ...(await measure(subjects, { connections, rounds: options.rounds, seconds: options.seconds, say })),
      );
    }
  }
  const measuredSizes = sizes.map(({ cases, loaded, newConnection }, index) => ({
    cases,
    megabytes: Math.round(loaded.bytes / 1e6),
    loadSeconds: Math.round(loaded.seconds),
    peakMegabytes: servers[index]?.peak() ?? null,
    newConnection,
  }));
  await Promise.all(servers.map(server => server.stop()));
  faults.push(...speedFaults(cells), ...memoryFaults(measuredSizes));
  return {
    date: Temporal.Now.plainDateISO().toString(),
    machine: {
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      memoryGB: Math.round(totalmem() / 2 ** 30),
      system: `${type()} ${release()}`,
      loadBefore,
    },
    versions: { node: process.version, postgres: await versionOf(postgres), pg: versionOfPackage('pg') },
    options: {
      seed: options.seed,
      rounds: options.rounds,
      seconds: options.seconds,
      flags: productionFlags(),
    },
    sizes: measuredSizes,
    cells,
    statements,
    alternatives,
    faults,
  };
}

async function versionOf(postgres: Postgres): Promise<string> {
  const client = await connected(postgres.adminUrl('postgres'));
  const { rows } = await client.query<{ version: string }>(
    `select current_setting('server_version') as version`,
  );
  await client.end();
  return rows[0]?.version ?? 'unknown';
}

const versionOfPackage = (name: string): string =>
  z
    .object({ version: z.string() })
    .parse(
      JSON.parse(
        readFileSync(fileURLToPath(new URL(`../node_modules/${name}/package.json`, import.meta.url)), 'utf8'),
      ),
    ).version;

async function withPostgres<T>(work: (folder: string, postgres: Postgres) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), `perspectief-bench-${process.pid}-`));
  // Root's PostgreSQL runs as another account, which has to pass through.
  chmodSync(folder, 0o711);
  const data = join(folder, 'postgres');
  const clear = (): void => {
    // When the temporary folder was closed to PostgreSQL's account, the data are elsewhere and this is a link.
    if (existsSync(data) && realpathSync(data) !== data)
      rmSync(join(realpathSync(data), '..'), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', clear);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  const postgres = await startPostgres({ directory: data });
  try {
    return await work(folder, postgres);
  } finally {
    await postgres.stop();
    clear();
  }
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options.reportOnly) {
    await writeAgain();
  } else {
    const results = await withPostgres((folder, postgres) => bench(options, folder, postgres));
    print(results);
    if (options.keep) await write(results);
    for (const fault of results.faults) console.error(`  ${fault}`);
    console.log(
      results.faults.length === 0
        ? `\nThe bench is green (${((performance.now() - begin) / 60_000).toFixed(1)} min).`
        : `\nThe bench is RED: ${results.faults.length} faults.`,
    );
    process.exitCode = results.faults.length === 0 ? 0 : 1;
  }
} catch (error) {
  console.error(error instanceof Error ? (error.message === usage ? usage : error) : error);
  process.exitCode = 1;
}
