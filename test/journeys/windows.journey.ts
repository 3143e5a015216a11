import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { expectNoAxeViolations } from '../browser.ts';
import { narrow, openHouse, wide, type House } from './house.ts';
import { keepForLooking, noSidewaysScroll, openCase, picture } from './acts.ts';

let house: House;
before(async () => {
  house = await openHouse();
});
after(() => house.close());

/** Through the case, as one would; a reader without detail sees the same page. */
const windowsOfNoor = async (page: Page): Promise<void> => {
  await openCase(page, 'Noor Verhagen');
  await page.getByRole('link', { name: 'Vier vensters' }).click();
  await page.getByRole('heading', { level: 1, name: 'Vier vensters' }).waitFor();
};
test('what mother says does not hold stands beside the fact in the windows; on the paper for the table only that it was asked', async () => {
  const director = await house.signIn('Casusregisseur', { size: narrow });
  await windowsOfNoor(director);
  const facts = director.getByRole('region', { name: 'Feiten', exact: true });
  const fact = facts.getByRole('listitem').filter({ hasText: 'mist al 22 lesuren' });
  const said = fact.getByText(/^moeder: “Het zijn geen 22 lesuren/);
  const asked = fact.getByText(/^Hierover is een correctie gevraagd\. Wacht op antwoord/);
  await said.waitFor();
  await fact.getByText('Moet zijn: 12 lesuren').waitFor();
  assert.equal(await asked.isVisible(), false);
  await noSidewaysScroll(director);
  await expectNoAxeViolations(director);
  await picture(director, 'correction-390');
  await director.emulateMedia({ media: 'print' });
  assert.equal(await asked.isVisible(), true, 'who reads 22 on paper reads that it is disputed');
  assert.equal(await said.isVisible(), false, 'father may sit at the table: not who asked, nor the words');
  assert.equal(await fact.getByText('Moet zijn: 12 lesuren').isVisible(), false);
  await director.context().close();

  const deputy = await house.signIn('Achtervang', { size: wide });
  await windowsOfNoor(deputy);
  await deputy.getByText(/Het zijn geen 22 lesuren/).waitFor();
  await deputy.setViewportSize(wide);
  await picture(deputy, 'correction-1280');
  await deputy.context().close();
});

const voices = (page: Page) => page.getByRole('region', { name: 'Stem van het kind' });
const words = 'Ik wil stoppen met die pakjes. Zeg het niet tegen oma.';
const show = (page: Page) => voices(page).getByRole('button', { name: 'Tonen wat ik mag lezen' }).click();
const again = async (page: Page) => {
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Vier vensters' }).waitFor();
  await show(page);
};

