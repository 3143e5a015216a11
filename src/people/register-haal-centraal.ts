import { z } from 'zod';
import { parseAuthority } from './brp-parser.ts';
import { parseBsn } from './bsn.ts';
import { incompleteDate, wholeDate, type IncompleteDate } from './incomplete-date.ts';
import { isNamed, readSurname, type SurnameReading } from './name-match.ts';
import {
  MAX_CANDIDATES,
  RegisterError,
  requireCall,
  type NameAnswer,
  type ParentalAuthority,
  type PopulationRegister,
  type RegisterCall,
  type RegisteredAddress,
  type RegisteredParent,
  type RegisteredPerson,
} from './population-register.ts';

/**
 * The population register behind "Haal Centraal BRP Personen bevragen", version 2.
 *
 * Facts from the specification (BRP-API/Haal-Centraal-BRP-bevragen at e995b9e, OAS 2.7.0 and features/bevragen):
 * - One path, `POST /personen`; the question is in the body, so no number or name ever stands in a URL.
 * - `fields` says what is delivered. We ask only what `RegisteredPerson` holds. For the address we ask by the alias
 *   `verblijfplaatsBinnenland`: an address abroad, and with it a country, is then not delivered at all.
 * - Secrecy (`geheimhoudingPersoonsgegevens`), the suspension of a list (`opschortingBijhouding`, code O for the
 *   deceased) and data under inquiry are always delivered, and may not be asked for.
 * - Fields whose value is false, empty or unknown are not delivered. So an absent `geheimhoudingPersoonsgegevens` in a
 *   well-formed answer is how this register says "not secret", and we take it as that; there is no other way to learn
 *   it. Any value but `false` makes the person secret: true, a code, a text, null. What remains is a gateway in between
 *   that drops fields nobody asked for. Therefore connecting a municipality includes asking for one test person known
 *   to be secret and seeing `secret: true`.
 * - Lists struck off (F) or erased (W) are not delivered. One number may still belong to two lists.
 * - Searching on surname needs the whole birth date; a prefix is a filter of its own; a name asked with diacritics finds
 *   only names with diacritics, so we ask without. Over ten found is an error with code `tooManyResults`.
 * - A search delivers little: no parents, no municipality. Each candidate is then asked by number, one call each.
 *
 * The purpose of a call is no part of that specification. Gateways of municipalities take it in the headers
 * `x-doelbinding` and `x-verwerking` and journal it, 242 characters at most, with `x-origin-oin` as the organisation
 * (open-formulieren/open-forms docs/configuration/prefill/haal_centraal.rst; VNG-Realisatie/gemma-verwerkingenlogging).
 * The purpose goes in the first, the legal basis in the second; controller and trace have headers of their own.
 *
 * Nothing here logs, and no message of an error repeats a number, a name or a word of the answer.
 */
export interface HaalCentraalConfig {
  /** Up to and including `/haalcentraal/api/brp`, or whatever the supplier has before `/personen`. */
  readonly url: string;
  /** Sent as `X-API-KEY`. Suppliers that know us by certificate need none. */
  readonly key?: string | undefined;
  readonly timeoutMs?: number | undefined;
  /** Organisation number (OIN) by controller, sent as `x-origin-oin` where known. */
  readonly oins?: Readonly<Record<string, string>> | undefined;
  /**
   * Where parental authority is read. `gezag` (the default) is what RvIG tells new users to take: worked out by the
   * register, also where authority follows from the law. `indicatieGezagMinderjarige` is what is literally noted in
   * category 11; deprecated, but it needs no separate authorisation.
   */
  readonly authorityFrom?: AuthoritySource | undefined;
}

export type AuthoritySource = 'gezag' | 'indicatieGezagMinderjarige';

const DEFAULT_TIMEOUT_MS = 5_000;
const MAX_HEADER_LENGTH = 242;

