import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aLargePdf, aPdf } from './pdf.test-support.ts';
import { createClamd, type Scanner } from './scanner.ts';
import { eicar, fakeScanner, startFakeClamd } from './scanner.test-support.ts';

/** What every scanner does, the real one by its protocol and the one of the tests. */
const contract = async (scanner: Scanner): Promise<void> => {
  assert.equal(await scanner.scan(aPdf()), 'clean');
  assert.equal(await scanner.scan(aLargePdf(700_000)), 'clean');
  assert.equal(await scanner.scan(aPdf(`${eicar}\n`)), 'refused');
  // far into it, over the border of two pieces
  assert.equal(await scanner.scan(aPdf(`${'x'.repeat(65_490)}${eicar}\n`)), 'refused');
};

test('the scanner of the tests keeps the contract', () => contract(fakeScanner));

test('clamd, asked with INSTREAM, keeps the contract', async () => {
  const clamd = await startFakeClamd();
  try {
    await contract(createClamd({ host: '127.0.0.1', port: clamd.port }));
  } finally {
    await clamd.close();
  }
});

test('only OK is clean: any other answer, silence or nobody there is no answer', async () => {
  for (const says of [
    'stream: ',
    '',
    'INSTREAM: Can’t open\0',
    'stream: OK FOUND?\0',
    'OK\0',
    'stream: OK ERROR\0',
  ]) {
    const clamd = await startFakeClamd(says);
    await assert.rejects(createClamd({ host: '127.0.0.1', port: clamd.port }).scan(aPdf()), says);
    await clamd.close();
  }
  await assert.rejects(createClamd({ path: '/nowhere/clamd.ctl' }).scan(aPdf()));
  const tooLarge = await startFakeClamd('INSTREAM size limit exceeded. ERROR\0');
  assert.equal(await createClamd({ host: '127.0.0.1', port: tooLarge.port }).scan(aPdf()), 'refused');
  await tooLarge.close();
});
