import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a running PostgreSQL says of itself in its data folder. */
export interface Running {
  readonly pid: number;
  readonly socketFolder: string;
  readonly ready: boolean;
}

/** Above every process number a system gives out. */
const NO_PROCESS = 2_147_483_647;

/** The PostgreSQL that serves this data folder at this moment, if any. */
export function findRunning(data: string): Running | undefined {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined;
  if (!serves(pid, data)) {
    // The number now belongs to a stranger, for which PostgreSQL would refuse to start. Only the number is
    // replaced, so that PostgreSQL still looks for workers left over from the old one before it goes on.
    writeFileSync(file, [String(NO_PROCESS), ...lines.slice(1)].join('\n'));
    return undefined;
  }
  return { pid, socketFolder: lines[4]?.trim() ?? '', ready: lines[7]?.trim() === 'ready' };
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** A PostgreSQL works inside its data folder and is named after its program. */
function serves(pid: number, data: string): boolean {
  if (process.platform === 'linux') {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
    } catch {
      return false;
    }
  }
  const command = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  return command.includes('postgres') && command.includes(data);
}
