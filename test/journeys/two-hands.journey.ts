import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { expectNoAxeViolations } from '../browser.ts';
import { picture } from './acts.ts';
import { narrow, openHouse, type House } from './house.ts';

let house: House;
before(async () => {
  house = await openHouse();
});
after(() => house.close());

const openNoor = async (page: Page) => {
  await page.getByRole('link', { name: 'Casussen' }).first().click();
  await page.getByRole('link', { name: /Noor/ }).first().click();
  await page.getByRole('heading', { level: 1, name: /Noor/ }).waitFor();
};
const ask = async (page: Page, what: RegExp) => {
  await page.getByRole('region', { name: 'Afspraken en doelen' }).getByRole('button', { name: what }).click();
  return page.getByRole('dialog');
};
/** What an agreement has besides who does what stands folded under it. */
const saysNow = (page: Page, text: string) =>
  page
    .getByRole('region', { name: 'Afspraken en doelen' })
    .getByText(text, { exact: true })
    .waitFor({ state: 'attached' });
const terms = /^Wijzigen of aanvullen: Noor is elke dag/;

test('regisseur and achtervang on one plan: what does not clash is put together, what does is chosen from both texts', async () => {
  const lead = await house.signIn('Casusregisseur');
  const deputy = await house.signIn('Achtervang');
  for (const page of [lead, deputy]) await openNoor(page);

  // both open the same agreement; the deputy is first
  const mine = await ask(lead, terms);
  const theirs = await ask(deputy, terms);
  await theirs.getByLabel('Wie let op?').selectOption({ label: 'Leerplichtambtenaar, Gemeente Duinveen' });
  await theirs.getByRole('button', { name: 'Bewaren' }).click();
  await theirs.waitFor({ state: 'detached' });
  await mine.getByRole('textbox', { name: 'Wat als het niet lukt?' }).fill('Dan bellen we dezelfde dag.');
  await mine.getByRole('button', { name: 'Bewaren' }).click();
  await mine.waitFor({ state: 'detached' });
  await lead
    .getByText(/^Achtervang heeft intussen “Wie let op” gewijzigd; uw wijziging is erbij gezet/)
    .waitFor();
  await expectNoAxeViolations(lead);
  await picture(lead, 'merged-1280');
  const plan = lead.getByRole('region', { name: 'Afspraken en doelen' });
  await saysNow(lead, 'Dan bellen we dezelfde dag.');
  await plan
    .getByText(/Leerplichtambtenaar/)
    .first()
    .waitFor({ state: 'attached' });
  await lead.getByRole('button', { name: 'Sluiten' }).click();
  await lead.getByText(/uw wijziging is erbij gezet/).waitFor({ state: 'detached' });

  // the deputy still looks at what was there before, and writes in the same line
  const again = await ask(deputy, terms);
  await again.getByRole('textbox', { name: 'Wat als het niet lukt?' }).fill('Dan praten we er vrijdag over.');
  await again.getByRole('button', { name: 'Bewaren' }).click();
  await again.getByText('Dan bellen we dezelfde dag.').waitFor();
  await again.getByText('Dan praten we er vrijdag over.').waitFor();
  await again.getByText(/^Tekst van Casusregisseur, /).waitFor();
  await expectNoAxeViolations(deputy);
  await picture(deputy, 'clash-1280');
  await deputy.setViewportSize(narrow);
  await expectNoAxeViolations(deputy);
  await picture(deputy, 'clash-390');
  // nothing is chosen beforehand, and a slip loses nothing
  await again.getByRole('button', { name: 'Bewaar deze keuze' }).click();
  await again.getByText('Kies wat er moet komen te staan.').first().waitFor();
  await deputy.keyboard.press('Escape');
  await deputy.getByRole('button', { name: terms }).click();
  await again.getByText('Dan praten we er vrijdag over.').waitFor();
  await again.getByRole('radio', { name: /^Samen schrijven/ }).check();
  const together = again.getByRole('textbox', { name: 'De tekst van jullie samen' });
  assert.equal(await together.inputValue(), 'Dan bellen we dezelfde dag.\nDan praten we er vrijdag over.');
  await together.fill('Dan bellen we dezelfde dag en praten we er vrijdag over.');
  await picture(deputy, 'together-390');
  await again.getByRole('button', { name: 'Bewaar deze keuze' }).click();
  await again.waitFor({ state: 'detached' });
  await saysNow(deputy, 'Dan bellen we dezelfde dag en praten we er vrijdag over.');

  // the lead chooses theirs: nothing is written over
  const third = await ask(lead, terms);
  await third.getByRole('textbox', { name: 'Wat als het niet lukt?' }).fill('Dan kijken we verder.');
  await third.getByRole('button', { name: 'Bewaren' }).click();
  await third.getByRole('radio', { name: /^Tekst van Achtervang/ }).check();
  await third.getByRole('button', { name: 'Bewaar deze keuze' }).click();
  await third.waitFor({ state: 'detached' });
  await lead.getByText('Het staat er nu zoals Achtervang het schreef.').waitFor();
  await saysNow(lead, 'Dan bellen we dezelfde dag en praten we er vrijdag over.');
});
