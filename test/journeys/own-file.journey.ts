import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { expectNoAxeViolations } from '../browser.ts';
import { inDays, noSidewaysScroll, openCase, picture } from './acts.ts';
import { narrow, openHouse, wide, type House } from './house.ts';

let house: House;
before(async () => {
  house = await openHouse();
});
after(() => house.close());

const openNoor = async (page: Page): Promise<void> => {
  await openCase(page, 'Noor Verhagen');
  await page.getByRole('link', { name: 'Kopieer naar eigen dossier' }).waitFor();
};

test('a number of the own system: added, refused when it is a person’s, changed, undone, and found by search', async () => {
  const director = await house.signIn('Casusregisseur', { size: wide });
  await openNoor(director);
  await picture(director, 'case-empty-1280');
  const add = director.getByRole('button', { name: 'Eigen zaaknummer toevoegen' });
  await add.click();
  const dialog = director.getByRole('dialog');
  const field = dialog.getByLabel('Zaaknummer in uw eigen systeem');
  await dialog.getByRole('button', { name: 'Opslaan' }).click();
  await dialog.getByRole('button', { name: 'Er is nog niets veranderd' }).waitFor();
  await field.fill('9999.90.019');
  await dialog.getByRole('button', { name: 'Opslaan' }).click();
  await dialog.getByText('Dit kan een burgerservicenummer zijn.', { exact: false }).waitFor();
  assert.equal(await field.inputValue(), '9999.90.019', 'what was typed stays');
  await expectNoAxeViolations(director);
  await picture(director, 'number-refused-1280');
  await field.fill('Z-2026/00123');
  await director.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await director.getByText('Z-2026/00123', { exact: true }).waitFor();
  const change = director.getByRole('button', { name: 'Wijzigen: eigen zaaknummer' });
  assert.equal(
    await director.evaluate<string>('document.activeElement.getAttribute("aria-label")'),
    'Wijzigen: eigen zaaknummer',
    'the focus is back where it was',
  );
  await expectNoAxeViolations(director);
  await picture(director, 'case-number-1280');

  await change.click();
  await field.fill('');
  await dialog.getByRole('button', { name: 'Opslaan' }).click();
  await director.getByText('Weggehaald.', { exact: false }).waitFor();
  await director.getByRole('button', { name: 'Ongedaan maken' }).click();
  await director.getByText('Z-2026/00123', { exact: true }).waitFor();

  await director.getByRole('button', { name: 'Zoek eigen casus' }).click();
  const search = director.getByRole('dialog');
  await search.getByLabel(/eigen zaaknummer/).fill('z2026 00123');
  await search.getByRole('button', { name: 'Zoeken' }).click();
  await search.getByText('1 casus gevonden').waitFor();
  await search.getByRole('link', { name: /Noor Verhagen/ }).waitFor();
  await expectNoAxeViolations(director);
  await picture(director, 'search-1280');
});

test('a colleague of the same organisation reads it; another organisation sees no number and adds its own', async () => {
  const officer = await house.signIn('Leerplichtambtenaar', { size: narrow });
  await openNoor(officer);
  await officer.getByText('Z-2026/00123', { exact: true }).waitFor();
  // the very same access, held for another employer
  await house.admin.query(
    `update app.held_function h set organisation_id = o.organisation_id
       from app.organisation o where o.tenant_id = h.tenant_id and o.code = 'jgz-duinveen' and h.label = 'Leerplichtambtenaar'`,
  );
  await officer.reload();
  await officer.getByRole('button', { name: 'Eigen zaaknummer toevoegen' }).click();
  assert.equal(await officer.getByText('Z-2026/00123').count(), 0);
  const dialog = officer.getByRole('dialog');
  await dialog.getByLabel('Zaaknummer in uw eigen systeem').fill('JGZ 88');
  await picture(officer, 'number-390');
  await expectNoAxeViolations(officer);
  await dialog.getByRole('button', { name: 'Opslaan' }).click();
  await officer.getByText('JGZ 88', { exact: true }).waitFor();
  await officer.getByText('JGZ 88', { exact: true }).scrollIntoViewIfNeeded();
  await noSidewaysScroll(officer);
  await picture(officer, 'case-number-390');
});

test('the copy for the own file: days, the own number on top, copied, and on paper', async () => {
  const director = await house.signIn('Casusregisseur', { size: wide });
  await director.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await openNoor(director);
  await director.getByRole('link', { name: 'Kopieer naar eigen dossier' }).click();
  await director.getByRole('heading', { level: 1, name: 'Kopieer naar eigen dossier' }).waitFor();
  const text = director.getByLabel('Tekst voor het eigen dossier');
  await text.waitFor();
  await expectNoAxeViolations(director);
  await picture(director, 'own-file-1280');

  await director.getByLabel('Vanaf', { exact: true }).fill(inDays(-1));
  await director.getByLabel('Tot en met', { exact: true }).fill(inDays(-2));
  await director.getByRole('button', { name: 'Toon deze tijd' }).click();
  await director.getByText('Kies een dag op of na de eerste dag').first().waitFor();
  await expectNoAxeViolations(director);
  await picture(director, 'own-file-wrong-1280');
  await director.getByLabel('Vanaf', { exact: true }).fill(inDays(-3));
  await director.getByRole('button', { name: 'Toon deze tijd' }).click();
  await director.getByText('Kies een dag op of na de eerste dag').first().waitFor({ state: 'detached' });
  await text.waitFor();

  await director.getByRole('button', { name: 'Kopieer de tekst' }).click();
  await director.getByText('Gekopieerd', { exact: true }).waitFor();
  const copied = await director.evaluate<string>('navigator.clipboard.readText()');
  assert.match(copied, /^Kopie voor eigen dossier\nEigen zaaknummer: Z-2026\/00123\n/);
  assert.equal(copied, await text.inputValue());
  assert.doesNotMatch(copied, /JGZ 88/);

  const paper = await director.getByRole('link', { name: /Open als PDF/ }).getAttribute('href');
  const answer = await director.request.get(`${house.url}${paper ?? ''}`);
  assert.equal(answer.status(), 200);
  assert.equal((await answer.body()).subarray(0, 5).toString(), '%PDF-');

  await director.setViewportSize(narrow);
  await noSidewaysScroll(director);
  await expectNoAxeViolations(director);
  await picture(director, 'own-file-390');
});
