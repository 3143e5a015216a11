import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { expectNoAxeViolations } from '../browser.ts';
import { narrow, openHouse, type House } from './house.ts';
import { inDays, noSidewaysScroll, picture } from './acts.ts';

let house: House;
before(async () => {
  house = await openHouse();
});
after(() => house.close());

const openNoor = async (page: Page) => {
  await page.getByRole('link', { name: 'Casussen' }).first().click();
  await page.getByRole('link', { name: /Noor/ }).first().click();
  await page.getByRole('heading', { level: 1, name: /Noor/ }).waitFor();
};

test('the lead at a desk and a keeper on a telephone live with the plan; looking back, one leaves and the rest stays', async () => {
  const lead = await house.signIn('Casusregisseur');
  await lead.getByRole('heading', { level: 2, name: 'Wacht op', exact: true }).waitFor();
  const waits = lead.getByRole('list', { name: 'Wacht op' });
  await waits.getByText('Gezinscoach komt twee keer per week thuis').waitFor();
  await waits.getByText(/Bij Intensieve gezinshulp, sinds/).waitFor();
  await lead.getByText('Wat overbrugt het wachten?').waitFor();
  await expectNoAxeViolations(lead);
  await picture(lead, 'work-1280');

  await openNoor(lead);
  const plan = lead.getByRole('region', { name: 'Afspraken en doelen' });
  const groups = await plan.getByRole('heading', { level: 3 }).allTextContents();
  assert.equal(groups[0], 'Veiligheidsafspraken', 'safety first');
  assert.ok(groups.indexOf('Hulp en grenzen') < groups.indexOf('Afspraken'));
  await plan.getByText('Gezin en professionals samen.', { exact: false }).waitFor();
  await plan.getByText('Hulp hiernaast: Betaalafspraak over de huur voorbereiden').waitFor();
  await plan.getByText('3, gegeven door Noor (vandaag)').waitFor();
  await expectNoAxeViolations(lead);
  await picture(lead, 'case-1280');

  // a number by the person
  await plan.getByRole('button', { name: /^Cijfer opschrijven bij: Weer hele dagen/ }).click();
  const score = lead.getByRole('dialog');
  await score.getByRole('textbox', { name: 'Cijfer van 0 tot 10' }).fill('12');
  await score.getByRole('textbox', { name: 'Wie gaf dit cijfer?' }).fill('Noor');
  await score.getByRole('button', { name: 'Cijfer opschrijven' }).click();
  await score.getByText('Vul een heel cijfer in van 0 tot en met 10.').first().waitFor();
  await expectNoAxeViolations(lead);
  await score.getByRole('textbox', { name: 'Cijfer van 0 tot 10' }).fill('7');
  await score.getByRole('button', { name: 'Cijfer opschrijven' }).click();
  await score.waitFor({ state: 'detached' });
  await plan.getByText('7, gegeven door Noor (vandaag)').waitFor();

  // a sanction in a voluntary plan is refused in words, and what was typed stays
  await plan.getByRole('button', { name: /^Wijzigen of aanvullen: Noor is elke dag/ }).click();
  const terms = lead.getByRole('dialog');
  await terms.getByRole('textbox', { name: 'Wat als het niet lukt?' }).fill('Dan volgt een boete.');
  await terms.getByLabel('Wie let op?').selectOption({ label: 'Leerplichtambtenaar, Gemeente Duinveen' });
  await terms.getByRole('button', { name: 'Bewaren' }).click();
  await terms.getByText(/Hier staat "boete"/).waitFor();
  await expectNoAxeViolations(lead);
  await picture(lead, 'sanction-1280');
  await terms.getByRole('textbox', { name: 'Wat als het niet lukt?' }).fill('Dan bellen we dezelfde dag.');
  await terms.getByRole('button', { name: 'Bewaren' }).click();
  await terms.waitFor({ state: 'detached' });

  // a day is agreed anew: not without saying why, and what it said stays beside it
  await plan.getByRole('button', { name: /^Afspraak verbeteren: Noor is elke dag/ }).click();
  const correct = lead.getByRole('dialog', { name: 'Afspraak verbeteren' });
  await correct.getByRole('button', { name: 'Verbetering bewaren' }).click();
  await correct.getByText('U heeft nog niets veranderd.').first().waitFor();
  const what = correct.getByRole('textbox', { name: 'Wat?', exact: true });
  const said = await what.inputValue();
  await what.fill(`${said}, ook op vrijdag`);
  await correct.getByRole('button', { name: 'Verbetering bewaren' }).click();
  await correct.getByText('Schrijf in een paar woorden wat er is veranderd.').first().waitFor();
  await expectNoAxeViolations(lead);
  await picture(lead, 'correct-agreement-1280');
  await lead.setViewportSize({ width: 390, height: 844 });
  await picture(lead, 'correct-agreement-390');
  await lead.setViewportSize({ width: 1280, height: 900 });
  await correct.getByRole('textbox', { name: 'Wat is er veranderd?' }).fill('Vrijdag was vergeten.');
  await correct.getByRole('button', { name: 'Verbetering bewaren' }).click();
  await correct.waitFor({ state: 'detached' });
  await plan.getByText(`${said}, ook op vrijdag`, { exact: true }).waitFor();
  await plan.getByText('Eén keer verbeterd').click();
  await plan.getByText(`Eerder: ${said}`).waitFor();
  await plan.getByText(/Wat er veranderde: Vrijdag was vergeten/).waitFor();
  await expectNoAxeViolations(lead);
  await picture(lead, 'corrected-agreement-1280');

  // the wait is bridged, and the task is gone
  await plan.getByRole('button', { name: /^Wachten wijzigen: Gezinscoach/ }).click();
  const waiting = lead.getByRole('dialog');
  await waiting
    .getByRole('textbox', { name: /^Wat overbrugt het wachten/ })
    .fill('De jeugdverpleegkundige belt elke maandag met moeder.');
  await waiting.getByRole('button', { name: 'Bewaren' }).click();
  await waiting.waitFor({ state: 'detached' });
  await plan.getByText('Tot die tijd: De jeugdverpleegkundige belt elke maandag').waitFor();

  // the weekly question
  const safety = plan.getByRole('group', { name: /^Werkt deze afspraak nog\? Buurvrouw/ });
  await safety.getByRole('button', { name: 'Ja' }).click();
  await plan.getByText('Laatst gekeken vandaag: ja').waitFor();

  // three ticks apart, one taken back
  const consent = lead.getByRole('region', { name: 'Toestemming' });
  await consent.getByText('Geen ervan is de grondslag', { exact: false }).waitFor();
  await consent.getByRole('button', { name: 'Intrekken: moeder, akkoord met hulp' }).click();
  const withdraw = lead.getByRole('dialog');
  await withdraw.getByRole('button', { name: 'Intrekken' }).click();
  await withdraw.waitFor({ state: 'detached' });
  await consent.getByText('Ingetrokken, vandaag').waitFor();
  await consent.getByRole('button', { name: 'Toestemming opschrijven' }).click();
  const tick = lead.getByRole('dialog');
  assert.equal(await tick.locator('input[type=radio]:checked').count(), 0, 'nothing chosen beforehand');
  await tick.getByRole('textbox', { name: 'Wie?' }).fill('moeder');
  await tick.getByRole('radio', { name: 'Beroepsgeheim mag doorbroken worden' }).check();
  await expectNoAxeViolations(lead);
  await tick.getByRole('textbox', { name: 'Wiens beroepsgeheim?' }).fill('de huisarts');
  await tick
    .getByRole('textbox', { name: 'Wat mag die vertellen, en aan wie?' })
    .fill('Hoe Noor slaapt, aan de casusregisseur');
  await tick.getByRole('textbox', { name: 'Tot en met wanneer?' }).fill(inDays(60));
  await tick.getByRole('button', { name: 'Opschrijven' }).click();
  await tick.waitFor({ state: 'detached' });
  await consent.getByText(/Door de huisarts, over: Hoe Noor slaapt/).waitFor();

  // the keeper, on a telephone: says that it did not work out
  const officer = await house.signIn('Leerplichtambtenaar', { size: narrow });
  await officer.getByRole('link', { name: /^Rooster op maat/ }).click();
  await officer.getByRole('heading', { level: 1, name: /Noor/ }).waitFor();
  // where one arrives is the agreement itself
  await officer
    .locator('[id^="afspraak-"]:focus')
    .getByText(/^Rooster op maat/)
    .waitFor();
  assert.equal(await officer.getByText('Gezinscoach komt twee keer').count(), 0, 'another part');
  await officer
    .getByRole('group', { name: /^Is het gelukt\? Rooster op maat/ })
    .getByRole('button', { name: 'Niet' })
    .click();
  await officer.getByRole('textbox', { name: /^Wat maakte het lastig/ }).fill('School kon deze week niet.');
  await officer.getByRole('button', { name: 'Vastleggen: niet' }).click();
  await officer.getByText(/^Vastgelegd als niet/).waitFor();
  await expectNoAxeViolations(officer);
  await noSidewaysScroll(officer);
  await picture(officer, 'keeper-390');

  // it is a task of the lead, for the organisation, until it has been talked about
  await lead.getByRole('link', { name: 'Mijn werk' }).first().click();
  await lead.getByRole('heading', { level: 1, name: 'Mijn werk' }).waitFor();
  await lead.getByText('Een organisatie deed dit niet: wat nu?').waitFor();
  assert.equal(await lead.getByText('Wat overbrugt het wachten?').count(), 0);
  await openNoor(lead);
  // what was read a moment ago is shown for ten seconds
  await lead.reload();
  await lead.getByText('Gemeente Duinveen: één afspraak').waitFor();
  await lead.getByRole('button', { name: /^Opschrijven wat u afsprak over: Rooster/ }).click();
  const settle = lead.getByRole('dialog');
  await settle.getByRole('textbox', { name: 'Wat spraken jullie af?' }).fill('School belt maandag terug.');
  await settle.getByRole('button', { name: 'Bewaren' }).click();
  await settle.waitFor({ state: 'detached' });
  await lead.getByText('Afgesproken (vandaag): School belt maandag terug.').waitFor();

  // who stays
  await lead.getByRole('button', { name: 'Wie blijft erbij?' }).click();
  const stays = lead.getByRole('dialog');
  assert.equal(await stays.locator('input:checked').count(), 0, 'nothing chosen beforehand');
  await stays.getByRole('button', { name: 'Zo vastleggen' }).click();
  await stays.getByText('Kies of Leerplichtambtenaar erbij blijft.').first().waitFor();
  await expectNoAxeViolations(lead);
  await stays
    .getByRole('radiogroup', { name: /^Leerplichtambtenaar/ })
    .getByRole('radio', { name: 'Stopt' })
    .check();
  await stays
    .getByRole('radiogroup', { name: /^Gedragswetenschapper/ })
    .getByRole('radio', { name: 'Blijft erbij' })
    .check();
  await stays.getByRole('textbox', { name: 'Weet het gezin dit?' }).fill('Ja, samen besproken.');
  await picture(lead, 'stays-1280');
  await stays.getByRole('button', { name: 'Zo vastleggen' }).click();
  await stays.waitFor({ state: 'detached' });
  await lead.getByText(/^Vastgelegd\. Wie erbij blijft/).waitFor();
  await officer.reload();
  await officer.getByText('Niet gevonden, of niet voor u').waitFor();
  const { rows } = await house.admin.query<{ label: string }>(
    `select h.label from app.access_grant g join app.held_function h using (tenant_id, held_function_id)
       join app.case_file c on c.case_id = g.file_id and c.headline like 'Noor wil%'
      where g.kind = 'team' and g.revoked_at is null`,
  );
  assert.deepEqual(
    rows.map(row => row.label),
    ['Gedragswetenschapper'],
  );

  await lead.setViewportSize(narrow);
  await noSidewaysScroll(lead);
  await picture(lead, 'case-390');
  await lead.getByRole('button', { name: 'Wie blijft erbij?' }).click();
  await picture(lead, 'stays-390');
});

