/**
 * What "the same surname" means when the register is searched.
 *
 * Capitals and diacritics do not count (Haal Centraal finds with and without diacritics only when asked without), the
 * rest does. A prefix may be typed or left out; there is no list of prefixes here, because whoever is not on such a
 * list would be found less well than others. A name with a character the register cannot search, a wildcard above
 * all, finds nobody.
 */

/** One way to read a typed surname: all of it is the surname, or its first words are the prefix. */
export interface SurnameReading {
  /** Undefined: any prefix, or none. */
  readonly prefix: string | undefined;
  readonly surname: string;
}

export interface NameParts {
  readonly surnamePrefix: string;
  readonly surname: string;
}

/** Letters that are no base letter with a mark, and so survive decomposition. */
const LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ĳ: 'ij',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  ŀ: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ĸ: 'k',
  ŋ: 'n',
  ŧ: 't',
  '’': "'",
  '‘': "'",
  '`': "'",
};

export function foldName(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^\0-\x7f]/gu, letter => LETTERS[letter] ?? letter)
    .replace(/\s+/g, ' ')
    .trim();
}

/** What the register takes as a surname to search, the asterisk left out: it would be a wildcard. */
const SEARCHABLE = /^[a-z0-9 .\-']{1,200}$/;
const SEARCHABLE_PREFIX = /^[a-z ']{1,10}$/;
const MAX_PREFIX_WORDS = 3;

/** The ways to read a typed surname, to be tried in this order until one finds somebody. */
export function readSurname(typed: string): readonly SurnameReading[] {
  const folded = foldName(typed);
  if (!SEARCHABLE.test(folded) || !/[a-z0-9]/.test(folded)) return [];
  const words = folded.split(' ');
  const readings: SurnameReading[] = [{ prefix: undefined, surname: folded }];
  for (let count = 1; count <= MAX_PREFIX_WORDS && count < words.length; count++) {
    const prefix = words.slice(0, count).join(' ');
    if (SEARCHABLE_PREFIX.test(prefix)) readings.push({ prefix, surname: words.slice(count).join(' ') });
  }
  return readings;
}

export function isNamed(person: NameParts, reading: SurnameReading): boolean {
  return (
    foldName(person.surname) === reading.surname &&
    (reading.prefix === undefined || foldName(person.surnamePrefix) === reading.prefix)
  );
}
