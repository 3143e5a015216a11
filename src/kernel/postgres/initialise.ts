import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Binaries } from './binaries.ts';
import type { Identity } from './identity.ts';
import { isAlive } from './pidfile.ts';

/**
 * Makes the data folder aside and puts it in place in one step, so that an interrupted first start leaves
 * nothing that looks like data. When two starts do this at once, the first to finish wins.
 */
export async function initialise(
  data: string,
  { binaries, identity, durable }: { binaries: Binaries; identity: Identity | undefined; durable: boolean },
): Promise<void> {
  const part = `${data}.part-${process.pid}-${randomBytes(4).toString('hex')}`;
  mkdirSync(part, { mode: 0o700 });
  const remove = () => rmSync(part, { recursive: true, force: true });
  process.once('exit', remove);
  try {
    if (identity !== undefined) chownSync(part, identity.uid, identity.gid);
    await runInitdb(part, { binaries, identity, durable });
    renameSync(part, data);
  } catch (error) {
    remove();
    if (!existsSync(join(data, 'PG_VERSION'))) throw error;
  } finally {
    process.removeListener('exit', remove);
  }
}

function runInitdb(
  part: string,
  { binaries, identity, durable }: { binaries: Binaries; identity: Identity | undefined; durable: boolean },
): Promise<void> {
  const child = spawn(
    binaries.initdb,
    [
      `--pgdata=${part}`,
      '--username=postgres',
      // Who may connect is decided by the folder of the socket, which is closed to everyone else.
      '--auth=trust',
      '--encoding=UTF8',
      // Sorts the same on every machine, whatever libraries it has.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ],
    {
      ...identity,
      cwd: '/',
      env: { LC_ALL: 'C', TZ: 'UTC', PATH: process.env['PATH'] ?? '/usr/bin:/bin' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const kill = () => child.kill('SIGKILL');
  process.prependOnceListener('exit', kill);
  let said = '';
  child.stdout.on('data', chunk => (said += String(chunk)));
  child.stderr.on('data', chunk => (said += String(chunk)));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      process.removeListener('exit', kill);
      if (code === 0) resolve();
      else
        reject(new Error(`PostgreSQL could not make its data folder (${signal ?? code}):\n${said.trim()}`));
    });
  });
}

/** Removes half-made folders of starts that no longer run. */
export function sweepParts(data: string): void {
  const prefix = `${basename(data)}.part-`;
  for (const name of readdirSync(dirname(data)).filter(entry => entry.startsWith(prefix))) {
    const pid = Number(name.slice(prefix.length).split('-')[0]);
    if (!isAlive(pid)) rmSync(join(dirname(data), name), { recursive: true, force: true });
  }
}
