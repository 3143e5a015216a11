/**
 * npm run proof:look -- --n 2000 --seed 1
 *
 * A look is a write: under injected faults (a cut connection, an ended backend, a journal that cannot be written, a
 * commit that fails) no answer with personal data is given without its committed journal row, and what failed says
 * nothing of anybody. Fails as well when too few requests met a fault, or too few were answered, to prove anything.
 */
import type { TestDatabase } from '../database.ts';
import { numbersFromArguments, withPostgres } from './base.ts';
import { connectionsLeft, insertOnly, outage, recovery, rowsLost } from './look/aftermath.ts';
import { createJudge } from './look/judge.ts';
import { tracesBefore } from './look/journal.ts';
import { runRounds } from './look/rounds.ts';
import { setScene } from './look/scene.ts';
import { Tally } from './look/tally.ts';
import { focusOf } from './planting/changes.ts';
import { inGivenDatabase } from './planting/database.ts';

/** Somebody who planted a fault says which routes have to notice; the first sign of it is enough. */
const focus = focusOf();

async function prove(database: TestDatabase, n: number, seed: number): Promise<string[]> {
  const scene = await setScene(database);
  try {
    const tally = new Tally();
    for (const fault of scene.faults) tally.say(fault);
    const judge = createJudge(scene, tally, await tracesBefore(scene.admin));
    await runRounds(scene, {
      n,
      round: focus === undefined ? 150 : 60,
      seed,
      routes: focus?.routes,
      judge: async outcomes => {
        await judge(outcomes);
        return focus !== undefined && tally.faults.length > 0;
      },
    });
    tally.print();
    if (focus !== undefined && tally.faults.length > 0) return tally.faults;
    if (focus === undefined) tally.faults.push(...tally.vacuous());
    const away = await outage(scene, seed);
    tally.faults.push(...away.faults);
    const back = await recovery(scene, { seed, judge, tally });
    tally.faults.push(
      ...(await connectionsLeft(scene)),
      ...(await insertOnly(scene)),
      ...(await rowsLost(scene, tally)),
    );
    console.log(`${away.asked} requests while the database was away, ${back} after it came back`);
    return tally.faults;
  } finally {
    await scene.close();
  }
}

if (import.meta.main) {
  const { n, seed } = numbersFromArguments({ n: 2_000, seed: 1 });
  console.log(`proof:look, seed ${seed}, ${n} requests`);
  const begin = performance.now();
  await withPostgres(async () => {
    const faults = await inGivenDatabase(database => prove(database, n, seed));
    for (const fault of faults.slice(0, 40)) console.error(`FAULT ${fault}`);
    const seconds = ((performance.now() - begin) / 1_000).toFixed(1);
    console.log(
      faults.length === 0
        ? `proof:look holds, ${seconds} s`
        : `proof:look FAILS: ${faults.length} faults, ${seconds} s`,
    );
    process.exitCode = faults.length === 0 ? 0 : 1;
  });
}
