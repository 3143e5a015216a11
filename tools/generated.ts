import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { project } from './run.ts';

/** Writes a generated file; with --check it only says whether the file on disk is the same. */
export function writeOrCheck(path: string, how: string, text: string): void {
  const file = join(project, path);
  const found = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  if (!process.argv.includes('--check')) {
    if (found !== text) writeFileSync(file, text);
    console.log(`${path}: ${found === text ? 'nothing changed' : 'written'}`);
    return;
  }
  if (found === text) {
    console.log(`${path} is up to date`);
    return;
  }
  console.error(`${path} is not what the code says now. Do: ${how}${firstDifference(found, text)}`);
  process.exitCode = 1;
}

function firstDifference(found: string | undefined, text: string): string {
  if (found === undefined) return ' (there is no such file yet)';
  const [before, after] = [found.split('\n'), text.split('\n')];
  const at = after.findIndex((line, i) => line !== before[i]);
  return `\n  line ${at + 1}\n  - ${before[at] ?? '(nothing)'}\n  + ${after[at] ?? '(nothing)'}`;
}
