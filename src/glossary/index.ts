/** What others may ask of the glossary. */
import { placed, readOrFaults } from '#kernel/content/fitting.ts';
import type { KnownNumbers } from '#kernel/content/numbers.ts';
import { contentFolder } from '#kernel/content/read.ts';
import { checkGlossary, glossaryFile, readGlossary } from './content.ts';

export { readGlossary, type Term } from './content.ts';

/** What must be mended before this can be published. */
export function glossaryFaults({
  numbers,
  folder = contentFolder,
}: {
  readonly numbers: KnownNumbers;
  readonly folder?: URL;
}): readonly string[] {
  const read = readOrFaults(() => readGlossary(folder));
  return 'faults' in read
    ? read.faults
    : checkGlossary(read.value, numbers).map(fault => placed(fault, glossaryFile(folder)));
}
