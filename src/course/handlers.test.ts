import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import * as cases from '#contract/cases.ts';
import * as contacts from '#contract/contacts.ts';
import * as contract from '#contract/course.ts';
import { informLater } from '#contract/telling.ts';
import * as family from '#contract/family.ts';
import * as grants from '#contract/grants.ts';
import * as letters from '#contract/letters.ts';
import * as plans from '#contract/plans.ts';
import { getMyWork } from '#contract/work.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import {
  accessFor,
  accept,
  allPages,
  colleague,
  countOf,
  everyoneWasHere,
  idOf,
  inDays,
  letIn,
  openCase,
  openedBy,
  statusesOf,
  throughStops,
  valueOf,
  type BodyOf,
  type OpenedCase,
} from '../../test/scenes.ts';

let api: Api;
let officer: ApiClient;
let stranger: ApiClient;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
  officer = await api.as('duinveen-leerplichtambtenaar');
  stranger = await api.as('veenrade-casusregisseur');
});
after(() => api.close());

const paramsOf = ({ caseId }: Pick<OpenedCase, 'caseId'>) => ({ caseId });
const courseOf = (kase: OpenedCase, who = kase.lead) =>
  who.call(contract.openCourse, { params: paramsOf(kase) });
const versionOf = async (kase: OpenedCase) => (await openedBy(kase.lead, kase)).version;
const officerIn = (kase: OpenedCase) =>
  letIn(kase, officer, 'Leerplichtambtenaar', {
    basis: 'youth-attendance-in-plan',
    parts: { 'school-work': 'write' },
  });
type ClosingBody = BodyOf<typeof contract.closeCase>;
const said = (given: Partial<ClosingBody> = {}): ClosingBody => ({
  reason: 'De doelen zijn gehaald',
  keepsAnEye: 'Buurvrouw en mentor letten op',
  whomToCall: 'Bij zorgen belt Noor zelf de regisseur',
  judgement: 'Fijn dat er één iemand was',
  notAskedBecause: null,
  aftercare: [inDays(90), inDays(180)],
  openLeft: [],
  openWorry: null,
  ...given,
});
const closing = async (kase: OpenedCase, given: Partial<ClosingBody> = {}) => ({
  params: paramsOf(kase),
  ifMatch: await versionOf(kase),
  body: said(given),
});
const close = async (kase: OpenedCase, given: Partial<ClosingBody> = {}) =>
  kase.lead.call(contract.closeCase, await closing(kase, given));
const workOf = async (who: ApiClient, kase: OpenedCase) =>
  (await allPages(next => who.call(getMyWork, { query: { after: next } }))).items.filter(
    each => each.caseId === kase.caseId,
  );
const agreement = (kase: OpenedCase, given: Partial<BodyOf<typeof plans.addAgreement>> = {}) =>
  kase.lead.call(plans.addAgreement, {
    params: paramsOf(kase),
    body: {
      part: 'school-work',
      kind: 'help',
      what: 'Rooster op maat',
      keeper: { name: 'Buurvrouw' },
      dueOn: inDays(7),
      ...given,
    },
  });

// Phases and hard stops.

