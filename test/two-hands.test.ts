/** Two people on one plan: of each kind of thing that two people change, whoever comes second is told what stands there. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import * as cases from '#contract/cases.ts';
import * as contacts from '#contract/contacts.ts';
import * as course from '#contract/course.ts';
import * as family from '#contract/family.ts';
import * as handover from '#contract/handover.ts';
import * as plans from '#contract/plans.ts';
import { Problem, type Overtaken } from '#contract/problem.ts';
import * as voices from '#contract/voices.ts';
import * as windows from '#contract/windows.ts';
import { startApi, type Api, type ApiClient } from './api.ts';
import {
  countOf,
  everyoneWasHere,
  inDays,
  letIn,
  openCase,
  openedBy,
  statusesOf,
  valueOf,
  type BodyOf,
  type OpenedCase,
} from './scenes.ts';

let api: Api;
let kase: OpenedCase;
let officer: ApiClient;
let childId: string;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
});
beforeEach(async () => {
  kase = await openCase(api);
  officer = await api.as('duinveen-leerplichtambtenaar');
  await letIn(kase, officer, 'Leerplichtambtenaar', {
    basis: 'youth-attendance-in-plan',
    parts: { 'school-work': 'write', headline: 'detail' },
  });
  childId = (await openedBy(kase.lead, kase)).children[0]?.childId ?? '';
});
after(() => api.close());

type Answer = Awaited<ReturnType<ApiClient['send']>>;
const problemOf = (answer: Answer) => Problem.parse(answer.json());

/** Refused as old, with what stands there now; and that this was looked at is on record. */
const overtaken = async (answer: Answer, theirs: Overtaken['theirs'], by: string | null = 'Achtervang') => {
  assert.equal(answer.statusCode, 412, answer.body);
  const { overtaken: now, instance } = problemOf(answer);
  assert.ok(now, answer.body);
  assert.deepEqual(now.theirs, theirs);
  assert.equal(now.by, by);
  assert.ok(now.at !== null && Math.abs(Date.now() - Date.parse(now.at)) < 60_000);
  assert.equal(answer.headers['etag'], `"${now.version}"`);
  assert.equal(answer.headers['cache-control'], 'no-store');
  assert.ok(
    (await countOf(api, 'app.journal where trace_id = $1', [instance.replace('urn:trace:', '')])) > 0,
    'a look without journal',
  );
  return now.version;
};

const add = async (kind: 'help' | 'safety' = 'help', keeper: { name: string } = { name: 'moeder' }) =>
  (
    await kase.lead.call(plans.addAgreement, {
      params: { caseId: kase.caseId },
      body: { part: 'school-work', kind, what: 'Samen naar school', keeper, dueOn: inDays(7) },
    })
  ).agreementId;
type Terms = BodyOf<typeof plans.changeAgreement>;
const terms: Terms = { watcherHeldFunctionId: null, ifNot: null, lookBackOn: null, offerId: null };

test('agreement, terms: both change, and what the second hears is enough to put the two together', async () => {
  const params = { agreementId: await add() };
  const change = (who: ApiClient, ifMatch: number, given: Partial<Terms>) =>
    who.send(plans.changeAgreement, { params, ifMatch, body: { ...terms, ...given } });
  await change(kase.deputy, 1, { ifNot: 'Dan bellen we dezelfde dag.' });
  const second = await change(kase.lead, 1, { lookBackOn: inDays(5) });
  const version = await overtaken(second, { ...terms, ifNot: 'Dan bellen we dezelfde dag.' });
  assert.equal(
    (
      await change(kase.lead, version, {
        ifNot: 'Dan bellen we dezelfde dag.',
        lookBackOn: inDays(5),
      })
    ).statusCode,
    200,
  );
  const found = (await openedBy(kase.deputy, kase)).agreements.find(
    each => each.agreementId === params.agreementId,
  );
  assert.deepEqual([found?.ifNot, found?.lookBackOn], ['Dan bellen we dezelfde dag.', inDays(5)]);
});

