/** What the page of a case says of the pages around it. */
export const caseLinks = {
  phaseNamed: (number: number, name: string) => `Fase ${number}: ${name}`,
  /** As the frame of the case words it. */
  phase: (_number: number, title: string): string => title,
  course: 'Verloop',
  readOnly:
    'Deze casus is afgerond. U kunt alles lezen, er komt niets meer bij. Zijn er weer zorgen, dan heropent de regisseur of de achtervang de casus bij Verloop.',
  toCourse: 'Naar verloop en nazorg',
  letters: 'Brieven',
  papers: 'Plan op papier',
  statements: 'Vragen en verklaringen',
  meetings: {
    title: 'Overleg',
    when: (day: string, time: string) => `${day}, ${time} uur`,
    noneComing: 'Geen overleg gepland.',
    recordOf: (day: string) => `Verslag maken van het overleg van ${day}`,
    all: 'Alle overleggen',
    plan: 'Overleg plannen',
  },
};
