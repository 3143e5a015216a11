import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import * as contract from '#contract/plans.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import {
  colleague,
  everyoneWasHere,
  idOf,
  inDays,
  letIn,
  newKey,
  openCase,
  openedBy,
  statusesOf,
  today,
  type BodyOf,
  type OpenedCase,
} from '../../test/scenes.ts';

let api: Api;
let kase: OpenedCase;
let nurse: ApiClient;
let officer: ApiClient;
let stranger: ApiClient;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
});
beforeEach(async () => {
  kase = await openCase(api);
  nurse = await api.as('duinveen-jeugdverpleegkundige');
  officer = await api.as('duinveen-leerplichtambtenaar');
  stranger = await api.as('duinveen-teammanager');
  await letIn(kase, nurse, 'Jeugdverpleegkundige', {
    basis: 'youth-family-permission',
    parts: { money: 'detail' },
  });
  await letIn(kase, officer, 'Leerplichtambtenaar', {
    basis: 'youth-attendance-in-plan',
    parts: { 'school-work': 'write' },
  });
});
after(() => api.close());

type Agreement = BodyOf<typeof contract.addAgreement>;
const params = () => ({ caseId: kase.caseId });
const goal = { part: 'school-work', words: 'Weer hele dagen naar school', whose: 'Noor' };
const agreement = (given: Partial<Agreement> = {}): Agreement => ({
  part: 'school-work',
  kind: 'help',
  what: 'Rooster op maat afspreken',
  keeper: { name: 'Oma Verhagen' },
  dueOn: inDays(7),
  ...given,
});
const add = (who: ApiClient, given: Partial<Agreement> = {}) =>
  who.call(contract.addAgreement, { params: params(), body: agreement(given) });
const addRefused = (who: ApiClient, given: Partial<Agreement> = {}) =>
  who.refused(contract.addAgreement, { params: params(), body: agreement(given) });
const heldBy = async (label: string) => ({ heldFunctionId: idOf(await colleague(kase.lead, label)) });
const shown = async (who: ApiClient, agreementId: string) => {
  const found = (await openedBy(who, kase)).agreements.find(each => each.agreementId === agreementId);
  assert.ok(found);
  return found;
};
type Answer = BodyOf<typeof contract.answerAgreement>;
const answer = (
  who: ApiClient,
  agreementId: string,
  state: Answer['state'],
  note: string | null,
  ifMatch: number,
) => who.send(contract.answerAgreement, { params: { agreementId }, ifMatch, body: { state, note } });
const answerRefused = (
  who: ApiClient,
  agreementId: string,
  state: Answer['state'],
  note: string | null,
  ifMatch: number,
) => who.refused(contract.answerAgreement, { params: { agreementId }, ifMatch, body: { state, note } });

test('a goal stands in the family’s own words, in its part', async () => {
  await kase.lead.call(contract.addGoal, { params: params(), body: goal });
  const [seen] = (await openedBy(officer, kase)).goals;
  assert.equal(seen?.words, goal.words);
  assert.equal(seen.whose, 'Noor');
  assert.deepEqual((await openedBy(nurse, kase)).goals, [], 'who has another part does not see it');
});

test('who may write in a part adds to the plan there, and nowhere else', async () => {
  await officer.call(contract.addGoal, { params: params(), body: goal });
  await add(officer);
  for (const part of ['money', 'headline', 'care']) {
    assert.equal(
      await officer.refused(contract.addGoal, { params: params(), body: { ...goal, part } }),
      'not-allowed',
      part,
    );
    assert.equal(await addRefused(officer, { part }), 'not-allowed', part);
  }
});

test('who reads a part does not write in it; for a stranger the case is not there', async () => {
  assert.equal(
    await nurse.refused(contract.addGoal, { params: params(), body: { ...goal, part: 'money' } }),
    'not-allowed',
  );
  assert.equal(await addRefused(nurse, { part: 'money' }), 'not-allowed');
  assert.equal(await addRefused(stranger), 'not-found');
  assert.equal(await addRefused(kase.desk), 'not-found');
});