test('agreement, answer, weekly question, waiting and what was missed', async () => {
  const params = { agreementId: await add() };
  await kase.deputy.call(plans.answerAgreement, {
    params,
    ifMatch: 1,
    body: { state: 'partly', note: 'De bus reed niet.' },
  });
  await overtaken(
    await officer.send(plans.answerAgreement, { params, ifMatch: 1, body: { state: 'kept', note: null } }),
    { state: 'partly', note: 'De bus reed niet.' },
  );
  const waiting = { organisation: 'Intensieve hulp', since: inDays(0), expectedOn: null, bridge: 'oma' };
  await overtaken(await kase.lead.send(plans.waitForPlace, { params, ifMatch: 1, body: waiting }), {
    organisation: null,
    since: null,
    expectedOn: null,
    bridge: null,
    state: 'partly',
  });
  await kase.deputy.call(plans.waitForPlace, { params, ifMatch: 2, body: waiting });
  await overtaken(await kase.lead.send(plans.waitForPlace, { params, ifMatch: 2, body: waiting }), {
    ...waiting,
    state: 'waiting',
  });

  const safe = { agreementId: await add('safety') };
  await kase.deputy.call(plans.checkAgreement, {
    params: safe,
    ifMatch: 1,
    body: { holds: 'yes', note: null },
  });
  await overtaken(
    await kase.lead.send(plans.checkAgreement, {
      params: safe,
      ifMatch: 1,
      body: { holds: 'no', note: 'Niemand was thuis.' },
    }),
    { holds: 'yes', note: null },
  );
  await overtaken(
    await kase.lead.send(plans.settleMissed, { params: safe, ifMatch: 1, body: { note: 'Gebeld' } }),
    { note: null, state: 'open' },
  );
});

test('the case: headline, phase, line, look-back date, who directs, looking back', async () => {
  const params = { caseId: kase.caseId };
  const { version, nextLookBackOn } = await openedBy(kase.lead, kase);
  await kase.deputy.call(cases.changeCase, {
    params,
    ifMatch: version,
    body: { headline: 'Noor gaat weer' },
  });
  const now = { headline: 'Noor gaat weer', phase: 1, nextLookBackOn, lineTo: 'simple', lineBecause: null };
  const stale = await kase.lead.send(cases.changeCase, {
    params,
    ifMatch: version,
    body: { nextLookBackOn: inDays(9) },
  });
  const { phase, lineTo } = problemOf(stale).overtaken?.theirs ?? {};
  const next = await overtaken(stale, { ...now, phase, lineTo });
  assert.equal(next, version + 1);
  await overtaken(
    await kase.lead.send(plans.sayWhoDirects, { params, ifMatch: version, body: { directing: 'family' } }),
    { directing: 'together' },
  );
  await overtaken(
    await kase.lead.send(course.recordLookBack, {
      params,
      ifMatch: version,
      body: {
        heldOn: inDays(0),
        helped: 'De wandeling',
        downside: 'Vroeg op',
        decision: 'continue',
        nextOn: inDays(30),
      },
    }),
    { nextOn: nextLookBackOn },
  );
});

