import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import * as cases from '#contract/cases.ts';
import * as oversight from '#contract/oversight.ts';
import * as plans from '#contract/plans.ts';
import * as contract from '#contract/windows.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import {
  colleague,
  countOf,
  everyoneWasHere,
  expire,
  idOf,
  inDays,
  letIn,
  newKey,
  openCase,
  openedBy,
  statusesOf,
  type BodyOf,
  type OpenedCase,
} from '../../test/scenes.ts';

let api: Api;
let kase: OpenedCase;
let officer: ApiClient;
let nurse: ApiClient;
let officerGrant: string;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
});
beforeEach(async () => {
  kase = await openCase(api);
  officer = await api.as('duinveen-leerplichtambtenaar');
  nurse = await api.as('duinveen-jeugdverpleegkundige');
  ({ grantId: officerGrant } = await letIn(kase, officer, 'Leerplichtambtenaar', {
    basis: 'youth-attendance-in-plan',
    parts: { 'school-work': 'write' },
  }));
  await letIn(kase, nurse, 'Jeugdverpleegkundige', {
    basis: 'youth-family-permission',
    parts: { money: 'detail' },
  });
});
after(() => api.close());

const params = () => ({ caseId: kase.caseId });
type Fact = BodyOf<typeof contract.addFact>;
const fact = (given: Partial<Fact> = {}): Fact => ({
  part: 'school-work',
  side: 'worry',
  kind: 'observation',
  words: 'Noor viel twee keer in slaap in de les',
  observer: 'Mentor',
  observedWhen: 'di 17 november, in de klas',
  sourceHeldFunctionId: null,
  sourceConditions: null,
  ...given,
});
const add = async (by: ApiClient, given: Partial<Fact> = {}) =>
  (await by.call(contract.addFact, { params: params(), body: fact(given) })).factId;
const weighing = {
  ifNothing: 'Dan mist Noor nog meer school',
  worksAlready: 'De mentor en Noor praten elke week',
  atLeast: 'Rust in huis en om acht uur op school',
  decision: 'Gezinshulp erbij',
  heavier: false,
  whyNotLighter: null,
};
const weigh = (by: ApiClient, ifMatch: number, given: Partial<typeof weighing> | object = {}) =>
  by.send(contract.weigh, { params: params(), ifMatch, body: { ...weighing, ...given } });
const windowsOf = (by: ApiClient) => by.call(contract.openWindows, { params: params() });
const view = (factId: string, who: string, words: string, ifMatch = 1) => ({
  params: { factId },
  ifMatch,
  body: { who, words, saidOn: inDays(0) },
});

test('a fact says what, when, who saw it, of which kind, and where it comes from', async () => {
  const factId = await add(officer, { sourceConditions: 'Alleen in dit plan' });
  const [found] = (await windowsOf(kase.lead)).case.facts.filter(each => each.factId === factId);
  assert.deepEqual(found, {
    factId,
    part: 'school-work',
    side: 'worry',
    kind: 'observation',
    words: fact().words,
    observer: 'Mentor',
    observedWhen: 'di 17 november, in de klas',
    sourceOrganisation: 'Gemeente Duinveen',
    sourceShielded: false,
    sourceConditions: 'Alleen in dit plan',
    views: [],
    version: 1,
  });
});

test('a fact may come from the organisation of a colleague on the case, and of nobody else', async () => {
  const of = async (label: string) => idOf(await colleague(kase.lead, label));
  const factId = await add(officer, { sourceHeldFunctionId: await of('Jeugdverpleegkundige') });
  const [found] = (await openedBy(officer, kase)).facts.filter(each => each.factId === factId);
  assert.match(found?.sourceOrganisation ?? '', /Jeugdgezondheidszorg/);
  const stranger = { ...fact(), sourceHeldFunctionId: await of('Jeugdbeschermer GI') };
  assert.equal(
    await officer.refused(contract.addFact, { params: params(), body: stranger }),
    'colleague-not-eligible',
  );
});

test('each of the family has a view of its own beside a fact; the last of each counts', async () => {
  const factId = await add(officer);
  await officer.call(contract.addFactView, view(factId, 'Moeder', 'Zij slaapt slecht sinds de verhuizing'));
  await kase.lead.call(contract.addFactView, view(factId, 'Vader', 'Bij mij slaapt zij goed', 2));
  await officer.call(contract.addFactView, view(factId, 'moeder', 'Zij slaapt nu beter', 3));
  const [found] = (await windowsOf(officer)).case.facts.filter(each => each.factId === factId);
  assert.deepEqual(
    found?.views.map(each => [each.who, each.words]),
    [
      ['Vader', 'Bij mij slaapt zij goed'],
      ['moeder', 'Zij slaapt nu beter'],
    ],
  );
  assert.equal(
    await officer.refused(contract.addFactView, view(factId, 'Moeder', 'x', 3)),
    'version-mismatch',
  );
  assert.equal(
    await officer.refused(contract.addFactView, {
      ...view(factId, 'Moeder', 'x', 4),
      body: { who: 'Moeder', words: 'x', saidOn: inDays(1) },
    }),
    'term-out-of-bounds',
  );
  assert.equal(
    await countOf(api, 'app.fact_view v join app.fact f using (fact_id) where f.public_id = $1', [factId]),
    3,
  );
});

