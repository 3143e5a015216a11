import type { Messages } from '../nl.ts';

const who = (by: string | null) => by ?? 'Somebody else';
const list = (labels: readonly string[]) => labels.map(label => `“${label}”`).join(' and ');

export const twoHands: Messages['twoHands'] = {
  intro: by =>
    `${who(by)} wrote here in the meantime too. Nothing is lost: choose for each line what it should say.`,
  mine: 'Your text',
  theirs: (by, moment) =>
    moment === undefined ? `Text of ${by ?? 'somebody else'}` : `Text of ${by ?? 'somebody else'}, ${moment}`,
  together: 'Write them together',
  togetherHelp: 'You get the two texts under each other and make one of them.',
  togetherLabel: 'The text of the two of you',
  togetherMissing: 'Write the text of the two of you here.',
  missing: 'Choose what it should say.',
  blank: '(empty)',
  save: 'Keep this choice',
  merged: (by, labels) =>
    labels.length === 0
      ? `${who(by)} changed something here in the meantime too; your change was put beside it.`
      : `${who(by)} changed ${list(labels)} in the meantime; your change was put beside it.`,
  stands: by => `It now stands as ${by ?? 'somebody else'} wrote it.`,
};
