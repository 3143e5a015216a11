/**
 * What holds within each part of the work on a case, tried where two parts meet: a request of the family and closing, the
 * words of a child and a closed case, aftercare and who leaves, a tie and a case that is opened again.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { endFunction } from '#contract/administration.ts';
import * as corrections from '#contract/corrections.ts';
import * as course from '#contract/course.ts';
import * as grants from '#contract/grants.ts';
import * as handover from '#contract/handover.ts';
import * as oversight from '#contract/oversight.ts';
import * as plans from '#contract/plans.ts';
import * as statements from '#contract/statements.ts';
import * as voices from '#contract/voices.ts';
import { getMyWork } from '#contract/work.ts';
import { startApi, type Api, type ApiClient } from './api.ts';
import {
  accept,
  allPages,
  colleague,
  countOf,
  everyoneWasHere,
  idOf,
  inDays,
  letIn,
  openCase,
  openedBy,
  throughStops,
  valueOf,
  type OpenedCase,
} from './scenes.ts';

let api: Api;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
});
after(() => api.close());

const paramsOf = ({ caseId }: OpenedCase) => ({ caseId });
const versionOf = async (kase: OpenedCase) =>
  Number(await valueOf(api, 'select version from app.case_file where public_id = $1', [kase.caseId]));
const closing = async (kase: OpenedCase) => ({
  params: paramsOf(kase),
  ifMatch: await versionOf(kase),
  body: {
    reason: 'De doelen zijn gehaald',
    keepsAnEye: 'De buurvrouw let op',
    whomToCall: 'Noor belt zelf',
    judgement: 'Fijn',
    notAskedBecause: null,
    aftercare: [inDays(90)],
    openLeft: [],
    openWorry: null,
  },
});
const close = async (kase: OpenedCase, by = kase.lead) => by.call(course.closeCase, await closing(kase));
const aftercareOf = async (who: ApiClient, kase: OpenedCase) =>
  (await allPages(next => who.call(getMyWork, { query: { after: next } }))).items.filter(
    each => each.caseId === kase.caseId && each.kind === 'aftercare',
  ).length;

let count = 0;
/** A director whom nobody knows yet, and who can leave without harm to the other tests. */
const relief = async () => {
  count += 1;
  const label = `Tijdelijke regisseur ${count}`;
  const token = randomUUID().replaceAll('-', '').padEnd(43, 'x');
  await api.admin.query(
    `select authz.sign_in('http://localhost:3000/demo-idp', $1, 'duinveen', $2, 'demo', sha256(convert_to($3, 'UTF8')), 15, 8)`,
    [
      `tijdelijk-${count}`,
      JSON.stringify([{ organisation: 'gemeente-duinveen', function: 'case-director', label }]),
      token,
    ],
  );
  const id = idOf(await colleague(await api.as('duinveen-teammanager'), label));
  return { who: api.withToken(token), id };
};
const ledByRelief = async () => {
  const third = await relief();
  const kase = await openCase(api, { opening: { leadHeldFunctionId: third.id } });
  await accept(third.who);
  await throughStops({ ...kase, lead: third.who });
  return { kase: { ...kase, lead: third.who }, leadId: third.id };
};
const leaves = async (heldFunctionId: string) =>
  (await api.as('duinveen-beheerder')).call(endFunction, { params: { heldFunctionId } });
const tieOf = async (heldFunctionId: string, kase: OpenedCase) =>
  (await api.as('duinveen-privacy-officer')).call(oversight.recordConflict, {
    body: { heldFunctionId, caseReference: kase.reference },
  });
const reopening = async (kase: OpenedCase) => ({
  params: paramsOf(kase),
  ifMatch: await versionOf(kase),
  body: { because: 'Weer zorgen', nextLookBackOn: inDays(21) },
});

test('a case is not closed past what the family asked to be corrected, nor past who must be told of it', async () => {
  const kase = await openCase(api);
  await throughStops(kase);
  const fact = (await openedBy(kase.lead, kase)).facts[0];
  assert.ok(fact);
  await letIn(kase, await api.as('duinveen-jeugdverpleegkundige'), 'Jeugdverpleegkundige', {
    basis: 'youth-family-permission',
    parts: { [fact.part]: 'detail' },
  });
  const { correctionId } = await kase.lead.call(corrections.askCorrection, {
    params: paramsOf(kase),
    body: {
      about: { kind: 'fact', id: fact.factId },
      askedBy: 'moeder',
      onBehalfOf: null,
      askedOn: inDays(0),
      wrong: 'Die brief klopt niet',
      shouldBe: null,
    },
  });
  assert.equal(await kase.lead.refused(course.closeCase, await closing(kase)), 'work-left-open');
  const counted = await kase.lead.call(course.openCourse, { params: paramsOf(kase) });
  assert.equal(counted.openWork.corrections, 1);
  // by whichever way
  await assert.rejects(
    api.admin.query(`update app.case_file set state = 'closed' where public_id = $1`, [kase.caseId]),
    /work-left-open/,
  );
  await kase.lead.call(corrections.answerCorrection, {
    params: { correctionId },
    ifMatch: 1,
    body: {
      outcome: 'corrected',
      answer: 'U heeft gelijk',
      seen: fact.words,
      newWords: 'Er is een afspraak',
    },
  });
  assert.equal(await kase.lead.refused(course.closeCase, await closing(kase)), 'work-left-open');
  const [asked] = (await kase.lead.call(corrections.listCorrections, { params: paramsOf(kase) })).items;
  const [receiver] = asked?.receivers ?? [];
  assert.ok(receiver);
  await kase.lead.call(corrections.tellReceiver, {
    params: { correctionId, receiverId: receiver.receiverId },
    ifMatch: 2,
    body: { toldOn: inDays(0) },
  });
  await close(kase);
});

