// Holds docs/openapi.json against the API Design Rules of the Dutch government: no error, no warning, no hint.
import { runNode } from './run.ts';

const { ok, output } = await runNode([
  'node_modules/@stoplight/spectral-cli/dist/index.js',
  'lint',
  '--fail-severity=hint',
  '--ruleset=standards/adr-linter.yaml',
  'docs/openapi.json',
]);
console.log(output);
if (!ok) process.exitCode = 1;
