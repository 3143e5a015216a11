import type { Messages } from '../nl.ts';

export const ownFile: Messages['ownFile'] = {
  link: 'Copy to own file',
  window: 'Copy to own file',
  back: 'Back to the case',
  title: 'Copy to own file',
  intro:
    'Only your own part: what you wrote yourself, what your organisation does, and the core of the plan. No statements of others, no words of a child, no addresses.',
  number: {
    label: 'Own case number',
    add: 'Add own case number',
    change: 'Change',
    changeNamed: 'Change: own case number',
    field: 'Case number in your own system',
    help: 'Only your own organisation sees this number. You can search for the case by it too.',
    helpChange: 'Empty the field to take the number away.',
    save: 'Save',
    saved: 'Saved.',
    taken: 'Taken away.',
    undo: 'Undo',
    nothing: 'Nothing has changed yet',
    signs: 'Use only letters, digits, spaces and the signs - / .',
    digit: 'A case number has a digit in it. Do not write a name here',
  },
  recorded: 'That you open this copy is on record with the case.',
  from: 'From',
  until: 'Until and including',
  show: 'Show this period',
  order: 'Choose a day on or after the first day',
  bothDays: 'Choose two days',
  text: 'Text for the own file',
  found: (notes: number, agreements: number) =>
    `${notes} ${notes === 1 ? 'contact note' : 'contact notes'} and ${agreements} ${agreements === 1 ? 'agreement' : 'agreements'}.`,
  leftOut: (many: number) =>
    many === 1
      ? 'One note of yours is not in it: somebody else corrected it.'
      : `${many} notes of yours are not in it: somebody else corrected them.`,
  copy: 'Copy the text',
  copied: 'Copied',
  notCopied: 'Copying did not work. The text is selected: copy it with the keyboard.',
  pdf: 'Open as PDF',
  pdfNewTab: '(new tab)',
};
