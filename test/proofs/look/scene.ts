/**
 * Where it happens: the whole server on a port of its own, between it and PostgreSQL a door that can be slammed, and
 * families with somebody in every way of reading.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Route } from '#contract/route.ts';
import { readConfig } from '#kernel/config.ts';
import { buildServer } from '#src/server.ts';
import type { PopulationRegister, RegisteredPerson } from '#src/people/index.ts';
import type { TestDatabase } from '../../database.ts';
import {
  prepareFamilies,
  registerOfFamilies,
  type Background,
  type Families,
  type Family,
  type PlantedGrant,
} from '../routes/families.ts';
import {
  held,
  openHouse,
  openSession,
  signIn,
  type HeldFunction,
  type House,
  type Person,
  succeed,
  type Call,
} from '../routes/house.ts';
import { plantCanaries } from './canaries.ts';
import { hangDoor, type Door } from './door.ts';

export const LANES = 6;
export const MAX_CONNECTIONS = 6;
const READ_FAMILIES = 28;

interface People extends Background {
  readonly secondReader: Person;
  readonly overseer: Person;
  /** Of another controller, asked to read one decision. */
  readonly poolReader: Person;
  /** In the team of some families. */
  readonly nurse: Person;
  /** Sees the headline of some families, and no more. */
  readonly glance: Person;
  /** Two functions at two organisations, with a grant in each for the same families. */
  readonly twoHats: Person;
  /** Is invited, and let out again. */
  readonly guest: Person;
}

export interface Scene {
  readonly admin: pg.Pool;
  readonly database: TestDatabase;
  readonly pool: pg.Pool;
  readonly port: number;
  readonly door: Door;
  readonly log: string[];
  readonly people: People;
  readonly families: Families;
  /** Read by many at once. */
  readonly read: readonly Family[];
  /** Directed by `relief` alone, so that a list of them ends on its first page. */
  readonly few: readonly Family[];
  /** Changed, each by its own lane. */
  readonly work: readonly Family[];
  /** Columns with text that nobody thought of. */
  readonly faults: readonly string[];
  readonly freshToken: (who: Person) => Promise<string>;
  /** What must have been asked before, on a way of its own: it is no part of what is measured. */
  readonly beforehand: (route: Route, call: Call, by: Person) => Promise<Record<string, unknown>>;
  /** The traces of those: they stand in the journal as every other. */
  readonly beforehandTraces: ReadonlySet<string>;
  close(): Promise<void>;
}

export async function setScene(database: TestDatabase): Promise<Scene> {
  const house = await openHouse(database, { maxConnections: 2, register: registerOfFamilies() });
  const families = await prepareFamilies(house);
  const faults = await plantCanaries(house.admin);
  const { people, second } = await addPeople(house, families.background);
  const read: Family[] = [];
  for (let i = 0; i < READ_FAMILIES; i += 1)
    read.push(
      await families.make({
        grants: i % 2 === 0 ? teamOf(people, second) : [invitedBeside(second)],
        ...(i < 3 ? { keeper: people.nurse } : {}),
      }),
    );
  const few: Family[] = [];
  for (let i = 0; i < 3; i += 1) few.push(await families.make({ grants: [directedBy(people.relief)] }));
  const work: Family[] = [];
  for (let lane = 0; lane < LANES; lane += 1) work.push(await families.make());
  await house.admin.query(readFileSync(new URL('journal-faults.sql', import.meta.url), 'utf8'));
  await house.admin.query('select proof.lanes($1)', [LANES]);
  await house.admin.query('analyze');

  const ending = new pg.Pool({ connectionString: database.adminUrl, max: 2 });
  // it ends backends, and has one ended itself when the database goes
  ending.on('error', () => undefined);
  const door = await hangDoor({
    to: `${hostOf(database)}/.s.PGSQL.5432`,
    endBackend: async process =>
      void (await ending.query('select pg_terminate_backend($1, 1000)', [process])),
  });
  const log: string[] = [];
  const beforehandTraces = new Set<string>();
  const server = await startServer(house, { door, log });
  return {
    admin: house.admin,
    database,
    ...server,
    door,
    log,
    people,
    families,
    read,
    few,
    work,
    faults,
    freshToken: who => openSession(house.admin, { subject: who.subject, functions: functionsOf(who) }),
    beforehand: (route, call, by) => {
      const trace = randomBytes(16).toString('hex');
      beforehandTraces.add(trace);
      const headers = { traceparent: `00-${trace}-${trace.slice(0, 16)}-01` };
      return succeed(house, route, { ...call, headers }, by);
    },
    beforehandTraces,
    close: async () => {
      await server.stop();
      await door.close();
      await ending.end();
      await house.close();
    },
  };
}

