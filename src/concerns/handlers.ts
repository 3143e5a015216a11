import { z } from 'zod';
import type { BarrierModel } from '#contract/barrier-model.ts';
import { IsoDate } from '#contract/common.ts';
import * as contract from '#contract/concerns.ts';
import type { Calendar } from '#kernel/calendar.ts';
import { isBefore, zone, type Clock } from '#kernel/clock.ts';
import type { Actor } from '#kernel/authority.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { searched } from '#kernel/journal.ts';
import type { Keys } from '#kernel/keys.ts';
import { cursorOf, pageSize, readCursor, toPage } from '#kernel/paging.ts';
import { one, Refused, unlessRefused } from '#kernel/refusal.ts';
import {
  childKey,
  maskBsn,
  parseBsn,
  RegisterError,
  searchKey,
  type PopulationRegister,
  type RegisteredPerson,
} from '#src/people/index.ts';
import { callingHandlers } from './calling-handlers.ts';
import { toWaiting } from './calling-view.ts';
import { callsOf } from './store-calling.ts';
import { codingHandlers } from './coding-handlers.ts';
import { safetyHandlers } from './safety-handlers.ts';
import { wayHandlers } from './way-handlers.ts';
import type { Ways } from './ways.ts';
import type { WordScan } from './way-handlers.ts';
import type { WeighingContent } from './weighing-content.ts';
import { readingHandlers } from './reading-handlers.ts';
import { readAlongBefore } from './reading-rules.ts';
import { toReadable } from './reading-view.ts';
import * as reading from './store-readings.ts';
import { draftHandlers } from './draft-handlers.ts';
import { openingOf, sealChild } from './opening.ts';
import { policy } from './policy.ts';
import { firstLookBack, informingParents } from './rules.ts';
import * as store from './store.ts';
import { poolHandlers } from './pool-handlers.ts';
import { requests as poolRequests } from './store-pool.ts';
import { laterOfConcern } from './store-telling.ts';
import { tellingHandlers } from './telling-handlers.ts';
import { planTelling } from './telling-rules.ts';
import { tellWithCare, toConcern } from './view.ts';

export interface ConcernDeps {
  readonly keys: Keys;
  readonly clock: Clock;
  readonly calendarOf: (region: Actor['schoolRegion']) => Calendar;
  readonly register: PopulationRegister;
  readonly barrierModel: BarrierModel;
  readonly ways: Ways;
  readonly neutrality: WordScan;
  readonly weighing: WeighingContent;
}

const searchedForChild = searched('concerns.search-register');
const openedForSearch = store.concernOpened('concerns.find-child');
const openedToWeigh = store.concernOpened('concerns.weigh');
const openedConcern = store.concernOpened('concerns.open');

