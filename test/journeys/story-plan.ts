/** From the first visit to one plan on paper. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { expectNoAxeViolations } from '../browser.ts';
import { readPdf } from '../pdf-text.ts';
import { narrow } from './house.ts';
import { inDays, noSidewaysScroll, optionWith, openCase } from './acts.ts';
import { child, headline, inDialog, openInvitation, press, toPage, type, type Story } from './story.ts';

/** The words of the PDF that the page links to. */
const paperOf = async ({ house }: Story, page: Page): Promise<string> => {
  const href = await page.getByRole('link', { name: /Open de PDF/ }).getAttribute('href');
  const answer = await page.request.get(new URL(href ?? '', house.url).href);
  assert.equal(answer.status(), 200);
  return (await readPdf(await answer.body())).text;
};

/** First contact and deputy open the case, write who is around the child, and who has authority. */
export async function begin(story: Story): Promise<Page> {
  const director = await story.house.signIn('Casusregisseur');
  await openInvitation(director, story.reference);
  await director.getByText(headline).first().waitFor();
  const deputy = await story.house.signIn('Achtervang', { size: narrow });
  await openInvitation(deputy, story.reference);
  await noSidewaysScroll(deputy);
  await deputy.context().close();

  for (const [name, role, home, safe] of [
    ['Anne Jacobs', 'moeder', 'Eerste huis', 'Overdag bellen, geen bericht sturen'],
    ['Wim Smit', 'vader', 'Tweede huis', 'Na 18 uur bellen'],
    ['Truus', 'oma', 'Elders', 'Altijd bellen'],
  ] as const) {
    await press(director, 'Iemand toevoegen');
    await inDialog(director, 'Bewaren', async dialog => {
      await type(dialog, 'Naam', name);
      await type(dialog, 'Wie is dat voor het kind?', role);
      await dialog.getByRole('radio', { name: home }).check();
      await type(dialog, 'Hoe en wanneer veilig bereiken?', safe);
      if (role !== 'oma') return;
      await type(dialog, 'Telefoonnummer', '0990 60 70 80');
      await dialog.getByRole('checkbox', { name: /^Steunfiguur/ }).check();
    });
  }
  await press(director, `Vastleggen: Wie heeft gezag? ${child}`);
  await inDialog(director, 'Vastleggen', async dialog => {
    await dialog.getByRole('radio', { name: 'Bekend' }).check();
    await type(dialog, 'In één zin', 'Moeder en vader hebben samen gezag');
    await type(dialog, 'Waar staat dit, of wie zei het?', 'Gezagsregister');
  });
  await director.getByText('Moeder en vader hebben samen gezag').first().waitFor();
  return director;
}

/** A letter to each parent with authority: each holds what is that parent's own. Father calls. */
export async function tellParents(story: Story, director: Page): Promise<void> {
  for (const [name, address] of [
    ['Anne Jacobs', 'Moederlaan 1\n1234 AB Duinveen'],
    ['Wim Smit', 'Vaderweg 2\n5678 CD Veenrade'],
  ] as const) {
    await toPage(director, 'Brieven');
    await press(director, 'Brief maken');
    const form = director.getByRole('dialog');
    await form.getByRole('radio', { name: 'Een ouder met gezag' }).check();
    await type(form, 'Naam van deze ouder', name);
    await form.getByRole('checkbox', { name: child }).check();
    await type(form, 'Adres van deze ouder', address);
    await press(form, 'Bekijk de brief');
    await director.getByRole('heading', { level: 1, name: `Brief aan ${name}` }).waitFor();
    const paper = await paperOf(story, director);
    assert.match(paper, new RegExp(address.split('\n')[0] ?? ''));
    assert.doesNotMatch(paper, name.startsWith('Anne') ? /Wim|Vaderweg/ : /Anne|Moederlaan/);
    assert.doesNotMatch(paper, /elke avond op pad|Jeugdverpleegkundige/, 'nothing of what was passed on');
    await press(director, 'Versturen vastleggen');
    await inDialog(director, 'Leg vast', dialog =>
      dialog.getByRole('button', { name: 'Vandaag', exact: true }).click(),
    );
    await director
      .getByText(/^Verstuurd/)
      .first()
      .waitFor();
  }
  await openCase(director, child);
  await press(director, 'Contactnotitie schrijven');
  await inDialog(director, 'Notitie bewaren', async dialog => {
    await type(dialog, 'Met wie?', 'Wim Smit (vader)');
    await dialog.getByRole('radio', { name: 'Telefoon' }).check();
    await type(dialog, 'Wat?', 'Vader vraagt waarom hij dit nu pas hoort. Hij wil meedenken.');
    await dialog.getByRole('combobox', { name: 'Bij welk deel hoort dit?' }).selectOption({ index: 1 });
  });
  await director.getByText('Vader vraagt waarom hij dit nu pas hoort.', { exact: false }).first().waitFor();
}