test('facts are written by who writes in that part; others are told, or find nothing', async () => {
  const refused = (by: ApiClient, given: Partial<Fact> = {}) =>
    by.refused(contract.addFact, { params: params(), body: fact(given) });
  assert.equal(await refused(nurse, { part: 'money' }), 'not-allowed');
  assert.equal(await refused(officer, { part: 'money' }), 'not-allowed');
  assert.equal(await refused(kase.lead, { part: 'sealed' }), 'part-not-open');
  assert.equal(await refused(kase.lead, { part: 'voice' }), 'part-not-open');
  const factId = await add(kase.lead, { part: 'money' });
  assert.equal(await nurse.refused(contract.addFactView, view(factId, 'Moeder', 'x')), 'not-allowed');
  assert.equal(await officer.refused(contract.addFactView, view(factId, 'Moeder', 'x')), 'not-found');
});

test('a weighing is kept as it was; the last one counts, and two at once do not undo each other', async () => {
  assert.deepEqual((await windowsOf(kase.lead)).weighing, { now: null, earlier: [], version: 1 });
  const first = await weigh(kase.lead, 1);
  assert.equal(first.statusCode, 201);
  assert.equal(first.headers['etag'], '"2"');
  assert.equal((await weigh(kase.lead, 2, { heavier: true })).statusCode, 400, 'why not lighter?');
  const answers = await Promise.all(
    [kase.lead, kase.deputy].map(by =>
      weigh(by, 2, { heavier: true, whyNotLighter: 'Twee keer geprobeerd', decision: 'Opschalen' }),
    ),
  );
  assert.deepEqual(statusesOf(answers), [201, 412]);
  const { weighing: found } = await windowsOf(kase.deputy);
  assert.deepEqual(
    [found?.now?.decision, found?.now?.whyNotLighter, found?.version],
    ['Opschalen', 'Twee keer geprobeerd', 3],
  );
  assert.deepEqual(
    found?.earlier.map(each => [each.decision, each.weighedBy, each.weighedOn]),
    [['Gezinshulp erbij', 'Casusregisseur', inDays(0)]],
  );
  assert.equal((await weigh(officer, 3)).statusCode, 403);
  await api.admin.query('begin');
  await api.admin.query('select authz.enter($1, $2, $3)', [kase.lead.token, 'help-coordination', 'test']);
  await api.admin.query('set local role app_web');
  await assert.rejects(api.admin.query(`update app.weighing set decision = 'anders'`), /permission denied/);
  await api.admin.query('rollback');
});

test('each window shows what one’s parts open and nothing more: with school alone, school alone', async () => {
  await add(kase.lead, { part: 'money', words: 'Huurachterstand' });
  await add(kase.lead, { part: 'headline', words: 'Over het hele gezin' });
  await add(officer);
  for (const part of ['money', 'school-work'])
    await kase.lead.call(plans.addAgreement, {
      params: params(),
      body: { part, kind: 'help', what: `Iets met ${part}`, keeper: { name: 'Moeder' }, dueOn: inDays(5) },
    });
  await weigh(kase.lead, 1);
  const { case: open, weighing: found } = await windowsOf(officer);
  assert.deepEqual([...new Set(open.facts.map(each => each.part))], ['school-work']);
  assert.deepEqual(
    open.agreements.map(each => each.what),
    ['Iets met school-work'],
  );
  assert.deepEqual(open.people, []);
  assert.equal(found, null);
  const all = await windowsOf(kase.deputy);
  assert.deepEqual([...new Set(all.case.facts.map(each => each.part))].toSorted(), [
    'headline',
    'money',
    'school-work',
  ]);
  assert.ok(all.weighing?.now);
});

test('a stranger, another controller, ended access and a conflict of interest find nothing', async () => {
  const factId = await add(officer);
  for (const subject of ['duinveen-teammanager', 'veenrade-casusregisseur', 'duinveen-aanmeldpunt']) {
    const by = await api.as(subject);
    for (const caseId of [kase.caseId, newKey()]) {
      assert.equal(await by.refused(contract.openWindows, { params: { caseId } }), 'not-found');
      assert.equal(await by.refused(contract.addFact, { params: { caseId }, body: fact() }), 'not-found');
      assert.equal(
        await by.refused(contract.weigh, { params: { caseId }, ifMatch: 1, body: weighing }),
        'not-found',
      );
    }
    assert.equal(await by.refused(contract.addFactView, view(factId, 'Moeder', 'x')), 'not-found');
  }
  await expire(api, officerGrant, 'still-readable');
  assert.equal(
    (await windowsOf(officer)).case.facts.some(each => each.factId === factId),
    true,
  );
  assert.equal(await officer.refused(contract.addFact, { params: params(), body: fact() }), 'not-allowed');
  await expire(api, officerGrant, 'over');
  assert.equal(await officer.refused(contract.openWindows, { params: params() }), 'not-found');
  const privacy = await api.as('duinveen-privacy-officer');
  await privacy.call(oversight.recordConflict, {
    body: {
      heldFunctionId: idOf(await colleague(kase.lead, 'Jeugdverpleegkundige')),
      caseReference: kase.reference,
    },
  });
  try {
    assert.equal(await nurse.refused(contract.openWindows, { params: params() }), 'not-found');
  } finally {
    await api.admin.query('delete from authz.conflict_of_interest');
  }
});

test('opening the windows is a look at each part that is open, and is on record', async () => {
  const journaled = () => countOf(api, `app.journal where act = 'windows.open'`);
  const before = await journaled();
  await windowsOf(officer);
  assert.equal(await journaled(), before + 2, 'headline, school');
  const looks = await kase.lead.call(cases.listLooks, { params: params() });
  assert.ok(looks.items.some(each => each.act === 'windows.open' && each.label === 'Leerplichtambtenaar'));
});
