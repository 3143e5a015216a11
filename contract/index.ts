/** The one list of all routes. The server registers exactly these, OpenAPI describes exactly these. */
import { z } from 'zod';
import * as administration from './administration.ts';
import * as attachments from './attachments.ts';
import * as barrierModel from './barrier-model.ts';
import * as calling from './calling.ts';
import * as cases from './cases.ts';
import * as closingReading from './closing-reading.ts';
import * as common from './common.ts';
import * as concerns from './concerns.ts';
import * as contacts from './contacts.ts';
import * as course from './course.ts';
import * as corrections from './corrections.ts';
import * as family from './family.ts';
import * as frames from './frames.ts';
import * as grants from './grants.ts';
import * as handover from './handover.ts';
import * as ids from './ids.ts';
import * as letters from './letters.ts';
import * as meetings from './meetings.ts';
import * as oversight from './oversight.ts';
import * as ownFile from './own-file.ts';
import * as ownNumber from './own-number.ts';
import * as papers from './papers.ts';
import * as plans from './plans.ts';
import * as problem from './problem.ts';
import type { Route } from './route.ts';
import * as secondReading from './second-reading.ts';
import * as organisations from './organisations.ts';
import * as readerPool from './reader-pool.ts';
import * as session from './session.ts';
import * as voices from './voices.ts';
import * as windows from './windows.ts';
import * as telling from './telling.ts';
import * as team from './team.ts';
import * as statements from './statements.ts';
import * as wordChecks from './word-checks.ts';
import * as work from './work.ts';

const isRoute = (value: unknown): value is Route =>
  typeof value === 'object' && value !== null && 'path' in value && 'access' in value;

const capabilities = [
  session,
  frames,
  work,
  barrierModel,
  concerns,
  wordChecks,
  calling,
  secondReading,
  telling,
  readerPool,
  cases,
  ownNumber,
  course,
  closingReading,
  family,
  windows,
  voices,
  contacts,
  meetings,
  attachments,
  grants,
  plans,
  letters,
  handover,
  team,
  statements,
  papers,
  corrections,
  ownFile,
  oversight,
  administration,
  organisations,
];

const byPath = (one: Route, other: Route) =>
  `${one.path} ${one.method}` < `${other.path} ${other.method}` ? -1 : 1;

export const routes: readonly Route[] = capabilities.flatMap(capability =>
  Object.values(capability).filter(isRoute).toSorted(byPath),
);

/** The shapes that have a name, for the description of the API. */
export const schemas: Readonly<Record<string, z.ZodType>> = Object.fromEntries(
  [common, ids, problem, ...capabilities]
    .flatMap(file => Object.entries<unknown>(file))
    .filter(
      (entry): entry is [string, z.ZodType] => /^[A-Z]/.test(entry[0]) && entry[1] instanceof z.ZodType,
    ),
);

/** What the groups of routes are about, in the order of the work. */
export const tags = {
  session: 'Who is signed in, in which function; colleagues',
  frames: 'The law a case or desk lives under: functions, life domains, legal bases',
  work: 'Mijn werk: what is asked of me, by date',
  'barrier-model': 'What may be seen at which age, what it can be besides, what can be done: content',
  concerns: 'Passing on a concern, and weighing it at the intake desk',
  cases: 'One family, one plan, one director: the case, its parts, its children, who looked',
  windows: 'Four windows on one page: people, facts, weighing, agreements',
  voices: 'What a child said, and who may know it',
  course: 'From phase to phase: hard stops, looking back, closing with the family, aftercare',
  contacts: 'Contact notes: who was spoken with and when, who was not reached and must be called back',
  meetings: 'The meeting: who is asked, what each may hear, notes part by part, the record for one reader',
  attachments: 'A PDF with a contact note, with its source and condition',
  grants: 'Giving, accepting and ending access',
  plans: 'Goals and agreements',
  letters: 'Letters to a parent or child: prepared, sent, on record',
  handover:
    'What the next director must know, the introduction to the children, and a tie one says of oneself',
  team: 'The team manager: numbers without content, who is away, who takes over',
  statements:
    'What other organisations say, with their conditions; a question to somebody without an account',
  papers: 'The plan on paper, for one reader at a time',
  corrections: 'What the family says does not hold, and what was answered',
  'own-file': 'What somebody takes along to the own file: the own part, and no more',
  oversight: 'Who looked at a person, conflicts of interest, review of legal bases',
  administration: 'Functions and the access that comes with them',
} as const satisfies Record<string, string>;
