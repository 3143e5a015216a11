import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import * as cases from '#contract/cases.ts';
import * as contract from '#contract/administration.ts';
import * as concerns from '#contract/concerns.ts';
import * as session from '#contract/session.ts';
import * as work from '#contract/work.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import {
  colleague,
  everyoneWasHere,
  idOf,
  inDays,
  newKey,
  openCase,
  openedBy,
  today,
} from '../../test/scenes.ts';

let api: Api;
let administrator: ApiClient;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
});
beforeEach(async () => {
  await everyoneWasHere(api);
  administrator = await api.as('duinveen-beheerder');
});
after(() => api.close());

const standing = async () => (await administrator.call(contract.listStandingAccess)).items;
const standingOf = async (label: string, purpose: string) => {
  const found = (await standing()).find(item => item.label === label && item.purpose === purpose);
  assert.ok(found, `${label}, ${purpose}`);
  return found;
};
const review = (who: ApiClient, grantId: string, stillNeeded: boolean) =>
  who.send(contract.reviewStandingAccess, { params: { grantId }, body: { stillNeeded } });
const end = (who: ApiClient, heldFunctionId: string, key = newKey()) =>
  who.send(contract.endFunction, { params: { heldFunctionId }, key });
const tidied = (items: { readonly reviewBy: string }[]) => items.map(item => item.reviewBy);

test('the administrator sees which access comes with a function, first what must be reviewed first', async () => {
  const items = await standing();
  const desk = items.find(item => item.label === 'Medewerker aanmeldpunt' && item.purpose === 'intake');
  assert.equal(desk?.organisation, 'Gemeente Duinveen');
  assert.equal(desk.reviewLapsed, false);
  assert.equal(desk.reviewBy, today().add({ months: 12 }).toString());
  assert.deepEqual(tidied(items), tidied(items).toSorted());
  const elsewhere = await countElsewhere();
  assert.ok(elsewhere > 0);
  assert.ok(items.every(item => item.organisation !== 'Gemeente Veenrade'));
});

const countElsewhere = async () =>
  (await (await api.as('veenrade-aanmeldpunt')).call(session.listColleagues)).items.length;

test('for everyone else there is no such list, and nothing to do with it', async () => {
  const { grantId } = await standingOf('Gedragswetenschapper', 'intake');
  const nurse = idOf(await colleague(administrator, 'Jeugdverpleegkundige'));
  for (const subject of [
    'duinveen-casusregisseur',
    'duinveen-privacy-officer',
    'duinveen-teammanager',
    'duinveen-fg',
  ]) {
    const who = await api.as(subject);
    assert.equal(await who.refused(contract.listStandingAccess), 'not-found', subject);
    assert.equal((await review(who, grantId, false)).statusCode, 404, subject);
    assert.equal((await end(who, nurse)).statusCode, 404, subject);
  }
  assert.equal((await standingOf('Gedragswetenschapper', 'intake')).grantId, grantId);
});

test('access that is still needed stands until next year, and the question is answered', async () => {
  const { grantId } = await standingOf('Gedragswetenschapper', 'intake');
  await api.admin.query('update app.access_grant set review_by = $2 where public_id = $1', [
    grantId,
    inDays(-1),
  ]);
  await api.admin.query('select authz.raise_review_notices()');
  const asked = async () =>
    (await administrator.call(work.getMyWork)).items.filter(item => item.context === 'Gedragswetenschapper');
  assert.equal((await standingOf('Gedragswetenschapper', 'intake')).reviewLapsed, true);
  assert.equal((await asked()).length, 1);
  const expert = await api.as('duinveen-gedragswetenschapper');
  await expert.call(concerns.listConcerns);
  assert.equal((await review(administrator, grantId, true)).statusCode, 204);
  const reviewed = await standingOf('Gedragswetenschapper', 'intake');
  assert.equal(reviewed.reviewBy, today().add({ months: 12 }).toString());
  assert.equal(reviewed.reviewLapsed, false);
  assert.deepEqual(await asked(), []);
});