test('a child: last seen, authority and residence; the family: safe contact', async () => {
  const params = { caseId: kase.caseId, childId };
  const { version } = (await openedBy(kase.lead, kase)).children[0] ?? { version: 0 };
  const seen = { seenOn: inDays(0), seenBy: 'School', alone: true };
  await kase.deputy.call(cases.recordSeen, { params, ifMatch: version, body: seen });
  await overtaken(
    await kase.lead.send(cases.recordSeen, { params, ifMatch: version, body: { ...seen, alone: false } }),
    seen,
  );

  const told = { answer: 'known', words: 'Bij moeder', source: 'moeder', knownOn: inDays(0) } as const;
  const standing = (who: ApiClient, kind: 'authority' | 'residence', words: string) => {
    const given = { params, ifMatch: 1, body: { ...told, words } };
    return kind === 'authority'
      ? who.send(family.recordAuthority, given)
      : who.send(family.recordResidence, given);
  };
  for (const kind of ['authority', 'residence'] as const) {
    await standing(kase.deputy, kind, told.words);
    await overtaken(await standing(kase.lead, kind, 'Bij oma'), told);
  }

  const person = {
    name: 'Oma Riet',
    role: 'oma',
    household: null,
    safeContact: 'Bel na zes uur',
    telephone: '0990 11 22 33',
    supporter: false,
    wish: 'Rust',
  };
  const { personId } = await kase.lead.call(family.addPerson, {
    params: { caseId: kase.caseId },
    body: person,
  });
  const change = (who: ApiClient, ifMatch: number, given: Partial<typeof person>) =>
    who.send(family.changePerson, {
      params: { caseId: kase.caseId, personId },
      ifMatch,
      body: { ...person, gone: false, ...given },
    });
  await change(kase.deputy, 1, { safeContact: 'Alleen op dinsdag' });
  await overtaken(await change(kase.lead, 1, { role: 'oma van moeder' }), {
    ...person,
    gone: false,
    safeContact: 'Alleen op dinsdag',
  });
  // what somebody wants is in nobody's hands twice: both texts are there to choose from
  await change(kase.deputy, 2, { wish: 'Elke week samen eten' });
  await overtaken(await change(kase.lead, 2, { wish: 'Rust, en een vast telefoontje' }), {
    ...person,
    gone: false,
    wish: 'Elke week samen eten',
  });
  // nor is a number, and whom the family trusts stays as the other ticked it
  await change(kase.deputy, 3, { telephone: '0990 44 55 66', supporter: true });
  await overtaken(await change(kase.lead, 3, { telephone: '0990 77 88 99' }), {
    ...person,
    gone: false,
    telephone: '0990 44 55 66',
    supporter: true,
  });
});

test('the windows: what the family says is added, and the weighing is told as it stands', async () => {
  const { factId } = await kase.lead.call(windows.addFact, {
    params: { caseId: kase.caseId },
    body: {
      part: 'school-work',
      side: 'worry',
      kind: 'observation',
      words: 'Noor kwam te laat',
      observer: 'school',
      observedWhen: 'maandag',
      sourceHeldFunctionId: null,
      sourceConditions: null,
    },
  });
  const say = (who: ApiClient, ifMatch: number, by: string) =>
    who.send(windows.addFactView, {
      params: { factId },
      ifMatch,
      body: { who: by, words: 'De bus', saidOn: inDays(0) },
    });
  await say(officer, 1, 'Vader');
  const version = await overtaken(await say(kase.lead, 1, 'Moeder'), {}, 'Leerplichtambtenaar');
  assert.equal((await say(kase.lead, version, 'Moeder')).statusCode, 201);

  const weighing = { ifNothing: 'a', worksAlready: 'b', atLeast: 'c', decision: 'd' };
  const weigh = (who: ApiClient, decision: string) =>
    who.send(windows.weigh, {
      params: { caseId: kase.caseId },
      ifMatch: 1,
      body: { ...weighing, decision, heavier: false, whyNotLighter: null },
    });
  await weigh(kase.deputy, 'Samen verder');
  await overtaken(await weigh(kase.lead, 'Anders'), {
    ...weighing,
    decision: 'Samen verder',
    heavier: false,
    whyNotLighter: null,
  });
});

