/** What the story of one family needs at every step: who it is about, and how one presses, types and answers a dialog. */
import type { Locator, Page } from 'playwright-core';
import { openCase } from './acts.ts';
import type { House } from './house.ts';

export const child = 'Vica Jacobs';
export const headline = 'Vica wil weer elke dag naar school en thuis rust.';

export interface Story {
  readonly house: House;
  reference: string;
}

export const type = (where: Page | Locator, name: string | RegExp, words: string): Promise<void> =>
  where.getByRole('textbox', { name }).fill(words);
export const press = (where: Page | Locator, name: string | RegExp): Promise<void> =>
  where.getByRole('button', { name }).filter({ visible: true }).first().click();

/** Fills the dialog that stands open and sends it; it is gone when it was kept. */
export const inDialog = async (
  page: Page,
  button: string,
  fill: (dialog: Locator) => Promise<void>,
): Promise<void> => {
  const dialog = page.getByRole('dialog');
  await fill(dialog);
  await dialog.getByRole('button', { name: button, exact: true }).click();
  await dialog.waitFor({ state: 'detached' }).catch(async () => {
    throw new Error(`${button} was refused: ${await dialog.innerText()}`);
  });
};

/** A page that belongs to the case, through the case. */
export const toPage = async (page: Page, link: string, title = link): Promise<void> => {
  await openCase(page, child);
  await page.getByRole('link', { name: link, exact: true }).first().click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
};

/** Who was asked for a case finds it in Mijn werk, and opens it with one tick. */
export const openInvitation = async (page: Page, reference: string): Promise<void> => {
  await page.getByRole('link', { name: 'Mijn werk' }).first().click();
  await page.getByRole('link', { name: reference }).first().click();
  await page.getByLabel('Ik heb geen privéband met dit gezin').check();
  await page.getByRole('button', { name: 'Casus openen' }).click();
  await page.getByRole('heading', { level: 1, name: child }).waitFor();
};
