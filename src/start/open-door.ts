/**
 * Makes the public pages in a folder: node run.mjs src/start/open-door.ts <folder>.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLibrary, writeSite, type Library } from '#src/open-door/index.ts';
import { compress } from './compress.ts';
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

if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error('Say in which folder the pages go.');
  await makeOpenDoor(folder);
  compress(folder, 6);
}
