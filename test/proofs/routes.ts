/**
 * npm run proof:routes -- --seed 1
 *
 * Every route of the contract, asked by every function of the field, standing to a family in every way there is: the
 * answer is the one that test/proofs/routes/expected.ts says, hidden and absent are the same, a refused command changes
 * nothing, and fifty hidden cases more change no byte. Then come those who want in.
 */
import { routes } from '#contract/index.ts';
import type { TestDatabase } from '../database.ts';
import { numbersFromArguments, withPostgres } from './base.ts';
import { focusOf } from './planting/changes.ts';
import { inGivenDatabase } from './planting/database.ts';
import { attack } from './routes/attackers.ts';
import { prepareFamilies, registerOfFamilies } from './routes/families.ts';
import type { Attacks } from './routes/field.ts';
import { openHouse } from './routes/house.ts';
import { probeKernel } from './routes/kernel.ts';
import { fillMatrix, isAllowed, vacuous, type Matrix } from './routes/matrix.ts';
import { hiddenCasesChangeNothing } from './routes/shadow.ts';

const isPublic = (id: string): boolean => routes.some(route => route.id === id && 'public' in route.access);

function printMatrix({ cells, twins, untouched, unexpected }: Matrix): void {
  const allowed = cells.filter(cell => isAllowed(cell.answer)).length;
  console.log(`${cells.length} cells, ${allowed} allowed, ${cells.length - allowed} refused:`);
  const byCode = Map.groupBy(cells, cell => cell.answer);
  for (const [code, of] of [...byCode].toSorted(([, one], [, other]) => other.length - one.length)) {
    console.log(`  ${code.padEnd(24)}${String(of.length).padStart(7)}`);
  }
  console.log(
    `${twins} hidden rows asked for again as absent ones, ${untouched} refused commands followed up`,
  );
  console.log(`${unexpected.length} unexpected answers`);
  for (const each of unexpected.slice(0, 40)) console.error(each);
}

function printAttacks({ counts }: Attacks): void {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  console.log(`${total} attacks: ${[...counts].map(([name, count]) => `${count} by ${name}`).join(', ')}`);
}

/** Somebody who planted a fault says which parts have to notice it. */
const focus = focusOf();
const has = (part: string): boolean => focus?.parts.includes(part) ?? true;

async function prove(database: TestDatabase, seed: number): Promise<string[]> {
  const faults: string[] = [];
  const house = await openHouse(database, {
    maxConnections: 6,
    register: registerOfFamilies(),
    patient: true,
  });
  try {
    const families = await prepareFamilies(house);
    if (has('kernel')) {
      const kernel = await probeKernel(house, families);
      console.log(`${kernel.probes} routes and acts of the kernel looked at`);
      faults.push(...kernel.faults);
    }
    if (has('matrix')) {
      const matrix = await fillMatrix(house, families, { seed, focus });
      printMatrix(matrix);
      faults.push(...matrix.unexpected);
      if (focus === undefined) faults.push(...vacuous(matrix, isPublic));
    }
    const attacks = await attack(house, families, focus);
    printAttacks(attacks);
    faults.push(...attacks.faults);
    if (has('shadow')) {
      const shadow = await hiddenCasesChangeNothing(house, families);
      console.log(
        `${shadow.compared} answers compared with those beside 50 hidden cases, ${shadow.full} of them not empty`,
      );
      faults.push(...shadow.faults);
    }
    return faults;
  } finally {
    await house.close();
  }
}

if (import.meta.main) {
  const { seed } = numbersFromArguments({ seed: 1 });
  console.log(`proof:routes, seed ${seed}`);
  const begin = performance.now();
  await withPostgres(async () => {
    const faults = await inGivenDatabase(database => prove(database, seed));
    for (const fault of faults.slice(0, 40)) console.error(`FAULT ${fault}`);
    const seconds = ((performance.now() - begin) / 1_000).toFixed(1);
    console.log(
      faults.length === 0
        ? `proof:routes holds, ${seconds} s`
        : `proof:routes FAILS: ${faults.length} faults, ${seconds} s`,
    );
    process.exitCode = faults.length === 0 ? 0 : 1;
  });
}
