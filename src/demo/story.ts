/**
 * What the demo begins with, in words: two concerns that wait, and three cases. Nobody in it exists.
 * Days are counted from the day of the first start, so that the demo never looks old.
 */
import { aroundNoor } from './around.ts';
import type { StoryCase, StoryConcern } from './story-shape.ts';

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
    // with official secrecy; a nurse would need the family's consent, and the page tells her so
    sender: 'duinveen-leerplichtambtenaar',
    childName: 'Kinderen van nummer 8 (achternaam niet bekend)',
    childAge: 'ongeveer 4 en 7',
    childSchool: null,
    observed: 'Een buurvrouw zei op het schoolplein dat er op nummer 8 vaak ruzie is over de schutting.',
    observedWhen: 'vorige week dinsdag',
    firstHand: false,
    toldBy: 'een buurvrouw op het schoolplein',
    goesWell: 'De kinderen spelen veel buiten en groeten iedereen.',
    doneSoFar: 'Uitgelegd dat de buurvrouw zelf naar buurtbemiddeling kan.',
    familyKnows: 'no',
    familyKnowsNote: 'Ik ken dit gezin niet en heb hen niet gesproken.',
    reachMe: 'Leerplicht, (0990) 12 34 06',
  },
];

/** What the desk found when it looked the same day. */
export const lookedAt = {
  childName: 'Daan Visser',
  look: {
    outcome: 'safe-tonight',
    words: 'Gebeld met moeder: Daan is thuis, zijn neefje is bij hem. Vanavond is zij er zelf.',
  },
} as const;

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
      familyKnows: 'agrees',
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
      { part: 'school-work', words: 'Weer hele dagen naar school zonder buikpijn', whose: 'Noor', score: 3 },
      { part: 'money', words: 'Weten wat er elke maand over is', whose: 'moeder', score: 2 },
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
      {
        part: 'safety',
        kind: 'safety',
        what: 'Belt iemand over pakjes, dan bellen Noor en moeder eerst 112 en daarna de regisseur',
        keeper: { name: 'Noor en moeder' },
        inDays: 30,
      },
      {
        part: 'school-work',
        kind: 'limit',
        what: 'Noor is elke dag om half negen op school, ook als er thuis iets is',
        keeper: { name: 'Noor' },
        inDays: 30,
        offer: 'Betaalafspraak over de huur voorbereiden',
      },
      {
        part: 'safety',
        kind: 'help',
        what: 'Gezinscoach komt twee keer per week thuis',
        keeper: { label: 'Casusregisseur' },
        inDays: 30,
        waitsAt: 'Intensieve gezinshulp',
      },
    ],
    consents: [
      { kind: 'help', person: 'moeder', note: null },
      { kind: 'plan', person: 'moeder', note: null },
      { kind: 'plan', person: 'Noor', note: null },
      { kind: 'plan', person: 'vader', note: 'Deels: hij wil Sem elk weekend zien.' },
    ],
    around: aroundNoor,
    letters: [
      { name: 'Esther Verhagen', children: ['Noor', 'Sem'] },
      { name: 'Mark Verhagen', children: ['Noor', 'Sem'] },
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
      familyKnows: 'agrees',
      familyKnowsNote: 'Moeder vroeg er zelf om.',
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
    around: null,
    letters: [],
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
    around: null,
    letters: [],
    seen: null,
  },
];
