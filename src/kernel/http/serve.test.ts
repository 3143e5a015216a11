import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, InjectOptions } from 'fastify';
import pg from 'pg';
import { z } from 'zod';
import { Version } from '#contract/common.ts';
import { isProblemCode, Problem, problems, problemTypeBase, type ProblemCode } from '#contract/problem.ts';
import { route, type Route } from '#contract/route.ts';
import { world, type Person, type World } from '../../../test/world.ts';
import { definePolicy } from '../authority.ts';
import { openPool, read, write, type Pool } from '../database.ts';
import { searched } from '../journal.ts';
import { Refused } from '../refusal.ts';
import { createApp, type AppParts } from './app.ts';
import { serve, type Handler } from './handler.ts';

/** A small contract of its own: one route of each kind. */
const refuseRoute = route({
  id: 'test.refuse',
  method: 'GET',
  path: '/refusals/{code}',
  tag: 'test',
  summary: 'Refuses',
  access: { public: 'A test' },
  params: z.object({ code: z.string() }),
});
const failRoute = route({
  id: 'test.fail',
  method: 'GET',
  path: '/failures/{kind}',
  tag: 'test',
  summary: 'Fails',
  access: { public: 'A test' },
  params: z.object({ kind: z.string() }),
});
const ownRoute = route({
  id: 'test.own',
  method: 'GET',
  path: '/own',
  tag: 'test',
  summary: 'Who am I',
  access: { signedIn: 'A test' },
  returns: z.object({ function: z.string() }),
});
const forgetfulRoute = route({
  id: 'test.forgetful',
  method: 'GET',
  path: '/forgetful',
  tag: 'test',
  summary: 'Answers without having asked anything',
  access: { look: 'opened', purposes: ['help-coordination'] },
  returns: z.object({ said: z.string() }),
});
const lookedRoute = route({
  id: 'test.looked',
  method: 'GET',
  path: '/looked/{thing}',
  tag: 'test',
  summary: 'Looks at one thing',
  access: { look: 'opened', purposes: ['help-coordination'] },
  params: z.object({ thing: z.uuid() }),
  query: z.object({ limit: z.enum(['few', 'many']).optional() }),
  returns: z.object({ said: z.string() }),
});
const searchRoute = route({
  id: 'test.search',
  method: 'POST',
  path: '/searches',
  tag: 'test',
  summary: 'Searches',
  access: { look: 'searched', purposes: ['help-coordination'] },
  body: z.object({ words: z.string().min(2) }),
  returns: z.object({ items: z.array(z.string()) }),
});
const changeRoute = route({
  id: 'test.change',
  method: 'PATCH',
  path: '/things/{thing}',
  tag: 'test',
  summary: 'Changes',
  access: { may: 'thing.change', purposes: ['help-coordination'] },
  params: z.object({ thing: z.uuid() }),
  body: z.object({ name: z.string().min(1) }),
  returns: z.object({ version: Version }),
  etag: true,
  ifMatch: true,
});
const putRoute = route({
  id: 'test.put',
  method: 'PUT',
  path: '/things/{thing}',
  tag: 'test',
  summary: 'Puts',
  access: { may: 'thing.put', purposes: ['help-coordination'] },
  params: z.object({ thing: z.uuid() }),
  status: 204,
});

const policy = definePolicy('things', [
  { action: 'thing.change', functions: 'any', relations: ['lead'], states: 'any', frames: 'any' },
  { action: 'thing.put', functions: 'any', relations: ['lead'], states: 'any', frames: 'any' },
]);
const thing = (id: string) => ({ id, relations: ['lead'] as const, state: 'any', frame: 'any' });
const nothing = write('test.http-nothing', 'select 1');
const search = searched('test.http-search');

const databaseError = (code: string, constraint?: string) =>
  Object.assign(new pg.DatabaseError('Failing row contains (geheim)', 1, 'error'), { code, constraint });

/** What the handler of a change does next, and how often it was asked. */
let change: { fails: unknown[]; seen: number[]; asked: number };
const failures: Record<string, () => unknown> = {
  ordinary: () => new Error('geheim'),
  text: () => 'geheim',
  busy: () => databaseError('53300'),
  slow: () => databaseError('57014'),
  gone: () => Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
  pool: () => new Error('timeout exceeded when trying to connect'),
  constraint: () => databaseError('23514', 'weighed_with_reason'),
};