test('on a telephone: whether the family takes part, once more, and a fourth goal that is asked about and not refused', async () => {
  const lead = await house.signIn('Casusregisseur', { size: narrow });
  await openNoor(lead);
  const plan = lead.getByRole('region', { name: 'Afspraken en doelen' });
  await plan.getByText(/^Doet het gezin mee\? Deels\.$/).waitFor();
  await plan.getByText(/^En dan: Moeder en Noor doen mee\./).waitFor();
  await plan.getByText(/^Opgeschreven door Casusregisseur, /).waitFor();

  await plan.getByRole('button', { name: 'Doet het gezin mee? Nieuw antwoord' }).click();
  const answer = lead.getByRole('dialog');
  await answer.getByRole('radio', { name: 'Nee' }).check();
  await answer.getByRole('textbox', { name: 'En dan?' }).fill('');
  await answer.getByRole('button', { name: 'Opschrijven' }).click();
  await answer.getByText('Schrijf in één zin wat u dan doet.').first().waitFor();
  await expectNoAxeViolations(lead);
  await picture(lead, 'taking-part-390');
  await answer.getByRole('textbox', { name: 'En dan?' }).fill('Dan volgt een boete.');
  await answer.getByRole('button', { name: 'Opschrijven' }).click();
  await answer.getByText(/Hier staat "boete"/).waitFor();
  await answer.getByRole('textbox', { name: 'En dan?' }).fill('Wij bellen vader vrijdag opnieuw.');
  await answer.getByRole('button', { name: 'Opschrijven' }).click();
  await answer.waitFor({ state: 'detached' });
  await plan.getByText(/^Doet het gezin mee\? Nee\.$/).waitFor();
  await plan.getByText('En dan: Wij bellen vader vrijdag opnieuw.').waitFor();
  // what was said before is still there
  await plan.getByText('Het antwoord hiervoor').click();
  await plan.getByText(/^Deels\. En dan: Moeder en Noor doen mee\./).waitFor();
  await noSidewaysScroll(lead);

  // with a yes nothing is asked, and nothing of the words before it goes along
  await plan.getByRole('button', { name: 'Doet het gezin mee? Nieuw antwoord' }).click();
  await lead.getByRole('dialog').getByRole('radio', { name: 'Ja' }).check();
  assert.equal(await lead.getByRole('dialog').getByRole('textbox').count(), 0);
  await lead.getByRole('dialog').getByRole('button', { name: 'Opschrijven' }).click();
  await plan.getByText(/^Doet het gezin mee\? Ja\.$/).waitFor();

  const goals = plan.getByRole('region', { name: 'Doelen' });
  await goals.getByText(/Korte termijn/).waitFor();
  await goals.getByText(/Lange termijn/).waitFor();
  const add = async (words: string, asked: boolean) => {
    await plan.getByRole('button', { name: 'Doel toevoegen' }).click();
    const goal = lead.getByRole('dialog');
    await goal.getByRole('radio', { name: 'Kort: de komende weken', checked: true }).waitFor();
    assert.equal(await goal.getByText(/^Er lopen al drie doelen\./).count(), asked ? 1 : 0);
    if (asked) {
      await expectNoAxeViolations(lead);
      await picture(lead, 'fourth-goal-390');
    }
    await goal.getByRole('textbox', { name: 'Het doel, in eigen woorden' }).fill(words);
    await goal.getByRole('textbox', { name: 'Van wie is dit doel?' }).fill('Noor');
    await goal.getByRole('radio', { name: 'Lang: later' }).check();
    await goal.getByLabel('Bij welk deel hoort dit?').selectOption({ index: 1 });
    await goal.getByRole('button', { name: 'Doel toevoegen' }).click();
    await goal.waitFor({ state: 'detached' });
    await goals.getByText(words).waitFor();
  };
  await add('Mijn diploma halen', false);
  await add('Zelf op kamers', true);
  await expectNoAxeViolations(lead);
  await noSidewaysScroll(lead);
  await picture(lead, 'goals-390');

  // at the table the goals stand as on the case; whether the family takes part is not laid there
  await lead.getByRole('link', { name: 'Vier vensters' }).click();
  await lead.getByRole('heading', { level: 2, name: 'Weging' }).waitFor();
  const table = lead.getByRole('region', { name: 'Afspraken', exact: true });
  await table
    .getByText(/Korte termijn/)
    .first()
    .waitFor();
  assert.equal(await lead.getByText('Doet het gezin mee?').count(), 0);
  await noSidewaysScroll(lead);
  await picture(lead, 'windows-390');
});
