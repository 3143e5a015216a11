import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import type { Context, InteractionResult } from 'oidc-provider';
import { z } from 'zod';
import { parseClaims, type ClaimsMapping, type OidcClient } from '#src/sign-in/index.ts';
import { choicePage, expiredPage } from './identity-provider-pages.ts';
import { importProvider } from './import-provider.ts';
import { createMemoryAdapter } from './memory-adapter.ts';
import { fetchFrom } from './own-fetch.ts';

/** A controller with its demo accounts; readOrganisations() of frames gives a list of them. */
export interface DemoTenant {
  readonly code: string;
  readonly name: string;
  readonly organisations: readonly { readonly code: string; readonly name: string }[];
  readonly accounts: readonly DemoAccount[];
}

export interface DemoAccount {
  readonly subject: string;
  readonly label: string;
  readonly function: string;
  readonly organisation: string;
  readonly phone: string;
  readonly workingDays: readonly string[];
}

export interface DemoIdentityProviderOptions {
  /** Public address of the provider: the server's own, with the path it is mounted at. */
  readonly issuerUrl: string;
  readonly redirectUris: readonly string[];
  readonly postLogoutRedirectUris: readonly string[];
  readonly tenants: readonly DemoTenant[];
  /** Its signing key is kept here, so that a restart signs with the same one. */
  readonly dataDir: string;
}

export interface DemoIdentityProvider {
  /** Takes every request below the path of the issuer, with its body still unread. */
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
  readonly mountPath: string;
  /** For createSignIn. */
  readonly client: OidcClient;
  readonly claims: ClaimsMapping;
}

const CLIENT_ID = 'perspectief-demo';
const ACR = 'demo';
const MOST_BODY_BYTES = 4_096;
const COOKIE = 'perspectief-demo-idp';

/**
 * The identity provider of the demonstration: who signs in chooses a function, without a password. It remembers nobody,
 * so that each sign-in asks again; it goes when a real provider is configured.
 */
export async function startDemoIdentityProvider(
  options: DemoIdentityProviderOptions,
): Promise<DemoIdentityProvider> {
  const issuer = new URL(options.issuerUrl);
  const mountPath = issuer.pathname.replace(/\/$/, '');
  const clientSecret = randomBytes(32).toString('base64url');
  const accounts = new Map(
    options.tenants.flatMap(tenant =>
      tenant.accounts.map(account => [account.subject, { tenant, account }] as const),
    ),
  );
  const { Provider } = await importProvider();
  const provider = new Provider(options.issuerUrl, {
    adapter: createMemoryAdapter(),
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: clientSecret,
        redirect_uris: options.redirectUris,
        post_logout_redirect_uris: options.postLogoutRedirectUris,
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [readOrMakeKey(join(options.dataDir, 'demo-identity-provider.json'))] },
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      names: { session: COOKIE, interaction: `${COOKIE}-ask`, resume: `${COOKIE}-resume` },
      long: { httpOnly: true, sameSite: 'lax', path: mountPath },
    },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      rpInitiatedLogout: { enabled: true, logoutSource: endSession },
    },
    responseTypes: ['code'],
    scopes: ['openid'],
    pkce: { required: () => true },
    acrValues: [ACR],
    claims: { acr: null, openid: ['sub', 'tenant', 'organisation', 'functions'] },
    conformIdTokenClaims: false,
    clientBasedCORS: () => false,
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 60, AuthorizationCode: 60, IdToken: 300 },
    interactions: { url: (_: Context, { uid }: { uid: string }) => `${mountPath}/interaction/${uid}` },
    // There is one client and it is ours: nobody is asked for consent.
    async loadExistingGrant({ oidc }: Context) {
      const { accountId } = oidc.session;
      if (accountId === undefined) return undefined;
      const grant = new provider.Grant({ accountId, clientId: oidc.client.clientId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
    findAccount(_: Context, subject: string) {
      const found = accounts.get(subject);
      return found && { accountId: subject, claims: () => claimsOf(found.tenant, found.account) };
    },
    renderError(ctx: Context) {
      ctx.type = 'html';
      ctx.body = expiredPage;
    },
  });
  // Of a browser it no longer knows, the library would ask confirmation on a page that needs a script.
  provider.use(async (ctx, next) => {
    await next();
    if (ctx.oidc?.route === 'end_session' && ctx.status === 200) await endSession(ctx);
  });
  // The address comes from the issuer, never from what a request says of itself.
  provider.proxy = true;
  const answer = provider.callback();
  const securityHeaders = securityHeadersFor(options.redirectUris);

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    request.headers.host = issuer.host;
    request.headers['x-forwarded-host'] = issuer.host;
    request.headers['x-forwarded-proto'] = issuer.protocol.slice(0, -1);
    const full = request.url ?? '/';
    const path = full.slice(mountPath.length);
    if (path.startsWith('/interaction/')) return interact(request, response);
    if (path.startsWith('/auth')) forgetSession(request);
    // As Express does, which is how the library finds out where it is mounted.
    Object.assign(request, { url: path, originalUrl: full });
    return answer(request, response);
  };

  async function interact(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const finish = (result: InteractionResult) => provider.interactionFinished(request, response, result);
    const { params } = await provider.interactionDetails(request, response);
    const form = request.method === 'POST' ? await readForm(request) : undefined;
    if (form?.has('cancel') === true) return finish({ error: 'access_denied' });
    const subject = form === undefined ? params['login_hint'] : form.get('subject');
    if (typeof subject === 'string' && accounts.has(subject)) {
      return finish({ login: { accountId: subject, acr: ACR } });
    }
    sendPage(response, 200, choicePage(options.tenants));
  }

  const handler = (request: IncomingMessage, response: ServerResponse): void => {
    handle(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else sendPage(response, 400, expiredPage);
    });
  };

  return {
    handler,
    mountPath,
    client: {
      issuer: options.issuerUrl,
      clientId: CLIENT_ID,
      clientSecret,
      requiredAcr: [ACR],
      fetch: fetchFrom(handler),
    },
    claims: demoClaims,
  };
}

