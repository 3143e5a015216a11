const english: Readonly<Record<string, string>> = {
  ma: 'Mon',
  di: 'Tue',
  wo: 'Wed',
  do: 'Thu',
  vr: 'Fri',
  za: 'Sat',
  zo: 'Sun',
  ochtend: 'morning',
  middag: 'afternoon',
  en: 'and',
};

/** "ma, di en do" as a colleague wrote it down once, for who reads English: "Mon, Tue and Thu". */
export const inEnglish = (days: string): string =>
  days.replace(/\p{L}+/gu, word => english[word.toLowerCase()] ?? word);
