import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axeCore from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';
import { missingLibrary } from '#kernel/libraries.ts';
import { until } from './waiting.ts';

/** For tests that look at our own pages: says why there are none. */
export function expectWebClient(): void {
  const problem = process.env['PERSPECTIEF_TEST_WEB_PROBLEM'];
  if (problem !== undefined) throw new Error(problem);
}

/** A real browser: the one from npm that test/setup.ts unpacked, or the one CHROMIUM names. */
export async function openBrowser(): Promise<Browser> {
  const { executablePath, env } = findBrowser();
  try {
    return await chromium.launch({
      executablePath,
      env,
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--font-render-hinting=none',
        // A page that asks anything of another host fails here as it would in a closed network.
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
      ],
    });
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new Error(
      missingLibrary('Chromium', said) ?? `Chromium (${executablePath}) does not start: ${said}`,
    );
  }
}

function findBrowser(): { readonly executablePath: string; readonly env: NodeJS.ProcessEnv } {
  const problem = process.env['PERSPECTIEF_TEST_BROWSER_PROBLEM'];
  if (problem !== undefined) throw new Error(problem);
  const folder = process.env['PERSPECTIEF_TEST_CHROMIUM'];
  const named = process.env['CHROMIUM'];
  const executablePath = named ?? (folder === undefined ? undefined : join(folder, 'chromium'));
  if (executablePath === undefined)
    throw new Error('There is no browser: run tests with "npm test", which prepares one.');
  return {
    executablePath,
    env: named === undefined && folder !== undefined ? withItsLibraries(folder) : { ...process.env },
  };
}

/** The same browser by itself, for a tool that steers it through this port. */
export async function browserAtPort(port: number): Promise<{ close(): Promise<void> }> {
  const { executablePath, env } = findBrowser();
  const profile = mkdtempSync(join(tmpdir(), 'perspectief-browser-'));
  const child = spawn(
    executablePath,
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--remote-debugging-port=${port}`,
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { env, stdio: 'ignore' },
  );
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()));
  await until('a browser that answers', () =>
    fetch(`http://127.0.0.1:${port}/json/version`).then(
      () => true,
      () => false,
    ),
  );
  return {
    close: async () => {
      child.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function withItsLibraries(folder: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
    FONTCONFIG_PATH: join(folder, 'fonts'),
  };
}

/** Fails with what axe found, and where, when the page has any accessibility violation of WCAG 2.2 AA. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  let found = await axe(page);
  if (found.some(({ id }) => id === 'target-size')) {
    // half under the bar at the foot of a telephone a target is small: what is small elsewhere on the page too, is small
    await page.mouse.wheel(0, 150);
    await page.waitForTimeout(300);
    const again = new Set((await axe(page)).map(({ html }) => html));
    found = found.filter(({ id, html }) => id !== 'target-size' || again.has(html));
  }
  const said = found.map(({ id, help, html }) => `${id}: ${help}\n    ${html}`);
  assert.equal(said.length, 0, `${page.url()} is not accessible:\n${said.join('\n')}`);
}

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly html: string;
}

const axeOptions = {
  // what passes need not be described: less than half the time for the same rules
  resultTypes: ['violations'],
  runOnly: {
    type: 'tag',
    values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  },
};

/** Nothing of ours stands in a frame, so it runs in the page itself, where it is read once. */
async function axe(page: Page): Promise<Violation[]> {
  if (!(await page.evaluate<boolean>('window.axe !== undefined'))) await page.evaluate(axeCore.source);
  return page.evaluate<Violation[]>(
    `axe.run(document, ${JSON.stringify(axeOptions)}).then(({ violations }) =>
      violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => ({ id, help, html }))))`,
  );
}
