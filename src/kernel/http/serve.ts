import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods, RouteOptions } from 'fastify';
import { z } from 'zod';
import type { Route } from '#contract/route.ts';
import type { Pool } from '../database.ts';
import { Fault, Overtaken, Refused } from '../refusal.ts';
import { AlreadyAnswered, hashRequest, Unit } from '../unit.ts';
import type { Handler } from './handler.ts';
import { codeOf, describeFault, InvalidInput, sendProblem } from './problems.ts';
import { answer, answerOvertaken, overtakenLate, retryable } from './answer.ts';
import { createIntake, sizeSaid, type Intake } from './upload.ts';
import { apiBase } from './version.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Set for every route that may exist: how it is protected. A route without it stops the server from starting. */
    access?: Route['access'];
    /** A file comes with it, which takes longer than words do. */
    receives?: true;
  }
  interface FastifyRequest {
    trace: string;
  }
}

const Key = z.uuid();
const EntityTag = z.string().regex(/^"[1-9]\d{0,8}"$/);

/** The trace of a request: from the caller when it is one (W3C trace context), else our own. */
export const traceOf = (header: string | string[] | undefined): string => {
  const found =
    typeof header === 'string' ? /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/.exec(header)?.[1] : undefined;
  return found ?? randomBytes(16).toString('hex');
};

