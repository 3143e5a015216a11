import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, beforeEach, test } from 'node:test';
import * as contract from '#contract/attachments.ts';
import * as contacts from '#contract/contacts.ts';
import * as grants from '#contract/grants.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import {
  accessFor,
  colleague,
  countOf,
  everyoneWasHere,
  expire,
  inDays,
  letIn,
  newKey,
  openCase,
  valueOf,
  type BodyOf,
  type OpenedCase,
} from '../../test/scenes.ts';
import * as contactStore from '../contacts/store.ts';
import { aLargePdf, aPdf } from './pdf.test-support.ts';
import { piecesOf } from './rules.ts';
import { eicar, fakeScanner } from './scanner.test-support.ts';

let api: Api;
let kase: OpenedCase;
let officer: ApiClient;
let nurse: ApiClient;
let officerGrant: string;
let scannerIsThere = true;
before(async () => {
  api = await startApi({
    scanner: {
      scan: bytes => (scannerIsThere ? fakeScanner.scan(bytes) : Promise.reject(new Error('no scanner'))),
    },
  });
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
});
after(() => api.close());

type Said = BodyOf<typeof contract.addAttachment>;
const said = (given: Partial<Said> = {}): Said => ({
  kind: 'handover',
  source: 'Veilig Thuis',
  datedOn: inDays(-1),
  condition: null,
  withheldFrom: [],
  usableUntil: null,
  ...given,
});
const noteIn = async (part: string, who: ApiClient = kase.lead): Promise<string> => {
  const { noteId } = await who.call(contacts.writeContact, {
    params: { caseId: kase.caseId },
    body: {
      part,
      happenedOn: inDays(0),
      withWhom: 'Veilig Thuis',
      how: 'letter',
      reached: true,
      what: 'Draagt over',
      callBackOn: null,
    },
  });
  return noteId;
};
const announce = async (noteId: string, given: Partial<Said> = {}, who: ApiClient = kase.lead) =>
  (await who.call(contract.addAttachment, { params: { noteId }, body: said(given) })).attachmentId;
const sending = (attachmentId: string, file: Uint8Array = aPdf(), ifMatch = 1) => ({
  params: { attachmentId },
  ifMatch,
  file,
});
const attach = async (part = 'school-work', given: Partial<Said> = {}, file: Uint8Array = aPdf()) => {
  const noteId = await noteIn(part);
  const attachmentId = await announce(noteId, given);
  await kase.lead.call(contract.sendAttachment, sending(attachmentId, file));
  return { noteId, attachmentId };
};
const noteOf = async (noteId: string, who: ApiClient = kase.lead) =>
  (await who.call(contacts.listContacts, { params: { caseId: kase.caseId } })).items.find(
    each => each.noteId === noteId,
  );
const of = (attachmentId: string) => ({ params: { attachmentId } });
const pieces = (attachmentId: string) =>
  countOf(
    api,
    'app.attachment_piece p join app.attachment a using (tenant_id, attachment_id) where a.public_id = $1',
    [attachmentId],
  );

test('a PDF comes with a note, byte for byte, and its look is in the journal', async () => {
  const file = aLargePdf(700_000);
  const { noteId, attachmentId } = await attach(
    'school-work',
    { condition: 'Niet naar school', usableUntil: inDays(60) },
    file,
  );
  const [shown] = (await noteOf(noteId))?.attachments ?? [];
  assert.deepEqual(shown, {
    attachmentId,
    kind: { code: 'handover', nl: 'Overdracht', en: 'Hand-over' },
    source: 'Veilig Thuis',
    datedOn: inDays(-1),
    condition: 'Niet naar school',
    withheldFrom: [],
    usableUntil: inDays(60),
    state: 'kept',
    sizeBytes: file.length,
    attachedBy: 'Casusregisseur',
    withdrawn: null,
    mayChange: true,
    version: 2,
  });
  const looks = () => countOf(api, `app.journal where act = 'attachments.open'`);
  const before = await looks();
  const response = await officer.send(contract.openAttachment, of(attachmentId));
  assert.equal(response.statusCode, 200);
  assert.ok(response.rawPayload.equals(file));
  assert.equal(await looks(), before + 1);
  assert.equal(response.headers['content-type'], 'application/pdf');
  assert.equal(
    response.headers['content-disposition'],
    `attachment; filename="overdracht-${inDays(-1)}.pdf"`,
  );
  assert.equal(response.headers['x-content-type-options'], 'nosniff');
  assert.match(String(response.headers['cache-control']), /no-store/);
  assert.match(String(response.headers['content-security-policy']), /^sandbox; default-src 'none'/);
  assert.equal(response.headers['content-length'], String(file.length));
  // kept in pieces that the server never has twice, none larger than a quarter of a megabyte
  assert.equal(await pieces(attachmentId), Math.ceil(file.length / 262_144));
});

