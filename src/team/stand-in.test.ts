/** What a closed case asks while its lead is away stands with the other one of the two as well. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as closing from '#contract/closing-reading.ts';
import * as course from '#contract/course.ts';
import * as contract from '#contract/team.ts';
import * as work from '#contract/work.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import { closedCase, newcomer, type Someone } from '../../test/leaving.ts';
import {
  accept,
  everyoneWasHere,
  inDays,
  letIn,
  openCase,
  openedBy,
  valueOf,
  type OpenedCase,
} from '../../test/scenes.ts';

let api: Api;
let manager: ApiClient;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
  manager = await api.as('duinveen-teammanager');
});
after(() => api.close());

const away = (who: Someone, from: string, until: string | null) =>
  manager.call(contract.setAbsence, { params: { heldFunctionId: who.id }, body: { away: { from, until } } });
const back = (who: Someone) =>
  manager.call(contract.setAbsence, { params: { heldFunctionId: who.id }, body: { away: null } });
const linesOf = async (who: ApiClient, { caseId }: OpenedCase, kind: string) =>
  (await who.call(work.getMyWork)).items.filter(item => item.kind === kind && item.caseId === caseId);
const counts = async (kase: OpenedCase, kind: string, ...people: readonly Someone[]) => {
  const found: number[] = [];
  for (const { who } of people) found.push((await linesOf(who, kase, kind)).length);
  return found;
};

test('whoever reads the case sees who is away today, also of another organisation, and nothing more of it', async () => {
  const kase = await openCase(api);
  const lead = (await openedBy(kase.lead, kase)).team.find(each => each.mine)?.colleague.heldFunctionId ?? '';
  const nurse = await api.as('duinveen-jeugdverpleegkundige');
  await letIn(kase, nurse, 'Jeugdverpleegkundige', {
    basis: 'youth-family-permission',
    parts: { 'school-work': 'detail' },
  });
  const seen = async (who: ApiClient) =>
    (await openedBy(who, kase)).team.filter(each => each.away).map(each => each.colleague.heldFunctionId);
  const noted = (from: string, until: string | null) =>
    manager.call(contract.setAbsence, { params: { heldFunctionId: lead }, body: { away: { from, until } } });
  try {
    assert.deepEqual(await seen(nurse), []);
    await noted(inDays(1), null);
    assert.deepEqual(await seen(nurse), [], 'not yet');
    await noted(inDays(-3), inDays(-1));
    assert.deepEqual(await seen(nurse), [], 'back again');
    await noted(inDays(-3), inDays(0));
    for (const who of [nurse, kase.deputy, kase.lead]) assert.deepEqual(await seen(who), [lead]);
    assert.ok(!JSON.stringify((await openedBy(nurse, kase)).team).includes(inDays(-3)));
  } finally {
    await manager.call(contract.setAbsence, { params: { heldFunctionId: lead }, body: { away: null } });
  }
  assert.deepEqual(await seen(nurse), []);
});

test('the lead is away: the aftercare stands with the deputy, who answers it, and goes when the lead is back', async () => {
  const { kase, lead, deputy } = await closedCase(api);
  const stranger = await newcomer(api);
  const aftercare = () => counts(kase, 'aftercare', lead, deputy, stranger);
  assert.deepEqual(await aftercare(), [2, 0, 0]);
  await away(lead, inDays(1), null);
  assert.deepEqual(await aftercare(), [2, 0, 0], 'not yet away');
  await away(lead, inDays(-3), inDays(-1));
  assert.deepEqual(await aftercare(), [2, 0, 0], 'back again');
  await away(lead, inDays(0), inDays(0));
  assert.deepEqual(await aftercare(), [2, 2, 0], 'away until today');
  const [line] = await linesOf(deputy.who, kase, 'aftercare');
  assert.ok(line);
  assert.equal(line.dueOn, inDays(90));
  assert.deepEqual([line.context, line.why], [kase.reference, 'standing-in']);
  const { aftercare: days } = await deputy.who.call(course.openCourse, { params: { caseId: kase.caseId } });
  const [first] = days;
  assert.ok(first);
  await deputy.who.call(course.answerAftercare, {
    params: { aftercareId: first.aftercareId },
    ifMatch: first.version,
    body: { answer: 'well', words: null },
  });
  assert.deepEqual(await aftercare(), [1, 1, 0]);
  await back(lead);
  assert.deepEqual(await aftercare(), [1, 0, 0]);
});

test('the deputy who stands in opens the case again', async () => {
  const { kase, lead, deputy } = await closedCase(api);
  await away(lead, inDays(0), null);
  await deputy.who.call(course.reopenCase, {
    params: { caseId: kase.caseId },
    ifMatch: (await openedBy(deputy.who, kase)).version,
    body: { because: 'Het gaat niet goed', nextLookBackOn: inDays(30) },
  });
  assert.equal((await openedBy(deputy.who, kase)).state, 'open');
  assert.deepEqual(await counts(kase, 'aftercare', lead, deputy), [0, 0]);
});

test('a new deputy of a closed case stands in as well, and who was deputy does not', async () => {
  const { kase, lead, deputy } = await closedCase(api);
  await away(lead, inDays(0), null);
  await away(deputy, inDays(0), null);
  const next = await newcomer(api);
  const given = await manager.send(contract.takeOver, {
    body: {
      because: 'away',
      cases: [
        {
          reference: kase.reference,
          version: Number(
            await valueOf(api, 'select version from app.case_file where reference = $1', [kase.reference]),
          ),
          leadHeldFunctionId: lead.id,
          deputyHeldFunctionId: next.id,
        },
      ],
    },
  });
  assert.equal(given.statusCode, 201, given.body);
  assert.deepEqual(await counts(kase, 'aftercare', deputy, next), [0, 0], 'asked for a private tie first');
  await accept(next.who);
  assert.deepEqual(await counts(kase, 'aftercare', lead, deputy, next), [2, 0, 2]);
});

test('a reader who disagrees is heard by the deputy while the lead is away', async () => {
  const { kase, lead, deputy } = await closedCase(api, [inDays(90)], 'Vader drinkt weer');
  const reading = String(
    await valueOf(
      api,
      'select r.public_id from app.closing_reading r join app.case_file c using (tenant_id, case_id) where c.public_id = $1',
      [kase.caseId],
    ),
  );
  await away(lead, inDays(0), null);
  const expert = await api.as('duinveen-gedragswetenschapper');
  await expert.call(closing.readClosing, {
    params: { closingReadingId: reading },
    body: { agrees: false, words: 'Wie let er op vader?' },
  });
  const disputed = () => counts(kase, 'closing-disputed', lead, deputy);
  assert.deepEqual(await disputed(), [1, 1]);
  await back(lead);
  assert.deepEqual(await disputed(), [1, 0]);
  await away(lead, inDays(0), null);
  await deputy.who.call(closing.keepClosed, {
    params: { caseId: kase.caseId },
    body: { because: 'Oma let op' },
  });
  assert.deepEqual(await disputed(), [0, 0]);
});
