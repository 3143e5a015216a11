/** What is measured: requests as a browser sends them, by whom, and on which cases. The same ones at every size. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ConcernAnswers } from '#contract/concerns.ts';
import { birthYear, comparableCases, few, reference, surname } from './load/world.ts';
import type { ReaderName } from './load/sessions.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly body?: string;
  readonly ifMatch?: number;
  readonly key?: string;
}

/** A step may need what the one before it was answered. */
export type Step = (answer: unknown) => HttpRequest;

export interface Operation {
  readonly name: string;
  readonly reader: ReaderName;
  /** The steps of the nth time it is done. */
  readonly steps: (n: number) => readonly Step[];
  /** Its steps build on each other: to take them down they must be done. Everything else is rolled back. */
  readonly keep?: true;
  /** Checks that the work was really done: an answer that is quick and empty proves nothing. */
  readonly check: (answer: unknown) => boolean;
}

export const get = (path: string): HttpRequest => ({ method: 'GET', path });
export const post = (path: string, body: unknown): HttpRequest => ({
  method: 'POST',
  path,
  body: JSON.stringify(body),
  key: randomUUID(),
});

const answers: ConcernAnswers = {
  dangerNow: false,
  childName: 'Een kind',
  childAge: '7 jaar',
  childSchool: 'De Regenboog',
  observed:
    'Het kind vertelt dat het vaak alleen thuis is, en komt zonder eten op school. Dat is deze maand vier keer gezien.',
  observedWhen: 'deze week',
  firstHand: true,
  toldBy: null,
  tellerAgrees: null,
  goesWell: 'Het kind komt graag naar het spreekuur en praat daar open.',
  doneSoFar: 'Met moeder gebeld en gevraagd hoe het gaat.',
  familyKnows: 'agrees',
  familyKnowsNote: null,
  shieldGround: null,
  reachMe: '070 123 45 67, maandag en dinsdag',
};

const Draft = z.object({ draftId: z.uuid() });
const Items = z.object({ items: z.array(z.unknown()) });

export const inDays = (days: number): string =>
  Temporal.Now.plainDateISO('Europe/Amsterdam').add({ days }).toString();

/** The numbers by which one case is asked for. */
export interface CaseIds {
  readonly caseId: string;
  readonly childId: string;
  readonly personId: string;
}

/** Whoever passes a concern on: begin a draft, save it as a whole, pass it on. */
export const passOn: Operation = {
  name: 'pass on a concern',
  reader: 'nurse',
  keep: true,
  steps: () => {
    let draftId = '';
    return [
      () => post('/concern-drafts', { dangerNow: false }),
      answer => {
        draftId = Draft.parse(answer).draftId;
        return {
          method: 'PUT',
          path: `/concern-drafts/${draftId}`,
          body: JSON.stringify(answers),
          ifMatch: 1,
        };
      },
      () => ({ ...post(`/concern-drafts/${draftId}/passing-on`, undefined), ifMatch: 2 }),
    ];
  },
  check: answer => z.object({ draftId: z.uuid(), decideBy: z.iso.date() }).safeParse(answer).success,
};

export const has =
  (least: number) =>
  (answer: unknown): boolean =>
    (Items.safeParse(answer).data?.items.length ?? 0) >= least;

/** Both readers look at cases of the same shape; `ids` says under which numbers a case is asked for. */
export function looks(reader: 'few' | 'many', ids: (i: number) => CaseIds): readonly Operation[] {
  const cases = comparableCases(reader, 200);
  const caseOf = (n: number): number => cases[n % cases.length] ?? few.from;
  return [
    { name: 'my work', reader, steps: () => [() => get('/my-work')], check: has(reader === 'few' ? 24 : 25) },
    {
      name: 'open a case',
      reader,
      steps: n => [() => get(`/cases/${ids(caseOf(n)).caseId}`)],
      check: answer => z.object({ facts: z.array(z.unknown()).length(3) }).safeParse(answer).success,
    },
    {
      name: 'find by number',
      reader,
      steps: n => [() => post('/case-searches', { reference: reference(caseOf(n)) })],
      check: has(1),
    },
    {
      name: 'find by name',
      reader,
      steps: n => [
        () => post('/case-searches', { surname: surname(caseOf(n)), birthYear: birthYear(caseOf(n), 0) }),
      ],
      check: has(1),
    },
    {
      name: 'open four windows',
      reader,
      steps: n => [() => get(`/cases/${ids(caseOf(n)).caseId}/windows`)],
      check: answer =>
        z.object({ case: z.object({ facts: z.array(z.unknown()).min(3) }) }).safeParse(answer).success,
    },
    {
      name: 'save a contact note',
      reader,
      steps: n => [() => post(`/cases/${ids(caseOf(n)).caseId}/contact-notes`, note)],
      check: answer => z.object({ noteId: z.uuid() }).safeParse(answer).success,
    },
    {
      name: 'print a plan',
      reader,
      steps: n => [() => post(`/cases/${ids(caseOf(n)).caseId}/paper-previews`, forParent(ids(caseOf(n))))],
      check: answer => z.object({ lines: z.array(z.unknown()).min(1) }).safeParse(answer).success,
    },
  ];
}

const note = {
  part: 'care',
  happenedOn: inDays(0),
  withWhom: 'Moeder',
  how: 'phone',
  reached: true,
  what: 'Wil graag mee aan tafel, en belt morgen terug.',
  callBackOn: inDays(3),
};

/** The plan for a parent with authority. */
export const forParent = ({ childId, personId }: CaseIds) => ({
  reader: { kind: 'parent', personId, children: [childId] },
  agreedBy: [childId],
  lines: null,
});
