import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import * as oidc from 'openid-client';
import { readOrganisations } from '#src/frames/organisations-content.ts';
import { startDemoIdentityProvider } from './identity-provider.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'perspectief-idp-'));
after(() => rmSync(dataDir, { recursive: true }));

const said: string[] = [];
for (const level of ['info', 'warn', 'error'] as const) {
  const before = console[level];
  console[level] = (...words: unknown[]) => void said.push(words.join(' '));
  after(() => (console[level] = before));
}

const start = (folder = dataDir, publicUrl = 'https://demo.example.nl') =>
  startDemoIdentityProvider({
    issuerUrl: `${publicUrl}/demo-idp`,
    redirectUris: [`${publicUrl}/auth/callback`],
    postLogoutRedirectUris: [`${publicUrl}/auth/signed-out`],
    tenants: readOrganisations(),
    dataDir: folder,
  });
const idp = await start();
const { fetch: ownFetch } = idp.client;
assert.ok(ownFetch);

const get = (address: string, headers: Record<string, string> = {}) =>
  ownFetch(new URL(address, idp.client.issuer).href, {
    method: 'GET',
    headers,
    body: undefined,
    redirect: 'manual',
  });

/** A sign-in as a relying party asks for it, with some parameters changed or left out. */
function authorization(changes: Record<string, string | undefined> = {}): string {
  const asked = {
    client_id: idp.client.clientId,
    response_type: 'code',
    scope: 'openid',
    redirect_uri: 'https://demo.example.nl/auth/callback',
    state: 's',
    nonce: 'n',
    acr_values: 'demo',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    ...changes,
  };
  const given = Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return `/demo-idp/auth?${new URLSearchParams(given).toString()}`;
}

const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map(line => line.split(';')[0])
    .join('; ');

test('it is discovered without a network, at the address of the issuer, whatever a request says of itself', async () => {
  const options = { [oidc.customFetch]: ownFetch };
  const configuration = await oidc.discovery(
    new URL(idp.client.issuer),
    idp.client.clientId,
    undefined,
    undefined,
    options,
  );
  const {
    issuer,
    authorization_endpoint: endpoint,
    code_challenge_methods_supported: methods,
  } = configuration.serverMetadata();
  assert.deepEqual(
    [issuer, endpoint, methods],
    ['https://demo.example.nl/demo-idp', 'https://demo.example.nl/demo-idp/auth', ['S256']],
  );
  const lied = await get('/demo-idp/.well-known/openid-configuration', {
    'x-forwarded-host': 'elders.example',
    'x-forwarded-proto': 'http',
    forwarded: 'host=elders.example',
  });
  assert.ok(!(await lied.text()).includes('elders.example'));
});

test('its page lists every function by municipality and organisation, with no name of a person and no script', async () => {
  const first = await get(authorization());
  const page = await get(first.headers.get('location') ?? '', { cookie: cookiesOf(first) });
  const body = await page.text();
  assert.equal(page.status, 200);
  const order: string[] = [];
  for (const tenant of readOrganisations()) {
    order.push(`${tenant.name}</h2>`);
    for (const organisation of tenant.organisations) {
      const accounts = tenant.accounts.filter(account => account.organisation === organisation.code);
      if (accounts.length > 0) order.push(`${organisation.name}</h3>`);
      order.push(...accounts.map(({ subject, label }) => `value="${subject}">${label}<`));
    }
  }
  let at = -1;
  for (const part of order) {
    const next = body.indexOf(part, at + 1);
    assert.ok(next > at, part);
    at = next;
  }
  assert.doesNotMatch(body, /<script|style=|<style|\son\w+=/i);
  assert.match(
    page.headers.get('content-security-policy') ?? '',
    /^default-src 'none'; style-src 'self'; form-action 'self' https:\/\/demo\.example\.nl; frame-ancestors 'none'/,
  );
  assert.equal(page.headers.get('cache-control'), 'no-store');
});

test('its cookies are for its own path, not readable by script, and secure on https', async () => {
  for (const line of (await get(authorization())).headers.getSetCookie()) {
    assert.match(line, /; path=\/demo-idp\//i);
    assert.match(line, /; httponly/i);
    assert.match(line, /; secure/i);
    assert.match(line, /; samesite=lax/i);
  }
});

test('it signs in for nobody but its own client, at its own address, with PKCE', async () => {
  assert.equal((await get(authorization())).status, 303);
  assert.equal((await get(authorization({ client_id: 'another' }))).status, 400);
  assert.equal(
    (await get(authorization({ redirect_uri: 'https://elders.example/auth/callback' }))).status,
    400,
  );
  for (const changes of [
    { code_challenge: undefined, code_challenge_method: undefined },
    { code_challenge_method: 'plain' },
  ]) {
    const refused = await get(authorization(changes));
    assert.match(
      refused.headers.get('location') ?? '',
      /^https:\/\/demo\.example\.nl\/auth\/callback\?error=invalid_request/,
    );
  }
  const token = await ownFetch(`${idp.client.issuer}/token`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${btoa(`${idp.client.clientId}:wrong`)}`,
    },
    body: 'grant_type=authorization_code&code=x',
    redirect: 'manual',
  });
  assert.equal(token.status, 401);
});

test('signing out goes only where it was agreed, and needs no session and no script', async () => {
  const end = (to: string) =>
    get(
      `/demo-idp/session/end?${new URLSearchParams({ client_id: idp.client.clientId, post_logout_redirect_uri: to, state: 'x' }).toString()}`,
    );
  const agreed = await end('https://demo.example.nl/auth/signed-out');
  assert.deepEqual(
    [agreed.status, agreed.headers.get('location')],
    [303, 'https://demo.example.nl/auth/signed-out?state=x'],
  );
  const elsewhere = await end('https://elders.example/');
  assert.deepEqual([elsewhere.status, elsewhere.headers.get('location')], [400, null]);
});

test('a path it does not know, or an interaction that is gone, is an answer and no crash', async () => {
  assert.equal((await get('/demo-idp/nothing')).status, 404);
  for (const path of ['/demo-idp/interaction/x', '/demo-idp/auth/x']) {
    const answer = await get(path);
    assert.equal(answer.status, 400);
    assert.match(await answer.text(), /Opnieuw aanmelden/);
  }
});

test('its key is kept for its own eyes, its client secret is new at every start', async () => {
  const file = join(dataDir, 'demo-identity-provider.json');
  assert.equal(statSync(file).mode & 0o777, 0o600);
  const kept = readFileSync(file, 'utf8');
  const again = await start();
  assert.equal(readFileSync(file, 'utf8'), kept);
  assert.notEqual(again.client.clientSecret, idp.client.clientSecret);
  assert.equal(Buffer.from(again.client.clientSecret, 'base64url').length, 32);
  // What was damaged is made anew: in a demo nothing depends on it.
  writeFileSync(file, '{"signingKey"');
  await start();
  assert.ok(JSON.parse(readFileSync(file, 'utf8')));
});

test('starting and using it says nothing, not even about the version of Node', () => {
  assert.deepEqual(said, []);
});
