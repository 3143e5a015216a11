// npm run content:diff [-- <version>]: what content/ says otherwise than an earlier version, item by item. The version is
// anything that git knows: a tag, a branch, a commit; without it the last one that was committed.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { differencesBetween, inWords } from '#kernel/content/differences.ts';
import { contentFolder } from '#kernel/content/read.ts';
import { touchedBy } from '#kernel/content/touches.ts';
import { project } from './run.ts';

const git = (...args: string[]): string =>
  execFileSync('git', args, { cwd: project, encoding: 'utf8', maxBuffer: 64 * 2 ** 20, stdio: 'pipe' });

const version = process.argv[2] ?? 'HEAD';
try {
  git('rev-parse', '--verify', `${version}^{commit}`);
} catch {
  console.error(
    `There is no version ${version}. Name a tag, a branch or a commit, or nothing for the last one.`,
  );
  process.exit(1);
}

const listed = (...args: string[]): string[] => git(...args).split('\n');
const files = new Set(
  [
    ...listed('ls-tree', '-r', '--name-only', version, 'content/'),
    ...listed('ls-files', '--cached', '--others', '--exclude-standard', 'content/'),
  ].filter(name => name.endsWith('.json')),
);
const before = new Set(listed('ls-tree', '-r', '--name-only', version, 'content/'));

/** For a number: everything that names it, since its readers now read something else. */
function touches(file: string, where: string): string {
  const [list, code] = where.split(' > ');
  if (!/(legal-numbers|working-terms)\.json$/.test(file) || list !== 'numbers' || code === undefined)
    return '';
  const touched = touchedBy(code, contentFolder);
  return touched.length === 0
    ? '\n    touches nothing: no text names it'
    : `\n    touches\n${touched.map(({ file: named, item }) => `      content/${named}: ${item}`).join('\n')}`;
}

let changed = 0;
for (const file of [...files].toSorted()) {
  const path = join(project, file);
  if (!existsSync(path)) {
    console.log(`${file} is gone\n`);
    changed += 1;
  } else if (!before.has(file)) {
    console.log(`${file} is new\n`);
    changed += 1;
  } else {
    const was: unknown = JSON.parse(git('show', `${version}:${file}`));
    const now: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const found = differencesBetween(was, now);
    changed += found.length;
    if (found.length > 0)
      console.log(
        `${file}\n${found.map(each => `${inWords(each)}${touches(file, each.where)}`).join('\n')}\n`,
      );
  }
}
console.log(
  changed === 0
    ? `content/ says the same as in ${version}.`
    : `${changed} ${changed === 1 ? 'difference' : 'differences'} with ${version}.`,
);
