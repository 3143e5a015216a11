/** The server as it is composed for production, on a database that the bench has filled: so no demo is played into it first. */
import { readOrMakeKeys } from '#kernel/keys.ts';
import { buildServer } from '#src/server.ts';
import { runSingle } from '#src/start/single.ts';

await runSingle(async (config, shutdown) => {
  if (config.databaseUrl === undefined) throw new Error('Set DATABASE_URL to the database of the bench.');
  const { app, pool } = await buildServer({
    config,
    keys: readOrMakeKeys(config.keyFile),
    databaseUrl: config.databaseUrl,
  });
  await app.listen({ host: config.host, port: config.port });
  shutdown.add(async () => {
    await app.close();
    await pool.end();
  });
  return `The bench has its server: ${config.publicUrl}`;
});
