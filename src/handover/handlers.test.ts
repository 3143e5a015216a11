import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as cases from '#contract/cases.ts';
import * as contract from '#contract/handover.ts';
import { takeOver } from '#contract/team.ts';
import * as work from '#contract/work.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import {
  colleague,
  countOf,
  everyoneWasHere,
  expire,
  idOf,
  inDays,
  letIn,
  openCase,
  openedBy,
  valueOf,
  type OpenedCase,
} from '../../test/scenes.ts';

let api: Api;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
});
after(() => api.close());

const lines = {
  running: 'School maakt een rooster op maat.',
  agreed: 'Met moeder bellen op maandag.',
  worries: 'Noor belt niet terug.',
  familyShouldKnow: 'Dat ik met verlof ga.',
  introducer: { name: 'De mentor' },
  introduceOn: inDays(4),
} as const;
const listed = (who: ApiClient, { caseId }: Pick<OpenedCase, 'caseId'>) =>
  who.call(contract.listHandovers, { params: { caseId } });
const begin = (who: ApiClient, { caseId }: Pick<OpenedCase, 'caseId'>) =>
  who.call(contract.beginHandover, { params: { caseId } });
const write = (who: ApiClient, handoverId: string, ifMatch: number, body: object = lines) =>
  who.send(contract.writeHandover, { params: { handoverId }, ifMatch, body: { ...lines, ...body } });
const accept = (who: ApiClient, handoverId: string, ifMatch: number) =>
  who.send(contract.acceptHandover, { params: { handoverId }, ifMatch });
const introduce = (who: ApiClient, handoverId: string, ifMatch: number, on = inDays(0)) =>
  who.send(contract.recordIntroduction, { params: { handoverId }, ifMatch, body: { on } });
/** The deputy becomes lead; who led before becomes the deputy. */
const succeed = async (kase: OpenedCase): Promise<void> => {
  const by = await api.as('duinveen-teammanager');
  await by.call(takeOver, {
    body: {
      because: 'left',
      cases: [
        {
          reference: kase.reference,
          version: Number(
            await valueOf(api, 'select version from app.case_file where public_id = $1', [kase.caseId]),
          ),
          leadHeldFunctionId: idOf(await colleague(kase.lead, 'Achtervang')),
          deputyHeldFunctionId: idOf(await colleague(kase.lead, 'Casusregisseur')),
        },
      ],
    },
  });
};
const mine = async (who: ApiClient, kind: string, id: string) =>
  (await who.call(work.getMyWork)).items.find(item => item.kind === kind && item.id === id);

test('five lines are a draft on the server, read by who comes after, accepted, and then the introduction is a task of both', async () => {
  const kase = await openCase(api);
  const { handoverId } = await begin(kase.lead, kase);
  assert.equal(
    (await write(kase.lead, handoverId, 1, { introducer: null, introduceOn: null })).statusCode,
    200,
  );
  assert.equal(await mine(kase.lead, 'handover', handoverId), undefined, 'one’s own draft is no task');
  assert.equal((await accept(kase.lead, handoverId, 2)).statusCode, 403, 'nobody accepts from himself');
  await succeed(kase);
  const task = await mine(kase.deputy, 'handover', handoverId);
  assert.equal(task?.caseId, kase.caseId);
  const incomplete = await accept(kase.deputy, handoverId, 2);
  assert.match(incomplete.body, /draft-incomplete/);
  assert.match(incomplete.body, /introduceOn/);
  const former = { heldFunctionId: idOf(await colleague(kase.lead, 'Casusregisseur')) };
  assert.equal((await write(kase.deputy, handoverId, 2, { introducer: former })).statusCode, 200);
  assert.equal((await accept(kase.deputy, handoverId, 3)).statusCode, 201);
  assert.match((await accept(kase.deputy, handoverId, 4)).body, /already-done/);
  assert.equal((await write(kase.lead, handoverId, 4)).statusCode, 409, 'what was accepted stays as it was');
  for (const who of [kase.lead, kase.deputy]) {
    const introduction = await mine(who, 'introduction', handoverId);
    assert.equal(introduction?.dueOn, inDays(4));
    assert.equal(introduction.title, 'Noor');
  }
  assert.equal((await introduce(kase.lead, handoverId, 4, inDays(1))).statusCode, 422);
  assert.equal((await introduce(kase.lead, handoverId, 4)).statusCode, 200);
  assert.match((await introduce(kase.deputy, handoverId, 5)).body, /already-done/);
  for (const who of [kase.lead, kase.deputy])
    assert.equal(await mine(who, 'introduction', handoverId), undefined);
  const { items } = await listed(kase.lead, kase);
  assert.equal(items[0]?.accepted?.by, 'Achtervang');
  assert.equal(items[0].introducedOn, inDays(0));
  assert.deepEqual(items[0].may, { write: false, accept: false, recordIntroduction: false });
});

test('who names a successor leaves a hand-over behind, also when nothing was written', async () => {
  const kase = await openCase(api);
  await kase.lead.call(cases.appoint, {
    params: { caseId: kase.caseId },
    ifMatch: (await openedBy(kase.lead, kase)).version,
    body: { role: 'deputy', heldFunctionId: idOf(await colleague(kase.lead, 'Achtervang')) },
  });
  await succeed(kase);
  const { items } = await listed(kase.deputy, kase);
  assert.equal(items[0]?.from, 'Casusregisseur');
  assert.equal(items[0].running, null);
  assert.ok(await mine(kase.deputy, 'handover', items[0].handoverId));
});