/** At home, on a telephone: Vica is spoken with alone, and says who may know. */
export async function visit(story: Story): Promise<void> {
  const director = await story.house.signIn('Casusregisseur', { size: narrow });
  await openCase(director, child);
  await press(director, `Gezien en gesproken vastleggen: ${child}`);
  await inDialog(director, 'Vastleggen', async dialog => {
    await press(dialog, 'Vandaag');
    await type(dialog, 'Door wie?', 'Casusregisseur');
    await dialog.getByRole('radio', { name: 'Alleen', exact: true }).check();
  });
  await director.getByRole('link', { name: 'Vier vensters' }).click();
  const voices = director.getByRole('region', { name: 'Stem van het kind' });
  await press(voices, 'Woorden van een kind opschrijven');
  await inDialog(director, 'Bewaren', async dialog => {
    await type(dialog, 'Wat zei het kind?', 'Ik wil gewoon naar school. Oma mag het niet weten.');
    await type(dialog, 'Wie hoorde het?', 'de casusregisseur');
    await dialog.getByRole('radio', { name: 'Ja, alleen' }).check();
    await type(dialog, 'Waar?', 'op haar kamer');
    await type(dialog, 'Wie mag het nog meer weten?', 'de mentor');
    await type(dialog, 'Wie mag het niet weten?', 'oma');
  });
  await voices.getByText('Oma mag het niet weten.', { exact: false }).waitFor();
  await noSidewaysScroll(director);
  await director.context().close();
}

/** The attendance officer gets one part, until a day, for a reason; and what was not given does not exist. */
export async function giveSchool(story: Story, director: Page): Promise<void> {
  await openCase(director, child);
  await press(director, 'Toegang geven');
  await inDialog(director, 'Toegang geven', async give => {
    const whom = give.getByLabel('Aan wie?');
    await whom.selectOption({ label: await optionWith(whom, 'Leerplichtambtenaar') });
    const bases = give.getByRole('radiogroup', { name: /^Op welke grondslag/ });
    await bases.getByRole('radio').first().check();
    const school = give.getByRole('group', { name: /School en werk/ });
    await school.getByRole('radio', { name: 'Mag schrijven' }).check();
    await type(give, 'Waarom heeft deze persoon dit nodig?', 'Maakt met school een rooster op maat.');
    await type(give, 'Weet het gezin dit?', 'Ja, met moeder en Vica besproken.');
  });
  // nothing is given without an end
  const team = director.getByRole('region', { name: 'Team' });
  const given = team.getByRole('listitem').filter({ hasText: 'Leerplichtambtenaar' }).first();
  await given.getByText(/^tot en met \w{2} \d/).waitFor();
  const officer = await story.house.signIn('Leerplichtambtenaar', { size: narrow });
  await openInvitation(officer, story.reference);
  const seen = await officer.locator('main').innerText();
  assert.match(seen, /School en werk/);
  assert.doesNotMatch(seen, /Veiligheid|Geld|Vader vraagt|Overdag bellen|Truus|60 70 80/);
  await officer.getByRole('link', { name: 'Vier vensters' }).click();
  await press(officer.getByRole('region', { name: 'Stem van het kind' }), 'Tonen wat ik mag lezen');
  await officer.getByText('Hier staat niets dat u mag lezen.').waitFor();
  await noSidewaysScroll(officer);
  await officer.context().close();
}

