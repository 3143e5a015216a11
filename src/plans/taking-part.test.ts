/** Doet het gezin mee? And a goal for the short or the long term. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import * as contract from '#contract/plans.ts';
import { openWindows } from '#contract/windows.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import {
  countOf,
  everyoneWasHere,
  expire,
  inDays,
  letIn,
  newKey,
  openCase,
  openedBy,
  statusesOf,
  type BodyOf,
  type OpenedCase,
} from '../../test/scenes.ts';

let api: Api;
let kase: OpenedCase;
let officer: ApiClient;
let officerGrant: string;
let nurse: ApiClient;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
});
beforeEach(async () => {
  kase = await openCase(api);
  officer = await api.as('duinveen-leerplichtambtenaar');
  nurse = await api.as('duinveen-jeugdverpleegkundige');
  // writes in the whole case, and does not lead it
  officerGrant = (
    await letIn(kase, officer, 'Leerplichtambtenaar', {
      basis: 'youth-attendance-in-plan',
      parts: { headline: 'detail', 'school-work': 'write' },
    })
  ).grantId;
  await letIn(kase, nurse, 'Jeugdverpleegkundige', {
    basis: 'youth-family-permission',
    parts: { money: 'detail' },
  });
});
after(() => api.close());

type Answer = BodyOf<typeof contract.recordTakingPart>;
const yes: Answer = { answer: 'yes', andThen: null };
const partly: Answer = {
  answer: 'partly',
  andThen: 'Vader kan altijd nog meepraten. Wij bellen hem vrijdag.',
};
const saying = (body: Answer, ifMatch: number) => ({ params: { caseId: kase.caseId }, ifMatch, body });
const say = (who: ApiClient, body: Answer, ifMatch = 1, key?: string) =>
  who.send(contract.recordTakingPart, { ...saying(body, ifMatch), ...(key !== undefined && { key }) });
const refused = (who: ApiClient, body: Answer, ifMatch = 1) =>
  who.refused(contract.recordTakingPart, saying(body, ifMatch));
const standsFor = async (who: ApiClient) => (await openedBy(who, kase)).takingPart;
const rows = () =>
  countOf(api, 'app.taking_part t join app.case_file c using (tenant_id, case_id) where c.public_id = $1', [
    kase.caseId,
  ]);

test('the last answer stands on top, with the day and who wrote it; what was said before stays as it was', async () => {
  assert.deepEqual(await standsFor(kase.lead), { now: null, earlier: [], version: 1 });
  const first = await say(kase.lead, partly);
  assert.equal(first.statusCode, 201, first.body);
  assert.equal(first.headers['etag'], '"2"');
  assert.equal((await say(kase.deputy, { ...yes, andThen: 'telt niet' }, 2)).statusCode, 201);
  const of = (by: string, version: number) => ({ answeredOn: inDays(0), answeredBy: by, version });
  const found = {
    now: { ...yes, ...of('Achtervang', 3) },
    earlier: [{ ...partly, ...of('Casusregisseur', 2) }],
    version: 3,
  };
  assert.deepEqual(await standsFor(kase.deputy), found);
  const { case: open } = await kase.lead.call(openWindows, { params: { caseId: kase.caseId } });
  assert.deepEqual(open.takingPart, found);
  // it is read and never changed, not even by who wrote it
  await api.admin.query('begin');
  await api.admin.query('select authz.enter($1, $2, $3)', [kase.lead.token, 'help-coordination', 'test']);
  await api.admin.query('set local role app_web');
  await assert.rejects(
    api.admin.query(`update app.taking_part set answer = 'yes', and_then = null`),
    /permission denied/,
  );
  await api.admin.query('rollback');
});

test('partly or no says what then; a sanction is no answer to that in a voluntary plan', async () => {
  for (const answer of ['partly', 'no'] as const) {
    for (const andThen of [null, '', '  '])
      assert.equal(await refused(kase.lead, { answer, andThen }), 'invalid-input');
    assert.equal(
      await refused(kase.lead, { answer, andThen: 'Dan volgt een boete.' }),
      'sanction-in-voluntary-plan',
    );
  }
  assert.equal(await rows(), 0);
  const direct = async (directing: contract.Directing) =>
    kase.lead.send(contract.sayWhoDirects, {
      params: { caseId: kase.caseId },
      body: { directing },
      ifMatch: (await openedBy(kase.lead, kase)).version,
    });
  assert.equal((await direct('court-measure')).statusCode, 200);
  const measure: Answer = { answer: 'no', andThen: 'De ondertoezichtstelling loopt tot mei.' };
  assert.equal((await say(kase.lead, measure)).statusCode, 201);
  const back = await direct('together');
  assert.equal(back.statusCode, 422, back.body);
  assert.match(back.body, /sanction-in-voluntary-plan/);
  // only what stands on top counts
  assert.equal((await say(kase.lead, partly, 2)).statusCode, 201);
  assert.equal((await direct('together')).statusCode, 200);
});

test('nothing follows from it: the case, its access and everybody’s work stay as they were', async () => {
  const before = await openedBy(kase.lead, kase);
  await say(kase.lead, { answer: 'no', andThen: 'Wij bellen moeder volgende week.' });
  const { takingPart: _, ...after } = await openedBy(kase.lead, kase);
  const { takingPart: __, ...was } = before;
  assert.deepEqual(after, was);
});

test('lead and deputy write it; who reads the whole case reads it, and with one part nobody does', async () => {
  await say(kase.lead, partly);
  assert.equal((await standsFor(officer))?.now?.answer, 'partly');
  assert.equal(await standsFor(nurse), null);
  assert.doesNotMatch(JSON.stringify(await openedBy(nurse, kase)), /vrijdag/);
  for (const who of [officer, nurse]) assert.equal(await refused(who, yes, 2), 'not-allowed');
  for (const subject of ['duinveen-teammanager', 'veenrade-casusregisseur', 'duinveen-aanmeldpunt']) {
    const who = await api.as(subject);
    assert.equal(await refused(who, yes, 2), 'not-found', subject);
  }
  const foreign = { ...saying(yes, 2), params: { caseId: newKey() } };
  assert.equal(await kase.lead.refused(contract.recordTakingPart, foreign), 'not-found');
  // straight at the function: who may read and write elsewhere in the case is nobody here
  await api.admin.query('begin');
  await api.admin.query('select authz.enter($1, $2, $3)', [officer.token, 'help-coordination', 'test']);
  await api.admin.query('set local role app_web');
  await assert.rejects(
    api.admin.query(`select authz.record_taking_part($1, 2, 'yes', null)`, [kase.caseId]),
    /not-found/,
  );
  await api.admin.query('rollback');
  await expire(api, officerGrant, 'over');
  assert.equal(await refused(officer, yes, 2), 'not-found');
  assert.equal(await rows(), 1);
});

test('a tie hides it from the lead too', async () => {
  await say(kase.lead, partly);
  await api.admin.query(
    `insert into authz.conflict_of_interest (tenant_id, professional_id, file_id, recorded_by)
     select c.tenant_id, c.lead_professional_id, c.case_id, c.lead_professional_id from app.case_file c where c.public_id = $1`,
    [kase.caseId],
  );
  const found = await refused(kase.lead, yes, 2);
  await api.admin.query('delete from authz.conflict_of_interest');
  assert.equal(found, 'not-found');
});

test('two at once do not undo each other; whoever comes second hears what stands there', async () => {
  const both = await Promise.all([say(kase.lead, partly), say(kase.deputy, yes)]);
  assert.deepEqual(statusesOf(both), [201, 412]);
  const { now } = (await standsFor(kase.lead)) ?? {};
  const stale = await say(kase.deputy, { answer: 'no', andThen: 'Wij bellen.' }, 1);
  assert.equal(stale.statusCode, 412);
  assert.deepEqual(stale.json<{ overtaken: { theirs: unknown } }>().overtaken.theirs, {
    answer: now?.answer,
    andThen: now?.andThen,
  });
  // a version that never was
  assert.equal(await refused(kase.lead, yes, 9), 'version-mismatch');
  await api.admin.query('begin');
  await api.admin.query('select authz.enter($1, $2, $3)', [kase.lead.token, 'help-coordination', 'test']);
  await api.admin.query('set local role app_web');
  await assert.rejects(
    api.admin.query(`select authz.record_taking_part($1, 9, 'yes', null)`, [kase.caseId]),
    /version-mismatch/,
  );
  await api.admin.query('rollback');
  assert.equal(await rows(), 1);
});

test('sent twice with one key it stands once; that somebody looked is in the journal', async () => {
  const key = newKey();
  const [one, two] = [await say(kase.lead, partly, 1, key), await say(kase.lead, partly, 1, key)];
  assert.deepEqual([one.statusCode, two.statusCode], [201, 201]);
  assert.equal(one.body, two.body);
  assert.equal(await rows(), 1);
  assert.ok(
    (await countOf(
      api,
      `app.journal j join app.case_file c on c.case_id = j.file_id where c.public_id = $1 and j.act = 'cases.command'`,
      [kase.caseId],
    )) > 0,
  );
});

test('in a closed case nothing is written, also past the handler', async () => {
  await say(kase.lead, partly);
  await api.admin.query(`update app.case_file set state = 'closed' where public_id = $1`, [kase.caseId]);
  assert.equal(await refused(kase.lead, yes, 2), 'case-closed');
  await assert.rejects(
    api.admin.query(
      `insert into app.taking_part (tenant_id, case_id, scope_id, answer, answered_on, answered_by, version)
       select t.tenant_id, t.case_id, t.scope_id, 'yes', t.answered_on, t.answered_by, 3 from app.taking_part t join app.case_file c using (tenant_id, case_id) where c.public_id = $1`,
      [kase.caseId],
    ),
    /case-closed/,
  );
  assert.equal((await standsFor(kase.lead))?.now?.answer, 'partly', 'it can still be read');
});

test('a goal is for the short or the long term, or nobody said; a fourth is not refused', async () => {
  const add = (words: string, term?: 'short' | 'long') =>
    kase.lead.call(contract.addGoal, {
      params: { caseId: kase.caseId },
      body: { part: 'school-work', words, whose: 'Noor', ...(term !== undefined && { term }) },
    });
  await add('Weer elke dag naar school', 'short');
  await add('Een diploma', 'long');
  await add('Rust');
  const { askFromGoals } = await openedBy(kase.lead, kase);
  assert.equal(askFromGoals, 3);
  await add('Een fiets', 'short');
  assert.deepEqual(
    (await openedBy(officer, kase)).goals.map(each => each.term),
    ['short', 'long', null, 'short'],
  );
});
