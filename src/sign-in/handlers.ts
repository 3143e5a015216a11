import { randomBytes } from 'node:crypto';
import * as oidc from 'openid-client';
import { problems } from '#contract/problem.ts';
import { readIdentity } from './claims.ts';
import { makeCookies } from './cookies.ts';
import { connectIssuer, IssuerRefused, IssuerUnreachable, type Answer } from './issuer.ts';
import { html, page, stylesheet, STYLESHEET_PATH, type Html } from './page.ts';
import { safeReturn } from './return-path.ts';
import { endSession, endSessionsOf, signIn, startSignIn, takeSignIn } from './store.ts';
import type { SignedOut, SignIn, SignInDeps, SignInRequest, SignInResponse } from './types.ts';

const SIGNED_OUT_PATH = '/auth/signed-out';
/** What an authorization response may hold; nothing else is passed on to our own second step. */
const ANSWER_PARAMETERS = ['code', 'state', 'iss', 'error', 'error_description'] as const;
/** The identity provider's own words for "not with a means this weak". */
const TOO_WEAK = new Set(['unmet_authentication_requirements', 'insufficient_user_authentication']);

type Refused = 'stronger-sign-in-needed' | 'unknown-organisation' | 'unknown-function';

export function createSignIn({ config, client, claims, pool, log }: SignInDeps): SignIn {
  const cookies = makeCookies(config.publicUrl);
  const issuer = connectIssuer(client, `${config.publicUrl}/auth/callback`);

  /** GET /auth/sign-in?return=&as=&anew= */
  async function begin(request: SignInRequest): Promise<SignInResponse> {
    const query = queryOf(request);
    const returnTo = safeReturn(query.get('return'));
    const state = randomToken();
    const started = { verifier: oidc.randomPKCECodeVerifier(), nonce: randomToken(), returnTo };
    try {
      const location = await issuer.authorizationUrl({
        state,
        nonce: started.nonce,
        verifier: started.verifier,
        scope: claims.scope,
        loginHint: config.demo ? (query.get('as') ?? undefined) : undefined,
        anew: query.has('anew'),
      });
      await startSignIn(pool, state, started);
      return seeOther(location, [cookies.states([...cookies.readStates(cookieHeader(request)), state])]);
    } catch (error) {
      if (!(error instanceof IssuerUnreachable)) throw error;
      return unreachable(request, returnTo, error);
    }
  }

  /**
   * GET /auth/callback. The browser comes from another site and so without its session cookie (Strict). This page lets
   * it come once more, now from ourselves, so that the session it had can be ended.
   */
  async function callback(request: SignInRequest): Promise<SignInResponse> {
    const query = queryOf(request);
    const answer = new URLSearchParams();
    for (const name of ANSWER_PARAMETERS) {
      const value = query.get(name);
      if (value !== null) answer.set(name, value);
    }
    const next = `/auth/finish?${answer}`;
    return document(200, {
      title: 'U wordt aangemeld',
      refresh: next,
      body: html`<p>Een ogenblik.</p>
        <p><a href="${next}">Gaat het niet vanzelf? Ga dan hier verder.</a></p>`,
    });
  }

  /** GET /auth/finish: checks the answer and begins the session. */
  async function finish(request: SignInRequest): Promise<SignInResponse> {
    const query = queryOf(request);
    const state = query.get('state') ?? '';
    const states = cookies.readStates(cookieHeader(request));
    if (!states.includes(state)) return expired(request);
    const forget = cookies.states(states.filter(one => one !== state));
    const started = await takeSignIn(pool, state);
    if (started === undefined) return withCookies(expired(request), [forget]);
    let answer: Answer;
    try {
      answer = await issuer.redeem(query, state, started, claims.userinfo);
    } catch (error) {
      return withCookies(failed(request, started.returnTo, error), [forget]);
    }
    if (!client.requiredAcr.some(acr => acr === answer.acr)) {
      return withCookies(refused(request, 'stronger-sign-in-needed', started.returnTo), [forget]);
    }
    const identity = readIdentity(claims, answer.claims, answer.subject === config.firstAdministrator);
    const token = randomToken();
    const problem =
      typeof identity === 'string'
        ? identity
        : await signIn(pool, {
            issuer: answer.issuer,
            subject: answer.subject,
            acr: answer.acr,
            identity,
            token,
            idleMinutes: config.sessionIdleMinutes,
            hours: config.sessionHours,
          });
    if (problem !== undefined) {
      // Who holds no function any more must not go on in another window either.
      await endSessionsOf(pool, answer.issuer, answer.subject);
      return withCookies(refused(request, problem, started.returnTo), [forget]);
    }
    const previous = cookies.readSession(cookieHeader(request));
    if (previous !== undefined) await endSession(pool, previous, false);
    return seeOther(started.returnTo, [forget, cookies.session(token)]);
  }

  async function signOut(token: string | undefined, { everywhere }: { everywhere: boolean }): Promise<SignedOut> {
    if (token !== undefined) await endSession(pool, token, everywhere);
    return {
      cookies: [cookies.noSession()],
      headers: { 'clear-site-data': '"cache", "storage"' },
      logoutUrl: await logoutUrl(),
    };
  }

  /** Signing out here must not fail because the identity provider does not answer. */
  async function logoutUrl(): Promise<string | undefined> {
    try {
      return await issuer.logoutUrl(`${config.publicUrl}${SIGNED_OUT_PATH}`);
    } catch (error) {
      log.warn({ reason: reasonOf(error) }, 'no sign-out at the identity provider');
      return undefined;
    }
  }

  /** POST /auth/sign-out, with everywhere=1 for all sessions of this person. */
  async function signOutByForm(request: SignInRequest): Promise<SignInResponse> {
    if (!isOwnForm(request, config.publicUrl)) {
      return document(problems['cross-site'].status, {
        title: problems['cross-site'].title,
        body: html`<p>U bent niet afgemeld. Meld u af in Perspectief zelf.</p>
          ${trace(request)}`,
      });
    }
    const everywhere = new URLSearchParams(request.body).get('everywhere') === '1';
    const done = await signOut(cookies.readSession(cookieHeader(request)), { everywhere });
    if (done.logoutUrl === undefined) return { ...seeOther(SIGNED_OUT_PATH, done.cookies), headers: { ...done.headers, ...headersTo(SIGNED_OUT_PATH) } };
    // Not a redirect: a policy of form-action 'self' stops a form that ends at another site.
    const answer = document(200, {
      title: 'U bent afgemeld bij Perspectief',
      refresh: done.logoutUrl,
      body: html`<p>Nu nog bij het aanmeldsysteem van uw organisatie.</p>
        <p><a href="${done.logoutUrl}">Gaat het niet vanzelf? Ga dan hier verder.</a></p>`,
    });
    return { ...answer, headers: { ...answer.headers, ...done.headers }, cookies: done.cookies };
  }

  async function signedOut(): Promise<SignInResponse> {
    return document(200, {
      title: 'U bent afgemeld',
      body: html`<p>Sluit ook het venster als anderen dit scherm kunnen zien.</p>
        <p><a class="act" href="/auth/sign-in">Opnieuw aanmelden</a></p>`,
    });
  }

  /** POST /auth/back-channel-logout (OpenID Connect Back-Channel Logout 1.0): the identity provider ends all sessions of someone. */
  async function backChannelLogout(request: SignInRequest): Promise<SignInResponse> {
    const headers = { 'cache-control': 'no-store', 'content-type': 'application/json; charset=utf-8' };
    try {
      const { issuer: from, subject } = await issuer.readLogoutToken(new URLSearchParams(request.body).get('logout_token') ?? '');
      await endSessionsOf(pool, from, subject);
      return { status: 200, headers, cookies: [], body: '{}' };
    } catch (error) {
      if (error instanceof IssuerUnreachable) {
        return { status: 503, headers, cookies: [], body: '{"error":"temporarily_unavailable"}' };
      }
      log.warn({ reason: reasonOf(error), traceId: request.traceId }, 'a back-channel logout was not valid');
      return { status: 400, headers, cookies: [], body: '{"error":"invalid_request"}' };
    }
  }

  async function styles(): Promise<SignInResponse> {
    return {
      status: 200,
      headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=3600' },
      cookies: [],
      body: stylesheet,
    };
  }

  function unreachable(request: SignInRequest, returnTo: string, error: Error): SignInResponse {
    log.warn({ reason: reasonOf(error), traceId: request.traceId }, 'the identity provider is not reachable');
    return document(problems.unavailable.status, {
      title: 'Aanmelden lukt nu even niet',
      body: html`<p>Het aanmeldsysteem van uw organisatie is niet bereikbaar.</p>
        <p>Probeer het over een paar minuten opnieuw. Is er haast bij? Bel dan uw collega's. Is een kind nu in gevaar? Bel 112.</p>
        ${again(returnTo)}${trace(request)}`,
    });
  }

  function expired(request: SignInRequest): SignInResponse {
    return document(400, {
      title: 'Meld u opnieuw aan',
      body: html`<p>Het aanmelden duurde te lang, of het is in een ander venster begonnen.</p>
        ${again('/')}${trace(request)}`,
    });
  }

  function failed(request: SignInRequest, returnTo: string, error: unknown): SignInResponse {
    if (error instanceof IssuerUnreachable) return unreachable(request, returnTo, error);
    if (error instanceof IssuerRefused && TOO_WEAK.has(error.reason)) {
      return refused(request, 'stronger-sign-in-needed', returnTo);
    }
    log.warn({ reason: reasonOf(error), traceId: request.traceId }, 'a sign-in was not accepted');
    const stopped = error instanceof IssuerRefused;
    return document(stopped ? 403 : 400, {
      title: 'Het aanmelden is niet gelukt',
      body: html`<p>
          ${stopped ? 'Het aanmeldsysteem van uw organisatie heeft het aanmelden gestopt.' : 'Het antwoord van het aanmeldsysteem klopte niet.'}
        </p>
        ${again(returnTo)}${trace(request)}`,
    });
  }

  function refused(request: SignInRequest, problem: Refused, returnTo: string): SignInResponse {
    log.info({ problem, traceId: request.traceId }, 'a sign-in was refused');
    return document(problems[problem].status, {
      title: problems[problem].title,
      body: html`${whatToDo[problem]}${again(returnTo)}${trace(request)}`,
    });
  }

  return {
    cookieName: cookies.sessionName,
    sessionToken: header => cookies.readSession(header),
    signOut,
    routes: [
      { method: 'GET', path: '/auth/sign-in', handler: begin },
      { method: 'GET', path: '/auth/callback', handler: callback },
      { method: 'GET', path: '/auth/finish', handler: finish },
      { method: 'GET', path: SIGNED_OUT_PATH, handler: signedOut },
      { method: 'GET', path: STYLESHEET_PATH, handler: styles },
      { method: 'POST', path: '/auth/sign-out', handler: signOutByForm },
      { method: 'POST', path: '/auth/back-channel-logout', handler: backChannelLogout },
    ],
  };
}

