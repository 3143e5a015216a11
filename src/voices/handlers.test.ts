import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import * as cases from '#contract/cases.ts';
import * as grants from '#contract/grants.ts';
import * as letters from '#contract/letters.ts';
import * as oversight from '#contract/oversight.ts';
import * as contract from '#contract/voices.ts';
import { openWindows } from '#contract/windows.ts';
import { getMyWork } from '#contract/work.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import { readPdf } from '../../test/pdf-text.ts';
import {
  allPages,
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
  valueOf,
  type BodyOf,
  type OpenedCase,
} from '../../test/scenes.ts';

const canary = 'Kanarie-5e7b';
const logged: string[] = [];
let api: Api;
let kase: OpenedCase;
let officer: ApiClient;
let nurse: ApiClient;
let officerGrant: string;
let childId: string;
let ids: { officer: string; nurse: string; lead: string; deputy: string; manager: string };
before(async () => {
  api = await startApi({ log: { write: line => void logged.push(line) } });
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
  childId = (await openedBy(kase.lead, kase)).children[0]?.childId ?? '';
  const of = async (label: string) => idOf(await colleague(kase.lead, label));
  ids = {
    officer: await of('Leerplichtambtenaar'),
    nurse: await of('Jeugdverpleegkundige'),
    lead: await of('Casusregisseur'),
    deputy: await of('Achtervang'),
    manager: await of('Teammanager'),
  };
});
after(() => api.close());

type Body = BodyOf<typeof contract.writeVoice>;
type Choices = Body['choices'];
const params = () => ({ caseId: kase.caseId });
const said = {
  words: `Ik wil niet dat oma het weet. ${canary}`,
  heardOn: inDays(0),
  heardWhere: 'Op school, in de kamer van de mentor',
  heardBy: 'De mentor',
  alone: true,
};
const no = (name: string): Choices[number] => ({ mayKnow: false, name });
const who = (heldFunctionId: string, mayKnow = true): Choices[number] => ({ mayKnow, heldFunctionId });
const body = (given: Partial<Body> = {}) => ({ childId, ...said, choices: [no('Oma')], ...given });
const write = async (by: ApiClient, given: Partial<Body> = {}) =>
  (await by.call(contract.writeVoice, { params: params(), body: body(given) })).voiceId;
const voicesOf = async (by: ApiClient) => (await by.call(contract.listVoices, { params: params() })).items;
const wordsOf = async (by: ApiClient) => (await voicesOf(by)).map(each => each.words);
const share = (voiceId: string, heldFunctionId: string, ifMatch = 1) => ({
  params: { voiceId },
  ifMatch,
  body: { heldFunctionId },
});
const choose = (voiceId: string, choices: Choices, ifMatch: number) => ({
  params: { voiceId },
  ifMatch,
  body: { saidOn: inDays(0), choices },
});
const correct = (voiceId: string, ifMatch: number, given: object = {}) => ({
  params: { voiceId },
  ifMatch,
  body: { ...said, reason: 'Verkeerd verstaan', ...given },
});

/** What somebody could try who has taken over the server's own role, in the session of this person. */
const asWeb = async (by: ApiClient, text: string, values: readonly unknown[]) => {
  await api.admin.query('begin');
  try {
    await api.admin.query('select authz.enter($1, $2, $3)', [
      by.token,
      'help-coordination,attendance',
      'test',
    ]);
    await api.admin.query('set local role app_web');
    return (await api.admin.query(text, [...values])).rows as unknown[];
  } finally {
    await api.admin.query('rollback');
  }
};
const tables = ['child_voice', 'child_voice_earlier', 'child_voice_choice', 'child_voice_access'];

test('what a child said is for its writer and for who leads the case, with where, when, by whom and whether alone', async () => {
  await write(officer);
  for (const by of [officer, kase.lead]) {
    const [voice, ...more] = await voicesOf(by);
    assert.deepEqual(more, []);
    assert.deepEqual(
      { ...said, childName: voice?.childName, writtenBy: voice?.writtenBy, mayChange: voice?.mayChange },
      { ...said, childName: 'Noor Verhagen', writtenBy: 'Leerplichtambtenaar', mayChange: true },
    );
    assert.deepEqual([voice?.words, voice?.heardBy, voice?.alone], [said.words, said.heardBy, true]);
    assert.deepEqual(voice?.choices, [{ who: 'Oma', heldFunctionId: null, mayKnow: false, reads: false }]);
  }
});

