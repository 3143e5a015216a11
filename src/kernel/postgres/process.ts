import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import type { Identity } from './identity.ts';
import { findRunning, isAlive } from './pidfile.ts';
import { makeSocketFolder } from './socket.ts';

const LOG_LIMIT = 20_000_000;

export interface Server {
  readonly pid: number;
  readonly socketFolder: string;
}

export interface SpawnOptions {
  readonly data: string;
  readonly log: string;
  readonly binaries: Binaries;
  readonly identity: Identity | undefined;
  readonly durable: boolean;
}

/**
 * Starts PostgreSQL and waits until it takes connections. Answers 'occupied' when it gave up because another
 * one, or what is left of it, still holds the data.
 */
export async function spawnPostgres(
  options: SpawnOptions,
): Promise<(Server & { letGo(): void }) | 'occupied'> {
  const { data, log, binaries, identity } = options;
  if (existsSync(log) && statSync(log).size > LOG_LIMIT) renameSync(log, `${log}.1`);
  const socketFolder = makeSocketFolder(identity);
  const output = openSync(log, 'a', 0o600);
  const before = statSync(log).size;
  const child = spawn(binaries.postgres, ['-D', data, ...settings(options, socketFolder)], {
    ...identity,
    cwd: '/',
    env: { LC_ALL: 'C', TZ: 'UTC', PATH: process.env['PATH'] ?? '/usr/bin:/bin' },
    stdio: ['ignore', output, output],
    // A process group of its own: Ctrl-C in the terminal is for us, and we stop it in order.
    detached: true,
  });
  closeSync(output);
  child.unref();
  const letGo = endWithUs(child.pid, socketFolder);
  let ended = false;
  let failure: Error | undefined;
  child.once('error', error => {
    failure = error;
    ended = true;
  });
  child.once('exit', () => (ended = true));
  for (;;) {
    await sleep(20);
    if (ended || child.pid === undefined) break;
    const running = findRunning(data);
    if (running?.pid === child.pid && running.ready) return { pid: child.pid, socketFolder, letGo };
  }
  letGo();
  rmSync(socketFolder, { recursive: true, force: true });
  const said = readFileSync(log).subarray(before).toString('utf8').trim();
  if (/lock file "postmaster.pid" already exists|shared memory block .* is still in use/.test(said)) {
    return 'occupied';
  }
  throw new Error(`PostgreSQL did not start: ${failure?.message ?? said}\n(its log: ${log})`);
}

function settings({ durable }: SpawnOptions, socketFolder: string): string[] {
  const values: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    port: '5432',
    shared_buffers: '256MB',
    max_connections: '120',
    // Values in statements are about children; they have no place in a log file.
    log_min_error_statement: 'panic',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_line_prefix: '%m [%p] ',
    timezone: 'UTC',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Ends PostgreSQL: open transactions are broken off, what was committed is kept. */
export async function endPostgres(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5_000],
  ] as const) {
    if (!send(pid, signal)) return;
    const until = Date.now() + patience;
    while (Date.now() < until) {
      if (!isAlive(pid)) return;
      await sleep(15);
    }
  }
  throw new Error(`PostgreSQL (process ${pid}) does not stop.`);
}

/**
 * Whatever ends this process in order also ends PostgreSQL, until the answer is called. After a kill it goes on,
 * and the next start takes it over.
 */
export function endWithUs(pid: number | undefined, socketFolder: string): () => void {
  const end = () => {
    if (pid !== undefined) send(pid, 'SIGINT');
    rmSync(socketFolder, { recursive: true, force: true });
  };
  // Before the others: one of them may wait for PostgreSQL to be gone.
  process.prependOnceListener('exit', end);
  return () => process.removeListener('exit', end);
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}
