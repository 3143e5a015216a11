/** Attacks by what a request carries: cursors, references of children, bodies, and values in each field. */
import { randomUUID } from 'node:crypto';
import type { InjectOptions } from 'fastify';
import { z } from 'zod';
import * as concerns from '#contract/concerns.ts';
import { showsOf, withHeaders, type Field } from './field.ts';
import { codeOf, requestOf, succeed, type Call, type Answer } from './house.ts';
import { inDays } from './requests.ts';
import { makeSubject, type Subject } from './subjects.ts';

const sqlish = [
  "' or '1'='1",
  "'; drop table app.journal; --",
  '$1',
  '%',
  '_%',
  '\\',
  '1)) union select * from app.case_file --',
  '${7*7}',
  '{{7*7}}',
];
const strange = [
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e\u2066',
  '😀'.repeat(30),
  '',
  ' ',
  '\n',
  'null',
  '[object Object]',
  '../../etc/passwd',
  '<script>alert(1)</script>',
];
const dates = [
  '0000-01-01',
  '0001-01-01',
  '9999-12-31',
  '2026-02-30',
  '2026-13-01',
  '-000001-01-01',
  '+275760-09-13',
  '2030-01-01',
];
const numbers = [0, -1, 1.5, 2 ** 31, 2 ** 53, 1e308, -0];

const cursor = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Where a page begins is opaque to us and garbage from others: refused, or simply another place in one's own list. */
export async function cursorAttacks(field: Field): Promise<void> {
  const { keys } = field.house;
  const sealed = (id: string, context: string): string =>
    cursor([Buffer.from(keys.seal(id, context)).toString('base64url')]);
  const stranger = await makeSubject(field.house, field.families, 'case-director', 'lead');
  const values: readonly string[] = [
    '',
    'x',
    '%%%',
    'null',
    'e30',
    cursor(null),
    cursor([]),
    cursor({}),
    cursor([1]),
    cursor([1, 2]),
    cursor(['a']),
    cursor(['a', 'b']),
    cursor([null, null]),
    cursor([[], {}]),
    cursor(['a', 'b', 'c']),
    cursor(['infinity', randomUUID()]),
    cursor(['-infinity', 'x']),
    cursor([stranger.family.ids.case]),
    cursor(['2000-01-01', stranger.family.ids.waiting]),
    cursor(['2000-01-01T00:00:00Z', stranger.family.ids.ownGrant]),
    cursor(['Proef lead', stranger.person.heldFunctionPublicId]),
    cursor(['\u0000', randomUUID()]),
    cursor([randomUUID()]),
    ...dates.flatMap(date => [cursor([date, randomUUID()]), cursor([`${date}T00:00:00Z`, randomUUID()])]),
    ...sqlish.flatMap(text => [text, cursor([text]), cursor([text, text])]),
    ...numbers.map(number => cursor([number, number])),
    sealed('1', 'cursor:looks'),
    sealed('1', 'cursor:person-looks'),
    sealed('-1', 'cursor:looks'),
    sealed("1' or 1=1", 'cursor:another'),
    sealed('1', 'case-child:bsn'),
    cursor(['A'.repeat(300)]),
    'A'.repeat(499),
    'A'.repeat(5000),
  ];
  for (const door of field.doors) {
    const { route } = door.request;
    const inQuery = route.query !== undefined;
    if (!inQuery && route.id !== 'oversight.looks') continue;
    const subject = await field.subjectOf(door);
    for (const after of values) {
      const call = (from: Call): Call =>
        inQuery
          ? { ...from, query: { ...from.query, after } }
          : { ...from, body: { ...z.record(z.string(), z.unknown()).parse(from.body), after } };
      const answer = await field.knock(door, { call });
      field.judge('cursors', `${door.request.variant}, ${after.slice(0, 60)}`, answer, {
        answers: ['200', 'invalid-input', 'too-many-requests'],
        mayShow: showsOf(door, subject),
      });
      if (codeOf(answer) === 'too-many-requests') break;
    }
    const twice = (from: InjectOptions): InjectOptions => ({
      ...from,
      url: `${textOf(from.url)}?after=a&after=b`,
      query: {},
    });
    if (inQuery)
      field.judge(
        'cursors',
        `${door.request.variant}, two of them`,
        await field.knock(door, { options: twice }),
        { answers: ['invalid-input'] },
      );
  }
}

