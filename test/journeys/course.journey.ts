import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { expectNoAxeViolations } from '../browser.ts';
import { narrow, openHouse, wide, type House } from './house.ts';
import { inDays, noSidewaysScroll, openCase, picture } from './acts.ts';

let house: House;
before(async () => {
  house = await openHouse();
});
after(() => house.close());

const courseOf = async (page: Page, child: string): Promise<void> => {
  await openCase(page, child);
  await page.getByRole('link', { name: 'Verloop', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Verloop' }).waitFor();
};
const moveTo = async (page: Page, phase: string): Promise<void> => {
  await page.getByRole('button', { name: 'Verder of terug' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Wij zijn nu' }).selectOption({ label: phase });
  await dialog.getByRole('button', { name: 'Bewaren' }).click();
};

test('the hard stops are met one by one, each with the button that does it, until the plan', async () => {
  const director = await house.signIn('Casusregisseur', { size: wide });
  await courseOf(director, 'Fenna');
  const stops = director.getByRole('region', { name: 'Drie harde stops' });
  await expectNoAxeViolations(director);
  await picture(director, 'course-1280');

  // what comes before closing is said before the long form, with the way there
  const dialog = director.getByRole('dialog');
  await director.getByRole('button', { name: 'Afronden met het gezin' }).click();
  await dialog.getByText(/^Met Fenna .* is nog niet gesproken/).waitFor();
  assert.equal(await dialog.getByRole('textbox').count(), 0);
  assert.equal(await dialog.getByRole('button', { name: 'Casus afronden' }).count(), 0);
  await expectNoAxeViolations(director);
  await picture(director, 'closing-blocked-1280');
  await dialog.getByRole('button', { name: /^Naar deze stop: Fenna/ }).click();
  await dialog.waitFor({ state: 'detached' });
  const line = stops.getByRole('listitem').filter({ hasText: /^Fenna/ });
  await line.and(director.locator(':focus')).waitFor();

  await moveTo(director, 'samen doelen kiezen');
  await dialog.getByText('Nog niet met elk kind is gesproken').first().waitFor();
  const focused = dialog.locator(':focus');
  await focused.getByText('Nog niet met elk kind is gesproken').first().waitFor();
  assert.ok(await focused.isVisible(), 'a refusal comes into view and has the focus');
  await expectNoAxeViolations(director);
  await picture(director, 'course-stop-1280');
  // with the button that does it
  await dialog.getByRole('button', { name: /Gesprek met Fenna .* vastleggen/ }).click();
  await dialog.getByRole('button', { name: 'Vandaag' }).click();
  await dialog.getByRole('textbox', { name: 'Door wie?' }).fill('Casusregisseur');
  await dialog.getByRole('radio', { name: 'Alleen', exact: true }).check();
  await dialog.getByRole('button', { name: 'Vastleggen' }).click();
  await dialog.waitFor({ state: 'detached' });
  await stops.getByText('Gedaan', { exact: false }).first().waitFor();

  await moveTo(director, 'samen doelen kiezen');
  await dialog.getByText('Het gezin weet dit nog niet').first().waitFor();
  await dialog.getByRole('link', { name: 'Brief maken' }).waitFor();
  await dialog.getByRole('button', { name: 'Annuleren' }).click();
  await stops.getByRole('button', { name: /^(Later informeren|Opnieuw uitstellen)$/ }).click();
  await dialog.getByRole('button', { name: 'Vastleggen' }).click();
  await dialog.getByText('Kies een grond.').first().waitFor();
  await dialog.getByRole('radio', { name: /nog niet bereikt/ }).check();
  await dialog
    .getByRole('textbox', { name: 'Waarom nu nog niet?' })
    .fill('Moeder is tot vrijdag niet bereikbaar.');
  await dialog.getByRole('textbox', { name: /Wanneer kijken we/ }).fill(inDays(5));
  await expectNoAxeViolations(director);
  await dialog.getByRole('button', { name: 'Vastleggen' }).click();
  await dialog.waitFor({ state: 'detached' });
  await stops.getByText('Moeder is tot vrijdag niet bereikbaar.').waitFor();

  await moveTo(director, 'samen doelen kiezen');
  await dialog.waitFor({ state: 'detached' });
  await director.getByText('Fase 3: Motivatie', { exact: false }).first().waitFor();
  await director.getByText('Waar wij waren').click();
  await director.getByText('informatie verzamelen', { exact: false }).first().waitFor();
  await expectNoAxeViolations(director);
  await director.context().close();
});

test('a family looks back and closes; on a telephone the aftercare is answered, worries open the case again', async () => {
  const director = await house.signIn('Casusregisseur', { size: narrow });
  await director.goto(`${house.url}/mijn-werk`);
  await director.getByRole('heading', { level: 1, name: 'Mijn werk' }).waitFor();
  await director.getByRole('button', { name: 'Terugkijken en nazorg', exact: true }).click();
  await picture(director, 'work-390');
  await director
    .getByRole('link', { name: /Moeder wil weer slapen/ })
    .first()
    .click();
  await director.getByRole('heading', { level: 1, name: 'Verloop' }).waitFor();
  const aftercare = director.getByRole('region', { name: 'Nazorg' });
  await aftercare.waitFor();
  await noSidewaysScroll(director);
  await expectNoAxeViolations(director);
  await picture(director, 'aftercare-390');
  await director.getByText('Fijn dat het klein bleef.', { exact: false }).waitFor();
  await aftercare
    .getByRole('button', { name: /^Gaat goed: nazorg/ })
    .first()
    .click();
  await director.getByText('Vastgelegd: het gaat goed', { exact: false }).waitFor();

  // the case itself is read and not written
  await director.getByRole('link', { name: 'Terug naar de casus' }).click();
  await director.getByText('Deze casus is afgerond.', { exact: false }).waitFor();
  assert.equal(await director.getByRole('button', { name: 'Contactnotitie schrijven' }).count(), 0);
  assert.equal(await director.getByRole('button', { name: /Afspraak (maken|toevoegen)/ }).count(), 0);
  await noSidewaysScroll(director);
  await expectNoAxeViolations(director);
  await picture(director, 'closed-case-390');
  await director.getByRole('link', { name: 'Naar verloop en nazorg' }).click();

  await aftercare
    .getByRole('button', { name: /^Anders dan goed/ })
    .first()
    .click();
  const dialog = director.getByRole('dialog');
  await dialog.getByRole('radio', { name: /Er zijn weer zorgen/ }).check();
  await dialog.getByRole('textbox', { name: 'In één of twee zinnen' }).fill('Moeder slaapt weer niet.');
  await dialog.getByRole('textbox', { name: 'Wanneer vraagt u het weer?' }).fill(inDays(7));
  await expectNoAxeViolations(director);
  await dialog.getByRole('button', { name: 'Bewaren' }).click();
  await dialog.waitFor({ state: 'detached' });
  await director.getByText('Er zijn weer zorgen. Wat past nu?').waitFor();
  await aftercare.getByRole('button', { name: 'Casus heropenen' }).click();
  await dialog.getByRole('textbox', { name: 'Waarom?' }).fill('De nachten zijn weer te zwaar.');
  await dialog.getByRole('textbox', { name: 'Wanneer kijken jullie terug?' }).fill(inDays(21));
  await dialog.getByRole('button', { name: 'Heropenen' }).click();
  await dialog.waitFor({ state: 'detached' });
  await director.getByRole('region', { name: 'Drie harde stops' }).waitFor();
  await noSidewaysScroll(director);
  await expectNoAxeViolations(director);
  await picture(director, 'reopened-390');
  await director.context().close();

  // and at a desk it is closed with the family again
  const desk = await house.signIn('Casusregisseur', { size: wide });
  await courseOf(desk, 'Timo');
  await desk.getByRole('button', { name: 'Terugkijken vastleggen' }).click();
  const form = desk.getByRole('dialog');
  await form.getByRole('textbox', { name: 'Wat hielp?' }).fill('Oma.');
  await form.getByRole('textbox', { name: 'Wat had een nadeel?' }).fill('Niets.');
  await form.getByRole('radio', { name: /Stop/ }).check();
  await form.getByRole('textbox', { name: 'Wanneer kijken jullie opnieuw terug?' }).fill(inDays(30));
  await expectNoAxeViolations(desk);
  await form.getByRole('button', { name: 'Bewaren' }).click();
  await form.waitFor({ state: 'detached' });
  await desk.getByText('Het terugkijken staat erin.', { exact: false }).waitFor();
  const held = desk.getByRole('article').filter({ hasText: 'Oma.' });
  assert.equal(await held.getByText('Opnieuw terugkijken').count(), 0, 'with "Stop" no other day');
  await picture(desk, 'look-back-1280');
  await desk.getByRole('button', { name: 'Afronden met het gezin' }).click();
  await form.getByRole('button', { name: 'Casus afronden' }).click();
  await form.getByText('Schrijf waarom jullie afronden.').first().waitFor();
  await form.getByText('Kies of er nog een zorg open is.').first().waitFor();
  await picture(desk, 'closing-1280');
  await expectNoAxeViolations(desk);
  // a longer text is not thrown away without asking
  const why = form.getByRole('textbox', { name: 'Waarom ronden jullie af?' });
  await why.fill('Moeder slaapt weer, en Timo is op tijd op school. Oma blijft helpen.');
  await form.getByRole('button', { name: 'Annuleren' }).click();
  await form.getByText('Weggooien wat u typte?').waitFor();
  await expectNoAxeViolations(desk);
  await picture(desk, 'throw-away-1280');
  await desk.keyboard.press('Enter');
  await form.getByRole('button', { name: 'Annuleren' }).waitFor();
  assert.match(await why.inputValue(), /^Moeder slaapt weer/);
  await form.getByRole('button', { name: 'Annuleren' }).click();
  await form.getByRole('button', { name: 'Weggooien' }).click();
  await form.waitFor({ state: 'detached' });
  await desk.getByRole('button', { name: 'Afronden met het gezin' }).click();
  assert.equal(await why.inputValue(), '');
  await form.getByRole('radio', { name: 'Nee', exact: true }).check();
  await why.fill('Het gaat weer goed.');
  await form.getByRole('textbox', { name: 'Wie let op?' }).fill('Oma');
  await form.getByRole('textbox', { name: 'Wie bellen bij zorgen?' }).fill('Moeder belt zelf.');
  await form.getByRole('radio', { name: 'Gevraagd', exact: true }).check();
  await form.getByRole('textbox', { name: 'In hun eigen woorden' }).fill('Goed zo.');
  await form.getByRole('button', { name: 'Casus afronden' }).click();
  await form.waitFor({ state: 'detached' });
  await desk.getByText('De casus is afgerond.', { exact: false }).waitFor();
  await desk.getByText('Bewaren tot').waitFor();
  await picture(desk, 'closed-1280');
  await expectNoAxeViolations(desk);

  await desk.getByRole('link', { name: 'Brief van afronding maken' }).click();
  await desk.getByRole('heading', { level: 1, name: 'Brieven' }).waitFor();
  await desk.getByRole('button', { name: 'Brief maken' }).first().click();
  await form.getByRole('radio', { name: 'Een ouder met gezag' }).check();
  await form.getByRole('textbox', { name: 'Naam van deze ouder' }).fill('Linda Kuipers');
  for (const child of ['Timo Kuipers', 'Lot Kuipers'])
    await form.getByRole('checkbox', { name: child }).check();
  await form.getByRole('button', { name: 'Bekijk de brief' }).click();
  await desk.getByText('Dat is niet vóór', { exact: false }).waitFor();
  await expectNoAxeViolations(desk);
  await picture(desk, 'letter-1280');
  await desk.getByRole('button', { name: 'Brief intrekken' }).click();
  await form.getByRole('button', { name: 'Brief intrekken' }).click();

  await courseOf(desk, 'Timo');
  await desk.getByRole('button', { name: 'Afronding ongedaan maken' }).click();
  await desk.getByText('De casus is weer open.').waitFor();
  await desk.getByRole('region', { name: 'Drie harde stops' }).waitFor();
  await desk.context().close();
});

test('a case is closed with a worry at once; a second reader disagrees, and the director leaves it closed with the reason', async () => {
  const director = await house.signIn('Casusregisseur', { size: wide });
  await courseOf(director, 'Timo');
  await director.getByRole('button', { name: 'Afronden met het gezin' }).click();
  const form = director.getByRole('dialog');
  await form.getByRole('radio', { name: 'Ja', exact: true }).check();
  await form.getByRole('button', { name: 'Casus afronden' }).click();
  await form.getByText('Schrijf welke zorg er nog is').first().waitFor();
  await expectNoAxeViolations(director);
  await picture(director, 'worry-closing-1280');
  await director.setViewportSize(narrow);
  await noSidewaysScroll(director);
  await picture(director, 'worry-closing-390');
  await director.setViewportSize(wide);
  await form
    .getByRole('textbox', { name: 'Welke zorg, en waarom rondt u toch af?' })
    .fill('Vader slaapt slecht. Hij heeft nu hulp van de huisarts.');
  await form.getByRole('textbox', { name: 'Waarom ronden jullie af?' }).fill('Het gaat weer goed.');
  await form.getByRole('textbox', { name: 'Wie let op?' }).fill('Oma');
  await form.getByRole('textbox', { name: 'Wie bellen bij zorgen?' }).fill('Moeder belt zelf.');
  await form.getByRole('radio', { name: 'Gevraagd', exact: true }).check();
  await form.getByRole('textbox', { name: 'In hun eigen woorden' }).fill('Goed zo.');
  await form.getByRole('button', { name: 'Casus afronden' }).click();
  await form.waitFor({ state: 'detached' });
  const closing = director.getByRole('region', { name: 'Afronding' });
  await closing.getByText('Leest mee, uiterlijk', { exact: false }).waitFor();
  await expectNoAxeViolations(director);
  await picture(director, 'worry-closed-1280');

  const reader = await house.signIn('Medewerker aanmeldpunt', { size: narrow });
  await reader.goto(`${house.url}/mijn-werk`);
  await reader.getByRole('heading', { level: 1, name: 'Mijn werk' }).waitFor();
  await picture(reader, 'reader-work-390');
  await reader
    .getByRole('listitem')
    .filter({ hasText: 'Nalezen: afgerond met een zorg' })
    .getByRole('link')
    .click();
  await reader.getByRole('heading', { level: 1, name: 'Nalezen: afgerond met een zorg' }).waitFor();
  await reader.getByText('Vader slaapt slecht.', { exact: false }).waitFor();
  assert.equal(await reader.getByText('Timo').count(), 0);
  await noSidewaysScroll(reader);
  await expectNoAxeViolations(reader);
  await picture(reader, 'closing-reading-390');
  await reader.setViewportSize(wide);
  await picture(reader, 'closing-reading-1280');
  // by the keyboard alone
  await reader.getByRole('radio', { name: /^Eens/ }).focus();
  await reader.keyboard.press('ArrowDown');
  await reader.getByRole('button', { name: 'Vastleggen' }).press('Enter');
  await reader.getByText('Schrijf waarom u het er niet mee eens bent.').first().waitFor();
  await expectNoAxeViolations(reader);
  await reader.getByRole('textbox', { name: 'Waarom niet?' }).fill('Wie belt vader in het weekend?');
  await reader.getByRole('button', { name: 'Vastleggen' }).press('Enter');
  await reader.getByRole('heading', { level: 1, name: 'Dank u wel' }).waitFor();
  await expectNoAxeViolations(reader);
  await picture(reader, 'closing-reading-done-1280');
  await reader.context().close();

  await director.goto(`${house.url}/mijn-werk`);
  await picture(director, 'work-disputed-1280');
  await director
    .getByRole('listitem')
    .filter({ hasText: 'De meelezer is het niet eens met afronden' })
    .getByRole('link')
    .click();
  await director.getByRole('heading', { level: 1, name: 'Verloop' }).waitFor();
  await closing.getByText('Wie belt vader in het weekend?').waitFor();
  await expectNoAxeViolations(director);
  await picture(director, 'disputed-1280');
  await director.setViewportSize(narrow);
  await noSidewaysScroll(director);
  await picture(director, 'disputed-390');
  await closing.getByRole('button', { name: 'Afgerond laten' }).click();
  await form.getByRole('button', { name: 'Afgerond laten' }).click();
  await form.getByText('Schrijf waarom u het zo laat.').first().waitFor();
  await form.getByRole('textbox', { name: 'Waarom laat u het zo?' }).fill('Oma slaapt er in het weekend.');
  await expectNoAxeViolations(director);
  await form.getByRole('button', { name: 'Afgerond laten' }).click();
  await form.waitFor({ state: 'detached' });
  await director.getByText('Vastgelegd: de casus blijft afgerond.').waitFor();
  await closing.getByText('Oma slaapt er in het weekend.').waitFor();
  await noSidewaysScroll(director);
  await expectNoAxeViolations(director);
  await director.context().close();
});
