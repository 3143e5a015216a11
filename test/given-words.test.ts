/** Words of a child that were given to a colleague: what is written down of it is true, whoever comes to lead the case. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { endFunction } from '#contract/administration.ts';
import * as cases from '#contract/cases.ts';
import * as grants from '#contract/grants.ts';
import * as oversight from '#contract/oversight.ts';
import * as voices from '#contract/voices.ts';
import { startApi, type Api, type ApiClient } from './api.ts';
import {
  accept,
  colleague,
  everyoneWasHere,
  idOf,
  inDays,
  letIn,
  openCase,
  openedBy,
  thirdDirector,
  valueOf,
  type OpenedCase,
} from './scenes.ts';

let api: Api;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
});
after(() => api.close());

const readsOf = async (who: ApiClient, { caseId }: OpenedCase) => {
  const answer = await who.send(voices.listVoices, { params: { caseId } });
  return answer.statusCode === 200
    ? z.object({ items: z.array(z.unknown()) }).parse(answer.json()).items.length
    : 0;
};
const stillGiven = (voiceId: string) =>
  valueOf(
    api,
    `select count(*)::int from app.child_voice_access a join app.child_voice v using (voice_id) where v.public_id = $1 and a.ended_at is null`,
    [voiceId],
  );
const versionOf = async ({ caseId }: OpenedCase) =>
  Number(await valueOf(api, 'select version from app.case_file where public_id = $1', [caseId]));

/** What the child said to the lead, given to a colleague whom it named. */
const given = async (kase: OpenedCase, heldFunctionId: string) => {
  const childId = (await openedBy(kase.lead, kase)).children[0]?.childId ?? '';
  const { voiceId } = await kase.lead.call(voices.writeVoice, {
    params: { caseId: kase.caseId },
    body: {
      childId,
      words: 'Ik wil rust',
      heardOn: inDays(0),
      heardWhere: 'Thuis',
      heardBy: 'Regisseur',
      alone: true,
      choices: [{ mayKnow: true, heldFunctionId }],
    },
  });
  await kase.lead.call(voices.shareVoice, { params: { voiceId }, ifMatch: 1, body: { heldFunctionId } });
  return voiceId;
};

test('a deputy who stands in goes on reading what was given, and no longer when somebody else leads again', async () => {
  const third = await thirdDirector(api);
  const thirdId = idOf(await colleague(await api.as('duinveen-aanmeldpunt'), 'Derde regisseur'));
  const kase = await openCase(api, { opening: { leadHeldFunctionId: thirdId } });
  await accept(third);
  const led = { ...kase, lead: third };
  const deputyId = idOf(await colleague(third, 'Achtervang'));
  const voiceId = await given(led, deputyId);
  assert.deepEqual([await readsOf(kase.deputy, kase), await stillGiven(voiceId)], [1, 1]);
  // the lead turns out to have a tie with the family, and the deputy stands in
  await (
    await api.as('duinveen-privacy-officer')
  ).call(oversight.recordConflict, {
    body: { heldFunctionId: thirdId, caseReference: kase.reference },
  });
  assert.equal((await openedBy(kase.deputy, kase)).lead?.heldFunctionId, deputyId);
  assert.deepEqual([await readsOf(kase.deputy, kase), await stillGiven(voiceId)], [1, 1]);
  // the tie was a mistake: the lead leads again, and the deputy is deputy
  await api.admin.query(
    `update authz.conflict_of_interest k set lifted_at = now() from app.case_file c where c.case_id = k.file_id and c.public_id = $1`,
    [kase.caseId],
  );
  const relief = idOf(await colleague(kase.deputy, 'Casusregisseur'));
  for (const [role, heldFunctionId] of [
    ['deputy', relief],
    ['director', thirdId],
  ] as const)
    await kase.deputy.call(cases.appoint, {
      params: { caseId: kase.caseId },
      ifMatch: await versionOf(kase),
      body: { role, heldFunctionId },
    });
  await accept(third);
  await third.call(cases.appoint, {
    params: { caseId: kase.caseId },
    ifMatch: await versionOf(kase),
    body: { role: 'deputy', heldFunctionId: deputyId },
  });
  await accept(kase.deputy);
  assert.deepEqual([await readsOf(kase.deputy, kase), await stillGiven(voiceId)], [0, 0]);
  assert.equal(await readsOf(third, kase), 1);
  // the yes of the child still stands: it can be given again
  await third.call(voices.shareVoice, {
    params: { voiceId },
    ifMatch: 2,
    body: { heldFunctionId: deputyId },
  });
  assert.deepEqual([await readsOf(kase.deputy, kase), await stillGiven(voiceId)], [1, 1]);
});

test('given words end with access that is ended, and go along with access that is renewed', async () => {
  const kase = await openCase(api);
  const nurse = await api.as('duinveen-jeugdverpleegkundige');
  const { grantId } = await letIn(kase, nurse, 'Jeugdverpleegkundige', {
    basis: 'youth-family-permission',
    parts: { money: 'detail' },
  });
  const voiceId = await given(kase, idOf(await colleague(kase.lead, 'Jeugdverpleegkundige')));
  const grantVersion = async (id: unknown) =>
    Number(await valueOf(api, 'select version from app.access_grant where public_id = $1', [id]));
  await kase.lead.call(grants.renewTeam, {
    params: { caseId: kase.caseId },
    body: {
      choices: [{ grantId, version: await grantVersion(grantId), stays: true }],
      familyTold: 'Ja',
    },
  });
  assert.deepEqual([await readsOf(nurse, kase), await stillGiven(voiceId)], [1, 1]);
  const running = await valueOf(
    api,
    `select g.public_id from app.access_grant g join app.case_file c on c.case_id = g.file_id where c.public_id = $1 and g.kind = 'team' and g.revoked_at is null`,
    [kase.caseId],
  );
  await kase.lead.call(grants.revokeAccess, {
    params: { grantId: String(running) },
    ifMatch: await grantVersion(running),
    body: { reason: 'Klaar' },
  });
  assert.deepEqual([await readsOf(nurse, kase), await stillGiven(voiceId)], [0, 0]);
});

test('given words end with the function of whoever had them', async () => {
  const kase = await openCase(api);
  const third = await thirdDirector(api);
  const thirdId = idOf(await colleague(kase.lead, 'Derde regisseur'));
  await kase.lead.call(cases.appoint, {
    params: { caseId: kase.caseId },
    ifMatch: await versionOf(kase),
    body: { role: 'deputy', heldFunctionId: thirdId },
  });
  await accept(third);
  const voiceId = await given(kase, thirdId);
  assert.deepEqual([await readsOf(third, kase), await stillGiven(voiceId)], [1, 1]);
  await (await api.as('duinveen-beheerder')).call(endFunction, { params: { heldFunctionId: thirdId } });
  assert.equal(await stillGiven(voiceId), 0);
});
