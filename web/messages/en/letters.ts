import type { Messages } from '../nl.ts';

export const letters: Messages['letters'] = {
  window: 'Letters',
  windowOne: 'Letter',
  back: 'Back to the case',
  backToList: 'Letters',
  title: 'Letters',
  intro: reference =>
    `Case ${reference}. Each letter is for one person: you first see exactly what they will read.`,
  make: 'Make a letter',
  notYours: 'Letters to the family are made by the case director or the standing deputy.',
  without: {
    frame:
      'In this legal frame there is no text yet for an information letter. The municipality decides on it; until then you write a letter yourself.',
    sender: 'No sender has been filled in yet. Ask the administrator for the name and telephone of the team.',
  },
  heading: 'Made and sent',
  kinds: {
    'information-parent': 'Information letter for a parent',
    'information-child': 'Information letter for a child',
    'closing-parent': 'Closing letter for a parent',
    'closing-child': 'Closing letter for a child',
  },
  prepared: (day, who) => `Prepared ${day} by ${who}`,
  states: { draft: 'Not sent yet', sent: day => `Sent ${day}` },
  empty: 'There are no letters yet',
  emptyWhat: 'Make a letter for each parent with authority, and for each child of 12 and older.',
  informed: {
    later: day =>
      `It was decided to inform the parents later. That is looked at again ${day}. Do not send anything yet, unless that ends now.`,
    planned: day => `The parents are to be informed by ${day}.`,
  },
  form: {
    title: 'Make a letter',
    for: 'For whom?',
    parent: 'A parent with authority',
    child: (name, age) => `${name} (${age} years)`,
    tooYoung: names =>
      `No letter of their own: ${names}. A child gets its own letter from the age of 12, when the age is known.`,
    name: 'Name of this parent',
    nameHelp: 'This is how the name stands on the letter.',
    children: 'Over whom does this parent have authority?',
    childrenHelp: 'Only these children are in the letter.',
    address: 'Address of this parent',
    addressHelp: 'Street and number, then postcode and place, each on a line of its own.',
    addressSecret:
      'An address in this family is secret. So there is no address in the letter: write it on the envelope only.',
    inPerson: 'Give this letter to the child yourself. There is no address in it.',
    save: 'Look at the letter',
    forMissing: 'Choose for whom the letter is.',
    nameMissing: 'Fill in the name of this parent.',
    childrenMissing: 'Choose over whom this parent has authority.',
    addressLong: 'Write the address on at most four lines of 120 signs.',
  },
  letter: {
    title: name => `Letter to ${name}`,
    exactly: 'This is what this person reads, and nothing else. Read it before you send the letter.',
    pdf: 'Open the PDF',
    pdfNewTab: '(in a new tab)',
    send: 'Record as sent',
    withdraw: 'Withdraw the letter',
    undo: 'Not sent after all',
    undoUntil: 'Not right? Until the end of today you can undo this.',
    onRecord: 'This letter is on record. Is something wrong? Send a new letter that explains it.',
    words: 'The letter',
  },
  sending: {
    title: 'Record that the letter was sent',
    what: 'Print the PDF and send or give the letter yourself. Then record it here.',
    on: 'When was the letter sent or given?',
    today: 'Today',
    onMissing: 'Fill in when the letter was sent.',
    onLater: 'This day has yet to come.',
    ends: 'The postponement ends now',
    endsHelp:
      'It was decided not to inform the parents yet. Discuss this first, also when the letter is for a child.',
    endsMissing: 'Tick this, or wait with sending.',
    save: 'Record',
  },
  withdrawing: {
    title: 'Withdraw the letter?',
    what: 'The letter was not sent. Its words are erased; you can make a new one.',
    save: 'Withdraw the letter',
  },
};
