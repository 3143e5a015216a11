import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import * as contract from '#contract/calling.ts';
import * as concerns from '#contract/concerns.ts';
import { openShield, answerShield } from '#contract/second-reading.ts';
import * as work from '#contract/work.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import {
  allPages,
  colleague,
  countOf,
  everyoneWasHere,
  idOf,
  inDays,
  newKey,
  passOn,
  valueOf,
} from '../../test/scenes.ts';
import { bySender, sortOut, triedFrom } from './calling-rules.ts';

let api: Api;
let desk: ApiClient;
let second: ApiClient;
let me: string;
let other: string;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
  desk = await api.as('duinveen-aanmeldpunt');
  second = await api.as('duinveen-aanmeldpunt-2');
  me = idOf(await colleague(desk, 'Medewerker aanmeldpunt'));
  other = idOf(await colleague(desk, 'Medewerker aanmeldpunt (2)'));
});
after(() => api.close());

const versionOf = async (concernId: string) =>
  Number(await valueOf(api, 'select version from app.concern where public_id = $1', [concernId]));
const asked = (ids: readonly string[]) =>
  Promise.all(ids.map(async concernId => ({ concernId, version: await versionOf(concernId) })));
const several = async (count: number, given: Parameters<typeof passOn>[1] = {}, sender?: ApiClient) => {
  const ids: string[] = [];
  for (let nr = 0; nr < count; nr += 1) ids.push((await passOn(api, given, sender)).concernId);
  return ids;
};
const callFirst = async (
  ids: readonly string[],
  given: { caller?: string; on?: string; who?: ApiClient } = {},
) =>
  (given.who ?? desk).call(contract.callFirst, {
    body: { concerns: await asked(ids), callerHeldFunctionId: given.caller ?? me, on: given.on ?? inDays(0) },
  });
const made = async (ids: readonly string[], given: { caller?: string; on?: string } = {}) => {
  const { callId } = await callFirst(ids, given);
  assert.ok(callId);
  return callId;
};
const opened = (callId: string, who = desk) => who.call(contract.openCall, { params: { callId } });
const hear = async (callId: string, ids: readonly string[], who = desk, words = 'School praat eerst zelf') =>
  who.call(contract.hearSender, {
    params: { callId },
    body: { heard: (await asked(ids)).map(each => ({ ...each, words })) },
  });
const weigh = async (concernId: string) =>
  desk.call(concerns.weighConcern, {
    params: { concernId },
    ifMatch: await versionOf(concernId),
    body: { outcome: 'no-follow-up', reason: 'School pakt het op' },
  });
const lines = async (who: ApiClient) =>
  (await allPages(after => who.call(work.getMyWork, { query: { after } }))).items.filter(
    item => item.kind === 'call-sender',
  );
const lineOf = async (callId: string, who: ApiClient) => (await lines(who)).find(item => item.id === callId);
const type = (answer: { json: <T>() => T }) => answer.json<{ type?: string }>().type?.split(':').at(-1);
const termsOf = (ids: readonly string[]) =>
  valueOf(
    api,
    `select jsonb_agg(jsonb_build_array(decide_by, look_by, looked, state, outcome) order by concern_id) from app.concern where public_id = any ($1)`,
    [ids],
  );

test('what is late stands first and of that the newest; who is shielded stands under no organisation', () => {
  const row = (organisation: string, decide_by: string, shielded = false) => ({
    organisation,
    decide_by,
    shielded,
  });
  const groups = bySender(
    [
      row('A', '2026-01-12'),
      row('B', '2026-01-01'),
      row('B', '2026-01-05'),
      row('A', '2026-01-11'),
      row('A', '2026-01-04', true),
      row('C', '2026-01-03'),
    ],
    '2026-01-10',
  );
  assert.deepEqual(
    groups.map(group => [group.organisation, group.rows.map(each => each.decide_by)]),
    [
      ['B', ['2026-01-05', '2026-01-01']],
      [null, ['2026-01-04']],
      ['C', ['2026-01-03']],
      ['A', ['2026-01-11', '2026-01-12']],
    ],
  );
});

test('one concern that cannot be done holds up no other', () => {
  const row = (public_id: string, given: object = {}) => ({
    public_id,
    state: 'received' as const,
    version: 1,
    mine: false,
    of_caller: false,
    in_call: 'call',
    ...given,
  });
  const rows = [
    row('a'),
    row('b', { version: 2 }),
    { ...row('c'), state: 'weighed' as const },
    row('d', { mine: true }),
    row('e', { of_caller: true }),
    row('g', { in_call: null }),
  ];
  const all = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(concernId => ({ concernId, version: 1 }));
  const { todo, left } = sortOut(all, rows, 'call');
  assert.deepEqual(todo, [{ concernId: 'a', version: 1 }]);
  assert.deepEqual(
    left.map(each => each.because),
    ['changed', 'weighed', 'own', 'caller-is-sender', 'gone', 'not-in-call'],
  );
});

