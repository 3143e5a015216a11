import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { expectNoAxeViolations } from '../browser.ts';
import { narrow, openHouse, type House } from './house.ts';
import { noSidewaysScroll, picture } from './acts.ts';

let house: House;
before(async () => {
  house = await openHouse();
});
after(() => house.close());

const concernOf = async (page: Page, child: string): Promise<void> => {
  await page.goto(`${house.url}/beoordelen`);
  await page.getByRole('link', { name: child }).first().click();
  await page.getByRole('heading', { level: 1, name: child }).waitFor();
};
const soon = (days = 7): string => {
  const { day, month, year } = Temporal.Now.plainDateISO('Europe/Amsterdam').add({ days });
  return `${day}-${month}-${year}`;
};
/** A concern that was decided is in no list any more: by its address. */
const concernDecided = async (page: Page, child: string): Promise<void> => {
  const { rows } = await house.admin.query<{ id: string }>(
    'select public_id::text as id from app.concern where child_name = $1',
    [child],
  );
  await page.goto(`${house.url}/beoordelen/${rows[0]?.id ?? ''}`);
  await page.getByRole('heading', { level: 1, name: child }).waitFor();
};
const reading = (page: Page) => page.getByRole('region', { name: 'Meelezen' });
const decide = async (desk: Page, outcome: RegExp, reason: string, send: string): Promise<void> => {
  await desk.getByRole('radio', { name: outcome }).check();
  await desk.getByRole('textbox', { name: 'Waarom dit besluit?' }).fill(reason);
  const who = desk.getByRole('radiogroup', { name: /Wie vertelt het de ouders/ });
  await who.getByRole('radio', { name: /^Het aanmeldpunt/ }).check();
  await desk.getByRole('textbox', { name: /Uiterlijk wanneer/ }).fill(soon());
  await desk.getByRole('button', { name: send }).click();
  await desk.getByText('Het besluit staat vast').waitFor();
};

test('a second reader advises on a telephone; the desk decides the same, and it has been read along', async () => {
  const expert = await house.signIn('Gedragswetenschapper', { size: narrow });
  await concernOf(expert, 'Daan Visser');
  await reading(expert).getByRole('button', { name: 'Advies vastleggen' }).click();
  await reading(expert).getByText('Kies wat u zou besluiten.').first().waitFor();
  await expectNoAxeViolations(expert);
  await reading(expert).getByRole('radio', { name: 'Advies gegeven' }).check();
  await reading(expert).getByRole('textbox', { name: 'Waarom?' }).fill('School en moeder kunnen dit samen.');
  await picture(expert, 'advice-390');
  await reading(expert).getByRole('button', { name: 'Advies vastleggen' }).click();
  await reading(expert).getByText('Adviseerde vooraf: Advies gegeven').waitFor();
  await noSidewaysScroll(expert);
  await expectNoAxeViolations(expert);

  const desk = await house.signIn('Medewerker aanmeldpunt');
  await concernOf(desk, 'Daan Visser');
  await reading(desk).getByText('School en moeder kunnen dit samen.').waitFor();
  await desk.getByRole('radio', { name: /Advies gegeven/ }).check();
  await desk.getByText('Een meelezer adviseerde hetzelfde. Dan is er meegelezen.').waitFor();
  await expectNoAxeViolations(desk);
  await picture(desk, 'weigh-advised-1280');
  await decide(desk, /Advies gegeven/, 'Moeder belt zelf met school.', 'Vastleggen: advies gegeven');
  await reading(desk).getByText('Meegelezen, akkoord').waitFor();
  await expectNoAxeViolations(desk);
});

