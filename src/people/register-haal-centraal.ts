import { parseBsn } from './bsn.ts';
import {
  birthDateOf,
  nameOf,
  PersonAnswer,
  readAnswer,
  SearchAnswer,
  toRegisteredPerson,
} from './haal-centraal-answer.ts';
import { connect, unexpected, type Connection } from './haal-centraal-wire.ts';
import { incompleteDate, wholeDate } from './incomplete-date.ts';
import { isNamed, readSurname, type SurnameReading } from './name-match.ts';
import {
  MAX_CANDIDATES,
  RegisterError,
  requireCall,
  type NameAnswer,
  type PopulationRegister,
  type RegisterCall,
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
export interface HaalCentraalConfig extends Connection {
  /**
   * Where parental authority is read. `gezag` (the default) is what RvIG tells new users to take: worked out by the
   * register, also where authority follows from the law. `indicatieGezagMinderjarige` is what is literally noted in
   * category 11; deprecated, for a municipality that is not (yet) authorised for the former.
   */
  readonly authorityFrom?: AuthoritySource | undefined;
}

export type AuthoritySource = 'gezag' | 'indicatieGezagMinderjarige';

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
    const [person, ...others] = readAnswer(PersonAnswer, answer).personen;
    if (others.length > 0)
      throw new RegisterError('ambiguous', 'The register has this number for two persons.');
    if (person === undefined) return undefined;
    if (person.burgerservicenummer !== bsn) throw unexpected('it is about somebody else');
    return toRegisteredPerson(person);
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
      readAnswer(SearchAnswer, answer)
        .personen.filter(found => isNamed(nameOf(found), reading))
        .filter(found => wholeDate(birthDateOf(found)) === birthDate)
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

function isDateIn(date: string, year: number): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  return (
    parts !== null &&
    Number(parts[1]) === year &&
    wholeDate(incompleteDate(year, Number(parts[2]), Number(parts[3]))) === date
  );
}
