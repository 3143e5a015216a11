import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as contract from '#contract/frames.ts';
import { startApi, type Api } from '../../test/api.ts';
import { everyoneWasHere, inDays } from '../../test/scenes.ts';

let api: Api;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
});
after(() => api.close());

const framesOf = async (subject: string) => (await (await api.as(subject)).call(contract.listFrames)).items;
const frame = async (code: string, subject = 'duinveen-casusregisseur') => {
  const found = (await framesOf(subject)).find(each => each.code === code);
  assert.ok(found, code);
  return found;
};

test('every professional can read under which law is worked here, whatever the function', async () => {
  for (const subject of [
    'duinveen-aanmeldpunt',
    'duinveen-ondersteuner',
    'duinveen-fg',
    'veenrade-casusregisseur',
  ])
    assert.deepEqual(
      (await framesOf(subject)).map(each => each.code),
      ['jeugd-lokaal', 'leerplicht'],
      subject,
    );
});

test('who is not signed in reads nothing of it', async () => {
  assert.equal(await api.anonymous().refused(contract.listFrames), 'not-signed-in');
});

test('a frame says who may take part and how far, which life domains and phases it knows, and how long is kept', async () => {
  const youth = await frame('jeugd-lokaal');
  const of = (code: string) => youth.functions.find(each => each.function === code);
  assert.deepEqual(of('case-director'), {
    function: 'case-director',
    title: 'Casusregisseur',
    maxLevel: 'write',
    mayLead: true,
    mayDeputise: true,
  });
  assert.equal(of('youth-nurse')?.maxLevel, 'detail');
  assert.equal(of('youth-nurse')?.mayLead, false);
  assert.equal(of('intake-officer'), undefined, 'the desk takes no part in a case');
  assert.equal(of('civil-affairs-officer'), undefined);
  assert.ok(
    youth.lifeDomains.some(domain => domain.code === 'school-work' && domain.title === 'School en werk'),
  );
  assert.equal(youth.phases.length, 8);
  assert.equal(youth.firstLookBackWeeks, 6);
  assert.equal(youth.retention.term, 'P20Y');
});

test('a legal basis names its article, for whom, why it is necessary, and until when it was reviewed', async () => {
  const basis = (await frame('jeugd-lokaal')).legalBases.find(each => each.code === 'youth-second-reader');
  assert.match(basis?.article ?? '', /Jeugdwet artikel 2\.3/);
  assert.deepEqual(basis?.receivers, ['behavioural-expert']);
  assert.equal(basis?.maxLevel, 'detail');
  assert.equal(basis?.sameControllerOnly, true);
  assert.equal(basis?.reviewLapsed, false);
  assert.ok((basis?.necessity ?? '').length > 20);
});

test('a basis whose review has lapsed says so, at that controller only; one that was ended is gone', async () => {
  await api.admin.query(
    `update app.legal_basis b set review_by = $1 from app.tenant t where t.tenant_id = b.tenant_id and t.code = 'duinveen' and b.code = 'youth-second-reader'`,
    [inDays(-1)],
  );
  await api.admin.query(
    `update app.legal_basis b set ended_on = $1 from app.tenant t where t.tenant_id = b.tenant_id and t.code = 'duinveen' and b.code = 'youth-team-manager'`,
    [inDays(0)],
  );
  const here = (await frame('jeugd-lokaal')).legalBases;
  const there = (await frame('jeugd-lokaal', 'veenrade-casusregisseur')).legalBases;
  assert.equal(here.find(each => each.code === 'youth-second-reader')?.reviewLapsed, true);
  assert.equal(there.find(each => each.code === 'youth-second-reader')?.reviewLapsed, false);
  assert.ok(!here.some(each => each.code === 'youth-team-manager'));
  assert.ok(there.some(each => each.code === 'youth-team-manager'));
});
