import type { Messages } from '../nl.ts';

export const administration: Messages['administration'] = {
  window: 'Administration',
  tabs: { label: 'Parts of administration', standing: 'Standing access', functions: 'Functions' },
  standing: {
    title: 'Standing access',
    intro:
      'Access that comes with a function. Every year the question: is this still needed? You see no data of families.',
    due: 'To be reviewed now',
    later: 'Later',
    row: (label, purpose) => `${label}, for ${purpose.toLowerCase()}`,
    earlier: 'End it already',
    lapsed: 'Overdue',
    reviewBy: day => `Review before ${day}`,
    ask: 'Still needed?',
    askNamed: (label, purpose) => `Still needed? ${label}, ${purpose.toLowerCase()}`,
    yes: 'Yes, until next year',
    no: 'No, end it',
    yesDone: label => `${label}: needed for another year.`,
    noTitle: 'End standing access?',
    noWhat: (label, purpose) =>
      `${label} can then no longer work on: ${purpose.toLowerCase()}, at once. This cannot be turned back here.`,
    noSave: 'End now',
    noDone: label => `${label}: access ended.`,
    empty: 'There is nothing to review now',
    emptyWhat: 'When a function gets standing access it appears here, with the date of the next question.',
  },
  functions: {
    title: 'Functions',
    intro: 'Who holds a function here now. When someone leaves, end the function: all access stops at once.',
    find: 'Search',
    findHelp: 'Function or organisation',
    none: 'No function found with these words',
    end: 'End function',
    endNamed: label => `End function: ${label}`,
    endTitle: label => `End function: ${label}?`,
    endWhat:
      'All sessions and all access of this function stop at once. For a director or deputy the team manager hears which cases need someone else. Cases do not close.',
    endCheck: 'Somebody takes over this work, or the team manager knows',
    endCheckMissing: 'Confirm that the work is taken over.',
    endSave: 'End now',
    done: label => `${label}: function ended.`,
    self: 'This is you',
    empty: 'There are no functions yet',
    works: days => `works ${days}`,
  },
};