/** Somebody without an account answers one question by a link that works once. */
export async function askPartner(story: Story, director: Page): Promise<void> {
  await toPage(director, 'Vragen en verklaringen');
  await press(director, 'Vraag stellen');
  const dialog = director.getByRole('dialog');
  await type(dialog, 'Aan wie?', 'Zorgcoördinator, De Brug');
  await type(dialog, 'Wat is uw vraag?', 'Kan er een rooster op maat komen, en vanaf wanneer?');
  await type(dialog, 'Waarom mag u dit vragen?', 'Moeder geeft toestemming.');
  await press(dialog, 'Over een week');
  const part = dialog.getByRole('combobox', { name: 'Over welk deel gaat het?' });
  await part.selectOption({ label: 'School en werk' });
  await press(dialog, 'Link maken');
  const made = director.getByRole('dialog', { name: 'Uw link' });
  const link = await made.getByRole('textbox', { name: 'De link' }).inputValue();
  await press(made, 'Klaar');

  const context = await story.house.browser.newContext({ viewport: narrow, locale: 'nl-NL' });
  const partner = await context.newPage();
  await partner.goto(link);
  await partner.getByRole('heading', { level: 1, name: 'Een vraag aan u' }).waitFor();
  assert.doesNotMatch(await partner.content(), /Vica|Jacobs|C-[0-9A-Z]{4}/);
  await type(partner, 'Uw antwoord', 'Ja, vanaf maandag drie halve dagen.');
  await type(partner, 'Uw naam of functie', 'Zorgcoördinator');
  await type(partner, 'Uw organisatie', 'De Brug');
  await partner.getByRole('radio', { name: 'De ouder of jongere weet het en vindt het goed' }).check();
  await press(partner, 'Antwoord versturen');
  await partner.getByRole('heading', { level: 1, name: 'Uw antwoord is binnen' }).waitFor();
  await partner.goto(link);
  await partner.getByRole('heading', { level: 1, name: 'Deze link werkt niet (meer)' }).waitFor();
  await context.close();

  await toPage(director, 'Vragen en verklaringen');
  await press(director, /^Antwoord plaatsen/);
  await inDialog(director, 'Plaatsen', async () => undefined);
  await press(director, 'Verklaring opschrijven');
  await inDialog(director, 'Bewaren', async form => {
    await type(form, 'Welke organisatie?', 'Veilig Thuis');
    await type(form, 'Wie zei dit?', 'Medewerker');
    await form.getByRole('radio', { name: 'Telefoon' }).check();
    await type(form, 'Wat zegt de organisatie?', 'Wij dragen over aan het lokaal team.');
    await type(form, /Voorwaarde van de bron/, 'Niet naar school');
    const where = form.getByRole('combobox', { name: 'In welk deel hoort dit?' });
    await where.selectOption({ label: 'Veiligheid' });
  });
  await director.getByText('Wij dragen over aan het lokaal team.').waitFor();
  await director.getByText('Niet naar school').waitFor();

  // the condition holds: who works on the school part reads what school answered, and nothing of Veilig Thuis
  const officer = await story.house.signIn('Leerplichtambtenaar', { size: narrow });
  await toPage(officer, 'Vragen en verklaringen');
  await officer.getByText('Ja, vanaf maandag drie halve dagen.').first().waitFor();
  assert.doesNotMatch(await officer.locator('main').innerText(), /Wij dragen over|Veilig Thuis/);
  await officer.context().close();
}

