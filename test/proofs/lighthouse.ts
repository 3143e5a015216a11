import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import lighthouse from 'lighthouse';
import { browserAtPort, expectWebClient } from '../browser.ts';
import { freePort } from '../journeys/house.ts';
import { openWebsite } from '../journeys/website.ts';

let website: Awaited<ReturnType<typeof openWebsite>>;
let browser: Awaited<ReturnType<typeof browserAtPort>>;
let port: number;
before(async () => {
  expectWebClient();
  website = await openWebsite();
  port = await freePort();
  browser = await browserAtPort(port);
});
after(async () => {
  await browser.close();
  await website.close();
});

/** One of each kind that somebody may land on. */
const landed = [
  'index.html',
  'wat-mag-ik-nu-doen/school-vo/ac3/sig048.html',
  'mag-ik-dit-delen/youth-health/school.html',
  'protocollen/child-missing.html',
  'begrippen.html',
];

for (const address of landed)
  test(`Lighthouse gives ${address} 100 for accessibility and for best practices, and it weighs at most 100 kB`, async () => {
    const result = await lighthouse(`${website.url}/${address}`, {
      port,
      output: 'json',
      logLevel: 'silent',
      onlyCategories: ['accessibility', 'best-practices'],
      // the first load of somebody on a telephone, nothing kept from before
      onlyAudits: ['total-byte-weight'],
      // how fast is measured elsewhere; waiting as on a slow telephone would tell nothing here
      throttlingMethod: 'provided',
    });
    assert.ok(result, 'Lighthouse looked');
    const { categories, audits, runtimeError } = result.lhr;
    assert.equal(runtimeError, undefined);
    const failed = Object.values(audits)
      .filter(({ score, scoreDisplayMode }) => scoreDisplayMode === 'binary' && score === 0)
      .map(({ id, title }) => `${id}: ${title}`);
    assert.equal(categories['accessibility']?.score, 1, failed.join('\n'));
    assert.equal(categories['best-practices']?.score, 1, failed.join('\n'));
    const weighs = audits['total-byte-weight']?.numericValue ?? Number.NaN;
    assert.ok(weighs <= 100_000, `${weighs} bytes`);
  });
