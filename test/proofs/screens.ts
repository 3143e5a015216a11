import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { forbiddenOnScreen, sayings } from '../../web/messages/said.ts';
import { problems } from '#contract/problem.ts';
import { en } from '../../web/messages/en.ts';
import { nl } from '../../web/messages/nl.ts';
import { expectNoAxeViolations } from '../browser.ts';
import { openHouse, type House } from '../journeys/house.ts';
import { limit, weighScript } from '../journeys/weigh-script.ts';
import { closedCase, findAddresses, screens, type Found, type Screen } from './screens/list.ts';
import { setScene } from './screens/scene.ts';

let house: House;
let found: Found;
before(async () => {
  house = await openHouse();
  await setScene(house, as, await closedCase(house));
  found = await findAddresses(house);
});
after(() => house.close());

const wide = { width: 1280, height: 900 };
/** What 1280 pixels are at 400 %. */
const zoomed = { width: 320, height: 640 };

const pages = new Map<string, Promise<Page>>();
const as = (who: string): Promise<Page> => {
  const opened =
    pages.get(who) ??
    (async () => {
      const context = await house.browser.newContext({ viewport: wide, reducedMotion: 'reduce' });
      const page = await context.newPage();
      await page.goto(`${house.url}/auth/sign-in?as=${who}&return=/nergens`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      return page;
    })();
  pages.set(who, opened);
  return opened;
};

const fill = (route: string, ids: Readonly<Record<string, string>>): string =>
  route.replaceAll(/:(\w+)/g, (_, name: string) => ids[name] ?? '00000000-0000-4000-8000-000000000000');

const arrive = async (page: Page, path: string): Promise<void> => {
  await page.goto(`${house.url}${path}`);
  await page.locator('h1:not(:has(.ams-visually-hidden))').waitFor();
  const loading = page.locator('main .p-loading');
  while ((await loading.count()) > 0) await loading.first().waitFor({ state: 'detached' });
};

const shots = process.env['PERSPECTIEF_SHOTS'];

/** What holds for every screen, at a desk and zoomed in to 400 %. */
const look = async (page: Page, name: string): Promise<void> => {
  const text = await page.locator('body').innerText();
  assert.doesNotMatch(text, forbiddenOnScreen, `${name}: a word that is not for a screen`);
  assert.equal(await page.locator('h1').count(), 1, `${name}: one title`);
  for (const size of [wide, zoomed]) {
    await page.setViewportSize(size);
    const over = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
    assert.ok(over <= 0, `${name} at ${size.width}: ${over} pixels sideways`);
    await expectNoAxeViolations(page);
    if (shots !== undefined)
      await page.screenshot({
        path: `${shots}/${name.replaceAll(/[^\w]+/g, '_')}-${size.width}.png`,
        fullPage: true,
      });
  }
  await page.setViewportSize(wide);
};

/** Each function in a browser of its own, beside each other; every screen that fails is named, not only the first. */
const eachScreen = async (act: (route: string, screen: Screen) => Promise<void>): Promise<void> => {
  const failed: string[] = [];
  await Promise.all(
    [...Map.groupBy(Object.entries(screens), ([, { who }]) => who).values()].map(async ofOne => {
      for (const [route, screen] of ofOne)
        await act(route, screen).catch((error: unknown) => failed.push(`${route}: ${String(error)}`));
    }),
  );
  assert.equal(failed.length, 0, failed.join('\n\n'));
};

test('every route of the app is walked', () => {
  const routes = [...readFileSync('web/app/routes.tsx', 'utf8').matchAll(/path: '([^']+)'/g)].map(
    ([, path]) => path,
  );
  assert.deepEqual(new Set(Object.keys(screens)), new Set(routes));
});

