import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { waitsForLock } from '../../test/waiting.ts';
import { world, type Case, type World } from '../../test/world.ts';
import { definePolicy } from './authority.ts';
import { openPool, read, write, type Connection, type Pool } from './database.ts';
import { opened } from './journal.ts';
import { Fault, Refused } from './refusal.ts';
import { AlreadyAnswered, hashRequest, Unit, type UnitContext } from './unit.ts';

let w: World;
let kase: Case;
let pool: Pool;
before(async () => {
  w = await world();
  kase = await w.openCase();
  pool = openPool(w.database.webUrl, { max: 3 });
});
after(async () => {
  await pool.end();
  await w.close();
});

const context = (given: Partial<UnitContext> = {}): UnitContext => ({
  token: kase.lead.token,
  purposes: ['help-coordination'],
  trace: 'test',
  route: 'test.route',
  action: 'test.act',
  command: undefined,
  ...given,
});

/** One unit of work, given back whatever happens, as the shell does it. */
const within = async <T>(
  work: (unit: Unit) => Promise<T>,
  given: Partial<UnitContext> = {},
  on: Pool = pool,
): Promise<T> => {
  const unit = new Unit(on, context(given));
  try {
    return await work(unit);
  } finally {
    await unit.close();
  }
};

const headline = read(
  'test.headline',
  z.object({ headline: z.string() }),
  'select headline from app.case_file where public_id = $1',
);
const caseOpened = opened('test.open', 'select case_id from app.case_file where public_id = $1');
const rename = write('test.rename', 'update app.case_file set headline = $2 where public_id = $1');
const policy = definePolicy('test', [
  {
    action: 'test.act',
    functions: ['case-director'],
    relations: ['lead'],
    states: ['open'],
    frames: ['jeugd-lokaal'],
  },
  {
    action: 'test.other',
    functions: ['case-director'],
    relations: ['lead'],
    states: ['open'],
    frames: ['jeugd-lokaal'],
  },
]);
const theCase = () => ({
  id: kase.caseId,
  relations: ['lead'] as const,
  state: 'open',
  frame: 'jeugd-lokaal',
});
const done = { status: 200, body: { version: 2 } };

const journaled = async () =>
  Number((await w.stage('select count(*) from app.journal where file_id = $1', [kase.number]))[0]?.['count']);
const headlineNow = async () =>
  (await w.stage('select headline from app.case_file where public_id = $1', [kase.caseId]))[0]?.['headline'];

const faultWith = (words: RegExp) => (error: unknown) => error instanceof Fault && words.test(error.message);
const refusedAs = (code: string) => (error: unknown) => error instanceof Refused && error.code === code;

test('a look that names no journal statement is refused before anything is asked', async () => {
  await assert.rejects(
    within(unit => unit.look({ file: headline(kase.caseId) })),
    faultWith(/a look without journal/),
  );
});

test('a look cannot change anything', async () => {
  await assert.rejects(
    within(unit => unit.look({ opened: caseOpened(kase.caseId), act: rename('x', kase.caseId, 'x') })),
    faultWith(/a look does not write/),
  );
});

test('a look and its journal row are committed together, before the answer leaves', async () => {
  const before = await journaled();
  await within(async unit => {
    const { file } = await unit.look({ file: headline(kase.caseId), opened: caseOpened(kase.caseId) });
    assert.equal(file[0]?.headline, await headlineNow());
    assert.ok(unit.finished);
    // headline, two life domains
    assert.equal(await journaled(), before + 3);
  });
});

test('rows that no journal row speaks of do not leave', async () => {
  const nothing = opened('test.nothing', 'select -1::bigint');
  await assert.rejects(
    within(unit => unit.look({ file: headline(kase.caseId), opened: nothing() })),
    refusedAs('not-found'),
  );
});

test('who has no grant reads nothing, and nothing is journaled', async () => {
  const stranger = await w.signIn('case-director');
  const before = await journaled();
  const { file } = await within(
    unit => unit.look({ file: headline(kase.caseId), opened: caseOpened(kase.caseId) }),
    { token: stranger.token },
  );
  assert.deepEqual(file, []);
  assert.equal(await journaled(), before);
});

/** A pool whose connections answer through `query`. */
const poolWith = (
  query: (connection: Connection, config: { readonly text: string }) => Promise<unknown>,
): Pool =>
  ({
    connect: async () => {
      const connection = await pool.connect();
      return {
        query: (config: { readonly text: string }) => query(connection, config),
        release: (error?: Error | boolean) => connection.release(error),
      };
    },
  }) as unknown as Pool;

test('a commit that was answered by ROLLBACK lets no data out', async () => {
  const before = await journaled();
  // an error that something on the way has swallowed: PostgreSQL then answers COMMIT with ROLLBACK, and no error
  const swallowing = poolWith(async (connection, config) => {
    if (config.text === 'commit') await connection.query('select 1 / 0').catch(() => undefined);
    return connection.query(config);
  });
  await within(
    async unit => {
      await assert.rejects(
        unit.look({ file: headline(kase.caseId), opened: caseOpened(kase.caseId) }),
        faultWith(/not committed/),
      );
      assert.equal(unit.finished, false);
    },
    {},
    swallowing,
  );
  assert.equal(await journaled(), before);
});

