import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { endFunction } from '#contract/administration.ts';
import * as cases from '#contract/cases.ts';
import * as contacts from '#contract/contacts.ts';
import * as grants from '#contract/grants.ts';
import * as handover from '#contract/handover.ts';
import { routes } from '#contract/index.ts';
import * as oversight from '#contract/oversight.ts';
import * as plans from '#contract/plans.ts';
import * as contract from '#contract/team.ts';
import * as work from '#contract/work.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import {
  accept,
  colleague,
  countOf,
  everyoneWasHere,
  idOf,
  inDays,
  letIn,
  openCase,
  openedBy,
  statusesOf,
  valueOf,
  type OpenedCase,
} from '../../test/scenes.ts';

let api: Api;
let manager: ApiClient;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
  manager = await api.as('duinveen-teammanager');
});
after(() => api.close());

let count = 0;
/** A third director of the team, whom nobody knows yet. */
const relief = async (): Promise<{ who: ApiClient; id: string }> => {
  count += 1;
  const subject = `waarnemer-${count}`;
  const token = randomBytes(32).toString('base64url');
  await api.admin.query("select authz.sign_in($1, $2, $3, $4, $5, sha256(convert_to($6, 'UTF8')), 15, 8)", [
    'http://localhost:3000/demo-idp',
    subject,
    'duinveen',
    JSON.stringify([
      { organisation: 'gemeente-duinveen', function: 'case-director', label: `Waarnemer ${count}` },
    ]),
    'demo',
    token,
  ]);
  return { who: api.withToken(token), id: idOf(await colleague(manager, `Waarnemer ${count}`)) };
};

const idsOf = async () => ({
  lead: idOf(await colleague(manager, 'Casusregisseur')),
  deputy: idOf(await colleague(manager, 'Achtervang')),
});
const versionOf = async (kase: Pick<OpenedCase, 'reference'>): Promise<number> =>
  Number(await valueOf(api, 'select version from app.case_file where reference = $1', [kase.reference]));
const takeOver = async (
  who: ApiClient,
  chosen: readonly { kase: Pick<OpenedCase, 'reference'>; lead: string; deputy: string; version?: number }[],
  because: contract.TakeOverReason = 'away',
) =>
  who.send(contract.takeOver, {
    body: {
      because,
      cases: await Promise.all(
        chosen.map(async ({ kase, lead, deputy, version }) => ({
          reference: kase.reference,
          version: version ?? (await versionOf(kase)),
          leadHeldFunctionId: lead,
          deputyHeldFunctionId: deputy,
        })),
      ),
    },
  });
const mateOf = async (who: ApiClient, label: string): Promise<contract.TeamMate> => {
  const found = (await who.call(contract.getTeam)).mates.find(each => each.label === label);
  assert.ok(found, label);
  return found;
};
const workOf = async (who: ApiClient, kind: string, caseId: string) =>
  (await who.call(work.getMyWork)).items.filter(item => item.kind === kind && item.caseId === caseId);

test('the team manager sees numbers of each colleague and case numbers, and not a word of any family', async () => {
  const kase = await openCase(api, { child: { surname: 'Verhagen', birthYear: 2017 } });
  const answers = JSON.stringify([
    await manager.call(contract.getTeam),
    await manager.call(contract.listTeamCases, { params: { heldFunctionId: (await idsOf()).lead } }),
  ]);
  assert.ok(answers.includes(kase.reference));
  for (const word of ['Verhagen', 'Sem', 'naar school', kase.caseId, 'phase', 'birth'])
    assert.ok(!answers.includes(word), word);
  const mate = await mateOf(manager, 'Casusregisseur');
  assert.ok(mate.leads >= 1);
  assert.deepEqual(mate.leadsIn, ['jeugd-lokaal']);
  const labels = (await manager.call(contract.getTeam)).mates.map(each => each.label);
  assert.deepEqual(
    labels,
    labels.toSorted((a, b) => (a < b ? -1 : 1)),
    'by name and never by number',
  );
});

