import type { Messages } from '../nl.ts';

/** The eight phases of content/frames, which are worded in Dutch. */
const phases: Readonly<Record<number, string>> = {
  1: 'looking at the concern',
  2: 'gathering information',
  3: 'choosing goals together',
  4: 'making a plan together',
  5: 'doing it together',
  6: 'looking back together',
  7: 'going on together',
  8: 'finishing together',
};
const phaseNames: Readonly<Record<number, string>> = {
  1: 'Signals',
  2: 'Information',
  3: 'Motivation',
  4: 'Planning',
  5: 'Carrying out',
  6: 'Measuring',
  7: 'Carrying out II',
  8: 'Closing',
};

export const caseLinks: Messages['caseLinks'] = {
  phaseNamed: (number, name) => `Phase ${number}: ${phaseNames[number] ?? name}`,
  phase: (number, title) => phases[number] ?? title,
  course: 'Course',
  readOnly:
    'This case is closed. You can read everything; nothing is added. If there are worries again, the director or the standing deputy opens it again under Course.',
  toCourse: 'To course and aftercare',
  letters: 'Letters',
  papers: 'Plan on paper',
  statements: 'Questions and statements',
  meetings: {
    title: 'Meeting',
    when: (day, time) => `${day}, ${time}`,
    noneComing: 'No meeting planned.',
    recordOf: day => `Write the record of the meeting of ${day}`,
    all: 'All meetings',
    plan: 'Plan a meeting',
  },
};
