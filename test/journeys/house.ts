import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { readConfig } from '#kernel/config.ts';
import { readOrMakeKeys } from '#kernel/keys.ts';
import { readOrganisations } from '#src/frames/organisations-content.ts';
import { startServer } from '#src/server.ts';
import { expectWebClient, openBrowser } from '../browser.ts';
import { withDatabase } from '../database.ts';

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });

export const wide = { width: 1280, height: 900 };
export const narrow = { width: 390, height: 844 };

/** The whole of it for a journey: server with demo, identity provider, database and a real browser. */
export const openHouse = async () => {
  expectWebClient();
  const database = await withDatabase();
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), 'perspectief-journey-'));
  const config = readConfig({ PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
  const server = await startServer({
    config,
    keys: readOrMakeKeys(config.keyFile),
    databaseUrl: database.webUrl,
  });
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  const browser = await openBrowser();
  return {
    url: config.publicUrl,
    admin,
    browser,
    /** A browser of one's own, signed in through the identity provider as this function. */
    signIn: (label: string, options: SignInOptions = {}) => signIn(browser, config.publicUrl, label, options),
    close: async () => {
      await browser.close();
      await admin.end();
      await server.stop();
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

export type House = Awaited<ReturnType<typeof openHouse>>;

interface SignInOptions {
  /** The municipality; the first of the demo when none is said. */
  readonly tenant?: string;
  readonly size?: { width: number; height: number };
  /** By choosing the function on the page where one signs in, as people do; else that page is passed over. */
  readonly byHand?: true;
}

const signIn = async (
  browser: Browser,
  url: string,
  label: string,
  { tenant, size = wide, byHand }: SignInOptions,
): Promise<Page> => {
  const context = await browser.newContext({ viewport: size, locale: 'nl-NL', reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  if (byHand === true) {
    await page.goto(url);
    await (tenant === undefined ? page : page.getByRole('region', { name: tenant }))
      .getByRole('link', { name: `Aanmelden als ${label}`, exact: false })
      .first()
      .click();
  } else await page.goto(`${url}/auth/sign-in?as=${subjectOf(label, tenant)}`);
  // each function begins where its work is
  await page
    .getByRole('button', { name: new RegExp(RegExp.escape(label)) })
    .first()
    .waitFor();
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
};

const subjectOf = (label: string, tenant: string | undefined): string => {
  const account = readOrganisations()
    .filter(({ name }) => tenant === undefined || name.includes(tenant))
    .flatMap(({ accounts }) => accounts)
    .find(each => each.label === label);
  if (account === undefined) throw new Error(`nobody in the demo is called ${label}`);
  return account.subject;
};
