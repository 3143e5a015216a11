import type { Messages } from '../nl.ts';

export const problems: Messages['problems'] = {
  'invalid-input': { title: 'Something is missing or not right', what: 'Check the answers and try again.' },
  'not-signed-in': { title: 'You are not signed in (any more)', what: 'Sign in again.' },
  'stronger-sign-in-needed': {
    title: 'Sign in with a stronger means',
    what: 'This needs a second check. Sign out, and in again with your stronger means.',
  },
  'not-allowed': {
    title: 'This does not belong to your function or role',
    what: 'Ask the director or your team manager who can do this.',
  },
  'cross-site': {
    title: 'This request came from another website',
    what: 'Load the page again and try once more.',
  },
  'not-found': {
    title: 'Not found, or not for you',
    what: 'Your access may have ended. The director can give it again.',
  },
  'already-weighed': {
    title: 'This concern has been weighed already',
    what: 'Load the page again to see the outcome.',
  },
  'own-concern': {
    title: 'You passed this concern on yourself',
    what: 'Nobody weighs their own concern. You may record the safety look.',
  },
  'own-decision': {
    title: 'You were part of this decision',
    what: 'Ask a colleague who was not to read along.',
  },
  'case-closed': {
    title: 'This case is closed',
    what: 'You can read everything. To write again, reopen the case under Course.',
  },
  'case-not-closed': { title: 'This case is not closed', what: 'Load the page again to see how it is now.' },
  'work-left-open': {
    title: 'Something is still open',
    what: 'Settle it, hand it over, or say why it stops. Look at call-backs and unsent letters too.',
  },
  'child-not-spoken': {
    title: 'Not every child has been spoken with',
    what: 'Record under Course when the child was spoken with. Or write why not yet, and when.',
  },
  'family-not-informed': {
    title: 'The family does not know yet',
    what: 'Send the letter. Or write under Course why not yet, and when.',
  },
  'look-back-not-set': {
    title: 'There is no look-back date yet',
    what: 'Choose a day under Course. Or write why there is none yet.',
  },
  'already-ended': { title: 'This access had ended already', what: 'There is nothing more for you to do.' },
  'already-sent': {
    title: 'This concern has been passed on already',
    what: 'You find the receipt under Pass on a concern.',
  },
  'note-has-pdf': {
    title: 'There is a PDF with this note already',
    what: 'Take away the one that is there, or write a new note.',
  },
  'file-too-large': { title: 'This file is too large', what: 'Scan it again with less colour or in parts.' },
  'not-a-pdf': { title: 'This is not a (whole) PDF', what: 'Save or scan it as a PDF and choose that file.' },
  'file-protected': {
    title: 'This PDF is protected with a password',
    what: 'Ask the sender for a PDF without a password.',
  },
  'file-acts': {
    title: 'This PDF holds a program or another file',
    what: 'Print it to a new PDF and choose that one.',
  },
  'file-refused': {
    title: 'The virus scanner does not let this file through',
    what: 'Do not open it. Call the sender and warn your administrator.',
  },
  'scanner-unavailable': {
    title: 'The virus scanner cannot be reached now',
    what: 'Your note is saved. Add the PDF later.',
  },
  'already-done': { title: 'This is done already', what: 'There is nothing more for you to do.' },
  'letter-sent': {
    title: 'This letter was already sent',
    what: 'Load the page again. On the day itself you can still undo that it was sent.',
  },
  'undo-too-late': {
    title: 'This can no longer be undone',
    what: 'Is something wrong? Send a new letter that explains it.',
  },
  'letter-sender-unknown': {
    title: 'There is no sender for letters yet',
    what: 'Ask the administrator to fill in the name and telephone number of the team.',
  },
  'address-is-secret': {
    title: 'An address in this family is secret',
    what: 'Make the letter without an address. Write the address on the envelope only.',
  },
  'child-too-young': {
    title: 'This child does not get its own letter yet',
    what: 'Tell the child in plain words what will happen.',
  },
  'source-condition': {
    title: 'The source does not want this organisation to know this',
    what: 'Read the source’s condition under Statements. Choose another part or organisation, or ask the source.',
  },
  'authority-not-known': {
    title: 'Record first who has authority over this child',
    what: 'It stands at the child, with its source. Only then does a parent get the plan.',
  },
  'line-not-for-reader': {
    title: 'One of these lines is not for this reader',
    what: 'Take that line away, or make a paper for another reader.',
  },
  'not-everyone-asked': {
    title: 'Say of each parent and each child of 12 or older: invited, or why not',
    what: 'Invite each of them, or write down why not.',
  },
  'notice-postponed': {
    title: 'It was decided to inform the parents later',
    what: 'First tick that the postponement ends now, or wait with sending.',
  },
  'already-open': { title: 'This part is open already', what: 'There is nothing more for you to do.' },
  'birth-date-needed': {
    title: 'The population register only searches by the whole date of birth',
    what: 'Fill in day, month and year, or search with the BSN.',
  },
  'child-has-open-case': {
    title: 'There is a case for this child already',
    what: 'Join the concern to that case, or telephone the director.',
  },
  'key-used-otherwise': {
    title: 'This command was sent before with other content',
    what: 'Load the page again, see whether it worked, and try again if it did not.',
  },
  'version-mismatch': {
    title: 'Someone else has changed this meanwhile',
    what: 'Load the page again and see what changed. Your text stays until you choose.',
  },
  'draft-incomplete': { title: 'Some questions have no answer yet', what: 'Answer the questions below.' },
  'no-way-to-desk': {
    title: 'You may not pass this concern on like this yet',
    what: 'Your text is kept. Read at question 5 what is needed first. In danger call 112, then Veilig Thuis, 0800-2000.',
  },
  'coding-does-not-fit': {
    title: 'This choice does not fit the barrier model',
    what: 'Check the signals you chose. If the model has just been renewed, load the page again.',
  },
  'basis-does-not-fit': {
    title: 'This legal basis does not fit this colleague',
    what: 'Choose another legal basis, or ask the privacy officer.',
  },
  'basis-review-lapsed': {
    title: 'The review of this legal basis has lapsed',
    what: 'New access must wait until the privacy officer has reviewed it. What runs, runs on.',
  },
  'colleague-not-eligible': {
    title: 'This colleague cannot take part here',
    what: 'Choose another colleague. A private tie can be the reason; we do not show that.',
  },
  'lead-is-deputy': {
    title: 'Director and deputy are two different people',
    what: 'Choose someone else for one of them.',
  },
  'child-said-no': {
    title: 'The child does not want this colleague to know',
    what: 'Do not pass it on. Ask the child again if that is needed. In danger: call Veilig Thuis, 0800-2000.',
  },
  'child-not-asked': {
    title: 'The child has not named this colleague',
    what: 'First ask the child whether this colleague may know, and record the answer.',
  },
  'reads-anyway': {
    title: 'This colleague reads this already',
    what: 'Who wrote it down and who leads the case read along. Tell the child beforehand.',
  },
  'level-too-high': {
    title: 'This colleague may not see that much',
    what: 'Choose a lower level, for example Headline.',
  },
  'part-not-open': {
    title: 'This part of the case is not open',
    what: 'Open the life domain first, if a goal or worry needs it.',
  },
  'unknown-life-domain': {
    title: 'This legal frame does not know this life domain',
    what: 'Choose a life domain from the list.',
  },
  'sanction-in-voluntary-plan': {
    title: 'A voluntary plan names no punishment or sanction',
    what: 'Write what you will talk about or try then. A sanction is a decision of its own, of whoever has that power.',
  },
  'term-out-of-bounds': { title: 'This date is too far away or has passed', what: 'Choose another date.' },
  'director-needed': {
    title: 'From this phase on a case director is needed',
    what: 'Name a case director first.',
  },
  'no-such-case': { title: 'This case is not there (any more)', what: 'Check the number.' },
  'no-desk': { title: 'There is no intake desk', what: 'Telephone the municipality. Your text is kept.' },
  'person-not-found': {
    title: 'This person is not in the population register',
    what: 'Check what you filled in, or type the name yourself.',
  },
  'too-many-found': {
    title: 'Too many people fit this',
    what: 'Fill in more, for example the date of birth.',
  },
  'unknown-organisation': {
    title: 'Your organisation does not take part here (yet)',
    what: 'Ask your administrator or the municipality.',
  },
  'organisation-ended': {
    title: 'Your organisation no longer takes part here',
    what: 'Ask the administrator of the municipality whether this is right.',
  },
  'organisation-known': {
    title: 'There is an organisation with this code already',
    what: 'Find that organisation in the list, or use another code.',
  },
  'organisation-leads-cases': {
    title: 'Somebody of this organisation still leads or deputises an open case',
    what: 'Ask the team manager or the director to pass these cases on first. After that you can end taking part.',
  },
  'own-organisation': {
    title: 'You work at this organisation yourself',
    what: 'You would end your own access. Have an administrator of another organisation do this.',
  },
  'unknown-function': { title: 'Your function is not known here (yet)', what: 'Ask your administrator.' },
  'precondition-required': {
    title: 'We do not know which version you saw',
    what: 'Load the page again and try once more.',
  },
  'too-many-requests': { title: 'Too many requests in a row', what: 'Wait a minute and try again.' },
  'server-error': {
    title: 'Something went wrong on our side',
    what: 'Try again. If it keeps going wrong, telephone the helpdesk with the reference below.',
  },
  'register-unavailable': {
    title: 'The population register cannot be reached now',
    what: 'Try again later, or type it yourself.',
  },
  unavailable: {
    title: 'Not available for a moment',
    what: 'What you typed stays here. Try again in a minute.',
  },
};
