import type { Case } from '#contract/cases.ts';
import type { Course } from '#contract/course.ts';

/** What a phase asks; each is known from what is there already, nobody fills it in. */
export type ExpectedItem =
  | 'appointed'
  | 'told'
  | 'standings'
  | 'spoken'
  | 'people'
  | 'facts'
  | 'goals'
  | 'goesWell'
  | 'supporter'
  | 'joins'
  | 'director'
  | 'agreements'
  | 'lookBack'
  | 'agreed'
  | 'noneLate'
  | 'checked'
  | 'scored'
  | 'lookedBack'
  | 'renewed'
  | 'stays'
  | 'nothingOpen';

const ofPhase: Readonly<Record<number, readonly ExpectedItem[]>> = {
  1: ['appointed', 'told'],
  2: ['standings', 'spoken', 'people', 'facts'],
  3: ['goals', 'goesWell', 'supporter', 'joins'],
  4: ['director', 'agreements', 'lookBack', 'agreed'],
  5: ['noneLate', 'checked'],
  6: ['scored', 'lookedBack', 'lookBack'],
  7: ['renewed', 'stays', 'lookBack'],
  8: ['nothingOpen', 'told'],
};

/** All that is looked at. */
export type OfCase = Pick<
  Case,
  | 'agreements'
  | 'children'
  | 'consents'
  | 'deputy'
  | 'facts'
  | 'goals'
  | 'lead'
  | 'leadRole'
  | 'people'
  | 'phase'
  | 'takingPart'
  | 'team'
>;
export type OfCourse = Pick<Course, 'lookBacks' | 'openWork' | 'steps' | 'stops'>;
type Test = (open: OfCase, course: OfCourse, today: string) => boolean;
const stop = (course: OfCourse, which: Course['stops'][number]['stop']) =>
  course.stops.filter(each => each.stop === which).every(each => each.state !== 'open');
const runs = (open: OfCase) => open.agreements.filter(each => each.state === 'open');

const there: Readonly<Record<ExpectedItem, Test>> = {
  appointed: open => open.lead !== null && open.deputy !== null,
  told: (_, course) => stop(course, 'family-informed'),
  standings: open =>
    open.children.every(
      ({ standing }) => standing !== null && standing.authority !== null && standing.residence !== null,
    ),
  spoken: (_, course) => stop(course, 'child-spoken'),
  people: open => open.people.some(person => !person.gone && person.safeContact !== null),
  facts: open => open.facts.length > 0,
  goals: open => open.goals.length > 0,
  goesWell: open => open.facts.some(fact => fact.side === 'goes-well'),
  supporter: open => open.people.some(person => !person.gone && person.supporter),
  // a hint and never a stop; for who may not read it there is nothing to point at
  joins: open => open.takingPart === null || open.takingPart.now !== null,
  director: open => open.leadRole === 'director',
  agreements: open => open.agreements.length > 0,
  lookBack: (_, course) => stop(course, 'look-back'),
  agreed: open => open.consents.some(each => each.kind === 'plan' && each.withdrawn === null),
  noneLate: open => open.agreements.every(each => !each.overdue),
  checked: (open, _, today) =>
    runs(open).every(
      each => each.kind !== 'safety' || each.nextCheckOn === null || each.nextCheckOn >= today,
    ),
  scored: open => open.goals.length > 0 && open.goals.every(goal => goal.scores.length > 0),
  lookedBack: (_, course) => {
    const [last] = course.lookBacks;
    const since = course.steps[0]?.movedOn;
    return last !== undefined && (since === undefined || last.heldOn >= since);
  },
  renewed: open => runs(open).length > 0,
  stays: open => open.team.every(member => member.role !== 'team' || member.state !== 'reading-only'),
  nothingOpen: (open, course) =>
    open.agreements.every(each => each.state !== 'open' && each.state !== 'waiting') &&
    course.openWork.callBacks === 0 &&
    course.openWork.letters === 0 &&
    course.openWork.corrections === 0 &&
    course.openWork.answers === 0,
};

export const expectedOf = (
  open: OfCase,
  course: OfCourse,
  today: string,
): readonly { readonly item: ExpectedItem; readonly there: boolean }[] =>
  (ofPhase[open.phase] ?? []).map(item => ({ item, there: there[item](open, course, today) }));
