import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as cases from '#contract/cases.ts';
import * as concerns from '#contract/concerns.ts';
import * as grants from '#contract/grants.ts';
import * as oversight from '#contract/oversight.ts';
import * as plans from '#contract/plans.ts';
import * as session from '#contract/session.ts';
import * as work from '#contract/work.ts';
import { startApi, type Api, type ApiClient } from './api.ts';

let api: Api;
before(async () => {
  api = await startApi();
});
after(() => api.close());

const answers = {
  dangerNow: false,
  childName: 'Noor Verhagen',
  childAge: '15 jaar',
  childSchool: 'De Brug',
  observed: 'Noor mist al 22 lesuren. Ze zei: ik moet elke dag pakjes wegbrengen.',
  observedWhen: 'vanmorgen',
  firstHand: true,
  toldBy: null,
  tellerAgrees: null,
  shieldGround: null,
  goesWell: 'Komt graag, zorgt goed voor Sem',
  doneSoFar: 'Gesprek met Noor, gebeld met moeder',
  familyKnows: 'agrees' as const,
  familyKnowsNote: null,
  reachMe: '(0990) 12 34 08',
};

const colleague = async (who: ApiClient, label: string) => {
  const { items } = await who.call(session.listColleagues);
  const found = items.find(item => item.label === label);
  assert.ok(found, `no colleague ${label} among ${items.map(i => i.label).join(', ')}`);
  return found;
};

