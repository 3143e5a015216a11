import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { expectNoAxeViolations } from '../browser.ts';
import { readPdf } from '../pdf-text.ts';
import { picture } from './acts.ts';
import { narrow, openHouse, type House } from './house.ts';

let house: House;
before(async () => {
  house = await openHouse();
});
after(() => house.close());

/** What the link to the PDF gives, in the same session as the page. */
const paperOf = async (page: Page) => {
  const link = page.getByRole('link', { name: /Open de PDF/ });
  assert.equal(await link.getAttribute('target'), '_blank');
  assert.match((await link.getAttribute('rel')) ?? '', /noopener/);
  const answer = await page.request.get(new URL((await link.getAttribute('href')) ?? '', house.url).href);
  assert.equal(answer.status(), 200);
  assert.equal(answer.headers()['content-type'], 'application/pdf');
  return readPdf(await answer.body());
};

const toLetters = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Casussen' }).first().click();
  await page
    .getByRole('link', { name: /Noor wil weer hele dagen|Noor Verhagen/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: /Noor Verhagen/ }).waitFor();
  await page.getByRole('link', { name: 'Brieven' }).click();
  await page.getByRole('heading', { level: 1, name: 'Brieven' }).waitFor();
};

interface Parent {
  readonly name: string;
  readonly address: string;
  readonly children: readonly string[];
}

const makeFor = async (page: Page, { name, address, children }: Parent) => {
  await page.getByRole('button', { name: 'Brief maken' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('radio', { name: 'Een ouder met gezag' }).check();
  await form.getByRole('textbox', { name: 'Naam van deze ouder' }).fill(name);
  for (const child of children) await form.getByRole('checkbox', { name: child }).check();
  await form.getByRole('textbox', { name: 'Adres van deze ouder' }).fill(address);
  await expectNoAxeViolations(page);
  await picture(page, 'form');
  await form.getByRole('button', { name: 'Bekijk de brief' }).click();
  await page.getByRole('heading', { level: 1, name: `Brief aan ${name}` }).waitFor();
  const shown = await page.getByRole('region', { name: 'De brief' }).innerText();
  return { shown, paper: await paperOf(page) };
};

test('two parents, two letters: each preview and each paper holds only what is that parent’s own', async () => {
  const page = await house.signIn('Casusregisseur');
  await toLetters(page);
  await expectNoAxeViolations(page);
  await picture(page, 'list');

  await page.getByRole('button', { name: 'Brief maken' }).click();
  const form = page.getByRole('dialog');
  assert.equal(await form.locator('input:checked').count(), 0, 'nothing is chosen beforehand');
  await form.getByRole('button', { name: 'Bekijk de brief' }).click();
  await form.getByText('Kies voor wie de brief is.').first().waitFor();
  await expectNoAxeViolations(page);
  await form.getByRole('button', { name: 'Annuleren' }).click();

  const mother = await makeFor(page, {
    name: 'Esther Kanariemoeder',
    address: 'Kanariemoederlaan 1\n1234 AB Duinveen',
    children: ['Noor Verhagen', 'Sem Verhagen'],
  });
  await expectNoAxeViolations(page);
  await picture(page, 'letter');
  await page.getByRole('link', { name: 'Brieven', exact: true }).click();
  const father = await makeFor(page, {
    name: 'Mark Kanarievader',
    address: 'Kanarievaderweg 2\n5678 CD Veenrade',
    children: ['Noor Verhagen'],
  });
  for (const text of [mother.shown, mother.paper.text]) {
    assert.match(text, /Kanariemoederlaan 1/);
    assert.match(text, /Noor en Sem/);
    assert.doesNotMatch(text, /Mark|vader/i);
  }
  for (const text of [father.shown, father.paper.text]) {
    assert.match(text, /Kanarievaderweg 2/);
    assert.doesNotMatch(text, /Esther|moeder|Sem\b/i);
  }
  for (const text of [mother.paper.text, father.paper.text])
    assert.doesNotMatch(
      text,
      /pakjes|schuld|lesuren|buikpijn|Jeugdverpleegkundige|0990\) 12 34 03/,
      'nothing of the case',
    );

  // sent, undone on the day, sent
  await page.getByRole('button', { name: 'Versturen vastleggen' }).click();
  const sending = page.getByRole('dialog');
  await sending.getByRole('button', { name: 'Leg vast' }).click();
  await sending.getByText('Vul in wanneer de brief is verstuurd.').first().waitFor();
  await sending.getByRole('button', { name: 'Vandaag', exact: true }).click();
  await expectNoAxeViolations(page);
  await picture(page, 'send');
  await sending.getByRole('button', { name: 'Leg vast' }).click();
  await page
    .getByText(/^Verstuurd/)
    .first()
    .waitFor();
  await expectNoAxeViolations(page);
  await picture(page, 'sent');
  await page.getByRole('button', { name: 'Toch niet verstuurd' }).click();
  await page.getByText('Nog niet verstuurd').waitFor();
  await page.getByRole('button', { name: 'Brief intrekken' }).click();
  await page.getByRole('dialog').getByText('De woorden worden gewist', { exact: false }).waitFor();
  await expectNoAxeViolations(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Brief intrekken' }).click();
  await page.getByRole('heading', { level: 1, name: 'Brieven' }).waitFor();
  await page.getByText('Esther Kanariemoeder').waitFor();
  // the list as it was stands there until the new one is in
  await page.getByText('Mark Kanarievader').first().waitFor({ state: 'hidden' });
  await page.context().close();
});

test('a girl of fifteen gets her own letter, made on a telephone with the keyboard, in the English screen too', async () => {
  const page = await house.signIn('Achtervang', { size: narrow });
  await toLetters(page);
  await page.getByRole('button', { name: 'Brief maken' }).press('Enter');
  const form = page.getByRole('dialog');
  await form.getByText('Geen eigen brief: Sem Verhagen.', { exact: false }).waitFor();
  await form.getByRole('radio', { name: /Noor Verhagen \(15 jaar\)/ }).press('Space');
  await expectNoAxeViolations(page);
  await picture(page, 'form-narrow');
  await form.getByRole('button', { name: 'Bekijk de brief' }).press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Brief aan Noor Verhagen' }).waitFor();
  const shown = await page.getByRole('region', { name: 'De brief' }).innerText();
  const { text } = await paperOf(page);
  for (const each of [shown, text]) {
    assert.match(each, /Het is niet jouw schuld/);
    assert.doesNotMatch(each, /Esther|Mark|Sem\b|pakjes|oma/i);
  }
  await expectNoAxeViolations(page);
  assert.ok(((await page.evaluate('document.documentElement.scrollWidth')) as number) <= narrow.width);
  await picture(page, 'letter-narrow');
  await page
    .getByRole('button', { name: /Achtervang/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: 'Letter to Noor Verhagen' }).waitFor();
  await expectNoAxeViolations(page);
  await page.context().close();
});

test('who does not direct the case finds no letters there, and is told who makes them', async () => {
  const page = await house.signIn('Leerplichtambtenaar');
  await page.getByRole('link', { name: 'Casussen' }).first().click();
  await page
    .getByRole('link', { name: /Noor wil weer hele dagen|Noor Verhagen/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: /Noor Verhagen/ }).waitFor();
  assert.equal(await page.getByRole('link', { name: 'Brieven' }).count(), 0);
  await page.goto(`${page.url()}/brieven`);
  await page.getByText('Brieven aan het gezin maakt de casusregisseur', { exact: false }).waitFor();
  assert.equal(await page.getByText('Esther').count(), 0);
  await expectNoAxeViolations(page);
  await page.context().close();
});
