import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { BarrierSignal } from '#contract/barrier-model.ts';
import * as contract from '#contract/concerns.ts';
import { Problem } from '#contract/problem.ts';
import { loadBarrierModel } from '#src/barrier-model/index.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import {
  countOf,
  everyoneWasHere,
  opening,
  openedBy,
  passOn,
  statusesOf,
  valueOf,
  type BodyOf,
  inDays,
} from '../../test/scenes.ts';

let api: Api;
let desk: ApiClient;
let expert: ApiClient;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
  desk = await api.as('duinveen-aanmeldpunt');
  expert = await api.as('duinveen-gedragswetenschapper');
});
after(() => api.close());

type Signals = BodyOf<typeof contract.codeConcern>['signals'];
const model = loadBarrierModel();
const chosen = (which: (signal: BarrierSignal) => boolean): Signals[number] => {
  const found = model.signals.find(which);
  assert.ok(found);
  return {
    signalId: found.id,
    alternatives: found.alternativeExplanations.map((words, i) => ({
      words,
      likelihood: i === 0 ? 'likely' : 'ruled-out',
    })),
  };
};
/** Something that was seen, and can be something else in at least two ways. */
const hungry = chosen(s => !s.contextOnly && !s.ownDisclosure && s.alternativeExplanations.length > 1);
const afraid = chosen(s => s.ownDisclosure);
const context = chosen(s => s.contextOnly);
const given = (concernId: string, signals: Signals, ifMatch: number) => ({
  params: { concernId },
  ifMatch,
  body: { modelVersion: model.version, signals },
});
const code = (who: ApiClient, concernId: string, signals: Signals, ifMatch = 1) =>
  who.send(contract.codeConcern, given(concernId, signals, ifMatch));
const codeRefused = (who: ApiClient, concernId: string, signals: Signals = [afraid], ifMatch = 1) =>
  who.refused(contract.codeConcern, given(concernId, signals, ifMatch));
const concernOf = (who: ApiClient, concernId: string) =>
  who.call(contract.getConcern, { params: { concernId } });
const weigh = (concernId: string, ifMatch: number) =>
  desk.send(contract.weighConcern, {
    params: { concernId },
    ifMatch,
    body: {
      outcome: 'no-follow-up',
      reason: 'Ouders regelen het zelf',
      telling: { how: 'tell', teller: 'desk', on: inDays(7), safe: true },
    },
  });
const codings = (concernId: string) =>
  countOf(
    api,
    'app.concern_coding k join app.concern c using (tenant_id, concern_id) where c.public_id = $1',
    [concernId],
  );

test('the desk codes a concern, and who reads along reads it with the concern, in the order that was chosen', async () => {
  const { concernId } = await passOn(api);
  assert.equal((await concernOf(desk, concernId)).coding, null);
  const answer = await code(desk, concernId, [afraid, hungry]);
  assert.equal(answer.statusCode, 200);
  assert.equal(answer.headers['etag'], '"2"');
  const { coding, version } = await concernOf(expert, concernId);
  assert.equal(version, 2);
  assert.equal(coding?.modelVersion, model.version);
  assert.equal(coding.codedBy, 'Medewerker aanmeldpunt');
  assert.deepEqual(
    coding.signals.map(({ signalId, alternatives }) => ({ signalId, alternatives })),
    [afraid, hungry],
  );
});

test('"none of these" can be recorded, and another choice takes its place', async () => {
  const { concernId } = await passOn(api);
  await code(desk, concernId, []);
  assert.deepEqual((await concernOf(desk, concernId)).coding?.signals, []);
  await code(desk, concernId, [afraid], 2);
  assert.equal((await concernOf(desk, concernId)).coding?.signals.length, 1);
  assert.equal(await codings(concernId), 1);
});

test('a concern is weighed with and without a coding, and keeps what was coded', async () => {
  const without = await passOn(api);
  assert.equal((await weigh(without.concernId, 1)).statusCode, 201);
  assert.equal((await concernOf(desk, without.concernId)).coding, null);
  const { concernId } = await passOn(api);
  await code(desk, concernId, [afraid]);
  assert.equal((await weigh(concernId, 2)).statusCode, 201);
  const decided = await concernOf(desk, concernId);
  assert.equal(decided.outcome, 'no-follow-up');
  assert.equal(decided.coding?.signals[0]?.signalId, afraid.signalId);
});