test('each screen, full: one title, nothing sideways at 400 %, nothing that axe finds, no word of the forbidden ones', async () => {
  await eachScreen(async (route, { who, title }) => {
    const page = await as(who);
    await arrive(page, fill(route, found.full));
    const heading = await page.getByRole('heading', { level: 1 }).innerText();
    if (typeof title === 'string') assert.equal(heading, title, route);
    else assert.match(heading, title, route);
    // a screen that says only that there is nothing here was not looked at
    for (const nothing of [nl.shell.notFound.title, problems['not-found'].title])
      assert.equal(await page.getByText(nothing).count(), 0, `${route}: nothing is here`);
    // in the list of windows, in history and on a shared screen stands no child
    assert.doesNotMatch(await page.title(), /Noor|Sem|Verhagen|C-[0-9A-Z]{4}/, route);
    await look(page, `${route} full`);
  });
});

test('each screen, opened by its own address with nothing kept, takes at most 200 kB of compressed script', async () => {
  const weights: number[] = [];
  await eachScreen(async (route, { who }) => {
    const { bytes } = await weighScript(await as(who), `${house.url}${fill(route, found.full)}`);
    weights.push(bytes);
    assert.ok(bytes <= limit, `${bytes} bytes`);
  });
  console.log(`script of a screen: ${Math.min(...weights)} to ${Math.max(...weights)} bytes`);
});

test('each screen, with nothing on it: for who is new, and in a case that is closed', async () => {
  await eachScreen(async (route, { who, empty }) => {
    if (empty === undefined && !route.includes(':caseId')) return;
    const page = await as(empty ?? who);
    await arrive(page, fill(route, { caseId: found.closed }));
    await look(page, `${route} empty`);
  });
});

/** The parts of a case have the names that law and content give them, in Dutch. */
const partsOfCase = new Set(['Hoofdlijn', 'Veiligheid', 'Hele casus']);

test('in English no title, button, link or label of the frame is in Dutch', async () => {
  const english = new Set(sayings(en).values());
  // what colleagues are called in their organisation is no text of the app
  const called = readFileSync('content/demo/organisations.json', 'utf8');
  const dutch = new Set(
    [...sayings(nl).values()].filter(
      said => /\p{L}{3}/u.test(said) && !english.has(said) && !called.includes(`"${said}"`),
    ),
  );
  await eachScreen(async (route, { who }) => {
    const page = await as(who);
    await arrive(page, `${fill(route, found.full)}?taal=en`);
    // a letter, a plan on paper and an article of law are Dutch, and say so
    const said = await page.evaluate<string[]>(
      `[...document.querySelectorAll('body [lang="nl"]')].forEach(each => { each.style.display = 'none'; });
       [...document.querySelectorAll('h1, h2, h3, button, a, label, legend, summary, dt, nav, [aria-label]')]
         .filter(each => each.closest('body [lang="nl"]') === null)
         .flatMap(each => [each.innerText?.trim() ?? '', each.getAttribute('aria-label') ?? ''])`,
    );
    assert.deepEqual([...new Set(said.filter(each => dutch.has(each)))], [], route);
    const text = await page.locator('body').innerText();
    assert.deepEqual(
      [...dutch].filter(each => each.length > 24 && text.includes(each)),
      [],
      `${route}: a sentence`,
    );
    const pieces = text.split(/\n| · /).map(each => each.trim());
    assert.deepEqual(
      [...new Set(pieces.filter(each => dutch.has(each) && !partsOfCase.has(each)))],
      [],
      `${route}: a line`,
    );
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    assert.doesNotMatch(said.join('\n'), /samen doen|zorg bekijken|informatie verzamelen/, route);
  });
});

/** What the keyboard must reach: of a set of choices the browser gives one stop. */
const stopsOnPage = `[...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
  .filter(each => !each.disabled && each.tabIndex >= 0 && each.type !== 'radio' && each.checkVisibility({ visibilityProperty: true }))`;

