import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as cases from '#contract/cases.ts';
import * as contract from '#contract/closing-reading.ts';
import * as course from '#contract/course.ts';
import * as plans from '#contract/plans.ts';
import { getMyWork } from '#contract/work.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import {
  allPages,
  countOf,
  everyoneWasHere,
  inDays,
  newKey,
  openCase,
  openedBy,
  statusesOf,
  throughStops,
  valueOf,
  type OpenedCase,
} from '../../test/scenes.ts';
import { mayReadClosing } from './rules.ts';

let api: Api;
let desk: ApiClient;
let expert: ApiClient;
let manager: ApiClient;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
  desk = await api.as('duinveen-aanmeldpunt');
  expert = await api.as('duinveen-gedragswetenschapper');
  manager = await api.as('duinveen-teammanager');
});
after(() => api.close());

const worry = 'Vader zegt dat hij weer drinkt. Moeder heeft hulp en wil geen casus meer';
const paramsOf = ({ caseId }: OpenedCase) => ({ caseId });
const versionOf = async (kase: OpenedCase) => (await openedBy(kase.lead, kase)).version;
const close = async (kase: OpenedCase, openWorry: string | null = worry, by = kase.lead) =>
  by.call(course.closeCase, {
    params: paramsOf(kase),
    ifMatch: await versionOf(kase),
    body: {
      reason: 'De doelen zijn gehaald',
      keepsAnEye: 'De mentor let op',
      whomToCall: 'Noor belt zelf',
      judgement: 'FAMILY-SAID dat het goed was',
      notAskedBecause: null,
      aftercare: [inDays(90)],
      openLeft: [],
      openWorry,
    },
  });
const closed = async (openWorry: string | null = worry) => {
  const kase = await openCase(api);
  await throughStops(kase);
  await close(kase, openWorry);
  return kase;
};
const workOf = async (who: ApiClient) =>
  (await allPages(next => who.call(getMyWork, { query: { after: next } }))).items;
const lineOf = async (who: ApiClient, kase: OpenedCase, kind = 'closing-to-read') =>
  (await workOf(who)).find(
    each => each.kind === kind && (each.title === kase.reference || each.caseId === kase.caseId),
  );
const idOf = async (kase: OpenedCase) =>
  String(
    await valueOf(
      api,
      'select r.public_id from app.closing_reading r join app.case_file c using (tenant_id, case_id) where c.public_id = $1 and r.ended_on is null',
      [kase.caseId],
    ),
  );
const open = async (who: ApiClient, kase: OpenedCase) =>
  who.call(contract.openClosingReading, { params: { closingReadingId: await idOf(kase) } });
const saying = async (kase: OpenedCase, agrees: boolean, words: string | null = null) => ({
  params: { closingReadingId: await idOf(kase) },
  body: { agrees, words },
});
const closingOf = async (kase: OpenedCase) =>
  (await kase.lead.call(course.openCourse, { params: paramsOf(kase) })).closing;
const noticesOf = async (kase: OpenedCase) =>
  (await workOf(manager)).filter(each => each.kind === 'notice' && each.context === kase.reference);
const tie = (who: string, kase: OpenedCase) =>
  api.admin.query(
    `insert into authz.conflict_of_interest (tenant_id, professional_id, file_id, recorded_by)
     select c.tenant_id, p.professional_id, c.case_id, p.professional_id
       from app.case_file c join app.professional p using (tenant_id) where c.public_id = $1 and p.subject = $2`,
    [kase.caseId, who],
  );
const untie = (kase: OpenedCase) =>
  api.admin.query(
    'delete from authz.conflict_of_interest k using app.case_file c where c.case_id = k.file_id and c.public_id = $1',
    [kase.caseId],
  );

test('nobody reads along with themselves, and what is over is over', () => {
  assert.equal(mayReadClosing({ own: false, ended: false }), 'fine');
  for (const [given, refused] of [
    [{ own: true, ended: false }, 'own-decision'],
    [{ own: true, ended: true }, 'own-decision'],
    [{ own: false, ended: true }, 'already-done'],
  ] as const) {
    const decided = mayReadClosing(given);
    assert.ok(decided !== 'fine');
    assert.equal(decided.refused, refused);
  }
});