test('after the decision nothing is coded any more, with whichever version in hand', async () => {
  const { concernId } = await passOn(api);
  await code(desk, concernId, [afraid]);
  await weigh(concernId, 2);
  for (const version of [1, 2, 3])
    assert.equal(await codeRefused(desk, concernId, [hungry], version), 'already-weighed');
  assert.equal((await concernOf(desk, concernId)).coding?.signals[0]?.signalId, afraid.signalId);
});

test('a coding on what was seen before is refused, and so is weighing what was coded since', async () => {
  const { concernId } = await passOn(api);
  await code(desk, concernId, [afraid]);
  assert.equal(await codeRefused(desk, concernId, [hungry], 1), 'version-mismatch');
  assert.equal(await codeRefused(desk, concernId, [hungry], 9), 'version-mismatch');
  const unseen = await weigh(concernId, 1);
  assert.equal(Problem.parse(unseen.json()).type.endsWith('version-mismatch'), true);
  assert.equal((await concernOf(desk, concernId)).coding?.signals[0]?.signalId, afraid.signalId);
});

test('of two colleagues who code at once one is kept whole, and the other hears that it is behind', async () => {
  const { concernId } = await passOn(api);
  const colleague = await api.as('duinveen-aanmeldpunt');
  const both = await Promise.all([code(desk, concernId, [afraid]), code(colleague, concernId, [hungry])]);
  assert.deepEqual(statusesOf(both), [200, 412]);
  const kept = both[0].statusCode === 200 ? afraid.signalId : hungry.signalId;
  const { coding } = await concernOf(desk, concernId);
  assert.deepEqual(
    coding?.signals.map(({ signalId }) => signalId),
    [kept],
  );
});

test('coding is for the desk that weighs: others find no such concern, and who reads along may not', async () => {
  const { concernId } = await passOn(api);
  assert.equal(await codeRefused(expert, concernId), 'not-allowed');
  for (const subject of [
    'duinveen-jeugdverpleegkundige',
    'duinveen-casusregisseur',
    'duinveen-privacy-officer',
    'veenrade-aanmeldpunt',
  ])
    assert.equal(await codeRefused(await api.as(subject), concernId), 'not-found', subject);
  assert.equal(
    await api.anonymous().refused(contract.codeConcern, given(concernId, [afraid], 1)),
    'not-signed-in',
  );
  assert.equal(await codings(concernId), 0);
});

test('an intake officer who has a tie with the family, or only reads the desk, codes nothing', async () => {
  const { concernId } = await passOn(api);
  const file = await valueOf(api, 'select concern_id from app.concern where public_id = $1', [concernId]);
  await api.admin.query(
    `insert into authz.conflict_of_interest (tenant_id, professional_id, file_id, recorded_by)
     select s.tenant_id, s.professional_id, $1, s.professional_id from authz.session s where s.token_hash = sha256(convert_to($2, 'UTF8'))`,
    [file, desk.token],
  );
  assert.equal(await codeRefused(desk, concernId), 'not-found');
  await api.admin.query('update authz.conflict_of_interest set lifted_at = now() where file_id = $1', [file]);
  const reading = (level: number) =>
    api.admin.query(
      `update app.access_grant_line l set level = $1 from app.access_grant g join app.held_function h using (held_function_id)
        where g.grant_id = l.grant_id and g.purpose = 'intake' and h.label = 'Medewerker aanmeldpunt'`,
      [level],
    );
  await reading(2);
  assert.equal(await codeRefused(desk, concernId), 'not-allowed');
  assert.equal(await codings(concernId), 0);
  await reading(3);
  assert.equal((await code(desk, concernId, [afraid])).statusCode, 200);
});

