import assert from 'node:assert/strict';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type Page } from 'playwright-core';
import { missingLibrary } from '#kernel/libraries.ts';

/** For tests that look at our own pages: says why there are none. */
export function expectWebClient(): void {
  const problem = process.env['PERSPECTIEF_TEST_WEB_PROBLEM'];
  if (problem !== undefined) throw new Error(problem);
}

/** A real browser: the one from npm that test/setup.ts unpacked, or the one CHROMIUM names. */
export async function openBrowser(): Promise<Browser> {
  const problem = process.env['PERSPECTIEF_TEST_BROWSER_PROBLEM'];
  if (problem !== undefined) throw new Error(problem);
  const folder = process.env['PERSPECTIEF_TEST_CHROMIUM'];
  const named = process.env['CHROMIUM'];
  const executablePath = named ?? (folder === undefined ? undefined : join(folder, 'chromium'));
  if (executablePath === undefined)
    throw new Error('There is no browser: run tests with "npm test", which prepares one.');
  try {
    return await chromium.launch({
      executablePath,
      env: named === undefined && folder !== undefined ? withItsLibraries(folder) : { ...process.env },
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

function withItsLibraries(folder: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
    FONTCONFIG_PATH: join(folder, 'fonts'),
  };
}

/** Fails with what axe found, and where, when the page has any accessibility violation of WCAG 2.2 AA. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(node => `    ${node.html}`).join('\n')}`,
  );
  assert.equal(found.length, 0, `${page.url()} is not accessible:\n${found.join('\n')}`);
}
