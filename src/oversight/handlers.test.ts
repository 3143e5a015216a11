import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import * as cases from '#contract/cases.ts';
import * as grants from '#contract/grants.ts';
import * as contract from '#contract/oversight.ts';
import * as work from '#contract/work.ts';
import { childKey } from '#src/people/index.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import {
  accessFor,
  allPages,
  colleague,
  countOf,
  everyoneWasHere,
  idOf,
  inDays,
  letIn,
  openCase,
  openedBy,
  today,
  type Access,
  type OpenedCase,
} from '../../test/scenes.ts';

const semNumber = '999911016';
let api: Api;
let kase: OpenedCase;
let privacy: ApiClient;
let supervisor: ApiClient;
let officer: ApiClient;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
  kase = await openCase(api, { child: { surname: 'Verhagen', birthYear: 2017 } });
});
beforeEach(async () => {
  privacy = await api.as('duinveen-privacy-officer');
  supervisor = await api.as('duinveen-fg');
  officer = await api.as('duinveen-leerplichtambtenaar');
});
after(() => api.close());

const forOfficer: Access = { basis: 'youth-attendance-in-plan', parts: { 'school-work': 'write' } };
const looksAt = (who: ApiClient, bsn: string) => who.call(contract.findLooks, { body: { bsn } });
const record = async (who: ApiClient, label: string, caseReference: string) =>
  who.send(contract.recordConflict, {
    body: { heldFunctionId: idOf(await colleague(kase.lead, label)), caseReference },
  });
const review = (who: ApiClient, reviewBy: string, basis = 'youth-ots-information', frame = 'jeugd-lokaal') =>
  who.send(contract.reviewBasis, { params: { frame, basis }, body: { reviewBy } });

test('who looked at a child is answered by number: who, for which organisation, when, why, and nothing of the case itself', async () => {
  await openedBy(kase.lead, kase);
  const { items } = await looksAt(privacy, semNumber);
  const look = items.find(item => item.act === 'cases.open' && item.part === 'headline');
  assert.equal(look?.label, 'Casusregisseur');
  assert.equal(look.functionTitle, 'Casusregisseur');
  assert.equal(look.organisation, 'Gemeente Duinveen');
  assert.equal(look.purpose, 'help-coordination');
  assert.equal(look.caseReference, kase.reference);
  assert.ok(
    items.some(item => item.purpose === 'intake'),
    'the desk that weighed the concern as well',
  );
  for (const word of ['Sem', 'Verhagen', 'naar school', semNumber])
    assert.ok(!JSON.stringify(items).includes(word), word);
});

test('asking who looked is itself on record, by keyed hash', async () => {
  const hash = childKey(api.keys, semNumber);
  const before = await countOf(api, 'app.journal_search where key_hash = $1', [hash]);
  await looksAt(supervisor, semNumber);
  assert.equal(await countOf(api, 'app.journal_search where key_hash = $1', [hash]), before + 1);
  assert.ok((await countOf(api, `app.journal where act = 'looks-at-person' and kind = 'opened'`)) > 0);
});

test('for somebody nobody looked at the answer is an empty list, and the question is on record', async () => {
  assert.deepEqual(await looksAt(privacy, '999911041'), { items: [], next: null });
  assert.equal(
    await countOf(api, 'app.journal_search where key_hash = $1', [childKey(api.keys, '999911041')]),
    1,
  );
});

test('a number that cannot be one is refused before anything is asked', async () => {
  assert.equal(await privacy.refused(contract.findLooks, { body: { bsn: '999911017' } }), 'invalid-input');
  assert.equal(await privacy.refused(contract.findLooks, { body: { bsn: '12' } }), 'invalid-input');
});

test('for everyone but oversight there is no such question', async () => {
  const others = [
    kase.lead,
    kase.desk,
    await api.as('duinveen-beheerder'),
    await api.as('duinveen-teammanager'),
  ];
  for (const who of others)
    assert.equal(await who.refused(contract.findLooks, { body: { bsn: semNumber } }), 'not-found');
});

test('another controller’s oversight hears nothing of looks here', async () => {
  const there = await api.as('veenrade-privacy-officer');
  assert.deepEqual((await looksAt(there, semNumber)).items, []);
});

test('all looks at a person are read page by page, newest first, without loss or doubles', async () => {
  for (let nr = 0; nr < 40; nr += 1) await openedBy(kase.deputy, kase);
  const { items, pages } = await allPages(cursor =>
    privacy.call(contract.findLooks, { body: { bsn: semNumber, after: cursor } }),
  );
  assert.ok(pages >= 3);
  const moments = items.map(item => item.lookedAt);
  assert.deepEqual(moments, moments.toSorted().toReversed());
  assert.equal(
    items.length,
    await countOf(
      api,
      `app.journal j join app.person_file p on p.file_id = j.file_id where p.person_key = $1`,
      [childKey(api.keys, semNumber)],
    ),
  );
});

