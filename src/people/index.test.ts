import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPopulationRegister } from './index.ts';

const call = { purpose: 'oefenen', legalBasis: 'geen', tenant: 'duinveen', traceId: '1' };

test('without an address the demo answers', async () => {
  const noor = await createPopulationRegister({}).getByBsn({ bsn: '999911004', call });
  assert.equal(noor?.givenNames, 'Noor');
});

test('with an address the demo never answers, not even when the register is unreachable', async () => {
  const register = createPopulationRegister({ url: 'http://127.0.0.1:1/', key: 'k' });
  await assert.rejects(register.getByBsn({ bsn: '999911004', call }), { reason: 'unavailable' });
});

test('a key without an address is a mistake, not a wish for test persons', () => {
  assert.throws(() => createPopulationRegister({ key: 'k' }), /no address/);
});