const handlers: readonly Handler[] = [
  serve(refuseRoute, async (_unit, { params }) => {
    if (isProblemCode(params.code)) throw new Refused(params.code, [{ field: 'a', message: 'b' }]);
  }),
  serve(failRoute, async (_unit, { params }) => {
    throw failures[params.kind]?.();
  }),
  serve(ownRoute, async unit => {
    await unit.consult({});
    return { function: unit.actor.function, secret: 'nobody promised this' };
  }),
  serve(forgetfulRoute, async () => ({ said: 'something' })),
  serve(lookedRoute, async () => {
    throw new Refused('not-found');
  }),
  serve(searchRoute, async unit => {
    await unit.look({ searched: search(Buffer.from('hash')) });
    return { items: [] };
  }),
  serve(changeRoute, async (unit, { params, ifMatch }) => {
    change.asked += 1;
    change.seen.push(ifMatch);
    await unit.load({});
    const may = unit.permit(policy, 'thing.change', thing(params.thing));
    const fault = change.fails.shift();
    if (fault !== undefined) throw fault;
    const answer = { version: ifMatch + 1 };
    await unit.save(may, { act: nothing(params.thing) }, { status: 200, body: answer });
    return answer;
  }),
  serve(putRoute, async (unit, { params }) => {
    await unit.load({});
    const may = unit.permit(policy, 'thing.put', thing(params.thing));
    await unit.save(may, { act: nothing(params.thing) }, { status: 204, body: null });
  }),
];
const routes: readonly Route[] = handlers.map(handler => handler.route);

const publicUrl = 'http://localhost:3000';
let w: World;
let pool: Pool;
let app: FastifyInstance;
let director: Person;
let colleague: Person;

const parts = (given: Partial<AppParts> = {}): AppParts => ({
  config: { publicUrl, logLevel: 'silent', demo: true, requestsPerMinute: 100_000 },
  pool,
  routes,
  handlers,
  signIn: () => ({
    routes: [],
    sessionToken: cookies => /perspectief=([\w-]{43})/.exec(cookies ?? '')?.[1],
  }),
  ...given,
});

before(async () => {
  w = await world();
  pool = openPool(w.database.webUrl, { max: 3 });
  director = await w.signIn('case-director');
  colleague = await w.signIn('case-director');
  app = await createApp(parts());
  await app.ready();
});
after(async () => {
  await app.close();
  await pool.end();
  await w.close();
});

const ask = (options: InjectOptions & { as?: Person }) => {
  const { as, headers, ...rest } = options;
  return app.inject({
    ...rest,
    headers: { ...(as === undefined ? {} : { cookie: `perspectief=${as.token}` }), ...headers },
  });
};
const changed = (options: { headers?: Record<string, string>; payload?: InjectOptions['payload'] } = {}) => {
  change = { fails: [], seen: [], asked: 0 };
  return changeWith(options);
};
const changeWith = ({
  headers = {},
  payload = { name: 'x' },
}: {
  headers?: Record<string, string>;
  payload?: InjectOptions['payload'];
} = {}) =>
  ask({
    method: 'PATCH',
    url: `/api/v1/things/${randomUUID()}`,
    as: director,
    headers: { 'x-perspectief': '1', 'idempotency-key': randomUUID(), 'if-match': '"1"', ...headers },
    payload,
  });

const problemOf = (response: { readonly body: string }) => Problem.parse(JSON.parse(response.body));
const codeOf = (response: { readonly body: string }) =>
  problemOf(response).type.slice(problemTypeBase.length);

test('a route that does not say who may call it stops the server from starting', async () => {
  const holed = await createApp(parts());
  holed.get('/hole', () => 'hello');
  await assert.rejects(async () => holed.ready(), /routes without declared access: .*\/hole/);
  await holed.close();
});

test('nor does one that a plugin brings along', async () => {
  const holed = await createApp(parts());
  void holed.register(async inner => {
    inner.post('/inner-hole', () => 'hello');
  });
  await assert.rejects(async () => holed.ready(), /POST \/inner-hole/);
  await holed.close();
});

