import assert from 'node:assert/strict';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, test, type TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { wholeDate, type IncompleteDate } from './incomplete-date.ts';
import {
  RegisterError,
  type ParentalAuthority,
  type PopulationRegister,
  type RegisteredParent,
  type RegisteredPerson,
  type RegisterErrorReason,
} from './population-register.ts';
import { CALL, registeredPerson, testRegisterContract } from './register-contract.test-support.ts';
import type { DemoPersons } from './register-demo.ts';
import {
  createHaalCentraalRegister,
  type AuthoritySource,
  type HaalCentraalConfig,
} from './register-haal-centraal.ts';

// ---- a register in Haal Centraal's shape, from the same persons

type Json = { readonly [key: string]: unknown };
interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
interface Asked {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Json;
}
interface Gateway extends AsyncDisposable {
  readonly asked: readonly Asked[];
  readonly url: string;
  connect(config?: Partial<HaalCentraalConfig>): PopulationRegister;
}

const PATH = '/haalcentraal/api/brp/personen';
const KEY = 'key-of-the-municipality';

/** Listens on a port of its own and answers every question with `reply`. */
async function openGateway(reply: (body: Json) => Reply | Promise<Reply>): Promise<Gateway> {
  const asked: Asked[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = z.record(z.string(), z.unknown()).parse(JSON.parse(await text(request)));
    asked.push({ method: request.method, url: request.url, headers: request.headers, body });
    const wrong =
      request.method !== 'POST' || request.url !== PATH
        ? problem(404, 'notFound')
        : request.headers['x-api-key'] !== KEY
          ? problem(401, 'authentication')
          : undefined;
    const { status, headers, body: said } = wrong ?? (await reply(body));
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
    response.end(typeof said === 'string' ? said : JSON.stringify(said));
  };
  const server = createServer((request, response) => void answer(request, response));
  const url = `http://127.0.0.1:${await listen(server)}/haalcentraal/api/brp`;
  return {
    asked,
    url,
    // A busy machine is no reason to fail; what happens after a time-out has a test of its own.
    connect: config => createHaalCentraalRegister({ url, key: KEY, timeoutMs: 60_000, ...config }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : assert.fail('no port');
}

const problem = (status: number, code: string, more: Json = {}): Reply => ({
  status,
  body: { status, code, title: 'Fout', ...more },
});
const ok = (type: unknown, personen: readonly unknown[]): Reply => ({
  status: 200,
  body: { type, personen },
});

/** Fields of the specification that may be asked (features/fields-Persoon.csv, fields-PersoonBeperkt.csv), as far as needed. */
const SEARCH_FIELDS = new Set(
  'burgerservicenummer naam.voornamen naam.voorvoegsel naam.geslachtsnaam geboorte.datum'.split(' '),
);
const PERSON_FIELDS = new Set([
  ...SEARCH_FIELDS,
  ...'geboorte.land geboorte.plaats nationaliteiten gemeenteVanInschrijving'.split(' '),
  ...'gezag indicatieGezagMinderjarige ouders.ouderAanduiding ouders.burgerservicenummer'.split(' '),
  ...'ouders.naam.voornamen ouders.naam.voorvoegsel ouders.naam.geslachtsnaam ouders.geboorte.datum'.split(
    ' ',
  ),
  'verblijfplaatsBinnenland.functieAdres',
  ...'officieleStraatnaam korteStraatnaam huisnummer huisletter huisnummertoevoeging postcode woonplaats'
    .split(' ')
    .map(name => `verblijfplaatsBinnenland.verblijfadres.${name}`),
]);

/** Delivered with every answer, asked or not. */
const ALWAYS = ['geheimhoudingPersoonsgegevens', 'opschortingBijhouding'];

/** What the register holds of a person, more than may be asked here. Empty, unknown and false values are not delivered. */
function holds(person: RegisteredPerson): Json {
  return clean({
    burgerservicenummer: person.bsn,
    geslacht: { code: 'O', omschrijving: 'onbekend' },
    nationaliteiten: [{ type: 'canary', nationaliteit: { code: '0000', omschrijving: 'canary' } }],
    geheimhoudingPersoonsgegevens: person.secret || undefined,
    opschortingBijhouding: person.deceased
      ? {
          reden: { code: 'O', omschrijving: 'overlijden' },
          datum: { type: 'DatumOnbekend', onbekend: true, langFormaat: 'onbekend' },
        }
      : undefined,
    naam: { voornamen: person.givenNames, voorvoegsel: person.surnamePrefix, geslachtsnaam: person.surname },
    geboorte: {
      datum: toDate(person.birthDate),
      land: { omschrijving: 'canary' },
      plaats: { omschrijving: 'canary' },
    },
    gemeenteVanInschrijving:
      person.municipality === null
        ? { code: '1999', omschrijving: 'Registratie Niet Ingezetenen (RNI)' }
        : { code: person.municipality.code, omschrijving: person.municipality.name },
    verblijfplaats:
      person.address === null
        ? undefined
        : {
            type: 'Adres',
            functieAdres:
              person.address.kind === 'postal'
                ? { code: 'B', omschrijving: 'briefadres' }
                : { code: 'W', omschrijving: 'woonadres' },
            verblijfadres: {
              officieleStraatnaam: person.address.street,
              korteStraatnaam: 'afgekort',
              huisnummer: person.address.houseNumber ?? undefined,
              huisletter: person.address.houseLetter,
              huisnummertoevoeging: person.address.houseNumberAddition,
              postcode: person.address.postcode,
              woonplaats: person.address.place,
            },
          },
    // The other way round than ours: the order of the answer is not promised.
    ouders: person.parents.toReversed().map(parent => ({
      ouderAanduiding: parent.role === 'parent-1' ? '1' : '2',
      burgerservicenummer: parent.bsn,
      naam: {
        voornamen: parent.givenNames,
        voorvoegsel: parent.surnamePrefix,
        geslachtsnaam: parent.surname,
      },
      geboorte: { datum: parent.birthDate && toDate(parent.birthDate), land: { omschrijving: 'canary' } },
    })),
    gezag: toAuthority(person),
    indicatieGezagMinderjarige: AUTHORITY_CODES[person.parentalAuthority] && {
      code: AUTHORITY_CODES[person.parentalAuthority],
      omschrijving: 'in table 61',
    },
  });
}

const AUTHORITY_CODES: Readonly<Record<ParentalAuthority, string | undefined>> = {
  'parent-1': '1',
  'parent-2': '2',
  'both-parents': '12',
  'third-party': 'D',
  'parent-1-and-third-party': '1D',
  'parent-2-and-third-party': '2D',
  'not-registered': undefined,
  'unknown-code': '3D',
};

function toAuthority(person: RegisteredPerson): readonly Json[] | undefined {
  const minderjarige = { burgerservicenummer: person.bsn };
  const parent = (role: RegisteredParent['role']): Json => ({
    burgerservicenummer: person.parents.find(one => one.role === role)?.bsn ?? '999999990',
    naam: { volledigeNaam: 'canary' },
  });
  const derde = { type: 'OnbekendeDerde' };
  switch (person.parentalAuthority) {
    case 'both-parents':
      return [
        { type: 'GezamenlijkOuderlijkGezag', minderjarige, ouders: [parent('parent-1'), parent('parent-2')] },
      ];
    case 'parent-1':
    case 'parent-2':
      return [{ type: 'EenhoofdigOuderlijkGezag', minderjarige, ouder: parent(person.parentalAuthority) }];
    case 'parent-1-and-third-party':
      return [{ type: 'GezamenlijkGezag', minderjarige, ouder: parent('parent-1'), derde }];
    case 'parent-2-and-third-party':
      return [{ type: 'GezamenlijkGezag', minderjarige, ouder: parent('parent-2'), derde }];
    case 'third-party':
      return [{ type: 'Voogdij', minderjarige, derden: [] }];
    case 'unknown-code':
      return [{ type: 'GezagNietTeBepalen', minderjarige, toelichting: 'canary' }];
    case 'not-registered':
      return undefined;
  }
}

function toDate({ year, month, day }: IncompleteDate): Json {
  if (year === null) return { type: 'DatumOnbekend', onbekend: true, langFormaat: 'onbekend' };
  if (month === null) return { type: 'JaarDatum', jaar: year, langFormaat: 'jaar' };
  if (day === null) return { type: 'JaarMaandDatum', jaar: year, maand: month, langFormaat: 'maand' };
  return { type: 'Datum', datum: wholeDate({ year, month, day }), langFormaat: 'dag' };
}

function clean(value: Json): Json {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]): [string, unknown][] => {
      if (part === undefined || part === '' || (Array.isArray(part) && part.length === 0)) return [];
      if (Array.isArray(part)) return [[key, part.map((one: unknown) => (isObject(one) ? clean(one) : one))]];
      if (!isObject(part)) return [[key, part]];
      const cleaned = clean(part);
      return Object.keys(cleaned).length === 0 ? [] : [[key, cleaned]];
    }),
  );
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Only the fields that were asked. A table value, a date and `gezag` come whole; every part of an address says its type. */
function project(value: unknown, paths: readonly string[]): unknown {
  if (paths.includes('')) return value;
  if (Array.isArray(value)) return value.map(one => project(one, paths));
  if (!isObject(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]): [string, unknown][] => {
      if (key === 'type') return [[key, part]];
      const below = paths
        .filter(path => path === key || path.startsWith(`${key}.`))
        .map(path => path.slice(key.length + 1));
      return below.length === 0 ? [] : [[key, project(part, below)]];
    }),
  );
}

