import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as concerns from '#contract/concerns.ts';
import * as contract from '#contract/reader-pool.ts';
import * as readings from '#contract/second-reading.ts';
import * as work from '#contract/work.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { answerFits } from './pool-rules.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import { countOf, everyoneWasHere, openCase, passOn, valueOf } from '../../test/scenes.ts';

test('a second reader agrees or not, a third lets it stand or not, and all but agreeing says why', () => {
  assert.equal(answerFits('after', 'agrees', null), 'fine');
  assert.equal(answerFits('after', 'declined', null), 'fine');
  assert.equal(answerFits('third', 'stands', 'Het klopt'), 'fine');
  for (const [stage, verdict, words] of [
    ['after', 'stands', 'x'],
    ['third', 'agrees', 'x'],
    ['after', 'disagrees', null],
    ['after', 'disagrees', ''],
    ['third', 'weigh-again', null],
  ] as const)
    assert.ok(isRefusal(answerFits(stage, verdict, words)), `${stage} ${verdict}`);
});

let api: Api;
let desk: ApiClient;
let elsewhere: ApiClient;
let readerId: string;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
  desk = await api.as('duinveen-aanmeldpunt');
  elsewhere = await api.as('veenrade-gedragswetenschapper');
  await put('veenrade-beheerder', 'Gedragswetenschapper', true);
  readerId = await readerCalled('Gedragswetenschapper');
});
after(() => api.close());

const put = async (administrator: string, label: string, reads: boolean) => {
  const who = await api.as(administrator);
  const { items } = await who.call(contract.listPoolMembers);
  const found = items.find(item => item.label === label);
  assert.ok(found, label);
  await who.call(contract.setPoolMember, {
    params: { heldFunctionId: found.heldFunctionId },
    body: { reads },
  });
};
const readerCalled = async (label: string) => {
  const found = (await desk.call(contract.listPool)).items.find(item => item.label === label);
  assert.ok(found, label);
  return found.readerId;
};
const seen = (concernId: string, who = desk) => who.call(concerns.getConcern, { params: { concernId } });
const versionOf = async (concernId: string) =>
  Number(await valueOf(api, 'select version from app.concern where public_id = $1', [concernId]));
const weighed = async (answers: Parameters<typeof passOn>[1] = {}) => {
  const { concernId } = await passOn(api, answers);
  await desk.call(concerns.weighConcern, {
    params: { concernId },
    ifMatch: 1,
    body: { outcome: 'no-follow-up', reason: 'School pakt het op' },
  });
  return concernId;
};
const ask = async (concernId: string, who = desk, ifMatch?: number, reader = readerId) =>
  who.send(contract.askPool, {
    params: { concernId },
    ifMatch: ifMatch ?? (await versionOf(concernId)),
    body: { readerId: reader },
  });
const type = (answer: { json: <T>() => T }) => answer.json<{ type?: string }>().type?.split(':').at(-1);
const copyOf = (concernId: string) =>
  valueOf(
    api,
    `select p.public_id from app.pool_reading p join app.pool_request q on q.tenant_id = p.from_tenant_id and q.request_id = p.from_request_id
       join app.concern c on c.tenant_id = q.tenant_id and c.concern_id = q.concern_id where c.public_id = $1 order by p.pool_reading_id desc limit 1`,
    [concernId],
  ).then(String);
const open = async (poolReadingId: string, who = elsewhere) =>
  who.send(contract.openPoolReading, { params: { poolReadingId } });
const answer = (
  poolReadingId: string,
  verdict: 'agrees' | 'disagrees' | 'stands' | 'weigh-again' | 'declined',
  words: string | null = null,
  who = elsewhere,
) => who.send(contract.answerPoolReading, { params: { poolReadingId }, body: { verdict, words } });
const waiting = async (who: ApiClient) =>
  (await who.call(work.getMyWork)).items.filter(item => item.kind === 'pool-reading').map(item => item.id);

