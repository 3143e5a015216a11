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

const noticeTitles: Record<string, string> = {
  'basis-review-due': 'Grondslag opnieuw beoordelen',
  'basis-review-lapsed': 'Beoordeling van een grondslag is verlopen; nieuwe toegang kan nu niet',
  'standing-review-due': 'Jaarlijkse vraag: is deze toegang nog nodig?',
  'lead-without-function': 'Een casus heeft een regisseur of achtervang die de functie niet meer heeft',
  'two-cases-of-one-child':
    'Er zijn twee casussen over hetzelfde kind; breng regisseurs bij elkaar. Niet met het aanmeldpunt bespreken',
  'decision-reopened':
    'Over het besluit achter deze casus wordt opnieuw beslist. De casus loopt door; overleg met de regisseur, of met de achtervang als die er niet is',
  'closing-disputed':
    'Een meelezer is het niet eens met het afronden van een casus; overleg met de regisseur, of met de achtervang als die er niet is',
  'closing-without-reader': 'Een casus is afgerond met een zorg die nog open is, en niemand kan meelezen',
  'lead-and-deputy-away': 'Regisseur en achtervang zijn allebei afwezig; wijs iemand aan',
  'nobody-reassigns':
    'Bij een casus is niemand meer, en geen teammanager kan iemand aanwijzen. Vraag de beheerder om een teammanager',
  'lead-with-conflict': 'Bij een casus is persoonlijke betrokkenheid gemeld; regel een opvolger',
};

const roles = {
  'first-contact': 'aanspreekpunt',
  director: 'casusregisseur',
  deputy: 'achtervang',
  team: 'deelnemer',
} as const;

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
      dueOn: row.due_on,
      overdue: isBefore(row.due_on, today),
      caseId: row.case_public_id,
      receivedAt,
      waiting,
      concerns: null,
    });
    const dated = [
      ...rows.agreements.map(row => item('agreement', row)),
      ...rows.concerns.map(row => item('concern', row, row.received_at)),
      ...rows.safetyLooks.map(row => item('look-safety', row, row.received_at)),
      ...rows.readings.map(row => item(row.kind, row)),
      ...rows.pool.map(row => item('pool-reading', row)),
      ...rows.toTell.map(row =>
        item('inform-parents', { ...row, context: row.later ? 'later informeren tot deze dag' : '' }),
      ),
      ...[...rows.toTellInCase, ...rows.later].map(row => item('inform-parents', row)),
      ...rows.lookBacks.map(row => item('look-back', row)),
      ...rows.plan.map(row => item(row.kind, row, null, row.kind === 'waiting' ? placeOf(row) : null)),
      ...rows.callBacks.map(row => item('call-back', row)),
      ...rows.senderCalls.map(row => ({ ...item('call-sender', row), concerns: row.concerns })),
      ...rows.questions.map(row => item(row.state === 'open' ? 'asked' : 'answered', row)),
      ...rows.unseen.map(row => item('unseen', row)),
      ...[...rows.aftercare, ...rows.standInAftercare].map(row => item('aftercare', row)),
      ...rows.stops.map(row => item('stop', row)),
      ...rows.closingReadings.map(row => item('closing-to-read', row)),
      ...[...rows.disputedClosings, ...rows.standInDisputes].map(row => item('closing-disputed', row)),
      ...rows.handovers.map(row => item('handover', row)),
      ...[...rows.introductions, ...rows.introducing].map(row => item('introduction', row)),
      ...rows.corrections.map(row => item(row.answered ? 'tell' : 'correction', row)),
      ...rows.meetings.map(row => item(row.to_record ? 'meeting-record' : 'meeting', row)),
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
        return item(
          'invitation',
          {
            public_id: row.grant_public_id,
            title: row.reference,
            context: `${row.given_by_label ?? ''} vraagt u als ${roles[row.kind]}: ${row.reason}`,
            due_on: given,
            case_public_id: null,
          },
          row.given_at,
        );
      }),
      ...[...rows.notices, ...rows.without].map(row =>
        item('notice', {
          public_id: row.public_id,
          title: noticeTitles[row.kind] ?? row.kind,
          context: row.subject,
          due_on: row.due_on,
          case_public_id: null,
        }),
      ),
    ].map(one => (one.kind === 'invitation' ? { ...one, overdue: false } : one));
    return { items: [...undated, ...page.items], next: page.next };
  }),
];
