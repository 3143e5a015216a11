import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { expectNoAxeViolations } from '../browser.ts';
import { openHouse, type House } from './house.ts';
import { inDays } from './acts.ts';

let house: House;
before(async () => {
  house = await openHouse();
});
after(() => house.close());

test('four functions bring one concern about a child from the register to one plan line, and it is on record who looked', async () => {
  const nurse = await house.signIn('Jeugdverpleegkundige', { byHand: true });
  await nurse.getByRole('link', { name: 'Zorg doorgeven' }).first().click();
  // first the route: only what the sharing rules open to a nurse
  await nurse.getByRole('heading', { name: 'Is er nu gevaar?' }).waitFor();
  assert.equal(await nurse.getByRole('heading', { name: 'Gaat het om verzuim?' }).count(), 0);
  await expectNoAxeViolations(nurse);
  await nurse.getByRole('button', { name: 'Begin met de zes vragen' }).click();
  await nurse.getByText('Dit is geen melding bij Veilig Thuis').first().waitFor();
  await nurse.getByRole('radio', { name: 'Nee, nu niet' }).check();
  await nurse.getByRole('textbox', { name: 'Naam van het kind' }).fill('Zoey den Braber');
  await nurse.getByRole('textbox', { name: 'Leeftijd of geboortedatum' }).fill('8 jaar');
  await nurse
    .getByRole('textbox', { name: 'Wat zag of hoorde je?' })
    .fill('Zoey komt sinds drie weken moe op school en zei: ik durf thuis niet te slapen.');
  await nurse.getByRole('textbox', { name: 'Wanneer was dat?' }).fill('vanmorgen op het spreekuur');
  await nurse.getByRole('radio', { name: 'Zelf gezien of gehoord' }).check();
  await nurse
    .getByRole('textbox', { name: 'Wat gaat goed?' })
    .fill('Zoey praat makkelijk en haar oma brengt haar elke dag.');
  await nurse
    .getByRole('textbox', { name: 'Wat heb je al gedaan?' })
    .fill('Met Zoey gepraat en moeder gebeld.');
  await nurse.getByRole('radio', { name: 'Ja, en zij vinden het goed' }).check();
  await nurse.getByRole('textbox', { name: 'Hoe bereiken we je?' }).fill('(0990) 12 34 08, woensdag');
  await nurse
    .getByText(/bewaard om/i)
    .first()
    .waitFor();
  await expectNoAxeViolations(nurse);
  await nurse.getByRole('button', { name: 'Bekijk en geef door' }).click();
  await expectNoAxeViolations(nurse);
  await nurse.getByRole('button', { name: 'Geef door aan het aanmeldpunt' }).click();
  await nurse.getByText('Ontvangen', { exact: false }).first().waitFor();
  await expectNoAxeViolations(nurse);

  const desk = await house.signIn('Medewerker aanmeldpunt', { byHand: true });
  await desk.getByRole('link', { name: 'Beoordelen' }).first().click();
  await desk.getByRole('heading', { level: 1, name: 'Beoordelen' }).waitFor();
  await desk.getByRole('link', { name: 'Zoey den Braber' }).waitFor();
  await expectNoAxeViolations(desk);
  await desk.getByRole('link', { name: 'Zoey den Braber' }).click();
  await desk.getByText('ik durf thuis niet te slapen').waitFor();
  await desk.getByRole('radio', { name: 'Ja, vannacht veilig' }).check();
  await desk
    .getByRole('textbox', { name: 'Waar blijkt dat uit?' })
    .fill('Moeder gebeld: oma slaapt vannacht bij Zoey.');
  await desk.getByRole('button', { name: 'Vastleggen' }).click();
  await desk.getByText('De veiligheidsblik is vastgelegd.').waitFor();
  await expectNoAxeViolations(desk);
  await desk.getByRole('radio', { name: 'Naam en jaar' }).check();
  await desk.getByRole('textbox', { name: 'Achternaam' }).fill('den Braber');
  await desk.getByRole('textbox', { name: 'Geboortejaar' }).fill('2018');
  await desk.getByRole('button', { name: 'Zoeken in de basisregistratie' }).click();
  await desk.getByRole('button', { name: /Dit is het kind: Zoey/ }).click();
  // coded to the barrier model: for the age of the child that was found, nothing chosen beforehand
  const model = desk.getByRole('region', { name: 'Wat ziet of hoort men?' });
  assert.equal(await model.locator('input:checked').count(), 0);
  await model.getByRole('combobox').locator('option:checked', { hasText: '4 tot 12 jaar' }).waitFor({
    state: 'attached',
  });
  await model.getByText('Basiszorg en zicht vanaf geboorte', { exact: true }).first().click();
  await model.getByRole('checkbox', { name: /^Kind komt structureel zonder eten/ }).check();
  await model.getByRole('button', { name: 'Keuze bewaren' }).click();
  await model.getByText('uitgesloten, mogelijk of waarschijnlijk').first().waitFor();
  await expectNoAxeViolations(desk);
  for (const besides of await model.getByRole('radiogroup').all())
    await besides.getByRole('radio', { name: 'mogelijk' }).check();
  await model.getByText('Wat kan helpen, van licht naar zwaar').click();
  await model.getByText('U beslist', { exact: false }).waitFor();
  await model.getByRole('button', { name: 'Keuze bewaren' }).click();
  await model.getByText(/^Bewaard,/).waitFor();
  await expectNoAxeViolations(desk);
  await desk.getByRole('radio', { name: /Casus openen/ }).check();
  await desk
    .getByRole('textbox', { name: 'Waarom dit besluit?' })
    .fill('Slapen en school hangen samen; één vast gezicht helpt.');
  await desk
    .getByRole('textbox', { name: 'Waar het om gaat, in één zin' })
    .fill('Zoey wil weer goed slapen en uitgerust op school zijn.');
  await desk.getByLabel('School en werk').check();
  await desk.getByRole('checkbox', { name: 'Veiligheid' }).check();
  await desk
    .getByRole('radiogroup', { name: /de woorden van de afzender/ })
    .getByRole('radio', { name: 'School en werk' })
    .check();
  await desk
    .getByRole('radiogroup', { name: /^Aanspreekpunt/ })
    .getByRole('radio', { name: /^Casusregisseur/ })
    .check();
  await desk
    .getByRole('radiogroup', { name: /^Achtervang/ })
    .getByRole('radio', { name: /^Achtervang/ })
    .check();
  await desk.getByRole('button', { name: 'Casus openen' }).click();
  await desk.getByText('Kijk nog naar één antwoord').waitFor();
  // what an answer opens is not wrong before anybody could fill it in
  await desk.getByRole('radio', { name: 'Het aanspreekpunt' }).check();
  await desk.getByRole('textbox', { name: 'Wanneer?' }).waitFor();
  assert.equal(await desk.getByText('Vul in wanneer de ouders het horen.').count(), 0);
  await desk.getByRole('button', { name: 'Casus openen' }).click();
  await desk.getByText('Vul in wanneer de ouders het horen.').first().waitFor();
  await desk.getByRole('textbox', { name: 'Wanneer?' }).fill(inDays(1));
  await expectNoAxeViolations(desk);
  await desk.getByRole('button', { name: 'Casus openen' }).click();
  await desk.getByText('Het besluit staat vast').waitFor();
  const reference = /C-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await desk.locator('main').innerText())?.[0];
  assert.ok(reference);
  await desk.getByText('Armoede').waitFor();
  assert.equal(await desk.getByRole('radio').count(), 0, 'what was coded is to read only');
  await expectNoAxeViolations(desk);

  const director = await house.signIn('Casusregisseur', { byHand: true });
  await director.getByRole('link', { name: reference }).click();
  await director.getByText('Zoey den Braber').first().waitFor();
  await expectNoAxeViolations(director);
  await director.getByLabel('Ik heb geen privéband met dit gezin').check();
  await director.getByRole('button', { name: 'Casus openen' }).click();
  await director.getByRole('heading', { level: 1, name: 'Zoey den Braber' }).waitFor();
  await expectNoAxeViolations(director);

  for (const [words, page] of [
    ['Wat mag ik nu doen?', 'wat-mag-ik-nu-doen/'],
    ['Mag ik dit delen?', 'mag-ik-dit-delen/'],
  ] as const) {
    const link = director.getByRole('main').getByRole('link', { name: words });
    assert.equal(await link.getAttribute('href'), `/open/${page}`);
    assert.equal(await link.getAttribute('target'), '_blank');
    assert.match((await link.getAttribute('rel')) ?? '', /noopener/);
  }
  const rail = director.getByRole('navigation', { name: 'Onderdelen' });
  assert.equal(await rail.getByRole('link', { name: 'Wat mag ik nu doen?' }).getAttribute('href'), '/open/');

  await director.getByRole('button', { name: 'Iemand anders benoemen' }).click();
  const appoint = director.getByRole('dialog');
  await appoint.getByRole('radio', { name: 'Casusregisseur' }).check();
  await appoint
    .getByRole('radiogroup', { name: /^Wie\?/ })
    .getByRole('radio', { name: /^Casusregisseur/ })
    .check();
  await appoint.getByRole('button', { name: 'Benoemen' }).click();
  await appoint.waitFor({ state: 'detached' });

  await director.getByRole('button', { name: 'Toegang geven' }).click();
  const give = director.getByRole('dialog');
  await give
    .getByLabel('Aan wie?')
    .selectOption({ label: await optionWith(director, 'Aan wie?', 'Leerplichtambtenaar') });
  await give
    .getByRole('radiogroup', { name: /^Op welke grondslag/ })
    .getByRole('radio')
    .first()
    .check();
  await give
    .getByRole('group', { name: /School en werk/ })
    .getByRole('radio', { name: 'Mag schrijven' })
    .check();
  await give
    .getByRole('textbox', { name: 'Waarom heeft deze persoon dit nodig?' })
    .fill('Maakt met school een rustiger rooster.');
  await give.getByRole('textbox', { name: 'Weet het gezin dit?' }).fill('Ja, met moeder en Zoey besproken.');
  await expectNoAxeViolations(director);
  await give.getByRole('button', { name: 'Toegang geven' }).click();
  await give.waitFor({ state: 'detached' });
  // who is given access once more is not mistaken for whose access is changed
  await director.getByRole('button', { name: 'Toegang geven' }).click();
  await give
    .getByLabel('Aan wie?')
    .selectOption({ label: await optionWith(director, 'Aan wie?', 'Leerplichtambtenaar') });
  await give.getByText(/^Heeft al toegang: .*School en werk/).waitFor();
  await give.getByRole('button', { name: 'Annuleren' }).click();
  await give.waitFor({ state: 'detached' });

  await director.getByRole('button', { name: 'Afspraak toevoegen' }).first().click();
  const agree = director.getByRole('dialog');
  await agree.getByRole('textbox', { name: 'Wat?' }).fill('Rustiger rooster afspreken met de juf');
  await agree.getByLabel('Bij welk deel hoort dit?').selectOption({ label: 'School en werk' });
  await agree.getByRole('radio', { name: 'Iemand van het team' }).check();
  await agree
    .getByLabel('Wie van het team?')
    .selectOption({ label: await optionWith(director, 'Wie van het team?', 'Leerplichtambtenaar') });
  await agree.getByRole('textbox', { name: 'Voor wanneer?' }).fill(inDays(5));
  await agree.getByRole('button', { name: 'Afspraak toevoegen' }).click();
  await agree.waitFor({ state: 'detached' });
  await director.getByText('Rustiger rooster afspreken met de juf').first().waitFor();
  await expectNoAxeViolations(director);

  const officer = await house.signIn('Leerplichtambtenaar', { byHand: true });
  await officer.getByRole('link', { name: reference }).click();
  await officer.getByLabel('Ik heb geen privéband met dit gezin').check();
  await officer.getByRole('button', { name: 'Casus openen' }).click();
  await officer.getByRole('heading', { level: 1, name: 'Zoey den Braber' }).waitFor();
  assert.equal(
    await officer.getByText('Veiligheid', { exact: true }).count(),
    0,
    'the part that was not given does not exist for the officer',
  );
  await officer.getByText('Waarom mag ik dit zien?').click();
  await officer
    .getByText('Maakt met school een rustiger rooster.')
    .filter({ visible: true })
    .first()
    .waitFor();
  await expectNoAxeViolations(officer);
  await officer.getByRole('link', { name: 'Mijn werk' }).first().click();
  await officer.getByRole('heading', { level: 1, name: 'Mijn werk' }).waitFor();
  await officer.getByText('Rustiger rooster afspreken met de juf').waitFor();
  await expectNoAxeViolations(officer);

  await director.getByRole('link', { name: 'Wie heeft gekeken?' }).click();
  await director.getByRole('heading', { level: 1, name: 'Wie heeft gekeken?' }).waitFor();
  await director.getByText('Leerplichtambtenaar').first().waitFor();
  await expectNoAxeViolations(director);
});

/** The label of the option that begins with these words; it also holds telephone and working days. */
const optionWith = async (
  page: import('playwright-core').Page,
  field: string,
  words: string,
): Promise<string> => {
  const select = page.getByLabel(field, { exact: true }).last();
  await select.locator('option', { hasText: words }).first().waitFor({ state: 'attached' });
  return (
    (await select
      .locator('option', { hasText: new RegExp(`^${words}`) })
      .first()
      .textContent()) ?? ''
  );
};