test('a decision is read afterwards by who was asked, who sees it differently; a third has it weighed again', async () => {
  const child = 'Kinderen van nummer 8 (achternaam niet bekend)';
  const desk = await house.signIn('Medewerker aanmeldpunt');
  await concernOf(desk, child);
  await desk.getByRole('radio', { name: /Geen vervolg/ }).check();
  await desk
    .getByRole('radiogroup', { name: /Wie leest mee/ })
    .getByRole('radio', { name: /^Gedragswetenschapper/ })
    .check();
  await picture(desk, 'weigh-asking-1280');
  await expectNoAxeViolations(desk);
  await decide(desk, /Geen vervolg/, 'De buren praten zelf met elkaar.', 'Vastleggen: geen vervolg');
  await reading(desk).getByText('Gevraagd: Gedragswetenschapper', { exact: false }).waitFor();
  await reading(desk).getByText('U was zelf bij dit besluit').waitFor();
  assert.equal(await desk.getByRole('radio').count(), 0, 'nobody reads their own decision');
  await picture(desk, 'decided-1280');
  await expectNoAxeViolations(desk);

  const expert = await house.signIn('Gedragswetenschapper');
  await expert.getByRole('link', { name: 'Mijn werk' }).first().click();
  await expert.getByText('Nalezen, aan u gevraagd', { exact: false }).waitFor();
  await picture(expert, 'work-1280');
  await expectNoAxeViolations(expert);
  await expert.getByRole('link', { name: child }).first().click();
  await reading(expert)
    .getByRole('radio', { name: /Nee, ik zie het anders/ })
    .check();
  await picture(expert, 'reading-1280');
  // what is judged stands beside it: the words of the sender, and whom to call
  await expert.getByRole('heading', { name: 'De woorden van de afzender' }).waitFor();
  assert.equal(await expert.getByRole('link', { name: 'Naar de wachtende zorgen' }).count(), 0);
  await reading(expert).getByRole('button', { name: 'Vastleggen' }).click();
  await reading(expert).getByText('Schrijf waarom.').first().waitFor();
  await reading(expert)
    .getByRole('textbox', { name: 'Waarom ziet u het anders?' })
    .fill('Niemand sprak het gezin.');
  await reading(expert).getByRole('button', { name: 'Vastleggen' }).click();
  await reading(expert).getByText('Derde beslist uiterlijk', { exact: false }).waitFor();
  await expectNoAxeViolations(expert);

  const third = await house.signIn('Medewerker aanmeldpunt (2)', { size: narrow });
  await third.goto(`${house.url}/beoordelen`);
  await third.getByRole('heading', { name: 'Nog na te lezen' }).waitFor();
  await picture(third, 'to-read-390');
  await noSidewaysScroll(third);
  await expectNoAxeViolations(third);
  await third.getByRole('link', { name: child }).first().click();
  await reading(third)
    .getByRole('radio', { name: /Opnieuw beoordelen/ })
    .check();
  await reading(third).getByRole('textbox', { name: 'Waarom?' }).fill('Bel eerst met het gezin.');
  await noSidewaysScroll(third);
  await picture(third, 'third-390');
  await expectNoAxeViolations(third);
  await reading(third).getByRole('button', { name: 'Vastleggen' }).click();
  await reading(third).getByText('Derde: opnieuw beoordelen').waitFor();

  await concernOf(desk, child);
  await reading(desk).getByText('Eerdere besluiten').waitFor();
  await reading(desk).getByText('De buren praten zelf met elkaar.').waitFor();
  await desk
    .getByRole('heading', { name: 'Wat is de uitkomst?' })
    .or(desk.getByRole('radiogroup', { name: /Wat is de uitkomst/ }))
    .first()
    .waitFor();
  await picture(desk, 'again-1280');
  await expectNoAxeViolations(desk);
});