test('the hard stops are met one by one, and where a case was stays written down', async () => {
  const kase = await openCase(api);
  const to = async (phase: number) => ({
    params: paramsOf(kase),
    ifMatch: await versionOf(kase),
    body: { phase },
  });
  await kase.lead.call(cases.changeCase, await to(2));
  assert.equal(await kase.lead.refused(cases.changeCase, await to(3)), 'child-not-spoken');
  const [child] = (await openedBy(kase.lead, kase)).children;
  assert.ok(child);
  await kase.lead.call(cases.recordSeen, {
    params: { caseId: kase.caseId, childId: child.childId },
    ifMatch: child.version,
    body: { seenOn: inDays(0), seenBy: 'Casusregisseur', alone: true },
  });
  assert.equal(await kase.lead.refused(cases.changeCase, await to(3)), 'family-not-informed');
  const why = {
    params: paramsOf(kase),
    body: {
      ground: 'not-reached',
      because: 'Moeder ligt in het ziekenhuis',
      until: inDays(5),
    },
  } as const;
  await kase.lead.call(informLater, why);
  await kase.lead.call(cases.changeCase, await to(3));
  await api.admin.query(
    'update app.case_file set next_look_back_on = authz.today() - 1 where public_id = $1',
    [kase.caseId],
  );
  await kase.lead.call(cases.appoint, {
    params: paramsOf(kase),
    ifMatch: await versionOf(kase),
    body: { role: 'director', heldFunctionId: idOf(await colleague(kase.lead, 'Casusregisseur')) },
  });
  assert.equal(await kase.lead.refused(cases.changeCase, await to(4)), 'look-back-not-set');
  // the day and the phase in one act
  await kase.lead.call(cases.changeCase, {
    ...(await to(4)),
    body: { phase: 4, nextLookBackOn: inDays(60) },
  });
  const { steps, stops } = await courseOf(kase);
  assert.deepEqual(
    steps.map(step => [step.phase, step.phaseTitle, step.phaseName]),
    [
      [4, 'samen een plan maken', 'Planning'],
      [3, 'samen doelen kiezen', 'Motivatie'],
      [2, 'informatie verzamelen', 'Informatie'],
      [1, 'zorg bekijken', 'Signalering'],
    ],
  );
  assert.equal(steps[0]?.movedBy, 'Casusregisseur');
  assert.deepEqual(
    stops.map(each => [each.stop, each.state]),
    [
      ['child-spoken', 'done'],
      ['family-informed', 'explained'],
      ['look-back', 'done'],
    ],
  );
  // back is always free
  await kase.lead.call(cases.changeCase, await to(2));
});

test('a reason counts until its day; a newer one, or the thing itself, takes its place', async () => {
  const kase = await openCase(api);
  const [child] = (await openedBy(kase.lead, kase)).children;
  assert.ok(child);
  const answer = (because: string, until: string) =>
    kase.lead.call(contract.answerStop, {
      params: paramsOf(kase),
      body: { stop: 'child-spoken', childId: child.childId, because, until },
    });
  await answer('Noor is op kamp', inDays(3));
  await answer('Noor is ziek', inDays(9));
  const stopOf = async () => (await courseOf(kase)).stops.find(each => each.stop === 'child-spoken');
  assert.deepEqual(await stopOf(), {
    stop: 'child-spoken',
    childId: child.childId,
    childName: child.name,
    state: 'explained',
    on: null,
    because: 'Noor is ziek',
    until: inDays(9),
  });
  await api.admin.query('update app.stop_answer set until = authz.today() - 1 where settled_at is null');
  assert.equal((await stopOf())?.state, 'open');
  await kase.lead.call(cases.recordSeen, {
    params: { caseId: kase.caseId, childId: child.childId },
    ifMatch: child.version,
    body: { seenOn: inDays(0), seenBy: 'Casusregisseur', alone: true },
  });
  assert.equal((await stopOf())?.state, 'done');
  assert.equal(
    await countOf(
      api,
      'app.stop_answer s join app.case_file c using (tenant_id, case_id) where c.public_id = $1 and s.settled_at is null',
      [kase.caseId],
    ),
    0,
  );
});

test('another line comes with its reason, and stays written down', async () => {
  const kase = await openCase(api);
  await kase.lead.call(cases.changeCase, {
    params: paramsOf(kase),
    ifMatch: 1,
    body: { line: { to: 'simple', because: 'Eén gesprek per maand is genoeg' } },
  });
  assert.equal((await openedBy(kase.lead, kase)).line, 'simple');
  const [step] = (await courseOf(kase)).steps;
  assert.equal(step?.line, 'simple');
  assert.equal(step?.because, 'Eén gesprek per maand is genoeg');
});

// Looking back.

