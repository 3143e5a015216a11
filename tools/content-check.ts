// npm run content:check: what a jurist or editor must mend in content/, by file, line and item. All of it at once.
import { barrierModelFaults } from '#src/barrier-model/index.ts';
import { loadCalendar, schoolRegionSchema } from '#src/frames/calendar-content.ts';
import { readContent } from '#src/frames/check-content.ts';
import { legalNumberFaults } from '#src/legal-numbers/index.ts';
import { faultsOf } from '#kernel/content/read.ts';

/** Reads until the first file that is not right. */
const unreadable = (read: () => unknown): readonly string[] =>
  faultsOf(() => {
    read();
    return [];
  });

const parts: readonly (readonly [name: string, faults: () => readonly string[]])[] = [
  ['frames, functions and organisations', () => unreadable(readContent)],
  ['calendar', () => schoolRegionSchema.options.flatMap(region => unreadable(() => loadCalendar(region)))],
  ['barrier model', barrierModelFaults],
  ['legal numbers', legalNumberFaults],
];

let wrong = 0;
for (const [name, read] of parts) {
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
