import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import * as cases from '#contract/cases.ts';
import * as contract from '#contract/concerns.ts';
import { Problem } from '#contract/problem.ts';
import { decideBy } from '#kernel/calendar.ts';
import { systemClock, type Clock } from '#kernel/clock.ts';
import { loadCalendar } from '#src/frames/calendar-content.ts';
import {
  createPopulationRegister,
  RegisterError,
  searchKey,
  type PopulationRegister,
  type RegisterCall,
} from '#src/people/index.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import {
  allPages,
  answers,
  colleague,
  countOf,
  everyoneWasHere,
  findChild,
  idOf,
  inDays,
  newKey,
  openCase,
  openedBy,
  opening,
  passOn,
  startDraft,
  statusesOf,
  today,
  valueOf,
  type BodyOf,
} from '../../test/scenes.ts';

const demoRegister = createPopulationRegister({});
/** The register of the demo, unless a test puts another in its place. */
let register: PopulationRegister = demoRegister;
const clock: Clock & { ahead: number } = {
  ahead: 0,
  now: () => Temporal.Now.instant().add({ minutes: clock.ahead }),
  today: systemClock.today,
};

let api: Api;
let nurse: ApiClient;
let desk: ApiClient;
let expert: ApiClient;
let director: ApiClient;
before(async () => {
  api = await startApi({
    clock,
    register: {
      getByBsn: ask => register.getByBsn(ask),
      findByNameAndBirth: ask => register.findByNameAndBirth(ask),
    },
  });
  await everyoneWasHere(api);
});
beforeEach(async () => {
  register = demoRegister;
  clock.ahead = 0;
  // new sessions, so that the limit on searching is each test's own
  nurse = await api.as('duinveen-jeugdverpleegkundige');
  desk = await api.as('duinveen-aanmeldpunt');
  expert = await api.as('duinveen-gedragswetenschapper');
  director = await api.as('duinveen-casusregisseur');
});
after(() => api.close());

type Weighing = BodyOf<typeof contract.weighConcern>;
const draftOf = (who: ApiClient, draftId: string) => who.call(contract.getDraft, { params: { draftId } });
const concernOf = (who: ApiClient, concernId: string) =>
  who.call(contract.getConcern, { params: { concernId } });
const weigh = (who: ApiClient, concernId: string, body: Weighing, ifMatch = 1) =>
  who.send(contract.weighConcern, { params: { concernId }, ifMatch, body });
const weighRefused = (who: ApiClient, concernId: string, body: Weighing, ifMatch = 1) =>
  who.refused(contract.weighConcern, { params: { concernId }, ifMatch, body });
const fieldsOf = (response: { readonly body: string }) =>
  (Problem.parse(JSON.parse(response.body)).errors ?? []).map(error => error.field);
const noFollowUp = { outcome: 'no-follow-up', reason: 'Ouders regelen het zelf' } as const;

// Passing on a concern.

test('a draft keeps what was answered, and an answer that is emptied is no answer', async () => {
  const { draftId, version } = await nurse.call(contract.startDraft, { body: { childName: ' Bo ' } });
  assert.equal(version, 1);
  assert.equal((await draftOf(nurse, draftId)).answers.childName, 'Bo');
  const saved = await nurse.send(contract.saveDraft, {
    params: { draftId },
    ifMatch: 1,
    body: { ...answers, childSchool: '', goesWell: null },
  });
  assert.equal(saved.headers['etag'], '"2"');
  const draft = await draftOf(nurse, draftId);
  assert.equal(draft.answers.childSchool, null);
  assert.equal(draft.answers.goesWell, null);
  assert.equal(draft.answers.observed, answers.observed);
  assert.equal(draft.state, 'draft');
});

test('a draft is its writer’s alone: for a colleague, and for the desk, it is not there', async () => {
  const draftId = await startDraft(nurse);
  const params = { draftId };
  for (const other of [director, desk]) {
    assert.equal(await other.refused(contract.getDraft, { params }), 'not-found');
    assert.equal(await other.refused(contract.saveDraft, { params, ifMatch: 1, body: answers }), 'not-found');
    assert.equal(await other.refused(contract.discardDraft, { params, ifMatch: 1 }), 'not-found');
    assert.equal(await other.refused(contract.passOnConcern, { params, ifMatch: 1 }), 'not-found');
    assert.ok(!(await other.call(contract.listDrafts)).items.some(row => row.draftId === draftId));
  }
});

