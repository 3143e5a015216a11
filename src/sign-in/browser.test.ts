/** What only a real browser can tell: which cookies it sends when, what its policies stop, and how the pages read. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expectNoAxeViolations, openBrowser } from '#test/browser.ts';
import {
  openDatabase,
  openDemoHouse,
  openHouse,
  type DemoHouse,
  type House,
  type TestDatabase,
} from './test-house.ts';
import { director, exampleMapping, openIssuer, type Issuer } from './test-issuer.ts';

let database: TestDatabase;
let chromium: Browser;
let demo: DemoHouse;
let house: House;
/** At 127.0.0.1 where the house is at localhost: for a browser that is another site. */
let issuer: Issuer;
before(async () => {
  database = await openDatabase();
  demo = await openDemoHouse(database);
  house = await openHouse(database, async url => {
    issuer = await openIssuer(url);
    return { client: issuer.client, claims: { ...exampleMapping, scope: 'openid profile' } };
  });
  chromium = await openBrowser();
});
after(async () => {
  await chromium?.close();
  await house?.close();
  await issuer?.close();
  await demo?.close();
  await database?.close();
});

async function withPage(use: (page: Page, context: BrowserContext) => Promise<void>): Promise<void> {
  const context = await chromium.newContext({ locale: 'nl-NL' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', message => complaints.push(message.text()));
  page.on('pageerror', error => complaints.push(error.message));
  try {
    await use(page, context);
    // A violation of the content security policy stands in the console, and so does a stylesheet that did not come.
    assert.deepEqual(
      complaints.filter(text => !/status of 403|^Clear-Site-Data header .* Cleared/.test(text)),
      [],
    );
  } finally {
    await context.close();
  }
}

const heading = (page: Page): Promise<string> => page.locator('h1').innerText();

/** As a link on the page does. */
const leaveFor = (page: Page, address: string): Promise<unknown> =>
  page.evaluate(`void location.assign(${JSON.stringify(address)})`);

async function signIn(page: Page): Promise<void> {
  await page.goto(`${house.url}/auth/sign-in`);
  await page.waitForURL(`${house.url}/`);
}

async function sessionCookie(context: BrowserContext) {
  return (await context.cookies(house.url)).find(cookie => cookie.name === 'perspectief');
}

test('back from another site, the very first page already knows who is acting', async () => {
  await withPage(async (page, context) => {
    // Started from elsewhere too: no step of the way may depend on coming from ourselves.
    await page.goto(`${issuer.url}/.well-known/openid-configuration`);
    await leaveFor(page, `${house.url}/auth/sign-in?return=/casussen`);
    await page.waitForURL(`${house.url}/casussen`);
    assert.equal(await heading(page), 'Casusregisseur');
    const cookie = await sessionCookie(context);
    assert.deepEqual([cookie?.sameSite, cookie?.httpOnly, cookie?.expires], ['Strict', true, -1]);
    // The sign-in cookie is gone, and nothing can be read by script.
    assert.deepEqual(
      (await context.cookies(house.url)).map(one => one.name),
      ['perspectief'],
    );
    assert.equal(await page.evaluate('document.cookie'), '');
  });
});

test('the session cookie does not come along from another site', async () => {
  await withPage(async page => {
    await signIn(page);
    assert.equal(await heading(page), 'Casusregisseur');
    await page.goto(`${issuer.url}/.well-known/openid-configuration`);
    await leaveFor(page, `${house.url}/casussen`);
    await page.waitForURL(`${house.url}/casussen`);
    assert.equal(await heading(page), 'Niemand');
  });
});

test('the session that the browser had ends, though its cookie stayed home on the way back', async () => {
  await withPage(async (page, context) => {
    await signIn(page);
    const first = (await sessionCookie(context))?.value;
    assert.ok(await database.reader(first));
    await signIn(page);
    const second = (await sessionCookie(context))?.value;
    assert.notEqual(second, first);
    assert.ok(await database.reader(second));
    assert.equal(await database.reader(first), undefined);
  });
});

test('signing out leads to the identity provider on another site, past a policy of form-action self', async () => {
  await withPage(async (page, context) => {
    await signIn(page);
    const token = (await sessionCookie(context))?.value;
    await page.getByRole('button', { name: 'Afmelden' }).click();
    await page.waitForURL(url => url.href.startsWith(`${issuer.url}/session/end`));
    assert.equal(await database.reader(token), undefined);
    assert.equal(await sessionCookie(context), undefined);
    assert.equal(
      new URL(page.url()).searchParams.get('post_logout_redirect_uri'),
      `${house.url}/auth/signed-out`,
    );
  });
});

test('the code of the sign-in does not stay in the history', async () => {
  await withPage(async page => {
    await page.goto(`${house.url}/casussen`);
    await leaveFor(page, '/auth/sign-in?return=/mijn-werk');
    await page.waitForURL(`${house.url}/mijn-werk`);
    await page.goBack();
    assert.equal(page.url(), `${house.url}/casussen`);
  });
});

test('in the demo one chooses a function with the keyboard and is signed in, and signs out again', async () => {
  await withPage(async (page, context) => {
    await page.goto(`${demo.url}/auth/sign-in?return=/casussen`);
    assert.equal(await heading(page), 'In welke functie wilt u oefenen?');
    await expectNoAxeViolations(page);
    await page.keyboard.press('Tab');
    assert.equal(await page.locator(':focus').innerText(), 'Medewerker aanmeldpunt');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${demo.url}/casussen`);
    assert.equal(await heading(page), 'Medewerker aanmeldpunt (2)');
    await page.getByRole('button', { name: 'Afmelden' }).click();
    await page.waitForURL(`${demo.url}/auth/signed-out`);
    await expectNoAxeViolations(page);
    await page.goto(`${demo.url}/casussen`);
    assert.equal(await heading(page), 'Niemand');
    assert.equal(
      (await context.cookies(demo.url)).some(one => one.name === 'perspectief'),
      false,
    );
  });
});

test('the choice fits a telephone, with targets large enough for a thumb', async () => {
  await withPage(async page => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${demo.url}/auth/sign-in`);
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 320);
    for (const button of await page.getByRole('button').all()) {
      const box = await button.boundingBox();
      assert.ok(box !== null && box.height >= 44, `${await button.innerText()}: ${box?.height}`);
    }
    await expectNoAxeViolations(page);
  });
});

test('what refuses is readable for everyone, and leads on', async () => {
  await withPage(async (page, context) => {
    const refusals: [string, () => void][] = [
      ['Meld u aan met een sterker middel', () => (issuer.person = { ...director, acr: 'weak' })],
      [
        'Uw functie is hier (nog) niet bekend',
        () => (issuer.person = { ...director, claims: { ...director.claims, groups: [] } }),
      ],
      ['Het aanmelden is niet gelukt', () => (issuer.refuse = 'access_denied')],
    ];
    for (const [title, make] of refusals) {
      make();
      await context.clearCookies();
      await page.goto(`${house.url}/auth/sign-in`);
      await page.waitForURL(/\/auth\/finish/);
      assert.equal(await heading(page), title);
      await expectNoAxeViolations(page);
      issuer.person = director;
      issuer.refuse = undefined;
      await page.getByRole('link', { name: 'Opnieuw aanmelden' }).click();
      await page.waitForURL(`${house.url}/`);
      assert.equal(await heading(page), 'Casusregisseur');
    }
  });
});