test('a route of the contract without a handler stops the server from starting, and so does a handler without a route', async () => {
  await assert.rejects(
    createApp(parts({ handlers: handlers.slice(1) })),
    /routes without handler: test\.refuse; handlers without route: none/,
  );
  await assert.rejects(
    createApp(parts({ routes: routes.slice(1) })),
    /routes without handler: none; handlers without route: test\.refuse/,
  );
});

test('every refusal is a problem with its own status, words, and what to quote to the helpdesk', async () => {
  for (const code of Object.keys(problems) as ProblemCode[]) {
    const response = await ask({ url: `/api/v1/refusals/${code}` });
    assert.equal(response.statusCode, problems[code].status, code);
    assert.equal(response.headers['content-type'], 'application/problem+json; charset=utf-8', code);
    const problem = z.strictObject(Problem.shape).parse(JSON.parse(response.body));
    assert.equal(problem.type, `urn:perspectief:problem:${code}`);
    assert.equal(problem.title, problems[code].title);
    assert.equal(problem.status, problems[code].status);
    assert.ok(problem.detail.length > 10, code);
    assert.equal(problem.instance, `urn:trace:${String(response.headers['x-trace-id'])}`);
    assert.deepEqual(problem.errors, [{ field: 'a', message: 'b' }]);
  }
});

test('every answer says which version of the API spoke and may not be kept, refusals too', async () => {
  for (const response of [
    await ask({ url: '/api/v1/own', as: director }),
    await ask({ url: '/api/v1/own' }),
    await ask({ url: '/api/v1/nothing-here' }),
    await ask({ method: 'POST', url: '/api/v1/searches', payload: '{' }),
    await ask({ url: '/api/v1/failures/ordinary' }),
  ]) {
    assert.match(String(response.headers['api-version']), /^\d+\.\d+\.\d+$/);
    assert.equal(response.headers['cache-control'], 'no-store');
    assert.match(String(response.headers['x-trace-id']), /^[0-9a-f]{32}$/);
    assert.equal(response.headers['referrer-policy'], 'no-referrer');
    assert.match(String(response.headers['content-security-policy']), /default-src 'none'/);
    assert.equal(response.headers['x-content-type-options'], 'nosniff');
  }
});

test('what is not there, or not with this method, is not found', async () => {
  for (const options of [
    { url: '/api/v1/nothing-here' },
    { url: '/api/v1/own/' },
    { url: '/api/v2/own' },
    { method: 'POST' as const, url: '/api/v1/own' },
    { method: 'DELETE' as const, url: '/api/v1/searches' },
  ]) {
    const response = await ask({ ...options, as: director });
    assert.equal(response.statusCode, 404, options.url);
    assert.equal(codeOf(response), 'not-found');
  }
});

test('a fault of ours says nothing but that it is ours; a database that is busy or away says to come back', async () => {
  const expected: Record<string, ProblemCode> = {
    ordinary: 'server-error',
    text: 'server-error',
    constraint: 'server-error',
    busy: 'unavailable',
    slow: 'unavailable',
    gone: 'unavailable',
    pool: 'unavailable',
  };
  for (const [kind, code] of Object.entries(expected)) {
    const response = await ask({ url: `/api/v1/failures/${kind}` });
    assert.equal(codeOf(response), code, kind);
    assert.ok(!response.body.includes('geheim'), kind);
  }
});

test('what nobody promised does not leave', async () => {
  const response = await ask({ url: '/api/v1/own', as: director });
  assert.deepEqual(JSON.parse(response.body), { function: 'case-director' });
});

test('an answer without a committed unit of work does not leave', async () => {
  const response = await ask({ url: '/api/v1/forgetful', as: director });
  assert.equal(codeOf(response), 'server-error');
});

test('who is not signed in learns nothing of shapes: that comes first', async () => {
  const response = await ask({
    method: 'POST',
    url: '/api/v1/searches',
    headers: { 'x-perspectief': '1' },
    payload: { wrong: true },
  });
  assert.equal(codeOf(response), 'not-signed-in');
});

test('another website, or a plain form, cannot act', async () => {
  const cases: Record<string, string>[] = [
    { 'x-perspectief': '0' },
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ];
  for (const headers of cases) {
    assert.equal(codeOf(await changed({ headers })), 'cross-site', JSON.stringify(headers));
    assert.equal(change.asked, 0);
  }
  assert.equal(
    (await changed({ headers: { origin: publicUrl, 'sec-fetch-site': 'same-origin' } })).statusCode,
    200,
  );
  assert.equal((await ask({ url: '/api/v1/own', as: director })).statusCode, 200, 'reading needs none of it');
});

