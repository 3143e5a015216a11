import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as cases from '#contract/cases.ts';
import * as concerns from '#contract/concerns.ts';
import * as contacts from '#contract/contacts.ts';
import * as oversight from '#contract/oversight.ts';
import * as readings from '#contract/second-reading.ts';
import * as work from '#contract/work.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import {
  accept,
  answers,
  allPages,
  colleague,
  countOf,
  everyoneWasHere,
  findChild,
  idOf,
  inDays,
  letIn,
  newKey,
  openCase,
  openedBy,
  opening,
  passOn,
  statusesOf,
  today,
  valueOf,
  type BodyOf,
} from '../../test/scenes.ts';

let api: Api;
let desk: ApiClient;
let second: ApiClient;
let expert: ApiClient;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
  desk = await api.as('duinveen-aanmeldpunt');
  second = await api.as('duinveen-aanmeldpunt-2');
  expert = await api.as('duinveen-gedragswetenschapper');
});
after(() => api.close());

type Reading = BodyOf<typeof readings.readConcern>;
const seen = (who: ApiClient, concernId: string) => who.call(concerns.getConcern, { params: { concernId } });
const read = async (who: ApiClient, concernId: string, body: Reading, ifMatch?: number) =>
  who.call(readings.readConcern, {
    params: { concernId },
    body,
    ifMatch: ifMatch ?? (await seen(who, concernId)).version,
  });
const refusedRead = async (who: ApiClient, concernId: string, body: Reading, ifMatch?: number) =>
  who.refused(readings.readConcern, {
    params: { concernId },
    body,
    ifMatch:
      ifMatch ??
      Number(await valueOf(api, 'select version from app.concern where public_id = $1', [concernId])),
  });
const weigh = async (
  who: ApiClient,
  concernId: string,
  given: Partial<Extract<BodyOf<typeof concerns.weighConcern>, { outcome: 'no-follow-up' }>> = {},
) =>
  who.call(concerns.weighConcern, {
    params: { concernId },
    ifMatch: (await seen(who, concernId)).version,
    body: { outcome: 'no-follow-up', reason: 'Ouders regelen het zelf', ...given },
  });
const agrees: Reading = { stage: 'after', agrees: true, words: null };
const disagrees: Reading = { stage: 'after', agrees: false, words: 'Het verzuim gaat door' };
const workOf = async (who: ApiClient, id: string) =>
  (await allPages(cursor => who.call(work.getMyWork, { query: { after: cursor } }))).items
    .filter(item => item.id === id && item.kind !== 'inform-parents')
    .map(item => item.kind)
    .toSorted();

test('a decision stands at once, is marked, and waits two working days for a second reader', async () => {
  const { concernId } = await passOn(api);
  const { readBefore } = await weigh(desk, concernId);
  assert.ok(readBefore !== null && readBefore > today().toString() && readBefore <= inDays(6));
  const concern = await seen(expert, concernId);
  assert.equal(concern.state, 'weighed');
  assert.equal(concern.outcome, 'no-follow-up');
  assert.deepEqual(concern.second, { state: 'to-read', readBefore, overdue: false, asked: null });
  assert.equal(concern.mayRead, 'after');
  await read(expert, concernId, agrees);
  const after = await seen(desk, concernId);
  assert.equal(after.second?.state, 'agreed');
  assert.equal(after.second.readBefore, null);
  assert.equal(after.readings[0]?.readBy, 'Gedragswetenschapper');
});

test('who advised the same beforehand has read along; other advice, or one’s own, has not', async () => {
  const { concernId } = await passOn(api);
  await read(expert, concernId, { stage: 'before', advice: 'advice-given', words: 'School kan dit zelf' });
  assert.equal((await weigh(desk, concernId, { outcome: 'advice-given' } as never)).readBefore, null);
  assert.equal((await seen(desk, concernId)).second?.state, 'agreed');

  const other = await passOn(api);
  await read(expert, other.concernId, { stage: 'before', advice: 'case-opened', words: 'Er is regie nodig' });
  await read(desk, other.concernId, { stage: 'before', advice: 'no-follow-up', words: 'Ik zie niets' });
  assert.notEqual(
    (await weigh(desk, other.concernId)).readBefore,
    null,
    'one’s own advice is no second reader',
  );
  assert.equal((await seen(expert, other.concernId)).second?.state, 'to-read');
});

