/** Who does what, for when, is corrected with a reason while it is open; what it said stays, and so does a day that an organisation let pass. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import * as grants from '#contract/grants.ts';
import * as contract from '#contract/plans.ts';
import { Problem } from '#contract/problem.ts';
import { getMyWork } from '#contract/work.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import {
  allPages,
  colleague,
  countOf,
  everyoneWasHere,
  expire,
  idOf,
  inDays,
  letIn,
  openCase,
  openedBy,
  statusesOf,
  type BodyOf,
  type OpenedCase,
} from '../../test/scenes.ts';
import { waitsForLock } from '../../test/waiting.ts';

let api: Api;
let kase: OpenedCase;
let nurse: ApiClient;
let officer: ApiClient;
let nurseGrant: string;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
});
beforeEach(async () => {
  kase = await openCase(api);
  nurse = await api.as('duinveen-jeugdverpleegkundige');
  officer = await api.as('duinveen-leerplichtambtenaar');
  const basis = 'youth-family-permission';
  const parts = { money: 'detail' } as const;
  nurseGrant = (await letIn(kase, nurse, 'Jeugdverpleegkundige', { basis, parts })).grantId;
  await letIn(kase, officer, 'Leerplichtambtenaar', {
    basis: 'youth-attendance-in-plan',
    parts: { 'school-work': 'write' },
  });
});
after(() => api.close());

const once = { what: 'Betaalafspraak maken', keeper: { name: 'moeder' }, dueOn: inDays(7) };
type Agreement = BodyOf<typeof contract.addAgreement>;
const add = async (given: Partial<Agreement> = {}) =>
  (
    await kase.lead.call(contract.addAgreement, {
      params: { caseId: kase.caseId },
      body: { ...once, part: 'money', kind: 'help', ...given },
    })
  ).agreementId;
type Correction = BodyOf<typeof contract.correctAgreement>;
const correction = (agreementId: string, given: Partial<Correction> = {}, ifMatch = 1) => ({
  params: { agreementId },
  ifMatch,
  body: { ...once, reason: 'Verkeerd getypt', ...given },
});
const refused = (agreementId: string, given: Partial<Correction> = {}, who = kase.lead, ifMatch = 1) =>
  who.refused(contract.correctAgreement, correction(agreementId, given, ifMatch));
const heldBy = async (label: string) => ({ heldFunctionId: idOf(await colleague(kase.lead, label)) });
const shown = async (agreementId: string, who = kase.lead) => {
  const found = (await openedBy(who, kase)).agreements.find(each => each.agreementId === agreementId);
  assert.ok(found);
  return found;
};
const workOf = async (who: ApiClient, agreementId: string) =>
  (await allPages(cursor => who.call(getMyWork, { query: { after: cursor } }))).items
    .filter(item => item.id === agreementId)
    .map(({ kind, title, dueOn }) => [kind, title, dueOn]);
/** As if the day had come and gone. */
const letPass = (agreementId: string, dueOn = inDays(-1)) =>
  api.admin.query('update app.agreement set due_on = $2 where public_id = $1', [agreementId, dueOn]);
const answer = (agreementId: string, state: 'not-kept' | 'open', ifMatch: number) =>
  kase.lead.call(contract.answerAgreement, {
    params: { agreementId },
    body: { state, note: state === 'open' ? null : 'Het lukte niet' },
    ifMatch,
  });
const keptBefore = () => countOf(api, 'app.agreement_earlier');