const SEARCH_FIELDS = ['burgerservicenummer', 'naam.voorvoegsel', 'naam.geslachtsnaam', 'geboorte.datum'];
const PERSON_FIELDS = [
  'burgerservicenummer',
  'naam.voornamen',
  'naam.voorvoegsel',
  'naam.geslachtsnaam',
  'geboorte.datum',
  'gemeenteVanInschrijving',
  'ouders.ouderAanduiding',
  'ouders.burgerservicenummer',
  'ouders.naam.voornamen',
  'ouders.naam.voorvoegsel',
  'ouders.naam.geslachtsnaam',
  'ouders.geboorte.datum',
  'verblijfplaatsBinnenland.functieAdres',
  'verblijfplaatsBinnenland.verblijfadres.officieleStraatnaam',
  'verblijfplaatsBinnenland.verblijfadres.korteStraatnaam',
  'verblijfplaatsBinnenland.verblijfadres.huisnummer',
  'verblijfplaatsBinnenland.verblijfadres.huisletter',
  'verblijfplaatsBinnenland.verblijfadres.huisnummertoevoeging',
  'verblijfplaatsBinnenland.verblijfadres.postcode',
  'verblijfplaatsBinnenland.verblijfadres.woonplaats',
];

export function createHaalCentraalRegister(config: HaalCentraalConfig): PopulationRegister {
  const ask = connect(config);
  const authorityFrom = config.authorityFrom ?? 'gezag';

  async function getByBsn(bsn: string, call: RegisterCall): Promise<RegisteredPerson | undefined> {
    const answer = await ask(call, {
      type: 'RaadpleegMetBurgerservicenummer',
      burgerservicenummer: [bsn],
      fields: [...PERSON_FIELDS, authorityFrom],
    });
    if (answer === 'too-many') throw unexpected('it says "too many" about one number');
    const [person, ...others] = read(PersonAnswer, answer).personen;
    if (others.length > 0)
      throw new RegisterError('ambiguous', 'The register has this number for two persons.');
    if (person === undefined) return undefined;
    if (person.burgerservicenummer !== bsn) throw unexpected('it is about somebody else');
    return toPerson(person);
  }

  /** Numbers of those who bear the name and were born that day. */
  async function search(
    reading: SurnameReading,
    birthDate: string,
    call: RegisterCall,
  ): Promise<readonly string[] | 'too-many'> {
    const answer = await ask(call, {
      type: 'ZoekMetGeslachtsnaamEnGeboortedatum',
      geslachtsnaam: reading.surname,
      geboortedatum: birthDate,
      inclusiefOverledenPersonen: true,
      fields: SEARCH_FIELDS,
      ...(reading.prefix === undefined ? {} : { voorvoegsel: reading.prefix }),
    });
    if (answer === 'too-many') return answer;
    return (
      read(SearchAnswer, answer)
        .personen.filter(found => isNamed(toName(found.naam), reading))
        .filter(found => wholeDate(toDate(found.geboorte?.datum)) === birthDate)
        // Somebody known to the register without a number cannot be asked for, nor entered here.
        .flatMap(found => found.burgerservicenummer ?? [])
    );
  }

  return {
    async getByBsn({ bsn, call }) {
      requireCall(call);
      const asked = parseBsn(bsn);
      return asked === undefined ? undefined : getByBsn(asked, call);
    },

    async findByNameAndBirth({ surname, birthYear, birthDate, call }): Promise<NameAnswer> {
      requireCall(call);
      if (birthDate === undefined) return 'birth-date-needed';
      if (!isDateIn(birthDate, birthYear)) return { candidates: [] };
      for (const reading of readSurname(surname)) {
        const bsns = await search(reading, birthDate, call);
        if (bsns === 'too-many' || bsns.length > MAX_CANDIDATES) return 'too-many';
        if (bsns.length === 0) continue;
        const persons = await Promise.all(bsns.map(bsn => getByBsn(bsn, call)));
        return { candidates: persons.filter(person => person !== undefined) };
      }
      return { candidates: [] };
    },
  };
}