test('a command writes with the permit for its row', async () => {
  await within(async unit => {
    await unit.load({ file: headline(kase.caseId) });
    const may = unit.permit(policy, 'test.act', theCase());
    await unit.save(may, { act: rename(may.subject, kase.caseId, 'Anders') }, done);
  });
  assert.equal(await headlineNow(), 'Anders');
});

test('a permit for another row is refused when saving, and nothing is written', async () => {
  const before = await headlineNow();
  await within(async unit => {
    await unit.load({});
    const may = unit.permit(policy, 'test.act', { ...theCase(), id: randomUUID() });
    await assert.rejects(
      unit.save(may, { act: rename(kase.caseId, kase.caseId, 'Niet zo') }, done),
      faultWith(/permit is for another row/),
    );
  });
  assert.equal(await headlineNow(), before);
});

test('a permit for another action than the route declares is refused', async () => {
  await within(async unit => {
    await unit.load({});
    const may = unit.permit(policy, 'test.other', theCase());
    await assert.rejects(
      unit.save(may, { act: rename(kase.caseId, kase.caseId, 'Niet zo') }, done),
      faultWith(/no permit for this action/),
    );
  });
});

test('a permit that was minted in another unit of work is refused', async () => {
  await within(async other => {
    await other.load({});
    const may = other.permit(policy, 'test.act', theCase());
    await within(async unit => {
      await unit.load({});
      await assert.rejects(
        unit.save(may, { act: rename(kase.caseId, kase.caseId, 'Niet zo') }, done),
        faultWith(/no permit for this action/),
      );
    });
  });
});

test('nobody gets a permit before it is known who acts', async () => {
  await within(async unit => {
    assert.throws(() => unit.permit(policy, 'test.act', theCase()), refusedAs('not-signed-in'));
  });
});

test('what was loaded and failed cannot be saved: the transaction is gone', async () => {
  const fails = read('test.fails', z.object({}), 'select 1 / 0');
  await within(async unit => {
    await unit.load({});
    const may = unit.permit(policy, 'test.act', theCase());
    await assert.rejects(unit.more({ fails: fails() }));
    await assert.rejects(unit.save(may, {}, done), faultWith(/nothing was loaded/));
    await assert.rejects(unit.more({}), faultWith(/nothing was loaded/));
  });
});

test('without a living session nobody is signed in', async () => {
  const gone = await w.signIn('case-director');
  await gone.rows('select authz.end_session($1, false)', [gone.token]);
  for (const token of [undefined, '', 'x'.repeat(43), gone.token]) {
    for (const act of [
      (unit: Unit) => unit.look({ opened: caseOpened(kase.caseId) }),
      (unit: Unit) => unit.consult({}),
      (unit: Unit) => unit.load({}),
    ])
      await assert.rejects(within(act, { token }), refusedAs('not-signed-in'));
  }
});

test('a refusal by the database keeps its name', async () => {
  const refuses = read('test.refuses', z.object({}), `select authz.expect_row(0)`);
  await assert.rejects(
    within(unit => unit.load({ refuses: refuses() })),
    refusedAs('version-mismatch'),
  );
});

test('who acted before leaves nothing behind on the connection', async () => {
  const one = openPool(w.database.webUrl, { max: 1 });
  try {
    const whoIsThere = async () => {
      const { rows } = await one.query<Record<string, unknown>>(
        `select authz.actor() as actor, coalesce(current_setting('perspectief.session', true), '') as session,
                coalesce(current_setting('perspectief.purposes', true), '') as purposes, (select count(*) from app.case_file) as cases`,
      );
      return rows[0];
    };
    const nobody = { actor: null, session: '', purposes: '', cases: '0' };
    await within(unit => unit.look({ opened: caseOpened(kase.caseId) }), {}, one);
    assert.deepEqual(await whoIsThere(), nobody, 'after a look');
    await within(unit => unit.load({ file: headline(kase.caseId) }), {}, one);
    assert.deepEqual(await whoIsThere(), nobody, 'after a command that was not saved');
    const fails = read('test.fails-too', z.object({}), 'select 1 / 0');
    await assert.rejects(within(unit => unit.load({ fails: fails() }), {}, one));
    assert.deepEqual(await whoIsThere(), nobody, 'after an error');
    assert.equal(one.totalCount, 1, 'it was the same connection all the time');
  } finally {
    await one.end();
  }
});

