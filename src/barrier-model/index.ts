/** What others may ask of the barrier model. */
import { existsSync, readFileSync } from 'node:fs';
import { ContentFault, contentFolder, lineOfItem, shortName } from '#kernel/content/read.ts';
import { checkBarrierModel } from './check.ts';
import { barrierFile, barrierFiles, readBarrierModel } from './content.ts';

/** Everything that a jurist or editor must mend before this can be published, each with its file and line. */
export function barrierModelFaults(folder: URL = contentFolder): string[] {
  try {
    return checkBarrierModel(readBarrierModel(folder)).map(fault => `${placeOf(fault, folder)}: ${fault}`);
  } catch (error) {
    if (error instanceof ContentFault) return [error.message];
    throw error;
  }
}

/** A complaint begins with the id of its item. */
function placeOf(fault: string, folder: URL): string {
  const [id = ''] = fault.split(':', 1);
  for (const name of barrierFiles) {
    const file = barrierFile(name, folder);
    const line = existsSync(file) ? lineOfItem(readFileSync(file, 'utf8'), id) : undefined;
    if (line !== undefined) return `${shortName(file)}, line ${line}`;
  }
  return 'content/barrier-model';
}
