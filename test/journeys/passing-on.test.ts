import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { readNeutrality } from '#src/neutrality/index.ts';
import { expectNoAxeViolations } from '../browser.ts';
import { picture } from './acts.ts';
import { narrow, openHouse, type House } from './house.ts';

let house: House;
before(async () => {
  house = await openHouse();
});
after(() => house.close());

/** What a person has to press beside typing, counted. Going from one field to the next while typing is typing. */
const counting = (page: Page) => {
  let taps = 0;
  return {
    taps: () => taps,
    press: async (role: 'button' | 'link' | 'radio', name: string | RegExp) => {
      taps += 1;
      await page.getByRole(role, { name }).filter({ visible: true }).first().click();
    },
  };
};
const type = (page: Page, name: string, words: string) => page.getByRole('textbox', { name }).fill(words);

test('on a telephone a concern is passed on with at most twelve taps beside typing', async () => {
  const page = await house.signIn('Jeugdverpleegkundige', { size: narrow });
  const { press, taps } = counting(page);
  await press('link', 'Zorg doorgeven');
  await page.getByRole('button', { name: 'Begin met de zes vragen' }).waitFor();
  await picture(page, 'ways-390');
  await expectNoAxeViolations(page);
  await press('button', 'Begin met de zes vragen');
  await press('radio', 'Nee, nu niet');
  await press('button', 'Volgende');
  await type(page, 'Naam van het kind', 'Mees Jansma');
  await type(page, 'Leeftijd of geboortedatum', '9 jaar');
  await press('button', 'Volgende');
  await type(page, 'Wat zag of hoorde je?', 'Mees valt in de klas in slaap en eet niet.');
  await type(page, 'Wanneer was dat?', 'vanmorgen');
  await press('radio', 'Zelf gezien of gehoord');
  await press('button', 'Volgende');
  await type(page, 'Wat gaat goed?', 'Mees heeft twee vaste vrienden.');
  await type(page, 'Wat heb je al gedaan?', 'Met Mees en vader gepraat.');
  await press('button', 'Volgende');
  await press('radio', 'Ja, en zij vinden het goed');
  await press('button', 'Volgende');
  await type(page, 'Hoe bereiken we je?', '(0990) 12 34 08');
  await press('button', 'Bekijk en geef door');
  await press('button', 'Geef door aan het aanmeldpunt');
  await page.getByText('Ontvangen', { exact: false }).first().waitFor();
  assert.ok(taps() <= 12, `${taps()} taps`);
  console.log(`taps beside typing: ${taps()}`);
});

/** Whether something stands above the buttons and the doors, and below the bar at the top. */
const inSight = async (page: Page, what: Locator) => {
  const box = await what.boundingBox();
  const steps = await page.locator('.pass-on__steps').boundingBox();
  const top = await page.locator('.p-top').boundingBox();
  assert.ok(box && steps && top);
  assert.ok(box.y >= top.y + top.height, `${what.toString()} begins below the bar`);
  assert.ok(box.y + box.height <= steps.y, `${what.toString()} ends above the buttons`);
};

