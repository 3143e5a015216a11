import type { Messages } from '../nl.ts';

export const papers: Messages['papers'] = {
  window: 'Plan on paper',
  back: 'Back to the case',
  backToList: 'Plan on paper',
  title: 'Plan on paper',
  intro: reference =>
    `Case ${reference}. Each paper is for one reader: you first see exactly what they read.`,
  make: 'Make a paper',
  notYours: 'The case director or the standing deputy puts the plan on paper.',
  without: {
    frame:
      'In this legal frame there is no text yet for a plan on paper. The municipality decides on it; until then you write a letter yourself.',
    sender: 'No sender has been filled in yet. Ask the administrator for the name and telephone of the team.',
  },
  heading: 'Made',
  empty: 'The plan is not on paper yet',
  emptyWhat: 'Make a paper of their own for each parent and for each child of 12 and older.',
  kinds: {
    parent: 'Parent with authority',
    'parent-without-authority': 'Parent without authority',
    child: 'Child',
    partner: 'Organisation in the team',
  },
  made: (version, day, who) => `Version ${version}, ${day} by ${who}`,
  form: {
    title: 'Make a paper',
    for: 'For whom?',
    person: (name, role) => `${name} (${role})`,
    child: (name, age) => `${name} (${age})`,
    tooYoung: names =>
      `No paper of their own: ${names}. A child gets its own paper from the age of 12, when the age is known.`,
    noPeople: 'Put the parents under Family and network first. Then you can choose them here.',
    missing: 'Choose for whom the paper is.',
    authority: 'Does this parent have authority?',
    yes: 'Yes, over one or more children',
    no: 'No',
    noHelp: 'Then the paper has only what this parent agreed to, and what he or she may ask about.',
    authorityMissing: 'Choose whether this parent has authority.',
    children: 'Over whom?',
    childrenMissing: 'Choose over whom this parent has authority.',
    notRecorded: 'Who has authority is not recorded yet. Do that first, at the child.',
    agreed: 'Who agrees that this reader reads about them?',
    agreedHelp:
      'From 16 a young person decides this alone. Without a tick nothing about him or her comes on this paper.',
    sharesHome:
      'This person lives with somebody else. Hand the paper over yourself, in an envelope of its own.',
    save: 'Choose what is on it',
  },
  choose: {
    title: name => `Paper for ${name}`,
    own: name => `Of ${name}`,
    ask: name => `May ${name} read this?`,
    askHelp: 'Choose only what this reader may know. Nothing is ticked but what was on the last paper.',
    barred: many =>
      many === 1 ? '1 line never comes on this paper' : `${many} lines never come on this paper`,
    namesOther: 'Somebody else is named in it. Read it once more.',
    why: {
      'other-child': 'Is about a child of whom this reader may read nothing.',
      'young-person-decides': 'Is about somebody of 16 or older who has not agreed.',
      'other-adult': 'Is somebody else’s of the family. Is it of both? Then put both names at who does it.',
      'not-theirs': 'Is a goal of somebody else.',
      'no-authority': 'Without authority this parent reads only what he or she agreed to.',
      'part-not-theirs': 'Lies in a part to which this organisation has no access.',
    },
    nothing: 'There is no goal or agreement yet that can be on this paper.',
    show: 'Show the paper',
    other: 'Another reader',
    exactly: 'This is what this person reads, and nothing else. Read it once more.',
    safetyLeftOut: many =>
      many === 1
        ? 'One safety agreement is not on this paper. Is that right?'
        : `${many} safety agreements are not on this paper. Is that right?`,
    limitsAlone: many =>
      many === 1
        ? 'One limit is on this paper without the help that goes with it. Add it, or is this right?'
        : `${many} limits are on this paper without the help that goes with them. Add it, or is this right?`,
    secret:
      'An address in this family is secret. No address is on it, and no name of an organisation in the team.',
    told: 'What did you tell the family about this?',
    toldHelp: 'You give this to another organisation. It will stand under Disclosed to.',
    toldMissing: 'Write down what you told the family.',
    save: 'Make the paper',
  },
  paper: {
    title: name => `Paper for ${name}`,
    words: 'The paper',
    onRecord: 'This paper is on record. When the plan changes, make a new one.',
    notWhole: 'There are lines on it that are not for you. That is why you cannot print it.',
    pdf: 'Open the PDF',
    pdfNewTab: '(in a new tab)',
  },
};
