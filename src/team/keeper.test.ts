import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import * as cases from '#contract/cases.ts';
import * as closing from '#contract/closing-reading.ts';
import * as course from '#contract/course.ts';
import * as grants from '#contract/grants.ts';
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
  openedBy,
  statusesOf,
  valueOf,
  type OpenedCase,
} from '../../test/scenes.ts';
import {
  closedCase,
  giveTo,
  leaves,
  newcomer,
  versionOf as caseVersion,
  type Someone,
} from '../../test/leaving.ts';

let api: Api;
let manager: ApiClient;
before(async () => {
  api = await startApi();
  give = giveTo(api);
  await everyoneWasHere(api);
  manager = await api.as('duinveen-teammanager');
});
after(() => api.close());

const away = (who: Someone, from: string, until: string | null) =>
  manager.call(contract.setAbsence, { params: { heldFunctionId: who.id }, body: { away: { from, until } } });
const unkept = async (who: ApiClient, { reference }: OpenedCase) =>
  (await who.call(contract.getTeam)).unkept.find(each => each.reference === reference);
const asked = async ({ reference }: OpenedCase) =>
  (await manager.call(work.getMyWork)).items.filter(
    item => item.kind === 'notice' && item.context === reference,
  ).length;
let give: ReturnType<typeof giveTo>;
const versionOf = (kase: OpenedCase) => caseVersion(api, kase);
const aftercareOf = async (who: ApiClient, { caseId }: OpenedCase) =>
  (await who.call(work.getMyWork)).items.filter(item => item.kind === 'aftercare' && item.caseId === caseId);
const opens = async (who: ApiClient, { caseId }: OpenedCase) =>
  (await who.send(cases.openCase, { params: { caseId } })).statusCode;
/** All that a case says, but for whose hands it is in. */
const saidIn = ({ caseId }: OpenedCase) =>
  valueOf(
    api,
    `select (to_jsonb(c) - '{lead_grant_id,deputy_grant_id,lead_professional_id,version,changed_at,changed_by}'::text[])::text || (select string_agg(t::text, '|' order by t.fact_id) from app.fact t where t.case_id = c.case_id)
       from app.case_file c where c.public_id = $1`,
    [caseId],
  );

test('lead and deputy of a closed case have left: the manager sees its number and gives it to two others, who do the aftercare', async () => {
  const { kase, lead, deputy } = await closedCase(api);
  await leaves(api, lead);
  assert.equal(await unkept(manager, kase), undefined, 'the deputy is there');
  assert.equal(await asked(kase), 0, 'and nobody is asked for what cannot be done');
  await leaves(api, deputy);
  const waiting = await unkept(manager, kase);
  assert.equal(waiting?.needs, 'lead-without-function');
  assert.equal(waiting.aftercareOn, inDays(90));
  assert.equal(await asked(kase), 1);
  const overview = JSON.stringify(await manager.call(contract.getTeam));
  for (const word of ['Noor', 'Verhagen', 'naar school', kase.caseId])
    assert.ok(!overview.includes(word), word);

  const before = await saidIn(kase);
  const [next, beside] = [await newcomer(api), await newcomer(api)];
  const answer = await give(manager, kase, { lead: next, deputy: beside });
  assert.equal(answer.statusCode, 201, answer.body);
  assert.equal(await unkept(manager, kase), undefined);
  assert.equal(await asked(kase), 0);

  // asked for a private tie first, as everybody is; until then nothing opens
  assert.equal(await opens(next.who, kase), 404);
  const [invitation] = (await next.who.call(grants.listInvitations)).items;
  assert.equal(invitation?.caseReference, kase.reference);
  assert.equal(invitation.givenBy, 'Teammanager');
  await accept(next.who);
  const opened = await openedBy(next.who, kase);
  assert.equal(opened.state, 'closed');
  assert.equal(opened.lead?.label, next.label);
  assert.equal(opened.may.change, false);
  const lines = await aftercareOf(next.who, kase);
  assert.deepEqual(
    lines.map(line => line.dueOn),
    [inDays(90), inDays(180)],
  );
  assert.equal(await saidIn(kase), before, 'not a word of the case has changed');
  assert.ok(
    (await countOf(
      api,
      `app.journal j join app.case_file c on c.case_id = j.file_id join app.held_function h using (held_function_id) where c.public_id = $1 and h.public_id = $2`,
      [kase.caseId, next.id],
    )) > 0,
    'the look of the new keeper is in the journal',
  );

  // the aftercare is answered, and nothing else is written
  const { aftercare } = await next.who.call(course.openCourse, { params: { caseId: kase.caseId } });
  const [first] = aftercare;
  assert.ok(first);
  await next.who.call(course.answerAftercare, {
    params: { aftercareId: first.aftercareId },
    ifMatch: first.version,
    body: { answer: 'well', words: null },
  });
  assert.equal(
    await next.who.refused(plans.addGoal, {
      params: { caseId: kase.caseId },
      body: { part: 'money', words: 'Rust', whose: 'Moeder' },
    }),
    'case-closed',
  );
  assert.equal((await aftercareOf(next.who, kase)).length, 1);
  assert.equal((await aftercareOf(beside.who, kase)).length, 0);
});

