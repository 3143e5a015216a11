/** A case of which nobody is there and of which no team manager could know: the organisation ended, or both are away. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import * as cases from '#contract/cases.ts';
import * as organisations from '#contract/organisations.ts';
import * as oversight from '#contract/oversight.ts';
import * as contract from '#contract/team.ts';
import * as work from '#contract/work.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import {
  closedCase,
  giveTo,
  heldCase,
  leaves,
  newcomer,
  versionOf as caseVersion,
  type Held,
  type Someone,
} from '../../test/leaving.ts';
import {
  accept,
  colleague,
  everyoneWasHere,
  idOf,
  inDays,
  statusesOf,
  type OpenedCase,
} from '../../test/scenes.ts';

let api: Api;
let manager: ApiClient;
before(async () => {
  api = await startApi();
  give = giveTo(api);
  await everyoneWasHere(api);
  manager = await api.as('duinveen-teammanager');
});
after(() => api.close());

const bothAway = 'lead-and-deputy-away';
const linesOf = async (who: ApiClient, { reference }: OpenedCase) =>
  (await who.call(work.getMyWork)).items.filter(item => item.kind === 'notice' && item.context === reference);
const noticesOf = async (who: ApiClient, kase: OpenedCase) =>
  (await linesOf(who, kase)).map(item => item.notice);
const needing = async (who: ApiClient, { reference }: OpenedCase) =>
  (await who.call(contract.getTeam)).needing.find(each => each.reference === reference);
const unkept = async (who: ApiClient, { reference }: OpenedCase) =>
  (await who.call(contract.getTeam)).unkept.find(each => each.reference === reference);
const away = (by: ApiClient, who: Someone, from: string | null, until: string | null = null) =>
  by.call(contract.setAbsence, {
    params: { heldFunctionId: who.id },
    body: { away: from === null ? null : { from, until } },
  });
let give: ReturnType<typeof giveTo>;
const versionOf = (kase: OpenedCase) => caseVersion(api, kase);
const two = async (organisation = 'gemeente-duinveen'): Promise<{ lead: Someone; deputy: Someone }> => {
  const at = { organisation, function: 'case-director' };
  return { lead: await newcomer(api, at), deputy: await newcomer(api, at) };
};

let count = 0;
/** An organisation that takes part beside the municipality, with or without a team manager of its own. */
const partner = async () => {
  count += 1;
  const administrator = await api.as('duinveen-beheerder');
  const code = `partner-${count}`;
  const { organisationId } = await administrator.call(organisations.addOrganisation, {
    body: { code, name: `Partner ${count}`, kind: 'youth-health', isController: false, because: 'Getekend' },
  });
  const touches = async () =>
    (await administrator.call(organisations.getOrganisation, { params: { organisationId } })).touches;
  return {
    code,
    name: `Partner ${count}`,
    touches,
    managed: () => newcomer(api, { organisation: code, function: 'team-manager' }),
    ends: () =>
      administrator.send(organisations.endOrganisation, {
        params: { organisationId },
        ifMatch: 1,
        body: { endedOn: inDays(0), because: 'De samenwerking is gestopt' },
      }),
  };
};

test('the organisation of both has ended: the manager of the municipality sees the number, gives it to two others, and nothing else', async () => {
  const there = await partner();
  const theirs = await there.managed();
  const held = await heldCase(api, there.code);
  const { kase, lead, deputy } = held;
  await leaves(api, lead, deputy);
  assert.equal((await needing(theirs.who, kase))?.elsewhere, null);
  assert.equal(await needing(manager, kase), undefined, 'their own manager can');
  const pair = await two();
  assert.equal((await give(manager, kase, pair)).statusCode, 404);

  const touched = await there.touches();
  assert.deepEqual([touched.leads, touched.without, touched.asked], [0, 1, ['Gemeente Duinveen']]);
  assert.equal((await there.ends()).statusCode, 200);
  assert.equal((await theirs.who.send(contract.getTeam)).statusCode, 401, 'the manager is out');

  const found = await needing(manager, kase);
  assert.deepEqual([found?.needs, found?.elsewhere], ['lead-without-function', there.name]);
  assert.equal((await linesOf(manager, kase)).length, 1);
  const overview = JSON.stringify(await manager.call(contract.getTeam));
  for (const word of ['Noor', 'Verhagen', 'naar school', kase.caseId])
    assert.ok(!overview.includes(word), word);
  assert.equal((await manager.send(cases.openCase, { params: { caseId: kase.caseId } })).statusCode, 404);

  const answer = await give(manager, kase, pair);
  assert.equal(answer.statusCode, 201, answer.body);
  assert.equal((await linesOf(manager, kase)).length, 0);
  assert.equal(await needing(manager, kase), undefined);
  await accept(pair.lead.who);
  assert.equal(
    (await pair.lead.who.send(cases.openCase, { params: { caseId: kase.caseId } })).statusCode,
    200,
  );
});

