import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import * as concerns from '#contract/concerns.ts';
import * as contract from '#contract/session.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import { allPages, colleague, everyoneWasHere, idOf } from '../../test/scenes.ts';
import { until } from '../../test/waiting.ts';

let api: Api;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
});
after(() => api.close());

const tokenOf = (name: string) => name.padEnd(43, 'x');

/** Someone with two functions at one controller, and a session in the first. */
const withTwoFunctions = async (name: string): Promise<ApiClient> => {
  await api.admin.query(
    `select authz.sign_in('http://localhost:3000/demo-idp', $1, 'duinveen',
       '[{"organisation": "gemeente-duinveen", "function": "case-director", "label": "Regisseur"},
         {"organisation": "gemeente-duinveen", "function": "intake-officer", "label": "Aanmeldpunt"}]', 'demo', sha256(convert_to($2, 'UTF8')), 15, 8)`,
    [name, tokenOf(name)],
  );
  return api.withToken(tokenOf(name));
};

test('before signing in one sees as whom one can, and no people', async () => {
  const options = await api.anonymous().call(contract.getSignInOptions);
  assert.equal(options.practiceOnly, true);
  const desk = options.accounts.find(account => account.subject === 'duinveen-aanmeldpunt');
  assert.equal(desk?.organisation, 'Gemeente Duinveen');
  assert.equal(desk.tenant, 'Gemeente Duinveen');
  assert.match(desk.duty, /dezelfde dag/);
});

test('without a session there is nothing but that', async () => {
  const nobody = api.anonymous();
  assert.equal(await nobody.refused(contract.getSession), 'not-signed-in');
  assert.equal(await nobody.refused(contract.endSession), 'not-signed-in');
  assert.equal(await nobody.refused(contract.endAllSessions), 'not-signed-in');
  assert.equal(await nobody.refused(contract.listColleagues), 'not-signed-in');
});

test('a session says who one is, in which function, and which doors that has', async () => {
  const doors = async (subject: string) => (await (await api.as(subject)).call(contract.getSession)).may;
  const none = {
    passOnConcern: false,
    weighConcerns: false,
    readDesk: false,
    workOnCases: false,
    overseeLooks: false,
    recordConflicts: false,
    administer: false,
    manageTeam: false,
  };
  const expected: Record<string, typeof none> = {
    'duinveen-aanmeldpunt': { ...none, passOnConcern: true, weighConcerns: true, readDesk: true },
    'duinveen-gedragswetenschapper': { ...none, passOnConcern: true, readDesk: true, workOnCases: true },
    'duinveen-casusregisseur': { ...none, passOnConcern: true, workOnCases: true },
    'duinveen-burgerzaken': { ...none, passOnConcern: true },
    'duinveen-ondersteuner': none,
    'duinveen-privacy-officer': { ...none, overseeLooks: true, recordConflicts: true },
    'duinveen-fg': { ...none, overseeLooks: true },
    'duinveen-teammanager': { ...none, passOnConcern: true, workOnCases: true, manageTeam: true },
    'duinveen-beheerder': { ...none, administer: true },
  };
  for (const [subject, may] of Object.entries(expected)) assert.deepEqual(await doors(subject), may, subject);
  const me = await (await api.as('duinveen-jeugdverpleegkundige')).call(contract.getSession);
  assert.equal(me.functionTitle, 'Jeugdverpleegkundige');
  assert.equal(me.organisation, 'Jeugdgezondheidszorg Duinveen');
  assert.equal(me.tenant, 'Gemeente Duinveen');
  assert.equal(me.idleMinutes, 15);
});

test('signing out ends this session and no other', async () => {
  const [here, there] = [await api.as('duinveen-teammanager'), await api.as('duinveen-teammanager')];
  await here.call(contract.endSession);
  assert.equal(await here.refused(contract.getSession), 'not-signed-in');
  assert.equal((await there.call(contract.getSession)).label, 'Teammanager');
});

test('signing out everywhere ends all one’s own sessions, and nobody else’s', async () => {
  const [here, there] = [await api.as('duinveen-teammanager'), await api.as('duinveen-teammanager')];
  const other = await api.as('duinveen-fg');
  await here.call(contract.endAllSessions);
  for (const session of [here, there])
    assert.equal(await session.refused(contract.getSession), 'not-signed-in');
  assert.equal((await other.call(contract.getSession)).label, 'FG');
});

test('a session that nobody uses, or that has lasted a working day, is over', async () => {
  for (const change of [
    `idle_until = now() - interval '1 second'`,
    `created_at = now() - interval '9 hours', expires_at = now() - interval '1 hour'`,
  ]) {
    const who = await api.as('duinveen-teammanager');
    await api.admin.query(
      `update authz.session set ${change} where token_hash = sha256(convert_to($1, 'UTF8'))`,
      [who.token],
    );
    assert.equal(await who.refused(contract.getSession), 'not-signed-in');
  }
});

