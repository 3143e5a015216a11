import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openDatabase, openDemoHouse, readTenants, type DemoHouse, type TestDatabase } from './test-house.ts';

let database: TestDatabase;
let house: DemoHouse;
before(async () => {
  database = await openDatabase();
  house = await openDemoHouse(database);
});
after(async () => {
  await house?.close();
  await database?.close();
});

test('every function of the demo signs in as itself, at its own organisation and controller', async () => {
  for (const tenant of readTenants()) {
    for (const account of tenant.accounts) {
      const browser = house.browser();
      const { url, status } = await browser.signInAs(account.subject);
      assert.deepEqual([url, status], [`${house.url}/`, 200]);
      const reader = await database.reader(browser.token);
      const organisation = tenant.organisations.find(one => one.code === account.organisation);
      assert.deepEqual(
        [reader?.function, reader?.label, reader?.organisation_name, reader?.tenant_name],
        [account.function, account.label, organisation?.name, tenant.name],
        account.subject,
      );
    }
  }
});

test('who comes again is the same professional, in the same held function', async () => {
  const [one, other] = [house.browser(), house.browser()];
  await one.signInAs('duinveen-casusregisseur');
  await other.signInAs('duinveen-casusregisseur');
  assert.notEqual(one.token, other.token);
  const [first, second] = [await database.reader(one.token), await database.reader(other.token)];
  assert.ok(first);
  assert.deepEqual(
    [first.professional_id, first.held_function_id],
    [second?.professional_id, second?.held_function_id],
  );
});

