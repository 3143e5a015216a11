import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import * as cases from '#contract/cases.ts';
import * as oversight from '#contract/oversight.ts';
import * as ownFile from '#contract/own-file.ts';
import { noteOwnNumber } from '#contract/own-number.ts';
import { Problem } from '#contract/problem.ts';
import { actAs } from '#contract/session.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import { readPdf } from '../../test/pdf-text.ts';
import {
  colleague,
  countOf,
  everyoneWasHere,
  expire,
  idOf,
  letIn,
  newKey,
  openCase,
  openedBy,
  statusesOf,
  valueOf,
  type OpenedCase,
} from '../../test/scenes.ts';

let api: Api;
let kase: OpenedCase;
/** Of the municipality, as the director is; and of another organisation, with the very same access. */
let officer: ApiClient;
let nurse: ApiClient;
let nurseGrant: string;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
});
beforeEach(async () => {
  kase = await openCase(api);
  officer = await api.as('duinveen-leerplichtambtenaar');
  nurse = await api.as('duinveen-jeugdverpleegkundige');
  const parts = { 'school-work': 'detail', money: 'detail' } as const;
  await letIn(kase, officer, 'Leerplichtambtenaar', { basis: 'youth-attendance-in-plan', parts });
  ({ grantId: nurseGrant } = await letIn(kase, nurse, 'Jeugdverpleegkundige', {
    basis: 'youth-family-permission',
    parts,
  }));
});
after(() => api.close());

const params = () => ({ caseId: kase.caseId });
const note = (who: ApiClient, ifMatch: number, number: string | null) =>
  who.call(noteOwnNumber, { params: params(), ifMatch, body: { number } });
const refused = (who: ApiClient, ifMatch: number, number: string | null) =>
  who.refused(noteOwnNumber, { params: params(), ifMatch, body: { number } });
const numberOf = async (who: ApiClient) => (await openedBy(who, kase)).ownNumber;
const found = async (who: ApiClient, reference: string) =>
  (await who.call(cases.searchCases, { body: { reference } })).items.map(({ caseId }) => caseId);
const close = () =>
  api.admin.query(
    `set session_replication_role = replica; update app.case_file set state = 'closed' where public_id = '${kase.caseId}'; set session_replication_role = origin`,
  );

test('noted, changed, taken away and put back, each on the version that was seen', async () => {
  assert.deepEqual(await numberOf(kase.lead), { number: null, mayChange: true, version: 1 });
  assert.deepEqual(await note(kase.lead, 1, ' Z-2026/00123 '), { version: 2 });
  assert.deepEqual(await numberOf(kase.lead), { number: 'Z-2026/00123', mayChange: true, version: 2 });
  await note(kase.deputy, 2, 'Z-2026/00124');
  await note(kase.lead, 3, null);
  assert.deepEqual(await numberOf(kase.deputy), { number: null, mayChange: true, version: 4 });
  await note(kase.lead, 4, 'Z-2026/00124');
  assert.equal((await numberOf(kase.deputy))?.number, 'Z-2026/00124');
});

test('one of an organisation and a case: a colleague of the same organisation reads and changes the same one', async () => {
  await note(kase.lead, 1, 'Z-1');
  assert.equal((await numberOf(officer))?.number, 'Z-1');
  await note(officer, 2, 'Z-2');
  assert.equal((await numberOf(kase.lead))?.number, 'Z-2');
  assert.equal(
    await countOf(api, 'app.own_number n join app.case_file c using (case_id) where c.public_id = $1', [
      kase.caseId,
    ]),
    1,
  );
});

test('another organisation with the same access sees nothing of it, cannot write it, and has its own', async () => {
  await note(kase.lead, 1, 'Gemeentezaak 17');
  assert.deepEqual(await numberOf(nurse), { number: null, mayChange: true, version: 1 });
  // with the version of the other’s: that is not theirs
  assert.equal(await refused(nurse, 2, 'JGZ-9'), 'version-mismatch');
  await note(nurse, 1, 'JGZ-9');
  assert.equal((await numberOf(kase.lead))?.number, 'Gemeentezaak 17');
  assert.equal((await numberOf(nurse))?.number, 'JGZ-9');
  await note(nurse, 2, null);
  assert.equal((await numberOf(kase.lead))?.number, 'Gemeentezaak 17');
  for (const read of [
    await nurse.send(cases.openCase, { params: params() }),
    await nurse.send(ownFile.openOwnFile, { params: params() }),
    await nurse.send(cases.listLooks, { params: params() }),
  ])
    assert.doesNotMatch(read.body, /Gemeentezaak/);
});

