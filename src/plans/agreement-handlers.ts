import * as contract from '#contract/plans.ts';
import type { Clock } from '#kernel/clock.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { one, Refused, unlessRefused } from '#kernel/refusal.ts';
import { policy } from './policy.ts';
import * as rules from './rules.ts';
import {
  agreedNow,
  agreementOf,
  answerNow,
  checkNow,
  followUpNow,
  offerBeside,
  termsNow,
  unlessOvertaken,
  waitingNow,
  yearFrom,
} from './standing.ts';
import * as store from './store.ts';

/** What is done with an agreement once it stands. */
export const agreementHandlers = (deps: { readonly clock: Clock }): readonly Handler[] => [
  serve(contract.changeAgreement, async (unit, { params, body, ifMatch }) => {
    const agreement = await agreementOf(unit, params.agreementId);
    const may = unit.permit(policy, 'plan.change', agreement.subject);
    await unlessOvertaken(unit, may, agreement, ifMatch, termsNow);
    const ifNot = unlessRefused(rules.ifNotKept(body.ifNot, agreement.directing));
    const lookBackOn =
      body.lookBackOn === null
        ? null
        : unlessRefused(rules.dueDate(body.lookBackOn, yearFrom(deps.clock.today()), 'lookBackOn'));
    const { watchers, offers } = await unit.more({
      watchers: store.keeper(agreement.case_public_id, agreement.part, body.watcherHeldFunctionId),
      offers: store.offer(body.offerId, agreement.case_id),
    });
    const [watcher] = watchers;
    if (body.watcherHeldFunctionId !== null && watcher === undefined)
      throw new Refused('colleague-not-eligible', [
        { field: 'watcher', message: 'Geef deze collega eerst toegang tot dit deel' },
      ]);
    const answer = { version: ifMatch + 1 };
    await unit.save(
      may,
      {
        changed: store.changeAgreement(
          may.subject,
          may.subject,
          watcher?.professional_id ?? null,
          watcher?.held_function_id ?? null,
          ifNot,
          lookBackOn,
          offerBeside(agreement.kind, body.offerId, offers),
          ifMatch,
        ),
      },
      { status: 200, body: answer },
    );
    return answer;
  }),

  serve(contract.correctAgreement, async (unit, { params, body, ifMatch }) => {
    const agreement = await agreementOf(unit, params.agreementId);
    const may = unit.permit(policy, 'plan.change', agreement.subject);
    await unlessOvertaken(unit, may, agreement, ifMatch, agreedNow);
    const wanted = 'heldFunctionId' in body.keeper ? body.keeper.heldFunctionId : null;
    const { now, keepers } = await unit.more({
      now: store.agreementNow(agreement.public_id),
      keepers: store.keeper(agreement.case_public_id, agreement.part, wanted),
    });
    const was = one(now);
    const dueOn = unlessRefused(
      rules.corrected(
        { state: agreement.state, byOrganisation: agreement.by_organisation, dueOn: was.due_on },
        { byOrganisation: wanted !== null, dueOn: body.dueOn },
        yearFrom(deps.clock.today()),
      ),
    );
    // whoever keeps it already stays, also when his or her access has ended since
    if (wanted !== null && wanted !== was.keeper && keepers.length === 0)
      throw new Refused('colleague-not-eligible', [
        { field: 'keeper', message: 'Geef deze collega eerst toegang tot dit deel' },
      ]);
    const answer = { version: ifMatch + 1 };
    await unit.save(
      may,
      {
        corrected: store.correctAgreement(
          may.subject,
          may.subject,
          ifMatch,
          body.what,
          wanted,
          'name' in body.keeper ? body.keeper.name : null,
          dueOn,
          body.reason,
        ),
      },
      { status: 201, body: answer },
    );
    return answer;
  }),

  serve(contract.answerAgreement, async (unit, { params, body, ifMatch }) => {
    const agreement = await agreementOf(unit, params.agreementId);
    const may = unit.permit(policy, 'plan.answer', agreement.subject);
    await unlessOvertaken(unit, may, agreement, ifMatch, answerNow);
    const next = unlessRefused(rules.answered(body.state, body.note));
    const answer = { version: ifMatch + 1 };
    const act = agreement.level >= 3 ? store.answerAgreement : store.answerOwnAgreement;
    await unit.save(
      may,
      { answered: act(may.subject, may.subject, next.state, next.note, ifMatch) },
      { status: 200, body: answer },
    );
    return answer;
  }),

  serve(contract.checkAgreement, async (unit, { params, body, ifMatch }) => {
    const agreement = await agreementOf(unit, params.agreementId);
    const may = unit.permit(policy, 'plan.check', agreement.subject);
    await unlessOvertaken(unit, may, agreement, ifMatch, checkNow);
    if (agreement.kind !== 'safety' || agreement.state !== 'open')
      throw new Refused('invalid-input', [
        { field: 'holds', message: 'Deze vraag hoort bij een veiligheidsafspraak die loopt' },
      ]);
    const next = unlessRefused(rules.checked(body.holds, body.note));
    const answer = { version: ifMatch + 1 };
    await unit.save(
      may,
      { checked: store.checkAgreement(may.subject, may.subject, next.holds, next.note, ifMatch) },
      { status: 201, body: answer },
    );
    return answer;
  }),

  serve(contract.waitForPlace, async (unit, { params, body, ifMatch }) => {
    const agreement = await agreementOf(unit, params.agreementId);
    const may = unit.permit(policy, 'plan.change', agreement.subject);
    await unlessOvertaken(unit, may, agreement, ifMatch, waitingNow);
    if (agreement.kind !== 'help')
      throw new Refused('invalid-input', [
        { field: 'organisation', message: 'Alleen hulp wacht op een plek; veiligheid en grenzen gelden nu' },
      ]);
    const next = unlessRefused(rules.waiting(body, deps.clock.today().toString()));
    const answer = { version: ifMatch + 1 };
    await unit.save(
      may,
      {
        waits: store.waitForPlace(
          may.subject,
          may.subject,
          next.organisation,
          next.since,
          next.expectedOn,
          next.bridge,
          next.bridgeBy,
          ifMatch,
        ),
      },
      { status: 200, body: answer },
    );
    return answer;
  }),

  serve(contract.settleMissed, async (unit, { params, body, ifMatch }) => {
    const agreement = await agreementOf(unit, params.agreementId);
    const may = unit.permit(policy, 'plan.settle', agreement.subject);
    await unlessOvertaken(unit, may, agreement, ifMatch, followUpNow);
    if (agreement.state !== 'not-kept' || !agreement.by_organisation)
      throw new Refused('invalid-input', [
        { field: 'note', message: 'Dit hoort bij een afspraak die een organisatie niet nakwam' },
      ]);
    const answer = { version: ifMatch + 1 };
    await unit.save(
      may,
      {
        settled: store.settleMissed(may.subject, may.subject, body.note, ifMatch),
      },
      { status: 200, body: answer },
    );
    return answer;
  }),
];