test('who may not read the note finds no PDF and does not learn that there is one', async () => {
  const { noteId, attachmentId } = await attach('money', { source: 'Kanarie-bron' });
  const strangers = ['duinveen-teammanager', 'veenrade-casusregisseur', 'duinveen-aanmeldpunt'];
  for (const who of [officer, nurse, ...(await Promise.all(strangers.map(each => api.as(each))))]) {
    for (const id of [attachmentId, newKey()]) {
      assert.equal(await who.refused(contract.openAttachment, of(id)), 'not-found');
      assert.equal(await who.refused(contract.sendAttachment, sending(id, aPdf(), 2)), 'not-found');
      const away = { ...of(id), ifMatch: 2, body: { because: 'Weg' } };
      assert.equal(await who.refused(contract.withdrawAttachment, away), 'not-found');
    }
    assert.equal(
      await who.refused(contract.addAttachment, { params: { noteId }, body: said() }),
      'not-found',
    );
  }
  assert.ok(
    !JSON.stringify(await officer.call(contacts.listContacts, { params: { caseId: kase.caseId } })).includes(
      'Kanarie',
    ),
  );
  for (const [route, given] of [
    [contract.openAttachment, of(attachmentId)],
    [contract.sendAttachment, sending(attachmentId)],
  ] as const)
    assert.equal(
      (await api.anonymous().send(route as typeof contract.openAttachment, given)).statusCode,
      401,
    );
});

test('the headline alone opens no PDF; reading along does, and changes nothing', async () => {
  const { noteId, attachmentId } = await attach('school-work');
  await letIn(kase, nurse, 'Jeugdverpleegkundige', {
    basis: 'youth-family-permission',
    parts: { 'school-work': 'headline', money: 'detail' },
  });
  assert.equal(await nurse.refused(contract.openAttachment, of(attachmentId)), 'not-found');
  const other = await attach('money');
  assert.equal((await nurse.send(contract.openAttachment, of(other.attachmentId))).statusCode, 200);
  assert.equal((await noteOf(other.noteId, nurse))?.attachments[0]?.mayChange, false);
  assert.equal(
    await nurse.refused(contract.withdrawAttachment, {
      ...of(other.attachmentId),
      ifMatch: 2,
      body: { because: 'x' },
    }),
    'not-allowed',
  );
  assert.equal(
    await nurse.refused(contract.addAttachment, { params: { noteId: other.noteId }, body: said() }),
    'not-allowed',
  );
  assert.ok(noteId);
});

test('ended access and a conflict of interest close it', async () => {
  const { attachmentId } = await attach();
  assert.equal((await officer.send(contract.openAttachment, of(attachmentId))).statusCode, 200);
  await expire(api, officerGrant, 'over');
  assert.equal(await officer.refused(contract.openAttachment, of(attachmentId)), 'not-found');
  await api.admin.query(
    `insert into authz.conflict_of_interest (tenant_id, professional_id, file_id, recorded_by)
     select c.tenant_id, h.professional_id, c.case_id, h.professional_id from app.case_file c join app.held_function h on h.tenant_id = c.tenant_id and h.label = 'Achtervang'
      where c.public_id = $1`,
    [kase.caseId],
  );
  assert.equal(await kase.deputy.refused(contract.openAttachment, of(attachmentId)), 'not-found');
  await api.admin.query('delete from authz.conflict_of_interest');
});

