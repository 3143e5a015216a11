/** From a worry on a telephone to a case with a first contact and a deputy. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { expectNoAxeViolations } from '../browser.ts';
import { narrow } from './house.ts';
import { inDays, noSidewaysScroll } from './acts.ts';
import { child, headline, press, type, type Story } from './story.ts';

/** The nurse, on a telephone: first the way, then six questions, one at a time. */
export async function passOn({ house }: Story): Promise<Page> {
  const nurse = await house.signIn('Jeugdverpleegkundige', { size: narrow });
  await nurse.goto(`${house.url}/zorg-doorgeven`);
  await nurse.getByRole('heading', { name: 'Is er nu gevaar?' }).waitFor();
  await press(nurse, 'Begin met de zes vragen');
  await nurse.getByRole('radio', { name: 'Nee, nu niet' }).check();
  await press(nurse, 'Volgende');
  await type(nurse, 'Naam van het kind', child);
  await type(nurse, 'Leeftijd of geboortedatum', '14 jaar');
  await press(nurse, 'Volgende');
  await type(nurse, 'Wat zag of hoorde je?', 'Vica mist veel lessen. Ze zegt: ik moet elke avond op pad.');
  await type(nurse, 'Wanneer was dat?', 'vanmorgen');
  await nurse.getByRole('radio', { name: 'Zelf gezien of gehoord' }).check();
  await press(nurse, 'Volgende');
  await type(nurse, 'Wat gaat goed?', 'Vica komt graag en zorgt goed voor haar zusje.');
  await type(nurse, 'Wat heb je al gedaan?', 'Met Vica gesproken en moeder gebeld.');
  await press(nurse, 'Volgende');
  await nurse.getByRole('radio', { name: 'Ja, en zij vinden het goed' }).check();
  await press(nurse, 'Volgende');
  await type(nurse, 'Hoe bereiken we je?', '(0990) 12 34 08');
  await press(nurse, 'Bekijk en geef door');
  await nurse.getByText('Dit is geen melding bij Veilig Thuis').first().waitFor();
  await noSidewaysScroll(nurse);
  await press(nurse, 'Geef door aan het aanmeldpunt');
  await nurse.getByText('Ontvangen', { exact: false }).first().waitFor();
  return nurse;
}

/** The same day by one: is this child safe tonight? */
export async function lookAtSafety({ house }: Story): Promise<Page> {
  const desk = await house.signIn('Medewerker aanmeldpunt');
  await desk.getByRole('link', { name: 'Mijn werk' }).first().click();
  await desk.getByText('Veiligheidsblik vandaag', { exact: false }).first().waitFor();
  await desk.getByRole('link', { name: child }).first().click();
  await desk.getByRole('heading', { level: 1, name: child }).waitFor();
  await desk.getByRole('radio', { name: 'Ja, vannacht veilig' }).check();
  await type(desk, 'Waar blijkt dat uit?', 'Moeder gebeld. Vica slaapt vannacht bij haar oma.');
  await press(desk, 'Vastleggen');
  await desk.getByText('De veiligheidsblik is vastgelegd.').waitFor();
  return desk;
}

/** Another looks along beforehand, from another desk. */
export async function readAlong({ house }: Story): Promise<void> {
  const expert = await house.signIn('Gedragswetenschapper');
  await expert.goto(`${house.url}/beoordelen`);
  await expert.getByRole('link', { name: child }).first().click();
  const reading = expert.getByRole('region', { name: 'Meelezen' });
  await reading.getByRole('radio', { name: 'Casus openen' }).check();
  await type(reading, 'Waarom?', 'School en thuis hangen samen; één vast gezicht helpt.');
  await press(reading, 'Advies vastleggen');
  await reading.getByText('Adviseerde vooraf: Casus openen').waitFor();
  await expert.context().close();
}

/** Is direction needed at all? The child is found, the decision is taken, and it is said who tells the parents. */
export async function weigh(story: Story, desk: Page): Promise<void> {
  await desk.reload();
  await desk.getByRole('radio', { name: 'Naam en jaar' }).check();
  await type(desk, 'Achternaam', 'Jacobs');
  await type(desk, 'Geboortejaar', '2012');
  await press(desk, 'Zoeken in de basisregistratie');
  await press(desk, /Dit is het kind: Vica/);
  await desk.getByRole('radio', { name: /Casus openen/ }).check();
  await desk.getByText('Een meelezer adviseerde hetzelfde.', { exact: false }).waitFor();
  await type(desk, 'Waarom dit besluit?', 'School, geld en druk van een ander hangen samen.');
  await type(desk, 'Waar het om gaat, in één zin', headline);
  for (const part of ['School en werk', 'Veiligheid', 'Geld'])
    await desk.getByRole('checkbox', { name: part, exact: true }).check();
  // whoever reads that part will read what the sender wrote, so it is said and not guessed
  const belongs = desk.getByRole('radiogroup', { name: /de woorden van de afzender/ });
  assert.equal(await belongs.locator('input:checked').count(), 0, 'nothing chosen beforehand');
  await belongs.getByRole('radio', { name: 'School en werk' }).check();
  for (const [who, name] of [
    [/^Aanspreekpunt/, /^Casusregisseur/],
    [/^Achtervang/, /^Achtervang/],
  ] as const)
    await desk.getByRole('radiogroup', { name: who }).getByRole('radio', { name }).check();
  await desk.getByRole('radio', { name: 'Het aanspreekpunt' }).check();
  await type(desk, 'Wanneer?', inDays(1));
  await press(desk, 'Casus openen');
  await desk.getByText('Het besluit staat vast').waitFor();
  const main = await desk.locator('main').innerText();
  story.reference = /C-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(main)?.[0] ?? '';
  assert.notEqual(story.reference, '', 'within the own controller the desk sees which case it became');
}

/** The sender hears three neutral things at most, and never that there is a case. */
export async function hearBack({ house, reference }: Story, nurse: Page): Promise<void> {
  await nurse.goto(`${house.url}/zorg-doorgeven`);
  await nurse
    .getByRole('link', { name: new RegExp(child) })
    .first()
    .click();
  await nurse.getByText('Wij nemen contact op met het gezin', { exact: false }).first().waitFor();
  assert.equal((await nurse.locator('main').innerText()).includes(reference), false);
  await noSidewaysScroll(nurse);
  await expectNoAxeViolations(nurse);
  await nurse.context().close();
}