/** Four windows at the kitchen table: people stand there already; facts with a view beside, the weighing, agreements. */
export async function fillWindows(story: Story, director: Page): Promise<void> {
  await toPage(director, 'Vier vensters');
  const facts = director.getByRole('region', { name: 'Feiten' });
  for (const [button, words] of [
    ['Zorg opschrijven', 'Vica miste 22 lesuren'],
    ['Opschrijven wat goed gaat', 'Vica helpt haar zusje met huiswerk'],
  ] as const) {
    await press(facts, button);
    await inDialog(director, 'Bewaren', async dialog => {
      await type(dialog, 'Wat?', words);
      await dialog.getByRole('radio', { name: 'Waarneming' }).check();
      await type(dialog, 'Wie zag of zei het?', 'de mentor');
      await type(dialog, 'Wanneer?', 'deze maand');
      const part = dialog.getByRole('combobox', { name: 'Bij welk deel hoort dit?' });
      await part.selectOption({ label: 'School en werk' });
    });
  }
  await press(facts, 'Kijk van de ouder opschrijven bij: Vica miste 22 lesuren');
  await inDialog(director, 'Bewaren', async view => {
    await type(view, 'Wie kijkt er zo naar?', 'moeder');
    await type(view, /Wat zegt hij of zij/, 'Twee dagen was zij ziek');
  });
  const weighing = director.getByRole('region', { name: 'Weging' });
  await press(weighing, 'Wegen');
  await inDialog(director, 'Weging bewaren', async form => {
    await type(form, 'Wat als er niets verandert?', 'Dan raakt Vica haar school kwijt');
    await type(form, 'Wat werkt al?', 'Vica vertelt, moeder vraagt hulp');
    await type(form, 'Wat moet minstens veranderen?', 'Niemand laat Vica nog op pad gaan');
    await type(form, 'Besluit', 'Vrijwillig, geen maatregel');
    await form.getByRole('radio', { name: 'Nee', exact: true }).check();
  });
  await weighing.getByText('Vrijwillig, geen maatregel').waitFor();
  await expectNoAxeViolations(director);
}

/** One plan: goals in their own words with a number of their own, safety first, a wait that is bridged. */
export async function makePlan(story: Story, director: Page): Promise<void> {
  await openCase(director, child);
  const plan = director.getByRole('region', { name: 'Afspraken en doelen' });
  for (const [words, whose, part] of [
    ['Weer hele dagen naar school zonder buikpijn', 'Vica', 'School en werk'],
    ['Weten wat er elke maand over is', 'Anne', 'Geld'],
  ] as const) {
    await press(plan, 'Doel toevoegen');
    await inDialog(director, 'Doel toevoegen', async dialog => {
      await type(dialog, 'Het doel, in eigen woorden', words);
      await type(dialog, 'Van wie is dit doel?', whose);
      await dialog.getByLabel('Bij welk deel hoort dit?').selectOption({ label: part });
    });
  }
  await press(plan, /^Cijfer opschrijven bij: Weer hele dagen/);
  await inDialog(director, 'Cijfer opschrijven', async dialog => {
    await type(dialog, 'Cijfer van 0 tot 10', '3');
    await type(dialog, 'Wie gaf dit cijfer?', 'Vica');
  });
  for (const [what, part, kind, who] of [
    ['Oma haalt Vica om 15.15 uur op van school', 'Veiligheid', 'Veiligheidsafspraak', 'oma'],
    ['Rooster op maat maken met school', 'School en werk', 'Afspraak', 'Leerplichtambtenaar'],
    ['Gezinscoach komt twee keer per week thuis', 'Geld', 'Afspraak', 'Casusregisseur'],
  ] as const) {
    await press(plan, 'Afspraak toevoegen');
    await inDialog(director, 'Afspraak toevoegen', async dialog => {
      await type(dialog, 'Wat?', what);
      await dialog.getByLabel('Bij welk deel hoort dit?').selectOption({ label: part });
      if (who === 'oma') {
        await dialog.getByRole('radio', { name: 'Iemand van gezin of netwerk' }).check();
        await type(dialog, 'Wie van gezin of netwerk?', who);
      } else {
        await dialog.getByRole('radio', { name: 'Iemand van het team' }).check();
        const whom = dialog.getByLabel('Wie van het team?', { exact: true });
        await whom.selectOption({ label: await optionWith(whom, who) });
      }
      await type(dialog, 'Voor wanneer?', inDays(9));
      await dialog.getByRole('radio', { name: new RegExp(`^${kind}`) }).check();
    });
  }
  await press(director.getByRole('region', { name: 'Waar het om gaat' }), 'Wijzigen');
  await inDialog(director, 'Bewaren', dialog => type(dialog, 'Wanneer kijken we terug?', inDays(40)));
  // with a plan comes a director: the first contact becomes it
  await press(director, 'Iemand anders benoemen');
  await inDialog(director, 'Benoemen', async appoint => {
    await appoint.getByRole('radio', { name: 'Casusregisseur' }).first().check();
    await appoint
      .getByRole('radiogroup', { name: /^Wie\?/ })
      .getByRole('radio', { name: /^Casusregisseur/ })
      .check();
  });
  const groups = await plan.getByRole('heading', { level: 3 }).allTextContents();
  assert.equal(groups[0], 'Veiligheidsafspraken');
  await press(plan, /^Wacht op plek: Gezinscoach/);
  await inDialog(director, 'Bewaren', async dialog => {
    await type(dialog, 'Bij welke organisatie?', 'Intensieve gezinshulp');
    await press(dialog, 'Vandaag');
    await type(dialog, /^Wat overbrugt het wachten/, 'De jeugdverpleegkundige belt elke maandag.');
  });
  await plan.getByText('Tot die tijd: De jeugdverpleegkundige belt elke maandag.').waitFor();
  // three ticks apart: here the plan alone
  const consent = director.getByRole('region', { name: 'Toestemming' });
  for (const who of ['moeder', child]) {
    await press(consent, 'Toestemming opschrijven');
    await inDialog(director, 'Opschrijven', async dialog => {
      await type(dialog, 'Wie?', who);
      await dialog.getByRole('radio', { name: 'Eens met het plan' }).check();
    });
  }
  const ofMother = consent.getByRole('listitem').filter({ hasText: 'Eens met het plan' });
  assert.equal(await ofMother.filter({ hasText: 'Ja, vandaag' }).count(), 2);
  await expectNoAxeViolations(director);
}