test('a command without a key is refused and says which header; a put needs none', async () => {
  for (const key of ['', 'not-a-uuid']) {
    const response = await changed({ headers: { 'idempotency-key': key } });
    assert.equal(codeOf(response), 'invalid-input');
    assert.deepEqual(
      problemOf(response).errors?.map(error => error.field),
      ['Idempotency-Key'],
    );
  }
  const put = await ask({
    method: 'PUT',
    url: `/api/v1/things/${randomUUID()}`,
    as: director,
    headers: { 'x-perspectief': '1' },
  });
  assert.equal(put.statusCode, 204);
  assert.equal(put.body, '');
});

test('a change says which version it saw, and its answer which one it made', async () => {
  const response = await changed({ headers: { 'if-match': '"41"' } });
  assert.equal(response.statusCode, 200);
  assert.deepEqual(change.seen, [41]);
  assert.equal(response.headers['etag'], '"42"');
});

test('a change without a version, or with one that cannot be, is refused before anything is read', async () => {
  change = { fails: [], seen: [], asked: 0 };
  const bare = await ask({
    method: 'PATCH',
    url: `/api/v1/things/${randomUUID()}`,
    as: director,
    headers: { 'x-perspectief': '1', 'idempotency-key': randomUUID() },
    payload: { name: 'x' },
  });
  assert.equal(codeOf(bare), 'precondition-required');
  for (const tag of ['*', '1', '"0"', '"-1"', 'W/"1"', '"1", "2"', '"99999999999"'])
    assert.equal(codeOf(await changeWith({ headers: { 'if-match': tag } })), 'version-mismatch', tag);
  assert.equal(change.asked, 0);
});

test('input that does not fit is named field by field', async () => {
  const response = await changed({ payload: { name: '' } });
  assert.equal(codeOf(response), 'invalid-input');
  assert.deepEqual(
    problemOf(response).errors?.map(error => error.field),
    ['name'],
  );
  const path = await ask({
    method: 'PATCH',
    url: '/api/v1/things/not-a-uuid',
    as: director,
    headers: { 'x-perspectief': '1', 'idempotency-key': randomUUID(), 'if-match': '"1"' },
    payload: { name: 'x' },
  });
  assert.deepEqual(
    problemOf(path).errors?.map(error => error.field),
    ['thing'],
  );
});

test('looking at what no id names is the same as looking at what is not there', async () => {
  const { instance: _one, ...none } = problemOf(
    await ask({ url: `/api/v1/looked/${randomUUID()}`, as: director }),
  );
  const { instance: _other, ...noId } = problemOf(await ask({ url: '/api/v1/looked/xyz', as: director }));
  assert.deepEqual(noId, none);
  assert.equal(codeOf(await ask({ url: '/api/v1/looked/xyz' })), 'not-signed-in');
  const query = await ask({ url: `/api/v1/looked/${randomUUID()}?limit=all`, as: director });
  assert.equal(codeOf(query), 'invalid-input', 'another question than which one');
});

test('a body that is no JSON, of another kind, or too large is refused as input', async () => {
  const json = { 'content-type': 'application/json' };
  for (const given of [
    { headers: json, payload: '{"name":' },
    { headers: { 'content-type': 'text/csv' }, payload: 'a,b' },
    { headers: json, payload: JSON.stringify({ name: 'x'.repeat(300 * 1024) }) },
    { headers: json, payload: '{"__proto__":{"name":"x"}}' },
  ]) {
    const response = await changed(given);
    assert.equal(response.statusCode, 400);
    assert.equal(codeOf(response), 'invalid-input');
    assert.equal(change.asked, 0);
  }
});

test('when somebody else was first, the command is decided once more on what is there now', async () => {
  for (const code of ['40001', '40P01', '23505']) {
    change = { fails: [databaseError(code), databaseError(code)], seen: [], asked: 0 };
    assert.equal((await changeWith()).statusCode, 200, code);
    assert.equal(change.asked, 3);
  }
});

