import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import * as cases from '#contract/cases.ts';
import * as contract from '#contract/contacts.ts';
import * as grants from '#contract/grants.ts';
import * as oversight from '#contract/oversight.ts';
import { getMyWork } from '#contract/work.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import {
  allPages,
  colleague,
  countOf,
  everyoneWasHere,
  expire,
  idOf,
  inDays,
  letIn,
  newKey,
  openCase,
  openedBy,
  statusesOf,
  today,
  valueOf,
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

type Body = BodyOf<typeof contract.writeContact>;
const body = (given: Partial<Body> = {}): Body => ({
  part: 'school-work',
  happenedOn: inDays(0),
  withWhom: 'Vader',
  how: 'phone',
  reached: true,
  what: 'Waarom hoor ik dit nu pas? Hij wil mee aan tafel.',
  callBackOn: null,
  ...given,
});
const missed: Partial<Body> = { reached: false, what: null };
const params = () => ({ caseId: kase.caseId });
const write = (who: ApiClient, given: Partial<Body> = {}) =>
  who.call(contract.writeContact, { params: params(), body: body(given) });
const writeRefused = (who: ApiClient, given: Partial<Body> = {}) =>
  who.refused(contract.writeContact, { params: params(), body: body(given) });
const notesOf = async (who: ApiClient, { caseId } = kase) =>
  (await who.call(contract.listContacts, { params: { caseId } })).items;
const noteOf = async (who: ApiClient, noteId: string) => {
  const found = (await notesOf(who)).find(each => each.noteId === noteId);
  assert.ok(found);
  return found;
};
const callBacksOf = async (who: ApiClient) =>
  (await allPages(after => who.call(getMyWork, { query: { after } }))).items.filter(
    each => each.kind === 'call-back' && each.caseId === kase.caseId,
  );
const correction = (given: Partial<BodyOf<typeof contract.correctContact>> = {}) => {
  const { happenedOn, withWhom, how, reached, what } = body();
  return { happenedOn, withWhom, how, reached, what, reason: 'Het was moeder', ...given };
};
const settle = (noteId: string, moveTo: string | null, ifMatch: number) => ({
  params: { noteId },
  ifMatch,
  body: { moveTo },
});
/** The next day that is no Saturday or Sunday; the days of these tests are no holidays. */
const nextWorkingDay = () => {
  let day = today().add({ days: 1 });
  while (day.dayOfWeek > 5) day = day.add({ days: 1 });
  return day.toString();
};

test('a note has four fields and a part, and says who wrote it', async () => {
  const { noteId, callBackOn } = await write(officer);
  assert.equal(callBackOn, null);
  const note = await noteOf(kase.lead, noteId);
  assert.deepEqual(
    {
      part: note.part,
      happenedOn: note.happenedOn,
      withWhom: note.withWhom,
      how: note.how,
      reached: note.reached,
      what: note.what,
      writtenBy: note.writtenBy,
      mine: note.mine,
      callBack: note.callBack,
      earlier: note.earlier,
      version: note.version,
    },
    {
      part: 'school-work',
      happenedOn: inDays(0),
      withWhom: 'Vader',
      how: 'phone',
      reached: true,
      what: 'Waarom hoor ik dit nu pas? Hij wil mee aan tafel.',
      writtenBy: 'Leerplichtambtenaar',
      mine: false,
      callBack: null,
      earlier: [],
      version: 1,
    },
  );
  assert.equal((await noteOf(officer, noteId)).mine, true);
});

test('a note is seen by who may read its part, and by nobody else', async () => {
  await write(kase.lead, { part: 'headline', what: 'Over het hele gezin' });
  await write(kase.lead, { part: 'money', what: 'Over de huur' });
  await write(officer, { what: 'Over het rooster' });
  const seen = async (who: ApiClient) => (await notesOf(who)).map(note => String(note.what)).toSorted();
  assert.deepEqual(await seen(kase.lead), ['Over de huur', 'Over het hele gezin', 'Over het rooster']);
  assert.deepEqual(await seen(kase.deputy), await seen(kase.lead));
  assert.deepEqual(await seen(officer), ['Over het rooster']);
  assert.deepEqual(await seen(nurse), ['Over de huur']);
});

test('a stranger, another controller and nobody find no case: as if it were not there', async () => {
  await write(kase.lead, { part: 'headline' });
  for (const subject of ['duinveen-teammanager', 'veenrade-casusregisseur', 'duinveen-aanmeldpunt']) {
    const who = await api.as(subject);
    for (const caseId of [kase.caseId, newKey()]) {
      assert.equal(await who.refused(contract.listContacts, { params: { caseId } }), 'not-found');
      assert.equal(
        await who.refused(contract.writeContact, { params: { caseId }, body: body() }),
        'not-found',
      );
    }
  }
  assert.equal(await api.anonymous().refused(contract.listContacts, { params: params() }), 'not-signed-in');
});