test('what is no PDF, has a password, acts, or the scanner refuses, is not kept; the note and its choices stay', async () => {
  const noteId = await noteIn('school-work');
  const attachmentId = await announce(noteId);
  const refused = (file: Uint8Array, headers: Record<string, string> = {}) =>
    kase.lead.refused(contract.sendAttachment, { ...sending(attachmentId, file), headers });
  assert.equal(await refused(Buffer.from('MZ een programma')), 'not-a-pdf');
  assert.equal(await refused(Buffer.from('PK\x03\x04 brief.pdf')), 'not-a-pdf');
  assert.equal(await refused(Buffer.concat([aPdf(), Buffer.from('PK\x05\x06')])), 'not-a-pdf');
  assert.equal(await refused(aPdf('trailer << /Encrypt 9 0 R >>')), 'file-protected');
  assert.equal(await refused(aPdf('<< /S /JavaScript /JS (app.alert) >>')), 'file-acts');
  assert.equal(await refused(aPdf(`${eicar}\n`)), 'file-refused');
  assert.equal(await refused(Buffer.alloc(10 * 1024 * 1024 + 1)), 'file-too-large');
  assert.equal(await refused(Buffer.alloc(0)), 'not-a-pdf');
  // whatever the sender calls it
  for (const type of ['application/json', 'text/plain'])
    assert.equal(await refused(Buffer.from('{}'), { 'content-type': type }), 'not-a-pdf', type);
  for (const type of ['application/zip', 'image/svg+xml', 'multipart/form-data; boundary=x'])
    assert.equal(await refused(aPdf(), { 'content-type': type }), 'invalid-input', type);
  // a size that is not true, either way
  for (const length of ['20', String(aPdf().length + 20), '100000', '-1', '1e3', ''])
    assert.equal(await refused(aPdf(), { 'content-length': length }), 'not-a-pdf', length);
  scannerIsThere = false;
  assert.equal(await refused(aPdf()), 'scanner-unavailable');
  scannerIsThere = true;
  assert.equal(await pieces(attachmentId), 0);
  const [waiting] = (await noteOf(noteId))?.attachments ?? [];
  assert.deepEqual([waiting?.state, waiting?.source, waiting?.version], ['waiting', 'Veilig Thuis', 1]);
  assert.equal(await kase.lead.refused(contract.openAttachment, of(attachmentId)), 'not-found');
  await kase.lead.call(contract.sendAttachment, sending(attachmentId));
  assert.equal((await noteOf(noteId))?.attachments[0]?.state, 'kept');
});

test('one PDF a note; the same bytes once more are told that they came, other bytes are not', async () => {
  const { noteId, attachmentId } = await attach();
  assert.equal(
    await kase.lead.refused(contract.addAttachment, { params: { noteId }, body: said() }),
    'note-has-pdf',
  );
  assert.deepEqual(await kase.lead.call(contract.sendAttachment, sending(attachmentId)), {
    version: 2,
    sizeBytes: aPdf().length,
  });
  const other = aPdf('% anders\n');
  assert.equal(
    await kase.lead.refused(contract.sendAttachment, sending(attachmentId, other)),
    'version-mismatch',
  );
  assert.equal(
    await kase.lead.refused(contract.sendAttachment, sending(attachmentId, other, 2)),
    'already-done',
  );
  assert.ok((await kase.lead.send(contract.openAttachment, of(attachmentId))).rawPayload.equals(aPdf()));
});

test('two that send at once: one is kept, whole', async () => {
  const attachmentId = await announce(await noteIn('school-work'));
  const [one, two] = [aLargePdf(600_000), aLargePdf(800_000)];
  const answers = await Promise.all([
    kase.lead.send(contract.sendAttachment, sending(attachmentId, one)),
    officer.send(contract.sendAttachment, sending(attachmentId, two)),
  ]);
  const kept = answers.findIndex(each => each.statusCode === 200);
  assert.deepEqual(
    answers.map(each => each.statusCode).toSorted((one, other) => one - other),
    [200, 412],
  );
  const { rawPayload } = await kase.lead.send(contract.openAttachment, of(attachmentId));
  assert.ok(rawPayload.equals(kept === 0 ? one : two));
});

