import { z } from 'zod';
import { ClosingReadingState } from './closing-reading.ts';
import { casePurposes, IsoDate, Version, words } from './common.ts';
import { AftercareId, AgreementId, CaseId, ChildId } from './ids.ts';
import { route } from './route.ts';
import { LaterGround, LaterNotice } from './telling.ts';
import { lookBackNow } from './theirs.ts';

/** What a case may not pass by without an answer. */
export const StopKind = z.enum(['child-spoken', 'family-informed', 'look-back']);
export type StopKind = z.infer<typeof StopKind>;
/** That the family is informed later is a decision on a ground: later-notices. */
const AnsweredStop = StopKind.exclude(['family-informed']);

export const Stop = z.object({
  stop: StopKind,
  childId: z.uuid().nullable(),
  childName: z.string().nullable(),
  state: z.enum(['done', 'explained', 'open']),
  on: IsoDate.nullable().describe('When it was done, or the day that was set'),
  because: z.string().nullable(),
  until: IsoDate.nullable().describe('Explained: the new day'),
});

export const Step = z.object({
  phase: z.int(),
  phaseTitle: z.string(),
  phaseName: z.string(),
  line: z.enum(['simple', 'tailored']),
  because: z.string().nullable(),
  movedOn: IsoDate,
  movedBy: z.string().nullable(),
});

/** Counted for the family as one and for each organisation; never for a person. */
export const Kept = z.object({
  organisation: z.string().nullable().describe('Null: the family and its network'),
  kept: z.int(),
  partly: z.int(),
  missed: z.int(),
  total: z.int(),
});

export const LookBack = z.object({
  lookBackId: z.uuid(),
  heldOn: IsoDate,
  helped: z.string(),
  downside: z.string(),
  decision: z.enum(['continue', 'differently', 'stop']),
  nextOn: IsoDate,
  kept: z.array(Kept),
  recordedBy: z.string(),
});

export const Closing = z.object({
  reason: z.string(),
  keepsAnEye: z.string(),
  whomToCall: z.string(),
  judgement: z.string().nullable().describe('What the family thinks of it, in its own words'),
  notAskedBecause: z.string().nullable(),
  keepUntil: IsoDate.nullable().describe('Null: the frame’s term is not confirmed'),
  closedOn: IsoDate,
  closedBy: z.string(),
  openWorry: z.string().nullable().describe('The worry there still was, and why it was closed all the same'),
  reading: ClosingReadingState.nullable().describe('Null: there was no worry'),
  mayUndo: z.boolean(),
});

export const Aftercare = z.object({
  aftercareId: z.uuid(),
  dueOn: IsoDate,
  state: z.enum(['due', 'well', 'talk', 'worries', 'dropped']),
  words: z.string().nullable(),
  answeredOn: IsoDate.nullable(),
  version: Version,
});

export const Course = z.object({
  caseId: z.uuid(),
  steps: z.array(Step).describe('Newest first'),
  stops: z.array(Stop),
  lookBacks: z.array(LookBack).describe('Newest first'),
  openWork: z.object({
    callBacks: z.int(),
    letters: z.int(),
    corrections: z.int().describe('Asked by the family: not answered, or not everybody who had it was told'),
    answers: z.int().describe('Of partners, not read yet'),
    meetings: z.int().describe('Planned or held, without a record'),
    later: z.int().describe('The parents are told later, and were not told yet'),
  }),
  later: z.array(LaterNotice).describe('Later informeren, newest first'),
  laterGrounds: z.array(LaterGround),
  closing: Closing.nullable(),
  earlier: z.array(
    z.object({
      closedOn: IsoDate,
      how: z.enum(['undone', 'reopened']),
      on: IsoDate,
      because: z.string().nullable(),
    }),
  ),
  aftercare: z.array(Aftercare),
  proposal: z.object({
    aftercare: z.array(IsoDate),
    keepUntil: IsoDate.nullable(),
    keepBasis: z.string(),
  }),
  mayAct: z.boolean().describe('Leads or deputises'),
});
export type Course = z.infer<typeof Course>;

const params = z.object({ caseId: CaseId });
const answer = {
  returns: z.object({ version: Version }),
  etag: true,
  ifMatch: true,
} as const;

export const openCourse = route({
  id: 'course.open',
  method: 'GET',
  path: '/cases/{caseId}/course',
  tag: 'course',
  summary: 'The course of a case: where it is and was, hard stops, looking back, closing, aftercare',
  access: { look: 'opened', purposes: casePurposes },
  params,
  returns: Course,
});

