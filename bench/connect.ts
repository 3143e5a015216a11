import pg from 'pg';

/** A connection of one's own. When PostgreSQL stops under it the statement at hand fails and says so; nothing else does. */
export async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'perspectief-bench' });
  client.on('error', () => {});
  await client.connect();
  return client;
}
