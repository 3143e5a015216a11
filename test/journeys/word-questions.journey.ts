/** In a case too a professional's own words are asked about, and nobody else's; at a telephone, and never held up. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { readNeutrality } from '#src/neutrality/index.ts';
import { expectNoAxeViolations } from '../browser.ts';
import { noSidewaysScroll, openCase, picture } from './acts.ts';
import { narrow, openHouse, type House } from './house.ts';

let house: House;
before(async () => {
  house = await openHouse();
});
after(() => house.close());

/** One that is asked about, as it stands among the test sentences. */
const { text } =
  readNeutrality().sentences.find(
    ({ kind, expected }) => kind === 'professional-text' && expected === 'ask',
  ) ?? assert.fail();
const questionIn = (dialog: Locator) => dialog.getByText('Dit is een vraag. U mag het ook zo laten staan.');

/** Typed, asked about, written otherwise, and asked about no more. */
const asks = async (page: Page, field: string): Promise<void> => {
  const dialog = page.getByRole('dialog');
  const box = dialog.getByRole('textbox', { name: field });
  await box.fill(text);
  await questionIn(dialog).waitFor();
  await noSidewaysScroll(page);
  await expectNoAxeViolations(page);
  await picture(page, `asked-${field.replaceAll(/\W+/g, '-')}`);
  await box.fill('Belt morgen terug.');
  await questionIn(dialog).waitFor({ state: 'detached' });
};
/** The server has answered about a text of one's own, and had not been asked about this one. */
const doesNotAsk = async (page: Page, field: string): Promise<void> => {
  const asked: string[] = [];
  page.on('request', request => {
    if (request.url().includes('/word-checks')) asked.push(request.postData() ?? '');
  });
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: field }).fill(text);
  await page.waitForTimeout(2_000);
  assert.equal(await questionIn(dialog).count(), 0, field);
  assert.deepEqual(asked, [], 'another’s words do not leave the form before they are kept');
};
const putAway = async (page: Page): Promise<void> => {
  await page.getByRole('dialog').getByRole('button', { name: 'Annuleren' }).click();
  const thrown = page.getByRole('dialog').getByRole('button', { name: 'Weggooien' });
  if ((await thrown.count()) > 0) await thrown.click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
};

test('a note, an agreement, the line of the case and a hand-over ask about own words', async () => {
  const page = await house.signIn('Casusregisseur', { size: narrow });
  await openCase(page, 'Noor Verhagen');
  const open = (name: string) => page.getByRole('button', { name, exact: true }).first().click();

  await open('Contactnotitie schrijven');
  const note = page.getByRole('dialog');
  await note.getByRole('radio', { name: 'Gesproken', exact: true }).check();
  await asks(page, 'Wat?');
  await putAway(page);

  await open('Afspraak toevoegen');
  await asks(page, 'Wat?');
  await putAway(page);

  await open('Wijzigen');
  await asks(page, 'Waar het om gaat, in één zin');
  await putAway(page);

  await open('Begin een overdracht');
  await open('Schrijf de overdracht');
  await asks(page, 'Wat loopt er?');
  await asks(page, 'Waar maakt u zich zorgen over?');
  await putAway(page);
});

test('how somebody is reached and what a child said are not asked about', async () => {
  const page = await house.signIn('Casusregisseur', { size: narrow });
  await openCase(page, 'Noor Verhagen');
  await page
    .getByRole('region', { name: 'Gezin en netwerk' })
    .getByRole('button', { name: 'Iemand toevoegen' })
    .click();
  await doesNotAsk(page, 'Hoe en wanneer veilig bereiken?');
  await doesNotAsk(page, 'Wat wil hij of zij?');
  await putAway(page);

  await page.getByRole('link', { name: 'Vier vensters' }).click();
  await page.getByRole('button', { name: 'Woorden van een kind opschrijven' }).click();
  await doesNotAsk(page, 'Wat zei het kind?');
});
