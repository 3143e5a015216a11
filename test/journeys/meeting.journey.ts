import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { expectNoAxeViolations } from '../browser.ts';
import { openCase, picture } from './acts.ts';
import { narrow, openHouse, wide, type House } from './house.ts';

let house: House;
before(async () => {
  house = await openHouse();
});
after(() => house.close());

const noSidewaysScroll = async (page: Page): Promise<void> =>
  assert.ok(
    (await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')) === 0,
    'the page does not scroll sideways',
  );
const tick = async (page: Page, group: string, parts: readonly string[]): Promise<void> => {
  for (const part of parts)
    await page.getByRole('group', { name: group }).getByRole('checkbox', { name: part, exact: true }).check();
};

test('a director plans a meeting on a telephone: nobody is passed over, and the invitation says nothing', async () => {
  const page = await house.signIn('Casusregisseur', { size: narrow });
  await openCase(page, 'Noor Verhagen');
  await page.getByText('15.30 uur').first().waitFor();
  await page.getByRole('link', { name: 'Overleg plannen' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Overleg' }).waitFor();
  const dialog = page.getByRole('dialog', { name: 'Overleg plannen' });
  await dialog.getByRole('button', { name: 'Over een week' }).click();
  await dialog.getByRole('textbox', { name: 'Hoe laat?' }).fill('14.30');
  await dialog.getByRole('textbox', { name: 'Waar?' }).fill('Buurthuis De Zon');
  await dialog.getByRole('button', { name: 'Plannen', exact: true }).click();
  await dialog.getByText('Kies of Mark wordt uitgenodigd.').first().waitFor();
  await expectNoAxeViolations(page);
  const moeder = dialog.getByRole('radiogroup', { name: /Esther/ });
  await moeder.getByRole('radio', { name: 'Uitnodigen', exact: true }).check();
  await tick(page, 'Wat mag Esther horen?', ['Hele casus']);
  await dialog
    .getByRole('radiogroup', { name: /Mark/ })
    .getByRole('radio', { name: 'Niet uitnodigen' })
    .check();
  await dialog
    .getByRole('textbox', { name: 'Waarom nodigt u Mark niet uit?' })
    .fill('Hij is die week op reis. Wij bellen hem daarna.');
  await dialog
    .getByRole('radiogroup', { name: /Noor Verhagen/ })
    .getByRole('radio', { name: 'Uitnodigen', exact: true })
    .check();
  await tick(page, 'Wat mag Noor Verhagen horen?', ['Hele casus']);
  await dialog.getByRole('button', { name: 'Iemand van buiten toevoegen' }).click();
  await dialog.getByRole('textbox', { name: 'Functie' }).fill('Mentor');
  await dialog.getByRole('textbox', { name: 'Organisatie' }).fill('De Brug');
  await page
    .getByRole('group', { name: 'Wat mag Mentor horen?' })
    .getByRole('checkbox', { name: /School/ })
    .check();
  await picture(page, 'meeting-plan-390');
  await expectNoAxeViolations(page);
  await dialog.getByRole('button', { name: 'Plannen', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  const line = page.getByRole('listitem').filter({ hasText: 'Buurthuis De Zon' }).first();
  await line.getByText('Niet uitgenodigd: Hij is die week op reis.').waitFor();
  await noSidewaysScroll(page);
  await picture(page, 'meetings-390');
  await expectNoAxeViolations(page);

  await line.getByRole('button', { name: 'Uitnodiging' }).click();
  const invitation = page.getByRole('dialog', { name: 'Uitnodiging' });
  const text = await invitation.getByRole('textbox', { name: 'Tekst om te kopiëren' }).inputValue();
  assert.match(text, /Tijd: 14\.30 uur\nPlaats: Buurthuis De Zon/);
  assert.doesNotMatch(text, /Noor|Verhagen|Esther|Mark|C-[0-9A-Z]{4}|school/i);
  await picture(page, 'meeting-invitation-390');
  await expectNoAxeViolations(page);
  await invitation.getByRole('button', { name: 'Sluiten' }).last().click();
  await line.getByRole('button', { name: 'Gaat niet door' }).click();
  const off = page.getByRole('dialog', { name: 'Gaat niet door' });
  await off.getByRole('textbox', { name: /Waarom gaat het overleg niet door/ }).fill('Moeder is ziek.');
  await off.getByRole('button', { name: 'Overleg afzeggen' }).click();
  await off.waitFor({ state: 'detached' });
  await line.getByText('Gaat niet door omdat: Moeder is ziek.').waitFor();
  await line.getByRole('button', { name: 'Gaat toch door' }).click();
  await line.getByText('Gepland').waitFor();
  await page.goto(`${house.url}/mijn-werk`);
  await page.getByText('Buurthuis De Zon').first().waitFor();
  await expectNoAxeViolations(page);
});

test('the meeting at the kitchen table: a correction, an agreement of the plan, and the record for Noor alone', async () => {
  const page = await house.signIn('Casusregisseur', { size: wide });
  await openCase(page, 'Noor Verhagen');
  await picture(page, 'meeting-case-1280');
  await page.getByRole('link', { name: 'Alle overleggen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Overleg' }).waitFor();
  const line = page.getByRole('listitem').filter({ hasText: 'Noor begint drie dagen om negen uur.' }).first();
  await line.getByText('was erbij met beeldbellen').waitFor();
  await picture(page, 'meetings-1280');
  await expectNoAxeViolations(page);

  await line.getByRole('button', { name: 'Verbeteren: Geld' }).click();
  const mending = page.getByRole('dialog', { name: 'Verbeteren: Geld' });
  await mending.getByRole('textbox', { name: 'Wat is besproken?' }).fill('Kanariegeld');
  await mending.getByRole('textbox', { name: 'Waarom verbetert u dit?' }).fill('Verkeerd verstaan.');
  await mending.getByRole('button', { name: 'Verbeteren', exact: true }).click();
  await mending.waitFor({ state: 'detached' });
  await line.getByText('1 keer verbeterd').waitFor();

  await line.getByRole('button', { name: 'Opschrijven' }).click();
  const writing = page.getByRole('dialog', { name: 'Opschrijven wat is besproken' });
  await writing.getByRole('textbox', { name: 'Wat is besproken?' }).fill('De buurvrouw haalt Noor op.');
  await picture(page, 'meeting-note-1280');
  await expectNoAxeViolations(page);
  await writing.getByRole('button', { name: 'Bewaren' }).click();
  await writing.waitFor({ state: 'detached' });
  await line.getByText('De buurvrouw haalt Noor op.').waitFor();

  await line.getByRole('button', { name: 'Afspraak maken' }).click();
  const agreeing = page.getByRole('dialog');
  await agreeing.getByRole('textbox', { name: /Wat/ }).first().fill('Moeder belt de verhuurder');
  await agreeing.getByRole('combobox').first().selectOption({ label: 'Geld' });
  await agreeing.getByRole('radio', { name: /familie|gezin|netwerk/i }).check();
  await agreeing
    .getByRole('textbox', { name: /Naam|Wie/ })
    .first()
    .fill('Esther');
  const day = agreeing.getByRole('textbox', { name: /wanneer|Uiterlijk/i });
  const shortly = (days: number) =>
    new Date(Date.now() + days * 86_400_000)
      .toLocaleDateString('nl-NL', { timeZone: 'Europe/Amsterdam', day: 'numeric', month: 'short' })
      .replace('.', '');
  await agreeing.getByText(new RegExp(`Bijvoorbeeld [0-9-]+ of ${shortly(5)}`)).waitFor();
  // a day that has just gone is not taken for next year's, and nothing is kept without it
  await day.fill(shortly(-5));
  const asked = agreeing.getByText(/is al geweest\. Bedoelt u \d{4}, schrijf het jaar er dan bij\./);
  await asked.waitFor();
  await agreeing.locator('footer button').first().click();
  await agreeing
    .locator('.ams-error-message')
    .getByText(/is al geweest/)
    .waitFor();
  await day.and(page.locator(':focus')).waitFor();
  await picture(page, 'year-asked-1280');
  await expectNoAxeViolations(page);
  await day.fill(shortly(20));
  await asked.waitFor({ state: 'detached' });
  await agreeing.locator('footer button').first().click();
  await agreeing.waitFor({ state: 'detached' });
  await line.getByText('Esther: Moeder belt de verhuurder').waitFor();

  await line.getByRole('button', { name: 'Verslag op papier' }).click();
  const printing = page.getByRole('dialog', { name: 'Verslag op papier' });
  await printing
    .getByRole('combobox', { name: 'Voor wie?' })
    .selectOption({ label: 'Leerplichtambtenaar, Gemeente Duinveen' });
  await printing.getByRole('button', { name: 'Bekijken' }).click();
  const words = printing.getByRole('region', { name: 'Het verslag in woorden' });
  await words.getByText('Noor begint drie dagen om negen uur.').waitFor();
  assert.doesNotMatch(await words.innerText(), /Kanariegeld|verhuurder|buurvrouw|weg te brengen/);
  await picture(page, 'meeting-copy-1280');
  await expectNoAxeViolations(page);
  await printing.getByRole('button', { name: 'Op papier zetten' }).click();
  await printing.waitFor({ state: 'detached' });
  await line.getByRole('link', { name: /Voor Leerplichtambtenaar/ }).waitFor();
  await expectNoAxeViolations(page);
});

test('the attendance officer sees the notes of the school, and no others', async () => {
  const page = await house.signIn('Leerplichtambtenaar', { size: narrow });
  await openCase(page, 'Noor Verhagen');
  await page.getByRole('link', { name: 'Alle overleggen' }).click();
  await page.getByText('Noor begint drie dagen om negen uur.').waitFor();
  assert.doesNotMatch(await page.locator('main').innerText(), /weg te brengen|huur|Kanariegeld|Esther/);
  assert.equal(await page.getByRole('button', { name: 'Overleg plannen' }).count(), 0);
  await noSidewaysScroll(page);
  await picture(page, 'meetings-officer-390');
  await expectNoAxeViolations(page);
});
