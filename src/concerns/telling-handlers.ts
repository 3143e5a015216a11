import { randomUUID } from 'node:crypto';
import * as contract from '#contract/telling.ts';
import { zone, type Clock } from '#kernel/clock.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { one, Refused, unlessRefused } from '#kernel/refusal.ts';
import type { Unit } from '#kernel/unit.ts';
import { policy } from './policy.ts';
import * as store from './store.ts';
import * as telling from './store-telling.ts';
import { laterFits, toldFits } from './telling-rules.ts';
import type { WeighingContent } from './weighing-content.ts';

const openedToTell = store.concernOpened('concerns.tell-parents');
const openedForLater = store.concernOpened('concerns.tell-later');

/** The parents of a concern that went into no case: told, or told later. */
export const tellingHandlers = (deps: {
  readonly clock: Clock;
  readonly weighing: WeighingContent;
}): readonly Handler[] => {
  /** The concern, in the state and version in which it was seen. */
  const toTell = async (
    unit: Unit,
    concernId: string,
    ifMatch: number,
    act: 'concern.tell-parents' | 'concern.tell-later',
  ) => {
    const { concern } = await unit.load({
      concern: store.concern(concernId),
      opened: act === 'concern.tell-parents' ? openedToTell(concernId) : openedForLater(concernId),
    });
    const found = one(concern);
    if (found.my_level < 3) throw new Refused('not-allowed');
    const may = unit.permit(policy, act, {
      id: found.public_id,
      relations: ['desk-writer'],
      state: found.state,
      frame: found.frame,
    });
    if (found.tell_by === null) throw new Refused('already-done');
    if (found.version !== ifMatch) throw new Refused('version-mismatch');
    return { found, may, id: found.public_id };
  };
  return [
    serve(contract.tellParents, async (unit, { params, body, ifMatch }) => {
      const { found, may, id } = await toTell(unit, params.concernId, ifMatch, 'concern.tell-parents');
      const receivedOn = Temporal.Instant.from(found.received_at).toZonedDateTimeISO(zone).toPlainDate();
      unlessRefused(
        toldFits(body.on, { today: deps.clock.today().toString(), receivedOn: receivedOn.toString() }),
      );
      const answer = { version: ifMatch + 1 };
      await unit.save(
        may,
        { told: telling.tellParents(id, id, ifMatch, body.on, body.whom, body.byWhom) },
        { status: 201, body: answer },
      );
      return answer;
    }),

    serve(contract.tellLater, async (unit, { params, body, ifMatch }) => {
      const { may, id } = await toTell(unit, params.concernId, ifMatch, 'concern.tell-later');
      const today = deps.clock.today();
      unlessRefused(
        laterFits(body, deps.weighing.laterGrounds, {
          today: today.toString(),
          postponedUntil: today.add({ weeks: deps.weighing.inform(today).postponedWeeks }).toString(),
        }),
      );
      const answer = { laterId: randomUUID(), version: ifMatch + 1 };
      await unit.save(
        may,
        {
          later: telling.tellLater(id, id, ifMatch, answer.laterId, body.ground, body.because, body.until),
        },
        { status: 201, body: answer },
      );
      return answer;
    }),
  ];
};