test('without a worry nobody reads along; with one the case closes at once and waits with the desk for two working days', async () => {
  const calm = await closed(null);
  const { openWorry, reading } = (await closingOf(calm)) ?? {};
  assert.deepEqual([openWorry, reading], [null, null]);
  assert.equal(await lineOf(desk, calm), undefined);

  const kase = await closed();
  assert.equal((await openedBy(kase.lead, kase)).state, 'closed');
  const line = await lineOf(desk, kase);
  assert.ok(line);
  assert.equal(line.context, 'Casusregisseur');
  assert.equal(line.caseId, null);
  assert.equal(line.overdue, false);
  assert.ok(line.dueOn > inDays(1) && line.dueOn <= inDays(6), line.dueOn);
  assert.ok(await lineOf(expert, kase), 'of the whole desk');
  for (const who of [kase.lead, kase.deputy, manager, await api.as('veenrade-aanmeldpunt')])
    assert.equal(await lineOf(who, kase), undefined);
  const standing = (await closingOf(kase))?.reading;
  assert.deepEqual(
    [standing?.state, standing?.readBefore, standing?.overdue],
    ['to-read', line.dueOn, false],
  );
  await api.admin.query(
    `update app.closing_reading r set due_on = authz.today() - 1 from app.case_file c where c.case_id = r.case_id and c.public_id = $1`,
    [kase.caseId],
  );
  const late = await lineOf(desk, kase);
  assert.equal(late?.overdue, true);
  const dated = (await workOf(desk)).filter(each => each.kind !== 'notice' && each.kind !== 'invitation');
  assert.ok(
    dated.findIndex(each => each.id === late.id) < dated.findIndex(each => !each.overdue),
    'overdue first',
  );
});

test('the reader sees the words of the closing and the worry, and of the case nothing else', async () => {
  const kase = await closed();
  const seen = await open(expert, kase);
  assert.equal(seen.openWorry, worry);
  assert.equal(seen.reason, 'De doelen zijn gehaald');
  assert.equal(seen.closedBy, 'Casusregisseur');
  assert.equal(seen.phaseTitle, 'zorg bekijken');
  assert.equal(seen.mayAnswer, true);
  for (const word of ['Noor de', 'FAMILY-SAID', kase.caseId])
    assert.ok(!JSON.stringify(seen).includes(word), word);
  assert.equal(await expert.refused(cases.openCase, { params: paramsOf(kase) }), 'not-found');
  assert.equal(await expert.refused(course.openCourse, { params: paramsOf(kase) }), 'not-found');
  assert.equal(
    await countOf(
      api,
      `app.journal j join app.case_file c on c.case_id = j.file_id where c.public_id = $1 and j.act = 'course.open-closing-reading' and j.kind = 'opened'`,
      [kase.caseId],
    ),
    1,
  );
});

test('it is not there for another controller, for a colleague outside the desk, or for who has a tie with the family', async () => {
  const kase = await closed();
  const call = await saying(kase, true);
  const look = { params: call.params };
  for (const subject of [
    'veenrade-aanmeldpunt',
    'veenrade-gedragswetenschapper',
    'duinveen-leerplichtambtenaar',
    'duinveen-teammanager',
    'duinveen-casusregisseur',
  ]) {
    const who = await api.as(subject);
    assert.equal(await who.refused(contract.openClosingReading, look), 'not-found', subject);
    assert.equal(await who.refused(contract.readClosing, call), 'not-found', subject);
  }
  await tie('duinveen-aanmeldpunt', kase);
  assert.equal(await lineOf(desk, kase), undefined);
  assert.equal(await desk.refused(contract.openClosingReading, look), 'not-found');
  assert.equal(await desk.refused(contract.readClosing, call), 'not-found');
  await untie(kase);
  assert.ok(await lineOf(desk, kase));
});

