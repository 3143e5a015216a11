import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { after, afterEach, before, test } from 'node:test';
import { UnsecuredJWT, type JWTPayload } from 'jose';
import { createSignIn } from './index.ts';
import {
  ask,
  Browser,
  openDatabase,
  openHouse,
  type House,
  type TestDatabase,
  type Visit,
} from './test-house.ts';
import { director, exampleMapping, openIssuer, STRONG, type Issuer, type Person } from './test-issuer.ts';

let database: TestDatabase;
let issuer: Issuer;
let house: House;
before(async () => {
  database = await openDatabase();
  house = await openHouse(
    database,
    async url => {
      issuer = await openIssuer(url);
      return { client: issuer.client, claims: { ...exampleMapping, scope: 'openid profile' } };
    },
    { firstAdministrator: 'u-first' },
  );
});
after(async () => {
  await house?.close();
  await issuer?.close();
  await database?.close();
});
afterEach(() => {
  issuer.person = director;
  issuer.refuse = undefined;
  issuer.tamper = undefined;
  issuer.setReachable(true);
});

/** Goes as far as the answer of the identity provider, and returns that without giving it. */
async function untilAnswered(browser = house.browser()) {
  const { url } = await browser.go('/auth/sign-in?return=/casussen', {
    stop: to => to.startsWith(`${house.url}/auth/callback`),
  });
  const answer = new URL(url);
  assert.ok(answer.searchParams.has('code'), url);
  return { browser, answer };
}

function assertNotSignedIn(visit: Visit, status: number, title: RegExp, token: string | undefined): void {
  assert.match(visit.body, title);
  assert.equal(visit.status, status);
  assert.match(visit.body, /trace-of-this-test/);
  assert.equal(token, undefined);
}

const sessions = async (): Promise<number> => {
  const { rows } = await database.admin.query<{ n: number }>(
    'select count(*)::integer as n from authz.session',
  );
  return rows[0]?.n ?? Number.NaN;
};

test('someone of an organisation signs in, and comes where he or she wanted to be', async () => {
  const browser = house.browser();
  const { url } = await browser.go('/auth/sign-in?return=/casussen%3Fdeel%3Dplan');
  assert.equal(url, `${house.url}/casussen?deel=plan`);
  const reader = await database.reader(browser.token);
  assert.deepEqual(
    [reader?.function, reader?.label, reader?.organisation_name, reader?.tenant_name],
    ['case-director', 'Casusregisseur', 'Gemeente Duinveen', 'Gemeente Duinveen'],
  );
});

test('it asks with a fresh state, nonce and S256 challenge, and for a level of assurance', async () => {
  issuer.asked.length = 0;
  await house.browser().go('/auth/sign-in?as=someone');
  await house.browser().go('/auth/sign-in?anew=1');
  const [one, other] = issuer.asked;
  assert.equal(one?.get('acr_values'), `${STRONG} urn:example:stronger`);
  assert.equal(one?.get('code_challenge_method'), 'S256');
  assert.equal(one?.get('redirect_uri'), `${house.url}/auth/callback`);
  // Signing in as someone is for the demo only.
  assert.equal(one?.get('login_hint'), null);
  assert.equal(one?.get('prompt'), null);
  assert.equal(other?.get('prompt'), 'login');
  for (const name of ['state', 'nonce', 'code_challenge']) {
    assert.equal(one?.get(name)?.length, 43, name);
    assert.notEqual(one?.get(name), other?.get(name), name);
  }
});

test('the verifier and the state are not for the browser to read, and the state is stored as a hash', async () => {
  const { browser } = await untilAnswered();
  const state = browser.cookies.get(new URL(house.url).host)?.get('perspectief-signin') ?? '';
  const { rows } = await database.admin.query<{ row: string; verifier: string }>(
    `select s::text as row, verifier from authz.sign_in s where state_hash = sha256(convert_to($1, 'UTF8'))`,
    [state],
  );
  assert.equal(rows.length, 1);
  assert.ok(!rows[0]?.row.includes(state));
  assert.notEqual(rows[0]?.verifier, state);
});