test('closed with aftercare to come: the end of the organisation asks at once, and the dialog said so before', async () => {
  const there = await partner();
  await there.managed();
  const { kase, lead } = await closedCase(api, [inDays(30)], null, there.code);
  const whole = await closedCase(api, [inDays(30)], null, there.code);
  await api.admin.query(
    `update app.aftercare a set state = 'dropped' from app.case_file c where c.case_id = a.case_id and c.public_id = $1`,
    [whole.kase.caseId],
  );
  await leaves(api, lead);
  const touched = await there.touches();
  assert.deepEqual([touched.without, touched.asked], [1, ['Gemeente Duinveen']]);
  assert.equal((await linesOf(manager, kase)).length, 0, 'the deputy is there');
  assert.equal((await there.ends()).statusCode, 200);
  assert.equal((await linesOf(manager, kase)).length, 1);
  const found = await unkept(manager, kase);
  assert.deepEqual([found?.elsewhere, found?.aftercareOn], [there.name, inDays(30)]);
  assert.equal(await unkept(manager, whole.kase), undefined, 'without aftercare nobody is asked');
  assert.equal((await give(manager, whole.kase, await two())).statusCode, 404);
  const aftercare = (state: string) =>
    api.admin.query(
      `update app.aftercare a set state = $2 from app.case_file c where c.case_id = a.case_id and c.public_id = $1`,
      [kase.caseId, state],
    );
  await aftercare('dropped');
  assert.equal(await unkept(manager, kase), undefined, 'nor once there is none any more');
  await aftercare('due');
  const pair = await two();
  assert.equal((await give(manager, kase, pair)).statusCode, 201);
  assert.equal(await unkept(manager, kase), undefined);
});

test('while one of the two is there the case is not the municipality’s to give, also without a manager of its own', async () => {
  const there = await partner();
  const { kase, lead, deputy } = await heldCase(api, there.code);
  assert.equal((await give(manager, kase, await two())).statusCode, 404);
  await leaves(api, lead);
  assert.equal(await needing(manager, kase), undefined);
  assert.equal((await give(manager, kase, await two())).statusCode, 404, 'the deputy leads');
  await leaves(api, deputy);
  assert.ok(await needing(manager, kase));
});

test('a manager elsewhere, of another controller, or who was one, finds nothing; nor does anybody else', async () => {
  const [there, other] = [await partner(), await partner()];
  const { kase, lead, deputy } = await heldCase(api, there.code);
  const { who: elsewhere } = await other.managed();
  const left = await newcomer(api, { organisation: 'gemeente-duinveen', function: 'team-manager' });
  await leaves(api, lead, deputy);
  assert.ok(await needing(left.who, kase));
  await leaves(api, left);
  const pair = await two();
  for (const who of [elsewhere, await api.as('veenrade-teammanager')]) {
    assert.equal(await needing(who, kase), undefined);
    assert.equal((await give(who, kase, pair)).statusCode, 404);
  }
  assert.equal((await give(left.who, kase, pair)).statusCode, 401);
  for (const subject of ['duinveen-casusregisseur', 'duinveen-beheerder', 'duinveen-privacy-officer'])
    assert.equal((await give(await api.as(subject), kase, pair)).statusCode, 404, subject);
  // to people of the own organisation only
  assert.equal((await give(manager, kase, await two(other.code))).statusCode, 422);
  assert.equal((await give(manager, kase, pair, { version: (await versionOf(kase)) - 1 })).statusCode, 412);
  const key = randomUUID();
  const version = await versionOf(kase);
  const first = await give(manager, kase, pair, { version, key });
  const repeat = await give(manager, kase, pair, { version, key });
  assert.deepEqual([first.statusCode, repeat.statusCode, repeat.body], [201, 201, first.body]);
  assert.equal(await versionOf(kase), version + 1);
});

test('two managers of the municipality at once: one gives it, the other is told that it changed', async () => {
  const there = await partner();
  const { kase, lead, deputy } = await heldCase(api, there.code);
  await leaves(api, lead, deputy);
  const { who: second } = await newcomer(api, {
    organisation: 'gemeente-duinveen',
    function: 'team-manager',
  });
  const version = await versionOf(kase);
  const [pair, others] = [await two(), await two()];
  const both = await Promise.all([
    give(manager, kase, pair, { version }),
    give(second, kase, others, { version }),
  ]);
  assert.ok([404, 412].includes(statusesOf(both)[1] ?? 0), JSON.stringify(statusesOf(both)));
  assert.equal(statusesOf(both)[0], 201);
});

