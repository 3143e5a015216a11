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

const statementsOfNoor = async (page: Page): Promise<void> => {
  await openCase(page, 'Noor Verhagen');
  await page.getByRole('link', { name: 'Vragen en verklaringen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Vragen en verklaringen' }).waitFor();
};
/** Somebody without an account, in a browser of their own, without JavaScript. */
const partner = async (size: { width: number; height: number }): Promise<Page> => {
  const context = await house.browser.newContext({ viewport: size, locale: 'nl-NL' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return page;
};

test('a director asks one question; somebody without an account answers it on a telephone; the answer is placed', async () => {
  const director = await house.signIn('Casusregisseur', { size: wide });
  await statementsOfNoor(director);
  await director.getByText('Niet naar school.').waitFor();
  await picture(director, 'statements-1280');
  await expectNoAxeViolations(director);

  await director.getByRole('button', { name: 'Vraag stellen' }).click();
  const dialog = director.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Link maken' }).click();
  await dialog.getByText('Schrijf uw vraag op.').first().waitFor();
  await expectNoAxeViolations(director);
  await picture(director, 'ask-1280');
  await dialog.getByRole('textbox', { name: 'Aan wie?' }).fill('Schuldhulpverlener, Kredietbank Kustland');
  await dialog
    .getByRole('textbox', { name: 'Wat is uw vraag?' })
    .fill('Is er een betaalafspraak mogelijk, en vanaf wanneer?');
  await dialog.getByRole('textbox', { name: 'Waarom mag u dit vragen?' }).fill('Moeder geeft toestemming.');
  await dialog.getByRole('button', { name: 'Over een week' }).click();
  await dialog.getByRole('combobox', { name: 'Over welk deel gaat het?' }).selectOption({ label: 'Geld' });
  await dialog.getByRole('button', { name: 'Link maken' }).click();
  const made = director.getByRole('dialog', { name: 'Uw link' });
  const link = await made.getByRole('textbox', { name: 'De link' }).inputValue();
  assert.match(link, new RegExp(`^${house.url}/vraag/[\\w-]{43}$`));
  await expectNoAxeViolations(director);
  await picture(director, 'link-1280');
  await made.getByRole('button', { name: 'Klaar' }).click();
  await made.waitFor({ state: 'detached' });
  await director.getByRole('heading', { name: 'Schuldhulpverlener, Kredietbank Kustland' }).waitFor();

  const someone = await partner(narrow);
  await someone.goto(link);
  await someone.getByRole('heading', { level: 1, name: 'Een vraag aan u' }).waitFor();
  assert.equal(/Noor|Verhagen|C-[0-9A-Z]{4}/.test(await someone.content()), false);
  assert.equal((await someone.context().cookies()).length, 0);
  await noSidewaysScroll(someone);
  await expectNoAxeViolations(someone);
  await picture(someone, 'question-390');
  const answer = someone.getByRole('textbox', { name: 'Uw antwoord' });
  await answer.fill('Ja, vanaf 1 december.');
  await someone.getByRole('button', { name: 'Antwoord versturen' }).click();
  await someone.getByText('Vul uw naam of functie in.').waitFor();
  assert.equal(await answer.inputValue(), 'Ja, vanaf 1 december.');
  await expectNoAxeViolations(someone);
  await picture(someone, 'lacking-390');
  await someone.getByRole('textbox', { name: 'Uw naam of functie' }).fill('Schuldhulpverlener');
  await someone.getByRole('textbox', { name: 'Uw organisatie' }).fill('Kredietbank Kustland');
  await someone.getByRole('radio', { name: 'De ouder of jongere weet het en vindt het goed' }).check();
  await someone
    .getByRole('textbox', { name: /Is er iemand die dit niet mag weten/ })
    .fill('Niet naar de jeugdbescherming');
  await someone.getByRole('button', { name: 'Antwoord versturen' }).click();
  await someone.getByRole('heading', { level: 1, name: 'Uw antwoord is binnen' }).waitFor();
  await expectNoAxeViolations(someone);
  await picture(someone, 'receipt-390');
  await someone.goto(link);
  await someone.getByRole('heading', { level: 1, name: 'Deze link werkt niet (meer)' }).waitFor();
  await expectNoAxeViolations(someone);
  await picture(someone, 'dead-390');

  await director.goto(`${house.url}/mijn-werk`);
  await director.getByRole('heading', { level: 1, name: 'Mijn werk' }).waitFor();
  await director.getByText('Antwoord binnen').first().waitFor();
  await picture(director, 'work-1280');
  await director.getByRole('link', { name: 'Schuldhulpverlener, Kredietbank Kustland' }).click();
  await director.getByText('Ja, vanaf 1 december.').waitFor();
  await director.locator('[id^="vraag-"]:focus').waitFor();
  await picture(director, 'answered-1280');
  await expectNoAxeViolations(director);
  await director
    .getByRole('button', { name: 'Antwoord plaatsen: Schuldhulpverlener, Kredietbank Kustland' })
    .click();
  const placing = director.getByRole('dialog', { name: 'Antwoord plaatsen' });
  await placing.getByRole('checkbox', { name: 'Gecertificeerde instelling Kustland' }).check();
  await expectNoAxeViolations(director);
  await picture(director, 'place-1280');
  await placing.getByRole('button', { name: 'Plaatsen' }).click();
  await placing.waitFor({ state: 'detached' });
  await director.getByText('Dit deel gaat niet naar: Gecertificeerde instelling Kustland.').waitFor();
  await expectNoAxeViolations(director);
});

test('a statement that came by telephone is written down by keyboard on a narrow screen, with what the source wants', async () => {
  const director = await house.signIn('Casusregisseur', { size: narrow });
  await statementsOfNoor(director);
  await noSidewaysScroll(director);
  await picture(director, 'statements-390');
  await director.getByRole('button', { name: 'Verklaring opschrijven' }).focus();
  await director.keyboard.press('Enter');
  const dialog = director.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Welke organisatie?' }).fill('Woningcorporatie Duinveen');
  await dialog.getByRole('textbox', { name: 'Wie zei dit?' }).fill('Consulent');
  await dialog.getByRole('radio', { name: 'Telefoon' }).check();
  await dialog
    .getByRole('textbox', { name: 'Wat zegt de organisatie?' })
    .fill('De ontruiming is van de baan.');
  await dialog.getByRole('textbox', { name: /Voorwaarde van de bron/ }).fill('Niet naar de GI');
  await picture(director, 'write-390');
  await expectNoAxeViolations(director);
  await dialog.getByRole('button', { name: 'Bewaren' }).click();
  await dialog.getByText('Kies een deel.').first().waitFor();
  await dialog.getByRole('combobox', { name: 'In welk deel hoort dit?' }).selectOption({ label: 'Geld' });
  await dialog.getByRole('button', { name: 'Bewaren' }).click();
  await dialog.waitFor({ state: 'detached' });
  await director.getByText('De ontruiming is van de baan.').waitFor();
  await noSidewaysScroll(director);
  await expectNoAxeViolations(director);

  // heard wrongly: put right with a reason, and what it said stays
  const line = director.getByRole('listitem').filter({ hasText: 'De ontruiming is van de baan.' });
  await line.getByRole('button', { name: /^Verklaring verbeteren: Consulent/ }).click();
  const mend = director.getByRole('dialog', { name: 'Verklaring verbeteren' });
  await mend
    .getByRole('textbox', { name: 'Wat zegt de organisatie?' })
    .fill('De ontruiming is een maand uitgesteld.');
  await mend.getByRole('button', { name: 'Verbetering bewaren' }).click();
  await mend.getByText('Schrijf waarom u dit verbetert.').first().waitFor();
  await picture(director, 'correct-390');
  await expectNoAxeViolations(director);
  await mend.getByRole('textbox', { name: 'Waarom verbetert u dit?' }).fill('Verkeerd verstaan');
  await mend.getByRole('button', { name: 'Verbetering bewaren' }).click();
  await mend.waitFor({ state: 'detached' });
  const mended = director.getByRole('listitem').filter({ hasText: 'een maand uitgesteld' });
  await mended.getByText('Eén keer verbeterd').click();
  await mended.getByText('De ontruiming is van de baan.').waitFor();
  await mended.getByText('Reden: Verkeerd verstaan', { exact: false }).waitFor();
  await noSidewaysScroll(director);
  await expectNoAxeViolations(director);
  await picture(director, 'corrected-390');
});
