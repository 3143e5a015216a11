import type { Language } from '../ui/dates.ts';
import type { Messages } from './nl.ts';

/** The language is a property of this browser: a cookie that says "nl" or "en" and nothing else. */
const name = 'taal';

export function chosenLanguage(): Language {
  const asked = new URLSearchParams(location.search).get(name);
  if (asked === 'nl' || asked === 'en') {
    remember(asked);
    return asked;
  }
  return new RegExp(`(?:^|; )${name}=en`).test(document.cookie) ? 'en' : 'nl';
}

function remember(language: Language) {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `${name}=${language}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
}

export const loadMessages = async (language: Language): Promise<Messages> =>
  language === 'en' ? (await import('./en.ts')).en : (await import('./nl.ts')).nl;

export { remember as rememberLanguage };
