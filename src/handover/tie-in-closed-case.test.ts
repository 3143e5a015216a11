import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as cases from '#contract/cases.ts';
import * as contract from '#contract/handover.ts';
import * as work from '#contract/work.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import { countOf, everyoneWasHere, inDays, openCase, type OpenedCase } from '../../test/scenes.ts';
import { closes } from '../../test/leaving.ts';

let api: Api;
let manager: ApiClient;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
  manager = await api.as('duinveen-teammanager');
});
after(() => api.close());

const closedCase = async (): Promise<OpenedCase> => {
  const kase = await openCase(api);
  await closes(api, kase, [inDays(90)]);
  return kase;
};
const declare = (who: ApiClient, { caseId }: OpenedCase) =>
  who.call(contract.declareInvolvement, { params: { caseId } });
const opens = async (who: ApiClient, { caseId }: OpenedCase) =>
  (await who.send(cases.openCase, { params: { caseId } })).statusCode;
const dueFor = (subject: string, { caseId }: OpenedCase) =>
  countOf(
    api,
    `app.aftercare a join app.professional p on p.professional_id = a.owner_professional_id join app.case_file c using (case_id)
      where a.state = 'due' and p.subject = $1 and c.public_id = $2`,
    [subject, caseId],
  );
const asked = async ({ reference }: OpenedCase) =>
  (await manager.call(work.getMyWork)).items.filter(
    item => item.kind === 'notice' && item.context === reference,
  ).length;

test('who knows the family of a closed case says so and is out at once; the other does the aftercare', async () => {
  const kase = await closedCase();
  assert.equal(await dueFor('duinveen-casusregisseur', kase), 1);
  assert.equal((await declare(kase.lead, kase)).until, null);
  assert.equal(await opens(kase.lead, kase), 404);
  assert.equal(await opens(kase.deputy, kase), 200);
  assert.deepEqual(
    [await dueFor('duinveen-casusregisseur', kase), await dueFor('duinveen-achtervang', kase)],
    [0, 1],
  );
  assert.equal(await asked(kase), 0, 'somebody is there');
});

test('where both know the family the team manager hears that somebody else is needed for the aftercare', async () => {
  const kase = await closedCase();
  await declare(kase.lead, kase);
  await declare(kase.deputy, kase);
  assert.equal(await asked(kase), 1);
});

test('where the aftercare is over nobody has to be found, and a stranger has nothing to say about it', async () => {
  const kase = await closedCase();
  await api.admin.query(
    `update app.aftercare a set state = 'dropped' from app.case_file c where c.case_id = a.case_id and c.public_id = $1`,
    [kase.caseId],
  );
  const stranger = await api.as('veenrade-casusregisseur');
  assert.equal(
    await stranger.refused(contract.declareInvolvement, { params: { caseId: kase.caseId } }),
    'not-found',
  );
  await declare(kase.lead, kase);
  await declare(kase.deputy, kase);
  assert.equal(await asked(kase), 0);
  assert.equal(
    await kase.lead.refused(contract.declareInvolvement, { params: { caseId: kase.caseId } }),
    'not-found',
  );
});
