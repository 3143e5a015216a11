/**
 * For tests: a server with the sign-in mounted, the real database behind it, a real identity provider before it, and a
 * browser of few words that keeps cookies and follows where it is sent.
 */
import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import {
  startDemoIdentityProvider,
  type DemoIdentityProvider,
  type DemoTenant,
} from '#src/demo/identity-provider.ts';
import { readOrganisations } from '#src/frames/organisations-content.ts';
import { withDatabase } from '#test/database.ts';
import { createSignIn, type SignIn, type SignInDeps } from './index.ts';

export interface Reader {
  readonly tenant_name: string;
  readonly organisation_name: string;
  readonly function: string;
  readonly label: string;
  readonly professional_id: string;
  readonly held_function_id: string;
}

export interface TestDatabase {
  /** As the server. */
  readonly pool: pg.Pool;
  /** As the administrator, for what only time would bring about. */
  readonly admin: pg.Pool;
  /** Who acts under this token, as the database sees it. */
  reader(token: string | undefined): Promise<Reader | undefined>;
  close(): Promise<void>;
}

export async function openDatabase(): Promise<TestDatabase> {
  const database = await withDatabase();
  const pool = new pg.Pool({ connectionString: database.webUrl, max: 4 });
  const admin = new pg.Pool({ connectionString: database.adminUrl, max: 2 });
  // A connection that is idle when the database goes is no failure of a test.
  pool.on('error', () => undefined);
  admin.on('error', () => undefined);
  return {
    pool,
    admin,
    async reader(token) {
      const { rows } = await pool.query<Reader>(`select * from authz.enter($1, 'intake', 'test')`, [
        token ?? '',
      ]);
      return rows[0];
    },
    async close() {
      await pool.end();
      await admin.end();
      await database.close();
    },
  };
}

export interface House {
  readonly url: string;
  readonly signIn: SignIn;
  readonly logged: readonly string[];
  readonly browser: () => Browser;
  close(): Promise<void>;
}

type Mounted = Omit<SignInDeps, 'pool' | 'log' | 'config'> & { readonly idp?: RequestListener };

/** Listens first, so that what is mounted can know the address. */
export async function openHouse(
  database: TestDatabase,
  mount: (url: string) => Promise<Mounted>,
  config: Partial<SignInDeps['config']> = {},
  port = 0,
): Promise<House> {
  const logged: string[] = [];
  const write = (fields: object, message: string) => void logged.push(`${message} ${JSON.stringify(fields)}`);
  let handler: RequestListener = () => undefined;
  const server = createServer((request, response) => handler(request, response));
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const { idp, ...mounted } = await mount(url);
  const signIn = createSignIn({
    config: {
      publicUrl: url,
      demo: idp !== undefined,
      firstAdministrator: undefined,
      sessionIdleMinutes: 15,
      sessionHours: 8,
      ...config,
    },
    pool: database.pool,
    log: { info: write, warn: write, error: write },
    ...mounted,
  });
  handler = (request, response) => {
    // After a restart at the same address nobody should be holding on to an old connection.
    response.shouldKeepAlive = false;
    if (idp !== undefined && request.url?.startsWith('/demo-idp/') === true) idp(request, response);
    else
      serve(signIn, database, request, response).catch(error => response.writeHead(500).end(String(error)));
  };
  return {
    url,
    signIn,
    logged,
    browser: () => new Browser(url, signIn),
    close: () => closeServer(server),
  };
}

/** Calls a route without a server in between. */
export function ask(
  signIn: SignIn,
  method: 'GET' | 'POST',
  url: string,
  headers: Record<string, string> = {},
  body = '',
) {
  const route = signIn.routes.find(one => one.method === method && one.path === url.split('?')[0]);
  assert.ok(route, `there is no ${method} ${url}`);
  return route.handler({ url, headers, body, traceId: 'trace-of-this-test' });
}

/** Headers as the server's http layer sets them on every answer. */
const serverHeaders = {
  'content-security-policy':
    "default-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'",
  'referrer-policy': 'no-referrer',
};

