// Runs the proofs and writes docs/promises.md from what they print: date, command, numbers, whether it held.
// `npm run promises` takes about half an hour with the full sizes; `-- --quick` uses the sizes of CI.
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { writeOrCheck } from './generated.ts';
import { project, runNode } from './run.ts';

interface Promised {
  readonly promise: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly quick: readonly string[];
}

const promised: readonly Promised[] = [
  {
    promise:
      'What PostgreSQL lets a reader see and change is what a naive model of the rule says: no difference; each condition decides alone at least 1,000 times in a million.',
    command: 'npm run proof:access',
    args: ['test/proofs/access.ts', '--n', '1000000'],
    quick: ['test/proofs/access.ts', '--n', '200000'],
  },
  {
    promise:
      'Every route, asked by every function in every relation to a family, answers what is written down by hand; hidden and absent are one; a refused command changes nothing; attackers find no fault of ours and no word of a family.',
    command: 'npm run proof:routes',
    args: ['test/proofs/routes.ts'],
    quick: ['test/proofs/routes.ts'],
  },
  {
    promise:
      'No answer with personal data without its committed journal row, whatever happens to the connection, the backend, the journal or the commit; what fails says nothing of anybody.',
    command: 'npm run proof:look',
    args: ['test/proofs/look.ts', '--n', '5000'],
    quick: ['test/proofs/look.ts'],
  },
  {
    promise:
      'A jurist is told: each of the mistakes that people make in the content is refused in words that name the item.',
    command: 'npm run proof:content',
    args: ['test/proofs/content.ts'],
    quick: ['test/proofs/content.ts'],
  },
  {
    promise:
      'The question to describe conduct comes where a text says what people are, and not where it only looks like it: precision and recall at least 0.95 for each kind of text; what was held out is shown as it is.',
    command: 'npm run proof:neutral',
    args: ['test/proofs/neutral.ts'],
    quick: ['test/proofs/neutral.ts'],
  },
  {
    promise: 'Each proof turns red when its subject is broken: every planted fault is caught.',
    command: 'npm run proof:negative',
    args: ['test/proofs/negative.ts'],
    quick: ['test/proofs/negative.ts', '--quick'],
  },
  {
    promise:
      'Only the one policy shape, forced row-level security, unprivileged roles: read from the catalog of a fresh database.',
    command: 'npm run lint:rls',
    args: ['test/lint-rls.ts'],
    quick: ['test/lint-rls.ts'],
  },
  {
    promise:
      'No statement touches more pages because the database or the reader has more; times, memory and the ratio to the bare driver are in [what it costs](bench.md).',
    command: 'npm run bench',
    args: ['bench/main.ts', '--count'],
    quick: ['bench/main.ts', '--quick', '--count'],
  },
];

const quick = process.argv.includes('--quick');
/** `--only proof:content,proof:neutral`: these anew, the others as they stand, each with the day of its own run. */
const only = process.argv[process.argv.indexOf('--only') + 1]?.split(',');
const chosen = process.argv.includes('--only') ? (only ?? []) : undefined;
const day = Temporal.Now.plainDateISO('Europe/Amsterdam').toString();
const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version.slice(1)}`;

const standing = readFileSync(join(project, 'docs/promises.md'), 'utf8').split(/^(?=## )/m);
const blocks: string[] = [];
let broken = 0;
for (const { promise, command, args, quick: small } of promised) {
  const kept = standing.find(block => block.startsWith('## Holds: `') && block.includes(`\`${command}`));
  if (chosen !== undefined && !chosen.includes(command.replace('npm run ', '')) && kept !== undefined) {
    blocks.push(kept);
    continue;
  }
  const sized = quick ? small : args;
  const outcome = await runNode(sized);
  if (!outcome.ok) broken += 1;
  const given = sized.slice(1).join(' ');
  console.log(`${outcome.ok ? 'holds' : 'BROKEN'}  ${command} (${outcome.seconds.toFixed(0)} s)`);
  blocks.push(
    `## ${outcome.ok ? 'Holds' : '**Broken**'}: \`${command}${given === '' ? '' : ` -- ${given}`}\`\n\n${promise}\n\n${day}, ${outcome.seconds.toFixed(0)} s, ${machine}\n\n\`\`\`text\n${outcome.output}\n\`\`\`\n`,
  );
}
writeOrCheck(
  'docs/promises.md',
  'npm run promises',
  `# Promises\n\nWritten by \`npm run promises\` from real runs; a promise that broke stands here as broken.\n\n${blocks.map(block => block.trimEnd()).join('\n\n')}\n`,
);
if (broken > 0) process.exitCode = 1;
