/**
 * What the server sends to the database for a request, taken down while the real server answers it. The floor and the
 * plans are made of these: whatever the server sends tomorrow is measured tomorrow, and no SQL is copied.
 */
import { mkdirSync } from 'node:fs';
import { z } from 'zod';
import { readConfig } from '#kernel/config.ts';
import type { Keys } from '#kernel/keys.ts';
import { buildServer } from '#src/server.ts';
import { addressOf } from './load/sessions.ts';
import type { HttpRequest, Operation } from './operations.ts';

export interface Sent {
  readonly name?: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Statements that travelled together. */
export type Trip = readonly Sent[];

export interface Captured {
  /** For every step, its trips. */
  readonly steps: readonly (readonly Trip[])[];
  /** What is new each time: numbers made by the server and keys of commands. */
  readonly fresh: readonly string[];
}

export const headersOf = (token: string, request: HttpRequest): Record<string, string> => ({
  cookie: `perspectief=${token}`,
  'x-forwarded-for': addressOf(token),
  ...(request.method === 'GET' ? {} : { 'x-perspectief': '1' }),
  ...(request.key === undefined ? {} : { 'idempotency-key': request.key }),
  ...(request.ifMatch === undefined ? {} : { 'if-match': `"${request.ifMatch}"` }),
  ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
});

export async function startCapture({
  databaseUrl,
  folder,
  keys,
}: {
  readonly databaseUrl: string;
  readonly folder: string;
  readonly keys: Keys;
}) {
  mkdirSync(folder, { recursive: true });
  const config = readConfig({ DATA_DIR: folder, PORT: '3000', LOG_LEVEL: 'silent' });
  const { app, pool } = await buildServer({ config, keys, databaseUrl, maxConnections: 1 });
  await app.ready();
  let trips: Sent[][] = [];
  let underWay = 0;
  let keep = true;
  pool.on('connect', connection => {
    const query: (...args: readonly unknown[]) => Promise<unknown> = connection.query.bind(connection);
    const recorded = async (...args: readonly unknown[]): Promise<unknown> => {
      if (underWay === 0) trips.push([]);
      trips.at(-1)?.push(sentBy(args[0]));
      underWay += 1;
      try {
        if (keep || sentBy(args[0]).text !== 'commit') return await query(...args);
        // the server asks for the tag of its commit before it lets an answer leave
        return { ...Object(await query({ text: 'rollback' })), command: 'COMMIT' };
      } finally {
        underWay -= 1;
      }
    };
    Object.defineProperty(connection, 'query', { value: recorded });
  });

  return {
    async capture(operation: Operation, token: string, n: number): Promise<Captured> {
      const steps: Sent[][][] = [];
      const fresh: string[] = [];
      let answer: unknown;
      keep = operation.keep === true;
      for (const step of operation.steps(n)) {
        const request = step(answer);
        trips = [];
        const response = await app.inject({
          method: request.method,
          url: `/api/v1${request.path}`,
          headers: headersOf(token, request),
          ...(request.body === undefined ? {} : { payload: request.body }),
        });
        if (response.statusCode >= 300)
          throw new Error(`${operation.name} answered ${response.statusCode}: ${response.body}`);
        answer = String(response.headers['content-type']).startsWith('application/json')
          ? response.json()
          : undefined;
        steps.push(trips.filter(trip => trip[0]?.name !== 'session.touch'));
        if (request.key !== undefined) fresh.push(request.key, ...madeBy(request, answer));
      }
      if (!operation.check(answer))
        throw new Error(
          `${operation.name} of reader ${operation.reader} was answered with less than there is`,
        );
      const values = steps.flat(2).flatMap(sent => sent.values);
      // a search carries a key as well, and nobody remembers it
      return {
        steps,
        fresh: fresh.filter(each => values.some(value => typeof value === 'string' && value.includes(each))),
      };
    },
    async close(): Promise<void> {
      await app.close();
      await pool.end();
    },
  };
}

/** Numbers in the answer that were not in the request: the server made them. */
const madeBy = ({ path, body = '' }: HttpRequest, answer: unknown): string[] =>
  typeof answer === 'object' && answer !== null
    ? Object.values(answer).filter(
        (value): value is string =>
          z.uuid().safeParse(value).success && !`${path} ${body}`.includes(String(value)),
      )
    : [];

const sentBy = (argument: unknown): Sent => {
  if (
    typeof argument !== 'object' ||
    argument === null ||
    !('text' in argument) ||
    typeof argument.text !== 'string'
  ) {
    throw new Error(`the server sent something else than a statement: ${String(argument)}`);
  }
  return {
    text: argument.text,
    ...('name' in argument && typeof argument.name === 'string' ? { name: argument.name } : {}),
    values: 'values' in argument && Array.isArray(argument.values) ? argument.values : [],
  };
};
