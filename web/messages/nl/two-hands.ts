/** Two people on one plan: both texts beside each other, and what does not clash put together. */
const who = (by: string | null) => by ?? 'Iemand anders';
const list = (labels: readonly string[]) => labels.map(label => `“${label}”`).join(' en ');

export const twoHands = {
  intro: (by: string | null) =>
    `${who(by)} schreef hier intussen ook. Er gaat niets weg: kies per regel wat er moet komen te staan.`,
  mine: 'Uw tekst',
  theirs: (by: string | null, moment: string | undefined) =>
    moment === undefined
      ? `Tekst van ${by ?? 'iemand anders'}`
      : `Tekst van ${by ?? 'iemand anders'}, ${moment}`,
  together: 'Samen schrijven',
  togetherHelp: 'U krijgt de twee teksten onder elkaar en maakt er één van.',
  togetherLabel: 'De tekst van jullie samen',
  togetherMissing: 'Schrijf hier de tekst van jullie samen.',
  missing: 'Kies wat er moet komen te staan.',
  blank: '(leeg)',
  save: 'Bewaar deze keuze',
  merged: (by: string | null, labels: readonly string[]) =>
    labels.length === 0
      ? `${who(by)} heeft hier intussen ook iets gewijzigd; uw wijziging is erbij gezet.`
      : `${who(by)} heeft intussen ${list(labels)} gewijzigd; uw wijziging is erbij gezet.`,
  stands: (by: string | null) => `Het staat er nu zoals ${by ?? 'iemand anders'} het schreef.`,
};