test('an answer with another state is refused, and says nothing to the identity provider', async () => {
  const { browser, answer } = await untilAnswered();
  const before = await sessions();
  answer.searchParams.set('state', 'B'.repeat(43));
  assertNotSignedIn(await browser.go(answer.href), 400, /Meld u opnieuw aan/, browser.token);
  answer.searchParams.delete('state');
  assertNotSignedIn(await browser.go(answer.href), 400, /Meld u opnieuw aan/, browser.token);
  assert.equal(await sessions(), before);
});

test('an answer in another browser than the one that asked is refused', async () => {
  const { browser, answer } = await untilAnswered();
  const other = house.browser();
  assertNotSignedIn(await other.go(answer.href), 400, /Meld u opnieuw aan/, other.token);
  // It was not used up by that: the browser that asked can still finish.
  await browser.go(answer.href);
  assert.ok(await database.reader(browser.token));
});

test('an answer can be given once', async () => {
  const { browser, answer } = await untilAnswered();
  const cookie = browser.cookieHeader(house.url);
  await browser.go(answer.href);
  assert.ok(browser.token);
  const repeated = await ask(house.signIn, 'GET', `/auth/finish${answer.search}`, { cookie });
  assert.equal(repeated.status, 400);
  assert.ok(!repeated.cookies.some(line => line.startsWith('perspectief=')));
});

test('of two answers at the same moment one signs in', async () => {
  const { browser, answer } = await untilAnswered();
  const cookie = browser.cookieHeader(house.url);
  const both = await Promise.all(
    [1, 2].map(() => ask(house.signIn, 'GET', `/auth/finish${answer.search}`, { cookie })),
  );
  assert.deepEqual(
    both.map(one => one.status).toSorted((a, b) => a - b),
    [303, 400],
  );
});

test('a code that was made for another client is refused', async () => {
  const { browser, answer } = await untilAnswered();
  const asked = issuer.asked.at(-1);
  assert.ok(asked);
  const forOther = new URL(`${issuer.url}/auth?${asked.toString()}`);
  forOther.searchParams.set('client_id', 'another');
  const { url } = await browser.go(forOther.href, {
    stop: to => to.startsWith(`${house.url}/auth/callback`),
  });
  const code = new URL(url).searchParams.get('code');
  assert.ok(code !== null && code !== answer.searchParams.get('code'));
  answer.searchParams.set('code', code);
  assertNotSignedIn(
    await browser.go(answer.href),
    400,
    /Het antwoord van het aanmeldsysteem klopte niet/,
    browser.token,
  );
});

test('a code that was made for another sign-in of the same client is refused (PKCE)', async () => {
  const [mine, theirs] = [await untilAnswered(), await untilAnswered()];
  mine.answer.searchParams.set('code', theirs.answer.searchParams.get('code') ?? '');
  assertNotSignedIn(await mine.browser.go(mine.answer.href), 400, /klopte niet/, mine.browser.token);
});

test('an answer in the name of another issuer is refused', async () => {
  for (const iss of ['https://elders.example', undefined]) {
    const { browser, answer } = await untilAnswered();
    if (iss === undefined) answer.searchParams.delete('iss');
    else answer.searchParams.set('iss', iss);
    assertNotSignedIn(await browser.go(answer.href), 400, /klopte niet/, browser.token);
  }
});

test('a nonce other than the one that was sent is refused', async () => {
  const { browser, answer } = await untilAnswered();
  await database.admin.query(
    `update authz.sign_in set nonce = 'another' where state_hash = sha256(convert_to($1, 'UTF8'))`,
    [answer.searchParams.get('state')],
  );
  assertNotSignedIn(await browser.go(answer.href), 400, /klopte niet/, browser.token);
});

const foreignKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
const now = () => Math.floor(Date.now() / 1000);
const tampered: Record<string, (claims: JWTPayload) => Promise<string> | string> = {
  'of another issuer': claims => issuer.sign({ ...claims, iss: 'https://elders.example' }),
  'for another client': claims => issuer.sign({ ...claims, aud: 'another' }),
  'for two clients, without saying for which': claims =>
    issuer.sign({ ...claims, aud: ['perspectief', 'another'] }),
  'that has expired': claims => issuer.sign({ ...claims, iat: now() - 4000, exp: now() - 3000 }),
  'with another nonce': claims => issuer.sign({ ...claims, nonce: 'another' }),
  'without a nonce': ({ nonce: _, ...claims }) => issuer.sign(claims),
  'without a subject': ({ sub: _, ...claims }) => issuer.sign(claims),
  'with a subject that cannot be one': claims => issuer.sign({ ...claims, sub: 'u\u0000' }),
  'signed with another key': claims => issuer.sign(claims, {}, foreignKey),
  'that is not signed': claims => new UnsecuredJWT(claims).encode(),
  'with a changed signature': async claims => `${(await issuer.sign(claims)).slice(0, -6)}AAAAAA`,
};
test('the tampering of the tests itself does not keep anyone out', async () => {
  const { browser, answer } = await untilAnswered();
  issuer.tamper = claims => issuer.sign(claims);
  await browser.go(answer.href);
  assert.ok(await database.reader(browser.token));
});
for (const [what, tamper] of Object.entries(tampered)) {
  test(`an ID token ${what} is refused`, async () => {
    const { browser, answer } = await untilAnswered();
    issuer.tamper = tamper;
    const before = await sessions();
    assertNotSignedIn(await browser.go(answer.href), 400, /klopte niet/, browser.token);
    assert.equal(await sessions(), before);
  });
}

test('a sign-in of ten minutes ago has expired', async () => {
  for (const [minutes, signsIn] of [
    ['9 minutes 50 seconds', true],
    ['10 minutes', false],
  ] as const) {
    const { browser, answer } = await untilAnswered();
    await database.admin.query(
      `update authz.sign_in set created_at = now() - $2::interval where state_hash = sha256(convert_to($1, 'UTF8'))`,
      [answer.searchParams.get('state'), minutes],
    );
    const visit = await browser.go(answer.href);
    if (signsIn) assert.ok(await database.reader(browser.token));
    else assertNotSignedIn(visit, 400, /Meld u opnieuw aan/, browser.token);
  }
});

test('four tabs may be signing in at once; a fifth makes the first begin again', async () => {
  const browser = house.browser();
  const answers: string[] = [];
  for (let tab = 0; tab < 5; tab++) answers.push((await untilAnswered(browser)).answer.href);
  const [first, ...rest] = answers;
  assert.equal((await browser.go(first ?? '')).status, 400);
  for (const answer of rest) assert.equal((await browser.go(answer)).url, `${house.url}/casussen`);
});

test('a means that is too weak is refused, and the next try asks anew', async () => {
  for (const acr of ['weak', undefined, `${STRONG} `]) {
    issuer.person = {
      subject: director.subject,
      claims: director.claims,
      ...(acr === undefined ? {} : { acr }),
    };
    const browser = house.browser();
    const visit = await browser.go('/auth/sign-in?return=/casussen');
    assertNotSignedIn(visit, 403, /Meld u aan met een sterker middel/, browser.token);
    issuer.person = director;
    const again = /href="([^"]*anew[^"]*)"/.exec(visit.body)?.[1]?.replaceAll('&#38;', '&') ?? '';
    assert.equal((await browser.go(again)).url, `${house.url}/casussen`);
    assert.equal(issuer.asked.at(-1)?.get('prompt'), 'login');
  }
});

