import type { Messages } from '../nl.ts';

export const myWork: Messages['myWork'] = {
  title: 'My work',
  context: 'What is asked of you, in order of date.',
  filter: 'Which work do you want to see?',
  kinds: {
    all: 'All',
    agreement: 'Agreements',
    concern: 'Concerns',
    invitation: 'Invitations',
    'look-back': 'Look-backs',
    notice: 'Messages',
  },
  kind: {
    agreement: 'Agreement',
    concern: 'Triage',
    invitation: 'Invitation',
    'look-back': 'Look-back',
    notice: 'Message',
  },
  groups: { overdue: 'Overdue', today: 'Today', week: 'This week', later: 'Later' },
  empty: {
    title: 'Nothing is asked of you now',
    text: 'What you agreed to, what you must weigh and what you are invited to will stand here.',
    action: 'Pass on a concern',
  },
  emptyKind: 'There is nothing of this kind here now.',
  moreBelow: 'There may be more of this kind further on. Press More.',
};