test('a shielded sender: asked on a telephone, agreed by a second person, named to the director and to nobody else of the team', async () => {
  const nurse = await house.signIn('Jeugdverpleegkundige', { size: narrow });
  const type = (name: string, words: string) => nurse.getByRole('textbox', { name }).fill(words);
  const press = (name: string) =>
    nurse.getByRole('button', { name }).filter({ visible: true }).first().click();
  await nurse.goto(`${house.url}/zorg-doorgeven`);
  await press('Begin met de zes vragen');
  await nurse.getByRole('radio', { name: 'Nee, nu niet' }).check();
  await press('Volgende');
  await type('Naam van het kind', 'Zoey den Braber');
  await type('Leeftijd of geboortedatum', '8 jaar');
  await press('Volgende');
  await type('Wat zag of hoorde je?', 'Zoey durft thuis niet te slapen.');
  await type('Wanneer was dat?', 'vanmorgen');
  await nurse.getByRole('radio', { name: 'Zelf gezien of gehoord' }).check();
  await press('Volgende');
  await type('Wat gaat goed?', 'Oma brengt Zoey elke dag.');
  await type('Wat heb je al gedaan?', 'Moeder gebeld.');
  await press('Volgende');
  await nurse.getByRole('radio', { name: 'Ja, en zij vinden het goed' }).check();
  await press('Volgende');
  await type('Hoe bereiken we je?', '(0990) 12 34 08');
  assert.ok(await nurse.getByRole('radio', { name: 'Ja, dat is de gewone weg' }).isChecked());
  await nurse.getByRole('radio', { name: /gevaarlijk voor mij of mijn collega/ }).check();
  await picture(nurse, 'shield-asked-390');
  await expectNoAxeViolations(nurse);
  await press('Bekijk en geef door');
  await press('Geef door aan het aanmeldpunt');
  await nurse.getByText('Uw naam is afgeschermd. Een collega', { exact: false }).waitFor();
  await expectNoAxeViolations(nurse);

  const second = await house.signIn('Medewerker aanmeldpunt (2)');
  await concernOf(second, 'Zoey den Braber');
  const shield = second.getByRole('region', { name: 'Afgeschermde afzender' });
  await shield.getByText('Vraagt een tweede').waitFor();
  await second.getByText('Jeugdverpleegkundige', { exact: false }).first().waitFor();
  await picture(second, 'shield-desk-1280');
  await expectNoAxeViolations(second);
  await shield.getByRole('radio', { name: 'Ja, afschermen' }).check();
  await shield.getByRole('textbox', { name: 'Waarop berust dat?' }).fill('Gebeld met de afzender.');
  await shield.getByRole('button', { name: 'Vastleggen' }).click();
  await shield.getByText('Gebeld met de afzender.').waitFor();
  await expectNoAxeViolations(second);

  await second.getByRole('radio', { name: 'Naam en jaar' }).check();
  await second.getByRole('textbox', { name: 'Achternaam' }).fill('den Braber');
  await second.getByRole('textbox', { name: 'Geboortejaar' }).fill('2018');
  await second.getByRole('button', { name: 'Zoeken in de basisregistratie' }).click();
  await second.getByRole('button', { name: /Dit is het kind: Zoey/ }).click();
  await second.getByRole('radio', { name: /Casus openen/ }).check();
  await second.getByRole('textbox', { name: 'Waarom dit besluit?' }).fill('Eén vast gezicht helpt.');
  await second
    .getByRole('textbox', { name: 'Waar het om gaat, in één zin' })
    .fill('Zoey wil weer goed slapen.');
  await second.getByRole('checkbox', { name: 'Veiligheid' }).check();
  await second
    .getByRole('radiogroup', { name: /^Aanspreekpunt/ })
    .getByRole('radio', { name: /^Casusregisseur/ })
    .check();
  await second
    .getByRole('radiogroup', { name: /^Achtervang/ })
    .getByRole('radio', { name: /^Achtervang/ })
    .check();
  await second.getByRole('radio', { name: 'Het aanspreekpunt' }).check();
  await second
    .getByRole('textbox', { name: 'Wanneer?' })
    .fill(
      Temporal.Now.plainDateISO('Europe/Amsterdam')
        .add({ days: 1 })
        .toString()
        .split('-')
        .toReversed()
        .join('-'),
    );
  await second.getByRole('button', { name: 'Casus openen' }).click();
  await second.getByText('Het besluit staat vast').waitFor();
  const reference = /C-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await second.locator('main').innerText())?.[0];
  assert.ok(reference);

  const opened = async (label: string, size = { width: 1280, height: 900 }): Promise<Page> => {
    const page = await house.signIn(label, { size });
    await page.goto(`${house.url}/mijn-werk`);
    await page.getByRole('link', { name: reference }).click();
    await page.getByLabel('Ik heb geen privéband met dit gezin').check();
    await page.getByRole('button', { name: 'Casus openen' }).click();
    // on a telephone the facts are folded
    const facts = page.getByRole('region', { name: 'Feiten' }).getByRole('button', { name: /^Feiten/ });
    await facts.waitFor();
    if ((await facts.getAttribute('aria-expanded')) === 'false') await facts.click();
    await page.getByText('Zoey durft thuis niet te slapen.').waitFor();
    return page;
  };
  const deputy = await opened('Achtervang', narrow);
  await deputy.getByText('Wie dit zei, is afgeschermd').first().waitFor();
  assert.ok(!/Jeugdverpleegkundige|Jeugdgezondheidszorg/.test(await deputy.content()));
  await picture(deputy, 'shielded-deputy-390');
  await expectNoAxeViolations(deputy);
  const director = await opened('Casusregisseur');
  await director.getByText('Waarneming van Jeugdverpleegkundige').first().waitFor();
  await director.getByText('Afgeschermd: alleen u leest', { exact: false }).first().waitFor();
  await picture(director, 'shielded-director-1280');
  // what is printed may come into the hands of the family
  await director.emulateMedia({ media: 'print' });
  await director.getByText('Wie dit zei, is afgeschermd').first().waitFor();
  assert.ok(!/Jeugdverpleegkundige|Jeugdgezondheidszorg/.test(await director.locator('main').innerText()));
  await director.emulateMedia({ media: 'screen' });
  await expectNoAxeViolations(director);
});

