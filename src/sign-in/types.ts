import type { CustomFetch } from 'openid-client';
import type { ClaimsMapping } from './claims.ts';

/** What arrives at a sign-in route; any http layer can make one. */
export interface SignInRequest {
  /** Path and query, as they came in. */
  readonly url: string;
  /** Names in lower case, as Node gives them. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The text of a form (application/x-www-form-urlencoded), or empty. */
  readonly body: string;
  /** Shown on pages that refuse, to quote to the helpdesk. */
  readonly traceId: string;
}

export interface SignInResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Complete values of Set-Cookie headers, one header each. */
  readonly cookies: readonly string[];
  readonly body: string;
}

export interface SignInRoute {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly handler: (request: SignInRequest) => Promise<SignInResponse>;
}

export interface SignIn {
  readonly routes: readonly SignInRoute[];
  /** The name of the session cookie. */
  readonly cookieName: string;
  /** The token in a Cookie header; undefined when there is none that could be ours. */
  sessionToken(cookieHeader: string | undefined): string | undefined;
  /** Ends this session, or all sessions of this person, and says what the answer must carry. */
  signOut(token: string | undefined, options: { readonly everywhere: boolean }): Promise<SignedOut>;
}

export interface SignedOut {
  readonly cookies: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  /** Where to sign out at the identity provider too, when it offers that. */
  readonly logoutUrl: string | undefined;
}

/** Fits a pg.Pool. */
export interface Queryable {
  query(text: string, values: unknown[]): Promise<{ rows: unknown[] }>;
}

/** Fits pino, and so Fastify's logger. */
export interface SignInLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** How we are known at the identity provider; OidcConfig of the kernel fits. */
export interface OidcClient {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Levels of assurance, one of which a sign-in must have. */
  readonly requiredAcr: readonly string[];
  /** For an identity provider that is not reached over the network, as in the demo. */
  readonly fetch?: CustomFetch;
}

export interface SignInDeps {
  /** The kernel's Config fits. */
  readonly config: {
    readonly publicUrl: string;
    readonly demo: boolean;
    readonly firstAdministrator: string | undefined;
    readonly sessionIdleMinutes: number;
    readonly sessionHours: number;
  };
  readonly client: OidcClient;
  readonly claims: ClaimsMapping;
  readonly pool: Queryable;
  readonly log: SignInLog;
}
