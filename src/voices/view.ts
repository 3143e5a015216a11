import type { z } from 'zod';
import type { Voice } from '#contract/voices.ts';
import type * as store from './store.ts';

export const toVoice = (row: z.infer<typeof store.VoiceRow>): Voice => ({
  voiceId: row.public_id,
  childId: row.child,
  childName: [row.given_names, row.surname_prefix, row.surname].filter(Boolean).join(' '),
  words: row.words,
  heardOn: row.heard_on,
  heardWhere: row.heard_where,
  heardBy: row.heard_by,
  alone: row.alone,
  writtenBy: row.written_by,
  organisation: row.organisation,
  writtenAt: row.written_at,
  mayChange: row.level >= 3,
  choices: row.choices.map(each => ({
    who: each.who,
    heldFunctionId: each.held_function,
    mayKnow: each.may_know,
    reads: each.reads,
  })),
  chosenOn: row.choices[0]?.said_on ?? null,
  earlier: row.earlier.map(each => ({
    words: each.words,
    heardOn: each.heard_on,
    heardWhere: each.heard_where,
    heardBy: each.heard_by,
    alone: each.alone,
    reason: each.reason,
    correctedBy: each.corrected_by,
    correctedAt: each.corrected_at,
  })),
  version: row.version,
});

type VoiceNow = z.infer<ReturnType<typeof store.voice>['row']>;

/** What stands there now, for whoever was overtaken: the words, or what the child chose. */
export const wordsNow = (row: VoiceNow) => ({
  words: row.words,
  heardOn: row.heard_on,
  heardWhere: row.heard_where,
  heardBy: row.heard_by,
  alone: row.alone,
});
export const choiceNow = (row: VoiceNow) => ({
  choices: row.choices.map(({ may_know: mayKnow, name, held_function: heldFunctionId }) =>
    heldFunctionId === null ? { mayKnow, name: name ?? '' } : { mayKnow, heldFunctionId },
  ),
});
