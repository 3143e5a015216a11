import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { expectNoAxeViolations } from '../browser.ts';
import { narrow, openHouse, wide, type House } from './house.ts';
import { openFolder, openWebsite } from './website.ts';

let house: House;
before(async () => {
  house = await openHouse();
});
after(() => house.close());

interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** How often somebody had to touch the screen. */
  taps: number;
  readonly tap: (name: string | RegExp) => Promise<void>;
  /** Every address that was asked for. */
  readonly asked: string[];
}

/** Somebody without an account, on a telephone unless said otherwise. */
async function visit(
  options: { readonly size?: typeof narrow; readonly javaScriptEnabled?: boolean } = {},
): Promise<Visit> {
  const context = await house.browser.newContext({
    viewport: options.size ?? narrow,
    locale: 'nl-NL',
    reducedMotion: 'reduce',
    ...(options.javaScriptEnabled === undefined ? {} : { javaScriptEnabled: options.javaScriptEnabled }),
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const asked: string[] = [];
  context.on('request', request => asked.push(request.url()));
  await page.goto(`${house.url}/open/`);
  const visitor: Visit = {
    page,
    context,
    taps: 0,
    asked,
    tap: async name => {
      visitor.taps += 1;
      await page
        .locator('main')
        .getByRole('link', { name, exact: typeof name === 'string' })
        .first()
        .click();
    },
  };
  return visitor;
}

const main = (page: Page) => page.locator('main');
const isCutOff = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');

test('a school mentor with a girl who fears the summer journey finds what to do and what to say in six taps', async () => {
  const visitor = await visit();
  const { page, tap } = visitor;
  await tap(/Wat mag ik nu doen/);
  await tap(/mentor/i);
  await tap('12 tot 16 jaar');
  await page.getByRole('heading', { name: 'Wat ziet of hoort u?' }).waitFor();
  await expectNoAxeViolations(page);
  await tap(/bang te zijn.*trouwen/);
  await page.getByRole('heading', { level: 1, name: /trouwen/ }).waitFor();
  assert.ok(visitor.taps <= 6, `${visitor.taps} taps`);
  const text = await main(page).innerText();
  assert.match(text, /Wat zegt u tegen het kind\?/);
  assert.match(text, /0800-2000/);
  assert.match(text, /Dit mag u niet/);
  assert.match(text, /Veilig Thuis/);
  assert.doesNotMatch(text, /Wat kan het ook zijn\?/);
  assert.equal(await page.locator('a[href="tel:112"]').count(), 1);
  assert.equal(await isCutOff(page), false, 'nothing is cut off');
  await expectNoAxeViolations(page);
  await tap(/uithuwelijking/i);
  await page.getByRole('heading', { name: 'De stappen' }).waitFor();
  await expectNoAxeViolations(page);
  await visitor.context.close();
});

test('a counter clerk with a departure of one child learns what to ask, and that a lawful declaration is not refused', async () => {
  const visitor = await visit({ size: wide });
  const { page, tap } = visitor;
  await tap(/Wat mag ik nu doen/);
  await tap(/Burgerzaken/i);
  await tap('4 tot 12 jaar');
  await tap(/vertrek|uitgeschreven|uitschrijving/i);
  const text = await main(page).innerText();
  assert.match(text, /Dit mag u niet/);
  await page.getByRole('link', { name: /uitgeschreven of vertrekt/i }).click();
  await page.getByRole('heading', { level: 1, name: /uitgeschreven of vertrekt/i }).waitFor();
  const protocol = await main(page).innerText();
  assert.match(protocol, /Wet BRP/);
  assert.match(protocol, /leerplicht/i);
  await expectNoAxeViolations(page);
  await visitor.context.close();
});

test('a nurse asks whether she may tell the school: only with consent, and she reads why and what instead', async () => {
  const visitor = await visit();
  const { page, tap } = visitor;
  await tap(/Mag ik dit delen/);
  await tap(/Jeugdgezondheidszorg/);
  await tap('School');
  await tap('Gezondheid en medische gegevens');
  await tap('Het gezin weet het');
  const answer = page.locator('.answer:visible');
  await answer.getByText('Alleen met toestemming').first().waitFor();
  assert.match(page.url(), /#health-knows$/);
  assert.doesNotMatch(
    await page.title(),
    /Gezondheid/,
    'what was asked does not stand in the history in words',
  );
  const text = await answer.innerText();
  assert.match(text, /7:457/);
  assert.match(text, /beroepsgeheim/);
  assert.match(text, /zonder namen/);
  assert.match(text, /De andere weg/);
  await expectNoAxeViolations(page);
  await tap(/Een andere vraag/);
  await tap('Gezondheid en medische gegevens');
  await tap('Het gezin vindt het goed');
  await page.locator('.answer:visible').getByText('Ja, dit mag').first().waitFor();
  assert.ok(visitor.taps <= 8);
  await visitor.context.close();
});

test('a jurist sees at a number where it comes from, how sure it is and what it touches', async () => {
  const { page, context } = await visit({ size: wide });
  await page.goto(`${house.url}/open/getallen.html#absence-report-hours`);
  const number = page.locator('#absence-report-hours');
  await number.getByText('16 uur').waitFor();
  const text = await number.innerText();
  assert.match(text, /Leerplichtwet 1969 art\. 21a/);
  assert.match(text, /Nagekeken op/);
  assert.match(text, /Gebruikt in/);
  await number.getByRole('link', { name: /Mag ik dit delen\? D1/ }).click();
  await page.locator('#D1').getByText('16 uur').waitFor();
  await expectNoAxeViolations(page);
  await context.close();
});

describe('for everybody', () => {
  test('all of it can be read without JavaScript, and an answer has an address of its own', async () => {
    const { page, context } = await visit({ javaScriptEnabled: false });
    await page.goto(`${house.url}/open/mag-ik-dit-delen/doctor/veilig-thuis.html#abuse-refuses`);
    await page.locator('.answer:visible').getByText('Ja, dit mag').first().waitFor();
    assert.equal(await page.locator('.answer:visible').count(), 1);
    await page.goto(`${house.url}/open/zoeken.html`);
    await page.getByRole('link', { name: 'Begrippen' }).first().waitFor();
    await context.close();
  });

  test('search finds by a word in the browser, and what is typed goes nowhere', async () => {
    const { page, asked, context } = await visit();
    await page.goto(`${house.url}/open/zoeken.html`);
    await page.getByRole('searchbox').fill('beroepsgeh');
    await page
      .getByRole('link', { name: /beroepsgeheim/i })
      .first()
      .waitFor();
    await expectNoAxeViolations(page);
    await page.getByRole('searchbox').fill('xqzwv');
    await page.getByText('Niets gevonden').waitFor();
    assert.equal(asked.filter(url => /beroepsgeh|xqzwv/.test(url)).length, 0);
    assert.equal(
      asked.filter(url => !url.startsWith(`${house.url}/open/`)).length,
      0,
      'nothing is asked of anybody else',
    );
    assert.deepEqual(await context.cookies(), [], 'nobody is followed');
    await context.close();
  });

  test('on any website: a page that was visited can be read without a connection, and says so when it was not', async () => {
    const website = await openWebsite();
    const context = await house.browser.newContext({ viewport: narrow, locale: 'nl-NL' });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(`${website.url}/index.html`);
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    await page.waitForFunction('navigator.serviceWorker.controller !== null');
    await page.goto(`${website.url}/protocollen/escalation.html`);
    await website.close();
    await page.goto(`${website.url}/protocollen/escalation.html`);
    await page.getByRole('heading', { name: 'De stappen' }).waitFor();
    await page.goto(`${website.url}/kind-uit-beeld.html`);
    await page.getByRole('heading', { level: 1, name: 'Kind uit beeld' }).waitFor();
    await page.goto(`${website.url}/protocollen/absence.html`);
    await page.getByRole('heading', { name: 'Geen verbinding' }).waitFor();
    // at any depth, in one's own language: its links lead on to what is kept
    await page.goto(`${website.url}/en/wat-mag-ik-nu-doen/school-vo.html`);
    await page.getByRole('heading', { level: 1, name: 'No connection' }).waitFor();
    await page.goto(`${website.url}/wat-mag-ik-nu-doen/school-vo/ac3/sig048.html`);
    await page.getByRole('heading', { name: 'Geen verbinding' }).waitFor();
    await page.getByRole('link', { name: 'Naar het begin' }).click();
    await page.getByRole('heading', { level: 1, name: /zorgen over een kind/ }).waitFor();
    await context.close();
  });

  test('only public pages are kept on the device', async () => {
    const { page, context } = await visit();
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    await page.waitForFunction('navigator.serviceWorker.controller !== null');
    await page.goto(`${house.url}/aanmelden`);
    await page.goto(`${house.url}/open/begrippen.html`);
    const kept = await page.evaluate<string[]>(
      `caches.keys().then(async names => {
        const lists = names.map(async name => (await (await caches.open(name)).keys()).map(each => each.url));
        return (await Promise.all(lists)).flat();
      })`,
    );
    assert.ok(kept.length > 5);
    assert.deepEqual(
      kept.filter(url => !new URL(url).pathname.startsWith('/open/')),
      [],
    );
    await context.close();
  });

  test('hide goes to an empty page at once, by touch and by Esc twice, and clears what was kept', async () => {
    const { page, context } = await visit();
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    await page.goto(`${house.url}/open/protocollen/forced-marriage.html`);
    await page.getByRole('link', { name: 'Verberg' }).click();
    await page.waitForURL(/leeg\.html$/);
    assert.equal(await page.title(), 'Nieuw tabblad');
    assert.equal(await page.getByRole('link').count(), 0, 'nothing leads whoever looks along back');
    assert.deepEqual(await page.evaluate('caches.keys()'), []);
    assert.equal(
      await page.evaluate('navigator.serviceWorker.getRegistrations().then(all => all.length)'),
      0,
    );
    await page.goBack();
    assert.doesNotMatch(page.url(), /forced-marriage/);
    await page.goto(`${house.url}/open/protocollen/forced-marriage.html`);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.waitForURL(/leeg\.html$/);
    await context.close();
  });

  test('what a child looks up stands in no title and is not kept', async () => {
    const { page, context } = await visit();
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    await page.waitForFunction('navigator.serviceWorker.controller !== null');
    await page.goto(`${house.url}/open/wat-mag-ik-nu-doen/child/ac3/geen-van-deze.html`);
    assert.equal(await page.title(), 'Perspectief');
    await page.goto(`${house.url}/open/begrippen.html`);
    await page.waitForFunction(
      `caches.keys().then(async names => {
        const [name] = names.filter(each => each.startsWith('open-'));
        const urls = (await (await caches.open(name)).keys()).map(each => each.url);
        return urls.some(url => url.endsWith('begrippen.html')) && !urls.some(url => url.includes('/child/'));
      })`,
    );
    await context.close();
  });

  test('an address that is not there says so and leads on, at any depth', async () => {
    const { page, context } = await visit();
    await page.goto(`${house.url}/open`);
    assert.equal(page.url(), `${house.url}/open/`);
    const answer = await page.goto(`${house.url}/open/wat/niet/bestaat.html`);
    assert.equal(answer?.status(), 404);
    const number = page.getByRole('link', { name: '0800-2000' }).first();
    assert.equal(await number.getAttribute('href'), 'tel:08002000');
    await page.getByRole('link', { name: 'Naar het begin' }).click();
    await page.getByRole('heading', { level: 1, name: /zorgen over een kind/ }).waitFor();
    await page.goto(`${house.url}/open/en/wat/niet/bestaat.html`);
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    await page.getByRole('link', { name: 'To the beginning' }).click();
    await page.waitForURL(/\/open\/en\//);
    await context.close();
  });

  test('an answer goes on one sheet of paper, also the longest', async () => {
    const { page, context } = await visit({ size: wide });
    const answers = readdirSync(openFolder, { recursive: true, encoding: 'utf8' })
      .filter(name => /^wat-mag-ik-nu-doen\/[a-z-]+\/ac\d\/.*\.html$/.test(name))
      .toSorted(
        (one, other) => statSync(join(openFolder, other)).size - statSync(join(openFolder, one)).size,
      );
    const sheets = [
      ...answers.slice(0, 6),
      'wat-mag-ik-nu-doen/civil/ac2/geen-van-deze.html',
      'mag-ik-dit-delen/youth-health/school.html#health-knows',
      'mag-ik-dit-delen/school/local-team.html#worry-refuses',
      'mag-ik-dit-delen/local-team/care-safety-house.html#abuse-does-not-know',
      'nu-gevaar.html',
      'kind-uit-beeld.html',
    ];
    for (const address of sheets) {
      await page.goto(`${house.url}/open/${address}`);
      const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
      assert.equal([...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length, 1, address);
      await page.goto('about:blank');
    }
    await context.close();
  });

  const looked = [
    'index.html',
    'nu-gevaar.html',
    'wat-mag-ik-nu-doen/index.html',
    'wat-mag-ik-nu-doen/gp/index.html',
    'wat-mag-ik-nu-doen/child/ac3/geen-van-deze.html',
    'mag-ik-dit-delen/index.html',
    'mag-ik-dit-delen/school/index.html',
    'mag-ik-dit-delen/school/local-team.html',
    'mag-ik-dit-delen/regels.html',
    'barrieremodel/index.html',
    'barrieremodel/br3-ac2.html',
    'barrieremodel/sig048.html',
    'barrieremodel/kaart/school-vo-ac3.html',
    'protocollen/index.html',
    'protocollen/deregistration.html',
    'meldcode.html',
    'kind-uit-beeld.html',
    'begrippen.html',
    'over-deze-paginas.html',
  ];
  for (const language of ['', 'en/'])
    test(`axe finds nothing on any kind of page, at 320 pixels and wide${language === '' ? '' : ', in English'}`, async () => {
      const { page, context } = await visit();
      for (const address of looked) {
        await page.goto(`${house.url}/open/${language}${address}`);
        for (const size of [{ width: 320, height: 640 }, wide]) {
          await page.setViewportSize(size);
          assert.equal(await isCutOff(page), false, `${address} at ${size.width} is not cut off`);
        }
        await expectNoAxeViolations(page);
      }
      await context.close();
    });
});