test('a function without own messages passes nothing on', async () => {
  for (const subject of ['duinveen-privacy-officer', 'duinveen-procesregisseur', 'duinveen-beheerder'])
    assert.equal(
      await (await api.as(subject)).refused(contract.startDraft, { body: {} }),
      'not-found',
      subject,
    );
});

test('of two windows that save the same draft the second hears that it is behind, and loses nothing of the first', async () => {
  const draftId = await startDraft(nurse);
  const save = (observed: string) =>
    nurse.send(contract.saveDraft, { params: { draftId }, ifMatch: 1, body: { ...answers, observed } });
  const outcomes = await Promise.all([save('Uit venster een'), save('Uit venster twee')]);
  assert.deepEqual(statusesOf(outcomes), [200, 412]);
  const kept = outcomes[0]?.statusCode === 200 ? 'Uit venster een' : 'Uit venster twee';
  assert.equal((await draftOf(nurse, draftId)).answers.observed, kept);
});

test('a concern with open questions is not passed on, and says which they are', async () => {
  const draftId = await startDraft(nurse, { goesWell: null, firstHand: false, familyKnows: 'no' });
  const refused = await nurse.send(contract.passOnConcern, { params: { draftId }, ifMatch: 1 });
  assert.equal(refused.statusCode, 422);
  assert.deepEqual(fieldsOf(refused), ['toldBy', 'goesWell', 'familyKnowsNote']);
  assert.equal((await draftOf(nurse, draftId)).state, 'draft');
});

test('a concern that is passed on gets a decision within five working days, and the sender keeps a copy', async () => {
  const draftId = await startDraft(nurse);
  const passed = await nurse.call(contract.passOnConcern, { params: { draftId }, ifMatch: 1 });
  assert.equal(passed.decideBy, decideBy(loadCalendar('zuid'), today()).toString());
  const copy = await draftOf(nurse, draftId);
  assert.equal(copy.state, 'sent');
  assert.equal(copy.feedback, 'received');
  assert.equal(copy.answers.observed, answers.observed);
});

test('what has been passed on is no draft any more', async () => {
  const { draftId } = await passOn(api, {}, nurse);
  const params = { draftId };
  assert.equal(
    await nurse.refused(contract.saveDraft, { params, ifMatch: 2, body: answers }),
    'already-sent',
  );
  assert.equal(await nurse.refused(contract.discardDraft, { params, ifMatch: 2 }), 'already-sent');
  assert.equal(await nurse.refused(contract.passOnConcern, { params, ifMatch: 2 }), 'already-sent');
});

test('pressing the button twice passes one concern on, and both get the same answer', async () => {
  const draftId = await startDraft(nurse);
  const key = newKey();
  const press = () => nurse.send(contract.passOnConcern, { params: { draftId }, ifMatch: 1, key });
  const [one, other] = await Promise.all([press(), press()]);
  assert.equal(one.statusCode, 201, one.body);
  assert.equal(other.body, one.body);
  assert.equal(
    await countOf(
      api,
      'app.concern c join app.concern_draft d using (tenant_id, draft_id) where d.public_id = $1',
      [draftId],
    ),
    1,
  );
});

test('passing on an old version of the draft is refused', async () => {
  const draftId = await startDraft(nurse);
  await nurse.call(contract.saveDraft, { params: { draftId }, ifMatch: 1, body: answers });
  assert.equal(
    await nurse.refused(contract.passOnConcern, { params: { draftId }, ifMatch: 1 }),
    'version-mismatch',
  );
});

test('a draft that is thrown away is gone for its writer, and its words are erased', async () => {
  const draftId = await startDraft(nurse);
  await nurse.call(contract.discardDraft, { params: { draftId }, ifMatch: 1 });
  assert.equal(await nurse.refused(contract.getDraft, { params: { draftId } }), 'not-found');
  const left = String(
    await valueOf(api, 'select to_jsonb(d)::text from app.concern_draft d where d.public_id = $1', [draftId]),
  );
  for (const words of [answers.observed, answers.childName, answers.goesWell, answers.reachMe])
    assert.ok(!left.includes(words));
});

