/**
 * What somebody tries who wants in: sessions that are not there, requests from other sites, keys and versions of
 * others, bodies and addresses nobody would write. Each has an answer that it must have; none may be a fault of ours
 * (5xx), and none may show a word of a family that is not this reader's to see.
 */
import { randomUUID } from 'node:crypto';
import type { InjectOptions } from 'fastify';
import { z } from 'zod';
import type { Focus } from '../planting/changes.ts';
import { addressAttacks, methodAttacks } from './attackers-addresses.ts';
import { bodyAttacks, childRefAttacks, cursorAttacks, valueAttacks } from './attackers-bodies.ts';
import { expectedOf, standingOf } from './expected.ts';
import { wordsIn, type Families, type WordKind } from './families.ts';
import { codeOf, hashOf, inject, newToken, requestOf, type Answer, type Call, type House } from './house.ts';
import { everythingIn } from './matrix.ts';
import { requests, targetOf, type Request } from './requests.ts';
import { functionCodes, makeSubject, relations, type Relation, type Subject } from './subjects.ts';

export interface Attacks {
  readonly counts: Map<string, number>;
  readonly faults: string[];
}

/** A route with somebody who is let through: what is refused now is refused for what was done to the request. */
export interface Door {
  readonly request: Request;
  readonly function: string;
  readonly relation: Relation;
  readonly shows: ReadonlySet<WordKind>;
}

export interface Field {
  readonly house: House;
  readonly families: Families;
  readonly attacks: Attacks;
  readonly doors: readonly Door[];
  /** The subject of a door, made again when the last one was used up. */
  subjectOf(door: Door): Promise<Subject>;
  spent(door: Door): void;
  callOf(door: Door, subject: Subject): Call;
  send(options: InjectOptions): Promise<Answer>;
  /** Sends the request of a door, with something changed. */
  knock(door: Door, change?: Change): Promise<Answer>;
  /** Counts an attack and judges its answer. */
  judge(attack: string, detail: string, answer: Answer, rules: Rules): void;
}

export interface Change {
  readonly call?: (call: Call) => Call;
  readonly token?: string | undefined;
  readonly options?: (options: InjectOptions) => InjectOptions;
}

export interface Rules {
  /** The answers that are right; without it, anything that is no fault of ours. */
  readonly answers?: readonly string[];
  /** Words of which family may stand in the answer. */
  readonly mayShow?: { readonly n: number; readonly kinds: ReadonlySet<WordKind>; readonly desk: boolean };
}

const parts: Readonly<Record<string, (field: Field) => Promise<void>>> = {
  sessions: sessionAttacks,
  sites: siteAttacks,
  keys: keyAttacks,
  versions: versionAttacks,
  cursors: cursorAttacks,
  references: childRefAttacks,
  bodies: bodyAttacks,
  values: valueAttacks,
  methods: methodAttacks,
  addresses: addressAttacks,
};

export async function attack(house: House, families: Families, focus?: Focus): Promise<Attacks> {
  const attacks: Attacks = { counts: new Map(), faults: [] };
  const made = new Map<string, Subject>();
  const keyOf = (door: Door): string => `${door.function} ${door.relation}`;
  const field: Field = {
    house,
    families,
    attacks,
    doors: requests.flatMap(request =>
      (focus?.routes?.includes(request.route.id) ?? true) ? (doorOf(request) ?? []) : [],
    ),
    subjectOf: async door => {
      const known = made.get(keyOf(door));
      if (known !== undefined) return known;
      const subject = await makeSubject(house, families, door.function, door.relation);
      made.set(keyOf(door), subject);
      return subject;
    },
    spent: door => void made.delete(keyOf(door)),
    callOf: (door, subject) => door.request.call(targetOf(subject), families.background),
    send: options => inject(house.app, options),
    knock: async (door, change = {}) => {
      const subject = await field.subjectOf(door);
      const call = field.callOf(door, subject);
      const token = 'token' in change ? change.token : subject.person.token;
      const options = requestOf(door.request.route, change.call?.(call) ?? call, token);
      return field.send(change.options?.(options) ?? options);
    },
    judge: (name, detail, answer, { answers, mayShow }) => {
      attacks.counts.set(name, (attacks.counts.get(name) ?? 0) + 1);
      const found = codeOf(answer);
      const say = (fault: string): void => void attacks.faults.push(`${name}: ${detail}: ${fault}`);
      if (answer.status >= 500) say(`${found}, a fault of ours`);
      if (answer.status >= 400 && found.endsWith('without a problem'))
        say('a refusal that is no problem of ours');
      if (answers !== undefined && !answers.includes(found))
        say(`${found} instead of ${answers.join(' or ')}`);
      for (const word of wordsIn(everythingIn(answer))) {
        const [kind, n] = word.split(' ');
        const own = Number(n) === mayShow?.n && mayShow.kinds.has(kind as WordKind);
        // a desk has everybody's concerns
        const desk = mayShow?.desk === true && (kind === 'waiting' || kind === 'draft');
        if (!own && !desk) say(`shows ${word}`);
      }
    },
  };
  for (const [part, work] of Object.entries(parts))
    if (focus?.parts.includes(part) ?? true) await work(field);
  return attacks;
}