test('who reads a part and may not write in it is told so; a part one does not have looks closed', async () => {
  assert.equal(await writeRefused(nurse, { part: 'money' }), 'not-allowed');
  assert.equal(await writeRefused(officer, { part: 'money' }), 'not-allowed');
  assert.equal(await writeRefused(kase.lead, { part: 'safety' }), 'part-not-open');
  assert.equal(await writeRefused(kase.lead, { part: 'sealed' }), 'part-not-open');
});

test('a day that must still come and a talk without words are refused, and say what to do', async () => {
  assert.equal(await writeRefused(officer, { happenedOn: inDays(1) }), 'term-out-of-bounds');
  assert.equal(await writeRefused(officer, { what: null }), 'invalid-input');
  assert.equal(await writeRefused(officer, { ...missed, callBackOn: inDays(-1) }), 'term-out-of-bounds');
  assert.equal(await writeRefused(officer, { ...missed, callBackOn: inDays(200) }), 'term-out-of-bounds');
});

test('"niet bereikt" is a task of who wrote it on the next working day, until it is done', async () => {
  const { noteId, callBackOn } = await write(officer, missed);
  assert.equal(callBackOn, nextWorkingDay());
  const [task, ...more] = await callBacksOf(officer);
  assert.deepEqual(more, []);
  assert.deepEqual([task?.id, task?.title, task?.dueOn], [noteId, 'Vader', callBackOn]);
  assert.deepEqual(await callBacksOf(kase.lead), [], 'nobody else’s task');
  const answer = await officer.send(contract.settleCallBack, settle(noteId, null, 1));
  assert.equal(answer.headers['etag'], '"2"');
  assert.deepEqual(await callBacksOf(officer), []);
  assert.equal(await officer.refused(contract.settleCallBack, settle(noteId, null, 2)), 'already-done');
  assert.equal((await notesOf(officer)).length, 1, 'the note itself stays');
});

test('the note of the call that was made ends the task', async () => {
  const asked = await write(officer, missed);
  const told = await write(officer, { answers: asked.noteId, what: 'Hij belde terug' });
  assert.deepEqual(await callBacksOf(officer), []);
  assert.ok((await noteOf(officer, asked.noteId)).callBack?.doneAt);
  assert.deepEqual(
    (await notesOf(officer)).map(note => note.noteId),
    [told.noteId, asked.noteId],
    'newest first',
  );
});

test('not reached again: the old task ends and a new one begins', async () => {
  const first = await write(officer, missed);
  const second = await write(officer, { ...missed, answers: first.noteId, callBackOn: inDays(4) });
  assert.deepEqual(
    (await callBacksOf(officer)).map(task => [task.id, task.dueOn]),
    [[second.noteId, inDays(4)]],
  );
});

test('a note is kept also when somebody else has called in the meantime', async () => {
  const { noteId } = await write(officer, missed);
  await kase.lead.call(contract.settleCallBack, settle(noteId, null, 1));
  await write(officer, { answers: noteId });
  assert.equal((await notesOf(officer)).length, 2);
});

test('a call-back of another case is not answered, and no note is left behind', async () => {
  const other = await openCase(api);
  const { noteId } = await other.lead.call(contract.writeContact, {
    params: { caseId: other.caseId },
    body: body(missed),
  });
  assert.equal(await writeRefused(officer, { answers: noteId }), 'not-found');
  assert.equal(await writeRefused(kase.lead, { answers: noteId }), 'not-found');
  assert.equal(await writeRefused(officer, { answers: newKey() }), 'not-found');
  assert.equal((await notesOf(kase.lead)).length, 0);
  assert.equal((await notesOf(other.lead, other))[0]?.callBack?.doneAt, null);
});

test('a call-back may be for another day, and lead or deputy may settle it too', async () => {
  const { noteId } = await write(officer, missed);
  await officer.call(contract.settleCallBack, settle(noteId, inDays(6), 1));
  assert.equal((await callBacksOf(officer))[0]?.dueOn, inDays(6));
  assert.equal(
    await officer.refused(contract.settleCallBack, settle(noteId, inDays(-1), 2)),
    'term-out-of-bounds',
  );
  await kase.deputy.call(contract.settleCallBack, settle(noteId, null, 2));
  assert.deepEqual(await callBacksOf(officer), []);
});

test('who reads along settles nothing; who does not see the note finds nothing', async () => {
  const { noteId } = await write(kase.lead, { ...missed, part: 'money' });
  assert.equal(await nurse.refused(contract.settleCallBack, settle(noteId, null, 1)), 'not-allowed');
  assert.equal(await officer.refused(contract.settleCallBack, settle(noteId, null, 1)), 'not-found');
  const elsewhere = await api.as('veenrade-casusregisseur');
  assert.equal(await elsewhere.refused(contract.settleCallBack, settle(noteId, null, 1)), 'not-found');
});

