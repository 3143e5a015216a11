import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import * as cases from '#contract/cases.ts';
import * as contract from '#contract/grants.ts';
import * as plans from '#contract/plans.ts';
import * as work from '#contract/work.ts';
import { accessEnd } from '#kernel/calendar.ts';
import { loadCalendar } from '#src/frames/calendar-content.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import {
  accessFor,
  allPages,
  colleague,
  countOf,
  everyoneWasHere,
  expire,
  idOf,
  inDays,
  invite,
  letIn,
  newKey,
  openCase,
  openedBy,
  openManyCases,
  today,
  type Access,
  type OpenedCase,
} from '../../test/scenes.ts';

let api: Api;
let nurse: ApiClient;
let officer: ApiClient;
let expert: ApiClient;
let stranger: ApiClient;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
});
beforeEach(async () => {
  nurse = await api.as('duinveen-jeugdverpleegkundige');
  officer = await api.as('duinveen-leerplichtambtenaar');
  expert = await api.as('duinveen-gedragswetenschapper');
  stranger = await api.as('duinveen-teammanager');
});
after(() => api.close());

const forNurse: Access = { basis: 'youth-family-permission', parts: { money: 'detail' } };
const forOfficer: Access = { basis: 'youth-attendance-in-plan', parts: { 'school-work': 'write' } };
const forExpert: Access = { basis: 'youth-second-reader', parts: { money: 'detail' } };

const giveRefused = async (kase: OpenedCase, label: string, access: Access, by = kase.lead) =>
  by.refused(contract.giveAccess, {
    params: { caseId: kase.caseId },
    body: accessFor(await colleague(kase.lead, label), access),
  });
const refusedToOpen = (who: ApiClient, kase: OpenedCase) =>
  who.refused(cases.openCase, { params: { caseId: kase.caseId } });
const answer = (who: ApiClient, grantId: string, privateTie: boolean, key = newKey()) =>
  who.send(contract.answerInvitation, { params: { grantId }, body: { privateTie }, key });
const invitationsOf = async (who: ApiClient) => (await who.call(contract.listInvitations)).items;
const memberOf = async (kase: OpenedCase, grantId: string, by = kase.lead) => {
  const found = (await openedBy(by, kase)).team.find(member => member.grantId === grantId);
  assert.ok(found);
  return found;
};
const conflict = (kase: OpenedCase, label: string) =>
  api.admin.query(
    `insert into authz.conflict_of_interest (tenant_id, professional_id, file_id, recorded_by)
     select c.tenant_id, h.professional_id, c.case_id, h.professional_id
       from app.case_file c join app.held_function h using (tenant_id) where c.public_id = $1 and h.label = $2`,
    [kase.caseId, label],
  );

// Giving.

test('access that is given opens those parts, at that level, to that colleague, after a word about private ties', async () => {
  const kase = await openCase(api);
  const { grantId } = await invite(kase, 'Leerplichtambtenaar', forOfficer);
  assert.equal(await refusedToOpen(officer, kase), 'not-found');
  assert.equal((await memberOf(kase, grantId)).state, 'invited');
  assert.equal((await answer(officer, grantId, false)).statusCode, 201);
  const seen = await openedBy(officer, kase);
  assert.deepEqual(
    seen.parts.map(part => [part.part, part.myLevel]),
    [
      ['headline', 'headline'],
      ['school-work', 'write'],
    ],
  );
  assert.equal((await memberOf(kase, grantId)).state, 'live');
});

test('the deputy may give access as well as the lead', async () => {
  const kase = await openCase(api);
  const given = await kase.deputy.call(contract.giveAccess, {
    params: { caseId: kase.caseId },
    body: accessFor(await colleague(kase.deputy, 'Gedragswetenschapper'), forExpert),
  });
  assert.equal((await answer(expert, given.grantId, false)).statusCode, 201);
  assert.equal((await openedBy(expert, kase)).why[0]?.givenBy, 'Achtervang');
});

test('without a last day access lasts until after the next look-back, when the team says who stays', async () => {
  const kase = await openCase(api);
  const { nextLookBackOn } = await openedBy(kase.lead, kase);
  const { lastDay } = await invite(kase, 'Leerplichtambtenaar', forOfficer);
  assert.equal(
    lastDay,
    accessEnd(loadCalendar('zuid'), {
      today: today(),
      lookBack: Temporal.PlainDate.from(nextLookBackOn),
    }).toString(),
  );
});

