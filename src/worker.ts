import { Logger, parseCronItems, run, type TaskList } from 'graphile-worker';
import pg from 'pg';

export interface Worker {
  /** Lets the job at hand finish, then ends. */
  stop(): Promise<void>;
  /** Rejects when the worker ends without having been asked to. */
  readonly ended: Promise<void>;
}

/**
 * Runs what happens without anybody asking: cleaning up and reminding of reviews. It connects as the owner of the
 * queue, who may do nothing else than call these duties; none of them reads a family's data.
 */
export async function startWorker({ databaseUrl }: { databaseUrl: string }): Promise<Worker> {
  const pool = new pg.Pool({ connectionString: databaseUrl, application_name: 'perspectief-worker', max: 4 });
  // Without these a lost connection would end the process; the queue connects again by itself.
  pool.on('error', error => console.error(`worker: a database connection was lost (${error.message})`));
  pool.on('connect', client => client.on('error', () => undefined));
  const tasks: TaskList = {
    async housekeeping() {
      await pool.query('select authz.sweep()');
      await pool.query('select authz.deputies_stand_in()');
    },
    async reviews() {
      await pool.query('select authz.raise_review_notices()');
    },
  };
  const runner = await run({
    pgPool: pool,
    taskList: tasks,
    parsedCronItems: parseCronItems([
      { task: 'housekeeping', match: '*/10 * * * *', identifier: 'housekeeping' },
      // The queue counts in UTC: six in the morning in summer, five in winter, before people start.
      { task: 'reviews', match: '0 4 * * *', identifier: 'reviews', options: { backfillPeriod: 86_400_000 } },
    ]),
    concurrency: 2,
    noHandleSignals: true,
    logger: onlyTrouble,
  });
  // A night may have passed without a worker.
  await runner.addJob('reviews', {}, { jobKey: 'reviews-at-start' });
  return {
    ended: runner.promise,
    async stop() {
      await runner.stop();
      await pool.end();
    },
  };
}

const onlyTrouble = new Logger(() => (level, message) => {
  if (level === 'error' || level === 'warning') console.error(`worker: ${message}`);
});
