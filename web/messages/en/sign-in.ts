import type { Messages } from '../nl.ts';

export const signIn: Messages['signIn'] = {
  title: 'Sign in',
  context: 'The workplace around a child about whom there are worries: one family, one plan, one director.',
  button: 'Sign in with your work account',
  open: 'Without signing in: what may I do now?',
  demo: {
    title: 'As whom do you want to practise?',
    text: 'This is a place to practise. All people, families and organisations are made up. Choose a function; no password is needed.',
    as: label => `Sign in as ${label}`,
  },
  promises: {
    title: 'What you may expect',
    items: [
      'You only see what your function needs for this child.',
      'Every look is recorded. The family can ask who looked.',
      'What you type stays when the connection is lost. A concern that you pass on is also kept by itself.',
    ],
  },
  back: 'After signing in you go back to where you were.',
  done: {
    title: 'You are signed in',
    text: 'This window may be closed. Your work goes on in the other one.',
    close: 'Close window',
  },
};
