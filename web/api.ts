import type { InputOf, OutputOf, Route } from '#contract/route.ts';
import type { ZodType } from 'zod';
import { connection } from './connection.ts';
import { readProblem, unexpected, Unreachable } from './problems.ts';
import { lastHeard, sessionGate } from './session-gate.ts';

export { isProblem, mayRetry } from './problems.ts';

type Shape = ZodType | undefined;
type Part<Name extends string, S extends Shape> = S extends ZodType
  ? Record<Name, InputOf<S>>
  : Partial<Record<Name, undefined>>;

/** What a route asks: exactly the parts it declares. `ifMatch` is the version that was seen. */
export type Input<P extends Shape, Q extends Shape, B extends Shape> = Part<'params', P> &
  (Q extends ZodType ? { query?: InputOf<Q> } : unknown) &
  Part<'body', B> & { ifMatch?: number };

export interface CallOptions {
  signal?: AbortSignal;
  /** The same key for every attempt at the same command. */
  key?: string;
  /** Only for what happens before or around sign-in: answer 401 instead of waiting until someone has signed in. */
  outsideSession?: true;
  /** The answer may come after this page is gone. */
  keepalive?: boolean;
}

const patience = 20_000;

/** Calls a route of the contract. Types follow from the route; the answer is parsed with it. */
export async function call<P extends Shape, Q extends Shape, B extends Shape, R extends Shape>(
  route: Route<string, P, Q, B, R>,
  input: Input<P, Q, B>,
  options: CallOptions = {},
): Promise<OutputOf<R>> {
  const request = describe(route, input, options.key ?? crypto.randomUUID());
  for (;;) {
    if (options.outsideSession !== true) await sessionGate.whenOpen(options.signal);
    const response = await send(request, options);
    if (response.status === 401 && options.outsideSession !== true) {
      sessionGate.close();
      continue;
    }
    if (!response.ok) throw await readProblem(response);
    return readAnswer(route, response);
  }
}

interface Prepared {
  url: string;
  init: RequestInit;
}

function describe(
  route: Route,
  input: { params?: unknown; query?: unknown; body?: unknown; ifMatch?: number },
  key: string,
): Prepared {
  const headers = new Headers({ Accept: 'application/json', 'X-Perspectief': '1' });
  if (route.method !== 'GET') headers.set('Idempotency-Key', key);
  if (route.ifMatch === true) {
    if (input.ifMatch === undefined) throw new TypeError(`${route.id} asks for the version that was seen`);
    headers.set('If-Match', `"${input.ifMatch}"`);
  }
  // content alone may be kept, and is asked for again each time
  const cache = route.content === true ? 'no-cache' : 'no-store';
  const init: RequestInit = { method: route.method, headers, credentials: 'same-origin', cache };
  if (input.body !== undefined) {
    headers.set('Content-Type', 'application/json');
    init.body = JSON.stringify(input.body);
  }
  return { url: `/api/v1${fillIn(route.path, entries(input.params))}${asQuery(entries(input.query))}`, init };
}

type Plain = string | number | boolean;

const entries = (value: unknown): (readonly [string, Plain])[] =>
  Object.entries(value ?? {}).flatMap(([name, each]: [string, unknown]) =>
    typeof each === 'string' || typeof each === 'number' || typeof each === 'boolean'
      ? [[name, each] as const]
      : [],
  );

function fillIn(path: string, params: readonly (readonly [string, Plain])[]): string {
  const filled = params.reduce(
    (soFar, [name, value]) => soFar.replace(`{${name}}`, encodeURIComponent(value)),
    path,
  );
  if (filled.includes('{')) throw new TypeError(`${path} misses a parameter`);
  return filled;
}

/** Where a file of the API is, for a link that opens it. */
export const addressOf = <P extends ZodType>(route: Route<string, P>, params: InputOf<P>): string =>
  `/api/v1${fillIn(route.path, entries(params))}`;

function asQuery(query: readonly (readonly [string, Plain])[]): string {
  const search = new URLSearchParams(query.map(([name, value]) => [name, String(value)]));
  return search.size === 0 ? '' : `?${search.toString()}`;
}

async function send({ url, init }: Prepared, { signal, keepalive }: CallOptions): Promise<Response> {
  const timeout = AbortSignal.timeout(patience);
  try {
    const response = await fetch(url, {
      ...init,
      keepalive: keepalive === true,
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
    connection.reached();
    if (response.status !== 401) lastHeard.now();
    return response;
  } catch (error) {
    if (signal?.aborted === true) throw error;
    connection.lost();
    throw new Unreachable();
  }
}

async function readAnswer<R extends Shape>(
  route: Route<string, Shape, Shape, Shape, R>,
  response: Response,
): Promise<OutputOf<R>> {
  const { returns } = route;
  if (returns === undefined) return undefined as OutputOf<R>;
  const parsed = returns.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success) throw unexpected(response);
  return parsed.data as OutputOf<R>;
}
