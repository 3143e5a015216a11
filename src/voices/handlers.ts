import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { IsoDate } from '#contract/common.ts';
import * as contract from '#contract/voices.ts';
import type { Clock } from '#kernel/clock.ts';
import type { ResultsOf } from '#kernel/database.ts';
import { standsNow } from '#kernel/hand.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { cursorOf, pageSize, readCursor, toPage } from '#kernel/paging.ts';
import { one, Refused, unlessRefused } from '#kernel/refusal.ts';
import type { Unit } from '#kernel/unit.ts';
import { standOn, subjectOf } from '#src/cases/index.ts';
import { policy } from './policy.ts';
import * as rules from './rules.ts';
import * as store from './store.ts';
import { choiceNow, toVoice, wordsNow } from './view.ts';

/** As the database takes them: a name, or a function somebody holds. */
const told = (choices: readonly rules.Choice[]): string =>
  JSON.stringify(
    choices.map(each =>
      'name' in each
        ? { mayKnow: each.mayKnow, name: each.name }
        : { mayKnow: each.mayKnow, heldFunction: each.heldFunctionId },
    ),
  );

type VoiceRows = ResultsOf<{ voices: ReturnType<typeof store.voice> }>['voices'];

/** A statement that the reader has, for an act on it. Who may only read it is told so; anybody else finds nothing. */
const keep = async (
  unit: Unit,
  voices: VoiceRows,
  ifMatch: number,
  tell?: (voice: VoiceRows[number]) => Record<string, unknown>,
  action: 'voice.keep' | 'voice.choose' = 'voice.keep',
) => {
  const voice = one(voices);
  if (voice.level < 3) throw new Refused('not-allowed');
  const may = unit.permit(policy, action, {
    id: voice.public_id,
    relations: ['writer'],
    state: voice.case_state,
    frame: voice.frame,
  });
  if (voice.version !== ifMatch) {
    if (tell === undefined) throw new Refused('version-mismatch');
    await unit.overtaken(may, standsNow(voice, tell(voice)));
  }
  return may;
};

export const voiceHandlers = (deps: { readonly clock: Clock }): readonly Handler[] => [
  serve(contract.listVoices, async (unit, { params, query }) => {
    const [day, id] = readCursor(query.after, IsoDate, z.uuid());
    const { file, voices } = await unit.look({
      file: store.caseThere(params.caseId),
      voices: store.voices(params.caseId, day, id, pageSize + 1),
      journal: store.listOpened(params.caseId),
    });
    one(file);
    return toPage(voices, row => cursorOf(row.heard_on, row.public_id), toVoice);
  }),

  serve(contract.writeVoice, async (unit, { params, body }) => {
    const standing = await standOn(unit, params.caseId);
    const { may: mayWrite, child } = await unit.more({
      may: store.writes(params.caseId),
      child: store.child(params.caseId, body.childId),
    });
    const may = unit.permit(
      policy,
      'voice.write',
      subjectOf(standing, one(mayWrite).writes ? ['writer'] : []),
    );
    one(child);
    unlessRefused(rules.onDay('heardOn', body.heardOn, deps.clock.today().toString()));
    const choices = unlessRefused(rules.choice(body.choices));
    const voiceId = randomUUID();
    const answer = { voiceId };
    await unit.save(
      may,
      {
        written: store.writeVoice(
          may.subject,
          may.subject,
          body.childId,
          voiceId,
          body.words,
          body.heardOn,
          body.heardWhere,
          body.heardBy,
          body.alone,
          told(choices),
        ),
      },
      { status: 201, body: answer },
    );
    return answer;
  }),

  serve(contract.correctVoice, async (unit, { params, body, ifMatch }) => {
    const { voices } = await unit.load({
      voices: store.voice(params.voiceId),
      opened: store.openedToCorrect(params.voiceId),
      onCase: store.caseOpened(params.voiceId),
    });
    const may = await keep(unit, voices, ifMatch, wordsNow);
    unlessRefused(rules.onDay('heardOn', body.heardOn, deps.clock.today().toString()));
    const answer = { version: ifMatch + 1 };
    await unit.save(
      may,
      {
        corrected: store.correctVoice(
          may.subject,
          may.subject,
          ifMatch,
          body.words,
          body.heardOn,
          body.heardWhere,
          body.heardBy,
          body.alone,
          body.reason,
        ),
      },
      { status: 201, body: answer },
    );
    return answer;
  }),

  serve(contract.chooseVoice, async (unit, { params, body, ifMatch }) => {
    const { voices } = await unit.load({
      voices: store.voice(params.voiceId),
      opened: store.openedToChoose(params.voiceId),
      onCase: store.caseOpened(params.voiceId),
    });
    const may = await keep(unit, voices, ifMatch, choiceNow, 'voice.choose');
    unlessRefused(rules.onDay('saidOn', body.saidOn, deps.clock.today().toString()));
    const choices = unlessRefused(rules.choice(body.choices));
    const answer = { version: ifMatch + 1 };
    await unit.save(
      may,
      { chosen: store.chooseVoice(may.subject, may.subject, ifMatch, body.saidOn, told(choices)) },
      { status: 200, body: answer },
    );
    return answer;
  }),

  serve(contract.shareVoice, async (unit, { params, body, ifMatch }) => {
    const { voices } = await unit.load({
      voices: store.voice(params.voiceId),
      opened: store.openedToShare(params.voiceId),
      onCase: store.caseOpened(params.voiceId),
    });
    const may = await keep(unit, voices, ifMatch);
    const answer = { version: ifMatch + 1 };
    await unit.save(
      may,
      { shared: store.shareVoice(may.subject, may.subject, ifMatch, body.heldFunctionId) },
      { status: 201, body: answer },
    );
    return answer;
  }),
];
