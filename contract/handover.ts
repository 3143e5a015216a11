import { z } from 'zod';
import { casePurposes, Instant, IsoDate, optionalWords, Version } from './common.ts';
import { CaseId, HandoverId, HeldFunctionId } from './ids.ts';
import { route } from './route.ts';
import { handoverNow } from './theirs.ts';
import { TakeOverReason } from './team.ts';

/** The five lines. All may be empty while it is a draft. */
export const HandoverLines = z.object({
  running: optionalWords(2000).describe('Wat loopt er?'),
  agreed: optionalWords(2000).describe('Wat is er afgesproken, en wanneer moet het klaar zijn?'),
  worries: optionalWords(2000).describe('Waar maakt u zich zorgen over?'),
  familyShouldKnow: optionalWords(2000).describe('Wat moet het gezin weten?'),
  introducer: z
    .union([z.object({ heldFunctionId: HeldFunctionId }), z.object({ name: optionalWords(120) })])
    .nullable()
    .describe('Wie stelt voor? A colleague at work on the case, or somebody of family or network'),
  introduceOn: IsoDate.nullable().describe('Wanneer?'),
});

export const Handover = z.object({
  handoverId: z.uuid(),
  from: z.string(),
  running: z.string().nullable(),
  agreed: z.string().nullable(),
  worries: z.string().nullable(),
  familyShouldKnow: z.string().nullable(),
  introducer: z.object({ heldFunctionId: z.uuid().nullable(), label: z.string() }).nullable(),
  introduceOn: IsoDate.nullable(),
  because: TakeOverReason.nullable().describe('Why the team manager named somebody else, if so'),
  begunOn: IsoDate,
  written: z.object({ by: z.string(), at: Instant }).nullable(),
  accepted: z.object({ by: z.string(), at: Instant }).nullable(),
  introducedOn: IsoDate.nullable(),
  may: z.object({ write: z.boolean(), accept: z.boolean(), recordIntroduction: z.boolean() }),
  version: Version,
});
export type Handover = z.infer<typeof Handover>;

export const listHandovers = route({
  id: 'handover.list',
  method: 'GET',
  path: '/cases/{caseId}/handovers',
  tag: 'handover',
  summary: 'The hand-overs of a case, the newest first: a draft, or read and accepted',
  access: { look: 'opened', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  returns: z.object({
    items: z.array(Handover),
    introducers: z
      .array(z.object({ heldFunctionId: z.uuid(), label: z.string() }))
      .describe('Colleagues at work on the case'),
    mayBegin: z.boolean(),
  }),
});

export const beginHandover = route({
  id: 'handover.begin',
  method: 'POST',
  path: '/cases/{caseId}/handovers',
  tag: 'handover',
  summary: 'Begin a hand-over: an empty draft on the server, or the one that is there',
  access: { may: 'handover.begin', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  returns: z.object({ handoverId: z.uuid(), version: Version }),
  status: 201,
  refuses: ['already-done'],
});

export const writeHandover = route({
  id: 'handover.write',
  method: 'PUT',
  path: '/handovers/{handoverId}',
  tag: 'handover',
  summary: 'Save the five lines as they are now',
  access: { may: 'handover.write', purposes: casePurposes },
  params: z.object({ handoverId: HandoverId }),
  body: HandoverLines,
  returns: z.object({ version: Version }),
  etag: true,
  ifMatch: true,
  theirs: handoverNow,
  refuses: ['already-done', 'colleague-not-eligible', 'term-out-of-bounds'],
});

export const acceptHandover = route({
  id: 'handover.accept',
  method: 'POST',
  path: '/handovers/{handoverId}/acceptance',
  tag: 'handover',
  summary: 'Read and accepted by who leads the case now: the introduction becomes a task',
  access: { may: 'handover.accept', purposes: casePurposes },
  params: z.object({ handoverId: HandoverId }),
  returns: z.object({ version: Version }),
  status: 201,
  etag: true,
  ifMatch: true,
  refuses: ['already-done', 'draft-incomplete'],
});

export const recordIntroduction = route({
  id: 'handover.record-introduction',
  method: 'PUT',
  path: '/handovers/{handoverId}/introduction',
  tag: 'handover',
  summary: 'The new director has been introduced to the children',
  access: { may: 'handover.introduce', purposes: casePurposes },
  params: z.object({ handoverId: HandoverId }),
  body: z.object({ on: IsoDate }),
  returns: z.object({ version: Version }),
  etag: true,
  ifMatch: true,
  refuses: ['already-done', 'draft-incomplete', 'term-out-of-bounds'],
});

export const declareInvolvement = route({
  id: 'handover.declare-involvement',
  method: 'POST',
  path: '/cases/{caseId}/involvement',
  tag: 'handover',
  summary:
    'Ik ken dit gezin privé: a lead or deputy of an open case is succeeded first, everybody else is out at once; what the tie is, nobody asks',
  access: { may: 'involvement.declare', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  returns: z.object({ until: Instant.nullable().describe('Null: access has ended') }),
  status: 201,
  refuses: ['already-done'],
});
