import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { openCase as open } from '#contract/cases.ts';
import * as grants from '#contract/grants.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import {
  countOf,
  everyoneWasHere,
  expire,
  inDays,
  invite,
  letIn,
  newKey,
  openCase,
  openedBy,
  statusesOf,
  valueOf,
  type OpenedCase,
} from '../../test/scenes.ts';

let api: Api;
let kase: OpenedCase;
let nurse: ApiClient;
let officer: ApiClient;
let nurseGrant: string;
let officerGrant: string;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
});
beforeEach(async () => {
  kase = await openCase(api, { opening: { nextLookBackOn: inDays(30) } });
  nurse = await api.as('duinveen-jeugdverpleegkundige');
  officer = await api.as('duinveen-leerplichtambtenaar');
  nurseGrant = (
    await letIn(kase, nurse, 'Jeugdverpleegkundige', {
      basis: 'youth-family-permission',
      parts: { money: 'detail' },
      until: inDays(3),
    })
  ).grantId;
  officerGrant = (
    await letIn(kase, officer, 'Leerplichtambtenaar', {
      basis: 'youth-attendance-in-plan',
      parts: { 'school-work': 'write' },
    })
  ).grantId;
});
after(() => api.close());

const choicesOf = async (stays: (grantId: string) => boolean) =>
  (await openedBy(kase.lead, kase)).team
    .filter(each => each.role === 'team' && each.state !== 'ended')
    .map(({ grantId, version }) => ({ grantId, version, stays: stays(grantId) }));
type Choices = Awaited<ReturnType<typeof choicesOf>>;
const act = (choices: Choices) => ({
  params: { caseId: kase.caseId },
  body: { choices, familyTold: 'Ja, bij het terugkijken besproken' },
});
const everyone = () => choicesOf(() => true);
const running = async () =>
  (await openedBy(kase.lead, kase)).team.filter(each => each.role === 'team' && each.state !== 'ended');

test('one act ends one and renews the rest, until ten working days after the look-back date', async () => {
  const disclosed = async () =>
    countOf(api, 'app.disclosure d join app.case_file c on c.case_id = d.file_id where c.public_id = $1', [
      kase.caseId,
    ]);
  const before = await disclosed();
  const { lastDay } = await kase.lead.call(
    grants.renewTeam,
    act(await choicesOf(grantId => grantId === nurseGrant)),
  );
  assert.ok(lastDay > inDays(30));
  const [stays, ...more] = await running();
  assert.deepEqual(more, []);
  assert.equal(stays?.colleague.label, 'Jeugdverpleegkundige');
  assert.equal(stays.state, 'live', 'who said that there is no private tie need not say it again');
  assert.deepEqual(
    stays.parts.map(({ part, level }) => [part, level]),
    [
      ['headline', 'headline'],
      ['money', 'detail'],
    ],
  );
  assert.equal(await disclosed(), before + 1, 'renewing another organisation is a disclosure, ending none');
  assert.equal(
    await valueOf(api, 'select family_told from app.disclosure order by disclosure_id desc limit 1'),
    'Ja, bij het terugkijken besproken',
  );
  assert.equal((await openedBy(nurse, kase)).caseId, kase.caseId);
  assert.equal((await officer.send(open, { params: { caseId: kase.caseId } })).statusCode, 404, 'at once');
});

test('everybody who has access is named, once, as they are now', async () => {
  const all = await everyone();
  const refused = (choices: Choices) => kase.lead.refused(grants.renewTeam, act(choices));
  assert.equal(await refused(all.slice(1)), 'version-mismatch', 'nobody is passed over');
  assert.equal(await refused([...all, ...all.slice(0, 1)]), 'version-mismatch', 'nobody stands in it twice');
  assert.equal(await refused(all.map(each => ({ ...each, version: each.version + 1 }))), 'version-mismatch');
  await invite(kase, 'Gedragswetenschapper', { basis: 'youth-second-reader', parts: { money: 'detail' } });
  assert.equal(await refused(all), 'version-mismatch', 'somebody was let in meanwhile');
  await kase.lead.call(grants.renewTeam, act(await everyone()));
  const invited = (await running()).find(each => each.colleague.label === 'Gedragswetenschapper');
  assert.equal(invited?.state, 'invited', 'renewing does not answer for somebody');
});

