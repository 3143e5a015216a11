import { z } from 'zod';

/**
 * Two people on one plan. Whoever comes second, with a version that is old, is told what stands there now in the fields of
 * the command: `theirs` of a route. Nothing else of a row leaves with it, and nobody who may not write there gets it.
 */
const said = z.string().nullable();

export const termsNow = z.object({
  watcherHeldFunctionId: said,
  ifNot: said,
  lookBackOn: said,
  offerId: said,
});
export const agreedNow = z.object({
  what: z.string(),
  keeper: z.object({ heldFunctionId: z.string().optional(), name: z.string().optional() }),
  dueOn: z.string(),
});
export const answerNow = z.object({ state: z.string(), note: said });
export const checkNow = z.object({ holds: said, note: said });
export const waitingNow = z.object({
  organisation: said,
  since: said,
  expectedOn: said,
  bridge: said,
  state: z.string(),
});
export const followUpNow = z.object({ note: said, state: z.string() });
export const directingNow = z.object({ directing: z.string() });
export const takingPartNow = z.object({ answer: said, andThen: said });

export const caseNow = z.object({
  headline: z.string(),
  phase: z.int(),
  nextLookBackOn: z.string(),
  lineTo: z.string(),
  lineBecause: said,
});
export const lookBackNow = z.object({ nextOn: z.string() });
export const seenNow = z.object({ seenOn: said, seenBy: said, alone: z.boolean().nullable() });
export const standingNow = z.object({ answer: said, words: said, source: said, knownOn: said });
export const personNow = z.object({
  name: z.string(),
  role: z.string(),
  household: z.int().nullable(),
  safeContact: said,
  telephone: said,
  supporter: z.boolean(),
  wish: said,
  gone: z.boolean(),
});

/** What somebody of the family says is added beside what is there, and never in its place: nothing of it can clash. */
export const addedNow = z.object({});
export const weighingNow = z.object({
  ifNothing: said,
  worksAlready: said,
  atLeast: said,
  decision: said,
  heavier: z.boolean().nullable(),
  whyNotLighter: said,
});

export const contactNow = z.object({
  happenedOn: z.string(),
  withWhom: z.string(),
  how: z.string(),
  reached: z.boolean(),
  what: said,
});
export const statementNow = z.object({
  organisation: z.string(),
  saidBy: z.string(),
  phone: said,
  receivedOn: z.string(),
  what: z.string(),
  sharedBecause: said,
  condition: said,
});
export const callBackNow = z.object({ moveTo: said });

export const voiceNow = z.object({
  words: z.string(),
  heardOn: z.string(),
  heardWhere: z.string(),
  heardBy: z.string(),
  alone: z.boolean(),
});
export const choiceNow = z.object({
  choices: z.array(
    z.object({ mayKnow: z.boolean(), name: z.string().optional(), heldFunctionId: z.string().optional() }),
  ),
});

export const handoverNow = z.object({
  running: said,
  agreed: said,
  worries: said,
  familyShouldKnow: said,
  introducer: z.object({ heldFunctionId: z.string().optional(), name: said.optional() }).nullable(),
  introduceOn: said,
});
