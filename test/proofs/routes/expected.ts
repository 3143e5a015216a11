/**
 * What every route should answer to everybody, written by hand from the rules of the design (frame, scope, grant) and
 * not from the code: no grant, no row; hidden and absent are one 404; who sees a thing and may not act on it is told
 * so (403); a conflict of interest beats everything. Review this file as one reviews code.
 */
import type { ProblemCode } from '#contract/problem.ts';
import type { WordKind } from './families.ts';
import { writtenWhileOpen } from './stages.ts';
import { secondFunction, type Relation } from './subjects.ts';

/** 0 nothing, 1 headline, 2 detail, 3 write. */
type Level = 0 | 1 | 2 | 3;

/** How far a function may go in a case of the frame jeugd-lokaal. Not named: not at all. */
const inCases: Readonly<Record<string, Level>> = {
  'case-director': 3,
  'attendance-officer': 3,
  'behavioural-expert': 2,
  'youth-nurse': 2,
  'youth-protection-officer': 2,
  'team-manager': 1,
};
/** Directs cases of this frame. */
const director = 'case-director';
/** Passes concerns on, and so has drafts and messages. */
const writesConcerns = new Set([
  'intake-officer',
  'behavioural-expert',
  'case-director',
  'team-manager',
  'attendance-officer',
  'civil-affairs-officer',
  'school-care-coordinator',
  'youth-nurse',
  'youth-protection-officer',
]);
const atTheDesk: Readonly<Record<string, Level>> = { 'intake-officer': 3, 'behavioural-expert': 2 };
const overOversight: Readonly<Record<string, Level>> = { 'privacy-officer': 3, 'data-protection-officer': 2 };
const administrator = 'application-manager';

interface Opens {
  readonly headline?: Level;
  readonly school?: Level;
  readonly money?: Level;
  readonly sealed?: Level;
  readonly voice?: Level;
  readonly leads?: true;
  readonly keeps?: true;
  readonly invited?: true;
  readonly ownGrant?: true;
}
const nothing: Opens = {};

/** What the rows of each relation open, before the function's own limit. */
const opens: Readonly<Record<Relation, Opens>> = {
  none: nothing,
  invited: { invited: true },
  live: { headline: 3, school: 3, ownGrant: true },
  'headline-only': { headline: 1, ownGrant: true },
  'other-part': { headline: 1, money: 3, ownGrant: true },
  keeper: { headline: 1, school: 2, keeps: true, ownGrant: true },
  future: nothing,
  'reading-days': { headline: 2, school: 2, ownGrant: true },
  // reading is what reading days are for: an agreement is answered by somebody who has access
  'keeper-in-reading-days': { headline: 1, school: 2, ownGrant: true },
  'past-reading-days': nothing,
  revoked: nothing,
  'former-function': nothing,
  departed: nothing,
  conflict: nothing,
  'conflict-as-lead': nothing,
  'private-tie': nothing,
  // what a child said is for who leads the case; with the deputy and the team it is not, whatever they may write
  lead: { headline: 3, school: 3, money: 3, sealed: 3, voice: 3, leads: true },
  deputy: { headline: 3, school: 3, money: 3, leads: true },
  'named-lead': { invited: true },
  'lead-elsewhere': nothing,
  sender: nothing,
  'forged-desk': nothing,
  'forged-overseer': nothing,
  'other-tenant': nothing,
  'pool-reader': nothing,
};
const inConflict = new Set<Relation>(['conflict', 'conflict-as-lead', 'private-tie']);
/** Recorded on the case, and so on what the case came from; a concern that nobody has weighed yet is not known to be of it. */
const tied = 'private-tie';

/** How somebody stands to the family that is asked about. */
export interface Standing {
  readonly relation: Relation;
  readonly function: string;
  /** At the controller of this family. */
  readonly here: boolean;
  readonly headline: Level;
  readonly school: Level;
  readonly money: Level;
  readonly sealed: Level;
  readonly voice: Level;
  readonly leads: boolean;
  readonly keeps: boolean;
  readonly invited: boolean;
  /** A grant for a part of the team, which can be given back. */
  readonly ownGrant: boolean;
  /** Any grant that is open: an appointment or a part in the team. */
  readonly holds: boolean;
  readonly desk: Level;
  readonly oversight: Level;
  readonly writesConcerns: boolean;
  readonly sender: boolean;
  readonly conflict: boolean;
}