test('access of another family is not ended or renewed with it', async () => {
  const other = await openCase(api);
  const { grantId } = await letIn(other, officer, 'Leerplichtambtenaar', {
    basis: 'youth-attendance-in-plan',
    parts: { 'school-work': 'write' },
  });
  const all = await everyone();
  assert.equal(
    await kase.lead.refused(grants.renewTeam, act([...all, { grantId, version: 2, stays: false }])),
    'version-mismatch',
  );
  assert.equal(
    await valueOf(api, 'select revoked_at is null from app.access_grant where public_id = $1', [grantId]),
    true,
  );
});

test('it is for lead and deputy: who is let in does not renew, who is not finds nothing', async () => {
  const all = await everyone();
  assert.equal(await officer.refused(grants.renewTeam, act(all)), 'not-allowed');
  for (const subject of ['duinveen-teammanager', 'veenrade-casusregisseur'])
    assert.equal(await (await api.as(subject)).refused(grants.renewTeam, act(all)), 'not-found', subject);
  await kase.deputy.call(grants.renewTeam, act(all));
});

test('on a basis whose review has lapsed nothing is renewed, and it says whose; ending goes on', async () => {
  await api.admin.query(`update app.legal_basis set review_by = $1 where code = 'youth-family-permission'`, [
    inDays(-1),
  ]);
  try {
    const answer = await kase.lead.send(grants.renewTeam, act(await everyone()));
    assert.equal(answer.statusCode, 422);
    assert.match(answer.body, /Jeugdverpleegkundige: laat de privacy officer/);
    assert.equal((await running()).length, 2, 'nothing was done by halves');
    await kase.lead.call(grants.renewTeam, act(await choicesOf(grantId => grantId === officerGrant)));
    assert.equal((await running()).length, 1);
  } finally {
    await api.admin.query(
      `update app.legal_basis set review_by = $1 where code = 'youth-family-permission'`,
      [inDays(300)],
    );
  }
});

test('who turns out to have a tie with the family is not renewed, and nobody hears why', async () => {
  await api.admin.query(
    `insert into authz.conflict_of_interest (tenant_id, professional_id, file_id, recorded_by)
     select g.tenant_id, g.professional_id, g.file_id, g.professional_id from app.access_grant g where g.public_id = $1`,
    [nurseGrant],
  );
  assert.equal(await kase.lead.refused(grants.renewTeam, act(await everyone())), 'colleague-not-eligible');
  assert.equal((await running()).length, 2);
});

test('days of reading are renewed to the whole, and what is over is not', async () => {
  await expire(api, nurseGrant, 'still-readable');
  await expire(api, officerGrant, 'over');
  const all = await everyone();
  assert.deepEqual(
    all.map(each => each.grantId),
    [nurseGrant],
  );
  await kase.lead.call(grants.renewTeam, act(all));
  assert.deepEqual(
    (await running()).map(each => each.state),
    ['live'],
  );
});

test('sent twice it is done once; two at once leave one answer', async () => {
  const given = { ...act(await everyone()), key: newKey() };
  const [one, other] = await Promise.all([
    kase.lead.send(grants.renewTeam, given),
    kase.lead.send(grants.renewTeam, given),
  ]);
  assert.equal(one.statusCode, 201, one.body);
  assert.equal(one.body, other.body);
  assert.equal((await running()).length, 2);
  const all = await everyone();
  const answers = await Promise.all(
    [kase.lead, kase.deputy].map(who => who.send(grants.renewTeam, act(all))),
  );
  assert.deepEqual(statusesOf(answers), [201, 412]);
  assert.equal((await running()).length, 2);
});