test('looking back counts what was kept for each organisation and for the family, and sets the next day', async () => {
  const kase = await openCase(api);
  const one = await agreement(kase);
  await agreement(kase, {
    what: 'Bellen',
    keeper: { heldFunctionId: idOf(await colleague(kase.lead, 'Casusregisseur')) },
  });
  await kase.lead.call(plans.answerAgreement, {
    params: { agreementId: one.agreementId },
    ifMatch: 1,
    body: { state: 'kept', note: null },
  });
  const body = {
    heldOn: inDays(0),
    helped: 'Het vaste gezicht',
    downside: 'Veel afspraken in één week',
    decision: 'differently',
    nextOn: inDays(60),
  } as const;
  const given = { params: paramsOf(kase), ifMatch: await versionOf(kase), body };
  assert.equal(
    await kase.lead.refused(contract.recordLookBack, { ...given, body: { ...body, heldOn: inDays(1) } }),
    'term-out-of-bounds',
  );
  assert.equal(
    await kase.lead.refused(contract.recordLookBack, { ...given, body: { ...body, nextOn: inDays(0) } }),
    'term-out-of-bounds',
  );
  await kase.lead.call(contract.recordLookBack, given);
  assert.equal(await kase.lead.refused(contract.recordLookBack, given), 'version-mismatch');
  const [held] = (await courseOf(kase)).lookBacks;
  assert.deepEqual(held?.kept, [
    { organisation: null, kept: 1, partly: 0, missed: 0, total: 1 },
    { organisation: 'Gemeente Duinveen', kept: 0, partly: 0, missed: 0, total: 1 },
  ]);
  assert.equal((await openedBy(kase.lead, kase)).nextLookBackOn, inDays(60));
});

// Closing.

test('a case is not closed past a child nobody spoke with, nor past what is still open', async () => {
  const kase = await openCase(api);
  assert.equal(await kase.lead.refused(contract.closeCase, await closing(kase)), 'child-not-spoken');
  await throughStops(kase);
  const { agreementId } = await agreement(kase);
  assert.equal(await kase.lead.refused(contract.closeCase, await closing(kase)), 'work-left-open');
  const named = [
    { agreementId, version: 1, how: 'handed-over' as const, words: 'Buurvrouw doet dit verder' },
  ];
  assert.equal(
    await kase.lead.refused(
      contract.closeCase,
      await closing(kase, { openLeft: named.map(each => ({ ...each, version: 2 })) }),
    ),
    'work-left-open',
  );
  const { noteId } = await kase.lead.call(contacts.writeContact, {
    params: paramsOf(kase),
    body: {
      part: 'money',
      happenedOn: inDays(0),
      withWhom: 'Vader',
      how: 'phone',
      reached: false,
      what: null,
      callBackOn: null,
    },
  });
  assert.equal(
    await kase.lead.refused(contract.closeCase, await closing(kase, { openLeft: named })),
    'work-left-open',
  );
  await kase.lead.call(contacts.settleCallBack, { params: { noteId }, ifMatch: 1, body: { moveTo: null } });
  for (const wrong of [
    { judgement: null, notAskedBecause: null },
    { judgement: 'Goed', notAskedBecause: 'Niet bereikt' },
    { aftercare: [] },
  ])
    assert.equal(
      await kase.lead.refused(contract.closeCase, await closing(kase, { openLeft: named, ...wrong })),
      'invalid-input',
    );
  assert.equal(
    await kase.lead.refused(
      contract.closeCase,
      await closing(kase, { openLeft: named, aftercare: [inDays(0)] }),
    ),
    'term-out-of-bounds',
  );
  await close(kase, { openLeft: named });
  const seen = await openedBy(kase.lead, kase);
  assert.equal(seen.state, 'closed');
  assert.deepEqual(
    seen.agreements.map(each => [each.state, each.note]),
    [['handed-over', 'Buurvrouw doet dit verder']],
  );
  const { closing: closed } = await courseOf(kase);
  assert.equal(closed?.keepUntil, Temporal.PlainDate.from(inDays(0)).add({ years: 20 }).toString());
  assert.equal(closed?.judgement, 'Fijn dat er één iemand was');
});

