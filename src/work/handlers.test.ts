import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import * as concerns from '#contract/concerns.ts';
import * as plans from '#contract/plans.ts';
import * as contract from '#contract/work.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import {
  allPages,
  colleague,
  everyoneWasHere,
  expire,
  idOf,
  inDays,
  invite,
  letIn,
  openCase,
  openManyCases,
  passOn,
  today,
  type Access,
  type OpenedCase,
} from '../../test/scenes.ts';

let api: Api;
let officer: ApiClient;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
});
beforeEach(async () => {
  officer = await api.as('duinveen-leerplichtambtenaar');
});
after(() => api.close());

const forOfficer: Access = { basis: 'youth-attendance-in-plan', parts: { 'school-work': 'write' } };
const mine = async (who: ApiClient) => (await who.call(contract.getMyWork)).items;
const everything = (who: ApiClient) =>
  allPages(cursor => who.call(contract.getMyWork, { query: { after: cursor } }));
const agreementFor = async (kase: OpenedCase, label: string, what: string, dueOn: string) =>
  (
    await kase.lead.call(plans.addAgreement, {
      params: { caseId: kase.caseId },
      body: {
        part: 'school-work',
        kind: 'help',
        what,
        keeper: { heldFunctionId: idOf(await colleague(kase.lead, label)) },
        dueOn,
      },
    })
  ).agreementId;
const raiseNotices = () => api.admin.query('select authz.raise_review_notices()');
const notices = async (who: ApiClient) => (await mine(who)).filter(item => item.kind === 'notice');

test('who has nothing to do gets an empty list, whatever the function', async () => {
  for (const subject of [
    'duinveen-privacy-officer',
    'duinveen-fg',
    'duinveen-beheerder',
    'duinveen-ondersteuner',
    'duinveen-burgerzaken',
  ])
    assert.deepEqual(await mine(await api.as(subject)), [], subject);
});

test('an invitation says who asks and why, and not about whom', async () => {
  const kase = await openCase(api);
  const { grantId } = await invite(kase, 'Leerplichtambtenaar', { ...forOfficer, reason: 'Rooster op maat' });
  const item = (await mine(officer)).find(each => each.id === grantId);
  assert.equal(item?.kind, 'invitation');
  assert.equal(item.title, kase.reference);
  assert.equal(item.context, 'Rooster op maat');
  assert.deepEqual(item.asked, { by: 'Casusregisseur', role: 'team' });
  assert.equal(item.caseId, null);
  assert.equal(item.overdue, false);
  assert.ok(!JSON.stringify(item).includes('Noor'));
});

test('agreements, concerns, telling, look-backs and unseen children stand in one list by date, overdue first', async () => {
  const kase = await openCase(api, { opening: { nextLookBackOn: inDays(4), parentsInformedOn: inDays(2) } });
  const late = await agreementFor(kase, 'Casusregisseur', 'Te laat', inDays(1));
  await api.admin.query('update app.agreement set due_on = $2 where public_id = $1', [late, inDays(-2)]);
  await agreementFor(kase, 'Casusregisseur', 'Morgen', inDays(1));
  await agreementFor(kase, 'Casusregisseur', 'Volgende week', inDays(9));
  const list = (await mine(kase.lead)).filter(
    item => item.kind === 'agreement' || item.caseId === kase.caseId,
  );
  assert.deepEqual(
    list.map(item => [item.kind, item.dueOn, item.overdue]),
    [
      ['agreement', inDays(-2), true],
      ['agreement', inDays(1), false],
      ['inform-parents', inDays(2), false],
      ['look-back', inDays(4), false],
      ['unseen', inDays(7), false],
      ['agreement', inDays(9), false],
    ],
  );
  assert.ok(list.every(item => item.context.includes(kase.reference)));
});

test('what is mine is nobody else’s: a look-back is the lead’s, an agreement the keeper’s, a concern the desk’s', async () => {
  const kase = await openCase(api, { opening: { nextLookBackOn: inDays(5) } });
  const agreement = await agreementFor(kase, 'Casusregisseur', 'Van de lead', inDays(2));
  const { concernId } = await passOn(api);
  const has = async (who: ApiClient, id: string) =>
    (await everything(who)).items.some(item => item.id === id);
  assert.ok(await has(kase.lead, agreement));
  assert.ok(await has(kase.lead, kase.caseId));
  assert.ok(!(await has(kase.deputy, agreement)));
  assert.ok(!(await has(kase.deputy, kase.caseId)));
  assert.ok(await has(kase.desk, concernId));
  assert.ok(!(await has(kase.lead, concernId)));
  assert.ok(!(await has(await api.as('veenrade-aanmeldpunt'), concernId)));
});

test('what has been done is gone from the list', async () => {
  const kase = await openCase(api);
  const agreement = await agreementFor(kase, 'Casusregisseur', 'Bijna klaar', inDays(2));
  const { concernId } = await passOn(api);
  await kase.lead.call(plans.answerAgreement, {
    params: { agreementId: agreement },
    ifMatch: 1,
    body: { state: 'kept', note: null },
  });
  await kase.desk.call(concerns.weighConcern, {
    params: { concernId },
    ifMatch: 1,
    body: { outcome: 'no-follow-up', reason: 'Ouders regelen het zelf' },
  });
  assert.ok(!(await everything(kase.lead)).items.some(item => item.id === agreement));
  const left = (await everything(kase.desk)).items.filter(item => item.id === concernId);
  assert.deepEqual(
    left.map(item => item.kind),
    ['waits-for-reader', 'inform-parents'],
    'a second reader has yet to read it, and the parents are to be told',
  );
});

