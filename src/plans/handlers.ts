import { randomUUID } from 'node:crypto';
import * as contract from '#contract/plans.ts';
import type { Clock } from '#kernel/clock.ts';
import { standsNow } from '#kernel/hand.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { one, Refused, unlessRefused } from '#kernel/refusal.ts';
import { standOn, subjectOf } from '#src/cases/index.ts';
import { agreementHandlers } from './agreement-handlers.ts';
import { consentHandlers } from './consent-handlers.ts';
import { policy } from './policy.ts';
import * as rules from './rules.ts';
import { offerBeside, subjectOfRow, writeIn, yearFrom } from './standing.ts';
import * as store from './store.ts';

export const planHandlers = (deps: { readonly clock: Clock }): readonly Handler[] => [
  serve(contract.addGoal, async (unit, { params, body }) => {
    const { standing, part, may } = await writeIn(unit, params.caseId, body.part);
    const goalId = randomUUID();
    const answer = { goalId };
    await unit.save(
      may,
      {
        goal: store.insertGoal(
          may.subject,
          standing.tenant_id,
          goalId,
          standing.case_id,
          part.scope_id,
          body.words,
          body.whose,
          body.term ?? null,
        ),
      },
      { status: 201, body: answer },
    );
    return answer;
  }),

  serve(contract.scoreGoal, async (unit, { params, body }) => {
    const { goals } = await unit.load({
      goals: store.goal(params.goalId),
      opened: store.goalOpened(params.goalId),
    });
    const goal = one(goals);
    const may = unit.permit(policy, 'plan.score', subjectOfRow(goal));
    const givenOn = unlessRefused(rules.pastDay(body.givenOn, deps.clock.today().toString(), 'givenOn'));
    const answer = { goalId: goal.public_id };
    await unit.save(
      may,
      { score: store.insertScore(may.subject, may.subject, body.score, body.givenBy, givenOn) },
      { status: 201, body: answer },
    );
    return answer;
  }),

  serve(contract.addAgreement, async (unit, { params, body }) => {
    const { standing, part, may } = await writeIn(unit, params.caseId, body.part);
    const today = deps.clock.today();
    const dueOn = unlessRefused(rules.dueDate(body.dueOn, yearFrom(today)));
    const wanted = 'heldFunctionId' in body.keeper ? body.keeper.heldFunctionId : null;
    const { keepers, goals, offers, meetings } = await unit.more({
      keepers: store.keeper(params.caseId, body.part, wanted),
      goals: store.goalInPart(body.goalId ?? null),
      offers: store.offer(body.offerId ?? null, standing.case_id),
      meetings: store.meeting(body.meetingId ?? null, standing.case_id),
    });
    const [keeper] = keepers;
    if (wanted !== null && keeper === undefined)
      throw new Refused('colleague-not-eligible', [
        { field: 'keeper', message: 'Geef deze collega eerst toegang tot dit deel' },
      ]);
    const [goal] = goals;
    if (body.goalId !== undefined && goal?.scope_id !== part.scope_id) throw new Refused('not-found');
    const offer = offerBeside(body.kind, body.offerId ?? null, offers);
    const meeting = body.meetingId === undefined ? null : one(meetings).meeting_id;
    const agreementId = randomUUID();
    const answer = { agreementId };
    await unit.save(
      may,
      {
        agreement: store.insertAgreement(
          may.subject,
          standing.tenant_id,
          agreementId,
          standing.case_id,
          part.scope_id,
          goal?.goal_id ?? null,
          body.kind,
          body.what,
          keeper?.professional_id ?? null,
          keeper?.held_function_id ?? null,
          'name' in body.keeper ? body.keeper.name : null,
          dueOn,
          offer,
          body.kind === 'safety' ? today.add({ days: 7 }).toString() : null,
          meeting,
        ),
      },
      { status: 201, body: answer },
    );
    return answer;
  }),

  serve(contract.sayWhoDirects, async (unit, { params, body, ifMatch }) => {
    const standing = await standOn(unit, params.caseId);
    const may = unit.permit(policy, 'plan.direct', subjectOf(standing));
    if (standing.version !== ifMatch) {
      const { now } = await unit.more({ now: store.directingNow(params.caseId) });
      await unit.overtaken(may, standsNow(one(now), { directing: one(now).directing }));
    }
    const { ifNots } = await unit.more({ ifNots: store.ifNots(standing.case_id) });
    const directing = unlessRefused(
      rules.direct(
        body.directing,
        ifNots.map(each => each.if_not),
      ),
    );
    const answer = { version: ifMatch + 1 };
    await unit.save(
      may,
      { directs: store.sayWhoDirects(may.subject, may.subject, directing, ifMatch) },
      { status: 200, body: answer },
    );
    return answer;
  }),

  serve(contract.recordTakingPart, async (unit, { params, body, ifMatch }) => {
    const standing = await standOn(unit, params.caseId);
    const { taken } = await unit.more({ taken: store.takingPart(params.caseId) });
    const may = unit.permit(policy, 'plan.taking-part', subjectOf(standing));
    const { version, directing } = one(taken);
    if (version !== ifMatch) {
      const { now } = await unit.more({ now: store.takingPartNow(params.caseId) });
      // whoever sends a version that never was is behind nothing
      const [row] = now;
      if (row === undefined) throw new Refused('version-mismatch');
      await unit.overtaken(may, standsNow(row, { answer: row.answer, andThen: row.and_then }));
    }
    const said = unlessRefused(rules.takesPart(body.answer, body.andThen, directing));
    const answer = { version: ifMatch + 1 };
    await unit.save(
      may,
      {
        takingPart: store.recordTakingPart(may.subject, may.subject, ifMatch, said.answer, said.andThen),
      },
      { status: 201, body: answer },
    );
    return answer;
  }),

  ...agreementHandlers(deps),
  ...consentHandlers(deps),
];
