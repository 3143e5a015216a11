import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { expectNoAxeViolations } from '../browser.ts';
import { openCase, picture } from './acts.ts';
import { narrow, openHouse, type House } from './house.ts';
import { limit, weighScript } from './weigh-script.ts';

let house: House;
before(async () => {
  house = await openHouse();
});
after(() => house.close());

const expectLight = async (page: Page, address = house.url): Promise<void> => {
  const { bytes, encodings } = await weighScript(page, address);
  assert.ok(bytes > 50_000, `${bytes} bytes: the script was counted`);
  assert.deepEqual(encodings, ['br'], 'compressed over the line');
  assert.ok(bytes <= limit, `${bytes} bytes of script, at most ${limit}`);
};

test('the first load is at most 200 kB of compressed script where somebody signs in', async () => {
  await expectLight(await house.browser.newPage({ locale: 'nl-NL' }));
});

for (const label of ['Casusregisseur', 'Jeugdverpleegkundige', 'Medewerker aanmeldpunt', 'Teammanager'])
  test(`and where a ${label.toLowerCase()} begins`, async () => {
    await expectLight(await house.signIn(label));
  });

test('and where a director opens a case by its own address', async () => {
  const director = await house.signIn('Casusregisseur');
  await openCase(director, 'Noor Verhagen');
  await expectLight(director, director.url());
});

/** The dialogs of a case are fetched together. */
const dialogs = /\/assets\/all-dialogs-[^/]+\.js$/;

test('what is written in a case comes when it is asked for; without a connection that is said, and the way on works', async () => {
  const director = await house.signIn('Casusregisseur', { size: narrow });
  await openCase(director, 'Noor Verhagen');
  await director.context().setOffline(true);
  const write = director.getByRole('button', { name: 'Contactnotitie schrijven' }).first();
  await write.click();
  const notYet = director.getByRole('dialog', { name: 'Dit venster is er nog niet' });
  await notYet.getByText('Wij bereiken de server niet').waitFor();
  await expectNoAxeViolations(director);
  await picture(director, 'not-yet-390');
  await notYet.getByRole('button', { name: 'Sluiten' }).last().click();
  await notYet.waitFor({ state: 'detached' });

  await write.click();
  await notYet.waitFor();
  await director.context().setOffline(false);
  await notYet.getByRole('button', { name: 'Opnieuw proberen' }).click();
  await director.getByRole('dialog', { name: 'Contactnotitie' }).waitFor();
});

test('and in the quiet after the page, so that a line that is lost later takes nothing away', async () => {
  const director = await house.signIn('Casusregisseur', { size: narrow });
  const fetched = director.waitForResponse(dialogs);
  await openCase(director, 'Noor Verhagen');
  await (await fetched).finished();
  await director.context().setOffline(true);
  const write = director.getByRole('button', { name: 'Contactnotitie schrijven' }).first();
  await write.click();
  const note = director.getByRole('dialog', { name: 'Contactnotitie' });
  await note.getByRole('textbox', { name: 'Wat?' }).fill('Gebeld met moeder.');
  // put away by a slip, it is still there
  await director.keyboard.press('Escape');
  await note.waitFor({ state: 'hidden' });
  await write.click();
  assert.equal(await note.getByRole('textbox', { name: 'Wat?' }).inputValue(), 'Gebeld met moeder.');
});

test('a page that does not arrive says that there is no line, and is there when it is loaded again', async () => {
  const director = await house.signIn('Casusregisseur', { size: narrow });
  await director.context().setOffline(true);
  await director.getByRole('link', { name: 'Casussen' }).first().click();
  await director.getByRole('heading', { level: 1, name: 'Wij bereiken de server niet' }).waitFor();
  await expectNoAxeViolations(director);
  await picture(director, 'no-line-390');
  await director.context().setOffline(false);
  await director.getByRole('button', { name: 'Pagina opnieuw laden' }).click();
  await director
    .getByRole('link', { name: /Noor Verhagen/ })
    .first()
    .waitFor();
});