test('a last day on which nobody works moves to the next one on which somebody does', async () => {
  const kase = await openCase(api);
  let saturday = today().add({ days: 20 });
  while (saturday.dayOfWeek !== 6) saturday = saturday.add({ days: 1 });
  const { lastDay } = await invite(kase, 'Leerplichtambtenaar', {
    ...forOfficer,
    until: saturday.toString(),
  });
  assert.equal(lastDay, loadCalendar('zuid').addWorkingDays(saturday, 0).toString());
  assert.ok(lastDay > saturday.toString());
});

test('a last day that has been, or lies beyond half a year or beyond every calendar, is refused', async () => {
  const kase = await openCase(api);
  for (const until of [
    inDays(-1),
    today().add({ months: 6, days: 1 }).toString(),
    '2999-01-01',
    '9999-12-31',
  ])
    assert.equal(
      await giveRefused(kase, 'Leerplichtambtenaar', { ...forOfficer, until }),
      'term-out-of-bounds',
      until,
    );
});

test('a legal basis is for the functions it names, for access, and in this frame', async () => {
  const kase = await openCase(api);
  for (const basis of [
    'youth-second-reader',
    'youth-appointment',
    'youth-own-messages',
    'attendance-help',
    'no-such-basis',
  ])
    assert.equal(
      await giveRefused(kase, 'Leerplichtambtenaar', { ...forOfficer, basis }),
      'basis-does-not-fit',
      basis,
    );
});

test('no basis lets anyone see further than it, or the frame, or the giver', async () => {
  const kase = await openCase(api);
  assert.equal(
    await giveRefused(kase, 'Jeugdverpleegkundige', { ...forNurse, parts: { money: 'write' } }),
    'level-too-high',
  );
  assert.equal(
    await giveRefused(kase, 'Teammanager', { basis: 'youth-team-manager', parts: { money: 'detail' } }),
    'level-too-high',
  );
});

test('a part that is not open, or that no frame knows, cannot be given; nor can the sealed one', async () => {
  const kase = await openCase(api, { child: { surname: 'de Ruiter', birthYear: 2018 } });
  for (const part of ['care', 'weather', 'sealed'])
    assert.equal(
      await giveRefused(kase, 'Leerplichtambtenaar', { ...forOfficer, parts: { [part]: 'detail' } }),
      'part-not-open',
      part,
    );
});

test('who cannot take part is not eligible: no such colleague here, gone, oneself, or with a conflict nobody hears of', async () => {
  const kase = await openCase(api);
  const params = { caseId: kase.caseId };
  const elsewhere = await colleague(await api.as('veenrade-aanmeldpunt'), 'Leerplichtambtenaar');
  for (const receiver of [elsewhere, { ...elsewhere, heldFunctionId: randomUUID() }])
    assert.equal(
      await kase.lead.refused(contract.giveAccess, { params, body: accessFor(receiver, forOfficer) }),
      'colleague-not-eligible',
    );
  await conflict(kase, 'Gedragswetenschapper');
  assert.equal(await giveRefused(kase, 'Gedragswetenschapper', forExpert), 'colleague-not-eligible');
  assert.equal(
    await giveRefused(kase, 'Casusregisseur', forExpert),
    'basis-does-not-fit',
    'no basis lets a director take part beside the appointment',
  );
});

test('only who directs the case gives access; for others it is not allowed, or not there', async () => {
  const kase = await openCase(api);
  await letIn(kase, officer, 'Leerplichtambtenaar', forOfficer);
  assert.equal(await giveRefused(kase, 'Gedragswetenschapper', forExpert, officer), 'not-allowed');
  assert.equal(await giveRefused(kase, 'Gedragswetenschapper', forExpert, stranger), 'not-found');
  assert.equal(await giveRefused(kase, 'Gedragswetenschapper', forExpert, kase.desk), 'not-found');
});

