const concerns = (count: number) => (count === 1 ? '1 zorg' : `${count} zorgen`);

export const calling = {
  order: 'Hoe wilt u de zorgen zien?',
  byDate: 'Op datum',
  bySender: 'Per afzender',
  group: (organisation: string, count: number) => `${organisation}: ${concerns(count)}`,
  shielded: 'Afgeschermd',
  shieldedWhat: 'Deze afzenders zijn afgeschermd. Wie het is, staat alleen in de zorg zelf.',
  shieldedSender: 'afzender afgeschermd',
  from: (sender: string) => `van ${sender}`,
  more: 'Er wachten meer zorgen dan hier staan. Kijk bij Op datum voor alle zorgen.',
  pick: (child: string) => `Kies de zorg over ${child}`,
  pickAll: 'Kies alles van deze afzender',
  pickNone: 'Kies niets van deze afzender',
  picked: (count: number) => `${concerns(count)} gekozen`,
  clear: 'Niets kiezen',
  first: 'Eerst bellen',
  called: (who: string, day: string) => `Eerst bellen: ${who}, ${day}`,
  dialog: {
    title: (count: number) => `Eerst bellen over ${concerns(count)}`,
    what: 'Een collega belt de afzender. U besluit nu nog niets: elke zorg houdt zijn eigen dag voor het besluit.',
    unlooked: (count: number) =>
      count === 1
        ? 'Bij 1 zorg heeft nog niemand gekeken of het kind veilig is. Dat moet vandaag nog.'
        : `Bij ${concerns(count)} heeft nog niemand gekeken of het kind veilig is. Dat moet vandaag nog.`,
    who: 'Wie belt?',
    works: (days: string) => `werkt ${days}`,
    on: 'Op welke dag?',
    send: 'Eerst bellen vastleggen',
    missing: { who: 'Kies wie er belt.', on: 'Kies een dag, vandaag of later.' },
  },
  done: (done: number, all: number) =>
    done === all
      ? `Vastgelegd: er wordt gebeld over ${concerns(all)}.`
      : `Vastgelegd voor ${done} van ${concerns(all)}.`,
  heardDone: (done: number, all: number) =>
    done === all ? `Vastgelegd voor ${concerns(all)}.` : `Vastgelegd voor ${done} van ${concerns(all)}.`,
  toCall: 'Naar deze belafspraak',
  left: (child: string, why: string) => `Niet gedaan voor ${child}: ${why}`,
  because: {
    changed: 'een collega wijzigde deze zorg intussen. Kijk opnieuw en kies nog eens.',
    weighed: 'deze zorg is intussen beoordeeld.',
    own: 'u gaf deze zorg zelf door. Een collega doet dit.',
    'caller-is-sender': 'wie belt gaf deze zorg zelf door. Kies een andere collega.',
    'not-in-call': 'een collega legde dit al vast, of belt er nu zelf over.',
    gone: 'deze zorg is er niet meer, of is niet voor u.',
  },
  someConcern: 'een zorg',
  page: {
    title: (organisation: string | null) =>
      organisation === null ? 'Eerst bellen' : `Bellen: ${organisation}`,
    back: 'Alle wachtende zorgen',
    caller: (who: string, day: string) => `${who} belt op ${day}`,
    tried: (times: number, day: string) =>
      times === 1 ? `1 keer niet bereikt, op ${day}` : `${times} keer niet bereikt, laatst op ${day}`,
    notReached: 'Niet bereikt: volgende werkdag weer bellen',
    moved: (day: string) => `Niet bereikt. U belt weer op ${day}. De dag voor het besluit blijft staan.`,
    concerns: 'Hierover belt u',
    reach: (how: string) => `bereikbaar: ${how}`,
    reachShielded: 'afzender afgeschermd: in de zorg zelf staat wie u belt',
    lookFirst: (child: string) => `Kijk eerst of ${child} veilig is`,
    heard: (child: string) => `Wat hoorde u over ${child}?`,
    spoken: 'Gesproken',
    own: 'U gaf deze zorg zelf door. Een collega legt vast wat er is besproken.',
    all: 'Over alles hetzelfde gehoord?',
    allWhat: 'Wat u hier schrijft, komt bij elke zorg te staan.',
    allHeard: 'Wat hoorde u over alle zorgen?',
    allSpoken: (count: number) => `Gesproken over ${concerns(count)}`,
    missing: 'Schrijf in een paar woorden wat u hoorde.',
    empty: 'Er is niets meer om over te bellen',
    emptyWhat: 'Wat u hoorde, staat bij elke zorg. Over elke zorg wordt nog apart besloten.',
  },
  section: {
    heading: 'Bellen met de afzender',
    toCall: (who: string, day: string) => `${who} belt de afzender op ${day}.`,
    open: 'Naar deze belafspraak',
    heard: (who: string, moment: string) => `Gesproken door ${who}, ${moment}`,
  },
};