test('the lead opens a life domain before writing in it', async () => {
  assert.equal(
    await kase.lead.refused(contract.addGoal, { params: params(), body: { ...goal, part: 'care' } }),
    'part-not-open',
  );
  assert.equal(await addRefused(kase.lead, { part: 'care' }), 'part-not-open');
});

test('an agreement is for today or later and no longer than a year', async () => {
  for (const dueOn of [inDays(-1), today().add({ years: 1, days: 1 }).toString()])
    assert.equal(await addRefused(kase.lead, { dueOn }), 'term-out-of-bounds', dueOn);
  await add(kase.lead, { dueOn: today().toString() });
  await add(kase.lead, { dueOn: today().add({ years: 1 }).toString() });
});

test('someone of the family or network keeps an agreement by name; a writer answers it', async () => {
  const { agreementId } = await add(kase.lead);
  const seen = await shown(kase.lead, agreementId);
  assert.equal(seen.keeper, 'Oma Verhagen');
  assert.equal(seen.keeperPhone, null);
  assert.equal(seen.mine, false);
  assert.equal((await answer(officer, agreementId, 'kept', null, 1)).statusCode, 200);
  assert.equal((await shown(kase.deputy, agreementId)).state, 'kept');
});

test('a colleague keeps an agreement only in a part he or she has', async () => {
  assert.equal(
    await addRefused(kase.lead, { part: 'money', keeper: await heldBy('Leerplichtambtenaar') }),
    'colleague-not-eligible',
  );
  assert.equal(
    await addRefused(kase.lead, { keeper: await heldBy('Teammanager') }),
    'colleague-not-eligible',
  );
  assert.equal(
    await addRefused(kase.lead, {
      keeper: { heldFunctionId: randomUUID() },
    }),
    'colleague-not-eligible',
  );
  const { agreementId } = await add(kase.lead, { keeper: await heldBy('Leerplichtambtenaar') });
  const seen = await shown(officer, agreementId);
  assert.equal(seen.keeper, 'Leerplichtambtenaar, Gemeente Duinveen');
  assert.equal(seen.mine, true);
  assert.equal(seen.mayAnswer, true);
});

test('an agreement belongs to a goal of its own part', async () => {
  const { goalId } = await kase.lead.call(contract.addGoal, { params: params(), body: goal });
  const { agreementId } = await add(kase.lead, { goalId });
  assert.equal((await shown(kase.lead, agreementId)).goalId, goalId);
  assert.equal(await addRefused(kase.lead, { part: 'money', goalId }), 'not-found');
  assert.equal(await addRefused(kase.lead, { goalId: randomUUID() }), 'not-found');
});

test('a goal of another case is not found', async () => {
  const { goalId } = await kase.lead.call(contract.addGoal, { params: params(), body: goal });
  const other = await openCase(api);
  assert.equal(
    await other.lead.refused(contract.addAgreement, {
      params: { caseId: other.caseId },
      body: agreement({ goalId }),
    }),
    'not-found',
  );
});

test('not kept, or in part, says what made it hard', async () => {
  const { agreementId } = await add(kase.lead);
  for (const state of ['partly', 'not-kept'] as const)
    assert.equal(await answerRefused(kase.lead, agreementId, state, null, 1), 'invalid-input');
  assert.equal((await answer(kase.lead, agreementId, 'not-kept', 'De bus reed niet', 1)).statusCode, 200);
  const seen = await shown(kase.lead, agreementId);
  assert.equal(seen.state, 'not-kept');
  assert.equal(seen.note, 'De bus reed niet');
});

test('an answer is taken back and leaves nothing', async () => {
  const { agreementId } = await add(kase.lead);
  await answer(kase.lead, agreementId, 'partly', 'Half gelukt', 1);
  assert.equal((await answer(kase.lead, agreementId, 'open', null, 2)).statusCode, 200);
  const seen = await shown(kase.lead, agreementId);
  assert.equal(seen.state, 'open');
  assert.equal(seen.note, null);
  const { rows } = await api.admin.query<{ answered_at: string | null }>(
    'select answered_at from app.agreement where public_id = $1',
    [agreementId],
  );
  assert.equal(rows[0]?.answered_at, null);
});

