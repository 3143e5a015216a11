import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import * as contacts from '#contract/contacts.ts';
import * as contract from '#contract/own-file.ts';
import * as plans from '#contract/plans.ts';
import * as oversight from '#contract/oversight.ts';
import * as cases from '#contract/cases.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import { readPdf } from '../../test/pdf-text.ts';
import {
  colleague,
  countOf,
  everyoneWasHere,
  expire,
  idOf,
  inDays,
  letIn,
  newKey,
  openCase,
  type BodyOf,
  type OpenedCase,
} from '../../test/scenes.ts';

let api: Api;
let kase: OpenedCase;
let officer: ApiClient;
let nurse: ApiClient;
let officerGrant: string;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
});
beforeEach(async () => {
  kase = await openCase(api);
  officer = await api.as('duinveen-leerplichtambtenaar');
  nurse = await api.as('duinveen-jeugdverpleegkundige');
  ({ grantId: officerGrant } = await letIn(kase, officer, 'Leerplichtambtenaar', {
    basis: 'youth-attendance-in-plan',
    parts: { 'school-work': 'write' },
  }));
  await letIn(kase, nurse, 'Jeugdverpleegkundige', {
    basis: 'youth-family-permission',
    parts: { money: 'detail' },
  });
});
after(() => api.close());

const params = () => ({ caseId: kase.caseId });
const write = (who: ApiClient, what: string, given: Partial<BodyOf<typeof contacts.writeContact>> = {}) =>
  who.call(contacts.writeContact, {
    params: params(),
    body: {
      part: 'school-work',
      happenedOn: inDays(0),
      withWhom: 'Vader',
      how: 'phone',
      reached: true,
      what,
      callBackOn: null,
      ...given,
    },
  });
const agree = async (what: string, label: string, part = 'school-work') =>
  kase.lead.call(plans.addAgreement, {
    params: params(),
    body: {
      part,
      kind: 'help',
      what,
      keeper: { heldFunctionId: idOf(await colleague(kase.lead, label)) },
      dueOn: inDays(9),
    },
  });
const own = (who: ApiClient, query: { from?: string; until?: string } = {}) =>
  who.call(contract.openOwnFile, { params: params(), query });
const pdfOf = async (who: ApiClient) => {
  const answer = await who.send(contract.openOwnFilePdf, { params: params() });
  assert.equal(answer.statusCode, 200);
  return readPdf(answer.rawPayload);
};

test('the copy holds what one wrote oneself, what the own organisation keeps, and the headline', async () => {
  await write(officer, 'Vader wil mee naar school');
  await write(kase.lead, 'Moeder vertelt over de huur', { part: 'money' });
  await write(kase.lead, 'Gesprek op school over het rooster');
  await agree('Rooster aanpassen.', 'Leerplichtambtenaar');
  await agree('Met moeder bellen.', 'Jeugdverpleegkundige', 'money');
  const mine = await own(officer);
  assert.deepEqual([mine.notes, mine.agreements, mine.leftOut], [1, 1, 0]);
  assert.match(mine.text, /Vader wil mee naar school/);
  assert.match(mine.text, /Leerplichtambtenaar: Rooster aanpassen\./);
  assert.match(mine.text, /Noor wil weer hele dagen naar school/);
  assert.ok(mine.text.includes(kase.reference));
  for (const others of [/huur/, /Gesprek op school/, /Met moeder bellen/, /Verhagen/])
    assert.doesNotMatch(mine.text, others);
  const theirs = await own(kase.lead);
  // a colleague of the same organisation finds the agreement, and not the other’s note
  assert.match(theirs.text, /huur[\s\S]*Rooster aanpassen/);
  assert.doesNotMatch(theirs.text, /Vader wil mee|Met moeder bellen/);
});

test('whoever reads of a part no more than the headline takes nothing of it along', async () => {
  await agree('Rooster aanpassen.', 'Jeugdverpleegkundige', 'money');
  await agree('Meten op school.', 'Leerplichtambtenaar');
  const { text } = await own(nurse);
  assert.match(text, /Rooster aanpassen/);
  assert.doesNotMatch(text, /Meten op school/);
});

test('a note that somebody else corrected is not one’s own words any more', async () => {
  const { noteId } = await write(officer, 'Vader wil mee naar school');
  const change = {
    happenedOn: inDays(0),
    withWhom: 'Vader',
    how: 'phone',
    reached: true,
    reason: 'Anders gehoord',
  } as const;
  await officer.call(contacts.correctContact, {
    params: { noteId },
    ifMatch: 1,
    body: { ...change, what: 'Vader gaat mee' },
  });
  assert.match((await own(officer)).text, /Vader gaat mee/, 'a correction of one’s own is one’s own');
  await kase.lead.call(contacts.correctContact, {
    params: { noteId },
    ifMatch: 2,
    body: { ...change, what: 'Moeder gaat mee' },
  });
  const after = await own(officer);
  assert.deepEqual([after.notes, after.leftOut], [0, 1]);
  assert.doesNotMatch(after.text, /gaat mee/);
  assert.match(after.text, /Eén notitie staat hier niet bij/);
});

