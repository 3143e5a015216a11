/** Looking back, and who stays. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { expectNoAxeViolations } from '../browser.ts';
import { narrow } from './house.ts';
import { inDays, noSidewaysScroll } from './acts.ts';
import { inDialog, press, toCase, type, type Story } from './story.ts';

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

  await toCase(story, director);
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
  await expectNoAxeViolations(director);
}

/** All access renewed or ended in one act. */
export async function whoStays(story: Story, director: Page): Promise<void> {
  await toCase(story, director);
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
