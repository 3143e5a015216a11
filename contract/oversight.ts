import { z } from 'zod';
import { Instant, IsoDate, Level, page, PageQuery, Part, Purpose, words } from './common.ts';
import { HeldFunctionId } from './ids.ts';
import { route } from './route.ts';
import { LaterGround, LaterNotice } from './telling.ts';

export const PersonLook = z.object({
  lookedAt: Instant,
  kind: z.enum(['listed', 'opened']),
  act: z.string(),
  purpose: Purpose,
  label: z.string(),
  functionTitle: z.string(),
  organisation: z.string(),
  caseReference: z.string().nullable(),
  part: Part,
});

export const findLooks = route({
  id: 'oversight.looks',
  method: 'POST',
  path: '/person-look-searches',
  tag: 'oversight',
  summary:
    'Wie heeft gekeken? For a person, asked by number by the privacy officer or the FG; the log only, no content',
  access: { look: 'searched', purposes: ['oversight'] },
  body: z.object({
    bsn: z
      .string()
      .trim()
      .regex(/^\d{9}$/, 'Een BSN heeft negen cijfers'),
    after: PageQuery.shape.after,
  }),
  returns: page(PersonLook),
});

/** A disclosure as oversight sees it: who gave what part to whom, on which article; what the family was told is the case's. */
export const DisclosureRow = z.object({
  disclosedAt: Instant,
  caseReference: z.string().nullable(),
  fromOrganisation: z.string(),
  toOrganisation: z.string(),
  toFunction: z.string(),
  article: z.string(),
  parts: z.array(z.object({ part: Part, level: Level })),
  endedAt: Instant.nullable(),
  byQuestion: z
    .boolean()
    .describe(
      'Told in a question to somebody without an account: no function, no article; whom and why are the case’s',
    ),
});

export const listDisclosures = route({
  id: 'oversight.disclosures',
  method: 'GET',
  path: '/disclosures',
  tag: 'oversight',
  summary: 'Verstrekkingen: what was given to which other organisation, the newest first; no content',
  access: { look: 'listed', purposes: ['oversight'] },
  query: PageQuery,
  returns: page(DisclosureRow),
});

/** One decision to tell parents later: its ground and dates and who decided it; never the words. */
export const PostponementRow = z.object({
  laterId: z.uuid(),
  caseReference: z.string().nullable().describe('Null: a concern that went into no case'),
  frameTitle: z.string(),
  ground: LaterGround,
  from: IsoDate,
  until: IsoDate,
  state: LaterNotice.shape.state,
  endedOn: IsoDate.nullable(),
  decidedBy: z.string(),
});

export const listPostponements = route({
  id: 'oversight.postponements',
  method: 'GET',
  path: '/postponements',
  tag: 'oversight',
  summary:
    'Later informeren: each postponement with ground, from, until and who decided; those that run first',
  access: { look: 'listed', purposes: ['oversight'] },
  query: PageQuery,
  returns: page(PostponementRow),
});

export const recordConflict = route({
  id: 'oversight.record-conflict',
  method: 'POST',
  path: '/conflicts-of-interest',
  tag: 'oversight',
  summary:
    'Record a conflict of interest of a professional with a case; it acts at once and beats every grant',
  access: { may: 'conflict.record', purposes: ['oversight'] },
  body: z.object({ heldFunctionId: HeldFunctionId, caseReference: words(20) }),
  status: 204,
});

export const reviewBasis = route({
  id: 'oversight.review-basis',
  method: 'PUT',
  path: '/frames/{frame}/legal-bases/{basis}/review',
  tag: 'oversight',
  summary: 'The privacy officer has reviewed a legal basis: until when it may be used for new access',
  access: { may: 'basis.review', purposes: ['oversight'] },
  params: z.object({ frame: words(40), basis: words(80) }),
  body: z.object({ reviewBy: IsoDate }),
  status: 204,
  refuses: ['term-out-of-bounds'],
});
