/** 32 random bytes in base64url. */
const TOKEN = /^[\w-]{43}$/;
/** Several tabs may be signing in at once; older ones than these have to begin again. */
const MOST_STATES = 4;
const SIGN_IN_SECONDS = 600;

export const isToken = (text: string): boolean => TOKEN.test(text);

export interface Cookies {
  readonly sessionName: string;
  readonly signInName: string;
  readSession(cookieHeader: string | undefined): string | undefined;
  readStates(cookieHeader: string | undefined): readonly string[];
  session(token: string): string;
  noSession(): string;
  states(states: readonly string[]): string;
}

/**
 * The session cookie is never sent from another site (Strict). The one that ties a started sign-in to this browser is
 * sent when the identity provider sends the browser back (Lax), whatever a browser thinks of the step in between.
 * Prefix and Secure need https: Safari keeps neither on http://localhost.
 */
export function makeCookies(publicUrl: string): Cookies {
  const secure = publicUrl.startsWith('https:');
  const sessionName = secure ? '__Host-perspectief' : 'perspectief';
  const signInName = `${sessionName}-signin`;
  const write = (name: string, value: string, sameSite: 'Strict' | 'Lax', maxAge?: number): string =>
    [
      `${name}=${value}`,
      'Path=/',
      'HttpOnly',
      `SameSite=${sameSite}`,
      ...(secure ? ['Secure'] : []),
      ...(maxAge === undefined ? [] : [`Max-Age=${maxAge}`]),
    ].join('; ');
  return {
    sessionName,
    signInName,
    readSession: header => readCookie(header, sessionName).find(isToken),
    readStates: header =>
      readCookie(header, signInName)
        .flatMap(value => value.split('.'))
        .filter(isToken),
    session: token => write(sessionName, token, 'Strict'),
    noSession: () => write(sessionName, '', 'Strict', 0),
    states: states => {
      const kept = states.slice(-MOST_STATES);
      return write(signInName, kept.join('.'), 'Lax', kept.length === 0 ? 0 : SIGN_IN_SECONDS);
    },
  };
}

function readCookie(header: string | undefined, name: string): string[] {
  return (header ?? '')
    .split(';')
    .map(pair => pair.trim())
    .filter(pair => pair.startsWith(`${name}=`))
    .map(pair => pair.slice(name.length + 1));
}
