import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { refusal, world, type Case, type World } from '../../test/world.ts';
import { openPool, type Batch, type Pool } from './database.ts';
import { listed, opened, openedScope, searched } from './journal.ts';
import { Fault } from './refusal.ts';
import { Unit } from './unit.ts';

let w: World;
let kase: Case;
let pool: Pool;
before(async () => {
  w = await world();
  kase = await w.openCase();
  pool = openPool(w.database.webUrl, { max: 2 });
});
after(async () => {
  await pool.end();
  await w.close();
});

const trace = '0123456789abcdef0123456789abcdef';

const look = async <B extends Batch>(batch: B, token = kase.lead.token) => {
  const unit = new Unit(pool, {
    token,
    purposes: ['help-coordination'],
    trace,
    route: 'test.look',
    action: undefined,
    command: undefined,
  });
  try {
    return await unit.look(batch);
  } finally {
    await unit.close();
  }
};

const Row = z.object({ headline: z.string() });
const number = async () =>
  Number((await w.stage('select coalesce(max(journal_id), 0) as last from app.journal'))[0]?.['last']);
const since = (last: number) =>
  w.stage(
    `select j.kind, j.act, j.purpose, j.function, j.trace_id, coalesce(s.life_domain, s.kind) as part, j.professional_id, g.kind as by_grant
       from app.journal j join app.scope s on s.scope_id = j.scope_id join app.access_grant g on g.grant_id = j.grant_id
      where j.journal_id > $1 order by j.journal_id`,
    [last],
  );

const partsOf = (rows: readonly Record<string, unknown>[]) => rows.map(row => String(row['part'])).toSorted();

test('opening a case writes one row for each part that is open: who, in which function, by which grant, for which purpose', async () => {
  const last = await number();
  await look({
    opened: opened('test.open', 'select case_id from app.case_file where public_id = $1')(kase.caseId),
  });
  const rows = await since(last);
  assert.deepEqual(partsOf(rows), ['headline', 'money', 'school-work']);
  for (const row of rows) {
    assert.equal(row['kind'], 'opened');
    assert.equal(row['act'], 'test.open');
    assert.equal(row['purpose'], 'help-coordination');
    assert.equal(row['function'], 'case-director');
    assert.equal(row['by_grant'], 'first-contact');
    assert.equal(row['trace_id'], trace);
    assert.equal(String(row['professional_id']), await kase.lead.professionalId());
  }
});

test('opening one part alone writes that part alone', async () => {
  const last = await number();
  const money = openedScope(
    'test.part',
    `select scope_id from app.scope where file_id = $1 and life_domain = 'money'`,
  );
  await look({ opened: money(kase.number) });
  assert.deepEqual(
    (await since(last)).map(row => row['part']),
    ['money'],
  );
});

test('a list writes what it answers, each scope once, in the same statement', async () => {
  const cases = listed(
    'test.list',
    Row,
    'test.list',
    'select scope_id, headline from app.case_file union all select scope_id, headline from app.case_file',
  );
  const last = await number();
  const { found } = await look({ found: cases() });
  assert.equal(found.length, 2);
  assert.deepEqual(
    (await since(last)).map(row => [row['kind'], row['act'], row['part']]),
    [['listed', 'test.list', 'headline']],
  );
});

test('a list that shows two scopes in a row writes both', async () => {
  const pairs = listed(
    'test.pairs',
    z.object({}),
    'test.pairs',
    `select c.scope_id, s.scope_id as other from app.case_file c join app.scope s on s.file_id = c.case_id and s.life_domain = 'money'`,
    ['scope_id', 'other'],
  );
  const last = await number();
  await look({ found: pairs() });
  assert.deepEqual(partsOf(await since(last)), ['headline', 'money']);
});

test('a list refuses rows whose scope was not journaled', async () => {
  // a scope that is not open to the reader: no grant, so no journal row, so no answer
  const hidden = await w.openCase({ tenant: 'veenrade' });
  const [scope] = await w.stage(
    `select scope_id::text from app.scope where file_id = $1 and kind = 'headline'`,
    [hidden.number],
  );
  const leaking = listed(
    'test.leak',
    Row,
    'test.leak',
    `select scope_id, headline from app.case_file union all select $1::bigint, 'Dit mag niet weg'`,
  );
  const last = await number();
  await assert.rejects(look({ found: leaking(scope?.['scope_id']) }), (error: unknown) => {
    assert.ok(error instanceof z.ZodError);
    assert.match(error.message, /a listed scope without a journal row/);
    return true;
  });
  assert.ok(
    (await since(last)).every(row => row['part'] === 'headline'),
    'what did leave the tables is on record',
  );
});

