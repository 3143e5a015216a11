import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

/** The account PostgreSQL runs as, when that is not simply our own: PostgreSQL refuses to run as root. */
export interface Identity {
  readonly uid: number;
  readonly gid: number;
}

/**
 * An ordinary user runs PostgreSQL as himself. Root runs it as the owner of the data, or as `nobody` when
 * there is no data yet.
 */
export function identityFor(existingData: string | undefined): Identity | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (existingData !== undefined) {
    const owner = statSync(existingData);
    if (owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  }
  return nobody();
}

function nobody(): Identity {
  // macOS keeps its accounts elsewhere, but writes this one into the file too, as -2.
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find(entry => entry.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (uid === undefined || gid === undefined) {
    throw new Error(
      'PostgreSQL refuses to run as root, and this machine has no account "nobody" to run it as. ' +
        'Start Perspectief as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
  return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 };
}

/** Whether that account can enter a folder: asked of the system, which also knows access lists and mounts. */
export function canReach(folder: string, identity: Identity | undefined): boolean {
  const trial = spawnSync('/bin/sh', ['-c', 'cd -- "$0"', folder], {
    ...identity,
    cwd: '/',
    stdio: 'ignore',
  });
  return trial.status === 0;
}
