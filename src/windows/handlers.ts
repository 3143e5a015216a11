import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import * as contract from '#contract/windows.ts';
import type { Clock } from '#kernel/clock.ts';
import { standsNow } from '#kernel/hand.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { one, Refused, unlessRefused } from '#kernel/refusal.ts';
import { caseReads, loadAskFromGoals, standOn, subjectOf, toCase } from '#src/cases/index.ts';
import { policy } from './policy.ts';
import * as rules from './rules.ts';
import * as store from './store.ts';

const askFromGoals = loadAskFromGoals();

const toWeighing = (row: z.infer<typeof store.WeighingRow>): contract.Weighing => ({
  ifNothing: row.if_nothing,
  worksAlready: row.works_already,
  atLeast: row.at_least,
  decision: row.decision,
  heavier: row.heavier,
  whyNotLighter: row.why_not_lighter,
  weighedOn: row.weighed_on,
  weighedBy: row.weighed_by,
  version: row.version,
});

/** People, facts, weighing and agreements on one page, and what is written in them. */
export const windowHandlers = (deps: { readonly clock: Clock }): readonly Handler[] => [
  serve(contract.openWindows, async (unit, { params: { caseId } }) => {
    const { weighings, ...rows } = await unit.look({
      ...caseReads(caseId, 'windows.open'),
      weighings: store.weighings(caseId),
    });
    const today = deps.clock.today();
    const open = toCase(rows, today, askFromGoals(today));
    const readsWhole = open.parts.some(({ part, myLevel }) => part === 'headline' && myLevel !== 'headline');
    const [now = null, ...earlier] = weighings.map(toWeighing);
    return {
      case: open,
      weighing: readsWhole ? { now, earlier: earlier.slice(0, 20), version: now?.version ?? 1 } : null,
    };
  }),

  serve(contract.addFact, async (unit, { params, body }) => {
    const standing = await standOn(unit, params.caseId);
    const { parts } = await unit.more({ parts: store.part(params.caseId, body.part) });
    const [part] = parts;
    const writes = part !== undefined && part.level >= 3;
    const may = unit.permit(policy, 'fact.write', subjectOf(standing, writes ? ['writer'] : []));
    if (part === undefined) throw new Refused('part-not-open');
    if (!writes) throw new Refused('not-allowed');
    const factId = randomUUID();
    const answer = { factId };
    await unit.save(
      may,
      {
        fact: store.writeFact(
          may.subject,
          may.subject,
          body.part,
          factId,
          body.side,
          body.kind,
          body.words,
          body.observer,
          body.observedWhen,
          body.sourceHeldFunctionId,
          rules.wordsOrNothing(body.sourceConditions),
        ),
      },
      { status: 201, body: answer },
    );
    return answer;
  }),

  serve(contract.addFactView, async (unit, { params, body, ifMatch }) => {
    const { facts } = await unit.load({
      facts: store.fact(params.factId),
      opened: store.factOpened(params.factId),
    });
    const fact = one(facts);
    if (fact.level < 3) throw new Refused('not-allowed');
    const may = unit.permit(policy, 'fact.view', {
      id: fact.public_id,
      relations: ['writer'],
      state: fact.case_state,
      frame: fact.frame,
    });
    if (fact.version !== ifMatch) await unit.overtaken(may, standsNow(fact, {}));
    unlessRefused(rules.saidOn(body.saidOn, deps.clock.today().toString()));
    const answer = { version: ifMatch + 1 };
    await unit.save(
      may,
      { view: store.addView(may.subject, may.subject, ifMatch, body.who, body.words, body.saidOn) },
      { status: 201, body: answer },
    );
    return answer;
  }),

  serve(contract.weigh, async (unit, { params, body, ifMatch }) => {
    const standing = await standOn(unit, params.caseId);
    const { weighed } = await unit.more({ weighed: store.weighed(params.caseId) });
    const may = unit.permit(policy, 'case.weigh', subjectOf(standing));
    if (one(weighed).version !== ifMatch) {
      const { now } = await unit.more({ now: store.weighingNow(params.caseId) });
      const row = one(now);
      await unit.overtaken(
        may,
        standsNow(row, {
          ifNothing: row.if_nothing,
          worksAlready: row.works_already,
          atLeast: row.at_least,
          decision: row.decision,
          heavier: row.heavier,
          whyNotLighter: row.why_not_lighter,
        }),
      );
    }
    const why = unlessRefused(rules.whyNotLighter(body.heavier, body.whyNotLighter));
    const answer = { version: ifMatch + 1 };
    await unit.save(
      may,
      {
        weighing: store.weigh(
          may.subject,
          may.subject,
          ifMatch,
          body.ifNothing,
          body.worksAlready,
          body.atLeast,
          body.decision,
          body.heavier,
          why,
        ),
      },
      { status: 201, body: answer },
    );
    return answer;
  }),
];
