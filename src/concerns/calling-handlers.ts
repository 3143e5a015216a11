import { randomUUID } from 'node:crypto';
import * as contract from '#contract/calling.ts';
import type { Actor } from '#kernel/authority.ts';
import type { Calendar } from '#kernel/calendar.ts';
import { isBefore, type Clock } from '#kernel/clock.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { one, Refused } from '#kernel/refusal.ts';
import { bySender, sortOut, triedFrom } from './calling-rules.ts';
import { toConcernToCall, toOfSender } from './calling-view.ts';
import { policy } from './policy.ts';
import * as store from './store-calling.ts';
import type { WeighingContent } from './weighing-content.ts';

/** As much as one screen can hold; the list by date has no end. */
const most = 200;
const ids = (concerns: readonly { readonly concernId: string }[]) => concerns.map(each => each.concernId);
const versions = (concerns: readonly { readonly version: number }[]) => concerns.map(each => each.version);

/** The waiting list by sender, and calling the sender first. Nothing is decided about a child here. */
export const callingHandlers = (deps: {
  readonly clock: Clock;
  readonly calendarOf: (region: Actor['schoolRegion']) => Calendar;
  readonly weighing: WeighingContent;
}): readonly Handler[] => [
  serve(contract.listBySender, async unit => {
    const { found } = await unit.look({ found: store.waitingBySender(most + 1) });
    const today = deps.clock.today();
    const groups = bySender(found.slice(0, most), today.toString());
    return {
      items: groups.map(({ organisation, rows }) => ({
        organisation,
        concerns: rows.map(row => toOfSender(row, today)),
      })),
      more: found.length > most,
    };
  }),

  serve(contract.callFirst, async (unit, { body }) => {
    const asked = ids(body.concerns);
    const { found } = await unit.load({
      held: store.hold(asked),
      found: store.toCallFirst(asked, body.callerHeldFunctionId),
    });
    const [first] = found;
    if (first === undefined) throw new Refused('not-found');
    const writable = found.filter(row => row.my_level >= 3);
    if (writable.length === 0) throw new Refused('not-allowed');
    const callId = randomUUID();
    const may = unit.permit(policy, 'concern.call-first', {
      id: callId,
      relations: ['desk-writer'],
      state: 'received',
      frame: first.frame,
    });
    const today = deps.clock.today();
    if (isBefore(body.on, today)) throw new Refused('term-out-of-bounds');
    const { todo, left } = sortOut(body.concerns, writable);
    const answer = { callId: todo.length === 0 ? null : callId, done: ids(todo), left: [...left] };
    const act =
      todo.length === 0
        ? {}
        : {
            act: store.callFirst(
              may.subject,
              callId,
              ids(todo),
              versions(todo),
              body.callerHeldFunctionId,
              body.on,
            ),
          };
    await unit.save(may, act, { status: 201, body: answer });
    return answer;
  }),

  serve(contract.openCall, async (unit, { params: { callId } }) => {
    const { call, found } = await unit.look({ call: store.call(callId), found: store.inCall(callId) });
    const head = one(call);
    const today = deps.clock.today();
    return {
      callId: head.public_id,
      organisation: head.organisation,
      caller: head.caller,
      on: head.due_on,
      overdue: !head.ended && isBefore(head.due_on, today),
      attempts: head.attempts,
      lastTriedOn: head.last_tried_on,
      items: found.map(row => toConcernToCall(row, today)),
      mayAnswer: head.my_level >= 3 && !head.ended && unit.actor.function === 'intake-officer',
      version: head.version,
    };
  }),

  serve(contract.hearSender, async (unit, { params: { callId }, body }) => {
    const asked = ids(body.heard);
    const { call, found } = await unit.load({
      held: store.hold(asked),
      call: store.callToHear(callId),
      found: store.toHear(asked, null),
    });
    const head = one(call);
    if (head.my_level < 3) throw new Refused('not-allowed');
    const may = unit.permit(policy, 'concern.call-first', {
      id: head.public_id,
      relations: ['desk-writer'],
      state: 'received',
      frame: head.frame,
    });
    const { todo, left } = sortOut(
      body.heard,
      found.filter(row => row.my_level >= 3),
      head.public_id,
    );
    const answer = { done: ids(todo), left: [...left] };
    const act =
      todo.length === 0
        ? {}
        : {
            act: store.hear(
              may.subject,
              may.subject,
              ids(todo),
              versions(todo),
              todo.map(each => each.words),
            ),
          };
    await unit.save(may, act, { status: 201, body: answer });
    return answer;
  }),

  serve(contract.notReached, async (unit, { params: { callId }, ifMatch }) => {
    const { call } = await unit.load({ call: store.callToMove(callId) });
    const head = one(call);
    if (head.my_level < 3) throw new Refused('not-allowed');
    const may = unit.permit(policy, 'concern.call-first', {
      id: head.public_id,
      relations: ['desk-writer'],
      state: 'received',
      frame: head.frame,
    });
    if (head.ended) throw new Refused('already-done');
    if (head.version !== ifMatch) throw new Refused('version-mismatch');
    const today = deps.clock.today();
    const on = deps
      .calendarOf(unit.actor.schoolRegion)
      .addWorkingDays(triedFrom(head.due_on, today), deps.weighing.callAgain(today))
      .toString();
    const answer = { on, attempts: head.attempts + 1, version: head.version + 1 };
    await unit.save(
      may,
      { moved: store.notReached(may.subject, may.subject, ifMatch, on) },
      { status: 201, body: answer },
    );
    return answer;
  }),
];
