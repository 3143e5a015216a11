/** What every journey does: opening a case, writing a day as people write it, choosing from a list, seeing that a page fits. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Locator, Page } from 'playwright-core';

/** Day, month, year. */
export const inDays = (days: number): string => {
  const { day, month, year } = Temporal.Now.plainDateISO('Europe/Amsterdam').add({ days });
  return `${day}-${month}-${year}`;
};

export const noSidewaysScroll = async (page: Page): Promise<void> => {
  const over = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
  assert.equal(over, 0, `the page scrolls ${over} px sideways`);
};

/** The label of the option that begins with these words; it also holds telephone and working days. */
export const optionWith = async (select: Locator, words: string): Promise<string> => {
  const option = select.locator('option', { hasText: new RegExp(`^${RegExp.escape(words)}`) }).first();
  await option.waitFor({ state: 'attached' });
  return (await option.textContent()) ?? '';
};

/** From the list of one's cases, as people do; the page is signed in. */
export const openCase = async (page: Page, child: string): Promise<void> => {
  await page.goto(new URL('/casussen', page.url()).href);
  const name = new RegExp(RegExp.escape(child));
  await page.getByRole('link', { name }).first().click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
};

const folder = process.env['PERSPECTIEF_SHOTS'];

/** A file for whoever wants to look (CONTRIBUTING.md), named after the journey. */
export const keepForLooking = (name: string, bytes: Uint8Array): void => {
  if (folder !== undefined)
    writeFileSync(`${folder}/${basename(process.argv[1] ?? '', '.ts')}-${name}`, bytes);
};

/** The whole page as it is now, in pieces that can be read. */
export const picture = async (page: Page, name: string): Promise<void> => {
  if (folder === undefined) return;
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  const width = page.viewportSize()?.width ?? 0;
  for (let y = 0; y < height; y += PIECE) {
    const clip = { x: 0, y, width, height: Math.min(PIECE, height - y) };
    keepForLooking(`${name}-${y / PIECE}.png`, await page.screenshot({ fullPage: true, clip }));
  }
};
const PIECE = 1500;