test('nobody else sees that it is there: the answers are the same as before, byte for byte', async () => {
  const ask = async (by: ApiClient) => [
    (await by.send(contract.listVoices, { params: params() })).body,
    (await by.send(cases.openCase, { params: params() })).body,
    (await by.send(openWindows, { params: params() })).body,
    (await by.send(cases.listCases, {})).body,
    (await by.send(getMyWork, {})).body,
    (await by.send(cases.searchCases, { body: { reference: kase.reference } })).body,
  ];
  const readers = [nurse, kase.deputy];
  const before = await Promise.all(readers.map(ask));
  await write(officer, { choices: [no('Oma'), who(ids.nurse, false)] });
  assert.deepEqual(await Promise.all(readers.map(ask)), before);
  assert.deepEqual(await wordsOf(kase.deputy), [], 'level 3 in every part of the case opens no words');
  for (const by of readers)
    for (const table of tables)
      assert.deepEqual(await asWeb(by, `select * from app.${table}`, []), [], table);
  assert.deepEqual(await asWeb(nurse, `select * from app.scope where kind = 'voice'`, []), []);
});

test('a stranger, another controller and nobody find no case, and no statement', async () => {
  const voiceId = await write(officer);
  for (const subject of ['duinveen-teammanager', 'veenrade-casusregisseur', 'duinveen-aanmeldpunt']) {
    const by = await api.as(subject);
    for (const caseId of [kase.caseId, newKey()]) {
      assert.equal(await by.refused(contract.listVoices, { params: { caseId } }), 'not-found');
      assert.equal(await by.refused(contract.writeVoice, { params: { caseId }, body: body() }), 'not-found');
    }
    for (const id of [voiceId, newKey()]) {
      assert.equal(await by.refused(contract.shareVoice, share(id, ids.manager)), 'not-found');
      assert.equal(await by.refused(contract.chooseVoice, choose(id, [], 1)), 'not-found');
      assert.equal(await by.refused(contract.correctVoice, correct(id, 1)), 'not-found');
    }
  }
  assert.equal(await api.anonymous().refused(contract.listVoices, { params: params() }), 'not-signed-in');
  for (const by of [nurse, kase.deputy])
    assert.equal(await by.refused(contract.shareVoice, share(voiceId, ids.deputy)), 'not-found');
});

test('who reads the case and writes in no part writes no words of a child either', async () => {
  assert.equal(await nurse.refused(contract.writeVoice, { params: params(), body: body() }), 'not-allowed');
  assert.equal(
    await officer.refused(contract.writeVoice, {
      params: params(),
      body: { ...body(), childId: newKey() },
    }),
    'not-found',
  );
  assert.equal(
    await officer.refused(contract.writeVoice, { params: params(), body: body({ heardOn: inDays(1) }) }),
    'term-out-of-bounds',
  );
});

test('somebody is given one statement when the child said yes, by an act of its own, and reads that one alone', async () => {
  const voiceId = await write(officer, { choices: [who(ids.nurse), no('Oma')] });
  await write(officer, { words: 'Iets anders', choices: [] });
  assert.deepEqual(await wordsOf(nurse), [], 'being named is not yet having it');
  const answer = await officer.send(contract.shareVoice, share(voiceId, ids.nurse));
  assert.equal(answer.statusCode, 201);
  assert.equal(answer.headers['etag'], '"2"');
  const [voice, ...more] = await voicesOf(nurse);
  assert.deepEqual(more, []);
  assert.deepEqual([voice?.words, voice?.mayChange], [said.words, false]);
  assert.equal(await nurse.refused(contract.correctVoice, correct(voiceId, 2)), 'not-allowed');
  assert.equal(await nurse.refused(contract.shareVoice, share(voiceId, ids.nurse, 2)), 'not-allowed');
  assert.equal(await officer.refused(contract.shareVoice, share(voiceId, ids.nurse, 2)), 'already-done');
  assert.equal(
    await countOf(api, `app.disclosure d join app.scope s using (scope_id) where s.kind = 'voice'`),
    1,
    'to another organisation it is a disclosure',
  );
});

