import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import * as dates from '../ui/dates.ts';
import { exampleDay, written, type Direction, type YearAsked } from '../ui/read-date.ts';
import { loadMessages, rememberLanguage } from './language.ts';
import type { Messages } from './nl.ts';

interface Spoken {
  language: dates.Language;
  messages: Messages;
  choose: (language: dates.Language) => void;
}

const Language = createContext<Spoken | undefined>(undefined);

function useSpoken(): Spoken {
  const spoken = use(Language);
  if (spoken === undefined) throw new Error('There is no language here: render inside <LanguageProvider>');
  return spoken;
}

interface LanguageProviderProps {
  initial: { language: dates.Language; messages: Messages };
  children: ReactNode;
}

export function LanguageProvider({ initial, children }: LanguageProviderProps) {
  const [spoken, setSpoken] = useState(initial);
  useEffect(() => {
    document.documentElement.lang = spoken.language;
  }, [spoken.language]);
  const choose = (language: dates.Language) => {
    rememberLanguage(language);
    void loadMessages(language).then(messages => setSpoken({ language, messages }));
  };
  return <Language value={{ ...spoken, choose }}>{children}</Language>;
}

/** All words on screen, in the language of this browser. */
export const useMessages = (): Messages => useSpoken().messages;
export const useLanguage = () => useSpoken().language;
/** Another language, at once and without losing what stands on the page. */
export const useChooseLanguage = () => useSpoken().choose;

/** Dates and times in words. */
export function useDates() {
  const { language, messages } = useSpoken();
  const words = messages.ui.dates;
  const near = (date: string): string | undefined => {
    const days = dates.daysFromToday(date);
    if (days === 0) return words.today;
    if (days === 1) return words.tomorrow;
    if (days === -1) return words.yesterday;
    return undefined;
  };
  const { date: typing } = messages.ui;
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
