/** Who was said to tell the parents has a line, until somebody says that they know. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as cases from '#contract/cases.ts';
import * as course from '#contract/course.ts';
import * as contract from '#contract/work.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import {
  accept,
  colleague,
  everyoneWasHere,
  idOf,
  inDays,
  openCase,
  openedBy,
  thirdDirector,
  type OpenedCase,
} from '../../test/scenes.ts';

let api: Api;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
});
after(() => api.close());

const linesOf = async (who: ApiClient, { caseId }: OpenedCase) =>
  (await who.call(contract.getMyWork)).items
    .filter(item => item.kind === 'inform-parents' && item.caseId === caseId)
    .map(item => item.dueOn);
const stopOf = async (kase: OpenedCase) =>
  (await kase.lead.call(course.openCourse, { params: { caseId: kase.caseId } })).stops.find(
    each => each.stop === 'family-informed',
  );
const told = async (kase: OpenedCase, on: string, who = kase.lead) =>
  who.send(cases.changeCase, {
    params: { caseId: kase.caseId },
    ifMatch: (await openedBy(kase.lead, kase)).version,
    body: { parentsToldOn: on },
  });

test('telling the parents stands in Mijn werk of who leads, until it is said to be done', async () => {
  const kase = await openCase(api, { opening: { parentsInformedOn: inDays(3) } });
  assert.deepEqual(await linesOf(kase.lead, kase), [inDays(3)]);
  assert.deepEqual(await linesOf(kase.deputy, kase), []);
  assert.equal((await openedBy(kase.lead, kase)).parentsTold, false);
  assert.equal((await told(kase, inDays(1))).statusCode, 422, 'not on a day to come');
  assert.equal((await told(kase, inDays(0))).statusCode, 200);
  assert.deepEqual(await linesOf(kase.lead, kase), []);
  const opened = await openedBy(kase.lead, kase);
  assert.deepEqual([opened.parentsTold, opened.parentsInformedOn], [true, inDays(0)]);
  assert.deepEqual([(await stopOf(kase))?.state, (await stopOf(kase))?.on], ['done', inDays(0)]);
  assert.equal(
    (await told(kase, inDays(0))).json<{ type: string }>().type,
    'urn:perspectief:problem:already-done',
  );
});

test('the planned day itself is no proof that it was done', async () => {
  const kase = await openCase(api, { opening: { parentsInformedOn: inDays(0) } });
  assert.deepEqual(await linesOf(kase.lead, kase), [inDays(0)]);
  assert.equal((await stopOf(kase))?.state, 'open');
  await api.admin.query(
    `update app.case_file set tell_by = authz.today() - 2, parents_informed_on = authz.today() - 2 where public_id = $1`,
    [kase.caseId],
  );
  assert.equal((await stopOf(kase))?.state, 'open', 'nor is a day that has passed');
  assert.deepEqual(await linesOf(kase.lead, kase), [inDays(-2)]);
  await api.admin.query(
    `update app.case_child k set last_seen_on = authz.today() from app.case_file c where c.case_id = k.case_id and c.public_id = $1`,
    [kase.caseId],
  );
  const onward = {
    params: { caseId: kase.caseId },
    ifMatch: (await openedBy(kase.lead, kase)).version,
    body: { phase: 3 },
  };
  assert.equal(await kase.lead.refused(cases.changeCase, onward), 'family-not-informed');
  assert.equal((await told(kase, inDays(-1))).statusCode, 200);
  assert.equal((await stopOf(kase))?.on, inDays(-1));
});

test('nobody but lead and deputy says it, and what is postponed is not ended in passing', async () => {
  const kase = await openCase(api);
  for (const subject of ['duinveen-aanmeldpunt', 'veenrade-casusregisseur', 'duinveen-teammanager'])
    assert.equal((await told(kase, inDays(0), await api.as(subject))).statusCode, 404, subject);
  const later = await openCase(api, {
    opening: {
      parentsInformed: 'postponed',
      parentsInformedOn: inDays(10),
      parentsPostponedGround: 'danger-to-child',
      parentsPostponedBecause: 'Eerst het kind veilig spreken',
    },
  });
  assert.deepEqual(await linesOf(later.lead, later), [inDays(10)], 'one line, of the postponement');
  assert.equal(
    (await told(later, inDays(0))).json<{ type: string }>().type,
    'urn:perspectief:problem:notice-postponed',
  );
});

test('who told them before the case opened has nothing to do, and the line goes with the lead', async () => {
  const bySender = await openCase(api, {
    opening: { parentsInformed: 'by-sender', parentsInformedOn: inDays(-1) },
  });
  assert.deepEqual(await linesOf(bySender.lead, bySender), []);
  assert.equal((await stopOf(bySender))?.state, 'done');
  const kase = await openCase(api);
  const successor = await thirdDirector(api);
  await kase.lead.call(cases.appoint, {
    params: { caseId: kase.caseId },
    ifMatch: 1,
    body: { role: 'director', heldFunctionId: idOf(await colleague(kase.lead, 'Derde regisseur')) },
  });
  await accept(successor);
  assert.deepEqual(await linesOf(kase.lead, kase), []);
  assert.deepEqual(await linesOf(successor, kase), [inDays(1)]);
});