/** Somebody whom the route lets through, by the table of what is expected. */
function doorOf(request: Request): Door | undefined {
  if ('public' in request.route.access) return undefined;
  for (const relation of relations) {
    for (const code of functionCodes) {
      const { answer, shows } = expectedOf(request.variant, false, standingOf(code, relation));
      // somebody whose own relation it hangs on says more than somebody who may call it anyhow
      if (/^2/.test(answer) && (shows.size > 0 || !('look' in request.route.access)))
        return { request, function: code, relation, shows };
    }
  }
  return undefined;
}

export const showsOf = (door: Door, subject: Subject): NonNullable<Rules['mayShow']> => ({
  n: subject.family.n,
  kinds: door.shows,
  desk: door.function === 'intake-officer' && ['work.mine', 'concerns.list'].includes(door.request.route.id),
});

/** No session, one that was never there, one that has ended, expired or gone idle. */
async function sessionAttacks(field: Field): Promise<void> {
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
async function siteAttacks(field: Field): Promise<void> {
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

export const withHeaders = (
  { headers }: InjectOptions,
  changes: Readonly<Record<string, string | undefined>>,
): Record<string, string> => {
  const all = { ...headers, ...changes };
  return Object.fromEntries(
    Object.entries(all).filter((each): each is [string, string] => typeof each[1] === 'string'),
  );
};

/** Keys of commands: missing, garbage, somebody else's, or used before for something else. */
async function keyAttacks(field: Field): Promise<void> {
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
    const first = await field.knock(door, { call: call => ({ ...call, key }) });
    judge('the first time', first, { answers: ['200', '201', '204'], mayShow });
    const print = await field.families.fingerprint(subject.family, subject.spare.heldFunctionId);
    const again = await field.knock(door, { call: call => ({ ...call, key }) });
    judge('repeated', again, { answers: [codeOf(first)], mayShow });
    if (again.body !== first.body)
      field.attacks.faults.push(`keys: ${variant}: the repeat was answered otherwise`);
    if (print !== (await field.families.fingerprint(subject.family, subject.spare.heldFunctionId))) {
      field.attacks.faults.push(`keys: ${variant}: the repeat was done again`);
    }
    if (route.body !== undefined) {
      judge(
        'with another body',
        await field.knock(door, { call: call => ({ ...call, key, body: otherwise(call.body) }) }),
        {
          answers: ['key-used-otherwise', 'invalid-input'],
        },
      );
    }
    if (route.ifMatch === true) {
      judge(
        'with another version',
        await field.knock(door, { call: call => ({ ...call, key, ifMatch: 7 }) }),
        { answers: ['key-used-otherwise'] },
      );
    }
    const stranger = await makeSubject(field.house, field.families, 'case-director', 'none');
    const theirs = await field.knock(door, {
      token: stranger.person.token,
      call: call => ({ ...call, key }),
    });
    // what is everybody's own to do, a stranger does for him- or herself
    const mayDo = !door.request.aims;
    judge('somebody else’s', theirs, { answers: mayDo ? ['200', '201', '204'] : ['not-found'] });
    if (first.body !== '' && theirs.body === first.body)
      field.attacks.faults.push(`keys: ${variant}: somebody else’s answer was given`);
    const other = commands.find(
      each =>
        each.function === door.function && each.relation === door.relation && each.request.route !== route,
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
        : { stillNeeded: false, lifeDomain: 'money', heldFunctionId: randomUUID() }),
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

/** What was seen is said with If-Match: missing, stale or garbage does nothing. */
async function versionAttacks(field: Field): Promise<void> {
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
      },
    );
    if (before !== (await field.families.fingerprint(subject.family, subject.spare.heldFunctionId))) {
      field.attacks.faults.push(`versions: ${door.request.variant}: something was changed`);
    }
  }
}