test('somebody the child said no to, or did not name, is refused, and the answer says why', async () => {
  const voiceId = await write(officer, { choices: [who(ids.nurse, false)] });
  const answer = await officer.send(contract.shareVoice, share(voiceId, ids.nurse));
  assert.equal(answer.statusCode, 422);
  assert.match(answer.body, /Het kind wil niet dat deze collega dit weet/);
  assert.equal(await officer.refused(contract.shareVoice, share(voiceId, ids.deputy)), 'child-not-asked');
  assert.equal(
    await officer.refused(contract.shareVoice, share(voiceId, newKey())),
    'colleague-not-eligible',
  );
  await assert.rejects(
    asWeb(officer, 'select authz.share_voice($1, 1, $2)', [voiceId, ids.nurse]),
    /child-said-no/,
  );
  assert.deepEqual(await wordsOf(nurse), []);
});

test('a line that is opened by any other way is closed by the no of the child', async () => {
  const voiceId = await write(officer, { choices: [who(ids.nurse, false)] });
  await api.admin.query(
    `insert into app.access_grant_line (tenant_id, grant_id, scope_id, professional_id, level, cleared)
     select g.tenant_id, g.grant_id, v.scope_id, g.professional_id, 3, true
       from app.child_voice v join app.access_grant g on g.file_id = v.case_id join app.held_function h using (held_function_id)
      where v.public_id = $1 and h.public_id = $2`,
    [voiceId, ids.nurse],
  );
  assert.deepEqual(await wordsOf(nurse), []);
});

test('only somebody who works on the case is named, and whoever reads anyway cannot be kept out', async () => {
  const refused = (choices: Choices) =>
    officer.refused(contract.writeVoice, { params: params(), body: body({ choices }) });
  assert.equal(await refused([who(ids.manager)]), 'colleague-not-eligible');
  assert.equal(await refused([who(ids.lead, false)]), 'reads-anyway');
  assert.equal(await refused([who(ids.officer, false)]), 'reads-anyway');
  assert.equal(await refused([no('Oma'), { mayKnow: true, name: 'oma' }]), 'invalid-input');
  assert.deepEqual(await wordsOf(officer), [], 'a refused statement leaves nothing behind');
});

test('the child changes its mind: who may not know any more reads it no longer, at once', async () => {
  const voiceId = await write(officer, { choices: [who(ids.nurse), who(ids.deputy)] });
  await officer.call(contract.shareVoice, share(voiceId, ids.nurse));
  await kase.lead.call(contract.shareVoice, share(voiceId, ids.deputy, 2));
  assert.deepEqual([await wordsOf(nurse), await wordsOf(kase.deputy)], [[said.words], [said.words]]);
  assert.equal(await officer.refused(contract.chooseVoice, choose(voiceId, [], 2)), 'version-mismatch');
  await officer.call(contract.chooseVoice, choose(voiceId, [who(ids.nurse, false), who(ids.deputy)], 3));
  assert.deepEqual([await wordsOf(nurse), await wordsOf(kase.deputy)], [[], [said.words]]);
  await kase.lead.call(contract.chooseVoice, choose(voiceId, [], 4));
  assert.deepEqual(await wordsOf(kase.deputy), []);
  assert.deepEqual([await wordsOf(officer), await wordsOf(kase.lead)], [[said.words], [said.words]]);
  await officer.call(contract.chooseVoice, choose(voiceId, [who(ids.nurse)], 5));
  assert.deepEqual(await wordsOf(nurse), [], 'yes again is not yet given again');
  await officer.call(contract.shareVoice, share(voiceId, ids.nurse, 6));
  assert.deepEqual(await wordsOf(nurse), [said.words]);
  assert.equal(
    await countOf(
      api,
      'app.child_voice_access a join app.child_voice v using (voice_id) where v.public_id = $1 and a.ended_at is null',
      [voiceId],
    ),
    1,
  );
  assert.ok(
    (await countOf(
      api,
      'app.child_voice_choice c join app.child_voice v using (voice_id) where v.public_id = $1',
      [voiceId],
    )) > 4,
    'what the child chose before stays',
  );
});

