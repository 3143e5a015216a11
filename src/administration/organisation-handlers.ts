import { randomUUID } from 'node:crypto';
import * as contract from '#contract/organisations.ts';
import type { Permit } from '#kernel/authority.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { one, Refused, unlessRefused } from '#kernel/refusal.ts';
import type { Unit } from '#kernel/unit.ts';
import { readParties } from '#src/parties/index.ts';
import * as store from './organisation-store.ts';
import { policy } from './policy.ts';
import { fittingKind, kindsOf } from './rules.ts';

const administrator = 'application-manager';
type Action = 'organisation.add' | 'organisation.change' | 'organisation.end' | 'organisation.resume';

const toOrganisation = (row: store.OrganisationRow) => ({
  organisationId: row.organisation_public_id,
  code: row.code,
  name: row.name,
  kind: row.kind,
  isController: row.is_controller,
  isMine: row.is_mine,
  since: row.since,
  endedOn: row.ended_on,
  functions: row.functions,
  version: row.version,
});

const permitOf = async (unit: Unit, action: Action, id: string): Promise<Permit> => {
  await unit.load({});
  return unit.permit(policy, action, {
    id,
    relations: unit.actor.function === administrator ? ['self'] : [],
    state: 'any',
    frame: 'any',
  });
};

/** The organisations that take part: no family's data, and of what they touch numbers alone. */
export const organisationHandlers = (): readonly Handler[] => {
  const kinds = kindsOf(readParties().parties);
  return [
    serve(contract.listOrganisations, async unit => {
      const { found } = await unit.consult({ found: store.organisations() });
      if (unit.actor.function !== administrator) throw new Refused('not-found');
      return { items: found.map(toOrganisation), kinds: [...kinds] };
    }),

    serve(contract.getOrganisation, async (unit, { params }) => {
      const { found, history } = await unit.consult({
        found: store.organisation(params.organisationId),
        history: store.organisationHistory(params.organisationId),
      });
      const row = one(found);
      return {
        ...toOrganisation(row),
        touches: {
          people: row.people,
          atDesk: row.at_desk ?? 0,
          cases: row.cases ?? 0,
          leads: row.leads ?? 0,
          aftercare: row.aftercare ?? 0,
          without: row.without ?? 0,
          asked: row.asked ?? [],
        },
        history: history.map(each => ({
          at: each.changed_at,
          what: each.what,
          name: each.name,
          kind: each.kind,
          endedOn: each.ended_on,
          because: each.because,
          by: each.changed_by,
        })),
      };
    }),

    serve(contract.addOrganisation, async (unit, { body }) => {
      const answer = { organisationId: randomUUID(), version: 1 };
      const may = await permitOf(unit, 'organisation.add', answer.organisationId);
      const { code, name, kind, isController, because } = body;
      const fitting = unlessRefused(fittingKind(kinds, kind));
      const added = store.addOrganisation(
        may.subject,
        may.subject,
        code,
        name,
        fitting,
        isController,
        because,
      );
      await unit.save(may, { added }, { status: 201, body: answer });
      return answer;
    }),

    serve(contract.changeOrganisation, async (unit, { params, body, ifMatch }) => {
      const may = await permitOf(unit, 'organisation.change', params.organisationId);
      const kind = unlessRefused(fittingKind(kinds, body.kind));
      const answer = { version: ifMatch + 1 };
      const changed = store.changeOrganisation(
        may.subject,
        may.subject,
        ifMatch,
        body.name,
        kind,
        body.because,
      );
      await unit.save(may, { changed }, { status: 200, body: answer });
      return answer;
    }),

    serve(contract.endOrganisation, async (unit, { params, body, ifMatch }) => {
      const may = await permitOf(unit, 'organisation.end', params.organisationId);
      const answer = { version: ifMatch + 1 };
      const ended = store.endOrganisation(may.subject, may.subject, ifMatch, body.endedOn, body.because);
      await unit.save(may, { ended }, { status: 200, body: answer });
      return answer;
    }),

    serve(contract.resumeOrganisation, async (unit, { params, body, ifMatch }) => {
      const may = await permitOf(unit, 'organisation.resume', params.organisationId);
      const answer = { version: ifMatch + 1 };
      const resumed = store.resumeOrganisation(may.subject, may.subject, ifMatch, body.because);
      await unit.save(may, { resumed }, { status: 200, body: answer });
      return answer;
    }),
  ];
};
