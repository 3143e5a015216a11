import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { aLargePdf, aPdf } from '../../src/attachments/pdf.test-support.ts';
import { expectNoAxeViolations } from '../browser.ts';
import { narrow, openHouse, wide, type House } from './house.ts';
import { noSidewaysScroll, openCase, picture } from './acts.ts';

let house: House;
before(async () => {
  house = await openHouse();
});
after(() => house.close());

const file = (buffer: Buffer, name = 'brief van mevrouw Kanarie.pdf') => ({
  name,
  mimeType: 'application/pdf',
  buffer,
});

test('a letter comes with a note on a telephone: what is no PDF is told, a lost line costs nothing, and it is downloaded', async () => {
  const director = await house.signIn('Casusregisseur', { size: narrow });
  await openCase(director, 'Noor Verhagen');
  await director.getByRole('button', { name: 'Contactnotitie schrijven' }).first().click();
  const note = director.getByRole('dialog', { name: 'Contactnotitie' });
  await note.getByRole('textbox', { name: 'Met wie?' }).fill('Veilig Thuis');
  await note.getByRole('radio', { name: 'Brief' }).check();
  await note.getByRole('textbox', { name: 'Wat?' }).fill('Brief over de overdracht ontvangen.');
  await note
    .getByRole('combobox', { name: 'Bij welk deel hoort dit?' })
    .selectOption({ label: 'Hele casus' });
  await note.getByRole('checkbox', { name: /Er hoort een PDF bij/ }).check();
  await expectNoAxeViolations(director);
  await picture(director, 'note-390');
  await note.getByRole('button', { name: 'Bewaren en PDF kiezen' }).click();

  const dialog = director.getByRole('dialog', { name: 'PDF bij de notitie' });
  await dialog.getByText('De notitie is bewaard.').waitFor();
  await dialog.getByText(/geen virusscanner ingesteld/).waitFor();
  const send = dialog.getByRole('button', { name: 'PDF toevoegen' });
  await send.click();
  await dialog.getByText('Kies een PDF.').first().waitFor();
  await expectNoAxeViolations(director);
  await picture(director, 'attach-390');
  await noSidewaysScroll(director);
  const picker = dialog.getByLabel('Welke PDF?');
  await dialog.getByRole('radio', { name: 'Brief' }).check();
  await dialog.getByRole('textbox', { name: 'Van wie komt het?' }).fill('Veilig Thuis');
  await dialog.getByRole('textbox', { name: /Voorwaarde van de bron/ }).fill('Niet naar de jeugdbescherming');
  await dialog.getByRole('checkbox', { name: 'Gecertificeerde instelling Kustland' }).check();

  await picker.setInputFiles(file(Buffer.from('PK\x03\x04 een archief')));
  await send.click();
  await dialog
    .getByText('Dit is geen PDF. Bewaar of scan het als PDF en kies dat bestand.')
    .first()
    .waitFor();
  await picker.setInputFiles(file(Buffer.alloc(10 * 1024 * 1024 + 1, '%PDF-1.7\n')));
  await send.click();
  await dialog.getByText('Dit bestand is te groot. Hoogstens 10 MB kan mee.').first().waitFor();

  // the line is lost under way: what was said of it is kept, and only the PDF is sent again
  await director.route('**/api/v1/attachments/*/pdf', route => route.abort());
  await picker.setInputFiles(file(aLargePdf(1_500_000)));
  await send.click();
  await dialog.getByText(/De notitie en wat u over de PDF invulde, zijn bewaard/).waitFor();
  await expectNoAxeViolations(director);
  await picture(director, 'lost-390');
  await director.unroute('**/api/v1/attachments/*/pdf');
  // the server looks further than the page can
  await picker.setInputFiles(file(aPdf('trailer << /Encrypt 9 0 R >>')));
  await send.click();
  await dialog.getByText('Deze PDF is beveiligd met een wachtwoord').waitFor();
  const letter = aLargePdf(1_500_000);
  await picker.setInputFiles(file(letter));
  await send.click();
  await dialog.waitFor({ state: 'detached' });

  const line = director.getByRole('listitem').filter({ hasText: 'Brief over de overdracht ontvangen.' });
  await line.getByText('Voorwaarde van de bron: Niet naar de jeugdbescherming').waitFor();
  await line.getByText('Niet naar: Gecertificeerde instelling Kustland').waitFor();
  await line.scrollIntoViewIfNeeded();
  await expectNoAxeViolations(director);
  await noSidewaysScroll(director);
  await picture(director, 'timeline-390');
  const link = line.getByRole('link', { name: /^Downloaden: Brief van Veilig Thuis/ });
  assert.equal(await link.innerText(), 'Downloaden (PDF, 1,4 MB)');
  const [download] = await Promise.all([director.waitForEvent('download'), link.click()]);
  assert.match(download.suggestedFilename(), /^brief-\d{4}-\d\d-\d\d\.pdf$/);
  assert.ok(readFileSync(await download.path()).equals(letter));
  // the name that the file had is nowhere
  const { rows } = await house.admin.query(
    `select count(*)::int as n from app.attachment a where a::text like '%Kanarie%'`,
  );
  assert.deepEqual(rows, [{ n: 0 }]);
});

test('a PDF that does not belong is taken away with a reason, by keyboard; the trace stays', async () => {
  const director = await house.signIn('Casusregisseur', { size: wide });
  await openCase(director, 'Noor Verhagen');
  const line = director.getByRole('listitem').filter({ hasText: 'Brief over de overdracht ontvangen.' });
  await line.scrollIntoViewIfNeeded();
  await picture(director, 'timeline-1280');
  await line.getByRole('button', { name: /^Weghalen: Brief van Veilig Thuis/ }).focus();
  await director.keyboard.press('Enter');
  const dialog = director.getByRole('dialog', { name: 'PDF weghalen' });
  await dialog.getByRole('button', { name: 'Weghalen' }).click();
  await dialog.getByText('Schrijf waarom deze PDF hier niet hoort.').first().waitFor();
  await expectNoAxeViolations(director);
  await picture(director, 'away-1280');
  await dialog
    .getByRole('textbox', { name: 'Waarom hoort deze PDF hier niet?' })
    .fill('Brief van een ander gezin');
  await director.keyboard.press('Tab');
  await dialog.getByRole('button', { name: 'Weghalen' }).press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await line.getByText(/weggehaald door Casusregisseur.*Reden: Brief van een ander gezin/).waitFor();
  await line.getByRole('button', { name: /^PDF toevoegen aan de notitie/ }).waitFor();
  await expectNoAxeViolations(director);
  const { rows } = await house.admin.query(
    `select count(*)::int as n from app.attachment_piece p join app.attachment a using (tenant_id, attachment_id) where a.state = 'withdrawn'`,
  );
  assert.deepEqual(rows, [{ n: 0 }]);
});

test('administration is told whether what comes in is scanned', async () => {
  const keeper = await house.signIn('Functioneel beheerder', { size: wide });
  await keeper.goto(`${house.url}/beheer?deel=aanmeldpunt`);
  await keeper.getByText('Er is geen virusscanner ingesteld.').waitFor();
  await expectNoAxeViolations(keeper);
  await picture(keeper, 'administration-1280');
});
