/**
 * For tests: an OpenID Connect provider as an organisation might have one, at an address of its own. It signs in
 * whoever `person` is, and `tamper` may change what its token endpoint answers.
 */
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeJwt, importJWK, SignJWT, type JWTPayload } from 'jose';
import type { Context, Provider as ProviderType } from 'oidc-provider';
import type { CustomFetch } from 'openid-client';
import { importProvider } from '#src/demo/import-provider.ts';
import { createMemoryAdapter } from '#src/demo/memory-adapter.ts';
import { parseClaims } from './index.ts';
import { closeServer } from './test-house.ts';

export interface Person {
  readonly subject: string;
  readonly acr?: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

export const STRONG = 'urn:example:strong';

export const exampleMapping = parseClaims(
  {
    tenant: { claim: 'gemeente', values: { Duinveen: 'duinveen', Elders: 'bestaat-niet' } },
    organisation: {
      claim: ['werk', 'organisatie'],
      values: { JGZ: 'jgz-duinveen', Gemeente: 'gemeente-duinveen' },
    },
    functions: {
      claim: 'groups',
      values: { 'PSP Regisseur': 'case-director', 'PSP Verpleegkundige': 'youth-nurse' },
    },
  },
  'the mapping of the test',
);

/** Someone of the municipality of the demo content, with a means that is strong enough. */
export const director: Person = {
  subject: 'u-4711',
  acr: STRONG,
  claims: {
    gemeente: 'Duinveen',
    werk: { organisatie: 'Gemeente' },
    groups: ['Domain Users', 'PSP Regisseur'],
  },
};

export async function openIssuer(clientUrl: string) {
  const { Provider } = await importProvider();
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256', kid: 'test' };
  let handler: ReturnType<ProviderType['callback']> = () => Promise.resolve();
  let reachable = true;
  const server = createServer((request, response) => {
    if (!reachable) request.socket.destroy();
    else if (request.url?.startsWith('/interaction/') === true) void interact(request, response);
    else void handler(request, response);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const asked: URLSearchParams[] = [];
  const state: {
    person: Person;
    refuse: string | undefined;
    tamper: ((claims: JWTPayload) => Promise<string> | string) | undefined;
  } = {
    person: director,
    refuse: undefined,
    tamper: undefined,
  };

  const client = (id: string) => ({
    client_id: id,
    client_secret: `secret-of-${id}`,
    redirect_uris: [`${clientUrl}/auth/callback`],
    post_logout_redirect_uris: [`${clientUrl}/auth/signed-out`],
    backchannel_logout_uri: `${clientUrl}/auth/back-channel-logout`,
    id_token_signed_response_alg: 'ES256',
  });
  const provider = new Provider(url, {
    adapter: createMemoryAdapter(),
    clients: [client('perspectief'), client('another')],
    jwks: { keys: [jwk] },
    cookies: { keys: ['of the test'] },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource(ctx: Context, form: string) {
          ctx.body = form;
        },
        postLogoutSuccessSource(ctx: Context) {
          ctx.body = 'signed out';
        },
      },
    },
    scopes: ['openid', 'profile'],
    pkce: { required: () => true },
    acrValues: [STRONG, 'weak'],
    claims: { acr: null, openid: ['sub', 'gemeente', 'werk'], profile: ['groups'] },
    conformIdTokenClaims: false,
    clientBasedCORS: () => false,
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 60, AuthorizationCode: 60, IdToken: 300 },
    interactions: { url: (_: Context, { uid }: { uid: string }) => `/interaction/${uid}` },
    // Its guard against private addresses would stop it from reaching a test on loopback.
    fetch: (address: string, { dispatcher: _, ...options }: RequestInit & { dispatcher?: unknown }) =>
      fetch(address, options),
    async loadExistingGrant({ oidc }: Context) {
      const { accountId } = oidc.session;
      if (accountId === undefined) return undefined;
      const given = oidc.session.grantIdFor(oidc.client.clientId);
      if (given !== undefined) return provider.Grant.find(given);
      const grant = new provider.Grant({ accountId, clientId: oidc.client.clientId });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
    findAccount: (_: Context, subject: string) => ({
      accountId: subject,
      claims: () => ({ sub: subject, ...state.person.claims }),
    }),
    renderError(ctx: Context, out: { error: string; error_description?: string }) {
      ctx.body = `${out.error}: ${out.error_description ?? ''}`;
    },
  });
  handler = provider.callback();

  async function interact(...[request, response]: Parameters<typeof handler>): Promise<void> {
    const { params } = await provider.interactionDetails(request, response);
    asked.push(new URLSearchParams(Object.entries(params).map(([name, value]) => [name, String(value)])));
    const { person, refuse } = state;
    await provider.interactionFinished(
      request,
      response,
      refuse === undefined
        ? {
            login: {
              accountId: person.subject,
              remember: false,
              ...(person.acr === undefined ? {} : { acr: person.acr }),
            },
          }
        : { error: refuse },
    );
  }

  const tampering: CustomFetch = async (address, options) => {
    const response = await fetch(address, { ...options, body: options.body as string });
    if (state.tamper === undefined || !address.endsWith('/token')) return response;
    const answer = (await response.json()) as { id_token: string };
    return Response.json({ ...answer, id_token: await state.tamper(decodeJwt(answer.id_token)) });
  };

  return Object.assign(state, {
    url,
    /** The parameters of every sign-in that was asked for. */
    asked,
    client: {
      issuer: url,
      clientId: 'perspectief',
      clientSecret: 'secret-of-perspectief',
      requiredAcr: [STRONG, 'urn:example:stronger'],
      fetch: tampering,
    },
    async sign(
      claims: JWTPayload,
      header: { alg?: string; typ?: string; kid?: string } = {},
      key: object = jwk,
    ): Promise<string> {
      return new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', kid: 'test', ...header })
        .sign(await importJWK(key, 'ES256'));
    },
    setReachable(now: boolean): void {
      reachable = now;
      if (!now) server.closeAllConnections();
    },
    close: () => closeServer(server),
  });
}
export type Issuer = Awaited<ReturnType<typeof openIssuer>>;
