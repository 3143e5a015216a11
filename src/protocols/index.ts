/** What others may ask of the protocols. */
import { placed, readOrFaults } from '#kernel/content/fitting.ts';
import { contentFolder } from '#kernel/content/read.ts';
import { checkProtocol, type Around } from './check.ts';
import { protocolFiles, readProtocol } from './content.ts';

export { readProtocols, type Outcome, type Protocol, type Step } from './content.ts';
export { leaves } from './rules.ts';

/** What must be mended before this can be published. */
export function protocolFaults(
  around: Omit<Around, 'protocols'>,
  folder: URL = contentFolder,
): readonly string[] {
  const files = protocolFiles(folder).map(file => ({ file, read: readOrFaults(() => readProtocol(file)) }));
  const protocols = new Set(files.flatMap(({ read }) => ('value' in read ? read.value.code : [])));
  return files.flatMap(({ file, read }) => {
    if ('faults' in read) return read.faults;
    const named = file.pathname.endsWith(`/${read.value.code}.json`)
      ? []
      : [`${read.value.code}: the file is called otherwise`];
    return [...named, ...checkProtocol(read.value, { ...around, protocols })].map(fault =>
      placed(fault, file),
    );
  });
}
