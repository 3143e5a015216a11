/** What others may ask of the list of parties. */
import { placed, readOrFaults } from '#kernel/content/fitting.ts';
import { contentFolder } from '#kernel/content/read.ts';
import { checkParties } from './check.ts';
import { partiesFile, readParties } from './content.ts';

export { readParties, type Parties, type Party, type Telephone } from './content.ts';

/** What must be mended before this can be published. */
export function partyFaults(
  model: Parameters<typeof checkParties>[1],
  functions: Parameters<typeof checkParties>[2],
  folder: URL = contentFolder,
): readonly string[] {
  const read = readOrFaults(() => readParties(folder));
  return 'faults' in read
    ? read.faults
    : checkParties(read.value, model, functions).map(fault => placed(fault, partiesFile(folder)));
}
