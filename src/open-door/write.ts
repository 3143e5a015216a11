/** Writes the open door to a folder: pages, script and style, and a worker that knows which version it keeps. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { siteFiles } from './site.ts';
import type { Library } from './library.ts';

/** What every page refers to; a build that names them otherwise would leave the pages bare. */
export const besidePages = ['open.css', 'open.js', 'font.woff2', 'icon.svg', 'manifest.webmanifest'].map(
  name => `bestanden/${name}`,
);

export interface Written {
  readonly files: number;
  /** Over the contents of all files, without the worker that names it. */
  readonly version: string;
}

/** assets: the folder in which the script and style were built. The folder must not hold anything else. */
export async function writeSite(library: Library, assets: string, folder: string): Promise<Written> {
  const missing = [...besidePages, 'sw.js'].filter(name => !existsSync(join(assets, name)));
  if (missing.length > 0)
    throw new Error(`The public pages need ${missing.join(', ')}, which were not built.`);
  const hash = createHash('sha256');
  cpSync(assets, folder, { recursive: true });
  let files = 0;
  for await (const { path, text } of siteFiles(library)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    hash.update(`${path}\n`).update(text);
    files += 1;
  }
  const built = readdirSync(assets, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .toSorted();
  for (const file of built) hash.update(`${relative(assets, file)}\n`).update(readFileSync(file));
  const version = hash.digest('hex').slice(0, 16);
  const worker = join(folder, 'sw.js');
  writeFileSync(worker, readFileSync(worker, 'utf8').replace('__PUBLICATION__', `open-${version}`));
  return { files: files + built.length, version };
}
