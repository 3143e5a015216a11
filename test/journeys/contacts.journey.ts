import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { expectNoAxeViolations } from '../browser.ts';
import { narrow, openHouse, wide, type House } from './house.ts';
import { noSidewaysScroll, openCase, picture } from './acts.ts';

let house: House;
before(async () => {
  house = await openHouse();
});
after(() => house.close());

const timeline = (page: Page) => page.getByRole('region', { name: 'Tijdlijn' });

test('a director on a telephone reaches nobody, finds the call-back in Mijn werk, writes the note and sees it on the timeline', async () => {
  const director = await house.signIn('Casusregisseur', { size: narrow });
  await openCase(director, 'Noor Verhagen');
  await director.getByText('Moeder en vader hebben samen gezag.').first().waitFor();
  const family = director.getByRole('region', { name: 'Gezin en netwerk' });
  await family.getByText('Na 16 uur bellen').waitFor();
  await picture(director, 'case-390');

  // one tap, and nothing to type
  await family.getByRole('button', { name: 'Niet bereikt: Mark (vader)' }).click();
  await family.getByRole('status').filter({ hasText: 'Vastgelegd: Mark (vader) niet bereikt' }).waitFor();
  await noSidewaysScroll(director);
  await expectNoAxeViolations(director);

  await director.getByRole('link', { name: 'Mijn werk' }).first().click();
  await director.getByRole('heading', { level: 1, name: 'Mijn werk' }).waitFor();
  await director.getByRole('button', { name: 'Bellen en spreken', exact: true }).click();
  await picture(director, 'work-390');
  await expectNoAxeViolations(director);
  await director.getByRole('link', { name: 'Mark (vader)' }).click();

  // where one arrives is the note itself
  await director.getByRole('heading', { level: 1, name: /Noor Verhagen/ }).waitFor();
  const write = director.getByRole('button', {
    name: 'Notitie schrijven over het terugbellen van Mark (vader)',
  });
  await write.waitFor();
  await director.locator('[id^="notitie-"]:focus').waitFor();
  await write.click();
  const dialog = director.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Notitie bewaren' }).click();
  await dialog.getByText('Schrijf op wat er is besproken, of kies Niet bereikt.').first().waitFor();
  await expectNoAxeViolations(director);
  await picture(director, 'dialog-390');
  assert.equal(await dialog.getByRole('textbox', { name: 'Met wie?' }).inputValue(), 'Mark (vader)');
  await dialog.getByRole('textbox', { name: 'Wat?' }).fill('Vader komt maandag mee aan tafel.');
  await dialog.getByRole('button', { name: 'Notitie bewaren' }).click();
  await dialog.waitFor({ state: 'detached' });

  const notes = timeline(director).getByRole('list', { name: 'Tijdlijn' }).locator(':scope > li');
  await notes.first().getByText('Vader komt maandag mee aan tafel.').waitFor();
  await notes.nth(1).getByText('Terugbellen is klaar sinds', { exact: false }).waitFor();
  await timeline(director).getByRole('button', { name: 'Niet bereikt', exact: true }).click();
  assert.equal(await timeline(director).getByText('Vader komt maandag mee aan tafel.').count(), 0);
  await timeline(director).getByRole('button', { name: 'Alles', exact: true }).click();
  await picture(director, 'timeline-390');
  await noSidewaysScroll(director);
  await expectNoAxeViolations(director);

  await director.goto(`${house.url}/mijn-werk`);
  await director.getByRole('link', { name: 'Esther (moeder)' }).waitFor();
  assert.equal(await director.getByRole('link', { name: 'Mark (vader)' }).count(), 0);
  await director
    .getByRole('link', { name: 'Sem Verhagen', description: /Nog niet gezien en gesproken/ })
    .waitFor();
});

test('a note is corrected with a reason, and what it said stays readable', async () => {
  const director = await house.signIn('Casusregisseur', { size: wide });
  await openCase(director, 'Noor Verhagen');
  await timeline(director)
    .getByRole('button', { name: /^Notitie verbeteren: Mentor van Noor/ })
    .click();
  const dialog = director.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Met wie?' }).fill('Zorgcoördinator');
  await dialog.getByRole('button', { name: 'Verbetering bewaren' }).click();
  await dialog.getByText('Schrijf waarom u dit verbetert.').first().waitFor();
  await dialog.getByRole('textbox', { name: 'Waarom verbetert u dit?' }).fill('Het was de zorgcoördinator');
  await dialog.getByRole('button', { name: 'Verbetering bewaren' }).click();
  await dialog.waitFor({ state: 'detached' });
  await timeline(director).getByText('Gesprek, Zorgcoördinator').waitFor();
  await timeline(director).getByText('Eén keer verbeterd').click();
  await timeline(director).getByText('Reden: Het was de zorgcoördinator', { exact: false }).waitFor();
  await timeline(director).getByText('Gesprek, Mentor van Noor').waitFor();
  await picture(director, 'case-1280');
  await expectNoAxeViolations(director);
});

test('who has authority is recorded by keyboard, and "not registered" is said not to be "nobody"', async () => {
  const director = await house.signIn('Casusregisseur');
  await openCase(director, 'Noor Verhagen');
  const record = director.getByRole('button', { name: 'Wijzigen: Wie heeft gezag? Sem Verhagen' });
  await record.focus();
  await director.keyboard.press('Enter');
  const dialog = director.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Niet geregistreerd' }).focus();
  await director.keyboard.press('Space');
  await dialog.getByRole('textbox', { name: 'Waar staat dit, of wie zei het?' }).fill('Gezagsregister');
  await expectNoAxeViolations(director);
  await picture(director, 'authority-1280');
  await director.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await director.getByText('Niet geregistreerd. Dat is niet: niemand.').waitFor();
});

test('an outsider with one part sees the notes of that part alone', async () => {
  const officer = await house.signIn('Leerplichtambtenaar', { size: narrow });
  await openCase(officer, 'Noor Verhagen');
  const notes = timeline(officer).getByRole('list', { name: 'Tijdlijn' }).locator(':scope > li');
  await notes.getByText('School en werk', { exact: false }).first().waitFor();
  assert.equal(await notes.count(), 1);
  const page = await officer.locator('main').innerText();
  for (const hidden of ['waarom hoor ik dit nu pas', 'Esther', 'samen gezag', 'Gezin en netwerk'])
    assert.ok(!page.includes(hidden), `${hidden} is not for the officer`);
  await picture(officer, 'officer-390');
  await noSidewaysScroll(officer);
  await expectNoAxeViolations(officer);
});

test('on paper stands who was spoken with, and no button', async () => {
  const director = await house.signIn('Casusregisseur');
  await openCase(director, 'Noor Verhagen');
  await timeline(director).getByText('waarom hoor ik dit nu pas', { exact: false }).waitFor();
  await director.emulateMedia({ media: 'print' });
  await timeline(director).getByText('waarom hoor ik dit nu pas', { exact: false }).waitFor();
  assert.equal(await timeline(director).getByRole('button').filter({ visible: true }).count(), 0);
  await picture(director, 'print');
});
