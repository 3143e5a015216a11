import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Log } from '#src/migrate.ts';
import { runApart, runVite } from './vite.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const web = join(project, 'web');
/** Each part is built when what it is made of is not what it was last built from. */
interface Built {
  readonly name: string;
  readonly folder: string;
  readonly from: readonly string[];
  readonly build: (folder: string) => Promise<void>;
}

const parts: readonly Built[] = [
  {
    name: 'the web client',
    folder: join(web, 'dist'),
    from: ['web', 'contract', 'src/start', 'package-lock.json'],
    build: async folder => {
      await runVite(['web'], folder);
      await runApart(
        join(project, 'src', 'start', 'compress.ts'),
        [folder, '11'],
        'The web client was not compressed',
      );
    },
  },
  {
    name: 'the public pages',
    folder: join(web, 'dist-open'),
    from: [
      'web/open',
      'web/ui',
      'content',
      'src/open-door',
      'src/kernel',
      'src/start',
      ...contentCapabilities(),
      'package-lock.json',
    ],
    build: folder =>
      runApart(join(project, 'src', 'start', 'open-door.ts'), [folder], 'The public pages could not be made'),
  },
];

/** The capabilities that read content: what they make of it is on the pages. */
function contentCapabilities(): string[] {
  return ['advice', 'barrier-model', 'glossary', 'legal-numbers', 'parties', 'protocols', 'sharing'].map(
    name => `src/${name}`,
  );
}

/** Builds the web client and the public pages where their sources changed. */
export async function buildWeb(log: Log): Promise<void> {
  for (const part of parts) await buildPart(part, log);
}

async function buildPart({ name, folder, from, build }: Built, log: Log): Promise<void> {
  const stamp = hashSources(from);
  const stampFile = join(folder, '.built-from');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  log(`building ${name}`);
  // Made aside and put in place at the end: a page that is being served never misses half of its files.
  const aside = `${folder}.part-${process.pid}`;
  try {
    await build(aside);
    writeFileSync(join(aside, '.built-from'), stamp);
    const previous = `${folder}.old-${process.pid}`;
    if (existsSync(folder)) renameSync(folder, previous);
    renameSync(aside, folder);
    rmSync(previous, { recursive: true, force: true });
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** Over contents, not dates: a fresh clone and a checkout give files new dates. */
function hashSources(from: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of from.flatMap(name => listFiles(join(project, name)))) {
    hash
      .update(`${relative(project, file)}\n`)
      .update(readFileSync(file))
      .update('\n');
  }
  return hash.digest('hex');
}

function listFiles(folder: string): string[] {
  if (statSync(folder).isFile()) return [folder];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(file => !relative(web, file).startsWith('dist'))
    .sort();
}

if (import.meta.main) await buildWeb(line => console.log(line));
