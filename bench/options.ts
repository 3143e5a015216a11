import { parseArgs } from 'node:util';
import { plants, type Plant } from './plant.ts';

export interface Options {
  readonly sizes: readonly number[];
  readonly connections: readonly number[];
  readonly rounds: number;
  readonly seconds: number;
  readonly seed: number;
  readonly plant: Plant | undefined;
  /** Counts the pages and times nothing. */
  readonly countOnly: boolean;
  readonly alternatives: boolean;
  /** Only a whole run is worth writing down. */
  readonly keep: boolean;
  /** Writes docs/bench.md from the last results, and measures nothing. */
  readonly reportOnly: boolean;
}

export const usage = `Use: npm run bench -- [--quick | --full] [--wide] [--alternatives] [--count] [--plant ${Object.keys(plants).join('|')}] [--seed 1] [--report]
  without anything: 10,000 and 100,000 cases, 8 connections
  --quick           3,000 and 10,000 cases, short rounds (the reader with 2,000 cases does not fit in less)
  --full            also 1,000,000 cases
  --wide            also 1 and 32 connections
  --alternatives    also other shapes of the access rule, on copies of the smallest database
  --count           pages alone; nothing is timed
  --plant           with a fault planted, which must be found; nothing is timed
  --report          docs/bench.md once more from bench/results.json`;

export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      full: { type: 'boolean', default: false },
      wide: { type: 'boolean', default: false },
      alternatives: { type: 'boolean', default: false },
      count: { type: 'boolean', default: false },
      report: { type: 'boolean', default: false },
      plant: { type: 'string' },
      seed: { type: 'string', default: '1' },
    },
  });
  const which = values.plant;
  if (which !== undefined && !isPlant(which)) throw new Error(usage);
  const seed = Number(values.seed);
  if (!Number.isInteger(seed) || (values.quick && values.full)) throw new Error(usage);
  return {
    sizes: values.quick ? [3_000, 10_000] : [10_000, 100_000, ...(values.full ? [1_000_000] : [])],
    connections: values.wide ? [8, 1, 32] : [8],
    rounds: values.quick ? 3 : 7,
    seconds: values.quick ? 0.7 : 1.3,
    seed,
    plant: which,
    countOnly: values.count || which !== undefined,
    alternatives: values.alternatives,
    keep: !values.quick && !values.count && which === undefined,
    reportOnly: values.report,
  };
}

const isPlant = (word: string): word is Plant => word in plants;
