export const invitation = {
  title: 'U bent gevraagd om mee te helpen',
  context: (reference: string) =>
    `Casus ${reference}. Lees eerst om wie het gaat; daarna gaat de casus open.`,
  roles: {
    'first-contact': 'aanspreekpunt',
    director: 'casusregisseur',
    deputy: 'achtervang',
    team: 'lid van het team',
  },
  about: 'Over wie gaat het?',
  ask: 'Wat wordt er gevraagd?',
  by: 'Gevraagd door',
  byTeam: 'Uw organisatie',
  on: 'Gevraagd op',
  role: 'Uw rol',
  reason: 'Waarom u',
  parts: 'Wat u te zien krijgt',
  partsWhy:
    'U ziet alleen de delen die u voor uw taak nodig hebt. Hoofdlijn: wie het kind is, wie helpt en wanneer er wordt teruggekeken. Inhoud: ook feiten, doelen en afspraken. Mag schrijven: ook zelf opschrijven.',
  headlinePart: 'Hoofdlijn van de casus',
  until: 'Tot en met',
  noEnd: 'Zolang u deze rol hebt',
  basis: 'Grondslag',
  tie: {
    title: 'Kent u dit gezin privé?',
    tick: 'Ik heb geen privéband met dit gezin',
    tickHelp: 'Bijvoorbeeld: geen familie, buren, vrienden, of ouders van een klasgenoot van uw kind.',
    missing: 'Zet eerst het vinkje, of kies hieronder dat u wel een privéband hebt.',
    open: 'Casus openen',
    have: 'Ik heb wel een privéband',
    haveTitle: 'U hebt een privéband met dit gezin',
    haveText:
      'Dat is geen verwijt. De casus blijft voor u dicht en de regisseur zoekt een collega. Waarom u niet meedoet, wordt niet getoond.',
    haveFinal: 'Dit kunt u later niet zelf terugdraaien.',
    haveConfirm: 'Ja, sluit deze casus voor mij',
    why: 'Wie een gezin privé kent, kan niet vrij kijken, en het gezin kan niet vrij praten. Daarom gaat persoonlijke betrokkenheid boven elke toegang.',
  },
  closed: {
    title: 'Dank u wel, de casus blijft voor u dicht',
    text: 'U hoeft niets meer te doen. De regisseur zoekt een collega.',
    back: 'Naar Mijn werk',
  },
};