test('without a name in the address the demo asks, and the form on its page signs in', async () => {
  const browser = house.browser();
  const choice = await browser.go('/auth/sign-in?return=/casussen');
  assert.match(choice.url, /\/demo-idp\/interaction\//);
  const { url } = await browser.go(choice.url, { form: { subject: 'veenrade-teammanager' } });
  assert.equal(url, `${house.url}/casussen`);
  assert.equal((await database.reader(browser.token))?.function, 'team-manager');
});

test('someone else can sign in after someone, in the same browser', async () => {
  const browser = house.browser();
  await browser.signInAs('duinveen-casusregisseur');
  await browser.signInAs('duinveen-fg');
  assert.equal((await database.reader(browser.token))?.function, 'data-protection-officer');
});

test('who does not choose is told so, and is not signed in', async () => {
  const browser = house.browser();
  const choice = await browser.go('/auth/sign-in?return=/casussen');
  const stopped = await browser.go(choice.url, { form: { cancel: '1' } });
  assert.equal(stopped.status, 403);
  assert.match(stopped.body, /Het aanmelden is niet gelukt/);
  assert.match(stopped.body, /href="\/auth\/sign-in\?return=%2Fcasussen&#38;anew=1"/);
  assert.match(stopped.body, /trace-of-this-test/);
  assert.equal(browser.token, undefined);
});

test('a subject that is no account is asked again, never made up', async () => {
  const browser = house.browser();
  const choice = await browser.signInAs('duinveen-burgemeester');
  assert.match(choice.url, /\/demo-idp\/interaction\//);
  assert.match((await browser.go(choice.url, { form: { subject: 'x' } })).url, /\/demo-idp\/interaction\//);
  assert.equal(browser.token, undefined);
});

test('the session that the browser had ends with the new sign-in', async () => {
  const browser = house.browser();
  await browser.signInAs('duinveen-casusregisseur');
  const first = browser.token;
  assert.ok(await database.reader(first));
  await browser.signInAs('duinveen-casusregisseur');
  assert.notEqual(browser.token, first);
  assert.ok(await database.reader(browser.token));
  assert.equal(await database.reader(first), undefined);
});

test('a token that someone else put in the browser is never signed in (fixation)', async () => {
  const browser = house.browser();
  const planted = 'A'.repeat(43);
  browser.setCookie(house.signIn.cookieName, planted);
  await browser.signInAs('duinveen-casusregisseur');
  assert.notEqual(browser.token, planted);
  assert.ok(await database.reader(browser.token));
  assert.equal(await database.reader(planted), undefined);
});

test('of the token only its SHA-256 is in the database', async () => {
  const browser = house.browser();
  await browser.signInAs('duinveen-casusregisseur');
  assert.ok(browser.token);
  const { rows } = await database.admin.query<{ found: boolean }>(
    `select exists (select from authz.session where token_hash = sha256(convert_to($1, 'UTF8'))) as found`,
    [browser.token],
  );
  assert.equal(rows[0]?.found, true);
  const { rows: all } = await database.admin.query<{ row: string }>(
    'select s::text as row from authz.session s',
  );
  const inHex = Buffer.from(browser.token).toString('hex');
  for (const { row } of all) assert.ok(!row.includes(browser.token) && !row.includes(inHex));
});

test('fifteen minutes without activity end a session, and so do eight hours with it', async () => {
  for (const column of ['idle_until', 'expires_at']) {
    const browser = house.browser();
    await browser.signInAs('duinveen-casusregisseur');
    assert.ok(browser.token);
    const hash = `token_hash = sha256(convert_to('${browser.token}', 'UTF8'))`;
    const { rows } = await database.admin.query<{ idle: string; hours: string }>(
      `select round(extract(epoch from idle_until - created_at))::text as idle, round(extract(epoch from expires_at - created_at))::text as hours from authz.session where ${hash}`,
    );
    assert.deepEqual(rows[0], { idle: String(15 * 60), hours: String(8 * 3600) });
    await database.admin.query(
      `update authz.session set ${column} = now() + interval '2 seconds' where ${hash}`,
    );
    assert.ok(await database.reader(browser.token), `${column} is still to come`);
    await database.admin.query(
      `update authz.session set ${column} = now() - interval '1 second' where ${hash}`,
    );
    assert.equal(await database.reader(browser.token), undefined, `${column} has passed`);
    // Activity does not bring it back.
    await database.pool.query('select authz.touch_session($1)', [browser.token]);
    assert.equal(await database.reader(browser.token), undefined);
  }
});

test('signing out ends this session alone and leads past the identity provider', async () => {
  const [here, there] = [house.browser(), house.browser()];
  await here.signInAs('duinveen-casusregisseur');
  await there.signInAs('duinveen-casusregisseur');
  const [tokenHere, tokenThere] = [here.token, there.token];
  const seen: string[] = [];
  const end = await here.go('/auth/sign-out', { form: {}, stop: url => (seen.push(url), false) });
  assert.equal(end.url, `${house.url}/auth/signed-out`);
  assert.match(end.body, /U bent afgemeld/);
  assert.ok(
    seen.some(url => url.startsWith(`${house.url}/demo-idp/session/end?`)),
    seen.join('\n'),
  );
  assert.equal(here.token, undefined);
  assert.equal(await database.reader(tokenHere), undefined);
  assert.ok(await database.reader(tokenThere));
});

test('signing out everywhere ends every session of this person and of nobody else', async () => {
  const [here, there, colleague] = [house.browser(), house.browser(), house.browser()];
  await here.signInAs('duinveen-casusregisseur');
  await there.signInAs('duinveen-casusregisseur');
  await colleague.signInAs('duinveen-achtervang');
  await here.go('/auth/sign-out', { form: { everywhere: '1' } });
  assert.equal(await database.reader(there.token), undefined);
  assert.ok(await database.reader(colleague.token));
});

test('signing out empties what the browser kept', async () => {
  const browser = house.browser();
  await browser.signInAs('duinveen-casusregisseur');
  const done = await house.signIn.signOut(browser.token, { everywhere: false });
  assert.deepEqual(done.cookies, ['perspectief=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0']);
  assert.deepEqual(done.headers, { 'clear-site-data': '"cache", "storage"' });
  assert.equal(await database.reader(browser.token), undefined);
});

test('after a restart a session lives on, and the demo signs in again, as the same professional', async () => {
  const first = await openDemoHouse(database);
  const browser = first.browser();
  await browser.signInAs('duinveen-teammanager');
  const known = await database.reader(browser.token);
  const keys = (await browser.go('/demo-idp/jwks')).body;
  const second = await first.restart();
  try {
    assert.ok(known);
    assert.deepEqual(await database.reader(browser.token), known);
    const again = second.browser();
    await again.signInAs('duinveen-teammanager');
    assert.equal((await database.reader(again.token))?.professional_id, known.professional_id);
    assert.equal((await again.go('/demo-idp/jwks')).body, keys);
  } finally {
    await second.close();
  }
});

test('a sign-in that was waiting for a choice at a restart begins again in plain words', async () => {
  const first = await openDemoHouse(database);
  const browser = first.browser();
  const choice = await browser.go('/auth/sign-in');
  const second = await first.restart();
  try {
    const answer = await browser.go(choice.url, { form: { subject: 'duinveen-fg' } });
    assert.equal(answer.status, 400);
    assert.match(answer.body, /Het aanmelden duurde te lang, of de demo is intussen opnieuw gestart/);
  } finally {
    await second.close();
  }
});

test('a function that is no longer among the claims ends at once, with what it opened, and the session with it', async () => {
  const moved = readTenants().map(tenant => ({
    ...tenant,
    accounts: tenant.accounts.map(account =>
      account.subject === 'duinveen-privacy-officer'
        ? { ...account, function: 'team-manager', label: 'Teammanager' }
        : account,
    ),
  }));
  const first = await openDemoHouse(database);
  const before = first.browser();
  await before.signInAs('duinveen-privacy-officer');
  const known = await database.reader(before.token);
  assert.ok((await openScopes(before.token)).includes('oversight'));
  const second = await first.restart(moved);
  try {
    assert.ok((await openScopes(before.token)).includes('oversight'), 'nothing was said about it yet');
    const later = second.browser();
    await later.signInAs('duinveen-privacy-officer');
    const now = await database.reader(later.token);
    assert.deepEqual([now?.function, now?.professional_id], ['team-manager', known?.professional_id]);
    assert.ok(!(await openScopes(later.token)).includes('oversight'));
    assert.equal(await database.reader(before.token), undefined);
    assert.deepEqual(await openScopes(before.token), []);
  } finally {
    await second.close();
  }
});

/** Kinds of the scopes that are open under a token. */
async function openScopes(token: string | undefined): Promise<string[]> {
  const client = await database.pool.connect();
  try {
    await client.query('begin');
    await client.query(`select authz.enter($1, 'oversight,own-messages', 'test')`, [token]);
    const { rows } = await client.query<{ kind: string }>('select kind from authz.my_open');
    return rows.map(row => row.kind);
  } finally {
    await client.query('rollback');
    client.release();
  }
}
