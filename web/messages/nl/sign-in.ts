export const signIn = {
  title: 'Aanmelden',
  context: 'De werkplek rond een kind over wie zorgen zijn: één gezin, één plan, één regisseur.',
  button: 'Aanmelden met uw werkaccount',
  open: 'Zonder aanmelden: wat mag ik nu doen?',
  demo: {
    title: 'Als wie wilt u oefenen?',
    text: 'Dit is een oefenomgeving. Alle mensen, gezinnen en organisaties zijn verzonnen. Kies een functie; een wachtwoord is niet nodig.',
    as: (label: string) => `Aanmelden als ${label}`,
  },
  promises: {
    title: 'Wat u mag verwachten',
    items: [
      'U ziet alleen wat uw functie voor dit kind nodig heeft.',
      'Elke blik wordt vastgelegd. Het gezin kan vragen wie er heeft gekeken.',
      'Wat u typt, blijft staan als de verbinding wegvalt. Een zorg die u doorgeeft, wordt ook vanzelf bewaard.',
    ],
  },
  back: 'U gaat na het aanmelden terug naar waar u was.',
  done: {
    title: 'U bent aangemeld',
    text: 'Dit venster mag dicht. Uw werk gaat verder in het andere venster.',
    close: 'Venster sluiten',
  },
};
