/** Monday at the desk: many concerns of one sender. Calling first about several of them, and what was heard with each. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { expectNoAxeViolations } from '../browser.ts';
import { answers } from '../scenes.ts';
import { noSidewaysScroll, picture } from './acts.ts';
import { narrow, openHouse, type House } from './house.ts';

let house: House;
before(async () => {
  house = await openHouse();
  const nurse = await house.signIn('Jeugdverpleegkundige');
  await passOn(nurse, { childName: 'Mila Bakker' });
  await passOn(nurse, { childName: 'Jens de Wit' });
  await passOn(nurse, { childName: 'Sofie Blom', dangerNow: true });
  await passOn(nurse, { childName: 'Pim Smit', shieldGround: 'danger-to-sender' });
  await nurse.context().close();
});
after(() => house.close());

/** The form is another journey's: here the same two commands, from the sender's own browser. */
const passOn = async (page: Page, given: object): Promise<void> => {
  const statuses = await page.evaluate(
    async body => {
      const send = (path: string, more: RequestInit, ifMatch?: string) =>
        fetch(`/api/v1${path}`, {
          method: 'POST',
          ...more,
          headers: {
            'x-perspectief': '1',
            'idempotency-key': crypto.randomUUID(),
            ...(more.body === undefined ? {} : { 'content-type': 'application/json' }),
            ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
          },
        });
      const started = await send('/concern-drafts', { body });
      const { draftId } = (await started.json()) as { draftId: string };
      const passed = await send(`/concern-drafts/${draftId}/passing-on`, {}, '"1"');
      return [started.status, passed.status];
    },
    JSON.stringify({ ...answers, ...given }),
  );
  assert.deepEqual(statuses, [201, 201]);
};
const groupOf = (page: Page, name: RegExp) => page.getByRole('region', { name });
const stored = async (child: string) => {
  const { rows } = await house.admin.query<Record<string, unknown>>(
    `select c.state, c.looked, c.decide_by::text as decide_by, k.ended_how, k.words from app.concern c
       left join app.concern_call k on k.tenant_id = c.tenant_id and k.concern_id = c.concern_id where c.child_name = $1`,
    [child],
  );
  return rows[0];
};

test('by sender; who is shielded stands apart and the choice stays in the address', async () => {
  const desk = await house.signIn('Medewerker aanmeldpunt');
  await desk.goto(`${house.url}/beoordelen`);
  await desk.getByRole('link', { name: 'Mila Bakker' }).waitFor();
  await picture(desk, 'by-date-1280');
  await desk.getByRole('button', { name: 'Per afzender' }).click();
  await desk.waitForURL('**/beoordelen?per=afzender');
  await desk.reload();
  const nurses = groupOf(desk, /^Jeugdgezondheidszorg Duinveen: 3 zorgen/);
  await nurses.waitFor();
  assert.equal(await nurses.getByRole('link', { name: 'Pim Smit' }).count(), 0);
  const shielded = groupOf(desk, /^Afgeschermd: 1 zorg$/);
  await shielded.getByText('afzender afgeschermd', { exact: false }).waitFor();
  assert.doesNotMatch(await shielded.innerText(), /Jeugd|Duinveen/);
  assert.equal(await shielded.getByRole('button').count(), 0, 'they differ: no choosing all of them');
  await expectNoAxeViolations(desk);

  // without a mouse: all of this sender, and one less
  await nurses.getByRole('button', { name: /^Kies alles van deze afzender/ }).focus();
  await desk.keyboard.press('Enter');
  await desk.getByText('3 zorgen gekozen').waitFor();
  await nurses.getByRole('checkbox', { name: 'Kies de zorg over Jens de Wit' }).focus();
  await desk.keyboard.press('Space');
  await desk.getByText('2 zorgen gekozen').waitFor();
  await desk.keyboard.press('Space');
  await desk.getByText('3 zorgen gekozen').waitFor();
  await expectNoAxeViolations(desk);
  await picture(desk, 'by-sender-1280');

  await desk.getByRole('button', { name: 'Eerst bellen' }).click();
  const dialog = desk.getByRole('dialog', { name: 'Eerst bellen over 3 zorgen' });
  await dialog.getByText('Bij 3 zorgen heeft nog niemand gekeken', { exact: false }).waitFor();
  await picture(desk, 'dialog-1280');
  await expectNoAxeViolations(desk);
  // a colleague decides on one of them in between
  await house.admin.query(`update app.concern set version = version + 1 where child_name = 'Jens de Wit'`);
  await dialog.getByRole('button', { name: 'Eerst bellen vastleggen' }).click();
  await desk.getByText('Vastgelegd voor 2 van 3 zorgen.').waitFor();
  await desk.getByText('Niet gedaan voor Jens de Wit', { exact: false }).waitFor();
  await desk.getByText('Eerst bellen: Medewerker aanmeldpunt', { exact: false }).first().waitFor();
  await expectNoAxeViolations(desk);
  await picture(desk, 'partly-1280');
  // again, for the one that was left
  await desk.getByRole('checkbox', { name: 'Kies de zorg over Jens de Wit' }).check();
  await desk.getByRole('checkbox', { name: 'Kies de zorg over Pim Smit' }).check();
  await desk.getByRole('button', { name: 'Eerst bellen' }).click();
  await desk.getByRole('button', { name: 'Eerst bellen vastleggen' }).click();
  await desk.getByText('Vastgelegd: er wordt gebeld over 2 zorgen.').waitFor();
  await desk.context().close();
});