test('contact notes, the words of a child and the hand-over', async () => {
  const note = {
    happenedOn: inDays(0),
    withWhom: 'school',
    how: 'phone',
    reached: true,
    what: 'Gebeld',
  } as const;
  const { noteId } = await officer.call(contacts.writeContact, {
    params: { caseId: kase.caseId },
    body: { part: 'school-work', ...note, callBackOn: null },
  });
  const correct = (who: ApiClient, what: string) =>
    who.send(contacts.correctContact, {
      params: { noteId },
      ifMatch: 1,
      body: { ...note, what, reason: 'x' },
    });
  await correct(kase.deputy, 'Gebeld met de mentor');
  await overtaken(await correct(officer, 'Gebeld met de directeur'), {
    ...note,
    what: 'Gebeld met de mentor',
  });
  await overtaken(
    await officer.send(contacts.settleCallBack, { params: { noteId }, ifMatch: 1, body: { moveTo: null } }),
    { moveTo: null },
  );

  const heard = {
    words: 'Ik wil naar huis',
    heardOn: inDays(0),
    heardWhere: 'school',
    heardBy: 'mij',
    alone: true,
  };
  const { voiceId } = await officer.call(voices.writeVoice, {
    params: { caseId: kase.caseId },
    body: { childId, ...heard, choices: [{ mayKnow: true, name: 'oma' }] },
  });
  const say = (who: ApiClient, words: string) =>
    who.send(voices.correctVoice, {
      params: { voiceId },
      ifMatch: 1,
      body: { ...heard, words, reason: 'x' },
    });
  await say(kase.lead, 'Ik wil naar oma');
  await overtaken(await say(officer, 'Ik wil weg'), { ...heard, words: 'Ik wil naar oma' }, 'Casusregisseur');
  await overtaken(
    await officer.send(voices.chooseVoice, {
      params: { voiceId },
      ifMatch: 1,
      body: { saidOn: inDays(0), choices: [] },
    }),
    { choices: [{ mayKnow: true, name: 'oma' }] },
    'Casusregisseur',
  );
  // the deputy does not have these words, and gets none of them by trying
  const tried = await say(kase.deputy, 'x');
  assert.equal(tried.statusCode, 404);
  assert.doesNotMatch(tried.body, /oma/);

  const { handoverId, version } = await kase.lead.call(handover.beginHandover, {
    params: { caseId: kase.caseId },
  });
  const lines = {
    running: 'School',
    agreed: null,
    worries: null,
    familyShouldKnow: null,
    introducer: { name: 'oma' },
    introduceOn: null,
  };
  const write = (who: ApiClient, given: Partial<typeof lines>) =>
    who.send(handover.writeHandover, {
      params: { handoverId },
      ifMatch: version,
      body: { ...lines, ...given },
    });
  await write(kase.deputy, {});
  await overtaken(await write(kase.lead, { running: 'Thuis' }), lines);
});

test('who may not write there is told nothing of what stands there', async () => {
  const params = { agreementId: await add() };
  const body = { ...terms, ifNot: 'Kanarie-71c2' };
  await kase.lead.call(plans.changeAgreement, { params, ifMatch: 1, body });
  const stranger = await api.as('duinveen-teammanager');
  const elsewhere = await api.as('veenrade-casusregisseur');
  const nurse = await api.as('duinveen-jeugdverpleegkundige');
  await letIn(kase, nurse, 'Jeugdverpleegkundige', {
    basis: 'youth-family-permission',
    parts: { 'school-work': 'detail' },
  });
  for (const who of [stranger, elsewhere, nurse]) {
    const answer = await who.send(plans.changeAgreement, { params, ifMatch: 1, body: terms });
    assert.ok([403, 404].includes(answer.statusCode), answer.body);
    assert.doesNotMatch(answer.body, /Kanarie|overtaken/);
  }
});

test('of many at once one is first, and each of the others is told what stands there', async () => {
  const params = { agreementId: await add() };
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, nr) =>
      (nr % 2 === 0 ? kase.lead : kase.deputy).send(plans.changeAgreement, {
        params,
        ifMatch: 1,
        body: { ...terms, ifNot: `Tekst ${nr}` },
      }),
    ),
  );
  assert.deepEqual(statusesOf(answers), [200, 412, 412, 412, 412, 412]);
  const kept = await valueOf(api, 'select if_not from app.agreement where public_id = $1', [
    params.agreementId,
  ]);
  for (const answer of answers.filter(each => each.statusCode === 412))
    assert.equal(problemOf(answer).overtaken?.theirs['ifNot'], kept);
});