test('nobody reads their own decision, nor the concern that they passed on, in whichever function', async () => {
  const { concernId } = await passOn(api);
  await weigh(desk, concernId);
  assert.equal((await seen(desk, concernId)).mayRead, null);
  assert.equal(await refusedRead(desk, concernId, agrees), 'own-decision');

  const own = await passOn(api, {}, expert);
  assert.equal(
    await refusedRead(expert, own.concernId, { stage: 'before', advice: 'no-follow-up', words: 'x' }),
    'own-concern',
  );
  await weigh(desk, own.concernId);
  assert.equal(await refusedRead(expert, own.concernId, agrees), 'own-concern');
  await read(second, own.concernId, disagrees);
  assert.equal(
    await refusedRead(expert, own.concernId, { stage: 'third', stands: true, words: 'x' }),
    'own-concern',
  );
});

test('disagreement says why, goes to a third who is neither of the two, and the third can let it stand', async () => {
  const { concernId } = await passOn(api);
  await weigh(desk, concernId);
  assert.equal(
    await refusedRead(expert, concernId, { stage: 'after', agrees: false, words: '' }),
    'invalid-input',
  );
  await read(expert, concernId, disagrees);
  const disputed = await seen(second, concernId);
  assert.equal(disputed.second?.state, 'disputed');
  assert.equal(disputed.outcome, 'no-follow-up', 'the outcome stands meanwhile');
  const third: Reading = { stage: 'third', stands: true, words: 'School volgt het' };
  assert.equal(await refusedRead(desk, concernId, third), 'own-decision');
  assert.equal(await refusedRead(expert, concernId, third), 'own-decision');
  assert.equal(await refusedRead(expert, concernId, agrees), 'already-done');
  await read(second, concernId, third);
  const settled = await seen(desk, concernId);
  assert.equal(settled.second?.state, 'stands');
  assert.deepEqual(
    settled.readings.map(each => [each.stage, each.verdict, each.readBy]),
    [
      ['third', 'stands', 'Medewerker aanmeldpunt (2)'],
      ['after', 'disagrees', 'Gedragswetenschapper'],
    ],
  );
  assert.equal(await refusedRead(second, concernId, third), 'already-done');
});

test('weighed again: the question is open, the first decision stays on record, the case runs on and is not doubled', async () => {
  const kase = await openCase(api);
  const { concernId } = kase.concern;
  const factsBefore = (await openedBy(kase.lead, kase)).facts.length;
  await read(expert, concernId, disagrees);
  await read(second, concernId, { stage: 'third', stands: false, words: 'Kan lichter' });
  const open = await seen(desk, concernId);
  assert.equal(open.state, 'received');
  assert.equal(open.second, null);
  assert.equal(open.mayWeigh, true);
  assert.deepEqual(
    open.decisions.map(each => [each.number, each.outcome]),
    [[1, 'case-opened']],
  );
  assert.equal(
    (await openedBy(kase.lead, kase)).reference,
    kase.reference,
    'nothing that was done is undone',
  );
  const manager = await api.as('duinveen-teammanager');
  const told = (await manager.call(work.getMyWork)).items.filter(item => item.context === kase.reference);
  assert.equal(told.length, 1);
  await desk.call(concerns.weighConcern, {
    params: { concernId },
    ifMatch: open.version,
    body: { outcome: 'joined-to-case', reason: 'De casus is er al', caseReference: kase.reference },
  });
  const again = await seen(second, concernId);
  assert.deepEqual(
    again.decisions.map(each => each.outcome),
    ['joined-to-case', 'case-opened'],
  );
  assert.equal(again.mayRead, 'after', 'the third of the first decision may read the second');
  assert.equal((await openedBy(kase.lead, kase)).facts.length, factsBefore, 'its words are in the case once');
});

test('what is asked stands in Mijn werk of all of the desk, and says of whom it is asked', async () => {
  const { concernId } = await passOn(api);
  assert.deepEqual(await workOf(desk, concernId), ['concern', 'look-safety']);
  await desk.call(concerns.lookAtSafety, {
    params: { concernId },
    ifMatch: 1,
    body: { outcome: 'safe-tonight', words: 'Gebeld' },
  });
  assert.deepEqual(await workOf(second, concernId), ['concern'], 'somebody looked');
  await weigh(desk, concernId, {
    secondReaderHeldFunctionId: idOf(await colleague(desk, 'Gedragswetenschapper')),
  });
  assert.deepEqual(await workOf(desk, concernId), ['waits-for-reader']);
  assert.deepEqual(await workOf(expert, concernId), ['asked-to-read']);
  assert.deepEqual(await workOf(second, concernId), ['to-read']);
  assert.deepEqual(await workOf(await api.as('veenrade-aanmeldpunt'), concernId), []);
  await read(expert, concernId, disagrees);
  assert.deepEqual(await workOf(second, concernId), ['third-reading']);
  assert.deepEqual(await workOf(expert, concernId), ['waits-for-reader']);
  const list = await allPages(cursor => second.call(readings.listToRead, { query: { after: cursor } }));
  assert.equal(list.items.find(item => item.concernId === concernId)?.state, 'disputed');
  await read(second, concernId, { stage: 'third', stands: true, words: 'Goed zo' });
  assert.deepEqual(await workOf(second, concernId), []);
});

