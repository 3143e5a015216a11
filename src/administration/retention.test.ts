import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as contract from '#contract/administration.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import { everyoneWasHere, today } from '../../test/scenes.ts';

let api: Api;
let administrator: ApiClient;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
  administrator = await api.as('duinveen-beheerder');
});
after(() => api.close());

const decided = {
  caseYears: 20,
  concernYears: 5,
  ownMessageYears: 2,
  decision: 'Selectielijst gemeenten, besluit van het college van 3 november',
};
const desk = async () => {
  const { items } = await administrator.call(contract.getDeskRetention);
  assert.equal(items.length, 1);
  const [found] = items;
  assert.ok(found);
  return found;
};

test('until the municipality has decided the desk says so; then by whom, when and on which decision', async () => {
  assert.equal((await desk()).confirmed, null);
  assert.deepEqual(
    (await desk()).rules.map(rule => [rule.kind, rule.years, rule.confirmedYears]),
    [
      ['case', 20, null],
      ['concern', null, null],
      ['own-message', null, null],
    ],
  );
  await administrator.call(contract.confirmRetention, { body: decided });
  const { confirmed, rules } = await desk();
  assert.deepEqual(confirmed, {
    on: today().toString(),
    by: 'Functioneel beheerder',
    decision: decided.decision,
  });
  assert.deepEqual(
    rules.map(rule => rule.confirmedYears),
    [20, 5, 2],
  );
});

test('a term is never shorter than the frame says, and a frame that changed is confirmed anew', async () => {
  const short = { ...decided, caseYears: 19 };
  assert.equal(await administrator.refused(contract.confirmRetention, { body: short }), 'term-out-of-bounds');
  await administrator.call(contract.confirmRetention, { body: decided });
  assert.notEqual((await desk()).confirmed, null);
  await api.admin.query(
    `update app.frame set version = version || '-next' where frame_id in (select frame_id from app.desk)`,
  );
  assert.equal((await desk()).confirmed, null);
});

test('nobody else reads or confirms it, and each municipality has its own', async () => {
  for (const subject of ['duinveen-aanmeldpunt', 'duinveen-teammanager', 'veenrade-privacy-officer']) {
    const who = await api.as(subject);
    assert.equal(await who.refused(contract.getDeskRetention), 'not-found', subject);
    assert.equal(await who.refused(contract.confirmRetention, { body: decided }), 'not-found', subject);
  }
});