test('where a controller has no intake desk, passing on says so', async () => {
  const officer = await api.as('veenrade-leerplichtambtenaar');
  const draftId = await startDraft(officer);
  await api.admin.query(
    `update app.desk set tenant_id = tenant_id where false;
     create temporary table kept as select d.* from app.desk d join app.tenant t using (tenant_id) where t.code = 'veenrade';
     delete from app.desk d using app.tenant t where t.tenant_id = d.tenant_id and t.code = 'veenrade'`,
  );
  assert.equal(await officer.refused(contract.passOnConcern, { params: { draftId }, ifMatch: 1 }), 'no-desk');
  await api.admin.query('insert into app.desk overriding system value select * from kept; drop table kept');
  await officer.call(contract.passOnConcern, { params: { draftId }, ifMatch: 1 });
});

test('words that cannot be kept are refused as input, not as a fault of ours', async () => {
  for (const observed of ['Zonder eind\0', 'half teken \ud83d', 'x'.repeat(4001)]) {
    const response = await nurse.send(contract.startDraft, { body: { observed } });
    assert.equal(response.statusCode, 400, JSON.stringify(observed.slice(0, 20)));
    assert.deepEqual(fieldsOf(response), ['observed']);
  }
  const kept = 'Emoji 👩‍👧, "aanhalingstekens", <b>, \\ en een regel\nverder';
  const draftId = await startDraft(nurse, { observed: kept });
  assert.equal((await draftOf(nurse, draftId)).answers.observed, kept);
});

test('one’s own drafts and messages come newest first, page by page, without loss or doubles', async () => {
  const manager = await api.as('duinveen-teammanager');
  const made: string[] = [];
  for (let nr = 0; nr < 60; nr += 1) made.push(await startDraft(manager, { childName: `Kind ${nr}` }));
  // many at the very same moment: the order must hold all the same
  await api.admin.query(
    `update app.concern_draft set updated_at = date_trunc('minute', now()) where public_id = any ($1)`,
    [made.slice(10, 50)],
  );
  const thrown = made[0] ?? '';
  await manager.call(contract.discardDraft, { params: { draftId: thrown }, ifMatch: 1 });
  const { items, pages } = await allPages(afterwards =>
    manager.call(contract.listDrafts, { query: { after: afterwards } }),
  );
  assert.equal(pages, 3);
  assert.deepEqual(items.map(row => row.draftId).toSorted(), made.slice(1).toSorted());
  const moments = items.map(row => row.updatedAt);
  assert.deepEqual(moments, moments.toSorted().toReversed());
});

test('a bookmark that is not ours is refused as input', async () => {
  const forged = Buffer.from(JSON.stringify(['gisteren', randomUUID()])).toString('base64url');
  for (const cursor of [forged, 'x', Buffer.from('[]').toString('base64url')]) {
    assert.equal(await nurse.refused(contract.listDrafts, { query: { after: cursor } }), 'invalid-input');
    assert.equal(await desk.refused(contract.listConcerns, { query: { after: cursor } }), 'invalid-input');
  }
});

// At the desk.

test('the desk sees who waits, by the date a decision is due; others see nothing waiting', async () => {
  const { concernId } = await passOn(api, { dangerNow: true, childName: 'Wachtend Kind' }, nurse);
  const { items } = await allPages(cursor => desk.call(contract.listConcerns, { query: { after: cursor } }));
  const row = items.find(item => item.concernId === concernId);
  assert.equal(row?.childName, 'Wachtend Kind');
  assert.equal(row.dangerNow, true);
  assert.equal(row.overdue, false);
  assert.equal(row.lookBy, today().toString());
  assert.deepEqual(row.sender, {
    label: 'Jeugdverpleegkundige',
    organisation: 'Jeugdgezondheidszorg Duinveen',
  });
  for (const other of [nurse, director, await api.as('veenrade-aanmeldpunt')])
    assert.ok(!(await other.call(contract.listConcerns)).items.some(item => item.concernId === concernId));
});

test('a concern that waits too long stands first and says so', async () => {
  const { concernId } = await passOn(api, {}, nurse);
  await api.admin.query('update app.concern set decide_by = $2 where public_id = $1', [
    concernId,
    inDays(-3),
  ]);
  const [first] = (await desk.call(contract.listConcerns)).items;
  assert.equal(first?.concernId, concernId);
  assert.equal(first.overdue, true);
  assert.equal((await concernOf(desk, concernId)).overdue, true);
  assert.equal((await weigh(desk, concernId, noFollowUp)).statusCode, 201);
  assert.equal((await concernOf(desk, concernId)).overdue, false, 'what has been decided is not overdue');
});