async function startServer(house: House, { door, log }: { readonly door: Door; readonly log: string[] }) {
  const { app, pool } = await buildServer({
    config: readConfig({
      DATA_DIR: house.dataDir,
      PORT: '3000',
      REQUESTS_PER_MINUTE: '10000000',
      LOG_LEVEL: 'trace',
    }),
    keys: house.keys,
    databaseUrl: house.database.webUrl.replace(/@.*$/, `@127.0.0.1:${door.port}/${nameOf(house.database)}`),
    maxConnections: MAX_CONNECTIONS,
    register: withCanaries(registerOfFamilies()),
    log: { write: line => void log.push(line) },
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    pool,
    port: (app.server.address() as AddressInfo).port,
    stop: async () => {
      await app.close();
      // a pool that lost a connection never ends; it has been told so by then
      await Promise.race([pool.end(), sleep(3_000)]);
    },
  };
}

/** The register says nothing that stands in a case; what it says can be recognised as well. */
const withCanaries = (register: PopulationRegister): PopulationRegister => {
  const marked = (person: RegisteredPerson): RegisteredPerson => ({
    ...person,
    givenNames: 'Kanarie-register',
    surname: 'Kanarie-register',
  });
  return {
    getByBsn: async ask => {
      const found = await register.getByBsn(ask);
      return found === undefined ? undefined : marked(found);
    },
    findByNameAndBirth: async ask => {
      const found = await register.findByNameAndBirth(ask);
      return typeof found === 'string' ? found : { candidates: found.candidates.map(marked) };
    },
  };
};

const hats = [
  held('youth-nurse', 'duinveen', 'Proef hoed een'),
  held('attendance-officer', 'duinveen', 'Proef hoed twee'),
];

/** Signing in again with one function fewer would end that one. */
const functionsOf = (who: Person): readonly HeldFunction[] =>
  who.subject === 'proof-two-hats' ? hats : [held(who.function, who.tenant, who.label)];

async function addPeople(house: House, background: Background) {
  const one = (subject: string, code: string) =>
    signIn(house, { subject: `proof-${subject}`, functions: [held(code, 'duinveen', `Proef ${subject}`)] });
  const people: People = {
    ...background,
    secondReader: await one('second-reader', 'behavioural-expert'),
    poolReader: await signIn(house, {
      subject: 'proof-pool-reader',
      tenant: 'veenrade',
      functions: [held('behavioural-expert', 'veenrade', 'Proef meelezer elders')],
    }),
    overseer: await one('overseer', 'data-protection-officer'),
    nurse: await one('nurse', 'youth-nurse'),
    glance: await one('glance', 'team-manager'),
    guest: await one('guest', 'youth-nurse'),
    twoHats: await signIn(house, { subject: 'proof-two-hats', functions: hats }),
  };
  const { rows } = await house.admin.query<{ id: string }>(
    `select held_function_id::text as id from app.held_function where professional_id = $1 and function = 'attendance-officer'`,
    [people.twoHats.professionalId],
  );
  return {
    people,
    second: { professionalId: people.twoHats.professionalId, heldFunctionId: rows[0]?.id ?? '' },
  };
}

type To = PlantedGrant['to'];
type Lines = PlantedGrant['lines'];

export const grantTo = (to: To, basis: string, lines: Lines, accepted = true): PlantedGrant => ({
  kind: 'team',
  to,
  basis,
  lines,
  accepted,
});

const teamOf = ({ nurse, glance, twoHats }: People, second: To): readonly PlantedGrant[] => [
  grantTo(nurse, 'youth-family-permission', [
    { part: 'headline', level: 2 },
    { part: 'school-work', level: 3 },
  ]),
  grantTo(glance, 'youth-team-manager', [{ part: 'headline', level: 3 }]),
  // which of the two opens a part is a matter of its level
  grantTo(twoHats, 'youth-family-permission', [
    { part: 'headline', level: 1 },
    { part: 'school-work', level: 2 },
  ]),
  grantTo(second, 'youth-attendance-in-plan', [
    { part: 'headline', level: 3 },
    { part: 'school-work', level: 1 },
    { part: 'money', level: 3 },
  ]),
];

/** By the function that is not the one signed in: the journal must name that one, and its organisation. */
const invitedBeside = (second: To): PlantedGrant =>
  grantTo(second, 'youth-attendance-in-plan', [{ part: 'headline', level: 1 }], false);

const directedBy = (to: Person): PlantedGrant => ({
  kind: 'director',
  to,
  basis: 'youth-appointment',
  accepted: true,
  lines: [
    { part: 'headline', level: 3 },
    { part: 'school-work', level: 3 },
    { part: 'money', level: 3 },
    { part: 'sealed', level: 3, cleared: true },
  ],
});

const nameOf = ({ adminUrl }: TestDatabase): string => {
  const name = /\/(test_[^/?]+)\?/.exec(adminUrl)?.[1];
  if (name === undefined) throw new Error('not a database of a test');
  return name;
};

const hostOf = ({ adminUrl }: TestDatabase): string => {
  const host = /[?&]host=([^&]+)/.exec(adminUrl)?.[1];
  if (host === undefined) throw new Error('this proof needs a PostgreSQL behind a socket');
  return decodeURIComponent(host);
};