test('an old version never takes away what somebody else wrote, and there is one draft at a time', async () => {
  const kase = await openCase(api);
  const { handoverId } = await begin(kase.lead, kase);
  assert.equal((await write(kase.deputy, handoverId, 1, { running: 'Van de achtervang' })).statusCode, 200);
  assert.equal((await write(kase.lead, handoverId, 1, { running: 'Van de regisseur' })).statusCode, 412);
  assert.equal((await listed(kase.lead, kase)).items[0]?.running, 'Van de achtervang');
  assert.deepEqual(await begin(kase.deputy, kase), { handoverId, version: 2 }, 'the draft that is there');
  assert.equal((await listed(kase.lead, kase)).mayBegin, false);
});

test('it is read with the whole case in detail and written by lead and deputy; nobody else hears that it is there', async () => {
  const kase = await openCase(api);
  const { handoverId } = await begin(kase.lead, kase);
  await write(kase.lead, handoverId, 1);
  const officer = await api.as('duinveen-leerplichtambtenaar');
  await letIn(kase, officer, 'Leerplichtambtenaar', {
    basis: 'youth-attendance-in-plan',
    parts: { 'school-work': 'write' },
  });
  assert.deepEqual((await listed(officer, kase)).items, [], 'a part is not the whole');
  const expert = await api.as('duinveen-gedragswetenschapper');
  const reading = await letIn(kase, expert, 'Gedragswetenschapper', {
    basis: 'youth-second-reader',
    parts: { headline: 'detail' },
  });
  assert.equal((await listed(expert, kase)).items[0]?.worries, lines.worries);
  assert.equal((await write(expert, handoverId, 2)).statusCode, 403);
  for (const subject of [
    'duinveen-teammanager',
    'veenrade-casusregisseur',
    'duinveen-jeugdverpleegkundige',
  ]) {
    const stranger = await api.as(subject);
    assert.equal(
      await stranger.refused(contract.listHandovers, { params: { caseId: kase.caseId } }),
      'not-found',
    );
    for (const answer of [
      await write(stranger, handoverId, 2),
      await accept(stranger, handoverId, 2),
      await introduce(stranger, handoverId, 2),
    ])
      assert.equal(answer.statusCode, 404, subject);
  }
  // whoever introduces says so with reading rights, while the access has not ended
  const who = { heldFunctionId: idOf(await colleague(kase.lead, 'Gedragswetenschapper')) };
  assert.equal((await write(kase.lead, handoverId, 2, { introducer: who })).statusCode, 200);
  await succeed(kase);
  assert.equal((await accept(kase.deputy, handoverId, 3)).statusCode, 201);
  assert.ok(await mine(expert, 'introduction', handoverId));
  await expire(api, reading.grantId, 'still-readable');
  assert.equal((await introduce(expert, handoverId, 4)).statusCode, 403, 'reading days are for reading');
  await api.admin.query(
    `update app.access_grant set valid_until = now() + interval '1 day', read_until = now() + interval '2 days' where public_id = $1`,
    [reading.grantId],
  );
  assert.equal((await introduce(expert, handoverId, 4)).statusCode, 200);
});

test('who introduces is at work on the case or a name: a colleague with a tie is refused like any who is not', async () => {
  const kase = await openCase(api);
  const { handoverId } = await begin(kase.lead, kase);
  const stranger = { heldFunctionId: idOf(await colleague(kase.lead, 'Gedragswetenschapper')) };
  assert.match(
    (await write(kase.lead, handoverId, 1, { introducer: stranger })).body,
    /colleague-not-eligible/,
  );
});

test('looking at a hand-over is on record, and the database itself refuses what the server would', async () => {
  const kase = await openCase(api);
  const { handoverId } = await begin(kase.lead, kase);
  const before = await countOf(api, `app.journal where act = 'handover.list' and kind = 'opened'`);
  await listed(kase.deputy, kase);
  assert.equal(await countOf(api, `app.journal where act = 'handover.list' and kind = 'opened'`), before + 1);
  const refusedBy = async (token: string | undefined, call: string) => {
    await api.admin.query('begin');
    try {
      await api.admin.query('select authz.enter($1, $2, $3)', [token, 'help-coordination', 'test']);
      await api.admin.query(`select ${call}`);
      return 'done';
    } catch (error) {
      return error instanceof Error ? error.message : '';
    } finally {
      await api.admin.query('rollback');
    }
  };
  const manager = await api.as('duinveen-teammanager');
  assert.equal(await refusedBy(manager.token, `authz.accept_handover('${handoverId}', 1)`), 'not-found');
  assert.equal(await refusedBy(kase.lead.token, `authz.accept_handover('${handoverId}', 1)`), 'not-allowed');
  assert.equal(
    await refusedBy(
      kase.lead.token,
      `authz.write_handover('${handoverId}', 9, '', '', '', '', null, '', null)`,
    ),
    'version-mismatch',
  );
  assert.equal(
    await refusedBy(kase.lead.token, `authz.record_introduction('${handoverId}', 1, authz.today())`),
    'draft-incomplete',
  );
  assert.equal(await refusedBy(kase.lead.token, `authz.take_over('[]', 'away')`), 'not-found');
});
