import { z } from 'zod';
import { IsoDate } from '#contract/common.ts';
import * as contract from '#contract/second-reading.ts';
import type { Actor } from '#kernel/authority.ts';
import type { Calendar } from '#kernel/calendar.ts';
import { isBefore, type Clock } from '#kernel/clock.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { cursorOf, pageSize, readCursor, toPage } from '#kernel/paging.ts';
import { one, Refused, unlessRefused } from '#kernel/refusal.ts';
import { policy } from './policy.ts';
import * as rules from './reading-rules.ts';
import * as store from './store.ts';
import * as reading from './store-readings.ts';
import { toReadable } from './reading-view.ts';
import type { WeighingContent } from './weighing-content.ts';

const openedToRead = store.concernOpened('concerns.read');
const openedToOpenShield = store.concernOpened('concerns.open-shield');
const openedToShield = store.concernOpened('concerns.answer-shield');

/** The second reader, and the third when two differ; and the second person who says whether a sender is shielded. */
export const readingHandlers = (deps: {
  readonly clock: Clock;
  readonly calendarOf: (region: Actor['schoolRegion']) => Calendar;
  readonly weighing: WeighingContent;
}): readonly Handler[] => [
  serve(contract.listToRead, async (unit, { query }) => {
    const [due, id] = readCursor(query.after, IsoDate, z.uuid());
    const { found } = await unit.look({ found: reading.toRead(due, id, pageSize + 1) });
    const today = deps.clock.today();
    return toPage(
      found,
      row => cursorOf(row.read_by, row.public_id),
      row => ({
        concernId: row.public_id,
        childName: row.child_name,
        outcome: row.outcome,
        state: row.reading,
        decidedBy: row.decided_by,
        asked: row.asked,
        readBefore: row.read_by,
        overdue: isBefore(row.read_by, today),
        mine: row.mine,
      }),
    );
  }),

  serve(contract.readConcern, async (unit, { params, body, ifMatch }) => {
    const { concern, readings } = await unit.load({
      concern: store.concern(params.concernId),
      readings: reading.readings(params.concernId),
      opened: openedToRead(params.concernId),
    });
    const found = one(concern);
    const may = unit.permit(policy, 'concern.read-along', {
      id: found.public_id,
      relations: ['desk-reader'],
      state: found.state,
      frame: found.frame,
    });
    unlessRefused(rules.readingFits(toReadable(found, readings), body.stage));
    if (found.version !== ifMatch) throw new Refused('version-mismatch');
    if (body.stage === 'after') unlessRefused(rules.saidWhy(body.agrees, body.words));
    const today = deps.clock.today();
    const verdict =
      body.stage === 'before'
        ? body.advice
        : body.stage === 'after'
          ? body.agrees
            ? 'agrees'
            : 'disagrees'
          : body.stands
            ? 'stands'
            : 'weigh-again';
    const due = deps
      .calendarOf(unit.actor.schoolRegion)
      .addWorkingDays(today, deps.weighing.days(found.frame, 'thirdReading', today))
      .toString();
    const id = found.public_id;
    const answer = { version: found.version + 1 };
    await unit.save(
      may,
      {
        read: reading.readAlong(
          id,
          id,
          ifMatch,
          body.stage,
          verdict,
          body.words === '' ? null : body.words,
          due,
        ),
      },
      { status: 201, body: answer },
    );
    return answer;
  }),

  serve(contract.answerShield, async (unit, { params, body, ifMatch }) => {
    const { concern, shield } = await unit.load({
      concern: store.concern(params.concernId),
      shield: reading.shield(params.concernId),
      opened: openedToShield(params.concernId),
    });
    const found = one(concern);
    const may = unit.permit(policy, 'concern.answer-shield', {
      id: found.public_id,
      relations: ['desk-reader'],
      state: found.state,
      frame: found.frame,
    });
    if (found.mine) throw new Refused('own-concern');
    unlessRefused(rules.shieldAnswerFits(shield[0]?.answer, body.agrees));
    if (found.version !== ifMatch) throw new Refused('version-mismatch');
    const id = found.public_id;
    const today = deps.clock.today();
    const opensOn = body.agrees
      ? null
      : deps
          .calendarOf(unit.actor.schoolRegion)
          .addWorkingDays(today, deps.weighing.days(found.frame, 'shieldNotice', today))
          .toString();
    const answer = { version: found.version + 1 };
    await unit.save(
      may,
      { answered: reading.answerShield(id, id, ifMatch, body.agrees, body.words, opensOn) },
      { status: 201, body: answer },
    );
    return answer;
  }),

  serve(contract.openShield, async (unit, { params, ifMatch }) => {
    const { concern, shield } = await unit.load({
      concern: store.concern(params.concernId),
      shield: reading.shield(params.concernId),
      opened: openedToOpenShield(params.concernId),
    });
    const found = one(concern);
    const may = unit.permit(policy, 'concern.open-shield', {
      id: found.public_id,
      relations: ['desk-reader'],
      state: found.state,
      frame: found.frame,
    });
    if (found.mine) throw new Refused('own-concern');
    const [kept] = shield;
    unlessRefused(
      rules.mayOpenShield(
        { opensOn: kept?.opens_on ?? null, opened: kept?.opened === true },
        deps.clock.today().toString(),
      ),
    );
    if (found.version !== ifMatch) throw new Refused('version-mismatch');
    const id = found.public_id;
    const answer = { version: found.version + 1 };
    await unit.save(may, { opened: reading.openShield(id, id, ifMatch) }, { status: 201, body: answer });
    return answer;
  }),
];