test('a correction keeps what was written before, with reason and name', async () => {
  const voiceId = await write(officer);
  await kase.lead.call(
    contract.correctVoice,
    correct(voiceId, 1, { words: 'Ik wil dat oma het nog niet weet' }),
  );
  const [voice] = await voicesOf(officer);
  assert.equal(voice?.words, 'Ik wil dat oma het nog niet weet');
  assert.deepEqual(
    voice.earlier.map(each => [each.words, each.reason, each.correctedBy]),
    [[said.words, 'Verkeerd verstaan', 'Casusregisseur']],
  );
  assert.equal(await officer.refused(contract.correctVoice, correct(voiceId, 1)), 'version-mismatch');
  assert.equal(
    await officer.refused(contract.correctVoice, correct(voiceId, 2, { reason: ' ' })),
    'invalid-input',
  );
  const answers = await Promise.all(
    [officer, kase.lead].map(by => by.send(contract.correctVoice, correct(voiceId, 2))),
  );
  assert.deepEqual(statusesOf(answers), [201, 412]);
});

test('a new lead reads what the children said; the lead before does not, and the writer still does', async () => {
  const voiceId = await write(officer);
  const version = (await openedBy(kase.lead, kase)).version;
  const successor = await api.as('duinveen-achtervang');
  await kase.lead.call(cases.appoint, {
    params: params(),
    ifMatch: version,
    body: { role: 'deputy', heldFunctionId: await thirdDirector() },
  });
  await kase.lead.call(cases.appoint, {
    params: params(),
    ifMatch: version + 1,
    body: { role: 'director', heldFunctionId: ids.deputy },
  });
  const { items } = await successor.call(grants.listInvitations, { query: {} });
  for (const { grantId } of items)
    await successor.call(grants.answerInvitation, { params: { grantId }, body: { privateTie: false } });
  assert.deepEqual(await wordsOf(successor), [said.words]);
  assert.equal(await kase.lead.refused(contract.listVoices, { params: params() }), 'not-found');
  assert.deepEqual(await wordsOf(officer), [said.words]);
  await successor.call(contract.chooseVoice, choose(voiceId, [who(ids.nurse)], 1));
});

test('a no holds for who comes to lead the case too, until the child says otherwise', async () => {
  const voiceId = await write(officer, { choices: [who(ids.deputy, false)] });
  const version = (await openedBy(kase.lead, kase)).version;
  await kase.lead.call(cases.appoint, {
    params: params(),
    ifMatch: version,
    body: { role: 'deputy', heldFunctionId: await thirdDirector() },
  });
  await kase.lead.call(cases.appoint, {
    params: params(),
    ifMatch: version + 1,
    body: { role: 'director', heldFunctionId: ids.deputy },
  });
  const { items } = await kase.deputy.call(grants.listInvitations, { query: {} });
  for (const { grantId } of items)
    await kase.deputy.call(grants.answerInvitation, { params: { grantId }, body: { privateTie: false } });
  assert.deepEqual(await wordsOf(kase.deputy), []);
  await officer.call(contract.chooseVoice, choose(voiceId, [who(ids.deputy)], 1));
  await officer.call(contract.shareVoice, share(voiceId, ids.deputy, 2));
  assert.deepEqual(await wordsOf(kase.deputy), [said.words]);
});

