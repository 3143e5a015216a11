/**
 * A house for a proof: the whole server on a database of its own, called without a port, and an administrator's
 * connection beside it. Families in it are made through the API once, and copied in SQL after that (families.ts).
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InjectOptions } from 'fastify';
import pg from 'pg';
import type { Route } from '#contract/route.ts';
import { readConfig } from '#kernel/config.ts';
import { readOrMakeKeys, type Keys } from '#kernel/keys.ts';
import type { PopulationRegister } from '#src/people/index.ts';
import { buildServer } from '#src/server.ts';
import type { TestDatabase } from '../../database.ts';
import { readPdf } from '../../pdf-text.ts';

export const apiBase = '/api/v1';
const issuer = 'https://sign-in.proof.invalid';

export interface HouseOptions {
  /** Where the server finds PostgreSQL, when that is not at the front door. */
  readonly databaseUrl?: string;
  readonly maxConnections?: number;
  readonly register?: PopulationRegister;
  /** A statement may take a minute: where it matters which answer comes, and not how soon on a busy machine. */
  readonly patient?: true;
}

export type App = Awaited<ReturnType<typeof buildServer>>['app'];

export interface House {
  readonly app: App;
  readonly pool: pg.Pool;
  readonly admin: pg.Pool;
  readonly keys: Keys;
  readonly dataDir: string;
  readonly database: TestDatabase;
  readonly options: HouseOptions;
  close(): Promise<void>;
}

interface Place {
  readonly database: TestDatabase;
  readonly dataDir: string;
  readonly keys: Keys;
  readonly options: HouseOptions;
}

/** The server as it is before it starts: routes can still be added. */
export async function newApp({ database, dataDir, keys, options }: Place) {
  const config = configOf(dataDir);
  const { app, pool } = await buildServer({
    config,
    keys,
    databaseUrl: options.databaseUrl ?? database.webUrl,
    maxConnections: options.maxConnections ?? 4,
    ...(options.register === undefined ? {} : { register: options.register }),
  });
  return { app, pool, close: () => app.close().then(() => pool.end()) };
}

const configOf = (dataDir: string) =>
  readConfig({
    DATA_DIR: dataDir,
    PORT: '3000',
    REQUESTS_PER_MINUTE: '1000000',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
  });

