import pg from 'pg';
import { z } from 'zod';
import { Fault } from './refusal.ts';

/**
 * What a statement is to the journal: it reads, it writes the journal itself, it both lists and journals, it acts, or it
 * reads what is nobody's data and needs no journal.
 */
export type Part = 'reads' | 'journals' | 'lists' | 'writes' | 'impersonal';

/**
 * One named statement with its values. Naming is worth a factor of two: PostgreSQL plans it once per connection.
 * `subject` is the row that a permit must have been minted for (writes only).
 */
export interface Statement<Row> {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
  readonly row: z.ZodType<Row>;
  readonly part: Part;
  readonly subject?: string;
}

export type RowsOf<T> = T extends Statement<infer Row> ? readonly Row[] : never;
export type Batch = Readonly<Record<string, Statement<unknown>>>;
export type ResultsOf<B extends Batch> = { readonly [K in keyof B]: RowsOf<B[K]> };

/** PostgreSQL keeps 63 bytes of a name; two longer names that begin alike would be one. */
const checked = (name: string): string => {
  if (Buffer.byteLength(name) > 63) throw new Fault(`statement name too long: ${name}`);
  return name;
};

/** A read; its rows are parsed, not cast. */
export const read = <Row>(name: string, row: z.ZodType<Row>, text: string) => {
  checked(name);
  return (...values: readonly unknown[]): Statement<Row> => ({ name, text, values, row, part: 'reads' });
};

/** A read of law, titles or tasks of a function: it may leave without a journal row, also beside a look. */
export const readImpersonal = <Row>(name: string, row: z.ZodType<Row>, text: string) => {
  const statement = read(name, row, text);
  return (...values: readonly unknown[]): Statement<Row> => ({ ...statement(...values), part: 'impersonal' });
};

const Nothing = z.looseObject({});

/** A write, or a call of a definer function; `subject` is what the permit must be for. */
export const write = (name: string, text: string) => {
  checked(name);
  return (subject: string, ...values: readonly unknown[]): Statement<unknown> => ({
    name,
    text,
    values,
    row: Nothing,
    part: 'writes',
    subject,
  });
};

/**
 * An update of one row in the version that was seen. Nothing touched means that somebody was first: the statement itself
 * fails, since the commit travels behind it in the same trip.
 */
export const updateOne = (name: string, text: string) =>
  write(
    name,
    `with touched as (${text} returning 1) select authz.expect_row((select count(*) from touched))`,
  );

const DATE = 1082;
const TIMESTAMPTZ = 1184;
const INT8 = 20;

/** Dates stay text (a legal date is no instant); instants become ISO 8601 without losing microseconds; bigints stay text. */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === DATE || oid === INT8) return (value: string) => value;
    if (oid === TIMESTAMPTZ) return (value: string) => `${value.replace(' ', 'T')}:00`;
    const parser: unknown = pg.types.getTypeParser(oid, format ?? 'text');
    return parser;
  },
};

export type Pool = pg.Pool;
export type Connection = pg.PoolClient;

/** Connections of one role. Statements of a batch travel together (`pipeline`); cursors and streams do not fit here. */
export const openPool = (
  connectionString: string,
  options: { readonly max?: number; readonly name?: string; readonly silenceMillis?: number } = {},
): Pool => {
  // `pipeline` is known to the client, not yet to its published types
  const config: pg.PoolConfig & { readonly pipeline: boolean } = {
    connectionString,
    max: options.max ?? 16,
    application_name: options.name ?? 'perspectief',
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 30_000,
    // PostgreSQL ends what takes too long; this is for a network that says nothing any more
    query_timeout: options.silenceMillis ?? 20_000,
    keepAlive: true,
    types,
    options: '-c timezone=UTC',
    pipeline: true,
  };
  const pool = new pg.Pool(config);
  // A connection that breaks is replaced by the pool, and whoever uses it gets an error; without these listeners, one for
  // idle connections and one for those in use, it would end the process.
  pool.on('error', () => {});
  pool.on('connect', connection => connection.on('error', () => {}));
  return pool;
};

export interface Sent {
  readonly command: string;
  readonly rows: readonly unknown[];
}

/** What is written meanwhile leaves in one piece: one system call and one wake-up of PostgreSQL, however many statements. */
const inOnePiece = <T>(connection: Connection, write: () => T): T => {
  if (!(connection instanceof pg.Client)) return write();
  const { stream } = connection.connection;
  stream.cork();
  try {
    return write();
  } finally {
    stream.uncork();
  }
};

/** Sends several statements in one trip and waits for all; the first error is the one that counts. */
export const sendTogether = async (
  connection: Connection,
  statements: readonly {
    readonly name?: string;
    readonly text: string;
    readonly values?: readonly unknown[];
  }[],
): Promise<readonly Sent[]> => {
  const sent = inOnePiece(connection, () =>
    statements.map(({ name, text, values }) =>
      connection.query({
        text,
        ...(name === undefined ? {} : { name }),
        ...(values === undefined ? {} : { values: [...values] }),
      }),
    ),
  );
  const answers = await Promise.allSettled(sent);
  const results: Sent[] = [];
  for (const answer of answers) {
    if (answer.status === 'rejected') throw answer.reason;
    results.push(answer.value);
  }
  return results;
};

export const parseRows = <Row>(statement: Statement<Row>, rows: readonly unknown[]): readonly Row[] =>
  rows.map(row => statement.row.parse(row));

export const isDatabaseError = (error: unknown): error is pg.DatabaseError =>
  error instanceof pg.DatabaseError;