async function serve(
  signIn: SignIn,
  database: TestDatabase,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(serverHeaders)) response.setHeader(name, value);
  const url = request.url ?? '/';
  const route = signIn.routes.find(one => one.method === request.method && one.path === url.split('?')[0]);
  if (route === undefined) {
    // Any other page tells who is acting, as soon as the document is asked for.
    const reader = await database.reader(signIn.sessionToken(request.headers.cookie));
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html lang="nl"><head><title>Perspectief</title></head><body><main><h1>${reader?.label ?? 'Niemand'}</h1>
      <form method="post" action="/auth/sign-out"><button>Afmelden</button></form></main></body></html>`);
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const answer = await route.handler({
    url,
    headers: request.headers,
    body: Buffer.concat(chunks).toString(),
    traceId: 'trace-of-this-test',
  });
  if (answer.cookies.length > 0) response.setHeader('set-cookie', answer.cookies);
  response.writeHead(answer.status, answer.headers).end(answer.body);
}

export function closeServer(server: ReturnType<typeof createServer>): Promise<void> {
  server.closeAllConnections();
  return new Promise(resolve => server.close(() => resolve()));
}

export interface Visit {
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

export class Browser {
  /** Per host, name to value. */
  readonly cookies = new Map<string, Map<string, string>>();
  readonly #home: string;
  readonly #signIn: SignIn;

  constructor(home: string, signIn: SignIn) {
    this.#home = home;
    this.#signIn = signIn;
  }

  /** Goes to an address and from there wherever it is sent, until `stop` says that this is it. */
  async go(
    address: string,
    options: { method?: string; form?: Record<string, string>; stop?: (url: string) => boolean } = {},
  ): Promise<Visit> {
    let url = new URL(address, this.#home).href;
    let { form, method = form === undefined ? 'GET' : 'POST' } = options;
    for (let steps = 0; steps < 20; steps++) {
      const visit = await this.#visit(url, method, form);
      const refresh = /http-equiv="refresh" content="0; url=([^"]*)"/.exec(visit.body)?.[1];
      const next = visit.headers.get('location') ?? refresh?.replaceAll('&#38;', '&');
      if (next === undefined) return visit;
      const to = new URL(next, url).href;
      if (options.stop?.(to) === true) return { ...visit, url: to };
      [url, method, form] = [to, 'GET', undefined];
    }
    throw new Error(`It goes round and round at ${url}`);
  }

  signInAs(subject: string, rest = ''): Promise<Visit> {
    return this.go(`/auth/sign-in?as=${subject}${rest}`);
  }

  get token(): string | undefined {
    return this.#signIn.sessionToken(this.cookieHeader(this.#home));
  }

  cookieHeader(url: string): string {
    return [...(this.cookies.get(new URL(url).host) ?? [])]
      .map(([name, value]) => `${name}=${value}`)
      .join('; ');
  }

  setCookie(name: string, value: string): void {
    const host = new URL(this.#home).host;
    this.cookies.set(host, (this.cookies.get(host) ?? new Map<string, string>()).set(name, value));
  }

  async #visit(url: string, method: string, form: Record<string, string> | undefined): Promise<Visit> {
    const { host } = new URL(url);
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      headers: { cookie: this.cookieHeader(url) },
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    });
    const jar = this.cookies.get(host) ?? new Map<string, string>();
    this.cookies.set(host, jar);
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return { url, status: response.status, headers: response.headers, body: await response.text() };
  }
}

export const readTenants = (): DemoTenant[] => readOrganisations();

export interface DemoHouse extends House {
  readonly idp: DemoIdentityProvider;
  /** Stops and starts at the same address, with what the data folder held; perhaps with other accounts. */
  restart(tenants?: readonly DemoTenant[]): Promise<DemoHouse>;
}

export async function openDemoHouse(
  database: TestDatabase,
  tenants: readonly DemoTenant[] = readTenants(),
  at: { readonly port: number; readonly dataDir: string } = {
    port: 0,
    dataDir: mkdtempSync(join(tmpdir(), 'perspectief-idp-')),
  },
): Promise<DemoHouse> {
  let idp: DemoIdentityProvider | undefined;
  const mount = async (url: string): Promise<Mounted> => {
    idp = await startDemoIdentityProvider({
      issuerUrl: `${url}/demo-idp`,
      redirectUris: [`${url}/auth/callback`],
      postLogoutRedirectUris: [`${url}/auth/signed-out`],
      tenants,
      dataDir: at.dataDir,
    });
    return { client: idp.client, claims: idp.claims, idp: idp.handler };
  };
  const house = await openHouse(database, mount, {}, at.port);
  assert.ok(idp);
  return {
    ...house,
    idp,
    async restart(others = tenants) {
      await house.close();
      return openDemoHouse(database, others, { port: Number(new URL(house.url).port), dataDir: at.dataDir });
    },
    async close() {
      await house.close();
      rmSync(at.dataDir, { recursive: true, force: true });
    },
  };
}
