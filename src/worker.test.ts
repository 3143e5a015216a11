import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { withDatabase } from '#test/database.ts';
import { until } from '#test/waiting.ts';
import { startWorker, type Worker } from './worker.ts';

test('the worker does its duties from the start, and stops in order', async () => {
  const database = await withDatabase();
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  let worker: Worker | undefined;
  try {
    // A review that is due today (the day of the Netherlands, not of the server), of which somebody must hear.
    const { rowCount } = await admin.query(
      `update app.legal_basis set review_by = authz.today() where ended_on is null`,
    );
    assert.ok((rowCount ?? 0) > 0, 'the content has legal bases to review');
    worker = await startWorker({ databaseUrl: database.jobsUrl });
    await until('notices', async () => {
      const raised = await admin.query(`select 1 from app.notice where kind = 'basis-review-due' limit 1`);
      return raised.rowCount === 1;
    });
    const { ended } = worker;
    await worker.stop();
    worker = undefined;
    await ended;
    const { rows } = await admin.query(
      `select identifier from graphile_worker._private_known_crontabs order by 1`,
    );
    assert.deepEqual(rows, [{ identifier: 'housekeeping' }, { identifier: 'reviews' }]);
  } finally {
    // also when an assertion failed: a worker that goes on would keep this process, and with it all tests, from ending
    await worker?.stop();
    await admin.end();
    await database.close();
  }
});
