/** What belongs to whoever leads a case goes with the lead. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as cases from '#contract/cases.ts';
import * as plans from '#contract/plans.ts';
import * as contract from '#contract/work.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import {
  accept,
  allPages,
  colleague,
  everyoneWasHere,
  idOf,
  inDays,
  openCase,
  thirdDirector,
} from '../../test/scenes.ts';

let api: Api;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
});
after(() => api.close());

const linesIn = async (who: ApiClient, caseId: string) =>
  (await allPages(cursor => who.call(contract.getMyWork, { query: { after: cursor } }))).items
    .filter(item => item.caseId === caseId)
    .map(item => `${item.kind} ${item.dueOn}`)
    .toSorted();

/** A case with one of each: a weekly question, a place that is waited for without a bridge, and an unseen child. */
const withWork = async () => {
  const kase = await openCase(api, { opening: { nextLookBackOn: inDays(20) } });
  const add = async (kind: 'help' | 'safety', what: string) =>
    (
      await kase.lead.call(plans.addAgreement, {
        params: { caseId: kase.caseId },
        body: { part: 'school-work', kind, what, keeper: { name: 'moeder' }, dueOn: inDays(12) },
      })
    ).agreementId;
  await add('safety', 'De buurvrouw haalt op');
  const waits = await add('help', 'Gezinshulp begint');
  await kase.lead.call(plans.waitForPlace, {
    params: { agreementId: waits },
    ifMatch: 1,
    body: { organisation: 'Gezinshulp', since: inDays(-1), expectedOn: null, bridge: null },
  });
  return kase;
};
const all = (lookBack: string) =>
  [
    `bridge ${inDays(0)}`,
    `check ${inDays(7)}`,
    `inform-parents ${inDays(1)}`,
    `look-back ${lookBack}`,
    `unseen ${inDays(7)}`,
    `waiting ${lookBack}`,
  ].toSorted();

test('the work of a case goes with the lead, whole and at once', async () => {
  const kase = await withWork();
  assert.deepEqual(await linesIn(kase.lead, kase.caseId), all(inDays(20)));
  assert.deepEqual(await linesIn(kase.deputy, kase.caseId), []);
  const successor = await thirdDirector(api);
  await kase.lead.call(cases.appoint, {
    params: { caseId: kase.caseId },
    ifMatch: 1,
    body: { role: 'director', heldFunctionId: idOf(await colleague(kase.lead, 'Derde regisseur')) },
  });
  assert.deepEqual(await linesIn(kase.lead, kase.caseId), []);
  assert.deepEqual(
    await linesIn(successor, kase.caseId),
    [],
    'before they said that there is no private tie',
  );
  await accept(successor);
  // and a hand-over to read, which whoever led before leaves behind
  assert.deepEqual(
    await linesIn(successor, kase.caseId),
    [...all(inDays(20)), `handover ${inDays(0)}`].toSorted(),
  );
});

test('another day of looking back takes along what waits without a day of its own', async () => {
  const kase = await withWork();
  await kase.lead.call(cases.changeCase, {
    params: { caseId: kase.caseId },
    ifMatch: 1,
    body: { nextLookBackOn: inDays(27) },
  });
  assert.deepEqual(await linesIn(kase.lead, kase.caseId), all(inDays(27)));
});

test('a closed case asks nothing more of anybody, and does again once it is open', async () => {
  const kase = await withWork();
  const say = (state: 'open' | 'closed') =>
    api.admin.query(`update app.case_file set state = $2 where public_id = $1`, [kase.caseId, state]);
  await say('closed');
  assert.deepEqual(await linesIn(kase.lead, kase.caseId), []);
  await say('open');
  assert.deepEqual(await linesIn(kase.lead, kase.caseId), all(inDays(20)));
});
