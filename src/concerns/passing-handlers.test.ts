import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as contract from '#contract/concerns.ts';
import { checkWords } from '#contract/word-checks.ts';
import { Problem } from '#contract/problem.ts';
import { loadBarrierModel } from '#src/barrier-model/index.ts';
import { readNeutrality } from '#src/neutrality/index.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import { countOf, everyoneWasHere, passOn, startDraft, valueOf } from '../../test/scenes.ts';

let api: Api;
let nurse: ApiClient;
let officer: ApiClient;
let desk: ApiClient;
let expert: ApiClient;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
  nurse = await api.as('duinveen-jeugdverpleegkundige');
  officer = await api.as('duinveen-leerplichtambtenaar');
  desk = await api.as('duinveen-aanmeldpunt');
  expert = await api.as('duinveen-gedragswetenschapper');
});
after(() => api.close());

type Answers = Partial<contract.ConcernAnswers>;
const sendNew = async (who: ApiClient, given: Answers) => {
  const draftId = await startDraft(who, given);
  return {
    draftId,
    answer: await who.send(contract.passOnConcern, { params: { draftId }, ifMatch: 1 }),
  };
};
const concernOf = (who: ApiClient, concernId: string) =>
  who.call(contract.getConcern, { params: { concernId } });
const safe = { outcome: 'safe-tonight', words: 'Gebeld met moeder, oma slaapt er' } as const;
const actNow = { outcome: 'act-now', words: 'Niemand thuis; Veilig Thuis gebeld' } as const;
const looking = (
  concernId: string,
  body: { outcome: 'safe-tonight' | 'act-now'; words: string },
  ifMatch = 1,
) => ({
  params: { concernId },
  ifMatch,
  body,
});
const noFollowUp = { outcome: 'no-follow-up', reason: 'Ouders regelen het zelf' } as const;

// Which way.

test('the ways are those of the reader’s function, each with its basis and condition, numbers filled in', async () => {
  const { ways, otherWay } = await nurse.call(contract.getWays);
  assert.deepEqual(
    ways.map(({ way }) => way),
    ['danger', 'abuse', 'worry'],
  );
  const [danger] = ways;
  assert.deepEqual(
    danger?.to.flatMap(({ telephones }) => telephones.map(({ number }) => number)),
    ['112', '0800-2000'],
  );
  assert.deepEqual(
    ways.flatMap(({ to }) => to.map(({ isReport }) => isReport)),
    [false, true, true, false],
  );
  for (const { to } of ways)
    for (const { article, condition, why } of to) {
      assert.ok(article !== '' && condition.nl !== '' && condition.en !== '');
      assert.doesNotMatch(JSON.stringify([condition, why]), /[{}]\w|\w-\w+\}/);
    }
  assert.match(otherWay.nl, /Veilig Thuis/);
});

test('a function that may not pass on sees 112 alone, and nobody sees a way without signing in', async () => {
  const school = await (await api.as('duinveen-zorgcoordinator')).call(contract.getWays);
  assert.deepEqual(
    school.ways.map(({ way, to }) => [way, ...to.map(({ receiver }) => receiver)].join(' ')).slice(1),
    ['abuse veilig-thuis', 'absence education-agency', 'worry local-team'],
  );
  const { ways, passing } = await (await api.as('duinveen-beheerder')).call(contract.getWays);
  assert.deepEqual(
    ways.map(({ way, to }) => [way, to.length]),
    [['danger', 2]],
  );
  assert.deepEqual(new Set(Object.values(passing.danger)), new Set(['not-yet']));
  const { statusCode } = await api.app.inject({ method: 'GET', url: '/api/v1/concern-ways' });
  assert.equal(statusCode, 401);
});

// Whether it may go.

test('what a nurse may not share without consent does not reach the desk; the draft stays, and the answer says what is lawful', async () => {
  const before = await countOf(api, 'app.concern');
  for (const given of [
    { familyKnows: 'yes' },
    { familyKnows: 'refuses', familyKnowsNote: 'Moeder wil dit niet' },
    { familyKnows: 'partly', familyKnowsNote: 'Alleen het kind' },
    { familyKnows: 'no', familyKnowsNote: 'Nog niet gesproken' },
    { familyKnows: 'no', familyKnowsNote: 'Nu gevaar', dangerNow: true },
  ] as const) {
    const { draftId, answer } = await sendNew(nurse, given);
    assert.equal(answer.statusCode, 422, given.familyKnows);
    const problem = Problem.parse(JSON.parse(answer.body));
    assert.match(problem.type, /no-way-to-desk$/);
    assert.match(problem.detail, /112/);
    assert.match(problem.errors?.[0]?.message ?? '', /Veilig Thuis/);
    assert.equal(problem.errors?.[0]?.field, 'familyKnows');
    const kept = await nurse.call(contract.getDraft, { params: { draftId } });
    assert.equal(kept.state, 'draft');
    assert.equal(kept.version, 1);
  }
  assert.equal(await countOf(api, 'app.concern'), before);
  assert.equal((await sendNew(nurse, { familyKnows: 'agrees' })).answer.statusCode, 201);
});