test('their own manager has a tie with the family: the municipality’s can; where it has a tie too, the privacy officer is told', async () => {
  const there = await partner();
  const theirs = await there.managed();
  const { kase, lead, deputy } = await heldCase(api, there.code);
  await leaves(api, lead, deputy);
  const privacy = await api.as('duinveen-privacy-officer');
  const tie = (heldFunctionId: string) =>
    privacy.call(oversight.recordConflict, { body: { heldFunctionId, caseReference: kase.reference } });
  await tie(theirs.id);
  assert.equal(await needing(theirs.who, kase), undefined);
  assert.ok(await needing(manager, kase));
  assert.equal((await linesOf(privacy, kase)).length, 0);
  // every manager of the municipality, those of the other tests too
  const managers = await api.admin.query<{ id: string }>(
    `select h.public_id as id from app.held_function h join app.organisation o using (tenant_id, organisation_id) where o.code = 'gemeente-duinveen' and h.function = 'team-manager' and h.valid_to is null`,
  );
  for (const { id } of managers.rows) await tie(id);
  assert.equal(await needing(manager, kase), undefined);
  assert.equal((await give(manager, kase, await two())).statusCode, 404);
  const [line] = await linesOf(privacy, kase);
  assert.equal(line?.notice, 'nobody-reassigns');
  assert.equal(line?.caseId, null);
  assert.equal((await linesOf(await api.as('duinveen-beheerder'), kase)).length, 0);
  // somebody becomes team manager: then it is theirs
  const next = await newcomer(api, { organisation: 'gemeente-duinveen', function: 'team-manager' });
  assert.ok(await needing(next.who, kase));
  assert.equal((await linesOf(privacy, kase)).length, 0);
});

const isAway = async (held: Held, by: ApiClient = manager) => {
  await away(by, held.lead, inDays(0));
  assert.deepEqual(await noticesOf(by, held.kase), [], 'the deputy is there');
  await away(by, held.deputy, inDays(0), inDays(9));
};

test('both are away: one line with the number, and it goes when one is back, when the days change and when it is given', async () => {
  const held = await heldCase(api);
  const { kase, lead, deputy } = held;
  await isAway(held);
  const [line, ...more] = await linesOf(manager, kase);
  assert.deepEqual([line?.notice, line?.dueOn, line?.caseId, more.length], [bothAway, inDays(0), null, 0]);
  assert.ok(!JSON.stringify(line).includes(kase.caseId));
  assert.deepEqual([(await needing(manager, kase))?.needs], ['lead-away']);
  assert.equal((await linesOf(manager, kase))[0]?.id, line?.id, 'it is the same line when read again');

  await away(manager, deputy, null);
  assert.deepEqual(await noticesOf(manager, kase), []);
  await away(manager, deputy, inDays(-3));
  assert.deepEqual(await noticesOf(manager, kase), [bothAway]);
  await away(manager, lead, inDays(4));
  assert.deepEqual(await noticesOf(manager, kase), [], 'not yet');
  await away(manager, lead, inDays(-10), inDays(-1));
  assert.deepEqual(await noticesOf(manager, kase), [], 'back today');
  await away(manager, lead, inDays(-10), inDays(0));
  assert.deepEqual(await noticesOf(manager, kase), [bothAway], 'still away today');
  assert.equal((await linesOf(manager, kase))[0]?.dueOn, inDays(-3), 'since the second of the two went');
  assert.equal((await give(manager, kase, { lead, deputy: await newcomer(api) })).statusCode, 201);
  assert.deepEqual(await noticesOf(manager, kase), []);
});

test('it comes by itself on the first day on which neither is there, by the day of the Netherlands', async () => {
  const { kase, lead, deputy } = await heldCase(api);
  await away(manager, lead, inDays(0));
  await away(manager, deputy, inDays(3), inDays(6));
  assert.deepEqual(await noticesOf(manager, kase), []);
  // the day comes: nothing is written when it does
  await api.admin.query(
    `update app.absence a set away_from = authz.today() from app.held_function h where h.held_function_id = a.held_function_id and h.public_id = $1`,
    [deputy.id],
  );
  assert.deepEqual(await noticesOf(manager, kase), [bothAway]);
});

test('nobody else has that line: not elsewhere, not at another controller, not with a tie, not the director', async () => {
  const held = await heldCase(api);
  await isAway(held);
  const { who: elsewhere } = await (await partner()).managed();
  for (const who of [
    elsewhere,
    held.lead.who,
    await api.as('veenrade-teammanager'),
    await api.as('duinveen-privacy-officer'),
    await api.as('duinveen-beheerder'),
  ])
    assert.deepEqual(await noticesOf(who, held.kase), []);
  const privacy = await api.as('duinveen-privacy-officer');
  await privacy.call(oversight.recordConflict, {
    body: {
      heldFunctionId: idOf(await colleague(manager, 'Teammanager')),
      caseReference: held.kase.reference,
    },
  });
  assert.deepEqual(await noticesOf(manager, held.kase), []);
});

test('both away at an organisation whose manager has gone: the municipality is told and can give it', async () => {
  const there = await partner();
  const theirs = await there.managed();
  const held = await heldCase(api, there.code);
  await isAway(held, theirs.who);
  assert.deepEqual(await noticesOf(manager, held.kase), []);
  await leaves(api, theirs);
  assert.deepEqual(await noticesOf(manager, held.kase), [bothAway]);
  assert.equal((await needing(manager, held.kase))?.elsewhere, there.name);
  assert.equal((await give(manager, held.kase, await two())).statusCode, 201);
  assert.deepEqual(await noticesOf(manager, held.kase), []);
});
