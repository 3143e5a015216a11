/** Faults for the bench: what makes a case dearer because there are others. Counted, not timed. */
import type { TestDatabase } from '../../database.ts';
import { runNode } from '../../../tools/run.ts';
import { plants } from '../../../bench/plant.ts';
import type { Fault, Verdict } from '../negative.ts';

export const proof = 'bench';

/** The bench has a PostgreSQL of its own; the database of the proof is not asked. */
async function count(...args: string[]): Promise<Verdict> {
  const { output } = await runNode(['bench/main.ts', '--quick', '--count', ...args]);
  if (output.includes('The bench is green')) return false;
  const [, fault] = /^ {2}(.+)\n[^]*The bench is RED/m.exec(output) ?? [];
  if (fault === undefined) throw new Error(`the bench gave no verdict:\n${output.slice(-2_000)}`);
  return fault;
}

/** The planner draws a sample of each table, and now and then another plan with it: what grows is red in a second load too. */
export const run = async (_database: TestDatabase): Promise<Verdict> =>
  (await count()) === false ? false : count();

export const costly = true;
export const faults: readonly Fault[] = Object.entries(plants).map(([plant, { name }]) => ({
  name,
  run: () => count('--plant', plant),
}));
