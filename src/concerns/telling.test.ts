import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as cases from '#contract/cases.ts';
import * as concerns from '#contract/concerns.ts';
import * as course from '#contract/course.ts';
import * as oversight from '#contract/oversight.ts';
import * as readings from '#contract/second-reading.ts';
import * as contract from '#contract/telling.ts';
import * as work from '#contract/work.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { laterFits, planTelling, toldFits } from './telling-rules.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import {
  allPages,
  everyoneWasHere,
  inDays,
  newKey,
  openCase,
  passOn,
  statusesOf,
  today,
  valueOf,
  type BodyOf,
} from '../../test/scenes.ts';

const bounds = { today: '2026-11-22', latest: '2026-12-20', postponedUntil: '2026-12-06' };
const grounds = [{ code: 'danger-to-child' }];
const free = { careful: false, grounds };
const careful = { careful: true, grounds };

test('nobody chose: the desk tells, on the last day of the law', () => {
  assert.deepEqual(planTelling(undefined, bounds, free), { teller: 'desk', on: '2026-12-20' });
});

test('telling is between today and the month of the law', () => {
  const tell = (on: string) => planTelling({ how: 'tell', teller: 'sender', on, safe: false }, bounds, free);
  assert.deepEqual(tell('2026-11-22'), { teller: 'sender', on: '2026-11-22' });
  assert.deepEqual(tell('2026-12-20'), { teller: 'sender', on: '2026-12-20' });
  for (const on of ['2026-11-21', '2026-12-21']) assert.ok(isRefusal(tell(on)), on);
});

test('where a child told it or there is danger, nobody tells before it was looked whether that is safe', () => {
  assert.ok(isRefusal(planTelling(undefined, bounds, careful)));
  const tell = { how: 'tell', teller: 'desk', on: '2026-11-25' } as const;
  assert.ok(isRefusal(planTelling({ ...tell, safe: false }, bounds, careful)));
  assert.deepEqual(planTelling({ ...tell, safe: true }, bounds, careful), {
    teller: 'desk',
    on: '2026-11-25',
  });
  const later = {
    how: 'later',
    ground: 'danger-to-child',
    because: 'Eerst veilig',
    until: '2026-12-06',
  } as const;
  assert.ok(!isRefusal(planTelling(later, bounds, careful)));
});

test('telling later has a ground of the list and two weeks at most', () => {
  const fits = (ground: string, until: string) => laterFits({ ground, until }, grounds, bounds);
  assert.equal(fits('danger-to-child', '2026-12-06'), 'fine');
  for (const [ground, until] of [
    ['no-time', '2026-12-01'],
    ['danger-to-child', '2026-11-22'],
    ['danger-to-child', '2026-12-07'],
  ] as const)
    assert.ok(isRefusal(fits(ground, until)), `${ground} ${until}`);
});

test('told was not tomorrow, and not before it came in', () => {
  const told = (on: string) => toldFits(on, { today: '2026-11-22', receivedOn: '2026-11-20' });
  assert.equal(told('2026-11-22'), 'fine');
  assert.ok(isRefusal(told('2026-11-23')));
  assert.ok(isRefusal(told('2026-11-19')));
});

let api: Api;
let desk: ApiClient;
let expert: ApiClient;
let privacy: ApiClient;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
  desk = await api.as('duinveen-aanmeldpunt');
  expert = await api.as('duinveen-gedragswetenschapper');
  privacy = await api.as('duinveen-privacy-officer');
});
after(() => api.close());

const because = 'De man met wie het begon woont nog in huis';
const seen = (concernId: string) => desk.call(concerns.getConcern, { params: { concernId } });
const versionOf = async (concernId: string) =>
  Number(await valueOf(api, 'select version from app.concern where public_id = $1', [concernId]));
const weigh = (concernId: string, telling?: BodyOf<typeof contract.tellLater> | contract.Telling) =>
  desk.send(concerns.weighConcern, {
    params: { concernId },
    ifMatch: 1,
    body: { outcome: 'no-follow-up', reason: 'School pakt het op', ...(telling && { telling }) } as never,
  });
