import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { expectNoAxeViolations } from '../browser.ts';
import { readPdf } from '../pdf-text.ts';
import { keepForLooking, picture } from './acts.ts';
import { narrow, openHouse, type House } from './house.ts';

let house: House;
before(async () => {
  house = await openHouse();
});
after(() => house.close());

const toCase = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Casussen' }).first().click();
  await page
    .getByRole('link', { name: /Noor wil weer hele dagen|Noor Verhagen/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: /Noor Verhagen/ }).waitFor();
};
const toPapers = async (page: Page): Promise<void> => {
  await toCase(page);
  await page.getByRole('link', { name: 'Plan op papier' }).click();
  await page.getByRole('heading', { level: 1, name: 'Plan op papier' }).waitFor();
};

const paperOf = async (page: Page, name: string) => {
  const link = page.getByRole('link', { name: /Open de PDF/ });
  const answer = await page.request.get(new URL((await link.getAttribute('href')) ?? '', house.url).href);
  assert.equal(answer.status(), 200);
  const bytes = await answer.body();
  keepForLooking(`${name}.pdf`, bytes);
  return (await readPdf(bytes)).text;
};

/** Chooses the reader, ticks what is named, and looks at exactly what that person will read. */
const makeFor = async (
  page: Page,
  name: string,
  given: {
    readonly reader: string | RegExp;
    readonly authority?: boolean;
    readonly children?: readonly string[];
    readonly tick?: readonly RegExp[];
  },
) => {
  await page.getByRole('button', { name: 'Papier maken' }).click();
  const form = page.getByRole('dialog');
  assert.equal(await form.locator('input:checked').count(), 0, 'nothing is chosen beforehand');
  await form.getByRole('radio', { name: given.reader }).check();
  if (given.authority !== undefined)
    await form.getByRole('radio', { name: given.authority ? /^Ja/ : /^Nee/ }).check();
  for (const child of given.children ?? []) await form.getByRole('checkbox', { name: child }).check();
  await expectNoAxeViolations(page);
  await picture(page, `${name}-reader`);
  await form.getByRole('button', { name: 'Kies wat erop komt' }).click();
  await page.getByRole('heading', { level: 1, name: /^Papier voor/ }).waitFor();
  await page.getByRole('region', { name: 'Het papier' }).waitFor();
  // what keeps somebody safe is not left out unseen
  const leftOut = page.getByText(/veiligheidsafspra.* niet op dit papier. Klopt dat/);
  if (name === 'mother' || name === 'noor') await leftOut.waitFor();
  // nor does a limit stand alone unseen
  if (name === 'noor') await page.getByText(/^Eén grens staat op dit papier zonder de hulp/).waitFor();
  for (const line of given.tick ?? []) await page.getByRole('checkbox', { name: line }).check();
  if (given.tick !== undefined) {
    await expectNoAxeViolations(page);
    await picture(page, `${name}-choose`);
    await page.getByRole('button', { name: 'Laat het papier zien' }).click();
    await page.getByRole('region', { name: 'Het papier' }).waitFor();
  }
  const preview = await page.getByRole('region', { name: 'Het papier' }).innerText();
  await expectNoAxeViolations(page);
  await picture(page, `${name}-preview`);
  await page.getByRole('button', { name: 'Maak het papier' }).click();
  await page.getByRole('link', { name: /Open de PDF/ }).waitFor();
  const shown = await page.getByRole('region', { name: 'Het papier' }).innerText();
  assert.equal(shown, preview, 'what is on record is what was seen');
  await expectNoAxeViolations(page);
  await picture(page, `${name}-paper`);
  const pdf = await paperOf(page, name);
  await page.getByRole('link', { name: 'Plan op papier', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Plan op papier' }).waitFor();
  return [preview, pdf] as const;
};

test('mother’s paper and father’s paper side by side hold none of the other’s, and their daughter’s neither of theirs', async () => {
  const page = await house.signIn('Casusregisseur');
  await toPapers(page);
  await expectNoAxeViolations(page);
  await picture(page, 'list');
  const children = ['Noor Verhagen', 'Sem Verhagen'];
  const neighbour = /Buurvrouw haalt Noor om 15.15 uur op/;
  const mother = await makeFor(page, 'mother', {
    reader: /Esther/,
    authority: true,
    children,
    tick: [neighbour, /Rooster op maat/],
  });
  const father = await makeFor(page, 'father', {
    reader: /Mark/,
    authority: true,
    children,
    tick: [neighbour, /Rooster op maat/],
  });
  const child = await makeFor(page, 'noor', { reader: /Noor Verhagen \(15 jaar\)/ });
  for (const text of mother) {
    assert.match(text, /Weten wat er elke maand over is/);
    assert.match(text, /U gaf hiervoor een 2/);
    assert.match(text, /Buurvrouw haalt Noor/);
    assert.doesNotMatch(text, /Mark|vader|buikpijn/i);
  }
  for (const text of father) {
    assert.match(text, /Buurvrouw haalt Noor/);
    assert.doesNotMatch(text, /Esther|moeder|elke maand over|huur|schuld|buikpijn/i);
  }
  for (const text of child) {
    assert.match(text, /Weer hele dagen naar school zonder buikpijn/);
    assert.match(text, /Jij gaf hiervoor een 3/);
    assert.doesNotMatch(text, /Esther|moeder|Mark|vader|Sem\b|elke maand over|huur|schuld/i);
  }
  for (const text of [...mother, ...father, ...child])
    assert.doesNotMatch(text, /pakjes wegbrengen|lesuren|Jeugdverpleegkundige|geen berichten sturen/);
  for (const name of ['Esther', 'Mark', 'Noor Verhagen'])
    await page.getByRole('link', { name, exact: true }).first().waitFor();
  await page.emulateMedia({ media: 'print' });
  await page.getByRole('link', { name: 'Esther', exact: true }).first().click();
  await page.getByRole('region', { name: 'Het papier' }).waitFor();
  assert.equal(await page.getByRole('link', { name: /Open de PDF/ }).isVisible(), false);
  await picture(page, 'print');
  await page.context().close();
});

test('on a telephone, with the keyboard and in English: a father without authority gets what he agreed to, and his rights', async () => {
  const page = await house.signIn('Achtervang', { size: narrow });
  await toPapers(page);
  await page.getByRole('button', { name: 'Papier maken' }).press('Enter');
  const form = page.getByRole('dialog');
  await form.getByRole('radio', { name: /Mark/ }).press('Space');
  await form.getByRole('radio', { name: /^Nee/ }).press('Space');
  await picture(page, 'reader-narrow');
  await form.getByRole('button', { name: 'Kies wat erop komt' }).press('Enter');
  const shown = await page.getByRole('region', { name: 'Het papier' }).innerText();
  assert.match(shown, /artikel 377c/);
  assert.doesNotMatch(shown, /Noor|Esther|Wie blijft erbij|kijken wij terug/);
  assert.ok(((await page.evaluate('document.documentElement.scrollWidth')) as number) <= narrow.width);
  await expectNoAxeViolations(page);
  await picture(page, 'limited-narrow');
  await page
    .getByRole('button', { name: /Achtervang/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Make the paper' }).waitFor();
  await expectNoAxeViolations(page);
  await page.context().close();
});

test('mother says that a fact does not hold: it stands beside it, is answered, and who had it is told', async () => {
  const partner = await house.signIn('Leerplichtambtenaar');
  await toCase(partner);
  await partner.getByRole('link', { name: 'Correcties' }).click();
  await partner.getByRole('heading', { level: 1, name: 'Correcties' }).waitFor();
  await partner.getByRole('button', { name: 'Correctie vragen' }).click();
  const asked = partner.getByRole('dialog');
  await asked.getByRole('button', { name: 'Leg vast' }).click();
  await asked.getByText('Kies waarover het gaat.').first().waitFor();
  await expectNoAxeViolations(partner);
  await asked
    .getByRole('combobox', { name: 'Waarover gaat het?' })
    .selectOption({ label: 'Weer hele dagen naar school zonder buikpijn' });
  await asked.getByRole('textbox', { name: 'Wie vraagt het?' }).fill('Noor');
  await asked.getByRole('textbox', { name: 'Wat klopt er niet?' }).fill('Ik heb geen buikpijn gezegd');
  await asked.getByRole('textbox', { name: 'Wat moet het zijn?' }).fill('Zonder hoofdpijn');
  await picture(partner, 'correction-ask');
  await asked.getByRole('button', { name: 'Leg vast' }).click();
  await partner.getByText('Noor: “Ik heb geen buikpijn gezegd”').waitFor();
  assert.equal(await partner.getByRole('button', { name: 'Antwoorden', exact: true }).count(), 0);
  await partner.context().close();

  const page = await house.signIn('Casusregisseur');
  const task = page.getByRole('link', { name: 'Ik heb geen buikpijn gezegd' });
  await task.waitFor();
  await toCase(page);
  await page.getByText('Noor: “Ik heb geen buikpijn gezegd”').waitFor();
  await expectNoAxeViolations(page);
  await picture(page, 'correction-beside');
  await page.getByRole('link', { name: 'Mijn werk' }).first().click();
  await task.click();
  await page.getByRole('heading', { level: 1, name: 'Correcties' }).waitFor();
  const section = page.getByRole('region', { name: /Weer hele dagen naar school/ });
  await section.getByRole('button', { name: 'Antwoorden', exact: true }).click();
  const form = page.getByRole('dialog');
  await form.getByText('Moet zijn: Zonder hoofdpijn').waitFor();
  await form.getByRole('button', { name: 'Leg het antwoord vast' }).click();
  await form.getByText('Kies wat u besluit.').first().waitFor();
  await form.getByRole('radio', { name: 'Verbeteren', exact: true }).check();
  await form.getByRole('textbox', { name: 'Wat staat er vanaf nu?' }).fill('Weer hele dagen naar school');
  await form.getByRole('textbox', { name: 'Uw antwoord' }).fill('Je hebt gelijk, we hebben het veranderd.');
  await expectNoAxeViolations(page);
  await picture(page, 'correction-answer');
  await form.getByRole('button', { name: 'Leg het antwoord vast' }).click();
  const corrected = page.getByRole('region', { name: /Weer hele dagen naar school/ });
  await corrected.getByText('Wat er eerst stond').click();
  await corrected.getByText('Weer hele dagen naar school zonder buikpijn').waitFor();
  await expectNoAxeViolations(page);
  await picture(page, 'correction-told');
  await page
    .getByRole('button', { name: /^Verteld aan Leerplichtambtenaar/ })
    .first()
    .click();
  await page
    .getByText(/^Verteld /)
    .first()
    .waitFor();
  await page.setViewportSize(narrow);
  assert.ok(((await page.evaluate('document.documentElement.scrollWidth')) as number) <= narrow.width);
  await picture(page, 'correction-narrow');
  await page.context().close();
});