test('a call for tomorrow that failed today is made after tomorrow', () => {
  const today = Temporal.PlainDate.from('2026-01-05');
  assert.equal(triedFrom('2026-01-01', today).toString(), '2026-01-05');
  assert.equal(triedFrom('2026-01-06', today).toString(), '2026-01-06');
});

test('under its sender a shielded concern says neither organisation nor function, until the name was opened', async () => {
  const guardian = await api.as('duinveen-jeugdbeschermer');
  const [open = ''] = await several(1, {}, guardian);
  const [hidden = ''] = await several(1, { shieldGround: 'danger-to-sender' }, guardian);
  const where = async (id: string) => {
    const { items } = await desk.call(contract.listBySender);
    const group = items.find(each => each.concerns.some(concern => concern.concernId === id));
    const concern = group?.concerns.find(each => each.concernId === id);
    return { organisation: group?.organisation, sender: concern?.sender, text: JSON.stringify(concern) };
  };
  const shown = await where(open);
  assert.equal(shown.organisation, 'Gecertificeerde instelling Kustland');
  assert.equal(shown.sender, 'Jeugdbeschermer GI');
  const shielded = await where(hidden);
  assert.equal(shielded.organisation, null);
  assert.equal(shielded.sender, null);
  assert.doesNotMatch(shielded.text, /Kustland|Jeugdbeschermer|0990/);
  // a second person says no: until the name was opened it stays so
  await second.call(answerShield, {
    params: { concernId: hidden },
    ifMatch: await versionOf(hidden),
    body: { agrees: false, words: 'De afzender is bekend' },
  });
  assert.equal((await where(hidden)).organisation, null);
  await api.admin.query(
    `update app.sender_shield s set opens_on = authz.today() from app.concern c where c.concern_id = s.concern_id and c.public_id = $1`,
    [hidden],
  );
  await second.call(openShield, { params: { concernId: hidden }, ifMatch: await versionOf(hidden) });
  assert.equal((await where(hidden)).organisation, 'Gecertificeerde instelling Kustland');
});

test('neither the line of work nor the opened call tells of whom a shielded concern is', async () => {
  const guardian = await api.as('duinveen-jeugdbeschermer');
  const plain = await several(2, {}, guardian);
  const hidden = await several(1, { shieldGround: 'danger-to-sender' }, guardian);
  const callId = await made([...plain, ...hidden]);
  const line = await lineOf(callId, desk);
  assert.equal(line?.title, '');
  assert.equal(line.concerns, 3);
  const call = await opened(callId);
  assert.equal(call.organisation, null);
  const concern = call.items.find(each => each.concernId === hidden[0]);
  assert.deepEqual([concern?.sender, concern?.reach], [null, null]);
  assert.doesNotMatch(JSON.stringify(concern), /Kustland|Jeugdbeschermer|0990/);
});

test('one line of work for several concerns, and nothing of the concerns themselves moves', async () => {
  const ids = await several(3);
  const [danger = ''] = await several(1, { dangerNow: true });
  const before = await termsOf([...ids, danger]);
  const answer = await callFirst([...ids, danger], { caller: other, on: inDays(1) });
  assert.deepEqual([answer.done.length, answer.left], [4, []]);
  const callId = answer.callId ?? '';
  const line = await lineOf(callId, second);
  assert.deepEqual(
    [line?.title, line?.concerns, line?.dueOn, line?.caseId],
    ['Jeugdgezondheidszorg Duinveen', 4, inDays(1), null],
  );
  assert.doesNotMatch(JSON.stringify(line), /Noor/);
  assert.equal(await lineOf(callId, desk), undefined, 'a line of one colleague');
  assert.deepEqual(await termsOf([...ids, danger]), before, 'no term, no look, no decision');
  const call = await opened(callId, second);
  assert.equal(call.items.length, 4);
  assert.ok(
    call.items.every(item => item.safety === null),
    'that nobody looked stands beside each',
  );
  assert.equal(call.items.filter(item => item.dangerNow).length, 1);
  // the look comes first and stays possible, in whatever call it is
  await desk.call(concerns.lookAtSafety, {
    params: { concernId: danger },
    ifMatch: await versionOf(danger),
    body: { outcome: 'safe-tonight', words: 'Gebeld, oma is thuis' },
  });
  const row = (await allPages(after => desk.call(concerns.listConcerns, { query: { after } }))).items.find(
    each => each.concernId === danger,
  );
  assert.deepEqual(row?.call, { callId, caller: 'Medewerker aanmeldpunt (2)', on: inDays(1) });
});