const ground = 'danger-to-child';
const later = async (concernId: string, until = inDays(14), who = desk, ifMatch?: number) =>
  who.send(contract.tellLater, {
    params: { concernId },
    ifMatch: ifMatch ?? (await versionOf(concernId)),
    body: { ground, because, until },
  });
const told = async (concernId: string, who = desk, on = inDays(0), ifMatch?: number) =>
  who.send(contract.tellParents, {
    params: { concernId },
    ifMatch: ifMatch ?? (await versionOf(concernId)),
    body: { on, whom: 'Moeder en vader', byWhom: 'Medewerker aanmeldpunt' },
  });
const code = (answer: { json: <T>() => T }) => answer.json<{ type?: string }>().type?.split(':').at(-1);
const workOf = async (who: ApiClient, id: string) =>
  (await allPages(cursor => who.call(work.getMyWork, { query: { after: cursor } }))).items.filter(
    item => item.kind === 'inform-parents' && (item.id === id || item.caseId === id),
  );
const listed = async (who: ApiClient) =>
  (await allPages(cursor => who.call(oversight.listPostponements, { query: { after: cursor } }))).items;
const lapse = (about: 'concern' | 'case_file', id: string) =>
  api.admin.query(
    `with l as (update app.later_notice set from_on = authz.today() - 9, until = authz.today() - 1
                 where scope_id = (select scope_id from app.${about} where public_id = $1) and ended_on is null)
     ${about === 'concern' ? 'update app.concern set tell_by' : 'update app.case_file set parents_informed_on'} = authz.today() - 1 where public_id = $1`,
    [id],
  );

test('who chose nothing: the desk has a month, it stands in Mijn werk until it was told by somebody on a day', async () => {
  const { concernId } = await passOn(api);
  assert.equal((await weigh(concernId)).statusCode, 201);
  const month = today().add({ months: 1 }).toString();
  assert.deepEqual((await seen(concernId)).parentsTold, {
    teller: 'desk',
    tellBy: month,
    overdue: false,
    toldOn: null,
    whom: null,
    byWhom: null,
  });
  assert.deepEqual(
    (await workOf(expert, concernId)).map(item => [item.dueOn, item.overdue]),
    [[month, false]],
  );
  assert.equal((await told(concernId)).statusCode, 201);
  const after = await seen(concernId);
  assert.equal(after.parentsTold?.toldOn, inDays(0));
  assert.equal(after.parentsTold.whom, 'Moeder en vader');
  assert.equal(after.mayTell, false);
  assert.deepEqual(await workOf(desk, concernId), []);
  assert.equal(code(await told(concernId)), 'already-done');
  assert.equal(code(await later(concernId)), 'already-done');
});

test('a concern with danger: the plan says that telling is safe, or it waits on a ground', async () => {
  const { concernId } = await passOn(api, { dangerNow: true });
  assert.equal((await seen(concernId)).tellWithCare, true);
  assert.equal((await weigh(concernId)).statusCode, 400);
  assert.equal(
    (await weigh(concernId, { how: 'tell', teller: 'desk', on: inDays(3), safe: false })).statusCode,
    400,
  );
  assert.equal((await seen(concernId)).state, 'received', 'nothing was decided');
  assert.equal(
    (await weigh(concernId, { how: 'later', ground, because, until: inDays(14) })).statusCode,
    201,
  );
  const [first] = (await seen(concernId)).later;
  assert.equal(first?.state, 'runs');
  assert.equal(first.ground.code, ground);
  assert.equal(first.until, inDays(14));
  assert.equal(first.decidedBy, 'Medewerker aanmeldpunt');
});