test('what it said stays, with who, day, reason and name, for who reads that part', async () => {
  const agreementId = await add();
  const sent = await kase.deputy.send(
    contract.correctAgreement,
    correction(agreementId, {
      what: 'Betaalregeling maken',
      keeper: await heldBy('Jeugdverpleegkundige'),
      dueOn: inDays(9),
    }),
  );
  assert.equal(sent.statusCode, 201, sent.body);
  assert.equal(sent.headers['etag'], '"2"');
  const now = await shown(agreementId, nurse);
  assert.deepEqual(
    [now.what, now.dueOn, now.mine, now.version, now.mayCorrect],
    ['Betaalregeling maken', inDays(9), true, 2, false],
  );
  assert.match(now.keeper, /^Jeugdverpleegkundige, /);
  const [earlier, ...more] = now.earlier;
  assert.deepEqual(more, []);
  assert.deepEqual(
    [earlier?.what, earlier?.keeper, earlier?.dueOn, earlier?.reason, earlier?.correctedBy],
    [once.what, 'moeder', once.dueOn, 'Verkeerd getypt', 'Achtervang'],
  );
  await kase.lead.call(contract.correctAgreement, correction(agreementId, { what: 'Beide' }, 2));
  assert.deepEqual(
    (await shown(agreementId)).earlier.map(({ what, keeper, dueOn }) => [what, keeper, dueOn]),
    [
      ['Betaalregeling maken', now.keeper, inDays(9)],
      [once.what, 'moeder', once.dueOn],
    ],
  );
  assert.ok((await openedBy(officer, kase)).agreements.every(each => each.agreementId !== agreementId));
});

test('the new day and the new keeper are those of Mijn werk', async () => {
  const agreementId = await add({ part: 'school-work', keeper: await heldBy('Leerplichtambtenaar') });
  assert.deepEqual(await workOf(officer, agreementId), [['agreement', once.what, once.dueOn]]);
  const keeper = await heldBy('Leerplichtambtenaar');
  await kase.lead.call(
    contract.correctAgreement,
    correction(agreementId, { what: 'Bellen met school', keeper, dueOn: inDays(3) }),
  );
  assert.deepEqual(await workOf(officer, agreementId), [['agreement', 'Bellen met school', inDays(3)]]);
  await officer.call(
    contract.correctAgreement,
    correction(agreementId, { keeper: await heldBy('Casusregisseur'), dueOn: inDays(3) }, 2),
  );
  assert.deepEqual(await workOf(officer, agreementId), []);
  assert.deepEqual(await workOf(kase.lead, agreementId), [['agreement', once.what, inDays(3)]]);
});

test('it needs a reason, a change of day that is to come, the version that was seen and the right to write there', async () => {
  const agreementId = await add();
  const before = await keptBefore();
  assert.equal(await refused(agreementId, { reason: ' ' }), 'invalid-input');
  assert.equal(await refused(agreementId, { what: '' }), 'invalid-input');
  for (const day of [-1, 367])
    assert.equal(await refused(agreementId, { dueOn: inDays(day) }), 'term-out-of-bounds');
  assert.equal(await refused(agreementId, {}, nurse), 'not-allowed');
  // another part, nobody of the case, another municipality, and the desk it came from: nothing is there
  const others = [
    officer,
    await api.as('duinveen-teammanager'),
    await api.as('veenrade-casusregisseur'),
    kase.desk,
  ];
  for (const who of others) assert.equal(await refused(agreementId, {}, who), 'not-found');
  assert.equal(await refused(agreementId, {}, kase.lead, 9), 'version-mismatch');
  const { ifMatch: _, ...without } = correction(agreementId);
  assert.equal(await kase.lead.refused(contract.correctAgreement, without), 'precondition-required');
  assert.equal(await keptBefore(), before);
  assert.equal((await shown(agreementId)).version, 1);
});

test('who may no longer write there corrects nothing', async () => {
  const agreementId = await add({ part: 'school-work' });
  const { grantId } =
    (await openedBy(kase.lead, kase)).team.find(({ colleague: c }) => c.label === 'Leerplichtambtenaar') ??
    assert.fail();
  await expire(api, grantId, 'still-readable');
  assert.equal(await refused(agreementId, {}, officer), 'not-allowed');
  await expire(api, grantId, 'over');
  assert.equal(await refused(agreementId, {}, officer), 'not-found');
});