test('closing ends the team’s access with the days of reading, lets nobody in who had not begun, and empties the lists of work', async () => {
  const kase = await openCase(api);
  await officerIn(kase);
  const invited = await kase.lead.call(grants.giveAccess, {
    params: paramsOf(kase),
    body: accessFor(await colleague(kase.lead, 'Gedragswetenschapper'), {
      basis: 'youth-second-reader',
      parts: { money: 'detail' },
    }),
  });
  await throughStops(kase);
  const mine = await agreement(kase, {
    kind: 'safety',
    keeper: { heldFunctionId: idOf(await colleague(kase.lead, 'Leerplichtambtenaar')) },
  });
  assert.ok((await workOf(officer, kase)).length > 0);
  await close(kase, {
    openLeft: [{ agreementId: mine.agreementId, version: 1, how: 'let-go', words: 'Niet meer nodig' }],
  });
  const mate = await openedBy(officer, kase);
  assert.equal(
    mate.parts.every(part => part.myLevel !== 'write'),
    true,
  );
  assert.deepEqual(await workOf(officer, kase), []);
  assert.equal(
    await valueOf(api, 'select revoked_at is not null from app.access_grant where public_id = $1', [
      invited.grantId,
    ]),
    true,
  );
  const left = await workOf(kase.lead, kase);
  assert.deepEqual(
    left.map(each => [each.kind, each.dueOn]),
    [
      ['aftercare', inDays(90)],
      ['aftercare', inDays(180)],
    ],
  );
  assert.deepEqual(await workOf(kase.deputy, kase), []);
  await api.admin.query(
    `update app.access_grant g set valid_from = now() - interval '9 days', valid_until = now() - interval '8 days', read_until = now() - interval '1 hour'
       from app.case_file c where c.case_id = g.file_id and c.public_id = $1 and g.kind = 'team' and g.revoked_at is null`,
    [kase.caseId],
  );
  assert.equal(await officer.refused(cases.openCase, { params: paramsOf(kase) }), 'not-found');
});