// ---- the wire

type Question =
  | {
      readonly type: 'RaadpleegMetBurgerservicenummer';
      readonly burgerservicenummer: readonly [string];
      readonly fields: readonly string[];
    }
  | {
      readonly type: 'ZoekMetGeslachtsnaamEnGeboortedatum';
      readonly geslachtsnaam: string;
      readonly voorvoegsel?: string;
      readonly geboortedatum: string;
      readonly inclusiefOverledenPersonen: true;
      readonly fields: readonly string[];
    };

const Problem = z.object({ code: z.string().regex(/^[a-zA-Z0-9]{1,25}$/) });

function connect(config: HaalCentraalConfig): (call: RegisterCall, question: Question) => Promise<unknown> {
  const url = toUrl(config.url);
  const timeoutMs = config.timeoutMs ?? DEFAULT_TIMEOUT_MS;

  return async (call, question) => {
    const oin = config.oins?.[call.tenant];
    const headers = {
      accept: 'application/json',
      'content-type': 'application/json; charset=utf-8',
      ...(config.key === undefined ? {} : { 'x-api-key': config.key }),
      'x-doelbinding': toHeader(call.purpose),
      'x-verwerking': toHeader(call.legalBasis),
      'x-tenant': toHeader(call.tenant),
      'x-request-id': toHeader(call.traceId),
      ...(oin === undefined ? {} : { 'x-origin-oin': toHeader(oin) }),
    };
    let status: number;
    let text: string;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers,
        body: JSON.stringify(question),
        // A redirect would carry the question, and the key, to somebody else.
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      status = response.status;
      text = await response.text();
    } catch (error) {
      if (error instanceof DOMException && error.name === 'TimeoutError') {
        throw new RegisterError('timeout', `The population register did not answer within ${timeoutMs} ms.`);
      }
      throw new RegisterError('unavailable', 'The population register cannot be reached.');
    }
    const body = parseJson(text);
    if (status === 200) {
      if (body === undefined) throw unexpected('it is not JSON');
      return body;
    }
    const problem = Problem.safeParse(body);
    const code = problem.success ? problem.data.code : 'no code';
    if (status === 400 && code === 'tooManyResults') return 'too-many';
    const said = `The population register answered ${status} (${code}).`;
    if (status === 401 || status === 403) throw new RegisterError('refused', said);
    if (status === 429 || status >= 500) throw new RegisterError('unavailable', said);
    throw new RegisterError('unexpected-answer', said);
  };
}

function toUrl(base: string): URL {
  const url = new URL(base.endsWith('/personen') ? base : `${base.replace(/\/+$/, '')}/personen`);
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local)) {
    throw new Error('The address of the population register must begin with https.');
  }
  return url;
}

/** A header takes one line of plain characters. */
function toHeader(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^\x20-\x7e]+/g, ' ')
    .trim()
    .slice(0, MAX_HEADER_LENGTH);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unexpected(why: string): RegisterError {
  return new RegisterError(
    'unexpected-answer',
    `The answer of the population register is not as agreed: ${why}.`,
  );
}

function isDateIn(date: string, year: number): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  return (
    parts !== null &&
    Number(parts[1]) === year &&
    wholeDate(incompleteDate(year, Number(parts[2]), Number(parts[3]))) === date
  );
}

// ---- the answer: only what is named here is read, the rest is stripped

const Bsn = z.string().regex(/^\d{9}$/);
const TableValue = z.object({ code: z.string().optional(), omschrijving: z.string().optional() });
const Name = z.object({
  voornamen: z.string().optional(),
  voorvoegsel: z.string().optional(),
  geslachtsnaam: z.string().optional(),
});
const RegisterDate = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Datum'), datum: z.iso.date() }),
  z.object({ type: z.literal('JaarMaandDatum'), jaar: z.int(), maand: z.int() }),
  z.object({ type: z.literal('JaarDatum'), jaar: z.int() }),
  z.object({ type: z.literal('DatumOnbekend') }),
]);
const Birth = z.object({ datum: RegisterDate.optional() });

