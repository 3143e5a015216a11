export const ui = {
  dates: {
    today: 'vandaag',
    tomorrow: 'morgen',
    yesterday: 'gisteren',
    sinceYesterday: 'sinds gisteren te laat',
    daysLate: (days: number) => `${days} dagen te laat`,
    workingDaysLeft: (days: number) => (days === 1 ? 'nog 1 werkdag' : `nog ${days} werkdagen`),
  },
  status: { overdue: 'Te laat', soon: 'Binnenkort', waiting: 'Wacht', done: 'Klaar' },
  field: {
    optional: 'niet verplicht',
    charactersLeft: (left: number) => `nog ${left} tekens`,
    charactersOver: (over: number) => `${over} tekens te lang`,
    error: 'Fout',
  },
  date: {
    hint: (whole: string, short: string) => `Bijvoorbeeld ${whole} of ${short}`,
    notRead: (whole: string) => `Deze datum begrijpen wij niet. Schrijf bijvoorbeeld ${whole}.`,
    /** A day without a year of which the year is no foregone conclusion. */
    yearAsked: (day: string, year: string, because: 'gone' | 'coming' | 'far-ahead' | 'long-ago') =>
      `${day} ${
        {
          gone: 'is al geweest',
          coming: 'komt nog',
          'far-ahead': 'is nog ver weg',
          'long-ago': 'is lang geleden',
        }[because]
      }. Bedoelt u ${year}, schrijf het jaar er dan bij.`,
    pick: 'Kies in de kalender',
  },
  select: { choose: 'Kies …' },
  errors: {
    heading: (count: number) =>
      count === 1 ? 'Kijk nog naar één antwoord' : `Kijk nog naar ${count} antwoorden`,
  },
  dialog: {
    close: 'Sluiten',
    cancel: 'Annuleren',
    discard: 'Weggooien wat u typte?',
    throwAway: 'Weggooien',
    goOn: 'Verder schrijven',
    notFetched: 'Dit venster is er nog niet',
    elseReload: 'Helpt opnieuw proberen niet? Laad dan de pagina opnieuw.',
  },
  wordAsked: {
    quoted: (word: string) => `“${word}”`,
    mayStay: 'Dit is een vraag. U mag het ook zo laten staan.',
  },
  loading: 'Bezig met ophalen',
  busy: 'Even geduld',
  more: 'Meer',
  retry: 'Opnieuw proberen',
  why: 'Waarom?',
  call: (number: string) => `Bel ${number}`,
  danger: {
    title: 'Is er nu gevaar? Bel 112.',
    call: 'Bel 112',
    text: 'Wacht niet op dit formulier. Bel eerst, schrijf daarna.',
    veiligThuis:
      'Geen direct gevaar, wel snel advies nodig? Veilig Thuis is dag en nacht bereikbaar, gratis:',
  },
  save: {
    typing: 'nog niet bewaard',
    saving: 'bezig met bewaren',
    saved: (time: string) => `bewaard om ${time}`,
    offline: 'geen verbinding, wij proberen het steeds opnieuw',
    failed: 'bewaren lukt niet',
    conflict: 'in een ander venster gewijzigd',
  },
  problem: {
    unreachable: {
      title: 'Wij bereiken de server niet',
      what: 'Kijk of u verbinding hebt. Wat u typte blijft staan. Probeer het daarna opnieuw.',
    },
    trace: (trace: string) => `Kenmerk voor de helpdesk: ${trace}`,
  },
  crash: {
    title: 'Deze pagina is vastgelopen',
    what: 'Laad de pagina opnieuw. Wat bewaard is, staat er dan weer.',
    reload: 'Pagina opnieuw laden',
    noLine: 'Kijk of u verbinding hebt en laad de pagina dan opnieuw. Wat bewaard is, staat er dan weer.',
  },
  /** The public pages, beside a case or concern. */
  openPages: {
    heading: 'Naslag',
    whatMayI: 'Wat mag ik nu doen?',
    mayIShare: 'Mag ik dit delen?',
    protocols: 'Protocollen',
    nothingOf: {
      case: 'Opent in een nieuw tabblad; niets van deze casus gaat mee.',
      concern: 'Opent in een nieuw tabblad; niets van deze zorg gaat mee.',
    },
    newTab: '(opent in een nieuw tabblad)',
  },
  level: { headline: 'Hoofdlijn', detail: 'Inhoud', write: 'Mag schrijven' },
  levelHelp: {
    headline: 'wie het kind is, wie helpt en wanneer jullie terugkijken',
    detail: 'ook de feiten, doelen en afspraken lezen',
    write: 'ook feiten, doelen en afspraken opschrijven',
  },
  print: 'Afdrukken',
  copied: 'Gekopieerd',
};