test('one concern becomes one plan line, and it is on record who looked', async () => {
  const nurse = await api.as('duinveen-jeugdverpleegkundige');
  const desk = await api.as('duinveen-aanmeldpunt');
  const director = await api.as('duinveen-casusregisseur');
  const deputy = await api.as('duinveen-achtervang');
  const officer = await api.as('duinveen-leerplichtambtenaar');

  const draft = await nurse.call(concerns.startDraft, { body: {} });
  const saved = await nurse.call(concerns.saveDraft, {
    params: { draftId: draft.draftId },
    body: answers,
    ifMatch: 1,
  });
  assert.equal(saved.version, 2);
  await nurse.call(concerns.passOnConcern, { params: { draftId: draft.draftId }, ifMatch: 2 });

  const waiting = await desk.call(concerns.listConcerns);
  assert.equal(waiting.items.length, 1);
  const concernId = waiting.items[0]?.concernId ?? '';
  const concern = await desk.call(concerns.getConcern, { params: { concernId } });
  assert.equal(concern.goesWell, answers.goesWell);
  const found = await desk.call(concerns.findChild, {
    params: { concernId },
    body: { surname: 'Verhagen', birthYear: 2011 },
  });
  const [noor] = found.candidates;
  assert.ok(noor);
  assert.match(noor.maskedBsn, /^•+\d{3}$/);

  const weighed = await desk.call(concerns.weighConcern, {
    params: { concernId },
    ifMatch: concern.version,
    body: {
      outcome: 'case-opened',
      reason: 'School, geld en druk van een ander hangen samen',
      headline: 'Noor wil weer hele dagen naar school',
      children: [{ childRef: noor.childRef }],
      lifeDomains: ['school-work', 'money'],
      leadHeldFunctionId: (await colleague(desk, 'Casusregisseur')).heldFunctionId,
      deputyHeldFunctionId: (await colleague(desk, 'Achtervang')).heldFunctionId,
      parentsInformed: 'by-first-contact',
      parentsInformedOn: Temporal.Now.plainDateISO('Europe/Amsterdam').add({ days: 1 }).toString(),
      parentsPostponedBecause: null,
    },
  });
  const caseId = weighed.caseId ?? '';
  assert.equal(
    await desk.refused(cases.openCase, { params: { caseId } }),
    'not-found',
    'the desk gets no access to the case',
  );
  assert.equal(
    await director.refused(cases.openCase, { params: { caseId } }),
    'not-found',
    'the lead first says there is no private tie',
  );

  const invited = await director.call(work.getMyWork);
  const invitation = invited.items.find(item => item.kind === 'invitation');
  assert.ok(invitation);
  assert.deepEqual(
    (await director.call(grants.getInvitation, { params: { grantId: invitation.id } })).children,
    ['Noor Verhagen'],
  );
  await director.call(grants.answerInvitation, {
    params: { grantId: invitation.id },
    body: { privateTie: false },
  });
  const opened = await director.call(cases.openCase, { params: { caseId } });
  assert.equal(opened.children[0]?.name, 'Noor Verhagen');
  assert.deepEqual(opened.facts.map(fact => fact.side).toSorted(), ['goes-well', 'worry']);

  await director.call(cases.appoint, {
    params: { caseId },
    ifMatch: opened.version,
    body: { role: 'director', heldFunctionId: (await colleague(director, 'Casusregisseur')).heldFunctionId },
  });

  const attendance = await colleague(director, 'Leerplichtambtenaar');
  await director.call(grants.giveAccess, {
    params: { caseId },
    body: {
      heldFunctionId: attendance.heldFunctionId,
      parts: [{ part: 'school-work', level: 'write' }],
      basisCode: 'youth-attendance-in-plan',
      reason: 'Maakt met school het rooster op maat',
      familyTold: 'Ja, aan de keukentafel besproken',
    },
  });
  const forOfficer = (await officer.call(work.getMyWork)).items.find(item => item.kind === 'invitation');
  assert.ok(forOfficer);
  await officer.call(grants.answerInvitation, {
    params: { grantId: forOfficer.id },
    body: { privateTie: false },
  });

  const dueOn = Temporal.Now.plainDateISO('Europe/Amsterdam').add({ days: 7 }).toString();
  await director.call(plans.addAgreement, {
    params: { caseId },
    body: {
      part: 'school-work',
      kind: 'help',
      what: 'Rooster op maat afspreken met school',
      keeper: { heldFunctionId: attendance.heldFunctionId },
      dueOn,
    },
  });
  const mine = (await officer.call(work.getMyWork)).items.find(item => item.kind === 'agreement');
  assert.equal(mine?.title, 'Rooster op maat afspreken met school');
  const part = await officer.call(cases.openCase, { params: { caseId } });
  assert.deepEqual(part.parts.map(p => p.part).toSorted(), ['headline', 'school-work']);
  assert.equal(part.why[0]?.reason, 'Maakt met school het rooster op maat');
  const agreement = part.agreements[0];
  assert.ok(agreement);
  await officer.call(plans.answerAgreement, {
    params: { agreementId: agreement.agreementId },
    ifMatch: agreement.version,
    body: { state: 'kept', note: null },
  });

  const looks = await director.call(cases.listLooks, { params: { caseId } });
  assert.ok(
    looks.items.some(
      look =>
        look.label === 'Leerplichtambtenaar' && look.act === 'cases.open' && look.part === 'school-work',
    ),
  );
  const privacy = await api.as('duinveen-privacy-officer');
  const forPerson = await privacy.call(oversight.findLooks, { body: { bsn: await bsnOfNoor() } });
  assert.ok(forPerson.items.some(look => look.label === 'Leerplichtambtenaar'));
  assert.equal(await deputy.refused(oversight.findLooks, { body: { bsn: await bsnOfNoor() } }), 'not-found');

  const sender = await nurse.call(concerns.getDraft, { params: { draftId: draft.draftId } });
  assert.equal(sender.feedback, 'contacting-family');
});

const bsnOfNoor = async () => {
  const families: unknown = (await import('../content/demo/families.json', { with: { type: 'json' } }))
    .default;
  const text = JSON.stringify(families);
  const match = /"bsn":"(\d{9})"[^{}]*"givenNames":"Noor"/.exec(text);
  assert.ok(match?.[1]);
  return match[1];
};