export const concernHandlers = (deps: ConcernDeps): readonly Handler[] => [
  ...draftHandlers(deps),
  ...codingHandlers(deps),
  ...safetyHandlers(deps),
  ...wayHandlers(deps),
  ...readingHandlers(deps),
  ...tellingHandlers(deps),
  ...poolHandlers(deps),
  ...callingHandlers(deps),

  serve(contract.listConcerns, async (unit, { query }) => {
    const [decide, id] = readCursor(query.after, IsoDate, z.uuid());
    const { found } = await unit.look({ found: store.waitingConcerns(decide, id, pageSize + 1) });
    const today = deps.clock.today();
    return toPage(
      found,
      row => cursorOf(row.decide_by, row.public_id),
      row => ({
        ...toWaiting(row, today),
        sender: { label: row.label, organisation: row.organisation },
      }),
    );
  }),

  serve(contract.getConcern, async (unit, { params }) => {
    const { concern, coding, looks, decisions, readings, shield, requests, later, calls } = await unit.look({
      concern: store.concern(params.concernId),
      coding: store.coding(params.concernId),
      looks: store.safetyLooks(params.concernId),
      decisions: reading.decisions(params.concernId),
      readings: reading.readings(params.concernId),
      shield: reading.shield(params.concernId),
      requests: poolRequests(params.concernId),
      later: laterOfConcern(params.concernId),
      calls: callsOf(params.concernId),
      journal: openedConcern(params.concernId),
    });
    const about = { decisions, readings, shield: shield[0], requests, grounds: deps.weighing.shieldGrounds };
    const telling = { later, grounds: deps.weighing.laterGrounds };
    return toConcern(one(concern), coding[0], { looks, calls }, about, telling, deps.clock.today());
  }),

  serve(contract.findChild, async (unit, { params, body }) => {
    const asked = 'bsn' in body ? body.bsn : `${body.surname}|${body.birthYear}|${body.birthDate ?? ''}`;
    // first on record that it is asked, then asked: the register is another system and stays outside the transaction
    const { concern } = await unit.look({
      concern: store.concern(params.concernId),
      opened: openedForSearch(params.concernId),
      searched: searchedForChild(searchKey(deps.keys, asked)),
    });
    const about = one(concern);
    const people = await askRegister(deps.register, body, {
      purpose: 'intake',
      legalBasis: about.basis,
      tenant: unit.actor.tenant,
      traceId: unit.trace,
    });
    const candidates = [];
    for (const person of people) {
      const { running } = await unit.look({ running: store.runningCase(childKey(deps.keys, person.bsn)) });
      const [runs] = running;
      candidates.push({
        childRef: sealChild(
          deps.keys,
          person,
          params.concernId,
          unit.actor.professionalId,
          deps.clock.now().epochMilliseconds,
        ),
        givenNames: person.givenNames,
        surnamePrefix: person.surnamePrefix === '' ? null : person.surnamePrefix,
        surname: person.surname,
        birthDate: person.birthDate,
        municipality: person.secret ? null : (person.municipality?.name ?? null),
        maskedBsn: maskBsn(person.bsn),
        secret: person.secret,
        runningCase:
          runs === undefined
            ? null
            : {
                reference: runs.reference,
                frame: runs.frame_title,
                leadLabel: runs.lead_label,
                leadPhone: runs.lead_phone,
              },
      });
    }
    return { candidates };
  }),

  serve(contract.weighConcern, async (unit, { params, body, ifMatch }) => {
    const { concern, readings, coding, looks } = await unit.load({
      concern: store.concern(params.concernId),
      readings: reading.readings(params.concernId),
      coding: store.coding(params.concernId),
      looks: store.safetyLooks(params.concernId),
      opened: openedToWeigh(params.concernId),
    });
    const weighed = one(concern);
    if (weighed.my_level < 3) throw new Refused('not-allowed');
    const may = unit.permit(policy, 'concern.weigh', {
      id: weighed.public_id,
      relations: ['desk-writer'],
      state: weighed.state,
      frame: weighed.frame,
    });
    if (weighed.version !== ifMatch)
      throw new Refused(weighed.state === 'weighed' ? 'already-weighed' : 'version-mismatch');
    const id = weighed.public_id;
    const today = deps.clock.today();
    const calendar = deps.calendarOf(unit.actor.schoolRegion);
    const asked = body.secondReaderHeldFunctionId;
    const readBy = calendar
      .addWorkingDays(today, deps.weighing.days(weighed.frame, 'secondReading', today))
      .toString();
    const readBefore = readAlongBefore(toReadable(weighed, readings), body.outcome) ? null : readBy;
    const byLaw = Temporal.Instant.from(weighed.received_at)
      .toZonedDateTimeISO(zone)
      .toPlainDate()
      .add({ months: deps.weighing.inform(today).months });
    const informing = {
      today: today.toString(),
      // who decides later than that informs today
      latest: (isBefore(byLaw.toString(), today) ? today : byLaw).toString(),
      postponedUntil: today.add({ weeks: deps.weighing.inform(today).postponedWeeks }).toString(),
    };
    const grounds = deps.weighing.laterGrounds;
    if (body.outcome !== 'case-opened') {
      const reference = body.outcome === 'joined-to-case' ? body.caseReference.toUpperCase() : null;
      const answer = { outcome: body.outcome, caseId: null, caseReference: reference, readBefore };
      const act =
        body.outcome === 'joined-to-case'
          ? store.joinCase(id, id, ifMatch, body.reason, reference, asked, readBy)
          : store.weigh(
              id,
              id,
              ifMatch,
              body.outcome,
              body.reason,
              body.outcome === 'passed-on' ? body.passedOnTo : null,
              asked,
              readBy,
              JSON.stringify(
                unlessRefused(
                  planTelling(body.telling, informing, {
                    // who was told of an earlier decision knows
                    careful: weighed.told_on === null && tellWithCare(weighed, coding[0], looks),
                    grounds,
                  }),
                ),
              ),
            );
      await unit.save(may, { act }, { status: 201, body: answer });
      return answer;
    }
    unlessRefused(informingParents(body, informing, grounds));
    const lookBack = unlessRefused(
      firstLookBack(body.nextLookBackOn, {
        today: today.toString(),
        byFrame: calendar.addWorkingDays(today.add({ weeks: weighed.look_back_weeks }), 0).toString(),
        latest: today.add({ months: 6 }).toString(),
      }),
    );
    const opening = openingOf(body, {
      keys: deps.keys,
      concernId: id,
      professionalId: unit.actor.professionalId,
      nowMs: deps.clock.now().epochMilliseconds,
      lookBack,
      readBy,
      mayUseBsn: weighed.may_use_bsn,
    });
    const answer = {
      outcome: body.outcome,
      caseId: opening.caseId,
      caseReference: opening.reference,
      readBefore,
    };
    await unit.save(
      may,
      { act: store.openCase(id, id, ifMatch, opening.json) },
      { status: 201, body: answer },
    );
    return answer;
  }),
];

type Asked = { bsn: string } | { surname: string; birthYear: number; birthDate?: string | undefined };

const askRegister = async (
  register: PopulationRegister,
  asked: Asked,
  call: Parameters<PopulationRegister['getByBsn']>[0]['call'],
): Promise<readonly RegisteredPerson[]> => {
  try {
    if ('bsn' in asked) {
      const bsn = parseBsn(asked.bsn);
      if (bsn === undefined)
        throw new Refused('invalid-input', [
          { field: 'bsn', message: 'Dit is geen geldig BSN; kijk of er een cijfer verkeerd staat' },
        ]);
      const person = await register.getByBsn({ bsn, call });
      if (person === undefined) throw new Refused('person-not-found');
      return [person];
    }
    const answer = await register.findByNameAndBirth({
      surname: asked.surname,
      birthYear: asked.birthYear,
      birthDate: asked.birthDate,
      call,
    });
    if (answer === 'too-many') throw new Refused('too-many-found');
    if (answer === 'birth-date-needed') throw new Refused('birth-date-needed');
    if (answer.candidates.length === 0) throw new Refused('person-not-found');
    return answer.candidates;
  } catch (error) {
    if (error instanceof RegisterError) throw new Refused('register-unavailable');
    throw error;
  }
};