test('on a telephone no answer lies under the buttons, and an answer that was passed over is named in the end', async () => {
  const page = await house.signIn('Jeugdverpleegkundige', { size: narrow });
  const next = () => page.getByRole('button', { name: 'Volgende' }).click();
  await page.getByRole('link', { name: 'Zorg doorgeven' }).first().click();
  await page.getByRole('button', { name: 'Begin met de zes vragen' }).click();
  await page.getByRole('radio', { name: 'Nee, nu niet' }).check();
  await next();
  await type(page, 'Naam van het kind', 'Mees Jansma');
  await type(page, 'Leeftijd of geboortedatum', '9 jaar');
  await next();
  await type(page, 'Wat zag of hoorde je?', 'Mees valt in de klas in slaap.');
  await picture(page, 'q3-390');
  await page.getByRole('radio', { name: 'Van een ander gehoord' }).focus();
  await inSight(page, page.locator('label', { hasText: 'Van een ander gehoord' }));
  await type(page, 'Wanneer was dat?', 'vanmorgen');
  await next();
  await type(page, 'Wat gaat goed?', 'Mees heeft twee vaste vrienden.');
  await type(page, 'Wat heb je al gedaan?', 'Met Mees gepraat.');
  await next();
  await page.getByRole('heading', { name: /Weten kind en ouders dit/ }).waitFor();
  for (const answer of ['Ja, en zij vinden het goed', 'Nee, nog niet'])
    await inSight(page, page.locator('label', { hasText: answer }));
  await page.getByRole('radio', { name: 'Ja, en zij vinden het goed' }).check();
  await inSight(page, page.getByRole('textbox', { name: 'Wat zeiden zij ervan?' }));
  await expectNoAxeViolations(page);
  await next();
  await type(page, 'Hoe bereiken we je?', '(0990) 12 34 08');
  await page.getByRole('button', { name: 'Bekijk en geef door' }).click();
  await page.getByRole('heading', { level: 1, name: 'Klopt dit zo?' }).waitFor();
  await page.getByText('Ja, dat is de gewone weg').waitFor();
  await page.getByText(/Kies dan een reden bij vraag 6\./).waitFor();

  // nobody said how they know: named here, and one tap away
  await page.getByRole('button', { name: /Kies of het zelf gezien of gehoord is/ }).click();
  await page.getByRole('radio', { name: 'Van een ander gehoord' }).check();
  await inSight(page, page.getByRole('textbox', { name: 'Van wie gehoord?' }));
  await page.getByRole('radio', { name: 'Zelf gezien of gehoord' }).check();
  for (let step = 3; step < 6; step += 1) await next();
  await page
    .getByRole('radio', { name: /^Nee\./ })
    .first()
    .check();
  await page.getByRole('button', { name: 'Bekijk en geef door' }).click();
  await page.getByText(/Nee: ik vraag om mijn naam af te schermen\. ./).waitFor();
  assert.equal(await page.getByText(/Kies dan een reden bij vraag/).count(), 0);
  await expectNoAxeViolations(page);
});