test('working keeps a session alive', async () => {
  const who = await api.as('duinveen-teammanager');
  await api.admin.query(
    `update authz.session set idle_until = now() + interval '5 minutes' where token_hash = sha256(convert_to($1, 'UTF8'))`,
    [who.token],
  );
  await who.call(contract.getSession);
  const left = async () =>
    (
      await api.admin.query<{ minutes: number }>(
        `select extract(epoch from idle_until - now())::float / 60 as minutes from authz.session where token_hash = sha256(convert_to($1, 'UTF8'))`,
        [who.token],
      )
    ).rows[0]?.minutes ?? 0;
  await until('more time for who works', async () => (await left()) > 10);
});

test('who has more functions acts in one at a time and chooses which', async () => {
  const who = await withTwoFunctions('tweefuncties');
  const first = await who.call(contract.getSession);
  assert.equal(first.function, 'case-director');
  assert.deepEqual(
    first.otherFunctions.map(other => other.function),
    ['intake-officer'],
  );
  const [other] = first.otherFunctions;
  assert.ok(other);
  await who.call(contract.actAs, { body: { heldFunctionId: idOf(other) } });
  const second = await who.call(contract.getSession);
  assert.equal(second.function, 'intake-officer');
  assert.equal(second.may.weighConcerns, true);
});

test('nobody acts in somebody else’s function', async () => {
  const who = await withTwoFunctions('nognietingewisseld');
  const expert = idOf(await colleague(who, 'Gedragswetenschapper'));
  for (const heldFunctionId of [expert, randomUUID()])
    assert.equal(await who.refused(contract.actAs, { body: { heldFunctionId } }), 'not-found');
  assert.equal((await who.call(contract.getSession)).function, 'case-director');
});

test('what one passes on is seen in every function of one’s own, since it is the person’s', async () => {
  const who = await withTwoFunctions('eigenberichten');
  const { draftId } = await who.call(concerns.startDraft, { body: { childName: 'Bo' } });
  const [other] = (await who.call(contract.getSession)).otherFunctions;
  assert.ok(other);
  await who.call(contract.actAs, { body: { heldFunctionId: idOf(other) } });
  assert.ok((await who.call(concerns.listDrafts)).items.some(row => row.draftId === draftId));
});

test('the directory names functions, telephones and working days of the own controller, and no people', async () => {
  const who = await api.as('duinveen-casusregisseur');
  const found = await colleague(who, 'Jeugdverpleegkundige');
  assert.deepEqual(
    { ...found, heldFunctionId: '' },
    {
      heldFunctionId: '',
      label: 'Jeugdverpleegkundige',
      function: 'youth-nurse',
      functionTitle: 'Jeugdverpleegkundige',
      organisation: 'Jeugdgezondheidszorg Duinveen',
      phone: '(0990) 12 34 08',
      workingDays: 'di, wo, vr',
    },
  );
  const { items } = await who.call(contract.listColleagues);
  assert.ok(items.every(item => item.organisation !== 'Gemeente Veenrade'));
});

test('the directory is narrowed by function', async () => {
  const who = await api.as('duinveen-casusregisseur');
  const { items } = await who.call(contract.listColleagues, {
    query: { functions: 'youth-nurse,team-manager,,no-such-function' },
  });
  assert.deepEqual([...new Set(items.map(item => item.function))].toSorted(), [
    'team-manager',
    'youth-nurse',
  ]);
});

test('a large directory is read page by page without loss or doubles, also among equal names', async () => {
  await api.admin.query(
    `with people as (insert into app.professional (tenant_id, issuer, subject)
       select t.tenant_id, 'many', 'many-' || n from app.tenant t, generate_series(1, 230) n where t.code = 'veenrade' returning tenant_id, professional_id)
     insert into app.held_function (tenant_id, professional_id, organisation_id, function, label)
     select p.tenant_id, p.professional_id, o.organisation_id, 'youth-nurse', case when p.professional_id % 2 = 0 then 'Zelfde naam' else 'Nummer ' || p.professional_id end
       from people p join app.organisation o on o.tenant_id = p.tenant_id`,
  );
  const who = await api.as('veenrade-casusregisseur');
  const { items, pages } = await allPages(cursor =>
    who.call(contract.listColleagues, { query: { after: cursor, functions: 'youth-nurse' } }),
  );
  assert.equal(pages, 3);
  assert.equal(items.length, 230);
  assert.equal(new Set(items.map(item => item.heldFunctionId)).size, 230);
});

test('a bookmark in the directory that is not ours is refused', async () => {
  const who = await api.as('duinveen-casusregisseur');
  for (const after_ of [
    'x',
    Buffer.from(JSON.stringify(['A', 'not-a-uuid'])).toString('base64url'),
    Buffer.from(JSON.stringify(['A\0', randomUUID()])).toString('base64url'),
  ])
    assert.equal(await who.refused(contract.listColleagues, { query: { after: after_ } }), 'invalid-input');
});
