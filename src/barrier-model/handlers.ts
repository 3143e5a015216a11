import type { BarrierModel } from '#contract/barrier-model.ts';
import * as contract from '#contract/barrier-model.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { policy } from './policy.ts';

export const barrierModelHandlers = (deps: { readonly barrierModel: BarrierModel }): readonly Handler[] => [
  serve(contract.getBarrierModel, async unit => {
    await unit.consult({});
    unit.permit(policy, 'barrier-model.read', {
      id: 'barrier-model',
      relations: ['self'],
      state: 'any',
      frame: 'any',
    });
    return deps.barrierModel;
  }),
];
