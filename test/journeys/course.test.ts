import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { expectNoAxeViolations } from '../browser.ts';
import { narrow, openHouse, wide, type House } from './house.ts';
import { inDays, noSidewaysScroll } from './acts.ts';

let house: House;
before(async () => {
  house = await openHouse();
});
after(() => house.close());

const shot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['PERSPECTIEF_SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};
const courseOf = async (page: Page, child: string): Promise<void> => {
  await page.goto(`${house.url}/casussen`);
  await page
    .getByRole('link', { name: new RegExp(child) })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: new RegExp(child) }).waitFor();
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
  await shot(director, 'course-1280');

  await moveTo(director, 'samen doelen kiezen');
  const dialog = director.getByRole('dialog');
  await dialog.getByText('Nog niet met elk kind is gesproken').first().waitFor();
  await expectNoAxeViolations(director);
  await shot(director, 'course-stop-1280');
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
  await stops.getByRole('button', { name: 'Waarom nog niet: Het gezin weet het' }).click();
  await dialog.getByRole('button', { name: 'Bewaren' }).click();
  await dialog.getByText('Schrijf waarom het nog niet kan.').first().waitFor();
  await dialog
    .getByRole('textbox', { name: 'Wat is de reden?' })
    .fill('Moeder is tot vrijdag niet bereikbaar.');
  await dialog.getByRole('textbox', { name: 'Wanneer wel?' }).fill(inDays(5));
  await expectNoAxeViolations(director);
  await dialog.getByRole('button', { name: 'Bewaren' }).click();
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
  await shot(director, 'work-390');
  await director
    .getByRole('link', { name: /Moeder wil weer slapen/ })
    .first()
    .click();
  await director.getByRole('heading', { level: 1, name: 'Verloop' }).waitFor();
  const aftercare = director.getByRole('region', { name: 'Nazorg' });
  await aftercare.waitFor();
  await noSidewaysScroll(director);
  await expectNoAxeViolations(director);
  await shot(director, 'aftercare-390');
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
  await shot(director, 'closed-case-390');
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
  await shot(director, 'reopened-390');
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
  await shot(desk, 'look-back-1280');
  await desk.getByRole('button', { name: 'Afronden met het gezin' }).click();
  await form.getByRole('button', { name: 'Casus afronden' }).click();
  await form.getByText('Schrijf waarom jullie afronden.').first().waitFor();
  await shot(desk, 'closing-1280');
  await expectNoAxeViolations(desk);
  await form.getByRole('textbox', { name: 'Waarom ronden jullie af?' }).fill('Het gaat weer goed.');
  await form.getByRole('textbox', { name: 'Wie let op?' }).fill('Oma');
  await form.getByRole('textbox', { name: 'Wie bellen bij zorgen?' }).fill('Moeder belt zelf.');
  await form.getByRole('radio', { name: 'Gevraagd', exact: true }).check();
  await form.getByRole('textbox', { name: 'In hun eigen woorden' }).fill('Goed zo.');
  await form.getByRole('button', { name: 'Casus afronden' }).click();
  await form.waitFor({ state: 'detached' });
  await desk.getByText('De casus is afgerond.', { exact: false }).waitFor();
  await desk.getByText('Bewaren tot').waitFor();
  await shot(desk, 'closed-1280');
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
  await shot(desk, 'letter-1280');
  await desk.getByRole('button', { name: 'Brief intrekken' }).click();
  await form.getByRole('button', { name: 'Brief intrekken' }).click();

  await courseOf(desk, 'Timo');
  await desk.getByRole('button', { name: 'Afronding ongedaan maken' }).click();
  await desk.getByText('De casus is weer open.').waitFor();
  await desk.getByRole('region', { name: 'Drie harde stops' }).waitFor();
  await desk.context().close();
});