test('the level is read from the ID token, not from the address', async () => {
  issuer.person = { ...director, acr: 'weak' };
  const { browser, answer } = await untilAnswered();
  const cookie = browser.cookieHeader(house.url);
  const visit = await ask(house.signIn, 'GET', `/auth/finish${answer.search}&acr=${STRONG}`, { cookie });
  assert.equal(visit.status, 403);
});

test('the second of the levels that are enough is enough', async () => {
  const { browser, answer } = await untilAnswered();
  issuer.tamper = claims => issuer.sign({ ...claims, acr: 'urn:example:stronger' });
  await browser.go(answer.href);
  assert.ok(await database.reader(browser.token));
});

test('what the identity provider itself refuses is told in words', async () => {
  for (const [error, status, words] of [
    ['access_denied', 403, /heeft het aanmelden gestopt/],
    ['unmet_authentication_requirements', 403, /Meld u aan met een sterker middel/],
    ['temporarily_unavailable', 503, /Aanmelden lukt nu even niet/],
  ] as const) {
    issuer.refuse = error;
    const browser = house.browser();
    assertNotSignedIn(await browser.go('/auth/sign-in'), status, words, browser.token);
  }
});

const outsiders: [string, Person['claims'], RegExp][] = [
  [
    'a controller that no mapping knows',
    { ...director.claims, gemeente: 'Nergens' },
    /Uw organisatie werkt hier/,
  ],
  [
    'a controller that the database does not know',
    { ...director.claims, gemeente: 'Elders' },
    /Uw organisatie werkt hier/,
  ],
  ['no controller at all', { ...director.claims, gemeente: undefined }, /Uw organisatie werkt hier/],
  [
    'two controllers at once',
    { ...director.claims, gemeente: ['Duinveen', 'Elders'] },
    /Uw organisatie werkt hier/,
  ],
  [
    'an organisation that no mapping knows',
    { ...director.claims, werk: { organisatie: 'Bakker' } },
    /Uw organisatie werkt hier/,
  ],
  [
    'a function that no mapping knows',
    { ...director.claims, groups: ['case-director', 'Domain Users'] },
    /Uw functie is hier/,
  ],
  ['no function', { ...director.claims, groups: [] }, /Uw functie is hier/],
];
for (const [what, claims, words] of outsiders) {
  test(`who brings ${what} is refused, and an older session ends too`, async () => {
    const older = house.browser();
    await older.go('/auth/sign-in');
    assert.ok(await database.reader(older.token));
    issuer.person = { ...director, claims };
    const browser = house.browser();
    assertNotSignedIn(await browser.go('/auth/sign-in'), 403, words, browser.token);
    assert.equal(await database.reader(older.token), undefined);
  });
}

test('of several functions each is held, and the session is in the first', async () => {
  issuer.person = {
    ...director,
    subject: 'u-two',
    claims: { ...director.claims, groups: ['PSP Verpleegkundige', 'PSP Regisseur'] },
  };
  const browser = house.browser();
  await browser.go('/auth/sign-in');
  const held = async () => {
    const { rows } = await database.admin.query<{ function: string }>(
      `select function from app.held_function where valid_to is null and professional_id = $1 order by held_function_id`,
      [(await database.reader(browser.token))?.professional_id],
    );
    return rows.map(row => row.function);
  };
  assert.deepEqual(await held(), ['youth-nurse', 'case-director']);
  issuer.person = { ...issuer.person, claims: { ...director.claims, groups: ['PSP Regisseur'] } };
  const later = house.browser();
  await later.go('/auth/sign-in');
  assert.equal(await database.reader(browser.token), undefined, 'the session in the ended function');
  assert.equal((await database.reader(later.token))?.function, 'case-director');
});