test('a case is not closed past an answer of a partner that nobody has read', async () => {
  const kase = await openCase(api);
  await throughStops(kase);
  await kase.lead.call(statements.askPartner, {
    params: paramsOf(kase),
    body: {
      part: 'school-work',
      toWhom: 'Zorgcoördinator',
      because: 'Ouders weten het',
      question: 'Kan het rooster ingaan?',
      answerBy: inDays(7),
    },
  });
  await api.admin.query(
    `update app.partner_question q set state = 'answered', answer = 'Noor is niet gezien', answered_by = 'Zorgcoördinator', answered_for = 'Mavo', answer_because = 'agrees',
            answered_at = now() from app.case_file c where c.case_id = q.case_id and c.public_id = $1`,
    [kase.caseId],
  );
  assert.equal(await kase.lead.refused(course.closeCase, await closing(kase)), 'work-left-open');
  const [question] = (await kase.lead.call(statements.listStatements, { params: paramsOf(kase) })).questions;
  assert.ok(question);
  await kase.lead.call(statements.readAnswer, {
    params: { questionId: question.questionId },
    ifMatch: question.version,
    body: { part: null, withheldFrom: [] },
  });
  await close(kase);
});

test('what a child takes back is taken back in a closed case too; nothing else of its words changes there', async () => {
  const kase = await openCase(api);
  await throughStops(kase);
  const nurse = await api.as('duinveen-jeugdverpleegkundige');
  await letIn(kase, nurse, 'Jeugdverpleegkundige', {
    basis: 'youth-family-permission',
    parts: { money: 'detail' },
  });
  const nurseId = idOf(await colleague(kase.lead, 'Jeugdverpleegkundige'));
  const childId = (await openedBy(kase.lead, kase)).children[0]?.childId ?? '';
  const said = {
    words: 'Ik wil niet naar oma',
    heardOn: inDays(0),
    heardWhere: 'School',
    heardBy: 'De mentor',
    alone: true,
  };
  const { voiceId } = await kase.lead.call(voices.writeVoice, {
    params: paramsOf(kase),
    body: { childId, ...said, choices: [{ mayKnow: true, heldFunctionId: nurseId }] },
  });
  const params = { voiceId };
  await kase.lead.call(voices.shareVoice, { params, ifMatch: 1, body: { heldFunctionId: nurseId } });
  await close(kase);
  const reads = async () => (await nurse.call(voices.listVoices, { params: paramsOf(kase) })).items.length;
  assert.equal(await reads(), 1, 'the days of reading run');
  assert.equal(
    await kase.lead.refused(voices.correctVoice, { params, ifMatch: 2, body: { ...said, reason: 'Anders' } }),
    'case-closed',
  );
  await kase.lead.call(voices.chooseVoice, {
    params,
    ifMatch: 2,
    body: { saidOn: inDays(0), choices: [{ mayKnow: false, heldFunctionId: nurseId }] },
  });
  assert.equal(await reads(), 0);
});

test('the aftercare of who left, or has a tie, is found by the other of the two', async () => {
  const left = await ledByRelief();
  await close(left.kase);
  assert.equal(await aftercareOf(left.kase.deputy, left.kase), 0);
  await leaves(left.leadId);
  assert.equal(await aftercareOf(left.kase.deputy, left.kase), 1);

  const tied = await ledByRelief();
  await close(tied.kase);
  await tieOf(tied.leadId, tied.kase);
  assert.equal(await aftercareOf(tied.kase.deputy, tied.kase), 1);

  // a tie that is put off acts before the first day of aftercare
  const later = await ledByRelief();
  await later.kase.lead.call(handover.declareInvolvement, { params: paramsOf(later.kase) });
  await close(later.kase);
  assert.equal(await aftercareOf(later.kase.deputy, later.kase), 1);
});