test('the condition of the source is held: not given to who it names, and not kept where that one reads along', async () => {
  const receiver = await colleague(kase.lead, 'Jeugdverpleegkundige');
  const { organisations, kinds, scanned, mostBytes } = await kase.lead.call(contract.attachmentChoices);
  const named = organisations.find(each => each.name === receiver.organisation);
  assert.ok(named);
  assert.deepEqual([kinds.length > 2, scanned, mostBytes], [true, true, 10 * 1024 * 1024]);
  const condition = { condition: 'Niet naar de jeugdgezondheidszorg', withheldFrom: [named.code] };
  const { attachmentId } = await attach('school-work', condition);
  const give = async (level: 'detail' | 'headline') =>
    (
      await kase.lead.send(grants.giveAccess, {
        params: { caseId: kase.caseId },
        body: accessFor(receiver, { basis: 'youth-family-permission', parts: { 'school-work': level } }),
      })
    ).statusCode;
  assert.equal(await give('detail'), 422);
  const noteId = await noteIn('school-work');
  const unsaid = { params: { noteId }, body: said({ ...condition, condition: null }) };
  assert.equal(await kase.lead.refused(contract.addAttachment, unsaid), 'invalid-input');
  // once the PDF is taken back the condition goes with it
  await kase.lead.call(contract.withdrawAttachment, {
    ...of(attachmentId),
    ifMatch: 2,
    body: { because: 'Verkeerde brief' },
  });
  assert.equal(await give('detail'), 201);
  assert.equal(
    await kase.lead.refused(contract.addAttachment, { params: { noteId }, body: said(condition) }),
    'source-condition',
  );
});

test('what is said of it fits: a kind that there is, and days that can be', async () => {
  const noteId = await noteIn('school-work');
  const refused = (given: Partial<Said>) =>
    kase.lead.refused(contract.addAttachment, { params: { noteId }, body: said(given) });
  assert.equal(await refused({ kind: 'song' }), 'invalid-input');
  assert.equal(await refused({ datedOn: inDays(1) }), 'term-out-of-bounds');
  assert.equal(await refused({ usableUntil: inDays(-1) }), 'term-out-of-bounds');
  assert.equal(await refused({ condition: 'x', withheldFrom: ['nobody'] }), 'invalid-input');
  assert.equal(
    await countOf(
      api,
      'app.attachment a join app.contact_note n using (tenant_id, note_id) where n.public_id = $1',
      [noteId],
    ),
    0,
  );
});

test('after the day until which it may be used it is not given, to nobody', async () => {
  const { noteId, attachmentId } = await attach('school-work', { usableUntil: inDays(0) });
  assert.equal((await kase.lead.send(contract.openAttachment, of(attachmentId))).statusCode, 200);
  await api.admin.query('update app.attachment set usable_until = usable_until - 1 where public_id = $1', [
    attachmentId,
  ]);
  assert.equal(await kase.lead.refused(contract.openAttachment, of(attachmentId)), 'not-found');
  assert.equal((await noteOf(noteId))?.attachments[0]?.state, 'over');
});

test('taken back, the bytes are gone and the trace stays; the note may have another', async () => {
  const { noteId, attachmentId } = await attach();
  const away = { ...of(attachmentId), ifMatch: 2, body: { because: 'Brief van een ander gezin' } };
  await officer.call(contract.withdrawAttachment, away);
  assert.equal(await pieces(attachmentId), 0);
  assert.equal(await kase.lead.refused(contract.openAttachment, of(attachmentId)), 'not-found');
  assert.equal(await kase.lead.refused(contract.withdrawAttachment, away), 'version-mismatch');
  assert.equal(await kase.lead.refused(contract.withdrawAttachment, { ...away, ifMatch: 3 }), 'already-done');
  assert.equal(
    await kase.lead.refused(contract.sendAttachment, sending(attachmentId, aPdf(), 3)),
    'already-done',
  );
  await announce(noteId);
  const shown = (await noteOf(noteId))?.attachments ?? [];
  assert.deepEqual(
    shown.map(each => [each.state, each.withdrawn?.by, each.withdrawn?.because]),
    [
      ['waiting', undefined, undefined],
      ['withdrawn', 'Leerplichtambtenaar', 'Brief van een ander gezin'],
    ],
  );
});

