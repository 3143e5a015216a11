// Every package we install must have a licence that goes with the EUPL, including those for other platforms.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { project } from './run.ts';

const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'EUPL-1.2',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
  'WTFPL',
  'Zlib',
]);

/** Packages that may be installed for a reason of their own. */
const exceptions: Readonly<Record<string, string>> = {
  // Drawings of the city of Amsterdam, not free to use. A dependency of its design system; web/vite.config.ts puts
  // drawings of our own in their place, so that nothing of it gets into what we build.
  '@amsterdam/design-system-react-icons': 'SEE LICENSE IN LICENSE.md',
  // Places the boxes of the protocol diagrams when the public pages are written. Used as it is; nothing of it is in them.
  elkjs: 'EPL-2.0 OR GPL-3.0-or-later',
};

const Lock = z.object({
  packages: z.record(z.string(), z.object({ license: z.string().optional(), link: z.boolean().optional() })),
});
const Manifest = z.object({
  license: z.union([z.string(), z.object({ type: z.string() })]).optional(),
  licenses: z.array(z.object({ type: z.string() })).optional(),
});

const { packages } = Lock.parse(JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')));
const problems: string[] = [];
const counts = new Map<string, number>();
for (const [path, { license }] of Object.entries(packages)) {
  if (path === '') continue;
  const name = path.replace(/^.*node_modules\//, '');
  const said = license ?? fromManifest(path);
  if (said !== undefined && exceptions[name] === said) continue;
  if (said === undefined) problems.push(`${name}: names no licence`);
  else if (!isAllowed(said)) problems.push(`${name}: ${said}`);
  else counts.set(said, (counts.get(said) ?? 0) + 1);
}
if (problems.length > 0) {
  console.error(
    `These packages have a licence we have not looked at (tools/check-licences.ts):\n  ${problems.join('\n  ')}`,
  );
  process.exitCode = 1;
} else {
  const most = [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .map(([licence, count]) => `${licence} ${count}`);
  console.log(`${Object.keys(packages).length - 1} packages: ${most.join(', ')}`);
}

/** Of "A OR B" one must be allowed, of "A AND B" both. */
function isAllowed(expression: string): boolean {
  const plain = expression.replace(/^\((.*)\)$/, '$1');
  if (plain.includes(' OR ')) return plain.split(' OR ').some(isAllowed);
  if (plain.includes(' AND ')) return plain.split(' AND ').every(isAllowed);
  return allowed.has(plain);
}

function fromManifest(path: string): string | undefined {
  const file = join(project, path, 'package.json');
  if (!existsSync(file)) return undefined;
  const { license, licenses } = Manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
  if (typeof license === 'string') return license;
  return license?.type ?? licenses?.map(({ type }) => type).join(' OR ');
}
