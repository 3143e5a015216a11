/** What others may ask of the advice. */
import { placed, readOrFaults } from '#kernel/content/fitting.ts';
import { contentFolder } from '#kernel/content/read.ts';
import { checkAdvice, type Around } from './check.ts';
import { adviceFiles, readAdvice } from './content.ts';

export { readAdvice, type Act, type Advice, type PhenomenonAdvice, type SignallerAdvice } from './content.ts';

/** What must be mended before this can be published. */
export function adviceFaults(around: Around, folder: URL = contentFolder): readonly string[] {
  const read = readOrFaults(() => readAdvice(folder));
  if ('faults' in read) return read.faults;
  return checkAdvice(read.value, around).map(fault =>
    placed(fault, fault.startsWith('SG-') ? adviceFiles.signallers(folder) : adviceFiles.phenomena(folder)),
  );
}