test('Noor’s words, heard alone: the attendance officer may know and oma may not; given by an act, and taken back at once', async () => {
  const director = await house.signIn('Casusregisseur', { size: narrow });
  const officer = await house.signIn('Leerplichtambtenaar');
  await windowsOfNoor(director);
  assert.equal(await director.getByText('Ik wil gewoon naar school').count(), 0, 'masked until asked for');
  await voices(director).getByRole('button', { name: 'Woorden van een kind opschrijven' }).click();
  const dialog = director.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Bewaren' }).click();
  await dialog.getByText('Schrijf op wat het kind zei.').first().waitFor();
  await expectNoAxeViolations(director);
  await dialog.getByRole('radio', { name: 'Noor Verhagen' }).check();
  await dialog.getByRole('textbox', { name: 'Wat zei het kind?' }).fill(words);
  await dialog.getByRole('textbox', { name: 'Wie hoorde het?' }).fill('de mentor');
  await dialog.getByRole('radio', { name: 'Ja, alleen' }).check();
  await dialog.getByRole('textbox', { name: 'Waar?' }).fill('op school');
  await dialog.getByRole('textbox', { name: 'Wie mag het niet weten?' }).fill('oma');
  await dialog.getByRole('textbox', { name: 'Wie mag het nog meer weten?' }).fill('de mentor');
  await dialog
    .getByRole('radiogroup', { name: 'Leerplichtambtenaar' })
    .getByRole('radio', { name: 'Mag het weten', exact: true })
    .check();
  await picture(director, 'voice-dialog-390');
  await dialog.getByRole('button', { name: 'Bewaren' }).click();
  await dialog.waitFor({ state: 'detached' });
  const line = voices(director).getByRole('listitem').filter({ hasText: words });
  await line.getByText('alleen met het kind', { exact: false }).waitFor();
  await line
    .getByText('oma', { exact: true })
    .or(line.getByText('Mag het niet weten: oma'))
    .first()
    .waitFor();
  await picture(director, 'voice-390');
  await noSidewaysScroll(director);
  await expectNoAxeViolations(director);

  // a member of the team sees the same page, and nothing of it
  await windowsOfNoor(officer);
  await show(officer);
  await voices(officer).getByText('Hier staat niets dat u mag lezen.').waitFor();
  await expectNoAxeViolations(officer);

  await line.getByRole('button', { name: 'Toegang geven aan Leerplichtambtenaar' }).click();
  await line.getByText('Leerplichtambtenaar kan dit nu lezen.').waitFor();
  await again(officer);
  await voices(officer).getByText(words).waitFor();
  assert.equal(
    await voices(officer)
      .getByRole('button', { name: /Verbeteren|wijzigen/ })
      .count(),
    0,
  );
  assert.equal(
    await officer.getByText('Ik wil gewoon naar school').count(),
    0,
    'one statement, and no other',
  );
  await officer.emulateMedia({ media: 'print' });
  assert.equal(await officer.getByText(words).isVisible(), false, 'never on paper');
  await officer.emulateMedia({ media: 'screen' });

  // Noor takes it back
  await line.getByRole('button', { name: /Keuze van het kind wijzigen/ }).click();
  const choice = director.getByRole('dialog');
  await choice
    .getByRole('radiogroup', { name: 'Leerplichtambtenaar' })
    .getByRole('radio', { name: 'Mag het niet weten' })
    .check();
  await choice.getByRole('button', { name: 'Bewaren' }).click();
  await choice.waitFor({ state: 'detached' });
  await again(officer);
  await voices(officer).getByText('Hier staat niets dat u mag lezen.').waitFor();

  // and what was written down is corrected with a reason
  await line.getByRole('button', { name: /Woorden verbeteren/ }).click();
  const mend = director.getByRole('dialog');
  await mend.getByRole('textbox', { name: 'Waarom verbetert u dit?' }).fill('Noor las het na');
  await mend.getByRole('textbox', { name: 'Wat zei het kind?' }).fill('Ik wil stoppen met die pakjes.');
  await mend.getByRole('button', { name: 'Bewaren' }).click();
  await mend.waitFor({ state: 'detached' });
  await voices(director).getByText('Eén keer verbeterd').click();
  await voices(director).getByText(words).waitFor();
  await voices(director).getByRole('button', { name: 'Verbergen' }).click();
  assert.equal(await director.getByText('Ik wil stoppen met die pakjes.').count(), 0);
});

