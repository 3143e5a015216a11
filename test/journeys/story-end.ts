/** Looking back, and who stays. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { expectNoAxeViolations } from '../browser.ts';
import { narrow } from './house.ts';
import { inDays, noSidewaysScroll, openCase } from './acts.ts';
import { child, inDialog, press, toPage, type, type Story } from './story.ts';

const moveTo = async (page: Page, phase: string): Promise<void> => {
  await press(page, 'Verder of terug');
  await inDialog(page, 'Bewaren', async dialog => {
    await dialog.getByRole('combobox', { name: 'Wij zijn nu' }).selectOption({ label: phase });
  });
};

/** The attendance officer, on a telephone, says that it worked; the director looks back with the family. */
export async function lookBack(story: Story, director: Page): Promise<void> {
  const officer = await story.house.signIn('Leerplichtambtenaar', { size: narrow });
  await officer.getByRole('link', { name: 'Rooster op maat maken met school' }).first().click();
  const kept = officer.getByRole('group', { name: /^Is het gelukt\? Rooster op maat/ });
  await press(kept, 'Gelukt');
  await officer.getByText(/^Vastgelegd als gelukt/).waitFor();
  await noSidewaysScroll(officer);
  await officer.context().close();

  await openCase(director, child);
  await director.reload();
  const plan = director.getByRole('region', { name: 'Afspraken en doelen' });
  await press(plan, /^Cijfer opschrijven bij: Weer hele dagen/);
  await inDialog(director, 'Cijfer opschrijven', async dialog => {
    await type(dialog, 'Cijfer van 0 tot 10', '7');
    await type(dialog, 'Wie gaf dit cijfer?', 'Vica');
  });
  await plan.getByText('7, gegeven door Vica', { exact: false }).waitFor();
  await director.getByRole('link', { name: 'Verloop', exact: true }).click();
  await director.getByRole('heading', { level: 1, name: 'Verloop' }).waitFor();
  await moveTo(director, 'samen terugkijken');
  await press(director, 'Terugkijken vastleggen');
  await inDialog(director, 'Bewaren', async form => {
    await type(form, 'Wat hielp?', 'Oma haalt op, school belt zelf.');
    await type(form, 'Wat had een nadeel?', 'Veel gesprekken op een dag.');
    await form.getByRole('radio', { name: /Stop/ }).check();
    await type(form, 'Wanneer kijken jullie opnieuw terug?', inDays(30));
  });
  await director.getByText('Het terugkijken staat erin.', { exact: false }).waitFor();
}

/** All access renewed or ended in one act. */
export async function whoStays(story: Story, director: Page): Promise<void> {
  await openCase(director, child);
  await press(director, 'Wie blijft erbij?');
  await inDialog(director, 'Zo vastleggen', async stays => {
    const officer = stays.getByRole('radiogroup', { name: /^Leerplichtambtenaar/ });
    await officer.getByRole('radio', { name: 'Stopt' }).check();
    await type(stays, 'Weet het gezin dit?', 'Ja, samen besproken.');
  });
  await director.getByText(/^Vastgelegd\. Wie erbij blijft/).waitFor();
  const officer = await story.house.signIn('Leerplichtambtenaar', { size: narrow });
  await officer.goto(`${story.house.url}/casussen`);
  await officer.getByRole('heading', { level: 1, name: 'Casussen' }).waitFor();
  assert.equal(await officer.getByText(story.reference).count(), 0, 'what has ended is gone at once');
  await officer.context().close();
}

/** Mother asks who looked: answered by organisation, function and purpose, the newest first. */
export async function whoLooked(story: Story, director: Page): Promise<void> {
  await openCase(director, child);
  await director.getByRole('link', { name: 'Wie heeft gekeken?' }).click();
  await director.getByRole('heading', { level: 1, name: 'Wie heeft gekeken?' }).waitFor();
  const main = director.getByRole('main');
  await main.getByText('opende', { exact: false }).first().waitFor();
  const officer = main.getByText('Leerplichtambtenaar', { exact: false }).first();
  const more = main.getByRole('button', { name: 'Meer', exact: true });
  // who looked longest ago stands on a later page
  for (let page = 0; page < 60; page += 1) {
    await officer.or(more).first().waitFor();
    if (await officer.isVisible()) break;
    await more.click();
  }
  await officer.waitFor();
}

/** Closing with the family: what is open is answered, aftercare has its dates, and it is said how long it is kept. */
export async function close(story: Story, director: Page): Promise<void> {
  await toPage(director, 'Verloop');
  await press(director, 'Afronden met het gezin');
  await inDialog(director, 'Casus afronden', async form => {
    await form.getByRole('textbox', { name: 'Waarom ronden jullie af?' }).waitFor();
    for (const left of await form
      .getByRole('region', { name: 'Wat nog open staat' })
      .getByRole('radiogroup')
      .all()) {
      await left.getByRole('radio', { name: 'Stopt' }).check();
    }
    for (const why of await form.getByRole('textbox', { name: 'Waarom?', exact: true }).all())
      await why.fill('Het is niet meer nodig.');
    await form.getByRole('radio', { name: 'Nee', exact: true }).check();
    await type(form, 'Waarom ronden jullie af?', 'Vica gaat weer elke dag.');
    await type(form, 'Wie let op?', 'Oma en de mentor');
    await type(form, 'Wie bellen bij zorgen?', 'Vica belt zelf.');
    await form.getByRole('radio', { name: 'Gevraagd', exact: true }).check();
    await type(form, 'In hun eigen woorden', 'Fijn dat iedereen hetzelfde wist.');
  });
  await director.getByText('De casus is afgerond.', { exact: false }).waitFor();
  await director.getByText('Bewaren tot').waitFor();
  await director.getByRole('region', { name: 'Nazorg' }).waitFor();

  // on a telephone the same evening: it is read, and nothing is added
  const deputy = await story.house.signIn('Achtervang', { size: narrow });
  await openCase(deputy, child);
  await deputy.getByText('Deze casus is afgerond.', { exact: false }).waitFor();
  assert.equal(await deputy.getByRole('button', { name: 'Contactnotitie schrijven' }).count(), 0);
  await noSidewaysScroll(deputy);
  await expectNoAxeViolations(deputy);
  await deputy.context().close();
}