const whatToDo: Readonly<Record<Refused, Html>> = {
  'stronger-sign-in-needed': html`<p>
    Perspectief gaat over kinderen en gezinnen. Daarom is een wachtwoord alleen niet genoeg: kies bij het aanmelden een tweede middel, zoals een
    pas, een sleutel of een app van uw organisatie.
  </p>`,
  'unknown-organisation': html`<p>
    Uw aanmelding is gelukt, maar uw organisatie werkt hier (nog) niet mee. Vraag de functioneel beheerder van uw gemeente wat er nodig is.
  </p>`,
  'unknown-function': html`<p>
    Uw aanmelding is gelukt, maar bij uw account hoort hier (nog) geen functie. Vraag de functioneel beheerder van uw gemeente wat er nodig is.
  </p>`,
};

const randomToken = (): string => randomBytes(32).toString('base64url');

const queryOf = (request: SignInRequest): URLSearchParams => {
  const at = request.url.indexOf('?');
  return new URLSearchParams(at === -1 ? '' : request.url.slice(at + 1));
};

function headerOf(request: SignInRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : value?.[0];
}

const cookieHeader = (request: SignInRequest): string | undefined => headerOf(request, 'cookie');

/** A form on a page of ours. (Under a referrer policy of no-referrer the origin of our own form is "null".) */
function isOwnForm(request: SignInRequest, publicUrl: string): boolean {
  const site = headerOf(request, 'sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = headerOf(request, 'origin');
  return origin === undefined || origin === new URL(publicUrl).origin;
}

const headersTo = (location: string) => ({ location, 'cache-control': 'no-store' });

const seeOther = (location: string, cookies: readonly string[]): SignInResponse => ({
  status: 303,
  headers: headersTo(location),
  cookies,
  body: '',
});

const document = (status: number, content: { title: string; body: Html; refresh?: string }): SignInResponse => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
  cookies: [],
  body: page(content),
});

const withCookies = (response: SignInResponse, cookies: readonly string[]): SignInResponse => ({ ...response, cookies });

/** "anew": the identity provider must not answer from memory, or the next answer is the one we just refused. */
const again = (returnTo: string): Html =>
  html`<p><a class="act" href="/auth/sign-in?${new URLSearchParams({ return: returnTo, anew: '1' }).toString()}">Opnieuw aanmelden</a></p>`;

const trace = (request: SignInRequest): Html =>
  html`<p class="quiet">Komt u er niet uit? Geef de helpdesk dit nummer: <code>${request.traceId}</code></p>`;

/** Names of errors only: their messages can quote what was in a token. */
function reasonOf(error: unknown): string {
  const names: string[] = [];
  for (let one = error; one instanceof Error && names.length < 5; one = one.cause) {
    const code = 'code' in one && typeof one.code === 'string' ? one.code : undefined;
    names.push(one instanceof IssuerRefused ? `refused:${one.reason.slice(0, 60)}` : (code ?? one.name));
  }
  return names.join(' < ') || 'unknown';
}
