import { z } from 'zod';
import { IsoDate } from '#contract/common.ts';
import * as contract from '#contract/work.ts';
import { isBefore, zone, type Clock } from '#kernel/clock.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { cursorOf, pageSize, readCursor, toPage } from '#kernel/paging.ts';
import { invitations } from '#src/grants/index.ts';
import * as closing from './store-closing.ts';
import { toTellInCase } from './store-telling.ts';
import * as store from './store.ts';

type Item = z.input<typeof contract.WorkItem>;

/** By date; what falls on one day keeps one order over all pages. Kinds of one agreement follow each other as the database has them. */
const byDate = (one: Item, other: Item): number => {
  if (one.dueOn !== other.dueOn) return one.dueOn < other.dueOn ? -1 : 1;
  if (one.id !== other.id) return one.id < other.id ? -1 : 1;
  return one.kind < other.kind ? -1 : 1;
};

const placeOf = (row: {
  readonly waiting_at: string | null;
  readonly waiting_since: string | null;
  readonly waiting_until: string | null;
}): Item['waiting'] =>
  row.waiting_at === null || row.waiting_since === null
    ? null
    : { organisation: row.waiting_at, since: row.waiting_since, expected: row.waiting_until !== null };

/** Mijn werk: all dated work, merged by date. Invitations and notices stand on the first page only. */
export const workHandlers = (deps: { readonly clock: Clock }): readonly Handler[] => [
  serve(contract.getMyWork, async (unit, { query }) => {
    const [due, id, kind] = readCursor(query.after, IsoDate, z.uuid(), contract.WorkItem.shape.kind);
    const first = query.after === undefined;
    const size = pageSize + 1;
    const rows = await unit.look({
      agreements: store.agreements(due, id, size),
      concerns: store.concerns(due, id, size),
      safetyLooks: store.safetyLooks(due, id, size),
      readings: store.readings(due, id, size),
      pool: store.pool(due, id, size),
      toTell: store.toTell(due, id, size),
      toTellInCase: toTellInCase(due, id, size),
      later: store.later(due, id, size),
      lookBacks: store.lookBacks(due, id, size),
      plan: store.plan(due, id, kind, size),
      callBacks: store.callBacks(due, id, size),
      senderCalls: store.senderCalls(due, id, size),
      questions: store.questions(due, id, size),
      unseen: store.unseen(due, id, size),
      aftercare: store.aftercare(due, id, size),
      stops: store.stops(due, id, size),
      closingReadings: closing.closingReadings(due, id, size),
      disputedClosings: closing.disputedClosings(due, id, size),
      standInAftercare: closing.standInAftercare(due, id, size),
      standInDisputes: closing.standInDisputes(due, id, size),
      handovers: store.handovers(due, id, size),
      introductions: store.introductions(due, id, size),
      introducing: store.introducing(due, id, size),
      corrections: store.corrections(due, id, size),
      meetings: store.meetings(due, id, size),
      invitations: invitations(null, null, null, first ? pageSize : 0),
      notices: store.notices(),
      without: store.withoutAnybody(),
    });
    const today = deps.clock.today();
    const item = (
      kind: Item['kind'],
      row: {
        public_id: string;
        title: string;
        context: string;
        due_on: string;
        case_public_id: string | null;
      },
      receivedAt: string | null = null,
      waiting: Item['waiting'] = null,
    ): Item => ({
      kind,
      id: row.public_id,
      title: row.title,
      context: row.context,
      meets: null,
      notice: null,
      asked: null,
      why: null,
      dueOn: row.due_on,
      overdue: isBefore(row.due_on, today),
      caseId: row.case_public_id,
      receivedAt,
      waiting,
      concerns: null,
    });
    const because = (why: Item['why'], one: Item): Item => ({ ...one, why });
    const dated = [
      ...rows.agreements.map(row => item('agreement', row)),
      ...rows.concerns.map(row => item('concern', row, row.received_at)),
      ...rows.safetyLooks.map(row => item('look-safety', row, row.received_at)),
      ...rows.readings.map(row => item(row.kind, row)),
      ...rows.pool.map(row => item('pool-reading', row)),
      ...rows.toTell.map(row => because(row.later ? 'postponed' : null, item('inform-parents', row))),
      ...[...rows.toTellInCase, ...rows.later].map(row => item('inform-parents', row)),
      ...rows.lookBacks.map(row => item('look-back', row)),
      ...rows.plan.map(row => item(row.kind, row, null, row.kind === 'waiting' ? placeOf(row) : null)),
      ...rows.callBacks.map(row => item('call-back', row)),
      ...rows.senderCalls.map(row => ({ ...item('call-sender', row), concerns: row.concerns })),
      ...rows.questions.map(row => item(row.state === 'open' ? 'asked' : 'answered', row)),
      ...rows.unseen.map(row => item('unseen', row)),
      ...rows.aftercare.map(row => item('aftercare', row)),
      ...rows.standInAftercare.map(row => because('standing-in', item('aftercare', row))),
      ...rows.stops.map(row => item('stop', row)),
      ...rows.closingReadings.map(row => item('closing-to-read', row)),
      ...rows.disputedClosings.map(row => item('closing-disputed', row)),
      ...rows.standInDisputes.map(row => because('standing-in', item('closing-disputed', row))),
      ...rows.handovers.map(row => item('handover', row)),
      ...[...rows.introductions, ...rows.introducing].map(row => item('introduction', row)),
      ...rows.corrections.map(row => item(row.answered ? 'tell' : 'correction', row)),
      ...rows.meetings.map(row => ({
        ...item(row.to_record ? 'meeting-record' : 'meeting', row),
        meets: { beginsAt: row.begins_at, place: row.place },
      })),
    ].toSorted(byDate);
    const page = toPage(
      dated,
      row => cursorOf(row.dueOn, row.id, row.kind),
      row => row,
    );
    if (!first) return page;
    const undated: Item[] = [
      ...rows.invitations.map(row => {
        const given = Temporal.Instant.from(row.given_at).toZonedDateTimeISO(zone).toPlainDate().toString();
        const said = {
          public_id: row.grant_public_id,
          title: row.reference,
          context: row.reason,
          due_on: given,
          case_public_id: null,
        };
        return {
          ...item('invitation', said, row.given_at),
          asked: { by: row.given_by_label, role: row.kind },
          overdue: false,
        };
      }),
      ...[...rows.notices, ...rows.without].map(row => ({
        ...item('notice', { ...row, title: '', context: row.subject, case_public_id: null }),
        notice: row.kind,
      })),
    ];
    return { items: [...undated, ...page.items], next: page.next };
  }),
];
