import { randomUUID } from 'node:crypto';
import * as contract from '#contract/family.ts';
import type { Clock } from '#kernel/clock.ts';
import { standsNow } from '#kernel/hand.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { one, unlessRefused } from '#kernel/refusal.ts';
import type { Unit } from '#kernel/unit.ts';
import { policy } from './policy.ts';
import * as rules from './rules.ts';
import { standOn, subjectOf } from './standing.ts';
import * as store from './store-family.ts';
import { childVersion } from './store.ts';

interface Told {
  readonly answer: 'known' | 'not-registered' | 'asked';
  readonly words?: string;
  readonly source: string;
  readonly knownOn: string;
}

/** One sentence about a child: what was recorded before stays, and the last one counts. */
const record = async (
  unit: Unit,
  kind: 'authority' | 'residence',
  { caseId, childId }: { readonly caseId: string; readonly childId: string },
  told: Told,
  ifMatch: number,
  today: string,
) => {
  const standing = await standOn(unit, caseId);
  const { child, now } = await unit.more({
    child: childVersion(caseId, childId),
    now: store.standingNow(caseId, childId, kind),
  });
  const may = unit.permit(policy, 'case.record-family', {
    ...subjectOf(standing),
    id: one(child).public_id,
  });
  const [there] = now;
  if (there !== undefined && there.version !== ifMatch) {
    const { answer: said, words, source, known_on: knownOn } = there;
    await unit.overtaken(may, standsNow(there, { answer: said, words, source, knownOn }));
  }
  unlessRefused(rules.knownOn(told.knownOn, today));
  const answer = { version: ifMatch + 1 };
  await unit.save(
    may,
    {
      recorded: store.recordStanding(
        may.subject,
        standing.public_id,
        may.subject,
        kind,
        ifMatch,
        told.answer,
        told.words ?? null,
        told.source,
        told.knownOn,
      ),
    },
    { status: 200, body: answer },
  );
  return answer;
};

/** What stands on top of a case: authority and residence for each child, and how people are reached safely. */
export const familyHandlers = (deps: { readonly clock: Clock }): readonly Handler[] => [
  serve(contract.recordAuthority, (unit, { params, body, ifMatch }) =>
    record(unit, 'authority', params, body, ifMatch, deps.clock.today().toString()),
  ),

  serve(contract.recordResidence, (unit, { params, body, ifMatch }) =>
    record(unit, 'residence', params, body, ifMatch, deps.clock.today().toString()),
  ),

  serve(contract.addPerson, async (unit, { params, body }) => {
    const standing = await standOn(unit, params.caseId);
    const may = unit.permit(policy, 'case.record-family', subjectOf(standing));
    const personId = randomUUID();
    const answer = { personId };
    await unit.save(
      may,
      {
        person: store.insertPerson(
          may.subject,
          standing.tenant_id,
          personId,
          standing.case_id,
          standing.scope_id,
          body.name,
          body.role,
          body.household,
          rules.wordsOrNothing(body.safeContact),
          rules.wordsOrNothing(body.telephone),
          body.supporter,
          rules.wordsOrNothing(body.wish),
        ),
      },
      { status: 201, body: answer },
    );
    return answer;
  }),

  serve(contract.changePerson, async (unit, { params, body, ifMatch }) => {
    const standing = await standOn(unit, params.caseId);
    const { person } = await unit.more({ person: store.personVersion(params.caseId, params.personId) });
    const subject = subjectOf(standing);
    const found = one(person);
    const may = unit.permit(policy, 'case.record-family', { ...subject, id: found.public_id });
    if (found.version !== ifMatch) {
      const { name, role, household, safe_contact: safeContact, telephone, supporter, wish, gone } = found;
      const said = { name, role, household, safeContact, telephone, supporter, wish, gone };
      await unit.overtaken(may, standsNow(found, said));
    }
    const answer = { version: ifMatch + 1 };
    await unit.save(
      may,
      {
        person: store.updatePerson(
          may.subject,
          may.subject,
          body.name,
          body.role,
          body.household,
          rules.wordsOrNothing(body.safeContact),
          rules.wordsOrNothing(body.telephone),
          body.supporter,
          rules.wordsOrNothing(body.wish),
          body.gone,
          ifMatch,
        ),
      },
      { status: 200, body: answer },
    );
    return answer;
  }),
];