test('a function that is no longer held corrects nothing, and is given nothing to keep', async () => {
  const agreementId = await add({ part: 'school-work' });
  const keeper = await heldBy('Leerplichtambtenaar');
  const until = (end: string) =>
    api.admin.query(`update app.held_function set valid_to = ${end} where public_id = $1`, [
      keeper.heldFunctionId,
    ]);
  await until('now()');
  try {
    assert.equal(await refused(agreementId, { keeper }), 'colleague-not-eligible');
    assert.equal(await refused(agreementId, {}, officer), 'not-signed-in');
  } finally {
    await until('null');
  }
  assert.deepEqual((await shown(agreementId)).earlier, []);
});

test('a new keeper reads that part and still has the function; who keeps it already may stay', async () => {
  const agreementId = await add();
  const keeper = await heldBy('Jeugdverpleegkundige');
  assert.equal(
    await refused(agreementId, { keeper: await heldBy('Leerplichtambtenaar') }),
    'colleague-not-eligible',
  );
  assert.equal(
    await refused(agreementId, { keeper: { heldFunctionId: '00000000-0000-4000-8000-000000000000' } }),
    'colleague-not-eligible',
  );
  await kase.lead.call(contract.correctAgreement, correction(agreementId, { keeper }));
  const { version } =
    (await openedBy(kase.lead, kase)).team.find(each => each.grantId === nurseGrant) ?? assert.fail();
  await kase.lead.call(grants.revokeAccess, {
    params: { grantId: nurseGrant },
    ifMatch: version,
    body: { reason: 'Doet niet meer mee' },
  });
  await kase.lead.call(contract.correctAgreement, correction(agreementId, { keeper, what: 'Twee' }, 2));
  await kase.lead.call(contract.correctAgreement, correction(agreementId, {}, 3));
  assert.equal(await refused(agreementId, { keeper }, kase.lead, 4), 'colleague-not-eligible');
});

test('whoever comes second is told what stands there; of two at once one is', async () => {
  const agreementId = await add();
  await kase.deputy.call(contract.correctAgreement, correction(agreementId, { dueOn: inDays(8) }));
  const sent = await kase.lead.send(contract.correctAgreement, correction(agreementId, { what: 'Anders' }));
  assert.equal(sent.statusCode, 412);
  const { overtaken } = Problem.parse(sent.json());
  assert.deepEqual(
    [overtaken?.version, overtaken?.by, overtaken?.theirs],
    [2, 'Achtervang', { ...once, dueOn: inDays(8) }],
  );
  const answers = await Promise.all([
    kase.lead.send(contract.correctAgreement, correction(agreementId, { what: 'Een' }, 2)),
    kase.deputy.send(contract.correctAgreement, correction(agreementId, { what: 'Twee' }, 2)),
  ]);
  assert.deepEqual(statusesOf(answers), [201, 412]);
  assert.equal((await shown(agreementId)).earlier.length, 2);
});

test('what was answered or has ended is not corrected; what waits for a place is', async () => {
  const agreementId = await add();
  await answer(agreementId, 'not-kept', 1);
  assert.equal(await refused(agreementId, {}, kase.lead, 2), 'already-done');
  // who answered meanwhile is not written over
  const stale = await kase.deputy.send(contract.correctAgreement, correction(agreementId));
  assert.equal(stale.statusCode, 412);
  assert.equal((await shown(agreementId)).mayCorrect, false);
  await answer(agreementId, 'open', 2);
  assert.equal((await shown(agreementId)).mayCorrect, true);
  await kase.lead.call(contract.waitForPlace, {
    params: { agreementId },
    body: { organisation: 'Gezinshulp', since: inDays(-3), expectedOn: null, bridge: 'oma' },
    ifMatch: 3,
  });
  await kase.lead.call(contract.correctAgreement, correction(agreementId, { what: 'Anders' }, 4));
  const now = await shown(agreementId);
  assert.deepEqual([now.what, now.state, now.waiting?.bridge], ['Anders', 'waiting', 'oma']);
});

