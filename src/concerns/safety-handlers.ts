import * as contract from '#contract/concerns.ts';
import type { Clock } from '#kernel/clock.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { one, Refused } from '#kernel/refusal.ts';
import { policy } from './policy.ts';
import * as store from './store.ts';

const openedToLook = store.concernOpened('concerns.look-at-safety');

/** The safety look, by one, the same day. Each look is kept: tomorrow it may be otherwise. */
export const safetyHandlers = (deps: { readonly clock: Clock }): readonly Handler[] => [
  serve(contract.lookAtSafety, async (unit, { params, body, ifMatch }) => {
    const { concern } = await unit.load({
      concern: store.concern(params.concernId),
      opened: openedToLook(params.concernId),
    });
    const found = one(concern);
    if (found.my_level < 3) throw new Refused('not-allowed');
    const may = unit.permit(policy, 'concern.look-at-safety', {
      id: found.public_id,
      relations: ['desk-writer'],
      state: found.state,
      frame: found.frame,
    });
    if (found.state === 'weighed') throw new Refused('already-weighed');
    if (found.version !== ifMatch) throw new Refused('version-mismatch');
    const id = found.public_id;
    const answer = {
      version: found.version + 1,
      look: { ...body, lookedBy: unit.actor.label, lookedAt: deps.clock.now().toString() },
    };
    await unit.save(
      may,
      { look: store.lookAtSafety(id, id, ifMatch, body.outcome, body.words) },
      { status: 201, body: answer },
    );
    return answer;
  }),
];