test('the first administrator is one, besides or without any other function', async () => {
  for (const [groups, first] of [
    [['PSP Regisseur'], 'case-director'],
    [[], 'application-manager'],
  ] as const) {
    issuer.person = { ...director, subject: 'u-first', claims: { ...director.claims, groups } };
    const browser = house.browser();
    await browser.go('/auth/sign-in');
    const reader = await database.reader(browser.token);
    assert.equal(reader?.function, first);
    const { rows } = await database.admin.query(
      `select from app.held_function where professional_id = $1 and function = 'application-manager' and valid_to is null`,
      [reader?.professional_id],
    );
    assert.equal(rows.length, 1);
  }
});

test('an identity provider that is not there gives a plain page, and is found again by itself', async () => {
  let own: Issuer | undefined;
  const other = await openHouse(database, async url => {
    own = await openIssuer(url);
    return { client: own.client, claims: { ...exampleMapping, scope: 'openid profile' } };
  });
  assert.ok(own);
  try {
    own.setReachable(false);
    const browser = other.browser();
    const visit = await browser.go('/auth/sign-in?return=/casussen');
    assertNotSignedIn(visit, 503, /Aanmelden lukt nu even niet/, browser.token);
    assert.match(visit.body, /is niet bereikbaar/);
    own.setReachable(true);
    assert.equal((await browser.go('/auth/sign-in?return=/casussen')).url, `${other.url}/casussen`);
    // It may also go away in between: the answer was given, but cannot be redeemed.
    const { url } = await browser.go('/auth/sign-in', {
      stop: to => to.startsWith(`${other.url}/auth/callback`),
    });
    own.setReachable(false);
    const { token } = browser;
    assert.deepEqual([(await browser.go(url)).status, browser.token], [503, token]);
    // And signing out here works all the same.
    const out = await other.signIn.signOut(token, { everywhere: false });
    assert.equal(await database.reader(token), undefined);
    assert.ok(out.logoutUrl?.startsWith(`${own.url}/session/end?`));
  } finally {
    await other.close();
    await own.close();
  }
});

test('signing out does not wait for an identity provider that was never found', async () => {
  const lost = await openHouse(database, () =>
    Promise.resolve({ client: { ...issuer.client, issuer: 'http://127.0.0.1:9' }, claims: exampleMapping }),
  );
  try {
    const browser = house.browser();
    await browser.go('/auth/sign-in');
    const { logoutUrl } = await lost.signIn.signOut(browser.token, { everywhere: false });
    assert.equal(logoutUrl, undefined);
    assert.equal(await database.reader(browser.token), undefined);
  } finally {
    await lost.close();
  }
});

test('what breaks on our side gives a plain page too, and says nothing of what broke', async () => {
  const said: string[] = [];
  const signIn = createSignIn({
    config: {
      publicUrl: house.url,
      demo: false,
      firstAdministrator: undefined,
      sessionIdleMinutes: 15,
      sessionHours: 8,
    },
    client: issuer.client,
    claims: exampleMapping,
    pool: { query: () => Promise.reject(new Error('connection to 10.0.0.1 refused')) },
    log: {
      info: () => undefined,
      warn: () => undefined,
      error: (fields, message) => said.push(`${message} ${JSON.stringify(fields)}`),
    },
  });
  const cookie = `perspectief=${'a'.repeat(43)}; perspectief-signin=${'b'.repeat(43)}`;
  for (const answer of [
    await ask(signIn, 'GET', '/auth/sign-in', { cookie }),
    await ask(signIn, 'GET', `/auth/finish?code=x&state=${'b'.repeat(43)}`, { cookie }),
    await ask(signIn, 'POST', '/auth/sign-out', { cookie }),
  ]) {
    assert.equal(answer.status, 500);
    assert.match(answer.body, /Er ging iets mis bij ons.*trace-of-this-test/s);
    assert.ok(!answer.body.includes('10.0.0.1'));
    assert.deepEqual(answer.cookies, []);
  }
  assert.equal(said.length, 3);
  assert.ok(!said.join().includes('10.0.0.1'));
});

