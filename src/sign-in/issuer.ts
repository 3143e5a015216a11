import {
  createRemoteJWKSet,
  customFetch as joseFetch,
  errors as joseErrors,
  jwtVerify,
  type FetchImplementation,
} from 'jose';
import * as oidc from 'openid-client';
import { z } from 'zod';
import type { StartedSignIn } from './store.ts';
import type { OidcClient } from './types.ts';

/** The identity provider cannot be reached now, or is not the one we were told about. */
export class IssuerUnreachable extends Error {}

/** The identity provider answered that it will not sign this person in. */
export class IssuerRefused extends Error {
  readonly reason: string;
  constructor(reason: string, cause: unknown) {
    super('The identity provider refused', { cause });
    // It came by way of the browser, and goes into the log.
    this.reason = /^[a-z_]{1,60}$/.test(reason) ? reason : 'other';
  }
}

export interface Answer {
  readonly issuer: string;
  readonly subject: string;
  readonly acr: string | undefined;
  readonly claims: Readonly<Record<string, unknown>>;
}

export interface Issuer {
  /** Where to send the browser. */
  authorizationUrl(ask: {
    readonly state: string;
    readonly nonce: string;
    readonly verifier: string;
    readonly scope: string;
    readonly loginHint: string | undefined;
    /** Sign in anew, also when the identity provider still knows this person. */
    readonly anew: boolean;
  }): Promise<string>;
  /** Exchanges the code of an authorization response for checked claims. */
  redeem(
    response: URLSearchParams,
    state: string,
    started: StartedSignIn,
    userinfo: boolean,
  ): Promise<Answer>;
  logoutUrl(returnTo: string): Promise<string | undefined>;
  /** Whom a back-channel logout token signs out. */
  readLogoutToken(token: string): Promise<{ readonly issuer: string; readonly subject: string }>;
}

const TIMEOUT_SECONDS = 5;
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';
/** A subject is at most 255 ASCII characters (OpenID Connect Core, 2). */
const Subject = z.string().regex(/^[\x20-\x7e]{1,255}$/);

const LogoutClaims = z.object({
  iss: z.string(),
  sub: Subject,
  jti: z.string().min(1),
  events: z.object({ [LOGOUT_EVENT]: z.object({}) }),
  // An ID token has one, and must not pass for a logout token.
  nonce: z.undefined().optional(),
});

export function connectIssuer(client: OidcClient, redirectUri: string): Issuer {
  let discovered: Promise<oidc.Configuration> | undefined;
  let keys: ReturnType<typeof createRemoteJWKSet> | undefined;

  /** At the first sign-in, and again at the next one as long as it fails: starting up never waits for it. */
  const discover = async (): Promise<oidc.Configuration> => {
    discovered ??= oidc.discovery(
      new URL(client.issuer),
      client.clientId,
      undefined,
      authenticate(client.clientSecret),
      {
        timeout: TIMEOUT_SECONDS,
        ...(client.fetch === undefined ? {} : { [oidc.customFetch]: client.fetch }),
        execute: [
          // The signature of an ID token is checked too, though it came straight from the issuer.
          oidc.enableNonRepudiationChecks,
          // The configuration admits http on one's own machine only.
          ...(client.issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : []),
        ],
      },
    );
    try {
      return await discovered;
    } catch (error) {
      discovered = undefined;
      throw new IssuerUnreachable('The identity provider could not be discovered', { cause: error });
    }
  };

  return {
    async authorizationUrl({ state, nonce, verifier, scope, loginHint, anew }) {
      const configuration = await discover();
      return oidc.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        response_type: 'code',
        scope,
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        acr_values: client.requiredAcr.join(' '),
        ...(loginHint === undefined ? {} : { login_hint: loginHint }),
        ...(anew ? { prompt: 'login' } : {}),
      }).href;
    },

    async redeem(response, state, started, userinfo) {
      const configuration = await discover();
      try {
        const tokens = await oidc.authorizationCodeGrant(
          configuration,
          new URL(`${redirectUri}?${response.toString()}`),
          {
            expectedState: state,
            expectedNonce: started.nonce,
            pkceCodeVerifier: started.verifier,
            idTokenExpected: true,
          },
        );
        const idToken = tokens.claims();
        if (idToken === undefined) throw new Error('The answer has no ID token');
        const subject = Subject.parse(idToken.sub);
        const more = userinfo
          ? await oidc.fetchUserInfo(configuration, tokens.access_token, idToken.sub)
          : {};
        return {
          issuer: idToken.iss,
          subject,
          acr: typeof idToken['acr'] === 'string' ? idToken['acr'] : undefined,
          claims: { ...more, ...idToken },
        };
      } catch (error) {
        throw explain(error);
      }
    },

    async logoutUrl(returnTo) {
      const configuration = await discover();
      if (configuration.serverMetadata().end_session_endpoint === undefined) return undefined;
      return oidc.buildEndSessionUrl(configuration, { post_logout_redirect_uri: returnTo }).href;
    },

    async readLogoutToken(token) {
      const { issuer, jwks_uri: jwksUri } = (await discover()).serverMetadata();
      if (jwksUri === undefined) throw new Error('The identity provider publishes no keys');
      keys ??= createRemoteJWKSet(new URL(jwksUri), {
        timeoutDuration: TIMEOUT_SECONDS * 1000,
        ...(client.fetch === undefined ? {} : { [joseFetch]: adaptFetch(client.fetch) }),
      });
      try {
        const { payload } = await jwtVerify(token, keys, {
          issuer,
          audience: client.clientId,
          maxTokenAge: '5 minutes',
          clockTolerance: '30 seconds',
        });
        const { iss, sub } = LogoutClaims.parse(payload);
        return { issuer: iss, subject: sub };
      } catch (error) {
        throw explain(error);
      }
    },
  };
}

/** In the way the identity provider says it takes; what is called basic is what it takes when it says nothing. */
function authenticate(secret: string): oidc.ClientAuth {
  const basic = oidc.ClientSecretBasic(secret);
  const post = oidc.ClientSecretPost(secret);
  return (server, client, body, headers) => {
    const supported = server.token_endpoint_auth_methods_supported;
    const method = supported === undefined || supported.includes('client_secret_basic') ? basic : post;
    method(server, client, body, headers);
  };
}

function explain(error: unknown): unknown {
  if (error instanceof oidc.AuthorizationResponseError) {
    const busy = error.error === 'temporarily_unavailable' || error.error === 'server_error';
    return busy
      ? new IssuerUnreachable(`The identity provider answered ${error.error}`, { cause: error })
      : new IssuerRefused(error.error, error);
  }
  const timedOut =
    error instanceof joseErrors.JWKSTimeout ||
    (error instanceof oidc.ClientError && error.code === 'OAUTH_TIMEOUT');
  return timedOut || isItsFault(error)
    ? new IssuerUnreachable('The identity provider did not answer', { cause: error })
    : error;
}

/** No answer at all (what fetch throws then), or one that says it cannot answer now. */
function isItsFault(error: unknown): boolean {
  for (let one = error; one instanceof Error; one = one.cause) {
    if (one.cause instanceof Response && one.cause.status >= 500) return true;
    if (one instanceof TypeError && one.message === 'fetch failed') return true;
  }
  return false;
}

const adaptFetch =
  (fetch: oidc.CustomFetch): FetchImplementation =>
  (url, options) =>
    fetch(url, { ...options, body: undefined, headers: Object.fromEntries(options.headers) });
