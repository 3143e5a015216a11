/** Attackers who change what goes with a request: the session, where it comes from, its key, the version it saw. */
import { randomUUID } from 'node:crypto';
import type { InjectOptions } from 'fastify';
import { z } from 'zod';
import { expectedOf, standingOf } from './expected.ts';
import type { WordKind } from './families.ts';
import { showsOf, withHeaders, type Door, type Field, type Rules } from './field.ts';
import { codeOf, hashOf, newToken, type Answer } from './house.ts';
import { isAllowed } from './matrix.ts';
import { requests } from './requests.ts';
import { makeSubject } from './subjects.ts';

/** No session, one that was never there, one that has ended, expired or gone idle. */
export async function sessionAttacks(field: Field): Promise<void> {
  const { house } = field;
  for (const door of field.doors) {
    const subject = await field.subjectOf(door);
    const own = subject.person.token;
    const dead = async (set: string): Promise<string> => {
      const token = await subject.newSession();
      await house.admin.query(`update authz.session set ${set} where token_hash = $1`, [hashOf(token)]);
      return token;
    };
    const tokens: Record<string, string | undefined> = {
      'no session': undefined,
      'a token nobody has': newToken(),
      'a token one letter off': own.replace(/.$/, last => (last === 'A' ? 'Q' : 'A')),
      'half a token': own.slice(0, 20),
      'the hash of a token': hashOf(own).toString('base64url'),
      'a session that was ended': await dead('ended_at = now()'),
      'a session that has expired': await dead(
        `created_at = now() - interval '8 hours', expires_at = now() - interval '1 second'`,
      ),
      'a session left idle': await dead(`idle_until = now() - interval '1 second'`),
    };
    for (const [name, token] of Object.entries(tokens)) {
      field.judge('sessions', `${door.request.variant}, ${name}`, await field.knock(door, { token }), {
        answers: ['not-signed-in'],
      });
    }
    const elsewhere = (options: InjectOptions): InjectOptions => ({
      ...options,
      headers: {
        ...options.headers,
        cookie: `__Host-perspectief=${own}; Perspectief=${own}; perspectief-signin=${own}`,
        authorization: `Bearer ${own}`,
      },
    });
    field.judge(
      'sessions',
      `${door.request.variant}, a token in another place`,
      await field.knock(door, { options: elsewhere }),
      {
        answers: ['not-signed-in'],
      },
    );
  }
}

const otherSites: Readonly<Record<string, Readonly<Record<string, string | undefined>>>> = {
  'without our header': { 'x-perspectief': undefined },
  'with another value of our header': { 'x-perspectief': 'true' },
  'from another origin': { origin: 'https://evil.example' },
  'from an origin that begins like ours': { origin: 'http://localhost:3000.evil.example' },
  'from another port': { origin: 'http://localhost:3001' },
  'from ours over another scheme': { origin: 'https://localhost:3000' },
  'from no origin at all': { origin: 'null' },
  'cross-site by the browser': { 'sec-fetch-site': 'cross-site' },
  'same-site by the browser': { 'sec-fetch-site': 'same-site' },
  'by a simple form': {
    'x-perspectief': undefined,
    'content-type': 'text/plain',
    origin: 'https://evil.example',
    'sec-fetch-site': 'cross-site',
  },
};

/** Another site's page cannot act, and what it tried left nothing. */
export async function siteAttacks(field: Field): Promise<void> {
  for (const door of field.doors.filter(({ request }) => request.route.method !== 'GET')) {
    const subject = await field.subjectOf(door);
    const before = await field.families.fingerprint(subject.family, subject.spare.heldFunctionId);
    for (const [name, headers] of Object.entries(otherSites)) {
      const options = (from: InjectOptions): InjectOptions => ({
        ...from,
        headers: withHeaders(from, headers),
      });
      // a body that is not JSON is turned away before anything else is looked at
      const answers =
        headers['content-type'] === undefined ? ['cross-site'] : ['cross-site', 'invalid-input'];
      field.judge('other sites', `${door.request.variant}, ${name}`, await field.knock(door, { options }), {
        answers,
      });
    }
    if (before !== (await field.families.fingerprint(subject.family, subject.spare.heldFunctionId))) {
      field.attacks.faults.push(`other sites: ${door.request.variant}: something was changed`);
    }
  }
}

