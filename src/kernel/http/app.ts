import type { IncomingMessage, ServerResponse } from 'node:http';
import rateLimit from '@fastify/rate-limit';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import helmet from 'helmet';
import type { Route } from '#contract/route.ts';
import type { Config } from '../config.ts';
import type { Pool } from '../database.ts';
import type { Handler } from './handler.ts';
import { openApi } from './openapi.ts';
import { servePages } from './pages.ts';
import { sendProblem } from './problems.ts';
import { answerErrors, judgeRoutes, registerRoutes, traceOf } from './serve.ts';
import { apiBase, apiVersion } from './version.ts';

/** Pages that the server makes itself, for whoever has no session. */
type PlainRoutes = readonly {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly handler: (request: {
    url: string;
    headers: IncomingMessage['headers'];
    body: string;
    traceId: string;
  }) => Promise<{
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly cookies: readonly string[];
    readonly body: string;
  }>;
}[];

interface SignInRoutes {
  readonly routes: PlainRoutes;
  readonly sessionToken: (cookies: string | undefined) => string | undefined;
}

export interface AppParts {
  readonly config: Pick<Config, 'publicUrl' | 'logLevel' | 'demo' | 'requestsPerMinute'>;
  readonly pool: Pool;
  readonly routes: readonly Route[];
  /** How large a file may be that somebody sends; absent: none may be. */
  readonly uploadMost?: number;
  /** How long what is not a file may take to arrive, in milliseconds; absent: fifteen seconds. */
  readonly bodyMillis?: number;
  readonly handlers: readonly Handler[];
  readonly signIn: (log: FastifyBaseLogger) => SignInRoutes;
  /** Where somebody without an account answers one question. */
  readonly partnerDoor?: (log: FastifyBaseLogger) => { readonly routes: PlainRoutes };
  /** Where the log goes; without it to standard output. */
  readonly log?: { write(line: string): void };
  /** The demo identity provider, when there is one: it reads its own bodies and sets its own headers. */
  readonly mounted?: {
    readonly mountPath: string;
    readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
  };
}

const minute = 60_000;