const Question = z.object({
  type: z.string(),
  fields: z.array(z.string()).min(1),
  burgerservicenummer: z.array(z.string()).min(1).max(20).optional(),
  geslachtsnaam: z.string().optional(),
  voorvoegsel: z.string().optional(),
  geboortedatum: z.string().optional(),
  inclusiefOverledenPersonen: z.boolean().optional(),
});

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();

/** Asked with diacritics only names with them are found, asked without both are; an asterisk at the end is a wildcard. */
function isCalled(surname: string, asked: string): boolean {
  const name = plain(asked) === asked.toLowerCase() ? plain(surname) : surname.toLowerCase();
  const sought = asked.toLowerCase();
  return sought.endsWith('*') ? name.startsWith(sought.slice(0, -1)) : name === sought;
}

function answerFrom(files: readonly DemoPersons[], deliver = project): (body: Json) => Reply {
  const persons = files.flatMap(file => file.persons);
  const ambiguous = files.flatMap(file => file.ambiguousBsns).map(bsn => registeredPerson(0, { bsn }));
  const register = [...persons, ...ambiguous, ...ambiguous];
  return body => {
    const question = Question.parse(body);
    const isSearch = question.type === 'ZoekMetGeslachtsnaamEnGeboortedatum';
    const wrong = question.fields.filter(field => !(isSearch ? SEARCH_FIELDS : PERSON_FIELDS).has(field));
    if (wrong.length > 0)
      return problem(400, 'paramsValidation', { invalidParams: wrong.map(name => ({ name })) });
    const paths = [...question.fields, ...ALWAYS].map(path =>
      path.replace('verblijfplaatsBinnenland', 'verblijfplaats'),
    );
    const toAnswer = (found: readonly RegisteredPerson[]): Reply =>
      ok(
        question.type,
        found.map(person => deliver(holds(person), paths)),
      );

    if (!isSearch) {
      if (question.burgerservicenummer === undefined) return problem(400, 'paramsRequired');
      return toAnswer(register.filter(person => question.burgerservicenummer?.includes(person.bsn)));
    }
    const { geslachtsnaam, geboortedatum, voorvoegsel, inclusiefOverledenPersonen } = question;
    if (geslachtsnaam === undefined || !/^\d{4}-\d\d-\d\d$/.test(geboortedatum ?? ''))
      return problem(400, 'paramsValidation');
    const found = persons.filter(
      person =>
        isCalled(person.surname, geslachtsnaam) &&
        wholeDate(person.birthDate) === geboortedatum &&
        (voorvoegsel === undefined || person.surnamePrefix.toLowerCase() === voorvoegsel.toLowerCase()) &&
        (inclusiefOverledenPersonen === true || !person.deceased),
    );
    return found.length > 10 ? problem(400, 'tooManyResults') : toAnswer(found);
  };
}