test('who closed, leads or deputises is no second reader, in whatever function they come', async () => {
  const kase = await closed();
  const mine = await idOf(kase);
  // the same person stands at the desk as well
  await api.admin.query(
    `update app.closing_reading r set not_by = r.not_by || p.professional_id from app.professional p where r.public_id = $1 and p.subject = 'duinveen-aanmeldpunt'`,
    [mine],
  );
  assert.deepEqual(
    await valueOf(api, 'select cardinality(not_by) from app.closing_reading where public_id = $1', [mine]),
    3,
    'lead, deputy and this one',
  );
  assert.equal(await lineOf(desk, kase), undefined);
  assert.equal((await open(desk, kase)).mayAnswer, false);
  assert.equal(await desk.refused(contract.readClosing, await saying(kase, true)), 'own-decision');
  // nor past the server
  await api.admin.query('begin');
  await api.admin.query('set local role app_web');
  await api.admin.query('select authz.enter($1, $2, $3)', [desk.token, 'intake', 'attack']);
  await assert.rejects(
    api.admin.query(`select authz.read_closing($1, 'agreed', null)`, [mine]),
    /own-decision/,
  );
  await api.admin.query('rollback');
});

test('agreeing ends it: the copy is gone, the case says who read it, and a second answer comes too late', async () => {
  const kase = await closed();
  const call = await saying(kase, true);
  const key = newKey();
  assert.deepEqual(
    statusesOf([
      await desk.send(contract.readClosing, { ...call, key }),
      await desk.send(contract.readClosing, { ...call, key }),
    ]),
    [201, 201],
    'the same act repeated is one act',
  );
  assert.equal(await expert.refused(contract.readClosing, call), 'already-done');
  assert.equal(await expert.refused(contract.openClosingReading, { params: call.params }), 'not-found');
  assert.equal(await lineOf(expert, kase), undefined);
  assert.equal(
    await valueOf(api, 'select document is null from app.closing_reading where public_id = $1', [
      call.params.closingReadingId,
    ]),
    true,
  );
  const reading = (await closingOf(kase))?.reading;
  assert.deepEqual(
    [reading?.state, reading?.readBy, reading?.readOn, reading?.mayKeep],
    ['agreed', 'Medewerker aanmeldpunt', inDays(0), false],
  );
  assert.deepEqual(await noticesOf(kase), []);
  assert.equal(await lineOf(kase.lead, kase, 'closing-disputed'), undefined);
  assert.equal(
    await kase.lead.refused(contract.keepClosed, { params: paramsOf(kase), body: { because: 'x' } }),
    'already-done',
  );
});

test('two readers at the same moment: one answer stands', async () => {
  const kase = await closed();
  const statuses = statusesOf(
    await Promise.all([
      desk.send(contract.readClosing, await saying(kase, true)),
      expert.send(contract.readClosing, await saying(kase, false, 'Te vroeg')),
    ]),
  );
  assert.deepEqual(
    statuses.toSorted((one, other) => one - other),
    [201, 409],
  );
});

test('disagreeing says why; director and team manager hear of it without a word of it, and the director may leave it closed', async () => {
  const kase = await closed();
  assert.equal(await desk.refused(contract.readClosing, await saying(kase, false)), 'invalid-input');
  assert.equal(await desk.refused(contract.readClosing, await saying(kase, false, '')), 'invalid-input');
  await desk.call(contract.readClosing, await saying(kase, false, 'Wie belt vader als hij drinkt?'));
  const [notice, ...more] = await noticesOf(kase);
  assert.deepEqual(more, []);
  const line = await lineOf(kase.lead, kase, 'closing-disputed');
  assert.ok(notice && line);
  assert.equal(line.dueOn, inDays(0));
  for (const told of [notice, line]) assert.ok(!/vader|drink/i.test(JSON.stringify(told)));
  assert.equal(await lineOf(kase.deputy, kase, 'closing-disputed'), undefined);
  const reading = (await closingOf(kase))?.reading;
  assert.deepEqual(
    [reading?.state, reading?.words, reading?.mayKeep],
    ['disagreed', 'Wie belt vader als hij drinkt?', true],
  );
  const keep = { params: paramsOf(kase), body: { because: 'Oma belt vader; dat is met hem afgesproken' } };
  assert.equal(await desk.refused(contract.keepClosed, keep), 'not-found');
  assert.equal(await manager.refused(contract.keepClosed, keep), 'not-found');
  await kase.deputy.call(contract.keepClosed, keep);
  assert.equal((await closingOf(kase))?.reading?.keptBecause, keep.body.because);
  assert.equal(await lineOf(kase.lead, kase, 'closing-disputed'), undefined);
  assert.deepEqual(await noticesOf(kase), []);
  assert.equal(await kase.lead.refused(contract.keepClosed, keep), 'already-done');
});