export function standingOf(code: string, relation: Relation): Standing {
  const acting = relation === 'former-function' ? secondFunction(code) : code;
  const opened = opens[relation];
  const most = inCases[acting] ?? 0;
  const least = (level: Level = 0): Level => (level < most ? level : most);
  const conflict = inConflict.has(relation);
  const here = relation !== 'other-tenant' && relation !== 'pool-reader';
  return {
    relation,
    function: acting,
    here,
    headline: least(opened.headline),
    school: least(opened.school),
    money: least(opened.money),
    sealed: least(opened.sealed),
    voice: least(opened.voice),
    leads: opened.leads === true && most === 3,
    keeps: opened.keeps === true && most >= 2,
    invited: opened.invited === true && most > 0,
    ownGrant: opened.ownGrant === true && most > 0,
    holds: (opened.ownGrant === true || opened.leads === true) && most > 0,
    desk: here && (!conflict || relation === tied) ? (atTheDesk[acting] ?? 0) : 0,
    oversight: overOversight[acting] ?? 0,
    writesConcerns: writesConcerns.has(acting),
    sender: relation === 'sender' && writesConcerns.has(acting),
    conflict,
  };
}

type Who = (standing: Standing) => boolean;
type Words = readonly WordKind[];
type Rule = readonly [
  who: Who,
  answer: number | ProblemCode,
  shows?: Words | ((standing: Standing) => Words),
];

const anybody: Who = () => true;
const sees: Who = s => s.headline >= 1;
const directs: Who = s => s.leads && s.function === director;
const isDesk: Who = s => s.desk >= 2;
const weighs: Who = s => s.desk === 3;
const isDeskOfWeighed: Who = s => isDesk(s) && s.relation !== tied;
/** Asked from another controller, in a function that reads along there. */
const readsAlong: Who = s => s.relation === 'pool-reader' && s.function in atTheDesk;
const isSender: Who = s => s.sender;
const isInvited: Who = s => s.invited;
const overseesHere: Who = s => s.oversight >= 2 && s.here;
const administers: Who = s => s.function === administrator;
const manages: Who = s => s.function === 'team-manager';
const managesHere: Who = s => manages(s) && s.here && !s.conflict;
const writes: Who = s => s.headline === 3;
const hidden: Rule = [anybody, 'not-found'];
/** Nobody weighs the concern that they passed on. */
const ownConcern: Rule = [s => weighs(s) && isSender(s), 'own-concern'];

/** Nor reads along with it. */
const ownReading: Rule = [s => isDesk(s) && isSender(s), 'own-concern'];

/** Who closed the case, leads or deputises, also before they said yes. */
const closedIt = new Set<Relation>(['sender', 'lead', 'deputy', 'named-lead']);

const inList: Words = ['headline', 'child', 'reference'];
const seen = (s: Standing): Words => (sees(s) ? inList : []);
const wholeCase = (s: Standing): Words => [
  ...inList,
  ...(s.school >= 2 ? (['school'] as const) : []),
  ...(s.money >= 2 ? (['money'] as const) : []),
  // what somebody agreed to, and whether the family takes part, lies with the headline, in detail
  ...(s.headline >= 2 ? (['consent', 'joins'] as const) : []),
  // who is around the children lies with the headline at detail; where a child with a secret address lives in the sealed part
  ...(s.headline >= 2 ? (['family'] as const) : []),
  ...(s.sealed >= 2 ? (['sealed'] as const) : []),
  // why others have access is for who gives it; why I have it is always mine to read
  ...(s.leads ? (['reason'] as const) : []),
  ...(s.holds ? (['mine'] as const) : []),
];
const myWork = (s: Standing): Words => [
  ...(s.keeps || (s.relation === 'keeper-in-reading-days' && s.school >= 2)
    ? (['school', 'headline', 'reference'] as const)
    : []),
  // the look-back, children whom nobody has seen yet, the weekly question about safety, and what an organisation did not do
  // and where a meeting is
  ...(s.relation === 'lead' && sees(s) ? (['headline', 'reference', 'child', 'place'] as const) : []),
  // why a hard stop is not met yet lies with the headline, in detail
  ...(s.relation === 'lead' && s.headline >= 2 ? (['course'] as const) : []),
  ...(s.relation === 'lead' && s.school >= 2 ? (['school'] as const) : []),
  // what was asked of somebody without an account
  ...(s.relation === 'lead' && writes(s) ? (['asked'] as const) : []),
  ...(isInvited(s) ? (['mine', 'reference'] as const) : []),
  ...(isDesk(s) ? (['waiting'] as const) : []),
  // a decision that a second reader has yet to read
  ...(isDeskOfWeighed(s) ? (['concern'] as const) : []),
  // a case that was closed with a worry, by its number
  ...(isDeskOfWeighed(s) && !closedIt.has(s.relation) ? (['reference'] as const) : []),
];
/** On a case itself only its lead and deputy act; who sees it and may not is told. */
const forDirectors = (answer: number | ProblemCode): readonly Rule[] => [
  [directs, answer],
  [sees, 'not-allowed'],
  hidden,
];