test('asked is somebody of the desk who is neither the decider nor the sender', async () => {
  const { concernId } = await passOn(api, {}, expert);
  const ask = async (label: string) =>
    desk.refused(concerns.weighConcern, {
      params: { concernId },
      ifMatch: 1,
      body: {
        outcome: 'no-follow-up',
        reason: 'x',
        secondReaderHeldFunctionId: idOf(await colleague(desk, label)),
      },
    });
  for (const label of ['Medewerker aanmeldpunt', 'Gedragswetenschapper', 'Casusregisseur'])
    assert.equal(await ask(label), 'colleague-not-eligible', label);
});

test('who has no desk, another controller or an old version does not read along', async () => {
  const { concernId } = await passOn(api);
  await weigh(desk, concernId);
  const version = (await seen(expert, concernId)).version;
  for (const subject of [
    'duinveen-casusregisseur',
    'veenrade-aanmeldpunt',
    'veenrade-gedragswetenschapper',
    'duinveen-privacy-officer',
  ])
    assert.equal(await refusedRead(await api.as(subject), concernId, agrees, version), 'not-found', subject);
  assert.equal(await refusedRead(expert, concernId, agrees, version - 1), 'version-mismatch');
  const key = newKey();
  const given = { params: { concernId }, body: agrees, ifMatch: version, key };
  const [one, other] = [
    await expert.send(readings.readConcern, given),
    await expert.send(readings.readConcern, given),
  ];
  assert.deepEqual(statusesOf([one, other]), [201, 201], 'the same command twice is one reading');
  assert.equal(
    await countOf(api, `app.concern_reading r join app.concern c using (concern_id) where c.public_id = $1`, [
      concernId,
    ]),
    1,
  );
});

test('two who read at once: one is heard', async () => {
  const { concernId } = await passOn(api);
  await weigh(desk, concernId);
  const { version } = await seen(expert, concernId);
  const given = { params: { concernId }, ifMatch: version };
  const answers = await Promise.all([
    expert.send(readings.readConcern, { ...given, body: agrees }),
    second.send(readings.readConcern, { ...given, body: disagrees }),
  ]);
  assert.equal(answers.filter(answer => answer.statusCode === 201).length, 1);
  assert.equal(
    await countOf(api, `app.concern_reading r join app.concern c using (concern_id) where c.public_id = $1`, [
      concernId,
    ]),
    1,
  );
});

// A private tie must not show that a case runs.
test('opening a case is answered alike whether or not a tie hides a case of this child', async () => {
  const child = { surname: 'Verhagen', birthYear: 2017 };
  const hidden = await openCase(api, { child });
  const tied = second;
  await (
    await api.as('duinveen-privacy-officer')
  ).call(oversight.recordConflict, {
    body: {
      heldFunctionId: idOf(await colleague(desk, 'Medewerker aanmeldpunt (2)')),
      caseReference: hidden.reference,
    },
  });
  const attempt = async (who: { surname: string; birthYear: number }) => {
    const { concernId } = await passOn(api);
    const found = await findChild(tied, concernId, who);
    const answer = await tied.send(concerns.weighConcern, {
      params: { concernId },
      ifMatch: 1,
      body: await opening(tied, { children: [{ childRef: found.childRef }] }),
    });
    const body = answer.json<{ caseReference: string }>();
    const later = await passOn(api);
    const again = await findChild(tied, later.concernId, who);
    const afterwards = await seen(tied, concernId);
    return {
      running: found.runningCase,
      status: answer.statusCode,
      keys: Object.keys(body),
      known: again.runningCase?.reference === body.caseReference,
      state: afterwards.state,
      outcome: afterwards.outcome,
      reference: afterwards.caseReference === body.caseReference,
      made: body.caseReference,
    };
  };
  const { made, ...ofHidden } = await attempt(child);
  const { made: plain, ...ofNone } = await attempt({ surname: 'Kuipers', birthYear: 2020 });
  assert.deepEqual(ofHidden, ofNone);
  assert.notEqual(plain, made);
  // who has no tie hears of the first, and may not open a third
  const { concernId } = await passOn(api);
  const found = await findChild(desk, concernId, child);
  assert.equal(found.runningCase?.reference, hidden.reference);
  const refused = await desk.refused(concerns.weighConcern, {
    params: { concernId },
    ifMatch: 1,
    body: await opening(desk, { children: [{ childRef: found.childRef }] }),
  });
  assert.equal(refused, 'child-has-open-case');
  // and who must bring the two together knows today
  for (const subject of ['duinveen-teammanager', 'duinveen-privacy-officer']) {
    const { items } = await (await api.as(subject)).call(work.getMyWork);
    assert.equal(items.filter(item => item.context === `${made} · ${hidden.reference}`).length, 1, subject);
  }
  assert.ok(!JSON.stringify((await tied.call(work.getMyWork)).items).includes(hidden.reference));
});