test('what somebody wants stands with the person, is chosen from both texts when two write it, and is never printed', async () => {
  const director = await house.signIn('Casusregisseur', { size: narrow });
  const deputy = await house.signIn('Achtervang');
  for (const page of [director, deputy]) await windowsOfNoor(page);
  const people = (page: Page) => page.getByRole('region', { name: 'Mensen', exact: true }).first();
  const oneOf = (page: Page, name: string) => people(page).getByRole('listitem').filter({ hasText: name });
  const wish = (page: Page) => page.getByRole('dialog').getByRole('textbox', { name: /^Wat wil hij of zij/ });
  const save = (page: Page) => page.getByRole('dialog').getByRole('button', { name: 'Bewaren' }).click();
  await oneOf(director, 'Buurvrouw').getByText('Nog niet gevraagd wat hij of zij wil').waitFor();
  for (const page of [director, deputy])
    await people(page).getByRole('button', { name: 'Wijzigen: Buurvrouw' }).click();

  await wish(deputy).fill('Dat iemand mij belt als het misgaat.');
  await save(deputy);
  await deputy.getByRole('dialog').waitFor({ state: 'detached' });
  await wish(director).fill('Af en toe oppassen, niet elke dag.');
  await picture(director, 'wish-dialog-390');
  await expectNoAxeViolations(director);
  await noSidewaysScroll(director);
  await save(director);
  const clash = director.getByRole('dialog');
  await clash.getByText('Dat iemand mij belt als het misgaat.').waitFor();
  await clash.getByText('Af en toe oppassen, niet elke dag.').waitFor();
  await clash.getByRole('radio', { name: /^Samen schrijven/ }).check();
  await picture(director, 'wish-clash-390');
  await expectNoAxeViolations(director);
  await clash.getByRole('button', { name: 'Bewaar deze keuze' }).click();
  await clash.waitFor({ state: 'detached' });
  const line = oneOf(director, 'Buurvrouw').getByText(
    /Dat iemand mij belt als het misgaat\.\s+Af en toe oppassen/,
  );
  await line.waitFor();
  await picture(director, 'wish-390');
  await noSidewaysScroll(director);
  await expectNoAxeViolations(director);

  // the page for the meeting lies before the whole family: there it stands of nobody
  await director.emulateMedia({ media: 'print' });
  assert.equal(await line.isVisible(), false);
  const wishes = people(director).getByText(/^Wat wil hij of zij/);
  assert.ok((await wishes.count()) >= 3);
  for (const each of await wishes.all()) assert.equal(await each.isVisible(), false, 'never on paper');
  const reached = oneOf(director, 'Esther').getByText('Overdag bellen', { exact: false });
  assert.equal(await reached.isVisible(), false, 'how one is reached safely can be a secret from another');
  await oneOf(director, 'Esther').getByText('Esther', { exact: true }).waitFor();
  await director.emulateMedia({ media: 'screen' });
});