// ---- the contract, with authority from either source

/** Where the register works authority out, a parent it does not name cannot be one of ours. */
function workedOut(person: RegisteredPerson): ParentalAuthority {
  const role = /^parent-[12]/.exec(person.parentalAuthority)?.[0];
  const isKnown =
    role === undefined || person.parents.some(parent => parent.role === role && parent.bsn !== undefined);
  return isKnown ? person.parentalAuthority : 'unknown-code';
}

for (const authorityFrom of ['gezag', 'indicatieGezagMinderjarige'] satisfies AuthoritySource[]) {
  testRegisterContract(`Haal Centraal, with authority from ${authorityFrom},`, {
    searchesByYear: false,
    // The two ways differ in authority only: the whole set goes over the wire once.
    asks: person => authorityFrom === 'gezag' || person.parentalAuthority !== 'not-registered',
    authorityOf: person => (authorityFrom === 'gezag' ? workedOut(person) : person.parentalAuthority),
    async open(files) {
      const gateway = await openGateway(answerFrom(files));
      return {
        register: gateway.connect({ authorityFrom }),
        [Symbol.asyncDispose]: () => gateway[Symbol.asyncDispose](),
      };
    },
  });
}

// ---- what is asked

const noor = registeredPerson(1, {
  givenNames: 'Noor',
  surname: 'Verhagen',
  birthDate: { year: 2011, month: 6, day: 14 },
  parents: [
    { role: 'parent-1', bsn: '999911028', givenNames: 'Esther', surnamePrefix: '', surname: 'Mulder' },
    { role: 'parent-2', bsn: '999911041', givenNames: 'Mark', surnamePrefix: '', surname: 'Verhagen' },
  ],
});
const files = [{ source: 'test', persons: [noor], ambiguousBsns: [] }];
const askNoor = { surname: 'Verhagen', birthYear: 2011, birthDate: '2011-06-14', call: CALL };