// The shielded sender.
const shieldedAnswers = { shieldGround: 'danger-to-sender', observed: 'Gezien', goesWell: 'Veel' } as const;

test('a shielded sender: named to desk and director, in no answer to anybody else of the team', async () => {
  const sender = await api.as('duinveen-jeugdverpleegkundige');
  const kase = await openCase(api, { answers: shieldedAnswers, opening: { lifeDomains: ['school-work'] } });
  const names = ['Jeugdverpleegkundige', 'Jeugdgezondheidszorg Duinveen'];
  const concern = await seen(desk, kase.concern.concernId);
  assert.equal(concern.sender.label, names[0]);
  assert.equal(concern.shield?.answer, null, 'asks for a second person, and holds meanwhile');
  const ofLead = await openedBy(kase.lead, kase);
  assert.ok(ofLead.facts.length > 0);
  for (const fact of ofLead.facts) {
    assert.ok(fact.sourceShielded);
    assert.equal(fact.observer, names[0]);
    assert.equal(fact.sourceOrganisation, names[1]);
  }
  const officer = await api.as('duinveen-leerplichtambtenaar');
  await letIn(kase, officer, 'Leerplichtambtenaar', {
    basis: 'youth-attendance-in-plan',
    parts: { 'school-work': 'write' },
  });
  const params = { caseId: kase.caseId };
  for (const [who, member] of [
    ['deputy', kase.deputy],
    ['team', officer],
  ] as const) {
    const opened = await openedBy(member, kase);
    assert.equal(opened.facts.length, ofLead.facts.length);
    const said = JSON.stringify([
      opened,
      await member.call(cases.listLooks, { params }),
      await member.call(contacts.listContacts, { params }),
      await member.call(work.getMyWork),
      await member.call(cases.listCases),
    ]);
    for (const name of names) assert.ok(!said.includes(name), `${who} reads ${name}`);
  }
  assert.equal(
    (await sender.call(concerns.getDraft, { params: { draftId: kase.concern.draftId } })).shieldAnswer,
    'asked',
  );
});

