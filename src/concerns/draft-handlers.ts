import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Instant } from '#contract/common.ts';
import * as contract from '#contract/concerns.ts';
import type { ConcernAnswers } from '#contract/concerns.ts';
import type { Actor } from '#kernel/authority.ts';
import { decideBy, type Calendar } from '#kernel/calendar.ts';
import type { Clock } from '#kernel/clock.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { cursorOf, pageSize, readCursor, toPage } from '#kernel/paging.ts';
import { one, Refused, unlessRefused } from '#kernel/refusal.ts';
import type { Unit } from '#kernel/unit.ts';
import { policy } from './policy.ts';
import { shieldGroundFits } from './reading-rules.ts';
import { complete, lawful } from './rules.ts';
import * as store from './store.ts';
import { toAnswers, toDraft, toValues } from './view.ts';
import type { Ways } from './ways.ts';
import type { WeighingContent } from './weighing-content.ts';

const empty: ConcernAnswers = {
  dangerNow: null,
  childName: null,
  childAge: null,
  childSchool: null,
  observed: null,
  observedWhen: null,
  firstHand: null,
  toldBy: null,
  tellerAgrees: null,
  goesWell: null,
  doneSoFar: null,
  familyKnows: null,
  familyKnowsNote: null,
  reachMe: null,
  shieldGround: null,
};

/** One's own drafts, and passing one on. */
export const draftHandlers = (deps: {
  readonly clock: Clock;
  readonly calendarOf: (region: Actor['schoolRegion']) => Calendar;
  readonly ways: Ways;
  readonly weighing: WeighingContent;
}): readonly Handler[] => [
  serve(contract.startDraft, async (unit, { body }) => {
    const { scopes } = await unit.load({ scopes: store.ownScope() });
    const own = one(scopes);
    const draftId = randomUUID();
    const may = unit.permit(policy, 'concern.draft', {
      id: draftId,
      relations: ['own'],
      state: 'new',
      frame: 'any',
    });
    const answer = { draftId, version: 1 };
    const answers = {
      ...empty,
      ...Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)),
    };
    await unit.save(
      may,
      { draft: store.insertDraft(draftId, own.tenant_id, own.scope_id, draftId, ...toValues(answers)) },
      { status: 201, body: answer },
    );
    return answer;
  }),

  serve(contract.listDrafts, async (unit, { query }) => {
    const [at, id] = readCursor(query.after, Instant, z.uuid());
    const { found } = await unit.look({ found: store.drafts(at, id, pageSize + 1) });
    return toPage(
      found,
      row => cursorOf(row.updated_at, row.public_id),
      row => ({
        draftId: row.public_id,
        state: row.state,
        childName: row.child_name,
        updatedAt: row.updated_at,
        sentAt: row.sent_at,
        feedback: row.feedback,
      }),
    );
  }),

  serve(contract.getDraft, async (unit, { params }) => {
    const { draft } = await unit.look({
      draft: store.draft(params.draftId),
      journal: store.draftOpened(params.draftId),
    });
    return toDraft(one(draft));
  }),

  serve(contract.saveDraft, async (unit, { params, body, ifMatch }) => {
    const draft = await ownDraft(unit, params.draftId, ifMatch);
    const may = unit.permit(policy, 'concern.draft', {
      id: draft.public_id,
      relations: ['own'],
      state: draft.state,
      frame: 'any',
    });
    const answer = { version: draft.version + 1, savedAt: deps.clock.now().toString() };
    await unit.save(
      may,
      { draft: store.updateDraft(draft.public_id, draft.public_id, ...toValues(body)) },
      { status: 200, body: answer },
    );
    return answer;
  }),

  serve(contract.discardDraft, async (unit, { params, ifMatch }) => {
    const draft = await ownDraft(unit, params.draftId, ifMatch);
    const may = unit.permit(policy, 'concern.draft', {
      id: draft.public_id,
      relations: ['own'],
      state: draft.state,
      frame: 'any',
    });
    await unit.save(
      may,
      { draft: store.discardDraft(draft.public_id, draft.public_id) },
      { status: 204, body: null },
    );
  }),

  serve(contract.passOnConcern, async (unit, { params, ifMatch }) => {
    const draft = await ownDraft(unit, params.draftId, ifMatch);
    const may = unit.permit(policy, 'concern.pass-on', {
      id: draft.public_id,
      relations: ['own'],
      state: draft.state,
      frame: 'any',
    });
    const answers = toAnswers(draft);
    unlessRefused(complete(answers));
    unlessRefused(shieldGroundFits(answers.shieldGround, deps.weighing.shieldGrounds));
    const today = deps.clock.today();
    const { passing, otherWay } = deps.ways.of(unit.actor.function, today);
    const now = answers.dangerNow === true ? passing.danger : passing.now;
    unlessRefused(lawful(answers.familyKnows, now, otherWay.nl));
    const decide = decideBy(deps.calendarOf(unit.actor.schoolRegion), today).toString();
    const answer = { draftId: params.draftId, decideBy: decide };
    await unit.save(
      may,
      { passed: store.passOn(draft.public_id, draft.public_id, ifMatch, today.toString(), decide) },
      { status: 201, body: answer },
    );
    return answer;
  }),
];

/** The reader's own draft in the state it was seen in; one that has been sent is no draft any more. */
const ownDraft = async (unit: Unit, draftId: string, seen: number): Promise<store.DraftRow> => {
  const { draft } = await unit.load({ draft: store.draftToChange(draftId) });
  const found = one(draft);
  if (found.state !== 'draft') throw new Refused('already-sent');
  if (found.version !== seen) throw new Refused('version-mismatch');
  return found;
};
