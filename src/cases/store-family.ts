import { z } from 'zod';
import { StandingAnswer } from '#contract/family.ts';
import { read, updateOne, write } from '#kernel/database.ts';
import { hand, handOf } from '#kernel/hand.ts';
import { caseNumber } from './store.ts';

/** The last answer of each kind for each child. Where a child with a secret address lives, lies in the sealed part. */
export const childStandings = read(
  'cases.child-standings',
  z.object({
    child_public_id: z.string(),
    kind: z.enum(['authority', 'residence']),
    answer: StandingAnswer,
    words: z.string().nullable(),
    source: z.string(),
    known_on: z.string(),
    version: z.int(),
  }),
  `select distinct on (k.child_id, t.kind) k.public_id as child_public_id, t.kind, t.answer, t.words, t.source, t.known_on, t.version
     from app.case_child k join app.child_standing t on t.tenant_id = k.tenant_id and t.child_id = k.child_id
    where k.scope_id = (select scope_id from app.case_file where public_id = $1)
    order by k.child_id, t.kind, t.version desc`,
);

/** Family and network; who lives in the first household, then the second, then those who live elsewhere. */
export const people = read(
  'cases.people',
  z.object({
    public_id: z.string(),
    name: z.string(),
    role: z.string(),
    household: z.union([z.literal(1), z.literal(2)]).nullable(),
    safe_contact: z.string().nullable(),
    telephone: z.string().nullable(),
    supporter: z.boolean(),
    wish: z.string().nullable(),
    gone: z.boolean(),
    version: z.int(),
  }),
  `select p.public_id, p.name, p.role, p.household, p.safe_contact, p.telephone, p.supporter, p.wish, p.gone, p.version
     from app.case_person p
    where p.scope_id = (select scope_id from app.case_file where public_id = $1)
    order by p.gone, p.household nulls last, p.person_id`,
);

export const personVersion = read(
  'cases.person-version',
  z.object({
    public_id: z.string(),
    ...hand,
    name: z.string(),
    role: z.string(),
    household: z.int().nullable(),
    safe_contact: z.string().nullable(),
    telephone: z.string().nullable(),
    supporter: z.boolean(),
    wish: z.string().nullable(),
    gone: z.boolean(),
  }),
  `select p.public_id, ${handOf('p')}, p.name, p.role, p.household, p.safe_contact, p.telephone, p.supporter, p.wish, p.gone from app.case_person p where p.case_id = (${caseNumber}) and p.public_id = $2`,
);

/** The last sentence of one kind about a child, as far as the reader may have it. */
export const standingNow = read(
  'cases.standing-now',
  z.object({
    ...hand,
    answer: StandingAnswer,
    words: z.string().nullable(),
    source: z.string(),
    known_on: z.string(),
  }),
  `select t.version, h.label as changed_by, t.recorded_at as changed_at, t.answer, t.words, t.source, t.known_on
     from app.case_child k join app.child_standing t on t.tenant_id = k.tenant_id and t.child_id = k.child_id and t.kind = $3
     join app.held_function h on h.held_function_id = t.recorded_by
    where k.scope_id = (select scope_id from app.case_file where public_id = $1) and k.public_id = $2
    order by t.version desc limit 1`,
);

export const recordStanding = write(
  'cases.record-standing',
  'select authz.record_child_standing($1, $2, $3, $4, $5, $6, $7, $8)',
);
export const insertPerson = write(
  'cases.insert-person',
  'insert into app.case_person (tenant_id, public_id, case_id, scope_id, name, role, household, safe_contact, telephone, supporter, wish) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
);
export const updatePerson = updateOne(
  'cases.update-person',
  'update app.case_person set name = $2, role = $3, household = $4, safe_contact = $5, telephone = $6, supporter = $7, wish = $8, gone = $9, version = version + 1 where public_id = $1 and version = $10',
);
