import { z } from 'zod';
import type { Statement } from './database.ts';
import { Fault } from './refusal.ts';

/**
 * A look is a write. The journal is written by the database from the rows that leave: by the listing statement itself, or
 * by `insert ... select` from authz.my_open in the same transaction. Who looked is filled in by the database from the session.
 */
const columns =
  'tenant_id, kind, act, scope_id, file_id, grant_id, purpose, held_function_id, organisation_id, function';

const from = (scopes: string, kind: 'listed' | 'opened', act: string) => `
  insert into app.journal (${columns})
  select distinct on (o.scope_id) h.tenant_id, '${kind}', '${act}', o.scope_id, o.case_id, o.grant_id, o.purpose, o.held_function_id, h.organisation_id, h.function
    from authz.my_open o join app.held_function h on h.held_function_id = o.held_function_id
   where ${scopes}
   order by o.scope_id, o.level desc
  returning 1 as journaled`;

const Journaled = z.object({ journaled: z.int() });

const plain = (act: string) => {
  if (!/^[a-z][a-z.-]{1,60}$/.test(act)) throw new Fault(`not the name of an act: ${act}`);
  return act;
};

/**
 * Opening a file (case or concern): one row for every scope of it that is open to the reader. `file` is SQL for the file's
 * number. The words of a child are opened by an act of their own, which is written down on the headline too: whoever reads
 * there who looked does not learn whether there were any. What a second reader gets of a closing is no part of the case that
 * opens with it.
 */
export const opened = (act: string, file: string, what: 'parts' | 'voices' = 'parts') => {
  const kinds =
    what === 'parts' ? `o.kind not in ('voice', 'closing-reading')` : `o.kind in ('headline', 'voice')`;
  const text = from(`o.case_id = (${file}) and ${kinds}`, 'opened', plain(act));
  return (...values: readonly unknown[]): Statement<z.infer<typeof Journaled>> => ({
    name: `journal.${act}`,
    text,
    values,
    row: Journaled,
    part: 'journals',
  });
};

/**
 * Opening one scope alone, such as an address or one's own draft. `scope` is SQL for the scope's number; `name` tells this
 * statement from another that is journaled as the same act.
 */
export const openedScope = (act: string, scope: string, name = act) => {
  const text = from(`o.scope_id = (${scope})`, 'opened', plain(act));
  return (...values: readonly unknown[]): Statement<z.infer<typeof Journaled>> => ({
    name: `journal.${name}`,
    text,
    values,
    row: Journaled,
    part: 'journals',
  });
};

/**
 * A list: `query` answers one or more columns with scopes (`scope_id` unless said otherwise); every scope in them is
 * journaled by the same statement, and the parser refuses rows whose scopes were not. The order of the query holds.
 */
export const listed = <Row>(
  name: string,
  row: z.ZodType<Row>,
  act: string,
  query: string,
  scopeColumns: readonly string[] = ['scope_id'],
) => {
  const scopes = scopeColumns
    .map(column => `select distinct ${column} as scope_id from r where ${column} is not null`)
    .join(' union ');
  const text = `
    with r as materialized (${query}),
    scopes as materialized (${scopes}),
    j as (
      insert into app.journal (${columns})
      select h.tenant_id, 'listed', '${plain(act)}', o.scope_id, o.case_id, o.grant_id, o.purpose, o.held_function_id, h.organisation_id, h.function
        from scopes cross join lateral (select * from authz.my_open o where o.scope_id = scopes.scope_id order by o.level desc limit 1) o
        join app.held_function h on h.held_function_id = o.held_function_id
      returning 1)
    select r.*, (select count(*)::int from j) as journaled, (select count(*)::int from scopes) as scopes from r`;
  // the check stands here, beside the SQL: each scope that leaves has its row
  const counted = z
    .looseObject({ journaled: z.int(), scopes: z.int() })
    .refine(r => r.journaled === r.scopes, 'a listed scope without a journal row');
  return (...values: readonly unknown[]): Statement<Row> => ({
    name,
    text,
    values,
    row: counted.transform(r => row.parse(r)),
    part: 'lists',
  });
};

/** A search: what was asked for is kept as a keyed hash, also when nothing is found. */
export const searched = (act: string) => {
  plain(act);
  return (keyHash: Uint8Array): Statement<z.infer<typeof Journaled>> => ({
    name: `journal.${act}`,
    text: `select 1 as journaled from (select authz.record_search('searched', '${act}', $1)) s`,
    values: [keyHash],
    row: Journaled,
    part: 'journals',
  });
};
