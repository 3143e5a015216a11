import type pg from 'pg';

const tables = [
  'scope', 'access_grant', 'access_grant_line', 'case_file', 'case_child', 'child_address', 'fact', 'goal',
  'agreement', 'disclosure', 'journal', 'person_file', 'concern', 'concern_draft',
  'contact_note', 'case_person', 'child_standing', 'stop_answer', 'handover', 'statement', 'partner_question', 'weighing', 'taking_part', 'correction',
  'letter', 'plan_paper', 'plan_paper_line', 'concern_decision', 'case_closing', 'aftercare',
]; // prettier-ignore

interface Definition {
  readonly on: string;
  readonly name: string;
  readonly kind: 'p' | 'u' | 'f';
  readonly definition: string;
}

/** Does the work while the big tables have no index and no key, and puts all of them back: a foreign key that does not hold fails here. */
export async function withoutIndexes(client: pg.Client, work: () => Promise<void>): Promise<void> {
  const constraints = await client.query<Definition>(
    `select conrelid::regclass::text as "on", conname as name, contype as kind, pg_get_constraintdef(oid) as definition
       from pg_constraint
      where connamespace = 'app'::regnamespace and contype in ('p', 'u', 'f')
        and (conrelid::regclass::text = any ($1) or confrelid::regclass::text = any ($1))
      order by array_position(array['f', 'u', 'p'], contype::text), oid`,
    [tables.map(table => `app.${table}`)],
  );
  const indexes = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
       from pg_index i
      where i.indrelid::regclass::text = any ($1) and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u'))
      order by 1`,
    [tables.map(table => `app.${table}`)],
  );
  for (const { on, name } of constraints.rows)
    await client.query(`alter table ${on} drop constraint ${name}`);
  for (const { name } of indexes.rows) await client.query(`drop index ${name}`);
  // constraint triggers queue one event per row; what they guard is checked for all rows at once afterwards
  await client.query('set session_replication_role = replica');
  await work();
  await client.query('set session_replication_role = origin');
  for (const { on, name, definition } of constraints.rows.toReversed()) {
    await client.query(`alter table ${on} add constraint ${name} ${definition}`);
  }
  for (const { definition } of indexes.rows) await client.query(definition);
}
