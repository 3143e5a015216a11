// Who may import whom: the rules are in .dependency-cruiser.cjs, each with a comment for the offender.
import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { project, runNode } from './run.ts';

const Report = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        rule: z.object({ name: z.string() }),
        comment: z.string().optional(),
        cycle: z.array(z.object({ name: z.string() })).optional(),
      }),
    ),
    ruleSetUsed: z.object({ forbidden: z.array(z.object({ name: z.string(), comment: z.string() })) }),
  }),
});

const folders = ['src', 'contract', 'web', 'test', 'bench', 'tools'].filter(folder =>
  existsSync(join(project, folder)),
);
const { output } = await runNode([
  'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
  '--config',
  '.dependency-cruiser.cjs',
  '--output-type',
  'json',
  ...folders,
]);
if (!output.startsWith('{')) throw new Error(`dependency-cruiser did not run:\n${output}`);
const { modules, summary } = Report.parse(JSON.parse(output));

// It answers "no violations" just as happily when it could read nothing, for instance without its TypeScript.
const cruised = modules.filter(({ source }) => /^(src|contract)\/.*\.ts$/.test(source)).length;
const present = countFiles('src') + countFiles('contract');
if (cruised !== present) {
  console.error(
    `dependency-cruiser read ${cruised} of the ${present} files in src/ and contract/: its answer means nothing.`,
  );
  process.exitCode = 1;
}

const comments = new Map(summary.ruleSetUsed.forbidden.map(({ name, comment }) => [name, comment]));
for (const [rule, found] of Object.entries(
  Object.groupBy(summary.violations, violation => violation.rule.name),
)) {
  console.error(`${rule}: ${comments.get(rule) ?? ''}`);
  for (const { from, to, cycle } of found ?? []) {
    console.error(
      `  ${cycle === undefined ? `${from} -> ${to}` : [from, ...cycle.map(step => step.name)].join(' -> ')}`,
    );
  }
  process.exitCode = 1;
}
if (process.exitCode !== 1) console.log(`${present} files in src/ and contract/ keep to the rules.`);

function countFiles(folder: string): number {
  return readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
    .filter(entry => !relative(project, entry.parentPath).includes('node_modules')).length;
}