test('a reader of another municipality finds the copy in Mijn werk, agrees, and then it is gone', async () => {
  const concernId = await weighed();
  assert.equal((await ask(concernId)).statusCode, 201);
  const copy = await copyOf(concernId);
  assert.deepEqual(await waiting(elsewhere), [copy]);
  const opened = await open(copy);
  assert.equal(opened.statusCode, 200);
  const body = opened.json<contract.PoolReading>();
  assert.equal(body.from, 'Gemeente Duinveen');
  assert.equal(body.outcome, 'no-follow-up');
  assert.equal(body.reason, 'School pakt het op');
  assert.equal(
    await countOf(
      api,
      `app.journal j join app.pool_reading p using (scope_id) where p.public_id = $1 and j.act in ('pool.open', 'work.mine')`,
      [copy],
    ),
    2,
    'each look is on record',
  );
  assert.equal((await answer(copy, 'agrees')).statusCode, 201);
  assert.equal(
    await countOf(
      api,
      `app.journal j join app.pool_reading p using (scope_id) where p.public_id = $1 and j.act = 'pool.answer'`,
      [copy],
    ),
    1,
  );
  const after = await seen(concernId);
  assert.equal(after.second?.state, 'agreed');
  assert.equal(after.readings[0]?.readBy, 'Gedragswetenschapper (Gemeente Veenrade)');
  assert.deepEqual(
    after.pool.map(each => each.state),
    ['read'],
  );
  assert.deepEqual(await waiting(elsewhere), []);
  assert.equal((await open(copy)).statusCode, 404, 'nothing is left to read');
  assert.equal((await answer(copy, 'agrees')).statusCode, 404);
  assert.equal(
    await valueOf(api, 'select document from app.pool_reading where public_id = $1', [copy]),
    null,
    'the copy is erased',
  );
});

test('the copy has no name, school, telephone or number of a case, and a shielded sender is not in it', async () => {
  const { concernId } = await passOn(api, {
    childName: 'Kanarie-naam',
    childSchool: 'Kanarie-school',
    reachMe: 'Kanarie-bereik',
    firstHand: false,
    toldBy: 'Kanarie-buurvrouw',
    shieldGround: 'danger-to-sender',
  });
  await desk.call(concerns.weighConcern, {
    params: { concernId },
    ifMatch: 1,
    body: { outcome: 'advice-given', reason: 'Moeder belt zelf' },
  });
  await ask(concernId);
  const opened = await open(await copyOf(concernId));
  assert.ok(!opened.body.includes('Kanarie'), opened.body);
  assert.equal(opened.json<contract.PoolReading>().sender, null);
  const named = await weighed();
  await ask(named);
  assert.equal((await open(await copyOf(named))).json<contract.PoolReading>().sender, 'Jeugdverpleegkundige');
});

test('the copy of a decision that opened a case says nothing of the case', async () => {
  const kase = await openCase(api);
  const { concernId } = kase.concern;
  await ask(concernId);
  const opened = await open(await copyOf(concernId));
  assert.equal(opened.statusCode, 200);
  assert.ok(!opened.body.includes(kase.reference));
  assert.ok(!opened.body.includes(kase.caseId));
  assert.equal((await elsewhere.send(concerns.getConcern, { params: { concernId } })).statusCode, 404);
});

test('a reader elsewhere reads the copy and nothing else; other readers, and the own desk, read nothing of it', async () => {
  const concernId = await weighed();
  const other = await weighed();
  await ask(concernId);
  await ask(other);
  await put('veenrade-beheerder', 'Medewerker aanmeldpunt', true);
  const copy = await copyOf(concernId);
  for (const subject of [
    'veenrade-aanmeldpunt',
    'duinveen-gedragswetenschapper',
    'duinveen-aanmeldpunt',
    'veenrade-casusregisseur',
    'veenrade-privacy-officer',
  ]) {
    const who = await api.as(subject);
    assert.equal((await open(copy, who)).statusCode, 404, subject);
    assert.equal((await answer(copy, 'agrees', null, who)).statusCode, 404, subject);
    assert.deepEqual(await waiting(who), [], subject);
  }
  for (const route of [concerns.getConcern] as const)
    for (const id of [concernId, other])
      assert.equal((await elsewhere.send(route, { params: { concernId: id } })).statusCode, 404);
  assert.equal(
    await elsewhere.refused(readings.readConcern, {
      params: { concernId },
      ifMatch: 3,
      body: { stage: 'after', agrees: true, words: null },
    }),
    'not-found',
  );
  await put('veenrade-beheerder', 'Medewerker aanmeldpunt', false);
});

test('disagreeing goes to a third here; weighed again, given back and taken back each end the copy', async () => {
  const concernId = await weighed();
  await ask(concernId);
  const copy = await copyOf(concernId);
  assert.equal((await answer(copy, 'disagrees')).statusCode, 400);
  assert.equal((await answer(copy, 'stands', 'x')).statusCode, 400);
  assert.equal((await answer(copy, 'disagrees', 'Het verzuim gaat door')).statusCode, 201);
  assert.equal((await seen(concernId)).second?.state, 'disputed');
  // who disagreed is no third, from there either
  assert.equal(type(await ask(concernId)), 'colleague-not-eligible');

  const back = await weighed();
  await ask(back);
  assert.equal((await answer(await copyOf(back), 'declined')).statusCode, 201);
  assert.deepEqual(
    (await seen(back)).pool.map(each => each.state),
    ['declined'],
  );
  assert.equal((await seen(back)).second?.state, 'to-read', 'it waits for another');

  const first = await weighed();
  await ask(first);
  const gone = await copyOf(first);
  await (
    await api.as('duinveen-gedragswetenschapper')
  ).call(readings.readConcern, {
    params: { concernId: first },
    ifMatch: await versionOf(first),
    body: { stage: 'after', agrees: true, words: null },
  });
  assert.equal((await open(gone)).statusCode, 404, 'somebody here was first');
  assert.deepEqual(
    (await seen(first)).pool.map(each => each.state),
    ['overtaken'],
  );
  assert.equal(type(await ask(first)), 'already-done');

  const again = await weighed();
  await ask(again);
  const taken = await copyOf(again);
  await ask(again);
  assert.equal((await open(taken)).statusCode, 404, 'asked anew: the first copy is gone');
  assert.equal((await open(await copyOf(again))).statusCode, 200);
});

