import type { Messages } from '../nl.ts';

const concerns = (count: number) => (count === 1 ? '1 concern' : `${count} concerns`);

export const calling: Messages['calling'] = {
  order: 'How do you want to see the concerns?',
  byDate: 'By date',
  bySender: 'By sender',
  group: (organisation, count) => `${organisation}: ${concerns(count)}`,
  shielded: 'Shielded',
  shieldedWhat: 'These senders are shielded. Who it is stands in the concern itself alone.',
  shieldedSender: 'sender shielded',
  from: sender => `from ${sender}`,
  more: 'More concerns wait than are shown here. Look under By date for all of them.',
  pick: child => `Choose the concern about ${child}`,
  pickAll: 'Choose all of this sender',
  pickNone: 'Choose none of this sender',
  picked: count => `${concerns(count)} chosen`,
  clear: 'Choose none',
  first: 'Call first',
  called: (who, day) => `Call first: ${who}, ${day}`,
  dialog: {
    title: count => `Call first about ${concerns(count)}`,
    what: 'A colleague calls the sender. Nothing is decided now: each concern keeps its own day for the decision.',
    unlooked: count =>
      `Of ${concerns(count)} nobody has looked yet whether the child is safe. That is still to be done today.`,
    who: 'Who calls?',
    works: days => `works ${days}`,
    on: 'On which day?',
    send: 'Record calling first',
    missing: { who: 'Choose who calls.', on: 'Choose a day, today or later.' },
  },
  done: (done, all) =>
    done === all
      ? `Recorded: the sender is called about ${concerns(all)}.`
      : `Recorded for ${done} of ${concerns(all)}.`,
  heardDone: (done, all) =>
    done === all ? `Recorded for ${concerns(all)}.` : `Recorded for ${done} of ${concerns(all)}.`,
  toCall: 'To this call',
  left: (child, why) => `Not done for ${child}: ${why}`,
  because: {
    changed: 'a colleague changed this concern meanwhile. Look again and choose once more.',
    weighed: 'this concern was decided on meanwhile.',
    own: 'you passed on this concern yourself. A colleague does this.',
    'caller-is-sender': 'who calls passed on this concern. Choose another colleague.',
    'not-in-call': 'a colleague recorded this already, or now calls about it.',
    gone: 'this concern is not there any more, or not for you.',
  },
  someConcern: 'a concern',
  page: {
    title: organisation => (organisation === null ? 'Call first' : `Call: ${organisation}`),
    back: 'All waiting concerns',
    caller: (who, day) => `${who} calls on ${day}`,
    tried: (times, day) =>
      times === 1 ? `Not reached once, on ${day}` : `Not reached ${times} times, last on ${day}`,
    notReached: 'Not reached: call again next working day',
    moved: day => `Not reached. You call again on ${day}. The day for the decision stays.`,
    concerns: 'What you call about',
    reach: how => `reached at: ${how}`,
    reachShielded: 'sender shielded: the concern itself says whom you call',
    lookFirst: child => `First look whether ${child} is safe`,
    heard: child => `What did you hear about ${child}?`,
    spoken: 'Spoken with',
    own: 'You passed on this concern yourself. A colleague records what was said.',
    all: 'Heard the same about all?',
    allWhat: 'What you write here is put with each concern.',
    allHeard: 'What did you hear about all concerns?',
    allSpoken: count => `Spoken about ${concerns(count)}`,
    missing: 'Write in a few words what you heard.',
    empty: 'Nothing is left to call about',
    emptyWhat: 'What you heard stands with each concern. Each concern is still decided on by itself.',
  },
  section: {
    heading: 'Calling the sender',
    toCall: (who, day) => `${who} calls the sender on ${day}.`,
    open: 'To this call',
    heard: (who, moment) => `Spoken with by ${who}, ${moment}`,
  },
};