test('a correction keeps what the note said, with reason and name, and counts the version', async () => {
  const { noteId } = await write(officer);
  const answer = await kase.lead.send(contract.correctContact, {
    params: { noteId },
    ifMatch: 1,
    body: correction({ withWhom: 'Moeder' }),
  });
  assert.equal(answer.statusCode, 201);
  assert.equal(answer.headers['etag'], '"2"');
  const note = await noteOf(officer, noteId);
  assert.deepEqual([note.withWhom, note.version, note.writtenBy], ['Moeder', 2, 'Leerplichtambtenaar']);
  const [earlier, ...more] = note.earlier;
  assert.deepEqual(more, []);
  assert.deepEqual(
    [earlier?.withWhom, earlier?.what, earlier?.reason, earlier?.correctedBy],
    ['Vader', body().what, 'Het was moeder', 'Casusregisseur'],
  );
  await officer.call(contract.correctContact, {
    params: { noteId },
    ifMatch: 2,
    body: correction({ withWhom: 'Oma', reason: 'Het was oma' }),
  });
  assert.deepEqual(
    (await noteOf(officer, noteId)).earlier.map(each => each.withWhom),
    ['Moeder', 'Vader'],
  );
});

test('a correction needs a reason, the right version and the right to write there', async () => {
  const { noteId } = await write(kase.lead, { part: 'money' });
  const ask = (given: object, ifMatch = 1) => ({ params: { noteId }, ifMatch, body: correction(given) });
  assert.equal(await kase.lead.refused(contract.correctContact, ask({ reason: ' ' })), 'invalid-input');
  assert.equal(await kase.lead.refused(contract.correctContact, ask({ what: null })), 'invalid-input');
  assert.equal(await kase.lead.refused(contract.correctContact, ask({}, 2)), 'version-mismatch');
  assert.equal(await nurse.refused(contract.correctContact, ask({})), 'not-allowed');
  assert.equal(await officer.refused(contract.correctContact, ask({})), 'not-found');
  assert.equal(
    await kase.lead.refused(contract.correctContact, { params: { noteId }, body: correction() }),
    'precondition-required',
  );
  const past = `select authz.correct_contact_note($1, 2, authz.today(), 'Oma', 'phone', true, 'Anders', 'Zomaar')`;
  await assert.rejects(asWeb(kase.lead, past, [noteId]), /version-mismatch/, 'the database says so too');
  assert.deepEqual((await noteOf(kase.lead, noteId)).earlier, []);
});

test('of two corrections at once one is told, and nothing is lost', async () => {
  const { noteId } = await write(officer);
  const ask = (withWhom: string) => ({
    params: { noteId },
    ifMatch: 1,
    body: correction({ withWhom }),
  });
  const answers = await Promise.all([
    officer.send(contract.correctContact, ask('Moeder')),
    kase.lead.send(contract.correctContact, ask('Oma')),
  ]);
  assert.deepEqual(statusesOf(answers), [201, 412]);
  assert.equal((await noteOf(officer, noteId)).earlier.length, 1);
});

test('the same note sent twice is one note, with one answer', async () => {
  const key = newKey();
  const send = () => officer.send(contract.writeContact, { params: params(), body: body(missed), key });
  const [one, other] = await Promise.all([send(), send()]);
  assert.deepEqual([one.statusCode, other.statusCode], [201, 201]);
  assert.equal(one.body, other.body);
  assert.equal((await notesOf(officer)).length, 1);
  assert.equal(
    await officer.refused(contract.writeContact, { params: params(), body: body(), key }),
    'key-used-otherwise',
  );
});

test('ended access ends notes and tasks at once; reading days are for reading alone', async () => {
  const { noteId } = await write(officer, missed);
  const past = (who: ApiClient) => asWeb(who, 'select authz.settle_call_back($1, 1, null)', [noteId]);
  await past(officer);
  await expire(api, officerGrant, 'still-readable');
  await assert.rejects(past(officer), /not-found/, 'the database says so too');
  assert.equal((await notesOf(officer))[0]?.callBack?.maySettle, false);
  assert.equal(await officer.refused(contract.settleCallBack, settle(noteId, null, 1)), 'not-allowed');
  assert.equal(await writeRefused(officer), 'not-allowed');
  await expire(api, officerGrant, 'over');
  assert.equal(await officer.refused(contract.listContacts, { params: params() }), 'not-found');
  assert.deepEqual(await callBacksOf(officer), []);
  assert.equal(
    (await noteOf(kase.lead, noteId)).callBack?.maySettle,
    true,
    'the lead sees that somebody must still be called',
  );
});

