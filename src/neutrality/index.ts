/** What others may ask about neutral words. */
import { placed } from '#kernel/content/fitting.ts';
import { contentFolder, faultsOf } from '#kernel/content/read.ts';
import { checkNeutrality, notationFaults } from './check.ts';
import { neutralityFile, readNeutrality } from './content.ts';
import { publicationFaults } from './publication.ts';

export { readNeutrality, type Neutrality, type Sentence } from './content.ts';
export {
  kindsOfText,
  kindsOfWord,
  scannedKinds,
  scanText,
  type Hit,
  type KindOfText,
  type KindOfWord,
  type Words,
} from './rules.ts';

/** What must be mended in the list and its sentences before they can be published. How well it scans says the proof. */
export const neutralityFaults = (folder: URL = contentFolder): readonly string[] =>
  faultsOf(() =>
    checkNeutrality(readNeutrality(folder)).map(({ file, fault }) =>
      placed(fault, neutralityFile(file, folder)),
    ),
  );

/** Where our own content says what people are. */
export const contentScanFaults = (folder: URL = contentFolder): readonly string[] =>
  faultsOf(() => {
    const neutrality = readNeutrality(folder);
    return notationFaults(neutrality.words).length > 0
      ? ['content/neutrality/words.json is not right, so our own content was not held against it']
      : publicationFaults(neutrality, folder);
  });
