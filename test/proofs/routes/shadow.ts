/**
 * Hidden cases change nothing: every answer to a reader is the same, byte for byte, in a copy of the database to which
 * fifty cases were added that are not for this reader. No count, no order, no page and no suggestion gives them away.
 */
import { randomBytes } from 'node:crypto';
import { testUrl } from '../../database.ts';
import { run } from '../base.ts';
import type { Families } from './families.ts';
import { codeOf, openHouse, send, type Answer, type House } from './house.ts';
import { differences } from './matrix.ts';
import { requests } from './requests.ts';
import { targetOf } from './targets.ts';
import { functionCodes, makeSubject, type Relation, type Subject } from './subjects.ts';

const HIDDEN_CASES = 50;

export interface Shadow {
  compared: number;
  /** Of these, answers with something in them. */
  full: number;
  readonly faults: string[];
}

const someWho: readonly (readonly [code: string, relation: Relation])[] = [
  ...functionCodes.map(code => [code, 'none'] as const),
  ...(
    [
      'lead',
      'deputy',
      'live',
      'headline-only',
      'keeper',
      'reading-days',
      'invited',
      'sender',
      'conflict',
      'revoked',
    ] as const
  ).map(relation => ['case-director', relation] as const),
  ['attendance-officer', 'live'],
  ['behavioural-expert', 'keeper'],
  ['team-manager', 'live'],
  ['intake-officer', 'sender'],
];

const reads = requests.filter(({ route }) => route.method === 'GET' || 'look' in route.access);

/** The house is closed in between: a database is copied only when nobody is in it. */
export async function hiddenCasesChangeNothing(house: House, families: Families): Promise<Shadow> {
  const subjects: Subject[] = [];
  for (const [code, relation] of someWho) subjects.push(await makeSubject(house, families, code, relation));
  // what waits for a function, so that there is something to add to
  await house.admin.query(
    `update app.legal_basis set review_by = authz.today() + 3 where code = 'attendance-help'`,
  );
  await house.admin.query('select authz.raise_review_notices()');
  await house.close();

  const from = /\/(test_[^/?]+)\?/.exec(house.database.adminUrl)?.[1];
  if (from === undefined) throw new Error('not a database of a test');
  const names = [from, `${from}_${randomBytes(3).toString('hex')}`] as const;
  const [, copy] = names;
  await run(testUrl('postgres', 'postgres'), `create database ${copy} template ${from}`);
  try {
    const houses = await Promise.all(
      names.map(name =>
        openHouse(
          { ...house.database, adminUrl: testUrl('postgres', name), webUrl: testUrl('app_web', name) },
          house.options,
          house,
        ),
      ),
    );
    const [plain, shadowed] = houses;
    if (plain === undefined || shadowed === undefined) throw new Error('two houses');
    try {
      await addHiddenCases(shadowed, await families.inCopy(shadowed), subjects);
      // the same plans in both: the rows of one look have no order of their own
      for (const each of houses) await each.admin.query('analyze');
      return await compareAll(plain, shadowed, families, subjects);
    } finally {
      await Promise.all(houses.map(each => each.close()));
    }
  } finally {
    await run(testUrl('postgres', 'postgres'), `drop database ${copy} with (force)`);
  }
}

/** Cases of children with the same name, some of them once open to a reader, some of a family the reader is tied to. */
async function addHiddenCases(house: House, families: Families, subjects: readonly Subject[]): Promise<void> {
  for (let i = 0; i < HIDDEN_CASES; i += 1) {
    const subject = subjects[i % subjects.length];
    if (subject === undefined) throw new Error('no readers');
    const lines = [
      { part: 'headline', level: 3 },
      { part: 'school-work', level: 3 },
    ] as const;
    const grant = {
      kind: 'team',
      to: subject.person,
      basis: 'youth-appointment',
      accepted: true,
      lines,
    } as const;
    const hidden = await families.make(
      i % 3 === 0
        ? {}
        : i % 3 === 1
          ? { grants: [{ ...grant, revoked: true }] }
          : { grants: [grant], conflict: subject.person },
    );
    await house.admin.query(
      `update app.case_child set name_key = (select name_key from app.case_child where public_id = $2) where case_id = $1`,
      [hidden.case, subject.family.ids.child],
    );
    // a concern that still waits is for the desk; these have been weighed
    await house.admin.query(
      `update app.concern c set state = w.state, outcome = w.outcome, outcome_reason = w.outcome_reason, weighed_by = w.weighed_by, weighed_at = w.weighed_at
         from app.concern w where c.concern_id = $1 and w.concern_id = $2`,
      [hidden.waiting, hidden.concern],
    );
  }
}

/** These are for one function, and are numbers and case numbers of all cases: one more is one more. */
const ofAllCases = (route: string, { function: code }: Subject): boolean =>
  (route.startsWith('team.') && code === 'team-manager') ||
  // each family of the proof has an organisation
  route === 'administration.organisations' ||
  (['oversight.disclosures', 'oversight.postponements'].includes(route) &&
    (code === 'privacy-officer' || code === 'data-protection-officer'));

async function compareAll(
  plain: House,
  shadowed: House,
  families: Families,
  subjects: readonly Subject[],
): Promise<Shadow> {
  const shadow: Shadow = { compared: 0, full: 0, faults: [] };
  for (const subject of subjects) {
    for (const { route, variant, call } of reads.filter(each => !ofAllCases(each.route.id, subject))) {
      const asked = call(targetOf(subject), families.background);
      const one = await send(plain, route, asked, subject.person.token);
      const other = await send(shadowed, route, asked, subject.person.token);
      shadow.compared += 1;
      if (one.status === 200 && !/"items":\[\]|"candidates":\[\]/.test(one.body)) shadow.full += 1;
      for (const fault of differences(steady(one), steady(other))) {
        shadow.faults.push(
          `hidden cases: ${variant}, ${subject.function}, ${subject.relation}: ${fault} (${codeOf(one)}, ${codeOf(other)})`,
        );
      }
    }
  }
  if (shadow.full < subjects.length)
    shadow.faults.push(`vacuous: only ${shadow.full} answers had something in them`);
  return shadow;
}

/** Without moments, and without what is sealed anew each time. */
const steady = ({ headers, body, ...rest }: Answer): Answer => {
  const text = body
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[\d.]*(?:Z|\+00:00)/g, 'moment')
    .replaceAll(/"(childRef|next)":"[\w-]+"/g, '"$1":"sealed"');
  // a length is of the text as it was
  const { 'content-length': _length, ...others } = headers;
  return { ...rest, body: text, headers: others };
};
