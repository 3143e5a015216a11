/** Plan op papier: voor wie, en precies wat die persoon leest. */
export const papers = {
  window: 'Plan op papier',
  back: 'Terug naar de casus',
  backToList: 'Plan op papier',
  title: 'Plan op papier',
  intro: (reference: string) =>
    `Casus ${reference}. Elk papier is voor één lezer: u ziet eerst precies wat die leest.`,
  make: 'Papier maken',
  notYours: 'Het plan op papier zet de casusregisseur of de achtervang.',
  without: {
    frame:
      'In dit kader is er nog geen tekst voor een plan op papier. De gemeente stelt die vast; tot dan schrijft u zelf een brief.',
    sender:
      'Er is nog geen afzender ingevuld. Vraag de beheerder om de naam en het telefoonnummer van het team.',
  },
  heading: 'Gemaakt',
  empty: 'Er is nog geen plan op papier',
  emptyWhat: 'Maak voor elke ouder en voor elk kind vanaf 12 jaar een eigen papier.',
  kinds: {
    parent: 'Ouder met gezag',
    'parent-without-authority': 'Ouder zonder gezag',
    child: 'Kind',
    partner: 'Organisatie in het team',
  },
  made: (version: number, day: string, who: string) => `Versie ${version}, ${day} door ${who}`,
  form: {
    title: 'Papier maken',
    for: 'Voor wie?',
    person: (name: string, role: string) => `${name} (${role})`,
    child: (name: string, age: number) => `${name} (${age} jaar)`,
    tooYoung: (names: string) =>
      `Geen eigen papier: ${names}. Een kind krijgt een eigen papier vanaf 12 jaar, als de leeftijd bekend is.`,
    noPeople: 'Zet de ouders eerst bij Gezin en netwerk. Dan kunt u ze hier kiezen.',
    missing: 'Kies voor wie het papier is.',
    authority: 'Heeft deze ouder gezag?',
    yes: 'Ja, over een of meer kinderen',
    no: 'Nee',
    noHelp:
      'Dan komt alleen op papier wat deze ouder zelf heeft afgesproken, en waar hij of zij naar mag vragen.',
    authorityMissing: 'Kies of deze ouder gezag heeft.',
    children: 'Over wie?',
    childrenMissing: 'Kies over wie deze ouder gezag heeft.',
    notRecorded: 'Nog niet vastgelegd wie gezag heeft. Doe dat eerst, bij het kind.',
    agreed: 'Wie vindt het goed dat deze lezer over hem of haar leest?',
    agreedHelp:
      'Vanaf 16 jaar beslist een jongere dit zelf. Geen vinkje: dan komt niets over hem of haar op dit papier.',
    sharesHome: 'Deze persoon woont met een ander samen. Geef het papier zelf, in een eigen envelop.',
    save: 'Kies wat erop komt',
  },
  choose: {
    title: (name: string) => `Papier voor ${name}`,
    own: (name: string) => `Van ${name} zelf`,
    ask: (name: string) => `Mag ${name} dit lezen?`,
    askHelp: 'Kies alleen wat deze lezer mag weten. Niets staat aan, behalve wat op het vorige papier stond.',
    barred: (many: number) =>
      many === 1 ? '1 regel komt nooit op dit papier' : `${many} regels komen nooit op dit papier`,
    namesOther: 'Hier staat de naam van een ander in. Lees het na.',
    why: {
      'other-child': 'Gaat over een kind waarover deze lezer niets mag lezen.',
      'young-person-decides': 'Gaat over iemand van 16 jaar of ouder die dit niet goed heeft gevonden.',
      'other-adult':
        'Is van een ander in het gezin. Is het van beiden? Zet dan beide namen bij wie het doet.',
      'not-theirs': 'Is een doel van iemand anders.',
      'no-authority': 'Zonder gezag leest deze ouder alleen wat hij of zij zelf afsprak.',
      'part-not-theirs': 'Ligt in een deel waar deze organisatie geen toegang toe heeft.',
    },
    nothing: 'Er is nog geen doel of afspraak die op dit papier kan.',
    show: 'Laat het papier zien',
    other: 'Andere lezer',
    exactly: 'Dit leest deze persoon, en niets anders. Lees het na.',
    safetyLeftOut: (many: number) =>
      many === 1
        ? 'Eén veiligheidsafspraak staat niet op dit papier. Klopt dat?'
        : `${many} veiligheidsafspraken staan niet op dit papier. Klopt dat?`,
    limitsAlone: (many: number) =>
      many === 1
        ? 'Eén grens staat op dit papier zonder de hulp die erbij hoort. Zet die erbij, of klopt het zo?'
        : `${many} grenzen staan op dit papier zonder de hulp die erbij hoort. Zet die erbij, of klopt het zo?`,
    secret:
      'Een adres in dit gezin is geheim. Er staat geen adres op, en geen naam van een organisatie uit het team.',
    told: 'Wat heeft u het gezin hierover verteld?',
    toldHelp: 'U geeft dit aan een andere organisatie. Dat staat dan bij Gedeeld met.',
    toldMissing: 'Schrijf op wat u het gezin heeft verteld.',
    save: 'Maak het papier',
  },
  paper: {
    title: (name: string) => `Papier voor ${name}`,
    words: 'Het papier',
    onRecord: 'Dit papier staat vast. Verandert het plan? Maak dan een nieuw papier.',
    notWhole: 'Er staan regels op die niet voor u zijn. Daarom kunt u het niet printen.',
    pdf: 'Open de PDF',
    pdfNewTab: '(in een nieuw tabblad)',
  },
};