describe('what is asked of Haal Centraal', () => {
  test('one person at a time, and no more of them than is needed', async () => {
    await using gateway = await openGateway(answerFrom(files));
    await gateway.connect().getByBsn({ bsn: noor.bsn, call: CALL });
    await gateway.connect().findByNameAndBirth(askNoor);
    assert.equal(gateway.asked.length, 3, 'one by number; one search and one candidate');
    const fields = new Set<unknown>();
    for (const { body } of gateway.asked) {
      const question = Question.parse(body);
      if (question.type === 'RaadpleegMetBurgerservicenummer')
        assert.deepEqual(question.burgerservicenummer, [noor.bsn]);
      for (const field of question.fields) fields.add(field);
    }
    const needless = new Set(
      (
        'aNummer adressering datumEersteInschrijvingGBA europeesKiesrecht geslacht immigratie indicatieCurateleRegister ' +
        'kinderen land leeftijd locatiebeschrijving nationaliteiten overlijden partners plaats regel1 ' +
        'adellijkeTitelPredicaat uitsluitingKiesrecht verblijfplaats verblijfstitel'
      ).split(' '),
    );
    assert.deepEqual(
      [...fields].filter(field =>
        String(field)
          .split('.')
          .some(part => needless.has(part)),
      ),
      [],
    );
    assert.ok(
      !['naam', 'geboorte', 'ouders', 'verblijfplaatsBinnenland'].some(group => fields.has(group)),
      'no whole groups',
    );
    assert.ok(
      [...fields].every(field => !ALWAYS.includes(String(field))),
      'always delivered, may not be asked',
    );
  });

  test('no number or name stands in the address', async () => {
    await using gateway = await openGateway(answerFrom(files));
    await gateway.connect().getByBsn({ bsn: noor.bsn, call: CALL });
    await gateway.connect({ url: `${gateway.url}/` }).findByNameAndBirth(askNoor);
    await gateway.connect({ url: `${gateway.url}/personen` }).getByBsn({ bsn: noor.bsn, call: CALL });
    assert.deepEqual(
      new Set(gateway.asked.map(({ method, url }) => `${method} ${url}`)),
      new Set([`POST ${PATH}`]),
    );
  });

  test('purpose, legal basis, controller and trace go along with every question', async () => {
    await using gateway = await openGateway(answerFrom(files));
    const register = gateway.connect({ oins: { duinveen: '00000001234567890000' } });
    await register.getByBsn({ bsn: noor.bsn, call: CALL });
    await register.findByNameAndBirth(askNoor);
    assert.equal(gateway.asked.length, 3);
    for (const { headers } of gateway.asked) {
      assert.equal(headers['x-doelbinding'], CALL.purpose);
      assert.equal(headers['x-verwerking'], CALL.legalBasis);
      assert.equal(headers['x-tenant'], CALL.tenant);
      assert.equal(headers['x-request-id'], CALL.traceId);
      assert.equal(headers['x-origin-oin'], '00000001234567890000');
      assert.equal(headers['x-api-key'], KEY);
    }
  });

  test('a purpose in ordinary Dutch fits a header, and cannot bring a header of its own', async () => {
    await using gateway = await openGateway(answerFrom(files));
    const purpose = `Hulp coördineren\r\nx-api-key: other ${'lang '.repeat(80)}`;
    await gateway.connect().getByBsn({ bsn: noor.bsn, call: { ...CALL, purpose } });
    const headers = gateway.asked[0]?.headers;
    assert.match(String(headers?.['x-doelbinding']), /^Hulp coordineren x-api-key: other lang /);
    assert.equal(String(headers?.['x-doelbinding']).length, 242);
    assert.equal(headers?.['x-api-key'], KEY);
  });

  test('what cannot be found is not asked: no BSN, a wildcard, a year only, a date outside the year', async () => {
    await using gateway = await openGateway(answerFrom(files));
    const register = gateway.connect();
    await register.getByBsn({ bsn: '123456789', call: CALL });
    await register.findByNameAndBirth({ ...askNoor, surname: 'Verh*' });
    await register.findByNameAndBirth({ ...askNoor, birthDate: undefined });
    await register.findByNameAndBirth({ ...askNoor, birthYear: 2012 });
    await register.findByNameAndBirth({ ...askNoor, birthDate: '14-06-2011' });
    assert.deepEqual(gateway.asked, []);
  });

  test('a typed prefix is only tried apart when the name as typed finds nobody', async () => {
    const prefixed = { ...noor, surnamePrefix: 'de', surname: 'Jonge' };
    const whole = { ...noor, surname: 'de Jonge' };
    for (const [person, searches] of [
      [
        prefixed,
        [
          ['de jonge', undefined],
          ['jonge', 'de'],
        ],
      ],
      [whole, [['de jonge', undefined]]],
    ] as const) {
      await using gateway = await openGateway(
        answerFrom([{ source: 'test', persons: [person], ambiguousBsns: [] }]),
      );
      const answer = await gateway.connect().findByNameAndBirth({ ...askNoor, surname: 'de Jonge' });
      assert.deepEqual(answer, { candidates: [person] });
      const asked = gateway.asked
        .map(({ body }) => Question.parse(body))
        .filter(one => one.geslachtsnaam !== undefined);
      assert.deepEqual(
        asked.map(one => [one.geslachtsnaam, one.voorvoegsel]),
        searches,
      );
    }
  });
});

