// npm run content:export [-- <folder>]: the public pages as one folder of files, for any website. Links are relative, and
// the same content gives the same bytes. Without a folder: open-door/ in this one.
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeOpenDoor } from '#src/start/open-door.ts';
import { contentParts } from './content-parts.ts';
import { project } from './run.ts';

const folder = resolve(process.cwd(), process.argv[2] ?? join(project, 'open-door'));
const wrong = contentParts().flatMap(({ faults }) => [...faults()]);
if (wrong.length > 0) {
  console.error(`The content cannot be published like this:\n${wrong.join('\n')}`);
  process.exit(1);
}
if (existsSync(folder) && readdirSync(folder).length > 0) {
  // only what an earlier export left is cleared away
  const worker = join(folder, 'sw.js');
  if (!existsSync(worker) || !/open-[0-9a-f]{16}/.test(readFileSync(worker, 'utf8'))) {
    console.error(`${folder} holds other things. Name a new folder, or empty this one first.`);
    process.exit(1);
  }
  rmSync(folder, { recursive: true });
}
const { files, version } = await makeOpenDoor(folder);
console.log(`${files} files in ${folder}, version ${version}. Put the folder on a website as it is.`);
