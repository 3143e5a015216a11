import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openHouse, type House } from './house.ts';

let house: House;
before(async () => {
  house = await openHouse();
});
after(() => house.close());

/** Bytes of script over the line, headers left out, before a telephone can do anything. */
const limit = 200_000;

/** Loads an address with nothing kept from before. */
const weighScript = async (page: Page, address: string) => {
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
  await page.goto(address, { waitUntil: 'networkidle' });
  await cdp.detach();
  return {
    bytes: [...encodings.keys()].reduce((sum, id) => sum + (arrived.get(id) ?? 0), 0),
    encodings: [...new Set(encodings.values())],
  };
};

const expectLight = async (page: Page): Promise<void> => {
  const { bytes, encodings } = await weighScript(page, house.url);
  assert.ok(bytes > 50_000, `${bytes} bytes: the script was counted`);
  assert.deepEqual(encodings, ['br'], 'compressed over the line');
  assert.ok(bytes <= limit, `${bytes} bytes of script, at most ${limit}`);
};

test('the first load is at most 200 kB of compressed script where somebody signs in', async () => {
  await expectLight(await house.browser.newPage({ locale: 'nl-NL' }));
});

for (const label of ['Casusregisseur', 'Jeugdverpleegkundige', 'Medewerker aanmeldpunt', 'Teammanager'])
  test(`and where a ${label.toLowerCase()} begins`, async () => {
    await expectLight(await house.signIn(label));
  });