test('who keeps an agreement answers it, also when he or she may only read there', async () => {
  const { agreementId } = await add(kase.lead, {
    part: 'money',
    keeper: await heldBy('Jeugdverpleegkundige'),
  });
  assert.equal((await shown(nurse, agreementId)).mayAnswer, true);
  const answered = await answer(nurse, agreementId, 'kept', 'Met moeder gebeld', 1);
  assert.equal(answered.statusCode, 200, answered.body);
  assert.equal(answered.headers['etag'], '"2"');
  assert.equal((await shown(kase.lead, agreementId)).note, 'Met moeder gebeld');
});

test('who only reads does not answer for another; for who has not the part the agreement is not there', async () => {
  const { agreementId } = await add(kase.lead, { part: 'money' });
  assert.equal((await shown(nurse, agreementId)).mayAnswer, false);
  assert.equal(await answerRefused(nurse, agreementId, 'kept', null, 1), 'not-allowed');
  assert.equal(await answerRefused(officer, agreementId, 'kept', null, 1), 'not-found');
  assert.equal(await answerRefused(stranger, agreementId, 'kept', null, 1), 'not-found');
  assert.equal(await answerRefused(kase.lead, randomUUID(), 'kept', null, 1), 'not-found');
});

test('of keeper and lead who answer at once one hears that the other was first', async () => {
  const { agreementId } = await add(kase.lead, { keeper: await heldBy('Leerplichtambtenaar') });
  const outcomes = await Promise.all([
    answer(officer, agreementId, 'kept', 'Van de keeper', 1),
    answer(kase.lead, agreementId, 'partly', 'Van de lead', 1),
  ]);
  assert.deepEqual(statusesOf(outcomes), [200, 412]);
  assert.equal((await shown(kase.lead, agreementId)).version, 2);
  assert.equal(await answerRefused(officer, agreementId, 'kept', null, 1), 'version-mismatch');
});

test('the keeper with reading access is held to the version as well', async () => {
  const { agreementId } = await add(kase.lead, {
    part: 'money',
    keeper: await heldBy('Jeugdverpleegkundige'),
  });
  await answer(kase.lead, agreementId, 'kept', null, 1);
  assert.equal(await answerRefused(nurse, agreementId, 'kept', null, 1), 'version-mismatch');
});

test('agreements about safety stand first, then by date', async () => {
  await add(kase.lead, { what: 'Later', dueOn: inDays(20) });
  await add(kase.lead, { what: 'Eerder', dueOn: inDays(3) });
  await add(kase.lead, { what: 'Veilig', kind: 'safety', dueOn: inDays(30) });
  assert.deepEqual(
    (await openedBy(kase.lead, kase)).agreements.map(each => each.what),
    ['Veilig', 'Eerder', 'Later'],
  );
});

test('what is past its date is overdue until it has been answered', async () => {
  const { agreementId } = await add(kase.lead);
  await api.admin.query('update app.agreement set due_on = $2 where public_id = $1', [
    agreementId,
    inDays(-1),
  ]);
  assert.equal((await shown(kase.lead, agreementId)).overdue, true);
  await answer(kase.lead, agreementId, 'kept', null, 1);
  assert.equal((await shown(kase.lead, agreementId)).overdue, false);
});

test('an agreement sent twice is made once', async () => {
  const key = newKey();
  const send = () => kase.lead.send(contract.addAgreement, { params: params(), body: agreement(), key });
  const [one, other] = await Promise.all([send(), send()]);
  assert.equal(one.statusCode, 201, one.body);
  assert.equal(one.body, other.body);
  assert.equal((await openedBy(kase.lead, kase)).agreements.length, 1);
});

test('nothing is added to a closed case, and nothing answered in it', async () => {
  const { agreementId } = await add(kase.lead);
  await api.admin.query(`update app.case_file set state = 'closed' where public_id = $1`, [kase.caseId]);
  assert.equal(await addRefused(kase.lead), 'case-closed');
  assert.equal(await answerRefused(kase.lead, agreementId, 'kept', null, 1), 'case-closed');
});