test('whoever of the two begins first has the aftercare, and the lead once he or she begins', async () => {
  const { kase, lead, deputy } = await closedCase(api, [inDays(30)]);
  await leaves(api, lead, deputy);
  const [next, beside] = [await newcomer(api), await newcomer(api)];
  assert.equal((await give(manager, kase, { lead: next, deputy: beside })).statusCode, 201);
  await accept(beside.who);
  assert.equal((await aftercareOf(beside.who, kase)).length, 1);
  await accept(next.who);
  assert.deepEqual(
    [(await aftercareOf(next.who, kase)).length, (await aftercareOf(beside.who, kase)).length],
    [1, 0],
  );
});

test('a reader disagreed that it was closed: who is left answers, and then who gets it', async () => {
  const { kase, lead, deputy } = await closedCase(api, [inDays(90)], 'Vader drinkt weer');
  const disputed = async (who: ApiClient) =>
    (await who.call(work.getMyWork)).items.filter(
      item => item.kind === 'closing-disputed' && item.caseId === kase.caseId,
    ).length;
  const reading = String(
    await valueOf(
      api,
      'select r.public_id from app.closing_reading r join app.case_file c using (tenant_id, case_id) where c.public_id = $1',
      [kase.caseId],
    ),
  );
  const expert = await api.as('duinveen-gedragswetenschapper');
  await expert.call(closing.readClosing, {
    params: { closingReadingId: reading },
    body: { agrees: false, words: 'Wie let er op vader?' },
  });
  assert.deepEqual([await disputed(lead.who), await disputed(deputy.who)], [1, 0]);
  await leaves(api, lead);
  assert.equal(await disputed(deputy.who), 1);
  await leaves(api, deputy);
  const [next, beside] = [await newcomer(api), await newcomer(api)];
  assert.equal((await give(manager, kase, { lead: next, deputy: beside })).statusCode, 201);
  await accept(next.who);
  assert.equal(await disputed(next.who), 1);
});

test('both are away: the aftercare is given to another, and who was lead may stay as deputy', async () => {
  const { kase, lead, deputy } = await closedCase(api);
  await away(lead, inDays(0), null);
  assert.equal(await unkept(manager, kase), undefined, 'the deputy is there');
  await away(deputy, inDays(5), null);
  assert.equal(await unkept(manager, kase), undefined, 'not yet');
  await away(deputy, inDays(-1), inDays(40));
  assert.equal((await unkept(manager, kase))?.needs, 'lead-away');
  const next = await newcomer(api);
  assert.equal((await give(manager, kase, { lead: next, deputy: lead })).statusCode, 201);
  assert.equal(await opens(deputy.who, kase), 404, 'the predecessor is out');
  assert.equal(await opens(lead.who, kase), 200, 'and who stays reads on');
  await accept(next.who);
  assert.equal((await aftercareOf(next.who, kase)).length, 2);
  assert.equal((await aftercareOf(lead.who, kase)).length, 0);
});