test('the web role reads no row of the table, whoever asks', async () => {
  await note(kase.lead, 1, 'Z-1');
  await api.admin.query('begin');
  try {
    await api.admin.query('select authz.enter($1, $2, $3)', [kase.lead.token, 'help-coordination', 'direct']);
    // also if somebody gave it the right by mistake
    await api.admin.query('grant select on app.own_number to app_web');
    await api.admin.query('set local role app_web');
    const { rows } = await api.admin.query('select * from app.own_number');
    assert.deepEqual(rows, []);
  } finally {
    await api.admin.query('rollback');
  }
});

test('a stranger, another controller, an ended access and a tie with the family find no case; reading days read', async () => {
  await note(nurse, 1, 'JGZ-9');
  for (const subject of ['duinveen-teammanager', 'veenrade-casusregisseur', 'duinveen-privacy-officer']) {
    const who = await api.as(subject);
    assert.equal(await refused(who, 1, 'X-1'), 'not-found');
    assert.equal(
      await who.refused(noteOwnNumber, { params: { caseId: newKey() }, ifMatch: 1, body: { number: 'X-1' } }),
      'not-found',
    );
  }
  assert.equal(await refused(api.anonymous(), 1, 'X-1'), 'not-signed-in');
  await expire(api, nurseGrant, 'still-readable');
  assert.deepEqual(await numberOf(nurse), { number: 'JGZ-9', mayChange: false, version: 2 });
  assert.equal(await refused(nurse, 2, 'JGZ-10'), 'not-allowed');
  await expire(api, nurseGrant, 'over');
  assert.equal(await refused(nurse, 2, 'JGZ-10'), 'not-found');
  assert.deepEqual(await found(nurse, 'JGZ-9'), []);
  const privacy = await api.as('duinveen-privacy-officer');
  await privacy.call(oversight.recordConflict, {
    body: {
      heldFunctionId: idOf(await colleague(kase.lead, 'Leerplichtambtenaar')),
      caseReference: kase.reference,
    },
  });
  try {
    assert.equal(await refused(officer, 1, 'X-1'), 'not-found');
  } finally {
    await api.admin.query('delete from authz.conflict_of_interest');
  }
});

test('who has the case through another employer has no number here', async () => {
  await note(kase.lead, 1, 'Z-1');
  // the nurse gets a second function, at the municipality, and acts in it; the access to the case came by the first
  const held = await api.admin.query<{ id: string }>(
    `insert into app.held_function (tenant_id, professional_id, organisation_id, function, label)
     select h.tenant_id, h.professional_id, o.organisation_id, 'youth-nurse', 'Tweede functie'
       from app.held_function h join app.organisation o on o.tenant_id = h.tenant_id and o.is_controller
      where h.public_id = $1 returning public_id as id`,
    [idOf(await colleague(kase.lead, 'Jeugdverpleegkundige'))],
  );
  const heldFunctionId = String(held.rows[0]?.id);
  try {
    const before = String(
      await valueOf(
        api,
        `select h.public_id from app.held_function h where h.label = 'Jeugdverpleegkundige' and h.valid_to is null limit 1`,
      ),
    );
    await nurse.call(actAs, { body: { heldFunctionId } });
    assert.equal(await numberOf(nurse), null);
    assert.equal(await refused(nurse, 2, 'X-1'), 'not-allowed');
    assert.deepEqual(await found(nurse, 'Z-1'), []);
    await nurse.call(actAs, { body: { heldFunctionId: before } });
    assert.deepEqual(await numberOf(nurse), { number: null, mayChange: true, version: 1 });
  } finally {
    await api.admin.query('update app.held_function set valid_to = now() where public_id = $1', [
      heldFunctionId,
    ]);
  }
});

test('whoever comes second hears what stands there now, and only of the own organisation', async () => {
  await note(kase.deputy, 1, 'Z-1');
  const second = await kase.lead.send(noteOwnNumber, {
    params: params(),
    ifMatch: 1,
    body: { number: 'Z-2' },
  });
  assert.equal(second.statusCode, 412);
  const { overtaken } = Problem.parse(second.json());
  assert.deepEqual(
    [overtaken?.theirs, overtaken?.by, overtaken?.version],
    [{ number: 'Z-1' }, 'Achtervang', 2],
  );
  const both = await Promise.all(
    [kase.lead, officer].map((who, nr) =>
      who.send(noteOwnNumber, { params: params(), ifMatch: 2, body: { number: `Z-${nr + 5}` } }),
    ),
  );
  assert.deepEqual(statusesOf(both), [200, 412]);
  const first = await Promise.all(
    ['JGZ-1', 'JGZ-2'].map(number =>
      nurse.send(noteOwnNumber, { params: params(), ifMatch: 1, body: { number } }),
    ),
  );
  assert.deepEqual(statusesOf(first), [200, 412], 'the very first one, twice in one moment');
});

