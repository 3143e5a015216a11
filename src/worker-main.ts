// npm run worker: what happens without anybody asking. Several may run; each job is done by one of them.
import { startWorker } from '#src/worker.ts';
import { runSingle } from '#src/start/single.ts';

await runSingle(async (config, shutdown) => {
  if (config.workerDatabaseUrl === undefined) {
    throw new Error(
      'Set WORKER_DATABASE_URL to the database, as the role app_jobs, for example postgresql://app_jobs:secret@db.example.nl/perspectief.',
    );
  }
  const worker = await startWorker({ databaseUrl: config.workerDatabaseUrl });
  shutdown.add(() => worker.stop());
  worker.ended.catch((error: unknown) => shutdown.end(1, `The worker ended: ${String(error)}`));
  return 'The worker is running.';
});