test('a conflict of interest acts at once and beats every grant', async () => {
  const { grantId } = await letIn(kase, officer, 'Leerplichtambtenaar', forOfficer);
  await openedBy(officer, kase);
  assert.equal((await record(privacy, 'Leerplichtambtenaar', kase.reference.toLowerCase())).statusCode, 204);
  assert.equal(await officer.refused(cases.openCase, { params: { caseId: kase.caseId } }), 'not-found');
  assert.equal(await officer.refused(grants.getInvitation, { params: { grantId } }), 'not-found');
  assert.equal(
    await kase.lead.refused(grants.giveAccess, {
      params: { caseId: kase.caseId },
      body: accessFor(await colleague(kase.lead, 'Leerplichtambtenaar'), forOfficer),
    }),
    'colleague-not-eligible',
  );
});

test('a conflict of who leads shuts the lead out and asks the team manager for a successor', async () => {
  const other = await openCase(api);
  assert.equal((await record(privacy, 'Casusregisseur', other.reference)).statusCode, 204);
  assert.equal(await other.lead.refused(cases.openCase, { params: { caseId: other.caseId } }), 'not-found');
  const { lead, version } = await openedBy(other.deputy, other);
  assert.equal(lead?.label, 'Achtervang', 'the deputy stands in');
  const manager = await api.as('duinveen-teammanager');
  const waiting = async () =>
    (await manager.call(work.getMyWork)).items.filter(
      item => item.kind === 'notice' && item.context === other.reference,
    );
  assert.equal((await waiting()).length, 1);
  const successor = await thirdDirector();
  await other.deputy.call(cases.appoint, {
    params: { caseId: other.caseId },
    ifMatch: version,
    body: { role: 'deputy', heldFunctionId: successor },
  });
  assert.deepEqual(await waiting(), [], 'with a successor the question is answered');
});

const thirdDirector = async () => {
  await api.admin.query(
    `select authz.sign_in('http://localhost:3000/demo-idp', 'derde-regisseur', 'duinveen',
       '[{"organisation": "gemeente-duinveen", "function": "case-director", "label": "Derde regisseur"}]', 'demo', sha256('derde'), 15, 8)`,
  );
  return idOf(await colleague(kase.lead, 'Derde regisseur'));
};

test('only the privacy officer records: the FG sees and does not act, for others there is nothing to record', async () => {
  for (const [who, code] of [
    [supervisor, 'not-allowed'],
    [kase.lead, 'not-found'],
    [await api.as('duinveen-beheerder'), 'not-found'],
  ] as const) {
    assert.match((await record(who, 'Gedragswetenschapper', kase.reference)).body, new RegExp(code));
    assert.match((await review(who, inDays(60))).body, new RegExp(code));
  }
});

test('a conflict is about a colleague and a case of the own controller', async () => {
  const there = await openCase(api, { tenant: 'veenrade' });
  assert.equal((await record(privacy, 'Gedragswetenschapper', 'C-0000-0000')).statusCode, 404);
  assert.equal((await record(privacy, 'Gedragswetenschapper', there.reference)).statusCode, 404);
  assert.equal(
    await privacy.refused(contract.recordConflict, {
      body: {
        heldFunctionId: randomUUID(),
        caseReference: kase.reference,
      },
    }),
    'not-found',
  );
});

test('a review says until when a basis may be used, two years at most, and closes the question', async () => {
  await api.admin.query(`update app.legal_basis set review_by = $1 where code = 'youth-ots-information'`, [
    inDays(-2),
  ]);
  await api.admin.query('select authz.raise_review_notices()');
  const asked = async () =>
    (await privacy.call(work.getMyWork)).items.filter(item => item.context.includes('youth-ots-information'));
  assert.equal((await asked()).length, 1);
  for (const day of [today().toString(), inDays(-1), today().add({ months: 24, days: 1 }).toString()])
    assert.match((await review(privacy, day)).body, /term-out-of-bounds/, day);
  assert.equal((await review(privacy, today().add({ months: 12 }).toString())).statusCode, 204);
  assert.deepEqual(await asked(), []);
  assert.equal((await review(privacy, inDays(60), 'no-such-basis')).statusCode, 404);
  assert.equal((await review(privacy, inDays(60), 'youth-ots-information', 'leerplicht')).statusCode, 404);
});

test('a review at one controller leaves the bases of another as they were', async () => {
  const there = () =>
    api.admin.query<{ review_by: string }>(
      `select b.review_by::text from app.legal_basis b join app.tenant t using (tenant_id) where t.code = 'veenrade' and b.code = 'youth-second-reader'`,
    );
  const before = (await there()).rows;
  await review(privacy, inDays(77), 'youth-second-reader');
  assert.deepEqual((await there()).rows, before);
});
