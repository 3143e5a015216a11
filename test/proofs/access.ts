/**
 * npm run proof:access -- --n 1000000 --seed 1
 *
 * PostgreSQL's row-level security against the naive model of test/reference-model.ts, over random worlds that miss by
 * one condition. Fails on the first difference, and also when the attempts were too easy to prove anything.
 */
import { inCopyOf, inDatabase, numbersFromArguments, withPostgres } from './base.ts';
import { compareWorlds, prepare, type Tally } from './access/compare.ts';
import { explain } from './access/explain.ts';
import { hiddenRowsChangeNothing } from './access/hidden-rows.ts';
import { untriedPolicies } from './access/untried.ts';

/** Of a million decisions, so many at least must hang on each condition alone. */
const DECISIVE_IN_A_MILLION = 1_000;
const DECISIVE_FROM = 200_000;
const DECISIVE_AT_LEAST = 200;
const ALLOWED = { least: 0.2, most: 0.6 };

/** Why this run proves nothing, or that it found something. */
function judge(tally: Tally, n: number): string[] {
  const faults: string[] = [];
  const [first] = tally.differences;
  if (first !== undefined)
    faults.push(`${tally.differences.length} differences. The first:\n${explain(first)}`);
  const share = tally.allowed / tally.decisions;
  if (!(share >= ALLOWED.least && share <= ALLOWED.most)) {
    faults.push(`vacuous: ${percent(share)} of the decisions were allowed, and it must be 20 to 60 %`);
  }
  const scaled = Math.floor((DECISIVE_IN_A_MILLION * n) / 1_000_000);
  const least =
    n >= DECISIVE_FROM ? Math.max(scaled, DECISIVE_AT_LEAST) : Math.min(scaled, DECISIVE_AT_LEAST);
  for (const [name, count] of [...tally.decisive, ...tally.witnesses]) {
    if (count < least)
      faults.push(`vacuous: only ${count} decisions hung on "${name}", and it must be ${least}`);
  }
  for (const [name, { decisions, allowed }] of tally.byAttempt) {
    if (allowed === 0 || allowed === decisions)
      faults.push(`vacuous: "${name}" was allowed ${allowed} of ${decisions} times`);
  }
  return faults;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

function print(tally: Tally, seconds: number): void {
  const count = (value: number): string => value.toLocaleString('en').padStart(11);
  console.log('What was tried (decisions, allowed):');
  for (const [name, { decisions, allowed }] of tally.byAttempt) {
    console.log(`  ${name.padEnd(42)}${count(decisions)}  ${percent(allowed / decisions).padStart(6)}`);
  }
  console.log('Refusals that hung on one condition alone:');
  for (const [name, decisive] of tally.decisive) console.log(`  ${name.padEnd(42)}${count(decisive)}`);
  console.log('Permissions that hung on the rule being no stricter:');
  for (const [name, seen] of tally.witnesses) console.log(`  ${name.padEnd(42)}${count(seen)}`);
  console.log(
    `${tally.decisions.toLocaleString('en')} decisions in ${tally.worlds} worlds, ${percent(tally.allowed / tally.decisions)} allowed, ` +
      `${tally.differences.length} differences, ${seconds.toFixed(1)} s`,
  );
}

if (import.meta.main) {
  const { n, seed, world } = numbersFromArguments({ n: 1_000_000, seed: 1, world: undefined });
  console.log(`proof:access, seed ${seed}, at least ${n.toLocaleString('en')} decisions`);
  await withPostgres(async () => {
    const begin = performance.now();
    // Two at once: one PostgreSQL process for each core of a small machine.
    const tally = await inDatabase(async one => {
      await prepare(one);
      return inCopyOf(one, other =>
        compareWorlds({ adminUrls: [one.adminUrl, other.adminUrl], n, seed, world }),
      );
    });
    print(tally, (performance.now() - begin) / 1_000);
    const faults = world === undefined ? judge(tally, n) : tally.differences.slice(0, 1).map(explain);
    if (world === undefined) {
      faults.push(...(await inDatabase(untriedPolicies)));
      faults.push(...(await inDatabase(database => hiddenRowsChangeNothing(database, seed))));
    }
    for (const fault of faults) console.error(`\n${fault}`);
    console.log(faults.length === 0 ? 'proof:access holds' : `\nproof:access FAILS: ${faults.length} faults`);
    process.exitCode = faults.length === 0 ? 0 : 1;
  });
}
