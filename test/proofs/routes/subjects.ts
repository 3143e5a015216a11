/**
 * Everybody who could knock: each function of the field, standing to a family in each way there is. What is planted
 * here is what the rows are; what it should lead to stands in expected.ts, and neither looks at the other's reasons.
 */
import { z } from 'zod';
import * as meetings from '#contract/meetings.ts';
import * as oversight from '#contract/oversight.ts';
import { readFunctions } from '#src/frames/functions-content.ts';
import {
  held,
  openSession,
  send,
  signIn,
  succeed,
  type House,
  type Person,
  type SigningIn,
} from './house.ts';
import type { Families, Family, PlantedGrant } from './families.ts';
import type { Stage } from './stages.ts';

export const relations = [
  'none',
  'invited',
  'live',
  'headline-only',
  'other-part',
  'keeper',
  'future',
  'reading-days',
  'keeper-in-reading-days',
  'past-reading-days',
  'revoked',
  'former-function',
  'departed',
  'conflict',
  'conflict-as-lead',
  'private-tie',
  'lead',
  'deputy',
  'named-lead',
  'lead-elsewhere',
  'sender',
  'forged-desk',
  'forged-overseer',
  'other-tenant',
  'pool-reader',
] as const;
export type Relation = (typeof relations)[number];

export const functionCodes: readonly string[] = readFunctions().map(each => each.code);

/** A basis that names the function where there is one; where there is none, one that does not fit. */
const basisFor = (code: string): string =>
  ({
    'behavioural-expert': 'youth-second-reader',
    'team-manager': 'youth-team-manager',
    'attendance-officer': 'youth-attendance-in-plan',
    'youth-nurse': 'youth-family-permission',
    'youth-protection-officer': 'youth-ots-information',
  })[code] ?? 'youth-appointment';

/** The other function of somebody who had two. */
export const secondFunction = (code: string): string =>
  code === 'civil-affairs-officer' ? 'youth-nurse' : 'civil-affairs-officer';

type Planted = Omit<PlantedGrant, 'to' | 'basis'>;
const team = (rest: Partial<Planted>): Planted => ({
  kind: 'team',
  accepted: true,
  // the sealed parts have a line of the highest level, and no clearance
  lines: [
    { part: 'headline', level: 3 },
    { part: 'school-work', level: 3 },
    { part: 'sealed', level: 3 },
    { part: 'voice', level: 3 },
  ],
  ...rest,
});
const appointed = (kind: 'director' | 'deputy', rest: Partial<Planted> = {}): Planted => ({
  kind,
  accepted: true,
  lines: [
    { part: 'headline', level: 3 },
    { part: 'school-work', level: 3 },
    { part: 'money', level: 3 },
    ...(kind === 'director'
      ? ([
          { part: 'sealed', level: 3, cleared: true },
          { part: 'voice', level: 3, cleared: true },
        ] as const)
      : []),
  ],
  ...rest,
});
const keeps = [
  { part: 'headline', level: 1 },
  { part: 'school-work', level: 2 },
] as const;
const expired = { from: '-30 days', until: '-1 days', readUntil: '4 days' };

const grantOf: Partial<Record<Relation, Planted>> = {
  invited: team({ accepted: false }),
  live: team({}),
  'headline-only': team({ lines: [{ part: 'headline', level: 1 }] }),
  'other-part': team({
    lines: [
      { part: 'headline', level: 1 },
      { part: 'money', level: 3 },
    ],
  }),
  keeper: team({ lines: keeps }),
  future: team({ from: '1 days' }),
  'reading-days': team(expired),
  'keeper-in-reading-days': team({ lines: keeps, ...expired }),
  'past-reading-days': team({ from: '-60 days', until: '-20 days', readUntil: '-10 days' }),
  revoked: team({ revoked: true }),
  'former-function': team({}),
  departed: team({}),
  conflict: team({}),
  'conflict-as-lead': appointed('director'),
  lead: appointed('director'),
  deputy: appointed('deputy'),
  'named-lead': appointed('director', { accepted: false }),
};

