import { randomUUID } from 'node:crypto';
import * as contract from '#contract/plans.ts';
import type { Relation, Subject } from '#kernel/authority.ts';
import type { Clock } from '#kernel/clock.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { one, Refused, unlessRefused } from '#kernel/refusal.ts';
import type { Unit } from '#kernel/unit.ts';
import { standOn, subjectOf } from '#src/cases/index.ts';
import { policy } from './policy.ts';
import * as rules from './rules.ts';
import * as store from './store.ts';

/** The case and the part that is written in. A part the reader does not have looks the same as one that is not open. */
const writeIn = async (
  unit: Unit,
  caseId: string,
  wanted: string,
  action: 'plan.write' | 'plan.consent' = 'plan.write',
) => {
  const standing = await standOn(unit, caseId);
  const { parts } = await unit.more({ parts: store.part(caseId, wanted) });
  const [part] = parts;
  const may = unit.permit(
    policy,
    action,
    subjectOf(standing, part !== undefined && part.level >= 3 ? ['writer'] : []),
  );
  if (part === undefined) throw new Refused('part-not-open');
  if (part.level < 3) throw new Refused('not-allowed');
  return { standing, part, may };
};

const yearFrom = (today: Temporal.PlainDate) => ({
  today: today.toString(),
  latest: today.add({ years: 1 }).toString(),
});

/** A goal or a consent as a permit's subject. Who reads it and may not write is told so. */
const subjectOfRow = (row: {
  readonly public_id: string;
  readonly level: number;
  readonly case_state: string;
  readonly frame: string;
}): Subject => {
  if (row.level < 3) throw new Refused('not-allowed');
  return { id: row.public_id, relations: ['writer'], state: row.case_state, frame: row.frame };
};

/** An agreement with what the reader is to it; that it was opened is journaled in the same transaction. */
const agreementOf = async (unit: Unit, agreementId: string) => {
  const { agreements } = await unit.load({
    agreements: store.agreement(agreementId),
    opened: store.agreementOpened(agreementId),
  });
  const row = one(agreements);
  const relations: Relation[] = [
    ...(row.level >= 3 ? (['writer'] as const) : []),
    ...(row.mine ? (['keeper'] as const) : []),
    ...(row.watching ? (['watcher'] as const) : []),
    ...(row.is_lead ? (['lead'] as const) : []),
    ...(row.is_deputy ? (['deputy'] as const) : []),
  ];
  if (relations.length === 0) throw new Refused('not-allowed');
  return {
    ...row,
    subject: { id: row.public_id, relations, state: row.case_state, frame: row.frame } satisfies Subject,
  };
};

/** Hulp en grenzen: help stands beside a limit, and beside nothing else. A limit without it is asked about, never refused. */
const offerBeside = (
  kind: string,
  wanted: string | null,
  found: readonly { readonly agreement_id: string }[],
): string | null => {
  if (wanted === null) return null;
  const [offer] = found;
  if (kind !== 'limit')
    throw new Refused('invalid-input', [{ field: 'offer', message: 'Hulp staat naast een grens' }]);
  if (offer === undefined) throw new Refused('not-found');
  return offer.agreement_id;
};

