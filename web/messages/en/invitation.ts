import type { Messages } from '../nl.ts';

export const invitation: Messages['invitation'] = {
  title: 'You are asked to help',
  context: reference => `Case ${reference}. Read first whom it is about; then the case opens.`,
  roles: {
    'first-contact': 'first contact',
    director: 'case director',
    deputy: 'standing deputy',
    team: 'member of the team',
  },
  about: 'Whom is it about?',
  ask: 'What is asked?',
  by: 'Asked by',
  byTeam: 'Your organisation',
  on: 'Asked on',
  role: 'Your role',
  reason: 'Why you',
  parts: 'What you will see',
  partsWhy:
    'You only see the parts that your task needs. Headline: who the child is, who helps and when you look back. Detail: facts, goals and agreements too. Write: write them too.',
  headlinePart: 'Headline of the case',
  until: 'Until',
  noEnd: 'As long as you have this role',
  basis: 'Legal basis',
  tie: {
    title: 'Do you know this family privately?',
    tick: 'I have no private tie with this family',
    tickHelp: 'For example: no relatives, neighbours, friends, or parents of a classmate of your child.',
    missing: 'Tick the box first, or choose below that you do have a private tie.',
    open: 'Open the case',
    have: 'I do have a private tie',
    haveTitle: 'You have a private tie with this family',
    haveText:
      'That is no reproach. The case stays closed to you and the director looks for a colleague. Why you do not take part is not shown.',
    haveFinal: 'You cannot undo this yourself later.',
    haveConfirm: 'Yes, close this case to me',
    why: 'Who knows a family privately cannot look freely, and the family cannot speak freely. So a conflict of interest beats every grant.',
  },
  closed: {
    title: 'Thank you, the case stays closed to you',
    text: 'There is nothing more for you to do. The director looks for a colleague.',
    back: 'To My work',
  },
};
