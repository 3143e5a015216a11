import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { expectNoAxeViolations } from '../browser.ts';
import { narrow, openHouse, wide, type House } from './house.ts';
import { noSidewaysScroll, openCase, picture } from './acts.ts';

let house: House;
before(async () => {
  house = await openHouse();
});
after(() => house.close());

const names = ['Noor', 'Sem', 'Verhagen', 'Timo', 'Kuipers', 'pakjes', 'naar school'];
const noNames = async (page: Page): Promise<void> => {
  const text = await page.locator('body').innerText();
  for (const name of names) assert.ok(!text.includes(name), `${name} is not for the team manager`);
};

test('a director falls ill: the manager passes all cases on at a desk, the deputy reads and takes over on a telephone and is introduced', async () => {
  const manager = await house.signIn('Teammanager', { size: wide });
  await manager.getByRole('link', { name: 'Team', exact: true }).first().click();
  await manager.getByRole('heading', { level: 1, name: 'Team' }).waitFor();
  await manager.getByRole('link', { name: 'Casusregisseur', exact: true }).waitFor();
  await noNames(manager);
  await expectNoAxeViolations(manager);
  await picture(manager, 'team-1280');
  await manager.getByRole('link', { name: 'Casusregisseur', exact: true }).click();
  await manager.getByRole('button', { name: 'Afwezig melden' }).click();
  const away = manager.getByRole('dialog');
  await away.getByText('Schrijf hier niet waarom', { exact: false }).waitFor();
  await expectNoAxeViolations(manager);
  await picture(manager, 'away-1280');
  await away.getByRole('button', { name: 'Bewaren' }).click();
  await manager.getByRole('status').filter({ hasText: 'staat als afwezig' }).waitFor();

  // nothing chosen says so
  await manager.getByRole('button', { name: 'Overdragen', exact: true }).click();
  await manager.getByText('Kies eerst een of meer casussen.').waitFor();
  await manager.getByRole('button', { name: 'Kies alle casussen' }).click();
  await manager.getByRole('button', { name: /casussen overdragen/ }).click();
  const dialog = manager.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Nu overdragen' }).click();
  await dialog.getByText('Kies wie het overneemt.').first().waitFor();
  await dialog.getByLabel('Wie neemt het over?').selectOption({ label: 'De achtervang van elke casus' });
  // not who takes over, nor who is away; nobody else is left here, so that is said and may be chosen
  assert.deepEqual(
    (await dialog.getByLabel('Wie is dan achtervang?').locator('option').allTextContents()).slice(1),
    ['Casusregisseur blijft als achtervang (nu afwezig)'],
  );
  await dialog.getByLabel('Wie is dan achtervang?').selectOption({ index: 1 });
  await dialog.getByRole('radio', { name: 'Iemand is afwezig' }).check();
  await expectNoAxeViolations(manager);
  await picture(manager, 'take-over-1280');
  await dialog.getByRole('button', { name: 'Nu overdragen' }).click();
  await manager.getByRole('status').filter({ hasText: 'casussen overgedragen' }).waitFor();
  await noNames(manager);
  await picture(manager, 'mate-1280');
  await expectNoAxeViolations(manager);
  await manager.setViewportSize(narrow);
  await picture(manager, 'mate-390');
  await noSidewaysScroll(manager);
  await manager.goto(`${house.url}/team`);
  await manager.getByText('Afwezig vanaf', { exact: false }).first().waitFor();
  await picture(manager, 'team-390');
  await noSidewaysScroll(manager);
  await expectNoAxeViolations(manager);

  // the manager cannot open what was passed on
  const { rows } = await house.admin.query<{ id: string }>(
    `select c.public_id as id from app.case_file c join app.case_child k on k.case_id = c.case_id where k.given_names = 'Noor' limit 1`,
  );
  await manager.goto(`${house.url}/casussen/${rows[0]?.id ?? ''}`);
  await manager.getByText('Niet gevonden, of niet voor u').first().waitFor();
  await noNames(manager);

  const successor = await house.signIn('Achtervang', { size: narrow });
  await successor.getByRole('heading', { level: 1, name: 'Mijn werk' }).waitFor();
  await successor.getByRole('button', { name: 'Team en overdracht', exact: true }).click();
  await picture(successor, 'work-390');
  await expectNoAxeViolations(successor);
  await successor
    .getByRole('link', { name: /Noor wil weer hele dagen naar school/ })
    .first()
    .click();
  const part = successor.getByRole('region', { name: 'Overdracht' });
  await part.getByText('Van Casusregisseur').waitFor();
  await part.getByText('iemand is afwezig', { exact: false }).waitFor();
  // whoever looks for the other one sees whom not to call
  await successor.getByRole('region', { name: 'Wie helpt' }).getByText('Nu afwezig').waitFor();
  assert.equal(await part.getByRole('button', { name: 'Gelezen, ik neem het over' }).count(), 0);
  await part.getByRole('button', { name: /Schrijf de overdracht|Overdracht wijzigen/ }).click();
  const form = successor.getByRole('dialog');
  await form
    .getByLabel('Wie stelt de nieuwe regisseur voor', { exact: false })
    .selectOption({ label: 'Casusregisseur' });
  const today = await successor.evaluate<string>(
    `new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', day: 'numeric', month: 'long', year: 'numeric' }).format(Date.now())`,
  );
  await form.getByRole('textbox', { name: /^Wanneer/ }).fill(today);
  await expectNoAxeViolations(successor);
  await picture(successor, 'handover-form-390');
  await form.getByRole('button', { name: 'Bewaren' }).click();
  await form.waitFor({ state: 'detached' });
  await part.getByRole('button', { name: 'Gelezen, ik neem het over' }).click();
  await part.getByText('Gelezen en overgenomen door Achtervang', { exact: false }).waitFor();
  await picture(successor, 'handover-390');
  await noSidewaysScroll(successor);
  await expectNoAxeViolations(successor);

  // the introduction is a task of both: who introduces and who is introduced
  const predecessor = await house.signIn('Casusregisseur', { size: wide });
  await predecessor.goto(`${house.url}/mijn-werk`);
  await predecessor.getByRole('link', { name: 'Voorstellen aan Noor, Sem' }).waitFor();
  await successor.goto(`${house.url}/mijn-werk`);
  await successor.getByRole('link', { name: 'Voorstellen aan Noor, Sem' }).click();
  await part.getByRole('button', { name: 'Vandaag voorgesteld' }).click();
  await part
    .getByText(/Voorgesteld op/)
    .first()
    .waitFor();
  await successor.goto(`${house.url}/mijn-werk`);
  await successor.getByRole('heading', { level: 1, name: 'Mijn werk' }).waitFor();
  await successor.getByText('Terugkijken').first().waitFor();
  assert.equal(await successor.getByRole('link', { name: 'Voorstellen aan Noor, Sem' }).count(), 0);
});