// ---- what is answered

async function answering(person: Json, config: Partial<HaalCentraalConfig> = {}): Promise<RegisteredPerson> {
  await using gateway = await openGateway(body =>
    ok(body['type'], [{ burgerservicenummer: noor.bsn, ...person }]),
  );
  const found = await gateway.connect(config).getByBsn({ bsn: noor.bsn, call: CALL });
  return found ?? assert.fail('nobody came back');
}

describe('what Haal Centraal answers', () => {
  test('absent secrecy and false are how it says no; every other value makes a person secret', async () => {
    assert.equal((await answering({})).secret, false);
    assert.equal((await answering({ geheimhoudingPersoonsgegevens: false })).secret, false);
    for (const value of [true, 'true', 'false', 'nee', '', 0, 1, 7, null, {}, []]) {
      assert.equal(
        (await answering({ geheimhoudingPersoonsgegevens: value })).secret,
        true,
        JSON.stringify(value),
      );
    }
  });

  test('a gateway that sends more than was asked does not get it past the adapter', async () => {
    const everything = (value: unknown): unknown => value;
    await using gateway = await openGateway(answerFrom(files, everything));
    const register = gateway.connect();
    const found = await register.getByBsn({ bsn: noor.bsn, call: CALL });
    assert.match(JSON.stringify(holds(noor)), /canary/, 'it did send more');
    assert.deepEqual(found, noor);
    assert.deepEqual(await register.findByNameAndBirth(askNoor), { candidates: [noor] });
  });

  test('an address abroad or a description of a dwelling is no address', async () => {
    const gemeenteVanInschrijving = { code: '9990', omschrijving: 'Duinveen' };
    for (const verblijfplaats of [
      {
        type: 'VerblijfplaatsBuitenland',
        verblijfadres: { regel1: 'canary', land: { omschrijving: 'canary' } },
      },
      { type: 'Locatie', verblijfadres: { locatiebeschrijving: 'canary' } },
      { type: 'VerblijfplaatsOnbekend' },
      { type: 'Adres' },
    ]) {
      const person = await answering({ gemeenteVanInschrijving, verblijfplaats });
      assert.equal(person.address, null, verblijfplaats.type);
      assert.doesNotMatch(JSON.stringify(person), /canary/);
    }
  });

  test('who left or never was a resident has no municipality, whatever is still on the list', async () => {
    const gemeenteVanInschrijving = { code: '9990', omschrijving: 'Duinveen' };
    const suspended = (code: string): Json => ({
      gemeenteVanInschrijving,
      opschortingBijhouding: { reden: { code } },
    });
    assert.equal((await answering(suspended('E'))).municipality, null);
    assert.equal((await answering(suspended('R'))).municipality, null);
    assert.equal((await answering({ gemeenteVanInschrijving: { code: '1999' } })).municipality, null);
    assert.deepEqual((await answering(suspended('O'))).municipality, { code: '9990', name: 'Duinveen' });
  });

  test('incomplete dates stay incomplete', async () => {
    const born = async (datum: Json): Promise<IncompleteDate> =>
      (await answering({ geboorte: { datum } })).birthDate;
    assert.deepEqual(await born({ type: 'JaarMaandDatum', jaar: 2011, maand: 6 }), {
      year: 2011,
      month: 6,
      day: null,
    });
    assert.deepEqual(await born({ type: 'JaarDatum', jaar: 2011 }), { year: 2011, month: null, day: null });
    assert.deepEqual(await born({ type: 'DatumOnbekend', onbekend: true }), {
      year: null,
      month: null,
      day: null,
    });
  });

  test('a parent whom the register cannot name is no parent', async () => {
    const ouders = [{ ouderAanduiding: '1' }, { ouderAanduiding: '2', naam: { geslachtsnaam: 'Verhagen' } }];
    assert.deepEqual((await answering({ ouders })).parents, [
      { role: 'parent-2', givenNames: '', surnamePrefix: '', surname: 'Verhagen' },
    ]);
  });

  test('only what is clear about authority is taken over; nobody for now is not "by law"', async () => {
    const minderjarige = { burgerservicenummer: noor.bsn };
    const ouders = [
      { ouderAanduiding: '1', burgerservicenummer: '999911028' },
      { ouderAanduiding: '2', naam: { geslachtsnaam: 'Verhagen' } },
    ];
    const authority = async (...gezag: Json[]): Promise<ParentalAuthority> =>
      (await answering({ ouders, gezag })).parentalAuthority;
    const alone = { type: 'EenhoofdigOuderlijkGezag', minderjarige };
    assert.equal(await authority(), 'not-registered');
    assert.equal(await authority({ ...alone, ouder: { burgerservicenummer: '999911028' } }), 'parent-1');
    assert.equal(
      await authority({ ...alone, ouder: { naam: {} } }),
      'parent-2',
      'the one parent without a number',
    );
    assert.equal(await authority({ ...alone, ouder: { burgerservicenummer: '999911053' } }), 'unknown-code');
    assert.equal(await authority({ type: 'TweehoofdigOuderlijkGezag', minderjarige }), 'both-parents');
    for (const type of ['TijdelijkGeenGezag', 'GezagNietTeBepalen', 'IetsNieuws']) {
      assert.equal(await authority({ type, minderjarige }), 'unknown-code', type);
    }
    assert.equal(
      await authority({ type: 'Voogdij', minderjarige }, { ...alone, ouder: {} }),
      'unknown-code',
      'two at once',
    );
  });

  test('of an adult it is not kept over which children they have authority', async () => {
    const child = { burgerservicenummer: '999911016' };
    const person = await answering({
      gezag: [
        { type: 'EenhoofdigOuderlijkGezag', minderjarige: child, ouder: { burgerservicenummer: noor.bsn } },
      ],
    });
    assert.equal(person.parentalAuthority, 'not-registered');
    assert.doesNotMatch(JSON.stringify(person), /999911016/);
  });

  test('a register that searches wider than asked does not bring other people', async () => {
    const others = [
      {
        burgerservicenummer: '999911016',
        naam: { geslachtsnaam: 'Verhagens' },
        geboorte: { datum: toDate(noor.birthDate) },
      },
      {
        burgerservicenummer: '999911028',
        naam: { geslachtsnaam: 'Verhagen' },
        geboorte: { datum: { type: 'JaarDatum', jaar: 2011 } },
      },
      { naam: { geslachtsnaam: 'Verhagen' }, geboorte: { datum: toDate(noor.birthDate) } },
    ];
    await using gateway = await openGateway(body => ok(body['type'], others));
    assert.deepEqual(await gateway.connect().findByNameAndBirth(askNoor), { candidates: [] });
    assert.equal(gateway.asked.length, 1, 'nobody was asked by number');
  });
});