/** Several houses may stand on copies of one database; they then need the same keys. */
export async function openHouse(
  database: TestDatabase,
  options: HouseOptions = {},
  keysOf?: House,
): Promise<House> {
  const dataDir = keysOf?.dataDir ?? mkdtempSync(join(tmpdir(), 'perspectief-proof-house-'));
  const keys = keysOf?.keys ?? readOrMakeKeys(configOf(dataDir).keyFile);
  // families are copied by the thousand before there are statistics: each row is found by its index, however many there are
  const admin = new pg.Pool({
    connectionString: database.adminUrl,
    max: 4,
    options: '-c enable_seqscan=off',
  });
  admin.on('error', () => undefined);
  if (options.patient === true)
    await admin.query(
      `do $$ begin execute format('alter role app_web in database %I set statement_timeout = ''60s''', current_database()); end $$`,
    );
  const { app, pool } = await newApp({ database, dataDir, keys, options });
  await app.ready();
  let closed = false;
  return {
    app,
    pool,
    admin,
    keys,
    dataDir,
    database,
    options,
    close: async () => {
      if (closed) return;
      closed = true;
      await app.close();
      await pool.end();
      await admin.end();
      if (keysOf === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export interface HeldFunction {
  readonly function: string;
  readonly organisation: string;
  readonly label: string;
}

/** Someone who is signed in, with the numbers by which the database knows this person. */
export interface Person {
  readonly token: string;
  readonly subject: string;
  readonly tenant: string;
  readonly label: string;
  readonly function: string;
  readonly tenantId: number;
  readonly professionalId: string;
  readonly heldFunctionId: string;
  readonly heldFunctionPublicId: string;
  readonly organisationId: string;
}

const organisations: Readonly<Record<string, string>> = {
  'school-care-coordinator': 'duinlicht-college',
  'youth-nurse': 'jgz-duinveen',
  'youth-protection-officer': 'gi-kustland',
  'process-director': 'zvh-kustland',
  'administrative-assistant': 'zvh-kustland',
};

export const held = (code: string, tenant = 'duinveen', label = `Proef ${code}`): HeldFunction => ({
  function: code,
  organisation: tenant === 'duinveen' ? (organisations[code] ?? 'gemeente-duinveen') : `gemeente-${tenant}`,
  label,
});

export const newToken = (): string => randomBytes(32).toString('base64url');
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

export interface SigningIn {
  readonly subject: string;
  readonly tenant?: string;
  readonly functions: readonly HeldFunction[];
}

/** A session by the same function of the database that the real sign-in ends with. */
export async function openSession(
  admin: pg.Pool,
  { subject, tenant = 'duinveen', functions }: SigningIn,
): Promise<string> {
  const token = newToken();
  await admin.query('select authz.sign_in($1, $2, $3, $4, $5, $6, $7, $8)', [
    issuer,
    subject,
    tenant,
    JSON.stringify(functions.map(each => ({ ...each, phone: '(0990) 99 99 99', workingDays: 'ma, di' }))),
    'proof',
    hashOf(token),
    15,
    8,
  ]);
  return token;
}

export async function signIn({ admin }: Pick<House, 'admin'>, who: SigningIn): Promise<Person> {
  const token = await openSession(admin, who);
  const { rows } = await admin.query<Omit<Person, 'token' | 'subject' | 'tenant'>>(
    `select h.label, h.function, h.tenant_id as "tenantId", h.professional_id::text as "professionalId", h.held_function_id::text as "heldFunctionId",
            h.public_id as "heldFunctionPublicId", h.organisation_id::text as "organisationId"
       from authz.session s join app.held_function h on h.held_function_id = s.held_function_id where s.token_hash = $1`,
    [hashOf(token)],
  );
  const [found] = rows;
  if (found === undefined) throw new Error(`nobody signed in as ${who.subject}`);
  return { ...found, token, subject: who.subject, tenant: who.tenant ?? 'duinveen' };
}

export interface Call {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** A file, for a route that receives one. */
  readonly file?: string;
  readonly ifMatch?: number | string;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

export const pathOf = (route: Route, params: Readonly<Record<string, string>> = {}): string =>
  apiBase +
  route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent((params[name] ?? '').toWellFormed()),
  );

export const requestOf = (route: Route, call: Call, token: string | undefined): InjectOptions => ({
  method: route.method,
  url: pathOf(route, call.params),
  query: { ...call.query },
  headers: {
    ...(token === undefined ? {} : { cookie: `perspectief=${token}` }),
    ...(route.method === 'GET' ? {} : { 'x-perspectief': '1', 'idempotency-key': call.key ?? randomUUID() }),
    ...(call.ifMatch === undefined
      ? {}
      : { 'if-match': typeof call.ifMatch === 'number' ? `"${call.ifMatch}"` : call.ifMatch }),
    ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(call.file === undefined
      ? {}
      : { 'content-type': 'application/pdf', 'content-length': String(Buffer.byteLength(call.file)) }),
    ...call.headers,
  },
  ...(call.file === undefined ? {} : { payload: call.file }),
  ...(call.body === undefined ? {} : { payload: JSON.stringify(call.body) }),
});

export async function inject(app: App, options: InjectOptions): Promise<Answer> {
  const response = await app.inject(options);
  // what somebody reads in it counts, and not how it is packed
  const body =
    response.headers['content-type'] === 'application/pdf' && response.body !== ''
      ? (await readPdf(response.rawPayload)).text
      : response.body;
  return { status: response.statusCode, body, headers: response.headers };
}

export const send = (house: House, route: Route, call: Call, token: string | undefined): Promise<Answer> =>
  inject(house.app, requestOf(route, call, token));

const problemBase = 'urn:perspectief:problem:';

/** The name of a refusal, or the status of an answer that is none. */
export function codeOf({ status, body }: Pick<Answer, 'status' | 'body'>): string {
  if (status < 400) return String(status);
  try {
    const parsed: unknown = JSON.parse(body);
    if (
      typeof parsed === 'object' &&
      parsed !== null &&
      'type' in parsed &&
      typeof parsed.type === 'string'
    ) {
      return parsed.type.replace(problemBase, '');
    }
  } catch {
    // not one of our problems
  }
  return `${status} without a problem`;
}

/** Expects success, and what is in the answer. */
export async function succeed(
  house: House,
  route: Route,
  call: Call,
  by: Person,
): Promise<Record<string, unknown>> {
  const answer = await send(house, route, call, by.token);
  if (answer.status >= 300) throw new Error(`${route.id} answered ${answer.status}: ${answer.body}`);
  return answer.body === '' ? {} : (JSON.parse(answer.body) as Record<string, unknown>);
}