export const answerStop = route({
  id: 'course.answer-stop',
  method: 'POST',
  path: '/cases/{caseId}/stop-answers',
  tag: 'course',
  summary: 'Why a hard stop is not met yet, and the new day',
  access: { may: 'course.answer-stop', purposes: casePurposes },
  params,
  body: z
    .object({ stop: AnsweredStop, childId: ChildId.nullable(), because: words(400), until: IsoDate })
    .refine(
      ({ stop, childId }) => (stop === 'child-spoken') === (childId !== null),
      'Zeg om welk kind het gaat',
    ),
  returns: z.object({ answerId: z.uuid() }),
  status: 201,
  refuses: ['term-out-of-bounds', 'case-closed'],
});

export const recordLookBack = route({
  id: 'course.look-back',
  method: 'POST',
  path: '/cases/{caseId}/look-backs',
  tag: 'course',
  summary: 'Terugkijken: what helped, what had a downside, how it goes on, and the next day',
  access: { may: 'course.look-back', purposes: casePurposes },
  params,
  body: z.object({
    heldOn: IsoDate,
    helped: words(1000),
    downside: words(1000),
    decision: z.enum(['continue', 'differently', 'stop']),
    nextOn: IsoDate,
  }),
  ...answer,
  status: 201,
  refuses: ['term-out-of-bounds', 'case-closed'],
  theirs: lookBackNow,
});

export const closeCase = route({
  id: 'course.close',
  method: 'POST',
  path: '/cases/{caseId}/closing',
  tag: 'course',
  summary: 'Close a case with the family; team access ends, aftercare dates are set',
  access: { may: 'course.close', purposes: casePurposes },
  params,
  body: z
    .object({
      reason: words(1000),
      keepsAnEye: words(400),
      whomToCall: words(400),
      judgement: words(1000).nullable(),
      notAskedBecause: words(400).nullable(),
      aftercare: z.array(IsoDate).min(1).max(6),
      openLeft: z
        .array(
          z.object({
            agreementId: AgreementId,
            version: Version,
            how: z.enum(['handed-over', 'let-go']),
            words: words(400),
          }),
        )
        .max(200)
        .describe('Every agreement that is still open or waiting, each once'),
      openWorry: words(400)
        .nullable()
        .describe(
          'Which worry there still is and why it is closed all the same. Null: said that there is none',
        ),
    })
    .refine(
      ({ judgement, notAskedBecause }) => (judgement === null) !== (notAskedBecause === null),
      'Schrijf wat het gezin ervan vond, of waarom u het niet kon vragen',
    ),
  ...answer,
  status: 201,
  refuses: ['term-out-of-bounds', 'work-left-open', 'child-not-spoken', 'family-not-informed', 'case-closed'],
});

export const undoClosing = route({
  id: 'course.undo-closing',
  method: 'POST',
  path: '/cases/{caseId}/closing/undone',
  tag: 'course',
  summary: 'Undo the closing, until the end of its day',
  access: { may: 'course.undo-closing', purposes: casePurposes },
  params,
  ...answer,
  refuses: ['undo-too-late', 'case-not-closed', 'child-has-open-case'],
});

export const reopenCase = route({
  id: 'course.reopen',
  method: 'POST',
  path: '/cases/{caseId}/reopenings',
  tag: 'course',
  summary: 'Open a closed case again, with the reason; lead and deputy are still there',
  access: { may: 'course.reopen', purposes: casePurposes },
  params,
  body: z.object({ because: words(400), nextLookBackOn: IsoDate }),
  ...answer,
  status: 201,
  refuses: ['term-out-of-bounds', 'case-not-closed', 'child-has-open-case'],
});

export const answerAftercare = route({
  id: 'course.answer-aftercare',
  method: 'POST',
  path: '/aftercare/{aftercareId}/answer',
  tag: 'course',
  summary: 'Nazorg: how it goes now; where it does not simply go well, the next day to ask',
  access: { may: 'course.answer-aftercare', purposes: casePurposes },
  params: z.object({ aftercareId: AftercareId }),
  body: z.discriminatedUnion('answer', [
    z.object({ answer: z.literal('well'), words: words(400).nullable() }),
    z.object({ answer: z.enum(['talk', 'worries']), words: words(400), nextOn: IsoDate }),
  ]),
  ...answer,
  refuses: ['term-out-of-bounds', 'already-done', 'case-not-closed'],
});