/** Keys of commands: missing, garbage, somebody else's, or used before for something else. */
export async function keyAttacks(field: Field): Promise<void> {
  const commands = field.doors.filter(
    ({ request }) => 'may' in request.route.access && request.route.method !== 'PUT',
  );
  for (const door of commands) {
    const { variant, route } = door.request;
    const judge = (detail: string, answer: Answer, rules: Rules): void =>
      field.judge('keys', `${variant}, ${detail}`, answer, rules);
    for (const key of [
      '',
      'null',
      '1',
      '0'.repeat(36),
      `${randomUUID()},${randomUUID()}`,
      "' or 1=1 --",
      'é'.repeat(9),
    ]) {
      const options = (from: InjectOptions): InjectOptions => ({
        ...from,
        headers: withHeaders(from, { 'idempotency-key': key === '' ? undefined : encodeURI(key) }),
      });
      judge(`key ${JSON.stringify(key)}`, await field.knock(door, { options }), {
        answers: ['invalid-input'],
      });
    }
    const key = randomUUID();
    const subject = await field.subjectOf(door);
    const mayShow = showsOf(door, subject);
    // made once: what is drawn anew for every call would be another body
    const call = { ...field.callOf(door, subject), key };
    const first = await field.knock(door, { call: () => call });
    judge('the first time', first, { answers: ['200', '201', '204'], mayShow });
    const print = await field.families.fingerprint(subject.family, subject.spare.heldFunctionId);
    const again = await field.knock(door, { call: () => call });
    judge('repeated', again, { answers: [codeOf(first)], mayShow });
    // a link is given once: the repeat has the same answer without it
    const once = (body: string): string => body.replace(/"path":"\/vraag\/[\w-]{43}"/, '"path":null');
    if (again.body !== once(first.body))
      field.attacks.faults.push(`keys: ${variant}: the repeat was answered otherwise`);
    if (print !== (await field.families.fingerprint(subject.family, subject.spare.heldFunctionId))) {
      field.attacks.faults.push(`keys: ${variant}: the repeat was done again`);
    }
    if (route.body !== undefined) {
      judge(
        'with another body',
        await field.knock(door, { call: () => ({ ...call, body: otherwise(call.body) }) }),
        {
          answers: ['key-used-otherwise', 'invalid-input'],
        },
      );
    }
    if (route.ifMatch === true) {
      judge('with another version', await field.knock(door, { call: () => ({ ...call, ifMatch: 7 }) }), {
        answers: ['key-used-otherwise'],
      });
    }
    const stranger = await makeSubject(field.house, field.families, 'case-director', 'none');
    const theirs = await field.knock(door, {
      token: stranger.person.token,
      call: call => ({ ...call, key }),
    });
    // what is everybody's own to do, a stranger does for him- or herself; what is one function's, is not
    const mayDo =
      !door.request.aims && isAllowed(expectedOf(variant, false, standingOf('case-director', 'none')).answer);
    judge('somebody else’s', theirs, { answers: mayDo ? ['200', '201', '204'] : ['not-found'] });
    if (first.body !== '' && theirs.body === first.body)
      field.attacks.faults.push(`keys: ${variant}: somebody else’s answer was given`);
    const other = commands.find(
      each =>
        each.function === door.function &&
        each.relation === door.relation &&
        // of another stage it would be somebody else
        each.request.stage === door.request.stage &&
        each.request.route !== route,
    );
    if (other !== undefined) {
      judge(
        `for ${other.request.variant} too`,
        await field.knock(other, { call: call => ({ ...call, key }) }),
        { answers: ['key-used-otherwise'] },
      );
    }
    field.spent(door);
  }
}

/** The same kind of body that says something else. */
function otherwise(body: unknown): unknown {
  const record = z.record(z.string(), z.unknown()).parse(body);
  const [name] =
    Object.entries(record).find(
      ([key, value]) => typeof value === 'string' && !/Id$|outcome|role|part|kind|level|basisCode/.test(key),
    ) ?? [];
  if (name !== undefined) return { ...record, [name]: 'Iets anders' };
  return {
    ...record,
    ...('phase' in record
      ? { phase: 3 }
      : 'privateTie' in record
        ? { privateTie: record['privateTie'] !== true }
        : {
            heard: [],
            stillNeeded: false,
            lifeDomain: 'money',
            heldFunctionId: randomUUID(),
            readerId: randomUUID(),
          }),
  };
}

const versions = [
  '',
  '*',
  '1',
  '"0"',
  '"-1"',
  '"1.0"',
  '"1e3"',
  'W/"1"',
  '"1", "2"',
  '"1"x',
  '"01"',
  '"99999999999999"',
  '"1\'--"',
  '"abc"',
];

/** What stands there now goes along with the refusal: to who may read it anyhow. */
const readableBy = (door: Door): ReadonlySet<WordKind> =>
  new Set(
    requests
      .filter(({ route }) => route.method === 'GET')
      .flatMap(({ variant }) => [
        ...expectedOf(variant, false, standingOf(door.function, door.relation)).shows,
      ]),
  );

/** What was seen is said with If-Match: missing, stale or garbage does nothing. */
export async function versionAttacks(field: Field): Promise<void> {
  for (const door of field.doors.filter(({ request }) => request.route.ifMatch === true)) {
    const subject = await field.subjectOf(door);
    const before = await field.families.fingerprint(subject.family, subject.spare.heldFunctionId);
    for (const version of versions) {
      const options = (from: InjectOptions): InjectOptions => ({
        ...from,
        headers: withHeaders(from, { 'if-match': version === '' ? undefined : version }),
      });
      field.judge(
        'versions',
        `${door.request.variant}, ${version || 'none'}`,
        await field.knock(door, { options }),
        {
          answers: [version === '' ? 'precondition-required' : 'version-mismatch'],
        },
      );
    }
    field.judge(
      'versions',
      `${door.request.variant}, one of later`,
      await field.knock(door, { call: call => ({ ...call, ifMatch: 99 }) }),
      {
        answers: ['version-mismatch'],
        mayShow: { ...showsOf(door, subject), kinds: readableBy(door) },
      },
    );
    if (before !== (await field.families.fingerprint(subject.family, subject.spare.heldFunctionId))) {
      field.attacks.faults.push(`versions: ${door.request.variant}: something was changed`);
    }
  }
}
