/**
 * What the demo begins with, in words: two concerns that wait, and three cases. Nobody in it exists.
 * Days are counted from the day of the first start, so that the demo never looks old.
 */
export interface StoryConcern {
  readonly sender: string;
  readonly childName: string;
  readonly childAge: string;
  readonly childSchool: string | null;
  readonly observed: string;
  readonly observedWhen: string;
  readonly firstHand: boolean;
  readonly toldBy: string | null;
  readonly goesWell: string;
  readonly doneSoFar: string;
  readonly familyKnows: 'yes' | 'partly' | 'no';
  readonly familyKnowsNote: string | null;
  readonly reachMe: string;
}

export interface StoryCase {
  readonly concern: StoryConcern;
  /** Surname and birth years to look the children up by, one by one. */
  readonly children: readonly {
    readonly surname: string;
    readonly birthYear: number;
    readonly givenNames: string;
  }[];
  readonly reason: string;
  readonly headline: string;
  readonly lifeDomains: readonly string[];
  readonly team: readonly {
    readonly label: string;
    readonly part: string;
    readonly level: 'headline' | 'detail' | 'write';
    readonly basisCode: string;
    readonly reason: string;
    readonly familyTold: string;
    readonly opens: string | null;
  }[];
  readonly director: boolean;
  readonly phase: number;
  readonly goals: readonly { readonly part: string; readonly words: string; readonly whose: string }[];
  readonly agreements: readonly {
    readonly part: string;
    readonly kind: 'help' | 'safety';
    readonly what: string;
    readonly keeper: { readonly label: string } | { readonly name: string };
    readonly inDays: number;
  }[];
  readonly seen: { readonly givenNames: string; readonly by: string; readonly alone: boolean } | null;
}

export const waitingConcerns: readonly StoryConcern[] = [
  {
    sender: 'duinveen-burgerzaken',
    childName: 'Daan Visser',
    childAge: '12 jaar',
    childSchool: 'De Regenboog',
    observed:
      'Moeder vertelde aan de balie dat Daan al drie weken niet naar school gaat, omdat hij buikpijn heeft.',
    observedWhen: 'gisteren aan de balie',
    firstHand: true,
    toldBy: null,
    goesWell: 'Moeder vraagt zelf om hulp. Daan speelt elke dag buiten met zijn neefje.',
    doneSoFar: 'Gezegd dat school en de jeugdverpleegkundige kunnen meedenken.',
    familyKnows: 'yes',
    familyKnowsNote: null,
    reachMe: 'Balie Burgerzaken, (0990) 12 34 07',
  },
  {
    sender: 'duinveen-jeugdverpleegkundige',
    childName: 'Kinderen van nummer 8 (achternaam niet bekend)',
    childAge: 'ongeveer 4 en 7',
    childSchool: null,
    observed: 'Een buurvrouw zei op het spreekuur dat er op nummer 8 vaak ruzie is over de schutting.',
    observedWhen: 'vorige week dinsdag',
    firstHand: false,
    toldBy: 'een buurvrouw op het spreekuur',
    goesWell: 'De kinderen spelen veel buiten en groeten iedereen.',
    doneSoFar: 'Uitgelegd dat de buurvrouw zelf naar buurtbemiddeling kan.',
    familyKnows: 'no',
    familyKnowsNote: 'Ik ken dit gezin niet en heb hen niet gesproken.',
    reachMe: 'Jeugdgezondheidszorg, (0990) 12 34 08',
  },
];