test('ended access ends the words with it; a renewal takes them along, and nothing else does', async () => {
  const voiceId = await write(kase.lead, { choices: [who(ids.officer)] });
  await kase.lead.call(contract.shareVoice, share(voiceId, ids.officer));
  const team = (await openedBy(kase.lead, kase)).team.filter(
    each => each.role === 'team' && each.state === 'live',
  );
  await kase.lead.call(grants.renewTeam, {
    params: params(),
    body: {
      choices: team.map(({ grantId, version }) => ({ grantId, version, stays: true })),
      familyTold: 'Ja',
    },
  });
  assert.deepEqual(await wordsOf(officer), [said.words], 'renewed');
  const renewed = (await openedBy(kase.lead, kase)).team.find(
    each => each.role === 'team' && each.state === 'live' && each.colleague.label === 'Leerplichtambtenaar',
  );
  await kase.lead.call(grants.revokeAccess, {
    params: { grantId: renewed?.grantId ?? '' },
    ifMatch: renewed?.version ?? 0,
    body: { reason: 'Klaar' },
  });
  assert.equal(await officer.refused(contract.listVoices, { params: params() }), 'not-found');
  await letIn(kase, officer, 'Leerplichtambtenaar', {
    basis: 'youth-attendance-in-plan',
    parts: { 'school-work': 'write' },
  });
  assert.deepEqual(await wordsOf(officer), [], 'after a while away the words are given again, or not');
});

test('reading days are for reading, and then it is over', async () => {
  const voiceId = await write(officer);
  await expire(api, officerGrant, 'still-readable');
  assert.deepEqual(
    (await voicesOf(officer)).map(each => each.mayChange),
    [false],
  );
  assert.equal(await officer.refused(contract.correctVoice, correct(voiceId, 1)), 'not-allowed');
  await expire(api, officerGrant, 'over');
  assert.equal(await officer.refused(contract.listVoices, { params: params() }), 'not-found');
  assert.deepEqual(await wordsOf(kase.lead), [said.words]);
});

test('a conflict of interest closes the words, and nobody is told of it by giving them', async () => {
  const voiceId = await write(officer, { choices: [who(ids.nurse)] });
  await officer.call(contract.shareVoice, share(voiceId, ids.nurse));
  const privacy = await api.as('duinveen-privacy-officer');
  for (const heldFunctionId of [ids.nurse, ids.officer])
    await privacy.call(oversight.recordConflict, {
      body: { heldFunctionId: heldFunctionId, caseReference: kase.reference },
    });
  try {
    for (const by of [nurse, officer])
      assert.equal(await by.refused(contract.listVoices, { params: params() }), 'not-found');
    await kase.lead.call(contract.chooseVoice, choose(voiceId, [], 2));
    await kase.lead.call(contract.chooseVoice, choose(voiceId, [who(ids.nurse)], 3));
    assert.equal(
      await kase.lead.refused(contract.shareVoice, share(voiceId, ids.nurse, 4)),
      'colleague-not-eligible',
    );
  } finally {
    await api.admin.query('delete from authz.conflict_of_interest');
  }
});

test('reading the words is a look on record; where others see who looked, it does not tell that there were any', async () => {
  await write(officer);
  const journal = (by: string) =>
    countOf(
      api,
      `app.journal j join app.scope s using (scope_id) where j.act = 'voices.list' and s.kind = $1`,
      [by],
    );
  const before = [await journal('voice'), await journal('headline')];
  await voicesOf(officer);
  await voicesOf(nurse);
  assert.deepEqual(
    [await journal('voice'), await journal('headline')],
    [(before[0] ?? 0) + 1, (before[1] ?? 0) + 2],
  );
  await openedBy(officer, kase);
  assert.equal(
    await countOf(
      api,
      `app.journal j join app.scope s using (scope_id) where j.act = 'cases.open' and s.kind = 'voice'`,
    ),
    0,
    'opening the case is not reading the words',
  );
  const seen = await kase.deputy.call(cases.listLooks, { params: params() });
  assert.deepEqual(
    seen.items.filter(each => each.act === 'voices.list').map(each => each.part),
    ['headline', 'headline'],
  );
  const privacy = await api.as('duinveen-privacy-officer');
  const other = await openCase(api, { child: { surname: 'Verhagen', birthYear: 2017 } });
  const [child] = (await openedBy(other.lead, other)).children;
  const voice = await other.lead.call(contract.writeVoice, {
    params: { caseId: other.caseId },
    body: body({ childId: child?.childId ?? '' }),
  });
  assert.ok(voice.voiceId);
  await other.lead.call(contract.listVoices, { params: { caseId: other.caseId } });
  const { items } = await privacy.call(oversight.findLooks, { body: { bsn: '999911016' } });
  const ofVoices = items.filter(each => each.act === 'voices.list');
  assert.deepEqual(
    ofVoices.map(each => each.part),
    ['headline'],
  );
});