test('a nurse without consent is told before sending what is lawful, and her text is kept', async () => {
  const page = await house.signIn('Jeugdverpleegkundige');
  await page.getByRole('link', { name: 'Zorg doorgeven' }).first().click();
  await page.getByText('U werkt met een beroepsgeheim', { exact: false }).waitFor();
  await picture(page, 'ways-1280');
  await page.getByRole('button', { name: 'Begin met de zes vragen' }).click();
  await page.getByRole('radio', { name: 'Nee, nu niet' }).check();
  await type(page, 'Naam van het kind', 'Mees Jansma');
  await type(page, 'Leeftijd of geboortedatum', '9 jaar');
  await type(page, 'Wat zag of hoorde je?', 'Mees valt in de klas in slaap.');
  await type(page, 'Wanneer was dat?', 'vanmorgen');
  await page.getByRole('radio', { name: 'Zelf gezien of gehoord' }).check();
  await type(page, 'Wat gaat goed?', 'Mees heeft twee vaste vrienden.');
  await type(page, 'Wat heb je al gedaan?', 'Met Mees gepraat.');
  await page.getByRole('radio', { name: 'Nee, nog niet' }).check();
  await type(page, 'Waarom (nog) niet, of niet iedereen?', 'Ouders nog niet bereikt');
  await type(page, 'Hoe bereiken we je?', '(0990) 12 34 08');
  const told = page.getByText('Zo mag u deze zorg nog niet doorgeven', { exact: true });
  await told.waitFor();
  await picture(page, 'not-yet-1280');
  await expectNoAxeViolations(page);
  await page.getByRole('button', { name: 'Bekijk en geef door' }).click();
  await page.getByRole('button', { name: /Lees bij deze vraag wat eerst nodig is/ }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Geef door aan het aanmeldpunt' }).count(), 0);
  await page.getByRole('radio', { name: 'Ja, en zij vinden het goed' }).check();
  await told.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Bekijk en geef door' }).click();
  await page.getByRole('button', { name: 'Geef door aan het aanmeldpunt' }).click();
  await page.getByText('Ontvangen', { exact: false }).first().waitFor();
});

test('a school is shown the way to DUO for absence, and the desk for a worry that the parents know of', async () => {
  const page = await house.signIn('Zorgcoördinator school', { size: narrow });
  await page.getByRole('link', { name: 'Zorg doorgeven' }).first().click();
  await page.getByText('Meld het verzuim bij het Verzuimloket van DUO.').waitFor();
  await page.getByText('0800-2000', { exact: false }).first().waitFor();
  await picture(page, 'ways-school-390');
  await expectNoAxeViolations(page);
  await page.getByRole('button', { name: 'Begin met de zes vragen' }).waitFor();

  const nurse = await house.signIn('Jeugdverpleegkundige', { size: narrow });
  await nurse.getByRole('link', { name: 'Zorg doorgeven' }).first().click();
  await nurse.getByRole('button', { name: 'Begin met de zes vragen' }).waitFor();
  assert.equal(await nurse.getByText('DUO', { exact: false }).count(), 0, 'no rule, no way');
});

test('one’s own words are asked about, never held up, and never while there is danger or in another’s words', async () => {
  const asked = readNeutrality().sentences.find(
    ({ kind, expected }) => kind === 'professional-text' && expected === 'ask',
  );
  assert.ok(asked);
  const page = await house.signIn('Leerplichtambtenaar');
  await page.getByRole('link', { name: 'Zorg doorgeven' }).first().click();
  await page.getByRole('button', { name: 'Begin met de zes vragen' }).click();
  await page.getByRole('radio', { name: 'Nee, nu niet' }).check();
  const question = page.getByText('Dit is een vraag. U mag het ook zo laten staan.');
  await type(page, 'Wat heb je al gedaan?', asked.text);
  await question.waitFor();
  await picture(page, 'asked-1280');
  await expectNoAxeViolations(page);
  await page.getByRole('radio', { name: 'Ja, er is nu gevaar' }).check();
  await question.waitFor({ state: 'detached' });
  await page.getByRole('radio', { name: 'Nee, nu niet' }).check();
  await question.waitFor();
  await type(page, 'Wat heb je al gedaan?', 'Met moeder gepraat.');
  await question.waitFor({ state: 'detached' });

  // what another told is another's
  await type(page, 'Wat zag of hoorde je?', asked.text);
  await question.waitFor();
  await page.getByRole('radio', { name: 'Van een ander gehoord' }).check();
  await question.waitFor({ state: 'detached' });
  await page.getByRole('radio', { name: 'Zelf gezien of gehoord' }).check();
  await question.waitFor();

  await type(page, 'Naam van het kind', 'Mees Jansma');
  await type(page, 'Leeftijd of geboortedatum', '9 jaar');
  await type(page, 'Wanneer was dat?', 'vanmorgen');
  await type(page, 'Wat gaat goed?', 'Mees heeft twee vaste vrienden.');
  await page.getByRole('radio', { name: 'Ja, maar zij willen het niet' }).check();
  await type(page, 'Wat zeiden zij ervan?', asked.text);
  await type(page, 'Hoe bereiken we je?', '(0990) 12 34 06');
  await page.getByRole('button', { name: 'Bekijk en geef door' }).click();
  await page.getByRole('heading', { name: 'Klopt dit zo?' }).waitFor();
  // on review once more, for the one text that is the officer's own
  assert.equal(await question.count(), 1);
  await expectNoAxeViolations(page);
  await page.getByRole('button', { name: 'Geef door aan het aanmeldpunt' }).click();
  await page.getByText('Ontvangen', { exact: false }).first().waitFor();
});

test('the words that are looked for stand nowhere in what the browser gets', async () => {
  const { words } = readNeutrality();
  const page = await house.browser.newPage();
  const scripts: string[] = [];
  page.on('response', response => {
    if (/\.(js|css)$/.test(new URL(response.url()).pathname))
      void response.text().then(text => scripts.push(text));
  });
  await page.goto(house.url);
  await page.waitForLoadState('networkidle');
  assert.ok(scripts.length > 0);
  const ids = words.entries.map(({ ask }) => ask.nl);
  for (const each of ids) assert.ok(scripts.every(text => !text.includes(each)));
});

test('the desk looks the same day: what one missed is said, the list shows what was found', async () => {
  const page = await house.signIn('Medewerker aanmeldpunt');
  await page.getByRole('link', { name: 'Beoordelen' }).first().click();
  await page.getByText('Vannacht veilig').first().waitFor();
  await page.getByText('Veiligheidsblik vandaag').first().waitFor();
  await picture(page, 'list-1280');
  await page.getByRole('link', { name: /nummer 8/ }).click();
  await page.getByRole('button', { name: 'Vastleggen' }).click();
  await page.getByRole('button', { name: 'Kies of dit kind vannacht veilig is.' }).waitFor();
  await picture(page, 'look-empty-1280');
  await page.getByRole('radio', { name: 'Nee, nu handelen' }).check();
  await type(page, 'Waar blijkt dat uit?', 'Politie gebeld, buurvrouw gesproken.');
  await expectNoAxeViolations(page);
  await page.getByRole('button', { name: 'Vastleggen' }).click();
  await page.getByText('De veiligheidsblik is vastgelegd.').waitFor();
  await picture(page, 'look-1280');
  await page.setViewportSize(narrow);
  await picture(page, 'look-390');
  await expectNoAxeViolations(page);
  await page.getByRole('link', { name: 'Alle wachtende zorgen' }).click();
  await page.getByText('Nu handelen').first().waitFor();
  await picture(page, 'list-390');
});

test('who passed a concern on reads that a colleague decides', async () => {
  const page = await house.signIn('Medewerker aanmeldpunt');
  await page.getByRole('link', { name: 'Zorg doorgeven' }).first().click();
  await page.getByRole('button', { name: 'Begin met de zes vragen' }).click();
  await page.getByRole('radio', { name: 'Nee, nu niet' }).check();
  await type(page, 'Naam van het kind', 'Puck Hendriks');
  await type(page, 'Leeftijd of geboortedatum', '7 jaar');
  await type(page, 'Wat zag of hoorde je?', 'Opa belde: Puck slaapt vaak bij hem.');
  await type(page, 'Wanneer was dat?', 'vanmorgen');
  await page.getByRole('radio', { name: 'Van een ander gehoord' }).check();
  await type(page, 'Van wie gehoord?', 'van opa');
  await type(page, 'Wat gaat goed?', 'Opa is er altijd.');
  await type(page, 'Wat heb je al gedaan?', 'Geluisterd en opgeschreven.');
  await page.getByRole('radio', { name: 'Ja, zij weten het' }).check();
  await type(page, 'Hoe bereiken we je?', '(0990) 12 34 01');
  await page.getByRole('button', { name: 'Bekijk en geef door' }).click();
  await page.getByRole('button', { name: 'Geef door aan het aanmeldpunt' }).click();
  await page.getByText('Ontvangen', { exact: false }).first().waitFor();
  await page.getByRole('link', { name: 'Beoordelen' }).first().click();
  await page.getByRole('link', { name: 'Puck Hendriks' }).click();
  await page.getByText('Daarom neemt een collega het besluit', { exact: false }).waitFor();
  assert.equal(await page.getByRole('radio', { name: /Geen vervolg/ }).count(), 0);
  await expectNoAxeViolations(page);
});
