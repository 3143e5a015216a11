import { randomBytes } from 'node:crypto';
import * as oidc from 'openid-client';
import { again, document, passOn, reasonOf, Refusals, seeOther } from './answers.ts';
import { readIdentity } from './claims.ts';
import { makeCookies } from './cookies.ts';
import { connectIssuer, IssuerUnreachable, type Answer } from './issuer.ts';
import { html } from '#kernel/html.ts';
import { stylesheet, STYLESHEET_PATH } from './page.ts';
import { safeReturn } from './return-path.ts';
import { endSession, endSessionsOf, signIn, startSignIn, takeSignIn } from './store.ts';
import type { SignedOut, SignIn, SignInDeps, SignInRequest, SignInResponse, SignInRoute } from './types.ts';

const SIGNED_OUT_PATH = '/auth/signed-out';
/** What an authorization response may hold; nothing else is passed on to our own second step. */
const ANSWER_PARAMETERS = ['code', 'state', 'iss', 'error', 'error_description'] as const;

export function createSignIn({ config, client, claims, pool, log }: SignInDeps): SignIn {
  const cookies = makeCookies(config.publicUrl);
  const issuer = connectIssuer(client, `${config.publicUrl}/auth/callback`);
  const refusals = new Refusals(log);

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
      return refusals.unreachable(request, returnTo, error);
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
    return passOn('U wordt aangemeld', `/auth/finish?${answer.toString()}`, 'Een ogenblik.');
  }

  /** GET /auth/finish: checks the answer and begins the session. */
  async function finish(request: SignInRequest): Promise<SignInResponse> {
    const query = queryOf(request);
    const state = query.get('state') ?? '';
    const states = cookies.readStates(cookieHeader(request));
    if (!states.includes(state)) return refusals.expired(request);
    const forget = cookies.states(states.filter(one => one !== state));
    const started = await takeSignIn(pool, state);
    const ending = (page: SignInResponse): SignInResponse => ({ ...page, cookies: [forget] });
    if (started === undefined) return ending(refusals.expired(request));
    let answer: Answer;
    try {
      answer = await issuer.redeem(query, state, started, claims.userinfo);
    } catch (error) {
      return ending(refusals.failed(request, started.returnTo, error));
    }
    if (!client.requiredAcr.some(acr => acr === answer.acr)) {
      return ending(refusals.refused(request, 'stronger-sign-in-needed', started.returnTo));
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
      return ending(refusals.refused(request, problem, started.returnTo));
    }
    const previous = cookies.readSession(cookieHeader(request));
    if (previous !== undefined) await endSession(pool, previous, false);
    return seeOther(started.returnTo, [forget, cookies.session(token)]);
  }

  async function signOut(
    token: string | undefined,
    { everywhere }: { everywhere: boolean },
  ): Promise<SignedOut> {
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
    if (!isOwnForm(request, config.publicUrl)) return refusals.crossSite(request);
    const everywhere = new URLSearchParams(request.body).get('everywhere') === '1';
    const done = await signOut(cookies.readSession(cookieHeader(request)), { everywhere });
    const answer =
      done.logoutUrl === undefined
        ? seeOther(SIGNED_OUT_PATH, [])
        : // Not a redirect: a policy of form-action 'self' stops a form that ends at another site.
          passOn(
            'U bent afgemeld bij Perspectief',
            done.logoutUrl,
            'Nu nog bij het aanmeldsysteem van uw organisatie.',
          );
    return { ...answer, headers: { ...answer.headers, ...done.headers }, cookies: done.cookies };
  }

  async function signedOut(): Promise<SignInResponse> {
    return document(200, {
      title: 'U bent afgemeld',
      body: html`<p>Sluit ook het venster als anderen dit scherm kunnen zien.</p>
        ${again('/')}`,
    });
  }

  /** POST /auth/back-channel-logout (OpenID Connect Back-Channel Logout 1.0): the identity provider ends all sessions of someone. */
  async function backChannelLogout(request: SignInRequest): Promise<SignInResponse> {
    const headers = { 'cache-control': 'no-store', 'content-type': 'application/json; charset=utf-8' };
    try {
      const { issuer: from, subject } = await issuer.readLogoutToken(
        new URLSearchParams(request.body).get('logout_token') ?? '',
      );
      await endSessionsOf(pool, from, subject);
      return { status: 200, headers, cookies: [], body: '{}' };
    } catch (error) {
      if (error instanceof IssuerUnreachable) {
        return { status: 503, headers, cookies: [], body: '{"error":"temporarily_unavailable"}' };
      }
      log.warn({ reason: reasonOf(error), trace: request.traceId }, 'a back-channel logout was not valid');
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

  /** A page for people, also when what is wrong is ours. */
  const orApologise =
    (handler: SignInRoute['handler']): SignInRoute['handler'] =>
    async request => {
      try {
        return await handler(request);
      } catch (error) {
        return refusals.broken(request, error);
      }
    };

  return {
    cookieName: cookies.sessionName,
    sessionToken: header => cookies.readSession(header),
    signOut,
    routes: [
      { method: 'GET', path: '/auth/sign-in', handler: orApologise(begin) },
      { method: 'GET', path: '/auth/callback', handler: callback },
      { method: 'GET', path: '/auth/finish', handler: orApologise(finish) },
      { method: 'GET', path: SIGNED_OUT_PATH, handler: signedOut },
      { method: 'GET', path: STYLESHEET_PATH, handler: styles },
      { method: 'POST', path: '/auth/sign-out', handler: orApologise(signOutByForm) },
      { method: 'POST', path: '/auth/back-channel-logout', handler: backChannelLogout },
    ],
  };
}

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
