import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ConfigError, readConfig } from './config.ts';

const thisFile = fileURLToPath(import.meta.url);
const production = {
  PUBLIC_URL: 'https://perspectief.example.nl/',
  OIDC_ISSUER: 'https://login.example.nl',
  OIDC_CLIENT_ID: 'perspectief',
  OIDC_CLIENT_SECRET: 'not-to-be-shown',
  OIDC_CLAIMS_FILE: thisFile,
  OIDC_REQUIRED_ACR: 'loa3 loa4',
};

function refusal(environment: NodeJS.ProcessEnv): string {
  try {
    readConfig(environment);
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.message;
  }
  return assert.fail('these settings were accepted');
}

test('without any setting it is a demo on this machine only', () => {
  const config = readConfig({});
  assert.equal(config.demo, true);
  assert.equal(config.host, '127.0.0.1');
  assert.equal(config.publicUrl, 'http://localhost:3000');
  assert.match(config.keyFile, /\.perspectief\/keys\.json$/);
  assert.ok(Object.isFrozen(config));
});

test('an empty variable counts as one that is not set', () => {
  assert.equal(readConfig({ PORT: '', OIDC_ISSUER: ' ' }).port, 3000);
});

test('with an issuer it is no demo, and the address loses its last slash', () => {
  const config = readConfig(production);
  assert.equal(config.demo, false);
  assert.equal(config.publicUrl, 'https://perspectief.example.nl');
  assert.deepEqual(config.oidc?.requiredAcr, ['loa3', 'loa4']);
});

test('all that is wrong is said at once, with the variable and an example', () => {
  const said = refusal({ PORT: 'http', DATABASE_URL: 'mysql://db', LOG_LEVEL: 'loud' });
  assert.match(said, /PORT must be a whole number from 0 to 65535, for example PORT=3000/);
  assert.match(said, /DATABASE_URL must be a PostgreSQL address, for example postgresql:/);
  assert.match(said, /LOG_LEVEL must be one of/);
});

test('a session can be made shorter than the limits, never longer', () => {
  assert.equal(readConfig({ SESSION_IDLE_MINUTES: '5' }).sessionIdleMinutes, 5);
  assert.match(refusal({ SESSION_IDLE_MINUTES: '16' }), /from 1 to 15/);
  assert.match(refusal({ SESSION_HOURS: '9' }), /from 1 to 8/);
});

for (const name of [
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'OIDC_CLAIMS_FILE',
  'OIDC_REQUIRED_ACR',
] as const) {
  test(`outside the demo ${name} may not be missing`, () => {
    const said = refusal({ ...production, [name]: undefined });
    assert.match(said, new RegExp(`${name} must be set`));
    assert.doesNotMatch(said, /not-to-be-shown/);
  });
}

test('outside the demo people come over https', () => {
  assert.match(
    refusal({ ...production, PUBLIC_URL: 'http://perspectief.example.nl' }),
    /PUBLIC_URL must be an https/,
  );
  assert.match(refusal({ ...production, PUBLIC_URL: undefined }), /PUBLIC_URL must be an https/);
  assert.match(
    refusal({ ...production, OIDC_ISSUER: 'http://login.example.nl' }),
    /OIDC_ISSUER must start with https/,
  );
});

test('half an identity provider is refused rather than turned into a demo', () => {
  assert.match(refusal({ OIDC_CLIENT_ID: 'perspectief' }), /OIDC_ISSUER is not/);
  assert.match(refusal({ DEMO: 'false' }), /OIDC_ISSUER must be set/);
  assert.match(refusal({ ...production, DEMO: 'true' }), /DEMO must not be true/);
});

test('half a population register is refused', () => {
  assert.match(refusal({ POPULATION_REGISTER_URL: 'https://brp.example.nl' }), /must be set together/);
});

test('the virus scanner is a socket, or a port of this very machine: clamd reads unencrypted', () => {
  const scanner = (address: string) => readConfig({ VIRUS_SCANNER: address }).virusScanner;
  assert.deepEqual(scanner('unix:/run/clamav/clamd.ctl'), { path: '/run/clamav/clamd.ctl' });
  assert.deepEqual(scanner('tcp://127.0.0.1:3310'), { host: '127.0.0.1', port: 3310 });
  assert.deepEqual(scanner('tcp://[::1]:3310'), { host: '::1', port: 3310 });
  assert.equal(readConfig({}).virusScanner, undefined);
  for (const address of ['tcp://scanner.example.nl:3310', 'localhost:3310', 'unix:clamd'])
    assert.match(refusal({ VIRUS_SCANNER: address }), /VIRUS_SCANNER must be/);
});
