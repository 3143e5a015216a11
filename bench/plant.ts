/** Faults to plant, each of which must turn the bench red: gates that were never seen to close are no gates. */
import { connected } from './connect.ts';

export const plants = {
  seq: {
    name: 'an index gone: opening a case reads all facts there are',
    text: 'drop index app.fact_case; drop index app.fact_scope',
  },
  array: {
    name: 'the rule asked as a list of all that the reader holds, instead of for the row at hand',
    text: `alter policy opened on app.fact using (scope_id = any (array(select o.scope_id from authz.my_open o where o.level >= 2)))`,
  },
} as const;

export type Plant = keyof typeof plants;

export async function plant(adminUrl: string, which: Plant): Promise<void> {
  const client = await connected(adminUrl);
  await client.query(plants[which].text);
  await client.end();
}