test('giving access to another organisation is a disclosure, with its conditions and what the family was told', async () => {
  const kase = await openCase(api);
  const { grantId } = await invite(kase, 'Jeugdverpleegkundige', {
    ...forNurse,
    familyTold: 'Moeder vroeg er zelf om, 20 november',
  });
  const { rows } = await api.admin.query<Record<string, unknown>>(
    `select d.family_told, d.conditions, d.what, o.name as to_organisation, f.name as from_organisation, b.code
       from app.disclosure d join app.access_grant g using (tenant_id, grant_id)
       join app.organisation o on o.organisation_id = d.to_organisation_id join app.organisation f on f.organisation_id = d.from_organisation_id
       join app.legal_basis b on b.basis_id = d.basis_id where g.public_id = $1`,
    [grantId],
  );
  assert.equal(rows.length, 1);
  const [record] = rows;
  assert.equal(record?.['family_told'], 'Moeder vroeg er zelf om, 20 november');
  assert.equal(record['from_organisation'], 'Gemeente Duinveen');
  assert.equal(record['to_organisation'], 'Jeugdgezondheidszorg Duinveen');
  assert.equal(record['code'], 'youth-family-permission');
  assert.match(String(record['conditions']), /wie toestemming gaf/);
  assert.deepEqual(record['what'], [{ part: 'money', level: 2 }]);
  assert.equal((await memberOf(kase, grantId)).disclosed, true);
});

test('inside the own organisation nothing is disclosed', async () => {
  const kase = await openCase(api);
  const before = await countOf(api, 'app.disclosure');
  const { grantId } = await invite(kase, 'Leerplichtambtenaar', forOfficer);
  assert.equal(await countOf(api, 'app.disclosure'), before);
  assert.equal((await memberOf(kase, grantId)).disclosed, false);
});

test('an organisation in common is not the basis: a basis of the own controller does not fit another organisation', async () => {
  const kase = await openCase(api);
  await api.admin.query(
    `update app.legal_basis set receivers = receivers || '{youth-nurse}' where code = 'youth-second-reader'`,
  );
  assert.equal(await giveRefused(kase, 'Jeugdverpleegkundige', forExpert), 'basis-does-not-fit');
  await api.admin.query(
    `update app.legal_basis set receivers = '{behavioural-expert}' where code = 'youth-second-reader'`,
  );
});

test('a review that has lapsed stops new access and shuts nothing that runs', async () => {
  const kase = await openCase(api);
  await letIn(kase, officer, 'Leerplichtambtenaar', forOfficer);
  const other = await openCase(api);
  const review = (day: string) =>
    api.admin.query(`update app.legal_basis set review_by = $1 where code = 'youth-attendance-in-plan'`, [
      day,
    ]);
  // the grant above was given while the review still stood
  await api.admin.query(
    `update app.access_grant g set given_on = authz.today() - 10 from app.legal_basis b
      where b.basis_id = g.basis_id and b.code = 'youth-attendance-in-plan'`,
  );
  await review(inDays(-1));
  try {
    assert.equal(await giveRefused(other, 'Leerplichtambtenaar', forOfficer), 'basis-review-lapsed');
    const seen = await openedBy(officer, kase);
    assert.equal(seen.why[0]?.basisReviewLapsed, true, 'who has access sees that the review has lapsed');
  } finally {
    await review(inDays(90));
  }
  await invite(other, 'Leerplichtambtenaar', forOfficer);
});

test('access given twice by one command is given once', async () => {
  const kase = await openCase(api);
  const key = newKey();
  const body = accessFor(await colleague(kase.lead, 'Leerplichtambtenaar'), forOfficer);
  const send = () => kase.lead.send(contract.giveAccess, { params: { caseId: kase.caseId }, body, key });
  const [one, other] = await Promise.all([send(), send()]);
  assert.equal(one.statusCode, 201, one.body);
  assert.equal(one.body, other.body);
  assert.equal((await openedBy(kase.lead, kase)).team.filter(member => member.role === 'team').length, 1);
});

// Invitations.

test('until it is answered an invitation shows who asks and why; the children’s names only when it is opened', async () => {
  const kase = await openCase(api);
  const { grantId } = await invite(kase, 'Leerplichtambtenaar', { ...forOfficer, reason: 'Rooster op maat' });
  const row = (await invitationsOf(officer)).find(invitation => invitation.grantId === grantId);
  assert.equal(row?.reason, 'Rooster op maat');
  assert.equal(row.givenBy, 'Casusregisseur');
  assert.equal(row.givenByPhone, '(0990) 12 34 03');
  assert.deepEqual(row.children, []);
  assert.deepEqual(row.parts, [
    { part: 'headline', level: 'headline' },
    { part: 'school-work', level: 'write' },
  ]);
  const opened = await officer.call(contract.getInvitation, { params: { grantId } });
  assert.deepEqual(opened.children, ['Noor Verhagen']);
  assert.equal(
    await countOf(
      api,
      `app.journal j join app.access_grant g using (grant_id) where g.public_id = $1 and j.act = 'invitation' and j.kind = 'opened'`,
      [grantId],
    ),
    1,
    'showing the names is a look',
  );
});

