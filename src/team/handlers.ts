import type { z } from 'zod';
import * as contract from '#contract/team.ts';
import type { Actor, Subject } from '#kernel/authority.ts';
import type { Clock } from '#kernel/clock.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { Refused, unlessRefused } from '#kernel/refusal.ts';
import { toColleague } from '#src/session/index.ts';
import { policy } from './policy.ts';
import * as rules from './rules.ts';
import * as store from './store.ts';

/** For anybody but a team manager there is no team. */
const teamOf = ({ function: code }: Actor, id = 'team'): Subject => ({
  id,
  relations: code === 'team-manager' ? ['self'] : [],
  state: 'any',
  frame: 'any',
});

const toCase = (row: z.infer<typeof store.TeamCaseRow>): contract.TeamCase => ({
  reference: row.reference,
  frame: { code: row.frame, title: row.frame_title },
  leadRole: row.lead_role,
  lead: { heldFunctionId: row.lead, label: row.lead_label },
  deputy: { heldFunctionId: row.deputy, label: row.deputy_label },
  needs: row.needs,
  elsewhere: row.elsewhere,
  version: row.version,
});

const monthsBack = 3;
const monthsAhead = 12;

export const teamHandlers = (deps: { readonly clock: Clock }): readonly Handler[] => [
  serve(contract.getTeam, async unit => {
    const { mates, needing, unkept } = await unit.consult({
      mates: store.overview(),
      needing: store.cases(null),
      unkept: store.unkept(),
    });
    unit.permit(policy, 'team.see', teamOf(unit.actor));
    return {
      mates: mates.map(row => ({
        ...toColleague(row),
        away: row.away_from === null ? null : { from: row.away_from, until: row.away_until },
        leadsIn: row.leads_in,
        leads: row.leads,
        deputises: row.deputises,
        overdue: row.overdue,
        waiting: row.waiting,
        lookBacksPassed: row.look_backs,
      })),
      needing: needing.map(toCase),
      unkept: unkept.map(row => ({ ...toCase(row), aftercareOn: row.aftercare_on })),
    };
  }),

  serve(contract.listTeamCases, async (unit, { params }) => {
    const { found } = await unit.consult({ found: store.cases(params.heldFunctionId) });
    unit.permit(policy, 'team.see', teamOf(unit.actor));
    return { items: found.map(toCase) };
  }),

  serve(contract.setAbsence, async (unit, { params, body }) => {
    await unit.load({});
    const may = unit.permit(policy, 'team.set-absence', teamOf(unit.actor, params.heldFunctionId));
    const today = deps.clock.today();
    const away =
      body.away === null
        ? null
        : unlessRefused(
            rules.absence(body.away, {
              earliest: today.subtract({ months: monthsBack }).toString(),
              latest: today.add({ months: monthsAhead }).toString(),
            }),
          );
    await unit.save(
      may,
      {
        set: store.setAbsence(may.subject, params.heldFunctionId, away?.from ?? null, away?.until ?? null),
      },
      { status: 204, body: null },
    );
  }),

  serve(contract.takeOver, async (unit, { body }) => {
    await unit.load({});
    const may = unit.permit(policy, 'team.take-over', teamOf(unit.actor));
    if (new Set(body.cases.map(each => each.reference)).size !== body.cases.length)
      throw new Refused('invalid-input', [
        { field: 'cases', message: 'Een casus staat er twee keer tussen; noem elke casus één keer' },
      ]);
    const choices = body.cases.map(each => ({
      reference: each.reference,
      version: each.version,
      lead: each.leadHeldFunctionId,
      deputy: each.deputyHeldFunctionId,
    }));
    const answer = { cases: choices.length };
    await unit.save(
      may,
      { taken: store.takeOver(may.subject, JSON.stringify(choices), body.because) },
      { status: 201, body: answer },
    );
    return answer;
  }),
];