const fastifyPath = (path: string) => `${apiBase}${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
const unsafe = (method: Route['method']) => method !== 'GET';
/** Commands carry a key so that a repeat gets the first answer; PUT is repeatable by nature and by its version. */
const needsKey = (route: Route) => 'may' in route.access && route.method !== 'PUT';

const parse = <T extends z.ZodType>(schema: T | undefined, value: unknown) => {
  if (schema === undefined) return undefined;
  const parsed = schema.safeParse(value ?? {});
  if (!parsed.success) throw new InvalidInput(parsed.error);
  return parsed.data;
};

/** Looking at what no id names is looking at what is not there: the answer is the same, and says nothing of fields. */
const paramsOf = (route: Route, request: FastifyRequest) => {
  const nothingThere =
    !unsafe(route.method) &&
    !('public' in route.access) &&
    route.params !== undefined &&
    !route.params.safeParse(request.params ?? {}).success;
  if (nothingThere) throw new Refused('not-found');
  return parse(route.params, request.params);
};

const versionSeen = (route: Route, request: FastifyRequest): number => {
  if (route.ifMatch !== true) return 0;
  const header = request.headers['if-match'];
  if (header === undefined) throw new Refused('precondition-required');
  const tag = EntityTag.safeParse(header);
  if (!tag.success) throw new Refused('version-mismatch');
  return Number(tag.data.slice(1, -1));
};

/** A repeat is told by what was understood of it: what nobody knows is left out, however deep it goes. */
const commandOf = (
  route: Route,
  request: FastifyRequest,
  understood: { readonly params: unknown; readonly body: unknown },
) => {
  if (!needsKey(route)) return undefined;
  const key = Key.safeParse(request.headers['idempotency-key']);
  if (!key.success)
    throw new Refused('invalid-input', [
      { field: 'Idempotency-Key', message: 'Stuur een UUID mee, dezelfde bij een herhaling' },
    ]);
  return {
    key: key.data,
    requestHash: hashRequest(
      route.id,
      understood.params ?? null,
      understood.body ?? null,
      request.headers['if-match'] ?? null,
    ),
  };
};

/** Only our own pages may act: the browser says where a request comes from, and a plain form cannot set our header. */
const refuseOtherSites = (publicOrigin: string, request: FastifyRequest) => {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (
    (origin !== undefined && origin !== publicOrigin) ||
    (site !== undefined && site !== 'same-origin' && site !== 'none') ||
    request.headers['x-perspectief'] !== '1'
  ) {
    throw new Refused('cross-site');
  }
};

export interface Serving {
  readonly pool: Pool;
  readonly publicOrigin: string;
  /** How large a file may be that somebody sends. */
  readonly uploadMost: number;
  readonly sessionToken: (cookies: string | undefined) => string | undefined;
  /** Called when a session was seen alive, at most once a minute per session. */
  readonly touch: (token: string, idleUntil: string, idleMinutes: number) => void;
}

const nothingSent = new Uint8Array(0);

/** A file is received from who is signed in, and not before that is known: the rest of its bytes stays where it is. */
const runWithFile = async (
  serving: Serving,
  intake: Intake,
  handler: Handler,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> => {
  // what is not read any more ends with its answer
  reply.header('connection', 'close');
  const token = serving.sessionToken(request.headers.cookie);
  refuseOtherSites(serving.publicOrigin, request);
  if (token === undefined) throw new Refused('not-signed-in');
  const size = sizeSaid(request, serving.uploadMost);
  const asked = new Unit(serving.pool, {
    token,
    purposes: [],
    trace: request.trace,
    route: handler.route.id,
    action: undefined,
    command: undefined,
  });
  try {
    await asked.consult({});
  } finally {
    await asked.close();
  }
  return intake.take(request, size, token, bytes => run(serving, handler, request, reply, bytes));
};

const run = async (
  serving: Serving,
  { route, handle }: Handler,
  request: FastifyRequest,
  reply: FastifyReply,
  upload: Uint8Array = nothingSent,
): Promise<unknown> => {
  const token = serving.sessionToken(request.headers.cookie);
  if (unsafe(route.method)) refuseOtherSites(serving.publicOrigin, request);
  if (!('public' in route.access) && token === undefined) throw new Refused('not-signed-in');
  const parsed = {
    params: paramsOf(route, request),
    query: parse(route.query, request.query),
    body: parse(route.body, request.body),
    ifMatch: versionSeen(route, request),
    upload,
    token,
  };
  const context = {
    token,
    purposes: 'purposes' in route.access ? route.access.purposes : [],
    trace: request.trace,
    route: route.id,
    action: 'may' in route.access ? route.access.may : undefined,
    command: commandOf(route, request, parsed),
  };
  for (let attempt = 1; ; attempt += 1) {
    const unit = new Unit(serving.pool, context);
    try {
      const body = await handle(unit, parsed);
      if (!('public' in route.access) && !unit.finished)
        throw new Fault(`${route.id}: answered without a committed unit of work`);
      if (!('public' in route.access) && token !== undefined)
        serving.touch(token, unit.actor.idleUntil, unit.actor.idleMinutes);
      return await answer(request, reply, route, route.status ?? 200, body);
    } catch (error) {
      if (error instanceof AlreadyAnswered)
        return await answer(request, reply, route, error.status, error.answer);
      if (error instanceof Overtaken) return await answerOvertaken(request, reply, route, unit, error);
      if (attempt < 3 && (retryable(error) || overtakenLate(route, error))) continue;
      throw error;
    } finally {
      await unit.close();
    }
  }
};

/** Looking people up one after another is not the work: thirty a minute for one session. */
const searchLimit = ({ sessionToken }: Serving) => ({
  max: 30,
  timeWindow: '1 minute',
  keyGenerator: (request: FastifyRequest) => sessionToken(request.headers.cookie) ?? request.ip,
});

/** Registers the routes of the contract; refuses to start when one has no handler or one exists that the contract does not know. */
export const registerRoutes = (
  app: FastifyInstance,
  serving: Serving,
  declared: readonly Route[],
  handlers: readonly Handler[],
): void => {
  const byId = new Map(handlers.map(handler => [handler.route.id, handler]));
  const missing = declared.filter(route => !byId.has(route.id)).map(route => route.id);
  const extra = handlers
    .filter(handler => !declared.includes(handler.route))
    .map(handler => handler.route.id);
  if (missing.length > 0 || extra.length > 0)
    throw new Error(
      `routes without handler: ${missing.join(', ') || 'none'}; handlers without route: ${extra.join(', ') || 'none'}`,
    );
  const intake = createIntake();
  for (const route of declared) {
    const handler = byId.get(route.id);
    if (handler === undefined) continue;
    const searches = 'look' in route.access && route.access.look === 'searched';
    app.route({
      method: route.method as HTTPMethods,
      url: fastifyPath(route.path),
      config: {
        access: route.access,
        ...(route.receives === undefined ? {} : { receives: true as const }),
        ...(searches ? { rateLimit: searchLimit(serving) } : {}),
      },
      handler: (request, reply) =>
        route.receives === undefined
          ? run(serving, handler, request, reply)
          : runWithFile(serving, intake, handler, request, reply),
    });
  }
};

/** One table from error to answer. Faults of ours are logged with their trace and without anybody's data. */
export const answerErrors = (app: FastifyInstance): void => {
  app.setErrorHandler((error, request, reply) => {
    const status =
      typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined;
    const known =
      status === 429
        ? { code: 'too-many-requests' as const, ours: false }
        : typeof status === 'number' && status >= 400 && status < 500
          ? { code: 'invalid-input' as const, ours: false }
          : codeOf(error);
    if (known.ours) {
      request.log.error(
        { trace: request.trace, route: request.routeOptions.url, ...describeFault(error) },
        'fault',
      );
    }
    return sendProblem(reply, known.code, request.trace, 'errors' in known ? known.errors : undefined);
  });
  app.setNotFoundHandler((request, reply) => sendProblem(reply, 'not-found', request.trace));
};

/** Added before any plugin: collects every route there is and refuses to start when one does not say who may call it. */
export const judgeRoutes = (app: FastifyInstance): void => {
  // the objects themselves: a scope's own hook may still stamp them after this one has run
  const seen: RouteOptions[] = [];
  app.addHook('onRoute', route => {
    seen.push(route);
  });
  app.addHook('onReady', async () => {
    const undeclared = seen
      .filter(route => route.config?.access === undefined)
      .map(route => `${String(route.method)} ${route.url}`);
    if (undeclared.length > 0) throw new Error(`routes without declared access: ${undeclared.join(', ')}`);
  });
};
