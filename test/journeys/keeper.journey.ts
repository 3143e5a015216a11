import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { expectNoAxeViolations } from '../browser.ts';
import { noSidewaysScroll, picture } from './acts.ts';
import { narrow, openHouse, wide, type House } from './house.ts';

let house: House;
before(async () => {
  house = await openHouse();
});
after(() => house.close());

const noNames = async (page: Page): Promise<void> => {
  const text = await page.locator('body').innerText();
  for (const name of ['Timo', 'Lot', 'Kuipers', 'slaapt'])
    assert.ok(!text.includes(name), `${name} is not for the team manager`);
};

/** A colleague who comes to this team, in a browser of their own. */
const newcomer = async (label: string): Promise<Page> => {
  const token = randomBytes(32).toString('base64url');
  await house.admin.query("select authz.sign_in($1, $2, $3, $4, $5, sha256(convert_to($6, 'UTF8')), 15, 8)", [
    `${house.url}/demo-idp`,
    label,
    'duinveen',
    JSON.stringify([{ organisation: 'gemeente-duinveen', function: 'case-director', label }]),
    'demo',
    token,
  ]);
  const context = await house.browser.newContext({
    viewport: narrow,
    locale: 'nl-NL',
    reducedMotion: 'reduce',
  });
  await context.addCookies([{ name: 'perspectief', value: token, url: house.url }]);
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return page;
};
const atTeam = async (manager: Page): Promise<void> => {
  await manager.goto(`${house.url}/team`);
  await manager.getByRole('heading', { level: 1, name: 'Team' }).waitFor();
  await manager.getByRole('heading', { name: 'Collega’s' }).waitFor();
};
const isAway = async (manager: Page, label: string): Promise<void> => {
  await atTeam(manager);
  await manager.getByRole('link', { name: label, exact: true }).click();
  await manager.getByRole('button', { name: 'Afwezig melden' }).click();
  await manager.getByRole('dialog').getByRole('button', { name: 'Bewaren' }).click();
  await manager.getByRole('status').filter({ hasText: 'staat als afwezig' }).waitFor();
};

test('director and deputy of a closed case are both away: the manager gives the aftercare to another, who finds it in Mijn werk', async () => {
  const other = await newcomer('Invaller Een');
  await newcomer('Invaller Twee');
  const manager = await house.signIn('Teammanager', { size: wide });
  const apart = manager.getByRole('region', { name: 'Afgerond, nazorg zonder regisseur' });
  await atTeam(manager);
  assert.equal(await apart.count(), 0, 'somebody is there');
  await isAway(manager, 'Casusregisseur');
  await atTeam(manager);
  assert.equal(await apart.count(), 0, 'the deputy is there');
  await isAway(manager, 'Achtervang');
  await atTeam(manager);
  await apart.getByText('Regisseur en achtervang zijn er nu niet', { exact: false }).waitFor();
  await apart.getByText(/^Nazorg op /).waitFor();
  await noNames(manager);
  await expectNoAxeViolations(manager);
  await picture(manager, 'unkept-1280');
  await manager.setViewportSize(narrow);
  await noSidewaysScroll(manager);
  await expectNoAxeViolations(manager);
  await picture(manager, 'unkept-390');
  await manager.setViewportSize(wide);

  // by keyboard: the button of the row, the form, and back on the page with what was done
  await apart.getByRole('button', { name: /^Wijs iemand aan voor C-/ }).focus();
  await manager.keyboard.press('Enter');
  const dialog = manager.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Nu overdragen' }).click();
  await dialog.getByText('Kies wie het overneemt.').first().waitFor();
  await dialog.getByLabel('Casusregisseur').selectOption({ label: 'Invaller Een' });
  await dialog.getByLabel('Achtervang').selectOption({ label: 'Invaller Twee' });
  await dialog.getByRole('radio', { name: 'Iemand is afwezig' }).check();
  await dialog.getByText('De casus blijft afgerond.', { exact: false }).waitFor();
  await expectNoAxeViolations(manager);
  await picture(manager, 'give-1280');
  await dialog.getByRole('button', { name: 'Nu overdragen' }).click();
  await manager.getByRole('status').filter({ hasText: '1 casus overgedragen.' }).waitFor();
  await apart.waitFor({ state: 'detached' });
  await noNames(manager);

  await other.goto(`${house.url}/mijn-werk`);
  await other.getByRole('heading', { level: 1, name: 'Mijn werk' }).waitFor();
  await picture(other, 'invited-390');
  await other
    .getByRole('link', { name: /uitnodiging|C-/i })
    .first()
    .click();
  await other.getByText('Doet de nazorg van deze afgeronde casus').waitFor();
  await expectNoAxeViolations(other);
  await picture(other, 'invitation-390');
  await other.getByRole('checkbox', { name: /Ik heb geen privéband met dit gezin/ }).check();
  await other.getByRole('button', { name: 'Casus openen' }).click();
  await other.getByText('Deze casus is afgerond.', { exact: false }).first().waitFor();
  await other.goto(`${house.url}/mijn-werk`);
  await other.getByRole('heading', { level: 1, name: 'Mijn werk' }).waitFor();
  await expectNoAxeViolations(other);
  await picture(other, 'work-390');
  await other
    .getByRole('link', { name: /Moeder wil weer slapen/ })
    .first()
    .click();
  await other.getByRole('heading', { level: 1, name: 'Verloop' }).waitFor();
  await other.getByRole('region', { name: 'Nazorg' }).waitFor();
  await other
    .getByRole('button', { name: /^Gaat goed/ })
    .first()
    .click();
  await other.getByText('Vastgelegd: het gaat goed', { exact: false }).first().waitFor();
  await noSidewaysScroll(other);
  await expectNoAxeViolations(other);
  await picture(other, 'aftercare-390');
});

test('a closed case without aftercare of which both have left is folded away, with when to give it', async () => {
  await house.admin.query(
    `update app.aftercare set state = 'dropped' where state = 'due';
     select authz.end_held_function(h.held_function_id) from app.held_function h where h.label like 'Invaller%'`,
  );
  const manager = await house.signIn('Teammanager', { size: wide });
  await atTeam(manager);
  const fold = manager.getByRole('button', { name: /^Afgerond, zonder nazorg en zonder regisseur/ });
  await fold.waitFor();
  assert.equal(await fold.getAttribute('aria-expanded'), 'false');
  assert.equal(await manager.getByRole('region', { name: 'Afgerond, nazorg zonder regisseur' }).count(), 0);
  await fold.click();
  await manager.getByText('Wijs alleen iemand aan als dat nodig is', { exact: false }).waitFor();
  await expectNoAxeViolations(manager);
  await picture(manager, 'seldom-1280');
  await manager.setViewportSize(narrow);
  await noSidewaysScroll(manager);
  await expectNoAxeViolations(manager);
  await noNames(manager);
});
