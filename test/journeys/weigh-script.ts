import type { Page } from 'playwright-core';

/** Bytes of script over the line, headers left out, before a telephone can do anything. */
export const limit = 200_000;

/** Loads an address with nothing kept from before, until the page stands. */
export const weighScript = async (page: Page, address: string) => {
  const cdp = await page.context().newCDPSession(page);
  const encodings = new Map<string, string>();
  const arrived = new Map<string, number>();
  cdp.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type !== 'Script') return;
    const named = Object.entries(response.headers).find(
      ([name]) => name.toLowerCase() === 'content-encoding',
    );
    encodings.set(requestId, named?.[1] ?? 'none');
  });
  cdp.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    arrived.set(requestId, (arrived.get(requestId) ?? 0) + encodedDataLength);
  });
  await cdp.send('Network.enable');
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  await page.goto(address);
  await page.locator('h1:not(:has(.ams-visually-hidden))').waitFor();
  const loading = page.locator('main .p-loading');
  while ((await loading.count()) > 0) await loading.first().waitFor({ state: 'detached' });
  const bytes = [...encodings.keys()].reduce((sum, id) => sum + (arrived.get(id) ?? 0), 0);
  await cdp.detach();
  return { bytes, encodings: [...new Set(encodings.values())] };
};