test('a director says there is a private tie; the manager names somebody for that case by its number', async () => {
  const deputy = await house.signIn('Achtervang', { size: wide });
  await openCase(deputy, 'Noor Verhagen');
  await deputy.getByRole('button', { name: 'Ik ken dit gezin privé' }).click();
  const dialog = deputy.getByRole('dialog');
  await dialog.getByText('U hoeft niet te zeggen hoe', { exact: false }).waitFor();
  await expectNoAxeViolations(deputy);
  await picture(deputy, 'tie-1280');
  await dialog.getByRole('button', { name: 'Ja, ik ken dit gezin privé' }).click();
  await deputy.getByText('De teammanager zoekt iemand anders.', { exact: false }).waitFor();
  await picture(deputy, 'case-1280');

  const manager = await house.signIn('Teammanager', { size: wide });
  await manager.getByRole('link', { name: /regel een opvolger/ }).click();
  await manager.getByText('Er is persoonlijke betrokkenheid gemeld', { exact: false }).waitFor();
  await picture(manager, 'needing-1280');
  await expectNoAxeViolations(manager);
  await manager.getByRole('button', { name: /^Wijs iemand aan voor C-/ }).click();
  const assign = manager.getByRole('dialog');
  await assign.getByRole('radio', { name: 'Het moet iemand anders zijn' }).check();
  await picture(manager, 'assign-1280');
  // both as they are: nothing would change, and it is said
  await assign.getByRole('button', { name: 'Nu overdragen' }).click();
  await assign.getByRole('alert').getByRole('heading', { name: 'Er is nog niets overgedragen' }).waitFor();
  await picture(manager, 'assign-refused-1280');
  await expectNoAxeViolations(manager);
  await noNames(manager);
});

