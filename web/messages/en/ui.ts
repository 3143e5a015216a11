import type { Messages } from '../nl.ts';

export const ui: Messages['ui'] = {
  dates: {
    today: 'today',
    tomorrow: 'tomorrow',
    yesterday: 'yesterday',
    sinceYesterday: 'overdue since yesterday',
    daysLate: days => `${days} days overdue`,
    workingDaysLeft: days => (days === 1 ? '1 working day left' : `${days} working days left`),
  },
  status: { overdue: 'Overdue', soon: 'Soon', waiting: 'Waiting', done: 'Done' },
  field: {
    optional: 'optional',
    charactersLeft: left => `${left} characters left`,
    charactersOver: over => `${over} characters too long`,
    error: 'Error',
  },
  date: {
    hint: (whole, short) => `For example ${whole} or ${short}`,
    notRead: whole => `We do not understand this date. Write for example ${whole}.`,
    yearAsked: (day, year, because) =>
      `${day} ${
        {
          gone: 'has already been',
          coming: 'is still to come',
          'far-ahead': 'is still far off',
          'long-ago': 'is long ago',
        }[because]
      }. If you mean ${year}, add the year.`,
    pick: 'Choose from the calendar',
  },
  select: { choose: 'Choose …' },
  errors: {
    heading: count => (count === 1 ? 'One answer needs another look' : `${count} answers need another look`),
  },
  dialog: {
    close: 'Close',
    cancel: 'Cancel',
    discard: 'Throw away what you typed?',
    throwAway: 'Throw away',
    goOn: 'Go on writing',
    notFetched: 'This window is not here yet',
    elseReload: 'Does trying again not help? Then load the page again.',
  },
  wordAsked: {
    quoted: word => `“${word}”`,
    mayStay: 'This is a question. You may leave it as it is.',
  },
  loading: 'Fetching',
  busy: 'One moment',
  more: 'More',
  retry: 'Try again',
  why: 'Why?',
  call: number => `Call ${number}`,
  danger: {
    title: 'Is there danger now? Call 112.',
    call: 'Call 112',
    text: 'Do not wait for this form. Call first, write afterwards.',
    veiligThuis:
      'No immediate danger, but advice needed soon? Veilig Thuis answers day and night, free of charge:',
  },
  save: {
    typing: 'not kept yet',
    saving: 'keeping it',
    saved: time => `kept at ${time}`,
    offline: 'no connection, we keep trying',
    failed: 'it cannot be kept',
    conflict: 'changed in another window',
  },
  problem: {
    unreachable: {
      title: 'We cannot reach the server',
      what: 'Check your connection. What you typed stays here. Then try again.',
    },
    trace: trace => `Reference for the helpdesk: ${trace}`,
  },
  crash: {
    title: 'This page has stopped working',
    what: 'Load the page again. What was kept will be there.',
    reload: 'Load the page again',
    noLine: 'Check your connection and then load the page again. What was kept will be there.',
  },
  /** The public pages, beside a case or concern. */
  openPages: {
    heading: 'Reference',
    whatMayI: 'What may I do now?',
    mayIShare: 'May I share this?',
    protocols: 'Protocols',
    nothingOf: {
      case: 'Opens in a new tab; nothing of this case goes along.',
      concern: 'Opens in a new tab; nothing of this concern goes along.',
    },
    newTab: '(opens in a new tab)',
  },
  level: { headline: 'Headline', detail: 'Detail', write: 'Write' },
  levelHelp: {
    headline: 'who the child is, who helps and when you look back',
    detail: 'also read facts, goals and agreements',
    write: 'also write facts, goals and agreements',
  },
  print: 'Print',
  copied: 'Copied',
};