test('nothing is written in a closed case, by whichever way', async () => {
  const kase = await openCase(api);
  await officerIn(kase);
  await throughStops(kase);
  const params = paramsOf(kase);
  const { agreementId } = await agreement(kase);
  const { goalId } = await kase.lead.call(plans.addGoal, {
    params,
    body: { part: 'school-work', words: 'Weer naar school', whose: 'Noor' },
  });
  const { consentId } = await kase.lead.call(plans.recordConsent, {
    params,
    body: { kind: 'help', person: 'moeder', givenOn: inDays(0), note: null },
  });
  const { personId } = await kase.lead.call(family.addPerson, {
    params,
    body: {
      name: 'Esther',
      role: 'moeder',
      household: 1,
      safeContact: null,
      telephone: null,
      supporter: false,
      wish: null,
    },
  });
  const note = {
    part: 'school-work',
    happenedOn: inDays(0),
    withWhom: 'Vader',
    how: 'phone',
    reached: true,
    what: 'Gebeld',
    callBackOn: null,
  } as const;
  const { noteId } = await kase.lead.call(contacts.writeContact, { params, body: note });
  const [child] = (await openedBy(kase.lead, kase)).children;
  assert.ok(child);
  const { letterId } = await kase.lead.call(letters.prepareLetter, {
    params,
    body: { kind: 'information-parent', name: 'Esther', children: [child.childId], address: [] },
  });
  await kase.lead.call(letters.sendLetter, {
    params: { letterId },
    ifMatch: 1,
    body: { sentOn: inDays(0), endsPostponement: true },
  });
  const version = await versionOf(kase);
  await close(kase, {
    openLeft: [{ agreementId, version: 1, how: 'let-go', words: 'Niet meer nodig' }],
  });
  const heldFunctionId = idOf(await colleague(kase.lead, 'Achtervang'));
  const { callBackOn: _, part: __, ...correction } = note;
  const { lead } = kase;
  const attempts = {
    change: lead.refused(cases.changeCase, { params, ifMatch: version + 1, body: { headline: 'x' } }),
    phase: lead.refused(cases.changeCase, { params, ifMatch: version + 1, body: { phase: 2 } }),
    appoint: lead.refused(cases.appoint, {
      params,
      ifMatch: version + 1,
      body: { role: 'deputy', heldFunctionId },
    }),
    part: lead.refused(cases.openPart, { params, body: { lifeDomain: 'care' } }),
    seen: lead.refused(cases.recordSeen, {
      params: { caseId: kase.caseId, childId: child.childId },
      ifMatch: child.version,
      body: { seenOn: inDays(0), seenBy: 'x', alone: true },
    }),
    person: lead.refused(family.addPerson, {
      params,
      body: {
        name: 'x',
        role: 'x',
        household: null,
        safeContact: null,
        telephone: null,
        supporter: false,
        wish: null,
      },
    }),
    wish: lead.refused(family.changePerson, {
      params: { caseId: kase.caseId, personId },
      ifMatch: 1,
      body: {
        name: 'Esther',
        role: 'moeder',
        household: 1,
        safeContact: null,
        telephone: null,
        supporter: false,
        wish: 'x',
        gone: false,
      },
    }),
    authority: lead.refused(family.recordAuthority, {
      params: { caseId: kase.caseId, childId: child.childId },
      ifMatch: 1,
      body: { answer: 'known', words: 'x', source: 'x', knownOn: inDays(0) },
    }),
    access: lead.refused(grants.giveAccess, {
      params,
      body: accessFor(await colleague(lead, 'Gedragswetenschapper'), {
        basis: 'youth-second-reader',
        parts: { money: 'detail' },
      }),
    }),
    renew: lead.refused(grants.renewTeam, {
      params,
      body: { choices: [{ grantId: randomUUID(), version: 1, stays: true }], familyTold: 'x' },
    }),
    goal: lead.refused(plans.addGoal, { params, body: { part: 'money', words: 'x', whose: 'x' } }),
    score: lead.refused(plans.scoreGoal, {
      params: { goalId },
      body: { score: 5, givenBy: 'Noor', givenOn: inDays(0) },
    }),
    agreement: lead.refused(plans.addAgreement, {
      params,
      body: { part: 'money', kind: 'help', what: 'x', keeper: { name: 'x' }, dueOn: inDays(1) },
    }),
    answer: lead.refused(plans.answerAgreement, {
      params: { agreementId },
      ifMatch: 2,
      body: { state: 'kept', note: null },
    }),
    consent: lead.refused(plans.recordConsent, {
      params,
      body: { kind: 'plan', person: 'x', givenOn: inDays(0), note: null },
    }),
    withdraw: lead.refused(plans.withdrawConsent, {
      params: { consentId },
      ifMatch: 1,
      body: { withdrawnOn: inDays(0), note: null },
    }),
    note: lead.refused(contacts.writeContact, { params, body: note }),
    correct: lead.refused(contacts.correctContact, {
      params: { noteId },
      ifMatch: 1,
      body: { ...correction, reason: 'x' },
    }),
    letter: lead.refused(letters.prepareLetter, {
      params,
      body: { kind: 'information-parent', name: 'x', children: [child.childId], address: [] },
    }),
    unsend: lead.refused(letters.undoSending, { params: { letterId }, ifMatch: 2 }),
    stop: lead.refused(contract.answerStop, {
      params,
      body: { stop: 'look-back', childId: null, because: 'x', until: inDays(1) },
    }),
    lookBack: lead.refused(contract.recordLookBack, {
      params,
      ifMatch: version + 1,
      body: { heldOn: inDays(0), helped: 'x', downside: 'x', decision: 'stop', nextOn: inDays(9) },
    }),
    close: lead.refused(contract.closeCase, { params, ifMatch: version + 1, body: said() }),
  };
  for (const [name, attempt] of Object.entries(attempts)) assert.equal(await attempt, 'case-closed', name);
  // and what the web role itself tries past every handler
  const writes = [
    'update app.case_file set headline = $2 where public_id = $1',
    `insert into app.goal (tenant_id, public_id, case_id, scope_id, words, whose) select tenant_id, gen_random_uuid(), case_id, scope_id, $2, 'x' from app.case_file where public_id = $1`,
    `update app.case_child k set last_seen_by = $2 from app.case_file c where c.scope_id = k.scope_id and c.public_id = $1`,
    `update app.agreement a set note = $2 from app.case_file c where c.case_id = a.case_id and c.public_id = $1`,
    `update app.case_person p set wish = $2 from app.case_file c where c.scope_id = p.scope_id and c.public_id = $1`,
    `update app.case_person p set telephone = $2, supporter = true from app.case_file c where c.scope_id = p.scope_id and c.public_id = $1`,
  ];
  for (const text of writes) {
    await api.admin.query('begin');
    await api.admin.query('set local role app_web');
    await api.admin.query('select authz.enter($1, $2, $3)', [lead.token, 'help-coordination', 'attack']);
    await assert.rejects(api.admin.query(text, [kase.caseId, 'x']), /case-closed/, text);
    await api.admin.query('rollback');
  }
});