test('parents are told later on a ground, later still, and told; it stands in Mijn werk and with the privacy officer', async () => {
  const child = 'Daan Visser';
  const desk = await house.signIn('Medewerker aanmeldpunt', { size: narrow });
  await concernDecided(desk, child);
  const telling = desk.getByRole('region', { name: 'Ouders informeren' });
  await telling.getByRole('button', { name: 'Later informeren' }).click();
  const dialog = desk.getByRole('dialog', { name: 'Later informeren' });
  await dialog.getByRole('button', { name: 'Vastleggen' }).click();
  await dialog.getByText('Kies een grond.').first().waitFor();
  await expectNoAxeViolations(desk);
  await dialog.getByRole('radio', { name: 'Vertellen is nu gevaarlijk voor het kind' }).check();
  await dialog.getByRole('textbox', { name: 'Waarom nu nog niet?' }).fill('Eerst met Daan alleen praten.');
  await dialog.getByRole('textbox', { name: /Wanneer kijken we/ }).fill(soon(10));
  await picture(desk, 'later-390');
  await dialog.getByRole('button', { name: 'Vastleggen' }).click();
  await telling.getByText('Loopt tot en met', { exact: false }).waitFor();
  await noSidewaysScroll(desk);
  await picture(desk, 'later-runs-390');
  await expectNoAxeViolations(desk);

  const officer = await house.signIn('Privacy officer');
  await officer.goto(`${house.url}/wie-heeft-gekeken?deel=later-informeren`);
  await officer.getByText('Vertellen is nu gevaarlijk voor het kind', { exact: false }).first().waitFor();
  assert.equal(await officer.getByText('Eerst met Daan').count(), 0, 'the words are not the officer’s');
  await picture(officer, 'overseen-1280');
  await expectNoAxeViolations(officer);

  await house.admin.query(
    `with l as (update app.later_notice set from_on = authz.today() - 9, until = authz.today() - 1 where ended_on is null and concern_id is not null returning concern_id)
     update app.concern c set tell_by = authz.today() - 1 from l where c.concern_id = l.concern_id`,
  );
  await desk.goto(`${house.url}/mijn-werk`);
  await desk.getByRole('region', { name: 'Te laat' }).getByText('Ouders informeren').first().waitFor();
  await expectNoAxeViolations(desk);
  await concernDecided(desk, child);
  await telling.getByRole('button', { name: 'Vastleggen dat het is verteld' }).click();
  const told = desk.getByRole('dialog', { name: 'De ouders weten het' });
  await told.getByRole('textbox', { name: 'Aan wie?' }).fill('Moeder');
  await told.getByRole('textbox', { name: 'Door wie?' }).fill('Medewerker aanmeldpunt');
  await told.getByRole('button', { name: 'Vastleggen' }).click();
  await telling.getByText('Verteld op', { exact: false }).waitFor();
  await picture(desk, 'told-390');
  await expectNoAxeViolations(desk);
});

