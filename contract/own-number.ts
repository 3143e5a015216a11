import { z } from 'zod';
import { casePurposes, Version, words } from './common.ts';
import { CaseId } from './ids.ts';
import { route } from './route.ts';

/** What a case is called in the system of the reader's own organisation. */
export const OwnNumber = z.object({
  number: z.string().nullable(),
  mayChange: z.boolean(),
  version: Version.describe('1 as long as none was ever noted'),
});
export type OwnNumber = z.infer<typeof OwnNumber>;

export const noteOwnNumber = route({
  id: 'cases.note-own-number',
  method: 'PUT',
  path: '/cases/{caseId}/own-number',
  tag: 'cases',
  summary: 'Note, change or take away the number of the case in the own organisation’s system',
  access: { may: 'case.note-own-number', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  body: z.object({
    number: words(40)
      .regex(
        /^[A-Za-z0-9](?:[A-Za-z0-9 ./-]*[A-Za-z0-9])?$/,
        'Gebruik alleen letters, cijfers, spaties en de tekens - / .',
      )
      .nullable()
      .describe('Null: taken away'),
  }),
  returns: z.object({ version: Version }),
  etag: true,
  ifMatch: true,
  theirs: z.object({ number: z.string().nullable() }),
});
