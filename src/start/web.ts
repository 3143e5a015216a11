import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Log } from '#src/migrate.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const web = join(project, 'web');
const dist = join(web, 'dist');
const stampFile = join(dist, '.built-from');

/** Builds the web client when its sources are not those it was last built from. */
export async function buildWeb(log: Log): Promise<void> {
  const stamp = hashSources();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  log('building the web client');
  // Made aside and put in place at the end: a page that is being served never misses half of its files.
  const part = `${dist}.part-${process.pid}`;
  try {
    await runVite(part);
    writeFileSync(join(part, '.built-from'), stamp);
    const previous = `${dist}.old-${process.pid}`;
    if (existsSync(dist)) renameSync(dist, previous);
    renameSync(part, dist);
    rmSync(previous, { recursive: true, force: true });
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}

/** Over contents, not dates: a fresh clone and a checkout give files new dates. */
function hashSources(): string {
  const hash = createHash('sha256');
  for (const file of [
    ...listFiles(web),
    ...listFiles(join(project, 'contract')),
    join(project, 'package-lock.json'),
  ]) {
    hash
      .update(`${relative(project, file)}\n`)
      .update(readFileSync(file))
      .update('\n');
  }
  return hash.digest('hex');
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(file => !relative(web, file).startsWith('dist'))
    .sort();
}

function runVite(outDir: string): Promise<void> {
  // A process of its own: building takes far more memory than the server may use.
  const vite = join(project, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(
    process.execPath,
    [vite, 'build', web, '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'],
    {
      cwd: project,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  child.stdout.on('data', chunk => (said += String(chunk)));
  child.stderr.on('data', chunk => (said += String(chunk)));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code => {
      if (code === 0) resolve();
      else
        reject(new Error(`The web client could not be built:\n${said.replace(/^ +at .*\n?/gm, '').trim()}`));
    });
  });
}

if (import.meta.main) await buildWeb(line => console.log(line));
