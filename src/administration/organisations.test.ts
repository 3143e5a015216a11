import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import pg from 'pg';
import * as cases from '#contract/cases.ts';
import * as contract from '#contract/organisations.ts';
import * as session from '#contract/session.ts';
import { loadContent } from '#src/frames/load.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import { colleague, everyoneWasHere, inDays, letIn, newKey, openCase, valueOf } from '../../test/scenes.ts';
import { waitsForLock } from '../../test/waiting.ts';

let api: Api;
let administrator: ApiClient;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
});
beforeEach(async () => {
  administrator = await api.as('duinveen-beheerder');
});
after(() => api.close());

const list = async () => (await administrator.call(contract.listOrganisations)).items;
const named = async (name: string) => {
  const found = (await list()).find(item => item.name === name);
  assert.ok(found, name);
  return found;
};
const open = (organisationId: string, who = administrator) =>
  who.call(contract.getOrganisation, { params: { organisationId } });
const add = async (code: string, name = `Organisatie ${code}`, isController = false) => {
  const { organisationId } = await administrator.call(contract.addOrganisation, {
    body: { code, name, kind: 'youth-health', isController, because: 'Samenwerking getekend' },
  });
  return organisationId;
};
const ending = (organisationId: string, ifMatch: number, endedOn = inDays(0), key = newKey()) => ({
  params: { organisationId },
  ifMatch,
  body: { endedOn, because: 'De samenwerking is gestopt' },
  key,
});

test('the administrator sees the organisations of the own controller, what they are and how many functions are held there', async () => {
  const nurses = await named('Jeugdgezondheidszorg Duinveen');
  assert.deepEqual(
    [nurses.code, nurses.kind, nurses.isController, nurses.isMine, nurses.endedOn, nurses.functions],
    ['jgz-duinveen', 'youth-health', false, false, null, 1],
  );
  const own = await named('Gemeente Duinveen');
  assert.ok(own.isController && own.isMine && own.functions > 5);
  assert.ok((await list()).every(item => item.name !== 'Gemeente Veenrade'));
  const { kinds } = await administrator.call(contract.listOrganisations);
  assert.deepEqual(kinds.find(({ code }) => code === 'youth-health')?.functions, ['youth-nurse']);
  assert.ok(kinds.every(({ code }) => code !== 'family' && code !== 'bystander'));
});

test('for everyone else there is no such list, and nothing to do with it', async () => {
  const { organisationId, version } = await named('Zorg- en Veiligheidshuis Kustland');
  for (const subject of ['duinveen-teammanager', 'duinveen-casusregisseur', 'duinveen-privacy-officer']) {
    const who = await api.as(subject);
    assert.equal(await who.refused(contract.listOrganisations), 'not-found', subject);
    const given = { params: { organisationId }, ifMatch: version };
    assert.equal(await who.refused(contract.getOrganisation, { params: given.params }), 'not-found');
    const body = { name: 'Anders', kind: 'police', because: 'Zomaar' };
    assert.equal(await who.refused(contract.changeOrganisation, { ...given, body }), 'not-found');
    assert.equal(await who.refused(contract.endOrganisation, ending(organisationId, version)), 'not-found');
    assert.equal(
      await who.refused(contract.addOrganisation, { body: { ...body, code: 'x', isController: true } }),
      'not-found',
    );
  }
  const there = await api.as('veenrade-beheerder');
  assert.equal(await there.refused(contract.getOrganisation, { params: { organisationId } }), 'not-found');
  assert.equal(await there.refused(contract.endOrganisation, ending(organisationId, version)), 'not-found');
  assert.equal((await named('Zorg- en Veiligheidshuis Kustland')).version, version);
});

test('an added organisation takes part at once, and its name changes with a reason that stays', async () => {
  const key = newKey();
  const body = { code: 'wb-kust', name: 'Woningbouw', kind: 'housing-association', isController: false };
  const given = { body: { ...body, because: 'Convenant' }, key };
  const { organisationId } = await administrator.call(contract.addOrganisation, given);
  assert.equal((await administrator.call(contract.addOrganisation, given)).organisationId, organisationId);
  assert.equal(
    await administrator.refused(contract.addOrganisation, { body: given.body }),
    'organisation-known',
  );
  const change = {
    params: { organisationId },
    body: { name: 'Woningbouw Kust', kind: body.kind, because: 'Nieuwe naam' },
  };
  assert.equal((await administrator.call(contract.changeOrganisation, { ...change, ifMatch: 1 })).version, 2);
  assert.equal(
    await administrator.refused(contract.changeOrganisation, { ...change, ifMatch: 1 }),
    'version-mismatch',
  );
  const { history, name, version } = await open(organisationId);
  assert.deepEqual([name, version], ['Woningbouw Kust', 2]);
  assert.deepEqual(
    history.map(each => [each.what, each.name, each.because, each.by]),
    [
      ['changed', 'Woningbouw Kust', 'Nieuwe naam', 'Functioneel beheerder'],
      ['added', 'Woningbouw', 'Convenant', 'Functioneel beheerder'],
    ],
  );
});

