/** What the journal holds, read as the administrator once nothing moves any more. */
import type pg from 'pg';

export interface LookRow {
  readonly kind: string;
  readonly act: string;
  readonly scope: string;
  readonly file: string;
  readonly grant: string;
  readonly purpose: string;
  readonly professional: string;
  readonly heldFunction: string;
  readonly organisation: string;
  readonly function: string;
}

export interface SearchRow extends Omit<LookRow, 'scope' | 'file' | 'grant'> {
  readonly hash: string;
}

export interface Journal {
  readonly looks: ReadonlyMap<string, readonly LookRow[]>;
  readonly searches: ReadonlyMap<string, readonly SearchRow[]>;
  /** Every word of these rows, but for the trace. */
  readonly words: string;
  /** Rows of no request that was made. */
  readonly strays: number;
}

const who = `professional_id::text as professional, held_function_id::text as "heldFunction", organisation_id::text as organisation, function, purpose`;

export async function readJournal(
  admin: pg.Pool,
  traces: readonly string[],
  known: ReadonlySet<string>,
): Promise<Journal> {
  const looks = await admin.query<LookRow & { trace: string; words: string }>(
    `select kind, act, scope_id::text as scope, file_id::text as file, grant_id::text as grant, ${who}, trace_id as trace, (to_jsonb(j) - 'trace_id')::text as words
       from app.journal j where trace_id = any ($1)`,
    [traces],
  );
  const searches = await admin.query<SearchRow & { trace: string; words: string }>(
    `select kind, act, encode(key_hash, 'hex') as hash, ${who}, trace_id as trace, (to_jsonb(j) - 'trace_id' - 'key_hash')::text as words
       from app.journal_search j where trace_id = any ($1)`,
    [traces],
  );
  const all = await admin.query<{ trace: string }>(
    'select trace_id as trace from app.journal union select trace_id from app.journal_search',
  );
  return {
    looks: Map.groupBy(looks.rows, row => row.trace),
    searches: Map.groupBy(searches.rows, row => row.trace),
    words: [...looks.rows, ...searches.rows].map(row => row.words).join('\n'),
    strays: all.rows.filter(row => !known.has(row.trace)).length,
  };
}

/** The traces that are there before the first request. */
export async function tracesBefore(admin: pg.Pool): Promise<Set<string>> {
  const { rows } = await admin.query<{ trace: string }>(
    'select trace_id as trace from app.journal union select trace_id from app.journal_search',
  );
  // copies of families bring their own
  return new Set(['proof', ...rows.map(row => row.trace)]);
}