const demoClaims = parseClaims(
  {
    tenant: { claim: 'tenant' },
    organisation: { claim: 'organisation' },
    functions: {
      claim: 'functions',
      fields: {
        function: 'function',
        organisation: 'organisation',
        label: 'label',
        phone: 'phone',
        workingDays: 'workingDays',
      },
    },
  },
  'The mapping of the demo',
);

const claimsOf = (
  tenant: DemoTenant,
  { subject, organisation, function: held, label, phone, workingDays }: DemoAccount,
) => ({
  sub: subject,
  tenant: tenant.code,
  organisation,
  functions: [{ organisation, function: held, label, phone, workingDays }],
});

/** Signs out at once: there is nothing here that needs asking. The library has checked where to go. */
async function endSession(ctx: Context): Promise<void> {
  const { post_logout_redirect_uri: wanted, state } = ctx.oidc.params;
  if (ctx.oidc.session.accountId !== undefined) await ctx.oidc.session.destroy();
  const to = new URL(wanted ?? '/auth/signed-out', ctx.oidc.urlFor('end_session'));
  if (wanted !== undefined && state !== undefined) to.searchParams.set('state', state);
  ctx.status = 303;
  ctx.redirect(to.href);
}

/** Without its cookie the provider meets everyone for the first time. */
function forgetSession(request: IncomingMessage): void {
  request.headers.cookie = (request.headers.cookie ?? '')
    .split(';')
    .filter(pair => !new RegExp(`^\\s*${COOKIE}(\\.sig)?=`).test(pair))
    .join(';');
}

function sendPage(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(body);
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MOST_BODY_BYTES) throw new Error('The form is too long');
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString());
}

/** The handler answers beside the server's own http layer, so it brings these itself. */
function securityHeadersFor(redirectUris: readonly string[]): Readonly<Record<string, string>> {
  // A form may also end, by redirects, where the sign-in began.
  const ends = [...new Set(redirectUris.map(uri => new URL(uri).origin))].join(' ');
  return {
    'content-security-policy': `default-src 'none'; style-src 'self'; form-action 'self' ${ends}; frame-ancestors 'none'; base-uri 'none'`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  };
}

const KeyFile = z.object({ signingKey: z.looseObject({ kty: z.literal('EC'), d: z.string() }) });

function readOrMakeKey(file: string): Readonly<Record<string, unknown>> {
  try {
    return KeyFile.parse(JSON.parse(readFileSync(file, 'utf8'))).signingKey;
  } catch {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const signingKey = { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256' };
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ signingKey }), { mode: 0o600 });
    return signingKey;
  }
}
