/** Kopieer naar eigen dossier: het eigen deel, als tekst en als PDF. */
export const ownFile = {
  link: 'Kopieer naar eigen dossier',
  window: 'Kopieer naar eigen dossier',
  back: 'Terug naar de casus',
  title: 'Kopieer naar eigen dossier',
  intro:
    'Alleen uw eigen deel: wat u zelf opschreef, wat uw organisatie doet en de kern van het plan. Geen verklaringen van anderen, geen woorden van een kind, geen adressen.',
  number: {
    label: 'Eigen zaaknummer',
    add: 'Eigen zaaknummer toevoegen',
    change: 'Wijzigen',
    changeNamed: 'Wijzigen: eigen zaaknummer',
    field: 'Zaaknummer in uw eigen systeem',
    help: 'Alleen uw eigen organisatie ziet dit nummer. U kunt de casus er ook mee zoeken.',
    helpChange: 'Maak het veld leeg om het nummer weg te halen.',
    save: 'Opslaan',
    saved: 'Opgeslagen.',
    taken: 'Weggehaald.',
    undo: 'Ongedaan maken',
    nothing: 'Er is nog niets veranderd',
    signs: 'Gebruik alleen letters, cijfers, spaties en de tekens - / .',
    digit: 'In een zaaknummer staat een cijfer. Schrijf hier geen naam',
  },
  recorded: 'Dat u deze kopie opent, staat bij “Wie heeft gekeken?”.',
  from: 'Vanaf',
  until: 'Tot en met',
  show: 'Toon deze tijd',
  order: 'Kies een dag op of na de eerste dag',
  bothDays: 'Kies twee dagen',
  text: 'Tekst voor het eigen dossier',
  found: (notes: number, agreements: number) =>
    `${notes} ${notes === 1 ? 'contactnotitie' : 'contactnotities'} en ${agreements} ${agreements === 1 ? 'afspraak' : 'afspraken'}.`,
  leftOut: (many: number) =>
    many === 1
      ? 'Eén notitie van u staat er niet bij: een ander heeft die verbeterd.'
      : `${many} notities van u staan er niet bij: een ander heeft die verbeterd.`,
  copy: 'Kopieer de tekst',
  copied: 'Gekopieerd',
  notCopied: 'Kopiëren lukte niet. De tekst is geselecteerd: kopieer met het toetsenbord.',
  pdf: 'Open als PDF',
  pdfNewTab: '(nieuw tabblad)',
};