test('a supporter stands as such with a number, how to reach safely comes first, and none of it is printed', async () => {
  const director = await house.signIn('Casusregisseur', { size: narrow });
  await windowsOfNoor(director);
  const people = director.getByRole('region', { name: 'Mensen', exact: true }).first();
  const supporters = people.getByRole('region', { name: 'Steunfiguren', exact: true });
  const dialog = director.getByRole('dialog');
  const save = () => dialog.getByRole('button', { name: 'Bewaren' }).click();

  await people.getByRole('button', { name: 'Iemand toevoegen' }).click();
  await dialog.getByRole('textbox', { name: 'Naam' }).fill('Oma Riet');
  await dialog.getByRole('textbox', { name: 'Wie is dat voor het kind?' }).fill('oma');
  await dialog.getByRole('radio', { name: 'Elders' }).check();
  await dialog.getByRole('textbox', { name: /^Hoe en wanneer veilig/ }).fill('Bel alleen overdag');
  const number = dialog.getByRole('textbox', { name: /^Telefoonnummer/ });
  await number.fill('06 bij moeder');
  await dialog.getByRole('checkbox', { name: 'Steunfiguur: wie het gezin zelf vertrouwt' }).check();
  await save();
  await dialog
    .getByText(/^Vul een telefoonnummer in van 6 tot 20 tekens/)
    .first()
    .waitFor();
  assert.equal(await number.inputValue(), '06 bij moeder', 'nothing typed is lost');
  await dialog.getByRole('checkbox').scrollIntoViewIfNeeded();
  await picture(director, 'supporter-dialog-390');
  await noSidewaysScroll(director);
  await expectNoAxeViolations(director);
  await number.fill('0990 40 50 60');
  await save();
  await dialog.waitFor({ state: 'detached' });

  const riet = supporters.getByRole('listitem').filter({ hasText: 'Oma Riet' });
  await riet.getByText('steunfiguur').waitFor();
  const call = riet.getByRole('link', { name: 'Bel 0990 40 50 60' });
  assert.equal(await call.getAttribute('href'), 'tel:0990405060');
  assert.match(await riet.innerText(), /Bel alleen overdag[^]*0990 40 50 60/, 'how to call comes first');
  const described = (await call.getAttribute('aria-describedby')) ?? '';
  assert.match(await director.locator(`[id="${described}"]`).innerText(), /Bel alleen overdag/);
  await supporters.getByText('Buurvrouw', { exact: true }).waitFor();
  assert.equal(await supporters.getByText('Esther').count(), 0);
  await picture(director, 'supporter-390');
  await noSidewaysScroll(director);
  await expectNoAxeViolations(director);

  // two at once: what does not clash is put together, and two numbers are chosen from, never written as one
  const deputy = await house.signIn('Achtervang');
  await windowsOfNoor(deputy);
  const hisDialog = deputy.getByRole('dialog');
  await deputy.getByRole('button', { name: 'Wijzigen: Oma Riet' }).click();
  await people.getByRole('button', { name: 'Wijzigen: Oma Riet' }).click();
  await hisDialog.getByRole('textbox', { name: /^Telefoonnummer/ }).fill('0990 40 50 70');
  await hisDialog.getByRole('checkbox', { name: /^Steunfiguur/ }).uncheck();
  await hisDialog.getByRole('button', { name: 'Bewaren' }).click();
  await hisDialog.waitFor({ state: 'detached' });
  await deputy.getByRole('region', { name: 'Elders', exact: true }).getByText('0990 40 50 70').waitFor();
  await number.fill('0990 40 50 80');
  await save();
  const choice = dialog.getByRole('radio');
  await dialog.getByText('0990 40 50 70').waitFor();
  await dialog.getByText('0990 40 50 80').waitFor();
  assert.equal(await choice.count(), 2, 'mine or theirs');
  await picture(director, 'telephone-clash-390');
  await expectNoAxeViolations(director);
  await dialog.getByRole('radio', { name: /0990 40 50 70/ }).check();
  await dialog.getByRole('button', { name: 'Bewaar deze keuze' }).click();
  await dialog.waitFor({ state: 'detached' });
  // what the other unticked was not ticked again by an old page
  const oma = people.getByRole('region', { name: 'Elders', exact: true }).getByRole('listitem');
  await oma.getByRole('link', { name: 'Bel 0990 40 50 70' }).waitFor();
  await people.getByRole('button', { name: 'Wijzigen: Oma Riet' }).click();
  await dialog.getByRole('checkbox', { name: /^Steunfiguur/ }).check();
  await number.fill('0990 40 50 60');
  await save();
  await riet.waitFor();

  const notPrinted = async () => {
    await director.emulateMedia({ media: 'print' });
    assert.equal(await call.isVisible(), false, 'no number on paper');
    const numbers = await director.locator('main a[href^="tel:0990405"]').all();
    assert.ok(numbers.length >= 3);
    for (const each of numbers) assert.equal(await each.isVisible(), false);
    const said = await director.getByRole('main').innerText();
    assert.doesNotMatch(said, /steunfigu|40 50|alleen overdag/i);
    assert.match(said, /Oma Riet/);
    await director.emulateMedia({ media: 'screen' });
  };
  await notPrinted();
  // on the case itself it stands the same, and is printed as little
  await director.getByRole('link', { name: 'Terug naar de casus' }).click();
  const family = director.getByRole('region', { name: 'Gezin en netwerk' });
  const line = family.getByRole('listitem').filter({ hasText: 'Oma Riet' });
  await line.getByText('steunfiguur').waitFor();
  await line.getByRole('link', { name: 'Bel 0990 40 50 60' }).waitFor();
  await family.scrollIntoViewIfNeeded();
  await picture(director, 'supporter-case-390');
  await noSidewaysScroll(director);
  await expectNoAxeViolations(director);
  await director.emulateMedia({ media: 'print' });
  assert.match(await family.innerText(), /Oma Riet/);
  assert.doesNotMatch(await family.innerText(), /steunfigu|40 50|alleen overdag/i);
});

