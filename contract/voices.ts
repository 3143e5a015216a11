import { z } from 'zod';
import { casePurposes, Instant, IsoDate, page, PageQuery, Version, words } from './common.ts';
import { CaseId, ChildId, HeldFunctionId, VoiceId } from './ids.ts';
import { route } from './route.ts';
import { choiceNow, voiceNow } from './theirs.ts';

/** Where, when and by whom it was heard. The words are the child's own: they are never scanned or changed in silence. */
const heard = {
  words: words(4000),
  heardOn: IsoDate,
  heardWhere: words(120),
  heardBy: words(120),
  alone: z.boolean().describe('The child was alone with whoever heard it'),
};

/** Whom the child names: somebody by name, or somebody who works on the case. */
export const ChildsChoice = z.union([
  z.object({ mayKnow: z.boolean(), name: words(80) }),
  z.object({ mayKnow: z.boolean(), heldFunctionId: HeldFunctionId }),
]);
const choices = z.array(ChildsChoice).max(30).describe('Mag weten en mag niet weten, as the child chose');

export const Voice = z.object({
  voiceId: z.uuid(),
  childId: z.uuid(),
  childName: z.string(),
  words: z.string(),
  heardOn: IsoDate,
  heardWhere: z.string(),
  heardBy: z.string(),
  alone: z.boolean(),
  writtenBy: z.string(),
  organisation: z.string(),
  writtenAt: Instant,
  mayChange: z
    .boolean()
    .describe('Correct it, record another choice of the child, give it to whom the child named'),
  choices: z.array(
    z.object({
      who: z.string(),
      heldFunctionId: z.uuid().nullable(),
      mayKnow: z.boolean(),
      reads: z.boolean().describe('Has it now'),
    }),
  ),
  chosenOn: IsoDate.nullable(),
  earlier: z.array(
    z.object({
      words: z.string(),
      heardOn: IsoDate,
      heardWhere: z.string(),
      heardBy: z.string(),
      alone: z.boolean(),
      reason: z.string(),
      correctedBy: z.string(),
      correctedAt: Instant,
    }),
  ),
  version: Version,
});
export type Voice = z.infer<typeof Voice>;

export const listVoices = route({
  id: 'voices.list',
  method: 'GET',
  path: '/cases/{caseId}/voices',
  tag: 'voices',
  summary:
    'What the children said, as far as it is for this reader; asked for on purpose, and the same when there is nothing',
  access: { look: 'opened', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  query: PageQuery,
  returns: page(Voice),
});

export const writeVoice = route({
  id: 'voices.write',
  method: 'POST',
  path: '/cases/{caseId}/voices',
  tag: 'voices',
  summary: 'What a child said, for the writer and who leads the case; others only as the child chooses',
  access: { may: 'voice.write', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  body: z.object({ childId: ChildId, ...heard, choices }),
  returns: z.object({ voiceId: z.uuid() }),
  status: 201,
  refuses: ['term-out-of-bounds', 'colleague-not-eligible', 'reads-anyway'],
});

export const correctVoice = route({
  id: 'voices.correct',
  method: 'POST',
  path: '/voices/{voiceId}/corrections',
  tag: 'voices',
  summary: 'Correct what was written down, with the reason; what it said before stays beside it',
  access: { may: 'voice.keep', purposes: casePurposes },
  params: z.object({ voiceId: VoiceId }),
  body: z.object({ ...heard, reason: words(400) }),
  returns: z.object({ version: Version }),
  status: 201,
  etag: true,
  ifMatch: true,
  theirs: voiceNow,
  refuses: ['term-out-of-bounds'],
});

export const chooseVoice = route({
  id: 'voices.choose',
  method: 'PUT',
  path: '/voices/{voiceId}/choice',
  tag: 'voices',
  summary: 'The child chose again who may know; whoever may not any more reads it no longer from now',
  access: { may: 'voice.choose', purposes: casePurposes },
  params: z.object({ voiceId: VoiceId }),
  body: z.object({ saidOn: IsoDate, choices }),
  returns: z.object({ version: Version }),
  etag: true,
  ifMatch: true,
  theirs: choiceNow,
  refuses: ['term-out-of-bounds', 'colleague-not-eligible', 'reads-anyway'],
});

export const shareVoice = route({
  id: 'voices.share',
  method: 'POST',
  path: '/voices/{voiceId}/access',
  tag: 'voices',
  summary: 'Give one statement to one colleague on the case whom the child named with yes',
  access: { may: 'voice.keep', purposes: casePurposes },
  params: z.object({ voiceId: VoiceId }),
  body: z.object({ heldFunctionId: HeldFunctionId }),
  returns: z.object({ version: Version }),
  status: 201,
  etag: true,
  ifMatch: true,
  refuses: ['child-said-no', 'child-not-asked', 'colleague-not-eligible', 'already-done'],
});