test('later on a ground that is not on the list, or longer than two weeks, is refused', async () => {
  const { concernId } = await passOn(api);
  assert.equal(
    (await weigh(concernId, { how: 'later', ground: 'no-time', because, until: inDays(3) })).statusCode,
    400,
  );
  assert.equal(
    code(await weigh(concernId, { how: 'later', ground, because, until: inDays(15) })),
    'term-out-of-bounds',
  );
  await weigh(concernId);
  assert.equal(code(await later(concernId, inDays(15))), 'term-out-of-bounds');
});

test('each extension is a row of its own; one that lapsed is overdue in Mijn werk and for the privacy officer', async () => {
  const { concernId } = await passOn(api);
  await weigh(concernId, { how: 'later', ground, because, until: inDays(7) });
  await lapse('concern', concernId);
  assert.deepEqual(
    (await workOf(desk, concernId)).map(item => [item.dueOn, item.overdue, item.why]),
    [[inDays(-1), true, 'postponed']],
  );
  const lapsed = (await listed(privacy)).find(item => item.until === inDays(-1));
  assert.equal(lapsed?.state, 'lapsed');
  assert.equal(lapsed.caseReference, null);
  assert.equal((await later(concernId)).statusCode, 201);
  const after = await seen(concernId);
  assert.deepEqual(
    after.later.map(each => [each.state, each.from, each.until]),
    [
      ['runs', inDays(0), inDays(14)],
      ['extended', inDays(-9), inDays(-1)],
    ],
  );
  assert.deepEqual(
    (await workOf(desk, concernId)).map(item => item.overdue),
    [false],
  );
  assert.equal((await told(concernId)).statusCode, 201);
  assert.deepEqual(
    (await seen(concernId)).later.map(each => each.state),
    ['told', 'extended'],
  );
  const rows = (await listed(privacy)).filter(item =>
    after.later.some(each => each.laterId === item.laterId),
  );
  assert.deepEqual(rows.map(row => row.state).toSorted(), ['extended', 'told']);
  assert.ok(!JSON.stringify(rows).includes('woont nog'), 'oversight sees the ground, not the words');
});

test('weighed again: the plan of telling goes, and who was told before is not told twice', async () => {
  const { concernId } = await passOn(api);
  await weigh(concernId, { how: 'later', ground, because, until: inDays(7) });
  const read = async (who: ApiClient, body: BodyOf<typeof readings.readConcern>) =>
    who.call(readings.readConcern, { params: { concernId }, ifMatch: await versionOf(concernId), body });
  await read(expert, { stage: 'after', agrees: false, words: 'Niet mee eens' });
  await read(await api.as('duinveen-aanmeldpunt-2'), { stage: 'third', stands: false, words: 'Opnieuw' });
  const open = await seen(concernId);
  assert.equal(open.parentsTold, null);
  assert.deepEqual(
    open.later.map(each => each.state),
    ['weighed-again'],
  );
  assert.deepEqual(await workOf(desk, concernId), []);
});

test('the desk of another controller, who only reads, who has no desk, and an old version get nowhere', async () => {
  const { concernId } = await passOn(api);
  await weigh(concernId);
  const version = await versionOf(concernId);
  for (const subject of ['veenrade-aanmeldpunt', 'duinveen-casusregisseur', 'duinveen-privacy-officer']) {
    const who = await api.as(subject);
    assert.equal((await told(concernId, who, inDays(0), version)).statusCode, 404, subject);
    assert.equal((await later(concernId, inDays(3), who, version)).statusCode, 404, subject);
  }
  assert.equal((await told(concernId, expert)).statusCode, 403);
  assert.equal((await later(concernId, inDays(3), expert)).statusCode, 403);
  assert.equal(code(await told(concernId, desk, inDays(0), version - 1)), 'version-mismatch');
  assert.equal(code(await told(concernId, desk, inDays(1))), 'term-out-of-bounds');
  assert.equal(code(await told(concernId, desk, inDays(-2))), 'term-out-of-bounds');
  const key = newKey();
  const given = {
    params: { concernId },
    ifMatch: version,
    key,
    body: { on: inDays(0), whom: 'Moeder', byWhom: 'School' },
  };
  const answers = [
    await desk.send(contract.tellParents, given),
    await desk.send(contract.tellParents, given),
  ];
  assert.deepEqual(statusesOf(answers), [201, 201], 'the same command twice is told once');
});

