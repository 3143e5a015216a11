/** A policy that the proof does not try is a policy without proof: each new one wants a line in attempts.ts. */
import pg from 'pg';
import type { TestDatabase } from '../../database.ts';
import { attempts } from './attempts.ts';

export async function untriedPolicies({ adminUrl }: TestDatabase): Promise<string[]> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ attempt: string }>(
      `select case p.polcmd when 'r' then 'see' when 'w' then 'change' when 'a' then 'add' else 'do anything to' end || ' ' || c.relname as attempt
         from pg_policy p join pg_class c on c.oid = p.polrelid where 'app_web'::regrole = any (p.polroles) or 0 = any (p.polroles)`,
    );
    if (rows.length === 0) return ['there are no policies'];
    return rows
      .filter(({ attempt }) => !attempts.some(({ name }) => name === attempt))
      .map(({ attempt }) => `a policy lets app_web ${attempt}, and the proof does not try that`);
  } finally {
    await client.end();
  }
}