test('a connection in an unknown state serves nobody else', async () => {
  const one = openPool(w.database.webUrl, { max: 1 });
  try {
    let connected: Connection | undefined;
    const breaking = {
      connect: async () => {
        connected = await one.connect();
        const held = connected;
        return {
          query: (config: { readonly text: string }) =>
            config.text === 'commit' ? Promise.reject(new Error('socket')) : held.query(config),
          release: (error?: Error | boolean) => held.release(error),
        };
      },
    } as unknown as Pool;
    await assert.rejects(
      within(unit => unit.look({ opened: caseOpened(kase.caseId) }), {}, breaking),
      /socket/,
    );
    assert.equal(one.totalCount, 0, 'the connection is gone');
    await within(unit => unit.look({ opened: caseOpened(kase.caseId) }), {}, one);
  } finally {
    await one.end();
  }
});

test('a command whose connection is lost fails, and the next one works', async () => {
  const one = openPool(w.database.webUrl, { max: 1 });
  try {
    await assert.rejects(
      within(
        async unit => {
          await unit.load({ file: headline(kase.caseId) });
          await w.stage(
            `select pg_terminate_backend(pid) from pg_stat_activity
              where datname = current_database() and usename = 'app_web' and state = 'idle in transaction'`,
          );
          const may = unit.permit(policy, 'test.act', theCase());
          await unit.save(may, { act: rename(may.subject, kase.caseId, 'Half') }, done);
        },
        {},
        one,
      ),
    );
    assert.notEqual(await headlineNow(), 'Half');
    await within(unit => unit.look({ opened: caseOpened(kase.caseId) }), {}, one);
  } finally {
    await one.end();
  }
});

/** Renames the case once, under a key; the transaction stays open as long as `pause` takes. */
const renameOnce = (
  key: string,
  words: string,
  given: Partial<UnitContext> = {},
  pause: () => Promise<unknown> = () => Promise.resolve(),
) =>
  within(
    async unit => {
      await unit.load({ file: headline(kase.caseId) });
      const may = unit.permit(policy, 'test.act', theCase());
      await pause();
      await unit.save(
        may,
        { act: rename(may.subject, kase.caseId, words) },
        { status: 201, body: { words } },
      );
      return words;
    },
    { command: { key, requestHash: hashRequest(words) }, ...given },
  );

const firstAnswer = (error: unknown) =>
  error instanceof AlreadyAnswered ? { status: error.status, answer: error.answer } : error;

test('a repeated command gets the first answer and does nothing twice', async () => {
  const key = randomUUID();
  await renameOnce(key, 'Eerste');
  await w.stage('update app.case_file set headline = $2 where public_id = $1', [
    kase.caseId,
    'Later gewijzigd',
  ]);
  await assert.rejects(renameOnce(key, 'Eerste'), (error: unknown) => {
    assert.deepEqual(firstAnswer(error), { status: 201, answer: { words: 'Eerste' } });
    return true;
  });
  assert.equal(await headlineNow(), 'Later gewijzigd');
});

test('two of the same command at once: one is done, the other waits and gets its answer', async () => {
  const key = randomUUID();
  const holds = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const first = renameOnce(key, 'Samen', {}, () => {
    holds.resolve();
    return gate.promise;
  });
  await holds.promise;
  // the second comes in while the first holds its transaction open
  const second = renameOnce(key, 'Samen').catch(firstAnswer);
  assert.ok(await waitsForLock(w.database, second), 'the second waits');
  gate.resolve();
  assert.equal(await first, 'Samen');
  assert.deepEqual(await second, { status: 201, answer: { words: 'Samen' } });
});

test('a key that was used for something else is refused', async () => {
  const key = randomUUID();
  await renameOnce(key, 'Zo');
  await assert.rejects(renameOnce(key, 'Anders dan'), refusedAs('key-used-otherwise'));
  await assert.rejects(renameOnce(key, 'Zo', { route: 'test.elsewhere' }), refusedAs('key-used-otherwise'));
  assert.equal(await headlineNow(), 'Zo');
});

test('a key belongs to one person: a colleague with the same one is not answered with someone else’s', async () => {
  const key = randomUUID();
  await renameOnce(key, 'Van de een');
  assert.equal(await renameOnce(key, 'Van de ander', { token: kase.deputy.token }), 'Van de ander');
});

test('the same request always has the same hash, and another one another', () => {
  assert.deepEqual(hashRequest('r', { a: 1 }, null), hashRequest('r', { a: 1 }, null));
  assert.notDeepEqual(hashRequest('r', { a: 1 }, null), hashRequest('r', { a: 2 }, null));
  assert.notDeepEqual(hashRequest('r', { a: 1 }, '"1"'), hashRequest('r', { a: 1 }, '"2"'));
});

test('a database that says nothing any more is not waited for, and its connection serves nobody else', async () => {
  const one = openPool(w.database.webUrl, { max: 1, silenceMillis: 300 });
  try {
    const silent = read('test.silent', z.object({}), 'select pg_sleep(4)');
    await assert.rejects(
      within(unit => unit.load({ silent: silent() }), {}, one),
      /timeout/,
    );
    assert.equal(one.totalCount, 0, 'the connection is gone');
    await within(unit => unit.look({ opened: caseOpened(kase.caseId) }), {}, one);
  } finally {
    await one.end();
  }
});
