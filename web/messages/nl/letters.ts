/** Brieven: for whom, what that person will read, sent or undone. */
export const letters = {
  window: 'Brieven',
  windowOne: 'Brief',
  back: 'Terug naar de casus',
  backToList: 'Brieven',
  title: 'Brieven',
  intro: (reference: string) =>
    `Casus ${reference}. Elke brief is voor één persoon: u ziet eerst precies wat die leest.`,
  make: 'Brief maken',
  notYours: 'Brieven aan het gezin maakt de casusregisseur of de achtervang.',
  without: {
    frame:
      'In dit kader is er nog geen tekst voor een informatiebrief. De gemeente stelt die vast; tot dan schrijft u zelf een brief.',
    sender:
      'Er is nog geen afzender ingevuld. Vraag de beheerder om de naam en het telefoonnummer van het team.',
  },
  heading: 'Gemaakt en verstuurd',
  kinds: {
    'information-parent': 'Informatiebrief voor een ouder',
    'information-child': 'Informatiebrief voor een kind',
    'closing-parent': 'Brief van afronding voor een ouder',
    'closing-child': 'Brief van afronding voor een kind',
  },
  prepared: (day: string, who: string) => `Klaargezet ${day} door ${who}`,
  states: { draft: 'Nog niet verstuurd', sent: (day: string) => `Verstuurd ${day}` },
  empty: 'Er zijn nog geen brieven',
  emptyWhat: 'Maak voor elke ouder met gezag een eigen brief, en voor elk kind vanaf 12 jaar.',
  informed: {
    later: (day: string) =>
      `Er is besloten de ouders later te informeren. Dat wordt opnieuw bekeken ${day}. Verstuur nog niets, tenzij dat nu eindigt.`,
    planned: (day: string) => `De ouders worden geïnformeerd, uiterlijk ${day}.`,
  },
  form: {
    title: 'Brief maken',
    for: 'Voor wie?',
    parent: 'Een ouder met gezag',
    child: (name: string, age: number) => `${name} (${age} jaar)`,
    tooYoung: (names: string) =>
      `Geen eigen brief: ${names}. Een kind krijgt een eigen brief vanaf 12 jaar, als de leeftijd bekend is.`,
    name: 'Naam van deze ouder',
    nameHelp: 'Zo staat de naam op de brief.',
    children: 'Over wie heeft deze ouder gezag?',
    childrenHelp: 'Alleen deze kinderen staan in de brief.',
    address: 'Adres van deze ouder',
    addressHelp: 'Straat en nummer, dan postcode en plaats, elk op een eigen regel.',
    addressSecret:
      'Een adres in dit gezin is geheim. Er komt daarom geen adres in de brief: schrijf het alleen op de envelop.',
    inPerson: 'Geef deze brief zelf aan het kind. Er staat geen adres in.',
    save: 'Bekijk de brief',
    forMissing: 'Kies voor wie de brief is.',
    nameMissing: 'Vul de naam van deze ouder in.',
    childrenMissing: 'Kies over wie deze ouder gezag heeft.',
    addressLong: 'Schrijf het adres op hoogstens vier regels van 120 tekens.',
  },
  letter: {
    title: (name: string) => `Brief aan ${name}`,
    exactly: 'Dit leest deze persoon, en niets anders. Lees het na voor u de brief verstuurt.',
    pdf: 'Open de PDF',
    pdfNewTab: '(in een nieuw tabblad)',
    send: 'Versturen vastleggen',
    withdraw: 'Brief intrekken',
    undo: 'Toch niet verstuurd',
    undoUntil: 'Klopt dat niet? Tot het einde van vandaag kunt u het ongedaan maken.',
    onRecord: 'Deze brief staat vast. Klopt er iets niet? Stuur dan een nieuwe brief waarin u het uitlegt.',
    words: 'De brief',
  },
  sending: {
    title: 'Vastleggen dat de brief is verstuurd',
    what: 'Print de PDF en verstuur of geef de brief zelf. Leg het daarna hier vast.',
    on: 'Wanneer is de brief verstuurd of gegeven?',
    today: 'Vandaag',
    onMissing: 'Vul in wanneer de brief is verstuurd.',
    onLater: 'Deze dag moet nog komen.',
    ends: 'Het later informeren eindigt nu',
    endsHelp:
      'Er was besloten de ouders nog niet te informeren. Overleg dit eerst, ook als de brief voor een kind is.',
    endsMissing: 'Zet dit vinkje, of wacht met versturen.',
    save: 'Leg vast',
  },
  withdrawing: {
    title: 'Brief intrekken?',
    what: 'De brief is niet verstuurd. De woorden worden gewist; u kunt een nieuwe maken.',
    save: 'Brief intrekken',
  },
};
