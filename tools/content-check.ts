// npm run content:check: what a jurist or editor must mend in content/, by file, line and item. All of it at once.
import { contentParts } from './content-parts.ts';

const parts = contentParts();
let wrong = 0;
for (const { name, faults: read } of parts) {
  const faults = [...new Set(read())];
  wrong += faults.length;
  console.log(`${faults.length === 0 ? 'ok    ' : 'WRONG '} ${name}`);
  for (const fault of faults) console.error(fault.replace(/^/gm, '        '));
}
console.log(
  wrong === 0
    ? `The content fits together: ${parts.length} parts read.`
    : 'The content cannot be published like this.',
);
if (wrong > 0) process.exitCode = 1;
