import type { Language } from '../ui/dates.ts';
import type { Messages } from './nl.ts';

/** The language is a property of this browser: a cookie that says "nl" or "en" and nothing else. */
const name = 'taal';

let spoken: Language = 'nl';
/** What this browser speaks, or is about to. */
export const languageNow = (): Language => spoken;

export function chosenLanguage(): Language {
  const wanted = new URLSearchParams(location.search).get(name);
  if (wanted === 'nl' || wanted === 'en') rememberLanguage(wanted);
  else spoken = new RegExp(`(?:^|; )${name}=en`).test(document.cookie) ? 'en' : 'nl';
  return spoken;
}

export function rememberLanguage(language: Language): void {
  spoken = language;
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `${name}=${language}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
}

/** Words are fetched with the pages that say them: whoever opens a case needs none of those of administration. */
const dutch = {
  always: async () => (await import('./nl/always.ts')).always,
  case: async () => (await import('./nl/of-case.ts')).ofCase,
  around: async () => (await import('./nl/around-case.ts')).aroundCase,
  desk: async () => (await import('./nl/of-desk.ts')).ofDesk,
  sender: async () => (await import('./nl/of-sender.ts')).ofSender,
  office: async () => (await import('./nl/of-office.ts')).ofOffice,
};
type Parts = typeof dutch;
/** English has exactly the same. */
const parts: Record<Language, Parts> = {
  nl: dutch,
  en: {
    always: async () => (await import('./en/always.ts')).always,
    case: async () => (await import('./en/of-case.ts')).ofCase,
    around: async () => (await import('./en/around-case.ts')).aroundCase,
    desk: async () => (await import('./en/of-desk.ts')).ofDesk,
    sender: async () => (await import('./en/of-sender.ts')).ofSender,
    office: async () => (await import('./en/of-office.ts')).ofOffice,
  },
};
export type Part = Exclude<keyof Parts, 'always'>;
type KeysOf<Name extends keyof Parts> = Name extends Name ? keyof Awaited<ReturnType<Parts[Name]>> : never;
/** What a component may say that named these parts. */
export type Words<Named extends Part = never> = Pick<Messages, KeysOf<'always' | Named>>;

const here = new Map<string, Partial<Messages>>();
const coming = new Map<string, Promise<void>>();
/** Those of the page one is on, and of the pages before it: another language has to have them all. */
const asked = new Set<keyof Parts>();

/** Rejects when there is no connection: the page that needs them then says so, and is loaded again. */
export function fetchWords(language: Language, part: keyof Parts): Promise<void> {
  const key = `${language} ${part}`;
  asked.add(part);
  const begun = coming.get(key);
  if (begun !== undefined) return begun;
  const fetched = parts[language][part]().then(
    words => void here.set(key, words),
    (error: unknown) => {
      coming.delete(key);
      throw error;
    },
  );
  coming.set(key, fetched);
  return fetched;
}

export const wordsHere = (language: Language, part: keyof Parts): Partial<Messages> | undefined =>
  here.get(`${language} ${part}`);

/** Everything that has been said so far, in this language. */
export const loadLanguage = async (language: Language): Promise<void> => {
  await Promise.all(['always' as const, ...asked].map(part => fetchWords(language, part)));
};
