import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { expectNoAxeViolations } from '../browser.ts';
import { openCase } from './acts.ts';
import { narrow, openHouse, type House } from './house.ts';

let house: House;
before(async () => {
  house = await openHouse();
});
after(() => house.close());

test('at a kitchen table: the session lapses while writing on a telephone, and coming back returns to the sentence', async () => {
  const page = await house.signIn('Jeugdverpleegkundige', { size: narrow, byHand: true });
  await page.goto(`${house.url}/zorg-doorgeven`);
  await page.getByRole('heading', { level: 1, name: 'Zorg doorgeven' }).waitFor();
  await expectNoAxeViolations(page);
  await page.getByRole('button', { name: 'Begin met de zes vragen' }).click();
  await page.getByRole('radio', { name: 'Nee, nu niet' }).check();
  await page.getByRole('button', { name: 'Volgende' }).click();
  await page.getByRole('textbox', { name: 'Naam van het kind' }).fill('Timo');
  await page
    .getByText(/bewaard om/i)
    .first()
    .waitFor();
  await expectNoAxeViolations(page);

  // fifteen minutes later, as far as the server is concerned
  await house.admin.query(
    `update authz.session set idle_until = now() - interval '1 second' where ended_at is null`,
  );
  const age = page.getByRole('textbox', { name: 'Leeftijd of geboortedatum' });
  await age.click();
  await age.pressSequentially('zes jaar, bijna');
  await page.getByText('Uw sessie is verlopen').first().waitFor();
  await expectNoAxeViolations(page);

  const [again] = await Promise.all([
    page.context().waitForEvent('page'),
    page
      .getByRole('button', { name: /aanmelden/i })
      .or(page.getByRole('link', { name: /aanmelden/i }))
      .first()
      .click(),
  ]);
  await again
    .getByText(/Jeugdverpleegkundige/)
    .first()
    .click();
  await page.getByText('Uw sessie is verlopen').first().waitFor({ state: 'hidden' });
  assert.equal(await age.inputValue(), 'zes jaar, bijna', 'not a letter is lost');
  await page
    .getByText(/bewaard om/i)
    .first()
    .waitFor();
  const { rows } = await house.admin.query<{ child_age: string }>(
    `select child_age from app.concern_draft where child_name = 'Timo'`,
  );
  assert.equal(rows[0]?.child_age, 'zes jaar, bijna', 'and it has reached the server');
});

test('danger now shows 112 and Veilig Thuis at once, and loses nothing', async () => {
  const page = await house.signIn('Medewerker Burgerzaken');
  await page.goto(`${house.url}/zorg-doorgeven`);
  await page.getByRole('button', { name: 'Begin met de zes vragen' }).click();
  await page.getByRole('textbox', { name: 'Naam van het kind' }).fill('Lot');
  await page.getByRole('radio', { name: 'Ja, er is nu gevaar' }).check();
  await page.getByRole('link', { name: /112/ }).first().waitFor();
  assert.equal(await page.getByRole('textbox', { name: 'Naam van het kind' }).inputValue(), 'Lot');
  await expectNoAxeViolations(page);
});

test('Esc twice hides the page, and nothing of it stays to be read', async () => {
  const page = await house.signIn('Casusregisseur');
  await page.goto(`${house.url}/casussen`);
  await page.getByText('Noor Verhagen').first().waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByText('Noor Verhagen').first().waitFor({ state: 'hidden' });
  assert.doesNotMatch(await page.title(), /Noor|Verhagen/);
});

test('a page that is not there, or not for you, says so and offers a way back', async () => {
  const page = await house.signIn('Jeugdverpleegkundige');
  await page.goto(`${house.url}/casussen/00000000-0000-4000-8000-000000000000`);
  await page
    .getByText(/Niet gevonden, of niet voor u/)
    .first()
    .waitFor();
  await expectNoAxeViolations(page);
  await page.goto(`${house.url}/bestaat-niet`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await expectNoAxeViolations(page);
});

test('a page that is slow to come has a heading meanwhile, and the focus goes on to the page itself', async () => {
  const page = await house.signIn('Medewerker aanmeldpunt');
  const { promise: comes, resolve: letCome } = Promise.withResolvers<void>();
  await page.route('**/assets/*.js', async route => {
    await comes;
    await route.continue();
  });
  await page.getByRole('link', { name: 'Beoordelen' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Bezig met ophalen' }).waitFor({ state: 'attached' });
  await page.getByText('Bezig met ophalen …').waitFor();
  await expectNoAxeViolations(page);
  letCome();
  await page.locator('h1:focus', { hasText: 'Beoordelen' }).waitFor();
});

test('nothing is asked of another host, and nothing of a case stays in the browser', async () => {
  const page = await house.signIn('Casusregisseur');
  const others: string[] = [];
  page.on('request', request => {
    if (!request.url().startsWith(house.url)) others.push(request.url());
  });
  await openCase(page, 'Noor Verhagen');
  assert.deepEqual(others, []);
  // as text: the project's own code has no types of a browser
  const kept = await page.evaluate<string>(
    'indexedDB.databases().then(async databases => JSON.stringify({ local: { ...localStorage }, session: { ...sessionStorage }, databases, caches: await caches.keys() }))',
  );
  assert.doesNotMatch(kept, /Noor|Verhagen|school/);
});