test('a closed case keeps its number, and nobody changes it', async () => {
  await note(kase.lead, 1, 'Z-1');
  await close();
  assert.deepEqual(await numberOf(kase.lead), { number: 'Z-1', mayChange: false, version: 2 });
  assert.equal(await refused(kase.lead, 2, 'Z-2'), 'case-closed');
  assert.equal(await refused(nurse, 1, 'JGZ-1'), 'case-closed');
  await assert.rejects(
    api.admin.query(
      `update app.own_number set number = 'Z-3', version = version + 1 where case_id = (select case_id from app.case_file where public_id = $1)`,
      [kase.caseId],
    ),
    /case-closed/,
  );
});

test('nothing that identifies a person, no name, and not longer than forty signs', async () => {
  for (const number of [
    '9999.90.019',
    'BSN 999990019',
    'Noor Verhagen',
    'Z-1; drop',
    'x'.repeat(41),
    '',
    '-',
    'Zaak 1é',
  ])
    assert.equal(await refused(kase.lead, 1, number), 'invalid-input', number);
  const answer = await kase.lead.send(noteOwnNumber, {
    params: params(),
    ifMatch: 1,
    body: { number: '999990019' },
  });
  assert.match(Problem.parse(answer.json()).errors?.[0]?.message ?? '', /Noteer het nummer van de zaak/);
  assert.doesNotMatch(answer.body, /999990019/);
  assert.equal((await numberOf(kase.lead))?.number, null);
  await note(kase.lead, 1, 'Z'.repeat(39) + '1');
});

test('search finds by the own organisation’s number, as it is typed; of nobody else’s', async () => {
  await note(kase.lead, 1, 'Z-2026/00123');
  for (const typed of ['Z-2026/00123', 'z2026.00123', ' z 2026 00123 ']) {
    assert.deepEqual(await found(kase.lead, typed), [kase.caseId]);
    assert.deepEqual(await found(officer, typed), [kase.caseId]);
    assert.deepEqual(await found(nurse, typed), []);
  }
  assert.deepEqual(await found(kase.lead, kase.reference), [kase.caseId], 'and by its own number as before');
  assert.deepEqual(await found(kase.lead, '-'), []);
  // a colleague of the own organisation who does not have the case
  assert.deepEqual(await found(await api.as('duinveen-teammanager'), 'Z-2026/00123'), []);
  const searches = await countOf(api, 'app.journal_search');
  const looks = `app.journal j join app.case_file c on c.case_id = j.file_id where c.public_id = $1 and j.act = 'cases.search'`;
  const listed = await countOf(api, looks, [kase.caseId]);
  await found(kase.lead, 'Z-2026/00123');
  await found(kase.lead, 'Z-0000');
  assert.equal(await countOf(api, 'app.journal_search'), searches + 2, 'also when nothing is found');
  assert.equal(await countOf(api, looks, [kase.caseId]), listed + 1);
  await note(kase.lead, 2, null);
  assert.deepEqual(await found(kase.lead, 'Z-2026/00123'), []);
});

test('the copy for the own file names it on top, on paper too; of another organisation it does not', async () => {
  await note(kase.lead, 1, 'Z-2026/00123');
  const own = await kase.lead.call(ownFile.openOwnFile, { params: params(), query: {} });
  assert.equal(own.ownNumber?.number, 'Z-2026/00123');
  assert.match(
    own.text,
    /^Kopie voor eigen dossier\nEigen zaaknummer: Z-2026\/00123\nZaaknummer in Perspectief: C-/,
  );
  const paper = async (who: ApiClient) =>
    (await readPdf((await who.send(ownFile.openOwnFilePdf, { params: params() })).rawPayload)).text;
  assert.match(await paper(kase.lead), /Eigen zaaknummer: Z-2026\/00123\s+Zaaknummer in Perspectief: C-/);
  assert.doesNotMatch(await paper(nurse), /Eigen zaaknummer|Z-2026/);
  assert.doesNotMatch(
    (await nurse.call(ownFile.openOwnFile, { params: params(), query: {} })).text,
    /Eigen zaaknummer/,
  );
});

test('noting it is on record with the case, without the number', async () => {
  await note(kase.lead, 1, 'Zaak-QXZ-7');
  assert.equal(
    await countOf(
      api,
      `app.journal j join app.case_file c on c.case_id = j.file_id where c.public_id = $1 and j.act = 'cases.note-own-number'`,
      [kase.caseId],
    ),
    1,
  );
  assert.equal(await countOf(api, `app.journal j where j::text ~ 'QXZ'`), 0);
  assert.equal(await countOf(api, `authz.answered_command a where a::text ~ 'QXZ'`), 0);
});
