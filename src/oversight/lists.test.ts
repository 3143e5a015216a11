import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as grants from '#contract/grants.ts';
import * as contract from '#contract/oversight.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import {
  allPages,
  colleague,
  countOf,
  everyoneWasHere,
  idOf,
  inDays,
  invite,
  letIn,
  openCase,
  type OpenedCase,
} from '../../test/scenes.ts';

let api: Api;
let privacy: ApiClient;
let kase: OpenedCase;
let later: OpenedCase;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
  privacy = await api.as('duinveen-privacy-officer');
  kase = await openCase(api);
  later = await openCase(api, {
    opening: {
      parentsInformed: 'postponed',
      parentsInformedOn: inDays(10),
      parentsPostponedGround: 'danger-to-child',
      parentsPostponedBecause: 'Het is thuis nu niet veilig',
    },
  });
});
after(() => api.close());

const forNurse = {
  basis: 'youth-family-permission',
  parts: { money: 'detail' },
  familyTold: 'Moeder zei ja',
} as const;

test('what was given to another organisation is listed with part, article and end, and no word of the family', async () => {
  const given = await letIn(
    kase,
    await api.as('duinveen-jeugdverpleegkundige'),
    'Jeugdverpleegkundige',
    forNurse,
  );
  const mine = async () =>
    (await privacy.call(contract.listDisclosures)).items.find(item => item.caseReference === kase.reference);
  const found = await mine();
  assert.equal(found?.toOrganisation, 'Jeugdgezondheidszorg Duinveen');
  assert.equal(found.fromOrganisation, 'Gemeente Duinveen');
  assert.equal(found.toFunction, 'Jeugdverpleegkundige');
  assert.deepEqual(found.parts, [{ part: 'money', level: 'detail' }]);
  assert.equal(found.endedAt, null);
  for (const word of ['Noor', 'Moeder', 'naar school', kase.caseId])
    assert.ok(!JSON.stringify(found).includes(word), word);
  await kase.lead.call(grants.revokeAccess, {
    params: { grantId: given.grantId },
    ifMatch: 2,
    body: { reason: 'Klaar' },
  });
  assert.notEqual((await mine())?.endedAt, null);
});

test('postponements that run have a date and a frame, never the reason', async () => {
  const { items } = await privacy.call(contract.listPostponements);
  assert.deepEqual(
    items.map(item => item.caseReference),
    [later.reference],
  );
  assert.equal(items[0]?.until, inDays(10));
  assert.equal(items[0].from, inDays(0));
  assert.equal(items[0].state, 'runs');
  assert.equal(items[0].ground.code, 'danger-to-child');
  assert.equal(items[0].decidedBy, 'Medewerker aanmeldpunt');
  assert.ok(!JSON.stringify(items).includes('veilig'));
});

test('each list is a look on record, the FG reads along, others and other controllers find nothing', async () => {
  const looks = () => countOf(api, `app.journal where act like 'oversight.%' and kind = 'listed'`);
  const before = await looks();
  const fg = await api.as('duinveen-fg');
  await fg.call(contract.listDisclosures);
  await fg.call(contract.listPostponements);
  for (const subject of ['duinveen-teammanager', 'duinveen-beheerder', 'duinveen-casusregisseur']) {
    const who = await api.as(subject);
    assert.equal(await who.refused(contract.listDisclosures), 'not-found', subject);
    assert.equal(await who.refused(contract.listPostponements), 'not-found', subject);
  }
  const elsewhere = await api.as('veenrade-privacy-officer');
  assert.deepEqual((await elsewhere.call(contract.listDisclosures)).items, []);
  assert.deepEqual((await elsewhere.call(contract.listPostponements)).items, []);
  assert.equal(await looks(), before + 4);
});

test('a family that the privacy officer knows is in neither list', async () => {
  const there = await openCase(api, {
    opening: {
      parentsInformed: 'postponed',
      parentsInformedOn: inDays(5),
      parentsPostponedGround: 'danger-to-child',
      parentsPostponedBecause: 'Nog niet veilig',
    },
  });
  await invite(there, 'Jeugdverpleegkundige', forNurse);
  const second = await api.as('duinveen-privacy-officer');
  await second.call(contract.recordConflict, {
    body: {
      heldFunctionId: idOf(await colleague(there.lead, 'Privacy officer')),
      caseReference: there.reference,
    },
  });
  const lists = [
    await privacy.call(contract.listDisclosures),
    await privacy.call(contract.listPostponements),
  ];
  assert.ok(!JSON.stringify(lists).includes(there.reference));
});

test('disclosures are read page by page, without loss or doubles', async () => {
  for (let nr = 0; nr < 60; nr += 1) await invite(kase, 'Jeugdverpleegkundige', forNurse);
  const { items, pages } = await allPages(cursor =>
    privacy.call(contract.listDisclosures, { query: { after: cursor } }),
  );
  assert.ok(pages >= 2);
  const moments = items.map(item => item.disclosedAt);
  assert.deepEqual(moments, moments.toSorted().toReversed());
  assert.equal(
    items.length,
    await countOf(
      api,
      `app.disclosure d join app.case_file c on c.case_id = d.file_id where c.reference in ($1, $2)`,
      [kase.reference, later.reference],
    ),
  );
});