test('those that changed, were weighed or are one’s own are named, and the others are done', async () => {
  const [fine = '', changed = '', weighed = ''] = await several(3);
  const [own = ''] = await several(1, {}, desk);
  const [ofCaller = ''] = await several(1, {}, second);
  const [elsewhere = ''] = await several(1, {}, await api.as('veenrade-casusregisseur'));
  const seen = await asked([fine, changed, weighed, own, ofCaller, elsewhere]);
  await desk.call(concerns.lookAtSafety, {
    params: { concernId: changed },
    ifMatch: 1,
    body: { outcome: 'safe-tonight', words: 'Gebeld' },
  });
  await weigh(weighed);
  const answer = await desk.call(contract.callFirst, {
    body: { concerns: seen, callerHeldFunctionId: other, on: inDays(0) },
  });
  assert.deepEqual(answer.done, [fine]);
  assert.deepEqual(
    answer.left.map(each => each.because),
    ['changed', 'weighed', 'own', 'caller-is-sender', 'gone'],
  );
  assert.equal(
    await countOf(
      api,
      `app.concern_call k join app.concern c using (tenant_id, concern_id) where c.public_id = any ($1)`,
      [[changed, weighed, own, ofCaller, elsewhere]],
    ),
    0,
  );
  // done for none: no call is made
  const none = await callFirst([own]);
  assert.deepEqual(none, { callId: null, done: [], left: [{ concernId: own, because: 'own' }] });
});

test('another tenant’s desk, who only reads, and who is of no desk can do nothing with it', async () => {
  const ids = await several(2);
  const callId = await made(ids);
  const version = (await opened(callId)).version;
  const bodies = await asked(ids);
  const attempts = async (who: ApiClient) => [
    type(
      await who.send(contract.callFirst, {
        body: { concerns: bodies, callerHeldFunctionId: me, on: inDays(0) },
      }),
    ),
    type(
      await who.send(contract.hearSender, {
        params: { callId },
        body: { heard: bodies.map(each => ({ ...each, words: 'x' })) },
      }),
    ),
    type(await who.send(contract.notReached, { params: { callId }, ifMatch: version })),
  ];
  for (const subject of [
    'veenrade-aanmeldpunt',
    'duinveen-casusregisseur',
    'duinveen-jeugdverpleegkundige',
  ]) {
    const who = await api.as(subject);
    assert.deepEqual(await attempts(who), ['not-found', 'not-found', 'not-found'], subject);
    assert.equal(type(await who.send(contract.openCall, { params: { callId } })), 'not-found', subject);
    assert.ok(!JSON.stringify(await who.call(contract.listBySender)).includes(ids[0] ?? ''), subject);
  }
  const reader = await api.as('duinveen-gedragswetenschapper');
  assert.deepEqual(await attempts(reader), ['not-allowed', 'not-allowed', 'not-allowed']);
  assert.equal((await opened(callId, reader)).mayAnswer, false);
  assert.equal((await opened(callId)).items.length, 2);
  // hidden and absent look the same
  const absent = await desk.send(contract.callFirst, {
    body: { concerns: [{ concernId: randomUUID(), version: 1 }], callerHeldFunctionId: me, on: inDays(0) },
  });
  assert.equal(type(absent), 'not-found');
});

test('who calls is of this desk, and the day is from today', async () => {
  const ids = await several(1);
  const send = async (caller: string, on: string) =>
    type(
      await desk.send(contract.callFirst, {
        body: { concerns: await asked(ids), callerHeldFunctionId: caller, on },
      }),
    );
  const elsewhere = await api.as('veenrade-aanmeldpunt');
  for (const [label, who] of [
    ['Casusregisseur', desk],
    ['Gedragswetenschapper', desk],
    ['Medewerker aanmeldpunt', elsewhere],
  ] as const)
    assert.equal(await send(idOf(await colleague(who, label)), inDays(0)), 'colleague-not-eligible', label);
  assert.equal(await send(me, inDays(-1)), 'term-out-of-bounds');
  assert.equal(await send(me, inDays(90)), 'term-out-of-bounds');
});

