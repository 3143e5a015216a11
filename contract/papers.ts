import { z } from 'zod';
import { casePurposes, Instant, words } from './common.ts';
import { AgreementId, CaseId, ChildId, GoalId, GrantId, PaperId, PersonId } from './ids.ts';
import { LetterText } from './letters.ts';
import { Standing } from './family.ts';
import { route } from './route.ts';

/** "Voor wie?": one reader, and never two. */
export const PaperReader = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('parent'),
    personId: PersonId,
    children: z.array(ChildId).min(1).max(12).describe('Over whom this parent has authority, and no other'),
  }),
  z.object({ kind: z.literal('parent-without-authority'), personId: PersonId }),
  z.object({ kind: z.literal('child'), childId: ChildId }),
  z.object({ kind: z.literal('partner'), grantId: GrantId.describe('The access of a partner in the team') }),
]);
export type PaperReader = z.infer<typeof PaperReader>;
const ReaderKind = z.enum(['parent', 'parent-without-authority', 'child', 'partner']);

/** Why a goal or agreement is not for this reader, whatever the maker ticks; or why it wants a second look. */
export const LineWhy = z.enum([
  'other-child',
  'young-person-decides',
  'other-adult',
  'not-theirs',
  'no-authority',
  'part-not-theirs',
]);
export type LineWhy = z.infer<typeof LineWhy>;

/** A goal or agreement as far as this reader is concerned; its words stand in the case and not here. */
export const PaperLine = z.object({
  lineId: z.uuid(),
  verdict: z
    .enum(['own', 'ask', 'barred'])
    .describe('The reader’s own; for the maker to decide; or never on this paper'),
  why: LineWhy.nullable(),
  namesOther: z.boolean().describe('Somebody else of the family is named in it: read it once more'),
  chosen: z.boolean(),
});
export type PaperLine = z.infer<typeof PaperLine>;

const PaperRow = z.object({
  paperId: z.uuid(),
  reader: ReaderKind,
  readerName: z.string(),
  planVersion: z.int(),
  printedBy: z.string(),
  printedAt: Instant,
});

export const Papers = z.object({
  caseId: z.uuid(),
  reference: z.string(),
  mayMake: z.boolean(),
  without: z
    .enum(['frame', 'sender'])
    .nullable()
    .describe('Why no paper can be made here: no text for this legal frame, or nobody to send it'),
  addressIsSecret: z.boolean(),
  children: z.array(
    z.object({
      childId: z.uuid(),
      name: z.string(),
      age: z.int().nullable(),
      mayReceive: z.boolean(),
      decidesAlone: z
        .boolean()
        .describe('From sixteen, or when the age is not known: asked before others read'),
      authority: Standing.nullable(),
    }),
  ),
  people: z.array(
    z.object({ personId: z.uuid(), name: z.string(), role: z.string(), sharesHome: z.boolean() }),
  ),
  partners: z.array(z.object({ grantId: z.uuid(), label: z.string(), elsewhere: z.boolean() })),
  papers: z.array(PaperRow),
});
export type Papers = z.infer<typeof Papers>;

export const listPapers = route({
  id: 'papers.list',
  method: 'GET',
  path: '/cases/{caseId}/papers',
  tag: 'papers',
  summary: 'Voor wie? For whom the plan can be put on paper, and on whose paper it stands already',
  access: { look: 'opened', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  returns: Papers,
});

const wanted = {
  reader: PaperReader,
  agreedBy: z
    .array(ChildId)
    .max(12)
    .describe('Children of sixteen and older who say that this reader may know what is about them'),
  lines: z
    .array(z.union([GoalId, AgreementId]))
    .max(200)
    .nullable()
    .describe('Null: the reader’s own, and what was on the last paper for this reader'),
};

export const previewPaper = route({
  id: 'papers.preview',
  method: 'POST',
  path: '/cases/{caseId}/paper-previews',
  tag: 'papers',
  summary: 'Exactly what one reader would read; nothing is kept',
  access: { look: 'opened', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  body: z.object(wanted),
  returns: z.object({ text: LetterText, planVersion: z.int(), lines: z.array(PaperLine) }),
  refuses: ['letter-sender-unknown', 'child-too-young', 'authority-not-known', 'line-not-for-reader'],
});
export type PaperPreview = z.infer<NonNullable<typeof previewPaper.returns>>;

export const makePaper = route({
  id: 'papers.make',
  method: 'POST',
  path: '/cases/{caseId}/papers',
  tag: 'papers',
  summary: 'Put the plan on paper for one reader; who did that for whom and when is recorded',
  access: { may: 'paper.make', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  body: z.object({
    ...wanted,
    familyTold: words(400)
      .nullable()
      .describe('For a partner of another organisation: what the family was told. It is a disclosure'),
  }),
  returns: z.object({ paperId: z.uuid(), planVersion: z.int() }),
  status: 201,
  refuses: ['letter-sender-unknown', 'child-too-young', 'authority-not-known', 'line-not-for-reader'],
});

export const openPaper = route({
  id: 'papers.open',
  method: 'GET',
  path: '/papers/{paperId}',
  tag: 'papers',
  summary: 'A paper as it was made, as far as its parts are open to who reads here',
  access: { look: 'opened', purposes: casePurposes },
  params: z.object({ paperId: PaperId }),
  returns: PaperRow.extend({
    caseId: z.uuid(),
    text: LetterText,
    whole: z
      .boolean()
      .describe('False: lines lie in parts that are not open to this reader; there is no PDF'),
  }),
});

export const openPaperPdf = route({
  id: 'papers.pdf',
  method: 'GET',
  path: '/papers/{paperId}/pdf',
  tag: 'papers',
  summary: 'The same paper to print: PDF/A-2a, in large type',
  access: { look: 'opened', purposes: casePurposes },
  params: z.object({ paperId: PaperId }),
  returns: z.custom<Uint8Array>(bytes => bytes instanceof Uint8Array),
  file: { type: 'application/pdf', name: 'plan.pdf' },
});