test('somebody else’s invitation is not there', async () => {
  const kase = await openCase(api);
  const { grantId } = await invite(kase, 'Leerplichtambtenaar', forOfficer);
  for (const who of [nurse, stranger, kase.deputy]) {
    assert.equal(await who.refused(contract.getInvitation, { params: { grantId } }), 'not-found');
    assert.equal(
      await who.refused(contract.answerInvitation, { params: { grantId }, body: { privateTie: false } }),
      'not-found',
    );
  }
});

test('an invitation is answered once; the same answer sent again is the same answer', async () => {
  const kase = await openCase(api);
  const { grantId } = await invite(kase, 'Leerplichtambtenaar', forOfficer);
  const key = newKey();
  const [one, other] = await Promise.all([
    answer(officer, grantId, false, key),
    answer(officer, grantId, false, key),
  ]);
  assert.equal(one.statusCode, 201, one.body);
  assert.equal(one.body, other.body);
  assert.equal((await answer(officer, grantId, false)).statusCode, 404);
  assert.equal((await answer(officer, grantId, true)).statusCode, 404);
});

test('who says that there is a private tie never gets in, and cannot be asked again', async () => {
  const kase = await openCase(api);
  const { grantId } = await invite(kase, 'Leerplichtambtenaar', forOfficer);
  const response = await answer(officer, grantId, true);
  assert.deepEqual(response.json(), { caseId: null });
  assert.equal(await refusedToOpen(officer, kase), 'not-found');
  assert.equal((await memberOf(kase, grantId)).state, 'ended');
  assert.equal(await giveRefused(kase, 'Leerplichtambtenaar', forOfficer), 'colleague-not-eligible');
});

test('a private tie of who should lead is told to the team manager, and the deputy can name another', async () => {
  const kase = await openCase(api, { accepted: false });
  for (const who of [kase.lead, kase.deputy])
    for (const { grantId, caseReference } of await invitationsOf(who))
      if (caseReference === kase.reference) await answer(who, grantId, who === kase.lead);
  assert.equal(await refusedToOpen(kase.lead, kase), 'not-found');
  assert.equal((await openedBy(kase.deputy, kase)).reference, kase.reference);
  const notices = (await stranger.call(work.getMyWork)).items.filter(item => item.kind === 'notice');
  assert.ok(notices.some(notice => notice.context === kase.reference));
});

test('an invitation whose last day has passed is gone', async () => {
  const kase = await openCase(api);
  const { grantId } = await invite(kase, 'Leerplichtambtenaar', forOfficer);
  await expire(api, grantId, 'still-readable');
  assert.equal(await officer.refused(contract.getInvitation, { params: { grantId } }), 'not-found');
  assert.equal((await answer(officer, grantId, false)).statusCode, 404);
});

test('all invitations are read page by page without loss or doubles', async () => {
  const kase = await openCase(api);
  await openManyCases(api, kase, 60);
  await api.admin.query(
    `update app.access_grant g set accepted_at = null, valid_from = date_trunc('hour', now()) from app.case_file c where g.file_id = c.case_id and c.reference like 'C-MANY-%' and g.kind = 'deputy'`,
  );
  const { items, pages } = await allPages(cursor =>
    kase.deputy.call(contract.listInvitations, { query: { after: cursor } }),
  );
  assert.equal(pages, 3);
  assert.equal(items.length, 60);
  assert.equal(new Set(items.map(item => item.grantId)).size, 60);
});

// Ending.

test('who directs ends anyone’s access, and nothing opens from that moment', async () => {
  const kase = await openCase(api);
  const { grantId } = await letIn(kase, officer, 'Leerplichtambtenaar', forOfficer);
  const { version } = await memberOf(kase, grantId);
  await kase.deputy.call(contract.revokeAccess, {
    params: { grantId },
    ifMatch: version,
    body: { reason: 'Niet meer nodig' },
  });
  assert.equal(await refusedToOpen(officer, kase), 'not-found');
  assert.equal((await memberOf(kase, grantId)).state, 'ended');
});