test('the four windows are filled in at the table and read on one page, on a desk and on a telephone', async () => {
  const director = await house.signIn('Casusregisseur', { size: wide });
  await windowsOfNoor(director);
  const facts = director.getByRole('region', { name: 'Feiten' });
  await facts.getByRole('button', { name: 'Opschrijven wat goed gaat' }).click();
  const dialog = director.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Wat?' }).fill('Noor was drie dagen op tijd');
  await dialog.getByRole('radio', { name: 'Waarneming' }).check();
  await dialog.getByRole('textbox', { name: 'Wie zag of zei het?' }).fill('de mentor');
  await dialog.getByRole('textbox', { name: 'Wanneer?' }).fill('deze week');
  await dialog.getByRole('combobox', { name: 'Bij welk deel hoort dit?' }).selectOption('school-work');
  await expectNoAxeViolations(director);
  await picture(director, 'fact-dialog-1280');
  await dialog.getByRole('button', { name: 'Bewaren' }).click();
  await dialog.waitFor({ state: 'detached' });
  const well = facts.getByRole('region', { name: 'Wat gaat goed' });
  await well.getByText('Noor was drie dagen op tijd').waitFor();

  await well
    .getByRole('button', { name: 'Kijk van de ouder opschrijven bij: Noor was drie dagen op tijd' })
    .click();
  const view = director.getByRole('dialog');
  await view.getByRole('textbox', { name: 'Wie kijkt er zo naar?' }).fill('moeder');
  await view.getByRole('textbox', { name: /Wat zegt hij of zij/ }).fill('Ik breng haar nu zelf');
  await view.getByRole('button', { name: 'Bewaren' }).click();
  await view.waitFor({ state: 'detached' });
  await well.getByText('Ik breng haar nu zelf').waitFor();

  const weighing = director.getByRole('region', { name: 'Weging' });
  await weighing.getByRole('button', { name: 'Opnieuw wegen' }).click();
  const form = director.getByRole('dialog');
  await form.getByRole('textbox', { name: 'Besluit' }).fill('Ook zaterdag iemand thuis');
  assert.equal(await form.getByRole('textbox', { name: 'Waarom niet lichter?' }).count(), 0);
  await form.getByRole('radio', { name: 'Ja, zwaarder' }).check();
  await form.getByRole('textbox', { name: 'Waarom niet lichter?' }).fill('Op zaterdag belt er iemand aan');
  await expectNoAxeViolations(director);
  await form.getByRole('button', { name: 'Weging bewaren' }).click();
  await form.waitFor({ state: 'detached' });
  await weighing.getByText('Ook zaterdag iemand thuis').waitFor();
  await weighing.getByText('Eén eerdere weging').waitFor();

  // safety first
  const agreements = director.getByRole('region', { name: 'Afspraken', exact: true }).first();
  assert.match(await agreements.getByRole('heading', { level: 3 }).first().innerText(), /Veiligheidsafspra/);
  await picture(director, 'windows-1280');
  await noSidewaysScroll(director);
  await expectNoAxeViolations(director);

  // the four headings, by keyboard
  for (const name of ['Mensen', 'Feiten', 'Weging', 'Afspraken']) {
    await director
      .getByRole('navigation', { name: 'Ga naar een venster' })
      .getByRole('link', { name })
      .focus();
    await director.keyboard.press('Enter');
    assert.equal(
      await director.evaluate('document.activeElement?.tagName + document.activeElement?.textContent'),
      `H2${name}`,
    );
  }
  await director.setViewportSize(narrow);
  await picture(director, 'windows-390');
  await noSidewaysScroll(director);
  await expectNoAxeViolations(director);
  keepForLooking('windows.pdf', await director.pdf({ format: 'A4' }));

  // who has a single part sees that part
  const officer = await house.signIn('Leerplichtambtenaar');
  await windowsOfNoor(officer);
  await officer.getByText('Noor was drie dagen op tijd').waitFor();
  assert.equal(await officer.getByText('Ook zaterdag iemand thuis').count(), 0);
  await officer.getByText('Dit venster hoort bij delen van de casus die u niet mag lezen.').waitFor();
  await expectNoAxeViolations(officer);
});
