/** What others may ask of the barrier model. */
import { readFileSync } from 'node:fs';
import type * as contract from '#contract/barrier-model.ts';
import { contentFolder, faultsOf, lineOfItem, shortName } from '#kernel/content/read.ts';
import { checkBarrierModel } from './check.ts';
import { barrierFile, barrierFiles, readBarrierModel } from './content.ts';
import { toContract } from './view.ts';

/** The model as the desk reads it and codes with. */
export const loadBarrierModel = (folder: URL = contentFolder): contract.BarrierModel =>
  toContract(readBarrierModel(folder));

export { readBarrierModel, type BarrierModel, type Intervention, type Signal } from './content.ts';

/** Everything that a jurist or editor must mend before this can be published, each with its file and line. */
export const barrierModelFaults = (folder: URL = contentFolder): readonly string[] =>
  faultsOf(() =>
    checkBarrierModel(readBarrierModel(folder)).map(fault => `${placeOf(fault, folder)}: ${fault}`),
  );

/** A complaint begins with the id of its item. */
function placeOf(fault: string, folder: URL): string {
  const [id = ''] = fault.split(':', 1);
  for (const name of barrierFiles) {
    const file = barrierFile(name, folder);
    const line = lineOfItem(readFileSync(file, 'utf8'), id);
    if (line !== undefined) return `${shortName(file)}, line ${line}`;
  }
  return 'content/barrier-model';
}
