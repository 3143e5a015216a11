/** All public content together, read once, with what the pages look up in it. */
import { contentFolder } from '#kernel/content/read.ts';
import { readAdvice, type Advice } from '#src/advice/index.ts';
import { readBarrierModel, type BarrierModel } from '#src/barrier-model/index.ts';
import { readGlossary, type Term } from '#src/glossary/index.ts';
import { readLegalNumbers, type LegalNumber } from '#src/legal-numbers/index.ts';
import { readParties, type Parties, type Party, type Telephone } from '#src/parties/index.ts';
import { readProtocols, type Protocol } from '#src/protocols/index.ts';
import { readSharing, type Sharing } from '#src/sharing/index.ts';
import { readPublication, type Publication } from './publication.ts';

export interface Library {
  readonly publication: Publication;
  readonly barriers: BarrierModel;
  readonly advice: Advice;
  readonly parties: Parties;
  readonly sharing: Sharing;
  readonly protocols: readonly Protocol[];
  readonly glossary: readonly Term[];
  readonly numbers: readonly LegalNumber[];
  /** By code; content was checked before, so that a code that is named is there. */
  readonly number: (code: string) => LegalNumber;
  readonly party: (code: string) => Party;
  readonly telephone: (code: string) => Telephone;
  readonly protocol: (code: string) => Protocol;
}

export function readLibrary(folder: URL = contentFolder): Library {
  const parties = readParties(folder);
  const numbers = readLegalNumbers(folder);
  const protocols = readProtocols(folder);
  return {
    publication: readPublication(folder),
    barriers: readBarrierModel(folder),
    advice: readAdvice(folder),
    parties,
    sharing: readSharing(folder),
    protocols,
    glossary: readGlossary(folder),
    numbers,
    number: finder('number', numbers),
    party: finder('party', parties.parties),
    telephone: finder('telephone', parties.telephones),
    protocol: finder('protocol', protocols),
  };
}

function finder<T extends { readonly code: string }>(kind: string, list: readonly T[]): (code: string) => T {
  const byCode = new Map(list.map(item => [item.code, item]));
  return code => {
    const item = byCode.get(code);
    if (item === undefined) throw new Error(`There is no ${kind} ${code}: run "npm run content:check"`);
    return item;
  };
}