test('two at once: the reader elsewhere and a colleague here; one is heard', async () => {
  const concernId = await weighed();
  await ask(concernId);
  const copy = await copyOf(concernId);
  const expert = await api.as('duinveen-gedragswetenschapper');
  const version = await versionOf(concernId);
  const both = await Promise.all([
    answer(copy, 'agrees'),
    expert.send(readings.readConcern, {
      params: { concernId },
      ifMatch: version,
      body: { stage: 'after', agrees: false, words: 'Nee' },
    }),
  ]);
  assert.equal(both.filter(each => each.statusCode === 201).length, 1);
  assert.equal(
    await countOf(api, 'app.concern_reading r join app.concern c using (concern_id) where c.public_id = $1', [
      concernId,
    ]),
    1,
  );
});

test('who leaves the pool, loses the function or is late reads nothing more', async () => {
  const concernId = await weighed();
  await ask(concernId);
  const copy = await copyOf(concernId);
  await api.admin.query(
    `update app.access_grant g set valid_from = now() - interval '40 days', valid_until = now() - interval '1 hour', read_until = now() - interval '1 hour'
       from app.pool_reading p where p.grant_id = g.grant_id and p.public_id = $1`,
    [copy],
  );
  assert.equal((await open(copy)).statusCode, 404, 'two weeks after the day it was due');
  await ask(concernId);
  const next = await copyOf(concernId);
  await put('veenrade-beheerder', 'Gedragswetenschapper', false);
  assert.equal((await open(next)).statusCode, 404);
  assert.deepEqual((await seen(concernId)).pool[0]?.state, 'withdrawn');
  assert.equal(type(await ask(concernId)), 'colleague-not-eligible');
  assert.deepEqual((await desk.call(contract.listPool)).items, []);
  await put('veenrade-beheerder', 'Gedragswetenschapper', true);
  readerId = await readerCalled('Gedragswetenschapper');
});

test('asking is for who may decide here, about a decision that waits, in the version that was seen, of another municipality', async () => {
  const concernId = await weighed();
  const version = await versionOf(concernId);
  for (const subject of ['veenrade-aanmeldpunt', 'duinveen-casusregisseur'])
    assert.equal((await ask(concernId, await api.as(subject), version)).statusCode, 404, subject);
  assert.equal((await ask(concernId, await api.as('duinveen-gedragswetenschapper'))).statusCode, 403);
  assert.equal(type(await ask(concernId, desk, version - 1)), 'version-mismatch');
  assert.equal(type(await ask(concernId, desk, version, concernId)), 'colleague-not-eligible');
  const open = await passOn(api);
  assert.equal(type(await ask(open.concernId)), 'already-done');
  // somebody of the own municipality is asked without the pool
  await put('duinveen-beheerder', 'Gedragswetenschapper', true);
  assert.ok(
    !(await desk.call(contract.listPool)).items.some(item => item.controller === 'Gemeente Duinveen'),
  );
  const own = await valueOf(
    api,
    `select r.public_id from app.pool_reader r join app.tenant t using (tenant_id) where t.code = 'duinveen' limit 1`,
    [],
  );
  assert.equal(type(await ask(concernId, desk, version, String(own))), 'colleague-not-eligible');
});

test('the pool is set by the administrator of the own municipality, and seen by desks alone', async () => {
  const { items } = await (await api.as('veenrade-beheerder')).call(contract.listPoolMembers);
  const [one] = items;
  assert.ok(one);
  for (const subject of ['duinveen-beheerder', 'veenrade-aanmeldpunt', 'veenrade-privacy-officer']) {
    const who = await api.as(subject);
    const status: number = (
      await who.send(contract.setPoolMember, {
        params: { heldFunctionId: one.heldFunctionId },
        body: { reads: true },
      })
    ).statusCode;
    assert.ok(status === 404 || status === 403, `${subject} ${status}`);
  }
  for (const subject of ['duinveen-casusregisseur', 'duinveen-beheerder'])
    assert.equal(await (await api.as(subject)).refused(contract.listPool), 'not-found', subject);
});