test('what is late and what waits is counted for who leads', async () => {
  const kase = await openCase(api);
  const before = await mateOf(manager, 'Casusregisseur');
  const params = { caseId: kase.caseId };
  const agreed = await kase.lead.call(plans.addAgreement, {
    params,
    body: {
      part: 'money',
      kind: 'help',
      what: 'Bellen met de bank',
      keeper: { heldFunctionId: (await idsOf()).lead },
      dueOn: inDays(3),
    },
  });
  const waits = await kase.lead.call(plans.addAgreement, {
    params,
    body: { part: 'money', kind: 'help', what: 'Coach', keeper: { name: 'Moeder' }, dueOn: inDays(3) },
  });
  await kase.lead.call(plans.waitForPlace, {
    params: { agreementId: waits.agreementId },
    ifMatch: 1,
    body: { organisation: 'Gezinshulp', since: inDays(-1), expectedOn: null, bridge: null },
  });
  await api.admin.query('update app.agreement set due_on = authz.today() - 1 where public_id = $1', [
    agreed.agreementId,
  ]);
  await api.admin.query(
    'update app.case_file set next_look_back_on = authz.today() - 1 where public_id = $1',
    [kase.caseId],
  );
  const now = await mateOf(manager, 'Casusregisseur');
  assert.equal(now.overdue, before.overdue + 1);
  assert.equal(now.waiting, before.waiting + 1);
  assert.equal(now.lookBacksPassed, before.lookBacksPassed + 1);
});

test('nobody else has a team, another organisation’s manager sees other people, and no case route opens for a manager', async () => {
  const kase = await openCase(api);
  for (const subject of ['duinveen-casusregisseur', 'duinveen-privacy-officer', 'duinveen-beheerder']) {
    const who = await api.as(subject);
    assert.equal(await who.refused(contract.getTeam), 'not-found', subject);
    assert.equal((await takeOver(who, [{ kase, ...(await idsOf()) }])).statusCode, 404, subject);
  }
  const elsewhere = await api.as('veenrade-teammanager');
  const theirs = JSON.stringify(await elsewhere.call(contract.getTeam));
  assert.ok(!theirs.includes(kase.reference) && !theirs.includes('(0990) 12 34'));
  const { lead, deputy } = await idsOf();
  assert.deepEqual(
    (await elsewhere.call(contract.listTeamCases, { params: { heldFunctionId: lead } })).items,
    [],
  );
  assert.equal(
    await elsewhere.refused(contract.setAbsence, {
      params: { heldFunctionId: lead },
      body: { away: { from: inDays(0), until: null } },
    }),
    'not-found',
  );
  const refused = await takeOver(elsewhere, [{ kase, lead: deputy, deputy: lead }]);
  assert.equal(refused.statusCode, 404);

  // every route that names a case, with a session that is real and a case that is
  const ofCase = routes.filter(route => route.path.startsWith('/cases/{caseId}'));
  assert.ok(ofCase.length > 10);
  const { children } = await openedBy(kase.lead, kase);
  for (const route of ofCase) {
    const answer = await api.app.inject({
      method: route.method,
      url: `/api/v1${route.path
        .replace('{caseId}', kase.caseId)
        .replace('{childId}', children[0]?.childId ?? '')
        .replaceAll(/\{\w+\}/g, kase.caseId)}`,
      headers: {
        cookie: `perspectief=${manager.token}`,
        'x-perspectief': '1',
        'idempotency-key': randomUUID(),
        'if-match': '"1"',
      },
      ...(route.body === undefined ? {} : { payload: {} }),
    });
    assert.ok([400, 404].includes(answer.statusCode), `${route.id}: ${answer.statusCode}`);
    assert.ok(!answer.body.includes('Noor') && !answer.body.includes(kase.reference), route.id);
  }
  assert.equal(
    await countOf(
      api,
      `app.access_grant g join app.case_file c on c.case_id = g.file_id join app.held_function h on h.held_function_id = g.held_function_id
        where c.public_id = $1 and h.function = 'team-manager'`,
      [kase.caseId],
    ),
    0,
  );
});