/** A correction is answered by who directs; who reads it is told that this is not theirs. */
const forCorrections = (answer: number | ProblemCode): readonly Rule[] => [
  [directs, answer],
  [s => s.school >= 2, 'not-allowed'],
  hidden,
];
/** The days after mere expiry are for reading alone. */
const expired: Who = s => s.relation === 'reading-days' || s.relation === 'keeper-in-reading-days';
const onPaper = (s: Standing): Words => [
  'paper',
  ...(s.school >= 2 ? (['school'] as const) : []),
  ...(s.money >= 2 ? (['money'] as const) : []),
];

/** Not of the municipality, whose people keep the agreements of a family unless it has a keeper of its own. */
const elsewhere = new Set(['youth-nurse', 'youth-protection-officer']);
/** What the own organisation calls the case, and of no other organisation. */
const called = (s: Standing): Words => {
  if (!sees(s)) return [];
  if (!elsewhere.has(s.function)) return ['number'];
  return s.function === 'youth-nurse' ? ['foreign'] : ['third'];
};
/** What these people wrote themselves is nothing here: the notes are of others, and of money nobody of theirs keeps anything. */
const ownFile = (s: Standing): Words => [
  'headline',
  'reference',
  ...called(s),
  ...(s.school >= 2 && (s.keeps || s.relation === 'keeper-in-reading-days' || !elsewhere.has(s.function))
    ? (['school'] as const)
    : []),
];

const forLetters = (answer: number | ProblemCode): readonly Rule[] => [
  [directs, answer],
  [writes, 'not-allowed'],
  hidden,
];

/** Acts on what a child said: for its writer and who leads the case; whoever only reads it is told so. */
const forVoices = (answer: number | ProblemCode): readonly Rule[] => [
  [s => s.voice === 3, answer],
  [s => s.voice === 2, 'not-allowed'],
  hidden,
];

const forHandovers = (answer: number | ProblemCode): readonly Rule[] => [
  [s => s.leads, answer],
  [s => s.headline >= 2, 'not-allowed'],
  hidden,
];