export const cases: readonly StoryCase[] = [
  {
    concern: {
      sender: 'duinveen-jeugdverpleegkundige',
      childName: 'Noor Verhagen',
      childAge: '15 jaar',
      childSchool: 'Duinlicht College',
      observed:
        'Noor mist al 22 lesuren. Ze zei: ik moet elke dag pakjes wegbrengen, want mama heeft schuld bij iemand.',
      observedWhen: 'vanmorgen op school',
      firstHand: true,
      toldBy: null,
      goesWell: 'Noor komt graag op school en zorgt goed voor haar broertje Sem.',
      doneSoFar: 'Gesprek met Noor, daarna gebeld met moeder.',
      familyKnows: 'yes',
      familyKnowsNote: null,
      reachMe: '(0990) 12 34 08, dinsdag, woensdag en vrijdag',
    },
    children: [
      { surname: 'Verhagen', birthYear: 2011, givenNames: 'Noor' },
      { surname: 'Verhagen', birthYear: 2017, givenNames: 'Sem' },
    ],
    reason: 'School, geld en de druk van een ander hangen samen; één regisseur is nodig.',
    headline: 'Noor wil weer hele dagen naar school. Thuis helpen we met de schuld.',
    lifeDomains: ['school-work', 'money', 'safety'],
    team: [
      {
        label: 'Leerplichtambtenaar',
        part: 'school-work',
        level: 'write',
        basisCode: 'youth-attendance-in-plan',
        reason: 'Maakt met school het rooster op maat.',
        familyTold: 'Ja, met moeder en Noor besproken bij het huisbezoek.',
        opens: 'duinveen-leerplichtambtenaar',
      },
      {
        label: 'Gedragswetenschapper',
        part: 'safety',
        level: 'detail',
        basisCode: 'youth-second-reader',
        reason: 'Leest mee bij de afspraken over veiligheid.',
        familyTold: 'Ja, met moeder besproken.',
        opens: null,
      },
    ],
    director: true,
    phase: 5,
    goals: [
      { part: 'school-work', words: 'Weer hele dagen naar school zonder buikpijn', whose: 'Noor' },
      { part: 'money', words: 'Weten wat er elke maand over is', whose: 'moeder' },
    ],
    agreements: [
      {
        part: 'safety',
        kind: 'safety',
        what: 'Buurvrouw haalt Noor om 15.15 uur op van school',
        keeper: { name: 'Buurvrouw' },
        inDays: 1,
      },
      {
        part: 'school-work',
        kind: 'help',
        what: 'Rooster op maat afspreken met de zorgcoördinator',
        keeper: { label: 'Leerplichtambtenaar' },
        inDays: 3,
      },
      {
        part: 'money',
        kind: 'help',
        what: 'Betaalafspraak over de huur voorbereiden',
        keeper: { label: 'Casusregisseur' },
        inDays: 9,
      },
    ],
    seen: { givenNames: 'Noor', by: 'Casusregisseur', alone: true },
  },
  {
    concern: {
      sender: 'duinveen-jeugdverpleegkundige',
      childName: 'Timo en Lot Kuipers',
      childAge: '6 jaar en 6 maanden',
      childSchool: 'De Schelp',
      observed: 'Moeder slaapt nauwelijks sinds Lot er is. Timo komt vaak te laat op school.',
      observedWhen: 'op het consultatiebureau, vorige week',
      firstHand: true,
      toldBy: null,
      goesWell: 'Lot groeit goed. Timo heeft een vaste vriend in de klas. Oma komt elke woensdag.',
      doneSoFar: 'Met moeder besproken dat het lokaal team mag bellen.',
      familyKnows: 'yes',
      familyKnowsNote: null,
      reachMe: '(0990) 12 34 08',
    },
    children: [
      { surname: 'Kuipers', birthYear: 2020, givenNames: 'Timo' },
      { surname: 'Kuipers', birthYear: 2026, givenNames: 'Lot' },
    ],
    reason: 'Slaap, opvang en school vragen samen om één plan.',
    headline: 'Moeder wil weer slapen, Timo wil op tijd op school zijn.',
    lifeDomains: ['upbringing', 'care'],
    team: [
      {
        label: 'Jeugdverpleegkundige',
        part: 'care',
        level: 'detail',
        basisCode: 'youth-family-permission',
        reason: 'Denkt mee over slaap en opvang.',
        familyTold: 'Ja, moeder vroeg er zelf om.',
        opens: null,
      },
    ],
    director: false,
    phase: 2,
    goals: [{ part: 'upbringing', words: 'Drie nachten per week doorslapen', whose: 'moeder' }],
    agreements: [
      {
        part: 'upbringing',
        kind: 'help',
        what: 'Oma brengt Timo op maandag en dinsdag naar school',
        keeper: { name: 'Oma' },
        inDays: 6,
      },
    ],
    seen: null,
  },
  {
    concern: {
      sender: 'duinveen-leerplichtambtenaar',
      childName: 'Fenna de Ruiter',
      childAge: '8 jaar',
      childSchool: 'De Schelp',
      observed: 'Fenna is nieuw op school en durft na schooltijd niet alleen naar buiten.',
      observedWhen: 'deze week, verteld door de juf',
      firstHand: false,
      toldBy: 'de juf van Fenna',
      goesWell: 'Fenna leert snel en heeft al een vriendin. Moeder brengt en haalt haar elke dag.',
      doneSoFar: 'Met moeder gepraat over brengen en halen.',
      familyKnows: 'yes',
      familyKnowsNote: null,
      reachMe: '(0990) 12 34 06',
    },
    children: [{ surname: 'de Ruiter', birthYear: 2018, givenNames: 'Fenna' }],
    reason: 'Veiligheid en school vragen om één vast gezicht; het adres is geheim.',
    headline: 'Fenna wil zich weer veilig voelen op weg naar school.',
    lifeDomains: ['safety'],
    team: [],
    director: false,
    phase: 2,
    goals: [],
    agreements: [
      {
        part: 'safety',
        kind: 'safety',
        what: 'Moeder en de juf spreken een vast ophaalpunt binnen de school af',
        keeper: { name: 'Moeder' },
        inDays: 2,
      },
    ],
    seen: null,
  },
];