/** Tab through the page: each stop is seen, is not under a bar, and none was left out. */
const tabThrough = async (page: Page, name: string): Promise<void> => {
  await page.evaluate('window.scrollTo(0, 0); document.activeElement?.blur()');
  const expected = await page.evaluate<number>(
    `window.ringed = undefined; window.reached = new Set(); window.toReach = ${stopsOnPage}; window.toReach.length`,
  );
  for (let press = 0; press < expected * 2 + 20; press++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate<{ out: boolean; fault: string | null }>(`(() => {
      // the ring stands around what is clicked: the element, its row, or the box drawn for a hidden input
      const ring = each => [getComputedStyle(each, '::after'), ...[each, each.closest('label'), each.parentElement, each.nextElementSibling]
        .filter(one => one !== null).map(one => getComputedStyle(one))]
        .map(its => [its.outlineStyle, its.outlineWidth, its.outlineColor, its.boxShadow, its.borderColor].join(' ')).join('|');
      const saying = each => each.outerHTML.slice(0, 160);
      const before = window.ringed;
      window.ringed = undefined;
      if (before !== undefined && before.on.isConnected && ring(before.on) === before.ring)
        return { out: false, fault: 'the focus is not seen on ' + saying(before.on) };
      const on = document.activeElement;
      if (on === null || on === document.body || window.reached.has(on)) return { out: true, fault: null };
      window.reached.add(on);
      window.ringed = { on, ring: ring(on) };
      const box = on.getBoundingClientRect();
      const over = document.elementFromPoint(box.left + Math.min(box.width / 2, 40), box.top + Math.min(box.height / 2, 20));
      const seen = box.height < 2 || getComputedStyle(on).opacity === '0'
        || (over !== null && (on.contains(over) || over.contains(on) || over.closest('label')?.control === on));
      return { out: false, fault: seen ? null : 'lies under something: ' + saying(on) };
    })()`);
    assert.equal(at.fault, null, `${name}: ${at.fault}`);
    if (at.out) break;
  }
  const left = await page.evaluate<string[]>(
    `window.toReach.filter(each => each.isConnected && each.checkVisibility() && !window.reached.has(each)).map(each => each.outerHTML.slice(0, 160))`,
  );
  assert.deepEqual(left, [], `${name}: not reached by Tab`);
};

test('each screen by keyboard alone, at a desk and on a telephone: every stop is reached, is seen and lies under nothing', async () => {
  await eachScreen(async (route, { who }) => {
    const page = await as(who);
    for (const size of [wide, { width: 390, height: 844 }]) {
      await page.setViewportSize(size);
      await arrive(page, fill(route, found.full));
      await tabThrough(page, `${route} at ${size.width}`);
    }
    await page.setViewportSize(wide);
  });
});

test('each screen on paper: as wide as the sheet, without buttons and bars', async () => {
  await eachScreen(async (route, { who }) => {
    const page = await as(who);
    // A4 at 96 pixels an inch, within the margins of web/ui/print.css: 170 mm
    await page.setViewportSize({ width: 642, height: 1000 });
    await arrive(page, fill(route, found.full));
    await page.emulateMedia({ media: 'print' });
    const over = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
    const fixed = await page.evaluate<string[]>(
      `[...document.querySelectorAll('body *')].filter(each => ['fixed', 'sticky'].includes(getComputedStyle(each).position) && each.checkVisibility()).map(each => each.outerHTML.slice(0, 120))`,
    );
    const buttons = await page.evaluate<string[]>(
      `[...document.querySelectorAll('button:not(.p-fold), nav')].filter(each => each.checkVisibility({ visibilityProperty: true })).map(each => each.outerHTML.slice(0, 120))`,
    );
    if (shots !== undefined)
      await page.screenshot({
        path: `${shots}/${route.replaceAll(/[^\w]+/g, '_')}-print.png`,
        fullPage: true,
      });
    await page.emulateMedia({ media: null });
    await page.setViewportSize(wide);
    assert.ok(over <= 0, `${route}: ${over} pixels beside the sheet`);
    assert.deepEqual(fixed, [], `${route}: lies over the text on every sheet`);
    assert.deepEqual(buttons, [], `${route}: a button on paper`);
  });
});