test('a case that is opened again, or whose closing is undone, is read by nobody any more', async () => {
  const reopen = async (kase: OpenedCase) =>
    kase.lead.call(course.reopenCase, {
      params: paramsOf(kase),
      ifMatch: await versionOf(kase),
      body: { because: 'Weer zorgen', nextLookBackOn: inDays(30) },
    });
  const undo = async (kase: OpenedCase) =>
    kase.lead.call(course.undoClosing, { params: paramsOf(kase), ifMatch: await versionOf(kase) });
  for (const again of [reopen, undo]) {
    const kase = await closed();
    const call = await saying(kase, true);
    await again(kase);
    assert.equal(await lineOf(desk, kase), undefined);
    assert.equal(await desk.refused(contract.openClosingReading, { params: call.params }), 'not-found');
    assert.equal(await desk.refused(contract.readClosing, call), 'already-done');
    // the next closing is another one, with its own answer to the question
    await close(kase);
    assert.notEqual(await idOf(kase), call.params.closingReadingId);
    assert.equal(await desk.refused(contract.readClosing, call), 'already-done');
  }
  const disputed = await closed();
  await desk.call(contract.readClosing, await saying(disputed, false, 'Te vroeg'));
  await reopen(disputed);
  assert.equal(await lineOf(disputed.lead, disputed, 'closing-disputed'), undefined);
  assert.deepEqual(await noticesOf(disputed), []);
  assert.equal(
    await disputed.lead.refused(contract.keepClosed, {
      params: paramsOf(disputed),
      body: { because: 'Toch dicht' },
    }),
    'case-not-closed',
  );
});

test('a closed case takes this one answer and nothing else, and a reading cannot be slipped into it', async () => {
  const kase = await closed();
  assert.equal(
    await kase.lead.refused(plans.addGoal, {
      params: paramsOf(kase),
      body: { part: 'school-work', words: 'x', whose: 'Noor' },
    }),
    'case-closed',
  );
  await assert.rejects(
    api.admin.query(
      `insert into app.closing_reading (tenant_id, case_id, scope_id, closing_id, desk_id, not_by, due_on, document)
       select r.tenant_id, r.case_id, r.scope_id, r.closing_id, r.desk_id, r.not_by, r.due_on, r.document
         from app.closing_reading r join app.case_file c using (tenant_id, case_id) where c.public_id = $1`,
      [kase.caseId],
    ),
    /case-closed/,
  );
  await assert.rejects(
    api.admin.query(
      `insert into app.scope (tenant_id, kind, frame_id, file_id, governing_scope_id)
       select s.tenant_id, s.kind, s.frame_id, s.file_id, s.governing_scope_id from app.scope s join app.case_file c on c.case_id = s.file_id
        where c.public_id = $1 and s.kind = 'closing-reading'`,
      [kase.caseId],
    ),
    /case-closed/,
  );
});

test('without a desk that may read it the team manager hears that nobody can, and the case closes all the same', async () => {
  const kase = await openCase(api);
  await throughStops(kase);
  // as in a controller whose only desk is of another frame
  await api.admin.query(
    `create table public.kept as select desk_id, frame_id from app.desk;
     update app.desk d set frame_id = (select f.frame_id from app.frame f where f.frame_id <> d.frame_id limit 1)`,
  );
  await close(kase);
  await api.admin.query(
    'update app.desk d set frame_id = k.frame_id from public.kept k where k.desk_id = d.desk_id; drop table public.kept',
  );
  const [notice] = await noticesOf(kase);
  assert.equal(notice?.notice, 'closing-without-reader');
  assert.equal((await closingOf(kase))?.reading?.state, 'to-read');
});
