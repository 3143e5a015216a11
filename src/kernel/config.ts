import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** Everything the environment decides, read once at the start; `variables` below has one line for each. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** The address people type, without a slash at the end. */
  readonly publicUrl: string;
  readonly databaseUrl: string | undefined;
  readonly migrateDatabaseUrl: string | undefined;
  readonly workerDatabaseUrl: string | undefined;
  readonly dataDir: string;
  readonly keyFile: string;
  /** No identity provider is connected: demo persons sign in and all data are invented. */
  readonly demo: boolean;
  readonly oidc: OidcConfig | undefined;
  readonly firstAdministrator: string | undefined;
  /** Absent: the demo register with the official test persons. */
  /** Controllers, organisations and desks of this installation; the demo brings its own. */
  readonly organisationsFile: string | undefined;
  /** DEMO=true was said in so many words. */
  readonly demoWanted: boolean;
  readonly populationRegister: { readonly url: string; readonly key: string } | undefined;
  /** clamd, by its socket or on this machine; absent: nothing is scanned, and that is said. */
  readonly virusScanner:
    { readonly path: string } | { readonly host: string; readonly port: number } | undefined;
  /** How many requests one address may make in a minute; an office is one address. */
  readonly requestsPerMinute: number;
  readonly logLevel: LogLevel;
  readonly sessionIdleMinutes: number;
  readonly sessionHours: number;
}

export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Says which claims name the tenant, the organisation and the function. */
  readonly claimsFile: string;
  /** Levels of assurance, one of which a sign-in must have. */
  readonly requiredAcr: readonly [string, ...string[]];
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Says in one message everything that is wrong with the environment. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(`These settings are not right:\n${problems.map(problem => `  ${problem}`).join('\n')}`);
  }
}

const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

function whole(least: number, most: number, example: string) {
  const error = `must be a whole number from ${least} to ${most}, for example ${example}`;
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error });
}

function address(example: string) {
  return z.url({ protocol: /^https?$/, error: `must be an address, for example ${example}` });
}

// Not `z.url`: an address of a Unix socket has no host name.
const database = z.string().regex(/^postgres(ql)?:\/\//, {
  error: 'must be a PostgreSQL address, for example postgresql://app_web:secret@db.example.nl/perspectief',
});

const file = z
  .string()
  .transform(path => resolve(path))
  .refine(existsSync, { error: 'must name a file that exists, for example /etc/perspectief/claims.json' });

/** clamd reads unencrypted: so its socket, or a port of this very machine. */
const scanner = z
  .string()
  .regex(/^(unix:\/.+|tcp:\/\/(localhost|127\.0\.0\.1|\[::1\]):\d{1,5})$/, {
    error:
      'must be the socket of clamd, or its port on this machine, for example unix:/run/clamav/clamd.ctl or tcp://127.0.0.1:3310',
  })
  .transform(address => {
    if (address.startsWith('unix:')) return { path: address.slice('unix:'.length) };
    const { hostname, port } = new URL(address);
    return { host: hostname.replaceAll(/[[\]]/g, ''), port: Number(port) };
  });

const list = z
  .string()
  .transform(text => text.split(/[\s,]+/).filter(item => item !== ''))
  .pipe(
    z.tuple([z.string()], z.string(), {
      error: 'must name at least one, for example urn:etoegang:core:assurance-class:loa3',
    }),
  );

const variables = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: whole(0, 65_535, 'PORT=3000').default(3000),
  PUBLIC_URL: address('https://perspectief.example.nl').optional(),
  DATABASE_URL: database.optional(),
  MIGRATE_DATABASE_URL: database.optional(),
  WORKER_DATABASE_URL: database.optional(),
  DATA_DIR: z.string().default(resolve(projectFolder, '.perspectief')),
  KEY_FILE: z.string().optional(),
  DEMO: z.enum(['true', 'false'], { error: 'must be true or false' }).optional(),
  OIDC_ISSUER: address('https://login.example.nl').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_CLAIMS_FILE: file.optional(),
  OIDC_REQUIRED_ACR: list.optional(),
  FIRST_ADMINISTRATOR: z.string().optional(),
  ORGANISATIONS_FILE: file.optional(),
  POPULATION_REGISTER_URL: address('https://brp.example.nl/haalcentraal/api/brp').optional(),
  POPULATION_REGISTER_KEY: z.string().optional(),
  VIRUS_SCANNER: scanner.optional(),
  REQUESTS_PER_MINUTE: whole(60, 10_000_000, 'REQUESTS_PER_MINUTE=3000').default(3_000),
  LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).default('info'),
  // A screen about children is not left open: the limits may be stricter, never looser.
  SESSION_IDLE_MINUTES: whole(1, 15, 'SESSION_IDLE_MINUTES=15').default(15),
  SESSION_HOURS: whole(1, 8, 'SESSION_HOURS=8').default(8),
});
type Variables = z.output<typeof variables>;

