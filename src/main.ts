// npm start: everything on one machine, from nothing. Production runs migrate, server and worker apart.
import { readConfig, type Config } from '#kernel/config.ts';
import { readKeys, readOrMakeKeys } from '#kernel/keys.ts';
import { loadContent } from '#src/frames/load.ts';
import { migrate } from '#src/migrate.ts';
import { startServer } from '#src/server.ts';
import { openDatabase } from '#src/start/database.ts';
import { greet } from '#src/start/greeting.ts';
import { whyNotListen } from '#src/start/port.ts';
import { Shutdown } from '#src/start/shutdown.ts';
import { buildWeb } from '#src/start/web.ts';
import { startWorker } from '#src/worker.ts';

const shutdown = new Shutdown();
try {
  await start(readConfig(process.env));
} catch (error) {
  await shutdown.end(1, error instanceof Error ? error.message : String(error));
}

async function start(config: Config): Promise<void> {
  const taken = await whyNotListen(config.host, config.port);
  if (taken !== undefined) return shutdown.end(1, taken);

  const [urls] = await Promise.all([prepareDatabase(config), buildWeb(line => console.log(line))]);
  const keys = config.demo ? readOrMakeKeys(config.keyFile) : readKeys(config.keyFile);

  const server = await startServer({ config, keys, databaseUrl: urls.webUrl });
  shutdown.add(() => server.stop());
  const worker = await startWorker({ databaseUrl: urls.jobsUrl });
  shutdown.add(() => worker.stop());
  worker.ended.catch((error: unknown) => shutdown.end(1, `The worker ended: ${String(error)}`));

  greet(config);
}

async function prepareDatabase(config: Config): Promise<{ webUrl: string; jobsUrl: string }> {
  const database = await openDatabase(config);
  shutdown.add(() => database.stop());
  void database.died.then(() =>
    shutdown.end(
      1,
      `PostgreSQL ended unexpectedly; its log: ${config.dataDir}/postgres.log. What was saved is safe: start again.`,
    ),
  );
  await migrate(database.adminUrl, line => console.log(line));
  await loadContent(database.adminUrl);
  return database.signIn();
}
