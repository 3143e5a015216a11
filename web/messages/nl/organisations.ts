/** Beheer: the organisations that take part. */
export const organisations = {
  tab: 'Organisaties',
  title: 'Organisaties',
  intro: 'Wie hier meedoet. Alleen wie bij een van deze organisaties werkt, kan hier een functie hebben.',
  now: 'Doen mee',
  ended: 'Deden mee',
  empty: 'Er doen nog geen organisaties mee',
  kindUnknown: 'soort niet vastgelegd',
  controller: 'verwerkingsverantwoordelijke',
  mine: 'hier werkt u zelf',
  functions: (count: number) => (count === 1 ? '1 functie' : `${count} functies`),
  since: (day: string) => `Sinds ${day}`,
  until: (from: string, day: string) => `${from} tot en met ${day}`,
  isEnded: 'Doet niet meer mee',
  add: 'Organisatie toevoegen',
  one: {
    back: 'Alle organisaties',
    facts: 'Gegevens',
    code: 'Code in de aanmelding',
    kind: 'Soort',
    role: 'Rol',
    isController: 'Onderdeel van de verwerkingsverantwoordelijke',
    isPartner:
      'Partner. Toegang geven aan deze organisatie is een verstrekking en komt in de lijst van toezicht.',
    period: 'Doet mee',
    change: 'Naam of soort wijzigen',
    end: 'Deelname beëindigen',
    resume: 'Weer laten meedoen',
    ownOne: 'U werkt hier zelf. Een beheerder van een andere organisatie kan deze deelname beëindigen.',
  },
  touches: {
    title: 'Wat hier nu loopt',
    people: (people: number, functions: number) =>
      people === 0
        ? 'Niemand heeft hier nu een functie'
        : `${people === 1 ? '1 medewerker' : `${people} medewerkers`} met ${functions === 1 ? '1 functie' : `${functions} functies`}`,
    atDesk: (count: number) =>
      count === 1 ? '1 functie werkt bij het aanmeldpunt' : `${count} functies werken bij het aanmeldpunt`,
    cases: (count: number) =>
      count === 0
        ? 'Geen toegang tot een open casus'
        : `Toegang tot ${count === 1 ? '1 open casus' : `${count} open casussen`}`,
    leads: (count: number) =>
      `Regisseur of achtervang van ${count === 1 ? '1 open casus' : `${count} open casussen`}`,
    aftercare: (count: number) =>
      `Doet de nazorg van ${count === 1 ? '1 afgeronde casus' : `${count} afgeronde casussen`}`,
    numbers: 'U ziet alleen aantallen, geen gegevens van gezinnen.',
  },
  allowed: {
    title: 'Wat het kader toelaat',
    ofController:
      'Dit is een onderdeel van de verwerkingsverantwoordelijke. Alle functies van het kader kunnen hier meedoen.',
    ofPartner: 'Deze functies van dit soort organisatie kunnen meedoen aan een casus.',
    none: 'Geen functie van dit soort organisatie kan meedoen aan een casus.',
    noKind: 'Leg eerst vast wat voor organisatie dit is.',
    upTo: (level: string) => `tot en met: ${level.toLowerCase()}`,
    atOwn: 'alleen binnen de gemeente zelf',
  },
  history: {
    title: 'Wat er is gewijzigd',
    empty: 'Er is nog niets gewijzigd.',
    what: { added: 'Toegevoegd', changed: 'Gewijzigd', ended: 'Beëindigd', resumed: 'Doet weer mee' },
    line: (name: string, kind: string) => `${name}, ${kind}`,
    lastDay: (day: string) => `laatste dag ${day}`,
    because: (because: string) => `Reden: ${because}`,
  },
  form: {
    addTitle: 'Organisatie toevoegen',
    addWhat:
      'Medewerkers kunnen hier daarna inloggen, als de aanmelding deze code meegeeft. Toegang tot een casus krijgen zij alleen van de regisseur.',
    changeTitle: 'Organisatie wijzigen',
    endTitle: (name: string) => `Deelname beëindigen: ${name}?`,
    resumeTitle: (name: string) => `${name} weer laten meedoen?`,
    name: 'Naam',
    nameMissing: 'Vul de naam van de organisatie in.',
    code: 'Code in de aanmelding',
    codeHelp: 'Zoals het aanmeldsysteem de organisatie noemt. De code verandert later niet meer.',
    codeWrong: 'Gebruik alleen letters, cijfers, punten en streepjes.',
    kind: 'Wat voor organisatie is dit?',
    kindMissing: 'Kies wat voor organisatie dit is.',
    controller: 'Is dit een onderdeel van de verwerkingsverantwoordelijke zelf?',
    controllerHelp: 'Dit verandert later niet meer.',
    controllerMissing: 'Kies ja of nee.',
    no: 'Nee, een partner',
    noHelp: 'Toegang geven is dan een verstrekking.',
    yes: 'Ja',
    because: 'Waarom?',
    becauseHelp: 'Bijvoorbeeld het besluit of de overeenkomst. Schrijf niets over personen.',
    becauseMissing: 'Schrijf op waarom.',
    endedOn: 'Laatste dag dat de organisatie meedeed',
    endedOnHelp: 'Vandaag of eerder. De toegang stopt nu meteen.',
    endedOnMissing: 'Vul een dag in.',
    endedOnWrong: 'Kies vandaag of een dag daarvoor, vanaf de dag dat de organisatie meedoet.',
    endWhat: 'Dit stopt meteen, en komt niet vanzelf terug:',
    endFirst:
      'U kunt de deelname nu niet beëindigen. Vraag de teammanager of de regisseur om deze casussen eerst over te dragen aan een collega van een andere organisatie.',
    endWithout: (count: number) =>
      count === 1
        ? 'Bij 1 casus is er daarna niemand meer voor het gezin.'
        : `Bij ${count} casussen is er daarna niemand meer voor het gezin.`,
    endAsks: (organisations: string) =>
      `De teammanager van ${organisations} krijgt meteen bericht in Mijn werk en wijst twee anderen aan. Een afgeronde casus blijft afgerond.`,
    endAsksNobody:
      'Geen teammanager kan dan iemand aanwijzen. De privacy officer krijgt bericht. Zorg eerst voor een teammanager bij de gemeente.',
    resumeWhat:
      'Medewerkers kunnen daarna weer inloggen. Zij beginnen opnieuw: de oude toegang tot casussen komt niet terug.',
    add: 'Toevoegen',
    save: 'Bewaren',
    end: 'Nu beëindigen',
    resume: 'Weer laten meedoen',
  },
  done: {
    added: (name: string) => `${name} doet nu mee.`,
    changed: 'De wijziging is bewaard.',
    ended: (name: string) => `${name} doet niet meer mee. Alle toegang is gestopt.`,
    resumed: (name: string) => `${name} doet weer mee.`,
  },
};