export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim() !== ''));
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map(issue => `${String(issue.path[0])} ${issue.message}`));
  }
  const env = parsed.data;
  const problems: string[] = [];
  const oidc = readOidc(env, problems);
  const populationRegister = readPopulationRegister(env, problems);
  if (env.DEMO === 'true' && oidc !== undefined) {
    problems.push('DEMO must not be true when OIDC_ISSUER is set: demo persons and real ones do not mix');
  }
  if (env.DEMO === 'false' && env.OIDC_ISSUER === undefined) {
    problems.push('OIDC_ISSUER must be set when DEMO is false, for example https://login.example.nl');
  }
  if (problems.length > 0) throw new ConfigError(problems);
  const dataDir = resolve(env.DATA_DIR);
  return Object.freeze({
    host: env.HOST,
    port: env.PORT,
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
    databaseUrl: env.DATABASE_URL,
    migrateDatabaseUrl: env.MIGRATE_DATABASE_URL,
    workerDatabaseUrl: env.WORKER_DATABASE_URL,
    dataDir,
    keyFile: resolve(env.KEY_FILE ?? `${dataDir}/keys.json`),
    demo: oidc === undefined,
    oidc,
    firstAdministrator: env.FIRST_ADMINISTRATOR,
    organisationsFile: env.ORGANISATIONS_FILE,
    demoWanted: env.DEMO === 'true',
    populationRegister,
    virusScanner: env.VIRUS_SCANNER,
    requestsPerMinute: env.REQUESTS_PER_MINUTE,
    logLevel: env.LOG_LEVEL,
    sessionIdleMinutes: env.SESSION_IDLE_MINUTES,
    sessionHours: env.SESSION_HOURS,
  });
}

function readOidc(env: Variables, problems: string[]): OidcConfig | undefined {
  const needed = {
    OIDC_CLIENT_ID: 'for example perspectief',
    OIDC_CLIENT_SECRET: 'the secret the identity provider gave this client',
    OIDC_CLAIMS_FILE: 'for example /etc/perspectief/claims.json',
    OIDC_REQUIRED_ACR: 'for example urn:etoegang:core:assurance-class:loa3',
  } as const;
  const names = Object.keys(needed) as (keyof typeof needed)[];
  if (env.OIDC_ISSUER === undefined) {
    for (const name of names.filter(one => env[one] !== undefined)) {
      problems.push(
        `${name} is set but OIDC_ISSUER is not: set it too, for example https://login.example.nl`,
      );
    }
    return undefined;
  }
  const { OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_CLAIMS_FILE, OIDC_REQUIRED_ACR } = env;
  for (const name of names.filter(one => env[one] === undefined)) {
    problems.push(`${name} must be set when OIDC_ISSUER is: ${needed[name]}`);
  }
  if (
    OIDC_CLIENT_ID === undefined ||
    OIDC_CLIENT_SECRET === undefined ||
    OIDC_CLAIMS_FILE === undefined ||
    OIDC_REQUIRED_ACR === undefined
  ) {
    return undefined;
  }
  if (!isSafeAddress(env.OIDC_ISSUER)) problems.push('OIDC_ISSUER must start with https://');
  if (env.PUBLIC_URL === undefined || !isSafeAddress(env.PUBLIC_URL)) {
    problems.push(
      'PUBLIC_URL must be an https address outside the demo, for example https://perspectief.example.nl',
    );
  }
  return Object.freeze({
    issuer: env.OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    claimsFile: OIDC_CLAIMS_FILE,
    requiredAcr: Object.freeze(OIDC_REQUIRED_ACR),
  });
}

/** Nothing crosses a network unencrypted; one's own machine is not a network. */
function isSafeAddress(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function readPopulationRegister(env: Variables, problems: string[]): Config['populationRegister'] {
  const { POPULATION_REGISTER_URL: url, POPULATION_REGISTER_KEY: key } = env;
  if (url === undefined && key === undefined) return undefined;
  if (url === undefined || key === undefined) {
    problems.push('POPULATION_REGISTER_URL and POPULATION_REGISTER_KEY must be set together, or neither');
    return undefined;
  }
  return Object.freeze({ url, key });
}