test('an empty list writes nothing', async () => {
  const none = listed(
    'test.none',
    Row,
    'test.none',
    'select scope_id, headline from app.case_file where false',
  );
  const last = await number();
  assert.deepEqual((await look({ found: none() })).found, []);
  assert.equal((await since(last)).length, 0);
});

test('a list keeps the order of its query', async () => {
  const numbered = listed(
    'test.order',
    z.object({ nr: z.int() }),
    'test.order',
    'select c.scope_id, n.nr::int from app.case_file c cross join unnest(array[3, 1, 2]) with ordinality n (nr, at) order by n.at',
  );
  const { found } = await look({ found: numbered() });
  assert.deepEqual(
    found.map(row => row.nr),
    [3, 1, 2],
  );
});

test('a search is on record with a keyed hash, also when it finds nothing, and the words themselves nowhere', async () => {
  const hash = randomBytes(32);
  await look({ searched: searched('test.search')(hash) });
  const [row] = await w.stage(
    `select s.*, encode(s.key_hash, 'hex') as hex, to_jsonb(s)::text as whole from app.journal_search s order by s.search_id desc limit 1`,
  );
  assert.equal(row?.['hex'], hash.toString('hex'));
  assert.equal(row?.['act'], 'test.search');
  assert.equal(row?.['kind'], 'searched');
  assert.equal(row?.['trace_id'], trace);
  assert.equal(String(row?.['professional_id']), await kase.lead.professionalId());
  assert.deepEqual(
    Object.keys(row ?? {}).filter(column => /asked|words|query|value|surname|bsn|text/.test(column)),
    [],
    'there is no column for what was asked',
  );
});

test('who looked is the database’s word: the server cannot claim somebody else, nor a part that is not open', async () => {
  const colleague = await w.signIn('case-director');
  const claim = (column?: string, value?: string) => () =>
    kase.lead.rows(
      `insert into app.journal (tenant_id, kind, act, scope_id, file_id, grant_id, purpose, held_function_id, organisation_id, function${column === undefined ? '' : `, ${column}`})
       select h.tenant_id, 'opened', 'test.claim', o.scope_id, o.case_id, o.grant_id, o.purpose, h.held_function_id, h.organisation_id, h.function${value === undefined ? '' : `, ${value}`}
         from authz.my_open o join app.held_function h on h.held_function_id = o.held_function_id where o.kind = 'headline' limit 1`,
    );
  assert.equal(await refusal(claim()), undefined, 'the statement itself is fine');
  assert.equal(await refusal(claim('professional_id', '1')), '42501');
  assert.equal(await refusal(claim('trace_id', `'other'`)), '42501');
  assert.equal(await refusal(claim('looked_at', 'now()')), '42501');
  assert.equal(
    await refusal(() =>
      colleague.rows(
        `insert into app.journal (tenant_id, kind, act, scope_id, file_id, grant_id, purpose, held_function_id, organisation_id, function)
         select h.tenant_id, 'opened', 'test.claim', $1::bigint, $2::bigint, 1, 'help-coordination', h.held_function_id, h.organisation_id, h.function
           from app.held_function h where h.professional_id = authz.actor()`,
        ['1', kase.number],
      ),
    ),
    '42501',
  );
});

test('what is on record cannot be changed or taken away', async () => {
  assert.equal(await refusal(() => kase.lead.rows(`update app.journal set act = 'x'`)), '42501');
  assert.equal(await refusal(() => kase.lead.rows('delete from app.journal')), '42501');
  assert.equal(await refusal(() => kase.lead.rows('truncate app.journal')), '42501');
  assert.equal(await refusal(() => kase.lead.rows('select * from app.journal_search')), '42501');
});

test('the name of an act is a plain name: no text of anybody gets into the statement', () => {
  for (const act of ["x'); drop table app.journal; --", 'Cases.Open', '', 'a b'])
    assert.throws(() => opened(act, 'select 1'), Fault);
});
