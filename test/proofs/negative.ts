/**
 * npm run proof:negative
 *
 * Would the proofs notice? Each file in test/proofs/negative/ brings faults: a fault is planted in a database of its
 * own (or in the code), the proof is run, and it must turn red. A fault that stays green is a survivor and fails the
 * run; so does a proof that is red with nothing planted. `npm run proof:negative -- routes-case` takes one file of them.
 *
 * With `--quick`, of the faults that cost a whole run of a proof, one in three: which, goes by the day, so that three days
 * see all of them.
 */
import { readdirSync } from 'node:fs';
import type { TestDatabase } from '../database.ts';
import { inCopyOf, inDatabase, withPostgres } from './base.ts';

/** What the proof said when it turned red, or false when it stayed green. */
export type Verdict = string | false;

export interface Fault {
  readonly name: string;
  /** Makes the fault, in this fresh copy of the database or elsewhere. What throws here is no fault found. */
  plant?(database: TestDatabase): Promise<void>;
  /** Runs the proof, no longer than it takes to turn red. */
  run(database: TestDatabase): Promise<Verdict>;
  /** For what is not in the database, which is thrown away. */
  undo?(): Promise<void>;
  /** `run` plants the fault itself and leaves the database as it was: a copy may serve for many of these. */
  readonly leavesNoTrace?: boolean;
}

export interface FaultFile {
  /** Which proof these are for; the same as the name of the npm script. */
  readonly proof: string;
  /** Faults may depend on what the database holds. */
  readonly faults: readonly Fault[] | ((database: TestDatabase) => Promise<readonly Fault[]>);
  /** The same run with nothing planted, which must stay green. */
  run(database: TestDatabase): Promise<Verdict>;
  /** Work on the database that all faults share: it is done once, and each fault gets a copy of the result. */
  prepare?(database: TestDatabase): Promise<void>;
  /** How many may run beside each other; 1 when faults are planted in the process itself. */
  readonly atOnce?: number;
  /** Each fault costs a whole run of the proof. */
  readonly costly?: boolean;
}

const SHARES = 3;
const days = Math.floor(Date.now() / 86_400_000);
const today = (_fault: Fault, at: number): boolean => at % SHARES === days % SHARES;

interface Outcome {
  readonly name: string;
  readonly kind: 'caught' | 'SURVIVED' | 'BROKEN';
  readonly words: string;
  readonly seconds: number;
}

/** In a copy of this database, or in this one when nothing of the fault stays behind. */
async function tryFault(fault: Fault, base: TestDatabase, shared?: TestDatabase): Promise<Outcome> {
  const begin = performance.now();
  const outcome = (kind: Outcome['kind'], words: string): Outcome => {
    return { name: fault.name, kind, words, seconds: (performance.now() - begin) / 1_000 };
  };
  try {
    const attempt = async (database: TestDatabase): Promise<Outcome> => {
      await fault.plant?.(database);
      const red = await fault.run(database);
      return red === false ? outcome('SURVIVED', 'the proof stayed green') : outcome('caught', red);
    };
    const mayShare = shared !== undefined && fault.leavesNoTrace === true;
    return mayShare ? await attempt(shared) : await inCopyOf(base, attempt);
  } catch (error) {
    // Neither red nor green: a fault that cannot be planted, or a proof that fell over, says nothing.
    return outcome('BROKEN', error instanceof Error ? error.message : String(error));
  } finally {
    await fault.undo?.();
  }
}

async function tryFile(file: FaultFile, base: TestDatabase, quick: boolean): Promise<Outcome[]> {
  await file.prepare?.(base);
  const control = await tryFault({ name: 'nothing planted', run: database => file.run(database) }, base);
  if (control.kind !== 'SURVIVED') return [{ ...control, kind: 'BROKEN' }];
  const all = typeof file.faults === 'function' ? await inCopyOf(base, file.faults) : file.faults;
  if (all.length === 0) throw new Error(`no faults for ${file.proof}`);
  const faults = quick && file.costly === true ? all.filter(today) : all;
  if (faults.length < all.length) console.log(`  today ${faults.length} of ${all.length}`);
  const waiting = [...faults];
  const outcomes: Outcome[] = [];
  const lane = async (shared?: TestDatabase): Promise<void> => {
    for (let fault = waiting.shift(); fault !== undefined; fault = waiting.shift()) {
      let outcome = await tryFault(fault, base, shared);
      // a proof that fell over before it asked anything says nothing: it is asked once more
      if (outcome.kind === 'BROKEN') outcome = await tryFault(fault, base, shared);
      outcomes.push(outcome);
      const first = outcome.words.split('\n', 1)[0] ?? '';
      console.log(`  ${outcome.kind.padEnd(8)} ${outcome.seconds.toFixed(1).padStart(5)} s  ${outcome.name}`);
      if (outcome.kind !== 'caught') console.log(`             ${first}`);
    }
  };
  const needsShared = faults.some(fault => fault.leavesNoTrace === true);
  const lanes = Array.from({ length: file.atOnce ?? 1 }, () => (needsShared ? inCopyOf(base, lane) : lane()));
  await Promise.all(lanes);
  return outcomes;
}

if (import.meta.main) {
  const folder = new URL('negative/', import.meta.url);
  const quick = process.argv.includes('--quick');
  const only = process.argv.slice(2).find(each => each !== '--quick');
  await withPostgres(async () => {
    const begin = performance.now();
    const all: Outcome[] = [];
    for (const name of readdirSync(folder)
      .filter(each => each.endsWith('.ts'))
      .toSorted()) {
      const file = (await import(new URL(name, folder).href)) as FaultFile;
      if (only !== undefined && !file.proof.includes(only) && !name.startsWith(`${only}.`)) continue;
      console.log(`Faults for ${file.proof}:`);
      all.push(...(await inDatabase(base => tryFile(file, base, quick))));
    }
    const missed = all.filter(outcome => outcome.kind !== 'caught');
    for (const { name, kind, words } of missed) console.error(`\n${kind}: ${name}\n${words}`);
    const seconds = ((performance.now() - begin) / 1_000).toFixed(1);
    console.log(
      `\n${all.length} faults planted, ${all.length - missed.length} caught, ${missed.length} missed, ${seconds} s`,
    );
    process.exitCode = all.length > 0 && missed.length === 0 ? 0 : 1;
  });
}
