/** Parts of a unit of work that know no state: what is sent together, and what came back. */
import { parseRows, type Batch, type ResultsOf, type Sent } from './database.ts';
import { Fault } from './refusal.ts';

/** The same command sent twice at once waits for the first one, and then finds its answer: it must not decide on what the first has changed. */
export const earlierAnswer = (key: string) => [
  {
    name: 'unit.one-at-a-time',
    text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))',
    values: [key],
  },
  { name: 'unit.answered', text: 'select * from authz.answered($1)', values: [key] },
];

export const at = (batch: Batch, key: string) => {
  const statement = batch[key];
  if (statement === undefined) throw new Fault(`no statement ${key}`);
  return statement;
};

export const journaledBy = (batch: Batch, keys: readonly string[], results: readonly Sent[]): number =>
  keys.reduce(
    (count, key, i) => (at(batch, key).part === 'journals' ? count + (results[i]?.rows.length ?? 0) : count),
    0,
  );

// The keys of the results are the keys of the batch; the compiler cannot follow Object.fromEntries.
export const parseAll = <B extends Batch>(
  batch: B,
  keys: readonly string[],
  results: readonly Sent[],
): ResultsOf<B> =>
  Object.fromEntries(
    keys.map((key, i) => [key, parseRows(at(batch, key), results[i]?.rows ?? [])]),
  ) as ResultsOf<B>;