/** A child that was found is sealed for who found it and for that concern. */
export async function childRefAttacks(field: Field): Promise<void> {
  const { house, families } = field;
  const mine = await makeSubject(house, families, 'intake-officer', 'none');
  const other = await makeSubject(house, families, 'intake-officer', 'none');
  const refFor = async (subject: Subject, concernId: string): Promise<string> => {
    const found = await succeed(
      house,
      concerns.findChild,
      { params: { concernId }, body: { bsn: subject.family.bsn } },
      subject.person,
    );
    return z.object({ candidates: z.tuple([z.object({ childRef: z.string() })]) }).parse(found).candidates[0]
      .childRef;
  };
  const own = await refFor(mine, mine.family.ids.waiting);
  const bytes = Buffer.from(own, 'base64url');
  const flipped = (at: number): string => {
    const copy = Buffer.from(bytes);
    copy[at] = (copy[at] ?? 0) ^ 1;
    return copy.toString('base64url');
  };
  const sealed = (plain: string): string =>
    Buffer.from(
      house.keys.seal(plain, `child-ref:${mine.family.ids.waiting}:${mine.person.professionalId}`),
    ).toString('base64url');
  const refs: Record<string, string> = {
    'of another concern': await refFor(mine, other.family.ids.waiting),
    'of another officer': await refFor(other, mine.family.ids.waiting),
    'of another officer and concern': await refFor(other, other.family.ids.waiting),
    'cut short': own.slice(0, -4),
    'first byte changed': flipped(0),
    'last byte changed': flipped(bytes.length - 1),
    'middle changed': flipped(bytes.length >> 1),
    empty: '',
    'a number': mine.family.bsn,
    'sealed garbage': sealed('{"bsn":1}'),
    'sealed nothing': sealed(''),
    expired: sealed(
      JSON.stringify({
        bsn: mine.family.bsn,
        givenNames: 'A',
        surnamePrefix: null,
        surname: 'B',
        birthDate: { year: 2011, month: null, day: null },
        municipality: null,
        secret: false,
        address: null,
        expires: 1,
      }),
    ),
    'far too long': 'A'.repeat(100_000),
  };
  const before = await families.fingerprint(mine.family, mine.spare.heldFunctionId);
  for (const [name, childRef] of Object.entries(refs)) {
    const body = {
      outcome: 'case-opened',
      reason: 'Poging',
      headline: 'Poging',
      children: [{ childRef }],
      lifeDomains: ['school-work'],
      leadHeldFunctionId: families.background.lead.heldFunctionPublicId,
      deputyHeldFunctionId: families.background.deputy.heldFunctionPublicId,
      parentsInformed: 'by-first-contact',
      parentsInformedOn: inDays(1),
      parentsPostponedBecause: null,
    };
    const call = { params: { concernId: mine.family.ids.waiting }, ifMatch: 1, body };
    const answer = await field.send(requestOf(concerns.weighConcern, call, mine.person.token));
    field.judge('references of children', name, answer, { answers: ['invalid-input'] });
  }
  if (before !== (await families.fingerprint(mine.family, mine.spare.heldFunctionId)))
    field.attacks.faults.push('references of children: a case was opened');
}

/** What this proof itself has written there. */
const textOf = (value: unknown): string => z.string().parse(value);

const deep = (open: string, close: string, times: number): string => open.repeat(times) + close.repeat(times);