test('the privacy officer reads what was given to whom and which parents are informed later, without content', async () => {
  const officer = await house.signIn('Privacy officer', { size: wide });
  await officer.goto(`${house.url}/wie-heeft-gekeken?deel=verstrekkingen`);
  await officer.getByText('Aan Jeugdverpleegkundige, Jeugdgezondheidszorg Duinveen').waitFor();
  await noNames(officer);
  await expectNoAxeViolations(officer);
  await picture(officer, 'disclosures-1280');
  await officer.setViewportSize(narrow);
  await picture(officer, 'disclosures-390');
  await noSidewaysScroll(officer);
  // nothing is postponed in the story: the page says what would be here
  await officer.getByRole('link', { name: 'Later informeren' }).click();
  await officer.getByText('Nergens worden ouders nu later geïnformeerd').waitFor();
  await expectNoAxeViolations(officer);
  await house.admin.query(
    `insert into app.later_notice (tenant_id, case_id, scope_id, ground, because, from_on, until, decided_by)
     select c.tenant_id, c.case_id, c.scope_id, 'danger-to-child', 'Niet veilig', authz.today() - 9, authz.today() - 1, h.held_function_id
       from app.case_file c join app.held_function h using (tenant_id) where c.state = 'open' order by c.case_id desc, h.held_function_id limit 1`,
  );
  await officer.reload();
  await officer.getByText('Te laat').waitFor();
  await noNames(officer);
  await expectNoAxeViolations(officer);
  await picture(officer, 'postponements-390');
});

test('the administrator sees that the desk’s terms are not confirmed, and confirms them on a decision', async () => {
  const administrator = await house.signIn('Functioneel beheerder', { size: wide });
  await administrator.goto(`${house.url}/beheer`);
  await administrator.getByRole('link', { name: 'Aanmeldpunt' }).click();
  await administrator.getByText('Nog niet bevestigd', { exact: true }).waitFor();
  await expectNoAxeViolations(administrator);
  await picture(administrator, 'desk-1280');
  await administrator.getByRole('button', { name: 'Termijnen bevestigen' }).click();
  const dialog = administrator.getByRole('dialog');
  await dialog.getByLabel('Casus: hoeveel jaar?').fill('10');
  await dialog.getByRole('button', { name: 'Bevestigen' }).click();
  await dialog.getByText('Dit mag niet korter dan 20 jaar.').first().waitFor();
  await expectNoAxeViolations(administrator);
  await dialog.getByLabel('Casus: hoeveel jaar?').fill('20');
  await dialog.getByLabel('Zorg: hoeveel jaar?').fill('5');
  await dialog.getByLabel('Eigen bericht: hoeveel jaar?').fill('2');
  await dialog.getByLabel('Welk besluit of welke selectielijst?').fill('Besluit van het college, 3 november');
  await picture(administrator, 'confirm-1280');
  await dialog.getByRole('button', { name: 'Bevestigen' }).click();
  await administrator.getByText('5 jaar na het besluit').waitFor();
  await administrator.setViewportSize(narrow);
  await picture(administrator, 'desk-390');
  await noSidewaysScroll(administrator);
  await expectNoAxeViolations(administrator);
});
