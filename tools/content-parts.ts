/** The parts of content/ and what must be mended in each: the same list for the check and for the proof of it. */
import { adviceFaults } from '#src/advice/index.ts';
import { attachmentFaults } from '#src/attachments/index.ts';
import { barrierModelFaults, readBarrierModel } from '#src/barrier-model/index.ts';
import { loadCalendar, schoolRegionSchema } from '#src/frames/calendar-content.ts';
import { readContent } from '#src/frames/check-content.ts';
import { readFunctions } from '#src/frames/functions-content.ts';
import { weighingFaults } from '#src/concerns/index.ts';
import { glossaryFaults } from '#src/glossary/index.ts';
import { letterFaults } from '#src/letters/index.ts';
import { meetingFaults } from '#src/meetings/index.ts';
import { paperFaults } from '#src/papers/index.ts';
import { isLegal, legalNumberFaults, readLegalNumbers } from '#src/legal-numbers/index.ts';
import { contentScanFaults, neutralityFaults } from '#src/neutrality/index.ts';
import { partyFaults, readParties } from '#src/parties/index.ts';
import { protocolFaults, readProtocols } from '#src/protocols/index.ts';
import { sharingFaults } from '#src/sharing/index.ts';
import { contentFolder, faultsOf } from '#kernel/content/read.ts';

export interface ContentPart {
  readonly name: string;
  /** What must be mended, each with file, line and item; or why it could not even be read. */
  readonly faults: () => readonly string[];
}

/** Reads until the first file that is not right. */
const unreadable = (read: () => unknown): readonly string[] => {
  read();
  return [];
};

export function contentParts(folder: URL = contentFolder): readonly ContentPart[] {
  const numbers = () =>
    new Map(readLegalNumbers(folder).map(number => [number.code, { legal: isLegal(number) }]));
  const codes = (items: readonly { readonly code: string }[]): ReadonlySet<string> =>
    new Set(items.map(({ code }) => code));
  const ids = (items: readonly { readonly id: string }[]): readonly string[] => items.map(({ id }) => id);
  const parties = () => codes(readParties(folder).parties);
  const telephones = () => codes(readParties(folder).telephones);
  const part = (name: string, faults: () => readonly string[]): ContentPart => ({
    name,
    faults: () => faultsOf(faults),
  });
  return [
    part('frames, functions and organisations', () => unreadable(() => readContent(folder))),
    part('calendar', () =>
      schoolRegionSchema.options.flatMap(region => unreadable(() => loadCalendar(region, folder))),
    ),
    part('barrier model', () => barrierModelFaults(folder)),
    part('legal numbers', () => legalNumberFaults(folder)),
    part('parties and telephones', () =>
      partyFaults(readBarrierModel(folder).model, readFunctions(folder), folder),
    ),
    part('sharing rules', () => sharingFaults({ parties: parties(), numbers: numbers() }, folder)),
    part('glossary', () => glossaryFaults({ numbers: numbers(), folder })),
    part('protocols', () =>
      protocolFaults({ parties: parties(), telephones: telephones(), numbers: numbers() }, folder),
    ),
    part('advice', () => {
      const { model } = readBarrierModel(folder);
      return adviceFaults(
        {
          signallers: ids(model.signallers),
          phenomena: ids(model.phenomena),
          protocols: codes(readProtocols(folder)),
          telephones: telephones(),
          numbers: numbers(),
        },
        folder,
      );
    }),
    part('weighing', () => weighingFaults(folder)),
    part('attachments', () => attachmentFaults(folder)),
    part('letters', () => letterFaults(folder)),
    part('the plan on paper', () => paperFaults(folder)),
    part('the record of a meeting', () => meetingFaults(folder)),
    part('neutrality', () => neutralityFaults(folder)),
    part('words of origin in our own content', () => contentScanFaults(folder)),
  ];
}