/** Three papers of one plan: each reads what is theirs. */
export async function putOnPaper(story: Story, director: Page): Promise<void> {
  const papers = new Map<string, string>();
  for (const [name, reader] of [
    ['mother', /Anne Jacobs/],
    ['father', /Wim Smit/],
    ['child', new RegExp(`${child} \\(14 jaar\\)`)],
  ] as const) {
    await toPage(director, 'Plan op papier');
    await press(director, 'Papier maken');
    const form = director.getByRole('dialog');
    await form.getByRole('radio', { name: reader }).check();
    if (name !== 'child') {
      await form.getByRole('radio', { name: /^Ja/ }).check();
      await form.getByRole('checkbox', { name: child }).check();
    }
    await press(form, 'Kies wat erop komt');
    await director.getByRole('heading', { level: 1, name: /^Papier voor/ }).waitFor();
    await director.getByRole('region', { name: 'Het papier' }).waitFor();
    const preview = await director.getByRole('region', { name: 'Het papier' }).innerText();
    await press(director, 'Maak het papier');
    await director.getByRole('link', { name: /Open de PDF/ }).waitFor();
    assert.equal(await director.getByRole('region', { name: 'Het papier' }).innerText(), preview);
    papers.set(name, await paperOf(story, director));
  }
  assert.equal(new Set(papers.values()).size, 3);
  assert.match(papers.get('child') ?? '', /Weer hele dagen naar school zonder buikpijn/);
  assert.doesNotMatch(papers.get('child') ?? '', /Anne|Wim|elke maand over/);
  assert.match(papers.get('mother') ?? '', /Weten wat er elke maand over is/);
  assert.doesNotMatch(papers.get('mother') ?? '', /Wim|buikpijn/);
  assert.doesNotMatch(papers.get('father') ?? '', /Anne|elke maand over|buikpijn/);
  for (const paper of papers.values()) assert.doesNotMatch(paper, /Oma mag het niet weten|22 lesuren/);
}