test('somebody who gives access at the moment of closing is refused or undone by it: no access outlives a closing', async () => {
  const kase = await openCase(api);
  await throughStops(kase);
  const body = accessFor(await colleague(kase.lead, 'Leerplichtambtenaar'), {
    basis: 'youth-attendance-in-plan',
    parts: { 'school-work': 'write' },
  });
  const statuses = await Promise.all([
    kase.lead.send(contract.closeCase, await closing(kase)),
    kase.deputy.send(grants.giveAccess, { params: paramsOf(kase), body }),
  ]);
  assert.equal(statuses[0].statusCode, 201, statuses[0].body);
  assert.ok([201, 409].includes(statuses[1].statusCode), statuses[1].body);
  assert.equal(
    await countOf(
      api,
      `app.access_grant g join app.case_file c on c.case_id = g.file_id where c.public_id = $1 and g.kind = 'team' and g.revoked_at is null and now() < g.valid_until`,
      [kase.caseId],
    ),
    0,
  );
});

test('who works along does not close, reopen or answer; for others it is not there; a stale version is refused', async () => {
  const kase = await openCase(api);
  await officerIn(kase);
  await throughStops(kase);
  const given = await closing(kase);
  assert.equal(await officer.refused(contract.closeCase, given), 'not-allowed');
  assert.equal(await stranger.refused(contract.closeCase, given), 'not-found');
  assert.equal(
    await kase.lead.refused(contract.closeCase, { ...given, ifMatch: given.ifMatch + 1 }),
    'version-mismatch',
  );
  const reopening = {
    params: paramsOf(kase),
    ifMatch: given.ifMatch,
    body: { because: 'x', nextLookBackOn: inDays(9) },
  };
  assert.equal(await kase.lead.refused(contract.reopenCase, reopening), 'case-not-closed');
  assert.equal(
    await kase.lead.refused(contract.undoClosing, { params: paramsOf(kase), ifMatch: given.ifMatch }),
    'case-not-closed',
  );
  await close(kase);
  const [first] = (await courseOf(kase)).aftercare;
  assert.ok(first);
  const answer = {
    params: { aftercareId: first.aftercareId },
    ifMatch: 1,
    body: { answer: 'well', words: null },
  } as const;
  assert.equal(await officer.refused(contract.answerAftercare, answer), 'not-found');
  assert.equal(await stranger.refused(contract.answerAftercare, answer), 'not-found');
  assert.equal(
    await officer.refused(contract.reopenCase, { ...reopening, ifMatch: given.ifMatch + 1 }),
    'not-allowed',
  );
  assert.equal(await stranger.refused(contract.openCourse, { params: paramsOf(kase) }), 'not-found');
  // a tie that is recorded afterwards closes it for the lead as well
  await api.admin.query(
    `insert into authz.conflict_of_interest (tenant_id, professional_id, file_id, recorded_by)
     select c.tenant_id, c.lead_professional_id, c.case_id, c.lead_professional_id from app.case_file c where c.public_id = $1`,
    [kase.caseId],
  );
  assert.equal(await kase.lead.refused(contract.answerAftercare, answer), 'not-found');
  await kase.deputy.call(contract.answerAftercare, answer);
});