test('while one of several grants of a function is still to be reviewed, the question stays', async () => {
  await api.admin.query(
    `update app.access_grant g set review_by = $1 from app.held_function h where h.held_function_id = g.held_function_id and h.label = 'Gedragswetenschapper' and g.kind = 'standing'`,
    [inDays(5)],
  );
  await api.admin.query('select authz.raise_review_notices()');
  const asked = async () =>
    (await administrator.call(work.getMyWork)).items.filter(item => item.context === 'Gedragswetenschapper')
      .length;
  await review(administrator, (await standingOf('Gedragswetenschapper', 'intake')).grantId, true);
  assert.equal(await asked(), 1);
  await review(administrator, (await standingOf('Gedragswetenschapper', 'own-messages')).grantId, true);
  assert.equal(await asked(), 0);
});

test('access that is no longer needed ends at once', async () => {
  const expert = await api.as('duinveen-gedragswetenschapper');
  const { grantId } = await standingOf('Gedragswetenschapper', 'intake');
  assert.equal((await review(administrator, grantId, false)).statusCode, 204);
  assert.deepEqual((await expert.call(concerns.listConcerns)).items, []);
  assert.ok(!(await standing()).some(item => item.grantId === grantId));
  assert.equal((await review(administrator, grantId, true)).statusCode, 404, 'and is not brought back');
});

test('a grant that is not there, is elsewhere, or is no standing one cannot be reviewed', async () => {
  const there = await api.admin.query<{ public_id: string }>(
    `select g.public_id from app.access_grant g join app.tenant t using (tenant_id) where t.code = 'veenrade' and g.kind = 'standing' limit 1`,
  );
  const kase = await openCase(api);
  const team = (await openedBy(kase.lead, kase)).team[0]?.grantId;
  for (const grantId of [randomUUID(), there.rows[0]?.public_id ?? '', team ?? ''])
    assert.equal((await review(administrator, grantId, false)).statusCode, 404);
});

test('the end of a function ends sessions and access at once', async () => {
  const nurse = await api.as('duinveen-jeugdverpleegkundige');
  const held = idOf(await colleague(administrator, 'Jeugdverpleegkundige'));
  assert.equal((await end(administrator, held)).statusCode, 204);
  assert.equal(await nurse.refused(session.getSession), 'not-signed-in');
  assert.equal(await nurse.refused(concerns.listDrafts), 'not-signed-in');
  const { items } = await administrator.call(session.listColleagues);
  assert.ok(!items.some(item => item.label === 'Jeugdverpleegkundige'), 'and is gone from the directory');
});

test('who comes back in the same function begins anew, without the old access', async () => {
  const kase = await openCase(api);
  const held = idOf(await colleague(administrator, 'Achtervang'));
  await end(administrator, held);
  const back = await api.as('duinveen-achtervang');
  assert.equal(await back.refused(cases.openCase, { params: { caseId: kase.caseId } }), 'not-found');
  assert.notEqual(idOf(await colleague(administrator, 'Achtervang')), held);
});

test('a case whose lead leaves is led by its deputy at once, and the team manager is asked for somebody until there is one', async () => {
  const kase = await openCase(api);
  const manager = await api.as('duinveen-teammanager');
  const asked = async () =>
    (await manager.call(work.getMyWork)).items.filter(
      item => item.kind === 'notice' && item.context === kase.reference,
    ).length;
  await end(administrator, idOf(await colleague(administrator, 'Casusregisseur')));
  assert.equal(await asked(), 1);
  const { lead, version } = await openedBy(kase.deputy, kase);
  assert.equal(lead?.label, 'Achtervang');
  await api.as('duinveen-casusregisseur');
  await kase.deputy.call(cases.appoint, {
    params: { caseId: kase.caseId },
    ifMatch: version,
    body: { role: 'deputy', heldFunctionId: idOf(await colleague(administrator, 'Casusregisseur')) },
  });
  assert.equal(await asked(), 0);
});

test('a function that is not there, has ended, or is elsewhere cannot be ended; the same command twice is one', async () => {
  const there = idOf(await colleague(await api.as('veenrade-aanmeldpunt'), 'Leerplichtambtenaar'));
  const held = idOf(await colleague(administrator, 'Jeugdbeschermer GI'));
  const key = newKey();
  assert.equal((await end(administrator, held, key)).statusCode, 204);
  assert.equal((await end(administrator, held, key)).statusCode, 204);
  assert.equal((await end(administrator, held)).statusCode, 404);
  for (const id of [randomUUID(), there]) assert.equal((await end(administrator, id)).statusCode, 404);
});