test('both are away and the deputy becomes lead: the aftercare is theirs at once, without being asked again', async () => {
  const { kase, lead, deputy } = await closedCase(api);
  for (const each of [lead, deputy]) await away(each, inDays(0), null);
  assert.equal((await give(manager, kase, { lead: deputy, deputy: await newcomer(api) })).statusCode, 201);
  assert.equal((await aftercareOf(deputy.who, kase)).length, 2);
  assert.equal(await opens(lead.who, kase), 404);
});

test('without a day of aftercare nobody is asked; who is away is there; and it can be given when both have left', async () => {
  const { kase, lead, deputy } = await closedCase(api);
  await api.admin.query(
    `update app.aftercare a set state = 'dropped' from app.case_file c where c.case_id = a.case_id and c.public_id = $1`,
    [kase.caseId],
  );
  await away(lead, inDays(0), null);
  await away(deputy, inDays(0), null);
  assert.equal(await unkept(manager, kase), undefined);
  await leaves(api, lead, deputy);
  assert.equal(await asked(kase), 0);
  assert.equal((await unkept(manager, kase))?.aftercareOn, null);
  const [next, beside] = [await newcomer(api), await newcomer(api)];
  assert.equal((await give(manager, kase, { lead: next, deputy: beside })).statusCode, 201);
  await accept(next.who);
  assert.equal(await opens(next.who, kase), 200);
});

test('a closed case of which somebody is there is not the manager’s to give away', async () => {
  const { kase, lead } = await closedCase(api);
  const [next, beside] = [await newcomer(api), await newcomer(api)];
  assert.equal((await give(manager, kase, { lead: next, deputy: beside })).statusCode, 404);
  await leaves(api, lead);
  assert.equal((await give(manager, kase, { lead: next, deputy: beside })).statusCode, 404);
  assert.equal((await next.who.call(grants.listInvitations)).items.length, 0);
});

test('the manager of another controller or organisation, a director and an administrator find nothing', async () => {
  const { kase, lead, deputy } = await closedCase(api);
  await leaves(api, lead, deputy);
  const [next, beside] = [await newcomer(api), await newcomer(api)];
  for (const subject of [
    'veenrade-teammanager',
    'duinveen-casusregisseur',
    'duinveen-beheerder',
    'duinveen-privacy-officer',
  ]) {
    const answer = await give(await api.as(subject), kase, { lead: next, deputy: beside });
    assert.equal(answer.statusCode, 404, subject);
  }
  const organisation = String(
    await valueOf(
      api,
      `select o.code from app.organisation o join app.tenant t using (tenant_id) where t.code = 'duinveen' and o.code <> 'gemeente-duinveen' and o.ended_at is null order by o.code limit 1`,
    ),
  );
  const { who: elsewhere } = await newcomer(api, { organisation, function: 'team-manager' });
  assert.equal(await unkept(elsewhere, kase), undefined);
  assert.equal((await give(elsewhere, kase, { lead: next, deputy: beside })).statusCode, 404);
  assert.equal(await unkept(await api.as('veenrade-teammanager'), kase), undefined);
  assert.equal((await give(manager, kase, { lead: next, deputy: beside })).statusCode, 201);
});

test('a tie is not told apart from a function that does not fit; a manager with a tie neither sees nor gives it', async () => {
  const { kase, lead, deputy } = await closedCase(api);
  await leaves(api, lead, deputy);
  const [next, beside] = [await newcomer(api), await newcomer(api)];
  const privacy = await api.as('duinveen-privacy-officer');
  const tie = (who: Someone) =>
    privacy.call(oversight.recordConflict, {
      body: { heldFunctionId: who.id, caseReference: kase.reference },
    });
  await tie(next);
  const refused = await give(manager, kase, { lead: next, deputy: beside });
  const unfit = { ...next, id: idOf(await colleague(manager, 'Gedragswetenschapper')) };
  const other = await give(manager, kase, { lead: unfit, deputy: beside });
  assert.deepEqual([refused.statusCode, other.statusCode], [422, 422]);
  assert.deepEqual(refused.json<{ errors: unknown }>().errors, other.json<{ errors: unknown }>().errors);
  assert.ok(!/betrokken|priv/i.test(refused.body));
  assert.equal((await give(manager, kase, { lead: beside, deputy: beside })).statusCode, 422);
  assert.equal((await give(manager, kase, { lead: beside, deputy: lead })).statusCode, 422, 'who has left');
  await tie({ ...next, id: idOf(await colleague(manager, 'Teammanager')) });
  assert.equal(await unkept(manager, kase), undefined);
  assert.equal((await give(manager, kase, { lead: beside, deputy: await newcomer(api) })).statusCode, 404);
});

