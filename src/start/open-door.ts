/**
 * Makes the public pages in a folder: node run.mjs src/start/open-door.ts <folder>.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readLibrary, writeSite, type Library } from '#src/open-door/index.ts';
import { runVite } from './vite.ts';

export async function makeOpenDoor(
  folder: string,
  library: Library = readLibrary(),
): ReturnType<typeof writeSite> {
  const assets = mkdtempSync(join(tmpdir(), 'perspectief-open-'));
  try {
    await runVite(['--config', 'web/open/vite.config.ts'], assets);
    return await writeSite(library, assets, folder);
  } finally {
    rmSync(assets, { recursive: true, force: true });
  }
}

/** Beside each file what goes over the line, so that the server need not press it for every reader. */
function compress(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (/\.(html|css|js|json|svg)$/.test(name))
      writeFileSync(join(folder, `${name}.gz`), gzipSync(readFileSync(join(folder, name)), { level: 9 }));
}

if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error('Say in which folder the pages go.');
  await makeOpenDoor(folder);
  compress(folder);
}
