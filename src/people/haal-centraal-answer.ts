import { z } from 'zod';
import { parseAuthority } from './authority.ts';
import { unexpected } from './haal-centraal-wire.ts';
import { incompleteDate, type IncompleteDate } from './incomplete-date.ts';
import type {
  ParentalAuthority,
  RegisteredAddress,
  RegisteredParent,
  RegisteredPerson,
} from './population-register.ts';

// The answer of Haal Centraal: only what is named here is read, the rest is stripped.

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

export const SearchAnswer = z.object({
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

/** An address abroad and the description of a dwelling have no street; where there is none, there is no address for us. */
const Residence = z.object({
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

export const PersonAnswer = z.object({
  type: z.literal('RaadpleegMetBurgerservicenummer'),
  personen: z.array(Person),
});

/** On failure says which fields were wrong, never what stood in them. */
export function readAnswer<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const fields = new Set(
    parsed.error.issues.map(issue => issue.path.filter(part => typeof part === 'string').join('.')),
  );
  throw unexpected(`wrong or missing ${[...fields].join(', ')}`);
}

export function toRegisteredPerson(person: Person): RegisteredPerson {
  const suspension = person.opschortingBijhouding?.reden?.code;
  const parents = (person.ouders ?? []).flatMap(toParent).toSorted((a, b) => a.role.localeCompare(b.role));
  const municipality = toMunicipality(person.gemeenteVanInschrijving, suspension);
  return {
    bsn: person.burgerservicenummer,
    ...nameOf(person),
    birthDate: birthDateOf(person),
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

interface Somebody {
  readonly naam?: z.infer<typeof Name> | undefined;
  readonly geboorte?: z.infer<typeof Birth> | undefined;
}

export function nameOf({
  naam,
}: Somebody): Pick<RegisteredPerson, 'givenNames' | 'surnamePrefix' | 'surname'> {
  return {
    givenNames: naam?.voornamen?.trim() ?? '',
    surnamePrefix: naam?.voorvoegsel?.trim() ?? '',
    surname: naam?.geslachtsnaam?.trim() ?? '',
  };
}

export function birthDateOf({ geboorte }: Somebody): IncompleteDate {
  return toDate(geboorte?.datum);
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
  const address = residence?.verblijfadres;
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
  const name = nameOf(parent);
  const bsn = parent.burgerservicenummer;
  if (bsn === undefined && name.givenNames === '' && name.surname === '') return [];
  const birthDate = birthDateOf(parent);
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