test('who turns out to know the family gives it back, and the manager is asked only where nobody is left', async () => {
  const { kase, lead, deputy } = await closedCase(api);
  await leaves(api, lead, deputy);
  const [next, beside] = [await newcomer(api), await newcomer(api)];
  await give(manager, kase, { lead: next, deputy: beside });
  const tie = async ({ who }: Someone) => {
    const [invitation] = (await who.call(grants.listInvitations)).items;
    assert.ok(invitation);
    await who.call(grants.answerInvitation, {
      params: { grantId: invitation.grantId },
      body: { privateTie: true },
    });
  };
  await tie(next);
  assert.equal(await asked(kase), 0, 'the deputy has not answered yet');
  await tie(beside);
  assert.equal(await asked(kase), 1);
  assert.equal((await unkept(manager, kase))?.needs, 'lead-with-conflict');
  const stays = await give(manager, kase, { lead: await newcomer(api), deputy: beside });
  assert.match(stays.body, /colleague-not-eligible/, 'nor may who cannot be there stay as deputy');
});

test('a repeat is answered alike, the same key for something else is refused, and of two at once one wins', async () => {
  const { kase, lead, deputy } = await closedCase(api);
  await leaves(api, lead, deputy);
  const [next, beside, third] = [await newcomer(api), await newcomer(api), await newcomer(api)];
  const version = await versionOf(kase);
  assert.equal(
    (await give(manager, kase, { lead: next, deputy: beside }, { version: version + 1 })).statusCode,
    412,
  );
  const both = await Promise.all([
    give(manager, kase, { lead: next, deputy: beside }, { version }),
    give(manager, kase, { lead: third, deputy: beside }, { version }),
  ]);
  assert.deepEqual(statusesOf(both), [201, 412]);
  const again = await closedCase(api);
  await leaves(api, again.lead, again.deputy);
  const key = randomUUID();
  const seen = await versionOf(again.kase);
  const first = await give(manager, again.kase, { lead: next, deputy: beside }, { version: seen, key });
  const repeat = await give(manager, again.kase, { lead: next, deputy: beside }, { version: seen, key });
  assert.deepEqual([first.statusCode, repeat.statusCode], [201, 201]);
  assert.equal(repeat.body, first.body);
  const otherwise = await give(manager, again.kase, { lead: third, deputy: beside }, { version: seen, key });
  assert.ok(otherwise.statusCode >= 400);
  assert.equal(await versionOf(again.kase), seen + 1);
});

test('the database itself: a closed case with a keeper takes no appointment, and nothing but its hands changes', async () => {
  const { kase, lead, deputy } = await closedCase(api);
  const next = await newcomer(api);
  const appoint = () =>
    api.admin.query(
      `select authz.give_appointment(c.case_id, 'deputy', $2, null) from app.case_file c where c.public_id = $1`,
      [kase.caseId, next.id],
    );
  await assert.rejects(appoint, /case-closed/);
  for (const set of ["headline = 'Iets anders'", 'version = version + 1', 'lead_grant_id = deputy_grant_id'])
    await assert.rejects(
      api.admin.query(`update app.case_file set ${set} where public_id = $1`, [kase.caseId]),
      /case-closed|case_file/,
    );
  await leaves(api, lead, deputy);
  await appoint();
  const pass = (also: string) =>
    api.admin.query(
      `update app.case_file c set ${also} deputy_grant_id = (select max(g.grant_id) from app.access_grant g where g.file_id = c.case_id) where c.public_id = $1`,
      [kase.caseId],
    );
  await assert.rejects(pass("headline = 'Iets anders',"), /case-closed/);
  await pass('');
});