test('a kind that is no organisation, an empty reason and a code that cannot be are refused', async () => {
  const good = { code: 'goed', name: 'Goed', kind: 'police', isController: false, because: 'Convenant' };
  for (const wrong of [{ kind: 'family' }, { kind: 'zomaar' }, { because: ' ' }, { code: 'twee woorden' }])
    assert.equal(
      (await administrator.send(contract.addOrganisation, { body: { ...good, ...wrong } })).statusCode,
      400,
      JSON.stringify(wrong),
    );
});

test('while somebody of it leads or deputises an open case it does not end, and nothing of it ends', async () => {
  const organisationId = await add('regie-elders');
  const kase = await openCase(api);
  await api.admin.query(
    `update app.held_function h set organisation_id = o.organisation_id from app.organisation o where o.public_id = $1 and h.label = 'Achtervang' and h.tenant_id = o.tenant_id and h.valid_to is null`,
    [organisationId],
  );
  try {
    const seen = await open(organisationId);
    assert.equal(seen.touches.leads, 1);
    assert.equal(
      await administrator.refused(contract.endOrganisation, ending(organisationId, 1)),
      'organisation-leads-cases',
    );
    assert.equal((await open(organisationId)).endedOn, null);
    assert.ok(await kase.deputy.call(cases.openCase, { params: { caseId: kase.caseId } }));
  } finally {
    await api.admin.query(
      `update app.held_function h set organisation_id = o.organisation_id from app.organisation o where o.code = 'gemeente-duinveen' and h.label = 'Achtervang' and h.tenant_id = o.tenant_id and h.valid_to is null`,
    );
  }
});

test('who keeps the organisations does not end the own one', async () => {
  const own = await named('Gemeente Duinveen');
  assert.equal(
    await administrator.refused(contract.endOrganisation, ending(own.organisationId, own.version)),
    'own-organisation',
  );
});

test('a day to come, and a day before it took part, are refused', async () => {
  const organisationId = await add('dag');
  for (const day of [inDays(1), inDays(-1)])
    assert.equal(
      await administrator.refused(contract.endOrganisation, ending(organisationId, 1, day)),
      'term-out-of-bounds',
    );
});

test('the end of an organisation is shown in numbers, and ends sessions, access and the place among colleagues at once', async () => {
  const nurses = await named('Jeugdgezondheidszorg Duinveen');
  const kase = await openCase(api);
  const nurse = await api.as('duinveen-jeugdverpleegkundige');
  await letIn(kase, nurse, 'Jeugdverpleegkundige', {
    basis: 'youth-family-permission',
    parts: { money: 'detail' },
  });
  const shown = await open(nurses.organisationId);
  assert.deepEqual(
    [shown.touches.people, shown.functions, shown.touches.leads, shown.touches.atDesk],
    [1, 1, 0, 0],
  );
  assert.ok(shown.touches.cases >= 1);
  assert.ok(!JSON.stringify(shown).includes(kase.reference), 'a number and no case');
  assert.ok(await nurse.call(cases.openCase, { params: { caseId: kase.caseId } }));

  const given = ending(nurses.organisationId, shown.version);
  assert.equal((await administrator.call(contract.endOrganisation, given)).version, shown.version + 1);
  assert.equal((await administrator.call(contract.endOrganisation, given)).version, shown.version + 1);
  assert.equal(await nurse.refused(session.getSession), 'not-signed-in');
  assert.equal(await nurse.refused(cases.openCase, { params: { caseId: kase.caseId } }), 'not-signed-in');
  const { items } = await kase.lead.call(session.listColleagues);
  assert.ok(!items.some(item => item.label === 'Jeugdverpleegkundige'), 'nobody can let them in any more');

  // signing in again does not help, and takes nothing from what others have
  await assert.rejects(api.as('duinveen-jeugdverpleegkundige'), { message: 'organisation-ended' });
  const after = await open(nurses.organisationId);
  assert.deepEqual([after.endedOn, after.functions, after.touches.cases], [inDays(0), 0, 0]);
  assert.equal(after.history[0]?.because, 'De samenwerking is gestopt');
  const body = { name: 'Toch anders', kind: 'police', because: 'Nee' };
  for (const [refused] of [
    [await administrator.refused(contract.endOrganisation, ending(nurses.organisationId, after.version))],
    [
      await administrator.refused(contract.changeOrganisation, {
        params: { organisationId: nurses.organisationId },
        ifMatch: after.version,
        body,
      }),
    ],
  ])
    assert.equal(refused, 'already-done');

  // taking part again: who comes back begins anew
  await administrator.call(contract.resumeOrganisation, {
    params: { organisationId: nurses.organisationId },
    ifMatch: after.version,
    body: { because: 'Toch weer samen' },
  });
  const back = await api.as('duinveen-jeugdverpleegkundige');
  assert.equal(await back.refused(cases.openCase, { params: { caseId: kase.caseId } }), 'not-found');
  assert.equal(
    (await colleague(kase.lead, 'Jeugdverpleegkundige')).organisation,
    'Jeugdgezondheidszorg Duinveen',
  );
});

