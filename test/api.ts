import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LightMyRequestResponse } from 'fastify';
import pg from 'pg';
import { z } from 'zod';
import { Problem, problemTypeBase } from '#contract/problem.ts';
import type { InputOf, OutputOf, Route } from '#contract/route.ts';
import { readConfig } from '#kernel/config.ts';
import type { Clock } from '#kernel/clock.ts';
import { readOrMakeKeys } from '#kernel/keys.ts';
import type { Scanner } from '#src/attachments/index.ts';
import type { PopulationRegister } from '#src/people/index.ts';
import { readOrganisations } from '#src/frames/organisations-content.ts';
import { buildServer } from '#src/server.ts';
import { withDatabase } from './database.ts';

/** The whole server on a database of its own, called without a port; sign-in is by session rows, the real flow has tests of its own. */
export const startApi = async (
  options: {
    readonly clock?: Clock;
    readonly register?: PopulationRegister;
    readonly scanner?: Scanner;
    /** Gets every line of the log, down to the most talkative level. */
    readonly log?: { write(line: string): void };
  } = {},
) => {
  const database = await withDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'perspectief-api-'));
  const config = readConfig({
    DATA_DIR: dataDir,
    PORT: '3000',
    REQUESTS_PER_MINUTE: '1000000',
    LOG_LEVEL: options.log === undefined ? 'silent' : 'trace',
  });
  const keys = readOrMakeKeys(config.keyFile);
  const { app, pool } = await buildServer({
    config,
    keys,
    databaseUrl: database.webUrl,
    maxConnections: 4,
    ...options,
  });
  await app.ready();
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  return {
    app,
    admin,
    keys,
    database,
    as: (subject: string) => signIn(app, pool, subject),
    anonymous: () => client(app, undefined),
    /** With a session that was made elsewhere. */
    withToken: (token: string) => client(app, token),
    close: async () => {
      await admin.end();
      await app.close();
      await pool.end();
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

export type Api = Awaited<ReturnType<typeof startApi>>;
export type ApiClient = ReturnType<typeof client>;

type App = Awaited<ReturnType<typeof buildServer>>['app'];

/** As one of the demo accounts, with a session made by the same function that sign-in uses. */
const signIn = async (app: App, pool: pg.Pool, subject: string) => {
  for (const tenant of readOrganisations()) {
    const account = tenant.accounts.find(each => each.subject === subject);
    if (account === undefined) continue;
    const token = randomBytes(32).toString('base64url');
    const functions = [
      {
        organisation: account.organisation,
        function: account.function,
        label: account.label,
        phone: account.phone,
        workingDays: account.workingDays.join(', '),
      },
    ];
    await pool.query('select authz.sign_in($1, $2, $3, $4, $5, $6, $7, $8)', [
      'http://localhost:3000/demo-idp',
      subject,
      tenant.code,
      JSON.stringify(functions),
      'demo',
      createHash('sha256').update(token).digest(),
      15,
      8,
    ]);
    return client(app, token);
  }
  throw new Error(`no demo account ${subject}`);
};

type Shape = z.ZodType | undefined;

type Given<P extends Shape, Q extends Shape, B extends Shape> = {
  // identifiers come from answers of the API, where they are plain text
  readonly params?: P extends z.ZodType ? Readonly<Record<string, string>> : never;
  readonly query?: InputOf<Q>;
  readonly body?: InputOf<B>;
  readonly ifMatch?: number;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A file, for a route that receives one. */
  readonly file?: Uint8Array;
};

const client = (app: App, token: string | undefined) => {
  const send = async <Id extends string, P extends Shape, Q extends Shape, B extends Shape, R extends Shape>(
    route: Route<Id, P, Q, B, R>,
    given: Given<P, Q, B> = {},
  ): Promise<LightMyRequestResponse> => {
    const params = (given.params ?? {}) as Record<string, string>;
    const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(params[name] ?? ''),
    );
    return app.inject({
      method: route.method,
      url: `/api/v1${path}`,
      query: Object.fromEntries(
        Object.entries(given.query ?? {}).filter(([, value]) => value !== undefined),
      ) as Record<string, string>,
      headers: {
        ...(token === undefined ? {} : { cookie: `perspectief=${token}` }),
        ...(route.method === 'GET'
          ? {}
          : { 'x-perspectief': '1', 'idempotency-key': given.key ?? randomUUID() }),
        ...(given.ifMatch === undefined ? {} : { 'if-match': `"${given.ifMatch}"` }),
        ...(given.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(given.file === undefined
          ? {}
          : { 'content-type': 'application/pdf', 'content-length': String(given.file.length) }),
        ...given.headers,
      },
      ...(given.file === undefined ? {} : { payload: Buffer.from(given.file) }),
      ...(given.body === undefined ? {} : { payload: JSON.stringify(given.body) }),
    });
  };
  return {
    token,
    send,
    /** Expects success and answers what the contract promises. */
    call: async <Id extends string, P extends Shape, Q extends Shape, B extends Shape, R extends Shape>(
      route: Route<Id, P, Q, B, R>,
      given: Given<P, Q, B> = {},
    ): Promise<OutputOf<R>> => {
      const response = await send(route, given);
      if (response.statusCode >= 300)
        throw new Error(`${route.id} answered ${response.statusCode}: ${response.body}`);
      return (route.returns === undefined ? undefined : route.returns.parse(response.json())) as OutputOf<R>;
    },
    /** Expects a refusal and answers its code. */
    refused: async <Id extends string, P extends Shape, Q extends Shape, B extends Shape, R extends Shape>(
      route: Route<Id, P, Q, B, R>,
      given: Given<P, Q, B> = {},
    ): Promise<string> => {
      const response = await send(route, given);
      const problem = z
        .object(Problem.shape)
        .safeParse(response.statusCode >= 400 ? response.json() : undefined);
      if (!problem.success)
        throw new Error(`${route.id} was not refused but answered ${response.statusCode}: ${response.body}`);
      return problem.data.type.slice(problemTypeBase.length);
    },
  };
};
