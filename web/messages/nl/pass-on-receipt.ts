export const passOnReceipt = {
  title: 'Doorgegeven aan het aanmeldpunt',
  context: (moment: string) =>
    `Ontvangen ${moment}. Bewaar of druk deze pagina af als u een bewijs nodig hebt.`,
  answer: 'Antwoord van het aanmeldpunt',
  answered: (moment: string) => `Geschreven ${moment}`,
  next: 'Wat gebeurt er nu?',
  steps: {
    look: 'Dezelfde dag kijkt iemand van het aanmeldpunt of het kind nu veilig is.',
    decide: (date: string) => `Uiterlijk ${date} beslissen twee mensen samen wat er nodig is.`,
    decided: 'Het aanmeldpunt heeft beslist. Het antwoord staat hierboven.',
    hear: 'Op deze pagina leest u wat u van ons hoort. Meer mogen wij alleen vertellen als de ouders het goedvinden.',
  },
  yours: 'Wat blijft bij u?',
  yoursItems: [
    'Neemt het gevaar toe? Wacht niet en bel 112.',
    'Uw meldcode loopt door. Dit is geen melding bij Veilig Thuis.',
    'U blijft gewoon contact houden met het kind en de ouders.',
  ],
  text: 'Wat u hebt doorgegeven',
  copy: 'Kopieer als tekst',
  why: 'Waarom hoor ik niet meer?',
  whyText:
    'Of er een casus is, zegt al iets over een gezin. Dat mogen wij alleen vertellen als de ouders het goedvinden.',
};