test('somebody with a function elsewhere too signs in with that one alone', async () => {
  const organisationId = await add('dubbel');
  const functions = [
    { organisation: 'dubbel', function: 'youth-nurse' },
    { organisation: 'gemeente-duinveen', function: 'civil-affairs-officer' },
  ];
  const signIn = async () => {
    await api.admin.query('select authz.sign_in($1, $2, $3, $4, $5, $6, $7, $8)', [
      'http://localhost:3000/demo-idp',
      'twee-functies',
      'duinveen',
      JSON.stringify(functions),
      'demo',
      Buffer.from(randomUUID().replaceAll('-', '').padEnd(64, '0'), 'hex'),
      15,
      8,
    ]);
    return valueOf(
      api,
      `select string_agg(h.function, ',' order by h.function) from app.held_function h join app.professional p using (professional_id) where p.subject = 'twee-functies' and h.valid_to is null`,
    );
  };
  assert.equal(await signIn(), 'civil-affairs-officer,youth-nurse');
  await administrator.call(contract.endOrganisation, ending(organisationId, 1));
  assert.equal(await signIn(), 'civil-affairs-officer');
});

test('who signs in while the organisation ends does not slip through', async () => {
  const organisationId = await add('tegelijk');
  await api.admin.query('begin');
  await api.admin.query(
    `update app.organisation set ended_on = authz.today(), ended_at = now() where public_id = $1`,
    [organisationId],
  );
  const second = new pg.Client({ connectionString: api.database.adminUrl });
  await second.connect();
  try {
    // who is refused may hear it before the commit is answered: somebody listens from the start
    const appointed = second.query(
      `insert into app.held_function (tenant_id, professional_id, organisation_id, function, label)
       select o.tenant_id, p.professional_id, o.organisation_id, 'youth-nurse', 'Snel' from app.organisation o
         cross join lateral (select professional_id from app.professional x where x.tenant_id = o.tenant_id limit 1) p where o.public_id = $1`,
      [organisationId],
    );
    const refused = assert.rejects(appointed, { message: 'organisation-ended' });
    assert.ok(await waitsForLock(api.database, appointed), 'it waits for the one who ends it');
    await api.admin.query('commit');
    await refused;
  } finally {
    await second.end();
  }
});

test('loading the content again keeps the name that the administrator gave, and does not bring back what ended', async () => {
  const safety = await named('Zorg- en Veiligheidshuis Kustland');
  const body = { name: 'ZVH Kustland en omstreken', kind: 'care-safety-house', because: 'Nieuwe naam' };
  const given = { params: { organisationId: safety.organisationId }, ifMatch: safety.version, body };
  const { version } = await administrator.call(contract.changeOrganisation, given);
  await administrator.call(contract.endOrganisation, ending(safety.organisationId, version));
  await loadContent(api.database.adminUrl);
  const after = await open(safety.organisationId);
  assert.deepEqual([after.name, after.endedOn], ['ZVH Kustland en omstreken', inDays(0)]);
});