// ---- what goes wrong

function isRegisterError(reason: RegisterErrorReason): (error: unknown) => boolean {
  return error => {
    assert.ok(error instanceof RegisterError, String(error));
    assert.equal(error.reason, reason);
    for (const said of [error.message, error.stack, JSON.stringify(error), String(error.cause)]) {
      assert.doesNotMatch(said ?? '', /canary|Verhagen|9999\d{5}|key-of-the-municipality/i);
    }
    return true;
  };
}

/** Fails the test when anything at all is written while it runs. */
function hush(context: TestContext): () => void {
  const writers = (['log', 'info', 'warn', 'error', 'debug'] as const).map(name =>
    context.mock.method(console, name, () => undefined),
  );
  return () =>
    assert.equal(
      writers.reduce((total, writer) => total + writer.mock.callCount(), 0),
      0,
    );
}

describe('what can go wrong with Haal Centraal', () => {
  const replies: readonly (readonly [string, Reply, RegisterErrorReason])[] = [
    ['not signed in', problem(401, 'authentication', { detail: 'canary' }), 'refused'],
    ['not authorised', problem(403, 'autorisation', { detail: `canary ${noor.bsn}` }), 'refused'],
    ['too busy', problem(429, 'tooManyRequests'), 'unavailable'],
    ['out of order', problem(503, 'notAvailable', { title: 'Verhagen' }), 'unavailable'],
    ['broken', { status: 500, body: '<html>canary</html>' }, 'unavailable'],
    [
      'a wrong question',
      problem(400, 'paramsValidation', { invalidParams: [{ reason: 'canary' }] }),
      'unexpected-answer',
    ],
    ['a code that is no code', problem(400, 'canary Verhagen'), 'unexpected-answer'],
    ['no JSON', { status: 200, body: 'canary' }, 'unexpected-answer'],
    ['another kind of answer', ok('ZoekMetPostcodeEnHuisnummer', []), 'unexpected-answer'],
    [
      'no list of persons',
      { status: 200, body: { type: 'RaadpleegMetBurgerservicenummer' } },
      'unexpected-answer',
    ],
    [
      'somebody else',
      ok('RaadpleegMetBurgerservicenummer', [{ burgerservicenummer: '999911016' }]),
      'unexpected-answer',
    ],
    [
      'a field of another kind',
      ok('RaadpleegMetBurgerservicenummer', [{ burgerservicenummer: noor.bsn, naam: 'canary' }]),
      'unexpected-answer',
    ],
    [
      'a kind of date that is not known',
      ok('RaadpleegMetBurgerservicenummer', [
        { burgerservicenummer: noor.bsn, geboorte: { datum: { type: 'canary' } } },
      ]),
      'unexpected-answer',
    ],
    [
      'two persons under one number',
      ok('RaadpleegMetBurgerservicenummer', [
        { burgerservicenummer: noor.bsn },
        { burgerservicenummer: noor.bsn },
      ]),
      'ambiguous',
    ],
  ];
  for (const [what, reply, reason] of replies) {
    test(`${what}: the answer is "${reason}", and no word of question or answer is in the error or a log`, async context => {
      const checkSilence = hush(context);
      await using gateway = await openGateway(() => reply);
      await assert.rejects(
        gateway.connect().getByBsn({ bsn: noor.bsn, call: CALL }),
        isRegisterError(reason),
      );
      checkSilence();
    });
  }

  test('a question is never carried on to another address, whatever the register says', async () => {
    await using other = await openGateway(answerFrom(files));
    await using gateway = await openGateway(() => ({
      status: 307,
      body: '',
      headers: { location: `${other.url}/personen` },
    }));
    await assert.rejects(
      gateway.connect().getByBsn({ bsn: noor.bsn, call: CALL }),
      isRegisterError('unavailable'),
    );
    assert.deepEqual(other.asked, []);
  });

  test('a register that does not answer in time is given up', async () => {
    await using gateway = await openGateway(async () => {
      await wait(2_000, undefined, { ref: false });
      return problem(503, 'notAvailable');
    });
    const register = gateway.connect({ timeoutMs: 50 });
    await assert.rejects(register.getByBsn({ bsn: noor.bsn, call: CALL }), isRegisterError('timeout'));
    await assert.rejects(register.findByNameAndBirth(askNoor), isRegisterError('timeout'));
  });

  test('a register that is not there is unavailable', async () => {
    const gateway = await openGateway(() => problem(500, 'none'));
    await gateway[Symbol.asyncDispose]();
    await assert.rejects(
      gateway.connect().getByBsn({ bsn: noor.bsn, call: CALL }),
      isRegisterError('unavailable'),
    );
  });

  test('a wrong key is refused', async () => {
    await using gateway = await openGateway(answerFrom(files));
    for (const key of ['wrong', undefined]) {
      await assert.rejects(
        gateway.connect({ key }).getByBsn({ bsn: noor.bsn, call: CALL }),
        isRegisterError('refused'),
      );
    }
  });

  test('an answer with nobody is nobody, not an error', async () => {
    await using gateway = await openGateway(body => ok(body['type'], []));
    assert.equal(await gateway.connect().getByBsn({ bsn: noor.bsn, call: CALL }), undefined);
  });

  test('an address without encryption is refused, except on this machine', () => {
    for (const url of [
      'http://brp.example.nl',
      'ftp://brp.example.nl',
      'http://localhost.example.nl',
      'brp',
    ]) {
      assert.throws(() => createHaalCentraalRegister({ url }), url);
    }
    createHaalCentraalRegister({ url: 'https://brp.example.nl/haalcentraal/api/brp' });
    createHaalCentraalRegister({ url: 'http://localhost:5010/haalcentraal/api/brp' });
  });
});
