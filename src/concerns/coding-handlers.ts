import type { BarrierModel } from '#contract/barrier-model.ts';
import * as contract from '#contract/concerns.ts';
import type { Clock } from '#kernel/clock.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { one, Refused, unlessRefused } from '#kernel/refusal.ts';
import { policy } from './policy.ts';
import { ageInYears, coded, outsideAge } from './rules.ts';
import * as store from './store.ts';

const openedToCode = store.concernOpened('concerns.code');

/** The desk codes a concern while it weighs; after the decision what was coded stays as it is. */
export const codingHandlers = (deps: {
  readonly clock: Clock;
  readonly barrierModel: BarrierModel;
}): readonly Handler[] => [
  serve(contract.codeConcern, async (unit, { params, body, ifMatch }) => {
    const { concern } = await unit.load({
      concern: store.concern(params.concernId),
      opened: openedToCode(params.concernId),
    });
    const found = one(concern);
    if (found.my_level < 3) throw new Refused('not-allowed');
    const may = unit.permit(policy, 'concern.code', {
      id: found.public_id,
      relations: ['desk-writer'],
      state: found.state,
      frame: found.frame,
    });
    if (found.state === 'weighed') throw new Refused('already-weighed');
    if (found.version !== ifMatch) throw new Refused('version-mismatch');
    const { barrierModel } = deps;
    const signals = unlessRefused(coded(body, barrierModel));
    const answer = {
      version: found.version + 1,
      coding: {
        modelVersion: barrierModel.version,
        signals: [...signals],
        codedBy: unit.actor.label,
        codedAt: deps.clock.now().toString(),
      },
      outsideAge: [
        ...outsideAge(signals, ageInYears(found.child_age, deps.clock.today().toString()), barrierModel),
      ],
    };
    const id = found.public_id;
    await unit.save(
      may,
      { code: store.code(id, id, ifMatch, barrierModel.version, JSON.stringify(signals)) },
      { status: 200, body: answer },
    );
    return answer;
  }),
];