test('nothing comes into a closed case, by whichever way', async () => {
  const noteId = await noteIn('school-work');
  const attachmentId = await announce(noteId);
  const kept = await attach('money');
  await api.admin.query(`update app.case_file set state = 'closed' where public_id = $1`, [kase.caseId]);
  assert.equal(await kase.lead.refused(contract.sendAttachment, sending(attachmentId)), 'case-closed');
  const other = { params: { noteId }, body: said() };
  assert.equal(await kase.lead.refused(contract.addAttachment, other), 'case-closed');
  const away = { ...of(kept.attachmentId), ifMatch: 2, body: { because: 'Weg' } };
  assert.equal(await kase.lead.refused(contract.withdrawAttachment, away), 'case-closed');
  for (const text of [
    `update app.attachment set source = 'x' where public_id = '${attachmentId}'`,
    `insert into app.attachment_piece select tenant_id, attachment_id, 0, scope_id, 'x' from app.attachment where public_id = '${attachmentId}'`,
  ])
    await assert.rejects(api.admin.query(text), /case-closed/);
});

test('the web role reads pieces and writes none; a list never reads them', async () => {
  const rights = await valueOf(
    api,
    `select string_agg(distinct privilege_type, ',') from information_schema.role_table_grants where grantee = 'app_web' and table_name in ('attachment', 'attachment_piece')`,
  );
  assert.equal(rights, 'SELECT');
  assert.doesNotMatch(contactStore.notes('', null, null, null, 1).text, /attachment_piece|sha256/);
});

test('over a real line: a size that is said and not kept to, no size, too large, another site', async () => {
  const attachmentId = await announce(await noteIn('school-work'));
  const { port } = new URL(await api.app.listen({ host: '127.0.0.1', port: 0 }));
  const tell = (head: readonly string[], body: string, hangUp = false) =>
    new Promise<string>(resolve => {
      let said = '';
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write(
          [
            `PUT /api/v1/attachments/${attachmentId}/pdf HTTP/1.1`,
            'host: localhost',
            `cookie: perspectief=${kase.lead.token ?? ''}`,
            'x-perspectief: 1',
            'if-match: "1"',
            'content-type: application/pdf',
            ...head,
            '',
            body,
          ].join('\r\n'),
        );
        if (hangUp) setTimeout(() => socket.end(), 200);
      });
      socket.on('data', data => (said += data.toString('latin1')));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(said));
    });
  const pdf = aPdf().toString('latin1');
  // refused before the first byte is read
  assert.match(await tell(['content-length: 99999999'], ''), /^HTTP\/1\.1 413 /);
  assert.match(
    await tell(['transfer-encoding: chunked'], `${pdf.length.toString(16)}\r\n${pdf}\r\n0\r\n\r\n`),
    / 422 /,
  );
  assert.match(
    await tell(['content-length: 50', 'origin: https://elders.invalid'], pdf.slice(0, 50)),
    / 403 /,
  );
  // less than was said, and the line cut off
  assert.doesNotMatch(await tell([`content-length: ${pdf.length + 10}`], pdf, true), / 200 /);
  // more than was said: what is too much belongs to no request
  assert.match(await tell([`content-length: ${pdf.length - 4}`], pdf), / 4(00|22) /);
  assert.match(await tell([`content-length: ${pdf.length}`], pdf), / 200 /);
  assert.equal(await pieces(attachmentId), 1);
});

test('the largest that may come is kept and given whole, in pieces that are views on what came', async () => {
  const file = aLargePdf(10 * 1024 * 1024 - 1024);
  const cut = piecesOf(file);
  assert.ok(cut.every(each => each.buffer === file.buffer && each.length <= 262_144));
  const { attachmentId } = await attach('school-work', {}, file);
  assert.ok((await kase.lead.send(contract.openAttachment, of(attachmentId))).rawPayload.equals(file));
});

test('two files come at once, one of each session; the rest waits its turn', async () => {
  const ids = await Promise.all(Array.from({ length: 5 }, async () => announce(await noteIn('school-work'))));
  const answers = await Promise.all(
    ids.map(id => kase.lead.send(contract.sendAttachment, sending(id, aLargePdf(300_000)))),
  );
  assert.deepEqual(
    answers.map(each => each.statusCode),
    ids.map(() => 200),
  );
});
