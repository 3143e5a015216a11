import { randomUUID } from 'node:crypto';
import * as contract from '#contract/handover.ts';
import type { Actor, Relation, Subject } from '#kernel/authority.ts';
import type { Calendar } from '#kernel/calendar.ts';
import { zone, type Clock } from '#kernel/clock.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { one, Refused, unlessRefused } from '#kernel/refusal.ts';
import type { Unit } from '#kernel/unit.ts';
import { standOn, subjectOf } from '#src/cases/index.ts';
import { policy } from './policy.ts';
import * as rules from './rules.ts';
import * as store from './store.ts';
import { linesNow, toHandover } from './view.ts';

const openedList = store.caseOpened('handover.list');
const openedForCommand = store.handoverOpened('handover.command');
const monthsAhead = 3;
/** As the database has it: an introduction may have been before the hand-over was begun. */
const daysBack = 31;

/** Loads a hand-over for a command, and what the reader is to it. Who reads it and may do nothing with it is told so. */
const standOnHandover = async (unit: Unit, handoverId: string, ifMatch: number) => {
  const { found } = await unit.load({
    found: store.handover(handoverId),
    opened: openedForCommand(handoverId),
  });
  const row = one(found);
  const relations: Relation[] = [
    ...(row.is_lead ? (['lead'] as const) : []),
    ...(row.is_deputy ? (['deputy'] as const) : []),
    ...(row.is_lead && !row.is_from ? (['successor'] as const) : []),
    ...(row.is_introducer ? (['introducer'] as const) : []),
  ];
  if (relations.length === 0) throw new Refused('not-allowed');
  const subject: Subject = { id: row.public_id, relations, state: row.case_state, frame: row.frame };
  const seen = () => {
    if (row.version !== ifMatch) throw new Refused('version-mismatch');
  };
  return { row, subject, seen };
};

export const handoverHandlers = (deps: {
  readonly clock: Clock;
  readonly calendarOf: (region: Actor['schoolRegion']) => Calendar;
}): readonly Handler[] => [
  serve(contract.listHandovers, async (unit, { params: { caseId } }) => {
    const rows = await unit.look({
      file: store.caseThere(caseId),
      handovers: store.handovers(caseId),
      introducers: store.introducers(caseId),
      journal: openedList(caseId),
    });
    const file = one(rows.file);
    return {
      items: rows.handovers.map(toHandover),
      introducers: rows.introducers.map(({ held_function: heldFunctionId, label }) => ({
        heldFunctionId,
        label,
      })),
      mayBegin:
        file.state === 'open' &&
        (file.is_lead || file.is_deputy) &&
        rows.handovers.every(each => each.accepted_at !== null),
    };
  }),

  serve(contract.beginHandover, async (unit, { params }) => {
    const standing = await standOn(unit, params.caseId);
    const may = unit.permit(policy, 'handover.begin', subjectOf(standing));
    const { there } = await unit.more({ there: store.draftOf(params.caseId) });
    const [draft] = there;
    // two who begin at once write in the same draft
    const answer =
      draft === undefined
        ? { handoverId: randomUUID(), version: 1 }
        : { handoverId: draft.public_id, version: draft.version };
    await unit.save(
      may,
      draft === undefined ? { begun: store.begin(may.subject, may.subject, answer.handoverId) } : {},
      { status: 201, body: answer },
    );
    return answer;
  }),

  serve(contract.writeHandover, async (unit, { params, body, ifMatch }) => {
    const { row, subject } = await standOnHandover(unit, params.handoverId, ifMatch);
    const may = unit.permit(policy, 'handover.write', subject);
    if (row.accepted_at !== null) throw new Refused('already-done');
    if (row.version !== ifMatch) await unit.overtaken(may, linesNow(row));
    const today = deps.clock.today();
    const said = unlessRefused(
      rules.lines(body, {
        today: today.toString(),
        latest: today.add({ months: monthsAhead }).toString(),
      }),
    );
    const answer = { version: ifMatch + 1 };
    const saved = store.save(
      may.subject,
      may.subject,
      ifMatch,
      said.running,
      said.agreed,
      said.worries,
      said.familyShouldKnow,
      said.introducer,
      said.introducerName,
      said.introduceOn,
    );
    await unit.save(may, { saved }, { status: 200, body: answer });
    return answer;
  }),

  serve(contract.acceptHandover, async (unit, { params, ifMatch }) => {
    const { row, subject, seen } = await standOnHandover(unit, params.handoverId, ifMatch);
    const may = unit.permit(policy, 'handover.accept', subject);
    if (row.accepted_at !== null) throw new Refused('already-done');
    seen();
    unlessRefused(rules.acceptable(row));
    const answer = { version: ifMatch + 1 };
    await unit.save(
      may,
      { accepted: store.accept(may.subject, may.subject, ifMatch) },
      { status: 201, body: answer },
    );
    return answer;
  }),

  serve(contract.recordIntroduction, async (unit, { params, body, ifMatch }) => {
    const { row, subject, seen } = await standOnHandover(unit, params.handoverId, ifMatch);
    const may = unit.permit(policy, 'handover.introduce', subject);
    if (row.introduced_on !== null) throw new Refused('already-done');
    seen();
    if (row.accepted_at === null) throw new Refused('draft-incomplete');
    const earliest = Temporal.PlainDate.from(row.begun_on).subtract({ days: daysBack });
    unlessRefused(rules.introduced(body.on, deps.clock.today().toString(), earliest.toString()));
    const answer = { version: ifMatch + 1 };
    await unit.save(
      may,
      { introduced: store.introduce(may.subject, may.subject, ifMatch, body.on) },
      { status: 200, body: answer },
    );
    return answer;
  }),

  serve(contract.declareInvolvement, async (unit, { params }) => {
    const standing = await standOn(unit, params.caseId);
    const may = unit.permit(policy, 'involvement.declare', subjectOf(standing, ['holder']));
    // the next working day at noon, at the latest
    const until = deps
      .calendarOf(unit.actor.schoolRegion)
      .nextWorkingDay(deps.clock.today())
      .toZonedDateTime({ timeZone: zone, plainTime: '12:00' })
      .toInstant()
      .toString();
    // in a closed case nobody has to be succeeded first
    const waits = standing.relations.length > 0 && standing.state === 'open';
    const answer = { until: waits ? until : null };
    await unit.save(
      may,
      { declared: store.declare(may.subject, may.subject, until) },
      { status: 201, body: answer },
    );
    return answer;
  }),
];