test('one line in Mijn werk; on a telephone not reached in one tap, then spoken about each', async () => {
  const before = await stored('Mila Bakker');
  const desk = await house.signIn('Medewerker aanmeldpunt', { size: narrow });
  await desk.goto(`${house.url}/mijn-werk`);
  await desk.getByRole('link', { name: 'Bellen: 2 zorgen', exact: true }).waitFor();
  const line = desk.getByRole('link', { name: 'Bellen: 2 zorgen van Jeugdgezondheidszorg Duinveen' });
  await line.waitFor();
  await noSidewaysScroll(desk);
  await line.click();
  await desk.getByRole('heading', { level: 1, name: /^Bellen: Jeugdgezondheidszorg Duinveen/ }).waitFor();
  await desk.getByText('Afzender ziet nu gevaar: eerst bellen').waitFor();
  assert.equal(await desk.getByRole('link', { name: /^Kijk eerst of/ }).count(), 2);
  // the look comes before what was heard
  const order = desk.locator('.desk-call').filter({ hasText: 'Sofie Blom' }).locator('> *').first();
  assert.match(await order.innerText(), /Kijk eerst of Sofie Blom veilig is/);
  await expectNoAxeViolations(desk);
  await noSidewaysScroll(desk);
  await picture(desk, 'call-390');

  await desk.getByRole('button', { name: /^Niet bereikt/ }).click();
  await desk.getByText('De dag voor het besluit blijft staan', { exact: false }).waitFor();
  await desk.getByText('1 keer niet bereikt', { exact: false }).waitFor();
  assert.deepEqual(await stored('Mila Bakker'), before, 'only the call has moved');

  await desk.getByRole('button', { name: 'Gesproken: Mila Bakker' }).click();
  await desk.getByText('Schrijf in een paar woorden wat u hoorde.').first().waitFor();
  await expectNoAxeViolations(desk);
  await desk.getByRole('textbox', { name: 'Wat hoorde u over Mila Bakker?' }).fill('Komt weer hele dagen.');
  await desk.getByRole('button', { name: 'Gesproken: Mila Bakker' }).click();
  await desk.getByText('Vastgelegd voor 1 zorg.').waitFor();
  await desk.getByRole('link', { name: 'Mila Bakker', exact: true }).waitFor({ state: 'detached' });
  await desk
    .getByRole('textbox', { name: 'Wat hoorde u over Sofie Blom?' })
    .fill('Oma haalt haar vandaag op.');
  await desk.getByRole('button', { name: 'Gesproken: Sofie Blom' }).click();
  await desk.getByText('Er is niets meer om over te bellen').waitFor();
  await expectNoAxeViolations(desk);
  await picture(desk, 'call-done-390');
  const after = await stored('Mila Bakker');
  assert.deepEqual(after, { ...before, ended_how: 'spoken', words: 'Komt weer hele dagen.' });

  // it stands in the concern, after the safety look that is still to be done
  await desk.goto(`${house.url}/beoordelen`);
  await desk.getByRole('link', { name: 'Mila Bakker' }).click();
  await desk.getByText('Komt weer hele dagen.').waitFor();
  await expectNoAxeViolations(desk);
  await noSidewaysScroll(desk);
  await picture(desk, 'concern-390');
  await desk.goto(`${house.url}/beoordelen?per=afzender`);
  await desk.getByRole('button', { name: /^Kies alles van deze afzender: Jeugd/ }).click();
  await desk.getByText('3 zorgen gekozen').waitFor();
  await noSidewaysScroll(desk);
  await expectNoAxeViolations(desk);
  await picture(desk, 'by-sender-390');
  await desk.context().close();
});

test('about all at once, in the same words', async () => {
  const desk = await house.signIn('Medewerker aanmeldpunt');
  await desk.goto(`${house.url}/mijn-werk`);
  await desk.getByRole('link', { name: 'Bellen: 2 zorgen', exact: true }).click();
  await desk.getByText('afzender afgeschermd: in de zorg zelf staat wie u belt', { exact: false }).waitFor();
  await picture(desk, 'call-1280');
  await desk
    .getByRole('textbox', { name: 'Wat hoorde u over alle zorgen?' })
    .fill('De afzender praat eerst zelf.');
  await desk.getByRole('button', { name: 'Gesproken over 2 zorgen' }).click();
  await desk.getByText('Vastgelegd voor 2 zorgen.').waitFor();
  for (const child of ['Jens de Wit', 'Pim Smit'])
    assert.equal((await stored(child))?.['words'], 'De afzender praat eerst zelf.', child);
  await desk.goto(`${house.url}/mijn-werk`);
  await desk.getByRole('heading', { level: 1, name: 'Mijn werk' }).waitFor();
  await desk.getByRole('link', { name: 'Mila Bakker' }).first().waitFor();
  assert.equal(await desk.getByRole('link', { name: /^Bellen:/ }).count(), 0);
  await desk.context().close();
});