const SearchAnswer = z.object({
  type: z.literal('ZoekMetGeslachtsnaamEnGeboortedatum'),
  personen: z.array(
    z.object({ burgerservicenummer: Bsn.optional(), naam: Name.optional(), geboorte: Birth.optional() }),
  ),
});

const Parent = z.object({
  ouderAanduiding: z.enum(['1', '2']),
  burgerservicenummer: Bsn.optional(),
  naam: Name.optional(),
  geboorte: Birth.optional(),
});

const Residence = z.object({
  type: z.string(),
  functieAdres: TableValue.optional(),
  verblijfadres: z
    .object({
      officieleStraatnaam: z.string().optional(),
      korteStraatnaam: z.string().optional(),
      huisnummer: z.int().min(1).max(99_999).optional(),
      huisletter: z.string().optional(),
      huisnummertoevoeging: z.string().optional(),
      postcode: z.string().optional(),
      woonplaats: z.string().optional(),
    })
    .optional(),
});

/** A kind of authority that a later version adds must not make the person unreadable. */
const Authority = z.object({
  type: z.string(),
  minderjarige: z.object({ burgerservicenummer: Bsn.optional() }).optional(),
  ouder: z.object({ burgerservicenummer: Bsn.optional() }).optional(),
});

const Person = z.object({
  burgerservicenummer: Bsn,
  geheimhoudingPersoonsgegevens: z.unknown().optional(),
  opschortingBijhouding: z.object({ reden: TableValue.optional() }).optional(),
  naam: Name.optional(),
  geboorte: Birth.optional(),
  gemeenteVanInschrijving: TableValue.optional(),
  verblijfplaats: Residence.optional(),
  ouders: z.array(Parent).optional(),
  gezag: z.array(Authority).optional(),
  indicatieGezagMinderjarige: TableValue.optional(),
});
type Person = z.infer<typeof Person>;

const PersonAnswer = z.object({
  type: z.literal('RaadpleegMetBurgerservicenummer'),
  personen: z.array(Person),
});

/** On failure says which fields were wrong, never what stood in them. */
function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const fields = new Set(
    parsed.error.issues.map(issue => issue.path.filter(part => typeof part === 'string').join('.')),
  );
  throw unexpected(`wrong or missing ${[...fields].join(', ')}`);
}

function toPerson(person: Person): RegisteredPerson {
  const suspension = person.opschortingBijhouding?.reden?.code;
  const parents = (person.ouders ?? []).flatMap(toParent).toSorted((a, b) => a.role.localeCompare(b.role));
  const municipality = toMunicipality(person.gemeenteVanInschrijving, suspension);
  return {
    bsn: person.burgerservicenummer,
    ...toName(person.naam),
    birthDate: toDate(person.geboorte?.datum),
    secret: isSecret(person.geheimhoudingPersoonsgegevens),
    deceased: suspension === 'O',
    municipality,
    address: municipality === null ? null : toAddress(person.verblijfplaats),
    parents,
    parentalAuthority: toAuthority(person, parents),
  };
}

/** See above: absent is how this register says no. */
function isSecret(delivered: unknown): boolean {
  return delivered !== undefined && delivered !== false;
}

function toName(
  name: z.infer<typeof Name> | undefined,
): Pick<RegisteredPerson, 'givenNames' | 'surnamePrefix' | 'surname'> {
  return {
    givenNames: name?.voornamen?.trim() ?? '',
    surnamePrefix: name?.voorvoegsel?.trim() ?? '',
    surname: name?.geslachtsnaam?.trim() ?? '',
  };
}

