/** What others may ask of the sharing rules. */
import { placed, readOrFaults } from '#kernel/content/fitting.ts';
import { contentFolder } from '#kernel/content/read.ts';
import { checkSharing, type Around } from './check.ts';
import { readSharing, sharingFile } from './content.ts';
import { readPartnerReasons } from './partner-reasons.ts';

export { readSharing, type Rule, type Sharing, type Subject } from './content.ts';
export { readPartnerReasons, type PartnerReason } from './partner-reasons.ts';
export {
  familyStates,
  mayShare,
  secrecies,
  type Answer,
  type Family,
  type Reason,
  type Verdict,
} from './rules.ts';
export {
  passingOf,
  waysOf,
  type Asks,
  type FamilyAnswer,
  type Passing,
  type Sender,
  type Way,
} from './ways/rules.ts';

/** What must be mended before this can be published. */
export function sharingFaults(around: Around, folder: URL = contentFolder): readonly string[] {
  const read = readOrFaults(() => readSharing(folder));
  const reasons = readOrFaults(() => readPartnerReasons(folder));
  return [
    ...('faults' in reasons ? reasons.faults : []),
    ...('faults' in read
      ? read.faults
      : checkSharing(read.value, around).map(fault => placed(fault, sharingFile(folder)))),
  ];
}
