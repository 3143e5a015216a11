// npm run check: everything a tool can find, two at a time. All of it runs, so that one round shows all there is to do.
import { runNode, type Outcome } from './run.ts';

const checks: readonly (readonly [name: string, ...args: string[]])[] = [
  ['types', 'node_modules/typescript-7/bin/tsc', '--project', '.'],
  ['types of the web client', 'node_modules/typescript-7/bin/tsc', '--project', 'web'],
  ['lint', 'node_modules/oxlint/bin/oxlint', '--deny-warnings', '--format=unix', '.'],
  ['who imports whom', 'tools/check-dependencies.ts'],
  ['unused code', 'node_modules/knip/bin/knip.js', '--no-progress', '--no-config-hints'],
  ['formatting', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  ['licences', 'tools/check-licences.ts'],
  ['row-level security', 'test/lint-rls.ts'],
  ['content', 'tools/content-check.ts'],
  ['reading level', 'tools/reading-level.ts', '--check'],
  ['access matrix', 'tools/access-matrix.ts', '--check'],
  ['description of the API', 'tools/openapi.ts', '--check'],
  ['API design rules', 'tools/lint-openapi.ts'],
];

const queue = [...checks];
const failed: string[] = [];
await Promise.all([work(), work()]);
if (failed.length > 0) {
  console.error(`\n${failed.length} of ${checks.length} checks failed: ${failed.join(', ')}`);
  process.exitCode = 1;
} else {
  console.log(`\nAll ${checks.length} checks passed.`);
}

async function work(): Promise<void> {
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const [name, ...args] = next;
    report(name, await runNode(args));
  }
}

function report(name: string, { ok, output, seconds }: Outcome): void {
  const time = `${seconds.toFixed(1)} s`;
  if (ok) {
    const [summary = ''] = output.split('\n').slice(-1);
    console.log(`ok      ${name} (${time})${summary === '' || summary.length > 100 ? '' : `: ${summary}`}`);
    return;
  }
  failed.push(name);
  console.error(`FAILED  ${name} (${time})\n${output.replace(/^/gm, '        ')}`);
}