function toDate(date: z.infer<typeof RegisterDate> | undefined): IncompleteDate {
  switch (date?.type) {
    case 'Datum': {
      const [year, month, day] = date.datum.split('-').map(Number);
      return incompleteDate(year ?? 0, month ?? 0, day ?? 0);
    }
    case 'JaarMaandDatum':
      return incompleteDate(date.jaar, date.maand, 0);
    case 'JaarDatum':
      return incompleteDate(date.jaar, 0, 0);
    case 'DatumOnbekend':
    case undefined:
      return incompleteDate(0, 0, 0);
  }
}

function toMunicipality(
  delivered: z.infer<typeof TableValue> | undefined,
  suspension: string | undefined,
): RegisteredPerson['municipality'] {
  const code = delivered?.code;
  if (code === undefined || code === '1999' || suspension === 'E' || suspension === 'R') return null;
  if (!/^\d{4}$/.test(code)) throw unexpected('the code of the municipality is no code');
  return { code, name: delivered?.omschrijving ?? code };
}

function toAddress(residence: z.infer<typeof Residence> | undefined): RegisteredAddress | null {
  const address = residence?.type === 'Adres' ? residence.verblijfadres : undefined;
  const street = address?.officieleStraatnaam ?? address?.korteStraatnaam;
  if (address === undefined || street === undefined) return null;
  return {
    kind: residence?.functieAdres?.code === 'B' ? 'postal' : 'residence',
    street,
    houseNumber: address.huisnummer ?? null,
    houseLetter: address.huisletter ?? '',
    houseNumberAddition: address.huisnummertoevoeging ?? '',
    postcode: address.postcode ?? '',
    place: address.woonplaats ?? '',
  };
}

/** The register delivers a parent without name and number where there is nobody to name; such a one is left out. */
function toParent(parent: z.infer<typeof Parent>): readonly RegisteredParent[] {
  const name = toName(parent.naam);
  const bsn = parent.burgerservicenummer;
  if (bsn === undefined && name.givenNames === '' && name.surname === '') return [];
  const birthDate = toDate(parent.geboorte?.datum);
  return [
    {
      role: parent.ouderAanduiding === '1' ? 'parent-1' : 'parent-2',
      ...(bsn === undefined ? {} : { bsn }),
      ...name,
      ...(birthDate.year === null ? {} : { birthDate }),
    },
  ];
}

/** Either answer is read, whichever of the two was asked for. */
function toAuthority(person: Person, parents: readonly RegisteredParent[]): ParentalAuthority {
  if (person.indicatieGezagMinderjarige !== undefined)
    return parseAuthority(person.indicatieGezagMinderjarige.code ?? '?');
  // Of an adult the register tells over which children they have authority: not what was asked, and not kept.
  const overPerson = (person.gezag ?? []).filter(
    one => one.minderjarige?.burgerservicenummer === person.burgerservicenummer,
  );
  const [authority, ...others] = overPerson;
  if (authority === undefined) return 'not-registered';
  if (others.length > 0) return 'unknown-code';
  switch (authority.type) {
    case 'GezamenlijkOuderlijkGezag':
    case 'TweehoofdigOuderlijkGezag': // its name before 2.7
      return 'both-parents';
    case 'Voogdij':
      return 'third-party';
    case 'EenhoofdigOuderlijkGezag':
      return whichParent(authority.ouder?.burgerservicenummer, parents) ?? 'unknown-code';
    case 'GezamenlijkGezag': {
      const parent = whichParent(authority.ouder?.burgerservicenummer, parents);
      return parent === undefined ? 'unknown-code' : `${parent}-and-third-party`;
    }
    default:
      // Nobody for the time being, not to be determined, or a kind we do not know: not to be read as "by law".
      return 'unknown-code';
  }
}

function whichParent(
  bsn: string | undefined,
  parents: readonly RegisteredParent[],
): RegisteredParent['role'] | undefined {
  const [parent, ...others] = parents.filter(one => one.bsn === bsn);
  return others.length === 0 ? parent?.role : undefined;
}
