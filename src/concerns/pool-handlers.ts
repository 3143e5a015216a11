import { randomUUID } from 'node:crypto';
import * as contract from '#contract/reader-pool.ts';
import type { Actor } from '#kernel/authority.ts';
import type { Calendar } from '#kernel/calendar.ts';
import type { Clock } from '#kernel/clock.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { one, Refused, unlessRefused } from '#kernel/refusal.ts';
import { policy } from './policy.ts';
import { answerFits } from './pool-rules.ts';
import * as store from './store.ts';
import * as pool from './store-pool.ts';
import type { WeighingContent } from './weighing-content.ts';

const openedToAsk = store.concernOpened('pool.ask');
const readers = new Set(['intake-officer', 'behavioural-expert']);

/** The regional pool: a reader of another controller, who sees a copy and nothing else, until it was read. */
export const poolHandlers = (deps: {
  readonly clock: Clock;
  readonly calendarOf: (region: Actor['schoolRegion']) => Calendar;
  readonly weighing: WeighingContent;
}): readonly Handler[] => [
  serve(contract.listPool, async unit => {
    const { found } = await unit.consult({ found: pool.pool() });
    if (!readers.has(unit.actor.function)) throw new Refused('not-found');
    return {
      items: found.map(row => ({
        readerId: row.reader_public_id,
        label: row.label,
        organisation: row.organisation,
        controller: row.controller,
        phone: row.phone,
        workingDays: row.working_days,
      })),
    };
  }),

  serve(contract.askPool, async (unit, { params, body, ifMatch }) => {
    const { concern } = await unit.load({
      concern: store.concern(params.concernId),
      opened: openedToAsk(params.concernId),
    });
    const found = one(concern);
    if (found.my_level < 3) throw new Refused('not-allowed');
    const may = unit.permit(policy, 'concern.ask-pool', {
      id: found.public_id,
      relations: ['desk-writer'],
      state: found.state,
      frame: found.frame,
    });
    if (found.read_by === null) throw new Refused('already-done');
    if (found.version !== ifMatch) throw new Refused('version-mismatch');
    const today = deps.clock.today();
    // somebody elsewhere has as long as somebody here, from the day of asking
    const due = deps
      .calendarOf(unit.actor.schoolRegion)
      .addWorkingDays(today, deps.weighing.days(found.frame, 'secondReading', today))
      .toString();
    const answer = { requestId: randomUUID(), readBefore: due, version: ifMatch + 1 };
    await unit.save(
      may,
      { asked: pool.ask(found.public_id, found.public_id, ifMatch, answer.requestId, body.readerId, due) },
      { status: 201, body: answer },
    );
    return answer;
  }),

  serve(contract.openPoolReading, async (unit, { params: { poolReadingId } }) => {
    const { found } = await unit.look({
      found: pool.poolReading(poolReadingId),
      journal: pool.readingOpened(poolReadingId),
    });
    const row = one(found);
    return {
      poolReadingId: row.public_id,
      from: row.from_name,
      stage: row.stage,
      askedOn: row.asked_on,
      readBefore: row.due_on,
      overdue: row.due_on < deps.clock.today().toString(),
      ...row.document,
    };
  }),

  serve(contract.answerPoolReading, async (unit, { params: { poolReadingId }, body }) => {
    const { found } = await unit.load({
      found: pool.poolReading(poolReadingId),
      opened: pool.readingAnswered(poolReadingId),
    });
    const row = one(found);
    const may = unit.permit(policy, 'pool.answer', {
      id: row.public_id,
      relations: ['reader'],
      state: 'any',
      frame: row.frame,
    });
    unlessRefused(answerFits(row.stage, body.verdict, body.words));
    const today = deps.clock.today();
    const due = deps
      .calendarOf(unit.actor.schoolRegion)
      .addWorkingDays(today, deps.weighing.days(row.frame, 'thirdReading', today))
      .toString();
    const answer = { answered: true } as const;
    await unit.save(
      may,
      {
        answered: pool.answer(
          may.subject,
          may.subject,
          body.verdict,
          body.words === '' ? null : body.words,
          due,
        ),
      },
      { status: 201, body: answer },
    );
    return answer;
  }),
];
