import type { Keys } from '#kernel/keys.ts';
import { foldName, readSurname } from './name-match.ts';

/** The keyed hash under which files about one child find each other; nobody can read a number from it. */
export const childKey = (keys: Keys, bsn: string): Uint8Array => keys.lookup('person', bsn);

/** The keyed hash for "surname and birth year", so that one's own case is found without a list of names. */
export const nameKey = (keys: Keys, surname: string, birthYear: number | null): Uint8Array =>
  keys.lookup('name', `${foldName(surname)}|${birthYear ?? 0}`);

/** The same for a surname as somebody types it: its prefix may have been typed along. */
export const nameKeys = (keys: Keys, typed: string, birthYear: number): readonly Uint8Array[] =>
  [typed, ...readSurname(typed).map(reading => reading.surname)].map(surname =>
    nameKey(keys, surname, birthYear),
  );

/** The keyed hash of what was searched for, for the journal. */
export const searchKey = (keys: Keys, asked: string): Uint8Array => keys.lookup('search', asked);
