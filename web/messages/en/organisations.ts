import type { Messages } from '../nl.ts';

export const organisations: Messages['organisations'] = {
  tab: 'Organisations',
  title: 'Organisations',
  intro: 'Who takes part here. Only those who work at one of these organisations can hold a function here.',
  now: 'Take part',
  ended: 'Took part',
  empty: 'No organisation takes part yet',
  kindUnknown: 'kind not recorded',
  controller: 'controller',
  mine: 'you work here yourself',
  functions: count => (count === 1 ? '1 function' : `${count} functions`),
  since: day => `Since ${day}`,
  until: (from, day) => `${from} until ${day}`,
  isEnded: 'No longer takes part',
  add: 'Add an organisation',
  one: {
    back: 'All organisations',
    facts: 'Details',
    code: 'Code in the sign-in',
    kind: 'Kind',
    role: 'Role',
    isController: 'Part of the controller',
    isPartner:
      'Partner. Giving access to this organisation is a disclosure and stands in the list of oversight.',
    period: 'Takes part',
    change: 'Change name or kind',
    end: 'End taking part',
    resume: 'Let it take part again',
    ownOne: 'You work here yourself. An administrator of another organisation can end this.',
  },
  touches: {
    title: 'What runs here now',
    people: (people, functions) =>
      people === 0
        ? 'Nobody holds a function here now'
        : `${people === 1 ? '1 colleague' : `${people} colleagues`} with ${functions === 1 ? '1 function' : `${functions} functions`}`,
    atDesk: count =>
      count === 1 ? '1 function works at the intake desk' : `${count} functions work at the intake desk`,
    cases: count =>
      count === 0
        ? 'No access to an open case'
        : `Access to ${count === 1 ? '1 open case' : `${count} open cases`}`,
    leads: count => `Leads or deputises ${count === 1 ? '1 open case' : `${count} open cases`}`,
    aftercare: count => `Does the aftercare of ${count === 1 ? '1 closed case' : `${count} closed cases`}`,
    numbers: 'You see numbers only, no data of families.',
  },
  allowed: {
    title: 'What the frame allows',
    ofController: 'This is a part of the controller. All functions of the frame can take part here.',
    ofPartner: 'These functions of this kind of organisation can take part in a case.',
    none: 'No function of this kind of organisation can take part in a case.',
    noKind: 'First record what kind of organisation this is.',
    upTo: level => `up to: ${level.toLowerCase()}`,
    atOwn: 'only within the municipality itself',
  },
  history: {
    title: 'What changed',
    empty: 'Nothing has changed yet.',
    what: { added: 'Added', changed: 'Changed', ended: 'Ended', resumed: 'Takes part again' },
    line: (name, kind) => `${name}, ${kind}`,
    lastDay: day => `last day ${day}`,
    because: because => `Reason: ${because}`,
  },
  form: {
    addTitle: 'Add an organisation',
    addWhat:
      'People who work there can sign in here afterwards, if the sign-in sends this code. Access to a case they get from its director alone.',
    changeTitle: 'Change the organisation',
    endTitle: name => `End taking part: ${name}?`,
    resumeTitle: name => `Let ${name} take part again?`,
    name: 'Name',
    nameMissing: 'Fill in the name of the organisation.',
    code: 'Code in the sign-in',
    codeHelp: 'What the sign-in system calls the organisation. The code does not change later.',
    codeWrong: 'Use letters, digits, dots and dashes only.',
    kind: 'What kind of organisation is this?',
    kindMissing: 'Choose what kind of organisation this is.',
    controller: 'Is this a part of the controller itself?',
    controllerHelp: 'This does not change later.',
    controllerMissing: 'Choose yes or no.',
    no: 'No, a partner',
    noHelp: 'Giving access is a disclosure then.',
    yes: 'Yes',
    because: 'Why?',
    becauseHelp: 'For example the decision or the agreement. Write nothing about people.',
    becauseMissing: 'Write down why.',
    endedOn: 'Last day that the organisation took part',
    endedOnHelp: 'Today or before. Access stops right now.',
    endedOnMissing: 'Fill in a day.',
    endedOnWrong: 'Choose today or a day before it, from the day on which the organisation takes part.',
    endWhat: 'This stops at once, and does not come back by itself:',
    endFirst:
      'You cannot end this now. Ask the team manager or the director to pass these cases on first, to a colleague of another organisation.',
    endWithout: count =>
      count === 1
        ? 'In 1 case nobody is left for the family after this.'
        : `In ${count} cases nobody is left for the family after this.`,
    endAsks: organisations =>
      `The team manager of ${organisations} is told at once in My work and names two others. A closed case stays closed.`,
    endAsksNobody:
      'No team manager can name anybody then. The privacy officer is told. First see to a team manager at the municipality.',
    resumeWhat:
      'People who work there can sign in again. They begin anew: old access to cases does not come back.',
    add: 'Add',
    save: 'Save',
    end: 'End now',
    resume: 'Let it take part again',
  },
  done: {
    added: name => `${name} takes part now.`,
    changed: 'The change is saved.',
    ended: name => `${name} no longer takes part. All access has stopped.`,
    resumed: name => `${name} takes part again.`,
  },
};