test('the whole waiting list is read page by page without loss or doubles', async () => {
  for (let nr = 0; nr < 60; nr += 1) await passOn(api, { childName: `Rij ${nr}` }, nurse);
  const { items } = await allPages(cursor => desk.call(contract.listConcerns, { query: { after: cursor } }));
  const waiting = await countOf(
    api,
    `app.concern c join app.tenant t using (tenant_id) where t.code = 'duinveen' and c.state = 'received'`,
  );
  assert.ok(waiting >= 60);
  assert.equal(new Set(items.map(item => item.concernId)).size, waiting);
  assert.equal(items.length, waiting);
  const days = items.map(item => item.decideBy);
  assert.deepEqual(days, days.toSorted());
});

test('a concern is shown in the words of the sender; who reads along cannot decide', async () => {
  const { concernId } = await passOn(api, { firstHand: false, toldBy: 'de buurvrouw' }, nurse);
  const seen = await concernOf(desk, concernId);
  assert.equal(seen.observed, answers.observed);
  assert.equal(seen.toldBy, 'de buurvrouw');
  assert.equal(seen.mayWeigh, true);
  assert.equal((await concernOf(expert, concernId)).mayWeigh, false);
  assert.equal(
    await countOf(
      api,
      `app.journal j join app.concern c on c.concern_id = j.file_id where c.public_id = $1 and j.act = 'concerns.open'`,
      [concernId],
    ),
    2,
  );
});

test('a concern that is hidden and one that is not there are answered with the same words', async () => {
  const { concernId } = await passOn(api, {}, nurse);
  const elsewhere = await api.as('veenrade-aanmeldpunt');
  const answerTo = async (who: ApiClient, id: string) => {
    const response = await who.send(contract.getConcern, { params: { concernId: id } });
    const { instance: _, ...problem } = Problem.parse(response.json());
    return { status: response.statusCode, problem, length: response.headers['content-length'] };
  };
  for (const who of [nurse, director, elsewhere])
    assert.deepEqual(await answerTo(who, concernId), await answerTo(who, randomUUID()));
});

// Finding the child.

test('the child is found by name and birth year, with a masked number, and by number', async () => {
  const { concernId } = await passOn(api, {}, nurse);
  const found = await findChild(desk, concernId, { surname: 'verhagen', birthYear: 2017 });
  assert.equal(found.givenNames, 'Sem');
  assert.match(found.maskedBsn, /^•+\d{3}$/);
  assert.equal(found.municipality, 'Duinveen');
  assert.equal(found.runningCase, null);
  assert.ok(!JSON.stringify(found).includes('999911016'));
  const byNumber = await desk.call(contract.findChild, {
    params: { concernId },
    body: { bsn: '999911016' },
  });
  assert.equal(byNumber.candidates[0]?.givenNames, 'Sem');
});

test('a search is on record before the register is asked, and the register hears why and for whom', async () => {
  const { concernId } = await passOn(api, {}, nurse);
  const calls: RegisterCall[] = [];
  let recorded = 0;
  register = {
    getByBsn: async ask => {
      calls.push(ask.call);
      recorded = await countOf(
        api,
        `app.journal_search s where s.act = 'concerns.search-register' and s.trace_id = $1 and s.key_hash = $2`,
        [ask.call.traceId, searchKey(api.keys, '999911016')],
      );
      return demoRegister.getByBsn(ask);
    },
    findByNameAndBirth: ask => demoRegister.findByNameAndBirth(ask),
  };
  await desk.call(contract.findChild, { params: { concernId }, body: { bsn: '999911016' } });
  assert.equal(recorded, 1);
  const [call] = calls;
  assert.equal(call?.purpose, 'intake');
  assert.match(call.legalBasis, /Jeugdwet artikel 2\.3/);
  assert.equal(call.tenant, 'Gemeente Duinveen');
});

test('who cannot open the concern does not reach the register', async () => {
  const { concernId } = await passOn(api, {}, nurse);
  register = {
    getByBsn: () => assert.fail('the register was asked'),
    findByNameAndBirth: () => assert.fail('the register was asked'),
  };
  for (const who of [director, nurse])
    assert.equal(
      await who.refused(contract.findChild, {
        params: { concernId },
        body: { surname: 'Verhagen', birthYear: 2011 },
      }),
      'not-found',
    );
});