test('on https the cookies are bound to the host and secure; on one’s own machine they have plain names', async () => {
  for (const [url, name, secure] of [
    ['https://perspectief.example.nl', '__Host-perspectief', '; Secure'],
    ['http://localhost:3000', 'perspectief', ''],
  ] as const) {
    const own = await openIssuer(url);
    try {
      const signIn = createSignIn({
        config: {
          publicUrl: url,
          demo: false,
          firstAdministrator: undefined,
          sessionIdleMinutes: 15,
          sessionHours: 8,
        },
        client: own.client,
        claims: { ...exampleMapping, scope: 'openid profile' },
        pool: database.pool,
        log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      });
      assert.equal(signIn.cookieName, name);
      const begun = await ask(signIn, 'GET', '/auth/sign-in');
      const [binding = ''] = begun.cookies;
      assert.match(
        binding,
        new RegExp(`^${name}-signin=[\\w-]{43}; Path=/; HttpOnly; SameSite=Lax${secure}; Max-Age=600$`),
      );
      const answered = await new Browser(own.url, signIn).go(begun.headers['location'] ?? '', {
        stop: to => to.startsWith(url),
      });
      const cookie = binding.slice(0, binding.indexOf(';'));
      const done = await ask(signIn, 'GET', `/auth/finish${new URL(answered.url).search}`, { cookie });
      assert.deepEqual([done.status, done.headers['location']], [303, '/']);
      const [forget = '', session = '', ...more] = done.cookies;
      assert.equal(forget, `${name}-signin=; Path=/; HttpOnly; SameSite=Lax${secure}; Max-Age=0`);
      assert.match(session, new RegExp(`^${name}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict${secure}$`));
      assert.deepEqual(more, []);
      const token = signIn.sessionToken(`a=b; ${session.slice(0, session.indexOf(';'))}`);
      assert.ok(await database.reader(token));
      const out = await signIn.signOut(token, { everywhere: false });
      assert.deepEqual(out.cookies, [`${name}=; Path=/; HttpOnly; SameSite=Strict${secure}; Max-Age=0`]);
    } finally {
      await own.close();
    }
  }
});

test('a session cookie under another name, or with anything but a token in it, is no session', () => {
  const token = 'a'.repeat(43);
  const read = (header: string | undefined) => house.signIn.sessionToken(header);
  assert.equal(read(`perspectief=${token}`), token);
  for (const header of [
    undefined,
    '',
    `Perspectief=${token}`,
    `xperspectief=${token}`,
    `perspectief-signin=${token}`,
    `perspectief=${token}a`,
    `perspectief=${token.slice(1)}`,
    `perspectief=${token.slice(1)}\u0000`,
    `perspectief="${token.slice(2)}"`,
  ]) {
    assert.equal(read(header), undefined, String(header));
  }
});

test('a form of another site cannot sign anyone out', async () => {
  const browser = house.browser();
  await browser.go('/auth/sign-in');
  const cookie = browser.cookieHeader(house.url);
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://elders.example' },
    { origin: 'null' },
  ]) {
    const answer = await ask(house.signIn, 'POST', '/auth/sign-out', { cookie, ...headers } as Record<
      string,
      string
    >);
    assert.equal(answer.status, 403);
    assert.deepEqual(answer.cookies, []);
    assert.ok(await database.reader(browser.token), JSON.stringify(headers));
  }
  // Our own page says "null" as well under no-referrer, but then the browser also says that it is our own.
  const own = await ask(house.signIn, 'POST', '/auth/sign-out', {
    cookie,
    origin: 'null',
    'sec-fetch-site': 'same-origin',
  });
  assert.equal(own.status, 200);
  assert.equal(await database.reader(browser.token), undefined);
});