test('the words stand in no other answer, letter, work list or log', async () => {
  const voiceId = await write(officer, { choices: [who(ids.nurse), no(`Oma ${canary}`)] });
  await officer.call(contract.shareVoice, share(voiceId, ids.nurse));
  await kase.lead.call(contract.correctVoice, correct(voiceId, 2, { reason: `${canary} reden` }));
  const readers = [kase.lead, officer, nurse];
  for (const by of readers) {
    const answers = {
      open: by.send(cases.openCase, { params: params() }),
      windows: by.send(openWindows, { params: params() }),
      list: by.send(cases.listCases, {}),
      looks: by.send(cases.listLooks, { params: params() }),
      search: by.send(cases.searchCases, { body: { reference: kase.reference } }),
      work: by.send(getMyWork, {}),
      letters: by.send(letters.listLetters, { params: params() }),
    };
    for (const [what, asked] of Object.entries(answers)) {
      const answer = await asked;
      assert.equal(answer.statusCode, 200, what);
      assert.ok(!answer.body.includes(canary), what);
      assert.ok(!answer.body.includes(voiceId), what);
      assert.ok(!/voice"/.test(answer.body), `${what} names a part of a child's words`);
    }
  }
  const { letterId } = await kase.lead.call(letters.prepareLetter, {
    params: params(),
    body: { kind: 'information-parent', name: 'Een ouder', children: [childId], address: [] },
  });
  const pdf = await kase.lead.send(letters.openLetterPdf, { params: { letterId } });
  const paper = JSON.stringify(await readPdf(pdf.rawPayload));
  assert.ok(paper.length > 200);
  assert.ok(!paper.includes(canary));
  assert.ok(!logged.join('').includes(canary));
  assert.ok(!logged.join('').includes(voiceId));
});

test('the same statement sent twice is one statement', async () => {
  const key = newKey();
  const send = () => officer.send(contract.writeVoice, { params: params(), body: body(), key });
  const [one, other] = await Promise.all([send(), send()]);
  assert.deepEqual([one.statusCode, other.statusCode], [201, 201]);
  assert.equal(one.body, other.body);
  assert.equal((await voicesOf(officer)).length, 1);
});

test('statements go page by page, the newest first and each once', async () => {
  for (let day = 0; day < 30; day += 1) await write(officer, { heardOn: inDays(-(day % 7)) });
  const { items, pages } = await allPages(after =>
    officer.call(contract.listVoices, { params: params(), query: { after } }),
  );
  assert.equal(pages, 2);
  assert.equal(new Set(items.map(each => each.voiceId)).size, 30);
  const days = items.map(each => each.heardOn);
  assert.deepEqual(days, days.toSorted().toReversed());
});

test('the database lets no role change or remove what was said: a correction is the only way', async () => {
  const voiceId = await write(officer);
  for (const text of [
    `update app.child_voice set words = 'anders' where public_id = $1`,
    'delete from app.child_voice where public_id = $1',
  ])
    await assert.rejects(asWeb(officer, text, [voiceId]), /permission denied/);
  for (const table of tables)
    await assert.rejects(asWeb(officer, `delete from app.${table}`, []), /permission denied/);
  await assert.rejects(
    asWeb(officer, 'update app.access_grant_line set cleared = true', []),
    /permission denied/,
  );
  assert.equal(
    await valueOf(api, 'select words from app.child_voice where public_id = $1', [voiceId]),
    said.words,
  );
});

/** A third director of the same controller. */
const thirdDirector = async (): Promise<string> =>
  String(
    await valueOf(
      api,
      `with who as (insert into app.professional (tenant_id, issuer, subject) select tenant_id, 'test', $1::text from app.case_file where public_id = $1::uuid returning tenant_id, professional_id)
       insert into app.held_function (tenant_id, professional_id, organisation_id, function, label)
       select w.tenant_id, w.professional_id, h.organisation_id, h.function, 'Invaller' from who w join app.held_function h on h.public_id = $2 returning public_id`,
      [kase.caseId, ids.lead],
    ),
  );
