import type { Messages } from '../nl.ts';

export const coding: Messages['coding'] = {
  heading: 'What is seen or heard?',
  intro:
    'Supports, does not decide. Choose only what was concretely seen or heard about this child. Nothing is added up, and you may skip this. Other explanations and legal bases are in Dutch.',
  age: 'Signals for which age?',
  ageOfChild: ages => `This child: ${ages}`,
  ageUnknown: 'All (age not known)',
  allAges: 'All ages',
  barriers: 'What is it about?',
  contextOnly: 'context only, does not stand by itself',
  ownDisclosure: 'the child says so itself',
  none: 'None of these',
  noneHelp: 'What was seen or heard is not in this list. That may be recorded too.',
  chosen: 'Chosen',
  remove: 'Remove',
  removeNamed: signal => `Remove: ${signal}`,
  looking: {
    ordinary: 'Look within the usual time',
    'within-5-working-days': 'Look within five working days',
    'same-day': 'Look today',
    immediate: 'Look now. In danger: 112',
  },
  childTells: 'The child says so itself. We do not ask that question.',
  besides: 'What else could it be?',
  likelihood: { 'ruled-out': 'ruled out', possible: 'possible', likely: 'likely' },
  help: {
    heading: 'What may help, from light to heavy',
    youDecide: 'This is information and not advice. You decide, together with the family.',
    weight: { light: 'Light', middle: 'Middle', heavy: 'Heavy' },
    by: partners => `By: ${partners}`,
    basis: articles => `Legal basis: ${articles}`,
    unchecked: 'A jurist has yet to check this legal basis.',
  },
  save: 'Save the choice',
  saved: moment => `Saved, ${moment}`,
  notSaved: 'Not saved yet. With the decision your choice is saved as well.',
  outsideAge: (signal, age) =>
    `In the model "${signal}" belongs to another age than the sender says (${age}). You may save it; please check.`,
  missing: {
    alternative: words => `Choose for "${words}": ruled out, possible or likely.`,
    onlyContext:
      'This is context only. Add what was concretely seen or heard about this child, or choose "None of these".',
    nothing: 'Something was chosen before. Choose a signal, or "None of these".',
  },
  overtaken: 'A colleague chose something else in the meantime:',
  kept: {
    none: 'None of these',
    nothing: 'Nothing has been chosen yet.',
    by: (who, moment, version) => `Chosen by ${who}, ${moment}. Model of ${version}.`,
  },
};
