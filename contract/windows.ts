import { z } from 'zod';
import { Case } from './cases.ts';
import { casePurposes, IsoDate, optionalWords, Part, Version, words } from './common.ts';
import { CaseId, FactId, HeldFunctionId } from './ids.ts';
import { route } from './route.ts';
import { addedNow, weighingNow } from './theirs.ts';

const weighed = {
  ifNothing: words(2000).describe('Wat als er niets verandert?'),
  worksAlready: words(2000).describe('Wat werkt al?'),
  atLeast: words(2000).describe('Wat moet minstens veranderen?'),
  decision: words(2000),
  whyNotLighter: optionalWords(2000).describe('Waarom niet lichter? Only with a heavier step'),
};

export const Weighing = z.object({
  ...weighed,
  heavier: z.boolean(),
  weighedOn: IsoDate,
  weighedBy: z.string(),
  version: Version,
});
export type Weighing = z.infer<typeof Weighing>;

/** The four windows. Each shows what the reader's grants show of it; the words of a child are asked for apart. */
export const Windows = z.object({
  case: Case,
  weighing: z
    .object({
      now: Weighing.nullable(),
      earlier: z.array(Weighing).describe('The newest first, at most twenty'),
      version: Version.describe('1: nothing has been weighed'),
    })
    .nullable()
    .describe('Only for who may read the whole case in detail'),
});
export type Windows = z.infer<typeof Windows>;

export const openWindows = route({
  id: 'windows.open',
  method: 'GET',
  path: '/cases/{caseId}/windows',
  tag: 'windows',
  summary: 'Vier vensters: people, facts, weighing and agreements, on one page',
  access: { look: 'opened', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  returns: Windows,
});

export const addFact = route({
  id: 'windows.add-fact',
  method: 'POST',
  path: '/cases/{caseId}/facts',
  tag: 'windows',
  summary: 'A fact, as a worry or as what goes well: what, when, who saw it, of which kind',
  access: { may: 'fact.write', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  body: z.object({
    part: Part.describe('A life domain, or the headline for the whole case'),
    side: z.enum(['worry', 'goes-well']),
    kind: z.enum(['observation', 'told-by', 'judgement', 'decision']),
    words: words(4000),
    observer: words(120),
    observedWhen: words(120),
    sourceHeldFunctionId: HeldFunctionId.nullable().describe(
      'A colleague on the case whose organisation it comes from; null: one’s own',
    ),
    sourceConditions: optionalWords(400).describe('Voorwaarde van de bron'),
  }),
  returns: z.object({ factId: z.uuid() }),
  status: 201,
  refuses: ['part-not-open', 'colleague-not-eligible'],
});

export const addFactView = route({
  id: 'windows.add-view',
  method: 'POST',
  path: '/facts/{factId}/views',
  tag: 'windows',
  summary: 'Kijk van de ouder: what somebody of the family says of a fact, beside it',
  access: { may: 'fact.view', purposes: casePurposes },
  params: z.object({ factId: FactId }),
  body: z.object({ who: words(120), words: words(2000), saidOn: IsoDate }),
  returns: z.object({ version: Version }),
  status: 201,
  etag: true,
  ifMatch: true,
  theirs: addedNow,
  refuses: ['term-out-of-bounds'],
});

export const weigh = route({
  id: 'windows.weigh',
  method: 'POST',
  path: '/cases/{caseId}/weighings',
  tag: 'windows',
  summary: 'Weigh a case: what was weighed before stays, the last one counts',
  access: { may: 'case.weigh', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  body: z.object({ ...weighed, heavier: z.boolean() }),
  returns: z.object({ version: Version }),
  status: 201,
  etag: true,
  ifMatch: true,
  theirs: weighingNow,
});