test('that an organisation let its day pass is moved by nobody, whichever way', async () => {
  const keeper = await heldBy('Jeugdverpleegkundige');
  const agreementId = await add({ keeper });
  await letPass(agreementId);
  assert.equal((await shown(agreementId)).mayCorrect, false);
  const missed = await workOf(kase.lead, agreementId);
  assert.deepEqual(missed, [['missed', once.what, inDays(-1)]]);
  for (const given of [
    { keeper },
    { keeper: { name: 'moeder' } },
    { keeper, dueOn: inDays(-1), what: 'Iets anders' },
  ])
    assert.equal(await refused(agreementId, given), 'term-out-of-bounds');
  // nor by waiting for a place meanwhile
  await kase.lead.call(contract.waitForPlace, {
    params: { agreementId },
    body: { organisation: 'Gezinshulp', since: inDays(0), expectedOn: null, bridge: 'oma' },
    ifMatch: 1,
  });
  assert.equal(await refused(agreementId, { keeper }, kase.lead, 2), 'term-out-of-bounds');
  await answer(agreementId, 'open', 2);
  assert.deepEqual(await workOf(kase.lead, agreementId), missed);
});

test('the database keeps that too, whoever comes past the handlers', async () => {
  const keeper = await heldBy('Jeugdverpleegkundige');
  const agreementId = await add({ keeper });
  // the day passes between loading and saving: the row is held while the request has been decided on
  await api.admin.query('begin');
  await letPass(agreementId);
  const sent = kase.lead.send(contract.correctAgreement, correction(agreementId, { keeper }));
  assert.ok(await waitsForLock(api.database, sent), 'it waits');
  await api.admin.query('commit');
  assert.match((await sent).body, /term-out-of-bounds/);
  assert.deepEqual((await shown(agreementId)).earlier, []);
});

test('of a family a day is agreed anew, and a slip of the pen is mended, also when the day has passed', async () => {
  const agreementId = await add();
  await letPass(agreementId);
  await kase.lead.call(
    contract.correctAgreement,
    correction(agreementId, { what: 'Anders', dueOn: inDays(-1) }),
  );
  assert.equal(
    await refused(
      agreementId,
      { dueOn: inDays(-1), keeper: await heldBy('Jeugdverpleegkundige') },
      kase.lead,
      2,
    ),
    'term-out-of-bounds',
    'nobody comes to have missed a day that was not theirs',
  );
  assert.equal(await refused(agreementId, { dueOn: inDays(-2) }, kase.lead, 2), 'term-out-of-bounds');
  await kase.lead.call(contract.correctAgreement, correction(agreementId, { dueOn: inDays(5) }, 2));
  const now = await shown(agreementId);
  assert.deepEqual([now.dueOn, now.overdue, now.earlier[0]?.dueOn], [inDays(5), false, inDays(-1)]);
});

test('the weekly question about safety goes on as it was', async () => {
  const agreementId = await add({ kind: 'safety' });
  const asked = (await shown(agreementId)).nextCheckOn;
  await kase.lead.call(contract.correctAgreement, correction(agreementId, { dueOn: inDays(30) }));
  assert.equal((await shown(agreementId)).nextCheckOn, asked);
  await kase.lead.call(contract.checkAgreement, {
    params: { agreementId },
    body: { holds: 'yes', note: null },
    ifMatch: 2,
  });
  await kase.lead.call(
    contract.correctAgreement,
    correction(agreementId, { what: 'Anders', dueOn: inDays(30) }, 3),
  );
  const now = await shown(agreementId);
  assert.deepEqual([now.kind, now.lastCheck?.holds, now.nextCheckOn], ['safety', 'yes', inDays(7)]);
});
