/** Attacks by method and address, over a real connection: no client tidies them up on the way. */
import { connect } from 'node:net';
import { randomUUID } from 'node:crypto';
import { routes } from '#contract/index.ts';
import type { Field } from './field.ts';
import { pathOf, requestOf, type Answer } from './house.ts';
import { makeSubject } from './subjects.ts';
import { targetOf } from './targets.ts';

/** Methods a path does not have, with a session that may see everything there. */
export async function methodAttacks(field: Field): Promise<void> {
  const declared = new Set(routes.map(route => `${route.method} ${route.path}`));
  const lead = await makeSubject(field.house, field.families, 'case-director', 'lead');
  const target: Readonly<Record<string, string>> = {
    ...targetOf(lead),
    grantId: lead.family.ids.partnerGrant,
    heldFunctionId: randomUUID(),
    frame: 'jeugd-lokaal',
    basis: 'youth-desk',
  };
  for (const route of routes.filter(({ id }) => !id.startsWith('session.end'))) {
    for (const method of ['HEAD', 'OPTIONS', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const) {
      if (declared.has(`${method} ${route.path}`)) continue;
      const head = method === 'HEAD' && declared.has(`GET ${route.path}`);
      const answer = await field.send({
        method,
        url: pathOf(route, target),
        headers: {
          cookie: `perspectief=${lead.person.token}`,
          'x-perspectief': '1',
          'idempotency-key': randomUUID(),
          'if-match': '"1"',
        },
      });
      if (method === 'HEAD') {
        if (answer.body !== '') field.attacks.faults.push(`methods: HEAD ${route.path} has a body`);
        const said = { ...answer, body: `{"type":"${answer.status === 404 ? 'not-found' : 'other'}"}` };
        field.judge('methods', `HEAD ${route.path}`, said, head ? {} : { answers: ['not-found'] });
      } else field.judge('methods', `${method} ${route.path}`, answer, { answers: ['not-found'] });
    }
  }
}

/** The same case under every spelling of its address; who may not see it does not see it under another. */
export async function addressAttacks(field: Field): Promise<void> {
  const { house } = field;
  const address = await house.app.listen({ host: '127.0.0.1', port: 0 });
  const port = Number(new URL(address).port);
  const stranger = await makeSubject(house, field.families, 'case-director', 'none');
  const id = stranger.family.ids.case;
  const at = `/api/v1/cases/${id}`;
  const spellings = [
    at,
    `${at}/`,
    `${at}//`,
    `/${at}`,
    `//api/v1/cases/${id}`,
    `/api//v1/cases/${id}`,
    `/api/v1//cases//${id}`,
    `/API/V1/CASES/${id}`,
    `/api/v1/Cases/${id}`,
    `/api/v1/cases/${id.toUpperCase()}`,
    `/api/v1/cases/%2e%2e/cases/${id}`,
    `/api/v1/cases/..%2fcases%2f${id}`,
    `/api/v1/../v1/cases/${id}`,
    `/api/v1/./cases/${id}`,
    `${at}%00`,
    `${at}%20`,
    `${at}%0d%0aX-Injected:%201`,
    `${at};a=b`,
    `${at}.json`,
    `${at}?caseId=${randomUUID()}`,
    `${at}#x`,
    `${at}%2f`,
    `${at}%2flooks`,
    `${at}%c0%af`,
    `${at}%`,
    `${at}%zz`,
    `${at}%u002f`,
    `/api/v1/cases/%63a5e0000${id.slice(8)}`,
    `/api%2fv1%2fcases%2f${id}`,
    `/%61pi/v1/cases/${id}`,
    `\\api\\v1\\cases\\${id}`,
    `/api/v1/cases\\${id}`,
    `/demo-idp/../api/v1/cases/${id}`,
    `/auth/../api/v1/cases/${id}`,
    `/assets/..${at}`,
    `http://localhost:3000${at}`,
    `http://evil.example${at}`,
    '*',
    '/',
    '',
    `/api/v1/cases/${'a'.repeat(8_000)}`,
    `/${'a/'.repeat(3_000)}`,
    `${at}?${'a=b&'.repeat(2_000)}`,
    `/api/v1/cases?after[]=1`,
    `/api/v1/cases?__proto__[x]=1`,
    `/api/v1/cases?after=%00`,
    `/api/v1/cases?after=%ff%fe`,
    `/api/v1/colleagues?functions=%27%20or%201=1`,
    `/api/v1/colleagues?functions=${'a,'.repeat(140)}`,
    '/api/v1/colleagues?functions=%00',
    '/../../etc/passwd',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/assets/../../package.json',
    '/assets/%2e%2e%2f%2e%2e%2fpackage.json',
    '/.env',
    '/package.json',
    '/src/server.ts',
    '/api/v1/openapi.json/',
    '/healthz/',
    '/metrics',
    '/debug',
    '/api/v1',
    '/api',
    '/api/v2/cases',
  ];
  for (const path of spellings) {
    for (const token of [undefined, stranger.person.token]) {
      for (const method of ['GET', 'DELETE']) {
        const answer = await raw(
          port,
          method,
          path,
          token === undefined ? {} : { cookie: `perspectief=${token}` },
        );
        judgeRaw(field, `${method} ${path.slice(0, 80)}`, answer);
      }
    }
  }
  const tricks: Record<string, Record<string, string>> = {
    'another method by header': { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE' },
    'another address by header': { 'x-original-url': '/api/v1/my-work', 'x-rewrite-url': '/api/v1/my-work' },
    'as somebody else’s proxy': {
      'x-forwarded-for': '10.0.0.1',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      forwarded: 'for=10.0.0.1',
    },
    'as somebody by header': {
      'x-user': 'proof-lead',
      'x-forwarded-user': 'proof-lead',
      'x-remote-user': 'proof-lead',
    },
    'two sessions': { cookie: `perspectief=${'A'.repeat(43)}; perspectief=${stranger.person.token}` },
    'a cookie that does not end': { cookie: `perspectief=${'A'.repeat(7_000)}` },
    'a trace that is none': { traceparent: `00-${'0'.repeat(32)}-x` },
    'a trace with a line end': { traceparent: '00-abc%0d%0aX: 1' },
    'kept by a cache': { 'if-none-match': '"1"', 'if-modified-since': 'Sun, 22 Nov 2026 00:00:00 GMT' },
    'only a part': { range: 'bytes=0-10' },
  };
  for (const [name, headers] of Object.entries(tricks)) {
    const cookie = headers['cookie'] ?? `perspectief=${stranger.person.token}`;
    judgeRaw(field, name, await raw(port, 'GET', at, { ...headers, cookie }));
  }
  // somebody who may see it gets it whole, whatever cache or range is asked for
  const lead = await makeSubject(house, field.families, 'case-director', 'lead');
  const open = requestOf(
    routeOf('cases.open'),
    { params: { caseId: lead.family.ids.case } },
    lead.person.token,
  );
  for (const headers of [{ 'if-none-match': '"1"' }, { range: 'bytes=0-10' }, { accept: 'text/html' }]) {
    const answer = await field.send({ ...open, headers: { ...open.headers, ...headers } });
    field.attacks.counts.set('addresses', (field.attacks.counts.get('addresses') ?? 0) + 1);
    if (answer.status !== 200)
      field.attacks.faults.push(`addresses: ${JSON.stringify(headers)} makes ${answer.status} of a look`);
  }
}

const routeOf = (id: string) => {
  const found = routes.find(route => route.id === id);
  if (found === undefined) throw new Error(`no such route: ${id}`);
  return found;
};

/** Whatever is answered, it is no fault of ours, no file of ours and nobody's case. */
function judgeRaw(field: Field, detail: string, answer: Answer): void {
  const page = answer.body.startsWith('<!doctype html') || answer.body.startsWith('<!DOCTYPE html');
  field.judge(
    'addresses',
    detail,
    page ? { ...answer, status: 200 } : { ...answer, status: answer.status < 500 ? 200 : answer.status },
    {},
  );
  if (/"scripts"|root:|DATABASE_URL|buildServer/.test(answer.body))
    field.attacks.faults.push(`addresses: ${detail}: shows a file`);
  if (answer.headers['x-injected'] !== undefined)
    field.attacks.faults.push(`addresses: ${detail}: a header was put in`);
}

/** One request over a connection of its own, byte for byte as it is written here. */
function raw(
  port: number,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const parts: Buffer[] = [];
    socket.setTimeout(10_000, () => socket.destroy(new Error(`no answer to ${method} ${path.slice(0, 60)}`)));
    socket.on('data', part => parts.push(Buffer.from(part)));
    socket.on('error', reject);
    socket.on('close', () => {
      const text = Buffer.concat(parts).toString();
      const end = text.indexOf('\r\n\r\n');
      const [first = '', ...lines] = text.slice(0, end === -1 ? undefined : end).split('\r\n');
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? 599);
      const found = Object.fromEntries(
        lines.map(line => [
          line.slice(0, line.indexOf(':')).toLowerCase(),
          line.slice(line.indexOf(':') + 1).trim(),
        ]),
      );
      resolve({ status, body: end === -1 ? '' : text.slice(end + 4), headers: found });
    });
    const lines = Object.entries({
      host: 'localhost:3000',
      'x-perspectief': '1',
      'idempotency-key': randomUUID(),
      connection: 'close',
      ...headers,
    });
    // no half-closing: a server may take that for somebody who has gone
    socket.write(
      `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
      'latin1',
    );
  });
}