test('a case whose lead left while it was closed is led by the deputy when it is opened again', async () => {
  const { kase, leadId } = await ledByRelief();
  await close(kase);
  await leaves(leadId);
  await kase.deputy.call(course.reopenCase, await reopening(kase));
  assert.equal((await openedBy(kase.deputy, kase)).lead?.label, 'Achtervang');
  assert.equal(
    await countOf(
      api,
      'app.handover v join app.case_file c using (tenant_id, case_id) where c.public_id = $1',
      [kase.caseId],
    ),
    1,
  );
});

test('opening a case again does not tell somebody with a tie that another case of the child runs', async () => {
  const child = { surname: 'Verhagen', birthYear: 2011 };
  const { kase, leadId } = await (async () => {
    const third = await relief();
    const opened = await openCase(api, { child, opening: { leadHeldFunctionId: third.id } });
    await accept(third.who);
    await throughStops({ ...opened, lead: third.who });
    return { kase: { ...opened, lead: third.who }, leadId: third.id };
  })();
  await close(kase);
  const second = await openCase(api, { child });
  assert.equal(await kase.lead.refused(course.reopenCase, await reopening(kase)), 'child-has-open-case');
  await tieOf(leadId, second);
  await kase.lead.call(course.reopenCase, await reopening(kase));
  assert.equal((await openedBy(second.lead, second)).state, 'open');
  assert.equal(
    await countOf(
      api,
      `app.notice where kind = 'two-cases-of-one-child' and subject = $1 and done_at is null`,
      [`${kase.reference} en ${second.reference}`],
    ),
    2,
  );
  // the one without a tie is told still
  assert.equal(await countOf(api, 'app.person_file where kind = $1 and is_open and twin', ['case']), 1);
});

test('a tie holds for a concern that was weighed again, in whichever case it came first', async () => {
  const kase = await openCase(api);
  await api.admin.query(`update app.concern set case_reference = 'elders' where public_id = $1`, [
    kase.concern.concernId,
  ]);
  const { grantId } = await kase.lead.call(grants.giveAccess, {
    params: paramsOf(kase),
    body: {
      heldFunctionId: idOf(await colleague(kase.lead, 'Jeugdverpleegkundige')),
      parts: [{ part: 'money', level: 'detail' }],
      basisCode: 'youth-family-permission',
      reason: 'Doet mee',
      familyTold: 'Ja, besproken',
    },
  });
  const nurse = await api.as('duinveen-jeugdverpleegkundige');
  await nurse.call(grants.answerInvitation, { params: { grantId }, body: { privateTie: true } });
  assert.equal(
    await countOf(
      api,
      'authz.conflict_of_interest k join app.concern c on c.concern_id = k.file_id where c.public_id = $1',
      [kase.concern.concernId],
    ),
    1,
  );
});

test('oversight reads what was given on paper and in words of a child, and not that a child said something', async () => {
  const kase = await openCase(api);
  const nurse = await api.as('duinveen-jeugdverpleegkundige');
  const { grantId } = await letIn(kase, nurse, 'Jeugdverpleegkundige', {
    basis: 'youth-family-permission',
    parts: { money: 'detail' },
  });
  const { agreementId } = await kase.lead.call(plans.addAgreement, {
    params: paramsOf(kase),
    body: { part: 'money', kind: 'help', what: 'Bellen', keeper: { name: 'Moeder' }, dueOn: inDays(3) },
  });
  const nurseId = idOf(await colleague(kase.lead, 'Jeugdverpleegkundige'));
  const childId = (await openedBy(kase.lead, kase)).children[0]?.childId ?? '';
  const { voiceId } = await kase.lead.call(voices.writeVoice, {
    params: paramsOf(kase),
    body: {
      childId,
      words: 'Ik wil naar school',
      heardOn: inDays(0),
      heardWhere: 'School',
      heardBy: 'De mentor',
      alone: true,
      choices: [{ mayKnow: true, heldFunctionId: nurseId }],
    },
  });
  await kase.lead.call(voices.shareVoice, {
    params: { voiceId },
    ifMatch: 1,
    body: { heldFunctionId: nurseId },
  });
  await api.admin.query(
    `insert into app.disclosure (tenant_id, scope_id, file_id, grant_id, from_organisation_id, to_organisation_id, what, basis_id, conditions, family_told)
     select d.tenant_id, d.scope_id, d.file_id, d.grant_id, d.from_organisation_id, d.to_organisation_id, $2, d.basis_id, '', 'Ja'
       from app.disclosure d join app.access_grant g using (tenant_id, grant_id) where g.public_id = $1 and d.what @> '[{"part":"money"}]'`,
    [grantId, JSON.stringify([{ part: 'money', paper: agreementId }])],
  );
  const privacy = await api.as('duinveen-privacy-officer');
  const { items } = await privacy.call(oversight.listDisclosures);
  const mine = items.filter(item => item.caseReference === kase.reference);
  assert.equal(mine.length, 3);
  assert.deepEqual(mine[0]?.parts, [{ part: 'money', level: 'detail' }]);
  assert.ok(!JSON.stringify(items).includes('voice'));
});
