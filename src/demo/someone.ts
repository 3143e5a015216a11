/** Somebody of the demo who works through the API, under the same rules as everybody. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import type { InputOf, OutputOf, Route } from '#contract/route.ts';
import { readOrganisations } from '#src/frames/organisations-content.ts';

type Shape = z.ZodType | undefined;
interface Given<Q extends Shape, B extends Shape> {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: InputOf<Q>;
  readonly body?: InputOf<B>;
  readonly ifMatch?: number;
  /** A file, for a route that receives one. */
  readonly file?: Uint8Array;
}
export interface Someone {
  <Id extends string, P extends Shape, Q extends Shape, B extends Shape, R extends Shape>(
    route: Route<Id, P, Q, B, R>,
    given?: Given<Q, B>,
  ): Promise<OutputOf<R>>;
}

export interface SeedParts {
  readonly app: FastifyInstance;
  /** As role app_web: the demo has no other way in than people have. */
  readonly signIn: (values: readonly unknown[]) => Promise<unknown>;
  readonly issuer: string;
}

/** Somebody who works through the API, as one of the demo functions. */
export const someone = async (parts: SeedParts, subject: string): Promise<Someone> => {
  const token = randomBytes(32).toString('base64url');
  for (const tenant of readOrganisations()) {
    const account = tenant.accounts.find(each => each.subject === subject);
    if (account === undefined) continue;
    const functions = JSON.stringify([
      {
        organisation: account.organisation,
        function: account.function,
        label: account.label,
        phone: account.phone,
        workingDays: account.workingDays.join(', '),
      },
    ]);
    await parts.signIn([
      parts.issuer,
      subject,
      tenant.code,
      functions,
      'demo',
      createHash('sha256').update(token).digest(),
      15,
      1,
    ]);
  }
  return async <Id extends string, P extends Shape, Q extends Shape, B extends Shape, R extends Shape>(
    route: Route<Id, P, Q, B, R>,
    given: Given<Q, B> = {},
  ) => {
    const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(given.params?.[name] ?? ''),
    );
    const answer = await parts.app.inject({
      method: route.method,
      url: `/api/v1${path}`,
      headers: {
        cookie: `perspectief=${token}; __Host-perspectief=${token}`,
        ...(route.method === 'GET' ? {} : { 'x-perspectief': '1', 'idempotency-key': randomUUID() }),
        ...(given.ifMatch === undefined ? {} : { 'if-match': `"${given.ifMatch}"` }),
        ...(given.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(given.file === undefined
          ? {}
          : { 'content-type': 'application/pdf', 'content-length': String(given.file.length) }),
      },
      ...(given.file === undefined ? {} : { payload: Buffer.from(given.file) }),
      ...(given.body === undefined ? {} : { payload: JSON.stringify(given.body) }),
    });
    if (answer.statusCode >= 300)
      throw new Error(`demo: ${route.id} answered ${answer.statusCode} ${answer.body}`);
    return (route.returns === undefined ? undefined : route.returns.parse(answer.json())) as OutputOf<R>;
  };
};