test('the identity provider signs someone out everywhere (back-channel)', async () => {
  const [here, there] = [house.browser(), house.browser()];
  await here.go('/auth/sign-in');
  await there.go('/auth/sign-in');
  issuer.person = { ...director, subject: 'u-colleague' };
  const colleague = house.browser();
  await colleague.go('/auth/sign-in');
  // The real library makes the token and posts it, when someone signs out at the identity provider itself.
  const page = await here.go(`${issuer.url}/session/end`);
  const [, action = ''] = /action="([^"]*)"/.exec(page.body) ?? [];
  const [, xsrf = ''] = /name="xsrf" value="([^"]*)"/.exec(page.body) ?? [];
  await here.go(action, { form: { xsrf, logout: 'yes' } });
  assert.equal(await database.reader(here.token), undefined);
  assert.equal(await database.reader(there.token), undefined);
  assert.ok(await database.reader(colleague.token));
});

test('only a logout token of this issuer, for us, of just now, signs anyone out', async () => {
  const browser = house.browser();
  await browser.go('/auth/sign-in');
  const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
  const good = {
    iss: issuer.url,
    aud: 'perspectief',
    sub: director.subject,
    jti: 'a',
    iat: now(),
    exp: now() + 120,
    events,
  };
  const post = async (token: string) =>
    (
      await ask(
        house.signIn,
        'POST',
        '/auth/back-channel-logout',
        {},
        new URLSearchParams({ logout_token: token }).toString(),
      )
    ).status;
  const { events: _, ...withoutEvents } = good;
  const { jti: _jti, ...withoutJti } = good;
  const { sub: _sub, ...withoutSubject } = good;
  const bad: [string, string][] = [
    ['nothing', ''],
    ['no token', 'x.y.z'],
    ['another issuer', await issuer.sign({ ...good, iss: 'https://elders.example' })],
    ['another client', await issuer.sign({ ...good, aud: 'another' })],
    ['another key', await issuer.sign(good, {}, foreignKey)],
    ['no signature', new UnsecuredJWT(good).encode()],
    ['expired', await issuer.sign({ ...good, iat: now() - 200, exp: now() - 60 })],
    ['too old', await issuer.sign({ ...good, iat: now() - 400 })],
    ['an ID token', await issuer.sign({ ...good, nonce: 'n' })],
    ['no event', await issuer.sign(withoutEvents)],
    ['another event', await issuer.sign({ ...good, events: { other: {} } })],
    ['no jti', await issuer.sign(withoutJti)],
    ['no subject', await issuer.sign({ ...withoutSubject, sid: 's' })],
  ];
  for (const [what, token] of bad) assert.equal(await post(token), 400, what);
  assert.ok(await database.reader(browser.token));
  assert.equal(await post(await issuer.sign(good)), 200);
  assert.equal(await database.reader(browser.token), undefined);
});

test('a logout token that cannot be checked now may be sent again', async () => {
  const other = await openHouse(database, () =>
    Promise.resolve({ client: issuer.client, claims: exampleMapping }),
  );
  const token = await issuer.sign({ iss: issuer.url, aud: 'perspectief', sub: 'x', jti: 'a', iat: now() });
  const post = async () =>
    (await ask(other.signIn, 'POST', '/auth/back-channel-logout', {}, `logout_token=${token}`)).status;
  try {
    issuer.setReachable(false);
    assert.equal(await post(), 503, 'not discovered');
    issuer.setReachable(true);
    await ask(other.signIn, 'GET', '/auth/sign-in');
    issuer.setReachable(false);
    assert.equal(await post(), 503, 'its keys not read');
    issuer.setReachable(true);
    assert.equal(await post(), 400, 'it names no event');
  } finally {
    await other.close();
  }
});

test('nothing that was in a token, and no address, stands in the log', () => {
  assert.ok(house.logged.length > 10);
  const said = house.logged.join('\n');
  for (const secret of [director.subject, 'Duinveen', 'PSP', 'code=', 'elders.example', 'eyJ']) {
    assert.ok(!said.includes(secret), `${secret} in the log:\n${said}`);
  }
});