test('a reader of another municipality reads a copy on a telephone and agrees, and then it is gone', async () => {
  const administrator = await house.signIn('Functioneel beheerder', { tenant: 'Veenrade' });
  await administrator.goto(`${house.url}/beheer?deel=meelezers`);
  await administrator.getByRole('button', { name: 'In de pool zetten: Gedragswetenschapper' }).click();
  await administrator.getByText('In de pool sinds', { exact: false }).waitFor();
  await picture(administrator, 'pool-members-1280');
  await expectNoAxeViolations(administrator);

  const child = 'Kinderen van nummer 8 (achternaam niet bekend)';
  const desk = await house.signIn('Medewerker aanmeldpunt');
  await concernOf(desk, child);
  await decide(desk, /Geen vervolg/, 'Er is met het gezin gebeld.', 'Vastleggen: geen vervolg');
  const pool = desk.getByRole('region', { name: 'Meelezer uit de regio' });
  await pool.getByRole('button', { name: 'Vraag een meelezer uit de regio' }).click();
  const dialog = desk.getByRole('dialog', { name: 'Meelezer uit de regio vragen' });
  await dialog.getByRole('radio', { name: /Gedragswetenschapper/ }).check();
  await picture(desk, 'pool-ask-1280');
  await expectNoAxeViolations(desk);
  await dialog.getByRole('button', { name: 'Vragen om mee te lezen' }).click();
  await pool.getByText('Gevraagd, leest mee uiterlijk', { exact: false }).waitFor();
  await picture(desk, 'pool-asked-1280');
  await expectNoAxeViolations(desk);

  const reader = await house.signIn('Gedragswetenschapper', { tenant: 'Veenrade', size: narrow });
  await reader.goto(`${house.url}/mijn-werk`);
  await reader
    .getByRole('link', { name: /Gemeente Duinveen/ })
    .first()
    .click();
  await reader.getByRole('heading', { level: 1, name: 'Meelezen voor een andere gemeente' }).waitFor();
  await reader.getByText('Er is met het gezin gebeld.').waitFor();
  assert.equal(await reader.getByText('nummer 8 (achternaam').count(), 0, 'no name of a child');
  await noSidewaysScroll(reader);
  await picture(reader, 'pool-reading-390');
  await expectNoAxeViolations(reader);
  await reader.getByRole('radio', { name: 'Ja, akkoord' }).check();
  await reader.getByRole('button', { name: 'Vastleggen' }).click();
  await reader.getByText('De kopie is weg', { exact: false }).waitFor();
  await expectNoAxeViolations(reader);
  await desk.reload();
  await reading(desk).getByText('Meegelezen, akkoord').waitFor();
});
