import { createClamd, loadAttachments, type Scanner } from '#src/attachments/index.ts';
import { loadBarrierModel } from '#src/barrier-model/index.ts';
import { loadWays } from '#src/concerns/ways.ts';
import { loadWeighing } from '#src/concerns/index.ts';
import { readNeutrality } from '#src/neutrality/index.ts';
import { loadCorrectionTerms } from '#src/corrections/index.ts';
import { createTypesetter, loadLetters } from '#src/letters/index.ts';
import { loadMeetings } from '#src/meetings/index.ts';
import { ownFileTemplate } from '#src/own-file/index.ts';
import { loadPapers } from '#src/papers/index.ts';
import { readOrganisations } from '#src/frames/organisations-content.ts';
import { readFunctions } from '#src/frames/functions-content.ts';
import { loadCalendar } from '#src/frames/calendar-content.ts';
import { startDemoIdentityProvider } from '#src/demo/identity-provider.ts';
import { seedDemo } from '#src/demo/seed.ts';
import { createSignIn, readClaims } from '#src/sign-in/index.ts';
import { createPartnerDoor } from '#src/statements/index.ts';
import { createPopulationRegister, type PopulationRegister } from '#src/people/index.ts';
import { routes } from '#contract/index.ts';
import { systemClock, type Clock } from '#kernel/clock.ts';
import type { Config } from '#kernel/config.ts';
import { openPool } from '#kernel/database.ts';
import { createApp } from '#kernel/http/app.ts';
import type { Keys } from '#kernel/keys.ts';
import { allHandlers } from './handlers.ts';

export interface ServerOptions {
  readonly config: Config;
  readonly keys: Keys;
  /** As role app_web. */
  readonly databaseUrl: string;
  readonly clock?: Clock;
  readonly register?: PopulationRegister;
  /** Instead of the one that the settings name. */
  readonly scanner?: Scanner;
  readonly maxConnections?: number;
  readonly log?: { write(line: string): void };
}

/** Composition only: what the server is made of. */
export const buildServer = async ({
  config,
  keys,
  databaseUrl,
  clock = systemClock,
  register,
  scanner,
  maxConnections,
  log,
}: ServerOptions) => {
  const pool = openPool(databaseUrl, {
    name: 'perspectief-web',
    ...(maxConnections === undefined ? {} : { max: maxConnections }),
  });
  const tenants = config.demo ? readOrganisations() : [];
  const duties = new Map(readFunctions().map(each => [each.code, each.duty]));
  const idp = config.demo
    ? await startDemoIdentityProvider({
        issuerUrl: `${config.publicUrl}/demo-idp`,
        redirectUris: [`${config.publicUrl}/auth/callback`],
        postLogoutRedirectUris: [`${config.publicUrl}/auth/signed-out`],
        tenants,
        dataDir: config.dataDir,
      })
    : undefined;
  if (idp === undefined && config.oidc === undefined)
    throw new Error('No identity provider: set OIDC_ISSUER, or run the demo.');
  const calendars = {
    noord: loadCalendar('noord'),
    midden: loadCalendar('midden'),
    zuid: loadCalendar('zuid'),
  };
  const letters = loadLetters();
  const papers = loadPapers();
  const attachments = loadAttachments();

  const app = await createApp({
    config,
    pool,
    routes,
    uploadMost: attachments.mostBytes,
    handlers: allHandlers({
      keys,
      clock,
      calendarOf: region => calendars[region],
      barrierModel: loadBarrierModel(),
      ways: loadWays(),
      neutrality: readNeutrality().words,
      weighing: loadWeighing(),
      letters,
      papers,
      meetings: loadMeetings(),
      attachments,
      scanner: scanner ?? (config.virusScanner === undefined ? undefined : createClamd(config.virusScanner)),
      correctionTerms: loadCorrectionTerms(),
      typesetter: createTypesetter({
        templates: new Map([...letters.templates, ...papers.templates, ownFileTemplate()]),
      }),
      register:
        register ??
        createPopulationRegister({
          url: config.populationRegister?.url,
          key: config.populationRegister?.key,
        }),
      demo: config.demo,
      accounts: tenants.flatMap(tenant =>
        tenant.accounts.map(account => ({
          subject: account.subject,
          label: account.label,
          organisation:
            tenant.organisations.find(o => o.code === account.organisation)?.name ?? account.organisation,
          tenant: tenant.name,
          duty: duties.get(account.function) ?? '',
        })),
      ),
    }),
    signIn: log => {
      const client = idp?.client ?? config.oidc;
      if (client === undefined) throw new Error('No identity provider.');
      return createSignIn({
        config,
        client,
        claims: idp?.claims ?? readClaims(config.oidc?.claimsFile ?? ''),
        pool,
        log,
      });
    },
    partnerDoor: log => createPartnerDoor({ pool, log, publicUrl: config.publicUrl }),
    ...(idp === undefined ? {} : { mounted: idp }),
    ...(log === undefined ? {} : { log }),
  });
  return { app, pool, issuer: idp?.client.issuer };
};

export const startServer = async (
  options: ServerOptions,
): Promise<{ readonly address: string; stop(): Promise<void> }> => {
  const { app, pool, issuer } = await buildServer(options);
  if (options.config.demo && issuer !== undefined) {
    await app.ready();
    await seedDemo({
      app,
      issuer,
      signIn: values => pool.query('select authz.sign_in($1, $2, $3, $4, $5, $6, $7, $8)', [...values]),
    });
  }
  const address = await app.listen({ host: options.config.host, port: options.config.port });
  return {
    address,
    // requests under way are finished first
    stop: async () => {
      await app.close();
      await pool.end();
    },
  };
};
