import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { expectNoAxeViolations } from '../browser.ts';
import { openHouse, type House } from './house.ts';

let house: House;
before(async () => {
  house = await openHouse();
});
after(() => house.close());

test('the privacy officer answers who looked at a child, and the FG sees the log and can do nothing', async () => {
  const privacy = await house.signIn('Privacy officer');
  await privacy.goto(`${house.url}/wie-heeft-gekeken`);
  await privacy.getByRole('textbox', { name: 'BSN van de persoon' }).fill('999911004');
  await privacy.getByRole('button', { name: 'Opzoeken' }).click();
  await privacy.getByText('Casusregisseur').first().waitFor();
  assert.doesNotMatch(privacy.url(), /999911004/, 'a number never stands in an address');
  await expectNoAxeViolations(privacy);

  const fg = await house.signIn('FG');
  await fg.goto(`${house.url}/wie-heeft-gekeken`);
  await fg.getByRole('textbox', { name: 'BSN van de persoon' }).waitFor();
  assert.equal(await fg.getByText('Persoonlijke betrokkenheid').count(), 0);
  await expectNoAxeViolations(fg);
});

test('who says there is a private tie never gets the case, and sees it nowhere again', async () => {
  const expert = await house.signIn('Gedragswetenschapper');
  await expert
    .getByRole('link', { name: /C-[0-9A-Z]{4}-[0-9A-Z]{4}/ })
    .first()
    .click();
  await expert.getByText('Noor Verhagen').first().waitFor();
  await expert.getByRole('button', { name: 'Ik heb wel een privéband' }).click();
  await expectNoAxeViolations(expert);
  await expert.getByRole('button', { name: 'Ja, sluit deze casus voor mij' }).click();
  await expert.getByText('Dank u wel, de casus blijft voor u dicht').waitFor();
  await expert.goto(`${house.url}/mijn-werk`);
  await expert.getByRole('heading', { level: 1, name: 'Mijn werk' }).waitFor();
  assert.equal(await expert.getByText('C-', { exact: false }).filter({ hasText: 'vraagt u als' }).count(), 0);
});

test('another controller’s director finds no case of this one, by list or by search', async () => {
  const director = await house.signIn('Casusregisseur');
  await director.goto(`${house.url}/casussen`);
  const reference = /C-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await director.locator('main').innerText())?.[0];
  const context = await house.browser.newContext();
  const other = await context.newPage();
  await other.goto(`${house.url}/auth/sign-in?as=veenrade-casusregisseur&return=/casussen`);
  await other.getByText('U hebt nog geen casussen').waitFor();
  await expectNoAxeViolations(other);
  const found = await other.evaluate(
    async wanted =>
      (
        await fetch('/api/v1/case-searches', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-perspectief': '1' },
          body: JSON.stringify({ reference: wanted }),
        })
      ).json(),
    reference ?? 'C-0000-0000',
  );
  assert.deepEqual(found, { items: [] });
  await context.close();
});

test('the administrator reviews standing access and ends a function, which acts at once', async () => {
  const nurse = await house.signIn('Jeugdverpleegkundige');
  // a year later, as far as this standing access is concerned
  await house.admin.query(
    `update app.access_grant g set review_by = authz.today() from app.held_function h
      where g.kind = 'standing' and h.tenant_id = g.tenant_id and h.held_function_id = g.held_function_id
        and h.label = 'Jeugdverpleegkundige'`,
  );
  const administrator = await house.signIn('Functioneel beheerder');
  await administrator.goto(`${house.url}/beheer`);
  await administrator.getByRole('heading', { name: 'Nu te beoordelen' }).waitFor();
  await expectNoAxeViolations(administrator);
  await administrator.getByRole('button', { name: 'Ja, tot volgend jaar' }).click();
  await administrator.getByText('Jeugdverpleegkundige: nog een jaar nodig.').waitFor();
  assert.equal(await administrator.getByRole('heading', { name: 'Nu te beoordelen' }).count(), 0);

  await administrator.getByRole('link', { name: 'Functies' }).click();
  await administrator.getByRole('button', { name: 'Functie beëindigen: Jeugdverpleegkundige' }).click();
  const dialog = administrator.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Nu beëindigen' }).click();
  await dialog.getByText('Bevestig dat het werk wordt overgenomen.').first().waitFor();
  await expectNoAxeViolations(administrator);
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: 'Nu beëindigen' }).click();
  await administrator.getByText('Jeugdverpleegkundige: functie beëindigd.').waitFor();
  await expectNoAxeViolations(administrator);

  const answer = await nurse.evaluate(async () => (await fetch('/api/v1/session')).status);
  assert.equal(answer, 401, 'the session that was open has ended with it');
});