const postponed = {
  parentsInformed: 'postponed',
  parentsPostponedGround: ground,
  parentsPostponedBecause: because,
  parentsInformedOn: inDays(10),
} as const;
const informLater = (who: ApiClient, caseId: string, until = inDays(14)) =>
  who.send(contract.informLater, {
    params: { caseId },
    body: { ground: 'not-reached', because: 'Nog niet thuis', until },
  });

test('a case: the first postponement is a row, the lead extends it, the deputy sees the list, the officer each row', async () => {
  const kase = await openCase(api, { opening: postponed });
  const params = { caseId: kase.caseId };
  const courseOf = () => kase.lead.call(course.openCourse, { params });
  assert.deepEqual(
    (await courseOf()).later.map(each => [each.state, each.ground.code, each.until, each.because]),
    [['runs', ground, inDays(10), because]],
  );
  assert.deepEqual(
    (await workOf(kase.lead, kase.caseId)).map(item => item.dueOn),
    [inDays(10)],
  );
  assert.deepEqual(await workOf(kase.deputy, kase.caseId), []);
  await lapse('case_file', kase.caseId);
  const stop = async () => (await courseOf()).stops.find(each => each.stop === 'family-informed')?.state;
  assert.equal(await stop(), 'open');
  assert.deepEqual(
    (await workOf(kase.lead, kase.caseId)).map(item => item.overdue),
    [true],
  );
  assert.equal(code(await informLater(kase.lead, kase.caseId, inDays(15))), 'term-out-of-bounds');
  assert.equal((await informLater(kase.lead, kase.caseId)).statusCode, 201);
  assert.equal(await stop(), 'explained');
  const now = (await kase.deputy.call(course.openCourse, { params })).later;
  assert.deepEqual(
    now.map(each => [each.state, each.ground.code]),
    [
      ['runs', 'not-reached'],
      ['extended', ground],
    ],
  );
  const rows = (await listed(privacy)).filter(item => item.caseReference === kase.reference);
  assert.deepEqual(
    rows.map(row => row.state),
    ['runs', 'extended'],
  );
});

test('a letter to the parent ends a postponement, and undoing the sending brings it back', async () => {
  const kase = await openCase(api, { opening: postponed });
  const change = (how: string, on: string) =>
    api.admin.query(
      'update app.case_file set parents_informed = $2, parents_informed_on = $3 where public_id = $1',
      [kase.caseId, how, on],
    );
  const states = async () =>
    (await kase.lead.call(course.openCourse, { params: { caseId: kase.caseId } })).later.map(
      each => each.state,
    );
  await change('by-first-contact', inDays(0));
  assert.deepEqual(await states(), ['told']);
  assert.deepEqual(await workOf(kase.lead, kase.caseId), []);
  assert.equal(code(await informLater(kase.lead, kase.caseId)), 'already-done');
  await change('postponed', inDays(10));
  assert.deepEqual(await states(), ['runs']);
});

test('informing a family later is for lead and deputy of the case alone', async () => {
  const kase = await openCase(api, { opening: postponed });
  for (const subject of ['duinveen-aanmeldpunt', 'veenrade-casusregisseur', 'duinveen-teammanager'])
    assert.equal((await informLater(await api.as(subject), kase.caseId)).statusCode, 404, subject);
  const known = await openCase(api, { opening: { parentsInformedOn: inDays(0) } });
  await known.lead.call(cases.changeCase, {
    params: { caseId: known.caseId },
    ifMatch: 1,
    body: { parentsToldOn: inDays(0) },
  });
  assert.equal(code(await informLater(known.lead, known.caseId)), 'already-done');
  assert.equal(
    (await known.lead.call(cases.openCase, { params: { caseId: known.caseId } })).parentsInformed,
    'by-first-contact',
  );
});
