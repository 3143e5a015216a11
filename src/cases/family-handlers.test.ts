import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import * as contract from '#contract/family.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import {
  countOf,
  everyoneWasHere,
  inDays,
  letIn,
  newKey,
  openCase,
  openedBy,
  statusesOf,
  type OpenedCase,
} from '../../test/scenes.ts';

let api: Api;
let kase: OpenedCase;
let nurse: ApiClient;
let officer: ApiClient;
let childId: string;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
});
beforeEach(async () => {
  kase = await openCase(api);
  nurse = await api.as('duinveen-jeugdverpleegkundige');
  officer = await api.as('duinveen-leerplichtambtenaar');
  await letIn(kase, nurse, 'Jeugdverpleegkundige', {
    basis: 'youth-family-permission',
    parts: { headline: 'detail' },
  });
  await letIn(kase, officer, 'Leerplichtambtenaar', {
    basis: 'youth-attendance-in-plan',
    parts: { 'school-work': 'write' },
  });
  childId = (await childOf(kase.lead)).childId;
});
after(() => api.close());

const childOf = async (who: ApiClient, opened = kase) => {
  const [child] = (await openedBy(who, opened)).children;
  assert.ok(child);
  return child;
};
const known = {
  answer: 'known',
  words: 'Moeder en vader hebben samen gezag',
  source: 'Gezagsregister',
  knownOn: inDays(0),
} as const;
const living = {
  answer: 'known',
  words: 'Woont bij moeder, om het weekend bij vader',
  source: 'Moeder en vader',
  knownOn: inDays(-1),
} as const;
const params = () => ({ caseId: kase.caseId, childId });
const esther = {
  name: 'Esther',
  role: 'moeder',
  household: 1,
  safeContact: 'Bel overdag, app niet',
} as const;

test('nothing recorded is null, and is neither "nobody" nor "not registered"', async () => {
  assert.deepEqual((await childOf(kase.lead)).standing, {
    authority: null,
    authorityVersion: 1,
    residence: null,
    residenceVersion: 1,
  });
});

test('authority has three answers, each with date and source, and the last one counts', async () => {
  const answer = await kase.lead.send(contract.recordAuthority, {
    params: params(),
    ifMatch: 1,
    body: { answer: 'asked', source: 'Gezagsregister', knownOn: inDays(-3) },
  });
  assert.equal(answer.headers['etag'], '"2"');
  await kase.deputy.call(contract.recordAuthority, {
    params: params(),
    ifMatch: 2,
    body: { answer: 'not-registered', source: 'Gezagsregister', knownOn: inDays(-1) },
  });
  assert.deepEqual((await childOf(kase.lead)).standing?.authority, {
    answer: 'not-registered',
    words: null,
    source: 'Gezagsregister',
    knownOn: inDays(-1),
  });
  await kase.lead.call(contract.recordAuthority, { params: params(), ifMatch: 3, body: known });
  const { standing } = await childOf(nurse);
  assert.deepEqual([standing?.authority, standing?.authorityVersion], [known, 4]);
  const kept = await countOf(
    api,
    `app.child_standing s join app.case_child k using (tenant_id, child_id) where k.public_id = $1`,
    [childId],
  );
  assert.equal(kept, 3, 'what was known before stays');
});

test('"known" needs words, and the other answers have none', async () => {
  const refused = (body: object) =>
    kase.lead.refused(contract.recordAuthority, { params: params(), ifMatch: 1, body: body as typeof known });
  assert.equal(await refused({ ...known, words: ' ' }), 'invalid-input');
  assert.equal(await refused({ ...known, source: '' }), 'invalid-input');
  assert.equal(await refused({ ...known, answer: 'nobody' }), 'invalid-input');
  assert.equal(await refused({ ...known, knownOn: inDays(1) }), 'term-out-of-bounds');
});

test('where a child lives is another sentence with a version of its own', async () => {
  await kase.lead.call(contract.recordResidence, { params: params(), ifMatch: 1, body: living });
  const { standing } = await childOf(kase.deputy);
  assert.equal(standing?.residence?.words, living.words);
  assert.deepEqual([standing.residenceVersion, standing.authorityVersion], [2, 1]);
});

test('a stale version is told, and of two at once one is', async () => {
  const ask = (ifMatch: number) => ({ params: params(), ifMatch, body: known });
  assert.equal(await kase.lead.refused(contract.recordAuthority, ask(2)), 'version-mismatch');
  const answers = await Promise.all([
    kase.lead.send(contract.recordAuthority, ask(1)),
    kase.deputy.send(contract.recordAuthority, ask(1)),
  ]);
  assert.deepEqual(statusesOf(answers), [200, 412]);
});