/** For each route, and after '#' for another kind of target: the first line that fits is the answer. */
const asIs: Readonly<Record<string, readonly Rule[]>> = {
  'session.options': [[anybody, 200]],
  'session.get': [[anybody, 200]],
  'session.end': [[anybody, 204]],
  'session.end-all': [[anybody, 204]],
  'session.act-as': [[s => s.relation !== 'former-function', 204], hidden],
  'session.act-as#another': [hidden],
  'session.colleagues': [[anybody, 200]],
  'frames.list': [[anybody, 200]],
  'work.mine': [[anybody, 200, myWork]],
  // nobody's data, and the same at every controller: it hangs on the function alone
  'barrier-model.get': [
    [s => s.function in atTheDesk, 200],
    [anybody, 'not-allowed'],
  ],

  'concerns.start-draft': [[s => s.writesConcerns, 201], hidden],
  'concerns.list-drafts': [[anybody, 200, s => (isSender(s) ? ['draft', 'sent'] : [])]],
  'concerns.get-draft': [[isSender, 200, ['draft']], hidden],
  'concerns.get-draft#sent': [[isSender, 200, ['sent']], hidden],
  'concerns.save-draft': [[isSender, 200], hidden],
  'concerns.save-draft#sent': [[isSender, 'already-sent'], hidden],
  'concerns.discard-draft': [[isSender, 204], hidden],
  'concerns.pass-on': [[isSender, 201], hidden],
  'concerns.list': [[anybody, 200, s => (isDesk(s) ? ['waiting'] : [])]],
  'concerns.by-sender': [[anybody, 200, s => (isDesk(s) ? ['waiting'] : [])]],
  // of one's own concern it is told that a colleague does it; the command is answered
  'concerns.call-first': [[weighs, 201], [isDesk, 'not-allowed'], hidden],
  'concerns.open-call': [[isDesk, 200, ['waiting']], hidden],
  // of one's own it answers that this one is left to somebody else
  'concerns.hear-sender': [[weighs, 201], [isDesk, 'not-allowed'], hidden],
  'concerns.not-reached': [[weighs, 201], [isDesk, 'not-allowed'], hidden],
  'concerns.open': [[isDesk, 200, ['waiting']], hidden],
  'concerns.open#weighed': [
    [isDeskOfWeighed, 200, ['concern', 'coding', 'look', 'decision', 'reference']],
    hidden,
  ],
  'concerns.find-child': [[isDesk, 200], hidden],
  'concerns.find-child#running': [[isDesk, 200, s => (s.conflict ? [] : ['reference'])], hidden],
  'concerns.code': [ownConcern, [weighs, 200], [isDesk, 'not-allowed'], hidden],
  'concerns.code#weighed': [
    [s => weighs(s) && isDeskOfWeighed(s), 'already-weighed'],
    [isDeskOfWeighed, 'not-allowed'],
    hidden,
  ],
  // what the rules say for a function, and one's own words: nobody's data
  'concerns.ways': [[anybody, 200]],
  'concerns.check-words': [[anybody, 200]],
  'concerns.look-at-safety': [[weighs, 201], [isDesk, 'not-allowed'], hidden],
  'concerns.look-at-safety#weighed': [
    [s => weighs(s) && isDeskOfWeighed(s), 'already-weighed'],
    [isDeskOfWeighed, 'not-allowed'],
    hidden,
  ],
  // a second reader is anybody of the desk, also who reads there only; never of what they passed on themselves
  'concerns.read': [ownReading, [isDesk, 201], hidden],
  'concerns.read#after': [ownReading, [isDeskOfWeighed, 201], hidden],
  'concerns.read#third': [ownReading, [isDeskOfWeighed, 'already-done'], hidden],
  'concerns.to-read': [[anybody, 200, s => (isDeskOfWeighed(s) ? ['concern'] : [])]],
  'concerns.answer-shield': [ownReading, [isDesk, 201], hidden],
  'concerns.answer-shield#none': [ownReading, [isDeskOfWeighed, 'already-done'], hidden],
  'concerns.open-shield': [ownReading, [isDesk, 'already-done'], hidden],
  'concerns.open-shield#refused': [ownReading, [isDesk, 201], hidden],
  'pool.readers': [
    [s => s.function in atTheDesk, 200],
    [anybody, 'not-found'],
  ],
  'pool.ask': [[s => weighs(s) && isDeskOfWeighed(s), 201], [isDeskOfWeighed, 'not-allowed'], hidden],
  'pool.ask#none': [
    [s => weighs(s) && isDeskOfWeighed(s), 'colleague-not-eligible'],
    [isDeskOfWeighed, 'not-allowed'],
    hidden,
  ],
  // the copy is one reader's at another controller: nobody here, and nobody else there, finds that it exists
  'pool.open': [[readsAlong, 200, ['concern', 'coding', 'look', 'decision']], hidden],
  'pool.answer': [[readsAlong, 201], hidden],
  // telling the parents is the desk's, also of who passed it on
  'concerns.tell-parents': [
    [s => weighs(s) && isDeskOfWeighed(s), 201],
    [isDeskOfWeighed, 'not-allowed'],
    hidden,
  ],
  'concerns.tell-parents#none': [[weighs, 'already-done'], [isDesk, 'not-allowed'], hidden],
  'concerns.tell-later': [
    [s => weighs(s) && isDeskOfWeighed(s), 201],
    [isDeskOfWeighed, 'not-allowed'],
    hidden,
  ],
  'concerns.weigh': [ownConcern, [weighs, 201], [isDesk, 'not-allowed'], hidden],
  'concerns.weigh#join': [
    ownConcern,
    [s => weighs(s) && s.conflict, 'no-such-case'],
    [weighs, 201, ['reference']],
    [isDesk, 'not-allowed'],
    hidden,
  ],
  'concerns.weigh#open': [ownConcern, [weighs, 201], [isDesk, 'not-allowed'], hidden],
  'concerns.weigh#again': [
    [s => weighs(s) && isDeskOfWeighed(s), 'already-weighed'],
    [isDeskOfWeighed, 'not-allowed'],
    hidden,
  ],

  'cases.list': [[anybody, 200, seen]],
  'cases.search': [[anybody, 200, seen]],
  'cases.search#name': [[anybody, 200, seen]],
  'cases.search#own-number': [[anybody, 200, s => (called(s).includes('number') ? inList : [])]],
  'cases.search#foreign-number': [[anybody, 200, s => (called(s).includes('foreign') ? inList : [])]],
  'cases.open': [[sees, 200, s => [...wholeCase(s), ...called(s)]], hidden],
  'cases.note-own-number': [[s => sees(s) && !expired(s), 200], [sees, 'not-allowed'], hidden],
  'cases.change': forDirectors(200),
  'cases.appoint': forDirectors(201),
  'cases.open-part': forDirectors(201),
  'cases.record-seen': forDirectors(200),
  // an address lies with the headline at detail, a secret one in the sealed part
  'cases.reveal-address': [[s => s.headline >= 2, 200, ['address']], hidden],
  'cases.reveal-address#secret': [[s => s.sealed >= 2, 200, ['sealed']], hidden],
  'cases.looks': [[sees, 200], hidden],

  'grants.give': forDirectors(201),
  'grants.renew': forDirectors(201),
  // ending access is for whoever leads, whatever the function
  'grants.revoke': [[s => s.leads, 201], [sees, 'not-allowed'], hidden],
  'grants.revoke#own': [[s => s.ownGrant, 201], hidden],
  'grants.invitations': [[anybody, 200, s => (isInvited(s) ? ['mine', 'reference'] : [])]],
  'grants.invitation': [[isInvited, 200, ['mine', 'reference', 'child']], hidden],
  'grants.invitation#another': [hidden],
  'grants.answer': [[isInvited, 201], hidden],
  'grants.answer#tie': [[isInvited, 201], hidden],
  'grants.answer#another': [hidden],

  'plans.add-goal': [[s => s.school === 3, 201], [sees, 'not-allowed'], hidden],
  'plans.add-goal#money': [[s => s.money === 3, 201], [sees, 'not-allowed'], hidden],
  // a sealed part has no plan, and does not say whether it is there
  'plans.add-goal#sealed': [[s => s.leads, 'part-not-open'], [sees, 'not-allowed'], hidden],
  'plans.add-agreement': [[s => s.school === 3, 201], [sees, 'not-allowed'], hidden],
  'plans.answer-agreement': [
    [s => s.school === 3 || s.keeps, 200],
    [s => s.school >= 2, 'not-allowed'],
    hidden,
  ],

  'plans.score-goal': [[s => s.school === 3, 201], [s => s.school >= 2, 'not-allowed'], hidden],
  'plans.correct-agreement': [[s => s.school === 3, 201], [s => s.school >= 2, 'not-allowed'], hidden],
  'plans.correct-agreement#missed': [
    [s => s.school === 3, 'already-done'],
    [s => s.school >= 2, 'not-allowed'],
    hidden,
  ],
  'plans.change-agreement': [[s => s.school === 3, 200], [s => s.school >= 2, 'not-allowed'], hidden],
  // whoever leads watches over what nobody else watches over, and reading it is enough for that
  'plans.check-agreement': [
    [s => s.school === 3 || (s.relation === 'lead' && s.school >= 2), 201],
    [s => s.school >= 2, 'not-allowed'],
    hidden,
  ],
  'plans.wait-for-place': [[s => s.school === 3, 200], [s => s.school >= 2, 'not-allowed'], hidden],
  // what an organisation missed is not settled by who missed it
  'plans.settle-missed': [[s => s.leads, 200], [s => s.school >= 2, 'not-allowed'], hidden],
  'plans.say-who-directs': [[s => s.leads, 200], [sees, 'not-allowed'], hidden],
  'plans.record-taking-part': [[s => s.leads, 201], [sees, 'not-allowed'], hidden],
  'plans.record-consent': [[s => s.headline === 3, 201], [sees, 'not-allowed'], hidden],
  'plans.withdraw-consent': [[s => s.headline === 3, 201], [s => s.headline >= 2, 'not-allowed'], hidden],
  'contacts.list': [
    [
      sees,
      200,
      s => [...(s.school >= 2 ? (['school'] as const) : []), ...(s.money >= 2 ? (['money'] as const) : [])],
    ],
    hidden,
  ],
  'contacts.write': [[s => s.school === 3, 201], [sees, 'not-allowed'], hidden],
  'contacts.write#money': [[s => s.money === 3, 201], [sees, 'not-allowed'], hidden],
  'contacts.write#whole': [[s => s.headline === 3, 201], [sees, 'not-allowed'], hidden],
  // a sealed part has no notes, and does not say whether it is there
  'contacts.write#sealed': [[s => s.leads, 'part-not-open'], [sees, 'not-allowed'], hidden],
  'contacts.write#answer': [[s => s.school === 3, 201], [sees, 'not-allowed'], hidden],
  'contacts.correct': [[s => s.school === 3, 201], [s => s.school >= 2, 'not-allowed'], hidden],
  'contacts.correct#money': [[s => s.money === 3, 201], [s => s.money >= 2, 'not-allowed'], hidden],
  'attachments.choices': [[anybody, 200]],
  'attachments.add': [[s => s.school === 3, 201], [s => s.school >= 2, 'not-allowed'], hidden],
  'attachments.add#there': [[s => s.money === 3, 'note-has-pdf'], [s => s.money >= 2, 'not-allowed'], hidden],
  'attachments.add#kind': [
    [s => s.school === 3, 'invalid-input'],
    [s => s.school >= 2, 'not-allowed'],
    hidden,
  ],
  'attachments.send': [[s => s.school === 3, 200], [s => s.school >= 2, 'not-allowed'], hidden],
  'attachments.send#kept': [[s => s.money === 3, 'already-done'], [s => s.money >= 2, 'not-allowed'], hidden],
  // what it is, is judged before whose it is: it tells nothing of anybody
  'attachments.send#acting': [[anybody, 'file-acts']],
  'attachments.open': [[s => s.money >= 2, 200, () => ['money']], hidden],
  'attachments.open#waiting': [hidden],
  'attachments.withdraw': [[s => s.money === 3, 200], [s => s.money >= 2, 'not-allowed'], hidden],
  // whose task it is settles it too, as long as the access has not expired
  'contacts.settle-call-back': [
    [s => s.school === 3 || s.keeps, 200],
    [s => s.school >= 2, 'not-allowed'],
    hidden,
  ],

  'windows.open': [
    [sees, 200, s => [...wholeCase(s), ...called(s), ...(s.headline >= 2 ? (['weighing'] as const) : [])]],
    hidden,
  ],
  'windows.add-fact': [[s => s.school === 3, 201], [sees, 'not-allowed'], hidden],
  'windows.add-fact#money': [[s => s.money === 3, 201], [sees, 'not-allowed'], hidden],
  'windows.add-fact#whole': [[s => s.headline === 3, 201], [sees, 'not-allowed'], hidden],
  'windows.add-fact#voice': [[s => s.leads, 'part-not-open'], [sees, 'not-allowed'], hidden],
  'windows.add-view': [[s => s.school === 3, 201], [s => s.school >= 2, 'not-allowed'], hidden],
  'windows.weigh': forDirectors(201),

  // whoever has the case may ask; what is not for the reader is not there
  'voices.list': [[sees, 200, s => (s.voice >= 2 ? ['voice', 'child'] : [])], hidden],
  'voices.write': [
    [s => s.headline === 3 || s.school === 3 || s.money === 3, 201],
    [sees, 'not-allowed'],
    hidden,
  ],
  'voices.correct': forVoices(201),
  'voices.choose': forVoices(200),
  'voices.share': forVoices(201),
  'voices.share#not-named': forVoices('child-not-asked'),

  'family.record-authority': forDirectors(200),
  'family.record-residence': forDirectors(200),
  'family.record-residence#secret': [
    [s => directs(s) && s.sealed === 3, 200],
    // the deputy is told that this is not the deputy's; that the address is secret stands on the case
    [sees, 'not-allowed'],
    hidden,
  ],
  'family.add-person': forDirectors(201),
  'family.change-person': forDirectors(200),
  // where it is and was lies with the headline, in detail; who only sees that a case is there sees no more here
  'course.open': [[sees, 200, s => (s.headline >= 2 ? ['child', 'course'] : [])], hidden],
  'course.answer-stop': forDirectors(201),
  'course.inform-later': forDirectors(201),
  'course.look-back': forDirectors(201),
  // of a family that is so far (stages.ts)
  'course.close': forDirectors(201),
  'course.undo-closing': forDirectors(200),
  'course.reopen': forDirectors(201),
  'course.answer-aftercare': [[directs, 200], [s => s.headline >= 2, 'not-allowed'], hidden],
  // of the desk, for a case that the reader cannot open; nobody reads along with a closing of their own
  'course.open-closing-reading': [[isDeskOfWeighed, 200, ['course', 'reference']], hidden],
  'course.read-closing': [
    [s => isDeskOfWeighed(s) && closedIt.has(s.relation), 'own-decision'],
    [isDeskOfWeighed, 201],
    hidden,
  ],
  'course.keep-closed': forDirectors(204),
  'statements.list': [
    [
      sees,
      200,
      s => [
        'reference',
        ...(s.school >= 2 ? (['school'] as const) : []),
        ...(s.money >= 2 ? (['money'] as const) : []),
        // what was asked, and an answer that nobody has placed yet, are for who writes in the case
        ...(writes(s) ? (['asked'] as const) : []),
      ],
    ],
    hidden,
  ],
  'statements.write': [[s => s.school === 3, 201], [sees, 'not-allowed'], hidden],
  'statements.write#money': [[s => s.money === 3, 201], [sees, 'not-allowed'], hidden],
  'statements.write#sealed': [[s => s.leads, 'part-not-open'], [sees, 'not-allowed'], hidden],
  // an organisation that nobody knows cannot be kept out
  'statements.write#withheld': [[s => s.school === 3, 'invalid-input'], [sees, 'not-allowed'], hidden],
  'statements.correct': [[s => s.school === 3, 201], [s => s.school >= 2, 'not-allowed'], hidden],
  'statements.correct#money': [[s => s.money === 3, 201], [s => s.money >= 2, 'not-allowed'], hidden],
  'statements.ask': forDirectors(201),
  'statements.ask#sealed': [[directs, 'part-not-open'], [sees, 'not-allowed'], hidden],
  'statements.withdraw-question': forLetters(200),
  'statements.withdraw-question#answered': forLetters('already-done'),
  'statements.read-answer': forLetters(200),
  'statements.read-answer#waiting': forLetters('already-done'),
  // a letter is between the team's lead and one person: who writes in the case reads it, who directs the case makes it
  'letters.list': [
    [sees, 200, s => ['child', 'reference', ...(writes(s) ? (['letter'] as const) : [])]],
    hidden,
  ],
  'letters.prepare': forDirectors(201),
  'letters.open': [[writes, 200, ['letter']], hidden],
  'letters.pdf': [[writes, 200, ['letter']], hidden],
  'letters.send': forLetters(201),
  'letters.send#sent': forLetters('letter-sent'),
  'letters.undo-sending': forLetters(200),
  'letters.withdraw': forLetters(204),

  // a hand-over is read with the whole case in detail, written by lead and deputy, accepted by who leads and did not before
  'handover.list': [[sees, 200, s => (s.headline >= 2 ? ['handover'] : [])], hidden],
  'handover.begin': [[s => s.leads, 201], [sees, 'not-allowed'], hidden],
  'handover.write': forHandovers(200),
  'handover.write#accepted': forHandovers('already-done'),
  'handover.accept': [
    [s => s.leads && s.relation === 'lead', 201],
    [s => s.headline >= 2, 'not-allowed'],
    hidden,
  ],
  'handover.record-introduction': forHandovers(200),
  'handover.record-introduction#draft': forHandovers('draft-incomplete'),
  // whoever has access may say that there is a tie; others say nothing about a case they do not see
  'handover.declare-involvement': [[sees, 201], hidden],

  // numbers of work and of cases, of one's own organisation and not of a family one has a tie with
  'team.overview': [[manages, 200], hidden],
  'team.cases': [
    [manages, 200, s => (managesHere(s) && s.relation !== 'deputy' ? ['reference'] : [])],
    hidden,
  ],
  'team.set-absence': [[s => manages(s) && s.here, 204], hidden],
  'team.take-over': [[managesHere, 201], hidden],
  // that there is a meeting is for who sees the case; who is asked for the headline in detail; what was said for its own part
  'meetings.list': [
    [
      sees,
      200,
      s => [
        'reference',
        'place',
        ...(s.headline >= 2 ? (['family', 'child'] as const) : []),
        ...(s.school >= 2 ? (['school'] as const) : []),
        ...(s.money >= 2 ? (['money'] as const) : []),
      ],
    ],
    hidden,
  ],
  'meetings.plan': forDirectors(201),
  'meetings.change': forDirectors(200),
  'meetings.change#held': forDirectors('already-done'),
  'meetings.cancel': forDirectors(200),
  'meetings.attendance': forDirectors(200),
  'meetings.write-note': [[writes, 201], [sees, 'not-allowed'], hidden],
  'meetings.write-note#school': [[s => s.school === 3, 201], [sees, 'not-allowed'], hidden],
  'meetings.write-note#sealed': [[s => s.leads, 'part-not-open'], [sees, 'not-allowed'], hidden],
  'meetings.correct-note': [[s => s.school === 3, 201], [s => s.school >= 2, 'not-allowed'], hidden],
  'meetings.preview': [
    [directs, 200, ['reference', 'family', 'school', 'money']],
    [sees, 'not-allowed'],
    hidden,
  ],
  'meetings.copy': forDirectors(201),
  'meetings.copy#changed': forDirectors('version-mismatch'),
  'meetings.pdf': [
    [s => s.headline >= 2 && s.school >= 2 && s.money >= 2, 200, ['family', 'school', 'money']],
    [s => s.headline >= 2, 'not-allowed'],
    hidden,
  ],
  // for whom there is a paper lies with the headline at detail; each line of it in its own part
  'papers.list': [
    [sees, 200, s => ['reference', 'child', ...(s.headline >= 2 ? (['family', 'paper'] as const) : [])]],
    hidden,
  ],
  'papers.preview': [
    [directs, 200, ['reference', 'family', 'school', 'money']],
    [sees, 'not-allowed'],
    hidden,
  ],
  'papers.make': forDirectors(201),
  'papers.open': [[s => s.headline >= 2, 200, onPaper], hidden],
  // half a paper is another paper
  'papers.pdf': [
    [s => s.headline >= 2 && s.school >= 2 && s.money >= 2, 200, onPaper],
    [s => s.headline >= 2, 'not-allowed'],
    hidden,
  ],
  // the headline, and of the rest only what one wrote oneself and what one's own organisation keeps
  'own-file.open': [[sees, 200, ownFile], hidden],
  'own-file.pdf': [[sees, 200, ownFile], hidden],
  'corrections.list': [[sees, 200, s => (s.school >= 2 ? ['school'] : [])], hidden],
  'corrections.ask': [[s => s.school >= 2 && expired(s), 'not-allowed'], [s => s.school >= 2, 201], hidden],
  'corrections.ask#whole': [[s => s.headline >= 2 && !expired(s), 201], [sees, 'not-allowed'], hidden],
  'corrections.ask#sealed': [[s => s.leads, 'part-not-open'], [sees, 'not-allowed'], hidden],
  'corrections.extend': forCorrections(200),
  'corrections.answer': forCorrections(201),
  'corrections.answer#answered': forCorrections('already-done'),
  'corrections.tell': forCorrections(200),

  'oversight.looks': [
    [s => s.oversight >= 2, 200, s => (overseesHere(s) && !s.conflict ? ['reference'] : [])],
    hidden,
  ],
  // numbers of cases of the own controller, but of a family one has a tie with; which of them come first is not this family's
  'oversight.disclosures': [
    [s => s.oversight >= 2, 200, s => (overseesHere(s) && !s.conflict ? ['reference'] : [])],
    hidden,
  ],
  'oversight.postponements': [
    [s => s.oversight >= 2, 200, s => (overseesHere(s) && !s.conflict ? ['reference'] : [])],
    hidden,
  ],
  'oversight.record-conflict': [
    [s => s.oversight === 3 && s.here, 204],
    [s => s.oversight === 2, 'not-allowed'],
    hidden,
  ],
  'oversight.review-basis': [[s => s.oversight === 3, 204], [s => s.oversight === 2, 'not-allowed'], hidden],

  'administration.standing-access': [[administers, 200], hidden],
  'administration.desk-retention': [[administers, 200], hidden],
  'administration.pool-members': [[administers, 200], hidden],
  // only who reads along can stand in the pool
  'administration.set-pool-member': [[s => administers(s) && s.here, 204], hidden],
  'administration.set-pool-member#none': [[s => administers(s) && s.here, 'not-found'], hidden],
  'administration.confirm-retention': [[administers, 201], hidden],
  'administration.review-standing': [[s => administers(s) && s.here, 204], hidden],
  'administration.organisations': [[administers, 200], hidden],
  'administration.organisation': [[s => administers(s) && s.here, 200], hidden],
  'administration.add-organisation': [[administers, 201], hidden],
  'administration.change-organisation': [[s => administers(s) && s.here, 200], hidden],
  'administration.end-organisation': [[s => administers(s) && s.here, 200], hidden],
  'administration.resume-organisation': [[s => administers(s) && s.here, 'already-done'], hidden],
  'administration.resume-organisation#ended': [[s => administers(s) && s.here, 200], hidden],
  'administration.end-function': [[s => administers(s) && s.here, 204], hidden],
};

