/** Printable ASCII without a space or a backslash, from a slash on: what a browser puts in location itself. */
const PATH = /^\/[\x21-\x5b\x5d-\x7e]{0,500}$/;

/** Where to go after signing in: a page of our own, or the first one when it is anything else. */
export function safeReturn(wanted: string | null): string {
  if (wanted === null || !PATH.test(wanted)) return '/';
  const base = 'https://own.invalid';
  const url = URL.parse(wanted, base);
  // "//elsewhere" is another host.
  if (url === null || url.origin !== base) return '/';
  // "/.//elsewhere" becomes "//elsewhere" once the dots are gone; and signing in does not end at signing in.
  if (url.pathname.startsWith('//') || /^\/auth(\/|$)/.test(url.pathname)) return '/';
  return `${url.pathname}${url.search}${url.hash}`;
}