test('what does not fit the model is refused with its place, and nothing of it is kept', async () => {
  const { concernId } = await passOn(api);
  const [first] = hungry.alternatives;
  assert.ok(first);
  const refusals: readonly (readonly [Signals, string])[] = [
    [[context], 'signals'],
    [[{ ...context, alternatives: [{ words: 'Toeval', likelihood: 'possible' }] }], 'signals.0.alternatives'],
    [[{ ...hungry, alternatives: [first] }], 'signals.0.alternatives'],
    [[afraid, { signalId: 'SIG021', alternatives: [] }], 'signals.1.signalId'],
    [
      [{ ...afraid, alternatives: [{ words: 'Misverstand', likelihood: 'likely' }] }],
      'signals.0.alternatives',
    ],
  ];
  for (const [signals, field] of refusals) {
    const refused = await code(desk, concernId, signals);
    assert.equal(refused.statusCode, 422);
    const { type, errors } = Problem.parse(refused.json());
    assert.ok(type.endsWith('coding-does-not-fit'));
    assert.deepEqual(
      errors?.map(error => error.field),
      [field],
    );
  }
  assert.equal(await codings(concernId), 0);
  assert.equal((await concernOf(desk, concernId)).version, 1);
});

test('a signal for another age is kept, with a remark', async () => {
  const forBabies = chosen(s => !s.contextOnly && s.ages.join() === 'AC1');
  const remarksOn = async (childAge: string) => {
    const { concernId } = await passOn(api, { childAge });
    const { outsideAge } = await desk.call(contract.codeConcern, given(concernId, [forBabies], 1));
    return outsideAge;
  };
  assert.deepEqual(await remarksOn('2 jaar'), []);
  assert.deepEqual(await remarksOn('15 jaar'), [forBabies.signalId]);
  assert.deepEqual(await remarksOn('groep 4'), []);
});

test('coding is on record as a look at the concern, and so is reading what was coded', async () => {
  const { concernId } = await passOn(api);
  const looks = (act: string) =>
    countOf(
      api,
      'app.journal j join app.concern c on c.concern_id = j.file_id where c.public_id = $1 and j.act = $2',
      [concernId, act],
    );
  await code(desk, concernId, [afraid]);
  assert.equal(await looks('concerns.code'), 1);
  await concernOf(expert, concernId);
  assert.equal(await looks('concerns.open'), 1);
});

test('what was coded stays at the desk: it is not in the case that is opened, nor in the sender’s copy', async () => {
  const { concernId, draftId } = await passOn(api);
  await code(desk, concernId, [afraid]);
  const weighed = await desk.call(contract.weighConcern, {
    params: { concernId },
    ifMatch: 2,
    body: await opening(desk),
  });
  const lead = await api.as('duinveen-casusregisseur');
  await api.admin.query('update app.access_grant set accepted_at = now() where accepted_at is null');
  assert.ok(
    !JSON.stringify(await openedBy(lead, { caseId: weighed.caseId ?? '' })).includes(afraid.signalId),
  );
  const nurse = await api.as('duinveen-jeugdverpleegkundige');
  const copy = await nurse.call(contract.getDraft, { params: { draftId } });
  assert.ok(!JSON.stringify(copy).includes(afraid.signalId));
});

test('the server’s own role can add, change and delete no coding, and reads none that is not open to the session', async () => {
  const { concernId } = await passOn(api);
  await code(desk, concernId, [afraid]);
  const attempt = async (token: string, text: string): Promise<unknown> => {
    await api.admin.query('begin');
    try {
      await api.admin.query('set local role app_web');
      await api.admin.query('select authz.enter($1, $2, $3)', [token, 'intake', 'attempt']);
      return (await api.admin.query<{ n: number }>(text)).rows[0]?.n;
    } catch (error) {
      return error instanceof Error && 'code' in error ? error.code : 'fault';
    } finally {
      await api.admin.query('rollback');
    }
  };
  const token = desk.token ?? '';
  for (const text of [
    `update app.concern_coding set signals = '[]'`,
    'delete from app.concern_coding',
    `insert into app.concern_coding (tenant_id, concern_id, scope_id, model_version, signals, coded_by) select tenant_id, concern_id, scope_id, authz.today(), '[]', 1 from app.concern`,
  ])
    assert.equal(await attempt(token, text), '42501', text);
  const count = 'select count(*)::int as n from app.concern_coding';
  assert.notEqual(await attempt(token, count), 0);
  const stranger = await api.as('veenrade-aanmeldpunt');
  assert.equal(await attempt(stranger.token ?? '', count), 0);
});