export const planHandlers = (deps: { readonly clock: Clock }): readonly Handler[] => [
  serve(contract.addGoal, async (unit, { params, body }) => {
    const { standing, part, may } = await writeIn(unit, params.caseId, body.part);
    const goalId = randomUUID();
    const answer = { goalId };
    await unit.save(
      may,
      {
        goal: store.insertGoal(
          may.subject,
          standing.tenant_id,
          goalId,
          standing.case_id,
          part.scope_id,
          body.words,
          body.whose,
        ),
      },
      { status: 201, body: answer },
    );
    return answer;
  }),

  serve(contract.addAgreement, async (unit, { params, body }) => {
    const { standing, part, may } = await writeIn(unit, params.caseId, body.part);
    const today = deps.clock.today();
    const dueOn = unlessRefused(rules.dueDate(body.dueOn, yearFrom(today)));
    const wanted = 'heldFunctionId' in body.keeper ? body.keeper.heldFunctionId : null;
    const { keepers, goals, offers } = await unit.more({
      keepers: store.keeper(params.caseId, body.part, wanted),
      goals: store.goalInPart(body.goalId ?? null),
      offers: store.offer(body.offerId ?? null, standing.case_id),
    });
    const [keeper] = keepers;
    if (wanted !== null && keeper === undefined)
      throw new Refused('colleague-not-eligible', [
        { field: 'keeper', message: 'Geef deze collega eerst toegang tot dit deel' },
      ]);
    const [goal] = goals;
    if (body.goalId !== undefined && goal?.scope_id !== part.scope_id) throw new Refused('not-found');
    const offer = offerBeside(body.kind, body.offerId ?? null, offers);
    const agreementId = randomUUID();
    const answer = { agreementId };
    await unit.save(
      may,
      {
        agreement: store.insertAgreement(
          may.subject,
          standing.tenant_id,
          agreementId,
          standing.case_id,
          part.scope_id,
          goal?.goal_id ?? null,
          body.kind,
          body.what,
          keeper?.professional_id ?? null,
          keeper?.held_function_id ?? null,
          'name' in body.keeper ? body.keeper.name : null,
          dueOn,
          offer,
          body.kind === 'safety' ? today.add({ days: 7 }).toString() : null,
        ),
      },
      { status: 201, body: answer },
    );
    return answer;
  }),

  serve(contract.scoreGoal, async (unit, { params, body }) => {
    const { goals } = await unit.load({
      goals: store.goal(params.goalId),
      opened: store.goalOpened(params.goalId),
    });
    const goal = one(goals);
    const may = unit.permit(policy, 'plan.score', subjectOfRow(goal));
    const givenOn = unlessRefused(rules.pastDay(body.givenOn, deps.clock.today().toString(), 'givenOn'));
    const answer = { goalId: goal.public_id };
    await unit.save(
      may,
      { score: store.insertScore(may.subject, may.subject, body.score, body.givenBy, givenOn) },
      { status: 201, body: answer },
    );
    return answer;
  }),

  serve(contract.changeAgreement, async (unit, { params, body, ifMatch }) => {
    const agreement = await agreementOf(unit, params.agreementId);
    const may = unit.permit(policy, 'plan.change', agreement.subject);
    if (agreement.version !== ifMatch) throw new Refused('version-mismatch');
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

  serve(contract.answerAgreement, async (unit, { params, body, ifMatch }) => {
    const agreement = await agreementOf(unit, params.agreementId);
    const may = unit.permit(policy, 'plan.answer', agreement.subject);
    if (agreement.version !== ifMatch) throw new Refused('version-mismatch');
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
    if (agreement.version !== ifMatch) throw new Refused('version-mismatch');
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
    if (agreement.version !== ifMatch) throw new Refused('version-mismatch');
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
    if (agreement.version !== ifMatch) throw new Refused('version-mismatch');
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

  serve(contract.sayWhoDirects, async (unit, { params, body, ifMatch }) => {
    const standing = await standOn(unit, params.caseId);
    const may = unit.permit(policy, 'plan.direct', subjectOf(standing));
    if (standing.version !== ifMatch) throw new Refused('version-mismatch');
    const { ifNots } = await unit.more({ ifNots: store.ifNots(standing.case_id) });
    const directing = unlessRefused(
      rules.direct(
        body.directing,
        ifNots.map(each => each.if_not),
      ),
    );
    const answer = { version: ifMatch + 1 };
    await unit.save(
      may,
      { directs: store.sayWhoDirects(may.subject, may.subject, directing, ifMatch) },
      { status: 200, body: answer },
    );
    return answer;
  }),

  serve(contract.recordConsent, async (unit, { params, body }) => {
    const { standing, part, may } = await writeIn(unit, params.caseId, 'headline', 'plan.consent');
    const today = deps.clock.today();
    const givenOn = unlessRefused(rules.pastDay(body.givenOn, today.toString(), 'givenOn'));
    const lifted =
      body.kind === 'secrecy'
        ? [body.by, body.about, unlessRefused(rules.dueDate(body.until, yearFrom(today), 'until'))]
        : [null, null, null];
    const consentId = randomUUID();
    const answer = { consentId };
    await unit.save(
      may,
      {
        consent: store.insertConsent(
          may.subject,
          standing.tenant_id,
          standing.case_id,
          part.scope_id,
          consentId,
          body.kind,
          body.person,
          givenOn,
          body.note === '' ? null : body.note,
          ...lifted,
        ),
      },
      { status: 201, body: answer },
    );
    return answer;
  }),

  serve(contract.withdrawConsent, async (unit, { params, body, ifMatch }) => {
    const { consents } = await unit.load({
      consents: store.consent(params.consentId),
      opened: store.consentOpened(params.consentId),
    });
    const consent = one(consents);
    const may = unit.permit(policy, 'plan.consent', subjectOfRow(consent));
    if (consent.withdrawn) throw new Refused('already-ended');
    if (consent.version !== ifMatch) throw new Refused('version-mismatch');
    const on = unlessRefused(rules.pastDay(body.withdrawnOn, deps.clock.today().toString(), 'withdrawnOn'));
    if (on < consent.given_on)
      throw new Refused('term-out-of-bounds', [
        { field: 'withdrawnOn', message: 'Kies een dag vanaf de dag waarop dit is gegeven' },
      ]);
    const answer = { version: ifMatch + 1 };
    await unit.save(
      may,
      {
        withdrawn: store.withdrawConsent(
          may.subject,
          may.subject,
          on,
          body.note === '' ? null : body.note,
          ifMatch,
        ),
      },
      { status: 201, body: answer },
    );
    return answer;
  }),
];
