/**
 * npm run proof:content
 *
 * Would a jurist be told? Thirty mistakes of the kind people make are planted in a copy of content/, one at a time, and
 * each must be refused in words that name the item to mend. With nothing planted nothing is refused.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { contentFolder } from '#kernel/content/read.ts';
import { contentParts } from '../../tools/content-parts.ts';
import { contentMistakes, type Mistake } from './content/mistakes.ts';

const faultsIn = (folder: URL): string[] => contentParts(folder).flatMap(({ faults }) => [...faults()]);

/** What is said about the content with this mistake in it. */
function saidOf({ file, change }: Mistake): string[] {
  const aside = mkdtempSync(join(tmpdir(), 'perspectief-content-'));
  const folder = join(aside, 'content');
  try {
    cpSync(fileURLToPath(contentFolder), folder, { recursive: true });
    const path = join(folder, file);
    const before = readFileSync(path, 'utf8');
    const document: unknown = JSON.parse(before);
    change(document);
    const after = JSON.stringify(document, null, 2);
    if (after === JSON.stringify(JSON.parse(before), null, 2))
      throw new Error(`nothing was planted in ${file}`);
    writeFileSync(path, after);
    return faultsIn(pathToFileURL(`${folder}/`));
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

const clean = faultsIn(contentFolder);
if (clean.length > 0) {
  console.error(`The content itself is not right:\n${clean.join('\n')}`);
  process.exit(1);
}
let missed = 0;
for (const mistake of contentMistakes) {
  const named = saidOf(mistake).find(fault => fault.includes(mistake.names));
  if (named === undefined) missed += 1;
  console.log(`${named === undefined ? 'MISSED ' : 'refused'} ${mistake.mistake}`);
  if (named !== undefined)
    console.log(
      `          ${
        named
          .split('\n')
          .find(line => line.includes(mistake.names))
          ?.trim() ?? ''
      }`,
    );
}
console.log(
  `\n${contentMistakes.length} mistakes planted, ${contentMistakes.length - missed} refused by name, ${missed} missed.`,
);
if (missed > 0) process.exitCode = 1;