test('spoken about one, about the rest at once; the words stand in each concern and the line is gone', async () => {
  const ids = await several(3);
  const [first = '', ...rest] = ids;
  const callId = await made(ids);
  const before = await termsOf(ids);
  assert.deepEqual(await hear(callId, [first], second, 'Komt morgen op school'), { done: [first], left: [] });
  assert.equal((await lineOf(callId, desk))?.concerns, 2);
  const concern = await desk.call(concerns.getConcern, { params: { concernId: first } });
  assert.deepEqual(
    concern.calls.map(call => [call.on, call.heard?.words, call.heard?.by]),
    [[null, 'Komt morgen op school', 'Medewerker aanmeldpunt (2)']],
  );
  // answered by a colleague meanwhile: told, and the others are done
  const late = await hear(callId, ids);
  assert.deepEqual(late.done, rest);
  assert.deepEqual(late.left, [{ concernId: first, because: 'not-in-call' }]);
  assert.equal(await lineOf(callId, desk), undefined);
  assert.deepEqual(await termsOf(ids), before);
  const over = await desk.send(contract.notReached, {
    params: { callId },
    ifMatch: (await opened(callId)).version,
  });
  assert.equal(type(over), 'already-done');
});

test('nobody reached: the call is for the next working day and the terms stay; a second tap moves nothing more', async () => {
  const ids = await several(2);
  const callId = await made(ids);
  const before = await termsOf(ids);
  const key = newKey();
  const { version } = await opened(callId);
  const moved = await desk.call(contract.notReached, { params: { callId }, ifMatch: version, key });
  assert.deepEqual(
    await desk.call(contract.notReached, { params: { callId }, ifMatch: version, key }),
    moved,
  );
  assert.equal(moved.attempts, 1);
  const on = Temporal.PlainDate.from(moved.on);
  assert.ok(on.dayOfWeek <= 5 && moved.on > inDays(0));
  assert.equal(
    type(await desk.send(contract.notReached, { params: { callId }, ifMatch: version })),
    'version-mismatch',
  );
  assert.equal((await lineOf(callId, desk))?.dueOn, moved.on);
  assert.equal((await opened(callId)).lastTriedOn, inDays(0));
  assert.deepEqual(await termsOf(ids), before);
});

test('the same command twice makes one call; another call takes a concern over', async () => {
  const ids = await several(2);
  const body = { concerns: await asked(ids), callerHeldFunctionId: me, on: inDays(0) };
  const key = newKey();
  const first = await desk.call(contract.callFirst, { body, key });
  assert.deepEqual(await desk.call(contract.callFirst, { body, key }), first);
  // with the version that was seen before, nothing is taken over
  const stale = await second.call(contract.callFirst, { body });
  assert.deepEqual(
    stale.left.map(each => each.because),
    ['changed', 'changed'],
  );
  const [taken = '', left = ''] = ids;
  const callId = await made([taken], { caller: other });
  assert.equal((await lineOf(first.callId ?? '', desk))?.concerns, 1);
  assert.equal((await lineOf(callId, second))?.concerns, 1);
  await made([left], { caller: other });
  assert.equal(await lineOf(first.callId ?? '', desk), undefined, 'a call about nothing is over');
});

test('what was decided on leaves the call; at the last one the line goes', async () => {
  const [one = '', two = ''] = await several(2);
  const callId = await made([one, two]);
  await weigh(one);
  assert.deepEqual(
    (await opened(callId)).items.map(item => item.concernId),
    [two],
  );
  assert.deepEqual((await hear(callId, [one])).left, [{ concernId: one, because: 'weighed' }]);
  await weigh(two);
  assert.equal(await lineOf(callId, desk), undefined);
  const call = await opened(callId);
  assert.deepEqual([call.items, call.mayAnswer], [[], false]);
});

test('who has a tie with a family neither sees nor counts that concern in a call', async () => {
  const [hidden = '', seen = ''] = await several(2);
  const callId = await made([hidden, seen]);
  await api.admin.query(
    `insert into authz.conflict_of_interest (tenant_id, professional_id, file_id, recorded_by)
     select c.tenant_id, h.professional_id, c.concern_id, h.held_function_id from app.concern c join app.held_function h on h.public_id = $2 where c.public_id = $1`,
    [hidden, me],
  );
  assert.equal((await lineOf(callId, desk))?.concerns, 1);
  const call = await opened(callId);
  assert.deepEqual(
    call.items.map(item => item.concernId),
    [seen],
  );
  assert.deepEqual((await hear(callId, [hidden])).left, [{ concernId: hidden, because: 'gone' }]);
  const all = JSON.stringify(await desk.call(contract.listBySender));
  assert.ok(!all.includes(hidden) && all.includes(seen));
});

test('each concern whose words are shown is a look at that concern', async () => {
  const ids = await several(2);
  const callId = await made(ids);
  const looks = (act: string) =>
    countOf(
      api,
      `app.journal j join app.concern c on c.scope_id = j.scope_id where c.public_id = any ($1) and j.act = $2`,
      [ids, act],
    );
  await opened(callId);
  assert.equal(await looks('concerns.open-call'), 2);
  await desk.call(contract.listBySender);
  assert.equal(await looks('concerns.by-sender'), 2);
  assert.equal(await looks('concerns.call-first'), 2);
});