test('each way in which a search fails has its own words', async () => {
  const { concernId } = await passOn(api, {}, nurse);
  const search = (body: BodyOf<typeof contract.findChild>) =>
    desk.refused(contract.findChild, { params: { concernId }, body });
  const byName = { surname: 'Verhagen', birthYear: 2011 };
  assert.equal(await search({ bsn: '999911017' }), 'invalid-input', 'fails the eleven test');
  assert.equal(await search({ bsn: '123456782' }), 'person-not-found');
  assert.equal(await search({ surname: 'Bestaatniet', birthYear: 2011 }), 'person-not-found');
  assert.equal(
    await search({ surname: 'Verh*', birthYear: 2011 }),
    'person-not-found',
    'a wildcard finds nobody',
  );
  const answering = (findByNameAndBirth: PopulationRegister['findByNameAndBirth']) => {
    register = { getByBsn: ask => demoRegister.getByBsn(ask), findByNameAndBirth };
  };
  answering(async () => 'too-many');
  assert.equal(await search(byName), 'too-many-found');
  answering(async () => 'birth-date-needed');
  assert.equal(await search(byName), 'birth-date-needed');
  answering(async () => {
    throw new RegisterError('timeout', 'took too long');
  });
  assert.equal(await search(byName), 'register-unavailable');
});

test('where a secret child is registered is part of the secret', async () => {
  const { concernId } = await passOn(api, {}, nurse);
  const fenna = await findChild(desk, concernId, { surname: 'de Ruiter', birthYear: 2018 });
  assert.equal(fenna.secret, true);
  assert.equal(fenna.municipality, null);
});

test('whether something runs already is told with its lead’s telephone, inside the own controller only', async () => {
  const running = await openCase(api, { child: { surname: 'Kuipers', birthYear: 2020 } });
  const { concernId } = await passOn(api, {}, nurse);
  const timo = await findChild(desk, concernId, { surname: 'Kuipers', birthYear: 2020 });
  assert.deepEqual(timo.runningCase, {
    reference: running.reference,
    frame: 'Jeugdhulp, lokaal team',
    leadLabel: 'Casusregisseur',
    leadPhone: '(0990) 12 34 03',
  });
  const there = await passOn(api, {}, await api.as('veenrade-leerplichtambtenaar'));
  const deskThere = await api.as('veenrade-aanmeldpunt');
  assert.equal(
    (await findChild(deskThere, there.concernId, { surname: 'Kuipers', birthYear: 2020 })).runningCase,
    null,
  );
});

// Weighing.

test('three outcomes open nothing, and the sender hears that nothing further follows', async () => {
  for (const body of [
    noFollowUp,
    { outcome: 'advice-given', reason: 'Gebeld met school' },
    { outcome: 'passed-on', reason: 'Hoort daar', passedOnTo: 'Veilig Thuis' },
  ] as const) {
    const { concernId, draftId } = await passOn(api, {}, nurse);
    assert.equal((await weigh(desk, concernId, body)).statusCode, 201, body.outcome);
    const weighed = await concernOf(desk, concernId);
    assert.equal(weighed.outcome, body.outcome);
    assert.equal(weighed.outcomeReason, body.reason);
    assert.equal(weighed.mayWeigh, false);
    assert.equal((await draftOf(nurse, draftId)).feedback, 'nothing-further');
    const sent = JSON.stringify(await draftOf(nurse, draftId));
    assert.ok(!sent.includes(body.reason), 'the reason stays at the desk');
  }
});

test('a concern is weighed once, also by who saw the new version', async () => {
  const { concernId } = await passOn(api, {}, nurse);
  await weigh(desk, concernId, noFollowUp);
  for (const version of [1, 2])
    assert.equal(await weighRefused(desk, concernId, noFollowUp, version), 'already-weighed');
});

test('of two colleagues who weigh at once one decides and the other hears that it has been decided', async () => {
  const { concernId } = await passOn(api, {}, nurse);
  const second = await api.as('duinveen-aanmeldpunt');
  const outcomes = await Promise.all([
    weigh(desk, concernId, noFollowUp),
    weigh(second, concernId, { outcome: 'advice-given', reason: 'Gebeld' }),
  ]);
  assert.deepEqual(statusesOf(outcomes), [201, 409]);
});

test('a version that never was is refused', async () => {
  const { concernId } = await passOn(api, {}, nurse);
  assert.equal(await weighRefused(desk, concernId, noFollowUp, 7), 'version-mismatch');
});

