export const myWork = {
  title: 'Mijn werk',
  context: 'Wat er van u gevraagd wordt, op volgorde van datum.',
  filter: 'Welk werk wilt u zien?',
  kinds: {
    all: 'Alles',
    agreement: 'Afspraken',
    concern: 'Zorgen',
    invitation: 'Uitnodigingen',
    'look-back': 'Terugkijken',
    notice: 'Berichten',
  },
  kind: {
    agreement: 'Afspraak',
    concern: 'Beoordelen',
    invitation: 'Uitnodiging',
    'look-back': 'Terugkijken',
    notice: 'Bericht',
  },
  groups: { overdue: 'Te laat', today: 'Vandaag', week: 'Deze week', later: 'Later' },
  empty: {
    title: 'Er wordt nu niets van u gevraagd',
    text: 'Hier komt te staan wat u hebt afgesproken, wat u moet beoordelen en waarvoor u bent uitgenodigd.',
    action: 'Zorg doorgeven',
  },
  emptyKind: 'Hier staat nu niets van deze soort.',
  moreBelow: 'Er staat misschien meer van deze soort verderop. Druk op Meer.',
};