/** Bodies that are no JSON, too much JSON, or JSON of another kind. */
export async function bodyAttacks(field: Field): Promise<void> {
  for (const door of field.doors.filter(({ request }) => request.route.body !== undefined)) {
    const bodiesFrom = (
      valid: string,
      inside = valid === '{}' ? '' : `,${valid.slice(1, -1)}`,
    ): Record<string, string> => ({
      nothing: '',
      'no JSON': '{"a":',
      'half a string': '"',
      'a number': '1',
      'a word': '"tekst"',
      null: 'null',
      true: 'true',
      'a list': '[]',
      'a list with it': `[${valid}]`,
      'a byte order mark': `\ufeff${valid}`,
      'a prototype': `{"__proto__":{"polluted":true}${inside}}`,
      'a prototype in a name': `{"constructor":{"prototype":{"polluted":true}}${inside}}`,
      'a prototype further down': `{"x":{"__proto__":{"polluted":true}}${inside}}`,
      'lists within lists': deep('[', ']', 120_000),
      'records within records': deep('{"a":', '}', 40_000).replace(/:}/, ':1}'),
      'lists within lists in a field nobody knows': `{"zz":${deep('[', ']', 100_000)}${inside}}`,
      'records within records in a field nobody knows': `{"zz":${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}${inside}}`,
      'too much': `{"zz":"${'a'.repeat(300_000)}"${inside}}`,
      'as much as there may be': `{"zz":"${'a'.repeat(200_000)}"${inside}}`,
      'many fields': `{${Array.from({ length: 20_000 }, (_, i) => `"f${i}":0`).join(',')}${inside}}`,
      'a number that is none': valid.replaceAll(/:\d+/g, ':1e999'),
      'control signs': valid.replace('":"', '":"\u0001'),
    });
    for (const name of Object.keys(bodiesFrom('{}'))) {
      const options = (from: InjectOptions): InjectOptions => ({
        ...from,
        payload: bodiesFrom(textOf(from.payload))[name] ?? '',
        headers: withHeaders(from, { 'content-type': 'application/json' }),
      });
      const answer = await field.knock(door, { options });
      field.judge('bodies', `${door.request.variant}, ${name}`, answer, {
        mayShow: showsOf(door, await field.subjectOf(door)),
      });
      if (answer.status < 300 && door.request.spends !== 'nothing') field.spent(door);
    }
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/xml',
      'application/json; charset=utf-16',
      '',
    ]) {
      const options = (from: InjectOptions): InjectOptions => ({
        ...from,
        headers: withHeaders(from, { 'content-type': type }),
      });
      const answer = await field.knock(door, { options });
      field.judge('bodies', `${door.request.variant}, sent as ${type || 'nothing'}`, answer, {
        mayShow: showsOf(door, await field.subjectOf(door)),
      });
      if (answer.status < 300 && door.request.spends !== 'nothing') field.spent(door);
    }
  }
  if ('polluted' in {}) field.attacks.faults.push('bodies: every object has got a field "polluted"');
}

/** Each text and number of each request replaced, one at a time, by what nobody would write. */
export async function valueAttacks(field: Field): Promise<void> {
  for (const door of field.doors) {
    const places = placesIn(field.callOf(door, await field.subjectOf(door)));
    let used = false;
    for (const place of places) {
      for (const [i, value] of nastyFor(place.value).entries()) {
        // made from the value that stands there now: the target may be another one by then
        const call = (from: Call): Call => replaced(from, place.path, nastyFor(valueAt(from, place.path))[i]);
        const knock = async (): Promise<Answer> => {
          const given = await field.knock(door, { call });
          field.judge(
            'values',
            `${door.request.variant}, ${place.path.join('.')} = ${JSON.stringify(value).slice(0, 60)}`,
            given,
            { mayShow: showsOf(door, await field.subjectOf(door)) },
          );
          return given;
        };
        let answer = await knock();
        // a success may have used the target up, and a limit on searches is per session: then the same with a new one
        if (answer.status >= 400 && codeOf(answer) !== 'invalid-input' && used) {
          field.spent(door);
          used = false;
          answer = await knock();
        }
        used ||= answer.status < 300;
      }
    }
    field.spent(door);
  }
}

type Path = readonly (string | number)[];

function placesIn(
  value: unknown,
  path: Path = [],
): { readonly path: Path; readonly value: string | number }[] {
  if (typeof value === 'string' || (typeof value === 'number' && path[0] !== 'ifMatch'))
    return [{ path, value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]: [string, unknown]) =>
    placesIn(each, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function nastyFor(value: string | number): readonly (string | number)[] {
  if (typeof value === 'number') return [...numbers, '1', "1' or 1=1"];
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return [...dates, '', "2026-01-01' --", '\u0000'];
  const upper = value.toUpperCase() === value ? value.toLowerCase() : value.toUpperCase();
  return [...sqlish, ...strange, 'x'.repeat(5000), upper, `${value} `];
}

function valueAt(from: unknown, path: Path): string | number {
  const found = path.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], from);
  return z.union([z.string(), z.number()]).parse(found);
}

function replaced(call: Call, [first, ...rest]: Path, value: unknown): Call {
  return set(call, [first ?? '', ...rest], value) as Call;
}

function set(into: unknown, [first, ...rest]: Path, value: unknown): unknown {
  if (first === undefined) return value;
  if (Array.isArray(into))
    return into.map((each: unknown, i) => (i === first ? set(each, rest, value) : each));
  const record = into as Record<string, unknown>;
  return { ...record, [first]: set(record[first], rest, value) };
}