test('a conflict of interest closes notes and tasks', async () => {
  const { noteId } = await write(officer, missed);
  const privacy = await api.as('duinveen-privacy-officer');
  await privacy.call(oversight.recordConflict, {
    body: {
      heldFunctionId: idOf(await colleague(kase.lead, 'Leerplichtambtenaar')),
      caseReference: kase.reference,
    },
  });
  try {
    assert.equal(await officer.refused(contract.listContacts, { params: params() }), 'not-found');
    assert.equal(await officer.refused(contract.settleCallBack, settle(noteId, null, 1)), 'not-found');
    assert.deepEqual(await callBacksOf(officer), []);
  } finally {
    await api.admin.query('delete from authz.conflict_of_interest');
  }
});

test('a list of notes goes page by page, the newest first and each once', async () => {
  for (let day = 0; day < 30; day += 1)
    await write(kase.lead, { part: day % 2 === 0 ? 'money' : 'headline', happenedOn: inDays(-(day % 7)) });
  const { items, pages } = await allPages(after =>
    kase.lead.call(contract.listContacts, { params: params(), query: { after } }),
  );
  assert.equal(pages, 2);
  assert.equal(new Set(items.map(note => note.noteId)).size, 30);
  const days = items.map(note => note.happenedOn);
  assert.deepEqual(days, days.toSorted().toReversed());
  assert.equal(
    await kase.lead.refused(contract.listContacts, { params: params(), query: { after: 'x' } }),
    'invalid-input',
  );
});

test('reading the notes is a look at each part that is open, and is on record', async () => {
  const before = await countOf(api, `app.journal where act = 'contacts.list'`);
  await notesOf(officer);
  assert.equal(await countOf(api, `app.journal where act = 'contacts.list'`), before + 2, 'headline, school');
  await write(officer);
  const looks = await kase.lead.call(cases.listLooks, { params: params() });
  assert.ok(looks.items.some(each => each.act === 'contacts.list' && each.label === 'Leerplichtambtenaar'));
});

test('the database lets no role change or remove a note: a correction is the only way', async () => {
  const { noteId } = await write(officer);
  for (const text of [
    `update app.contact_note set what = 'anders' where public_id = $1`,
    'delete from app.contact_note where public_id = $1',
  ])
    await assert.rejects(asWeb(kase.lead, text, [noteId]), /permission denied/);
  await assert.rejects(asWeb(kase.lead, 'delete from app.contact_note_earlier', []), /permission denied/);
  assert.equal(
    await valueOf(api, 'select what from app.contact_note where public_id = $1', [noteId]),
    body().what,
  );
});

/** What somebody could try who has taken over the server's own role, in the session of this person. */
const asWeb = async (who: ApiClient, text: string, values: readonly unknown[]): Promise<void> => {
  await api.admin.query('begin');
  try {
    await api.admin.query('select authz.enter($1, $2, $3)', [who.token, 'help-coordination', 'test']);
    await api.admin.query('set local role app_web');
    await api.admin.query(text, [...values]);
  } finally {
    await api.admin.query('rollback');
  }
};

test('a child that nobody has seen yet is a task of the lead within a week, until it has been', async () => {
  const unseen = async (who: ApiClient) =>
    (await allPages(after => who.call(getMyWork, { query: { after } }))).items.filter(
      each => each.kind === 'unseen' && each.caseId === kase.caseId,
    );
  const [child] = (await openedBy(kase.lead, kase)).children;
  assert.ok(child);
  assert.deepEqual(
    (await unseen(kase.lead)).map(({ id, title, dueOn, overdue }) => ({ id, title, dueOn, overdue })),
    [{ id: child.childId, title: 'Noor Verhagen', dueOn: inDays(7), overdue: false }],
  );
  assert.deepEqual(await unseen(kase.deputy), []);
  assert.deepEqual(await unseen(officer), []);
  await kase.lead.call(cases.recordSeen, {
    params: { caseId: kase.caseId, childId: child.childId },
    ifMatch: child.version,
    body: { seenOn: inDays(0), seenBy: 'Casusregisseur', alone: true },
  });
  assert.deepEqual(await unseen(kase.lead), []);
});

test('who gives the access back keeps nothing: the note stays with the case', async () => {
  const { noteId } = await write(officer);
  await officer.call(grants.revokeAccess, {
    params: { grantId: officerGrant },
    ifMatch: 2,
    body: { reason: 'Mijn werk is klaar' },
  });
  assert.equal(await officer.refused(contract.listContacts, { params: params() }), 'not-found');
  assert.equal((await noteOf(kase.lead, noteId)).writtenBy, 'Leerplichtambtenaar');
});
