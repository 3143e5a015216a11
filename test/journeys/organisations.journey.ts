import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { expectNoAxeViolations } from '../browser.ts';
import { inDays, noSidewaysScroll, picture } from './acts.ts';
import { narrow, openHouse, wide, type House } from './house.ts';

let house: House;
before(async () => {
  house = await openHouse();
});
after(() => house.close());

const noNames = async (page: Page): Promise<void> => {
  const text = await page.locator('body').innerText();
  for (const name of ['Noor', 'Sem', 'Verhagen', 'Timo', 'C-'])
    assert.ok(!text.includes(name), `${name} is not for the administrator`);
};

test('an organisation is added, gets another name and does not become what the frame does not know', async () => {
  const administrator = await house.signIn('Functioneel beheerder', { size: wide });
  await administrator.goto(`${house.url}/beheer`);
  await administrator.getByRole('link', { name: 'Organisaties', exact: true }).click();
  await administrator.getByRole('heading', { level: 1, name: 'Organisaties' }).waitFor();
  await administrator.getByText('Jeugdgezondheidszorg (JGZ) · 1 functie').waitFor();
  await noNames(administrator);
  await expectNoAxeViolations(administrator);
  await picture(administrator, 'list-1280');

  await administrator.getByRole('button', { name: 'Organisatie toevoegen' }).click();
  const dialog = administrator.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Toevoegen' }).click();
  await dialog.getByText('Vul de naam van de organisatie in.').first().waitFor();
  await expectNoAxeViolations(administrator);
  await dialog.getByLabel('Naam').fill('Woningbouw Kust');
  await dialog.getByLabel('Wat voor organisatie is dit?').selectOption({ label: 'Woningcorporatie' });
  await dialog.getByLabel('Code in de aanmelding').fill('jgz-duinveen');
  await dialog.getByRole('radio', { name: /Nee, een partner/ }).check();
  await dialog.getByLabel('Waarom?').fill('Convenant wonen en jeugd');
  await dialog.getByRole('button', { name: 'Toevoegen' }).click();
  await dialog.getByText('Er is al een organisatie met deze code').first().waitFor();
  await picture(administrator, 'add-1280');
  await dialog.getByLabel('Code in de aanmelding').fill('wonen-kust');
  await dialog.getByRole('button', { name: 'Toevoegen' }).click();
  await administrator.getByText('Woningbouw Kust doet nu mee.').waitFor();

  await administrator.getByRole('link', { name: 'Woningbouw Kust' }).click();
  await administrator.getByRole('heading', { level: 1, name: 'Woningbouw Kust' }).waitFor();
  await administrator
    .getByText('Geen functie van dit soort organisatie kan meedoen aan een casus.')
    .waitFor();
  await administrator.getByRole('button', { name: 'Naam of soort wijzigen' }).click();
  await dialog.getByLabel('Naam').fill('Wonen aan de Kust');
  await dialog.getByRole('button', { name: 'Bewaren' }).click();
  await dialog.getByText('Schrijf op waarom.').first().waitFor();
  await dialog.getByLabel('Waarom?').fill('Gefuseerd');
  await dialog.getByRole('button', { name: 'Bewaren' }).click();
  await administrator.getByRole('heading', { level: 1, name: 'Wonen aan de Kust' }).waitFor();
  await administrator.getByText('Reden: Gefuseerd').waitFor();
  await expectNoAxeViolations(administrator);
  await picture(administrator, 'changed-1280');
  await administrator.context().close();
});