/** In a closed case whoever would be let through is told that it is closed; everybody else hears what they heard before. */
const whenClosed = (variant: string): readonly Rule[] =>
  (asIs[variant] ?? []).map(([who, answer]) => [who, typeof answer === 'number' ? 'case-closed' : answer]);

export const expected: Readonly<Record<string, readonly Rule[]>> = {
  ...asIs,
  ...Object.fromEntries(writtenWhileOpen.map(variant => [`${variant}#closed`, whenClosed(variant)])),
  // to take back is the child's, and reading goes on
  'voices.choose#closed': forVoices(200),
  // who reads a closed case on may turn out to know the family
  'handover.declare-involvement#closed': [[sees, 201], hidden],
  'cases.open#closed': [
    [sees, 200, s => [...wholeCase(s).filter(kind => kind !== 'reason'), ...called(s)]],
    hidden,
  ],
  // a closed case of which lead and deputy have left is given to somebody else
  'team.take-over#unkept': [[managesHere, 201], hidden],
  // an open case whose two have left an organisation without a team manager falls to the controller's, and to nobody else
  'team.take-over#fallen': [[managesHere, 201], hidden],
  // nor is a decision read along with by who made it
  'concerns.read#own': [ownReading, [isDeskOfWeighed, 'own-decision'], hidden],
  // what somebody told on a condition goes to nobody whom it names
  'grants.give#condition': forDirectors('source-condition'),
};

