import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { readConfig } from '#kernel/config.ts';
import { readOrMakeKeys } from '#kernel/keys.ts';
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
    /** A browser of one's own, signed in through the identity provider by choosing a function. */
    signIn: (
      label: string,
      options: { readonly tenant?: string; readonly size?: { width: number; height: number } } = {},
    ) => signIn(browser, config.publicUrl, label, options),
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

const signIn = async (
  browser: Browser,
  url: string,
  label: string,
  options: { readonly tenant?: string; readonly size?: { width: number; height: number } },
): Promise<Page> => {
  const context = await browser.newContext({
    viewport: options.size ?? wide,
    locale: 'nl-NL',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(url);
  const { tenant } = options;
  await (tenant === undefined ? page : page.getByRole('region', { name: tenant }))
    .getByRole('link', { name: `Aanmelden als ${label}`, exact: false })
    .first()
    .click();
  // each function begins where its work is
  await page
    .getByRole('button', { name: new RegExp(RegExp.escape(label)) })
    .first()
    .waitFor();
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
};