test('an organisation whose nurse works along ends on a telephone: she is out at once and cannot sign in, and comes back anew', async () => {
  const nurse = await house.signIn('Jeugdverpleegkundige', { size: wide });
  const administrator = await house.signIn('Functioneel beheerder', { size: narrow });
  await administrator.goto(`${house.url}/beheer?deel=organisaties`);
  await administrator.getByRole('link', { name: 'Jeugdgezondheidszorg Duinveen' }).click();
  await administrator.getByText('1 medewerker met 1 functie').waitFor();
  await administrator.getByText('Jeugdverpleegkundige, tot en met: inhoud').first().waitFor();
  await noNames(administrator);
  await expectNoAxeViolations(administrator);
  await noSidewaysScroll(administrator);
  await picture(administrator, 'one-390');
  await administrator.setViewportSize(wide);
  await picture(administrator, 'one-1280');
  await administrator.setViewportSize(narrow);

  await administrator.getByRole('button', { name: 'Deelname beëindigen' }).click();
  const dialog = administrator.getByRole('dialog');
  await dialog.getByText('1 medewerker met 1 functie').waitFor();
  await dialog.getByRole('textbox', { name: /Laatste dag/ }).fill(inDays(1));
  await dialog.getByRole('button', { name: 'Nu beëindigen' }).click();
  await dialog.getByText('Schrijf op waarom.').first().waitFor();
  await expectNoAxeViolations(administrator);
  await picture(administrator, 'end-390');
  await dialog.getByRole('textbox', { name: /Laatste dag/ }).fill(inDays(0));
  await dialog.getByLabel('Waarom?').fill('Contract is gestopt');
  await dialog.getByRole('button', { name: 'Nu beëindigen' }).click();
  await administrator.getByText('Alle toegang is gestopt.', { exact: false }).waitFor();
  await administrator.getByText('Reden: Contract is gestopt').waitFor();
  await expectNoAxeViolations(administrator);
  await noSidewaysScroll(administrator);
  await picture(administrator, 'ended-390');

  // she is out, and told so when she tries again
  await nurse.goto(`${house.url}/mijn-werk`);
  await nurse
    .getByRole('link', { name: /Aanmelden als Jeugdverpleegkundige/ })
    .first()
    .click();
  await nurse.getByText('uw organisatie werkt hier niet meer mee', { exact: false }).first().waitFor();
  await picture(nurse, 'refused-1280');

  await administrator.getByRole('button', { name: 'Weer laten meedoen' }).click();
  await dialog.getByLabel('Waarom?').fill('Nieuw contract');
  await dialog.getByRole('button', { name: 'Weer laten meedoen' }).click();
  await administrator.getByText('doet weer mee.', { exact: false }).waitFor();
  const back = await house.signIn('Jeugdverpleegkundige', { size: wide });
  await back.getByRole('heading', { level: 1 }).waitFor();
});

test('the own organisation cannot be ended, and one that leads open cases is handed over first', async () => {
  const administrator = await house.signIn('Functioneel beheerder', { size: wide });
  await administrator.goto(`${house.url}/beheer?deel=organisaties`);
  await administrator
    .getByRole('list', { name: 'Doen mee' })
    .getByRole('link', { name: 'Gemeente Duinveen' })
    .click();
  await administrator.getByRole('heading', { level: 1, name: 'Gemeente Duinveen' }).waitFor();
  await administrator.getByText('U werkt hier zelf.', { exact: false }).waitFor();
  assert.equal(await administrator.getByRole('button', { name: 'Deelname beëindigen' }).count(), 0);
  await picture(administrator, 'own-1280');

  // as where an organisation of its own coordinates
  await house.admin.query(
    `update app.held_function h set organisation_id = o.organisation_id from app.organisation o where o.code = 'gi-kustland' and o.tenant_id = h.tenant_id and h.label = 'Casusregisseur' and h.valid_to is null`,
  );
  await administrator.goto(`${house.url}/beheer?deel=organisaties`);
  await administrator.getByRole('link', { name: 'Gecertificeerde instelling Kustland' }).click();
  await administrator.getByRole('button', { name: 'Deelname beëindigen' }).click();
  const dialog = administrator.getByRole('dialog');
  await dialog
    .getByText('Vraag de teammanager of de regisseur om deze casussen eerst over te dragen', { exact: false })
    .waitFor();
  assert.equal(await dialog.getByRole('button', { name: 'Nu beëindigen' }).count(), 0);
  await expectNoAxeViolations(administrator);
  await picture(administrator, 'leads-1280');
});