/** What else the server has: signing in, whether it lives, what the API is, and the web client and public pages, which hold no data. */
export const besideTheContract = new RegExp(
  [
    '(GET|HEAD) /auth/(sign-in|callback|finish|signed-out|pages\\.css)',
    'POST /auth/(sign-out|back-channel-logout)',
    '(GET|HEAD) /(healthz|readyz|api/v1/openapi\\.json)',
    '(GET|HEAD) /(index\\.html|icon\\.svg|assets/[\\w-]+\\.(js|css|woff2))',
    // one question to somebody without an account
    '(GET|HEAD|POST) /vraag/:token',
    // the public pages: files
    '(GET|HEAD) /open\\*?',
    '(GET|HEAD) \\*',
  ]
    .map(each => `^${each}$`)
    .join('|'),
);

export interface Expected {
  readonly answer: string;
  readonly shows: ReadonlySet<WordKind>;
}

/** Without a living session in a function that is still held there is one answer. */
export function expectedOf(variant: string, isPublic: boolean, standing: Standing): Expected {
  if (standing.relation === 'departed' && !isPublic) return { answer: 'not-signed-in', shows: new Set() };
  const rule = expected[variant]?.find(([who]) => who(standing));
  if (rule === undefined) throw new Error(`expected.ts says nothing of ${variant}`);
  const [, answer, shows] = rule;
  return {
    answer: String(answer),
    shows: new Set(typeof shows === 'function' ? shows(standing) : (shows ?? [])),
  };
}