export interface Subject {
  readonly function: string;
  readonly relation: Relation;
  readonly person: Person;
  readonly family: Family;
  /** Somebody whom nobody would miss: whose function can be ended, whose standing grant can be reviewed. */
  readonly spare: { readonly heldFunctionId: string; readonly standingGrantId: string };
  /** Families of which this subject may see something all the same. */
  readonly elsewhere: readonly number[];
  /** What the record of the meeting says today, where this one may read it: it is given with that alone. */
  readonly meetingSeen: string;
  newSession(): Promise<string>;
}

let count = 0;

export async function makeSubject(
  house: House,
  families: Families,
  code: string,
  relation: Relation,
  stage: Stage = 'as-is',
): Promise<Subject> {
  count += 1;
  const subject = `proof-${code}-${relation}-${count}`;
  const tenant = relation === 'other-tenant' || relation === 'pool-reader' ? 'veenrade' : 'duinveen';
  const two = relation === 'former-function' || relation === 'departed';
  const second = held(secondFunction(code), tenant);
  const begin: SigningIn = {
    subject,
    tenant,
    functions: two ? [held(code, tenant), second] : [held(code, tenant)],
  };
  const person = await signIn(house, begin);
  const planted = grantOf[relation];
  const family = await families.make({
    ...(planted === undefined ? {} : { grants: [{ ...planted, to: person, basis: basisFor(code) }] }),
    ...(relation === 'sender' ? { sender: person } : {}),
    ...(relation === 'pool-reader' ? { poolReader: person } : {}),
    ...(relation.startsWith('keeper') ? { keeper: person } : {}),
    ...(relation.startsWith('conflict') ? { conflict: person } : {}),
  });
  const elsewhere: number[] = [];
  if (relation === 'lead-elsewhere') {
    elsewhere.push(
      (await families.make({ grants: [{ ...appointed('director'), to: person, basis: basisFor(code) }] })).n,
    );
  }
  if (relation === 'private-tie') {
    const body = { heldFunctionId: person.heldFunctionPublicId, caseReference: family.reference };
    await succeed(house, oversight.recordConflict, { body }, families.background.privacyOfficer);
  }
  if (stage !== 'as-is') await families.bringTo(family, stage, person);
  if (relation === 'forged-desk') await plantStanding(house, person, families.deskScope, 'youth-desk');
  if (relation === 'forged-overseer')
    await plantStanding(house, person, families.oversightScope, 'youth-oversight');
  // signing in with one function fewer ends that one
  const later: SigningIn = two ? { ...begin, functions: [second] } : begin;
  const token = two ? await openSession(house.admin, later) : person.token;
  return {
    function: code,
    relation,
    person: relation === 'former-function' ? { ...person, token } : person,
    family,
    spare: await makeSpare(house, subject),
    meetingSeen: await meetingSeenBy(house, code, family, token),
    elsewhere,
    newSession: () => openSession(house.admin, later),
  };
}

/** Only a director gives a record, and so only a director asks what it says. */
async function meetingSeenBy(house: House, code: string, family: Family, token: string): Promise<string> {
  if (code !== 'case-director') return 'x';
  const call = { params: { meetingId: family.ids.meeting }, body: { attendeeId: family.ids.attendee } };
  const answer = await send(house, meetings.previewMeetingCopy, call, token);
  return answer.status === 200 ? z.object({ seen: z.string() }).parse(JSON.parse(answer.body)).seen : 'x';
}

const plantStanding = (house: House, person: Person, scope: string, basis: string) =>
  house.admin.query('select proof.plant_standing($1)', [
    JSON.stringify({
      scope,
      basis,
      professional: Number(person.professionalId),
      heldFunction: Number(person.heldFunctionId),
    }),
  ]);

async function makeSpare(house: House, subject: string) {
  const spare = await signIn(house, {
    subject: `${subject}-spare`,
    functions: [held('civil-affairs-officer')],
  });
  const { rows } = await house.admin.query<{ id: string }>(
    'select public_id as id from app.access_grant where held_function_id = $1',
    [spare.heldFunctionId],
  );
  return { heldFunctionId: spare.heldFunctionPublicId, standingGrantId: z.string().parse(rows[0]?.id) };
}
