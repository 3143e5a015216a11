/** Nobody is there: both away, or gone with their organisation. The team manager of the municipality knows, and acts. */
import assert from 'node:assert/strict';
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

/** Both widths, without a fault of access and without the name of a child. */
const looked = async (page: Page, name: string): Promise<void> => {
  for (const [size, width] of [
    [narrow, '390'],
    [wide, '1280'],
  ] as const) {
    await page.setViewportSize(size);
    await noSidewaysScroll(page);
    await expectNoAxeViolations(page);
    await picture(page, `${name}-${width}`);
  }
  const text = await page.locator('body').innerText();
  for (const word of ['Noor', 'Sem', 'Verhagen', 'Timo', 'Lot', 'Kuipers'])
    assert.ok(!new RegExp(`\\b${word}\\b`).test(text), `${word} is not for this screen`);
};
const atTeam = async (manager: Page): Promise<void> => {
  await manager.goto(`${house.url}/team`);
  await manager.getByRole('heading', { name: 'Collega’s' }).waitFor();
};
const atWork = async (who: Page): Promise<void> => {
  await who.goto(`${house.url}/mijn-werk`);
  await who.getByRole('heading', { level: 1, name: 'Mijn werk' }).waitFor();
  await who.getByText('Laden').waitFor({ state: 'detached' });
};
const mate = async (manager: Page, label: string): Promise<void> => {
  await atTeam(manager);
  await manager.getByRole('link', { name: label, exact: true }).click();
  await manager.getByRole('heading', { level: 1, name: label }).waitFor();
};
const bothAway = /Regisseur en achtervang zijn allebei afwezig; wijs iemand aan/;

test('director and deputy are both away: a line with the number in Mijn werk, which goes when one is back', async () => {
  const manager = await house.signIn('Teammanager', { size: wide });
  const needed = manager.getByRole('region', { name: 'Hier is iemand nodig' });
  for (const label of ['Casusregisseur', 'Achtervang']) {
    await atWork(manager);
    assert.equal(await manager.getByText(bothAway).count(), 0, 'one of the two is there');
    await mate(manager, label);
    await manager.getByRole('button', { name: 'Afwezig melden' }).click();
    await manager.getByRole('dialog').getByRole('button', { name: 'Bewaren' }).click();
    await manager.getByRole('status').filter({ hasText: 'staat als afwezig' }).waitFor();
  }
  await atWork(manager);
  await manager.getByText(bothAway).first().waitFor();
  await looked(manager, 'away-work');
  // what the server found is said in the language of the frame
  await manager.goto(`${house.url}/mijn-werk?taal=en`);
  await manager.getByText('Director and deputy are both away; name somebody').first().waitFor();
  assert.equal(await manager.getByText(bothAway).count(), 0);
  await manager.goto(`${house.url}/mijn-werk?taal=nl`);
  await manager.getByText(bothAway).first().waitFor();
  // by keyboard from the line to where something can be done
  await manager.getByRole('link', { name: bothAway }).first().focus();
  await manager.keyboard.press('Enter');
  await manager.getByRole('heading', { level: 1, name: 'Team' }).waitFor();
  await needed.getByText('Regisseur en achtervang zijn er nu niet', { exact: false }).first().waitFor();
  await looked(manager, 'away-team');

  await mate(manager, 'Achtervang');
  await manager.getByRole('button', { name: 'Is er weer' }).click();
  await manager.getByRole('status').filter({ hasText: 'is er weer' }).waitFor();
  await atTeam(manager);
  assert.equal(await needed.getByText('Regisseur en achtervang zijn er nu niet').count(), 0);
  await atWork(manager);
  assert.equal(await manager.getByText(bothAway).count(), 0);
  await manager.context().close();
});

test('their organisation stops: the administrator reads who is asked, and the manager of the municipality gives the case to two others', async () => {
  // as where an organisation of its own coordinates, without a team manager, and both have left
  await house.admin.query(
    `update app.held_function h set organisation_id = o.organisation_id from app.organisation o
      where o.code = 'gi-kustland' and o.tenant_id = h.tenant_id and h.label in ('Casusregisseur', 'Achtervang') and h.valid_to is null`,
  );
  await house.admin.query(
    `select authz.end_held_function(h.held_function_id) from app.held_function h join app.tenant t using (tenant_id)
      where t.code = 'duinveen' and h.label in ('Casusregisseur', 'Achtervang') and h.valid_to is null order by h.held_function_id`,
  );
  for (const label of ['Invaller Een', 'Invaller Twee'])
    await house.admin.query(
      `select authz.sign_in($1, $2, 'duinveen', $3, 'demo', sha256(convert_to($2, 'UTF8')), 15, 8)`,
      [
        `${house.url}/demo-idp`,
        label,
        JSON.stringify([{ organisation: 'gemeente-duinveen', function: 'case-director', label }]),
      ],
    );
  const administrator = await house.signIn('Functioneel beheerder', { size: wide });
  await administrator.goto(`${house.url}/beheer?deel=organisaties`);
  await administrator.getByRole('link', { name: 'Gecertificeerde instelling Kustland' }).click();
  await administrator.getByRole('button', { name: 'Deelname beëindigen' }).click();
  const ending = administrator.getByRole('dialog');
  await ending.getByText('is er daarna niemand meer voor het gezin', { exact: false }).waitFor();
  await ending
    .getByText('De teammanager van Gemeente Duinveen krijgt meteen bericht', { exact: false })
    .waitFor();
  await looked(administrator, 'end');
  await ending.getByLabel('Waarom?').fill('De samenwerking is gestopt');
  await ending.getByRole('button', { name: 'Nu beëindigen' }).click();
  await administrator.getByText('Alle toegang is gestopt.', { exact: false }).waitFor();
  await administrator.context().close();

  const manager = await house.signIn('Teammanager', { size: wide });
  await atTeam(manager);
  const needed = manager.getByRole('region', { name: 'Hier is iemand nodig' });
  const elsewhere = needed.getByText('Deze casus was van Gecertificeerde instelling Kustland.', {
    exact: false,
  });
  await elsewhere.first().waitFor();
  await looked(manager, 'fallen-team');
  const first = needed.getByRole('button', { name: /^Wijs iemand aan voor C-/ }).first();
  const given = needed.getByRole('button', { name: (await first.getAttribute('aria-label')) ?? '?' });
  await first.focus();
  await manager.keyboard.press('Enter');
  const dialog = manager.getByRole('dialog');
  await dialog.getByRole('combobox').first().selectOption({ label: 'Invaller Een' });
  await dialog.getByLabel('Achtervang').selectOption({ label: 'Invaller Twee' });
  await dialog.getByRole('radio', { name: 'Iemand stopt met dit werk' }).check();
  await looked(manager, 'fallen-give');
  await dialog.getByRole('button', { name: 'Nu overdragen' }).click();
  await manager.getByRole('status').filter({ hasText: '1 casus overgedragen.' }).waitFor();
  await given.waitFor({ state: 'detached' });
  await looked(manager, 'fallen-given');
});