test('who reads along may not decide; for whoever has no desk the concern is not there', async () => {
  const { concernId } = await passOn(api, {}, nurse);
  assert.equal(await weighRefused(expert, concernId, noFollowUp), 'not-allowed');
  assert.equal(await weighRefused(director, concernId, noFollowUp), 'not-found');
  assert.equal(await weighRefused(nurse, concernId, noFollowUp), 'not-found');
});

test('an intake officer whose access to the desk is for reading alone may not decide', async () => {
  const { concernId } = await passOn(api, {}, nurse);
  const reading = (level: number) =>
    api.admin.query(
      `update app.access_grant_line l set level = $1 from app.access_grant g join app.held_function h using (held_function_id)
        where g.grant_id = l.grant_id and g.purpose = 'intake' and h.label = 'Medewerker aanmeldpunt'`,
      [level],
    );
  await reading(2);
  assert.equal((await concernOf(desk, concernId)).mayWeigh, false);
  assert.equal(await weighRefused(desk, concernId, noFollowUp), 'not-allowed');
  await reading(3);
  assert.equal((await weigh(desk, concernId, noFollowUp)).statusCode, 201);
});

test('a concern about a child whose case runs is added to it: the lead reads the words, the desk does not get in', async () => {
  const kase = await openCase(api);
  const { concernId, draftId } = await passOn(api, { observed: 'Nu ook blauwe plekken' }, nurse);
  const joined = await desk.call(contract.weighConcern, {
    params: { concernId },
    ifMatch: 1,
    body: {
      outcome: 'joined-to-case',
      reason: 'Zelfde kind',
      caseReference: kase.reference.toLowerCase(),
    },
  });
  assert.equal(joined.caseReference, kase.reference);
  const { facts } = await openedBy(kase.lead, kase);
  const added = facts.find(fact => fact.words === 'Nu ook blauwe plekken');
  assert.equal(added?.kind, 'observation');
  assert.equal(added.observer, 'Jeugdverpleegkundige');
  assert.equal((await draftOf(nurse, draftId)).feedback, 'contacting-family');
  assert.equal(await desk.refused(cases.openCase, { params: { caseId: kase.caseId } }), 'not-found');
});

test('a case that is not there, is closed, or is another controller’s cannot be joined', async () => {
  const { concernId } = await passOn(api, {}, nurse);
  const elsewhere = await openCase(api, { tenant: 'veenrade' });
  const closed = await openCase(api);
  await api.admin.query(`update app.case_file set state = 'closed' where public_id = $1`, [closed.caseId]);
  for (const caseReference of ['C-0000-0000', elsewhere.reference, closed.reference])
    assert.equal(
      await weighRefused(desk, concernId, {
        outcome: 'joined-to-case',
        reason: 'Zelfde kind',
        caseReference,
      }),
      'no-such-case',
    );
  assert.equal((await concernOf(desk, concernId)).state, 'received');
});