test('and not without end, nor for other errors', async () => {
  change = { fails: Array.from({ length: 9 }, () => databaseError('40001')), seen: [], asked: 0 };
  assert.equal(codeOf(await changeWith()), 'server-error');
  assert.equal(change.asked, 3);
  change = { fails: [databaseError('23514')], seen: [], asked: 0 };
  assert.equal(codeOf(await changeWith()), 'server-error');
  assert.equal(change.asked, 1);
  assert.equal(pool.totalCount - pool.idleCount, 0, 'no connection is left behind');
});

test('a repeated command gets the first answer, version and all', async () => {
  change = { fails: [], seen: [], asked: 0 };
  const url = `/api/v1/things/${randomUUID()}`;
  const headers = { 'x-perspectief': '1', 'idempotency-key': randomUUID(), 'if-match': '"7"' };
  const once = () => ask({ method: 'PATCH', url, as: director, headers, payload: { name: 'x' } });
  const first = await once();
  const again = await once();
  assert.equal(first.body, again.body);
  assert.equal(again.headers['etag'], '"8"');
  const other = await ask({ method: 'PATCH', url, as: director, headers, payload: { name: 'y' } });
  assert.equal(codeOf(other), 'key-used-otherwise');
});

test('the trace of the caller is kept when it is one, and made when it is not', async () => {
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
  const traced = await ask({
    url: '/api/v1/own',
    headers: { traceparent: `00-${trace}-00f067aa0ba902b7-01` },
  });
  assert.equal(traced.headers['x-trace-id'], trace);
  for (const traceparent of ['<script>', `00-${trace}`, `${trace}`]) {
    const other = await ask({ url: '/api/v1/own', headers: { traceparent } });
    assert.match(String(other.headers['x-trace-id']), /^[0-9a-f]{32}$/);
    assert.notEqual(other.headers['x-trace-id'], trace);
  }
});

test('who searches without end is asked to wait, as a problem; a colleague is not', async () => {
  const searchAs = (as: Person) =>
    ask({
      method: 'POST',
      url: '/api/v1/searches',
      as,
      headers: { 'x-perspectief': '1' },
      payload: { words: 'bo' },
    });
  for (let i = 0; i < 30; i += 1) assert.equal((await searchAs(director)).statusCode, 200);
  const refused = await searchAs(director);
  assert.equal(refused.statusCode, 429);
  assert.equal(refused.headers['content-type'], 'application/problem+json; charset=utf-8');
  assert.equal(codeOf(refused), 'too-many-requests');
  assert.ok(Number(refused.headers['retry-after']) > 0);
  assert.equal((await searchAs(colleague)).statusCode, 200);
});

