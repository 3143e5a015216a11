import { z } from 'zod';
import { casePurposes, IsoDate } from './common.ts';
import { CaseId } from './ids.ts';
import { OwnNumber } from './own-number.ts';
import { route } from './route.ts';

/** From and until which day; left out is half a year up to today. */
const OwnFileQuery = z.strictObject({ from: IsoDate.optional(), until: IsoDate.optional() });

export const openOwnFile = route({
  id: 'own-file.open',
  method: 'GET',
  path: '/cases/{caseId}/own-file',
  tag: 'own-file',
  summary: 'What the reader wrote and the own organisation agreed to, as text for the own file',
  access: { look: 'opened', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  query: OwnFileQuery,
  returns: z.object({
    caseId: z.uuid(),
    ownNumber: OwnNumber.nullable(),
    from: IsoDate,
    until: IsoDate,
    text: z.string().describe('Plain text, to paste into another system'),
    notes: z.int(),
    agreements: z.int(),
    leftOut: z.int().describe('Own contact notes whose words are not the reader’s own any more'),
  }),
  refuses: ['invalid-input'],
});

export const openOwnFilePdf = route({
  id: 'own-file.pdf',
  method: 'GET',
  path: '/cases/{caseId}/own-file/pdf',
  tag: 'own-file',
  summary: 'The same as PDF/A-2a',
  access: { look: 'opened', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  query: OwnFileQuery,
  returns: z.custom<Uint8Array>(bytes => bytes instanceof Uint8Array),
  file: { type: 'application/pdf', name: 'eigen-dossier.pdf' },
  refuses: ['invalid-input'],
});