test('everybody may give back their own access', async () => {
  const kase = await openCase(api);
  const { grantId } = await letIn(kase, nurse, 'Jeugdverpleegkundige', forNurse);
  const { version, mine } = await memberOf(kase, grantId, nurse);
  assert.equal(mine, true);
  await nurse.call(contract.revokeAccess, {
    params: { grantId },
    ifMatch: version,
    body: { reason: 'Doet niet meer mee' },
  });
  assert.equal(await refusedToOpen(nurse, kase), 'not-found');
});

test('ending twice, or an old version, is refused', async () => {
  const kase = await openCase(api);
  const { grantId } = await letIn(kase, officer, 'Leerplichtambtenaar', forOfficer);
  const { version } = await memberOf(kase, grantId);
  const revoke = (ifMatch: number) =>
    kase.lead.send(contract.revokeAccess, { params: { grantId }, ifMatch, body: { reason: 'Klaar' } });
  assert.equal((await revoke(version + 4)).statusCode, 412);
  assert.equal((await revoke(version)).statusCode, 201);
  assert.match((await revoke(version + 1)).body, /already-ended/);
});

test('of two who end the same access at once one hears that it has ended', async () => {
  const kase = await openCase(api);
  const { grantId } = await letIn(kase, officer, 'Leerplichtambtenaar', forOfficer);
  const { version } = await memberOf(kase, grantId);
  const revoke = (who: ApiClient) =>
    who.send(contract.revokeAccess, { params: { grantId }, ifMatch: version, body: { reason: 'Klaar' } });
  const outcomes = await Promise.all([revoke(kase.lead), revoke(kase.deputy)]);
  assert.equal(outcomes.filter(outcome => outcome.statusCode === 201).length, 1);
  assert.match(
    outcomes.find(outcome => outcome.statusCode !== 201)?.body ?? '',
    /already-ended|version-mismatch/,
  );
});

test('a colleague on the case cannot end another’s access, and for others the grant is not there', async () => {
  const kase = await openCase(api);
  await letIn(kase, nurse, 'Jeugdverpleegkundige', forNurse);
  const { grantId } = await letIn(kase, officer, 'Leerplichtambtenaar', forOfficer);
  const { version } = await memberOf(kase, grantId);
  const given = { params: { grantId }, ifMatch: version, body: { reason: 'Mag niet' } };
  assert.equal(await nurse.refused(contract.revokeAccess, given), 'not-allowed');
  assert.equal(await stranger.refused(contract.revokeAccess, given), 'not-found');
  assert.equal((await openedBy(officer, kase)).reference, kase.reference);
});

test('an appointment is not ended but succeeded', async () => {
  const kase = await openCase(api);
  const lead = (await openedBy(kase.lead, kase)).team.find(member => member.role === 'first-contact');
  assert.equal(
    await kase.deputy.refused(contract.revokeAccess, {
      params: { grantId: lead?.grantId ?? '' },
      ifMatch: lead?.version ?? 0,
      body: { reason: 'Weg' },
    }),
    'not-found',
  );
});

test('after the last day reading goes on for some days, writing does not', async () => {
  const kase = await openCase(api);
  const { grantId } = await letIn(kase, officer, 'Leerplichtambtenaar', forOfficer);
  const officerId = idOf(await colleague(kase.lead, 'Leerplichtambtenaar'));
  const { agreementId } = await kase.lead.call(plans.addAgreement, {
    params: { caseId: kase.caseId },
    body: {
      part: 'school-work',
      kind: 'help',
      what: 'Rooster op maat',
      keeper: { heldFunctionId: officerId },
      dueOn: inDays(7),
    },
  });
  await expire(api, grantId, 'still-readable');
  const seen = await openedBy(officer, kase);
  assert.equal(seen.parts.find(part => part.part === 'school-work')?.myLevel, 'detail');
  assert.equal(seen.agreements[0]?.mayAnswer, false);
  assert.equal((await memberOf(kase, grantId)).state, 'reading-only');
  assert.equal(
    await officer.refused(plans.addGoal, {
      params: { caseId: kase.caseId },
      body: { part: 'school-work', words: 'Nog iets', whose: 'Noor' },
    }),
    'not-allowed',
  );
  assert.equal(
    await officer.refused(plans.answerAgreement, {
      params: { agreementId },
      ifMatch: 1,
      body: { state: 'kept', note: null },
    }),
    'not-allowed',
  );
  await expire(api, grantId, 'over');
  assert.equal(await refusedToOpen(officer, kase), 'not-found');
  assert.equal((await memberOf(kase, grantId)).state, 'ended');
});
