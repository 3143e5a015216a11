import * as contract from '#contract/administration.ts';
import * as pool from '#contract/reader-pool.ts';
import { isBefore, type Clock } from '#kernel/clock.ts';
import type { RowsOf } from '#kernel/database.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { Refused } from '#kernel/refusal.ts';
import { policy } from './policy.ts';
import * as store from './store.ts';

const administrator = 'application-manager';

type Rule = RowsOf<ReturnType<typeof store.deskRetention>>[number]['rules']['case'];

const toRule = (kind: 'case' | 'concern' | 'own-message', rule: Rule, confirmedYears: number | null) => ({
  kind,
  years: rule.term === null ? null : Temporal.Duration.from(rule.term).years,
  from: rule.from,
  basis: rule.basis,
  note: rule.note ?? null,
  source: rule.source,
  confirmedYears,
});

export const administrationHandlers = (deps: { readonly clock: Clock }): readonly Handler[] => [
  serve(contract.listStandingAccess, async unit => {
    const { found } = await unit.consult({ found: store.standingAccess() });
    if (unit.actor.function !== administrator) throw new Refused('not-found');
    const today = deps.clock.today();
    return {
      items: found.map(row => ({
        grantId: row.grant_public_id,
        label: row.label,
        organisation: row.organisation,
        functionTitle: row.function_title,
        purpose: row.purpose,
        reviewBy: row.review_by,
        reviewLapsed: isBefore(row.review_by, today),
      })),
    };
  }),

  serve(contract.reviewStandingAccess, async (unit, { params, body }) => {
    await unit.load({});
    const may = unit.permit(policy, 'standing.review', {
      id: params.grantId,
      relations: unit.actor.function === administrator ? ['self'] : [],
      state: 'any',
      frame: 'any',
    });
    await unit.save(
      may,
      { reviewed: store.reviewStanding(may.subject, params.grantId, body.stillNeeded) },
      { status: 204, body: null },
    );
  }),

  serve(contract.getDeskRetention, async unit => {
    const { found } = await unit.consult({ found: store.deskRetention() });
    if (unit.actor.function !== administrator) throw new Refused('not-found');
    return {
      items: found.map(row => ({
        desk: row.desk,
        frameTitle: row.frame_title,
        rules: [
          toRule('case', row.rules.case, row.case_years),
          toRule('concern', row.rules.concern, row.concern_years),
          toRule('own-message', row.rules.ownMessage, row.own_message_years),
        ],
        confirmed:
          row.confirmed_on === null || row.confirmed_by === null || row.decision === null
            ? null
            : { on: row.confirmed_on, by: row.confirmed_by, decision: row.decision },
      })),
    };
  }),

  serve(contract.confirmRetention, async (unit, { body }) => {
    await unit.load({});
    const may = unit.permit(policy, 'retention.confirm', {
      id: 'retention',
      relations: unit.actor.function === administrator ? ['self'] : [],
      state: 'any',
      frame: 'any',
    });
    const answer = { confirmedOn: deps.clock.today().toString() };
    const { caseYears, concernYears, ownMessageYears, decision } = body;
    const confirmed = store.confirmRetention(may.subject, caseYears, concernYears, ownMessageYears, decision);
    await unit.save(may, { confirmed }, { status: 201, body: answer });
    return answer;
  }),

  serve(pool.listPoolMembers, async unit => {
    const { found } = await unit.consult({ found: store.poolMembers() });
    if (unit.actor.function !== administrator) throw new Refused('not-found');
    return {
      items: found.map(row => ({
        heldFunctionId: row.held_function_public_id,
        label: row.label,
        organisation: row.organisation,
        inPool: row.in_pool,
        since: row.added_on,
      })),
    };
  }),

  serve(pool.setPoolMember, async (unit, { params, body }) => {
    await unit.load({});
    const may = unit.permit(policy, 'pool.set-member', {
      id: params.heldFunctionId,
      relations: unit.actor.function === administrator ? ['self'] : [],
      state: 'any',
      frame: 'any',
    });
    await unit.save(
      may,
      { set: store.setPool(may.subject, params.heldFunctionId, body.reads) },
      { status: 204, body: null },
    );
  }),

  serve(contract.endFunction, async (unit, { params }) => {
    await unit.load({});
    const may = unit.permit(policy, 'function.end', {
      id: params.heldFunctionId,
      relations: unit.actor.function === administrator ? ['self'] : [],
      state: 'any',
      frame: 'any',
    });
    await unit.save(
      may,
      { ended: store.endFunction(may.subject, params.heldFunctionId) },
      { status: 204, body: null },
    );
  }),
];