test('work on a case one no longer has access to is not shown', async () => {
  const kase = await openCase(api);
  const { grantId } = await letIn(kase, officer, 'Leerplichtambtenaar', forOfficer);
  const agreement = await agreementFor(kase, 'Leerplichtambtenaar', 'Van de officier', inDays(2));
  assert.ok((await mine(officer)).some(item => item.id === agreement));
  await expire(api, grantId, 'over');
  assert.ok(!(await mine(officer)).some(item => item.id === agreement));
});

test('a concern stands on the date its decision is due, with when it came in', async () => {
  const { concernId, decideBy } = await passOn(api, { childName: 'Nieuw Kind' });
  const desk = await api.as('duinveen-aanmeldpunt');
  const item = (await everything(desk)).items.find(each => each.id === concernId && each.kind === 'concern');
  assert.equal(item?.kind, 'concern');
  assert.equal(item.title, 'Nieuw Kind');
  assert.equal(item.context, 'Jeugdverpleegkundige');
  assert.equal(item.dueOn, decideBy);
  assert.equal(item.receivedAt?.slice(0, 4), String(today().year));
});

test('all one’s work is read page by page, from three sources, without loss or doubles', async () => {
  const kase = await openCase(api);
  await openManyCases(api, kase, 60);
  const made: string[] = [];
  for (let nr = 0; nr < 30; nr += 1)
    made.push(await agreementFor(kase, 'Casusregisseur', `Afspraak ${nr}`, inDays(10 + (nr % 5))));
  const { items, pages } = await everything(kase.lead);
  assert.ok(pages >= 4, `${pages} pages`);
  const ids = items.map(item => `${item.kind} ${item.id}`);
  assert.equal(new Set(ids).size, ids.length, 'nothing twice');
  for (const id of made) assert.ok(ids.includes(`agreement ${id}`));
  const { rows } = await api.admin.query<{ public_id: string }>(
    `select public_id from app.case_file where reference like 'C-MANY-%'`,
  );
  assert.equal(rows.length, 60);
  for (const { public_id } of rows) assert.ok(ids.includes(`look-back ${public_id}`));
  const days = items
    .filter(item => item.kind !== 'invitation' && item.kind !== 'notice')
    .map(item => item.dueOn);
  assert.deepEqual(days, days.toSorted());
});

test('a review that comes due is told to who must act, once, and to nobody else', async () => {
  const privacy = await api.as('duinveen-privacy-officer');
  const manager = await api.as('duinveen-teammanager');
  await api.admin.query(`update app.legal_basis set review_by = $1 where code = 'youth-ots-information'`, [
    inDays(10),
  ]);
  await raiseNotices();
  await raiseNotices();
  for (const who of [privacy, manager]) {
    const [notice, ...more] = (await notices(who)).filter(item =>
      item.context.includes('youth-ots-information'),
    );
    assert.equal(notice?.notice, 'basis-review-due');
    assert.equal(notice.dueOn, inDays(10));
    assert.deepEqual(more, []);
  }
  for (const subject of ['duinveen-casusregisseur', 'duinveen-beheerder', 'duinveen-aanmeldpunt'])
    assert.deepEqual(await notices(await api.as(subject)), [], subject);
});

test('a review that has lapsed says what can no longer be done', async () => {
  const privacy = await api.as('duinveen-privacy-officer');
  await api.admin.query(`update app.legal_basis set review_by = $1 where code = 'youth-team-manager'`, [
    inDays(-1),
  ]);
  await raiseNotices();
  const notice = (await notices(privacy)).find(item => item.context.includes('youth-team-manager'));
  assert.equal(notice?.notice, 'basis-review-lapsed');
  assert.equal(notice.overdue, true);
});

test('the yearly question about standing access comes to the administrator', async () => {
  const administrator = await api.as('duinveen-beheerder');
  await api.admin.query(
    `update app.access_grant g set review_by = $1 from app.held_function h where h.held_function_id = g.held_function_id and h.label = 'Medewerker aanmeldpunt' and g.kind = 'standing'`,
    [inDays(20)],
  );
  await raiseNotices();
  const notice = (await notices(administrator)).find(item => item.context === 'Medewerker aanmeldpunt');
  assert.equal(notice?.notice, 'standing-review-due');
});

test('notices of one controller are not shown to another', async () => {
  const there = await api.as('veenrade-privacy-officer');
  await api.admin.query(
    `update app.legal_basis b set review_by = $1 from app.tenant t where t.tenant_id = b.tenant_id and t.code = 'duinveen' and b.code = 'youth-desk'`,
    [inDays(3)],
  );
  await raiseNotices();
  assert.ok(!(await notices(there)).some(item => item.context.includes('youth-desk')));
});

test('every notice that the database can hold has its code in the contract, so that the screen has words for it', async () => {
  const { rows } = await api.admin.query<{ rule: string }>(
    `select pg_get_constraintdef(oid) as rule from pg_constraint where conname = 'notice_kind_check'`,
  );
  const kept = [...(rows[0]?.rule ?? '').matchAll(/'([a-z-]+)'::text/g)].map(([, kind]) => kind);
  const lookedUp = ['lead-and-deputy-away', 'nobody-reassigns'];
  assert.deepEqual(new Set([...kept, ...lookedUp]), new Set(contract.Notice.options));
});