test('the description of the API is there for everyone, from any website', async () => {
  const response = await ask({
    url: '/api/v1/openapi.json',
    headers: { origin: 'https://elsewhere.example' },
  });
  assert.equal(response.statusCode, 200);
  assert.equal(response.headers['access-control-allow-origin'], '*');
  const document = z
    .object({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(response.body));
  assert.match(document.openapi, /^3\.1\./);
  assert.deepEqual(
    Object.keys(document.paths).toSorted(),
    [...new Set(routes.map(each => each.path))].toSorted(),
  );
});

test('it lives and is ready; without its database it lives and is not', async () => {
  assert.equal((await ask({ url: '/healthz' })).statusCode, 200);
  assert.equal((await ask({ url: '/readyz' })).statusCode, 200);
  const away = openPool(w.database.webUrl.replace(/\/[^/?]+\?/, '/there_is_no_such_database?'), { max: 1 });
  const without = await createApp(parts({ pool: away }));
  assert.equal((await without.inject({ url: '/healthz' })).statusCode, 200);
  assert.equal((await without.inject({ url: '/readyz' })).statusCode, 503);
  await without.close();
  await away.end();
});

test('a body that does not come is not waited for; an answer that takes its time is', async () => {
  const late = {
    path: '/late',
    tag: 'test',
    summary: 'Takes its time',
    access: { public: 'A test' },
  } as const;
  const returns = z.object({ said: z.string() });
  const told = route({
    id: 'test.told',
    method: 'POST',
    ...late,
    body: z.object({ words: z.string() }),
    returns,
  });
  const asked = route({ id: 'test.asked', method: 'GET', ...late, returns });
  const slow = await createApp(
    parts({
      bodyMillis: 1_000,
      routes: [told, asked],
      handlers: [told, asked].map(each => serve(each, () => sleep(1_500, { said: 'late' }))),
    }),
  );
  const address = new URL(await slow.listen({ host: '127.0.0.1', port: 0 }));
  const headers = { 'content-type': 'application/json', 'x-perspectief': '1' };
  const url = new URL('/api/v1/late', address);
  const body = JSON.stringify({ words: 'x' });
  assert.equal((await fetch(url, { method: 'POST', headers, body })).status, 200);
  assert.equal((await fetch(url)).status, 200);
  assert.equal((await slow.inject({ url: '/api/v1/late' })).statusCode, 200);

  const half = connect(Number(address.port), address.hostname);
  let heard = '';
  half.on('data', chunk => (heard += String(chunk)));
  half.on('error', () => undefined);
  half.write(
    `POST /api/v1/late HTTP/1.1\r\nhost: x\r\nx-perspectief: 1\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n{`,
  );
  await once(half, 'close');
  assert.equal(heard, '');
  await slow.close();
});

const secretRead = read('test.secret-read', z.object({}), 'select $1::int as n');

test('no word of anybody gets into the log, whatever goes wrong', async () => {
  const lines: string[] = [];
  const canary = 'Kanarie-7f3a';
  const talking = route({
    id: 'test.talking',
    method: 'POST',
    path: '/talking/{kind}',
    tag: 'test',
    summary: 'Goes wrong with somebody’s words in hand',
    access: { look: 'opened', purposes: ['help-coordination'] },
    params: z.object({ kind: z.string() }),
    query: z.object({ q: z.string().optional() }),
    body: z.object({ words: z.string() }),
    returns: z.object({ n: z.int() }),
  });
  const logged = await createApp(
    parts({
      config: { publicUrl, logLevel: 'trace', demo: true, requestsPerMinute: 100_000 },
      log: { write: line => void lines.push(line) },
      routes: [talking],
      handlers: [
        serve(talking, async (unit, { params, body }) => {
          switch (params.kind) {
            case 'database':
              await unit.load({ secret: secretRead(body.words) });
              return { n: 1 };
            case 'error':
              throw new Error(`cannot do ${body.words}\n    at ${body.words} (somewhere.ts:1:1)`);
            case 'range':
              Temporal.PlainDate.from(body.words);
              return { n: 1 };
            case 'json':
              JSON.parse(body.words);
              return { n: 1 };
            case 'cause':
              throw new Error('outer', { cause: new Error(body.words) });
            case 'shape':
              await unit.consult({});
              return { n: body.words as unknown as number };
            default:
              throw new Refused('invalid-input', [{ field: 'words', message: body.words }]);
          }
        }),
      ],
    }),
  );
  await logged.ready();
  const headers = {
    cookie: `perspectief=${director.token}; other=${canary}`,
    'x-perspectief': '1',
    'user-agent': canary,
    referer: `https://elsewhere.example/${canary}`,
    'x-forwarded-for': canary,
    traceparent: canary,
  };
  for (const kind of ['database', 'error', 'range', 'json', 'cause', 'shape', 'refused', canary]) {
    const response = await logged.inject({
      method: 'POST',
      url: `/api/v1/talking/${kind}?q=${canary}`,
      headers,
      payload: { words: canary },
    });
    assert.ok(response.statusCode >= 400, kind);
  }
  for (const url of [`/api/v1/${canary}`, `/api/v1/talking/x?${canary}=1`, `/${canary}`])
    await logged.inject({ url, headers });
  await logged.inject({
    method: 'POST',
    url: '/api/v1/talking/x',
    headers: { ...headers, 'content-type': 'application/json' },
    payload: `{"words": "${canary}`,
  });
  await logged.close();
  const log = lines.join('');
  assert.ok(lines.length > 10, 'the log was captured');
  assert.match(log, /"cause":"database 22P02/);
  assert.match(log, /"route":"\/api\/v1\/talking\/:kind"/);
  assert.match(log, /serve\.test\.ts/, 'where it happened is told');
  assert.doesNotMatch(log, new RegExp(canary, 'i'));
  assert.ok(!log.includes(director.token), 'nor the session');
});