test('on the day itself closing is undone: access and agreements are as they were; the next day it is too late', async () => {
  const kase = await openCase(api);
  const { grantId } = await officerIn(kase);
  await throughStops(kase);
  const { agreementId } = await agreement(kase);
  const openLeft = [{ agreementId, version: 1, how: 'let-go' as const, words: 'Klaar' }];
  const term = () =>
    valueOf(api, 'select valid_until::text || read_until::text from app.access_grant where public_id = $1', [
      grantId,
    ]);
  const before = await term();
  await close(kase, { openLeft });
  assert.notEqual(await term(), before);
  const undo = async () => ({ params: paramsOf(kase), ifMatch: await versionOf(kase) });
  await kase.deputy.call(contract.undoClosing, await undo());
  assert.equal(await term(), before);
  const seen = await openedBy(kase.lead, kase);
  assert.equal(seen.state, 'open');
  assert.deepEqual(
    seen.agreements.map(each => [each.state, each.note]),
    [['open', null]],
  );
  assert.equal(
    (await openedBy(officer, kase)).parts.some(part => part.myLevel === 'write'),
    true,
  );
  assert.deepEqual(
    (await workOf(kase.lead, kase)).filter(each => each.kind === 'aftercare'),
    [],
  );
  await close(kase, { openLeft: openLeft.map(each => ({ ...each, version: 3 })) });
  await api.admin.query('update app.case_closing set closed_on = closed_on - 1 where withdrawn is null');
  assert.equal(await kase.lead.refused(contract.undoClosing, await undo()), 'undo-too-late');
  assert.equal((await courseOf(kase)).closing?.mayUndo, false);
});

test('who gave access back on the day of closing does not get it again by the undo', async () => {
  const kase = await openCase(api);
  const { grantId } = await officerIn(kase);
  await throughStops(kase);
  await close(kase);
  const [mine] = (await openedBy(officer, kase)).team.filter(each => each.mine);
  assert.ok(mine);
  await officer.call(grants.revokeAccess, {
    params: { grantId },
    ifMatch: mine.version,
    body: { reason: 'Ik ben klaar' },
  });
  await kase.lead.call(contract.undoClosing, { params: paramsOf(kase), ifMatch: await versionOf(kase) });
  assert.equal(await officer.refused(cases.openCase, { params: paramsOf(kase) }), 'not-found');
});

// Aftercare and reopening.

test('aftercare is answered in one act; where it does not go well there is a next day', async () => {
  const kase = await openCase(api);
  await throughStops(kase);
  await close(kase);
  const due = async () => (await workOf(kase.lead, kase)).map(each => each.dueOn);
  const [first, second] = (await courseOf(kase)).aftercare;
  assert.ok(first && second);
  const answer = (aftercareId: string, body: BodyOf<typeof contract.answerAftercare>) => ({
    params: { aftercareId },
    ifMatch: 1,
    body,
  });
  await kase.lead.call(contract.answerAftercare, answer(first.aftercareId, { answer: 'well', words: null }));
  assert.deepEqual(await due(), [inDays(180)]);
  assert.equal(
    await kase.lead.refused(
      contract.answerAftercare,
      answer(first.aftercareId, { answer: 'well', words: null }),
    ),
    'version-mismatch',
  );
  assert.equal(
    await kase.lead.refused(
      contract.answerAftercare,
      answer(second.aftercareId, { answer: 'talk', words: 'Noor wil praten', nextOn: inDays(0) }),
    ),
    'term-out-of-bounds',
  );
  await kase.lead.call(
    contract.answerAftercare,
    answer(second.aftercareId, { answer: 'talk', words: 'Noor wil praten', nextOn: inDays(4) }),
  );
  assert.deepEqual(await due(), [inDays(4)]);
});

