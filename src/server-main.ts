// npm run server: one server of any number beside each other, on a database that others look after.
import { readKeys, readOrMakeKeys } from '#kernel/keys.ts';
import { startServer } from '#src/server.ts';
import { whyNotListen } from '#src/start/port.ts';
import { runSingle } from '#src/start/single.ts';

await runSingle(async (config, shutdown) => {
  if (config.databaseUrl === undefined) {
    throw new Error(
      'Set DATABASE_URL to the database, as the role app_web, for example postgresql://app_web:secret@db.example.nl/perspectief. ' +
        '"npm start" brings a database of its own.',
    );
  }
  const taken = await whyNotListen(config.host, config.port);
  if (taken !== undefined) throw new Error(taken);
  const keys = config.demo ? readOrMakeKeys(config.keyFile) : readKeys(config.keyFile);
  const server = await startServer({ config, keys, databaseUrl: config.databaseUrl });
  shutdown.add(() => server.stop());
  return `Perspectief is ready: ${config.publicUrl}`;
});
