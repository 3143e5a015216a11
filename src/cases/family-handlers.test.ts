import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { openCase as openRoute } from '#contract/cases.ts';
import * as contract from '#contract/family.ts';
import { revokeAccess } from '#contract/grants.ts';
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
  type BodyOf,
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
  telephone: '0990-12 34 56',
  supporter: false,
  wish: 'Dat het thuis rustig is',
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
  assert.doesNotMatch(JSON.stringify(opened), /gezag|Esther|rustig|12 34 56/);
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
    body: {
      name: 'Buurvrouw',
      role: 'steunfiguur',
      household: null,
      safeContact: null,
      telephone: null,
      supporter: false,
      wish: null,
    },
  });
  await kase.deputy.call(contract.addPerson, {
    params: { caseId: kase.caseId },
    body: {
      name: 'Mark',
      role: 'vader',
      household: 2,
      safeContact: '',
      telephone: null,
      supporter: false,
      wish: '  ',
    },
  });
  const people = (await openedBy(nurse, kase)).people;
  assert.deepEqual(
    people.map(({ name, household, safeContact, wish }) => [name, household, safeContact, wish]),
    [
      ['Esther', 1, 'Bel overdag, app niet', 'Dat het thuis rustig is'],
      ['Mark', 2, null, null],
      ['Buurvrouw', null, null, null],
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

test('what somebody wants is written, changed and taken out by who writes how to reach them, and by nobody else', async () => {
  const { personId } = await kase.lead.call(contract.addPerson, {
    params: { caseId: kase.caseId },
    body: { ...esther, wish: null },
  });
  const wanting = (ifMatch: number, wish: string | null) => ({
    params: { caseId: kase.caseId, personId },
    ifMatch,
    body: { ...esther, gone: false, wish },
  });
  const wishNow = async (who: ApiClient) => (await openedBy(who, kase)).people[0]?.wish;
  assert.equal(await wishNow(nurse), null);
  const said = 'Ik wil dat er naar mij geluisterd wordt.';
  await kase.deputy.call(contract.changePerson, wanting(1, said));
  assert.equal(await wishNow(nurse), said);
  await kase.lead.call(contract.changePerson, wanting(2, 'x'.repeat(400)));
  assert.equal(await kase.lead.refused(contract.changePerson, wanting(3, 'x'.repeat(401))), 'invalid-input');
  // a page from before this was asked would take out what stands there: it is refused instead
  const { wish: _, ...old } = wanting(3, null).body;
  const asBefore = { ...wanting(3, null), body: old as typeof old & { wish: null } };
  assert.equal(await kase.lead.refused(contract.changePerson, asBefore), 'invalid-input');

  for (const [subject, refusal] of [
    ['duinveen-jeugdverpleegkundige', 'not-allowed'],
    ['duinveen-leerplichtambtenaar', 'not-allowed'],
    ['duinveen-teammanager', 'not-found'],
    ['veenrade-casusregisseur', 'not-found'],
  ] as const)
    // right or stale: who may not write there is told no text of anybody
    for (const version of [3, 1]) {
      const who = await api.as(subject);
      const answer = await who.send(contract.changePerson, wanting(version, 'Van een ander'));
      assert.equal(await who.refused(contract.changePerson, wanting(version, 'Van een ander')), refusal);
      assert.doesNotMatch(answer.body, /xxx/, subject);
    }
  assert.equal(await wishNow(kase.lead), 'x'.repeat(400));
  await kase.lead.call(contract.changePerson, wanting(3, ' '));
  assert.equal(await wishNow(kase.lead), null, 'an empty box is no answer');
});

test('a number is read, written and taken out by who does so with how to reach somebody safely, and by nobody else', async () => {
  const { personId } = await kase.lead.call(contract.addPerson, {
    params: { caseId: kase.caseId },
    body: { ...esther, telephone: null },
  });
  const calling = (ifMatch: number, telephone: string | null, supporter = true) => ({
    params: { caseId: kase.caseId, personId },
    ifMatch,
    body: { ...esther, gone: false, telephone, supporter },
  });
  const now = async (who: ApiClient) => {
    const [person] = (await openedBy(who, kase)).people;
    return person && [person.telephone, person.supporter];
  };
  assert.deepEqual(await now(nurse), [null, false]);
  await kase.deputy.call(contract.changePerson, calling(1, ' +31 990-98 76 54 '));
  for (const who of [kase.lead, kase.deputy, nurse])
    assert.deepEqual(await now(who), ['+31 990-98 76 54', true]);
  assert.equal(await now(officer), undefined, 'another part of the case is no reading of the family');

  for (const [subject, refusal] of [
    ['duinveen-jeugdverpleegkundige', 'not-allowed'],
    ['duinveen-leerplichtambtenaar', 'not-allowed'],
    ['duinveen-teammanager', 'not-found'],
    ['duinveen-aanmeldpunt', 'not-found'],
    ['veenrade-casusregisseur', 'not-found'],
  ] as const)
    // right or stale: who may not write there is told no number of anybody
    for (const version of [2, 1]) {
      const who = await api.as(subject);
      const answer = await who.send(contract.changePerson, calling(version, '0990 11 11 11', false));
      assert.equal(await who.refused(contract.changePerson, calling(version, '0990 11 11 11')), refusal);
      assert.doesNotMatch(answer.body, /98 76 54/, subject);
    }
  // a page from before this was asked would take out what stands there: it is refused instead
  for (const left of ['telephone', 'supporter'] as const) {
    const old: Partial<BodyOf<typeof contract.changePerson>> = { ...calling(2, null).body };
    delete old[left];
    const asBefore = { ...calling(2, null), body: old as BodyOf<typeof contract.changePerson> };
    assert.equal(await kase.lead.refused(contract.changePerson, asBefore), 'invalid-input', left);
  }
  assert.deepEqual(await now(kase.lead), ['+31 990-98 76 54', true]);
  // whose access ended reads it no more, and is not told it by a stale version either
  const member = (await openedBy(kase.lead, kase)).team.find(
    ({ colleague }) => colleague.label === 'Jeugdverpleegkundige',
  );
  await kase.lead.call(revokeAccess, {
    params: { grantId: member?.grantId ?? '' },
    ifMatch: member?.version ?? 0,
    body: { reason: 'Niet meer nodig' },
  });
  assert.equal(await nurse.refused(contract.changePerson, calling(1, '0990 11 11 11')), 'not-found');
  assert.equal(await nurse.refused(openRoute, { params: { caseId: kase.caseId } }), 'not-found');
  await kase.lead.call(contract.changePerson, calling(2, ' ', false));
  assert.deepEqual(await now(kase.lead), [null, false], 'an empty box is no number');
});

test('what is no number is refused with what to do, and is not said again in the answer', async () => {
  const adding = (telephone: string) => ({ params: { caseId: kase.caseId }, body: { ...esther, telephone } });
  for (const wrong of [
    '12345',
    '0'.repeat(21),
    '------',
    '+- - -1',
    '12 3 4 ',
    '0990 12 34+56',
    'bel oma',
    '0990 12 34 56 oma',
    'Laan 12, 1234 AB',
    '0990\n123456',
    '٠٩٩٠١٢٣٤',
  ]) {
    const answer = await kase.lead.send(contract.addPerson, adding(wrong));
    assert.equal(answer.statusCode, 400, `${wrong}: ${answer.body}`);
    if (wrong.length <= 20) assert.match(answer.body, /Vul een telefoonnummer in van 6 tot 20 tekens/, wrong);
    assert.ok(!answer.body.includes(wrong), 'not said again');
  }
  assert.deepEqual((await openedBy(kase.lead, kase)).people, []);
  for (const right of ['14 020', '0990 123456', '+31-990-123456', '+ 31 990 12 34 56', '0'.repeat(20)])
    await kase.lead.call(contract.addPerson, adding(right));
  assert.equal((await openedBy(kase.lead, kase)).people.length, 5);
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