test('a second person agrees to shielding or refuses it, never the sender', async () => {
  const sender = expert;
  const answer = (who: ApiClient, concernId: string, says: boolean, ifMatch: number) =>
    who.send(readings.answerShield, {
      params: { concernId },
      ifMatch,
      body: { agrees: says, words: 'Gebeld met de afzender' },
    });
  const refused = await passOn(api, shieldedAnswers, sender);
  assert.equal(
    (await answer(sender, refused.concernId, true, 1)).json<{ type: string }>().type,
    'urn:perspectief:problem:own-concern',
  );
  assert.equal(
    (await answer(await api.as('duinveen-casusregisseur'), refused.concernId, true, 1)).statusCode,
    404,
  );
  assert.equal((await answer(desk, refused.concernId, false, 1)).statusCode, 201);
  assert.equal(
    (await answer(second, refused.concernId, true, 2)).json<{ type: string }>().type,
    'urn:perspectief:problem:already-done',
  );
  assert.equal(
    (await sender.call(concerns.getDraft, { params: { draftId: refused.draftId } })).shieldAnswer,
    'refused',
  );
  // told first: until it is opened after the notice, the name is shielded in the case as well
  const opened = await desk.call(concerns.weighConcern, {
    params: { concernId: refused.concernId },
    ifMatch: 2,
    body: await opening(desk),
  });
  const lead = await api.as('duinveen-casusregisseur');
  const deputy = await api.as('duinveen-achtervang');
  for (const who of [lead, deputy]) await accept(who);
  const facts = async () =>
    (await deputy.call(cases.openCase, { params: { caseId: opened.caseId ?? '' } })).facts;
  assert.equal((await facts())[0]?.observer, null);
  const own = await sender.call(concerns.getDraft, { params: { draftId: refused.draftId } });
  assert.ok(own.shieldOpensOn !== null && own.shieldOpensOn > inDays(0));
  const open = async (who: ApiClient, ifMatch?: number) =>
    who.send(readings.openShield, {
      params: { concernId: refused.concernId },
      ifMatch:
        ifMatch ??
        Number(
          await valueOf(api, 'select version from app.concern where public_id = $1', [refused.concernId]),
        ),
    });
  const type = (given: { json: <T>() => T }) => given.json<{ type: string }>().type.split(':').at(-1);
  assert.equal(type(await open(desk)), 'term-out-of-bounds', 'not before the notice is over');
  await api.admin.query(
    'update app.sender_shield s set opens_on = authz.today() from app.concern c where c.concern_id = s.concern_id and c.public_id = $1',
    [refused.concernId],
  );
  assert.equal(type(await open(sender)), 'own-concern');
  for (const subject of ['duinveen-casusregisseur', 'veenrade-aanmeldpunt'])
    assert.equal((await open(await api.as(subject), 3)).statusCode, 404, subject);
  assert.equal(type(await open(desk, 1)), 'version-mismatch');
  assert.equal((await open(desk)).statusCode, 201);
  for (const fact of await facts())
    assert.equal(fact.observer, 'Gedragswetenschapper', 'named as any source');
  assert.equal(type(await open(desk)), 'already-done');
  assert.equal(
    (await sender.call(concerns.getDraft, { params: { draftId: refused.draftId } })).shieldAnswer,
    'opened',
  );

  const late = await passOn(api, shieldedAnswers);
  await weigh(desk, late.concernId);
  const { version } = await seen(second, late.concernId);
  assert.equal(
    (await answer(second, late.concernId, true, version)).statusCode,
    201,
    'agreed after the decision',
  );
  assert.equal(
    (await answer(desk, late.concernId, false, version + 1)).statusCode,
    201,
    'and refused later on',
  );
  assert.equal((await seen(desk, late.concernId)).shield?.answer, 'refused');
  assert.equal(
    (await answer(second, late.concernId, true, version + 2)).json<{ type: string }>().type,
    'urn:perspectief:problem:already-done',
  );
});

test('a bystander who did not agree stays shielded when the sender is opened, and so does another concern', async () => {
  const heard = { ...shieldedAnswers, firstHand: false, toldBy: 'Buurvrouw van nummer twaalf' };
  const kase = await openCase(api, { answers: heard });
  const { concernId } = kase.concern;
  const version = async () =>
    Number(await valueOf(api, 'select version from app.concern where public_id = $1', [concernId]));
  await desk.call(readings.answerShield, {
    params: { concernId },
    ifMatch: await version(),
    body: { agrees: false, words: 'Gebeld' },
  });
  await api.admin.query('update app.sender_shield set opens_on = authz.today() where opens_on is not null');
  await desk.call(readings.openShield, { params: { concernId }, ifMatch: await version() });
  const [fact] = (await openedBy(kase.deputy, kase)).facts;
  assert.equal(fact?.observer, null);
  assert.equal(fact.sourceOrganisation, 'Jeugdgezondheidszorg Duinveen');
});

test('a ground that is not on the list is refused when it is passed on', async () => {
  const sender = await api.as('duinveen-jeugdverpleegkundige');
  const { draftId } = await sender.call(concerns.startDraft, {
    body: { ...answers, shieldGround: 'because' },
  });
  assert.equal(
    await sender.refused(concerns.passOnConcern, { params: { draftId }, ifMatch: 1 }),
    'draft-incomplete',
  );
});

test('a bystander is shielded unless he or she agrees; the sender’s organisation is not', async () => {
  const heard = { firstHand: false, toldBy: 'Buurvrouw van nummer tien' };
  for (const [tellerAgrees, shown] of [
    [null, null],
    [false, null],
    [true, heard.toldBy],
  ] as const) {
    const kase = await openCase(api, { answers: { ...heard, tellerAgrees } });
    const ofDeputy = await openedBy(kase.deputy, kase);
    assert.equal(ofDeputy.facts[0]?.observer, shown);
    assert.equal(ofDeputy.facts[0].sourceOrganisation, 'Jeugdgezondheidszorg Duinveen');
    if (shown === null) assert.ok(!JSON.stringify(ofDeputy).includes(heard.toldBy));
    assert.match((await openedBy(kase.lead, kase)).facts[0]?.observer ?? '', /Buurvrouw/);
  }
});
