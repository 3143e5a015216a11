import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { expectNoAxeViolations } from '../browser.ts';
import { narrow, openHouse, wide, type House } from './house.ts';
import { inDays, noSidewaysScroll, picture } from './acts.ts';

let house: House;
before(async () => {
  house = await openHouse();
});
after(() => house.close());

test('who was said to tell the parents finds that in Mijn werk, says on which day it was done, and it is gone', async () => {
  const director = await house.signIn('Casusregisseur', { size: wide });
  await director.goto(`${house.url}/mijn-werk`);
  await director
    .getByRole('listitem')
    .filter({ hasText: 'Ouders informeren' })
    .getByRole('link')
    .first()
    .click();
  await director.getByRole('heading', { level: 1, name: 'Verloop' }).waitFor();
  const stops = director.getByRole('region', { name: 'Drie harde stops' });
  await stops.getByText('Nog niet verteld. De dag is', { exact: false }).waitFor();
  await picture(director, 'telling-1280');
  await director.getByRole('link', { name: 'Terug naar de casus' }).click();
  const coming = director.getByRole('region', { name: 'Eerstvolgende data' });
  await coming.getByText('Ouders informeren: het aanspreekpunt').waitFor();
  await picture(director, 'telling-case-1280');
  await director.goBack();
  await stops.getByRole('button', { name: 'De ouders weten het' }).focus();
  await director.keyboard.press('Enter');
  const dialog = director.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Wanneer is het verteld?' }).fill(inDays(2));
  await dialog.getByRole('button', { name: 'Bewaren' }).click();
  await dialog.getByText('Kies vandaag of een eerdere dag.').first().waitFor();
  await dialog.getByRole('textbox', { name: 'Wanneer is het verteld?' }).fill(inDays(0));
  await expectNoAxeViolations(director);
  await picture(director, 'told-1280');
  await director.setViewportSize(narrow);
  await noSidewaysScroll(director);
  await picture(director, 'told-390');
  await dialog.getByRole('button', { name: 'Bewaren' }).click();
  await dialog.waitFor({ state: 'detached' });
  await stops.getByText('Nog niet verteld', { exact: false }).waitFor({ state: 'detached' });
  await expectNoAxeViolations(director);
  await picture(director, 'told-done-390');
  // the page of the case says the same
  await director.getByRole('link', { name: 'Terug naar de casus' }).click();
  await coming.waitFor();
  assert.equal(await coming.getByText('Ouders informeren', { exact: false }).count(), 0);
  await director.goto(`${house.url}/mijn-werk`);
  await director.getByRole('heading', { level: 1, name: 'Mijn werk' }).waitFor();
  await director.getByRole('listitem').filter({ hasText: 'C-' }).first().waitFor();
  assert.equal(await director.getByText('Ouders informeren').count(), 0);

  // Noor: told by letter, and more than a handful of days to come, of which the nearest stand first
  await director.setViewportSize(wide);
  await director.goto(`${house.url}/casussen`);
  await director.getByRole('link', { name: /Noor/ }).first().click();
  await coming.waitFor();
  assert.equal(await coming.getByText('Ouders informeren', { exact: false }).count(), 0);
  assert.equal(await coming.getByRole('listitem').count(), 5);
  await picture(director, 'dates-1280');
  await coming.getByRole('button', { name: /^Alle \d+ data$/ }).click();
  await coming.getByText('Overleg', { exact: true }).waitFor();
  assert.ok((await coming.getByRole('listitem').count()) > 5);
  await expectNoAxeViolations(director);
  await director.setViewportSize(narrow);
  await noSidewaysScroll(director);
  await picture(director, 'dates-390');
  await director.context().close();
});
