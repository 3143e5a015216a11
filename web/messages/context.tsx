import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import * as dates from '../ui/dates.ts';
import { exampleDay, written, type Direction, type YearAsked } from '../ui/read-date.ts';
import {
  fetchWords,
  languageNow,
  loadLanguage,
  rememberLanguage,
  wordsHere,
  type Part,
  type Words,
} from './language.ts';

interface Spoken {
  language: dates.Language;
  choose: (language: dates.Language) => void;
}

const Language = createContext<Spoken | undefined>(undefined);

function useSpoken(): Spoken {
  const spoken = use(Language);
  if (spoken === undefined) throw new Error('There is no language here: render inside <LanguageProvider>');
  return spoken;
}

interface LanguageProviderProps {
  /** Its words have been loaded. */
  initial: dates.Language;
  children: ReactNode;
}

export function LanguageProvider({ initial, children }: LanguageProviderProps) {
  const [language, setLanguage] = useState(initial);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choose = (wanted: dates.Language) => {
    rememberLanguage(wanted);
    void loadLanguage(wanted).then(() => {
      // who chose again meanwhile gets the last choice
      if (languageNow() === wanted) setLanguage(wanted);
    });
  };
  return <Language value={{ language, choose }}>{children}</Language>;
}

const together = new Map<string, object>();

/**
 * Words on screen in the language of this browser: those of every page, and of the parts that are named. A page's
 * route fetches its parts beside the page; a part that nobody fetched yet is waited for.
 */
export function useMessages<Named extends Part = never>(...named: readonly Named[]): Words<Named> {
  const { language } = useSpoken();
  const all = ['always' as const, ...named];
  const key = [language, ...all].join(' ');
  let words = together.get(key);
  if (words === undefined) {
    for (const part of all) if (wordsHere(language, part) === undefined) use(fetchWords(language, part));
    words = Object.assign({}, ...all.map(part => wordsHere(language, part))) as object;
    together.set(key, words);
  }
  return words as Words<Named>;
}
export const useLanguage = () => useSpoken().language;
/** Another language, at once and without losing what stands on the page. */
export const useChooseLanguage = () => useSpoken().choose;

/** Dates and times in words. */
export function useDates() {
  const { ui } = useMessages();
  const language = useLanguage();
  const words = ui.dates;
  const near = (date: string): string | undefined => {
    const days = dates.daysFromToday(date);
    if (days === 0) return words.today;
    if (days === 1) return words.tomorrow;
    if (days === -1) return words.yesterday;
    return undefined;
  };
  const { date: typing } = ui;
  return {
    /** "Bijvoorbeeld 4-12-2026 of 4 dec": a day that could be meant. */
    hint: (direction: Direction = 'ahead') => {
      const example = exampleDay(direction);
      return typing.hint(written(example), dates.dayOfYear(example, language, 'short'));
    },
    /** Why what was typed is not taken for a date yet. */
    notTaken: (asked: YearAsked | undefined, direction: Direction) =>
      asked === undefined
        ? typing.notRead(written(exampleDay(direction)))
        : typing.yearAsked(dates.dayOfYear(asked.date, language), asked.date.slice(0, 4), asked.because),
    /** "di 24 november" */
    day: (date: string) => dates.day(date, language),
    /** "dinsdag 24 november" */
    longDay: (date: string) => dates.day(date, language, true),
    /** "dinsdag 24 november 2026": on paper, which is read in another year. */
    dayOnPaper: (date: string) => dates.day(date, language, true, true),
    /** "14.03", of the clock time of a meeting. */
    time: (kept: string) => dates.time(kept, language),
    /** "14.03" */
    clock: (instant: string | Date) => dates.clock(instant, language),
    /** "vandaag 14.03", "di 24 november 14.03" */
    moment: (instant: string) => {
      const date = dates.dateOf(instant);
      return `${near(date) ?? dates.day(date, language)} ${dates.clock(instant, language)}`;
    },
    /** "vandaag", "gisteren", else "di 24 november" */
    past: (date: string) => near(date) ?? dates.day(date, language),
    /** A date that something is due: "vandaag", "nog 2 werkdagen", "3 dagen te laat"; nothing when it is far. */
    due: (date: string): string | undefined => {
      const days = dates.daysFromToday(date);
      if (days < -1) return words.daysLate(-days);
      if (days === -1) return words.sinceYesterday;
      const soon = near(date);
      if (soon !== undefined) return soon;
      const working = dates.workingDaysUntil(date);
      return working <= 10 ? words.workingDaysLeft(working) : undefined;
    },
  };
}
