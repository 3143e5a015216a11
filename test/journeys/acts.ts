/** What every journey does: writing a day as people write it, choosing from a list, and seeing that a page fits. */
import assert from 'node:assert/strict';
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