test('who reads the headline only sees neither sentence nor people', async () => {
  await kase.lead.call(contract.recordAuthority, { params: params(), ifMatch: 1, body: known });
  await kase.lead.call(contract.addPerson, { params: { caseId: kase.caseId }, body: esther });
  const opened = await openedBy(officer, kase);
  assert.equal(opened.children[0]?.standing, null);
  assert.deepEqual(opened.people, []);
  assert.doesNotMatch(JSON.stringify(opened), /gezag|Esther/);
});

test('lead and deputy record; who reads along is told, and a stranger finds nothing', async () => {
  const ask = { params: params(), ifMatch: 1, body: known };
  assert.equal(await nurse.refused(contract.recordAuthority, ask), 'not-allowed');
  assert.equal(await officer.refused(contract.recordResidence, { ...ask, body: living }), 'not-allowed');
  assert.equal(
    await nurse.refused(contract.addPerson, { params: { caseId: kase.caseId }, body: esther }),
    'not-allowed',
  );
  for (const subject of ['duinveen-teammanager', 'veenrade-casusregisseur']) {
    const who = await api.as(subject);
    assert.equal(await who.refused(contract.recordAuthority, ask), 'not-found');
    assert.equal(
      await who.refused(contract.addPerson, { params: { caseId: kase.caseId }, body: esther }),
      'not-found',
    );
  }
});

test('a child of another case is not found in this one', async () => {
  const other = await openCase(api);
  const { childId: otherChild } = await childOf(other.lead, other);
  const ask = { params: { caseId: kase.caseId, childId: otherChild }, ifMatch: 1, body: known };
  assert.equal(await kase.lead.refused(contract.recordAuthority, ask), 'not-found');
});

test('where a child with a secret address lives, lies in the sealed part: the deputy neither reads nor writes it', async () => {
  const secret = await openCase(api, { child: { surname: 'de Ruiter', birthYear: 2018 } });
  try {
    const child = await childOf(secret.lead, secret);
    assert.equal(child.secret, true);
    const ask = (ifMatch: number) => ({
      params: { caseId: secret.caseId, childId: child.childId },
      ifMatch,
      body: living,
    });
    assert.equal(await secret.deputy.refused(contract.recordResidence, ask(1)), 'not-allowed');
    await secret.lead.call(contract.recordResidence, ask(1));
    assert.equal((await childOf(secret.lead, secret)).standing?.residence?.words, living.words);
    const seen = await childOf(secret.deputy, secret);
    assert.deepEqual([seen.standing?.residence, seen.standing?.residenceVersion], [null, 1]);
    assert.equal(await secret.deputy.refused(contract.recordResidence, ask(1)), 'not-allowed');
    // who has authority is no address
    await secret.deputy.call(contract.recordAuthority, { ...ask(1), body: known });
  } finally {
    await api.admin.query('update app.person_file set is_open = false');
  }
});

test('people stand by household, with how to reach them safely, and can be changed and put aside', async () => {
  const { personId } = await kase.lead.call(contract.addPerson, {
    params: { caseId: kase.caseId },
    body: esther,
  });
  await kase.lead.call(contract.addPerson, {
    params: { caseId: kase.caseId },
    body: { name: 'Buurvrouw', role: 'steunfiguur', household: null, safeContact: null },
  });
  await kase.deputy.call(contract.addPerson, {
    params: { caseId: kase.caseId },
    body: { name: 'Mark', role: 'vader', household: 2, safeContact: '' },
  });
  const people = (await openedBy(nurse, kase)).people;
  assert.deepEqual(
    people.map(({ name, household, safeContact }) => [name, household, safeContact]),
    [
      ['Esther', 1, 'Bel overdag, app niet'],
      ['Mark', 2, null],
      ['Buurvrouw', null, null],
    ],
  );
  const change = (ifMatch: number, gone = false) => ({
    params: { caseId: kase.caseId, personId },
    ifMatch,
    body: { ...esther, safeContact: 'Alleen via oma', gone },
  });
  await kase.lead.call(contract.changePerson, change(1));
  assert.equal(await kase.deputy.refused(contract.changePerson, change(1)), 'version-mismatch');
  assert.equal(await nurse.refused(contract.changePerson, change(2)), 'not-allowed');
  await kase.lead.call(contract.changePerson, change(2, true));
  const last = (await openedBy(kase.lead, kase)).people.at(-1);
  assert.deepEqual([last?.name, last?.safeContact, last?.gone], ['Esther', 'Alleen via oma', true]);
});

test('somebody of another case is not found in this one', async () => {
  const other = await openCase(api);
  const { personId } = await other.lead.call(contract.addPerson, {
    params: { caseId: other.caseId },
    body: esther,
  });
  for (const id of [personId, newKey()]) {
    assert.equal(
      await kase.lead.refused(contract.changePerson, {
        params: { caseId: kase.caseId, personId: id },
        ifMatch: 1,
        body: { ...esther, gone: true },
      }),
      'not-found',
    );
  }
});
