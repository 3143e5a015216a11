import { randomUUID } from 'node:crypto';
import * as contract from '#contract/plans.ts';
import type { Clock } from '#kernel/clock.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { one, Refused, unlessRefused } from '#kernel/refusal.ts';
import type { Unit } from '#kernel/unit.ts';
import { standOn, subjectOf } from '#src/cases/index.ts';
import { policy } from './policy.ts';
import { answered, dueDate } from './rules.ts';
import * as store from './store.ts';

/** The case and the part that is written in. A part the reader does not have looks the same as one that is not open. */
const writeIn = async (unit: Unit, caseId: string, wanted: string) => {
  const standing = await standOn(unit, caseId);
  const { parts } = await unit.more({ parts: store.part(caseId, wanted) });
  const [part] = parts;
  const may = unit.permit(
    policy,
    'plan.write',
    subjectOf(standing, part !== undefined && part.level >= 3 ? ['writer'] : []),
  );
  if (part === undefined) throw new Refused('part-not-open');
  if (part.level < 3) throw new Refused('not-allowed');
  return { standing, part, may };
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
    const dueOn = unlessRefused(
      dueDate(body.dueOn, { today: today.toString(), latest: today.add({ years: 1 }).toString() }),
    );
    const wanted = 'heldFunctionId' in body.keeper ? body.keeper.heldFunctionId : null;
    const { keepers, goals } = await unit.more({
      keepers: store.keeper(params.caseId, body.part, wanted),
      goals: store.goalInPart(body.goalId ?? null),
    });
    const [keeper] = keepers;
    if (wanted !== null && keeper === undefined)
      throw new Refused('colleague-not-eligible', [
        { field: 'keeper', message: 'Geef deze collega eerst toegang tot dit deel' },
      ]);
    const [goal] = goals;
    if (body.goalId !== undefined && goal?.scope_id !== part.scope_id) throw new Refused('not-found');
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
        ),
      },
      { status: 201, body: answer },
    );
    return answer;
  }),

  serve(contract.answerAgreement, async (unit, { params, body, ifMatch }) => {
    const { agreements } = await unit.load({
      agreements: store.agreement(params.agreementId),
      opened: store.agreementOpened(params.agreementId),
    });
    const agreement = one(agreements);
    const writes = agreement.level >= 3;
    const relations = [
      ...(writes ? (['writer'] as const) : []),
      ...(agreement.mine ? (['keeper'] as const) : []),
    ];
    if (relations.length === 0) throw new Refused('not-allowed');
    const may = unit.permit(policy, 'plan.answer', {
      id: agreement.public_id,
      relations,
      state: agreement.case_state,
      frame: agreement.frame,
    });
    if (agreement.version !== ifMatch) throw new Refused('version-mismatch');
    const next = unlessRefused(answered(body.state, body.note));
    const answer = { version: ifMatch + 1 };
    const act = writes ? store.answerAgreement : store.answerOwnAgreement;
    await unit.save(
      may,
      { answered: act(may.subject, may.subject, next.state, next.note, ifMatch) },
      { status: 200, body: answer },
    );
    return answer;
  }),
];
