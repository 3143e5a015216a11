/** What was written down wrongly is corrected with a reason; what it said stays, and a condition never names fewer. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import * as grants from '#contract/grants.ts';
import { Problem } from '#contract/problem.ts';
import * as contract from '#contract/statements.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import {
  accessFor,
  colleague,
  everyoneWasHere,
  inDays,
  letIn,
  openCase,
  statusesOf,
  type BodyOf,
  type OpenedCase,
} from '../../test/scenes.ts';
import { waitsForLock } from '../../test/waiting.ts';

let api: Api;
let kase: OpenedCase;
let officer: ApiClient;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
});
beforeEach(async () => {
  kase = await openCase(api);
  officer = await api.as('duinveen-leerplichtambtenaar');
});
after(() => api.close());

const params = () => ({ caseId: kase.caseId });
const saidOnce = {
  organisation: 'Veilig Thuis',
  saidBy: 'Medewerker Veilig Thuis',
  phone: null,
  receivedOn: inDays(-1),
  what: 'Wij dragen de melding over.',
  sharedBecause: null,
  condition: null,
};
const write = async (given: Partial<BodyOf<typeof contract.writeStatement>> = {}) =>
  (
    await kase.lead.call(contract.writeStatement, {
      params: params(),
      body: { ...saidOnce, part: 'school-work', how: 'letter', withheldFrom: [], ...given },
    })
  ).statementId;
type Correction = BodyOf<typeof contract.correctStatement>;
const correction = (statementId: string, given: Partial<Correction> = {}, ifMatch = 1) => ({
  params: { statementId },
  ifMatch,
  body: { ...saidOnce, alsoWithheldFrom: [], reason: 'Verkeerd gehoord', ...given },
});
const list = (who: ApiClient) => who.call(contract.listStatements, { params: params() });
const statementOf = async (who: ApiClient, statementId: string) => {
  const found = (await list(who)).statements.find(each => each.statementId === statementId);
  assert.ok(found);
  return found;
};
const codeOf = async (label: string): Promise<string> => {
  const receiver = await colleague(kase.lead, label);
  return (await list(kase.lead)).organisations.find(({ name }) => name === receiver.organisation)?.code ?? '';
};

test('what it said stays, with reason and name, for who reads that part', async () => {
  const statementId = await write();
  await letIn(kase, officer, 'Leerplichtambtenaar', {
    basis: 'youth-attendance-in-plan',
    parts: { 'school-work': 'detail' },
  });
  const answer = await kase.deputy.send(
    contract.correctStatement,
    correction(statementId, { what: 'Wij houden de melding zelf.', phone: '(0990) 12 00 00' }),
  );
  assert.equal(answer.statusCode, 201, answer.body);
  assert.equal(answer.headers['etag'], '"2"');
  const now = await statementOf(officer, statementId);
  assert.deepEqual(
    [now.what, now.phone, now.version, now.mayCorrect, now.recordedBy],
    ['Wij houden de melding zelf.', '(0990) 12 00 00', 2, false, 'Casusregisseur'],
  );
  const [earlier, ...more] = now.earlier;
  assert.deepEqual(more, []);
  assert.deepEqual(
    [earlier?.what, earlier?.phone, earlier?.reason, earlier?.correctedBy],
    [saidOnce.what, null, 'Verkeerd gehoord', 'Achtervang'],
  );
  await kase.lead.call(contract.correctStatement, correction(statementId, { what: 'Beide.' }, 2));
  assert.deepEqual(
    (await statementOf(kase.lead, statementId)).earlier.map(({ what }) => what),
    ['Wij houden de melding zelf.', saidOnce.what],
  );
});

test('it needs a reason, a day that has been, the right version and the right to write there', async () => {
  const statementId = await write();
  const refused = (given: Partial<Correction>, who = kase.lead) =>
    who.refused(contract.correctStatement, correction(statementId, given));
  assert.equal(await refused({ reason: ' ' }), 'invalid-input');
  assert.equal(await refused({ receivedOn: inDays(1) }), 'term-out-of-bounds');
  assert.equal(await refused({}, officer), 'not-found');
  assert.equal(await refused({}, await api.as('veenrade-casusregisseur')), 'not-found');
  await letIn(kase, officer, 'Leerplichtambtenaar', {
    basis: 'youth-attendance-in-plan',
    parts: { 'school-work': 'detail' },
  });
  assert.equal(await refused({}, officer), 'not-allowed');
  const { ifMatch: _, ...without } = correction(statementId);
  assert.equal(await kase.lead.refused(contract.correctStatement, without), 'precondition-required');
  assert.deepEqual((await statementOf(kase.lead, statementId)).earlier, []);
});

test('whoever comes second is told what stands there; of two at once one is', async () => {
  const statementId = await write();
  await kase.deputy.call(contract.correctStatement, correction(statementId, { saidBy: 'Teamleider' }));
  const answer = await kase.lead.send(contract.correctStatement, correction(statementId, { what: 'Anders' }));
  assert.equal(answer.statusCode, 412);
  const { overtaken } = Problem.parse(answer.json());
  assert.deepEqual(
    [overtaken?.version, overtaken?.by, overtaken?.theirs],
    [2, 'Achtervang', { ...saidOnce, saidBy: 'Teamleider' }],
  );
  const answers = await Promise.all([
    kase.lead.send(contract.correctStatement, correction(statementId, { what: 'Een' }, 2)),
    kase.deputy.send(contract.correctStatement, correction(statementId, { what: 'Twee' }, 2)),
  ]);
  assert.deepEqual(statusesOf(answers), [201, 412]);
  assert.equal((await statementOf(kase.lead, statementId)).earlier.length, 2);
});

test('a condition comes to name more and never fewer, and keeps its words as long as it names somebody', async () => {
  const health = await codeOf('Jeugdverpleegkundige');
  const another = (await list(kase.lead)).organisations.find(({ code }) => code !== health);
  assert.ok(another);
  const statementId = await write({ condition: 'Niet naar JGZ', withheldFrom: [health] });
  assert.equal(
    await kase.lead.refused(contract.correctStatement, correction(statementId, { condition: null })),
    'invalid-input',
  );
  const condition = `Niet naar JGZ en niet naar ${another.name}`;
  const alsoWithheldFrom = [another.code];
  await kase.lead.call(contract.correctStatement, correction(statementId, { condition, alsoWithheldFrom }));
  assert.equal((await statementOf(kase.lead, statementId)).withheldFrom.length, 2);
  // the first one is still kept out
  const give = await kase.lead.send(grants.giveAccess, {
    params: params(),
    body: accessFor(await colleague(kase.lead, 'Jeugdverpleegkundige'), {
      basis: 'youth-family-permission',
      parts: { 'school-work': 'detail' },
    }),
  });
  assert.match(give.body, /source-condition/);
  assert.equal(
    await kase.lead.refused(
      contract.correctStatement,
      correction(statementId, { condition, alsoWithheldFrom: ['nergens'] }, 2),
    ),
    'invalid-input',
  );
});

test('a condition is not widened to an organisation that reads along already, also not at the same moment', async () => {
  const health = await codeOf('Jeugdverpleegkundige');
  const statementId = await write();
  const receiver = await colleague(kase.lead, 'Jeugdverpleegkundige');
  const together = await Promise.all([
    kase.lead.send(
      contract.correctStatement,
      correction(statementId, { condition: 'Niet naar JGZ', alsoWithheldFrom: [health] }),
    ),
    kase.deputy.send(grants.giveAccess, {
      params: params(),
      body: accessFor(receiver, { basis: 'youth-family-permission', parts: { 'school-work': 'detail' } }),
    }),
  ]);
  assert.deepEqual(statusesOf(together), [201, 422]);
});

test('while access to that part is being given a correction waits: it then sees whom it names', async () => {
  const health = await codeOf('Jeugdverpleegkundige');
  const statementId = await write();
  await api.admin.query('begin');
  // what the foreign keys of a grant hold of a part
  await api.admin.query(
    `select 1 from app.scope s join app.statement m using (tenant_id, scope_id) where m.public_id = $1 for key share of s`,
    [statementId],
  );
  const answer = kase.lead.send(
    contract.correctStatement,
    correction(statementId, { condition: 'Niet naar JGZ', alsoWithheldFrom: [health] }),
  );
  assert.ok(await waitsForLock(api.database, answer), 'it waits');
  await api.admin.query('commit');
  assert.equal((await answer).statusCode, 201);
});

test('what came by a link are the partner’s own words: nobody corrects those', async () => {
  const { questionId, path } = await kase.lead.call(contract.askPartner, {
    params: params(),
    body: {
      part: 'school-work',
      toWhom: 'Zorgcoördinator',
      because: 'Moeder weet het',
      question: 'Kan het rooster ingaan?',
      answerBy: inDays(7),
    },
  });
  assert.ok(path);
  const answer = {
    answer: 'Ja',
    by: 'Zorgcoördinator',
    organisation: 'School',
    phone: '(0990) 55 12 34',
    reason: 'agrees',
    reasonWords: '',
    condition: '',
  };
  const sent = await api.app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    payload: new URLSearchParams(answer).toString(),
  });
  assert.equal(sent.statusCode, 200, sent.body);
  await kase.lead.call(contract.readAnswer, {
    params: { questionId },
    ifMatch: 2,
    body: { part: 'school-work', withheldFrom: [] },
  });
  const [placed] = (await list(kase.lead)).statements;
  assert.ok(placed);
  assert.equal(placed.mayCorrect, false);
  assert.equal(
    await kase.lead.refused(contract.correctStatement, correction(placed.statementId)),
    'not-allowed',
  );
});
