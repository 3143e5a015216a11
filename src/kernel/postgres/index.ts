// A real PostgreSQL from an npm package, for one's own machine and for tests.
// In production DATABASE_URL names a PostgreSQL that somebody looks after.
import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { prepareBinaries } from './binaries.ts';
import { initialise, sweepParts } from './initialise.ts';
import { takeOwnership, type Ownership } from './ownership.ts';
import { findRunning, isAlive } from './pidfile.ts';
import { choosePlace, settle } from './place.ts';
import { endPostgres, endWithUs, spawnPostgres, type Server } from './process.ts';

export interface Postgres {
  /** As the superuser. */
  adminUrl(database: string): string;
  /** As this role. There are no passwords: whoever can enter the folder of the socket is trusted. */
  url(role: string, database: string): string;
  /** Settles when PostgreSQL ends without having been asked to. */
  readonly died: Promise<void>;
  stop(): Promise<void>;
}

export class AlreadyRunning extends Error {}

const PATIENCE = 120_000;

export async function startPostgres({
  directory,
  durable = true,
}: {
  directory: string;
  /** false only for tests: a power cut may then spoil the data. */
  durable?: boolean;
}): Promise<Postgres> {
  const place = choosePlace(directory);
  const binaries = prepareBinaries(place.identity);
  let data = place.data;
  sweepParts(data);
  if (!existsSync(join(data, 'PG_VERSION'))) {
    await initialise(data, { binaries, identity: place.identity, durable });
    data = settle(place);
  }
  const log = `${resolve(directory)}.log`;
  const until = Date.now() + PATIENCE;
  while (Date.now() < until) {
    const running = findRunning(data);
    const spawned =
      running === undefined ? await spawnPostgres({ ...place, data, log, binaries, durable }) : undefined;
    const server = running ?? spawned;
    if (server !== undefined && server !== 'occupied') {
      const ownership = await takeOwnership(urlOf(server, 'postgres', 'postgres'));
      if (typeof ownership === 'object') return handle(server, ownership);
      if (spawned !== undefined && spawned !== 'occupied') spawned.letGo();
      if (ownership === 'taken') {
        throw new AlreadyRunning(`Perspectief is already running on ${resolve(directory)}.`);
      }
    }
    // It is starting, stopping or recovering: look again shortly.
    await sleep(100);
  }
  throw new Error(`PostgreSQL did not become available within ${PATIENCE / 1000} seconds; its log: ${log}`);
}

function urlOf({ socketFolder }: Server, role: string, database: string): string {
  return `postgresql://${encodeURIComponent(role)}@/${encodeURIComponent(database)}?host=${encodeURIComponent(socketFolder)}&port=5432`;
}

function handle(server: Server, ownership: Ownership): Postgres {
  let stopping: Promise<void> | undefined;
  const letGo = endWithUs(server.pid, server.socketFolder);

  async function stop(): Promise<void> {
    await ownership.release();
    await endPostgres(server.pid);
    rmSync(server.socketFolder, { recursive: true, force: true });
    letGo();
  }

  const died = new Promise<void>(tell => {
    const watch = setInterval(() => {
      if (stopping === undefined && isAlive(server.pid)) return;
      clearInterval(watch);
      if (stopping === undefined) tell();
    }, 500);
    watch.unref();
  });

  return {
    adminUrl: database => urlOf(server, 'postgres', database),
    url: (role, database) => urlOf(server, role, database),
    died,
    stop: () => (stopping ??= stop()),
  };
}
