import { chownSync, existsSync, lstatSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Identity } from './identity.ts';
import { isAlive } from './pidfile.ts';

// Not the temporary folder of the environment: the path of a socket may be at most 103 characters long.
const PARENT = '/tmp';
const PREFIX = 'perspectief-socket-';

/** A folder that only PostgreSQL's own account (and root) can enter: whoever reaches the socket is let in. */
export function makeSocketFolder(identity: Identity | undefined): string {
  sweep(identity);
  const folder = mkdtempSync(join(PARENT, PREFIX));
  if (identity !== undefined) chownSync(folder, identity.uid, identity.gid);
  return folder;
}

/** Folders whose PostgreSQL was killed before it could clean up. */
function sweep(identity: Identity | undefined): void {
  const owner = identity?.uid ?? process.getuid?.();
  for (const name of readdirSync(PARENT).filter(entry => entry.startsWith(PREFIX))) {
    const folder = join(PARENT, name);
    const found = lstatSync(folder, { throwIfNoEntry: false });
    if (found?.isDirectory() !== true || found.uid !== owner || inUse(folder, found.mtimeMs)) continue;
    rmSync(folder, { recursive: true, force: true });
  }
}

function inUse(folder: string, changedAt: number): boolean {
  const lock = join(folder, '.s.PGSQL.5432.lock');
  // A folder without a lock may be one that is only just being started in.
  if (!existsSync(lock)) return changedAt > Date.now() - 600_000;
  return isAlive(Number(readFileSync(lock, 'utf8').split('\n')[0]));
}
