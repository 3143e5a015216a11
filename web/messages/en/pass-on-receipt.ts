import type { Messages } from '../nl.ts';

export const passOnReceipt: Messages['passOnReceipt'] = {
  title: 'Passed on to the intake desk',
  context: moment => `Received ${moment}. Keep or print this page if you need proof.`,
  answer: 'Answer of the intake desk',
  answered: moment => `Written ${moment}`,
  next: 'What happens now?',
  steps: {
    look: 'The same day someone of the intake desk looks whether the child is safe now.',
    decide: date => `By ${date} at the latest two people decide together what is needed.`,
    decided: 'The intake desk has decided. The answer stands above.',
    hear: 'On this page you read what you hear from us. We may only tell more if the parents agree.',
  },
  yours: 'What stays with you?',
  yoursItems: [
    'Does the danger grow? Do not wait and call 112.',
    'Your reporting code runs on. This is not a report to Veilig Thuis.',
    'You simply stay in touch with the child and the parents.',
  ],
  text: 'What you passed on',
  copy: 'Copy as text',
  why: 'Why do I not hear more?',
  whyText:
    'Whether there is a case already says something about a family. We may only tell that if the parents agree.',
};
