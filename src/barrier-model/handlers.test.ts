import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { getBarrierModel } from '#contract/barrier-model.ts';
import { startApi, type Api } from '../../test/api.ts';
import { loadBarrierModel } from './index.ts';

let api: Api;
before(async () => {
  api = await startApi();
});
after(() => api.close());

test('those who weigh concerns, and those who read along, get the model as it stands in the content', async () => {
  for (const subject of ['duinveen-aanmeldpunt', 'duinveen-gedragswetenschapper', 'veenrade-aanmeldpunt'])
    assert.deepEqual(await (await api.as(subject)).call(getBarrierModel), loadBarrierModel(), subject);
});

test('other functions are told that it is not theirs; the same stands on the public pages', async () => {
  for (const subject of ['duinveen-casusregisseur', 'duinveen-jeugdverpleegkundige', 'duinveen-beheerder'])
    assert.equal(await (await api.as(subject)).refused(getBarrierModel), 'not-allowed', subject);
  assert.equal(await api.anonymous().refused(getBarrierModel), 'not-signed-in');
});

test('a browser keeps the model, and who asks again with its tag gets no second copy', async () => {
  const desk = await api.as('duinveen-aanmeldpunt');
  const first = await desk.send(getBarrierModel);
  const tag = String(first.headers['etag']);
  assert.equal(first.headers['cache-control'], 'private, no-cache');
  const again = await desk.send(getBarrierModel, { headers: { 'if-none-match': `"other", W/${tag}` } });
  assert.equal(again.statusCode, 304);
  assert.equal(again.body, '');
  assert.equal(again.headers['etag'], tag);
  const other = await desk.send(getBarrierModel, { headers: { 'if-none-match': '"2020-01-01"' } });
  assert.equal(other.statusCode, 200);
});

test('who may ask is judged each time, also of who holds the tag', async () => {
  const tag = String((await (await api.as('duinveen-aanmeldpunt')).send(getBarrierModel)).headers['etag']);
  const director = await api.as('duinveen-casusregisseur');
  const refused = await director.send(getBarrierModel, { headers: { 'if-none-match': tag } });
  assert.equal(refused.statusCode, 403);
  assert.equal(refused.headers['cache-control'], 'no-store');
});

test('for each signal the steps go from light to heavy, with partners and a legal basis, and without a number', () => {
  const model = loadBarrierModel();
  const order = ['light', 'middle', 'heavy'];
  for (const signal of model.signals) {
    const steps = signal.interventions.map(id => model.interventions.find(each => each.id === id));
    const weights = steps.map(step => order.indexOf(step?.weight ?? ''));
    assert.ok(weights.length > 0 && !weights.includes(-1), signal.id);
    assert.deepEqual(
      weights,
      weights.toSorted((one, other) => one - other),
      signal.id,
    );
    assert.ok(
      steps.every(step => step !== undefined && step.partners.length > 0 && step.legalBasis.length > 0),
      signal.id,
    );
  }
  assert.ok(!/":\s*\d/.test(JSON.stringify([model.signals, model.interventions])));
});