/** The server: every route says who may call it, every error becomes problem details, nothing personal is logged. */
export const createApp = async (parts: AppParts): Promise<FastifyInstance> => {
  const { bodyMillis = 15_000 } = parts;
  const app = Fastify({
    logger: {
      level: parts.config.logLevel,
      // what a request was about never reaches the log: no URL, no address, no header
      serializers: {
        req: request => ({ method: request.method, route: request.routeOptions?.url }),
        res: reply => ({ status: reply.statusCode }),
      },
      base: null,
      ...(parts.log === undefined ? {} : { stream: parts.log }),
    },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 256 * 1024,
    // for a file from a telephone; all else has `bodyMillis`, and headers have a limit of their own
    requestTimeout: 120_000,
    http: { headersTimeout: bodyMillis },
    trustProxy: 'loopback',
    routerOptions: { ignoreTrailingSlash: false },
    // an address that cannot be read is refused like any other input, and not repeated
    frameworkErrors: (_error, request, reply) =>
      void sendProblem(reply, 'invalid-input', traceOf(request.headers.traceparent)),
  });
  judgeRoutes(app);
  answerErrors(app);
  app.decorateRequest('trace', '');
  app.addHook('onRequest', async (request, reply) => {
    request.trace = traceOf(request.headers.traceparent);
    const { mounted } = parts;
    if (
      mounted !== undefined &&
      request.raw.url !== undefined &&
      (request.raw.url === mounted.mountPath || request.raw.url.startsWith(`${mounted.mountPath}/`))
    ) {
      reply.hijack();
      mounted.handler(request.raw, reply.raw);
    }
  });
  app.addHook('onRequest', async request => {
    const { raw } = request;
    const sendsBody =
      raw.headers['content-length'] !== undefined || raw.headers['transfer-encoding'] !== undefined;
    if (request.routeOptions.config.receives === true || !sendsBody) return;
    const late = setTimeout(() => {
      if (!raw.complete) raw.destroy();
    }, bodyMillis).unref();
    // what took its time to arrive, and not what takes its time to answer
    for (const over of ['end', 'close']) raw.once(over, () => clearTimeout(late));
  });
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        trace: request.trace,
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'answered',
    );
  });

  // made once: these headers are the same on every answer
  const secure = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: parts.config.publicUrl.startsWith('https:') ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
  });
  app.addHook('onRequest', (request, reply, next) =>
    secure(request.raw, reply.raw, error => next(error as Error | undefined)),
  );

  const signIn = parts.signIn(app.log);
  // By address, since a cookie can be invented; wide enough for an office behind one address. Searches are counted per
  // session as well, where they are registered.
  await app.register(rateLimit, {
    global: true,
    max: parts.config.requestsPerMinute,
    timeWindow: minute,
    keyGenerator: request => request.ip,
  });
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    // an answer of its greatest length, however it is written
    { parseAs: 'string', bodyLimit: 64 * 1024 },
    (_request, body, done) => done(null, body),
  );

  // not read here: who may send a file is known first, and how large it says to be
  app.addContentTypeParser('application/pdf', (_request, payload, done) => done(null, payload));

  const publicOrigin = new URL(parts.config.publicUrl).origin;
  registerRoutes(
    app,
    {
      pool: parts.pool,
      publicOrigin,
      uploadMost: parts.uploadMost ?? 0,
      sessionToken: signIn.sessionToken,
      touch: touchOnceAMinute(parts.pool, app.log),
    },
    parts.routes,
    parts.handlers,
  );

  servePlain(app, signIn.routes, { access: 'Sign-in itself', perMinute: 300 });
  servePlain(app, parts.partnerDoor?.(app.log).routes ?? [], {
    access: 'One question to somebody without an account: the link is what opens it',
    perMinute: 60,
  });

  const document = openApi(parts.routes, parts.config.publicUrl);
  app.get(
    `${apiBase}/openapi.json`,
    { config: { access: { public: 'The description of the API' } } },
    (_request, reply) =>
      reply.header('API-Version', apiVersion).header('access-control-allow-origin', '*').send(document),
  );
  app.get('/healthz', { config: { access: { public: 'Whether the process lives' } } }, () => ({
    status: 'ok',
  }));
  app.get(
    '/readyz',
    { config: { access: { public: 'Whether it can work: the database answers' } } },
    async (_request, reply) => {
      try {
        await parts.pool.query('select 1');
        return { status: 'ok' };
      } catch {
        return reply.code(503).send({ status: 'unavailable' });
      }
    },
  );
  await servePages(app);
  return app;
};

const servePlain = (
  app: FastifyInstance,
  routes: PlainRoutes,
  { access, perMinute }: { readonly access: string; readonly perMinute: number },
): void => {
  for (const route of routes) {
    app.route({
      method: route.method,
      url: route.path,
      config: { access: { public: access }, rateLimit: { max: perMinute, timeWindow: minute } },
      handler: async (request, reply) => {
        const answer = await route.handler({
          url: request.url,
          headers: request.headers,
          body: typeof request.body === 'string' ? request.body : '',
          traceId: request.trace,
        });
        reply.code(answer.status).headers(answer.headers);
        for (const cookie of answer.cookies) reply.header('set-cookie', cookie);
        return reply.send(answer.body);
      },
    });
  }
};

/** Keeps a session alive outside the work itself: an update per request would make looks wait for each other. */
const touchOnceAMinute = (pool: Pool, log: FastifyBaseLogger) => {
  return (token: string, idleUntil: string, idleMinutes: number): void => {
    const seen = Temporal.Instant.from(idleUntil).subtract({ minutes: idleMinutes });
    if (Temporal.Now.instant().since(seen).total('seconds') < 60) return;
    pool
      .query({ name: 'session.touch', text: 'select authz.touch_session($1)', values: [token] })
      .catch(() => log.warn('a session could not be kept alive'));
  };
};