test('an officer of the municipality may, also when the family does not want it; not told yet is with the reason', async () => {
  for (const given of [
    { familyKnows: 'yes' },
    { familyKnows: 'refuses', familyKnowsNote: 'Vader wil dit niet' },
    { familyKnows: 'no', familyKnowsNote: 'Vertellen is nu niet veilig' },
  ] as const)
    assert.equal((await sendNew(officer, given)).answer.statusCode, 201, given.familyKnows);
  const { answer } = await sendNew(officer, { familyKnows: 'no', familyKnowsNote: null });
  assert.match(answer.body, /draft-incomplete/);
});

test('the function that is signed in counts, and not what the draft was written in', async () => {
  const { draftId } = await sendNew(nurse, { familyKnows: 'yes' });
  for (const who of [officer, desk])
    assert.equal(await who.refused(contract.passOnConcern, { params: { draftId }, ifMatch: 1 }), 'not-found');
});

// Words of origin.

test('the scan answers places in the text as it was sent, with a question in both languages', async () => {
  const { sentences } = readNeutrality();
  const asked = sentences.find(({ kind, expected }) => kind === 'professional-text' && expected === 'ask');
  const silent = sentences.find(
    ({ kind, expected }) => kind === 'professional-text' && expected === 'silent',
  );
  assert.ok(asked && silent);
  const texts = [silent.text, `   ${asked.text}`];
  const { found } = await nurse.call(checkWords, { body: { texts } });
  assert.ok(found.length > 0);
  for (const { text, start, end, ask } of found) {
    assert.equal(text, 1);
    assert.ok(start >= 3 && end > start && end <= (texts[1] ?? '').length);
    assert.ok(ask.nl !== '' && ask.en !== '');
  }
});

test('a scan leaves nothing behind, and is for whoever is signed in', async () => {
  const rows = () =>
    valueOf(
      api,
      `select (select count(*) from app.journal) + (select count(*) from app.concern_draft) + (select count(*) from authz.answered_command)`,
    );
  const before = await rows();
  await nurse.call(checkWords, { body: { texts: ['Komt moe op school'] } });
  assert.equal(await rows(), before);
  const { statusCode } = await api.app.inject({
    method: 'POST',
    url: '/api/v1/word-checks',
    headers: { 'x-perspectief': '1' },
    payload: { texts: [''] },
  });
  assert.equal(statusCode, 401);
  const many = Array.from({ length: 9 }, () => '');
  assert.equal(await nurse.refused(checkWords, { body: { texts: many } }), 'invalid-input');
});

test('a word that is asked about does not hold up passing on', async () => {
  const asked = readNeutrality().sentences.find(
    ({ kind, expected }) => kind === 'professional-text' && expected === 'ask',
  );
  assert.ok(asked);
  assert.equal((await sendNew(nurse, { observed: asked.text })).answer.statusCode, 201);
});

// The safety look.

test('the desk looks the same day: the list and the concern show it, and each look is kept', async () => {
  const { concernId } = await passOn(api);
  const listed = async () => {
    let after: string | undefined;
    for (;;) {
      const { items, next } = await desk.call(contract.listConcerns, { query: { after } });
      const row = items.find(each => each.concernId === concernId);
      if (row !== undefined || next === null) return row;
      after = next;
    }
  };
  assert.equal((await listed())?.safety, null);
  const answer = await desk.send(contract.lookAtSafety, looking(concernId, safe));
  assert.equal(answer.statusCode, 201);
  assert.equal(answer.headers['etag'], '"2"');
  assert.equal((await listed())?.safety, 'safe-tonight');
  await desk.call(contract.lookAtSafety, looking(concernId, actNow, 2));
  assert.equal((await listed())?.safety, 'act-now');
  const { safetyLooks, version } = await concernOf(expert, concernId);
  assert.equal(version, 3);
  assert.deepEqual(
    safetyLooks.map(({ outcome, words, lookedBy }) => ({ outcome, words, lookedBy })),
    [actNow, safe].map(look => ({ ...look, lookedBy: 'Medewerker aanmeldpunt' })),
  );
});

test('yesterday’s concern at which nobody looked is overdue, and one look ends that', async () => {
  const { concernId } = await passOn(api);
  await api.admin.query(
    `update app.concern set look_by = authz.today() - 1, decide_by = authz.today() - 400 where public_id = $1`,
    [concernId],
  );
  const first = async () =>
    (await desk.call(contract.listConcerns)).items.find(c => c.concernId === concernId);
  assert.equal((await first())?.lookOverdue, true);
  await desk.call(contract.lookAtSafety, looking(concernId, safe));
  assert.equal((await first())?.lookOverdue, false);
});

