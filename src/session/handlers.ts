import { z } from 'zod';
import { text } from '#contract/common.ts';
import * as contract from '#contract/session.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { cursorOf, pageSize, readCursor, toPage } from '#kernel/paging.ts';
import { one, Refused } from '#kernel/refusal.ts';
import { toColleague } from './index.ts';
import * as store from './store.ts';

export interface SignInAccount {
  readonly subject: string;
  readonly label: string;
  readonly organisation: string;
  readonly tenant: string;
  readonly duty: string;
}

export const sessionHandlers = (deps: {
  readonly demo: boolean;
  readonly accounts: readonly SignInAccount[];
}): readonly Handler[] => [
  serve(contract.getSignInOptions, async () => ({
    practiceOnly: deps.demo,
    accounts: deps.demo ? [...deps.accounts] : [],
  })),

  serve(contract.getSession, async unit => {
    const { functions } = await unit.consult({ functions: store.myFunctions() });
    const { actor } = unit;
    const acting = one(functions.filter(f => f.held_function_id === actor.heldFunctionId));
    const named = (f: (typeof functions)[number]) => ({
      heldFunctionId: f.public_id,
      label: f.label,
      function: f.function,
      functionTitle: f.function_title,
      organisation: f.organisation,
    });
    return {
      ...named(acting),
      tenant: actor.tenant,
      otherFunctions: functions.filter(f => f !== acting).map(named),
      may: {
        passOnConcern: acting.own !== null,
        readDesk: acting.desk !== null,
        weighConcerns: acting.desk === 3,
        workOnCases: acting.works_on_cases,
        overseeLooks: acting.oversight !== null,
        recordConflicts: acting.oversight === 3,
        administer: acting.function === 'application-manager',
        manageTeam: acting.function === 'team-manager',
      },
      idleMinutes: actor.idleMinutes,
      expiresAt: actor.expiresAt,
      practiceOnly: deps.demo,
    };
  }),

  serve(contract.endSession, async (unit, { token }) => {
    await unit.consult({ end: store.endSession(token, false) });
  }),

  serve(contract.endAllSessions, async (unit, { token }) => {
    await unit.consult({ end: store.endSession(token, true) });
  }),

  serve(contract.actAs, async (unit, { body }) => {
    const { acting } = await unit.consult({ acting: store.actAs(body.heldFunctionId) });
    if (!one(acting).acting) throw new Refused('not-found');
  }),

  serve(contract.listColleagues, async (unit, { query }) => {
    const [label, id] = readCursor(query.after, text(200), z.uuid());
    const functions = query.functions === undefined ? null : query.functions.split(',').filter(f => f !== '');
    const { found } = await unit.consult({ found: store.colleagues(functions, label, id, pageSize * 4 + 1) });
    return toPage(found, row => cursorOf(row.label, row.held_function), toColleague, pageSize * 4);
  }),
];