test('worries again: the case is opened with a reason; lead and deputy were there all the time, the team is asked anew', async () => {
  const kase = await openCase(api);
  await officerIn(kase);
  await throughStops(kase);
  await close(kase);
  const reopening = async () => ({
    params: paramsOf(kase),
    ifMatch: await versionOf(kase),
    body: { because: 'De man is terug', nextLookBackOn: inDays(21) },
  });
  const given = await reopening();
  const together = await Promise.all([
    kase.lead.send(contract.reopenCase, given),
    kase.deputy.send(contract.reopenCase, given),
  ]);
  assert.deepEqual(statusesOf(together).slice(0, 1), [201]);
  assert.equal(together.filter(each => each.statusCode === 201).length, 1);
  const seen = await openedBy(kase.lead, kase);
  assert.equal(seen.state, 'open');
  assert.equal(seen.nextLookBackOn, inDays(21));
  assert.ok(seen.lead && seen.deputy);
  assert.equal(
    (await openedBy(officer, kase)).parts.some(part => part.myLevel === 'write'),
    false,
  );
  const { earlier, aftercare } = await courseOf(kase);
  assert.deepEqual(
    earlier.map(each => [each.how, each.because]),
    [['reopened', 'De man is terug']],
  );
  assert.deepEqual(aftercare, []);
  assert.deepEqual(
    (await workOf(kase.lead, kase)).filter(each => each.kind === 'aftercare'),
    [],
  );
  await agreement(kase);
});

test('a case is not opened again beside another open case of the same child', async () => {
  const child = { surname: 'Verhagen', birthYear: 2011 };
  const kase = await openCase(api, { child });
  await throughStops(kase);
  await close(kase);
  const second = await openCase(api, { child });
  assert.equal(
    await kase.lead.refused(contract.reopenCase, {
      params: paramsOf(kase),
      ifMatch: await versionOf(kase),
      body: { because: 'Weer zorgen', nextLookBackOn: inDays(21) },
    }),
    'child-has-open-case',
  );
  assert.equal((await openedBy(second.lead, second)).state, 'open');
});

// The letter.

test('the letter of closing says until when it is kept and when we ask again, and nothing that anybody said', async () => {
  const kase = await openCase(api);
  await throughStops(kase);
  const [child] = (await openedBy(kase.lead, kase)).children;
  assert.ok(child);
  const body: BodyOf<typeof letters.prepareLetter> = {
    kind: 'closing-parent',
    name: 'Esther',
    children: [child.childId],
    address: [],
  };
  assert.equal(
    await kase.lead.refused(letters.prepareLetter, { params: paramsOf(kase), body }),
    'case-not-closed',
  );
  await close(kase, { reason: 'Kanarie-reden', keepsAnEye: 'Kanarie-oog', judgement: 'Kanarie-oordeel' });
  const { letterId } = await kase.lead.call(letters.prepareLetter, { params: paramsOf(kase), body });
  const { text, mayAct } = await kase.lead.call(letters.openLetter, { params: { letterId } });
  assert.equal(mayAct, true);
  const all = JSON.stringify(text);
  assert.doesNotMatch(all, /Kanarie/);
  const until = Temporal.PlainDate.from(inDays(0)).add({ years: 20 });
  assert.match(all, new RegExp(`niet vóór ${until.day} \\w+ ${until.year}`));
  assert.match(all, new RegExp(String(Temporal.PlainDate.from(inDays(90)).year)));
  await kase.lead.call(letters.sendLetter, {
    params: { letterId },
    ifMatch: 1,
    body: { sentOn: inDays(0), endsPostponement: true },
  });
  const own = await kase.lead.call(letters.prepareLetter, {
    params: paramsOf(kase),
    body: { kind: 'closing-child', childId: child.childId },
  });
  await kase.lead.call(letters.withdrawLetter, { params: { letterId: own.letterId }, ifMatch: 1 });
  await accept(kase.lead);
});