test('opening a case names a first contact and a deputy, and shuts the desk out', async () => {
  const { concernId, draftId } = await passOn(api, {}, nurse);
  const weighed = await desk.call(contract.weighConcern, {
    params: { concernId },
    ifMatch: 1,
    body: await opening(desk),
  });
  assert.match(weighed.caseReference ?? '', /^C-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  assert.equal(await desk.refused(cases.openCase, { params: { caseId: weighed.caseId ?? '' } }), 'not-found');
  assert.equal((await draftOf(nurse, draftId)).feedback, 'contacting-family');
  assert.equal((await concernOf(desk, concernId)).caseReference, weighed.caseReference);
});

test('sent twice with the same key, one case is opened and both hear its number', async () => {
  const { concernId } = await passOn(api, {}, nurse);
  const body = await opening(desk);
  const key = newKey();
  const send = () => desk.send(contract.weighConcern, { params: { concernId }, ifMatch: 1, body, key });
  const [one, other] = await Promise.all([send(), send()]);
  assert.equal(one.statusCode, 201, one.body);
  assert.equal(one.body, other.body);
  assert.equal(
    await desk.refused(contract.weighConcern, {
      params: { concernId },
      ifMatch: 1,
      body: { ...body, headline: 'Anders' },
      key,
    }),
    'key-used-otherwise',
  );
});

test('the sender’s words become facts in the first life domain that was chosen: a worry, and what goes well', async () => {
  const kase = await openCase(api, {
    opening: { lifeDomains: ['school-work', 'care', 'money'] },
    answers: { firstHand: false, toldBy: 'Noor zelf', tellerAgrees: true },
  });
  const { facts } = await openedBy(kase.lead, kase);
  assert.deepEqual(
    facts.map(fact => [fact.side, fact.part, fact.kind, fact.observer, fact.sourceOrganisation]),
    [
      ['worry', 'school-work', 'told-by', 'Noor zelf', 'Jeugdgezondheidszorg Duinveen'],
      ['goes-well', 'school-work', 'told-by', 'Noor zelf', 'Jeugdgezondheidszorg Duinveen'],
    ],
  );
});

test('without a date the first look back is on the term of the frame, on a working day', async () => {
  const kase = await openCase(api);
  const { nextLookBackOn } = await openedBy(kase.lead, kase);
  assert.equal(
    nextLookBackOn,
    loadCalendar('zuid')
      .addWorkingDays(today().add({ weeks: 6 }), 0)
      .toString(),
  );
});

test('a look-back date that has been, or is too far away, opens no case', async () => {
  const { concernId } = await passOn(api, {}, nurse);
  for (const nextLookBackOn of [
    today().toString(),
    inDays(-1),
    today().add({ months: 6, days: 1 }).toString(),
  ])
    assert.equal(
      await weighRefused(desk, concernId, await opening(desk, { nextLookBackOn })),
      'term-out-of-bounds',
      nextLookBackOn,
    );
});

test('a child with a running case gets no second one, not even when two concerns are weighed at once', async () => {
  const child = { surname: 'Kuipers', birthYear: 2026 };
  const concerns = [await passOn(api, {}, nurse), await passOn(api, {}, nurse)];
  const bodies = await Promise.all(
    concerns.map(async ({ concernId }) =>
      opening(desk, { children: [{ childRef: (await findChild(desk, concernId, child)).childRef }] }),
    ),
  );
  const second = await api.as('duinveen-aanmeldpunt');
  const outcomes = await Promise.all([
    weigh(desk, concerns[0]?.concernId ?? '', bodies[0] ?? noFollowUp),
    // the reference is the finder's own; the same person in another window is the same finder
    weigh(second, concerns[1]?.concernId ?? '', bodies[1] ?? noFollowUp),
  ]);
  assert.deepEqual(statusesOf(outcomes), [201, 409]);
  const refused = outcomes.find(outcome => outcome.statusCode === 409);
  assert.match(refused?.body ?? '', /child-has-open-case/);
});

test('the same child chosen twice for one case is refused', async () => {
  const { concernId } = await passOn(api, {}, nurse);
  const { childRef } = await findChild(desk, concernId, { surname: 'Verhagen', birthYear: 2017 });
  const response = await weigh(
    desk,
    concernId,
    await opening(desk, { children: [{ childRef }, { childRef }] }),
  );
  assert.equal(response.statusCode, 400);
  assert.deepEqual(fieldsOf(response), ['children']);
});

test('brothers and sisters share one case', async () => {
  const { concernId } = await passOn(api, {}, nurse);
  const found = await Promise.all(
    [2011, 2017].map(async birthYear => findChild(desk, concernId, { surname: 'Verhagen', birthYear })),
  );
  const { caseId } = await desk.call(contract.weighConcern, {
    params: { concernId },
    ifMatch: 1,
    body: await opening(desk, { children: found.map(({ childRef }) => ({ childRef })) }),
  });
  const names = await valueOf(
    api,
    `select string_agg(k.given_names, ', ' order by k.birth_year) from app.case_child k join app.case_file c using (tenant_id, case_id) where c.public_id = $1`,
    [caseId],
  );
  assert.equal(names, 'Noor, Sem');
});

test('a child that was found counts for this concern, for this colleague, for an hour', async () => {
  const [one, other] = [await passOn(api, {}, nurse), await passOn(api, {}, nurse)];
  const { childRef } = await findChild(desk, one.concernId, { surname: 'de Ruiter', birthYear: 2018 });
  const body = await opening(desk, { children: [{ childRef }] });
  const refused = async (concernId: string) => {
    const response = await weigh(desk, concernId, body);
    assert.equal(response.statusCode, 400);
    assert.deepEqual(fieldsOf(response), ['children']);
  };
  await refused(other.concernId);
  clock.ahead = 61;
  await refused(one.concernId);
  clock.ahead = 59;
  assert.equal((await weigh(desk, one.concernId, body)).statusCode, 201);
});

test('a child that the register does not know is typed; what is unknown of the birth date stays unknown', async () => {
  for (const [birthDate, age] of [
    [{ year: 2015, month: 4, day: null }, null],
    [{ year: 2015, month: null, day: null }, null],
    [{ year: null, month: null, day: null }, null],
    [{ year: 2015, month: 1, day: 1 }, today().year - 2015],
  ] as const) {
    const kase = await openCase(api, {
      opening: {
        children: [{ givenNames: 'Mo', surnamePrefix: 'van', surname: 'Dijk', birthDate }],
      },
    });
    const [child] = (await openedBy(kase.lead, kase)).children;
    assert.deepEqual(child?.birthDate, birthDate);
    assert.equal(child.age, age);
    assert.equal(child.name, 'Mo van Dijk');
    assert.equal(child.hasAddress, false);
    assert.equal(child.secret, false);
  }
});

test('a birth date that cannot be is refused', async () => {
  const { concernId } = await passOn(api, {}, nurse);
  for (const birthDate of [
    { year: 2015, month: 2, day: 30 },
    { year: 2015, month: 13, day: 1 },
    { year: null, month: 4, day: 1 },
    { year: 2015, month: null, day: 1 },
    { year: 99_999, month: 1, day: 1 },
  ]) {
    const response = await weigh(
      desk,
      concernId,
      await opening(desk, {
        children: [{ givenNames: 'Mo', surnamePrefix: null, surname: 'Dijk', birthDate }],
      }),
    );
    assert.equal(response.statusCode, 400, JSON.stringify(birthDate));
  }
});

test('first contact and deputy are two people who may direct here', async () => {
  const { concernId } = await passOn(api, {}, nurse);
  const lead = idOf(await colleague(desk, 'Casusregisseur'));
  const officer = idOf(await colleague(desk, 'Leerplichtambtenaar'));
  const stranger = randomUUID();
  const there = idOf(await colleague(await api.as('veenrade-aanmeldpunt'), 'Casusregisseur'));
  const refusedWith = async (given: Partial<Awaited<ReturnType<typeof opening>>>) =>
    weighRefused(desk, concernId, await opening(desk, given));
  assert.equal(await refusedWith({ deputyHeldFunctionId: lead }), 'lead-is-deputy');
  for (const id of [officer, stranger, there]) {
    assert.equal(await refusedWith({ leadHeldFunctionId: id }), 'colleague-not-eligible');
    assert.equal(await refusedWith({ deputyHeldFunctionId: id }), 'colleague-not-eligible');
  }
  assert.equal((await concernOf(desk, concernId)).state, 'received');
});

test('a life domain that the frame does not know opens no case; one named twice counts once', async () => {
  const { concernId } = await passOn(api, {}, nurse);
  assert.equal(
    await weighRefused(desk, concernId, await opening(desk, { lifeDomains: ['money', 'weather'] })),
    'unknown-life-domain',
  );
  const kase = await openCase(api, { opening: { lifeDomains: ['money', 'money'] } });
  assert.deepEqual(
    (await openedBy(kase.lead, kase)).parts.map(part => part.part),
    ['headline', 'money'],
  );
});

test('telling the parents may wait, with a reason and a date', async () => {
  const { concernId } = await passOn(api, {}, nurse);
  const postponed = {
    parentsInformed: 'postponed',
    parentsInformedOn: inDays(14),
    parentsPostponedGround: 'danger-to-child',
  } as const;
  const refused = await weigh(desk, concernId, await opening(desk, postponed));
  assert.deepEqual(fieldsOf(refused), ['parentsPostponedBecause']);
  const kase = await openCase(api, {
    opening: { ...postponed, parentsPostponedBecause: 'Eerst veilig onderdak' },
  });
  const seen = await openedBy(kase.lead, kase);
  assert.equal(seen.parentsInformed, 'postponed');
  assert.equal(seen.parentsInformedOn, inDays(14));
  const passed = await weigh(desk, concernId, await opening(desk, { parentsInformedOn: inDays(-1) }));
  assert.deepEqual(fieldsOf(passed), ['parentsInformedOn']);
});

test('a note of what was found does not travel readable through the browser', async () => {
  const { concernId } = await passOn(api, {}, nurse);
  const { childRef } = await findChild(desk, concernId, { surname: 'Verhagen', birthYear: 2011 });
  const bytes = Buffer.from(childRef, 'base64url').toString('latin1');
  for (const secret of ['999911004', 'Noor', 'Verhagen']) assert.ok(!bytes.includes(secret));
});
