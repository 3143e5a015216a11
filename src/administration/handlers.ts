import * as contract from '#contract/administration.ts';
import { isBefore, type Clock } from '#kernel/clock.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { Refused } from '#kernel/refusal.ts';
import { policy } from './policy.ts';
import * as store from './store.ts';

const administrator = 'application-manager';

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