test('who is away is noted with days and never with a reason, and is back again', async () => {
  const { lead } = await idsOf();
  const set = (away: { from: string; until: string | null } | null) =>
    manager.send(contract.setAbsence, { params: { heldFunctionId: lead }, body: { away } });
  assert.equal((await set({ from: inDays(0), until: inDays(20) })).statusCode, 204);
  assert.equal((await set({ from: inDays(0), until: null })).statusCode, 204);
  assert.deepEqual((await mateOf(manager, 'Casusregisseur')).away, { from: inDays(0), until: null });
  assert.equal((await set({ from: inDays(3), until: inDays(2) })).statusCode, 422);
  assert.equal((await set({ from: inDays(400), until: null })).statusCode, 422);
  assert.equal((await set(null)).statusCode, 204);
  assert.equal((await mateOf(manager, 'Casusregisseur')).away, null);
  const { rows } = await api.admin.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_name = 'absence' and data_type = 'text'`,
  );
  assert.deepEqual(rows, [], 'there is nowhere to write why');
});

test('the deputy takes over, the absent one stays as deputy: at no moment is nobody there, and the work goes along', async () => {
  const kase = await openCase(api);
  const params = { caseId: kase.caseId };
  const { lead, deputy } = await idsOf();
  const { noteId } = await kase.lead.call(contacts.writeContact, {
    params,
    body: {
      part: 'money',
      happenedOn: inDays(0),
      withWhom: 'Moeder',
      how: 'phone',
      reached: false,
      what: null,
      callBackOn: inDays(2),
    },
  });
  const { agreementId } = await kase.lead.call(plans.addAgreement, {
    params,
    body: {
      part: 'money',
      kind: 'safety',
      what: 'Belt elke avond',
      keeper: { heldFunctionId: lead },
      dueOn: inDays(2),
    },
  });
  const answer = await takeOver(manager, [{ kase, lead: deputy, deputy: lead }]);
  assert.equal(answer.statusCode, 201, answer.body);
  const open = await openedBy(kase.deputy, kase);
  assert.equal(open.lead?.label, 'Achtervang');
  assert.equal(open.deputy?.label, 'Casusregisseur');
  assert.equal((await openedBy(kase.lead, kase)).may.change, true, 'who stays as deputy can still act');
  const ids = (await kase.deputy.call(work.getMyWork)).items.map(item => item.id);
  assert.ok(ids.includes(noteId), 'the call-back');
  assert.ok(ids.includes(agreementId), 'the agreement');
  assert.ok(ids.includes(kase.caseId), 'the look-back');
  const left = (await kase.lead.call(work.getMyWork)).items.map(item => item.id);
  for (const id of [noteId, agreementId, kase.caseId]) assert.ok(!left.includes(id));
  // the successor is told, by a hand-over to read
  const [told] = await workOf(kase.deputy, 'handover', kase.caseId);
  assert.ok(told);
  const { items } = await kase.deputy.call(handover.listHandovers, { params });
  assert.equal(items[0]?.because, 'away');
  assert.equal(items[0].from, 'Casusregisseur');
});

test('to another colleague: the predecessor is out, the successor is invited by the manager, the deputy holds the case meanwhile', async () => {
  const kase = await openCase(api);
  const { deputy } = await idsOf();
  const third = await relief();
  const answer = await takeOver(manager, [{ kase, lead: third.id, deputy }]);
  assert.equal(answer.statusCode, 201, answer.body);
  assert.equal((await kase.lead.send(cases.openCase, { params: { caseId: kase.caseId } })).statusCode, 404);
  assert.equal((await openedBy(kase.deputy, kase)).may.change, true);
  const { items } = await third.who.call(grants.listInvitations);
  assert.equal(items[0]?.caseReference, kase.reference);
  assert.equal(items[0].givenBy, 'Teammanager');
  await accept(third.who);
  assert.equal((await openedBy(third.who, kase)).lead?.label, 'Waarnemer 1');
  assert.ok((await workOf(third.who, 'handover', kase.caseId)).length === 1);
});

test('a colleague with a private tie cannot get the case, in words that do not say why, and then none of them is passed on', async () => {
  const [one, other] = [await openCase(api), await openCase(api)];
  const { deputy } = await idsOf();
  const third = await relief();
  const privacy = await api.as('duinveen-privacy-officer');
  await privacy.call(oversight.recordConflict, {
    body: { heldFunctionId: third.id, caseReference: one.reference },
  });
  const answer = await takeOver(manager, [
    { kase: one, lead: third.id, deputy },
    { kase: other, lead: third.id, deputy },
  ]);
  assert.equal(answer.statusCode, 422);
  const problem = answer.json<{
    type: string;
    title: string;
    errors: { field: string; message: string }[];
  }>();
  assert.match(problem.type, /colleague-not-eligible$/);
  assert.deepEqual(
    problem.errors.map(error => error.field),
    ['cases.0'],
  );
  assert.ok(!/betrokken|priv/i.test(JSON.stringify(problem)));
  // the same words for a colleague whose function does not fit
  const nurse = idOf(await colleague(manager, 'Gedragswetenschapper'));
  const unfit = await takeOver(manager, [{ kase: one, lead: nurse, deputy }]);
  assert.deepEqual(unfit.json<{ title: string; errors: unknown }>().errors, problem.errors);
  assert.equal((await openedBy(other.lead, other)).lead?.label, 'Casusregisseur', 'all of them or none');
});

test('an old version, a double act and one person for both are refused, and a repeat is answered alike', async () => {
  const kase = await openCase(api);
  const { lead, deputy } = await idsOf();
  const third = await relief();
  const version = await versionOf(kase);
  const same = await takeOver(manager, [{ kase, lead: deputy, deputy }]);
  assert.match(same.body, /lead-is-deputy/);
  const nothing = await takeOver(manager, [{ kase, lead, deputy }]);
  assert.match(nothing.body, /already-done/);
  const both = await Promise.all([
    takeOver(manager, [{ kase, lead: deputy, deputy: lead, version }]),
    takeOver(manager, [{ kase, lead: third.id, deputy, version }]),
  ]);
  assert.deepEqual(statusesOf(both), [201, 412]);
  assert.equal((await takeOver(manager, [{ kase, lead: third.id, deputy: lead, version }])).statusCode, 412);
  assert.equal(
    (
      await takeOver(manager, [
        { kase, lead, deputy },
        { kase, lead: deputy, deputy: lead },
      ])
    ).statusCode,
    400,
  );
});

test('a manager with a tie of his own neither sees nor passes on that case', async () => {
  const kase = await openCase(api);
  const { lead, deputy } = await idsOf();
  const privacy = await api.as('duinveen-privacy-officer');
  const me = idOf(await colleague(manager, 'Teammanager'));
  await privacy.call(oversight.recordConflict, {
    body: { heldFunctionId: me, caseReference: kase.reference },
  });
  const { items } = await manager.call(contract.listTeamCases, { params: { heldFunctionId: lead } });
  assert.ok(!items.some(item => item.reference === kase.reference));
  assert.equal((await takeOver(manager, [{ kase, lead: deputy, deputy: lead }])).statusCode, 404);
});

test('when the function of a lead ends the deputy leads at once, and the manager hears that somebody is needed', async () => {
  const third = await relief();
  const kase = await openCase(api, { opening: { leadHeldFunctionId: third.id } });
  await accept(third.who);
  const administrator = await api.as('duinveen-beheerder');
  await administrator.call(endFunction, { params: { heldFunctionId: third.id } });
  const open = await openedBy(kase.deputy, kase);
  assert.equal(open.lead?.label, 'Achtervang');
  assert.ok((await workOf(kase.deputy, 'look-back', kase.caseId)).length === 1, 'with the work of the lead');
  const { needing } = await manager.call(contract.getTeam);
  const [asks] = needing.filter(item => item.reference === kase.reference);
  assert.equal(asks?.needs, 'lead-without-function');
  const { lead, deputy } = await idsOf();
  assert.equal((await takeOver(manager, [{ kase, lead: deputy, deputy: lead }], 'left')).statusCode, 201);
  assert.ok(!(await manager.call(contract.getTeam)).needing.some(item => item.reference === kase.reference));
});

test('a tie that a lead says of himself ends access when a successor is there, and sealed parts at once', async () => {
  const kase = await openCase(api, { child: { surname: 'Ruiter', birthYear: 2018 } });
  const [child] = (await openedBy(kase.lead, kase)).children;
  const address = () =>
    kase.lead.send(cases.revealAddress, { params: { caseId: kase.caseId, childId: child?.childId ?? '' } });
  assert.equal((await address()).statusCode, 200);
  const declared = await kase.lead.call(handover.declareInvolvement, { params: { caseId: kase.caseId } });
  assert.ok(declared.until !== null && declared.until > new Date().toISOString());
  assert.equal((await openedBy(kase.lead, kase)).may.change, true, 'until somebody else is there');
  assert.equal((await address()).statusCode, 404, 'a secret address closes at once');
  assert.equal(
    await kase.lead.refused(handover.declareInvolvement, { params: { caseId: kase.caseId } }),
    'already-done',
  );
  const { needing } = await manager.call(contract.getTeam);
  assert.equal(needing.find(item => item.reference === kase.reference)?.needs, 'lead-with-conflict');
  const { deputy } = await idsOf();
  const third = await relief();
  // whoever said so is not eligible for anything there any more
  assert.equal(
    (await takeOver(manager, [{ kase, lead: deputy, deputy: (await idsOf()).lead }])).statusCode,
    422,
  );
  assert.equal(
    (await takeOver(manager, [{ kase, lead: deputy, deputy: third.id }], 'independence')).statusCode,
    201,
  );
  assert.equal((await kase.lead.send(cases.openCase, { params: { caseId: kase.caseId } })).statusCode, 404);
  assert.equal((await openedBy(kase.deputy, kase)).lead?.label, 'Achtervang');
});

test('when nobody is named by then the tie acts by itself and the deputy leads; a team member is out at once', async () => {
  const kase = await openCase(api);
  const officer = await api.as('duinveen-leerplichtambtenaar');
  await letIn(kase, officer, 'Leerplichtambtenaar', {
    basis: 'youth-attendance-in-plan',
    parts: { 'school-work': 'write' },
  });
  const out = await officer.call(handover.declareInvolvement, { params: { caseId: kase.caseId } });
  assert.equal(out.until, null);
  assert.equal((await officer.send(cases.openCase, { params: { caseId: kase.caseId } })).statusCode, 404);
  await kase.lead.call(handover.declareInvolvement, { params: { caseId: kase.caseId } });
  await api.admin.query(
    `update authz.conflict_of_interest set acts_from = now() - interval '1 second'
      where file_id = (select case_id from app.case_file where public_id = $1) and acts_from > now()`,
    [kase.caseId],
  );
  assert.equal((await kase.lead.send(cases.openCase, { params: { caseId: kase.caseId } })).statusCode, 404);
  await api.admin.query('select authz.deputies_stand_in()');
  assert.equal((await openedBy(kase.deputy, kase)).lead?.label, 'Achtervang');
});