test('what somebody wrote or keeps for another organisation stays there', async () => {
  await write(officer, 'Vader wil mee naar school');
  await agree('Rooster aanpassen.', 'Leerplichtambtenaar');
  const { rows } = await api.admin.query<{ id: string; was: string; held: string }>(
    `select n.writer_held_function_id as held, h.organisation_id as was, max(f.held_function_id) as id
       from app.contact_note n join app.held_function h on h.held_function_id = n.writer_held_function_id
       join app.held_function f on f.tenant_id = h.tenant_id and f.organisation_id <> h.organisation_id
       join app.case_file c on c.case_id = n.case_id where c.public_id = $1 group by 1, 2`,
    [kase.caseId],
  );
  const [row] = rows;
  assert.ok(row);
  await api.admin.query(
    'update app.contact_note set writer_held_function_id = $1 where writer_held_function_id = $2',
    [row.id, row.held],
  );
  await api.admin.query(
    'update app.agreement set keeper_held_function_id = $1 where keeper_held_function_id = $2',
    [row.id, row.held],
  );
  const mine = await own(officer);
  assert.deepEqual([mine.notes, mine.agreements, mine.leftOut], [0, 0, 0]);
});

test('the days that are chosen hold, and a wrong order is refused', async () => {
  await write(officer, 'Vorige week gebeld', { happenedOn: inDays(-8) });
  await write(officer, 'Vandaag gebeld');
  const { text } = await own(officer, { from: inDays(-10), until: inDays(-2) });
  assert.match(text, /Vorige week gebeld/);
  assert.doesNotMatch(text, /Vandaag gebeld/);
  assert.equal(
    await officer.refused(contract.openOwnFile, {
      params: params(),
      query: { from: inDays(0), until: inDays(-1) },
    }),
    'invalid-input',
  );
});

test('a stranger, another controller, nobody and an ended access find no case', async () => {
  for (const subject of ['duinveen-teammanager', 'veenrade-casusregisseur', 'duinveen-aanmeldpunt']) {
    const who = await api.as(subject);
    for (const caseId of [kase.caseId, newKey()]) {
      assert.equal(await who.refused(contract.openOwnFile, { params: { caseId } }), 'not-found');
      assert.equal(await who.refused(contract.openOwnFilePdf, { params: { caseId } }), 'not-found');
    }
  }
  assert.equal(await api.anonymous().refused(contract.openOwnFile, { params: params() }), 'not-signed-in');
  await expire(api, officerGrant, 'over');
  assert.equal(await officer.refused(contract.openOwnFile, { params: params() }), 'not-found');
});

test('a conflict of interest closes it', async () => {
  const privacy = await api.as('duinveen-privacy-officer');
  await privacy.call(oversight.recordConflict, {
    body: {
      heldFunctionId: idOf(await colleague(kase.lead, 'Leerplichtambtenaar')),
      caseReference: kase.reference,
    },
  });
  try {
    assert.equal(await officer.refused(contract.openOwnFile, { params: params() }), 'not-found');
  } finally {
    await api.admin.query('delete from authz.conflict_of_interest');
  }
});

test('opening the copy is on record for each part that is open, text and PDF apart', async () => {
  await own(officer);
  await pdfOf(officer);
  for (const act of ['own-file.open', 'own-file.pdf'])
    assert.equal(
      await countOf(
        api,
        `app.journal j join app.case_file c on c.case_id = j.file_id where c.public_id = $1 and j.act = $2`,
        [kase.caseId, act],
      ),
      2,
    );
  const looks = await kase.lead.call(cases.listLooks, { params: params() });
  assert.ok(looks.items.some(each => each.act === 'own-file.open' && each.label === 'Leerplichtambtenaar'));
});

test('the PDF says the same, also when a sign cannot be put on paper', async () => {
  await write(officer, 'Vader lachte 🙂 en gaat mee');
  await agree('Rooster aanpassen.', 'Leerplichtambtenaar');
  const { text } = await pdfOf(officer);
  assert.match(text, /Kopie voor eigen dossier/);
  assert.match(text, /Vader lachte \[\?\] en gaat mee/);
  assert.match(text, /Waar \[\?\] staat/);
  assert.match(text, /Rooster aanpassen/);
  assert.match((await own(officer)).text, /🙂/);
});