test('who reads along does not look, and for others there is no concern', async () => {
  const { concernId } = await passOn(api);
  assert.equal(await expert.refused(contract.lookAtSafety, looking(concernId, safe)), 'not-allowed');
  for (const who of [nurse, await api.as('duinveen-casusregisseur'), await api.as('veenrade-aanmeldpunt')])
    assert.equal(await who.refused(contract.lookAtSafety, looking(concernId, safe)), 'not-found');
  assert.equal(
    await countOf(
      api,
      'app.safety_look l join app.concern c using (tenant_id, concern_id) where c.public_id = $1',
      [concernId],
    ),
    0,
  );
});

test('a look on what was seen before is refused, and so is one after the decision; a repeat counts once', async () => {
  const { concernId } = await passOn(api);
  const key = crypto.randomUUID();
  for (let time = 0; time < 2; time += 1)
    assert.equal(
      (await desk.send(contract.lookAtSafety, { ...looking(concernId, safe), key })).statusCode,
      201,
    );
  assert.equal((await concernOf(desk, concernId)).safetyLooks.length, 1);
  assert.equal(await desk.refused(contract.lookAtSafety, looking(concernId, actNow, 1)), 'version-mismatch');
  assert.equal(
    await desk.refused(contract.weighConcern, { params: { concernId }, ifMatch: 1, body: noFollowUp }),
    'version-mismatch',
    'who weighs hears that somebody looked',
  );
  await desk.call(contract.weighConcern, { params: { concernId }, ifMatch: 2, body: noFollowUp });
  assert.equal(await desk.refused(contract.lookAtSafety, looking(concernId, actNow, 3)), 'already-weighed');
});

test('with a conflict of interest there is no concern to look at', async () => {
  const { concernId } = await passOn(api);
  await api.admin.query(
    `insert into authz.conflict_of_interest (tenant_id, professional_id, file_id, recorded_by)
     select c.tenant_id, h.professional_id, c.concern_id, h.held_function_id
       from app.concern c join app.held_function h on h.tenant_id = c.tenant_id and h.label = 'Medewerker aanmeldpunt' where c.public_id = $1`,
    [concernId],
  );
  assert.equal(await desk.refused(contract.lookAtSafety, looking(concernId, safe)), 'not-found');
});

test('a look cannot be changed or taken back from the web role, whatever the SQL', async () => {
  for (const text of ['insert', 'update', 'delete'])
    assert.equal(
      await valueOf(api, `select has_table_privilege('app_web', 'app.safety_look', $1)`, [text]),
      false,
      text,
    );
});

// Nobody weighs their own concern.

test('who passed a concern on neither decides on it nor codes it, in any outcome; the look is not refused', async () => {
  const { concernId } = await passOn(api, {}, desk);
  const seen = await concernOf(desk, concernId);
  assert.equal(seen.ownConcern, true);
  assert.equal(seen.mayWeigh, false);
  assert.equal(seen.mayLook, true);
  const params = { concernId };
  for (const body of [
    noFollowUp,
    { outcome: 'advice-given', reason: 'Zo' },
    { outcome: 'passed-on', reason: 'Zo', passedOnTo: 'Wijkteam' },
    { outcome: 'joined-to-case', reason: 'Zo', caseReference: 'C-0000-0000' },
  ] as const)
    assert.equal(
      await desk.refused(contract.weighConcern, { params, ifMatch: 1, body }),
      'own-concern',
      body.outcome,
    );
  const none = { modelVersion: loadBarrierModel().version, signals: [] };
  assert.equal(await desk.refused(contract.codeConcern, { params, ifMatch: 1, body: none }), 'own-concern');
  assert.equal((await desk.send(contract.lookAtSafety, looking(concernId, safe))).statusCode, 201);
  assert.equal((await concernOf(desk, concernId)).state, 'received');
});

test('it is the person who counts: passed on in another function it is still one’s own', async () => {
  const { concernId } = await passOn(api);
  await api.admin.query(
    `with also as (
       insert into app.held_function (tenant_id, professional_id, organisation_id, function, label)
       select d.tenant_id, d.professional_id, d.organisation_id, 'youth-nurse', 'Ook jeugdverpleegkundige' from app.held_function d
         join app.tenant t on t.tenant_id = d.tenant_id and t.name = 'Gemeente Duinveen'
        where d.label = 'Medewerker aanmeldpunt'
       returning tenant_id, held_function_id)
     update app.concern c set sender_held_function_id = also.held_function_id from also where c.public_id = $1 and c.tenant_id = also.tenant_id`,
    [concernId],
  );
  assert.equal((await concernOf(desk, concernId)).ownConcern, true);
  assert.equal(
    await desk.refused(contract.weighConcern, { params: { concernId }, ifMatch: 1, body: noFollowUp }),
    'own-concern',
  );
});

test('a colleague of the desk weighs it', async () => {
  const { concernId } = await passOn(api, {}, await api.as('duinveen-casusregisseur'));
  assert.equal((await concernOf(desk, concernId)).ownConcern, false);
  await desk.call(contract.weighConcern, { params: { concernId }, ifMatch: 1, body: noFollowUp });
});
